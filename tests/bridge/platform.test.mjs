// What mini takes from JavaScript (runtimes/mini/web/js/platform.js), called as its wasm calls it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { platform as make } from "../../runtimes/mini/web/js/platform.js";

const memory = new WebAssembly.Memory({ initial: 8 });
const { math, platform } = make({ exports: { memory } });
const bytes = () => new Uint8Array(memory.buffer);

/** Puts text at `at` and returns its address and length. */
function put(text, at = 64) {
  const encoded = new TextEncoder().encode(text);
  bytes().set(encoded, at);
  return [at, encoded.length];
}

/** The result that an operation announced with its length. */
function taken(length) {
  bytes().fill(255, 4096, 4096 + length + 1);
  platform.take(4096);
  assert.equal(bytes()[4096 + length], 255, "no more is written than was announced");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes().slice(4096, 4096 + length));
}

test("the imports are those that platform.rs declares", () => {
  const rust = readFileSync(new URL("../../runtimes/mini/web/src/platform.rs", import.meta.url), "utf8");
  const declared = (source) => [...source.matchAll(/^ +(?:pub )?(?:safe )?fn (\w+)\(.*;$/gm)].map(([, name]) => name);
  const [functions, services] = rust.split("mod js {");
  const cold = readFileSync(new URL("../../runtimes/mini/web/src/cold.rs", import.meta.url), "utf8");
  assert.deepEqual([...declared(services), ...declared(cold)].sort(), Object.keys(platform).sort());
  const names = declared(functions);
  assert.equal(names.length, 22);
  assert.deepEqual(names.filter((name) => typeof math[name] !== "function"), []);
});

test("the classes are those of the engine, in its order", () => {
  const base = readFileSync(new URL("../../runtimes/mini/base/src/platform.rs", import.meta.url), "utf8");
  const [, list] = base.match(/PATTERNS: \[&str; \d+\] = \[([^]*?)\];/);
  const patterns = [...list.matchAll(/"(.*?)",/g)].map(([, pattern]) => pattern.replaceAll("\\\\", "\\"));
  const js = readFileSync(new URL("../../runtimes/mini/web/js/platform.js", import.meta.url), "utf8");
  const used = [...js.match(/const CLASSES = \[([^]*?)\n\];/)[1].matchAll(/\/(.*?)\/u/g)].map(([, pattern]) => pattern);
  assert.deepEqual(used, patterns);
});

test("float text, both ways", () => {
  for (const [x, text] of [[0.1, "1e-1"], [1e22, "1e+22"], [123.456, "1.23456e+2"], [5e-324, "5e-324"]]) {
    assert.equal(taken(platform.shortest(x)), text);
    assert.equal(platform.parse(...put(text)), x);
  }
  assert.equal(platform.parse(...put("1e999")), Infinity);
});

test("case and normal forms", () => {
  const upper = (text) => taken(platform.transform(4, ...put(text)));
  const lower = (text) => taken(platform.transform(5, ...put(text)));
  assert.equal(upper("straße ŉ"), "STRASSE ʼN");
  assert.equal(lower("ΌΣΟΣ İ"), "όσος i̇");
  const normal = (form) => taken(platform.transform(form, ...put("\u00e9 \ufb01")));
  assert.deepEqual([0, 1, 2, 3].map(normal), ["\u00e9 \ufb01", "e\u0301 \ufb01", "\u00e9 fi", "e\u0301 fi"]);
  assert.equal(upper(""), "");
  assert.equal(lower("\uFEFFA"), "\uFEFFa");
});

test("character classes", () => {
  const is = (c) => platform.class(c.codePointAt(0));
  assert.equal(is("é"), 1 | 2 | 128 | 256);
  assert.equal(is("É"), 1 | 4 | 128 | 256);
  assert.equal(is("ǅ"), 1 | 8 | 128 | 256);
  assert.equal(is("٣"), 16 | 32 | 256);
  assert.equal(is("½"), 32);
  assert.equal(is("\u00a0"), 64);
  assert.equal(is("\u{1f40d}"), 0);
});

test("clocks and randomness", () => {
  assert.ok(Math.abs(platform.now() - Date.now() / 1000) < 1);
  const before = platform.monotonic();
  assert.ok(platform.monotonic() >= before);
  assert.equal(platform.offset(0), 0 - 60 * new Date(0).getTimezoneOffset());
  bytes().fill(0, 100_000, 270_001);
  platform.random(100_000, 170_000);
  assert.ok(bytes().slice(269_900, 270_000).some((byte) => byte !== 0));
  assert.equal(bytes()[270_000], 0);
});

test("collation is the user's", () => {
  assert.ok(platform.collate(...put("ä"), ...put("z", 128)) < 0);
  assert.equal(platform.collate(...put("a"), ...put("a", 128)), 0);
});

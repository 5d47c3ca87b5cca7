// The numbers that both sides of the boundary know are the same on both sides.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as PY from "../../runtimes/bridge/js/ops.js";
import * as TAG from "../../runtimes/bridge/js/tags.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** `pub const NAME: u32 = N;` of a Rust module. */
function constants(source, module) {
  const start = source.indexOf(`pub mod ${module} {`);
  assert.notEqual(start, -1);
  const body = source.slice(start, source.indexOf("\n}", start));
  return Object.fromEntries([...body.matchAll(/pub const (\w+): u32 = (\d+);/g)].map(([, name, n]) => [name, +n]));
}

test("operations on the runtime", () => {
  assert.deepEqual(constants(read("runtimes/bridge/src/ops.rs"), "py"), { ...PY });
});

test("tags of records", () => {
  assert.deepEqual(constants(read("runtimes/bridge/src/memory.rs"), "tag"), { ...TAG });
});

test("operations on JavaScript are an array in Rust's order", () => {
  const names = Object.entries(constants(read("runtimes/bridge/src/ops.rs"), "host")).sort((a, b) => a[1] - b[1]);
  const source = read("runtimes/bridge/js/bridge.js");
  const listed = [...source.matchAll(/^ {4}\/\* (\w+) \*\//gm)].map(([, name]) => name);
  assert.deepEqual(listed, names.map(([name]) => name));
});

test("abilities of Python objects", () => {
  const source = read("core/src/runtime.rs");
  const abilities = [...source.matchAll(/pub const (\w+): u32 = (\d+);/g)];
  const proxy = read("runtimes/bridge/js/proxy.js");
  let compared = 0;
  for (const [, name, bit] of abilities) {
    const [, used] = proxy.match(new RegExp(`\\b${name} = (\\d+)[,;]`)) ?? [];
    if (used === undefined) continue;
    assert.equal(used, bit, name);
    compared++;
  }
  assert.ok(compared >= 10);
});

test("the scratch area has the size that JavaScript takes it to have", () => {
  const rust = read("runtimes/bridge/src/memory.rs");
  const js = read("runtimes/bridge/js/bridge.js");
  for (const name of ["RECORDS", "TEXT"]) {
    const [, inRust] = rust.match(new RegExp(`const ${name}: usize = (\\d+);`));
    const [, inJs] = js.match(new RegExp(`const ${name} = (\\d+);`));
    assert.equal(inRust, inJs, name);
  }
});

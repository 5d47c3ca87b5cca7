// JavaScript as Python sees it, through core::Host.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./toy.mjs";

let out = "";
const py = await load({ stdout: (text) => (out += text) });
const run = (source, values = {}) => {
  for (const [name, value] of Object.entries(values)) py.globals.set(name, value);
  return py.eval(source);
};

test("attributes and methods with the right this", () => {
  const o = { n: 1, get double() { return this.n * 2; }, add(a, b = 0) { return this.n + a + b; } };
  assert.equal(run("o.n", { o }), 1);
  assert.equal(run("o.double"), 2);
  run("o.n = 5");
  assert.equal(o.n, 5);
  assert.equal(run("o.add(2)"), 7);
  assert.equal(run("o.add(2, 3)"), 10);
  assert.equal(run("m = o.add\nm(1)"), 6);
  assert.throws(() => run("o.nothing"), /AttributeError/);
  assert.equal(run("o.empty", { o: { empty: undefined } }), undefined);
  assert.equal(run("js.Math.max(1, 2, 3, 4)"), 4);
  assert.deepEqual(run('js.Object.fromEntries(js.JSON.parse("[[1, 2]]"))'), { 1: 2 });
});

test("keywords are a trailing object", () => {
  const f = (...args) => args;
  assert.deepEqual(run("f(1, b=2, c=3)", { f }), [1, { b: 2, c: 3 }]);
  assert.deepEqual(run("o.f(b=2)", { o: { f } }), [{ b: 2 }]);
});

test("construct", () => {
  assert.deepEqual(run("js.Date.new(0)"), new Date(0));
  assert.equal(run("js.Array.new(1, 2).length"), 2);
});

test("items of arrays, maps and objects", () => {
  assert.equal(run("a[1]", { a: [1, 2] }), 2);
  assert.equal(run("a[-1]"), 2);
  assert.throws(() => run("a[5]"), { type: "IndexError" });
  const m = new Map([["k", 1]]);
  assert.equal(run('m["k"]', { m }), 1);
  assert.throws(() => run('m["x"]'), { type: "KeyError" });
  run('m["x"] = 5');
  assert.equal(m.get("x"), 5);
  const o = { p: 1, get: 2 };
  assert.equal(run('o["p"]', { o }), 1);
  run('o["q"] = 3');
  assert.equal(o.q, 3);
  const bytes = new Uint8Array(2);
  run("b[1] = 7", { b: bytes });
  assert.equal(bytes[1], 7);
});

test("iteration, len, str, identity, types", () => {
  assert.deepEqual(run("iterate(s)", { s: new Set([1, "b"]) }).toJs(), [1, "b"]);
  assert.throws(() => run("iterate(n)", { n: {} }), /'JsProxy' object is not iterable/);
  assert.equal(run("len(a)", { a: [1, 2, 3] }), 3);
  assert.equal(run("len(a)", { a: new Map([[1, 2]]) }), 1);
  assert.throws(() => run("len(a)", { a: {} }), /has no len\(\)/);
  assert.equal(run("str(a)", { a: [1, 2] }), "1,2");
  const facts = (a, b = a) => run("host_is(a, b)", { a, b }).toJs();
  assert.deepEqual(facts([]).slice(0, 6), [true, false, "object", "Array", true, false]);
  assert.deepEqual(facts(Promise.resolve()).slice(2, 6), ["object", "Promise", true, true]);
  assert.deepEqual(facts(class A {}, {}).slice(0, 4), [false, true, "function", "Function"]);
  assert.deepEqual(facts(new Uint16Array([258]))[6], new Uint8Array([2, 1]));
});

test("a Python function as a callback", () => {
  const results = [];
  run("def cb(a): return f(a)\nlist.forEach(lambda x, i, a: f(x))", { f: (x) => results.push(x), list: [1, 2] });
  assert.deepEqual(results, [1, 2]);
});

test("deep nesting of calls between the two sides", () => {
  const f = (n) => (n === 0 ? 0 : py.globals.get("down")(n - 1));
  run("def down(n): return f(n)", { f });
  assert.equal(f(90), 0);
  const g = (n) => (n === 0 ? "end" : py.eval(`g(${n - 1})`));
  run("g", { g });
  assert.equal(g(90), "end");
});

test("endless recursion through both sides is an error, and the runtime lives", () => {
  const f = () => py.globals.get("endless")();
  run("def endless(): return f()", { f });
  assert.throws(() => f(), /call each other too deeply/);
  assert.equal(py.eval("1 + 1"), 2);
});

test("memory that grows during a call does not lose the result", () => {
  const big = () => {
    py.globals.set("big", "x".repeat(3_000_000));
    return "answer";
  };
  assert.equal(run("big_f()", { big_f: big }), "answer");
  assert.equal(py.globals.get("big").length, 3_000_000);
});

test("output", () => {
  out = "";
  run('print("größe", 1)');
  assert.equal(out, "größe 1\n");
});

test("Python can't be entered from an output function", async () => {
  let error;
  const inner = await load({
    stdout() {
      try {
        inner.eval("1");
      } catch (e) {
        error = e;
      }
    },
  });
  inner.eval('print("x")');
  assert.match(error.message, /Python is running/);
  assert.equal(inner.eval("1 + 1"), 2);
});

test("modules and files", () => {
  py.registerJsModule("tools", { twice: (x) => 2 * x });
  assert.equal(run("tools.twice(4)"), 8);
  assert.throws(() => py.registerJsModule("tools", 5), TypeError);
  py.writeFile("/a.txt", "größe");
  py.writeFile("/b.bin", new Uint8Array([1, 2, 3]).subarray(1));
  assert.equal(new TextDecoder().decode(py.readFile("/a.txt")), "größe");
  assert.deepEqual(py.readFile("/b.bin"), new Uint8Array([2, 3]));
  assert.throws(() => py.readFile("/none"), { type: "FileNotFoundError" });
});

test("no handles are left", () => {
  const before = py.heldObjects;
  for (let i = 0; i < 100; i++) run("js.JSON.stringify(js.Object.new())\nm = js.Math.max\nm(1, 2)\n0");
  assert.ok(py.heldObjects - before < 10);
});

// What crosses, both ways, and what it becomes.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./toy.mjs";

const py = await load({ stdout() {} });
py.eval("def same_py(a): return a");
const echo = py.globals.get("same_py");

test("scalars from Python", () => {
  assert.equal(py.eval("None"), undefined);
  assert.equal(py.eval("True"), true);
  assert.equal(py.eval("-7"), -7);
  assert.equal(py.eval("2.5"), 2.5);
  assert.equal(py.eval('"plain"'), "plain");
  assert.equal(py.eval('"größe 🐍 \u0000"'), "größe 🐍 \u0000");
  assert.equal(py.eval("9007199254740991"), Number.MAX_SAFE_INTEGER);
  assert.equal(py.eval("9007199254740992"), 9007199254740992n);
  assert.equal(py.eval("-9007199254740993"), -9007199254740993n);
  assert.equal(py.eval("123456789012345678901234567890"), 123456789012345678901234567890n);
  assert.deepEqual(py.eval('b"xyz"'), new Uint8Array([120, 121, 122]));
});

test("a round trip changes nothing that Python can hold", () => {
  const values = [
    undefined, null, true, false, 0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, -(2 ** 53 - 1), 0.1, -1e300, Infinity, 5e-324,
    "", "a", "exactly twenty-four bytes", "a longer text than the area of recent ones has entries for", "é", "日本語", "🐍", "\uFEFFbom",
    "x".repeat(10_000), "é".repeat(10_000), 2n ** 62n, -(2n ** 63n), 2n ** 64n, -(2n ** 200n) + 12345n, 10n ** 40n,
  ];
  for (const value of values) assert.equal(echo(value), value, String(value).slice(0, 40));
  assert.ok(Number.isNaN(echo(NaN)));
});

test("small bigints are ints, as Python knows one kind", () => {
  assert.equal(echo(5n), 5);
});

test("lone surrogates become the replacement character", () => {
  assert.equal(echo("a\ud800b"), "a\ufffdb");
});

test("JavaScript objects keep their identity", () => {
  for (const object of [{}, [], () => 1, Symbol("s"), new Date(0), new Map(), /x/, new Uint8Array(2), new Error("e")]) {
    assert.equal(echo(object), object);
  }
});

test("Python objects keep theirs", () => {
  const list = py.eval("l = [1]\nl");
  const again = echo(list);
  assert.notEqual(again, list);
  again[0] = 5;
  assert.equal(list[0], 5);
});

test("many arguments do not fit the stack and cross all the same", () => {
  const many = py.eval("js.Array.of");
  assert.equal(typeof many, "function");
  const items = Array.from({ length: 3000 }, (_, i) => i);
  const list = py.toPy(items);
  assert.deepEqual(list.toJs(), items);
  const text = py.toPy(Array.from({ length: 2000 }, (_, i) => `text ${i}`));
  assert.equal(text.toJs()[1999], "text 1999");
});

test("toJs: containers", () => {
  const value = py.eval('[1, "two", [3.5, None], {"a": {"b": [True]}}, b"xy"]').toJs();
  const nested = new Map([["a", new Map([["b", [true]]])]]);
  assert.deepEqual(value, [1, "two", [3.5, undefined], nested, new Uint8Array([120, 121])]);
});

test("toJs: dict_converter, depth, pyproxies", () => {
  const make = () => py.eval('{"a": {"b": 1}, "c": [2]}');
  assert.deepEqual(make().toJs({ dict_converter: Object.fromEntries }), { a: { b: 1 }, c: [2] });
  const pyproxies = [];
  const shallow = make().toJs({ depth: 1, pyproxies });
  assert.equal(shallow.get("a").type, "dict");
  assert.equal(pyproxies.length, 2);
  for (const proxy of pyproxies) proxy.destroy();
  const withFunction = py.eval("[lambda a: a]");
  assert.equal(withFunction.toJs()[0](3), 3);
  assert.throws(() => withFunction.toJs({ create_pyproxies: false }), /type function has no JavaScript form/);
});

test("toJs: a list in itself", () => {
  const value = py.eval("c = [1]\nc[0] = c\nc").toJs();
  assert.equal(value[0], value);
});

test("toPy and back", () => {
  const value = { a: [1, "x", { b: null }], m: new Map([[1, "one"]]) };
  const proxy = py.toPy(value);
  assert.equal(proxy.type, "dict");
  assert.deepEqual(proxy.toJs({ dict_converter: Object.fromEntries }), { a: [1, "x", { b: null }], m: { 1: "one" } });
  assert.equal(py.toPy(5), 5);
  assert.equal(py.toPy("s"), "s");
  const date = new Date();
  assert.equal(py.toPy(date), date);
});

test("toPy: depth and cycles", () => {
  const inner = [1];
  const shallow = py.toPy([inner], { depth: 1 });
  assert.equal(shallow.get(0), inner);
  const cycle = { name: "c" };
  cycle.list = [cycle];
  const proxy = py.toPy(cycle);
  assert.equal(proxy.get("list")[0].get("name"), "c");
  assert.equal(proxy.get("list")[0].get("list")[0].get("name"), "c");
});

// PyProxy: a Python object that behaves as a JavaScript one.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./toy.mjs";

const py = await load({ stdout() {} });

test("functions: call, keywords, apply, bind", () => {
  const f = py.eval("def f(a, b): return a + b\nf");
  assert.equal(typeof f, "function");
  assert.equal(f(1, 2), 3);
  assert.equal(f.callKwargs(1, { b: 5 }), 6);
  assert.equal(f.callKwargs({ a: 1, b: 7 }), 8);
  assert.equal(f.apply(null, [3, 4]), 7);
  assert.equal(f.call(null, 3, 5), 8);
  assert.equal(f.bind(null, 10)(1), 11);
  assert.equal(f.__name__, "f");
  assert.equal(f.type, "function");
  assert.equal(String(f), "<function f>");
  assert.deepEqual([1, 2].map(py.eval("lambda x, i, a: x + i")), [1, 3]);
});

test("attributes: get, set, has, delete", () => {
  const e = py.eval('e = ValueError("x")\ne');
  assert.equal(e.missing, undefined);
  e.count = 3;
  assert.equal(e.count, 3);
  assert.equal(py.eval("e.count"), 3);
  assert.ok("count" in e);
  assert.ok(!("missing" in e));
  assert.deepEqual(Reflect.ownKeys(e), ["count"]);
  delete e.count;
  assert.equal(e.count, undefined);
});

test("lists: indexes, length, iteration, array methods", () => {
  const list = py.eval("[1, 2, 3]");
  assert.equal(list.length, 3);
  assert.equal(list[0], 1);
  assert.equal(list[9], undefined);
  list[0] = 10;
  assert.deepEqual([...list], [10, 2, 3]);
  assert.deepEqual(list.map((x) => x * 2), [20, 4, 6]);
  assert.equal(list.join("-"), "10-2-3");
  assert.ok(0 in list && !(3 in list));
  assert.equal(list.get(1), 2);
  assert.throws(() => { list[9] = 1; }, { type: "IndexError" });
  let seen = 0;
  for (const x of list) {
    seen += x;
    break;
  }
  assert.equal(seen, 10);
});

test("dicts: get, set, has, delete", () => {
  const dict = py.eval('{"a": 1}');
  assert.equal(dict.get("a"), 1);
  assert.equal(dict.get("b"), undefined);
  assert.equal(dict.get("b", 5), 5);
  dict.set("b", [2]);
  assert.ok(dict.has("b"));
  assert.equal(dict.length, 2);
  assert.deepEqual([...dict], ["a", "b"]);
  dict.delete("a");
  assert.ok(!dict.has("a"));
  assert.throws(() => dict.delete("a"), { type: "KeyError" });
  assert.equal(dict.a, undefined);
});

test("globals are shared with programs", () => {
  py.globals.set("answer", 42);
  assert.equal(py.eval("answer + 1"), 43);
  assert.equal(py.globals.get("answer"), 42);
  const scope = py.newScope("other");
  py.eval("answer = 1", { globals: scope });
  assert.equal(scope.get("answer"), 1);
  assert.equal(scope.get("__name__"), "other");
  assert.equal(py.globals.get("answer"), 42);
});

test("copy, destroy, and what a destroyed proxy says", () => {
  const list = py.eval("[1]");
  const copy = list.copy();
  list.destroy();
  list.destroy();
  assert.equal(copy[0], 1);
  const gone = { message: "Object has already been destroyed" };
  assert.throws(() => list[0], gone);
  assert.throws(() => list.length, gone);
  assert.throws(() => list.type, gone);
  assert.throws(() => list.toString(), gone);
  assert.throws(() => list.toJs(), gone);
  assert.throws(() => list.copy(), gone);
  assert.throws(() => py.eval("lambda a: a")(list), gone);
  const f = py.eval("lambda: 1");
  f.destroy();
  assert.throws(() => f(), gone);
});

test("isPyProxy", () => {
  assert.ok(py.isPyProxy(py.eval("[]")));
  for (const x of [{}, null, undefined, 1, "s", () => 1]) assert.ok(!py.isPyProxy(x));
});

test("a proxy of another runtime is a JavaScript object", async () => {
  const other = await load();
  const list = other.eval("[1, 2]");
  py.globals.set("foreign", list);
  assert.equal(py.globals.get("foreign"), list);
  assert.equal(py.eval("foreign.length"), 2);
  other.dispose();
  assert.throws(() => list.length, /disposed/);
});

test("handles do not pile up", () => {
  const f = py.eval("lambda a: a");
  const before = [py.memory().used, py.heldObjects];
  for (let i = 0; i < 1000; i++) {
    f({}).x = 1;
    const list = f(py.eval("[1, [2, {}]]"));
    list.toJs();
    for (const item of list) item?.destroy?.();
    list.destroy();
    py.toPy([1, { a: [2] }]).destroy();
  }
  // The proxies that `eval` made wait for the garbage collector; the containers made on the way do not.
  assert.ok(py.memory().used - before[0] <= 1000, `${py.memory().used - before[0]} more Python handles`);
  assert.equal(py.heldObjects, before[1]);
});

test("forgotten proxies are freed", { skip: typeof gc !== "function" && "needs node --expose-gc" }, async () => {
  const before = py.memory().used;
  for (let i = 0; i < 5000; i++) py.eval("[1]");
  for (let round = 0; round < 10 && py.memory().used > before + 100; round++) {
    gc();
    await new Promise((done) => setTimeout(done, 10));
  }
  assert.ok(py.memory().used <= before + 100, `${py.memory().used - before} handles are left`);
});

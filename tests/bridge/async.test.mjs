// Programs that wait: the driver of Runtime::resume, promises, coroutines.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./toy.mjs";

const py = await load({ stdout() {}, stdin: async (prompt) => (prompt === "end?" ? null : `${prompt} yes`) });
const tick = () => new Promise((done) => setTimeout(done, 5));

test("await a promise at the top", async () => {
  py.globals.set("p", new Promise((done) => setTimeout(done, 5, { a: 1 })));
  const value = await py.evalAsync("v = await p\nv.a");
  assert.equal(value, 1);
});

test("a rejection is raised where it is awaited", async () => {
  const error = new Error("no");
  py.globals.set("p", Promise.reject(error));
  await assert.rejects(py.evalAsync("await p"), (e) => e.type === "JsException" && e.cause === error);
  const f = py.eval("async def f(): return await p\nf");
  await assert.rejects(f(), (e) => e === error);
});

test("sleep takes its time and leaves the page alive", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 2);
  const start = performance.now();
  await py.evalAsync("sleep(0.05)");
  clearInterval(timer);
  assert.ok(performance.now() - start >= 45);
  assert.ok(ticks > 5);
});

test("input asks stdin, whose promise is awaited", async () => {
  assert.equal(await py.evalAsync('x = input("sure?")\nx'), "sure? yes");
  assert.equal(await py.evalAsync('x = input("end?")\nx'), undefined);
});

test("input in plain eval needs an answer at once", async () => {
  const quick = await load({ stdin: (prompt) => prompt + "!" });
  assert.equal(quick.eval('x = input("a")\nx'), "a!");
});

test("breathing lets timers and other programs run", async () => {
  const order = [];
  py.globals.set("order", order);
  const first = py.evalAsync("order.push(1)\nbreathe()\norder.push(3)");
  const second = py.evalAsync("order.push(2)\nbreathe()\norder.push(4)");
  await Promise.all([first, second]);
  assert.deepEqual(order, [1, 2, 3, 4]);
});

test("interrupt: a loop, a sleep, a promise that never settles", async () => {
  for (const source of ["forever()", "sleep(1000)", "await p"]) {
    py.globals.set("p", new Promise(() => {}));
    const run = py.evalAsync(source);
    await tick();
    py.interrupt();
    await assert.rejects(run, { type: "KeyboardInterrupt" }, source);
  }
});

test("syntax errors reject", async () => {
  await assert.rejects(py.evalAsync("]"), { type: "SyntaxError" });
});

test("a coroutine is a thenable", async () => {
  py.globals.set("p", Promise.resolve(7));
  const f = py.eval("async def f(): return await p\nf");
  assert.equal(await f(), 7);
  const coroutine = f();
  assert.equal(coroutine.type, "coroutine");
  assert.equal(await coroutine, 7);
  assert.equal(await coroutine, 7);
  assert.equal(py.eval("[]").then, undefined);
});

test("an async event handler runs without being awaited", async () => {
  const seen = [];
  py.globals.set("seen", seen);
  const handler = py.eval("async def handler(e): return seen.push(e)\nhandler");
  const target = new EventTarget();
  target.addEventListener("x", handler);
  target.dispatchEvent(new Event("x"));
  await tick();
  assert.equal(seen.length, 1);
  target.removeEventListener("x", handler);
  target.dispatchEvent(new Event("x"));
  await tick();
  assert.equal(seen.length, 1);
});

test("then and call_later from Python", async () => {
  const seen = [];
  py.globals.set("seen", seen);
  py.globals.set("good", Promise.resolve("good"));
  py.globals.set("bad", Promise.reject("bad"));
  py.eval("then(good, lambda v: seen.push(v), lambda e: seen.push(e))");
  py.eval('then(bad, lambda v: seen.push("never"), lambda e: seen.push(e))');
  py.eval('later(0.001, lambda: seen.push("later"))\nlater(0, lambda: seen.push("soon"))');
  await tick();
  await tick();
  assert.deepEqual(new Set(seen), new Set(["good", "bad", "later", "soon"]));
});

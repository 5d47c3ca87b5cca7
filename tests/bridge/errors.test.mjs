// Exceptions of both languages, and their way through the other.

import assert from "node:assert/strict";
import test from "node:test";
import { PythonError } from "../../runtimes/bridge/js/runtime.js";
import { load } from "./toy.mjs";

const py = await load({ stdout() {} });

const caught = (run) => {
  try {
    run();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
};

test("a Python exception is a PythonError", () => {
  const error = caught(() => py.eval('raise ValueError("bad")'));
  assert.ok(error instanceof PythonError && error instanceof Error);
  assert.equal(error.name, "PythonError");
  assert.equal(error.type, "ValueError");
  assert.equal(error.summary, "ValueError: bad");
  assert.match(error.message, /^Traceback \(most recent call last\):\n {2}File "<toy>", line 1, in <module>\nValueError: bad$/);
  assert.deepEqual(error.traceback, [{ file: "<toy>", line: 1, column: 0, endColumn: 4, function: "<module>" }]);
  assert.equal(error.value.type, "ValueError");
  assert.equal(error.exitCode, undefined);
});

test("what JavaScript throws comes through a Python function as the same object", () => {
  for (const thrown of [new RangeError("mine"), undefined, null, 5, "text", { a: 1 }]) {
    py.globals.set("thrower", () => {
      throw thrown;
    });
    const through = py.eval("lambda: thrower()");
    assert.equal(caught(() => through()), thrown);
  }
  assert.equal(py.eval("1"), 1);
});

test("in a program it has Python's traceback, and the object as its cause", () => {
  const thrown = new RangeError("mine");
  py.globals.set("thrower", () => {
    throw thrown;
  });
  const error = caught(() => py.eval("thrower()"));
  assert.equal(error.type, "JsException");
  assert.equal(error.summary, "JsException: RangeError: mine");
  assert.equal(error.cause, thrown);
  assert.ok(!("cause" in caught(() => py.eval('raise ValueError("x")'))));
});

test("what Python raises comes through JavaScript as the same object", () => {
  py.eval('e = ValueError("one")\ndef raiser(): raise e');
  const raiser = py.globals.get("raiser");
  py.globals.set("through", () => raiser());
  py.eval("r = attempt(lambda: through())\nr.mark = 5");
  assert.equal(py.eval("e.mark"), 5);
  const error = caught(() => py.eval("through()"));
  assert.equal(error.value.mark, 5);
});

test("a JavaScript error caught in Python is the object", () => {
  const thrown = new Error("seen");
  py.globals.set("thrower", () => {
    throw thrown;
  });
  assert.equal(py.eval("attempt(lambda: thrower())"), thrown);
});

test("getters, setters, methods and constructors that throw", () => {
  const thrown = new Error("g");
  const boom = () => {
    throw thrown;
  };
  py.globals.set("o", { get a() { return boom(); }, set a(_) { boom(); }, m: boom, K: class { constructor() { boom(); } } });
  for (const source of ["o.a", "o.a = 1", "o.m()", "o.m(1, 2, 3)", "o.K.new()"]) {
    assert.equal(caught(() => py.eval(source)).cause, thrown, source);
  }
  assert.throws(() => py.eval("o.none()"), { summary: "JsException: AttributeError: 'JsProxy' object has no attribute 'none'" });
});

test("arguments that can't cross", () => {
  const gone = py.eval("[]");
  gone.destroy();
  py.globals.set("give", () => gone);
  assert.throws(() => py.eval("give()"), /already been destroyed/);
});

test("wrong use of the interface", async () => {
  assert.throws(() => py.eval("1", { mode: "whole" }), /mode is "exec", "eval" or "single", not "whole"/);
  assert.throws(() => py.eval("1", { globals: {} }), /globals is a PyProxy/);
  await assert.rejects(py.evalAsync("1", { globals: {} }), /globals is a PyProxy/);
});

test("a disposed runtime says so", async () => {
  const other = await load();
  const list = other.eval("[1]");
  const waits = other.evalAsync("sleep(60)");
  other.dispose();
  other.dispose();
  assert.throws(() => other.eval("1"), /disposed/);
  assert.throws(() => list[0], /disposed/);
  list.destroy();
  await assert.rejects(waits, /disposed/);
});

test("interrupt and dispose while Python runs wait until it lets go", async () => {
  const other = await load();
  other.globals.set("stop", () => other.interrupt());
  const run = other.evalAsync("stop()\nforever()");
  await assert.rejects(run, { type: "KeyboardInterrupt" });
  other.globals.set("end", () => other.dispose());
  assert.equal(other.eval("end()\n1"), 1);
  await new Promise((done) => setTimeout(done, 5));
  assert.throws(() => other.eval("1"), /disposed/);
});

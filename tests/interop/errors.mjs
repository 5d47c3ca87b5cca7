// Exceptions across the boundary, asyncio, and the modules that offer all this.

import { js, py, raises } from "./suite.mjs";

const set = (name, make) => () => void (globalThis[name] = make());
const caught = (run) => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};
const later = set("later", () => (x, ms = 5) => new Promise((done) => setTimeout(done, ms, x)));

export default [
  {
    feature: "Exceptions",
    cases: [
      py("a JavaScript exception is a JsException", "import js\nfrom anypy.ffi import JsException\ntry:\n    js.fail()\nexcept JsException as e:\n    got = (e.name, e.message)\ngot", "('RangeError', 'too far')", set("fail", () => () => { throw new RangeError("too far"); })),
      py("JsException is an Exception", "import js\ntry:\n    js.fail()\nexcept Exception as e:\n    got = type(e).__name__\ngot", "'JsException'", set("fail", () => () => { throw new Error("x"); })),
      py("str of a JsException", "import js\ntry:\n    js.fail()\nexcept Exception as e:\n    got = str(e)\ngot", "'RangeError: too far'", set("fail", () => () => { throw new RangeError("too far"); })),
      py("the original object", "import js\ntry:\n    js.fail()\nexcept Exception as e:\n    got = e.js_error == js.original\ngot", "True", () => {
        globalThis.original = new Error("x");
        globalThis.fail = () => { throw globalThis.original; };
      }),
      py("what is thrown need not be an Error", "import js\ntry:\n    js.fail()\nexcept Exception as e:\n    got = 'plain' in str(e)\ngot", "True", set("fail", () => () => { throw "plain"; })),
      py("finally runs", "import js\nseen = []\ntry:\n    try:\n        js.fail()\n    finally:\n        seen.append(1)\nexcept Exception:\n    seen.append(2)\nseen", "[1, 2]", set("fail", () => () => { throw new Error("x"); })),
      py("raise a JsException again", "import js\ndef f():\n    try:\n        js.fail()\n    except Exception:\n        raise\ntry:\n    f()\nexcept Exception as e:\n    got = e.message\ngot", "'x'", set("fail", () => () => { throw new Error("x"); })),
      raises("uncaught", "import js\njs.fail()", "JsException", set("fail", () => () => { throw new Error("x"); })),
      js("a Python exception is a PythonError", "def f():\n    raise ValueError('bad')", (get) => {
        const e = caught(() => get("f")());
        return [e instanceof Error, e.name, e.type];
      }, '[true, "PythonError", "ValueError"]'),
      js("its message has the traceback", "def f():\n    raise ValueError('bad')", (get) => {
        const e = caught(() => get("f")());
        return [e.message.startsWith("Traceback (most recent call last):"), e.message.trim().endsWith("ValueError: bad")];
      }, "[true, true]"),
      js("its frames", "def f():\n    raise ValueError('bad')", (get) => caught(() => get("f")()).traceback.at(-1).function, '"f"'),
      js("its summary", "def f():\n    raise ValueError('bad')", (get) => caught(() => get("f")()).summary, '"ValueError: bad"'),
      js("an exception of a class of the program", "class Mine(Exception): pass\ndef f():\n    raise Mine('x')", (get) => caught(() => get("f")()).type, '"Mine"'),
      js("a SyntaxError", "", (get, rt) => caught(() => rt.eval("x ===")).type, '"SyntaxError"'),
      py("Python, JavaScript, Python: the same exception", "import js\nmine = ValueError('mine')\ndef f():\n    raise mine\ntry:\n    js.through(f)\nexcept ValueError as e:\n    got = e is mine\ngot", "True", set("through", () => (f) => f())),
      js("JavaScript, Python, JavaScript: the same object", "import js\ndef f():\n    js.fail()", (get) => caught(() => get("f")()) === globalThis.original, "true", () => {
        globalThis.original = new TypeError("mine");
        globalThis.fail = () => { throw globalThis.original; };
      }),
      py("an exception in a callback is caught around the call", "import js\ntry:\n    js.call(lambda: 1 / 0)\nexcept ZeroDivisionError:\n    got = 'caught'\ngot", "'caught'", set("call", () => (f) => f())),
      py("JavaScript catches what Python raised", "import js\ndef f():\n    raise KeyError('k')\njs.catching(f)", "'KeyError'", set("catching", () => (f) => caught(f).type)),
      py("a rejected promise's original object", "import js\ntry:\n    await js.fail()\nexcept Exception as e:\n    got = e.js_error == js.original\ngot", "True", () => {
        globalThis.original = new Error("x");
        globalThis.fail = async () => { throw globalThis.original; };
      }),
      js("a coroutine's exception rejects with a PythonError", "async def f():\n    raise KeyError('k')", (get) => get("f")().then(() => 0, (e) => [e.name, e.type]), '["PythonError", "KeyError"]'),
      py("a Python exception through a promise", "import js\nasync def f():\n    raise ValueError('deep')\ntry:\n    await js.Promise.resolve(1).then(lambda x: f())\nexcept ValueError as e:\n    got = str(e)\ngot", "'deep'"),
      py("raise JsException from", "import js\nfrom anypy.ffi import JsException\ntry:\n    try:\n        js.fail()\n    except JsException as e:\n        raise ValueError('wrapped') from e\nexcept ValueError as e:\n    got = type(e.__cause__).__name__\ngot", "'JsException'", set("fail", () => () => { throw new Error("x"); })),
      py("throw an object made in Python", "import js\nfrom anypy.ffi import JsException\ntry:\n    js.raising(js.TypeError.new('t'))\nexcept JsException as e:\n    got = e.name\ngot", "'TypeError'", set("raising", () => (e) => { throw e; })),
      py("KeyboardInterrupt is no JsException", "import js\nfrom anypy.ffi import JsException\nissubclass(KeyboardInterrupt, JsException)", "False"),
    ],
  },
  {
    feature: "asyncio",
    cases: [
      py("sleep", "import asyncio\nawait asyncio.sleep(0.01, 'woke')", "'woke'"),
      py("gather", "import asyncio\nasync def f(n):\n    await asyncio.sleep(0.001 * (3 - n))\n    return n\nlist(await asyncio.gather(f(1), f(2), f(3)))", "[1, 2, 3]"),
      py("create_task", "import asyncio\nasync def f():\n    return 5\nt = asyncio.create_task(f())\nawait t", "5"),
      py("tasks run side by side", "import asyncio\nseen = []\nasync def f(n):\n    for i in range(2):\n        seen.append((n, i))\n        await asyncio.sleep(0)\nawait asyncio.gather(f('a'), f('b'))\nseen", "[('a', 0), ('b', 0), ('a', 1), ('b', 1)]"),
      py("cancel", "import asyncio\nasync def f():\n    await asyncio.sleep(10)\nt = asyncio.create_task(f())\nawait asyncio.sleep(0)\nt.cancel()\ntry:\n    await t\nexcept asyncio.CancelledError:\n    got = 'cancelled'\ngot", "'cancelled'"),
      py("wait_for", "import asyncio\ntry:\n    await asyncio.wait_for(asyncio.sleep(10), 0.01)\nexcept asyncio.TimeoutError:\n    got = 'late'\ngot", "'late'"),
      py("Event", "import asyncio\ne = asyncio.Event()\nasync def f():\n    await e.wait()\n    return 'set'\nt = asyncio.create_task(f())\nawait asyncio.sleep(0)\ne.set()\nawait t", "'set'"),
      py("gather of promises", "import asyncio, js\nlist(await asyncio.gather(js.later(1), js.later(2)))", "[1, 2]", later),
      py("a promise in a task", "import asyncio, js\nasync def f():\n    return await js.later(4)\nawait asyncio.create_task(f())", "4", later),
      py("cancel what waits for a promise", "import asyncio, js\nasync def f():\n    try:\n        await js.later(4, 5000)\n    except asyncio.CancelledError:\n        return 'cleaned'\nt = asyncio.create_task(f())\nawait asyncio.sleep(0.01)\nt.cancel()\nawait t", "'cleaned'", later),
      js("a task from an event's handler", "import asyncio\nseen = []\nasync def work():\n    await asyncio.sleep(0.005)\n    seen.append('done')\ndef handler(event):\n    asyncio.create_task(work())", async (get, rt) => {
        const target = new EventTarget();
        target.addEventListener("x", get("handler"));
        target.dispatchEvent(new Event("x"));
        await new Promise((go) => setTimeout(go, 60));
        return rt.eval("len(seen)");
      }, "1"),
      js("an async handler runs", "import asyncio\nseen = []\nasync def handler(event):\n    await asyncio.sleep(0.005)\n    seen.append('done')", async (get, rt) => {
        const target = new EventTarget();
        target.addEventListener("x", get("handler"));
        target.dispatchEvent(new Event("x"));
        await new Promise((go) => setTimeout(go, 60));
        return rt.eval("len(seen)");
      }, "1"),
      py("ensure_future of a coroutine", "import asyncio\nasync def f():\n    return 6\nawait asyncio.ensure_future(f())", "6"),
      py("get_running_loop().call_later", "import asyncio\nseen = []\nasyncio.get_running_loop().call_later(0.001, seen.append, 1)\nawait asyncio.sleep(0.02)\nseen", "[1]"),
      py("gather returns exceptions", "import asyncio\nasync def f():\n    raise ValueError('x')\n[type(e).__name__ for e in await asyncio.gather(f(), return_exceptions=True)]", "['ValueError']"),
      py("Lock and Queue", "import asyncio\nlock = asyncio.Lock()\nasync with lock:\n    held = lock.locked()\n(held, lock.locked())", "(True, False)"),
      py("a future", "import asyncio\nf = asyncio.get_running_loop().create_future()\nasyncio.get_running_loop().call_soon(f.set_result, 3)\nawait f", "3"),
    ],
  },
  {
    feature: "Modules",
    cases: [
      py("anypy.ffi", "import anypy.ffi as f\n[n for n in ('to_js', 'create_proxy', 'create_once_callable', 'JsException', 'JsProxy', 'run_sync') if not hasattr(f, n)]", "[]"),
      py("pyodide.ffi", "import pyodide.ffi as f\n[n for n in ('to_js', 'create_proxy', 'create_once_callable', 'JsException', 'JsProxy', 'run_sync') if not hasattr(f, n)]", "[]"),
      py("the same objects", "import anypy.ffi, pyodide.ffi\nanypy.ffi.JsException is pyodide.ffi.JsException", "True"),
      js("registerJsModule", "", (get, rt) => {
        rt.registerJsModule("made_here", { n: 5, f: (x) => x + 1 });
        return rt.eval("import made_here\nmade_here.f(made_here.n)");
      }, "6"),
      js("from a registered module", "", (get, rt) => {
        rt.registerJsModule("made_too", { n: 5 });
        return rt.eval("from made_too import n\nn");
      }, "5"),
      js("a dotted name", "", (get, rt) => {
        rt.registerJsModule("made.within", { n: 7 });
        return rt.eval("from made.within import n\nn");
      }, "7"),
      js("unregisterJsModule", "", (get, rt) => {
        rt.registerJsModule("made_gone", { n: 5 });
        rt.eval("import made_gone");
        rt.unregisterJsModule("made_gone");
        return caught(() => rt.eval("import made_gone")).type;
      }, '"ModuleNotFoundError"'),
      js("destroy_proxies", "import js\nfrom anypy.ffi import create_proxy, destroy_proxies, to_js\np = to_js([create_proxy(lambda: 1)])\njs.keep(p)\ndestroy_proxies(p)", () => /destroyed/.test(caught(() => globalThis.kept[0]())?.message), "true"),
      js("can_run_sync", "from anypy.ffi import can_run_sync\nx = can_run_sync()", (get) => typeof get("x"), '"boolean"'),
    ],
  },
];

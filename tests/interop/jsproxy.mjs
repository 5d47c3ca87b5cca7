// JavaScript objects seen from Python.

import { js, py, raises } from "./suite.mjs";

const set = (name, make) => () => void (globalThis[name] = make());
const object = set("o", () => ({ x: 1, s: "text", inner: { y: 2 }, nothing: undefined, from: 7, f: (...args) => args.length }));
const array = set("a", () => [1, 2, 3]);
const map = set("m", () => new Map([["k", 1], ["l", 2]]));

export default [
  {
    feature: "JsProxy: attributes",
    cases: [
      py("get", "import js\n(js.o.x, js.o.s)", "(1, 'text')", object),
      py("get, nested", "import js\njs.o.inner.y", "2", object),
      py("set", "import js\njs.o.x = 5\njs.o.z = 'new'\n(js.o.x, js.o.z)", "(5, 'new')", object),
      py("set to None is undefined", "import js\njs.o.x = None\n(js.o.x, js.Object.keys(js.o).includes('x'))", "(None, True)", object),
      py("delete", "import js\ndel js.o.x\nhasattr(js.o, 'x')", "False", object),
      py("hasattr", "import js\n(hasattr(js.o, 'x'), hasattr(js.o, 'absent'))", "(True, False)", object),
      py("getattr with a default", "import js\ngetattr(js.o, 'absent', 4)", "4", object),
      py("an undefined property is None", "import js\njs.o.nothing", "None", object),
      raises("a missing one", "import js\njs.o.absent", "AttributeError", object),
      py("a keyword with an underscore", "import js\njs.o.from_", "7", object),
      py("dir", "import js\n'x' in dir(js.o) and 'hasOwnProperty' in dir(js.o)", "True", object),
      py("setattr", "import js\nsetattr(js.o, 'data-x', 3)\ngetattr(js.o, 'data-x')", "3", object),
      py("import from js", "from js import o, Math\n(o.x, Math.max(1, 2))", "(1, 2)", object),
      raises("import of what is missing", "from js import thereIsNoSuchThing", "ImportError"),
      py("js is the page", "import js\njs.globalThis == js.window", "True"),
      py("a static method", "import js\njs.Array.isArray(js.a)", "True", array),
    ],
  },
  {
    feature: "JsProxy: items",
    cases: [
      py("get by index", "import js\n(js.a[0], js.a[2])", "(1, 3)", array),
      py("a negative index", "import js\njs.a[-1]", "3", array),
      raises("out of range", "import js\njs.a[3]", "IndexError", array),
      py("set by index", "import js\njs.a[1] = 9\njs.a[1]", "9", array),
      py("delete by index closes the gap", "import js\ndel js.a[0]\n(len(js.a), js.a[0])", "(2, 2)", array),
      py("a slice", "import js\nlist(js.a[1:])", "[2, 3]", array),
      py("a slice with a step", "import js\nlist(js.a[::-1])", "[3, 2, 1]", array),
      py("assign to a slice", "import js\njs.a[1:2] = [7, 8]\nlist(js.a)", "[1, 7, 8, 3]", array),
      py("delete a slice", "import js\ndel js.a[:2]\nlist(js.a)", "[3]", array),
      py("a Map's get", "import js\njs.m['k']", "1", map),
      raises("a Map's missing key", "import js\njs.m['absent']", "KeyError", map),
      py("a Map's set", "import js\njs.m['n'] = 3\n(js.m['n'], js.m.size)", "(3, 3)", map),
      py("a Map's delete", "import js\ndel js.m['k']\nlen(js.m)", "1", map),
      raises("a Map's delete of what is missing", "import js\ndel js.m['absent']", "KeyError", map),
      py("in an Array", "import js\n(2 in js.a, 5 in js.a)", "(True, False)", array),
      py("in a Map", "import js\n('k' in js.m, 'x' in js.m)", "(True, False)", map),
      py("in a Set", "import js\n(1 in js.s, 2 in js.s)", "(True, False)", set("s", () => new Set([1]))),
      py("len of an Array", "import js\nlen(js.a)", "3", array),
      py("len of a Map", "import js\nlen(js.m)", "2", map),
      py("len of a Set", "import js\nlen(js.s)", "1", set("s", () => new Set([1]))),
      raises("len of what has none", "import js\nlen(js.o)", "TypeError", object),
      py("a typed array", "import js\njs.t[0] = 7\n(js.t[0], len(js.t))", "(7, 2)", set("t", () => new Uint8Array(2))),
    ],
  },
  {
    feature: "JsProxy: arrays as lists, maps as dicts",
    cases: [
      py("append", "import js\njs.a.append(4)\nlist(js.a)", "[1, 2, 3, 4]", array),
      py("extend", "import js\njs.a.extend([4, 5])\nlist(js.a)", "[1, 2, 3, 4, 5]", array),
      py("pop", "import js\n(js.a.pop(), js.a.pop(0), list(js.a))", "(3, 1, [2])", array),
      py("index", "import js\njs.a.index(2)", "1", array),
      raises("index of what is missing", "import js\njs.a.index(9)", "ValueError", array),
      py("count", "import js\njs.a.count(2)", "1", array),
      py("reverse", "import js\njs.a.reverse()\nlist(js.a)", "[3, 2, 1]", array),
      py("push is JavaScript's", "import js\njs.a.push(4)", "4", array),
      py("keys of a Map", "import js\nlist(js.m.keys())", "['k', 'l']", map),
      py("values of a Map", "import js\nlist(js.m.values())", "[1, 2]", map),
      py("items of a Map", "import js\n[(k, v) for k, v in js.m.items()]", "[('k', 1), ('l', 2)]", map),
      py("get of a Map", "import js\n(js.m.get('k'), js.m.get('x'), js.m.get('x', 5))", "(1, None, 5)", map),
      py("as_object_map: items", "import js\no = js.o.as_object_map()\n(o['x'], 'x' in o, 'absent' in o)", "(1, True, False)", object),
      py("as_object_map: set and delete", "import js\no = js.o.as_object_map()\no['n'] = 2\ndel o['x']\n(js.o.n, hasattr(js.o, 'x'))", "(2, False)", object),
      py("as_object_map: iteration and len", "import js\no = js.p.as_object_map()\n(list(o), len(o))", "(['a', 'b'], 2)", set("p", () => ({ a: 1, b: 2 }))),
      raises("as_object_map: a missing key", "import js\njs.o.as_object_map()['absent']", "KeyError", object),
    ],
  },
  {
    feature: "JsProxy: calls",
    cases: [
      py("with arguments", "import js\njs.f(1, 'b', None)", "3", set("f", () => (...args) => args.length)),
      py("keywords are a trailing object", "import js\njs.f(1, a=2, b='c')", "'[1,{\"a\":2,\"b\":\"c\"}]'", set("f", () => (...args) => JSON.stringify(args))),
      py("keywords from a dict", "import js\njs.f(**{'x': 1})", "'[{\"x\":1}]'", set("f", () => (...args) => JSON.stringify(args))),
      py("arguments from a list", "import js\njs.f(*[1, 2])", "'[1,2]'", set("f", () => (...args) => JSON.stringify(args))),
      py("a method has its this", "import js\njs.c.get()", "5", set("c", () => ({ n: 5, get() { return this.n; } }))),
      py("a method taken as a value keeps its this", "import js\nget = js.c.get\nget()", "5", set("c", () => ({ n: 5, get() { return this.n; } }))),
      py("new", "import js\nd = js.Date.new(2020, 0, 2)\n(d.getFullYear(), d.getDate())", "(2020, 2)"),
      py("new with keywords", "import js\njs.CustomEvent.new('x', detail=5).detail", "5"),
      py("new of a class of the page", "import js\njs.P.new(3).double()", "6", set("P", () => class P { constructor(n) { this.n = n; } double() { return 2 * this.n; } })),
      py("Object.fromEntries", "import js\nfrom anypy.ffi import to_js\njs.JSON.stringify(js.Object.fromEntries(to_js([['a', 1], ['b', 2]])))", "'{\"a\":1,\"b\":2}'"),
      py("a function's own attributes", "import js\n(js.g.tag, js.g.name, js.g.length)", "(7, 'named', 2)", set("g", () => Object.assign(function named(a, b) {}, { tag: 7 }))),
      py("call, apply and bind", "import js\njs.h.call(js.o, 1)", "2", () => {
        globalThis.o = { x: 1 };
        globalThis.h = function (n) { return this.x + n; };
      }),
      raises("what is no function", "import js\njs.o()", "TypeError", object),
      raises("an attribute that is no function", "import js\njs.o.x()", "TypeError", object),
      py("a callback", "import js\njs.twice(lambda n: n + 1)", "3", set("twice", () => (f) => f(f(1)))),
      py("a callback's default and extra arguments", "import js\njs.call3(lambda a, b=7, *rest: (a, b, rest))[0]", "1", set("call3", () => (f) => f(1, 2, 3))),
      py("a callback gets undefined as None", "import js\njs.give(lambda x: x is None)", "True", set("give", () => (f) => f(undefined))),
      py("a bound method as a callback", "import js\nitems = []\njs.give(items.append)\nitems", "[4]", set("give", () => (f) => f(4))),
      py("Array.from with a Python iterable", "import js\njs.Array.from_(range(3)).length", "3"),
      py("a getter", "import js\njs.c.g", "9", set("c", () => ({ get g() { return 9; } }))),
      py("setTimeout takes a function", "import js\nfrom anypy.ffi import create_proxy\np = create_proxy(lambda: None)\ntype(js.setTimeout(p, 0)).__name__", "'int'"),
    ],
  },
  {
    feature: "JsProxy: iteration",
    cases: [
      py("an Array", "import js\n[x * 2 for x in js.a]", "[2, 4, 6]", array),
      py("a Set", "import js\nsorted(js.s)", "[1, 2]", set("s", () => new Set([2, 1]))),
      py("a Map gives its keys", "import js\nlist(js.m)", "['k', 'l']", map),
      py("a generator", "import js\nlist(js.g())", "[1, 2]", set("g", () => function* () { yield 1; yield 2; })),
      py("iter and next", "import js\nit = iter(js.a)\n(next(it), next(it), next(it), next(it, 'end'))", "(1, 2, 3, 'end')", array),
      py("next of an iterator of JavaScript", "import js\nit = js.a.values()\nnext(it)", "1", array),
      py("unpacking", "import js\nx, *rest = js.a\n(x, rest)", "(1, [2, 3])", array),
      py("sum, list, tuple, sorted", "import js\n(sum(js.a), tuple(js.a), sorted(js.a, reverse=True))", "(6, (1, 2, 3), [3, 2, 1])", array),
      py("enumerate and zip", "import js\nlist(zip(js.a, 'ab'))", "[(1, 'a'), (2, 'b')]", array),
      raises("what is not iterable", "import js\niter(js.o)", "TypeError", object),
      py("a NodeList", "import js\ndiv = js.document.createElement('div')\ndiv.innerHTML = '<i></i><b></b>'\n[e.tagName for e in div.querySelectorAll('*')]", "['I', 'B']"),
      py("send to a generator", "import js\ng = js.g()\n(g.send(None), g.send(5))", "(1, 10)", set("g", () => function* () { const x = yield 1; yield x * 2; })),
    ],
  },
  {
    feature: "JsProxy: identity, truth, text",
    cases: [
      py("== is ===", "import js\n(js.o == js.o, js.o == js.p, js.o != js.p)", "(True, False, True)", () => {
        globalThis.o = {};
        globalThis.p = {};
      }),
      py("== with something else", "import js\njs.o == 1", "False", object),
      py("js_id tells objects apart", "import js\n(js.o.js_id == js.o.js_id, js.o.js_id == js.p.js_id)", "(True, False)", () => {
        globalThis.o = {};
        globalThis.p = {};
      }),
      py("an object is true", "import js\n(bool(js.o), bool(js.e))", "(True, True)", () => {
        globalThis.o = { a: 1 };
        globalThis.e = {};
      }),
      py("an empty Array, Map, Set is false", "import js\n(bool(js.a), bool(js.m), bool(js.s))", "(False, False, False)", () => {
        globalThis.a = [];
        globalThis.m = new Map();
        globalThis.s = new Set();
      }),
      py("a function is true", "import js\nbool(js.parseInt)", "True"),
      py("str is toString", "import js\nstr(js.o)", "'[object Object]'", object),
      py("repr is toString", "import js\nrepr(js.a)", "'1,2,3'", array),
      py("a class with a toString", "import js\nf'{js.t}'", "'custom'", set("t", () => ({ toString: () => "custom" }))),
      py("typeof", "import js\n(js.o.typeof, js.parseInt.typeof, js.a.typeof)", "('object', 'function', 'object')", () => {
        object();
        array();
      }),
      py("isinstance JsProxy", "import js\nfrom anypy.ffi import JsProxy\n(isinstance(js.o, JsProxy), isinstance(1, JsProxy))", "(True, False)", object),
      py("callable", "import js\n(callable(js.parseInt), callable(js.o))", "(True, False)", object),
    ],
  },
  {
    feature: "JsProxy: to_py",
    cases: [
      py("an Array", "import js\njs.v.to_py()", "[1, [2, 3]]", set("v", () => [1, [2, 3]])),
      py("an object", "import js\njs.v.to_py()", "{'a': 1, 'b': {'c': [2]}}", set("v", () => ({ a: 1, b: { c: [2] } }))),
      py("a Map", "import js\njs.v.to_py()", "{'k': [1]}", set("v", () => new Map([["k", [1]]]))),
      py("a Set", "import js\njs.v.to_py()", "{1, 2}", set("v", () => new Set([1, 2]))),
      py("a depth", "import js\nv = js.v.to_py(depth=1)\n(type(v).__name__, type(v[0]).__name__ == 'list')", "('list', False)", set("v", () => [[1]])),
      py("a class's instance stays", "import js\nfrom anypy.ffi import JsProxy\nisinstance(js.v.to_py(), JsProxy)", "True", set("v", () => new (class K {})())),
      py("a function stays", "import js\nfrom anypy.ffi import JsProxy\nisinstance(js.parseInt.to_py(), JsProxy)", "True"),
      py("an object in itself", "import js\nv = js.v.to_py()\nv['me'] is v", "True", set("v", () => {
        const v = {};
        v.me = v;
        return v;
      })),
      py("a default_converter", "import js\njs.v.to_py(default_converter=lambda v, convert, cache: 'other')", "['other']", set("v", () => [new Date(0)])),
      py("object_keys, object_values, object_entries", "import js\n(list(js.v.object_keys()), list(js.v.object_values()), [list(e) for e in js.v.object_entries()])", "(['a', 'b'], [1, 2], [['a', 1], ['b', 2]])", set("v", () => ({ a: 1, b: 2 }))),
      py("what JSON has", "import js\njs.JSON.parse('{\"a\": [1, null, \"x\"]}').to_py()", "{'a': [1, None, 'x']}"),
    ],
  },
  {
    feature: "Buffers",
    cases: [
      py("to_bytes", "import js\njs.t.to_bytes()", "b'\\x01\\x02'", set("t", () => new Uint8Array([1, 2]))),
      py("bytes of an ArrayBuffer", "import js\njs.t.to_bytes()", "b'\\x05\\x00'", set("t", () => new Uint8Array([5, 0]).buffer)),
      py("to_py gives a memoryview", "import js\nv = js.t.to_py()\n(type(v).__name__, bytes(v))", "('memoryview', b'\\x01\\x02')", set("t", () => new Uint8Array([1, 2]))),
      py("to_memoryview", "import js\njs.t.to_memoryview().tolist()", "[1, 2]", set("t", () => new Uint8Array([1, 2]))),
      py("a view of a part", "import js\njs.t.to_bytes()", "b'\\x02\\x03'", set("t", () => new Uint8Array([1, 2, 3, 4]).subarray(1, 3))),
      py("the format of a typed array", "import js\nv = js.t.to_py()\n(v.format, v.tolist())", "('d', [1.5, 2.0])", set("t", () => new Float64Array([1.5, 2]))),
      py("assign from bytes", "import js\njs.t.assign(b'\\x07\\x08')\nlist(js.t)", "[7, 8]", set("t", () => new Uint8Array(2))),
      py("assign_to a bytearray", "import js\nb = bytearray(2)\njs.t.assign_to(b)\nb", "bytearray(b'\\x01\\x02')", set("t", () => new Uint8Array([1, 2]))),
      py("to_string", "import js\njs.t.to_string()", "'hé'", set("t", () => new TextEncoder().encode("hé"))),
      py("to_js of bytes", "import js\nfrom anypy.ffi import to_js\nt = to_js(b'ab')\n(t.constructor.name, t.length)", "('Uint8Array', 2)"),
      py("Uint8Array.new of to_js", "import js\nfrom anypy.ffi import to_js\njs.TextDecoder.new().decode(to_js(bytearray(b'hi')))", "'hi'"),
      js("a bytearray is a proxy", "ba = bytearray(b'ab')", (get) => get("ba"), "PyProxy bytearray"),
      js("toJs of a bytearray", "ba = bytearray(b'ab')", (get) => get("ba").toJs(), "Uint8Array [97, 98]"),
      js("getBuffer reads", "ba = bytearray(b'ab')", (get) => {
        const view = get("ba").getBuffer();
        const seen = [view.data, view.nbytes, view.itemsize, view.ndim, !!view.readonly, view.shape];
        view.release();
        return seen;
      }, "[Uint8Array [97, 98], 2, 1, 1, false, [2]]"),
      js("getBuffer writes", "ba = bytearray(b'ab')", (get, rt) => {
        const view = get("ba").getBuffer();
        view.data[0] = 99;
        view.release();
        return rt.eval("ba[0]");
      }, "99"),
      js("getBuffer with a type", "ba = bytearray(b'\\x01\\x00\\x02\\x00')", (get) => {
        const view = get("ba").getBuffer("u8clamped");
        const seen = view.data;
        const copy = seen.constructor.name;
        view.release();
        return copy;
      }, '"Uint8ClampedArray"'),
      js("a memoryview's toJs", "mv = memoryview(b'abc')[1:]", (get) => get("mv").toJs(), "Uint8Array [98, 99]"),
      js("an array.array's toJs has its type", "import array\nar = array.array('d', [1.5])", (get) => get("ar").toJs(), "Float64Array [1.5]"),
    ],
  },
  {
    feature: "Promises",
    cases: [
      py("await", "import js\nawait js.Promise.resolve(5)", "5"),
      py("await what takes a while", "import js\nawait js.later(3)", "3", set("later", () => (x) => new Promise((done) => setTimeout(done, 5, x)))),
      py("await a thenable", "import js\nawait js.t", "8", set("t", () => ({ then: (done) => done(8) }))),
      py("a rejection is a JsException", "import js\nfrom anypy.ffi import JsException\ntry:\n    await js.fail()\nexcept JsException as e:\n    got = e.message\ngot", "'no'", set("fail", () => async () => { throw new Error("no"); })),
      py("await in an async function", "import js\nasync def f():\n    return 1 + await js.Promise.resolve(2)\nawait f()", "3"),
      py("then with Python callbacks", "import js\nseen = []\nawait js.Promise.resolve(2).then(lambda x: seen.append(x))\nseen", "[2]"),
      py("catch", "import js\nawait js.Promise.reject(js.Error.new('x')).catch(lambda e: e.message)", "'x'"),
      py("finally_", "import js\nseen = []\nawait js.Promise.resolve(1).finally_(lambda: seen.append('done'))\nseen", "['done']"),
      py("Promise.new", "import js\nawait js.Promise.new(lambda resolve, reject: resolve(4))", "4"),
      py("Promise.all", "import js\nfrom anypy.ffi import to_js\nlist(await js.Promise.all(to_js([js.Promise.resolve(1), 2])))", "[1, 2]"),
      py("fetch", "import js\nr = await js.fetch('data:,hello')\n(r.ok, await r.text())", "(True, 'hello')"),
      py("fetch, JSON", "import js\nr = await js.fetch('data:application/json,{\"a\":[1]}')\n(await r.json()).to_py()", "{'a': [1]}"),
      py("async for", "import js\nitems = []\nasync for x in js.g():\n    items.append(x)\nitems", "[1, 2]", set("g", () => async function* () { yield 1; yield 2; })),
      py("async for in an async function", "import js\nasync def f():\n    return [x async for x in js.g()]\nawait f()", "[1, 2]", set("g", () => async function* () { yield 1; yield 2; })),
      py("aiter and anext", "import js\nit = js.g()\n(await it.__anext__(), await it.__anext__())", "(1, 2)", set("g", () => async function* () { yield 1; yield 2; })),
      js("an async function is thenable", "async def f():\n    return 7", (get) => get("f")(), "7"),
      js("its failure rejects", "async def f():\n    raise ValueError('x')", (get) => get("f")().then(() => "kept", (e) => e.type), '"ValueError"'),
      js("JavaScript awaits what awaits JavaScript", "import js\nasync def f(p):\n    return 1 + await p", (get) => get("f")(Promise.resolve(4)), "5"),
      py("run_sync, or an error that says it can't", "import js\nfrom anypy.ffi import run_sync, can_run_sync\ntry:\n    got = run_sync(js.later(6))\nexcept RuntimeError:\n    got = 'no' if can_run_sync() else 6\ngot", "6", set("later", () => (x) => new Promise((done) => setTimeout(done, 5, x)))),
      py("run_sync in a function", "import js\nfrom anypy.ffi import run_sync, can_run_sync\ndef f():\n    return run_sync(js.later(6)) + 1\ntry:\n    got = f()\nexcept RuntimeError:\n    got = 'no' if can_run_sync() else 7\ngot", "7", set("later", () => (x) => new Promise((done) => setTimeout(done, 5, x)))),
    ],
  },
];

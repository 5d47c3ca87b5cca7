// Python objects seen from JavaScript.

import { js, out } from "./suite.mjs";

const failure = (run) => {
  try {
    return run();
  } catch (error) {
    return error?.type ?? error?.name;
  }
};
const message = (run) => {
  try {
    return run();
  } catch (error) {
    return error.message;
  }
};

const POINT = `class Point:
    kind = "point"
    def __init__(self, x=1, y=2):
        self.x = x
        self.y = y
    def sum(self, more=0, *, scale=1):
        return (self.x + self.y + more) * scale
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
p = Point()`;

export default [
  {
    feature: "PyProxy: attributes",
    cases: [
      js("get", POINT, (get) => [get("p").x, get("p").kind], '[1, "point"]'),
      js("a missing one is undefined", POINT, (get) => get("p").absent, "undefined"),
      js("set", POINT, (get, rt) => {
        get("p").x = 7;
        return rt.eval("p.x");
      }, "7"),
      js("has", POINT, (get) => ["x" in get("p"), "absent" in get("p")], "[true, false]"),
      js("delete", POINT, (get, rt) => {
        delete get("p").x;
        return rt.eval("hasattr(p, 'x')");
      }, "false"),
      js("a method", POINT, (get) => get("p").sum(10), "13"),
      js("a method taken as a value", POINT, (get) => {
        const { sum } = get("p");
        return sum();
      }, "3"),
      js("type", POINT, (get) => get("p").type, '"Point"'),
      js("toString is str", POINT, (get) => String(get("p")), '"Point(1, 2)"'),
      js("typeof an object", POINT, (get) => typeof get("p"), '"object"'),
      js("typeof a function", POINT, (get) => typeof get("Point"), '"function"'),
      js("isPyProxy", POINT, (get, rt) => [rt.isPyProxy(get("p")), rt.isPyProxy({}), rt.isPyProxy(1)], "[true, false, false]"),
      js("own keys have the attributes", POINT, (get) => Reflect.ownKeys(get("p")).includes("x"), "true"),
      js("a property that is computed", "class C:\n    @property\n    def v(self):\n        return 5\nc = C()", (get) => get("c").v, "5"),
      js("an exception of a property passes", "class C:\n    @property\n    def v(self):\n        return 1 / 0\nc = C()", (get) => failure(() => get("c").v), '"ZeroDivisionError"'),
      js("a module", "import sys", (get) => typeof get("sys").version, '"string"'),
      js("an object in an object", POINT, (get, rt) => {
        get("p").x = { deep: 1 };
        return rt.eval("p.x.deep");
      }, "1"),
    ],
  },
  {
    feature: "PyProxy: calls",
    cases: [
      js("a function", "def f(a, b=2):\n    return a + b", (get) => [get("f")(1), get("f")(1, 5)], "[3, 6]"),
      js("a lambda", "g = lambda *a: len(a)", (get) => get("g")(1, 2, 3), "3"),
      js("a class is called without new", POINT, (get) => get("Point")(3, 4).sum(), "7"),
      js("callKwargs", POINT, (get) => get("p").sum.callKwargs(1, { scale: 10 }), "40"),
      js("callKwargs of a class", POINT, (get) => get("Point").callKwargs({ y: 9 }).y, "9"),
      js("apply", "g = lambda *a: len(a)", (get) => get("g").apply(null, [1, 2]), "2"),
      js("call", "g = lambda *a: len(a)", (get) => get("g").call(null, 1), "1"),
      js("bind", "def f(a, b):\n    return a - b", (get) => get("f").bind(null, 10)(3), "7"),
      js("an object with __call__", "class C:\n    def __call__(self, n):\n        return n * 2\nc = C()", (get) => get("c")(4), "8"),
      js("captureThis", "def f(this, n):\n    return this.base + n", (get) => ({ base: 1, f: get("f").captureThis() }).f(2), "3"),
      js("too many arguments", "def f():\n    return 1", (get) => failure(() => get("f")(1)), '"TypeError"'),
      js("as an array's callback", "def double(n, *rest):\n    return n * 2", (get) => [1, 2].map(get("double")), "[2, 4]"),
      js("as a comparison", "def compare(a, b):\n    return b - a", (get) => [1, 3, 2].sort(get("compare")), "[3, 2, 1]"),
      js("as an event's handler", "seen = []\ndef handler(event):\n    seen.append(event.type)", (get, rt) => {
        const target = new EventTarget();
        target.addEventListener("ping", get("handler"));
        target.dispatchEvent(new Event("ping"));
        return rt.eval("seen[0]");
      }, '"ping"'),
      js("a generator function", "def g():\n    yield 1\n    yield 2", (get) => [...get("g")()], "[1, 2]"),
      js("returns None as undefined", "def f():\n    pass", (get) => get("f")(), "undefined"),
    ],
  },
  {
    feature: "PyProxy: iteration and length",
    cases: [
      js("for of", "items = [1, 'a', None]", (get) => [...get("items")], '[1, "a", undefined]'),
      js("a tuple", "items = (1, 2)", (get) => Array.from(get("items")), "[1, 2]"),
      js("a dict gives its keys", "d = {'a': 1, 'b': 2}", (get) => [...get("d")], '["a", "b"]'),
      js("a set", "s = {5}", (get) => [...get("s")], "[5]"),
      js("a range", "r = range(3)", (get) => [...get("r")], "[0, 1, 2]"),
      js("length", "items = [1, 2, 3]\nd = {'a': 1}", (get) => [get("items").length, get("d").length], "[3, 1]"),
      js("no length where there is no len", "x = object()", (get) => get("x").length, "undefined"),
      js("next", "it = iter([1])", (get) => [get("it").next(), get("it").next()], "[{done: false, value: 1}, {done: true, value: undefined}]"),
      js("destructuring", "items = [1, 2, 3]", (get) => {
        const [a, ...rest] = get("items");
        return [a, rest];
      }, "[1, [2, 3]]"),
      js("an exception in an iterator", "def g():\n    yield 1\n    raise KeyError('x')", (get) => failure(() => [...get("g")()]), '"KeyError"'),
      js("an asynchronous generator", "async def g():\n    yield 1\n    yield 2", async (get) => {
        const seen = [];
        for await (const x of get("g")()) seen.push(x);
        return seen;
      }, "[1, 2]"),
      js("send by next", "def g():\n    x = yield 1\n    yield x * 2", (get) => {
        const it = get("g")();
        it.next();
        return it.next(21).value;
      }, "42"),
    ],
  },
  {
    feature: "PyProxy: sequences as arrays",
    cases: [
      js("index", "items = [1, 2]", (get) => [get("items")[0], get("items")[1], get("items")[2]], "[1, 2, undefined]"),
      js("set an index", "items = [1, 2]", (get, rt) => {
        get("items")[0] = 9;
        return rt.eval("items[0]");
      }, "9"),
      js("get", "items = [1, 2]", (get) => get("items").get(1), "2"),
      js("map and filter", "items = [1, 2, 3]", (get) => get("items").map((n) => n * 2).filter((n) => n > 2), "[4, 6]"),
      js("join, indexOf, includes", "items = ['a', 'b']", (get) => [get("items").join("-"), get("items").indexOf("b"), get("items").includes("z")], '["a-b", 1, false]'),
      js("forEach, some, every, find", "items = [1, 2]", (get) => {
        const seen = [];
        get("items").forEach((n) => seen.push(n));
        return [seen, get("items").some((n) => n > 1), get("items").every((n) => n > 1), get("items").find((n) => n > 1)];
      }, "[[1, 2], true, false, 2]"),
      js("slice and at", "items = [1, 2, 3]", (get) => [get("items").slice(1), get("items").at(-1)], "[[2, 3], 3]"),
      js("push changes the list", "items = [1]", (get, rt) => {
        get("items").push(5);
        return rt.eval("items[-1]");
      }, "5"),
      js("reduce", "items = (1, 2, 3)", (get) => get("items").reduce((a, b) => a + b), "6"),
      js("negative index by get", "items = [1, 2, 3]", (get) => get("items").get(-1), "3"),
    ],
  },
  {
    feature: "PyProxy: mappings",
    cases: [
      js("get", "d = {'a': 1}", (get) => get("d").get("a"), "1"),
      js("get of what is missing", "d = {'a': 1}", (get) => get("d").get("z"), "undefined"),
      js("set", "d = {}", (get, rt) => {
        get("d").set("k", 5);
        return rt.eval("d['k']");
      }, "5"),
      js("has", "d = {'a': 1}", (get) => [get("d").has("a"), get("d").has("b")], "[true, false]"),
      js("delete", "d = {'a': 1}", (get, rt) => {
        get("d").delete("a");
        return rt.eval("len(d)");
      }, "0"),
      js("a number as a key", "d = {1: 'one'}", (get) => get("d").get(1), '"one"'),
      js("an object with __getitem__", "class C:\n    def __getitem__(self, k):\n        return k * 2\nc = C()", (get) => get("c").get(21), "42"),
      js("items by their method", "d = {'a': 1}", (get) => Array.from(get("d").items(), (pair) => pair.toJs()), '[["a", 1]]'),
      js("globals", "shared = 5", (get, rt) => [rt.globals.get("shared"), rt.globals.has("shared")], "[5, true]"),
      js("set a global", "", (get, rt) => {
        rt.globals.set("fromJs", [1, 2]);
        return rt.eval("fromJs[1]");
      }, "2"),
    ],
  },
  {
    feature: "toJs",
    cases: [
      js("a list", "v = [1, [2, 'x']]", (get) => get("v").toJs(), '[1, [2, "x"]]'),
      js("a tuple", "v = (1, (2,))", (get) => get("v").toJs(), "[1, [2]]"),
      js("a dict is a Map", "v = {'a': [1]}", (get) => get("v").toJs({ dict_converter: (entries) => new Map(entries) }), 'Map {"a" => [1]}'),
      js("a dict by default", "v = {'a': 1}", (get) => {
        const v = get("v").toJs();
        return v.get ? v.get("a") : v.a;
      }, "1"),
      js("a dict as an object", "v = {'a': {'b': 1}}", (get) => get("v").toJs({ dict_converter: Object.fromEntries }), "{a: {b: 1}}"),
      js("a set", "v = {1}", (get) => get("v").toJs(), "Set {1}"),
      js("depth 1", "v = [[1]]", (get) => get("v").toJs({ depth: 1 }), "[PyProxy list]"),
      js("depth 2", "v = [[[1]]]", (get) => get("v").toJs({ depth: 2 }), "[[PyProxy list]]"),
      js("what has no form is a proxy", "class C: pass\nv = [C()]", (get) => get("v").toJs(), "[PyProxy C]"),
      js("a list in itself", "v = [1]\nv.append(v)", (get) => {
        const v = get("v").toJs();
        return v[1] === v;
      }, "true"),
      js("the same list twice is one array", "w = [1]\nv = [w, w]", (get) => {
        const v = get("v").toJs();
        return v[0] === v[1];
      }, "true"),
      js("pyproxies lists what was made", "class C: pass\nv = [C(), C()]", (get) => {
        const pyproxies = [];
        get("v").toJs({ pyproxies });
        return pyproxies.length;
      }, "2"),
      js("create_pyproxies: false", "class C: pass\nv = [C()]", (get) => {
        try {
          get("v").toJs({ create_pyproxies: false });
          return "no error";
        } catch {
          return "an error";
        }
      }, '"an error"'),
      js("default_converter", "class C: pass\nv = [C()]", (get) => get("v").toJs({ default_converter: (x) => x.type }), '["C"]'),
      js("a JavaScript object within", "import js\nv = [js.thing]", (get) => get("v").toJs()[0] === globalThis.thing, "true", () => {
        globalThis.thing = {};
      }),
      js("None and big numbers within", "v = [None, 2**70, 1.5, True]", (get) => get("v").toJs(), "[undefined, 1180591620717411303424n, 1.5, true]"),
      js("bytes within", "v = [b'a']", (get) => get("v").toJs(), "[Uint8Array [97]]"),
    ],
  },
  {
    feature: "toPy",
    cases: [
      js("an Array", "", (get, rt) => rt.toPy([1, [2]]), "PyProxy list"),
      js("an object", "", (get, rt) => {
        const d = rt.toPy({ a: 1, b: [2] });
        return [d.type, d.get("a"), d.get("b").type];
      }, '["dict", 1, "list"]'),
      js("a Map", "", (get, rt) => rt.toPy(new Map([[1, 2]])).get(1), "2"),
      js("a Set", "", (get, rt) => rt.toPy(new Set([1])).type, '"set"'),
      js("a scalar", "", (get, rt) => [rt.toPy(1), rt.toPy("a"), rt.toPy(true)], '[1, "a", true]'),
      js("into Python as a list", "def kind(x):\n    return type(x).__name__", (get, rt) => get("kind")(rt.toPy([1])), '"list"'),
    ],
  },
  {
    feature: "to_js",
    cases: [
      out("to_js([1, [2]])", "[1, [2]]", "from anypy.ffi import to_js"),
      out("to_js((1, 2))", "[1, 2]", "from anypy.ffi import to_js"),
      out("to_js({'a': 1}, dict_converter=js.Object.fromEntries)", "{a: 1}", "import js\nfrom anypy.ffi import to_js"),
      out("to_js({'a': {'b': [1]}}, dict_converter=js.Object.fromEntries)", "{a: {b: [1]}}", "import js\nfrom anypy.ffi import to_js"),
      out("to_js({1})", "Set {1}", "from anypy.ffi import to_js"),
      out("to_js(5)", "5", "from anypy.ffi import to_js"),
      out("to_js('x')", '"x"', "from anypy.ffi import to_js"),
      out("to_js([[1]], depth=1)", "[PyProxy list]", "from anypy.ffi import to_js"),
      out("to_js(b'a')", "Uint8Array [97]", "from anypy.ffi import to_js"),
      out("to_js([lambda: 1])[0]()", "1", "from anypy.ffi import to_js"),
      out("to_js([C()], default_converter=lambda v, convert, cache: 'made')", '["made"]', "from anypy.ffi import to_js\nclass C: pass"),
      js("is a JsProxy in Python", "from anypy.ffi import to_js, JsProxy\nis_proxy = isinstance(to_js([1]), JsProxy)", (get) => get("is_proxy"), "true"),
      js("the keys of a dict", "import js\nfrom anypy.ffi import to_js\njs.keep(to_js({'a': 1, 'b': 2}))", () => {
        const v = globalThis.kept;
        return v instanceof Map ? [...v.keys()] : Object.keys(v);
      }, '["a", "b"]'),
      js("the same list twice", "import js\nfrom anypy.ffi import to_js\nw = [1]\njs.keep(to_js([w, w]))", () => globalThis.kept[0] === globalThis.kept[1], "true"),
    ],
  },
  {
    feature: "Lifetime",
    cases: [
      js("destroy", "v = [1]", (get) => {
        const v = get("v");
        v.destroy();
        return /destroyed/.test(message(() => v.length));
      }, "true"),
      js("a destroyed function says so", "def f(): pass", (get) => {
        const f = get("f");
        f.destroy();
        return /destroyed/.test(message(() => f()));
      }, "true"),
      js("copy outlives", "v = [1]", (get) => {
        const v = get("v");
        const copy = v.copy();
        v.destroy();
        return copy.length;
      }, "1"),
      js("destroy twice", "v = [1]", (get) => {
        const v = get("v");
        v.destroy();
        return failure(() => v.destroy());
      }, "undefined"),
      js("Python keeps the object", "v = [1]", (get, rt) => {
        get("v").destroy();
        return rt.eval("v[0]");
      }, "1"),
      js("create_proxy lasts", "import js\nfrom anypy.ffi import create_proxy\njs.keep(create_proxy(lambda n: n + 1))", () => [globalThis.kept(1), globalThis.kept(2)], "[2, 3]"),
      js("create_proxy: destroy", "import js\nfrom anypy.ffi import create_proxy\np = create_proxy(lambda: 1)\njs.keep(p)\np.destroy()", () => /destroyed/.test(message(() => globalThis.kept())), "true"),
      js("create_proxy: the same object for add and remove", "import js\nfrom anypy.ffi import create_proxy\nseen = []\np = create_proxy(lambda e: seen.append(1))\njs.target.addEventListener('x', p)\njs.target.dispatchEvent(js.Event.new('x'))\njs.target.removeEventListener('x', p)\njs.target.dispatchEvent(js.Event.new('x'))\ncount = len(seen)", (get) => get("count"), "1", () => {
        globalThis.target = new EventTarget();
      }),
      js("create_proxy: unwrap", "from anypy.ffi import create_proxy\ndef f(): pass\nsame = create_proxy(f).unwrap() is f", (get) => get("same"), "true"),
      js("create_once_callable", "import js\nfrom anypy.ffi import create_once_callable\njs.keep(create_once_callable(lambda: 5))", () => [globalThis.kept(), failure(() => globalThis.kept()) !== 5], "[5, true]"),
      js("create_proxy of an object", "import js\nfrom anypy.ffi import create_proxy\nd = {'a': 1}\njs.keep(create_proxy(d))", () => globalThis.kept.get("a"), "1"),
    ],
  },
];

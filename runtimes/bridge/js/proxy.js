// Python objects as JavaScript sees them: PyProxy, and the deep conversions toJs and toPy.
//
// A PyProxy is a Proxy over a target that carries its State. What it can do comes with its handle as bits, so that
// making one is no crossing. `PyProxy` names win over Python attributes only where the tables below say so.

import { RawBytes } from "./bridge.js";
import { PythonError } from "./errors.js";
import { view } from "./extras.js";
import * as PY from "./ops.js";
import { MISSING } from "./tags.js";

// core::Abilities
const CALL = 1, ITER = 2, NEXT = 4, LEN = 8, ITEM = 16, SEQUENCE = 32, MAPPING = 64, AWAIT = 128, BUFFER = 256;
const SET = 512, ASYNC_ITER = 2048, GENERATOR = 4096;

const NONE = [];
const BATCH = new Array(32).fill(undefined);

/** What a PyProxy stands for. `handle` is 0 once it is destroyed. */
class State {
  constructor(bridge, handle, abilities, identity) {
    this.bridge = bridge;
    this.handle = handle;
    this.abilities = abilities;
    this.identity = identity;
    this.lent = false;
    this.promise = undefined;
  }
}

const states = new WeakMap();

/** The state of a PyProxy, `undefined` for everything else. */
export const stateOf = (x) => (x instanceof State ? x : states.get(x));

/** A state's handle; throws if the proxy was destroyed. */
export function live(state) {
  if (state.handle === 0) throw new Error("Object has already been destroyed");
  return state.handle;
}

function release(state) {
  const { handle, bridge } = state;
  state.handle = 0;
  if (handle && !bridge.gone) bridge.raw(PY.RELEASE, handle, NONE);
}

const forgotten = new FinalizationRegistry(release);

/** A Python object that has no proxy yet, owned by whoever reads it. */
export const bareState = (bridge, handle, abilities, identity) => new State(bridge, handle, abilities, identity);

/** The PyProxy of a handle, which it owns. */
export const makeProxy = (bridge, handle, abilities, identity) => proxyOf(new State(bridge, handle, abilities, identity));

export function proxyOf(state) {
  let target;
  if (state.abilities & CALL) {
    // An arrow function has no `prototype`, the one property that a Proxy could not hide.
    target = () => {};
    target.state = state;
  } else target = { state };
  const proxy = new Proxy(target, handler);
  states.set(proxy, state);
  forgotten.register(proxy, state, state);
  return proxy;
}

const act = (state, code, args = NONE) => state.bridge.op(code, live(state), args);

/** Runs an awaitable to its end, once. What JavaScript threw in it is thrown again, as by a call. */
function settle(state) {
  return (state.promise ??= state.bridge.drive(PY.START_AWAIT, live(state), NONE).catch((error) => {
    throw error instanceof PythonError && "cause" in error ? error.cause : error;
  }));
}

function call(state, args) {
  const result = act(state, PY.CALL, args);
  // A coroutine that nobody awaits, an event handler's, runs all the same.
  const made = typeof result === "object" && result !== null ? states.get(result) : undefined;
  if (made !== undefined && made.abilities & AWAIT) {
    queueMicrotask(() => {
      if (made.handle && !made.lent) settle(made);
    });
  }
  return result;
}

function* iterate(state) {
  const own = state.abilities & NEXT ? state : make(state, PY.ITER);
  try {
    while (own.bridge.raw(PY.NEXT, live(own), [undefined]) !== MISSING) yield own.bridge.value();
  } finally {
    if (own !== state) release(own);
  }
}

async function* iterateLater(state) {
  const iterator = proxyOf(copyOf(state)).__aiter__();
  try {
    for (;;) yield await iterator.__anext__();
  } catch (error) {
    if (error?.type !== "StopAsyncIteration") throw error;
  }
}

/** Resumes a generator through one of its methods: what a JavaScript iterator answers. */
function resume(state, method, args) {
  try {
    return { done: false, value: attribute(state, method)(...args) };
  } catch (error) {
    if (error?.type !== "StopIteration") throw error;
    return { done: true, value: error.value.value };
  }
}

function attribute(state, name) {
  state.bridge.raw(PY.GET_ATTR, live(state), [name]);
  return state.bridge.value();
}

/** A function that calls a Python one, which it keeps alive. */
function bound(state, run) {
  const proxy = proxyOf(copyOf(state));
  return function (...args) {
    return run(proxy, this, args);
  };
}

function make(state, code, args = NONE) {
  state.bridge.raw(code, live(state), args);
  return state.bridge.value(bareState);
}

// `(abilities that must be there, function of the proxy's state)`; these win over Python's attributes.
const METHODS = {
  __proto__: null,
  toString: [0, (state) => act(state, PY.TEXT)],
  toJs: [0, (state, options) => toJs(state, options)],
  destroy: [0, (state) => {
    forgotten.unregister(state);
    release(state);
  }],
  copy: [0, (state) => act(state, PY.DUPLICATE)],
  then: [AWAIT, (state, done, failed) => settle(state).then(done, failed)],
  apply: [CALL, (state, self, args) => call(state, [...(args ?? NONE)])],
  callKwargs: [CALL, (state, ...args) => {
    const keywords = Object.entries(args.pop() ?? {});
    return act(state, PY.CALL_KEYWORDS, [keywords.length, ...args, ...keywords.flat()]);
  }],
  get: [MAPPING, (state, key, fallback) => act(state, PY.GET_ITEM, [key]) ?? fallback],
  set: [MAPPING, (state, key, value) => act(state, PY.SET_ITEM, [key, value])],
  has: [MAPPING, (state, key) => act(state, PY.CONTAINS, [key])],
  delete: [MAPPING, (state, key) => act(state, PY.DEL_ITEM, [key])],
  getBuffer: [BUFFER, (state, type) => getBuffer(state, type)],
};

// These stand in where Python has no such attribute.
const FALLBACKS = {
  __proto__: null,
  call: [CALL, (state, self, ...args) => call(state, args)],
  bind: [CALL, (state, self, ...first) => bound(state, (f, _, rest) => f(...first, ...rest))],
  captureThis: [CALL, (state) => bound(state, (f, self, args) => f(self, ...args))],
  catch: [AWAIT, (state, failed) => settle(state).catch(failed)],
  finally: [AWAIT, (state, done) => settle(state).finally(done)],
  return: [GENERATOR, (state, value) => {
    attribute(state, "close")();
    return { done: true, value };
  }],
  next: [NEXT, (state, ...sent) => {
    if (sent[0] !== undefined && state.abilities & GENERATOR) return resume(state, "send", sent);
    const done = state.bridge.raw(PY.NEXT, live(state), [undefined]) === MISSING;
    return { done, value: done ? undefined : state.bridge.value() };
  }],
  get: [ITEM, METHODS.get[1]],
  set: [ITEM, METHODS.set[1]],
  has: [ITEM, METHODS.has[1]],
  delete: [ITEM, METHODS.delete[1]],
};

// One JavaScript function an entry, which finds its object in `this`.
for (const table of [METHODS, FALLBACKS]) {
  for (const entry of Object.values(table)) {
    const run = entry[1];
    entry.push(function (...args) {
      const state = stateOf(this);
      if (state === undefined) throw new TypeError("this method is called on a PyProxy");
      return run(state, ...args);
    });
  }
}

const entryOf = (table, state, key) => {
  const entry = table[key];
  return entry !== undefined && (state.abilities & entry[0]) === entry[0] ? entry[2] : undefined;
};

const isIndex = (key) => /^(0|[1-9]\d*)$/.test(key);

const handler = {
  get(target, key) {
    const { state } = target;
    if (typeof key === "symbol") {
      if (key === Symbol.iterator && state.abilities & (ITER | NEXT)) return () => iterate(state);
      if (key === Symbol.asyncIterator && state.abilities & ASYNC_ITER) return () => iterateLater(state);
      if (key === Symbol.toStringTag) return "PyProxy";
      return undefined;
    }
    const method = entryOf(METHODS, state, key);
    if (method !== undefined) return method;
    if (key === "type") return act(state, PY.TYPE);
    if (key === "length" && state.abilities & LEN) return act(state, PY.LEN);
    if (state.abilities & SEQUENCE && isIndex(key)) return act(state, PY.GET_ITEM, [+key]);
    if (state.bridge.raw(PY.GET_ATTR, live(state), [key]) !== MISSING) return state.bridge.value();
    return entryOf(FALLBACKS, state, key) ?? (state.abilities & SEQUENCE ? Array.prototype[key] : undefined);
  },
  set(target, key, value) {
    const { state } = target;
    if (typeof key === "symbol") return Reflect.set(target, key, value);
    if (state.abilities & SEQUENCE && key === "length") {
      for (let n = act(state, PY.LEN); n-- > value; ) act(state, PY.DEL_ITEM, [n]);
    } else if (state.abilities & SEQUENCE && isIndex(key)) {
      // As an array's, so that its methods work: `push` sets the element after the last.
      if (+key === act(state, PY.LEN)) attribute(state, "append")(value);
      else act(state, PY.SET_ITEM, [+key, value]);
    } else act(state, PY.SET_ATTR, [key, value]);
    return true;
  },
  has(target, key) {
    const { state } = target;
    if (typeof key === "symbol") return key === Symbol.iterator && (state.abilities & (ITER | NEXT)) !== 0;
    if (entryOf(METHODS, state, key) || key === "type") return true;
    if (key === "length" && state.abilities & LEN) return true;
    if (state.abilities & SEQUENCE && isIndex(key)) return +key < act(state, PY.LEN);
    return act(state, PY.HAS_ATTR, [key]);
  },
  deleteProperty(target, key) {
    const { state } = target;
    if (typeof key === "symbol") return Reflect.deleteProperty(target, key);
    if (state.abilities & SEQUENCE && isIndex(key)) act(state, PY.DEL_ITEM, [+key]);
    else act(state, PY.DEL_ATTR, [key]);
    return true;
  },
  ownKeys(target) {
    const names = act(target.state, PY.DIR);
    return names ? [...new Set(names.split("\n"))] : [];
  },
  apply: (target, self, args) => call(target.state, args),
};

// `struct` codes to typed arrays.
const VIEWS = {
  __proto__: null,
  b: Int8Array, B: Uint8Array, c: Uint8Array, h: Int16Array, H: Uint16Array, i: Int32Array, I: Uint32Array,
  l: Int32Array, L: Uint32Array, q: BigInt64Array, Q: BigUint64Array, f: Float32Array, d: Float64Array,
};

// Pyodide's names of types.
const TYPES = {
  __proto__: null,
  i8: Int8Array, u8: Uint8Array, u8clamped: Uint8ClampedArray, i16: Int16Array, u16: Uint16Array, i32: Int32Array,
  u32: Uint32Array, i64: BigInt64Array, u64: BigUint64Array, f32: Float32Array, f64: Float64Array, dataview: DataView,
};

/** Pyodide's PyBufferView of a copy: what is written to its `data` is in Python's buffer once it is released. */
function getBuffer(state, type) {
  const { bridge } = state;
  const own = copyOf(state);
  const { format, itemsize, nbytes, ndim, readonly, shape, strides } = bridge.python("memoryview")(proxyOf(own));
  let data = buffer(own);
  if (type !== undefined) {
    const View = TYPES[type];
    if (!View) throw new Error(`Unknown type ${type}`);
    data = new View(data.buffer);
  }
  return {
    data, format, itemsize, nbytes, ndim, readonly, shape: shape.toJs(), strides: strides.toJs(), offset: 0,
    c_contiguous: true, f_contiguous: ndim < 2,
    release() {
      if (own.handle === 0) return;
      if (!readonly) bridge.raw(PY.BUFFER, own.handle, [0, 0, new RawBytes(new Uint8Array(data.buffer))]);
      release(own);
    },
  };
}

/** A copy of a Python buffer as the typed array of its format. */
function buffer(state) {
  const { bridge } = state;
  bridge.raw(PY.BUFFER, live(state), [0, 0]);
  const bytes = bridge.value();
  const View = VIEWS[String.fromCharCode(bridge.item(1))] ?? Uint8Array;
  return View === Uint8Array ? bytes : new View(bytes.buffer);
}

/** All elements, Python objects among them as bare states. */
function elements(state) {
  const { bridge } = state;
  const iterator = make(state, PY.ITER);
  const found = [];
  try {
    for (;;) {
      bridge.raw(PY.NEXT, live(iterator), BATCH);
      for (let i = 0; i < BATCH.length; i++) {
        const value = bridge.item(i, BATCH, bareState);
        if (value === BATCH) return found;
        found.push(value);
      }
    }
  } finally {
    release(iterator);
  }
}

/**
 * Python containers as JavaScript ones: list and tuple to Array, dict to Map (or what `dict_converter` makes of its
 * entries), set to Set, buffers to typed arrays. Below `depth`, and for everything else, a PyProxy.
 */
export function toJs(state, { depth = -1, dict_converter, pyproxies, create_pyproxies = true, default_converter } = {}) {
  // Containers that have been met: their handles are kept until the end, so that an identity stays theirs.
  const met = new Map();
  const kept = [];
  const { bridge } = state;
  function convert(value, level) {
    if (!(value instanceof State)) return value;
    const { abilities, identity } = value;
    if (abilities & BUFFER) return given(value, buffer(value));
    if (level === 0 || !(abilities & (SEQUENCE | MAPPING | SET))) {
      if (default_converter !== undefined) {
        const again = (x) => (stateOf(x) ? convert(copyOf(stateOf(x)), level - 1) : x);
        return default_converter(value === state ? proxyOf(copyOf(value)) : proxyOf(value), again, () => {});
      }
      if (!create_pyproxies) throw new Error(`a Python object of type ${act(value, PY.TYPE)} has no JavaScript form`);
      const proxy = proxyOf(value === state ? copyOf(value) : value);
      pyproxies?.push(proxy);
      return proxy;
    }
    const known = identity ? met.get(identity) : kept.find(([seen]) => bridge.op(PY.SAME, live(value), [live(seen)]))?.[1];
    if (known !== undefined) return given(value, known);
    const keep = (result) => {
      if (identity) met.set(identity, result);
      kept.push([value, result]);
      return result;
    };
    if (abilities & MAPPING) {
      const map = keep(new Map());
      for (const key of elements(value)) {
        if (key instanceof State) throw new Error("a dict key of this type can't be a key of a Map");
        bridge.raw(PY.GET_ITEM, live(value), [key]);
        map.set(key, convert(bridge.value(bareState), level - 1));
      }
      if (!dict_converter) return map;
      const made = dict_converter(map);
      if (identity) met.set(identity, made);
      return made;
    }
    const array = keep([]);
    for (const element of elements(value)) array.push(convert(element, level - 1));
    return abilities & SET ? new Set(array) : array;
  }
  // A converted object's handle is of no more use, but for the one that the caller owns.
  const given = (value, result) => {
    if (value !== state) release(value);
    return result;
  };
  live(state);
  try {
    return convert(state, depth);
  } finally {
    for (const [met] of kept) if (met !== state) release(met);
  }
}

// What the DOM has for lists.
const isList = (o) => /^\[object (NodeList|HTMLCollection)\]$/.test(Object.prototype.toString.call(o));

const copyOf = (state) => make(state, PY.DUPLICATE);

/**
 * JavaScript containers as Python ones: Array to list, Map and plain objects to dict, Set to set, ArrayBuffer and
 * typed arrays to memoryview. Everything else crosses as in a call.
 */
export function toPy(bridge, value, { depth = -1, default_converter } = {}) {
  const open = new Map();
  const done = new Map();
  const made = [];
  const keep = (state) => {
    made.push(state);
    return state;
  };
  const build = (code, args) => {
    bridge.raw(code, 0, args);
    return keep(bridge.value(bareState));
  };
  // Keys and places of a container that still wait for a container around it.
  function convert(object, level) {
    if (typeof object !== "object" || object === null || level === 0 || stateOf(object)) return object;
    if (object instanceof ArrayBuffer || ArrayBuffer.isView(object)) return view(bridge, object);
    if (done.has(object)) return done.get(object);
    const isArray = Array.isArray(object) || object instanceof Set || isList(object);
    const prototype = Object.getPrototypeOf(object);
    const isMap = object instanceof Map;
    if (!isArray && !isMap && prototype !== Object.prototype && prototype !== null && !isList(object)) {
      return default_converter ? default_converter(object, (x) => convert(x, level - 1), () => {}) : object;
    }
    const later = [];
    open.set(object, later);
    const mine = [];
    const entry = (key, child) => {
      const around = open.get(child);
      if (around === undefined) return convert(child, level - 1);
      const place = { key, state: undefined };
      around.push(place);
      mine.push(place);
      return undefined;
    };
    let state;
    if (isArray) {
      state = build(PY.NEW_LIST, Array.from(object, (child, i) => entry(i, child)));
      if (object instanceof Set) {
        const set = bridge.python("set")(proxyOf(copyOf(state)));
        state = keep(copyOf(states.get(set)));
      }
    } else {
      const pairs = [...(isMap ? object : Object.entries(object))];
      state = build(PY.NEW_DICT, pairs.flatMap(([key, child]) => [key, entry(key, child)]));
    }
    for (const place of mine) place.state = state;
    open.delete(object);
    done.set(object, state);
    for (const place of later) bridge.op(PY.SET_ITEM, live(place.state), [place.key, state]);
    return state;
  }
  try {
    const result = convert(value, depth);
    if (result instanceof State) return proxyOf(copyOf(result));
    return result;
  } finally {
    for (const state of made) release(state);
  }
}

// The JavaScript half of the boundary: handle tables, records, and the imports of one wasm instance.
//
// Everything is a closure over one instance's state, so that a page can have several. The tables of numbers are
// those of src/ops.rs and src/memory.rs; tests/bridge/tables.test.mjs compares them. Values that cross are described
// in memory.rs. Nothing here throws into wasm.

import { PythonError, readError } from "./errors.js";
import { ARRAY_POP, MAP_GET, Raise, extra, isMapping, places, replaced, setSlice } from "./extras.js";
import * as PY from "./ops.js";
import { live, makeProxy, stateOf } from "./proxy.js";
import * as TAG from "./tags.js";


const RECORDS = 1024;
const TEXT = 8192;
// How often the two languages may call each other without returning, so that a native stack of 1 MB suffices.
const DEPTH = 200;
// Python's keywords can't be attributes: `x.from_` is the property `from`.
const KEYWORD =
  /^(and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)_$/;
const NOTHING = [];
const { apply } = Reflect;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** What a thenable is. */
export const isThenable = (x) =>
  x !== null && (typeof x === "object" || typeof x === "function") && typeof x.then === "function";

/**
 * The state of one instance. `services` are `write(stream, text)`, `readLine(prompt)` and `later(seconds, callback)`.
 * Call `attach(instance.exports)` before anything else of the result.
 */
export function createBridge(services) {
  let wasm, enter, U8, U32, F64;
  let base = 0; // index of the first record in words
  let textBase = 0;
  let textTop = 0;
  let top = 0; // index of the stack's top in words
  let gone = ""; // why the instance can't be entered
  let depth = 0; // operations under way

  // Objects that Python holds: slot 0 is no handle. `selves` has the `this` of methods taken from an object.
  const objects = [undefined];
  const selves = [undefined];
  const free = [];
  const names = [];
  const recent = new Array(256).fill("");

  const fresh = () => {
    const { buffer } = wasm.memory;
    U8 = new Uint8Array(buffer);
    U32 = new Uint32Array(buffer);
    F64 = new Float64Array(buffer);
  };

  function hold(object, self) {
    const handle = free.length ? free.pop() : objects.length;
    objects[handle] = object;
    selves[handle] = self;
    return handle;
  }

  function drop(handle) {
    objects[handle] = selves[handle] = undefined;
    free.push(handle);
  }

  const taken = (handle) => {
    const object = objects[handle];
    drop(handle);
    return object;
  };

  // Text. Short ASCII is compared with one of 256 recent strings, so that a repeated one makes no new string.
  function text(at, length) {
    const bytes = U8;
    if (length > 24) return decoder.decode(bytes.subarray(at, at + length));
    if (length === 0) return "";
    const slot = (length * 31 + bytes[at] * 7 + bytes[at + length - 1] * 13 + bytes[at + (length >> 1)]) & 255;
    const known = recent[slot];
    let i = 0;
    if (known.length === length) {
      while (i < length && known.charCodeAt(i) === bytes[at + i]) i++;
      if (i === length) return known;
    }
    for (i = 0; i < length; i++) {
      if (bytes[at + i] > 127) return decoder.decode(bytes.subarray(at, at + length));
    }
    return (recent[slot] = String.fromCharCode.apply(null, bytes.subarray(at, at + length)));
  }

  const nameOf = (id, at, length) => names[id] ?? (id ? (names[id] = text(at, length).replace(KEYWORD, "$1")) : text(at, length));

  function allocate(bytes, align) {
    const at = wasm.anypy_alloc(bytes, align) >>> 0;
    if (U8.length === 0) fresh();
    if (at === 0) throw new RangeError("the runtime's memory is full");
    return at;
  }

  // Writes text or bytes; returns 1 if they got a block of their own, which the receiver frees.
  function putText(word, value) {
    const { length } = value;
    const start = textTop;
    if (start + length * 3 <= textBase + TEXT) {
      const bytes = U8;
      let i = 0;
      let code = 0;
      while (i < length && (code = value.charCodeAt(i)) < 128) bytes[start + i++] = code;
      if (i < length) {
        i += encoder.encodeInto(value.slice(i), bytes.subarray(start + i, textBase + TEXT)).written;
      }
      U32[word + 2] = start;
      U32[word + 3] = i;
      textTop = start + i;
      return 0;
    }
    return putBytes(word, encoder.encode(value));
  }

  function putBytes(word, bytes) {
    const { length } = bytes;
    const at = length ? allocate(length, 1) : 0;
    U8.set(bytes, at);
    U32[word + 2] = at;
    U32[word + 3] = length;
    return length ? 1 : 0;
  }

  function putBig(word, value) {
    if (BigInt.asIntN(64, value) === value) {
      U32[word] = TAG.LONG;
      U32[word + 2] = Number(value & 0xffffffffn);
      U32[word + 3] = Number((value >> 32n) & 0xffffffffn);
      return;
    }
    const negative = value < 0n;
    let hex = (negative ? -value : value).toString(16);
    hex = hex.padStart(Math.ceil(hex.length / 8) * 8, "0");
    const bytes = new Uint8Array(hex.length / 2);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = parseInt(hex.substr(hex.length - 2 * i - 2, 2), 16);
    }
    const owned = putBytes(word, bytes);
    U32[word] = TAG.BIG;
    U32[word + 1] = owned | (negative ? 2 : 0);
  }

  // Writes a value as the record at `word`. Objects get a handle, which passes to Python.
  function put(word, value, self) {
    switch (typeof value) {
      case "number":
        // As Pyodide: an integral double of at most 53 bits is an int, minus zero included.
        U32[word] = Number.isSafeInteger(value) ? TAG.INT : TAG.FLOAT;
        F64[(word >> 1) + 1] = value;
        return;
      case "string":
        U32[word + 1] = putText(word, value);
        U32[word] = TAG.STR;
        return;
      case "undefined":
        U32[word] = TAG.NONE;
        return;
      case "boolean":
        U32[word] = TAG.BOOL;
        U32[word + 1] = value ? 1 : 0;
        return;
      case "bigint":
        return putBig(word, value);
      case "object":
        if (value === null) {
          U32[word] = TAG.NULL;
          return;
        }
    }
    const state = stateOf(value);
    if (state !== undefined && state.bridge === bridge) {
      U32[word + 2] = live(state);
      U32[word] = TAG.PYTHON;
      state.lent = true;
      return;
    }
    if (value instanceof Raw) {
      if (value instanceof RawBytes) {
        U32[word + 1] = putBytes(word, value.bytes);
        U32[word] = TAG.BYTES;
        return;
      }
      value = value.object;
    }
    U32[word + 2] = hold(value, self);
    U32[word] = TAG.HOST;
  }

  // Answers a host call, after JavaScript ran and may have let memory grow.
  function reply(word, value, self) {
    if (U8.length === 0) fresh();
    textTop = textBase;
    put(word, value, self);
  }

  function fail(word, error) {
    if (error instanceof Raise) {
      try {
        error = new PythonError("", { value: bridge.exception(error) });
      } catch {
        // An engine without that builtin gets the text.
      }
    }
    let message;
    try {
      if (U8.length === 0) fresh();
      textTop = textBase;
      const state = error instanceof PythonError ? stateOf(error.value) : undefined;
      message = state === undefined ? String(error) : error.summary;
      const owned = putText(word, message) << 31;
      if (state !== undefined && state.bridge === bridge && state.handle !== 0) {
        U32[word + 1] = state.handle | owned;
        U32[word] = TAG.RAISED;
        return;
      }
      U32[word + 1] = hold(error) | owned;
    } catch {
      U32[word + 1] = hold(error);
      U32[word + 3] = 0;
    }
    U32[word] = TAG.THROWN;
  }

  function freeing(word, value) {
    if (U32[word + 1] & 1) wasm.anypy_free(U32[word + 2], U32[word + 3], 1);
    return value;
  }

  // Reads the record at `word`; `bare` leaves a Python object as `{handle, abilities}` of its own class.
  function read(word, bare) {
    switch (U32[word]) {
      case TAG.INT:
      case TAG.FLOAT:
        return F64[(word >> 1) + 1];
      case TAG.STR:
        return freeing(word, text(U32[word + 2], U32[word + 3]));
      case TAG.BOOL:
        return U32[word + 1] !== 0;
      case TAG.NULL:
        return null;
      case TAG.HOST:
        return taken(U32[word + 2]);
      case TAG.LENT:
        return objects[U32[word + 2]];
      case TAG.PYTHON:
        return (bare || makeProxy)(bridge, U32[word + 2], U32[word + 1], U32[word + 3]);
      case TAG.LONG:
        return (BigInt(U32[word + 3] | 0) << 32n) | BigInt(U32[word + 2]);
      case TAG.BIG: {
        let hex = "0x0";
        const at = U32[word + 2];
        for (let i = U32[word + 3]; i-- > 0; ) hex += U8[at + i].toString(16).padStart(2, "0");
        const value = BigInt(hex);
        return freeing(word, U32[word + 1] & 2 ? -value : value);
      }
      case TAG.BYTES:
        return freeing(word, U8.slice(U32[word + 2], U32[word + 2] + U32[word + 3]));
    }
  }

  function readAll(word, count) {
    if (count === 0) return NOTHING;
    const values = new Array(count);
    for (let i = 0; i < count; i++) values[i] = read(word + 4 * i);
    return values;
  }

  // Calls a function with the arguments at `word`; keywords, if any, are a trailing object.
  function invoke(callee, self, word, count, keywords) {
    if (keywords === 0) {
      if (count === 1) return callee.call(self, read(word));
      return apply(callee, self, readAll(word, count));
    }
    return apply(callee, self, [...readAll(word, count), readPairs(word + 4 * count, keywords)]);
  }

  function readPairs(word, count) {
    const object = {};
    for (let i = 0; i < count; i++) object[read(word + 8 * i)] = read(word + 8 * i + 4);
    return object;
  }

  function methodOf(object, name, value) {
    const found = value === undefined ? extra(bridge, object, name) : value;
    if (typeof found === "function") return found;
    if (found === undefined && !(name in Object(object))) {
      throw new Raise("AttributeError", `'JsProxy' object has no attribute '${name}'`);
    }
    throw new Raise("TypeError", `'JsProxy' object is not callable: '${name}' is ${found === null ? "null" : typeof found}`);
  }

  const imports = {
    get(handle, id, at, length, address) {
      if (U8.length === 0) fresh();
      const word = address >>> 2;
      try {
        const object = objects[handle];
        const name = nameOf(id, at, length);
        let value = object[name];
        if (value === undefined && !(name in Object(object))) {
          value = extra(bridge, object, name);
          if (value === undefined) {
            U32[word] = TAG.MISSING;
            return;
          }
        }
        if (typeof value !== "function") reply(word, value);
        else reply(word, value === ARRAY_POP || value === MAP_GET ? replaced(value) : value, object);
      } catch (error) {
        fail(word, error);
      }
    },
    set(handle, id, at, length, address) {
      if (U8.length === 0) fresh();
      const word = address >>> 2;
      try {
        objects[handle][nameOf(id, at, length)] = read(word);
        if (U8.length === 0) fresh();
        U32[word] = TAG.NONE;
      } catch (error) {
        fail(word, error);
      }
    },
    call(handle, address, count, keywords) {
      if (U8.length === 0) fresh();
      const word = address >>> 2;
      try {
        const callee = objects[handle];
        const self = selves[handle];
        if (typeof callee !== "function") throw new Raise("TypeError", "'JsProxy' object is not callable");
        // The most frequent call by far.
        if (count === 1 && keywords === 0 && self === undefined) reply(word, callee(read(word)));
        else reply(word, invoke(callee, self, word, count, keywords));
      } catch (error) {
        fail(word, error);
      }
    },
    method(handle, id, at, length, address, count, keywords) {
      if (U8.length === 0) fresh();
      const word = address >>> 2;
      try {
        const object = objects[handle];
        const name = nameOf(id, at, length);
        let callee = object[name];
        if (typeof callee !== "function") callee = methodOf(object, name, callee);
        else if (callee === ARRAY_POP || callee === MAP_GET) callee = replaced(callee);
        reply(word, invoke(callee, object, word, count, keywords));
      } catch (error) {
        fail(word, error);
      }
    },
    op(code, handle, address, count, keywords) {
      if (U8.length === 0) fresh();
      const word = address >>> 2;
      try {
        const values = readAll(word, count);
        const pairs = keywords ? readPairs(word + 4 * count, keywords) : undefined;
        const value = hostOperations[code](objects[handle], values, pairs, handle);
        if (U8.length === 0) fresh();
        if (value === MISSING) {
          U32[word] = TAG.MISSING;
          U32[word + 1] = Array.isArray(objects[handle]) ? 1 : 0;
        }
        else if (value instanceof RawHandle) {
          U32[word + 2] = value.handle;
          U32[word] = TAG.HOST;
        } else reply(word, value);
      } catch (error) {
        fail(word, error);
      }
    },
    drop,
    write(stream, at, length) {
      if (U8.length === 0) fresh();
      try {
        services.write(stream, text(at >>> 0, length));
      } catch (error) {
        services.report(error);
      }
    },
  };

  // In the order of `ops::host`.
  const hostOperations = [
    /* DEL_ATTR */ (o, [name]) => {
      if (!(name in o)) throw new TypeError(`no property '${name}' to delete`);
      Reflect.deleteProperty(o, name);
    },
    /* HAS_ATTR */ (o, [name]) => name in Object(o) || extra(bridge, o, name) !== undefined,
    /* GET_ITEM */ (o, [key]) => {
      if (typeof o.get === "function" && !isPlain(o)) {
        if (typeof o.has === "function" && !o.has(key)) return MISSING;
        return o.get(key);
      }
      if (isSlice(key)) {
        const found = places(key, o.length).found.map((place) => o[place]);
        return Array.isArray(o) ? found : o.constructor.from(found);
      }
      key = index(o, key);
      return key in o ? o[key] : MISSING;
    },
    /* SET_ITEM */ (o, [key, value]) => {
      if (typeof o.set === "function" && !isArrayLike(o)) o.set(key, value);
      else if (isSlice(key)) setSlice(o, key, stateOf(value) ? value.toJs({ depth: 1 }) : [...value]);
      else if (Array.isArray(o) && !(index(o, key) in o)) throw new Raise("IndexError", "list assignment index out of range");
      else o[index(o, key)] = value;
    },
    /* DEL_ITEM */ (o, [key]) => {
      if (typeof o.delete === "function" && !isPlain(o)) {
        if (!o.delete(key)) throw new Raise("KeyError", String(key));
      } else if (isSlice(key)) {
        for (const place of places(key, o.length).found.sort((a, b) => b - a)) o.splice(place, 1);
      } else if (Array.isArray(o)) {
        if (!(index(o, key) in o)) throw new Raise("IndexError", "list assignment index out of range");
        o.splice(index(o, key), 1);
      }
      else Reflect.deleteProperty(o, key);
    },
    /* CONTAINS */ (o, [value]) =>
      typeof o.has === "function" ? o.has(value) : typeof o.includes === "function" ? o.includes(value) : value in o,
    /* CONSTRUCT */ (o, args, pairs) => Reflect.construct(o, pairs ? [...args, pairs] : args),
    /* ITER */ (o) => {
      if (isMapping(o)) return o.keys();
      const make = o[Symbol.iterator];
      if (typeof make === "function") return make.call(o);
      if (typeof o.next === "function") return o;
      throw new Raise("TypeError", "'JsProxy' object is not iterable");
    },
    /* NEXT */ (o) => {
      if (typeof o.next !== "function") throw new Raise("TypeError", "'JsProxy' object is not an iterator");
      const { done, value } = o.next();
      return done ? MISSING : value;
    },
    /* LEN */ (o) => {
      const length = typeof o === "function" ? undefined : o.length ?? o.size;
      if (typeof length !== "number") throw new Raise("TypeError", "object of type 'JsProxy' has no len()");
      return length;
    },
    /* SAME */ (o, [other]) => o === objects[other],
    /* TRUTH */ (o) => (typeof o === "object" && o !== null ? (isSized(o) ? (o.length ?? o.size) !== 0 : true) : !!o),
    /* TEXT */ (o) => String(o),
    /* TYPE_OF */ (o) => TYPES.indexOf(typeof o) + (o?.constructor?.name ?? ""),
    /* DIR */ (o) => {
      const found = new Set();
      for (let at = Object(o); at !== null; at = Object.getPrototypeOf(at)) {
        for (const name of Object.getOwnPropertyNames(at)) if (!/^\d|\n/.test(name)) found.add(name);
      }
      return [...found].join("\n");
    },
    /* IS_THENABLE */ (o) => isThenable(o),
    /* THEN */ (o, [done, failed]) => {
      Promise.resolve(o)
        .then(
          (value) => gone || done(value),
          (error) => gone || failed(pythonOf(error)),
        )
        .catch(services.report)
        .then(() => {
          done.destroy();
          failed.destroy();
        });
    },
    /* CALL_LATER */ (_, [seconds, callback]) => {
      services.later(seconds, () => {
        if (gone) return;
        try {
          callback();
        } catch (error) {
          services.report(error);
        } finally {
          callback.destroy();
        }
      });
    },
    /* NEW_ARRAY */ (_, items) => [...items],
    /* NEW_OBJECT */ (_, __, pairs) => pairs ?? {},
    /* BYTES */ (o) => {
      if (o instanceof ArrayBuffer) return new RawBytes(new Uint8Array(o));
      if (ArrayBuffer.isView(o)) return new RawBytes(new Uint8Array(o.buffer, o.byteOffset, o.byteLength));
      return MISSING;
    },
    /* DUPLICATE */ (o, _, __, handle) => new RawHandle(hold(o, selves[handle])),
    /* GLOBAL */ () => new RawHandle(hold(globalThis)),
    /* READ_LINE */ (_, [prompt]) => services.readLine(prompt),
    /* BLOCK */ (_, [seconds]) => block(seconds),
    /* MODULE */ (_, [name, mayWait]) => services.module?.(name, mayWait),
  ];

  // Runs an operation of the runtime. Returns its tag; the result is the record at `bridge.at`.
  function raw(code, handle, args, failed) {
    if (gone) throw new Error(gone);
    if (depth === DEPTH) throw new RangeError("Python and JavaScript call each other too deeply");
    if (U8.length === 0) fresh();
    const count = args.length;
    let word = base + U32[top] * 4;
    textTop = textBase;
    let block = 0;
    if (U32[top] + count + 2 > RECORDS) {
      block = allocate((count + 2) * 16, 8);
      word = block >>> 2;
    }
    if (failed) fail(word, args[0]);
    else for (let i = 0; i < count; i++) put(word + 4 * i, args[i]);
    let tag;
    depth++;
    try {
      tag = enter(code, handle, word << 2, count);
    } catch (error) {
      depth--;
      gone = `The runtime has crashed (${error}): load it again`;
      throw new Error(gone, { cause: error });
    }
    depth--;
    if (U8.length === 0) fresh();
    if (block) {
      U8.copyWithin(base * 4 + U32[top] * 16, block, block + 16);
      wasm.anypy_free(block, (count + 2) * 16, 8);
      word = base + U32[top] * 4;
    }
    at = word;
    if (tag === TAG.ERROR) throw takeError(word, code < PY.LOAD);
    if (tag === TAG.BUSY) throw new Error("Python is running: it can't be entered from an output or input function");
    return tag;
  }
  let at = 0;

  function takeError(word, original) {
    const [address, length] = [U32[word + 2], U32[word + 3]];
    const view = new DataView(wasm.memory.buffer);
    const object = (handle, abilities) => makeProxy(bridge, handle, abilities);
    const error = readError(view, address, text, object, taken, original);
    wasm.anypy_free(address, length, 1);
    return error;
  }

  /** What a promise was rejected with, as Python is to see it: its own exception, if it is one. */
  function pythonOf(error) {
    if (error instanceof Raise) return bridge.exception(error);
    const state = error instanceof PythonError ? stateOf(error.value) : undefined;
    return state !== undefined && state.bridge === bridge && state.handle !== 0 ? error.value : error;
  }

  const python = new Map();
  let scope;

  const bridge = {
    imports,
    /** What a Python expression stands for: a builtin, say. Kept. */
    python(expression) {
      if (!python.has(expression)) {
        scope ??= bridge.op(PY.NEW_SCOPE, 0, ["__anypy__"]);
        python.set(expression, bridge.op(PY.EVAL, stateOf(scope).handle, [expression, "<anypy>", 1, 1, false]));
      }
      return python.get(expression);
    },
    exception: ({ type, message }) => bridge.python(type)(...(message ? [message] : [])),
    attach(exports) {
      wasm = exports;
      enter = exports.anypy_op;
      fresh();
      base = wasm.anypy_scratch() >>> 2;
      textBase = textTop = (base << 2) + RECORDS * 16;
      top = (textBase + TEXT) >>> 2;
    },
    /** Runs an operation and returns its value; throws what Python raised. Missing values are `undefined`. */
    op(code, handle, args) {
      raw(code, handle, args);
      return read(at);
    },
    /** Runs an operation and returns its tag, for `value()` or `number()` to read. */
    raw,
    value: (bare) => read(at, bare),
    number: () => F64[(at >> 1) + 1],
    /** The value of the `index`th record of the last result, `missing` at the end. */
    item(index, missing, bare) {
      const word = at + 4 * index;
      if (U32[word] === TAG.MISSING) return missing;
      if (U32[word] === TAG.ERROR) throw takeError(word, true);
      return read(word, bare);
    },
    /** The object behind a host handle of a result. */
    taken: () => taken(U32[at + 2]),
    text: () => freeing(at, text(U32[at + 2], U32[at + 3])),
    /** Resumes a run with what it waited for, or with an error if `failed`. Returns the step's tag. */
    resume: (run, value, failed) => raw(PY.RESUME, run, [value], failed),
    /** Operations throw `reason` from now on, and nothing is kept alive. */
    end(reason) {
      gone = reason;
      wasm = enter = U8 = U32 = F64 = undefined;
      objects.length = selves.length = free.length = names.length = 0;
      python.clear();
    },
    get gone() {
      return gone;
    },
    get running() {
      return depth > 0;
    },
    /** Counts of live handles, for leak tests. */
    get held() {
      return objects.length - 1 - free.length;
    },
  };
  return bridge;
}

const MISSING = Symbol();
const TYPES = ["object", "function", "symbol", "undefined", "bigint"];

class Raw {}

/** Bytes that cross as Python's bytes, not as a JavaScript object. */
export class RawBytes extends Raw {
  constructor(bytes) {
    super();
    this.bytes = bytes;
  }
}

/** A PyProxy that crosses as a JavaScript object, not as what it stands for. */
export class RawObject extends Raw {
  constructor(object) {
    super();
    this.object = object;
  }
}

class RawHandle {
  constructor(handle) {
    this.handle = handle;
  }
}

const isPlain = (o) => {
  const prototype = Object.getPrototypeOf(o);
  return prototype === Object.prototype || prototype === null;
};
const isArrayLike = (o) => Array.isArray(o) || ArrayBuffer.isView(o) || isPlain(o);
const isSized = (o) => Array.isArray(o) || ArrayBuffer.isView(o) || (typeof o.size === "number" && typeof o.has === "function");

const isSlice = (key) => typeof key === "object" && key !== null && stateOf(key) !== undefined && key.type === "slice";

// Negative indexes count from the end, as in Python.
const index = (o, key) => (typeof key === "number" && key < 0 && typeof o.length === "number" ? key + o.length : key);

// Blocks this thread: asleep where that is allowed, busily on a page's main thread.
function block(seconds) {
  const end = performance.now() + seconds * 1000;
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
  } catch {
    while (performance.now() < end);
  }
}

// What Python finds on a JavaScript object beyond JavaScript's own properties, by Pyodide's names: an Array is a list,
// a Map a dict, a typed array a buffer. Looked at only when JavaScript has no such property.
//
// They are JavaScript functions, so that every engine has them. `bridge.python(name)` is a builtin of Python.

import { RawBytes } from "./bridge.js";
import { stateOf, toPy } from "./proxy.js";

/** Thrown to be a Python exception of this type. */
export class Raise {
  constructor(type, message) {
    this.type = type;
    this.message = message;
  }
  toString() {
    return `${this.type}: ${this.message}`;
  }
}

const isMap = (o) => o instanceof Map;
const isBuffer = (o) => ArrayBuffer.isView(o) || o instanceof ArrayBuffer;
const isAny = () => true;
const isGenerator = (o) => typeof o.next === "function";
const bytesOf = (o) => (o instanceof ArrayBuffer ? new Uint8Array(o) : new Uint8Array(o.buffer, o.byteOffset, o.byteLength));
const list = (items) => (typeof items === "string" ? [...items] : Array.from(items));

const FORMATS = {
  Int8Array: "b", Uint8ClampedArray: "B", Int16Array: "h", Uint16Array: "H", Int32Array: "i", Uint32Array: "I",
  BigInt64Array: "q", BigUint64Array: "Q", Float32Array: "f", Float64Array: "d",
};

let ids = 0;
const numbers = new WeakMap();

/** A memoryview of a copy of a buffer, in its format. */
export function view(bridge, o) {
  const bytes = bridge.python("bytearray")(new RawBytes(bytesOf(o)));
  const flat = bridge.python("memoryview")(bytes);
  const format = FORMATS[o.constructor.name];
  return format ? flat.cast(format) : flat;
}

/** What a buffer's `assign` is given, as bytes. */
const given = (x) => (isBuffer(x) ? bytesOf(x) : bytesOf(x.toJs()));

/** The places of a slice, as Python counts them. */
export function places(slice, length) {
  const [start, stop, step] = slice.indices(length);
  const found = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) found.push(i);
  return { start, step, found };
}

export function setSlice(o, slice, values) {
  const { start, step, found } = places(slice, o.length);
  if (step === 1) o.splice(start, found.length, ...values);
  else if (values.length !== found.length) {
    throw new Raise("ValueError", `attempt to assign sequence of size ${values.length} to extended slice of size ${found.length}`);
  } else found.forEach((place, i) => (o[place] = values[i]));
}

/** A plain object's own properties as a mapping. */
class ObjectMap {
  constructor(object) {
    this.object = object;
  }
  get(key) {
    return this.object[key];
  }
  has(key) {
    return Object.hasOwn(this.object, key);
  }
  set(key, value) {
    this.object[key] = value;
  }
  delete(key) {
    return this.has(key) && delete this.object[key];
  }
  keys() {
    return Object.keys(this.object)[Symbol.iterator]();
  }
  values() {
    return Object.values(this.object)[Symbol.iterator]();
  }
  get size() {
    return Object.keys(this.object).length;
  }
  [Symbol.iterator]() {
    return Object.entries(this.object)[Symbol.iterator]();
  }
}

export const isMapping = (o) => isMap(o) || o instanceof ObjectMap;

const missing = (key) => new Raise("KeyError", String(key));

// Names to `[whether an object has it, (bridge, object) => value]`.
const EXTRAS = {
  __proto__: null,
  to_py: [isAny, (bridge, o) => (options) => toPy(bridge, o, options)],
  as_object_map: [isAny, (_, o) => () => new ObjectMap(o)],
  object_keys: [isAny, (_, o) => () => Object.keys(o)],
  object_values: [isAny, (_, o) => () => Object.values(o)],
  object_entries: [isAny, (_, o) => () => Object.entries(o)],
  js_id: [isAny, (_, o) => numbers.get(o) ?? (numbers.set(o, ++ids), ids)],
  unwrap: [stateOf, (_, o) => () => o],

  append: [Array.isArray, (_, o) => (item) => void o.push(item)],
  extend: [Array.isArray, (_, o) => (items) => void o.push(...list(items))],
  insert: [Array.isArray, (_, o) => (at, item) => void o.splice(at, 0, item)],
  index: [Array.isArray, (_, o) => (item, start = 0, stop = o.length) => {
    const at = o.indexOf(item, start);
    if (at < 0 || at >= (stop < 0 ? stop + o.length : stop)) throw new Raise("ValueError", `${String(item)} is not in list`);
    return at;
  }],
  remove: [Array.isArray, (_, o) => (item) => {
    const at = o.indexOf(item);
    if (at < 0) throw new Raise("ValueError", "list.remove(x): x not in list");
    o.splice(at, 1);
  }],
  count: [Array.isArray, (_, o) => (item) => o.filter((x) => x === item).length],
  clear: [Array.isArray, (_, o) => () => void (o.length = 0)],

  items: [isMapping, (_, o) => () => o[Symbol.iterator]()],
  pop: [isMapping, (_, o) => (key, ...fallback) => {
    if (!o.has(key)) {
      if (fallback.length) return fallback[0];
      throw missing(key);
    }
    const value = o.get(key);
    o.delete(key);
    return value;
  }],
  setdefault: [isMapping, (_, o) => (key, value) => {
    if (!o.has(key)) o.set(key, value);
    return o.get(key);
  }],
  update: [isMapping, (_, o) => (other) => {
    const pairs = stateOf(other) ? other.toJs({ depth: 1 }) : isMapping(other) ? other : Object.entries(other);
    for (const [key, value] of pairs) o.set(key, value);
  }],

  to_bytes: [isBuffer, (_, o) => () => new RawBytes(bytesOf(o))],
  to_memoryview: [isBuffer, (bridge, o) => () => view(bridge, o)],
  to_string: [isBuffer, (_, o) => (encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(o)],
  assign: [isBuffer, (_, o) => (from) => bytesOf(o).set(given(from))],
  assign_to: [isBuffer, (_, o) => (to) => {
    const target = to.getBuffer("u8");
    target.data.set(bytesOf(o));
    target.release();
  }],

  send: [isGenerator, (_, o) => (value) => stepOf(o.next(value))],
  close: [isGenerator, (_, o) => () => void o.return?.()],
  __aiter__: [isAny, (_, o) => () => {
    if (typeof o[Symbol.asyncIterator] === "function") return o[Symbol.asyncIterator]();
    if (isGenerator(o)) return o;
    throw new Raise("TypeError", "'async for' requires an object with __aiter__ method, got JsProxy");
  }],
  __anext__: [isGenerator, (_, o) => () => Promise.resolve(o.next()).then(({ done, value }) => {
    if (done) throw new Raise("StopAsyncIteration", "");
    return value;
  })],
};

const stepOf = ({ done, value }) => {
  if (done) throw new Raise("StopIteration", "");
  return value;
};

/** What Python finds under `name`; `undefined`: nothing. */
export function extra(bridge, object, name) {
  const entry = EXTRAS[name];
  return entry !== undefined && entry[0](object) ? entry[1](bridge, object) : undefined;
}

/** Methods of JavaScript that Python has another meaning for. */
const pop = function (at = -1) {
  if (this.length === 0) throw new Raise("IndexError", "pop from empty list");
  const place = at < 0 ? at + this.length : at;
  if (place < 0 || place >= this.length) throw new Raise("IndexError", "pop index out of range");
  return this.splice(place, 1)[0];
};
const get = function (key, fallback) {
  return this.has(key) ? Map.prototype.get.call(this, key) : fallback;
};
export const ARRAY_POP = Array.prototype.pop;
export const MAP_GET = Map.prototype.get;

/** The function to call for one of the two above. */
export const replaced = (callee) => (callee === ARRAY_POP ? pop : get);

// The engine's proxies with what a PyProxy has: `lift` wraps what the runtime's own methods return, and all that comes
// out of that. What Python passes to a JavaScript function is the engine's own proxy, which the engine alone can change.
//
// A wrapped proxy goes back into the engine as the object that it stands for: the engine looks at its class and `_ref`.

const isIndex = (key) => /^(0|[1-9]\d*)$/.test(key);

/** `lift(value)` of one engine; `python` has the support code's functions, `guarded` calls them. */
export function lifting(mp, python, guarded) {
  const lifted = new WeakMap();
  const raws = new WeakMap();
  const gone = new WeakSet();
  const isRaw = (x) => x instanceof mp.PyProxy || (typeof x === "function" && x._ref !== undefined);
  const rawOf = (x) => (typeof x === "object" && x !== null) || typeof x === "function" ? raws.get(x) : undefined;

  /** A value of the engine's as the runtime returns it. */
  function lift(value) {
    if (value === null) return undefined;
    if ((typeof value !== "object" && typeof value !== "function") || raws.has(value) || !isRaw(value)) return value;
    let made = lifted.get(value);
    if (!made) {
      const flags = flagsOf(value);
      // A function's own properties can't be hidden: an arrow function has the fewest.
      const target = Object.assign(typeof value === "function" ? () => {} : Object.create(mp.PyProxy.prototype), { raw: value, flags });
      made = new Proxy(target, handler);
      lifted.set(value, made);
      raws.set(made, value);
    }
    return made;
  }

  /** The type's name, and what an object can do. */
  function flagsOf(raw) {
    const [kind, ...can] = guarded(() => python.flags(raw)).split(" ");
    return Object.fromEntries([["kind", kind], ...can.map((what) => [what, true])]);
  }

  const ask = (name, ...args) => lift(guarded(() => python[name](...args.map((x) => rawOf(x) ?? x))));
  const call = (raw, args) => lift(guarded(() => raw(...args)));

  function toJs(raw, { depth = -1, dict_converter } = {}) {
    const value = lift(raw);
    if (rawOf(value) === undefined || depth === 0) return value;
    const inner = (x) => toJs(rawOf(x) ?? x, { depth: depth - 1, dict_converter });
    switch (flagsOf(raw).kind) {
      case "list":
      case "tuple":
        return Array.from(value, inner);
      case "set":
      case "frozenset":
        return new Set(Array.from(value, inner));
      case "dict": {
        const map = new Map(Array.from(ask("keys", raw), (key) => [key, inner(ask("get", raw, key))]));
        return dict_converter ? dict_converter(map) : map;
      }
      case "bytes":
      case "bytearray":
      case "memoryview":
        return mp.PyProxy.toJs(raw);
    }
    return value;
  }

  // `[flag that must be set, what the property is]`
  const METHODS = {
    __proto__: null,
    _ref: ["", (raw) => raw._ref],
    type: ["", (raw, { flags }) => flags.kind],
    toString: ["", (raw) => () => guarded(() => python.text(raw))],
    toJs: ["", (raw) => (options) => toJs(raw, options)],
    destroy: ["", (_, target) => () => void gone.add(target)],
    copy: ["", (raw, target) => () => {
      const copy = Object.assign(typeof raw === "function" ? () => {} : Object.create(mp.PyProxy.prototype), target);
      const made = new Proxy(copy, handler);
      raws.set(made, raw);
      return made;
    }],
    callKwargs: ["call", (raw) => (...args) => ask("call", raw, args.slice(0, -1), Object.entries(args.at(-1) ?? {}))],
    apply: ["call", (raw) => (_, args) => call(raw, args)],
    call: ["call", (raw) => (_, ...args) => call(raw, args)],
    bind: ["call", (raw) => (_, ...first) => (...rest) => call(raw, [...first, ...rest])],
    captureThis: ["call", (raw) => () => function (...args) {
      return call(raw, [this, ...args]);
    }],
    length: ["len", (raw) => ask("length", raw)],
    get: ["item", (raw) => (key, fallback) => ask("item", raw, key) ?? fallback],
    set: ["item", (raw) => (key, value) => ask("put", raw, key, value)],
    has: ["item", (raw) => (key) => ask("has", raw, key)],
    delete: ["item", (raw) => (key) => ask("remove", raw, key)],
    next: ["next", (raw) => () => {
      const step = [...guarded(() => python.step(raw))];
      return step.length ? { done: false, value: lift(step[0]) } : { done: true, value: undefined };
    }],
  };

  const handler = {
    get(target, key) {
      const { raw, flags } = target;
      if (gone.has(target)) throw new Error("Object has already been destroyed");
      if (key === Symbol.iterator) {
        return flags.iter ? () => Array.from(guarded(() => python.items(raw)), lift)[Symbol.iterator]() : undefined;
      }
      if (typeof key !== "string" || key === "then") return undefined;
      const entry = METHODS[key];
      if (entry && (entry[0] === "" || flags[entry[0]])) return entry[1](raw, target);
      const isSequence = flags.kind === "list" || flags.kind === "tuple";
      if (isSequence && isIndex(key)) return ask("item", raw, +key);
      const found = [...guarded(() => python.attribute(raw, key))];
      if (found.length) return lift(found[0]);
      return isSequence ? Array.prototype[key] : undefined;
    },
    set(target, key, value) {
      if (isIndex(String(key))) ask(+key === target.raw.length ? "append" : "put", target.raw, +key, value);
      else if (key !== "length") ask("set_attribute", target.raw, key, value);
      return true;
    },
    has: (target, key) => key in METHODS || [...guarded(() => python.attribute(target.raw, String(key)))].length > 0,
    deleteProperty: (target, key) => (ask("delete_attribute", target.raw, key), true),
    ownKeys: (target) => [...new Set(["raw", "flags", ...guarded(() => python.names(target.raw))])],
    apply(target, _, args) {
      if (gone.has(target)) throw new Error("Object has already been destroyed");
      return call(target.raw, args);
    },
  };

  return { lift, isPyProxy: (x) => rawOf(x) !== undefined || isRaw(x) };
}

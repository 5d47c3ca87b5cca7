// PyRuntime: what `load()` of an in-house runtime's ES module resolves to. See www/js/anypy.d.ts for the interface.
//
// One source for all engines: a runtime's index.js gives its info and the URL of its wasm file. Programs run in
// slices; between two of them the page gets its turn (`breathe`).

import { createBridge, RawBytes } from "./bridge.js";
import { PythonError } from "./errors.js";
import { ffiModules } from "./ffi.js";
import * as PY from "./ops.js";
import { live, stateOf, toPy } from "./proxy.js";
import * as TAG from "./tags.js";

export { PythonError };

const NONE = [];
const MODES = { exec: 0, eval: 1, single: 2 };
const modules = new Map();

const report = (error) =>
  typeof globalThis.reportError === "function" ? globalThis.reportError(error) : console.error(error);

// A macrotask without the 4 ms that nested timers cost.
const channel = typeof setImmediate === "function" ? undefined : new MessageChannel();
const waiting = [];
if (channel) channel.port1.onmessage = () => waiting.shift()();
const macrotask = (run) => {
  if (!channel) return setImmediate(run);
  waiting.push(run);
  channel.port2.postMessage(0);
};

const later = (seconds, run) => (seconds > 0 ? setTimeout(run, seconds * 1000) : macrotask(run));

// When the page last painted, as far as a chain of animation frames that lasts while programs breathe can tell.
let painted = 0;
let watching = false;

/**
 * Resolves in a later macrotask. If the browser, busy with ours, has not painted for two frames, it is waited for.
 * A hidden page does not paint: a timer ends the wait.
 */
function breathe() {
  const frame = globalThis.requestAnimationFrame;
  if (!frame) return new Promise(macrotask);
  const now = performance.now();
  if (!watching) {
    watching = true;
    painted = now;
    frame(() => {
      watching = false;
      painted = performance.now();
    });
  }
  if (now - painted < 32) return new Promise(macrotask);
  return new Promise((go) => {
    const timer = setTimeout(go, 50);
    frame(() => {
      clearTimeout(timer);
      painted = performance.now();
      macrotask(go);
    });
  });
}

/** Passes whole lines to `console`. */
function lines(print) {
  let rest = "";
  return (text) => {
    const all = (rest + text).split("\n");
    rest = all.pop();
    for (const line of all) print(line);
  };
}

function readLine(prompt) {
  return typeof globalThis.prompt === "function" ? globalThis.prompt(prompt) : null;
}

/** Compiles and instantiates, while it streams where that is possible. */
async function instantiate(url, makeImports, { wasm, signal, onProgress }) {
  const key = String(url);
  wasm ??= modules.get(key) ?? fetch(url, { signal });
  const imports = await makeImports;
  wasm = await wasm;
  if (wasm instanceof WebAssembly.Module) return WebAssembly.instantiate(wasm, imports);
  let result;
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) {
    result = await WebAssembly.instantiate(wasm, imports);
  } else {
    if (!wasm.ok) throw new Error(`can't load ${key}: the server says ${wasm.status} ${wasm.statusText}`);
    if (onProgress && wasm.body) wasm = counted(wasm, onProgress);
    const streams = /^application\/wasm\b/.test(wasm.headers.get("content-type"));
    result = streams
      ? await WebAssembly.instantiateStreaming(wasm, imports)
      : await WebAssembly.instantiate(await wasm.arrayBuffer(), imports);
  }
  modules.set(key, result.module);
  return result.instance;
}

/** The response again, telling how much has arrived. The total is 0 where compression hides it. */
function counted(response, onProgress) {
  const total = response.headers.get("content-encoding") ? 0 : +response.headers.get("content-length");
  let loaded = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      loaded += chunk.byteLength;
      onProgress({ phase: "wasm", loaded, total });
      out.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: response.headers });
}

/** The interface of a runtime. Made by `loadRuntime`. */
export class PyRuntime {
  #bridge;
  #scope;
  #stdin;
  #wakers = new Set();

  constructor(info, bridge, options) {
    this.info = info;
    this.#bridge = bridge;
    this.#stdin = options.stdin ?? readLine;
    bridge.drive = (code, handle, args) => this.#drive(code, handle, args);
    this.globals = bridge.op(PY.MAIN_SCOPE, 0, NONE);
    this.#scope = stateOf(this.globals);
    for (const [name, module] of Object.entries(ffiModules(bridge))) this.registerJsModule(name, module);
  }

  #source(text, { filename = "<exec>", line = 1, mode = "exec", globals } = {}, wait) {
    const scope = globals === undefined ? this.#scope : stateOf(globals);
    if (scope === undefined || scope.bridge !== this.#bridge) {
      throw new TypeError("globals is a PyProxy of a dict of this runtime");
    }
    if (!(mode in MODES)) throw new TypeError(`mode is "exec", "eval" or "single", not ${JSON.stringify(mode)}`);
    return [live(scope), [String(text), String(filename), line, MODES[mode], wait]];
  }

  /** Runs source to its end. Returns the value of its last expression; throws PythonError. */
  eval(source, options) {
    return this.#bridge.op(PY.EVAL, ...this.#source(source, options, false));
  }

  /** Runs source so that the page stays alive: sleeping, reading, awaiting and long loops let it go on. */
  async evalAsync(source, options) {
    return this.#drive(PY.START, ...this.#source(source, options, true));
  }

  async #drive(code, handle, args) {
    const bridge = this.#bridge;
    const run = bridge.op(code, handle, args);
    let value;
    let failed = false;
    for (;;) {
      const tag = bridge.resume(run, value, failed);
      value = undefined;
      failed = false;
      switch (tag) {
        case TAG.BREATHE:
          await breathe();
          break;
        case TAG.SLEEP: {
          const seconds = bridge.number();
          let timer;
          await this.#interruptible(new Promise((wake) => (timer = later(seconds, wake))));
          if (seconds > 0) clearTimeout(timer);
          break;
        }
        case TAG.INPUT:
        case TAG.AWAIT: {
          const what = tag === TAG.INPUT ? this.#stdin(bridge.text()) : bridge.taken();
          try {
            value = await this.#interruptible(what);
            // End of input.
            if (tag === TAG.INPUT) value ??= undefined;
          } catch (error) {
            value = error;
            failed = true;
          }
          break;
        }
        default:
          return bridge.value();
      }
    }
  }

  /** Settles as `what`, or with undefined when the runtime is interrupted. */
  async #interruptible(what) {
    let wake;
    const woken = new Promise((done) => this.#wakers.add((wake = done)));
    try {
      return await Promise.race([what, woken]);
    } finally {
      this.#wakers.delete(wake);
    }
  }

  /** Raises KeyboardInterrupt in the code that runs or waits. */
  interrupt() {
    // From an output function, say: Python can't be entered, but it is about to let the page go on.
    if (this.#bridge.running) return later(0, () => this.#bridge.gone || this.interrupt());
    this.#bridge.op(PY.INTERRUPT, 0, NONE);
    for (const wake of this.#wakers) wake();
  }

  /** A fresh namespace. */
  newScope(name = "__main__") {
    return this.#bridge.op(PY.NEW_SCOPE, 0, [name]);
  }

  registerJsModule(name, object) {
    if (object === null || (typeof object !== "object" && typeof object !== "function")) {
      throw new TypeError(`the JavaScript module '${name}' is not an object`);
    }
    this.#bridge.op(PY.REGISTER, 0, [name, object]);
  }

  /** Forgets a module: the next import of `name` finds what Python itself has, if anything. */
  unregisterJsModule(name) {
    const scope = this.newScope("__anypy__");
    scope.set("name", name);
    try {
      this.eval("import sys\nsys.modules.pop(name, None)", { globals: scope });
    } finally {
      scope.destroy();
    }
  }

  writeFile(path, data) {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : bytesOf(data);
    this.#bridge.op(PY.WRITE_FILE, 0, [path, new RawBytes(bytes)]);
  }

  readFile(path) {
    return this.#bridge.op(PY.READ_FILE, 0, [path]);
  }

  memory() {
    this.#bridge.raw(PY.MEMORY, 0, [0, 0, 0]);
    const [used, reserved, limit] = [0, 1, 2].map((i) => this.#bridge.item(i));
    return { used, reserved, limit };
  }

  collect() {
    this.#bridge.op(PY.COLLECT, 0, NONE);
  }

  toPy(value, options) {
    return toPy(this.#bridge, value, options);
  }

  isPyProxy(x) {
    return stateOf(x) !== undefined;
  }

  /** Frees the runtime. Its proxies and promises fail from now on. */
  dispose() {
    if (this.#bridge.gone) return;
    if (this.#bridge.running) return later(0, () => this.dispose());
    this.#bridge.op(PY.DISPOSE, 0, NONE);
    this.#bridge.end("The runtime has been disposed of");
    for (const wake of this.#wakers) wake();
  }

  /** Live handles of JavaScript objects, for leak tests. */
  get heldObjects() {
    return this.#bridge.held;
  }
}

const bytesOf = (data) =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/**
 * Brings a runtime up, with the options of `load`.
 *
 * `wasm` is the URL of the engine. `imports(self)` gives what it imports beside the bridge, or a promise of that;
 * `self.exports` is set before any of it is called. A module that wasm-bindgen generated (`--target bundler`) is
 * given as it is: `{"./engine_bg.js": namespace}`. `module(self)`, if there is one, gives the function that supplies
 * what of the library is fetched when it is imported: see the host operation MODULE.
 */
export async function loadRuntime({ info, wasm, imports, module }, options = {}) {
  const stdin = options.stdin ?? readLine;
  const write = [options.stdout ?? lines(console.log), options.stderr ?? lines(console.error)];
  const self = {};
  const bridge = createBridge({
    module: module?.(self),
    report,
    later,
    write: (stream, text) => write[stream](text),
    readLine(prompt) {
      const line = stdin(prompt);
      if (line instanceof Promise) throw new Error("input() here needs a stdin that answers at once: use evalAsync");
      return line;
    },
  });
  options.signal?.throwIfAborted();
  const all = (async () => ({ ...(await imports?.(self)), anypy: bridge.imports }))();
  const { exports } = await instantiate(wasm, all, options);
  options.signal?.throwIfAborted();
  self.exports = exports;
  for (const generated of Object.values(await all)) generated.__wbg_set_wasm?.(exports);
  exports.__wbindgen_start?.();
  bridge.attach(exports);
  exports.anypy_boot();
  const { limits = {}, argv = [""], path = [] } = options;
  const { memory = 0, recursion = 0, sliceMs = 0 } = limits;
  bridge.op(PY.LOAD, 0, [memory, recursion, sliceMs, argv.length, ...argv, ...path]);
  const runtime = new PyRuntime(info, bridge, options);
  for (const [name, data] of Object.entries(options.files ?? {})) runtime.writeFile(name, data);
  for (const [name, object] of Object.entries(options.modules ?? {})) runtime.registerJsModule(name, object);
  return runtime;
}

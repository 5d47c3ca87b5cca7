// The runtime `micropython`: MicroPython's own wasm build behind the interface of www/js/anypy.d.ts.
//
// The engine's files lie beside this module and are MicroPython's as they are. What it can't do (stop running code,
// hold limits, keyword calls of proxies) is in `info`, and an error where it is asked for.

import { PythonError, bytesOf, disposed, exitCode, foldersOf, frames, lines, pythonError, stream } from "../bridge/js/adapter.js";
import { info } from "./info.js";
import { lifting } from "./proxies.js";
import SUPPORT from "./support.js";

export { PythonError, info };

const SUPPORT_FILE = "<anypy>";
const internal = (file) => file === SUPPORT_FILE;

// The engine keeps its state in a global variable: a page can have one at a time.
let current;

/** Loads MicroPython. `options.engine` is the URL of another `micropython.mjs`. */
export async function load(options = {}) {
  const { baseURL, limits, stdin, files = {}, modules = {}, onProgress, signal } = options;
  if (current) {
    throw new Error("micropython is loaded already, and a page can have it only once: dispose of the other one first");
  }
  const token = (current = {});
  try {
    return await start();
  } catch (error) {
    if (current === token) current = undefined;
    throw error;
  }

  async function start() {
    const engine = new URL(options.engine ?? "micropython.mjs", options.engine ? (baseURL ?? globalThis.location?.href) : import.meta.url);
    onProgress?.({ phase: "engine", loaded: 0, total: 0 });
    const { loadMicroPython } = await import(engine.href);
    signal?.throwIfAborted();
    const out = stream(options.stdout ?? lines("log"));
    const err = stream(options.stderr ?? lines("error"));
    const flush = () => {
      out.flush();
      err.flush();
    };
    if (limits?.recursion) console.warn("micropython can't hold `limits.recursion`: it is without effect");
    const mp = await loadMicroPython({
      url: new URL("micropython.wasm", engine).href,
      stdout: out.put,
      stderr: err.put,
      linebuffer: false,
      // 16 KB of Python stack and a heap of 1 MB that grows, as PyScript has it.
      ...(limits?.memory && { heapsize: limits.memory }),
    });
    signal?.throwIfAborted();
    // The support code hands its functions over in this object.
    const python = {};
    mp.registerJsModule("_anypy", { source: SUPPORT, python });
    mp.runPython(`
import _anypy
exec(compile(_anypy.source, "${SUPPORT_FILE}", "exec"), {"__name__": "_anypy", "handed": _anypy.python})
del _anypy`);
    python.forget("_anypy");
    if (options.argv) python.set_argv(options.argv);
    if (options.path) python.add_path(options.path);
    const read = stdin ?? ((prompt) => globalThis.prompt?.(prompt) ?? null);
    python.install_input((prompt) => {
      flush();
      const line = read(prompt);
      if (typeof line?.then === "function") throw new Error("micropython can't wait for `stdin`'s promise: answer at once");
      return line;
    });

    let gone = false;
    const alive = () => {
      if (gone) throw disposed("micropython");
    };

    /** The engine's exception as ours; frames of `<stdin>` belong to the file that runs. */
    const translate = (error, file) => {
      if (error?.name !== "PythonError" || error instanceof PythonError) return error;
      const text = file ? error.message.replaceAll('File "<stdin>"', () => `File "${file}"`) : error.message;
      const last = text.trimEnd().split("\n").at(-1);
      const code = error.type === "SystemExit" ? exitCode(last.replace(/^SystemExit:? ?/, "")) : undefined;
      return pythonError(text, error.type, internal, { exitCode: code, cause: error });
    };
    const guarded = (work, file) => {
      alive();
      try {
        return work();
      } catch (error) {
        throw translate(error, file);
      } finally {
        flush();
      }
    };

    // Exceptions that end callbacks come as the engine's class: they get what PythonError has.
    try {
      mp.runPython("raise ValueError");
    } catch (error) {
      const Foreign = Object.getPrototypeOf(error);
      if (!("summary" in Foreign)) {
        Object.defineProperties(Foreign, {
          summary: { get() { return this.message.trimEnd().split("\n").at(-1); } },
          traceback: { get() { return frames(this.message, internal); } },
        });
      }
    }

    const { lift, isPyProxy } = lifting(mp, python, guarded);
    const main = dict(python.main);
    /** A Python dict with the methods of a PyDict. */
    function dict(proxy) {
      const methods = {
        type: "dict",
        get: (key, fallback) => lift(guarded(() => python.get(proxy, key, fallback))),
        set: (key, value) => void guarded(() => python.put(proxy, key, value)),
        has: (key) => guarded(() => python.has(proxy, key)),
        delete: (key) => void guarded(() => python.remove(proxy, key)),
        destroy() {},
        copy: () => dict(proxy),
        toJs: () => mp.PyProxy.toJs(proxy),
        toString: () => "dict",
        get length() {
          return guarded(() => [...python.keys(proxy)].length);
        },
        [Symbol.iterator]: () => guarded(() => [...python.keys(proxy)])[Symbol.iterator](),
        [RAW]: proxy,
      };
      return new Proxy(methods, {
        get: (target, key) => (key in target || typeof key !== "string" ? target[key] : methods.get(key)),
        has: (target, key) => key in target || (typeof key === "string" && methods.has(key)),
        set: (_, key, value) => (methods.set(key, value), true),
      });
    }

    const padded = (source, line = 1) => "\n".repeat(line - 1) + source;
    const spaceOf = (globals) => globals?.[RAW] ?? python.main;
    const run = (source, { filename = "<string>", line, mode = "exec", globals } = {}) =>
      lift(guarded(() => python.run(mode === "eval" ? source : padded(source, line), filename, mode, spaceOf(globals)), filename));

    const write = (path, data) => {
      alive();
      for (const folder of foldersOf(path)) if (!mp.FS.analyzePath(folder).exists) mp.FS.mkdir(folder);
      mp.FS.writeFile(path, bytesOf(data));
    };
    const registered = {};
    function register(name, module) {
      alive();
      // A dotted name needs the packages that it is in, and is a property of its own.
      const at = name.lastIndexOf(".");
      if (at > 0) {
        const parent = name.slice(0, at);
        if (!registered[parent]) register(parent, {});
        registered[parent][name.slice(at + 1)] = module;
      }
      registered[name] = module;
      python.register(name, module);
    }
    for (const [path, data] of Object.entries(files)) write(path, data);
    for (const [name, module] of Object.entries(modules)) register(name, module);

    return {
      info,
      globals: main,
      eval: run,
      async evalAsync(source, how = {}) {
        alive();
        const { filename = "<string>", line, globals } = how;
        // Only the engine's own call allows `await` at the top, and it runs in `__main__` alone.
        if (!/\bawait\b|\basync\s+(?:for|with)\b/.test(source)) return run(source, how);
        if (globals && spaceOf(globals) !== python.main) {
          throw new Error("micropython can't `await` at the top of a script with a namespace of its own: take out `env`, or use an async function");
        }
        try {
          return lift(await mp.runPythonAsync(padded(source, line)));
        } catch (error) {
          throw translate(error, filename);
        } finally {
          flush();
        }
      },
      newScope: (name) => dict(guarded(() => python.scope(name))),
      registerJsModule: register,
      unregisterJsModule: (name) => void guarded(() => python.forget(name)),
      writeFile: write,
      readFile: (path) => guarded(() => mp.FS.readFile(path)),
      flush,
      interrupt() {},
      memory() {
        const [used, reserved] = guarded(() => [...python.memory()]);
        return { used, reserved, limit: 0 };
      },
      collect: () => void guarded(() => mp.pyimport("gc").collect()),
      dispose() {
        gone = true;
        if (current === token) current = undefined;
      },
      toPy: (value) => lift(guarded(() => python.to_py(value))),
      isPyProxy: (value) => value?.[RAW] !== undefined || isPyProxy(value),
    };
  }
}

const RAW = Symbol("the engine's proxy");

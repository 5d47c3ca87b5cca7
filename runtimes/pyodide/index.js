// The runtime `pyodide`: CPython compiled to wasm, behind the interface of www/js/anypy.d.ts.
//
// The engine's own files lie beside this module and are Pyodide's as they are. Its proxies are the engine's: AnyPy's
// follow the same rules. What it can't do is in `info`, and an error where it is asked for.

import { PythonError, bytesOf, disposed, exitCode, foldersOf, frames, lines, pythonError, stream } from "../bridge/js/adapter.js";
import { info } from "./info.js";
import SUPPORT from "./support.js";

export { PythonError, info };

const HOME = "/home/pyodide";
const internal = (file) => file.includes("_pyodide") || file.includes("/pyodide/") || file === "<anypy>" || file === "<exec>";

/** Loads Pyodide. `options.engine` is the URL of another `pyodide.mjs`. */
export async function load(options = {}) {
  const { baseURL, limits, stdin, files = {}, modules = {}, onProgress, signal } = options;
  const engine = new URL(options.engine ?? "pyodide.mjs", options.engine ? (baseURL ?? globalThis.location?.href) : import.meta.url);
  if (limits?.memory) console.warn("pyodide can't hold `limits.memory`: it is without effect");
  onProgress?.({ phase: "engine", loaded: 0, total: 0 });
  const { loadPyodide, version } = await import(engine.href);
  signal?.throwIfAborted();
  const out = stream(options.stdout ?? lines("log"));
  const err = stream(options.stderr ?? lines("error"));
  const raw = ({ put }) => ({ write: (bytes) => (put(bytes), bytes.length), isatty: false });
  const indexURL = engine.protocol === "file:" ? decodeURIComponent(new URL(".", engine).pathname) : new URL(".", engine).href;
  // Its own packages are not beside it on npm: they come from where Pyodide publishes them.
  const packageBaseUrl = options.engine ? undefined : `https://cdn.jsdelivr.net/pyodide/v${version}/full/`;
  // Before 0.25 there were streams by lines only, which are given to the loader.
  const old = !(version && +(/^0\.(\d+)/.exec(version)?.[1] ?? 25) >= 25);
  let loaded = false;
  const byLines = ({ put }) => (line) => loaded && put(`${line}\n`);
  const py = await loadPyodide({ ...(old && { stdout: byLines(out), stderr: byLines(err) }), indexURL, packageBaseUrl, args: options.argv ?? [], env: { HOME }, fullStdLib: false, convertNullToNone: true });
  signal?.throwIfAborted();
  loaded = true;
  if (!old) {
    py.setStdout(raw(out));
    py.setStderr(raw(err));
  }
  const read = stdin ?? ((prompt) => globalThis.prompt?.(prompt) ?? null);
  // `input(prompt)` hands the prompt over with the question.
  const ask = (prompt) => {
    out.flush();
    err.flush();
    const line = read(prompt);
    if (typeof line?.then === "function") throw new Error("pyodide can't wait for `stdin`'s promise: answer at once");
    return line;
  };
  const support = py.toPy({ __name__: "_anypy", __builtins__: py.globals.get("__builtins__") });
  py.runPython(SUPPORT, { globals: support, filename: "<anypy>" });
  support.set("ask", ask);
  py.runPython(
    `import builtins
def _input(prompt=""):
    line = ask(str(prompt))
    if line is None:
        raise EOFError("EOF when reading a line")
    return line
builtins.input = _input`,
    { globals: support, filename: "<anypy>" },
  );
  const python = Object.fromEntries(["run", "run_async", "scope", "describe", "forget"].map((name) => [name, support.get(name)]));
  const interrupts = new Uint8Array(new ArrayBuffer(1));
  py.setInterruptBuffer(interrupts);
  // Pyodide's own checks, and its frames of JavaScript in errors.
  if (options.debug) py.setDebug?.(true);
  if (limits?.recursion) py.runPython(`import sys; sys.setrecursionlimit(${+limits.recursion})`);
  if (options.path) {
    const list = py.toPy(options.path);
    py.pyimport("sys").path.extend(list);
  }
  // Exceptions that end callbacks come as Pyodide's class: they get what PythonError has.
  const Foreign = (py.ffi ?? py).PythonError;
  if (!("summary" in Foreign.prototype)) {
    Object.defineProperties(Foreign.prototype, {
      summary: { get() { return this.message.trimEnd().split("\n").at(-1); } },
      traceback: { get() { return frames(this.message, internal); } },
    });
  }

  const translate = (error) => {
    out.flush();
    err.flush();
    if (!(error instanceof Foreign)) return error;
    try {
      const [text, type, traceback, code] = JSON.parse(python.describe());
      return new PythonError(text, { type, traceback, exitCode: code ?? undefined, cause: error });
    } catch {
      const status = error.type === "SystemExit" ? exitCode(error.message.trimEnd().split("SystemExit").at(-1).replace(/^: /, "")) : undefined;
      return pythonError(error.message, error.type, internal, { exitCode: status, cause: error });
    }
  };
  let gone = false;
  const alive = () => {
    if (gone) throw disposed("pyodide");
  };
  const args = (source, { filename = "<string>", line = 1, mode = "exec", globals = py.globals } = {}) => [
    source, filename, line, mode, globals,
  ];
  const guarded = (work) => {
    alive();
    try {
      return work();
    } catch (error) {
      throw translate(error);
    } finally {
      out.flush();
      err.flush();
    }
  };
  const write = (path, data) => {
    alive();
    const full = path.startsWith("/") ? path : `${py.FS.cwd()}/${path}`;
    for (const folder of foldersOf(full)) if (!py.FS.analyzePath(`/${folder.replace(/^\//, "")}`).exists) py.FS.mkdir(`/${folder.replace(/^\//, "")}`);
    py.FS.writeFile(full, bytesOf(data));
  };
  const registered = {};
  for (const [path, data] of Object.entries(files)) write(path, data);
  for (const [name, module] of Object.entries(modules)) register(name, module);

  // A dotted name is a property of the module that it is in: that is how the engine finds it.
  function register(name, module) {
    alive();
    const [top, ...rest] = name.split(".");
    if (!rest.length) return void py.registerJsModule(top, (registered[top] = module));
    if (!registered[top]) register(top, {});
    const last = rest.pop();
    const parent = rest.reduce((object, part) => (object[part] ??= {}), registered[top]);
    parent[last] = module;
  }

  return {
    info: { ...info, version },
    globals: py.globals,
    eval: (source, how) => guarded(() => python.run(...args(source, how))),
    async evalAsync(source, how) {
      alive();
      interrupts[0] = 0;
      try {
        return await python.run_async(...args(source, how));
      } catch (error) {
        throw translate(error);
      } finally {
        out.flush();
        err.flush();
      }
    },
    newScope: (name) => guarded(() => python.scope(name)),
    registerJsModule: register,
    unregisterJsModule(name) {
      alive();
      if (registered[name]) py.unregisterJsModule(name);
      delete registered[name];
      python.forget(name);
    },
    writeFile: write,
    readFile: (path) => guarded(() => py.FS.readFile(path)),
    flush: () => (out.flush(), err.flush()),
    interrupt: () => void (interrupts[0] = 2),
    memory: () => ({ used: py._module.HEAPU8.length, reserved: py._module.HEAPU8.length, limit: 0 }),
    collect: () => void guarded(() => py.runPython("import gc; gc.collect()")),
    dispose() {
      gone = true;
      interrupts[0] = 2;
    },
    toPy: (value, how) => guarded(() => py.toPy(value, how)),
    isPyProxy: (value) => (py.ffi ? value instanceof py.ffi.PyProxy : py.isPyProxy(value)),
    packages() {
      const { info, packages } = py.lockfile;
      const versions = Object.values(packages).map(({ name, version }) => [name.replace(/[-_.]+/g, "-").toLowerCase(), version]);
      return { platform: `pyemscripten_${info.abi_version}_${info.arch}`, versions: Object.fromEntries(versions) };
    },
    async loadPackages(names) {
      const errors = [];
      await py.loadPackage(names, { messageCallback() {}, errorCallback: (text) => errors.push(text) });
      if (errors.length) throw new Error(errors.join("\n"));
    },
  };
}

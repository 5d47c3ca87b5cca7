/**
 * AnyPy's JavaScript interface: the entry `anypy.js`, and what a runtime is.
 *
 * A runtime is an ES module that exports `info` and `load`. Those of AnyPy are made by `runtimes/bridge`; anyone can
 * publish another and give its URL in the page config.
 */

/** Loads a runtime of its own, apart from the page's. */
export function load(options?: EntryOptions): Promise<PyRuntime>;

/** The page's Python. Also `globalThis.AnyPy`. */
export const AnyPy: {
  readonly version: string;
  /** The page config, once it is read. */
  readonly config: Record<string, unknown> | undefined;
  /**
   * Settles when the page's scripts have run, after a switch when they have run again. An exception in a script is
   * shown at the script and does not reject it; a config that cannot be used does.
   */
  readonly ready: Promise<void>;
  load(options?: EntryOptions): Promise<PyRuntime>;
  /** The page's interpreter of a runtime, by default the page's. */
  runtime(name?: string): Promise<PyRuntime>;
  /** Which runtime each script gets, and what speaks against the others. The same is told in the console, at its debug level. */
  explain(): Promise<Explanation>;
  /** Runs the page's scripts again on another runtime. Rejects, and changes nothing, when there is none of the name. */
  switch(name: string): Promise<void>;
};

/** How a page came to its runtimes. */
export interface Explanation {
  /** All of it in words, a line for each thing. */
  text: string;
  /** The page's scripts, and the Python files that its config asks for. */
  scripts: {
    /** The script; absent for a file. */
    element?: Element;
    /** Its name in tracebacks. */
    file: string;
    runtime: string;
    /** What names the runtime; absent where it is chosen. */
    because?: string;
    /** Where it is chosen: the modules that it imports and that count. */
    imports?: string[];
    /** Where it is chosen: the runtimes in order of preference, each with what speaks against it for this script. */
    candidates?: { runtime: string; against: string[] }[];
  }[];
}

/** Which runtime, and how it is loaded. */
export interface EntryOptions extends LoadOptions {
  /** A runtime's name: `"mini"`, `"micropython"`, `"full"`, `"pyodide"`, one that the page config declares, or `"auto"`. */
  runtime?: string;
  /** The URL of a runtime's module, instead of a name. */
  src?: string | URL;
  /** What the module must hash to, as in `<script integrity>`. */
  integrity?: string;
  /** The version that the runtime must have, or its first parts: `"0.1"`. */
  version?: string;
}

/** What the module of a runtime exports. */
export interface RuntimeModule {
  info: RuntimeInfo;
  load(options?: LoadOptions): Promise<PyRuntime>;
  /**
   * Begins to fetch modules of the runtime's library, with what they need, ahead of their import. Names that it does not
   * have are ignored. Resolves when all have come or failed; a failure is reported by the import.
   */
  prefetch?(modules: string[]): Promise<unknown>;
}

/** A runtime's name, version and abilities. */
export interface RuntimeInfo {
  name: string;
  version: string;
  /** The Python that it follows: `"3.13"`. */
  python: string;
  /** A dialect, Python 3 without some of its library, or the whole language. */
  level: "dialect" | "core" | "full";
  /** Bytes that a page downloads for it, compressed; 0 when unknown. */
  downloadBytes: number;
  capabilities: {
    /** Standard library modules that can be imported; a name covers its submodules. */
    modules: string[];
    /** Whether pure Python packages can be installed. */
    packages: boolean;
    /** Whether packages with compiled parts can be. */
    binaryPackages: boolean;
    /** Whether `time.sleep` and `input` suspend Python and not the page. */
    syncSleep: boolean;
    topLevelAwait: boolean;
    interrupt: boolean;
    limits: boolean;
    threads: boolean;
    files: boolean;
  };
}

/** What a runtime is brought up with. All of it is optional. */
export interface LoadOptions {
  /** What relative URLs are relative to. */
  baseURL?: string | URL;
  limits?: {
    /** Bytes of Python heap; beyond them a MemoryError is raised. */
    memory?: number;
    /** Python calls in each other; beyond them a RecursionError is raised. */
    recursion?: number;
    /** Milliseconds that Python runs before the page gets its turn. */
    sliceMs?: number;
  };
  /** `sys.argv` */
  argv?: string[];
  /** `sys.path` */
  path?: string[];
  /** Gets each piece of text; by default whole lines go to the console. */
  stdout?(text: string): void;
  stderr?(text: string): void;
  /** Answers `input(prompt)`; null is the end of input. By default `window.prompt`. */
  stdin?(prompt: string): string | null | Promise<string | null>;
  /** Files, by their path. */
  files?: Record<string, FileData>;
  /** JavaScript modules that Python can import, by name. */
  modules?: Record<string, object>;
  onProgress?(progress: { phase: string; loaded: number; total: number }): void;
  signal?: AbortSignal;
  /** For `pyodide` and `micropython`: the URL of another `pyodide.mjs` or `micropython.mjs`. */
  engine?: string | URL;
  /** The runtime's wasm, when it is there or on its way already. */
  wasm?: WebAssembly.Module | BufferSource | Response | Promise<WebAssembly.Module | BufferSource | Response>;
}

export type FileData = string | ArrayBuffer | ArrayBufferView;

/** How source text is run. */
export interface EvalOptions {
  /** Its name in tracebacks. */
  filename?: string;
  /** The line of the file that its first line is, from 1. */
  line?: number;
  /** Statements (the default), one expression, or one interactive statement. */
  mode?: "exec" | "eval" | "single";
  /** The namespace, by default that of `__main__`. */
  globals?: PyProxy;
}

/** A loaded runtime. */
export interface PyRuntime {
  readonly info: RuntimeInfo;
  /** The namespace of `__main__`. */
  readonly globals: PyDict;
  /**
   * Runs source to its end, blocking. The value of the last expression: scalars as JavaScript's, everything else as
   * a PyProxy. Throws PythonError.
   */
  eval(source: string, options?: EvalOptions): any;
  /** Runs source, with `await` at the top, so that the page stays alive. */
  evalAsync(source: string, options?: EvalOptions): Promise<any>;
  /** A fresh namespace. */
  newScope(name?: string): PyDict;
  /** Makes `import name` give an object's properties. */
  registerJsModule(name: string, module: object): void;
  unregisterJsModule(name: string): void;
  writeFile(path: string, data: FileData): void;
  readFile(path: string): Uint8Array;
  /** Raises KeyboardInterrupt in the code that runs or waits. */
  interrupt(): void;
  /** Bytes. */
  memory(): { used: number; reserved: number; limit: number };
  /** Frees what no program can reach. */
  collect(): void;
  /** Frees the runtime. Its proxies and promises fail from now on. */
  dispose(): void;
  /**
   * JavaScript containers as Python ones: Array to list, Map and plain objects to dict, Set to set, ArrayBuffer and
   * typed arrays to bytes; to `depth` levels. Scalars come back as they are.
   */
  toPy(value: any, options?: { depth?: number }): any;
  isPyProxy(value: unknown): value is PyProxy;
  /**
   * The packages that the engine brings itself, by normalised name with their version, and the platform tag of the compiled
   * wheels that it can load. Both go to `loadPackages`. Runtimes without such packages have neither method.
   */
  packages?(): { platform: string; versions: Record<string, string> };
  loadPackages?(names: string[]): Promise<void>;
}

/** How `toJs` converts. */
export interface ToJsOptions {
  /** How many levels of containers are converted; all by default. */
  depth?: number;
  /** Makes the result for a dict from its entries: `Object.fromEntries`. By default a Map. */
  dict_converter?(entries: Iterable<[any, any]>): any;
  /** Gets every proxy that the result contains, to destroy them. */
  pyproxies?: PyProxy[];
  /** False: an object without a JavaScript form is an error, not a proxy. */
  create_pyproxies?: boolean;
  /** Makes the result for an object without a JavaScript form; `convert` is toJs for what is in it. */
  default_converter?(proxy: PyProxy, convert: (value: any) => any): any;
}

/**
 * A Python object. Its Python attributes are properties; the names here win over them.
 *
 * Freed when JavaScript forgets it, or at once by `destroy()`, after which every use throws "Object has already been
 * destroyed".
 */
export interface PyProxy {
  /** The name of the Python type. */
  readonly type: string;
  toString(): string;
  /** Containers and buffers as JavaScript's, deeply. */
  toJs(options?: ToJsOptions): any;
  /** Another proxy of the same object. */
  copy(): this;
  destroy(): void;
  [attribute: string]: any;
}

/** A callable. Also has `call`, `bind` and `captureThis` (a function that passes its `this` first) where Python has no attribute of that name. */
export interface PyCallable extends PyProxy {
  (...args: any[]): any;
  apply(self: any, args?: Iterable<any>): any;
  /** The last argument is an object of keywords: `f.callKwargs(1, { key: 2 })`. */
  callKwargs(...args: any[]): any;
}

/** A mapping. */
export interface PyDict extends PyProxy, Iterable<any> {
  readonly length: number;
  /** The value, or the fallback where there is none. */
  get(key: any, fallback?: any): any;
  set(key: any, value: any): void;
  has(key: any): boolean;
  delete(key: any): void;
}

/** A sequence. Has Array's methods where Python has no attribute of that name. */
export interface PySequence extends PyProxy, Iterable<any> {
  readonly length: number;
  [index: number]: any;
}

/** A coroutine or another awaitable. It runs once, however often it is awaited. */
export interface PyAwaitable extends PyProxy, PromiseLike<any> {}

/** An asynchronous generator or another asynchronous iterable. */
export interface PyAsyncIterable extends PyProxy, AsyncIterable<any> {}

/** Something with a buffer. */
export interface PyBuffer extends PyProxy {
  /** `type` is `u8`, `i32`, `f64`, ... as Pyodide names them; by default the buffer's own. */
  getBuffer(type?: string): PyBufferView;
}

/** A copy of a buffer. What is written to `data` is in Python's once it is released. */
export interface PyBufferView {
  readonly data: ArrayBufferView;
  readonly format: string;
  readonly itemsize: number;
  readonly nbytes: number;
  readonly ndim: number;
  readonly readonly: boolean;
  readonly shape: number[];
  readonly strides: number[];
  release(): void;
}

/** A Python exception that no Python code handled. */
export interface PythonError extends Error {
  readonly name: "PythonError";
  /** The text that python3 prints. */
  readonly message: string;
  /** Its last line. */
  readonly summary: string;
  /** The name of the exception's type. */
  readonly type: string;
  /** Where it was raised, outermost call first. Columns from 0, in code points; equal when unknown. */
  readonly traceback: { file: string; line: number; column: number; endColumn: number; function: string }[];
  /** The status that SystemExit asks for. */
  readonly exitCode?: number;
  /** The exception. */
  readonly value?: PyProxy;
  /** What JavaScript threw, where that is what Python did not handle (`type` is then JsException). */
  readonly cause?: unknown;
}

/** What the events of a script carry. */
export interface ScriptDetail {
  /** The runtime's name. */
  runtime: string;
  /** The runtime itself. */
  interpreter: PyRuntime;
  /** Why the script ended early, on `done`. */
  error?: Error;
}

/** Events, all of which bubble. */
export interface AnyPyEventMap {
  /** On the document while a runtime is fetched. `total` is 0 when unknown. */
  "anypy:loading": CustomEvent<{ runtime: string; phase: string; loaded: number; total: number }>;
  /** On a script just before it runs. */
  "py:ready": CustomEvent<ScriptDetail>;
  /** On a script after it ran, also when it failed. */
  "py:done": CustomEvent<ScriptDetail>;
  /** The same for `mpy` scripts, besides those above. */
  "mpy:ready": CustomEvent<ScriptDetail>;
  "mpy:done": CustomEvent<ScriptDetail>;
  /** On a script, on the element of a config that cannot be used, or on the document. */
  "anypy:error": CustomEvent<{ error: Error; runtime?: string }>;
  /** On the document when the page's scripts have run. */
  "py:all-done": CustomEvent<null>;
  "mpy:all-done": CustomEvent<null>;
}

declare global {
  var AnyPy: typeof import("./anypy.js").AnyPy;
  interface DocumentEventMap extends AnyPyEventMap {}
  interface HTMLElementEventMap extends AnyPyEventMap {}
}

// The entry: `<script type="module" src="anypy.js">` is all that a page adds.
//
// Here is what is done: downloads, dynamic imports, waiting, what the page shows, and the functions that JavaScript calls.
// What is to be done is the loader's decision (loader_bg.wasm): it is asked once, and answers with a plan.

const VERSION = "0.1.0";
const SCRIPTS = "script[type=py],script[type=mpy],py-script,mpy-script";
const CONFIGS = "py-config,mpy-config";
const at = (path) => new URL(path, import.meta.url).href;
const page = typeof document === "undefined" ? null : document;

// -- Runtimes ---------------------------------------------------------------------------------------------------------

// Those that come with AnyPy, with what each fetches beside its entry to start.
const OWN = {
  mini: ["engine_bg.wasm"],
  micropython: ["micropython.mjs", "micropython.wasm"],
  full: ["engine_bg.wasm", "engine_bg.js"],
  pyodide: ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"],
};
const module = (name) => at(`runtimes/${name}/index.js`);
// Downloads that have begun, by the URL of the module.
const begun = new Map();

// Begins to fetch a runtime of ours, so that its wasm does not wait for its JavaScript.
function begin(name) {
  const url = module(name);
  if (Object.hasOwn(OWN, name) && !begun.has(url)) {
    const early = { module: import(url) };
    for (const file of OWN[name]) {
      const href = new URL(file, url).href;
      // The engines made here are given their wasm, the others fetch theirs themselves.
      if (file === "engine_bg.wasm") early.wasm = fetch(href);
      else if (page) {
        const link = Object.assign(page.createElement("link"), { rel: "modulepreload", href });
        if (!file.endsWith("js")) Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "" });
        page.head.append(link);
      }
    }
    // Whoever loads the runtime gets the error.
    early.module.catch(() => {});
    early.wasm?.catch(() => {});
    begun.set(url, early);
  }
  return url;
}

// Imports a runtime's module and loads the runtime.
async function open(url, integrity, options) {
  // Another engine than ours is what counts, behind our own module.
  if (integrity) await verify(options.engine ?? url, integrity);
  if (!options.engine) begin(Object.keys(OWN).find((name) => url === module(name)));
  const early = begun.get(url);
  begun.delete(url);
  const runtime = await (early?.module ?? import(url)).catch((error) => {
    throw new Error(`the module ${url} cannot be imported: ${error.message}`, { cause: error });
  });
  if (typeof runtime.load !== "function") {
    throw new Error(`${url} is no runtime: a runtime is an ES module that exports \`info\` and \`load(options)\``);
  }
  return runtime.load(early?.wasm ? { ...options, wasm: early.wasm } : options);
}

// Import maps aside, the browser checks hashes of what is fetched only; the import then has it from the cache.
async function verify(url, integrity) {
  try {
    await (await fetch(url, { integrity })).arrayBuffer();
  } catch (error) {
    throw new Error(`${url} does not have the integrity ${integrity}, or cannot be fetched`, { cause: error });
  }
}

// -- The loader -------------------------------------------------------------------------------------------------------

// What the server answers to a request for a file of the page, as a text or as bytes.
async function get(url, how) {
  const response = await fetch(url).catch(() => {
    throw new Error(`could not fetch ${url}: no answer (is the address right, and does the server allow it?)`);
  });
  if (response.ok) return response[how]();
  const { status } = response;
  throw new Error(`could not fetch ${url}: the server answers ${status}${status === 404 ? " (there is no such file)" : ""}`);
}

// A build of the loader: the first settles plain pages, the whole one reads and explains everything.
const FIRST = "loader_bg.wasm";
const WHOLE = "loader/whole_bg.wasm";
const builds = {};

const build = (path) =>
  (builds[path] ??= (async () => {
    const wasm = await fetch(at(path));
    if (!wasm.ok) throw new Error(`could not fetch ${wasm.url}: the server answers ${wasm.status}`);
    // Compiled while it streams, where the server says what it is.
    const { instance } = await (wasm.headers.get("content-type") === "application/wasm"
      ? WebAssembly.instantiateStreaming(wasm)
      : WebAssembly.instantiate(await wasm.arrayBuffer()));
    return instance.exports;
  })());

// Asks a build: www/loader/src/question.rs has the form of questions. No answer means that the question is beyond it.
function ask({ memory, room, answer, ...asked }, what, texts) {
  const parts = texts.map((text) => (text == null ? text : new TextEncoder().encode(text)));
  const sizes = Uint32Array.from(parts, (part) => part?.length ?? -1);
  parts.unshift(new Uint8Array(sizes.buffer));
  let start = room(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0));
  for (const part of parts) {
    if (!part) continue;
    new Uint8Array(memory.buffer).set(part, start);
    start += part.length;
  }
  const size = asked[what](texts.length);
  return size && JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, answer(), size)));
}

// The URL of something that a config names, against the config's file or the page.
function absolute(url, base) {
  try {
    return new URL(url, new URL(base, page.baseURI)).href;
  } catch {
    throw new Error(`\`${url}\` is not a URL`);
  }
}

// The page's source, in which an error's lines are looked up: it is in the browser's cache.
const source = () =>
  fetch(location.href, { cache: "force-cache", signal: AbortSignal.timeout(2000) })
    .then((response) => (response.ok ? response.text() : ""))
    .catch(() => "");

const dispatch = (target, name, detail) =>
  (target ?? page).dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));

// -- The package `pyscript` ---------------------------------------------------------------------------------------------

// How Python imports it, and attributes such as `py-click`.
const MENTIONS = /\b(?:from|import)\b.*\bpyscript\b|["'`\s]m?py-(?!config|script)[a-z]{2,}["'`=]/;
let pyscript;
// The module with the package, as soon as a text mentions it.
const mentions = (text) => {
  if (pyscript || !MENTIONS.test(text)) return;
  pyscript = import(at("pyscript/index.js"));
  // A reader may click before the runtime is there.
  pyscript.then(attend).catch(() => {});
};

// Its frames in a traceback are of no use to a page.
const PACKAGE = /^ {2}File "\/lib\/anypy\/.*\n(?: {4}.*\n)*/gm;

// Puts the package into an interpreter, once.
const provide = (found) =>
  (found.package ??= (async () => {
    found.end = (await pyscript).prepare(found, plan.config);
    await attend();
  })());

// Makes handlers of the page's attributes.
let attended;
const attend = () =>
  (attended ??= pyscript.then((it) =>
    it.attend({ plan: () => plan, instances: () => instances, settled: () => AnyPy.ready, fail }),
  ));

// The runtime that stands in for the config's: the address asks for it (`?anypy-runtime=full`), or `AnyPy.switch`.
let forced = page ? new URLSearchParams(location.search).get("anypy-runtime") || undefined : undefined;

// The page's scripts and configs as they were when it was read, and what a question tells of them.
let elements, rows;
// The texts of the page's config files.
let files = [];
// The page's own plan.
let plan;

// Python files of the page's configs that were read before its runtime was chosen, by their URLs.
const early = {};

// What a question tells, if the page is asked for `runtime`, or for `named` apart from its scripts.
const question = (runtime, named, lines) => [location.pathname, runtime, named, lines, files[0], files[1], PLAIN, ...rows.flat()];

// What the page is to do then.
async function planned(runtime, named, lines) {
  const texts = question(runtime, named, lines);
  const found = ask(await build(FIRST), "plan", texts) || ask(await build(WHOLE), "plan", texts);
  if (found.source) return planned(runtime, named, await source());
  if (found.texts) {
    // What cannot be had is shown when its turn comes.
    const read = async ({ element, url, base }) => {
      if (url === undefined) rows[element][8] = await text(elements[element]).catch(() => "");
      else {
        const row = ["file", null, url, base, null, null, null, null, ""];
        rows.push(row);
        try {
          url = absolute(url, base);
          row[8] = new TextDecoder().decode(await (early[url] ??= get(url, "arrayBuffer")));
        } catch {}
      }
    };
    await Promise.all(found.texts.map(read));
    return planned(runtime, named, lines);
  }
  if (found.fetch) {
    files = await Promise.all(
      found.fetch.map(async ({ url, origin, element }) => {
        if (!url) return;
        try {
          return await get(url, "text");
        } catch (error) {
          wrong(`${origin}: ${error.message}`, element);
        }
      }),
    );
    return planned(runtime, named, lines);
  }
  if (found.problem) wrong(found.problem, found.element);
  const links = found.kinds.flatMap(({ files, modules }, kind) => [...files, ...modules].map((link) => Object.assign(link, { kind })));
  for (const link of [...links, ...Object.values(found.runtimes)]) {
    try {
      // What no config names comes with AnyPy.
      link.url = link.kind === undefined ? at(link.url) : absolute(link.url, link.base);
      if (link.engine) link.engine = absolute(link.engine, link.base);
    } catch (error) {
      const { origin, element } = found.kinds[link.kind ?? 0];
      wrong(`error (PY1000): ${error.message}\n--> ${origin}`, element);
    }
  }
  return found;
}

// Shows what is wrong with the page's configs. Nothing is loaded after it.
function wrong(text, element) {
  const error = new Error(text);
  fail(text, false, elements[element], false, elements[element], error);
  throw error;
}

// What gives scripts a terminal, once one asks for it.
let terminals;

let loading;
// Reads the page, once.
function loader() {
  return (loading ??= (async () => {
    await build(FIRST);
    if (page.readyState === "loading") {
      await new Promise((resolve) => page.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    elements = [...page.querySelectorAll(`${SCRIPTS},${CONFIGS}`)];
    rows = elements.map((element) => [
      element.localName,
      ...["type", "src", "config", "runtime", "async", "env", "worker"].map((name) => element.getAttribute(name)),
      element.matches(SCRIPTS) && element.getAttribute("src") ? null : element.textContent,
    ]);
    mentions(page.documentElement.innerHTML);
    if (elements.some((element) => element.hasAttribute("terminal"))) (terminals = import(at("terminal.js"))).catch(() => {});
    for (const element of elements) {
      if (element.matches(CONFIGS)) continue;
      text(element);
      if (element.localName !== "script") {
        // From here on the element shows output.
        element.textContent = "";
        element.classList.add("anypy-shown");
      }
    }
    plan = await planned(forced);
    for (const { warnings = [] } of plan.kinds) for (const text of warnings) console.warn(text);
    AnyPy.config = plan.config;
  })());
}

// The text of a script with `src`. What fails is shown when the script's turn comes.
function text(script) {
  const src = script.getAttribute("src");
  if (src && !downloads.has(script)) downloads.set(script, get(src, "text")).get(script).then(mentions, () => {});
  return downloads.get(script);
}

// What a page may import and still run on mini: put in by the build, from what mini declares.
const PLAIN = ANYPY_PLAIN;

// The modules that a text imports, by its statements behind what `before` matches.
const imports = (text, before) =>
  [...text.matchAll(RegExp(`${before}(?:from[ \\t]+([\\w.]+)|import[ \\t]+([^#;\\n]+))`, "gm"))].flatMap(
    ([, from, names]) => from ?? names.split(",").map((name) => name.trim().split(/\s/)[0]),
  );

// Whether mini surely has what a script imports; the loader looks closer.
const isPlain = (text) =>
  imports(text, "(?:^|[;:])[ \\t]*").every(
    (name) => /^[._]/.test(name) || PLAIN.split(" ").some((known) => `${name}.`.startsWith(`${known}.`)),
  );

// The runtimes that the page gives away without its config being parsed. Only what is certain: nothing is ever fetched
// that does not run.
function certain() {
  const configs = [...page.querySelectorAll(`${CONFIGS},[config]`)];
  const names = new Set();
  // A config from elsewhere, or one that could give a name another meaning or make the loader refuse it.
  const unclear = /\b(packages|runtimes|interpreters?)\b/;
  const scripts = [...page.querySelectorAll(SCRIPTS)];
  const sources = scripts.map(text);
  if (configs.some((config) => !config.matches(CONFIGS) || config.hasAttributes() || unclear.test(config.textContent))) {
    return names;
  }
  // For each kind of scripts, the texts for which the smallest runtime is looked for.
  const auto = { "py-config": [], "mpy-config": [] };
  for (const [index, script] of scripts.entries()) {
    if (script.hasAttribute("worker")) continue;
    const tag = /^mpy/.test(script.type || script.localName) ? "mpy-config" : "py-config";
    const own = configs.filter((config) => config.localName === tag);
    if (own.length > 1) continue;
    const name = script.getAttribute("runtime") || forced || (own[0] ? inConfig(own[0]) : AUTO);
    if (name !== AUTO) names.add(name);
    // Files of the config may import too.
    else if (own[0] && /\b(files|fetch|paths)\b/.test(own[0].textContent)) auto[tag].push("import ?");
    else auto[tag].push(sources[index] ?? script.textContent);
  }
  for (const texts of Object.values(auto)) {
    if (!texts.length || !texts.every((text) => text.then || isPlain(text))) continue;
    if (texts.some((text) => text.then)) {
      // The plan may be there sooner.
      Promise.all(texts).then((texts) => plan || (texts.every(isPlain) && begin("mini")), () => {});
    } else names.add("mini");
  }
  return names;
}

// The modules that the page's scripts import at their top, as far as they can be read off the page.
const imported = () =>
  [...page.querySelectorAll(SCRIPTS)].flatMap(({ textContent }) =>
    imports(textContent, `^${/^[ \t]*(?=\S)/m.exec(textContent)?.[0]}`),
  );

// The smallest runtime that can run the page.
const AUTO = "auto";

// `runtime = "x"` before any table.
const inConfig = ({ textContent }) =>
  /^\s*runtime\s*=\s*(["'])(\w+)\1\s*(#.*)?$/m.exec(textContent.split(/^\s*\[/m)[0])?.[2] ??
  (/\bruntime\b/.test(textContent) ? undefined : AUTO);

// -- Interpreters -----------------------------------------------------------------------------------------------------

// The page's interpreters, by the names of their runtimes: `{name, streams, ready, scopes}`, of which `ready` gives the runtime.
let instances = new Map();
// The texts of scripts with `src`.
const downloads = new Map();

// The interpreter of a runtime, for scripts of a kind; it loads if it is the first of that runtime.
function instance({ kinds, runtimes, scripts }, { runtime: name, refusal }, kind) {
  if (refusal !== undefined) throw new Error(refusal);
  let found = instances.get(name);
  if (!found) {
    const other = scripts.some((script) => script.kind !== kind && script.on.runtime === name);
    found = { name, streams: streams(name), scopes: {} };
    found.ready = start(found, runtimes[name], other ? [kinds[kind], kinds[1 - kind]] : [kinds[kind]]);
    // Whoever waits for it gets the error.
    found.ready.catch(() => {});
    instances.set(name, found);
  }
  return found;
}

// Loads a runtime with what configs want in it: module, files and JavaScript modules all at once.
async function start(found, runtime, settings) {
  const { options } = found.streams;
  const files = settings.flatMap(({ files }) => files);
  const modules = settings.flatMap(({ modules }) => modules);
  // An error begins with the place of the config that asked.
  const told = (work) => async (asked) => {
    try {
      return await work(asked.url, asked);
    } catch (error) {
      throw new Error(`${asked.told}: ${error.message}`);
    }
  };
  const { limits } = settings[0];
  const opened = open(runtime.url, runtime.integrity, Object.assign(options, { limits, engine: runtime.engine, debug: plan.config?.debug }));
  // With what `auto` has chosen the runtime for.
  const asking = runtime.packages ? [...settings, runtime] : settings;
  const packages = asking.some(({ packages }) => packages) && import(at("packages.js"));
  const [py, contents, namespaces, install] = await Promise.all([
    opened,
    Promise.all(files.map(told(fetched))),
    Promise.all(modules.map(told((url) => (isStyle(url) ? styled(url) : import(url))))),
    packages && packages.then((it) => it.gather(runtime, asking, opened)),
  ]);
  const put = (path, bytes) => {
    if (path.endsWith(".py")) mentions(new TextDecoder().decode(bytes));
    return py.writeFile(path, bytes);
  };
  for (const [path, bytes] of contents.flat()) await put(path, bytes);
  if (install) await install(py, put);
  Object.assign(found, { py, runtime, settings, modules: {} });
  for (const [index, { name, url }] of modules.entries()) {
    if (isStyle(url)) continue;
    found.modules[name] = namespaces[index];
    py.registerJsModule(`js_modules.${name}`, namespaces[index]);
  }
  if (modules.length) py.registerJsModule("js_modules", found.modules);
  if (pyscript) await provide(found);
  return py;
}

// Among JavaScript modules may be style sheets.
const isStyle = (url) => /\.css$/i.test(new URL(url).pathname);
const styled = (href) =>
  new Promise((resolve, reject) => {
    const link = Object.assign(page.createElement("link"), { rel: "stylesheet", href, onload: resolve });
    link.onerror = () => reject(new Error(`could not fetch the style sheet ${href}`));
    page.head.append(link);
  });

// A file of a config, or those of an archive, as `[path, bytes]`.
async function fetched(url, { path, archive }) {
  const files = archive && import(at("files.js"));
  const bytes = new Uint8Array(await (early[url] ?? get(url, "arrayBuffer")));
  if (!archive) return [[path, bytes]];
  try {
    return (await (await files).unpack(bytes)).map(([name, bytes]) => [path + name, bytes]);
  } catch (error) {
    throw new Error(`could not unpack ${url}: ${error.message}`, { cause: error });
  }
}

// Stops what runs in an interpreter and gives everything back; while it loads, as soon as it is there.
async function dispose({ streams, ready, end }) {
  streams.show();
  end?.();
  try {
    const py = await ready;
    try {
      py.interrupt();
    } finally {
      py.dispose();
    }
  } catch {}
}

// -- The page's run -----------------------------------------------------------------------------------------------------

// Counts the runs: what belongs to an earlier one stops.
let runs = 0;

// Runs the page's scripts: those of one runtime in document order, each after the one before has ended. Scripts of different
// runtimes do not wait for each other.
async function run() {
  const number = ++runs;
  console.debug(plan.because ?? plan.scripts.map(({ file, on }) => `${file}: \`${on.runtime}\``).join("\n"));
  const queues = new Map();
  for (const script of plan.scripts) {
    try {
      const py = instance(plan, script.on, script.kind);
      if (!queues.has(py)) queues.set(py, []);
      queues.get(py).push(script);
    } catch (error) {
      const element = elements[script.element];
      // Without a text it has been said already.
      if (error.message) fail(error.message, false, element, script.custom, element, error);
    }
  }
  await Promise.all([...queues].map(([py, scripts]) => inOrder(py, scripts, number)));
  if (number !== runs) return;
  for (const [kind, prefix] of PREFIXES.entries()) {
    if (plan.scripts.some((script) => script.kind === kind)) dispatch(null, `${prefix}:all-done`);
  }
}

// What the events of a kind of scripts start with. Those of an `mpy` script come under both names: PyScript's, and the one that
// holds for every script.
const PREFIXES = ["py", "mpy"];
const announce = (script, name, detail) => {
  for (const prefix of PREFIXES.slice(0, script.kind + 1)) dispatch(elements[script.element], `${prefix}:${name}`, detail);
};

// Runs the scripts of one interpreter.
async function inOrder(py, scripts, number) {
  let runtime;
  try {
    runtime = await py.ready;
  } catch (error) {
    const [{ element, custom }] = scripts;
    const text = `could not load the runtime \`${py.name}\`: ${error?.message || error}`;
    if (number === runs) fail(text, false, elements[element], custom, null, error, py.name);
    return;
  }
  const free = [];
  for (const script of scripts) {
    const work = runScript(py, runtime, script, number);
    // What is not waited for begins before those after it, as far as it is there.
    if (script.wait === "free") free.push(work), await null;
    else await work;
    if (number !== runs) return;
  }
  await Promise.all(free);
}

// Runs one script, from its text to its `py:done`.
async function runScript(py, runtime, script, number) {
  const element = elements[script.element];
  const detail = { runtime: py.name, interpreter: runtime };
  const options = { filename: script.file };
  let shown, error, failed;
  try {
    const source = script.source ?? (await downloads.get(element));
    // The text of a script with `src` may be the first to mention it.
    if (pyscript) await provide(py);
    if (number !== runs) return;
    shown = output(element, script.custom, element.getAttribute("target"));
    if (script.env) options.globals = py.scopes[script.env] ??= runtime.newScope(script.env);
    if (terminals && element.hasAttribute("terminal")) {
      shown = (await terminals).open(shown.place, runtime, { show: py.streams.show, options, source });
      shownByUs.push(shown.dispose);
      element.terminal = shown.term;
    }
    py.streams.show(shown);
    // PyScript's name for where a script shows things.
    element.target = shown.place;
    announce(script, "ready", detail);
    const value = script.wait === "sync" ? runtime.eval(source, options) : await runtime.evalAsync(source, options);
    // The value of the last expression is of no use to a page.
    value?.destroy?.();
  } catch (thrown) {
    [error, failed] = [thrown, true];
  }
  shown?.finish();
  if (number !== runs) return;
  if (failed) {
    detail.error = error;
    await failure(script, py.name, error, shown?.place);
  }
  announce(script, "done", detail);
  shown?.ended?.();
}

// Shows an exception that a script did not catch.
async function failure(script, runtime, error, shown) {
  const exit = error?.type === "SystemExit";
  if (exit && !error.exitCode) return;
  const told = ((exit && error.summary) || (await withLinesOfPage(error))).replace(PACKAGE, "");
  const text = told + (await advice(script, runtime, error?.summary));
  if (error instanceof Object) Reflect.set(error, "message", text);
  const element = elements[script.element];
  fail(text, true, shown ?? element, script.custom || shown, element, error, runtime);
}

// For a module that is not found: the line of the config that gets it, if another runtime has it.
async function advice({ kind }, runtime, summary) {
  const [, module] = /^(?:ModuleNotFound|Import)Error: no module named '?([\w.]+)/i.exec(summary) ?? [];
  if (!module) return "";
  try {
    const text = ask(await build(WHOLE), "advise", [module, runtime, `${kind}`, ...question(forced)]);
    return text && `\n${text}\n`;
  } catch {
    return "";
  }
}

// An error's text with the lines of the page for inline scripts, where the page's source can be had. Its frames are moved too.
// The DOM does not tell where an element stands in its document, so inline scripts run with lines of their own.
async function withLinesOfPage(error) {
  const text = error?.message || (typeof error === "string" ? error : "an error without a message");
  const inline = plan.scripts.filter(({ source }) => source !== undefined);
  if (!inline.some(({ file }) => text.includes(`"${file}"`))) return text;
  try {
    const texts = inline.flatMap(({ file, element }) => [file, rows[element].at(-1)]);
    const moved = ask(await build(WHOLE), "relocate", [text, await source(), ...texts]);
    for (const frame of error.traceback ?? []) {
      const place = moved.places[frame.file];
      if (place) Object.assign(frame, { file: place.file, line: frame.line + place.line - 1 });
    }
    return moved.text;
  } catch {
    // Better an error with lines of its own than none.
    return text;
  }
}

// Shows an exception that ended nothing but a callback, at the script that the code came from. Those of other code are not the
// page's.
async function report(error) {
  for (const { file } of error.traceback ?? []) {
    const script = plan.scripts.find((script) => script.file === file);
    if (!script) continue;
    // Where its output goes, since it has run.
    const { target } = elements[script.element];
    return failure(script, script.on.runtime, error, target?.nodeType && target);
  }
}

// -- What scripts print, and errors -----------------------------------------------------------------------------------

// Each takes something out of the page that was put there, for a switch of runtimes.
const shownByUs = [];

const make = (tag, className = "") => Object.assign(page.createElement(tag), { className });

// The callbacks of a runtime's `load`; `show` says which output they go to.
function streams(runtime) {
  let output;
  return {
    get shown() {
      return output;
    },
    show(next) {
      output?.flush();
      output = next;
    },
    options: {
      stdout: (text) => output?.write("log", text),
      stderr: (text) => output?.write("error", text),
      stdin: (text = "") => (output?.flush(), output?.read ? output.read(text) : prompt(text)),
      onProgress: (progress) => progress && dispatch(page, "anypy:loading", Object.assign(progress, { runtime })),
    },
  };
}

// The place of one script's output: the element itself for `<py-script>`, the one that `target` names, else a new
// `<script-py>` behind the script (PyScript's name), at the end of the body for a script in the head. Text is collected and
// put there once per microtask, as text; in the console it shows by whole lines.
function output(script, custom, target) {
  let place = script;
  const own = !target && !custom;
  if (target) {
    place = page.getElementById(target.replace("#", ""));
    try {
      place ??= page.querySelector(target);
    } catch {}
    if (!place) throw new Error(`target="${target}": there is no element with that id or selector`);
  } else if (own) {
    place = page.createElement("script-py");
    if (script.closest("head") && page.body) page.body.append(place);
    else script.after(place);
  }
  const blocks = [];
  const pending = [];
  const line = { log: "", error: "" };
  const flush = () => {
    for (const [stream, text] of pending.splice(0)) {
      const lines = (line[stream] + text).split("\n");
      line[stream] = lines.pop();
      if (lines.length) console[stream](lines.join("\n"));
      let block = blocks.at(-1);
      // A block grows as long as nothing else was put behind it.
      if (block?.stream !== stream || place.lastChild !== block) {
        block = Object.assign(make("pre", stream === "log" ? "anypy-out" : "anypy-out anypy-err"), { stream });
        place.append(block);
        blocks.push(block);
      }
      block.append(text);
    }
  };
  shownByUs.push(() => {
    pending.length = 0;
    for (const block of blocks) block.remove();
    if (own) place.remove();
  });
  return {
    place,
    flush,
    write(stream, text) {
      const last = pending.at(-1);
      if (!last) queueMicrotask(flush);
      if (last?.[0] === stream) last[1] += text;
      else if (text) pending.push([stream, text]);
    },
    finish() {
      flush();
      for (const stream in line) {
        if (line[stream]) console[stream](line[stream]);
        line[stream] = "";
      }
    },
  };
}

// An alert with the text that a terminal would show, in a place or behind it, else at the start of the page. Markup in a
// message stays text. What matters is set off: the last line of Python's texts, the first of ours.
function fail(text, python, place, inside, target, error, runtime) {
  const shown = text.replace(/\n+$/, "");
  const at = python ? shown.lastIndexOf("\n") + 1 : `${shown}\n`.indexOf("\n");
  const parts = [shown.slice(0, at), shown.slice(at)];
  const main = python ? 1 : 0;
  const strong = make("strong");
  strong.textContent = parts[main];
  parts[main] = strong;
  const block = make("pre");
  // Long lines scroll; the keyboard has to reach them.
  block.tabIndex = 0;
  block.append(...parts);
  const alert = make("div", "anypy-error");
  alert.setAttribute("role", "alert");
  alert.append(block);
  if (inside) place.append(alert);
  else if (place?.closest("body")) place.after(alert);
  else page.body?.prepend(alert);
  shownByUs.push(() => alert.remove());
  console.error(text);
  dispatch(target, "anypy:error", runtime ? { error, runtime } : { error });
}

// -- What the page sees meanwhile ---------------------------------------------------------------------------------------

// A constructed sheet: a strict Content-Security-Policy allows it.
const STYLE = `
py-config,mpy-config,py-script:not(.anypy-shown),mpy-script:not(.anypy-shown){display:none}
py-script,mpy-script,script-py{display:block}
.anypy-out{margin:0;font:inherit;font-family:ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.anypy-err{color:#b3261e}
.anypy-error{margin:.5em 0;border:1px solid #d9a29c;border-left:.3em solid #b3261e;border-radius:.3em;
background:#fff4f2;color:#33110e}
.anypy-error pre{margin:0;padding:.7em 1em;font:.875em/1.5 ui-monospace,monospace;white-space:pre;overflow-x:auto;
tab-size:4}
.anypy-error strong{color:#8c1d18}
.anypy-loading{position:fixed;z-index:2147483647;right:1em;bottom:1em;padding:.5em 1em;border-radius:2em;
background:#fff;color:#222;border:1px solid #bbb;box-shadow:0 2px 8px #0003;font:.875rem/1.4 system-ui,sans-serif}
.anypy-loading progress{width:6em;margin-left:.6em;vertical-align:middle}
@media (prefers-color-scheme:dark){
.anypy-err{color:#e5675c}
.anypy-error{background:#2b1513;color:#f6dedb;border-color:#7a352f;border-left-color:#f2786d}
.anypy-error strong{color:#ffb4ab}
.anypy-loading{background:#222;color:#eee;border-color:#555;color-scheme:dark}}
`;

function style() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}

// Says that Python is on its way, if that takes longer than a moment. Returns a function that ends it.
function indicate() {
  let note, bar;
  const label = page.createElement("span");
  label.textContent = "Loading Python…";
  const timer = setTimeout(() => {
    note = make("div", "anypy-loading");
    note.setAttribute("role", "status");
    bar = page.createElement("progress");
    bar.setAttribute("aria-label", "Loading Python");
    note.append(label, bar);
    page.body?.append(note);
  }, 200);
  const progress = ({ detail: { runtime, loaded, total } }) => {
    label.textContent = `Loading Python (${runtime})…`;
    if (bar && total > 0) Object.assign(bar, { max: total, value: loaded });
  };
  page.addEventListener("anypy:loading", progress);
  return () => {
    clearTimeout(timer);
    note?.remove();
    page.removeEventListener("anypy:loading", progress);
  };
}

// Does some work with the indicator, until the first script is about to run or there is none that will.
async function shown(work) {
  const end = indicate();
  page.addEventListener("py:ready", end, { once: true });
  try {
    await loader();
    return await work();
  } finally {
    page.removeEventListener("py:ready", end);
    end();
  }
}

// -- For JavaScript -------------------------------------------------------------------------------------------------------

/** Loads a runtime of its own, apart from the page's: see anypy.d.ts. */
export async function load({ runtime, src, integrity = "", version, ...options } = {}) {
  let url = src && new URL(src, page?.baseURI ?? import.meta.url).href;
  // With a config in the page a name may mean another runtime, and no name means the page's.
  const plain = !page?.querySelector(`${CONFIGS},[config]`);
  const name = runtime ?? (plain ? (forced ?? (page?.querySelector(SCRIPTS) ? undefined : "mini")) : undefined);
  if (!url && plain && Object.hasOwn(OWN, name)) url = begin(name);
  if (!url) {
    const found = (await asked(name)).runtime;
    url = found.url;
    integrity ||= found.integrity;
    options.engine ??= found.engine;
  }
  const loaded = await open(url, integrity, options);
  if (version && !`${loaded.info.version}.`.startsWith(`${version}.`)) {
    loaded.dispose();
    throw new Error(`${url} is version ${loaded.info.version}, not ${version}`);
  }
  return loaded;
}

// The runtime that JavaScript asks for by a name, or the page's.
async function asked(name) {
  await loader();
  const plan = await planned(forced, name);
  const on = name ? plan.asked : plan.page;
  if (on.refusal) throw new Error(on.refusal);
  return { plan, on, runtime: plan.runtimes[on.runtime] };
}

/** The page's Python, for JavaScript: see anypy.d.ts. */
export const AnyPy = {
  version: VERSION,
  /** The page's config as an object, once it is read. */
  config: undefined,
  /** Settles when the page's scripts have run. */
  ready: Promise.resolve(),
  load,
  /** The page's interpreter of a runtime. */
  runtime: async (name) => {
    const { plan, on } = await asked(name);
    return instance(plan, on, 0).ready;
  },
  /** Which runtime each script gets, and why not another. */
  explain: async () => {
    await loader();
    const found = ask(await build(WHOLE), "explain", question(forced));
    for (const script of found.scripts) script.element = elements[script.element];
    return found;
  },
  /** Runs the page's scripts again on another runtime. */
  switch: (name) =>
    shown(async () => {
      // A name that is not known changes nothing.
      const other = await planned(`${name}`);
      if (other.page.refusal) throw new Error(other.page.refusal);
      [forced, plan] = [name, other];
      // What still runs sees that it is of an earlier run.
      runs++;
      instances.forEach(dispose);
      instances = new Map();
      for (const take of shownByUs.splice(0)) take();
      return (AnyPy.ready = run());
    }),
};

// Exceptions in callbacks and tasks end up with the window.
function late({ error, reason = error }) {
  if (reason?.name === "PythonError") loading?.then(() => report(reason));
}

// A second copy of this module, under another address, leaves the page to the first.
const first = !globalThis.AnyPy;
if (first) globalThis.AnyPy = AnyPy;

if (page && first) {
  style();
  addEventListener("error", late);
  addEventListener("unhandledrejection", late);
  const start = () => {
    if (!page.querySelector(`${SCRIPTS},${CONFIGS}`)) return;
    const names = [...certain()].filter(Boolean);
    for (const name of names) begin(name);
    // A runtime that fetches its library by modules can begin with these. Which scripts are whose is clear with one only.
    if (names.length === 1) begun.get(module(names[0]))?.module.then((it) => it.prefetch?.(imported()), () => {});
    AnyPy.ready = shown(run);
    // Shown in the page and in the console already.
    AnyPy.ready.catch(() => {});
  };
  if (page.readyState === "loading") {
    // With `async` the entry can come before the page's end.
    AnyPy.ready = new Promise((resolve, reject) => {
      page.addEventListener("DOMContentLoaded", () => (start(), AnyPy.ready.then(resolve, reject)), { once: true });
    });
  } else start();
}

// The entry: `<script type="module" src="anypy.js">` is all that a page adds.
//
// Here is only what wasm cannot do or what must not wait for it: starting downloads, dynamic imports, the style sheet,
// the loading indicator, and the functions that JavaScript calls. Every decision is the loader's (loader_bg.wasm).

const VERSION = "0.1.0";
const SCRIPTS = "script[type=py],script[type=mpy],py-script,mpy-script";
const CONFIGS = "py-config,mpy-config";
const at = (path) => new URL(path, import.meta.url).href;
const page = typeof document === "undefined" ? null : document;

// -- Runtimes ---------------------------------------------------------------------------------------------------------

// Those that come with AnyPy, with what each needs beside its entry and its wasm.
const OWN = { mini: [], full: ["engine_bg.js"] };
const module = (name) => at(`runtimes/${name}/index.js`);
// Downloads that have begun, by the URL of the module.
const begun = new Map();

// Begins to fetch a runtime of ours, so that its wasm does not wait for its JavaScript.
function begin(name) {
  const url = module(name);
  if (Object.hasOwn(OWN, name) && !begun.has(url)) {
    for (const file of OWN[name]) {
      const link = { rel: "modulepreload", href: new URL(file, url).href };
      page?.head.append(Object.assign(page.createElement("link"), link));
    }
    const early = { module: import(url), wasm: fetch(new URL("engine_bg.wasm", url)) };
    // Whoever loads the runtime gets the error.
    early.module.catch(() => {});
    early.wasm.catch(() => {});
    begun.set(url, early);
  }
  return url;
}

// Imports a runtime's module and loads the runtime.
async function open(url, integrity, options) {
  if (integrity) await verify(url, integrity);
  begin(Object.keys(OWN).find((name) => url === module(name)));
  const early = begun.get(url);
  begun.delete(url);
  const runtime = await (early?.module ?? import(url)).catch((error) => {
    throw new Error(`the module ${url} cannot be imported: ${error.message}`, { cause: error });
  });
  if (typeof runtime.load !== "function") {
    throw new Error(`${url} is no runtime: a runtime is an ES module that exports \`info\` and \`load(options)\``);
  }
  return runtime.load(early ? { ...options, wasm: early.wasm } : options);
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

// What the loader asks of the browser in one call each, see www/loader/src/dom.rs.
const host = {
  path: page && location.pathname,
  open,
  text: (url) => get(url, "text"),
  bytes: async (url) => new Uint8Array(await get(url, "arrayBuffer")),
  all: (selector) => [...page.querySelectorAll(selector)],
  absolute: (url, base) => {
    try {
      return new URL(url, base === "own" ? import.meta.url : base || page.baseURI).href;
    } catch {
      throw new Error(`\`${url}\` is not a URL`);
    }
  },
  dispatch: (target, name, detail) => (target ?? page).dispatchEvent(new CustomEvent(name, { bubbles: true, detail })),
  warn: (text) => console.warn(text),
  streams,
  output,
  fail,
  clear: () => {
    for (const take of shownByUs.splice(0)) take();
  },
  drop: (value) => value?.destroy?.(),
  import: (url) => import(url),
  source: () =>
    fetch(location.href, { cache: "force-cache", signal: AbortSignal.timeout(2000) })
      .then((response) => (response.ok ? response.text() : ""))
      .catch(() => ""),
};

// The runtime that the address asks for: `?anypy-runtime=full`.
const forced = page ? new URLSearchParams(location.search).get("anypy-runtime") || undefined : undefined;

let loading;
// Fetches the loader once; it has then read the page.
function loader() {
  return (loading ??= (async () => {
    const begun = fetch(at("loader_bg.wasm"));
    const glue = await import("./loader_bg.js");
    const [wasm, imports] = [await begun, { "./loader_bg.js": glue }];
    if (!wasm.ok) throw new Error(`could not fetch ${wasm.url}: the server answers ${wasm.status}`);
    // Compiled while it streams, where the server says what it is.
    const { instance } = await (wasm.headers.get("content-type") === "application/wasm"
      ? WebAssembly.instantiateStreaming(wasm, imports)
      : WebAssembly.instantiate(await wasm.arrayBuffer(), imports));
    glue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    if (page.readyState === "loading") {
      await new Promise((resolve) => page.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    AnyPy.config = JSON.parse(await glue.scan(host, forced));
    return glue;
  })());
}

// The runtimes that the page gives away without its config being parsed. Only what is certain: nothing is ever fetched
// that does not run.
function certain() {
  const configs = [...page.querySelectorAll(`${CONFIGS},[config]`)];
  const names = new Set();
  // A config from elsewhere, or one that could give a name another meaning or make the loader refuse it.
  const unclear = /\b(packages|runtimes|interpreters?)\b/;
  if (configs.some((config) => !config.matches(CONFIGS) || config.hasAttributes() || unclear.test(config.textContent))) {
    return names;
  }
  for (const script of page.querySelectorAll(SCRIPTS)) {
    if (script.hasAttribute("worker")) continue;
    const tag = /^mpy/.test(script.type || script.localName) ? "mpy-config" : "py-config";
    const own = configs.filter((config) => config.localName === tag);
    if (own.length < 2) names.add(script.getAttribute("runtime") || forced || (own[0] ? inConfig(own[0]) : "mini"));
  }
  return names;
}

// The modules that the page's scripts import at their top, as far as they can be read off the page.
function imported() {
  return [...page.querySelectorAll(SCRIPTS)].flatMap(({ textContent }) => {
    const indent = /^[ \t]*(?=\S)/m.exec(textContent)?.[0];
    const statements = textContent.matchAll(RegExp(`^${indent}(?:from +([\\w.]+)|import +([\\w., ]+))`, "gm"));
    return [...statements].flatMap(([, from, names]) => from ?? names.split(/[, ]+/));
  });
}

// `runtime = "x"` before any table.
const inConfig = ({ textContent }) =>
  /^\s*runtime\s*=\s*(["'])(\w+)\1\s*(#.*)?$/m.exec(textContent.split(/^\s*\[/m)[0])?.[2];

// -- What scripts print, and errors -----------------------------------------------------------------------------------

// Each takes something out of the page that was put there, for a switch of runtimes.
const shownByUs = [];

const make = (tag, className = "") => Object.assign(page.createElement(tag), { className });

// The callbacks of a runtime's `load`; `show` says which output they go to.
function streams(runtime) {
  let output;
  return {
    show(next) {
      output?.flush();
      output = next;
    },
    options: {
      stdout: (text) => output?.write("log", text),
      stderr: (text) => output?.write("error", text),
      stdin: (text = "") => (output?.flush(), prompt(text)),
      onProgress: (progress) => progress && host.dispatch(page, "anypy:loading", Object.assign(progress, { runtime })),
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
  host.dispatch(target, "anypy:error", runtime ? { error, runtime } : { error });
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

// Runs `work(glue)` with the indicator, until the first script is about to run or there is none that will.
async function shown(work) {
  const end = indicate();
  page.addEventListener("py:ready", end, { once: true });
  try {
    return await work(await loader());
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
  const name = runtime ?? (plain ? (forced ?? "mini") : undefined);
  if (!url && plain && Object.hasOwn(OWN, name)) url = begin(name);
  if (!url) {
    const found = (await loader()).locate(name);
    url = found.url;
    integrity ||= found.integrity;
  }
  const loaded = await open(url, integrity, options);
  if (version && !`${loaded.info.version}.`.startsWith(`${version}.`)) {
    loaded.dispose();
    throw new Error(`${url} is version ${loaded.info.version}, not ${version}`);
  }
  return loaded;
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
  runtime: async (name) => (await loader()).runtime(name),
  /** Runs the page's scripts again on another runtime. */
  switch: (name) =>
    shown((glue) => {
      const again = glue.switchTo(name);
      AnyPy.ready = again;
      return again;
    }),
};

// Exceptions in callbacks and tasks end up with the window.
function late({ error, reason = error }) {
  if (reason?.name === "PythonError") loading?.then((glue) => glue.report(reason));
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
    AnyPy.ready = shown((glue) => glue.run());
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

// The library that is not in the engine: modules in Python and wasm, fetched when a program imports them.
//
// While a program waits for a module, all that it needs is fetched at once and the page goes on. Where a program can't
// wait (`eval`, an import inside of a module that is being imported, a callback), the request is a synchronous one.

/* global ANYPY_MODULES: put in by the build. "name need need;name need": `name/` is a package, `name!` is wasm. */

// The wasm with what several modules use, and the half of the engine that few pages need.
const SHARED = "_shared";
const COLD = "_cold";

const needs = new Map();
const files = new Map();
for (const row of (typeof ANYPY_MODULES === "undefined" ? "" : ANYPY_MODULES).split(";")) {
  const [, name, kind, rest] = /^(.*?)([/!]?)(?: (.*))?$/.exec(row);
  needs.set(name, rest ? rest.split(" ") : []);
  files.set(name, `lib/${name.replaceAll(".", "/")}${{ "/": "/__init__.py", "!": ".wasm" }[kind] ?? ".py"}`);
}

/** Those that a program imports by name. */
export const names = [...needs.keys()].filter((name) => /^[a-z]\w*$/i.test(name));

// What has come, by module: text, a compiled WebAssembly.Module, or the error; and the promises of what is to come.
const here = new Map();
const coming = new Map();

/** Modules out of `names`, with all that they need. */
function closure(names) {
  const all = new Set(names.filter((name) => needs.has(name)));
  for (const name of all) for (const need of needs.get(name)) all.add(need);
  return [...all];
}
const missing = (names) => closure(names).filter((name) => !here.has(name));

const isWasm = (url) => url.pathname.endsWith("m");
const locate = (name) => new URL(files.get(name), import.meta.url);
// Without a name: Python says what kind of error it is.
const refused = (url, why) => Object.assign(new Error(`can't load ${url}: ${why}`), { name: "" });
const status = (url, { status, statusText }) => refused(url, `the server says ${status} ${statusText}`);
// Node has no requests for files.
const fs = ({ protocol }) => protocol === "file:" && process.getBuiltinModule("fs");

async function request(name) {
  const url = locate(name);
  if (fs(url)) return requestNow(name);
  const response = await fetch(url).catch(() => {
    throw refused(url, "no answer");
  });
  if (!response.ok) throw status(url, response);
  return isWasm(url) ? WebAssembly.compile(await response.arrayBuffer()) : response.text();
}

function requestNow(name) {
  const url = locate(name);
  let bytes;
  if (fs(url)) bytes = fs(url).readFileSync(url);
  else {
    const request = new XMLHttpRequest();
    request.open("GET", url, false);
    // A synchronous request gives text only: here every byte is a character.
    if (isWasm(url)) request.overrideMimeType("text/plain; charset=x-user-defined");
    try {
      request.send();
    } catch {
      throw refused(url, "no answer");
    }
    if (request.status !== 200) throw status(url, request);
    if (!isWasm(url)) return request.responseText;
    bytes = Uint8Array.from(request.responseText, (c) => c.charCodeAt(0));
  }
  return isWasm(url) ? new WebAssembly.Module(bytes) : new TextDecoder().decode(bytes);
}

/** Begins to fetch modules and what they need. Resolves when they are here, or have failed to come. */
export function prefetch(names) {
  const absent = missing(names);
  // Hardly a module does without it, and a call into it could not wait.
  if (absent.length) absent.push(...missing([COLD]));
  return Promise.all([...new Set(absent)].map(get));
}

function get(name) {
  let promise = coming.get(name);
  if (!promise) {
    promise = request(name)
      .catch((error) => error)
      .then((it) => coming.delete(name) && here.set(name, it));
    coming.set(name, promise);
  }
  return promise;
}

/** What the engine asks for modules of one instance. */
export function modules(self) {
  const linked = new Map();
  // A module's wasm, linked to the engine and to what several modules share.
  const link = (name) => {
    if (!linked.has(name)) {
      const imports = { e: self.exports, s: needs.get(name).includes(SHARED) && link(SHARED) };
      try {
        linked.set(name, new WebAssembly.Instance(here.get(name), imports).exports);
      } catch {
        throw refused(locate(name), "it is of another build than the engine");
      }
    }
    return linked.get(name);
  };
  // What has come of a module, or comes while the page stands still.
  const supply = (name) => {
    for (const part of missing([name])) here.set(part, requestNow(part));
    for (const part of closure([name])) {
      const it = here.get(part);
      if (it instanceof Error) {
        // The next import tries again.
        here.delete(part);
        throw it;
      }
    }
    return here.get(name);
  };
  // The engine is in the middle of a call that goes on in its cold half.
  self.cold = () => {
    supply(COLD);
    link(COLD);
  };
  return (name, mayWait) => {
    if (!needs.has(name)) return;
    const absent = missing([name]);
    if (absent.length && mayWait) return prefetch(absent);
    const it = supply(name);
    if (it instanceof WebAssembly.Module) return link(name).m?.();
    return (files.get(name).endsWith("/__init__.py") ? "P" : "M") + it;
  };
}

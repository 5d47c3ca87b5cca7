// The page's half of the package `pyscript` (www/pyscript/), and the attributes `py-EVENT` and `mpy-EVENT`.
//
// Fetched only by pages that use them. The package's files are part of this one: they come in one request, beside the runtime's.

// The build's: the package's files by name, as JSON.
/* global ANYPY_PYSCRIPT */
const FILES = JSON.parse(ANYPY_PYSCRIPT);
// Where the package lies in a runtime's file system.
const FOLDER = "/lib/anypy";

const page = document;
const report = (error) => Promise.reject(error);

// Names for elements that have none, since `current_target()` is a name.
let named = 0;

// A URL as the page means it; bare names are the import map's.
const placed = (url) => (/^\.{0,2}\//.test(url) ? new URL(url, page.baseURI).href : url);

// Packages that a program asks for while it runs, by the config's indexes.
async function install(names, { runtime, settings, ready }) {
  const { gather } = await import(new URL("../packages.js", import.meta.url).href);
  const packages = names.map((name) => ({ name, told: `py_import("${name}")` }));
  const indexes = settings.flatMap(({ indexes = [] }) => indexes);
  const place = await gather(runtime, [{ packages, indexes, files: [] }], ready);
  const py = await ready;
  await place(py, (path, bytes) => py.writeFile(path, bytes));
}

/**
 * Puts the package into an interpreter of the page: `found` has its runtime `py`, `modules` (JavaScript modules by name), and
 * `streams`, of which `shown` is the output of the script that runs or ran last. Returns a function that takes out of the page what
 * the package put there.
 */
export function prepare(found, config) {
  const { py, modules, streams } = found;
  for (const [name, text] of Object.entries(FILES)) py.writeFile(`${FOLDER}/pyscript/${name}`, text);
  py.eval(`__import__("sys").path.append("${FOLDER}")`);
  const end = new AbortController();
  const shown = [];
  const named_ = (element) => {
    element.id ||= `py-${named++}`;
    return element.id;
  };
  py.registerJsModule("_pyscript", {
    config: () => py.toPy(config),
    js_modules: modules,
    js_import: (...urls) => Promise.all(urls.map((url) => import(placed(url)))),
    install: async (...names) => void (await install(names, found)),
    target: () => named_(streams.shown.place),
    // The element that `display` means; text that was printed before is put there first.
    place(target) {
      const output = streams.shown;
      // An adapter may hold back what the engine wrote.
      py.flush?.();
      output?.flush();
      if (target == null) return output?.place;
      const element = typeof target === "string" ? page.getElementById(target.replace(/^#/, "")) : target;
      // A script shows things behind it.
      return element?.localName === "script" ? (element.target ?? element) : element;
    },
    shown: (element) => void shown.push(element),
    elements: (selector) => [...page.querySelectorAll(selector)],
    listen(element, kind, handler, options) {
      element.addEventListener(kind, handler, { ...options, signal: end.signal });
    },
    // Runs a coroutine; what it raises is reported as that of any promise that nobody waits for.
    async start(coroutine) {
      try {
        await coroutine;
      } catch (error) {
        report(error);
      }
    },
    // An exception that ended what ran by itself, where the engine would only print it.
    raised(type, message) {
      const traceback = [...message.matchAll(/File "(.*?)", line (\d+)/g)].map(([, file, line]) => ({ file, line: +line }));
      report(Object.assign(new Error(message), { name: "PythonError", type, traceback }));
    },
    to_js(value, converter, depth) {
      return value?.toJs ? value.toJs({ depth, dict_converter: converter }) : value;
    },
    storage,
    fs: folders(py),
  });
  return () => {
    end.abort();
    for (const element of shown) element.remove();
  };
}

// -- Storage ------------------------------------------------------------------------------------------------------------

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// A database of texts by keys. Changes go out in the background; `sync` waits for them.
async function storage(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("values");
  const database = await answer(request);
  const store = (mode) => database.transaction("values", mode).objectStore("values");
  const reading = store("readonly");
  const [keys, values] = await Promise.all([answer(reading.getAllKeys()), answer(reading.getAll())]);
  let pending = [];
  const change = (work) => {
    const done = answer(work(store("readwrite")));
    done.catch(() => {});
    pending.push(done);
  };
  return {
    keys,
    values,
    set: (key, value) => change((store) => store.put(value, key)),
    delete: (key) => change((store) => store.delete(key)),
    clear: () => change((store) => store.clear()),
    async sync() {
      const waited = pending;
      pending = [];
      await Promise.all(waited);
    },
  };
}

// -- Folders of the reader's disk -------------------------------------------------------------------------------------------

const PICKER = "showDirectoryPicker";

// What `pyscript.fs` does with folders of the disk: their files are copied into the runtime's file system, and back.
function folders(py) {
  // A number that changes with a file's content.
  const sum = (bytes) => bytes.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, bytes.length);
  const within = async (handle, path, create) => {
    for (const name of path) handle = await handle.getDirectoryHandle(name, { create });
    return handle;
  };
  async function read(handle, path, sums, prefix = "") {
    for await (const [name, entry] of handle.entries()) {
      const place = prefix + name;
      if (entry.kind === "directory") {
        await read(entry, path, sums, `${place}/`);
        continue;
      }
      const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer());
      await py.writeFile(`${path}/${place}`, bytes);
      sums.set(place, sum(bytes));
    }
  }
  return {
    // The folder of a name: the one of the last time, or the one that the reader picks.
    async open(key, id, mode, startIn) {
      if (!globalThis[PICKER]) {
        throw new Error("fs.mount: this browser can't open folders (it has no showDirectoryPicker): use an <input type=file>");
      }
      const kept = await handles();
      let handle = await answer(kept("readonly").get(key));
      const allowed = (how) => handle[`${how}Permission`]({ mode }).then((state) => state === "granted");
      if (handle && ((await allowed("query")) || (await allowed("request").catch(() => false)))) return handle;
      const options = { id, mode };
      if (startIn) options.startIn = startIn;
      handle = await (navigator.userActivation?.isActive === false ? clicked(() => globalThis[PICKER](options)) : globalThis[PICKER](options));
      await answer(kept("readwrite").put(handle, key));
      return handle;
    },
    async fill(handle, path) {
      const sums = new Map();
      await read(handle, path, sums);
      return sums;
    },
    // Writes what changed since, and takes out what is gone.
    async save(handle, path, sums, ...names) {
      for (const name of names) {
        const bytes = py.readFile(`${path}/${name}`);
        const now = sum(bytes);
        if (sums.get(name) === now) continue;
        const parts = name.split("/");
        const file = await (await within(handle, parts.slice(0, -1), true)).getFileHandle(parts.at(-1), { create: true });
        const stream = await file.createWritable();
        await stream.write(bytes);
        await stream.close();
        sums.set(name, now);
      }
      for (const name of [...sums.keys()]) {
        if (names.includes(name)) continue;
        const parts = name.split("/");
        await (await within(handle, parts.slice(0, -1))).removeEntry(parts.at(-1));
        sums.delete(name);
      }
    },
    async forget(key) {
      const kept = await handles();
      const known = (await answer(kept("readonly").getKey(key))) !== undefined;
      if (known) await answer(kept("readwrite").delete(key));
      return known;
    },
  };
}

async function handles() {
  const request = indexedDB.open("@pyscript.fs", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("values");
  const database = await answer(request);
  return (mode) => database.transaction("values", mode).objectStore("values");
}

// Browsers open folders only for a click: asks for one.
function clicked(work) {
  const dialog = page.createElement("dialog");
  const button = page.createElement("button");
  button.textContent = "Open a folder…";
  dialog.append(button);
  page.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve, reject) => {
    const close = () => dialog.remove();
    button.addEventListener("click", () => (close(), resolve(work())));
    dialog.addEventListener("cancel", () => (close(), reject(new Error("fs.mount: no folder was opened"))));
  });
}

// -- py-EVENT ---------------------------------------------------------------------------------------------------------------

const ATTRIBUTE = /^(m?py)-(?!env$)(.+)$/;
const NAMES = `.//@*[starts-with(name(),"py-") or starts-with(name(),"mpy-")]`;
const SNAPSHOT = 7; // XPathResult.ORDERED_NODE_SNAPSHOT_TYPE
const NAME = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/**
 * Makes attributes such as `py-click="f"` handlers, of elements that are there and of those that come. `context` has `plan()` and
 * `instances()`, the page's plan and its interpreters, which are not there at once, `settled()`, a promise of the end of the page's
 * scripts, and `fail`, which shows an error.
 */
export function attend(context) {
  // The runtimes and namespaces that an attribute can mean: those of the scripts of its kind.
  const spacesOf = (kind, env) => {
    const scripts = context.plan()?.scripts.filter((script) => script.kind === kind) ?? [];
    return [...new Set(scripts.map(({ on }) => context.instances().get(on.runtime)))].map((found) => ({
      runtime: found?.name,
      py: found?.py,
      globals: env ? found?.scopes[env] : found?.py?.globals,
    }));
  };
  const listener = (event) => {
    for (const kind of ["py", "mpy"]) {
      const element = event.currentTarget;
      const attribute = `${kind}-${event.type}`;
      if (element.hasAttribute(attribute)) handle(element, attribute, element.getAttribute(`${kind}-env`), event);
    }
  };
  const attach = (element, name) => {
    const [, , type] = ATTRIBUTE.exec(name) ?? [];
    if (type && element.localName !== "script") element.addEventListener(type, listener);
  };
  const search = (root) => {
    const found = page.evaluate(NAMES, root, null, SNAPSHOT, null);
    for (let i = 0; i < found.snapshotLength; i++) {
      const { name, ownerElement } = found.snapshotItem(i);
      attach(ownerElement, name);
    }
  };

  // Calls what an attribute names, at once if it is there: then it can still prevent what the browser does with the event.
  function handle(element, attribute, env, event) {
    const path = element.getAttribute(attribute).trim();
    const wrong = (why, error) => 
      context.fail(`${attribute}="${path}": ${why}`, false, element, false, element, error ?? new Error(why));
    if (!NAME.test(path)) return wrong("the name of a function is wanted here, without parentheses or arguments");
    const kind = attribute.startsWith("m") ? 1 : 0;
    if (called(spacesOf(kind, env), path, event)) return;
    // The page must not go away before the script that says what is to happen.
    if (event.type === "submit") event.preventDefault();
    later(kind, env, path, event, wrong);
  }

  async function later(kind, env, path, event, wrong) {
    let settled = false;
    const end = context.settled().finally(() => (settled = true));
    for (;;) {
      const last = settled;
      if (called(spacesOf(kind, env), path, event)) return;
      if (last) break;
      await Promise.race([end, new Promise((resolve) => page.addEventListener("py:done", resolve, { once: true }))]).catch(() => {});
    }
    const spaces = spacesOf(kind, env);
    if (!spaces.length) return wrong("no script of the page could say what it is");
    const { runtime } = spaces[0];
    wrong(`there is no \`${path}\` among the names of the page's scripts${env ? ` with env="${env}"` : ""} (${runtime})`);
  }

  // Whether one of the namespaces has the function; it has been called then.
  function called(spaces, path, event) {
    const [first] = path.split(".");
    for (const { py, globals } of spaces) {
      if (!py || !globals?.has(first)) continue;
      const how = { mode: "eval", globals, filename: "<attribute>" };
      const handler = py.eval(`__import__("pyscript.events", None, None, ["_"]).handler(${path})`, how);
      try {
        const result = handler(event);
        // What it started; its failure is reported as any other.
        if (typeof result?.then === "function") result.then(undefined, report);
      } finally {
        setTimeout(() => handler.destroy?.());
      }
      return true;
    }
    return false;
  }

  search(page);
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === "attributes") attach(target, attributeName);
      else for (const node of addedNodes) if (node.nodeType === 1) search(node);
    }
  }).observe(page, { subtree: true, childList: true, attributes: true });
}

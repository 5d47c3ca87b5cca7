// What the gallery's pages share: the code of a script shown before its result, the runtime switch with the reasons for the
// page's runtime, and the figures of dist/sizes.json.

/** The runtimes that come with AnyPy, in the order in which pages prefer them, with what there is to say about each. */
export const RUNTIMES = [
  { name: "mini", title: "mini", about: "Python 3, our own, small. Starts at once." },
  { name: "micropython", title: "MicroPython", about: "MicroPython: a small dialect, made for devices." },
  { name: "full", title: "full", about: "The whole language with its standard library (RustPython)." },
  { name: "pyodide", title: "Pyodide", about: "CPython itself, NumPy and its like included." },
];

/** dist/sizes.json, or nothing where it is not there. */
export const sizes = fetch(new URL("../sizes.json", import.meta.url))
  .then((response) => (response.ok ? response.json() : undefined))
  .catch(() => undefined);

/** Bytes for people: `125 KB`, `4.1 MB`. */
export function bytes(number) {
  if (number === undefined) return "–";
  return number < 1e6 ? `${Math.round(number / 1000)} KB` : `${(number / 1e6).toFixed(1)} MB`;
}

/** Milliseconds for people. */
export const milliseconds = (number) => (number < 10 ? `${number.toFixed(1)} ms` : `${Math.round(number)} ms`);

/** An element with attributes and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Text without the indent that all its lines share. */
function dedent(text) {
  const lines = text.replace(/^\s*\n|\s+$/g, "").split("\n");
  const margin = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join("\n");
}

for (const script of document.querySelectorAll("script[type=py][data-show]")) {
  const code = element("pre", { class: "code", tabindex: "0" }, element("code", {}, dedent(script.textContent)));
  script.before(code);
}

/** The runtime switch of a page with scripts, and why the page has the runtime that it has. */
function runtimes() {
  const why = element("pre", { class: "why", tabindex: "0" });
  const details = element("details", {}, element("summary", {}, "Why this runtime?"), why);
  const explain = async () => {
    if (details.open) why.textContent = await AnyPy.explain().then(({ text }) => text, (error) => error.message);
  };
  details.addEventListener("toggle", explain);
  document.addEventListener("py:all-done", explain);
  // A page may have a switch of its own.
  const own = document.querySelector("#pick,.runtimes");
  if (own) return own.after(details);
  const names = ["auto", ...RUNTIMES.map(({ name }) => name)];
  const links = names.map((name) => element("a", { href: `?anypy-runtime=${name}` }, name));
  document.addEventListener("py:done", ({ detail: { runtime } }) => {
    for (const [index, name] of names.entries()) if (name === runtime) links[index].setAttribute("aria-current", "true");
  });
  const bar = element("nav", { class: "runs", "aria-label": "Runtime of this page" }, "Runs on", ...links);
  document.querySelector("main").append(element("section", { class: "card switch" }, bar, details));
}

// After the modules that import this one.
if (document.querySelector("script[type=py],script[type=mpy],py-script")) queueMicrotask(runtimes);

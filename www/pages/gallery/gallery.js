// What the gallery's pages share: the code of a script shown before its result, and the figures of dist/sizes.json.

/** The runtimes that come with AnyPy, in the order in which pages prefer them, with what there is to say about each. */
export const RUNTIMES = [
  { name: "mini", title: "mini", about: "Python 3, our own, small. Starts at once." },
  { name: "micropython", title: "MicroPython", about: "The small Python of microcontrollers, in a page." },
  { name: "full", title: "full", about: "The whole language with its standard library (RustPython)." },
  { name: "pyodide", title: "Pyodide", about: "CPython itself, with NumPy and other compiled packages." },
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

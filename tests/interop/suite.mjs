// The interop suite's language and its runner, which works in a page, on one runtime.
//
// A case is Python, JavaScript, or both, and the text of what must come out: Python's own `repr`, or `show` below for
// JavaScript. Expected texts come from Pyodide's documentation and from CPython, never from a run of ours.

/** Python whose last line is an expression; its `repr` is compared. `before` prepares the page's globals. */
export const py = (name, source, is, before) => ({ name, source, is, before });

/** As `py`, but the exception's type is compared. */
export const raises = (name, source, is, before) => ({ name, source, raises: is, before });

/** `source` runs first, then `run(get, rt)`, where `get(name)` is a global of Python; what it returns is compared as `show` shows it. */
export const js = (name, source, run, is, before) => ({ name, source, run, is, before });

/** A Python expression passed to a JavaScript function. */
export const out = (expression, is, source = "", name = expression) => ({
  name,
  source: `${source}\nimport js\njs.keep(${expression})`,
  run: () => globalThis.shown,
  text: true,
  is,
});

/** A JavaScript value that Python reads: `expression` sees it as `v`. */
export const into = (name, make, is, expression = "v") => ({
  name,
  source: `import js\nv = js.value\n${expression}`,
  is,
  before: () => void (globalThis.value = make()),
});

/** A JavaScript value as text, its type included. */
export function show(value, rt, depth = 0) {
  const inner = (x) => show(x, rt, depth + 1);
  if (depth > 6) return "...";
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "bigint":
      return `${value}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "symbol":
      return value.toString();
    case "undefined":
    case "boolean":
      return String(value);
  }
  if (value === null) return "null";
  if (rt.isPyProxy(value)) return typeof value === "function" ? "PyProxy function" : `PyProxy ${value.type ?? "?"}`;
  if (typeof value === "function") return "function";
  if (Array.isArray(value)) return `[${value.map(inner).join(", ")}]`;
  if (value instanceof Map) return `Map {${[...value].map(([k, v]) => `${inner(k)} => ${inner(v)}`).join(", ")}}`;
  if (value instanceof Set) return `Set {${[...value].map(inner).join(", ")}}`;
  if (value instanceof Date) return `Date ${value.toISOString()}`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer ${value.byteLength}`;
  if (value instanceof DataView) return `DataView ${value.byteLength}`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} [${Array.from(value, inner).join(", ")}]`;
  if (typeof value.then === "function") return "Promise";
  const name = value.constructor?.name ?? "null";
  const fields = Object.entries(value).map(([key, v]) => `${key}: ${inner(v)}`);
  return `${name === "Object" ? "" : `${name} `}{${fields.join(", ")}}`;
}

/** Runs Python; what its last line is goes to the global `_out` as `repr`. */
function shown(source) {
  const lines = source.replace(/\s+$/, "").split("\n");
  const last = lines.pop();
  return `${lines.join("\n")}\n_out = repr(${last.trim()})`;
}

async function runOne(rt, test) {
  const get = (name) => rt.globals.get(name);
  // Some engines take proxies back when the call that they were made for ends: they are shown at once.
  globalThis.keep = (x) => {
    globalThis.kept = x;
    globalThis.shown = show(x, rt);
  };
  globalThis.identity = (x) => x;
  globalThis.kept = globalThis.shown = undefined;
  test.before?.();
  try {
    if (test.run) {
      await rt.evalAsync(`${test.source}\n`);
      const value = await test.run(get, rt);
      return test.text ? String(value) : show(value, rt);
    }
    await rt.evalAsync(test.raises ? test.source : shown(test.source));
    return test.raises ? "no exception" : get("_out");
  } catch (error) {
    if (test.raises && error?.type) return error.type;
    return `${error?.type ?? error?.name}: ${String(error?.summary ?? error?.message ?? error).trim().split("\n").at(-1)}`;
  }
}

const limited = (work, milliseconds) =>
  Promise.race([work, new Promise((done) => setTimeout(done, milliseconds, "no answer in time"))]);

/**
 * Runs features, `{ feature, cases }`, on a runtime of the page, made by `load`; on another one if it breaks down.
 * @returns `[{ feature, name, ok, is, got }]`
 */
export async function runAll(load, features) {
  let rt = await load();
  // What a case leaves behind (a rejected promise that nobody asked for) is not the page's end.
  globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());
  const rows = [];
  for (const { feature, cases } of features) {
    for (const test of cases) {
      const is = test.raises ?? test.is;
      const got = await limited(runOne(rt, test), 10_000);
      if (/crashed/.test(got)) rt = await load();
      rows.push({ feature, name: test.name, ok: got === is, is, got });
    }
  }
  return rows;
}

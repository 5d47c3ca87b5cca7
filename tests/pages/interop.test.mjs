// The interop suite on every runtime, and the table of what passes: runtimes/INTEROP.md, dist/interop.json.
//
// `ANYPY_UPDATE=1` writes the table; otherwise it must be what the run says. What a runtime does not pass stands in
// tests/interop/RUNTIME.expect, `FEATURE / NAME: REASON` a line; one that passes must be taken off the list.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { table } from "../interop/table.mjs";

const RUNTIMES = ["mini", "full", "micropython", "pyodide"];
const here = (path) => new URL(path, import.meta.url);
const MODULES = ["index", "suite", "conversions", "jsproxy", "pyproxy", "errors"];
const files = Object.fromEntries(
  MODULES.map((name) => [`${name}.mjs`, readFileSync(here(`../interop/${name}.mjs`), "utf8")]),
);

/** Reasons by `FEATURE / NAME`. */
function expected(runtime) {
  const lines = readFileSync(here(`../interop/${runtime}.expect`), "utf8").split("\n");
  const rows = lines.filter((line) => line && !line.startsWith("#")).map((line) => {
    const at = line.lastIndexOf(": ");
    assert.ok(at > 0, `${runtime}.expect: no reason in ${line}`);
    return [line.slice(0, at), line.slice(at + 2)];
  });
  return new Map(rows);
}

// Ours do all of it on a page that allows no evaluation of text.
const STRICT = `<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'self' 'wasm-unsafe-eval'"><p>`;
const OURS = ["mini", "full"];

const skipped = process.env.ANYPY_FAST ? ["full"] : [];
const results = {};

for (const runtime of RUNTIMES) {
  test(`interop: ${runtime}`, { skip: skipped.includes(runtime) && "it is not built", timeout: 300_000 }, async (t) => {
    const { page, url } = await openPage(t, OURS.includes(runtime) ? STRICT : "<p>", { files });
    const rows = await page.evaluate(
      async ([url, runtime]) => {
        const { features, runAll } = await import(`${url}index.mjs`);
        const { load } = await import(`/runtimes/${runtime}/index.js`);
        const silent = { stdout() {}, stderr() {} };
        return runAll(() => load(silent), features);
      },
      [url, runtime],
    );
    const reasons = expected(runtime);
    for (const row of rows) row.reason = row.ok ? undefined : reasons.get(`${row.feature} / ${row.name}`);
    results[runtime] = rows;
    const names = new Set(rows.map((row) => `${row.feature} / ${row.name}`));
    const failed = rows.filter((row) => !row.ok && !row.reason);
    const mended = rows.filter((row) => row.ok && reasons.has(`${row.feature} / ${row.name}`));
    const unknown = [...reasons.keys()].filter((name) => !names.has(name));
    const say = ({ feature, name, is, got }) => `${feature} / ${name}\n  is:  ${is}\n  got: ${got}`;
    assert.deepEqual([failed.map(say), mended.map(say), unknown], [[], [], []], "failed, listed though they pass, listed but no case");
    assert.ok(rows.length >= 200);
  });
}

for (const runtime of [...OURS, "pyodide"]) {
  test(`interop: an exception of a task that nobody asks for is shown, ${runtime}`, { skip: skipped.includes(runtime) && "it is not built" }, async (t) => {
    const { page } = await openPage(t, "<p>");
    const shown = await page.evaluate(async (runtime) => {
      const { load } = await import(`/runtimes/${runtime}/index.js`);
      let text = "";
      const py = await load({ stdout() {}, stderr: (part) => (text += part) });
      await py.evalAsync(`import asyncio, gc
async def work():
    await asyncio.sleep(0)
    raise ValueError("nobody asked")
asyncio.create_task(work())
await asyncio.sleep(0.05)
gc.collect()`);
      for (let i = 0; i < 60 && !text.includes("nobody asked"); i++) await new Promise((go) => setTimeout(go, 50));
      return text;
    }, runtime);
    assert.match(shown, /ValueError: nobody asked/);
  });
}

test("interop: the table", { skip: skipped.length > 0 && "a runtime is not built" }, () => {
  const place = here("../../runtimes/INTEROP.md");
  const text = table(readFileSync(place, "utf8"), results);
  if (process.env.ANYPY_UPDATE) writeFileSync(place, text);
  assert.equal(readFileSync(place, "utf8"), text, "runtimes/INTEROP.md is not what the run says: ANYPY_UPDATE=1 writes it");
  writeFileSync(here("../../dist/interop.json"), JSON.stringify(results));
});

// What crossing between Python and JavaScript costs on each runtime, in one headless Chromium. `cargo xtask bench
// --interop` starts this; stdout is JSON.

import { parseArgs } from "node:util";
import { launch } from "../tests/harness/chromium.mjs";
import { origin as findOrigin, stop } from "../tests/harness/server.mjs";

const { values: options } = parseArgs({
    options: { runs: { type: "string", default: "15" }, runtimes: { type: "string", default: "mini,full,micropython,pyodide" } },
});

const browser = await launch();
const page = await browser.newPage();
page.setDefaultTimeout(0);
await page.goto(`${await findOrigin()}/bench/interop.html`);
await page.waitForFunction(() => globalThis.measure);
const rows = await page.evaluate(([runtimes, rounds]) => globalThis.measure(runtimes, rounds, 20_000), [
    options.runtimes.split(","),
    Number(options.runs),
]);
console.log(JSON.stringify(rows));
await browser.close();
stop();

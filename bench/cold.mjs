// Cold start of each page in bench/pages/: bytes, requests, and milliseconds from navigation to the first Python statement.
//
// Cold means a new browser context for every run. The candidates take turns, so that what the machine does meanwhile falls on all
// of them. Bytes, and times on the slow line, come from a run under playwright, times on the local line from browsers that
// nothing looks into (quiet.mjs). `cargo xtask bench` starts this; stdout is JSON.

import { parseArgs } from "node:util";
import { launch } from "../tests/harness/chromium.mjs";
import { origin as findOrigin, stop } from "../tests/harness/server.mjs";
import { QuietBrowser } from "./quiet.mjs";

const { values: options } = parseArgs({
    options: { runs: { type: "string", default: "9" }, quick: { type: "boolean" }, only: { type: "string" } },
});

// `slow`: runs on the slow line, where one run of a large page takes half a minute and the times hardly vary.
const CANDIDATES = [
    // What the browser itself takes of every start.
    { name: "empty", page: "empty.html", slow: 5 },
    { name: "mini", page: "mini.html", slow: 5 },
    { name: "micropython", page: "micropython.html", slow: 5 },
    { name: "full", page: "full.html", slow: 1 },
    { name: "pyodide", page: "pyodide.html", slow: 1 },
];

// 1.6 Mbit/s down, 150 ms a round trip: the usual "slow 4G".
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

const TIMEOUT = 120_000;

/** One cold start. */
async function measure(browser, origin, candidate, network) {
    const context = await browser.newContext();
    try {
        const page = await context.newPage();
        const cdp = await context.newCDPSession(page);
        await cdp.send("Network.enable");
        await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
        if (network) await cdp.send("Network.emulateNetworkConditions", network);
        const sizes = new Map();
        const of = (id) => sizes.get(id) ?? sizes.set(id, { raw: 0, transferred: 0 }).get(id);
        cdp.on("Network.dataReceived", (event) => (of(event.requestId).raw += event.dataLength));
        cdp.on("Network.responseReceived", (event) => (of(event.requestId).head = event.response.encodedDataLength));
        cdp.on("Network.loadingFinished", (event) => (of(event.requestId).transferred = event.encodedDataLength));
        let problem;
        page.on("pageerror", (error) => (problem ??= error.message));
        await page.goto(`${origin}/bench/${candidate.page}`, { waitUntil: "commit", timeout: TIMEOUT });
        const first = await page.waitForFunction(() => performance.getEntriesByName("first")[0]?.startTime, undefined, {
            timeout: TIMEOUT,
            polling: 20,
        }).catch((error) => {
            throw new Error(`${candidate.name}: ${problem ?? error.message}`);
        });
        const time = await first.jsonValue();
        // Bodies that are compiled while they arrive are reported a moment later.
        await page.waitForTimeout(100);
        const files = [...sizes.values()].filter((file) => file.raw > 0);
        const sum = (what) => files.reduce((total, file) => total + what(file), 0);
        return {
            time,
            requests: files.length,
            raw: sum((file) => file.raw),
            transferred: sum((file) => Math.max(0, file.transferred - (file.head ?? 0))),
        };
    } finally {
        await context.close();
    }
}

const origin = await findOrigin();
const browser = await launch();
const wanted = options.only?.split(",");
const candidates = CANDIDATES.filter(({ name }) => !wanted || wanted.includes(name));
const results = candidates.map(({ name }) => ({ name, transferred: 0, raw: 0, requests: 0, local: [], slow: [] }));

const note = (text) => process.stderr.write(`    ${text}\n`);

/** A start of every candidate that takes part, looked into: bytes, and the time on a network. */
async function watched(network, takesPart) {
    for (const [index, candidate] of candidates.entries()) {
        if (!takesPart(candidate)) continue;
        const { time, ...bytes } = await measure(browser, origin, candidate, network);
        if (network) {
            note(`${candidate.name} slow: ${time.toFixed(0)} ms`);
            results[index].slow.push(time);
        }
        Object.assign(results[index], bytes);
    }
}

await watched(undefined, () => true);
if (!options.quick) {
    for (let run = 0; run < 5; run++) await watched(SLOW, ({ slow }) => run < slow);
}
await browser.close();

const quiet = await QuietBrowser.start();
const start = ({ page }) => quiet.firstMark(`${origin}/bench/${page}`, TIMEOUT);
// The first start of all warms the browser itself and is not counted.
if (candidates.length) await start(candidates[0]);
for (let run = 0; run < Number(options.runs); run++) {
    for (const [index, candidate] of candidates.entries()) {
        const time = await start(candidate);
        note(`${candidate.name}: ${time.toFixed(0)} ms`);
        results[index].local.push(time);
    }
}
await quiet.close();
stop();
process.stdout.write(JSON.stringify(results));

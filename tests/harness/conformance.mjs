// Runs Python programs in pages of the built site, for `cargo xtask conformance --browser`.
//
// stdin: { runtime, timeout_ms, pages, programs: [{ path, source, files: { path: text } }] }
// stdout: a line for each program, { index, stdout, broken }, where `broken` says how it ended when it had to be stopped.
//
// Every program gets a runtime of its own. A page whose program does not end is closed and replaced, and so is one that
// has had many runtimes: each reserves gigabytes of addresses until the browser finds the time to collect it.

import { text } from "node:stream/consumers";
import { launch } from "./chromium.mjs";
import { origin as findOrigin, stop } from "./server.mjs";

const job = JSON.parse(await text(process.stdin));
const origin = await findOrigin();
const browser = await launch();

/** A blank page on the site's origin. */
async function blankPage() {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/harness/blank.html`);
    return page;
}

/** In the page: runs one program, stdout kept where it can be read even if the program never ends. */
async function runProgram({ runtime, path, source, files }) {
    globalThis.printed = "";
    const { load } = await import("/anypy.js");
    const stdout = (text) => (globalThis.printed += text);
    const python = await load({ runtime, stdout, stderr: () => {}, files, path: ["/"], argv: [path] });
    try {
        // As the main program of a file.
        python.globals.set("__file__", path);
        await python.evalAsync(source, { filename: path });
    } catch (error) {
        // An uncaught Python exception is an end like any other; a trap of the engine is not.
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
            return { stdout: globalThis.printed, broken: `crashed: ${error}` };
        }
    } finally {
        try {
            python.dispose();
        } catch {
            // After a trap the engine may not be able to; the page goes anyway.
        }
    }
    return { stdout: globalThis.printed, broken: null };
}

/** Rejects after `ms`. */
function limit(ms) {
    let timer;
    const promise = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`still running after ${ms / 1000} s`)), ms);
    });
    return { promise, clear: () => clearTimeout(timer) };
}

/** Runtimes of one page. */
const RUNTIMES = 40;

let next = 0;

async function worker() {
    let page = await blankPage();
    let ran = 0;
    while (next < job.programs.length) {
        const index = next++;
        const time = limit(job.timeout_ms);
        let answer;
        try {
            const run = page.evaluate(runProgram, { runtime: job.runtime, ...job.programs[index] });
            // Closing the page rejects it; that is not news by then.
            run.catch(() => {});
            answer = await Promise.race([run, time.promise]);
        } catch (error) {
            answer = { stdout: "", broken: String(error.message ?? error).split("\n")[0] };
        }
        time.clear();
        if (answer.broken || ++ran === RUNTIMES) {
            ran = 0;
            await page.context().close();
            page = await blankPage();
        }
        process.stdout.write(`${JSON.stringify({ index, ...answer })}\n`);
    }
    await page.context().close();
}

await Promise.all(Array.from({ length: Math.max(1, job.pages) }, worker));
await browser.close();
stop();

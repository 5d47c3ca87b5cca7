// Runs Python programs in pages of the built site, for `cargo xtask conformance --browser`.
//
// stdin: { runtime, timeout_ms, pages, programs: [{ path, source, files: { path: text } }] }
// stdout: a line for each program, { index, stdout, broken, error }: `broken` says how it ended when it had to be stopped, `error`
// what it raised.
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
    await page.exposeFunction("running", () => page.running?.());
    await page.goto(`${origin}/harness/blank.html`);
    return page;
}

/** In the page: runs one program, stdout kept where it can be read even if the program never ends. */
async function runProgram({ runtime, path, source, files }) {
    globalThis.printed = "";
    const { load } = await import("/anypy.js");
    const stdout = (text) => (globalThis.printed += text);
    const python = await load({ runtime, stdout, stderr: () => {}, files, path: ["/"], argv: [path] });
    // The time limit is the program's: how long a large runtime takes to compile depends on the machine.
    globalThis.running();
    try {
        // As the main program of a file.
        python.globals.set("__file__", path);
        await python.evalAsync(source, { filename: path });
    } catch (error) {
        // An uncaught Python exception is an end like any other; a trap of the engine is not.
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
            return { stdout: globalThis.printed, broken: `crashed: ${error}` };
        }
        return { stdout: globalThis.printed, broken: null, error: String(error?.summary ?? error) };
    } finally {
        try {
            python.dispose();
        } catch {
            // After a trap the engine may not be able to; the page goes anyway.
        }
    }
    return { stdout: globalThis.printed, broken: null };
}

/** What a runtime may take to load, in milliseconds. */
const LOADING = 60_000;

/** Rejects when the page takes more than `LOADING` to load its runtime, or more than `ms` to run its program. */
function limit(page, ms) {
    let timer;
    const promise = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`still loading after ${LOADING / 1000} s`)), LOADING);
        page.running = () => {
            clearTimeout(timer);
            timer = setTimeout(() => reject(new Error(`still running after ${ms / 1000} s`)), ms);
        };
    });
    return { promise, clear: () => clearTimeout(timer) };
}

/** Runtimes of one page. */
const RUNTIMES = 40;

let next = 0;
// Programs that had to be stopped and run a second time: a busy machine stops one once, a hang or a crash comes again.
const again = new Set();

async function worker() {
    let page = await blankPage();
    let ran = 0;
    let index;
    while (index !== undefined || next < job.programs.length) {
        index ??= next++;
        const time = limit(page, job.timeout_ms);
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
        if (answer.broken && !again.has(index)) {
            again.add(index);
            console.error(`${job.programs[index].path}: ${answer.broken}; it runs once more`);
            continue;
        }
        process.stdout.write(`${JSON.stringify({ index, ...answer })}\n`);
        index = undefined;
    }
    await page.context().close();
}

await Promise.all(Array.from({ length: Math.max(1, job.pages) }, worker));
await browser.close();
stop();

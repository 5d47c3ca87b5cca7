// Programs on mini, MicroPython and Pyodide in one headless Chromium: milliseconds of each, and mini's memory.
//
// `cargo xtask bench --speed` starts this; stdout is JSON. The runtimes take turns at every repetition, so that what the
// machine does meanwhile falls on all of them; the first repetition warms V8's compilers and is not counted.

import { readFileSync, readdirSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../tests/harness/chromium.mjs";
import { origin as findOrigin, stop } from "../tests/harness/server.mjs";

const { values: options } = parseArgs({
    options: {
        runs: { type: "string", default: "7" },
        runtimes: { type: "string", default: "mini,micropython,pyodide" },
        filter: { type: "string" },
        perf: { type: "string" },
        memory: { type: "string" },
    },
});

// The parameters N and M of MicroPython's tests/run-perfbench.py.
const PERF = 1000;

/** The runner that `run-perfbench.py` appends, in parts that can be timed from outside. */
const CHOOSE = `
def _choose():
    best, found = (0, 0), None
    for nm, p in bm_params.items():
        if 10 * nm[0] <= 12 * ${PERF} and nm[1] <= ${PERF} and nm > best:
            best, found = nm, p
    return found
_params = _choose()
`;

/** A program of our own: `main(N)` must be `RESULT`. */
function own(path) {
    const source = readFileSync(path, "utf8");
    const expected = /^RESULT = (.*)$/m.exec(source)?.[1];
    return { source, before: "", run: "_result = main(N)", result: "_result", expected };
}

/** A program of MicroPython's: all runtimes must agree, or have what a file beside it says. */
function perf(path) {
    const source = readFileSync(path, "utf8") + CHOOSE;
    const file = path + ".exp";
    return {
        source,
        before: "_run, _read = bm_setup(_params)",
        run: "_run()",
        result: "_read()[1]",
        expected: existsSync(file) ? readFileSync(file, "utf8").trim() : undefined,
        agree: true,
        unfit: /\bbm_params\b/.test(source) ? /@micropython\.(viper|native)/.test(source) && "machine code of MicroPython's" : "no bm_params",
    };
}

const folder = options.perf ?? join(import.meta.dirname, "programs");
const programs = readdirSync(folder)
    .filter((name) => name.endsWith(".py") && name !== "benchrun.py" && (!options.filter || name.includes(options.filter)))
    .sort()
    .map((name) => ({ name: basename(name, ".py"), ...(options.perf ? perf : own)(join(folder, name)) }));
const runtimes = options.runtimes.split(",");

const browser = await launch();
const page = await browser.newPage();
page.setDefaultTimeout(0);
await page.goto(`${await findOrigin()}/bench/speed.html`);
await page.waitForFunction(() => globalThis.ready);
const inPage = (method, ...args) => page.evaluate(([method, args]) => globalThis.bench[method](...args), [method, args]);

/** The last line of what went wrong: an exception's type and message. */
const reason = (error) => error.message.trim().split("\n").filter((line) => /^(page\.evaluate: )?[\w.]*(Error|Exception|Interrupt)\b/.test(line)).pop()
    ?.replace(/^page\.evaluate: /, "").replace(/^PythonError: (?=\w)/, "") ?? error.message.split("\n")[0];

const results = [];
for (const program of programs) {
    const times = {};
    const errors = {};
    results.push({ name: program.name, times, errors });
    process.stderr.write(`    ${program.name}\n`);
    if (program.unfit) {
        for (const name of runtimes) errors[name] = program.unfit;
        continue;
    }
    let agreed = program.expected;
    for (const name of runtimes) {
        await inPage("start", name, program.source).catch((error) => (errors[name] = reason(error)));
    }
    for (let run = 0; run <= Number(options.runs); run++) {
        for (const name of runtimes.filter((name) => !errors[name])) {
            try {
                const { time, result } = await inPage("measure", name, program.before, program.run, program.result);
                if (program.agree) agreed ??= result;
                if (result !== agreed) errors[name] = `the result is ${result}, not ${agreed}`.slice(0, 200);
                else if (run > 0) (times[name] ??= []).push(time);
            } catch (error) {
                errors[name] = reason(error);
            }
        }
    }
}
const memory = options.memory && (await inPage("memory", Number(options.memory)));
await browser.close();
stop();
process.stdout.write(JSON.stringify({ programs: results, memory }));

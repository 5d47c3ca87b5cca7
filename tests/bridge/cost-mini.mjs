// What a crossing costs on mini, in nanoseconds: `node tests/bridge/cost-mini.mjs`, after `cargo xtask build mini`. Not a
// test. The cost of an empty loop's round is taken off.

import { readFileSync } from "node:fs";
import { load } from "../../runtimes/mini/web/js/index.js";

const wasm = new WebAssembly.Module(readFileSync(new URL("../../dist/runtimes/mini/engine_bg.wasm", import.meta.url)));
const N = 300_000;
globalThis.subject = { x: 1, s: "a string", o: {}, f: (a) => a };
globalThis.identity = (a) => a;
const py = await load({ wasm });
py.eval("import js\no = js.subject\nf = js.identity\ndef g(a): return a");

function time(run) {
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    // This process's own time: the machine may be busy with others.
    const start = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(start).user);
  }
  return (best * 1e3) / N;
}

const loop = (body) => {
  py.eval(`def bench():\n    for i in range(${N}):\n        ${body}`);
  const bench = py.globals.get("bench");
  return time(() => bench());
};
const empty = loop("pass");
const BODIES = {
  "get": "o.x",
  "get str": "o.s",
  "get object": "o.o",
  "set": "o.x = i",
  "call": "f(i)",
  "call with str": "f('text')",
  "method": "o.f(i)",
  "call of Python, for comparison": "g(i)",
};
for (const [name, body] of Object.entries(BODIES)) print(name, loop(body) - empty);
const g = py.globals.get("g");
print("callback from JavaScript", time(() => {
  for (let i = 0; i < N; i++) g(i);
}));

function print(name, ns) {
  console.log(name.padEnd(36), ns.toFixed(0).padStart(6));
}

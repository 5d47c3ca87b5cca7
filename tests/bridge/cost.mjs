// What a crossing costs on the toy engine, in nanoseconds: `node tests/bridge/cost.mjs`. Not a test.

import { load } from "./toy.mjs";

const N = 1_000_000;
globalThis.subject = { x: 1, f(a) { return a; }, s: "a string", o: {} };
globalThis.identity = (a) => a;
const py = await load();
py.eval("def g(a): return a\no = js.subject\nf = js.identity");

function time(run) {
  let best = Infinity;
  for (let round = 0; round < 7; round++) {
    // This process's own time: the machine may be busy with others.
    const start = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(start).user);
  }
  return (best * 1e3) / N;
}

const rows = {};
for (const [kind, object] of [["get", "o"], ["set", "o"], ["call int", "f"], ["call str", "f"], ["method", "o"]]) {
  rows[kind] = time(() => py.eval(`bench("${kind}", ${object}, ${N})`));
}
globalThis.subject = { x: "a string" };
py.eval("o2 = js.subject");
rows["get str"] = time(() => py.eval(`bench("get", o2, ${N})`));
globalThis.subject = { x: {} };
py.eval("o3 = js.subject");
rows["get object"] = time(() => py.eval(`bench("get", o3, ${N})`));
const same = py.eval("same");
rows["callback, built-in"] = time(() => {
  for (let i = 0; i < N; i++) same(i);
});
const g = py.globals.get("g");
rows["callback"] = time(() => {
  for (let i = 0; i < N; i++) g(i);
});
rows["attribute of a function, from JS"] = time(() => {
  for (let i = 0; i < N; i++) g.__name__;
});
for (const [name, ns] of Object.entries(rows)) console.log(name.padEnd(36), ns.toFixed(0).padStart(6));

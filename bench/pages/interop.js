// What `bench/interop.mjs` drives in the page: operations between Python and JavaScript on each runtime, the peers by
// their own loaders. Nanoseconds an operation: the best of several rounds in which the runtimes take turns, less the
// round of an empty loop.

const OPEN = {
  mini: () => ours("/runtimes/mini/index.js"),
  full: () => ours("/runtimes/full/index.js"),
  baseline: () => ours("/baseline/index.js"),
  async micropython() {
    const { loadMicroPython } = await import("/runtimes/micropython/micropython.mjs");
    const python = await loadMicroPython({ stdout() {} });
    return { run: (source) => python.runPython(source), get: (name) => python.globals.get(name) };
  },
  async pyodide() {
    const { loadPyodide } = await import("/runtimes/pyodide/pyodide.mjs");
    const python = await loadPyodide({ stdout() {} });
    return { run: (source) => python.runPython(source), get: (name) => python.globals.get(name) };
  },
};

async function ours(path) {
  const { load } = await import(path);
  const runtime = await load({ stdout() {} });
  return { run: (source) => runtime.eval(source), get: (name) => runtime.globals.get(name) };
}

globalThis.subject = { x: 1, f: (a) => a };
globalThis.identity = (a) => a;

const BODIES = {
  "get an attribute": "o.x",
  "set an attribute": "o.x = i",
  "call with an int": "f(i)",
  "call with a str": "f('text')",
  "call a method": "o.f(i)",
};
const CALLBACK = "JavaScript calls Python";

globalThis.measure = async (runtimes, rounds, count) => {
  const best = {};
  const all = [];
  for (const name of runtimes) {
    const python = await OPEN[name]();
    python.run("from js import subject as o, identity as f\ndef callback(a):\n    return a\n");
    const loop = (body) => {
      python.run(`def loop():\n    for i in range(${count}):\n        ${body}\n`);
      return python.get("loop");
    };
    const loops = Object.entries({ empty: "pass", ...BODIES }).map(([what, body]) => [what, loop(body)]);
    const callback = python.get("callback");
    loops.push([CALLBACK, () => {
      for (let i = 0; i < count; i++) callback(i);
    }]);
    all.push([name, loops]);
    best[name] = {};
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, loops] of all) {
      for (const [what, run] of loops) {
        const start = performance.now();
        run();
        const each = ((performance.now() - start) * 1e6) / count;
        best[name][what] = Math.min(best[name][what] ?? Infinity, each);
      }
    }
    // The page's other work: finalizers, the console.
    await new Promise((go) => setTimeout(go, 10));
  }
  return [...Object.keys(BODIES), CALLBACK].map((operation) => ({
    operation,
    nanoseconds: Object.fromEntries(
      runtimes.map((name) => [name, best[name][operation] - (operation === CALLBACK ? 0 : best[name].empty)]),
    ),
  }));
};

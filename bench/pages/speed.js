// What `bench/speed.mjs` drives in the page: the runtimes, each brought up by its own loader and behind the same two functions.

/** An interpreter in which nothing has run yet: `run(source)`, and `text(expression)` for the value as `str` shows it. */
const OPEN = {
  mini: () => ours("/runtimes/mini/index.js"),
  baseline: () => ours("/baseline/index.js"),

  async micropython() {
    const { loadMicroPython } = await import("/runtimes/micropython/micropython.mjs");
    const python = await loadMicroPython({ stdout() {} });
    return {
      run: (source) => python.runPython(source),
      text(expression) {
        python.runPython(`_text = str(${expression})`);
        return python.globals.get("_text");
      },
    };
  },

  // Loaded once: a fresh one would take seconds a program. A fresh namespace serves as well.
  async pyodide() {
    pyodide ??= import("/runtimes/pyodide/pyodide.mjs").then(({ loadPyodide }) => loadPyodide({ stdout() {} }));
    const python = await pyodide;
    const globals = python.runPython("dict(__name__='__main__')");
    return {
      run: (source) => python.runPython(source, { globals }),
      text: (expression) => python.runPython(`str(${expression})`, { globals }),
    };
  },
};
let pyodide;

// The memory of the wasm instance that was made last: all that a runtime holds, its heap included.
let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  memory = (made.instance ?? made).exports.memory ?? memory;
  return made;
};

// One compiled module for all runtimes made of a file, as pages share what V8 has compiled.
const modules = new Map();

async function ours(path) {
  const { load } = await import(path);
  const file = new URL("engine_bg.wasm", new URL(path, location.href));
  if (!modules.has(path)) modules.set(path, WebAssembly.compileStreaming(fetch(file)));
  const runtime = await load({ wasm: await modules.get(path), stdout() {} });
  return {
    run: (source) => runtime.eval(source),
    text: (expression) => runtime.eval(`str(${expression})`),
    runtime,
  };
}

const open = new Map();

globalThis.bench = {
  /** Brings a runtime up for the next program and runs the program's text. */
  async start(name, source) {
    open.get(name)?.runtime?.dispose();
    open.delete(name);
    const python = await OPEN[name]();
    python.run(source);
    open.set(name, python);
  },

  /** Milliseconds that `source` takes, after `before`; and what `expression` is then. */
  measure(name, before, source, expression) {
    const python = open.get(name);
    if (before) python.run(before);
    const start = performance.now();
    python.run(source);
    return { time: performance.now() - start, result: python.text(expression) };
  },

  /** The memory figures of mini; see bench/README.md. */
  async memory(pairs) {
    const hello = await OPEN.mini();
    hello.run("print('hello world')");
    const afterHello = { ...hello.runtime.memory(), wasm: memory.buffer.byteLength };
    hello.runtime.dispose();

    const cycles = await OPEN.mini();
    cycles.run(PAIRS.replace("COUNT", pairs));
    const afterPairs = { ...cycles.runtime.memory(), wasm: memory.buffer.byteLength };
    cycles.runtime.dispose();

    const pauses = await OPEN.mini();
    pauses.run(TEN_MEGABYTES);
    pauses.runtime.collect();
    const heap = pauses.runtime.memory().used;
    const times = [];
    for (let i = 0; i < 15; i++) {
      // A little garbage, so that the sweep that is left from the last time is not all there is to do.
      pauses.run("for i in range(1000): [i]");
      const start = performance.now();
      pauses.runtime.collect();
      times.push(performance.now() - start);
    }
    pauses.runtime.dispose();
    return { afterHello, afterPairs, heap, pauses: times };
  },
};

const PAIRS = `
def main(n):
    for i in range(n):
        a = []
        a.append([a])
main(COUNT)
`;

// Objects as programs have them: instances, lists of texts and floats, dicts.
const TEN_MEGABYTES = `
class Record:
    def __init__(self, number):
        self.number = number
        self.name = "record " + str(number)
        self.values = [number * 0.5, number * 1.5]
        self.index = {"number": number}
records = [Record(i) for i in range(COUNT)]
`.replace("COUNT", 45000);

globalThis.ready = true;

// The in-page benchmark: start and small programs on every runtime, one after the other.
import { load } from "../anypy.js";
import { RUNTIMES, element, milliseconds } from "./gallery.js";

const PROGRAMS = {
  "Function calls (fib 20)": `def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(20)`,
  "Integer loop": `total = 0
for i in range(200000):
    total += i & 7
total`,
  "Float arithmetic": `x = 0.0
for i in range(100000):
    x = x * 0.5 + i
x`,
  "List and sort": `items = [(i * 7919) % 10007 for i in range(20000)]
items.sort()
sum(items[::2])`,
  "Dictionary": `counts = {}
for i in range(50000):
    key = i % 997
    counts[key] = counts.get(key, 0) + 1
len(counts)`,
  "Strings": `parts = []
for i in range(20000):
    parts.append("item " + str(i))
len(",".join(parts))`,
  "Methods and attributes": `class Point:
    def __init__(self, x):
        self.x = x
    def move(self, dx):
        self.x += dx
point = Point(0)
for i in range(50000):
    point.move(1)
point.x`,
};
const ROUNDS = 3;

const $ = (id) => document.querySelector(`#${id}`);
const cells = new Map();

for (const { name } of RUNTIMES) $("head").append(element("th", { class: "number" }, name));
for (const title of ["Start", ...Object.keys(PROGRAMS)]) {
  const row = element("tr", {}, element("td", {}, title));
  for (const { name } of RUNTIMES) {
    const cell = element("td", { class: "number" }, "–");
    cells.set(`${title} ${name}`, cell);
    row.append(cell);
  }
  $("rows").append(row);
}

/** Lets the page show what is new before the next stretch of work. */
const breathe = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function measure(name) {
  const show = (title, text) => (cells.get(`${title} ${name}`).textContent = text);
  $("status").textContent = `${name}: loading…`;
  await breathe();
  let begun = performance.now();
  const python = await load({ runtime: name, stdout: () => {} });
  python.eval("1 + 1");
  show("Start", milliseconds(performance.now() - begun));
  for (const [title, program] of Object.entries(PROGRAMS)) {
    $("status").textContent = `${name}: ${title}…`;
    await breathe();
    let best = Infinity;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        begun = performance.now();
        python.eval(program);
        best = Math.min(best, performance.now() - begun);
      }
      show(title, milliseconds(best));
    } catch (error) {
      show(title, error.type ?? "failed");
      console.error(error);
    }
  }
  python.dispose();
}

$("go").addEventListener("click", async () => {
  $("go").disabled = true;
  for (const { name } of RUNTIMES) {
    try {
      await measure(name);
    } catch (error) {
      cells.get(`Start ${name}`).textContent = "not there";
      console.error(error);
    }
  }
  $("status").textContent = "Done.";
  $("go").disabled = false;
});

// The runtime switch: what is running, what it weighs, and how long it took from the click to the first line of Python.
// Loaded with this module and not after it: the listener below must be there before the first script runs.
import "../anypy.js";
import { RUNTIMES, bytes, element, milliseconds, sizes } from "./gallery.js";

const show = (id, text) => (document.querySelector(`#${id}`).textContent = text);
const buttons = new Map();
let begun = 0;
let first = false;

document.addEventListener("py:ready", async ({ detail: { runtime, interpreter } }) => {
  if (!first) return;
  first = false;
  show("start", milliseconds(performance.now() - begun));
  show("name", runtime);
  show("python", interpreter.info.python);
  for (const [name, button] of buttons) button.setAttribute("aria-pressed", name === runtime);
  show("bytes", bytes((await sizes)?.runtimes?.[runtime]?.brotli));
});

async function run(work) {
  begun = performance.now();
  first = true;
  for (const button of buttons.values()) button.disabled = true;
  try {
    await work();
  } catch (error) {
    show("name", "–");
    console.error(error);
  } finally {
    for (const button of buttons.values()) button.disabled = false;
  }
}

for (const { name, about } of RUNTIMES) {
  const button = element("button", { type: "button", title: about, "aria-pressed": "false" }, name);
  button.addEventListener("click", () => run(() => AnyPy.switch(name)));
  buttons.set(name, button);
  document.querySelector("#pick").append(button);
}
// The page's first run counts from the navigation.
first = true;
AnyPy.ready.catch(() => {});

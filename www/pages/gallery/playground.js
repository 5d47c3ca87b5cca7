// The playground: a program in a text area, run on a runtime of its own; the address holds both.
import { load } from "../anypy.js";
import { RUNTIMES, element, milliseconds } from "./gallery.js";

const EXAMPLES = {
  Hello: `name = "world"\nprint(f"Hello, {name}!")\n`,
  Primes: `def primes(limit):
    sieve = [True] * limit
    for n in range(2, limit):
        if sieve[n]:
            yield n
            for multiple in range(n * n, limit, n):
                sieve[multiple] = False

print(*primes(100))
`,
  "Never ends": `# The page stays alive meanwhile; Stop ends it.
n = 0
while True:
    n += 1
    if n % 1_000_000 == 0:
        print(n)
`,
  Clock: `import time

for second in range(5, 0, -1):
    print(second)
    time.sleep(1)
print("lift-off")
`,
  "The page": `from js import document

heading = document.querySelector("h1")
heading.textContent = "Written by Python"
print(heading.textContent)
`,
  "An error": `def half(n):
    return n / 0

half(4)
`,
};

const $ = (id) => document.querySelector(`#${id}`);
const [form, code, output, status, runButton, stopButton, picker] = ["bench", "code", "output", "status", "run", "stop", "runtime"].map($);
let python, pythonName, running = false;

for (const { name } of RUNTIMES) picker.append(element("option", { value: name }, name));
for (const name of Object.keys(EXAMPLES)) $("example").append(element("option", { value: name }, name));

// -- The address: #runtime/base64url of the UTF-8 text --

const encode = (text) => {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};
const decode = (text) => {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
};

function fromAddress() {
  const [, name, text] = /^#(\w+)\/([\w-]*)$/.exec(location.hash) ?? [];
  if (RUNTIMES.some((runtime) => runtime.name === name)) picker.value = name;
  try {
    code.value = text === undefined ? EXAMPLES.Primes : decode(text);
  } catch {
    code.value = EXAMPLES.Primes;
    status.textContent = "The address holds no program that can be read.";
  }
}

// -- Running --

let pending = [];
function write(text, kind) {
  pending.push([text, kind]);
  if (pending.length > 1) return;
  requestAnimationFrame(() => {
    for (const [text, kind] of pending) output.append(kind ? element("span", { class: kind }, text) : text);
    pending = [];
    // A program that prints for ever must not fill the memory.
    while (output.childNodes.length > 4000) output.firstChild.remove();
    output.scrollTop = output.scrollHeight;
  });
}

function busy(state) {
  running = state;
  runButton.disabled = state;
  stopButton.disabled = !state;
  picker.disabled = state;
}

async function runtime() {
  const name = picker.value;
  if (pythonName !== name) {
    python?.dispose();
    [python, pythonName] = [undefined, undefined];
    status.textContent = `Loading ${name}…`;
    python = await load({ runtime: name, stdout: (text) => write(text), stderr: (text) => write(text, "err") });
    pythonName = name;
  }
  return python;
}

async function run() {
  if (running) return;
  busy(true);
  output.textContent = "";
  try {
    const python = await runtime();
    status.textContent = "Running…";
    const begun = performance.now();
    const scope = python.newScope("__main__");
    try {
      const value = await python.evalAsync(code.value, { filename: "playground.py", globals: scope });
      if (value !== undefined && value !== null) write(`${value}\n`);
      value?.destroy?.();
      status.textContent = `Done in ${milliseconds(performance.now() - begun)} on ${pythonName}.`;
    } finally {
      scope?.destroy?.();
    }
  } catch (error) {
    write(`${error.message.trimEnd()}\n`, "err");
    status.textContent = error.type === "KeyboardInterrupt" ? "Stopped." : `Ended with ${error.type ?? error.name}.`;
  } finally {
    busy(false);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
stopButton.addEventListener("click", () => python?.interrupt());
$("share").addEventListener("click", async () => {
  history.replaceState(null, "", `#${picker.value}/${encode(code.value)}`);
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = "The address is in the clipboard.";
  } catch {
    status.textContent = "The address of this page now holds the program.";
  }
});
$("example").addEventListener("change", ({ target }) => {
  if (target.value) code.value = EXAMPLES[target.value];
  target.value = "";
  code.focus();
});

// -- The editor --

let leaving = false;
code.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape") {
    leaving = true;
  } else if (event.key === "Tab" && !leaving && !event.shiftKey) {
    event.preventDefault();
    code.setRangeText("    ", code.selectionStart, code.selectionEnd, "end");
  } else if (event.key === "Enter" && !event.shiftKey) {
    // The next line begins where this one does, deeper after a colon.
    const before = code.value.slice(0, code.selectionStart);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const indent = /^\s*/.exec(line)[0] + (/:\s*$/.test(line) ? "    " : "");
    event.preventDefault();
    code.setRangeText(`\n${indent}`, code.selectionStart, code.selectionEnd, "end");
  } else if (event.key !== "Shift") {
    leaving = false;
  }
});
code.addEventListener("blur", () => (leaving = false));
addEventListener("hashchange", fromAddress);
fromAddress();

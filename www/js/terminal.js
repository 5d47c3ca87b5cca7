// The terminal of a script with the attribute `terminal`: xterm.js with a line editor, `input()` and a prompt for `code.interact()`.
//
// Fetched, with xterm.js in it, only by pages that have such a script. Where the runtime can suspend, `input()` waits for a line of
// the terminal; where it can't, the browser's own question stands in, since Python then holds up the page. The prompt of
// `code.interact()` opens when the script has ended, on every runtime alike: its statements may `await`.

import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import XTERM from "@xterm/xterm/css/xterm.css";

const STYLE = `
.anypy-terminal{display:block;box-sizing:border-box;height:22em;padding:.6em;border-radius:.4em;overflow:hidden;
background:#fbfbfa;border:1px solid #c9c9c4}
.anypy-terminal>div{height:100%}
.anypy-terminal:focus-within{outline:2px solid #2f6fb0;outline-offset:1px}
@media (prefers-color-scheme:dark){
.anypy-terminal{background:#16181a;border-color:#3a3f44}
.anypy-terminal:focus-within{outline-color:#7ab3ec}}
`;

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const themed = (background, foreground, selectionBackground, plain, bright) => ({
  background,
  foreground,
  cursor: foreground,
  cursorAccent: background,
  selectionBackground,
  ...Object.fromEntries(COLOURS.flatMap((name, at) => [
    [name, plain[at]],
    [`bright${name[0].toUpperCase()}${name.slice(1)}`, bright[at]],
  ])),
});

// Every colour can be read on these backgrounds; on others xterm sees to the contrast.
const LIGHT = themed("#fbfbfa", "#1d1f21", "#b8d4f0",
  ["#1d1f21", "#b3261e", "#2b6e2b", "#7a5a00", "#1f5a9e", "#8a2f8a", "#0b6b6b", "#d8d8d3"],
  ["#4a4e52", "#d0342c", "#317e31", "#8a6500", "#2a6ebb", "#a03fa0", "#0f7878", "#ffffff"]);
const DARK = themed("#16181a", "#e6e6e3", "#34506e",
  ["#8b9095", "#f2786d", "#7fc97f", "#e0c068", "#7ab3ec", "#dd9be0", "#6fcfcf", "#e6e6e3"],
  ["#a9aeb3", "#ff9a91", "#a0e0a0", "#f0d68a", "#9cc8f5", "#ecb8ee", "#93e2e2", "#ffffff"]);

// xterm writes style elements and attributes, which a strict Content-Security-Policy forbids; constructed sheets and the
// elements' own `style` it allows. Elements made here do the one by the other. `sheets` gets what is to be dropped in the end.
const strict = (sheets) => (tag) => {
  if (tag === "style") {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    sheets.push(sheet);
    return Object.defineProperty(create("i"), "textContent", { set: (text) => sheet.replaceSync(text) });
  }
  const element = create(tag);
  if (tag === "span") element.setAttribute = setAttribute;
  return element;
};

const create = (tag) => Document.prototype.createElement.call(document, tag);

function setAttribute(name, value) {
  if (name === "style") this.style.cssText = value;
  else Element.prototype.setAttribute.call(this, name, value);
}

let styled;
function style() {
  if (styled) return;
  styled = new CSSStyleSheet();
  styled.replaceSync(XTERM + STYLE);
  document.adoptedStyleSheets.push(styled);
}

/**
 * Opens a terminal in `place`. `runtime` is the script's, `show` makes the terminal the place of its output, `options` are
 * how its statements run (`globals`), `source` is the script's text. Gives what takes a script's output, with `read` for `input()`.
 */
export function open(place, runtime, { show, options = {}, source = "", label = "Python terminal" }) {
  style();
  const element = document.createElement("div");
  element.className = "anypy-terminal";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  const inner = document.createElement("div");
  element.append(inner);
  place.append(element);
  const sheets = [];
  const createElement = strict(sheets);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => (dark.matches ? DARK : LIGHT);
  const term = new Terminal({
    convertEol: true,
    cursorBlink: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    fontFamily: "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
    fontSize: 14,
    lineHeight: 1.2,
    minimumContrastRatio: 4.5,
    theme: theme(),
  });
  const fit = new FitAddon();
  term.loadAddon(fit);
  // Its style elements are all made here.
  document.createElement = createElement;
  try {
    term.open(inner);
  } finally {
    delete document.createElement;
  }
  // Rows are made later. Without this, colours by number would be lost under such a policy.
  const rows = term._core?._renderService?._renderer?.value?._rowFactory;
  if (rows) rows._document = { createElement };
  const resize = () => fit.fit();
  resize();
  const observer = new ResizeObserver(resize);
  observer.observe(inner);
  const recolour = () => (term.options.theme = theme());
  dark.addEventListener("change", recolour);
  // Shift and Tab leave the terminal, and a selection can be copied.
  term.attachCustomKeyEventHandler((event) => {
    if (event.key === "Tab" && event.shiftKey) return false;
    return !(event.key === "c" && event.ctrlKey && !event.shiftKey && term.hasSelection());
  });

  const editor = new Editor(term, () => runtime.interrupt());
  const terminal = {
    place,
    term,
    flush() {},
    finish() {},
    write(stream, text) {
      term.write(stream === "error" ? `\x1b[31m${text}\x1b[39m` : text);
    },
    read: runtime.info.capabilities.syncSleep
      ? (text) => editor.read(text).then((line) => line ?? null)
      : (text) => {
          const line = globalThis.prompt(text);
          term.write(`${text}${line ?? ""}\n`);
          return line;
        },
    /** The script has ended: opens the prompt, if `code.interact()` was called. */
    ended() {
      over = true;
      if (asked && !prompting) interact();
    },
    dispose() {
      gone = true;
      observer.disconnect();
      dark.removeEventListener("change", recolour);
      term.dispose();
      element.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    },
  };
  // Whether the terminal was taken out of the page, the script has ended, and the prompt is open; and how it was asked for.
  let [gone, over, prompting] = [false, false, false];
  let asked;

  runtime.registerJsModule("_anypy_terminal", {
    interact(banner, exit, local) {
      asked = { banner, exit, local: local?.copy?.() };
      if (over) queueMicrotask(terminal.ended);
    },
  });
  // Nothing is imported for a script that does not.
  if (/\bcode\b/.test(source)) runtime.eval(INTERACT, { filename: "<anypy>", globals: runtime.newScope("_anypy_terminal_support") });

  async function interact() {
    prompting = true;
    const { banner, exit, local } = asked;
    asked = undefined;
    const { name, python } = runtime.info;
    await editor.settle();
    if (term.buffer.active.cursorX) term.write("\n");
    term.write(`${banner ?? `Python ${python} (${name}). Ctrl-C interrupts, Ctrl-D ends.`}\n`);
    term.focus();
    const how = { ...options, ...(local && { globals: local }), filename: "<console>", mode: "single" };
    while (!gone) {
      const source = await statement();
      if (source === null) break;
      if (!source.trim()) continue;
      show(terminal);
      editor.running = true;
      try {
        const value = await runtime.evalAsync(source, how);
        value?.destroy?.();
      } catch (error) {
        if (error?.type === "SystemExit") break;
        terminal.write("error", `${`${error?.message ?? error}`.trimEnd()}\n`);
      } finally {
        editor.running = false;
      }
    }
    prompting = false;
    if (!gone) term.write(`${exit ?? "now exiting"}\n`);
  }

  // One statement, of as many lines as it needs; null at the end of input, empty after Ctrl-C.
  async function statement() {
    let source = "";
    for (;;) {
      const line = await editor.read(source ? "... " : ">>> ", true);
      if (line === null) return source ? source : null;
      if (line === undefined) {
        term.write("KeyboardInterrupt\n");
        return "";
      }
      source += `${line}\n`;
      if (!incomplete(source, line)) return source;
    }
  }
  return terminal;
}

// `code.interact` for pages: it asks for the prompt, which opens when the script has ended. Not every runtime has `code`.
const INTERACT = `
import sys
import _anypy_terminal as _terminal
try:
    import code
except ImportError:
    class code:
        pass
    sys.modules["code"] = code
def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    _terminal.interact(banner, exitmsg, local)
code.interact = interact
`;

// Whether a statement goes on: in brackets, in a long string, behind a backslash; a block until an empty line ends it.
function incomplete(source, line) {
  const bare = source.replace(/#.*|("""|''')(?:\\[^]|(?!\1)[^])*\1|("""|''')[^]*|("|')(?:\\.|(?!\3)[^\\\n])*\3/g, (found, _, long) => (found[0] === "#" ? "" : long ? "(" : '""'));
  let depth = 0;
  for (const character of bare) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
  }
  if (depth > 0 || /\\\n$/.test(bare)) return true;
  const block = /:\s*\n$|^\s*(?:@|(?:if|while|for|try|with|def|class|async)\b)/.test(bare) || /^[^\n]*:\s*\n/.test(bare);
  return block && line.trim() !== "";
}

// -- The line editor ----------------------------------------------------------------------------------------------------------

// Characters that take two columns and none, roughly; xterm has the exact table, but not in its interface.
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const ZERO = /\p{M}|[\u200b-\u200f]/u;
const roughly = (text) => Array.from(text).reduce((sum, one) => sum + (ZERO.test(one) ? 0 : WIDE.test(one) ? 2 : 1), 0);
const printed = (text) => text.replace(/\x1b\[[\d;]*[A-Za-z]/g, "");

class Editor {
  constructor(term, interrupt) {
    this.term = term;
    this.interrupt = interrupt;
    // Whether a statement runs that Ctrl-C is for.
    this.running = false;
    this.history = [];
    // What was typed while nobody read.
    this.ahead = [];
    // The line that is being read: `{prompt, text, at, origin, resolve, ...}`.
    this.line = undefined;
    term.onData((data) => {
      for (const key of data.match(/\x1b\[[\d;]*[A-Za-z~]|\x1bO[A-Z]|\x1b.?|\r\n?|[^]/gu) ?? []) this.typed(key);
    });
  }

  /** Resolves when all that was written is on the screen. */
  settle() {
    return new Promise((resolve) => this.term.write("", resolve));
  }

  /**
   * Reads a line: its text, null at the end of input. Ctrl-C gives undefined where the prompt asked, and else interrupts the
   * Python that waits.
   */
  async read(prompt, interactive = false) {
    await this.settle();
    return new Promise((resolve) => {
      const origin = this.term.buffer.active.cursorX;
      this.line = { prompt, interactive, resolve, origin, text: [], at: 0, row: 0, back: this.history.length, draft: "" };
      this.draw();
      this.term.focus();
      for (const key of this.ahead.splice(0)) this.typed(key);
    });
  }

  typed(key) {
    const { line } = this;
    if (key === "\x03") return this.interrupted();
    if (!line) return void this.ahead.push(key);
    const action = KEYS[key];
    if (action) action.call(this, line);
    else if (key === "\t") this.insert(line, [..."    "]);
    else if (key[0] >= " " && key !== "\x7f") this.insert(line, [key]);
    else return;
    if (this.line === line) this.draw();
  }

  interrupted() {
    const { line } = this;
    this.ahead.length = 0;
    if (line) {
      this.end(line, "^C");
      if (line.interactive) return line.resolve(undefined);
    }
    this.interrupt();
  }

  insert(line, characters) {
    line.text.splice(line.at, 0, ...characters);
    line.at += characters.length;
  }

  replace(line, text) {
    line.text = Array.from(text);
    line.at = line.text.length;
  }

  // The line is done: the cursor goes below it.
  end(line, mark = "") {
    line.at = line.text.length;
    this.draw();
    this.term.write(`${mark}\r\n`);
    this.line = undefined;
  }

  // Writes prompt and text over what is there, and puts the cursor where it belongs.
  draw() {
    const { line, term } = this;
    const { cols } = term;
    const width = (text) => term._core?.unicodeService?.getStringCellWidth?.(text) ?? roughly(text);
    const start = line.origin + width(printed(line.prompt));
    const total = start + width(line.text.join(""));
    const cursor = start + width(line.text.slice(0, line.at).join(""));
    const up = (rows) => (rows > 0 ? `\x1b[${rows}A` : "");
    const right = (columns) => (columns > 0 ? `\x1b[${columns}C` : "");
    const end = Math.floor(total / cols);
    const row = Math.floor(cursor / cols);
    term.write(
      `${up(line.row)}\r${right(line.origin)}\x1b[J${line.prompt}${line.text.join("")}` +
        // A full last row leaves the cursor on it.
        `${total > 0 && total % cols === 0 ? "\r\n" : ""}${up(end - row)}\r${right(cursor % cols)}`,
    );
    line.row = row;
  }

  past(line, step) {
    const back = line.back + step;
    if (back < 0 || back > this.history.length) return;
    if (line.back === this.history.length) line.draft = line.text.join("");
    line.back = back;
    this.replace(line, this.history[back] ?? line.draft);
  }
}

const left = (line) => (line.at = Math.max(0, line.at - 1));
const right = (line) => (line.at = Math.min(line.text.length, line.at + 1));
const home = (line) => (line.at = 0);
const end = (line) => (line.at = line.text.length);
const remove = (line) => line.text.splice(line.at, 1);
const wordLeft = (line) => {
  while (line.at && !/[\p{L}\p{N}_]/u.test(line.text[line.at - 1])) line.at--;
  while (line.at && /[\p{L}\p{N}_]/u.test(line.text[line.at - 1])) line.at--;
};
const wordRight = (line) => {
  while (line.at < line.text.length && !/[\p{L}\p{N}_]/u.test(line.text[line.at])) line.at++;
  while (line.at < line.text.length && /[\p{L}\p{N}_]/u.test(line.text[line.at])) line.at++;
};

function enter(line) {
  const text = line.text.join("");
  if (text.trim() && this.history.at(-1) !== text) this.history.push(text);
  this.end(line);
  line.resolve(text);
}

// What keys do, by what a terminal sends for them.
const KEYS = {
  "\r": enter,
  "\r\n": enter,
  "\n": enter,
  "\x7f"(line) {
    if (line.at) left(line), remove(line);
  },
  "\x04"(line) {
    if (line.text.length) return remove(line);
    this.end(line);
    line.resolve(null);
  },
  "\x0c"(line) {
    this.term.write("\x1b[2J\x1b[H");
    Object.assign(line, { origin: 0, row: 0 });
  },
  "\x15"(line) {
    line.text.splice(0, line.at);
    home(line);
  },
  "\x0b": (line) => line.text.splice(line.at),
  "\x17"(line) {
    const from = line.at;
    wordLeft(line);
    line.text.splice(line.at, from - line.at);
  },
  "\x1b[3~": remove,
  "\x1b[D": left,
  "\x1b[C": right,
  "\x02": left,
  "\x06": right,
  "\x1b[H": home,
  "\x1b[F": end,
  "\x1bOH": home,
  "\x1bOF": end,
  "\x01": home,
  "\x05": end,
  "\x1b[1;5D": wordLeft,
  "\x1b[1;5C": wordRight,
  "\x1bb": wordLeft,
  "\x1bf": wordRight,
  "\x1b[A"(line) {
    this.past(line, -1);
  },
  "\x1b[B"(line) {
    this.past(line, 1);
  },
};

// Scripts with `terminal`: their output, `input()`, the prompt of `code.interact()`, and what keys do there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { ENTRY, alerts } from "./toy.mjs";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'";

const open = (t, runtime, script, { attributes = "", head = "", ...options } = {}) =>
  openPage(
    t,
    `<!doctype html>${head}${ENTRY}<py-config>runtime = "${runtime}"</py-config><script type="py" id="s" terminal ${attributes}>\n${script}\n</script>`,
    options,
  );

/** The lines on the screen, without empty ones at the end. */
const screen = (page) =>
  page.evaluate(() => {
    const active = document.querySelector("[terminal]").terminal?.buffer.active;
    if (!active) return "";
    const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? "");
    return lines.map((line) => line.trimEnd()).join("\n").trimEnd();
  });

/** Waits until the screen is as expected. */
async function shows(page, expected) {
  let text;
  for (let turn = 0; turn < 100; turn++) {
    text = await screen(page);
    if (typeof expected === "string" ? text === expected : expected.test(text)) return text;
    await page.waitForTimeout(50);
  }
  assert[typeof expected === "string" ? "equal" : "match"](text, expected);
}

const type = (page, text) => page.keyboard.type(text);
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("output goes to the terminal, with colours, under a strict Content-Security-Policy", async (t) => {
  const script = String.raw`import sys
print("plain", "\x1b[32mgreen\x1b[0m", "\x1b[38;2;10;90;160mblue\x1b[0m")
print("error", file=sys.stderr)
print("no newline", end="")`;
  const { page, console, errors, requests } = await open(t, "mini", script, {
    head: `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
  });
  await shows(page, "plain green blue\nerror\nno newline");
  assert.equal(await page.locator(".anypy-out").count(), 0);
  const colours = await page.locator(".xterm-rows span").evaluateAll((spans) =>
    Object.fromEntries(spans.map((span) => [span.textContent.trim(), getComputedStyle(span).color])),
  );
  assert.equal(colours.green, "rgb(43, 110, 43)");
  assert.equal(colours.blue, "rgb(10, 90, 160)");
  assert.equal(colours.error, "rgb(179, 38, 30)");
  assert.deepEqual(errors, []);
  assert.ok(!console.some(({ text }) => text.includes("Content Security Policy")), JSON.stringify(console));
  assert.deepEqual(requests.filter((path) => /terminal|xterm/.test(path)), ["/terminal.js"]);
});

test("dark where the page's reader wants it dark, also later", async (t) => {
  const { page } = await open(t, "mini", "print(1)");
  await shows(page, "1");
  const background = () => page.locator(".anypy-terminal").evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.equal(await background(), "rgb(251, 251, 250)");
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await background(), "rgb(22, 24, 26)");
  await page.waitForFunction(() => document.querySelector("[terminal]").terminal.options.theme.background === "#16181a");
});

test("mini: input() waits for a line, which can be edited", async (t) => {
  const { page } = await open(t, "mini", `name = input("Name? ")\nprint("Hello", name)\nprint(repr(input()))`);
  await shows(page, "Name?");
  await type(page, "Adda");
  await press(page, "ArrowLeft", "Backspace", "Home");
  await type(page, "(");
  await press(page, "End");
  await type(page, ")");
  await shows(page, "Name? (Ada)");
  await press(page, "Enter");
  await shows(page, "Name? (Ada)\nHello (Ada)");
  // More than a row, taken back to nothing.
  await type(page, "x".repeat(200));
  await press(page, "Control+u");
  await shows(page, "Name? (Ada)\nHello (Ada)");
  // Wide characters where rows end.
  await type(page, `${"🎉日本".repeat(60)}`);
  await press(page, "Control+u");
  await shows(page, "Name? (Ada)\nHello (Ada)");
  await type(page, "größer 日本 🎉");
  await press(page, "Enter");
  await shows(page, "Name? (Ada)\nHello (Ada)\ngrößer 日本 🎉\n'größer 日本 🎉'");
});

test("mini: Ctrl-D ends the input, Ctrl-C interrupts it and running code", async (t) => {
  const script = `try:
    input("? ")
except EOFError:
    print("end")
try:
    input("? ")
except KeyboardInterrupt:
    print("stopped")
try:
    while True:
        pass
except KeyboardInterrupt:
    print("stopped too")`;
  const { page } = await open(t, "mini", script);
  await shows(page, "?");
  await page.locator(".xterm-helper-textarea").focus();
  await press(page, "Control+d");
  await shows(page, "?\nend\n?");
  await press(page, "Control+c");
  await shows(page, /stopped$/);
  await press(page, "Control+c");
  await shows(page, "?\nend\n? ^C\nstopped\nstopped too");
});

const AWAIT = { micropython: "await asyncio.sleep(0)" };

for (const runtime of ["mini", "full", "pyodide", "micropython"]) {
  test(`${runtime}: code.interact() opens a prompt in the script's namespace`, async (t) => {
    const { page } = await open(t, runtime, `import code\nx = 41\ncode.interact(banner="Hi.", exitmsg="Bye.")\nprint("after")`);
    await shows(page, "after\nHi.\n>>>");
    await page.locator(".xterm-helper-textarea").focus();
    await type(page, "x + 1\n");
    await shows(page, "after\nHi.\n>>> x + 1\n42\n>>>");
    await type(page, "def f(n):\nreturn [n,\n");
    await shows(page, /\.\.\. return \[n,\n\.\.\.$/);
    await press(page, "Control+c");
    await shows(page, /KeyboardInterrupt\n>>>$/);
    await type(page, "def f(n):\n    return n * 2\n\nf(21)\n");
    await shows(page, /\.\.\.\n>>> f\(21\)\n42\n>>>$/);
    await type(page, "1 / 0\n");
    await shows(page, /Traceback[^]*ZeroDivisionError[^]*\n>>>$/);
    await press(page, "ArrowUp", "ArrowUp");
    await type(page, " + 1\n");
    await shows(page, /\n>>> f\(21\) \+ 1\n43\n>>>$/);
    await type(page, `import asyncio\n${AWAIT[runtime] ?? "await asyncio.sleep(0, 'awaited')"}\n`);
    await shows(page, runtime === "micropython" ? /sleep\(0\)\n>>>$/ : /\n'awaited'\n>>>$/);
    await press(page, "Control+d");
    await shows(page, /\n>>>\nBye\.$/);
    assert.deepEqual(await alerts(page), []);
  });
}

test("full: input() asks with the browser's question, since Python can't wait there", async (t) => {
  const { page } = await open(t, "full", `print("Hello", input("Name? "))`, { wait: "commit" });
  page.on("dialog", (dialog) => dialog.accept(dialog.message() === "Name? " ? "Ada" : "?"));
  await shows(page, "Name? Ada\nHello Ada");
});

test("a terminal in <py-script>, in a target, and of two scripts; errors are shown below", async (t) => {
  const html = `<!doctype html>${ENTRY}<py-script terminal id="a">print("one")</py-script>
    <script type="py" terminal target="there">\nprint("two")\nraise ValueError("three")\n</script>
    <script type="py">print("plain")</script><div id="there"></div>`;
  const { page } = await openPage(t, html);
  await page.evaluate(() => AnyPy.ready);
  assert.equal(await page.locator("#a .anypy-terminal").count(), 1);
  assert.equal(await page.locator("#there .anypy-terminal").count(), 1);
  assert.equal(await page.locator(".anypy-out").textContent(), "plain\n");
  assert.match((await alerts(page))[0], /ValueError: three/);
  await page.waitForFunction(() => document.querySelector("#there .xterm-rows")?.textContent.includes("two"));
  await page.evaluate(() => AnyPy.switch("mini"));
  assert.equal(await page.locator(".anypy-terminal").count(), 2);
});

test("a page without a terminal fetches nothing of it", async (t) => {
  const { page, requests } = await openPage(t, `${ENTRY}<script type="py">print(1)</script>`);
  await page.evaluate(() => AnyPy.ready);
  assert.ok(!requests.some((path) => /terminal|xterm/.test(path)), String(requests));
});

// The gallery's applications, used as a reader uses them, on every runtime that can run them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { alerts } from "./toy.mjs";

/** ANYPY_RUNTIMES picks some, by names with commas between them; ANYPY_APPS applications. */
const RUNTIMES = (process.env.ANYPY_RUNTIMES ?? "mini,full,micropython,pyodide").split(",");
const ONLY = process.env.ANYPY_APPS?.split(",");

const text = (page, selector) => page.locator(selector).textContent();
const all = (page, selector) => page.locator(selector).allTextContents();
/** Waits until an element's text is as wanted: handlers may be tasks. */
const until = (page, selector, wanted) =>
  page.waitForFunction(([selector, wanted]) => document.querySelector(selector)?.textContent === wanted, [selector, wanted], { timeout: 10000 });
const click = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** What is done on each page and what comes of it; `not` has the runtimes that can't, with the reason. */
const APPS = {
  async counter(page) {
    for (const name of ["+", "+", "+", "−"]) await click(page, name);
    assert.equal(await text(page, "#count"), "2");
    await click(page, "Reset");
    assert.equal(await text(page, "#count"), "0");
  },
  async form(page) {
    await click(page, "Sign up");
    assert.deepEqual(await all(page, "small"), ["Please tell your name", "This is no e-mail address", "A number is wanted here"]);
    await page.getByLabel("Name").fill("<i>Ada</i>");
    await page.getByLabel("E-mail").fill("ada@example.org");
    await page.locator("[name=age]").fill("17");
    await page.keyboard.press("Enter");
    assert.deepEqual(await all(page, "small"), ["", "", "You must be 18 or older"]);
    await page.locator("[name=age]").fill("36");
    await click(page, "Sign up");
    assert.equal(await text(page, "#answer"), "Welcome, <i>Ada</i>!");
  },
  async todo(page) {
    await page.getByLabel("What to do").fill("Buy <b>milk</b>");
    await click(page, "Add");
    await page.getByLabel("What to do").fill("Sleep");
    await page.keyboard.press("Enter");
    await page.locator("#list input").first().check();
    assert.deepEqual(await all(page, "#list span"), ["Buy <b>milk</b>", "Sleep"]);
    await until(page, "#left", "1 of 2 left to do");
    await page.reload();
    await until(page, "#left", "1 of 2 left to do");
    await page.getByRole("button", { name: "Remove" }).first().click();
    await until(page, "#left", "1 of 1 left to do");
  },
  async clock(page) {
    await page.waitForFunction(() => /^\d\d:\d\d:\d\d$/.test(document.querySelector("#digits").textContent));
    const before = await text(page, "#digits");
    await page.waitForFunction((before) => document.querySelector("#digits").textContent !== before, before);
    assert.equal(await page.locator("#ticks line").count(), 12);
    assert.match(await page.locator("#second").getAttribute("transform"), /^rotate\(\d/);
  },
  async stopwatch(page) {
    await click(page, "Start");
    await page.waitForFunction(() => parseFloat(document.querySelector("#time").textContent) > 0.1);
    await click(page, "Lap");
    await click(page, "Stop");
    const stopped = await text(page, "#time");
    await page.waitForTimeout(120);
    assert.equal(await text(page, "#time"), stopped);
    assert.equal(await page.locator("#laps li").count(), 1);
    await click(page, "Reset");
    assert.deepEqual([await text(page, "#time"), await page.locator("#laps li").count()], ["0.00 s", 0]);
  },
  async calculator(page) {
    for (const key of "7+3*4=") await click(page, key);
    assert.equal(await text(page, "#screen"), "19");
    await page.locator("h1").click();
    await page.keyboard.press("Escape");
    await page.keyboard.type("10/4");
    await page.keyboard.press("Enter");
    assert.equal(await text(page, "#screen"), "2.5");
    for (const key of "C5/0=") await click(page, key);
    assert.equal(await text(page, "#screen"), "Division by zero");
  },
  async quiz(page) {
    await until(page, "#progress", "Question 1 of 3");
    await click(page, "Jupiter");
    await until(page, "#verdict", "Right!");
    await click(page, "3.5");
    await until(page, "#verdict", "No: 3");
    await click(page, "tuple");
    await until(page, "#question", "2 of 3 right");
    await click(page, "Again");
    await until(page, "#progress", "Question 1 of 3");
  },
  async markdown(page) {
    assert.equal(await text(page, "#preview h2"), "Hello");
    await page.getByLabel("Markdown").fill("# Title\n\n**bold** and *thin* <b>no</b>\n\n- [a](https://example.org/)\n- [b](javascript:alert)");
    const html = await page.locator("#preview").evaluate((element) => element.textContent && [...element.querySelectorAll("*")].map((e) => e.outerHTML).join(""));
    assert.match(html, /<h2>Title<\/h2>/);
    assert.match(html, /<p><strong>bold<\/strong> and <em>thin<\/em> &lt;b&gt;no&lt;\/b&gt;<\/p>/);
    assert.match(html, /<li><a href="https:\/\/example.org\/">a<\/a><\/li>/);
    assert.doesNotMatch(html, /javascript/);
  },
  async chart(page) {
    await page.getByLabel("Cocoa").fill("90");
    assert.deepEqual(await page.locator("#chart rect").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("width"))), ["120", "170", "180"]);
    assert.equal(await page.locator("#chart svg").count(), 1);
  },
  async typing(page) {
    const field = page.getByLabel("Type the text here");
    await field.pressSequentially("the quack");
    await until(page, "#speed", "9 of 43 letters, 1 wrong");
    assert.equal(await page.locator(".wrong").count(), 1);
    await field.fill("the quick brown fox jumps over the lazy dog");
    await page.waitForFunction(() => /^Done: \d+ words a minute$/.test(document.querySelector("#speed").textContent));
    assert.equal(await page.locator(".right").count(), 43);
  },
  async life(page) {
    assert.equal(await text(page, "#state"), "generation 0, 8 cells");
    for (let i = 0; i < 4; i++) await click(page, "Step");
    assert.equal(await text(page, "#state"), "generation 4, 8 cells");
    await page.locator("#board").click({ position: { x: 5, y: 200 } });
    assert.equal(await text(page, "#state"), "generation 4, 9 cells");
    await click(page, "Run");
    await page.waitForFunction(() => parseInt(document.querySelector("#state").textContent.slice(11)) > 6);
    await click(page, "Clear");
    await until(page, "#state", "generation 0, 0 cells");
    const painted = () => page.locator("#board").evaluate((board) => board.getContext("2d").getImageData(0, 0, board.width, board.height).data.some(Boolean));
    assert.equal(await painted(), false);
  },
  async memory(page) {
    const faces = await page.locator("#cards button").evaluateAll((cards) => cards.map((card) => card.dataset.face));
    assert.deepEqual([...faces].sort(), [..."AABBCCDDEEFF"]);
    const card = (at) => page.locator("#cards button").nth(at);
    const other = faces.findIndex((face) => face !== faces[0]);
    await card(0).click();
    await card(other).click();
    await until(page, "#moves", "1 moves, 0 of 6 pairs");
    await page.waitForFunction(() => [...document.querySelectorAll("#cards button")].every((card) => !card.textContent));
    for (const face of "ABCDEF") for (const [at, found] of faces.entries()) if (found === face) await card(at).click();
    await until(page, "#moves", "All found in 7 moves");
    await click(page, "New game");
    await until(page, "#moves", "0 moves, 0 of 6 pairs");
  },
  async currency(page) {
    await page.getByRole("row", { name: "USD 1.0800 108.00" }).waitFor();
    await page.getByLabel("Amount").fill("50");
    await page.getByLabel("Currency").selectOption("USD");
    await page.getByRole("row", { name: "EUR 0.9259 46.30" }).waitFor();
    await page.getByLabel("Amount").fill("x");
    await until(page, "#rows", "Not a number");
  },
  async search(page) {
    assert.equal(await text(page, "#count"), "24 of 24");
    await page.getByLabel("Search").fill("an");
    assert.deepEqual(await all(page, "#hits li"), ["Ganymede", "Titan", "Uranus", "Titania", "Miranda"]);
    assert.deepEqual(await all(page, "#hits mark"), ["an", "an", "an", "an", "an"]);
  },
  async tabs(page) {
    const shown = () => page.locator("[role=tabpanel]:visible").allTextContents();
    assert.deepEqual(await shown(), ["The days grow longer."]);
    await page.getByRole("tab", { name: "Autumn" }).click();
    assert.deepEqual(await shown(), ["The leaves turn red."]);
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await shown(), ["The days grow longer."]);
    assert.equal(await page.locator(":focus").textContent(), "Spring");
  },
  async theme(page) {
    await click(page, "Dark");
    assert.equal(await page.locator("#swatch").getAttribute("class"), "swatch dark");
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#swatch").className === "swatch dark");
    await page.getByRole("button", { name: "Dark", pressed: true }).waitFor();
    await click(page, "As the system");
    assert.equal(await page.locator("#swatch").getAttribute("class"), "swatch light");
  },
  async undo(page) {
    const beads = () => page.locator(".bead").evaluateAll((beads) => beads.map((bead) => bead.style.background));
    for (const name of ["Red", "Blue", "Yellow", "Undo"]) await click(page, name);
    assert.deepEqual(await beads(), ["tomato", "steelblue"]);
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    assert.deepEqual(await beads(), ["tomato"]);
    await click(page, "Redo");
    await click(page, "Redo");
    assert.deepEqual(await beads(), ["tomato", "steelblue", "gold"]);
    assert.equal(await page.getByRole("button", { name: "Redo" }).isDisabled(), true);
  },
  async csv(page) {
    const column = (at) => all(page, `#rows td:nth-child(${at})`);
    assert.deepEqual(await column(1), ["Oslo", "Washington, D.C.", "Lima", "Rome"]);
    await click(page, "people");
    assert.deepEqual(await column(3), ["678972", "709037", "2748109", "10151200"]);
    await click(page, "people ▲");
    assert.deepEqual(await column(1), ["Lima", "Rome", "Oslo", "Washington, D.C."]);
    await page.getByLabel("CSV").fill("a\n<b>x</b>");
    assert.deepEqual(await column(1), ["<b>x</b>"]);
  },
  async password(page) {
    const held = () => page.locator(".holds").count();
    assert.equal(await held(), 0);
    await page.getByLabel("Password").fill("abcDEF12345");
    assert.deepEqual([await held(), await page.locator("#strength").evaluate((meter) => meter.value)], [4, 4]);
    await page.getByLabel("Password").fill("abcDEF12345!");
    assert.equal(await held(), 5);
  },
  async words(page) {
    assert.deepEqual(await all(page, "dd"), ["10", "42", "3 s"]);
    await page.getByLabel("Text").fill("The cat, the dog; the end.");
    assert.deepEqual(await all(page, "#most li"), ["the: 3", "cat: 1", "dog: 1", "end: 1"]);
  },
  async dialog(page) {
    const remove = (name) => page.locator("li", { hasText: name }).getByRole("button").click();
    await remove("report.txt");
    await until(page, "#message", "Delete report.txt?");
    await click(page, "No");
    await until(page, "#said", "report.txt stays");
    await remove("photo.png");
    await until(page, "#message", "Delete photo.png?");
    await click(page, "Yes");
    await until(page, "#said", "photo.png is gone");
    assert.equal(await page.locator("#files li").count(), 1);
  },
  async drag(page) {
    await page.locator("#c1").dragTo(page.locator("[data-column='1']"));
    await until(page, "#moved", "Write is now in Doing");
    await page.locator("#c3").focus();
    await page.keyboard.press("ArrowRight");
    await until(page, "#moved", "Think is now in Done");
    assert.deepEqual(await all(page, "[data-column] .card"), ["Test", "Write", "Think"]);
  },
  async paint(page) {
    const ink = () => page.locator("#paper").evaluate((paper) => paper.getContext("2d").getImageData(0, 0, paper.width, paper.height).data.filter(Boolean).length);
    assert.equal(await ink(), 0);
    await page.getByLabel("Width").fill("12");
    await page.locator("#paper").hover({ position: { x: 30, y: 30 } });
    await page.mouse.down();
    await page.locator("#paper").hover({ position: { x: 150, y: 90 } });
    await page.mouse.up();
    await until(page, "#strokes", "1 strokes");
    assert.ok((await ink()) > 1000);
    await click(page, "Clear");
    assert.equal(await ink(), 0);
  },
  async modules(page) {
    await page.locator("#second > div").nth(2).waitFor();
    assert.deepEqual(await all(page, "#first > div"), ["Circle: 3.14", "Square: 4.00"]);
    assert.deepEqual(await all(page, "#second > div"), ["3 shapes, together 19.71", "one class:", "True", "True"].slice(0, 4));
  },
  async late(page) {
    for (const message of ["one", "<b>two</b>"]) {
      await page.getByLabel("Message").fill(message);
      await click(page, "Post");
    }
    await page.locator("li", { hasText: "one" }).getByRole("button", { name: "♥" }).click();
    await page.locator("li", { hasText: "one" }).getByText("♥ 1").waitFor();
    await page.locator("li", { hasText: "two" }).getByRole("button", { name: "Remove" }).click();
    await page.waitForFunction(() => document.querySelectorAll("#feed li").length === 1);
    assert.deepEqual(await all(page, "#feed span"), ["one"]);
  },
  async snake(page) {
    await click(page, "Start");
    // Straight on is food, and then the wall.
    await until(page, "#score", "length 2");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.querySelector("#score").textContent.startsWith("Over"), null, { timeout: 10000 });
    assert.match(await text(page, "#score"), /^Over: length \d+$/);
  },
  async temperature(page) {
    const value = (name) => page.getByLabel(name).inputValue();
    assert.equal(await value("Fahrenheit"), "68.0");
    await page.getByLabel("Fahrenheit").fill("14");
    assert.deepEqual([await value("Celsius"), await text(page, "#feel")], ["-10.0", "ice"]);
    await page.getByLabel("Celsius").fill("35");
    assert.deepEqual([await value("Fahrenheit"), await text(page, "#feel")], ["95.0", "shade"]);
    await page.getByLabel("Celsius").fill("x");
    assert.equal(await value("Fahrenheit"), "");
  },
  async file(page) {
    await page.locator("#file").setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("ä\ntwo\nthree\n") });
    await until(page, "#name", "note.txt");
    assert.deepEqual(await all(page, "dd"), ["note.txt", "3", "13"]);
    assert.equal(await text(page, "#start"), "ä\ntwo\nthree\n");
  },
  async calendar(page) {
    const months = await page.evaluate(() => [0, 1].map((more) => new Intl.DateTimeFormat("en", { month: "long", year: "numeric" }).format(new Date(new Date().getFullYear(), new Date().getMonth() + more))));
    await until(page, "#title", months[0]);
    const day = await page.evaluate(() => String(new Date().getDate()));
    assert.equal(await text(page, ".today"), day);
    await page.getByRole("button", { name: "Next month" }).click();
    assert.equal(await text(page, "#title"), months[1]);
    assert.equal(await page.locator(".today:not(.other)").count(), 0);
  },
};

/** What can't run where, and why. */
const NOT = {
  calendar: { micropython: "MicroPython has no datetime" },
};

for (const [name, use] of Object.entries(APPS)) {
  if (ONLY && !ONLY.includes(name)) continue;
  for (const runtime of RUNTIMES) {
    test(`${name} on ${runtime}`, { skip: NOT[name]?.[runtime] }, async (t) => {
      const { page, errors, console } = await openPage(t, `/apps/${name}.html`, { query: `?anypy-runtime=${runtime}` });
      await page.evaluate(() => AnyPy.ready.catch(() => {}));
      assert.deepEqual(await alerts(page), []);
      await page.locator(".runs [aria-current]", { hasText: runtime }).waitFor();
      await use(page);
      assert.deepEqual([await alerts(page), errors, console.filter(({ text }) => /Content Security Policy|404/.test(text))], [[], [], []]);
    });
  }
}

test("every application of the gallery is used here", async (t) => {
  const { page } = await openPage(t, "/apps.html");
  const listed = await page.locator("a.card").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(listed.sort(), Object.keys(APPS).map((name) => `apps/${name}.html`).sort());
});

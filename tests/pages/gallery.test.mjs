// The gallery: every page of it works, on a phone and on a desktop.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { alerts, texts } from "./toy.mjs";

/** The pages, each with the alerts that it is meant to show. */
const PAGES = { index: 0, hello: 0, switching: 0, playground: 0, dom: 0, terminal: 0, errors: 4, "errors-config": 1, benchmark: 0 };

async function open(t, name, query = "") {
  const opened = await openPage(t, `/${name}.html${query}`);
  // The script of the terminal asks, and waits for an answer.
  if (name === "terminal") await opened.page.getByText("5 left>").waitFor();
  else await opened.page.evaluate(() => globalThis.AnyPy?.ready?.catch(() => {}));
  return opened;
}

for (const [name, count] of Object.entries(PAGES)) {
  test(`${name} works and fits every screen`, async (t) => {
    const { page, errors, console } = await open(t, name);
    assert.deepEqual(errors, []);
    const shown = await alerts(page);
    assert.equal(shown.length, count, shown.join("\n"));
    assert.ok(!console.some(({ text }) => /Content Security Policy|404/.test(text)), JSON.stringify(console));
    for (const [width, height] of [[390, 844], [1280, 800]]) {
      await page.setViewportSize({ width, height });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `overflows at ${width}`);
    }
  });
}

test("the start page lists the runtimes with their bytes", async (t) => {
  const { page } = await open(t, "index");
  await page.locator("#runtimes tr").nth(3).waitFor();
  const rows = await texts(page, "#runtimes tr");
  assert.deepEqual(rows.map((row) => /^[a-z]+/.exec(row)[0]).length, 4);
  assert.match(rows[0], /^mini.*KB/);
  assert.match(rows[3], /^pyodide.*MB/);
});

test("every page with scripts has the runtime switch, and tells why it has its runtime", async (t) => {
  for (const name of ["hello", "dom", "errors"]) {
    const { page } = await open(t, name);
    const links = page.getByRole("navigation", { name: "Runtime of this page" }).getByRole("link");
    assert.deepEqual(await links.allTextContents(), ["auto", "mini", "micropython", "full", "pyodide"]);
    await page.locator(".runs a[aria-current]", { hasText: "mini" }).waitFor();
    await page.getByText("Why this runtime?").click();
    await page.locator(".why", { hasText: "mini" }).waitFor();
  }
  const { page } = await open(t, "hello", "?anypy-runtime=micropython");
  await page.locator(".runs a[aria-current]", { hasText: "micropython" }).waitFor();
  await page.getByText("Why this runtime?").click();
  await page.locator(".why", { hasText: "which the page's address" }).waitFor();
});

test("the switch changes the runtime and says so", async (t) => {
  const { page } = await open(t, "switching");
  await page.getByRole("button", { name: "mini", pressed: true }).waitFor();
  await page.getByRole("button", { name: "full" }).click();
  await page.getByRole("button", { name: "full", pressed: true }).waitFor();
  assert.equal(await page.locator("#name").textContent(), "full");
  assert.match(await page.locator("#start").textContent(), /ms$/);
});

test("the playground runs, stops, and is shared by its address", async (t) => {
  const { page } = await open(t, "playground");
  await page.getByLabel("Python code").fill('print("größer", 6 * 7)');
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByText("größer 42").waitFor();
  await page.getByRole("button", { name: "Share" }).click();
  const { page: other } = await openPage(t, new URL(page.url()).pathname + new URL(page.url()).hash);
  assert.equal(await other.getByLabel("Python code").inputValue(), 'print("größer", 6 * 7)');
  await page.getByLabel("Python code").fill("while True:\n    pass");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped.").waitFor();
});

test("the to-do list adds, ticks off, removes and remembers", async (t) => {
  const { page } = await open(t, "dom");
  await page.getByLabel("What to do").fill("Buy <b>milk</b>");
  await page.getByRole("button", { name: "Add" }).click();
  assert.equal(await page.locator("#list li").last().locator("span").textContent(), "Buy <b>milk</b>");
  await page.locator("#list input").last().check();
  await page.getByText("2 of 3 left to do").waitFor();
  await page.reload();
  await page.getByText("2 of 3 left to do").waitFor();
  assert.equal(await page.locator("#list li.done").count(), 1);
  await page.locator("#list button").first().click();
  await page.getByText("1 of 2 left to do").waitFor();
});

test("the benchmark measures", async (t) => {
  const { page } = await open(t, "benchmark");
  await page.getByRole("button", { name: "Measure" }).click();
  await page.getByText("Done.").waitFor({ timeout: 120_000 });
  const cells = await texts(page, "td.number");
  assert.ok(cells.every((text) => /ms$/.test(text)), String(cells));
});

test("the terminal asks, answers, and ends in a prompt", async (t) => {
  const { page } = await open(t, "terminal");
  await page.locator(".xterm-helper-textarea").focus();
  await page.keyboard.type("x\n");
  await page.getByText("That is no number.").waitFor();
  for (let guess = 0; guess < 4; guess++) await page.keyboard.type("0\n");
  await page.getByText("Now it is your turn").waitFor();
  await page.keyboard.type("1 <= secret <= 20\n");
  await page.getByText(/^True/).waitFor();
});

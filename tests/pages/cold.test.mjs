// mini's engine comes in two halves: small pages fetch the first alone, and the second comes once, when something calls
// what is in it, wherever Python is at that moment.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { ENTRY } from "./toy.mjs";

const COLD = "/runtimes/mini/lib/_cold.wasm";
const TRAINING = new URL("../../runtimes/mini/web/training/", import.meta.url);
// What is in no training program.
const RARE = "print((3 + 4j) * 2, memoryview(b'abc').tolist())";
// The elements that the training programs look for.
const ELEMENTS = ["count", "add", "up", "down", "list", "what", "left", "celsius", "go", "out"];
const SAID = /\(6\+8j\) \[97, 98, 99\]/;

/** Opens a page with scripts; returns it with what they printed, when they are through. */
async function run(t, sources, options) {
  const scripts = sources.map((source) => `<script type="py">\n${source}</script>`).join("");
  const elements = ELEMENTS.map((id) => `<input id="${id}">`).join("");
  const opened = await openPage(t, `${ENTRY}<h1>Hello</h1>${elements}${scripts}`, options);
  const text = await opened.page.evaluate(async () => {
    await AnyPy.ready.catch(() => {});
    return document.body.innerText;
  });
  return { ...opened, text, cold: () => opened.requests.filter((path) => path === COLD).length };
}

test("a first page fetches the loader, the runtime's module and the engine, and nothing else", async (t) => {
  const { text, requests } = await run(t, [`print("Hello, world!")`]);
  assert.match(text, /Hello, world!/);
  assert.deepEqual(requests.toSorted(), [
    "/anypy.js",
    "/loader_bg.wasm",
    "/runtimes/mini/engine_bg.wasm",
    "/runtimes/mini/index.js",
  ]);
});

// Training runs in node, on a page that is made up. What these do in a real one is not all of it: when the heap grows and is
// collected, and how the browser's own functions fail.
const NOT_YET = {
  "04-long.py": "a heap that fills up differently takes other paths",
  "06-async.py": "a real response without JSON fails in another way than the one in training",
};

for (const name of readdirSync(TRAINING).filter((name) => name.endsWith(".py"))) {
  const source = readFileSync(new URL(name, TRAINING), "utf8");
  test(`a page with the training program ${name} does without the cold half`, { todo: NOT_YET[name] }, async (t) => {
    const { page, cold, errors } = await run(t, source.split(/^# ---+\n/m));
    await page.evaluate((ids) => {
      for (const id of ids) document.getElementById(id).click();
    }, ELEMENTS);
    assert.deepEqual(errors, []);
    assert.equal(cold(), 0);
  });
}

test("a page that needs the cold half fetches it once", async (t) => {
  const { text, cold, errors } = await run(t, [RARE, `${RARE}\nprint(sorted({3: 1, 2: 1}, reverse=True))`]);
  assert.match(text, SAID);
  assert.match(text, /\[3, 2\]/);
  assert.deepEqual(errors, []);
  assert.equal(cold(), 1);
});

test("it comes where Python can't wait, and serves a second runtime of the page", async (t) => {
  const { page, requests } = await openPage(t, "<p>");
  const seen = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const [one, two] = [await load({ runtime: "mini" }), await load({ runtime: "mini" })];
    const program = "str((3 + 4j) * 2)";
    return [one.eval(program), one.eval(program), two.eval(program)];
  });
  assert.deepEqual(seen, ["(6+8j)", "(6+8j)", "(6+8j)"]);
  assert.deepEqual(requests.filter((path) => path === COLD), [COLD]);
});

test("objects made before it, a memory that has grown and its collector go on as before", async (t) => {
  const { text, errors } = await run(t, [
    "kept = [[str(n)] for n in range(200000)]\nname = 'it'",
    `${RARE}\nimport gc\ngc.collect()\nprint(kept[-1], len(kept), f"{name:>4}")`,
  ]);
  assert.match(text, SAID);
  assert.match(text, /\['199999'\] 200000   it/);
  assert.deepEqual(errors, []);
});

test("without the cold half the page says which file it could not have", async (t) => {
  const { page } = await openPage(t, "<p>");
  await page.route(`**${COLD}`, (route) => route.fulfill({ status: 404 }));
  const message = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const py = await load({ runtime: "mini" });
    return py.evalAsync("(3 + 4j) * 2").catch((error) => error.message);
  });
  assert.match(message, /can't load http:\S+\/_cold\.wasm: the server says 404/);
  assert.doesNotMatch(message, /RuntimeError|unreachable/);
});

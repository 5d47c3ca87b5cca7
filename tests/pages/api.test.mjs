// What JavaScript can do: load, AnyPy.runtime, AnyPy.switch, and the address's `?anypy-runtime=`.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { CONFIG, ENTRY, TOY, alerts, open, run, texts } from "./toy.mjs";

const OTHER = TOY.replace('name: "toy"', 'name: "other"').replace("`${sum(found[1])}\\n`", "`other ${sum(found[1])}\\n`");
const TWO = `<py-config>[[runtimes]]\nname = "toy"\nsrc = "toy.js"\n[[runtimes]]\nname = "other"\nsrc = "other.js"\n</py-config>`;
const files = { "other.js": OTHER };

test("load by URL gives a runtime of its own", async (t) => {
  const { page, url, requests } = await open(t, "<p>");
  const seen = await page.evaluate(async (src) => {
    const { load } = await import("/anypy.js");
    let printed = "";
    const py = await load({ src, stdout: (text) => (printed += text) });
    const value = py.eval("1 + 1");
    await py.evalAsync('x = 5\nawait sleep(0)\nprint("hi")');
    const x = py.globals.get("x");
    py.dispose();
    let after;
    try {
      py.eval("1");
    } catch (error) {
      after = error.message;
    }
    return { value, x, printed, after };
  }, `${url}toy.js`);
  assert.deepEqual(seen, { value: 2, x: 5, printed: "hi\n", after: "the runtime has been disposed of" });
  // The loader is not needed to load by URL.
  assert.ok(!requests.includes("/loader_bg.wasm"), String(requests));
});

test("load by a name that the page declares, and by its default", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}`);
  const names = await page.evaluate(async () => [
    (await AnyPy.load({ runtime: "toy" })).info.name,
    (await AnyPy.load()).info.name,
    (await AnyPy.runtime()).info.name,
  ]);
  assert.deepEqual(names, ["toy", "toy", "toy"]);
});

test("load by an unknown name says which there are", async (t) => {
  const { page } = await open(t, "<p>");
  const message = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    return load({ runtime: "mnii" }).catch((error) => error.message);
  });
  assert.match(message, /there is no runtime `mnii`.*did you mean `mini`\?/s);
});

test("load checks the version", async (t) => {
  const { page, url } = await open(t, "<p>");
  const seen = await page.evaluate(async (src) => {
    const { load } = await import("/anypy.js");
    const right = await load({ src, version: "1.2" });
    return [right.info.version, await load({ src, version: "2" }).catch((error) => error.message)];
  }, `${url}toy.js`);
  assert.equal(seen[0], "1.2.3");
  assert.match(seen[1], /is version 1\.2\.3, not 2$/);
});

test("AnyPy.runtime gives the page's interpreter", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}<script type="py">x = 41</script>`);
  assert.equal(await page.evaluate(async () => (await AnyPy.runtime()).eval("x + 1")), 42);
  assert.equal(await page.evaluate(() => AnyPy === globalThis.AnyPy && typeof AnyPy.version), "string");
});

test("switch runs the scripts again on the other runtime", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}${TWO}<script type="py" id="a">print("one")</script><py-script id="b">print("two")</py-script>
    <div id="t">kept </div><script type="py" target="t">print("three")</script>
    <script type="py">raise ValueError("four")</script><script type="py" runtime="toy">print("own")</script>`,
    { files },
  );
  const before = await page.evaluate(() => AnyPy.runtime());
  assert.ok(before);
  await page.evaluate(() => AnyPy.switch("other"));
  assert.deepEqual(await texts(page, ".anypy-out"), ["other one\n", "other two\n", "other three\n", "own\n"]);
  assert.equal(await page.locator("#t").textContent(), "kept other three\n");
  assert.equal((await alerts(page)).length, 1);
  assert.equal(await page.evaluate(async () => (await AnyPy.runtime()).info.name), "other");
});

test("switch to an unknown name changes nothing", async (t) => {
  const { page } = await run(t, `${ENTRY}${TWO}<script type="py">print("one")</script>`, { files });
  const message = await page.evaluate(() => AnyPy.switch("othr").catch((error) => error.message));
  assert.match(message, /there is no runtime `othr`.*did you mean `other`\?/s);
  assert.deepEqual(await texts(page, ".anypy-out"), ["one\n"]);
});

test("switch ends what still runs", async (t) => {
  const { page } = await open(
    t,
    `${ENTRY}${TWO}<script type="py" id="a">\nprint("begun")\nawait sleep(0.3)\nprint("ended")\n</script>`,
    { files },
  );
  await page.locator(".anypy-out").waitFor();
  await page.evaluate(() => AnyPy.switch("other"));
  assert.deepEqual(await texts(page, ".anypy-out"), ["other begun\nother ended\n"]);
});

test("the address can ask for another runtime", async (t) => {
  const html = `${ENTRY}${TWO}<script type="py">print("one")</script>`;
  const { page, requests } = await run(t, html, { files, query: "?anypy-runtime=other" });
  assert.deepEqual(await texts(page, ".anypy-out"), ["other one\n"]);
  assert.ok(!requests.some((path) => path.endsWith("toy.js")), String(requests));
  const wrong = await run(t, html, { files, query: "?anypy-runtime=othr" });
  assert.match((await alerts(wrong.page))[0], /there is no runtime `othr`/);
});

test("the runtime in the documentation does what it says there", async (t) => {
  const text = await readFile(new URL("../../runtimes/README.md", import.meta.url), "utf8");
  const [, code] = /```js\n(\/\/ sums\.js\n[^]*?)```/.exec(text);
  const [, html] = /```html\n([^]*?)```/.exec(text);
  const files = { "sums.js": code };
  const { page, requests } = await openPage(t, `${ENTRY}${html}<script type="py">\nprint(totl)\n</script>`, { files });
  await page.evaluate(() => AnyPy.ready);
  assert.deepEqual(await texts(page, ".anypy-out"), ["the answer is 42\n"]);
  assert.match((await alerts(page))[0], /line \d+, in <module>\nNameError: name 'totl' is not defined$/);
  assert.ok(!requests.some((path) => path.startsWith("/runtimes/")), String(requests));
  assert.equal(await page.evaluate(async () => (await AnyPy.load({ runtime: "sums" })).eval("1 + 2")), 3);
});

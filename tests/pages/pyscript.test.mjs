// The package `pyscript` and the attributes `py-EVENT`, on every runtime.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { ENTRY, alerts, texts } from "./toy.mjs";

/** ANYPY_RUNTIMES picks some, by names with commas between them. */
const RUNTIMES = (process.env.ANYPY_RUNTIMES ?? "mini,full,micropython,pyodide").split(",");

const config = (name, more = "") =>
  `<py-config>\n${
    name === "mini" || name === "full" ? `runtime = "${name}"` : ""
  }\n${more}\n${name === "mini" || name === "full" ? "" : `[[runtimes]]\nname = "${name}"\nsrc = "/runtimes/${name}/index.js"\n`}</py-config>`;

/** Opens a page on a runtime and waits until its scripts have run. */
async function run(t, name, html, { more, ...options } = {}) {
  const opened = await openPage(t, `<!doctype html>\n<title>test</title>\n${ENTRY}${config(name, more)}${html}`, options);
  await opened.page.evaluate(() => AnyPy.ready.catch(() => {}));
  return opened;
}

const script = (code) => `<script type="py">\n${code}\n</script>`;

for (const name of RUNTIMES) {
  test(`${name}: display shows text, HTML and images, each in its form`, async (t) => {
    const { page, errors } = await run(
      t,
      name,
      `<div id="there">old</div>${script(`
from pyscript import display, HTML
print("before")
display("<b>text</b>", 42, [1, "a"])
print("after")
display(HTML("<i id='made'>markup</i>"))
class Shape:
    def _repr_svg_(self):
        return "<svg id='svg'></svg>"
class Picture:
    def _repr_png_(self):
        return b"\\x89PNG", {"alt": 'a "picture"'}
class Many:
    def _repr_mimebundle_(self):
        return {"x/unknown": 1, "text/html": "<u>bundle</u>"}
display(Shape(), Picture())
display("new", Many(), target="#there", append=False)
display("more", target="there")
`)}`,
    );
    assert.deepEqual([await alerts(page), errors], [[], []]);
    const shown = await page.evaluate(() => {
      const place = document.querySelector("script-py");
      return [...place.children].map((child) => [child.localName, child.innerHTML]);
    });
    assert.deepEqual(shown, [
      ["pre", "before\n"],
      ["div", "&lt;b&gt;text&lt;/b&gt;"],
      ["div", "42"],
      ["div", "[1, 'a']"],
      ["pre", "after\n"],
      ["div", `<i id="made">markup</i>`],
      ["div", `<svg id="svg"></svg>`],
      ["div", `<img src="data:image/png;base64,iVBORw==" alt="a &quot;picture&quot;">`],
    ]);
    assert.equal(await page.locator("#there").innerHTML(), "new<u>bundle</u><div>more</div>");
  });

  test(`${name}: display says which element is missing`, async (t) => {
    const { page } = await run(t, name, script(`from pyscript import display\ndisplay("x", target="#nowhere")`));
    assert.match((await alerts(page))[0], /ValueError: Cannot find element with id='nowhere' in the page\.$/);
  });

  test(`${name}: when makes handlers, with and without an argument, sync and async`, async (t) => {
    const { page, errors } = await run(
      t,
      name,
      `<button id="a">a</button><button class="b">b1</button><button class="b">b2</button><p id="log"></p>${script(`
from pyscript import when, document, window
log = document.getElementById("log")
def say(text):
    log.textContent += text + ";"
@when("click", "#a")
def one(event):
    say("one " + event.type)
@when("click", "#a")
def none():
    say("none")
@when("click", "#a")
async def later(event):
    await window.Promise.resolve(1)
    say("async " + event.target.id)
@when("click", "#a")
async def later_none():
    await window.Promise.resolve(1)
    say("async none")
class Counter:
    n = 0
    def up(self):
        self.n += 1
        say("up " + str(self.n))
    def up_by(self, event):
        self.n += 10
        say("by " + str(self.n))
counter = Counter()
when("click", ".b")(counter.up)
when("click", [document.querySelector(".b")])(counter.up_by)
when("click", document.getElementById("a"), once=True)(lambda event: say("once"))
`)}`,
    );
    assert.deepEqual([await alerts(page), errors], [[], []]);
    const log = async () => {
      await page.waitForTimeout(60);
      const text = await page.locator("#log").textContent();
      await page.evaluate(() => (document.querySelector("#log").textContent = ""));
      return text.split(";").sort().join(";");
    };
    await page.locator("#a").click();
    assert.equal(await log(), ";async a;async none;none;once;one click");
    await page.locator("#a").click();
    assert.equal(await log(), ";async a;async none;none;one click");
    await page.locator(".b").first().click();
    assert.equal(await log(), ";by 11;up 1");
    await page.locator(".b").last().click();
    assert.equal(await log(), ";up 12");
  });

  test(`${name}: current_target, document and window`, async (t) => {
    const { page } = await run(
      t,
      name,
      `<div id="out"></div><script type="py" target="out">
from pyscript import current_target, document, window, RUNNING_IN_WORKER, display
display(current_target(), document.title, window.document.title, RUNNING_IN_WORKER)
</script>${script(`
from pyscript import current_target, document
print(document.getElementById(current_target()).tagName)
`)}`,
    );
    assert.deepEqual(await alerts(page), []);
    assert.deepEqual(await texts(page, "#out > div"), ["out", "test", "test", "False"]);
    assert.deepEqual(await texts(page, "script-py"), ["SCRIPT-PY\n"]);
  });

  test(`${name}: py-EVENT names a handler, on elements that are there and that come`, async (t) => {
    const { page, errors } = await run(
      t,
      name,
      `<button id="one" py-click="one">1</button><form id="f" py-submit="send"><button id="go">go</button></form>
      <input id="in" py-input="tool.typed"><p id="log"></p><p id="later"></p>${script(`
from js import document, Promise
log = document.getElementById("log")
def say(text):
    log.textContent += text + ";"
def one():
    say("one")
def send(event):
    event.preventDefault()
    say(event.type)
class Tool:
    def typed(self, event):
        say(event.target.value)
tool = Tool()
async def slow(event):
    await Promise.resolve(1)
    say("slow " + event.type)
document.getElementById("later").innerHTML = '<button id="late" py-click="slow">late</button>'
`)}`,
    );
    assert.deepEqual([await alerts(page), errors], [[], []]);
    await page.locator("#one").click();
    await page.locator("#go").click();
    await page.locator("#in").fill("ab");
    await page.locator("#late").click();
    await page.evaluate(() => document.querySelector("#one").setAttribute("py-dblclick", "one"));
    await page.locator("#one").dblclick();
    await page.waitForTimeout(60);
    assert.equal(await page.locator("#log").textContent(), "one;submit;ab;slow click;one;one;one;");
    assert.deepEqual([await alerts(page), errors], [[], []]);
  });

  test(`${name}: a function that is not there is an error at the element`, async (t) => {
    const { page } = await run(t, name, `<p><button id="b" py-click="missing">b</button></p>${script("x = 1")}`);
    await page.locator("#b").click();
    await page.locator("#b + [role=alert]").waitFor();
    assert.match((await alerts(page))[0], /^py-click="missing": there is no `missing` among the names of the page's scripts/);
  });

  test(`${name}: an exception in a handler is shown`, async (t) => {
    const { page } = await run(
      t,
      name,
      `<button id="b" py-click="bad">b</button><button id="c">c</button>${script(`
from pyscript import when
def bad():
    raise ValueError("as meant")
@when("click", "#c")
async def worse(event):
    raise KeyError("too")
`)}`,
    );
    await page.locator("#b").click();
    await page.locator("[role=alert]").first().waitFor();
    assert.match((await alerts(page))[0], /ValueError: as meant$/);
    await page.locator("#c").click();
    await page.locator("[role=alert]").nth(1).waitFor();
    assert.match((await alerts(page))[1], /KeyError: '?too'?$/);
  });
}

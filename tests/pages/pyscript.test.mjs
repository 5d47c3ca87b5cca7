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

for (const name of RUNTIMES) {
  test(`${name}: web finds, makes and changes elements`, async (t) => {
    const { page, errors } = await run(
      t,
      name,
      `<div id="box" class="a b"><p id="p">one</p><p>two</p></div><select id="pick"><option value="1">One</option></select>${script(`
from pyscript import web, when, display
from pyscript.web import page, div, button, span, input_, Element
box = page["#box"]
print(box.tag, [p.textContent for p in box.children], len(page.find("p")), page["nothing"])
print(sorted(box.classes), "a" in box.classes, type(page.find("#pick")[0]).__name__)
box.classes.add("c d")
box.classes.remove("a")
box.style["color"] = "red"
box.update(title="made", classes=["e"])
box["p"].innerHTML = "<b>ONE</b>"
made = div(span("<i>x</i>", id="s"), button("go", id="go", on_click=lambda event: log("clicked")), classes="made", style={"margin": "1px"})
def log(text):
    made.append(span(text))
page.append(made)
@when("click", page["#go"])
def also():
    log("also")
@when(made.on_click)
async def bubbled(event):
    log("bubbled " + event.type)
pick = page["pick"]
pick.options.add(value="2", text="Two")
pick.options.add(value="0", html="<b>Zero</b>", before=0, selected=True)
print([o.value for o in pick.options], pick.options.selected.text, len(pick.options))
pick.options.remove(1)
print([o.value for o in pick.options])
copy = box.clone("copy")
page.append(copy)
page.find("#copy p").update_all(title="t", classes="u")
page.title = "web works"
print(box == page["box"], box == copy, box["#p"].parent == box, input_(type="text").type)
`)}`,
    );
    assert.deepEqual([await alerts(page), errors], [[], []]);
    assert.deepEqual(await texts(page, "script-py"), [
      "div ['one', 'two'] 2 None\n['a', 'b'] True select\n['0', '1', '2'] Zero 3\n['0', '2']\nTrue False True text\n",
    ]);
    assert.deepEqual(await page.evaluate(() => [box.className, box.style.color, box.title, document.querySelector("#box p").innerHTML, document.title]), [
      "b c d e", "red", "made", "<b>ONE</b>", "web works",
    ]);
    assert.equal(await page.locator("#s").innerHTML(), "<i>x</i>");
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("#copy p")].map((p) => p.title + p.className)), ["tu", "tu"]);
    await page.locator("#go").click();
    await page.waitForFunction(() => document.querySelectorAll(".made > span").length === 4);
    assert.deepEqual((await texts(page, ".made > span")).sort(), ["also", "bubbled click", "clicked", "x"]);
  });

  test(`${name}: fetch gives text, JSON, bytes and what the server says`, async (t) => {
    const { page, errors } = await run(
      t,
      name,
      `${script(`
from pyscript import fetch
print(await fetch("data.json").json())
response = await fetch("note.txt")
print(response.ok, response.status, await response.text())
print(await fetch("note.txt").bytearray(), bytes(await fetch("note.txt").arrayBuffer()))
missing = await fetch("missing.txt", method="GET", headers={"X-Test": "1"})
print(missing.ok, missing.status)
`)}`,
      { files: { "data.json": '{"a": [1, 2.0, null]}', "note.txt": "häh" } },
    );
    assert.deepEqual([await alerts(page), errors], [[], []]);
    assert.deepEqual(await texts(page, "script-py"), [
      "{'a': [1, 2.0, None]}\nTrue 200 häh\nbytearray(b'h\\xc3\\xa4h') b'h\\xc3\\xa4h'\nFalse 404\n",
    ]);
  });

  test(`${name}: storage outlives the page`, async (t) => {
    const html = script(`
from pyscript import storage
kept = await storage("test")
n = kept.get("n", 0)
print(n, sorted(kept.keys()))
kept["n"] = n + 1
kept["list"] = [1, "a", {"b": None}]
kept["bytes"] = bytearray(b"\\x00\\xff")
if n:
    print(kept["list"], kept["bytes"])
    del kept["list"]
    kept.pop("bytes")
await kept.sync()
try:
    kept["wrong"] = object()
except TypeError as error:
    print(error)
try:
    await storage("")
except ValueError as error:
    print(error)
`);
    const { page } = await run(t, name, html);
    const wrong = "Cannot serialize type object for storage.\nStorage name must be a non-empty string\n";
    assert.deepEqual([await texts(page, "script-py"), await alerts(page)], [[`0 []\n${wrong}`], []]);
    const again = async () => {
      await page.reload();
      await page.evaluate(() => AnyPy.ready.catch(() => {}));
      return texts(page, "script-py");
    };
    assert.deepEqual(await again(), [`1 ['bytes', 'list', 'n']\n[1, 'a', {'b': None}] bytearray(b'\\x00\\xff')\n${wrong}`]);
    assert.match((await again())[0], /^2 \['n'\]\n/);
  });

  test(`${name}: Event, ffi, config, js_modules and what there is not yet`, async (t) => {
    const { page, errors } = await run(
      t,
      name,
      `${script(`
import pyscript
from pyscript import Event, config, when, js_import, js_modules, ffi, window, PyWorker, workers, create_named_worker, fs, py_import
from pyscript.js_modules import tools
from pyscript.js_modules.tools import answer
import pyscript.js_modules.tools as again
print(tools.answer, answer, again.answer, js_modules.tools.answer)
more, = await js_import("./more.js")
print(more.default)
happened = Event()
@when(happened)
def seen(value):
    print("seen", value)
@when(happened)
def bare():
    print("bare")
happened.trigger({"a": 1})
happened.remove_listener(seen)
happened.trigger(2)
print(config["mine"]["deep"], config["type"] in ("py", "mpy"))
made = ffi.to_js({"a": [1, {"b": 2}]})
print(window.JSON.stringify(made), ffi.is_none(None), ffi.is_none(window.document.querySelector("nothing")), ffi.is_none(0))
print(window.JSON.stringify(ffi.assign(ffi.to_js({"x": 1}), {"y": 2})))
print((await py_import("json"))[0].dumps([1]))
from pyscript.display import HTML
print(callable(pyscript.display), callable(pyscript.fetch), HTML is pyscript.HTML)
for attempt in (lambda: PyWorker("x.py"), lambda: workers["x"]):
    try:
        attempt()
    except TypeError as error:
        print(error)
try:
    await create_named_worker("x.py", "x")
except NotImplementedError as error:
    print("no")
window.showDirectoryPicker = None
try:
    await fs.mount("/folder")
except Exception as error:
    print("can't open folders" in str(error))
try:
    await fs.sync("/folder")
except KeyError as error:
    print("not mounted")
`)}`,
      {
        more: `[mine]\ndeep = 7\n[js_modules.main]\n"./tools.js" = "tools"\n"./look.css" = "look"`,
        files: { "tools.js": "export const answer = 42;", "more.js": "export default 7;", "look.css": "body { color: rgb(1, 2, 3) }" },
      },
    );
    assert.deepEqual([await alerts(page), errors], [[], []]);
    const later = "AnyPy has no workers yet: run the code in the page, without `worker`\n";
    assert.deepEqual(await texts(page, "script-py"), [
      `42 42 42 42\n7\nseen {'a': 1}\nbare\nbare\n7 True\n{"a":[1,{"b":2}]} True True False\n{"x":1,"y":2}\n[1]\nTrue True True\n${later}${later}no\nTrue\nnot mounted\n`,
    ]);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(1, 2, 3)");
  });

  test(`${name}: the package comes for a script of another address, and for files`, async (t) => {
    const { page } = await run(t, name, `<script type="py" src="main.py"></script>`, {
      files: { "main.py": `from pyscript import display\nfrom helper import show\nshow("a")\ndisplay("b")`, "helper.py": "from pyscript import display\ndef show(x):\n    display(x)" },
      more: `[files]\n"helper.py" = ""`,
    });
    assert.deepEqual([await texts(page, "script-py > div"), await alerts(page)], [["a", "b"], []]);
  });
}

test("a page that does not use the package does not fetch it", async (t) => {
  for (const html of [`<p class="py-4">PyScript? pyscript!</p>${script("print(1)")}`, `<script type="py" src="a.py"></script>`]) {
    const { page, requests } = await run(t, "mini", html, { files: { "a.py": "print(1)" } });
    assert.deepEqual(await texts(page, "script-py"), ["1\n"]);
    assert.ok(!requests.some((path) => path.includes("pyscript")), String(requests));
  }
});

test("a page written for PyScript runs when its script tag is changed", async (t) => {
  const written = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Greetings</title>
<link rel="stylesheet" href="https://pyscript.net/releases/2025.11.2/core.css">
<script type="module" src="https://pyscript.net/releases/2025.11.2/core.js"></script>
</head>
<body>
<input id="name" placeholder="Your name">
<button id="greet" mpy-click="greet">Greet</button>
<output id="out"></output>
<mpy-config>{"files": {"./words.py": ""}}</mpy-config>
<script type="mpy">
from pyscript import display, document
from pyscript.web import page
from words import hello

def greet(event):
    name = page["name"].value or document.title
    display(hello(name), target="out", append=False)
</script>
</body>
</html>`;
  const own = written.replace(/<link.*\n/, "").replace(/https:.*core\.js/, "/anypy.js");
  const { page, errors } = await openPage(t, own, { files: { "words.py": `def hello(name):\n    return "Hello, " + name + "!"` } });
  await page.evaluate(() => AnyPy.ready);
  await page.locator("#name").fill("<Ada>");
  await page.locator("#greet").click();
  await page.getByText("Hello, <Ada>!").waitFor();
  assert.deepEqual([await alerts(page), errors], [[], []]);
});

for (const name of RUNTIMES.filter((name) => name === "mini" || name === "full")) {
  test(`${name}: the package under a strict Content-Security-Policy`, async (t) => {
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    const { page, errors, console } = await openPage(
      t,
      `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">${ENTRY}${config(name)}<button id="a" py-click="a">a</button><button id="b">b</button>${script(`
from pyscript import display, HTML, when, fetch, storage, web
def a():
    display("a")
@when("click", "#b")
async def b(event):
    display(HTML("<i>b</i>"), await fetch("note.txt").text())
kept = await storage("strict")
kept["x"] = 1
await kept.sync()
web.page.append(web.div("made", on_click=lambda event: display("div"), id="made"))
`)}`,
      { files: { "note.txt": "noted" } },
    );
    await page.evaluate(() => AnyPy.ready.catch(() => {}));
    assert.deepEqual([await alerts(page), errors], [[], []]);
    await page.locator("#a").click();
    await page.locator("#b").click();
    await page.getByText("noted").waitFor();
    await page.locator("#made").click();
    assert.deepEqual(await texts(page, "script-py > div"), ["a", "b", "noted", "div"]);
    assert.deepEqual(console.filter(({ text }) => /Content Security Policy/.test(text)), []);
  });

  test(`${name}: a switch takes out what the package put into the page`, async (t) => {
    const { page, errors } = await run(
      t,
      name,
      `<button id="a" py-click="a">a</button><button id="b">b</button><div id="out"></div>${script(`
from pyscript import display, when
def a():
    display("a", target="out")
@when("click", "#b")
def b():
    display("b", target="out")
display("start", target="out")
`)}`,
    );
    await page.locator("#a").click();
    await page.evaluate((other) => AnyPy.switch(other), name === "mini" ? "full" : "mini");
    await page.locator("#a").click();
    await page.locator("#b").click();
    assert.deepEqual([await texts(page, "#out > div"), await alerts(page), errors], [["start", "a", "b"], [], []]);
  });
}

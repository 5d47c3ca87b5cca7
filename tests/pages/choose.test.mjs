// Choosing by itself: which runtime a page gets that names none, that nothing else is fetched, and what is said about it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { packages } from "../harness/pyodide-packages.mjs";
import { ENTRY, alerts, texts } from "./toy.mjs";

const ALL = ["mini", "micropython", "full", "pyodide"];

async function run(t, html, options) {
  const opened = await openPage(t, html, options);
  await opened.page.evaluate(() => AnyPy.ready.catch(() => {}));
  return opened;
}

/** The runtimes that something was fetched of. */
const fetched = (requests) => [...new Set(requests.map((path) => /^\/runtimes\/(\w+)\//.exec(path)?.[1]).filter(Boolean))].sort();
const script = (source, attributes = "") => `<script type="py" ${attributes}>${source}</script>`;

test("a page without a config gets mini, with no request more than that takes", async (t) => {
  const { page, requests, debug } = await run(t, `${ENTRY}${script("import math\nfrom js import document\nprint(math.pi > 3)")}`);
  assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["True\n"], []]);
  assert.deepEqual(fetched(requests), ["mini"]);
  assert.ok(!requests.includes("/loader/whole_bg.wasm"), String(requests));
  // mini is on its way before the loader has decided.
  const at = (file) => requests.findIndex((path) => path.endsWith(file));
  assert.ok(at("mini/engine_bg.wasm") < at("/loader_bg.wasm") || at("mini/index.js") < 3, String(requests));
  assert.deepEqual(debug.map(({ text }) => text), ["index.html#1: `mini`"]);
});

test("an import decides: the smallest that has it, and nothing else is fetched", async (t) => {
  for (const [source, name] of [
    ["import decimal\nprint(decimal.Decimal(1))", "full"],
    ["import framebuf\nprint(1)", "micropython"],
    ["from pyodide.code import eval_code\nprint(eval_code('1'))", "pyodide"],
  ]) {
    const { page, requests, debug } = await run(t, `${ENTRY}${script(source)}`);
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["1\n"], []], source);
    assert.deepEqual(fetched(requests), [name]);
    assert.match(debug[0].text, RegExp(`^index\\.html#1: \`${name}\`, the smallest that can run it\n {2}\`mini\` has no module`));
  }
});

test("scripts from files, and Python files of the config, decide too", async (t) => {
  const html = `${ENTRY}<py-config>\n[files]\n"helper.py" = ""\n</py-config><script type="py" src="main.py"></script>`;
  const files = { "main.py": "import helper\nprint(helper.x)", "helper.py": "import json\nx = 1" };
  const { page, requests } = await run(t, html, { files });
  assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page), fetched(requests)], [["1\n"], [], ["mini"]]);
  assert.deepEqual(requests.filter((path, at) => requests.indexOf(path) !== at), []);
  const other = await run(t, html, { files: { ...files, "helper.py": "import decimal\nx = decimal.Decimal(1)" } });
  assert.deepEqual([await texts(other.page, ".anypy-out"), fetched(other.requests)], [["1\n"], ["full"]]);
  assert.deepEqual(other.requests.filter((path, at) => other.requests.indexOf(path) !== at), []);
});

test("a script whose file is not there does not keep the others from running", async (t) => {
  const { page } = await run(t, `${ENTRY}<script type="py" src="none.py"></script>${script("print(1)")}`);
  assert.match((await alerts(page))[0], /could not fetch none\.py/);
  assert.deepEqual(await texts(page, ".anypy-out"), ["1\n"]);
});

test("auto can be asked for by name: in the config, the address, a script, and from JavaScript", async (t) => {
  const full = `<py-config>runtime = "full"</py-config>`;
  for (const [html, query] of [
    [`<py-config>runtime = "auto"</py-config>${script("print(1)")}`],
    [`${full}${script("print(1)")}`, "?anypy-runtime=auto"],
    [`${full}${script("print(1)", `runtime="auto"`)}`],
  ]) {
    const { page, requests } = await run(t, `${ENTRY}${html}`, { query });
    assert.deepEqual([await texts(page, ".anypy-out"), fetched(requests)], [["1\n"], ["mini"]], html);
  }
  const { page } = await run(t, `${ENTRY}${script("import decimal")}`);
  assert.equal(await page.evaluate(async () => (await AnyPy.load({ runtime: "auto" })).info.name), "full");
  await page.evaluate(() => AnyPy.switch("mini"));
  assert.match((await alerts(page))[0], /has no module `decimal`, but `full` has/);
  await page.evaluate(() => AnyPy.switch("auto"));
  assert.deepEqual(await alerts(page), []);
});

test("explain tells each script's runtime, and what speaks against the others", async (t) => {
  const { page, requests } = await run(t, `${ENTRY}${script("x = 1", `id="a"`)}${script("import decimal")}${script("x", `runtime="mini"`)}`);
  const found = await page.evaluate(async () => {
    const { text, scripts } = await AnyPy.explain();
    return { text, scripts: scripts.map(({ element, ...rest }) => ({ ...rest, id: element.id })) };
  });
  assert.equal(found.text.split("\n")[0], "index.html#3: `mini`, which its `runtime` attribute names");
  assert.match(found.text, /index\.html#1, index\.html#2: `full`, the smallest that can run it\n {2}`mini` has no module `decimal` \(index\.html#2\)\n/);
  const [named, first, second] = found.scripts;
  assert.deepEqual([named.runtime, named.because, first.id, first.runtime, first.imports], ["mini", "its `runtime` attribute names", "a", "full", []]);
  assert.deepEqual(second.imports, ["decimal"]);
  assert.deepEqual(second.candidates.map(({ runtime }) => runtime), ALL);
  assert.deepEqual(second.candidates[0].against, ["has no module `decimal`"]);
  assert.deepEqual(second.candidates[2].against, []);
  assert.deepEqual(fetched(requests), ["full", "mini"]);
  // Also where the first build has decided.
  const plain = await run(t, `${ENTRY}${script("x = 1")}`);
  assert.equal(await plain.page.evaluate(async () => (await AnyPy.explain()).text), "index.html#1: `mini`, the smallest that can run it");
});

test("a module that is missed at run time is answered with the line that gets it", async (t) => {
  for (const [name, config] of [["mini", ""], ["micropython", `<py-config>runtime = "micropython"</py-config>`]]) {
    const { page } = await run(t, `${ENTRY}${config}${script(`__import__("decimal")`)}`);
    const [text] = await alerts(page);
    const advice = `\`${name}\` has no module \`decimal\`, but \`full\` has: \`runtime = "full"\` in <py-config> gets it`;
    assert.ok(text.trimEnd().endsWith(advice), text);
    assert.match(text, /No module named|no module named/);
  }
  const { page } = await run(t, `${ENTRY}${script(`__import__("unheard_of")`)}`);
  assert.match((await alerts(page))[0], /unheard_of'$/);
});

test("numpy is Pyodide's, and comes with it unasked", async (t) => {
  // Pyodide's own host is not there for tests: what is asked of it is what counts.
  const asked = [];
  const headers = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
  const setup = (context) =>
    context.route("https://cdn.jsdelivr.net/**", (route) => {
      asked.push(route.request().url());
      return route.fulfill({ status: 404, headers, body: "" });
    });
  const { page } = await run(t, `${ENTRY}${script("import numpy as np\nprint(np.arange(3))")}`, { setup });
  assert.ok(asked.some((url) => /^https:\/\/cdn\.jsdelivr\.net\/pyodide\/v[\d.]+\/full\/numpy-.*\.whl$/.test(url)), String(asked));
  assert.match((await alerts(page))[0], /error occurred while loading numpy/);
});

test("another engine by its URL, with its hash", async (t) => {
  const hash = async (file) => `sha384-${createHash("sha384").update(await readFile(new URL(`../../${file}`, import.meta.url))).digest("base64")}`;
  const engine = "/runtimes/micropython/micropython.mjs";
  const integrity = await hash("node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs");
  const page = (key, hash = "") => `${ENTRY}<mpy-config>${key}${hash && `\nintegrity = "${hash}"`}</mpy-config><script type="mpy">import sys\nprint(sys.implementation.name)</script>`;
  for (const html of [
    page(`interpreter = "${engine}"`),
    page(`[[interpreters]]\nsrc = "${engine}"`, integrity),
    page(`[runtime]\nname = "micropython"\nsrc = "${engine}"`, integrity),
  ]) {
    const { page, requests } = await run(t, html);
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["micropython\n"], []], html);
    assert.deepEqual(fetched(requests), ["micropython"]);
  }
  const wrong = await run(t, page(`[runtime]\nname = "micropython"\nsrc = "${engine}"`, `sha384-${"A".repeat(64)}`));
  assert.match((await alerts(wrong.page))[0], /micropython\.mjs does not have the integrity sha384-AAA/);
});

test("another version comes from where PyScript takes it", async (t) => {
  for (const [tag, version, url] of [
    ["py", "0.27.7", "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/pyodide.mjs"],
    ["mpy", "1.24.1", "https://cdn.jsdelivr.net/npm/@micropython/micropython-webassembly-pyscript@1.24.1/micropython.mjs"],
  ]) {
    const asked = [];
    const setup = (context) => context.route("https://cdn.jsdelivr.net/**", (route) => (asked.push(route.request().url()), route.abort()));
    const html = `${ENTRY}<${tag}-config>interpreter = "${version}"</${tag}-config><script type="${tag}">x</script>`;
    const { page, requests } = await run(t, html, { setup });
    assert.deepEqual(asked, [url]);
    assert.match((await alerts(page))[0], /could not load the runtime/);
    // The adapter is ours, and of our own engine nothing is fetched.
    assert.deepEqual(requests.filter((path) => path.startsWith("/runtimes/")).length, 1, String(requests));
  }
});

// -- What runtimes declare is so --

test("the loader knows the packages of this Pyodide", async () => {
  const { packages: declared } = await import("../../runtimes/pyodide/packages.js");
  assert.deepEqual(declared, await packages(), "node tests/harness/pyodide-packages.mjs --write");
});

test("the table of what runtimes can do is right", async () => {
  const text = await readFile(new URL("../../runtimes/README.md", import.meta.url), "utf8");
  const files = ["mini/web/js/info.js", "micropython/info.js", "full/web/js/info.js", "pyodide/info.js"];
  const infos = await Promise.all(files.map(async (file) => (await import(`../../runtimes/${file}`)).info));
  assert.deepEqual(infos.map(({ name }) => name), ALL);
  for (const [row, ability] of Object.entries({
    "packages in Python": "packages",
    "packages with compiled parts": "binaryPackages",
    "`time.sleep` and": "syncSleep",
    "running code can be": "interrupt",
    "`[limits]` hold": "limits",
    threads: "threads",
    files: "files",
  })) {
    const cells = text.split("\n").find((line) => line.startsWith(`| ${row}`)).split("|").slice(2, -1);
    assert.deepEqual(cells.map((cell) => cell.trim() !== "–"), infos.map(({ capabilities }) => capabilities[ability]), row);
  }
});

for (const name of ALL) {
  test(`${name} has the modules that it declares`, async (t) => {
    const { page } = await openPage(t, ENTRY);
    const { failed, missing } = await page.evaluate(async (name) => {
      const py = await AnyPy.load({ runtime: name, stdout() {}, stderr() {} });
      const { modules } = py.info.capabilities;
      const failed = [];
      // These do something when they are imported.
      for (const module of modules.filter((module) => !["antigravity", "this", "idlelib"].includes(module))) {
        try {
          await py.evalAsync(`import ${module}`);
        } catch (error) {
          failed.push(`${module}: ${error.summary ?? error.message}`);
        }
      }
      const missing = [];
      if (name === "pyodide") {
        const names = py.eval(`import sys\n" ".join(sys.stdlib_module_names)`).split(" ");
        // These can be imported, and do nothing without a machine.
        const useless = ["fcntl", "multiprocessing", "pty", "termios", "tty"];
        for (const module of names.filter((name) => !name.startsWith("_") && ![...modules, ...useless].includes(name))) {
          try {
            await py.evalAsync(`import ${module}`);
            missing.push(module);
          } catch {}
        }
      }
      return { failed, missing };
    }, name);
    assert.deepEqual([failed, missing], [[], []]);
  });
}

test("mini's modules are known to the loader as they are", async (t) => {
  const { page } = await openPage(t, `${ENTRY}${script("x = 1")}`);
  const unknown = await page.evaluate(async () => {
    const { info } = await AnyPy.runtime();
    const { info: declared } = await import("/runtimes/mini/index.js");
    const source = await (await fetch("/anypy.js")).text();
    return [...new Set([...info.capabilities.modules, ...declared.capabilities.modules])].filter(
      (name) => !name.startsWith("_") && !name.includes(".") && !RegExp(`[" ]${name}[" ]`).test(source),
    );
  });
  assert.deepEqual(unknown, []);
});

// A config's `packages`: wheels by URL and by name, what they depend on, and what is refused. The index is the page's own.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { index, wheel } from "./archives.mjs";
import { ENTRY, alerts, texts } from "./toy.mjs";

/** Opens a page whose config has packages, and waits until its scripts have run. */
async function run(t, runtime, packages, script, files, more = `index_urls = ["simple"]`) {
  const list = packages.map((name) => JSON.stringify(name)).join(", ");
  const config = `<py-config>\nruntime = "${runtime}"\npackages = [${list}]\n${more}\n</py-config>`;
  const opened = await openPage(t, `${ENTRY}${config}<script type="py">\n${script}\n</script>`, { files });
  await opened.page.evaluate(() => AnyPy.ready.catch(() => {}));
  return opened;
}

const prints = async (page) => [await texts(page, ".anypy-out"), await alerts(page)];

/** A wheel of one module that has its version, and says what it imports. */
const simple = (name, version, options = {}) => {
  const module = name.replaceAll("-", "_");
  return wheel(name, version, { files: { [`${module}/__init__.py`]: `VERSION = "${version}"\n` }, ...options });
};

for (const runtime of ["mini", "full", "pyodide"]) {
  test(`${runtime}: by name, with what it depends on`, async (t) => {
    const wheels = [
      wheel("Front-Door", "1.2", {
        files: { "front_door/__init__.py": "import keyhole\nfrom .hinge import squeak\n", "front_door/hinge.py": "def squeak():\n    return 'squeak'\n" },
        requires: [
          "keyhole >=1, <2",
          "bell[loud] ; extra == 'bell'",
          "windows ; sys_platform == 'win32'",
          "old ; python_version < '3.8'",
        ],
      }),
      simple("keyhole", "1.0"),
      simple("keyhole", "1.10"),
      simple("keyhole", "2.0"),
    ];
    const { page, requests } = await run(
      t, runtime, ["front_door >=1"], "import front_door\nprint(front_door.squeak(), front_door.keyhole.VERSION)", index(wheels),
    );
    assert.deepEqual(await prints(page), [["squeak 1.10\n"], []]);
    const wheelsAsked = requests.filter((path) => path.endsWith(".whl")).map((path) => path.split("/").at(-1));
    assert.deepEqual(wheelsAsked.sort(), ["Front_Door-1.2-py3-none-any.whl", "keyhole-1.10-py3-none-any.whl"]);
  });
}

test("by URL, relative to the page, from another folder, and as `name @ URL`", async (t) => {
  const [one, two, three] = ["one", "two", "three"].map((name) => simple(name, "1"));
  const files = { [one.filename]: one.bytes, [`lib/${two.filename}`]: two.bytes, [three.filename]: three.bytes };
  const { page, requests } = await run(
    t, "mini",
    [`./${one.filename}`, `lib/${two.filename}#sha256=${two.sha256}`, `three @ ${three.filename}`],
    "import one, two, three\nprint(one.VERSION, two.VERSION, three.VERSION)", files,
  );
  assert.deepEqual(await prints(page), [["1 1 1\n"], []]);
  assert.equal(requests.filter((path) => path === "/packages.js").length, 1);
  assert.ok(!requests.includes("/files.js"));
});

test("a page without packages does not fetch what installs them", async (t) => {
  const { page, requests } = await openPage(t, `${ENTRY}<script type="py">print(1)</script>`);
  await page.evaluate(() => AnyPy.ready);
  assert.ok(!requests.some((path) => /\/(packages|files|terminal)\.js$/.test(path)), String(requests));
});

test("extras, pre-releases, yanked files and other Pythons", async (t) => {
  const wheels = [
    simple("core", "1.0", { requires: ["colour ; extra == 'Colour'", "sound ; extra == 'sound'"], extra: ["Provides-Extra: Colour"] }),
    simple("colour", "1.0"),
    simple("colour", "2.0rc1"),
    simple("early", "0.1b2"),
    simple("gone", "1.0"),
    simple("gone", "1.1"),
    simple("young", "1.0", { python: ">=3.8" }),
    simple("young", "2.0", { python: ">=3.99" }),
  ];
  const files = index(wheels, { change: (file) => ({ ...file, yanked: file.filename.startsWith("gone-1.1") }) });
  const { page } = await run(
    t, "mini", ["core[colour]", "early", "gone", "young"],
    `import core, colour, early, gone, young
print(core.VERSION, colour.VERSION, early.VERSION, gone.VERSION, young.VERSION)
try:
    import sound
except ImportError:
    print("no sound")`,
    files,
  );
  assert.deepEqual(await prints(page), [["1.0 1.0 0.1b2 1.0 1.0\nno sound\n"], []]);
});

test("a version is taken back when a later package asks for less", async (t) => {
  const wheels = [
    simple("a", "1", { requires: ["shared >=1"] }),
    simple("b", "1", { requires: ["c"] }),
    simple("c", "1", { requires: ["shared <2"] }),
    simple("shared", "1.5"),
    simple("shared", "2.0"),
  ];
  const { page } = await run(t, "mini", ["a", "b"], "import shared\nprint(shared.VERSION)", index(wheels));
  assert.deepEqual(await prints(page), [["1.5\n"], []]);
});

test("cycles, and names that differ in form only", async (t) => {
  const wheels = [simple("x-y", "1", { requires: ["Z_z"] }), simple("z.z", "1", { requires: ["x_y"], files: { "zz.py": "N = 1\n" } })];
  const { page } = await run(t, "mini", ["X.Y"], "import x_y, zz\nprint(x_y.VERSION, zz.N)", index(wheels));
  assert.deepEqual(await prints(page), [["1 1\n"], []]);
});

test("metadata by itself, indexes as HTML and in PyPI's own form", async (t) => {
  const wheels = [simple("alone", "1", { requires: ["helper"] }), simple("helper", "1")];
  const [alone, helper] = wheels;
  const files = {
    ...index(wheels),
    "simple/alone/": JSON.stringify({
      files: [{ filename: alone.filename, url: `../../wheels/${alone.filename}`, hashes: {}, "core-metadata": { sha256: createHash("sha256").update(alone.metadata).digest("hex") } }],
    }),
    [`wheels/${alone.filename}.metadata`]: alone.metadata,
    "html/helper/index.html": `<!doctype html><a href="../../wheels/${helper.filename}#sha256=${helper.sha256}" data-requires-python="&gt;=3">${helper.filename}</a>`,
    "html/alone/index.html": "<!doctype html><p>nothing</p>",
    "pypi/helper/json": JSON.stringify({ releases: { 1: [{ filename: helper.filename, url: `../../wheels/${helper.filename}`, digests: { sha256: helper.sha256 } }] } }),
  };
  const script = "import helper\nprint(helper.VERSION)";
  const first = await run(t, "mini", ["alone"], script, files);
  assert.deepEqual(await prints(first.page), [["1\n"], []]);
  assert.ok(first.requests.some((path) => path.endsWith(".whl.metadata")), String(first.requests));
  for (const form of ["html/{package_name}/index.html", "pypi/{package_name}/json"]) {
    const { page } = await run(t, "mini", ["helper"], script, files, `index_urls = ["nothing", "${form}"]`);
    assert.deepEqual(await prints(page), [["1\n"], []], form);
  }
});

test("what can't be installed says why, with the line", async (t) => {
  const wheels = [
    simple("top", "1", { requires: ["low <2"] }),
    simple("low", "1"),
    simple("low", "2"),
    simple("wants", "1", { requires: ["nowhere"] }),
    simple("native", "1", { tag: "cp313-cp313-manylinux_2_17_x86_64" }),
    simple("hidden", "1", { files: { "hidden/core.so": "\x7fELF" } }),
    simple("swapped", "1", { damage: (files) => (files["swapped/__init__.py"] = "evil") }),
    simple("added", "1", { damage: (files) => (files["extra.py"] = "evil") }),
    simple("future", "1", { python: ">=3.99" }),
    simple("tampered", "1"),
  ];
  const files = index(wheels, {
    change: (file) => (file.filename.startsWith("tampered") ? { ...file, hashes: { sha256: "0".repeat(64) } } : file),
  });
  files["simple/source/"] = JSON.stringify({ files: [{ filename: "source-1.tar.gz", url: "source-1.tar.gz", hashes: {} }] });
  files["no-wheel.whl"] = "text";
  files["bad-1-py3-none-any.whl"] = "text";
  const cases = [
    [["nowhere"], /there is no package `nowhere` in http.*\/simple/],
    [["wants"], /there is no package `nowhere`, which wants 1 needs, in/],
    [["low >=3"], /no version of `low` is >=3 \(for the page\); there are 1, 2/],
    [["top", "low >=2"], /no version of `low` is <2 \(for top 1\) and >=2 \(for the page\)|no version of `low` is >=2 \(for the page\) and <2 \(for top 1\)/],
    [["native"], /`native` has compiled parts, which `mini` can't run; `pyodide` runs many of them: runtime = "pyodide"/],
    [["hidden"], /hidden-1-py3-none-any\.whl has compiled parts/],
    [["source"], /`source` comes as source only: there is no wheel of it/],
    [["swapped"], /swapped-1-py3-none-any\.whl: its file `swapped\/__init__\.py` is not what RECORD says/],
    [["added"], /its file `extra\.py` has no sha256 in RECORD/],
    [["tampered"], /tampered-1-py3-none-any\.whl is not what it should be: its sha256 is another/],
    [["future"], /no version of `future` is for Python 3\.13; there are 1/],
    [["a b c"], /`a b c` is no package: expected a name, as in "arrr" or "arrr >=1, <2", or a wheel's URL/],
    [["no-wheel.whl"], /no-wheel\.whl is not the name of a wheel/],
    [["bad-1-py3-none-any.whl"], /this is no archive/],
    [["gone-1-py3-none-any.whl"], /could not fetch .*gone-1-py3-none-any\.whl: the server answers 404/],
    [["emfs:/x-1-py3-none-any.whl"], /the config's `files` bring no such file/],
  ];
  for (const [packages, expected] of cases) {
    const { page } = await run(t, "mini", packages, "print('ran')", files);
    const [text] = await alerts(page);
    assert.match(text ?? "", expected, String(packages));
    assert.match(text, /could not load the runtime `mini`: <py-config>, line \d: /);
    assert.equal(await page.locator(".anypy-out").count(), 0);
    await page.context().close();
  }
});

test("pyodide: its own packages are its own to load; compiled wheels of others are refused", async (t) => {
  const wheels = [simple("native", "1", { tag: "cp314-cp314-manylinux_2_17_x86_64" })];
  const { page, requests } = await run(t, "pyodide", ["native"], "", index(wheels));
  assert.match((await alerts(page))[0], /`native` has compiled parts, for other machines/);
  assert.ok(!requests.some((path) => path.includes("simple/numpy")));
});

test("a wheel that the config's files bring", async (t) => {
  const one = simple("one", "1");
  const { page } = await run(
    t, "mini", [`emfs:./pkg/${one.filename}`], "import one\nprint(one.VERSION)", { [one.filename]: one.bytes },
    `[files]\n"${one.filename}" = "pkg/"`,
  );
  assert.deepEqual(await prints(page), [["1\n"], []]);
});

test("micropython: names of its index, manifests, modules and wheels", async (t) => {
  const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8);
  const [greet, low] = ["def greet():\n    import low\n    return 'hi ' + low.NAME\n", "NAME = 'low'\n"];
  const pure = simple("pure", "1");
  const file = (text) => [`mip/file/${hash(text).slice(0, 2)}/${hash(text)}`, text];
  const files = {
    "mip/package/py/greet/latest.json": JSON.stringify({ v: 1, hashes: [["greet/__init__.py", hash(greet)]], deps: [["low", "1.0"]] }),
    "mip/package/py/low/1.0.json": JSON.stringify({ v: 1, hashes: [["low.py", hash(low)]], deps: [] }),
    ...Object.fromEntries([file(greet), file(low)]),
    "mine/package.json": JSON.stringify({ urls: [["mine/__init__.py", "src/mine.py"]], version: "1" }),
    "mine/src/mine.py": "X = 5\n",
    "single.py": "Y = 6\n",
    [pure.filename]: pure.bytes,
    "mip/package/py/evil/latest.json": JSON.stringify({ hashes: [["../evil.py", hash(low)]] }),
    "mip/package/py/other/latest.json": JSON.stringify({ hashes: [["other.py", "00000000"]] }),
    "mip/file/00/00000000": "something",
  };
  const { page } = await run(
    t, "micropython", ["greet", "mine/package.json", "./single.py", pure.filename],
    "import greet, mine, single, pure\nprint(greet.greet(), mine.X, single.Y, pure.VERSION)", files, `index_urls = ["mip"]`,
  );
  assert.deepEqual(await prints(page), [["hi low 5 6 1\n"], []]);
  for (const [name, expected] of [
    ["evil", /the file `\.\.\/evil\.py` would be outside of the folder/],
    ["other", /other\.py of .* is not what its index says/],
    ["nowhere", /there is no package `nowhere` in .*mip/],
  ]) {
    const { page } = await run(t, "micropython", [name], "", files, `index_urls = ["mip"]`);
    assert.match((await alerts(page))[0], expected);
  }
});

test("github: addresses are those of the repository's files", async (t) => {
  const { page } = await openPage(t, `${ENTRY}<py-config>\nruntime = "mini"\npackages = ["github:someone/things/lib/thing.py@v1"]\n</py-config><script type="py">
import thing
print(thing.Z)
</script>`, { wait: "commit", init: () => {
    const real = globalThis.fetch;
    globalThis.fetch = (url, options) =>
      `${url}` === "https://raw.githubusercontent.com/someone/things/v1/lib/thing.py" ? Promise.resolve(new Response("Z = 7\n")) : real(url, options);
  } });
  await page.waitForSelector(".anypy-out, [role=alert]");
  assert.deepEqual(await prints(page), [["7\n"], []]);
});

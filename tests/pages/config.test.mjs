// Page configs: their forms, what they make happen, and how mistakes in them are shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONFIG, ENTRY, TOY, alerts, events, recordEvents, run, texts } from "./toy.mjs";

const SCRIPT = `<script type="py" id="s">print("ran")</script>`;
const DECLARED = `[[runtimes]]\nname = "toy"\nsrc = "toy.js"\n`;
const inline = (config, script = SCRIPT) => `${ENTRY}<py-config>${config}</py-config>${script}`;

/** A page whose config is wrong: its alert, after checking that nothing was half-applied. */
async function refused(t, html, options) {
  const { page, requests } = await run(t, html, { init: recordEvents, ...options });
  const shown = await alerts(page);
  assert.equal(shown.length, 1, JSON.stringify(shown));
  assert.equal(await page.locator(".anypy-out").count(), 0);
  assert.ok(!requests.some((path) => path.endsWith("toy.js")), String(requests));
  // What is wrong is explained by the whole build, where the config can be had at all.
  assert.ok(requests.includes("/loader/whole_bg.wasm") || /could not fetch/.test(shown[0]), String(requests));
  assert.deepEqual((await events(page)).map(({ name }) => name).filter((name) => /ready|done|loading/.test(name)), []);
  assert.ok((await events(page)).some(({ name, error }) => name === "anypy:error" && error));
  return shown[0];
}

test("a config from src, from an attribute as URL and as JSON", async (t) => {
  const json = JSON.stringify({ runtimes: [{ name: "toy", src: "toy.js" }] });
  for (const html of [
    `<py-config src="page.toml"></py-config>${SCRIPT}`,
    `<py-config src="page.json"></py-config>${SCRIPT}`,
    `<py-config>${json}</py-config>${SCRIPT}`,
    `<py-config type="json">${json}</py-config>${SCRIPT}`,
    `<script type="py" config="page.toml">print("ran")</script>`,
    `<script type="py" config='${json}'>print("ran")</script>`,
    `<py-script config='${json}'>print("ran")</py-script>`,
  ]) {
    const { page } = await run(t, ENTRY + html, { files: { "page.toml": DECLARED, "page.json": json } });
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["ran\n"], []], html);
  }
});

test("the text in the element is laid over the file, whose URLs are its own", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}<py-config src="conf/page.toml">name = "inline"\nmine = [1, 2.5, "x"]</py-config>
    <script type="py">\nread("data.txt")\n</script>`,
    {
      files: {
        "conf/page.toml": `name = "file"\ndescription = "from file"\n[[runtimes]]\nname = "toy"\nsrc = "../toy.js"\n[files]\n"data.txt" = "data.txt"`,
        "conf/data.txt": "beside the config",
      },
    },
  );
  assert.deepEqual(await texts(page, "script-py"), ["beside the config"]);
  const { name, description, mine } = await page.evaluate(() => AnyPy.config);
  assert.deepEqual({ name, description, mine }, { name: "inline", description: "from file", mine: [1, 2.5, "x"] });
});

test("files are there before the scripts run", async (t) => {
  const { page } = await run(
    t,
    inline(
      `${DECLARED}[files]\n"{DATA}" = "data"\n"{DATA}/a.txt" = ""\n"{DATA}/b.txt" = "sub/"\n"data/a.txt?2" = "./named.txt"`,
      `<script type="py">\nread("./a.txt")\nread("sub/b.txt")\nread("./named.txt")\n</script>`,
    ),
    { files: { "data/a.txt": "A", "data/b.txt": "B" } },
  );
  assert.deepEqual([await texts(page, "script-py"), await alerts(page)], [["ABA"], []]);
});

test("a file that is not there names the line that asked for it", async (t) => {
  const { page } = await run(t, inline(`${DECLARED}[files]\n"data.txt" = ""\n"nope.csv" = ""\n`), {
    files: { "data.txt": "" },
  });
  assert.match((await alerts(page))[0], /<py-config>, line 6: could not fetch .*nope\.csv: the server answers 404/);
  assert.equal(await page.locator(".anypy-out").count(), 0);
});

test("js_modules are imported and registered", async (t) => {
  const { page } = await run(
    t,
    inline(`${DECLARED}[js_modules.main]\n"./tools.js" = "tools"`, `<script type="py">print(js_modules.tools.answer)</script>`),
    { files: { "tools.js": "export const answer = 42;" } },
  );
  assert.deepEqual(await texts(page, "script-py"), ["42\n"]);
});

test("limits reach the runtime", async (t) => {
  const { page } = await run(t, inline(`${DECLARED}[limits]\nmemory = "2MB"\nrecursion = 50\nslice_ms = 8\n`));
  const limits = await page.evaluate(async () => (await AnyPy.runtime()).limits);
  assert.deepEqual(limits, { memory: 2_000_000, recursion: 50, sliceMs: 8 });
});

test("a syntax error has its line and column, underlined", async (t) => {
  const text = await refused(t, inline(`\n${DECLARED}name = = 1\n`));
  const [, line, column] = /<py-config>:(\d+):(\d+)/.exec(text);
  assert.ok(Number(line) >= 5 && Number(column) >= 6, text);
  assert.match(text, /name = = 1\n.*\^/);
});

test("the place is in the page where the config is inline, in its file where it has one", async (t) => {
  const html = `<!doctype html>\n<title>x</title>\n${ENTRY}\n<py-config>\nruntime = 5\n</py-config>\n${SCRIPT}`;
  assert.match(await refused(t, html), /--> index\.html <py-config>:5:11/);
  const file = await refused(t, `${ENTRY}<py-config src="page.toml"></py-config>${SCRIPT}`, {
    files: { "page.toml": "\nruntime = 5\n" },
  });
  assert.match(file, /--> page\.toml:2:11/);
});

test("a value of the wrong type says what was expected", async (t) => {
  assert.match(await refused(t, inline(`${DECLARED}[files]\n"a.txt" = 5\n`)), /expected a string/);
  assert.match(await refused(t, inline(`packages = "numpy"`)), /expected/);
});

test("a misspelt runtime is answered with the nearest one", async (t) => {
  const text = await refused(t, inline(`runtime = "mnii"`));
  assert.match(text, /there is no runtime `mnii`/);
  assert.match(text, /did you mean `mini`\?/);
  assert.match(text, /runtime = "mnii"\n.*\^{6} expected .*`mini`/);
});

test("a misspelt runtime of one script is shown at that script, and the others run", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}<script type="py" id="s" runtime="ful">print(1)</script>${SCRIPT}`);
  const text = await page.locator("#s + [role=alert]").first().textContent();
  assert.match(text, /there is no runtime `ful`.*did you mean `full`\?/s);
  assert.deepEqual(await texts(page, ".anypy-out"), ["ran\n"]);
});

test("unknown keys are warned about once, and kept", async (t) => {
  const { page, console } = await run(t, inline(`colour = "red"\n${DECLARED}`));
  const warnings = console.filter(({ type }) => type === "warning");
  assert.equal(warnings.length, 1);
  assert.match(warnings[0].text, /colour/);
  assert.equal(await page.evaluate(() => AnyPy.config.colour), "red");
  assert.deepEqual(await texts(page, ".anypy-out"), ["ran\n"]);
});

test("PyScript's errors for contradictions", async (t) => {
  const files = { "page.toml": DECLARED, "page.json": "{}" };
  const cases = [
    [`${CONFIG}${CONFIG}${SCRIPT}`, /Too many py-config/],
    [`${CONFIG}<script type="py" config="page.toml"></script>`, /Ambiguous py-config VS config attribute/],
    [
      `<script type="py" config="page.toml"></script><script type="py" config="{}"></script>`,
      /Unable to use different configs on main/,
    ],
    [`<py-config>${DECLARED}[files]\n"a.txt" = "x.txt"\n"b.txt" = "x.txt"\n</py-config>${SCRIPT}`, /Duplicated destination: x\.txt/],
    [`<py-config>${DECLARED}[files]\n"{A}/a.txt" = ""\n</py-config>${SCRIPT}`, /Invalid template: \{A\}/],
    [`<py-config src="page.json">${DECLARED}</py-config>${SCRIPT}`, /JSON.*TOML/s],
    [`<py-config type="yaml">a: 1</py-config>${SCRIPT}`, /type of config supplied 'yaml' is not supported/],
    [`<py-config src="none.toml"></py-config>${SCRIPT}`, /could not fetch none\.toml: the server answers 404/],
  ];
  for (const [html, expected] of cases) assert.match(await refused(t, ENTRY + html, { files }), expected);
});

test("integrity is enforced for declared runtimes", async (t) => {
  const { createHash } = await import("node:crypto");
  const hash = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
  const good = await run(t, inline(`${DECLARED}integrity = "${hash(TOY)}"\n`));
  assert.deepEqual([await texts(good.page, ".anypy-out"), await alerts(good.page)], [["ran\n"], []]);
  const bad = await run(t, inline(`${DECLARED}integrity = "${hash("other")}"\n`));
  assert.match((await alerts(bad.page))[0], /does not have the integrity sha384-/);
});

test("a page's own runtime can take the name of one that comes with AnyPy", async (t) => {
  const config = `runtime = "mini"\n[[runtimes]]\nname = "mini"\nsrc = "toy.js"\n`;
  const { page, requests } = await run(t, inline(config, `${SCRIPT}<script type="py" runtime="mini">print("too")</script>`));
  assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["ran\n", "too\n"], []]);
  assert.ok(!requests.some((path) => path.includes("/runtimes/")), String(requests));
});

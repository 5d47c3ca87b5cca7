// The files of a config: archives, PyScript's forms of 2022, and what is said when one can't be had.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { unpack } from "../../www/js/files.js";
import { tar, tarGz, zip } from "./archives.mjs";
import { ENTRY, alerts, run, texts } from "./toy.mjs";

const DECLARED = `[[runtimes]]\nname = "toy"\nsrc = "toy.js"\n`;
const page = (config, ...paths) => {
  const reads = paths.map((path) => `read("${path}")\n`).join("");
  return `${ENTRY}<py-config>${config}\n${DECLARED}</py-config><script type="py">\n${reads}</script>`;
};

/** What the files of an archive hold, by name. */
const unpacked = async (bytes) => {
  const files = await unpack(new Uint8Array(bytes));
  return Object.fromEntries(files.map(([name, content]) => [name, new TextDecoder().decode(content)]));
};

const SOME = { "a.txt": "A", "sub/b.txt": "B".repeat(3000), "empty.txt": "" };

test("zip: deflated and stored, with and without a comment", async () => {
  for (const options of [{}, { method: 0 }, { comment: "made by hand, PK" }]) {
    assert.deepEqual(await unpacked(zip(SOME, options)), SOME);
  }
  assert.deepEqual(await unpacked(zip({ "folder/": "", "./x//ü.txt": "ü" })), { "x/ü.txt": "ü" });
  assert.deepEqual(await unpacked(zip({})), {});
});

test("tar: plain, compressed, and with the long names of ustar, pax and GNU", async () => {
  assert.deepEqual(await unpacked(tar(SOME)), SOME);
  assert.deepEqual(await unpacked(tarGz(SOME)), SOME);
  // Made by CPython's tarfile.
  for (const form of ["ustar", "pax", "gnu"]) {
    const bytes = await readFile(new URL(`fixtures/${form}.tar.gz`, import.meta.url));
    const expected = { "folder/a.txt": "a", "ü.txt": "ü", [`${"long/".repeat(30)}b.txt`]: "b" };
    if (form !== "ustar") expected[`${"n".repeat(200)}.txt`] = "n";
    // Links are copies.
    assert.deepEqual(await unpacked(bytes), { ...expected, hard: "a", "folder/soft": "a" }, form);
  }
});

test("names that leave the folder, damage, and forms that can't be unpacked are errors", async () => {
  const change = (change) => zip({ "a.txt": "text" }, { change: (entry) => Object.assign(entry, change(entry)) });
  const link = (content) => zip({ l: content }, { change: (entry) => (entry.mode = 0o120777) });
  const flip = (bytes, at) => ((bytes[at] ^= 1), bytes);
  const cases = [
    [zip({ "../a.txt": "" }), /its file `\.\.\/a\.txt` would be outside of the folder/],
    [zip({ "/etc/a.txt": "" }), /its file `\/etc\/a\.txt` would be outside/],
    [zip({ "a/../../b": "" }), /outside/],
    [tar({ "../a.txt": "" }), /outside/],
    [tar({ "/a.txt": "" }), /outside/],
    [link("/etc/passwd"), /its file `l` is a link to `etc\/passwd`, which is no file in it/],
    [link("l"), /its file `l` is a link to `l`/],
    [change(() => ({ crc: 1 })), /its file `a\.txt` is damaged/],
    [change(() => ({ size: 2 })), /its file `a\.txt` is damaged/],
    [change(() => ({ packed: Buffer.from("nonsense") })), /its file `a\.txt` is damaged/],
    [change(() => ({ flags: 1 })), /its file `a\.txt` is encrypted/],
    [change(() => ({ method: 14 })), /its file `a\.txt` is compressed by method 14/],
    [change(() => ({ size: 0xffffffff })), /its file `a\.txt` is in the zip64 format/],
    [zip(SOME).subarray(0, 60), /its directory is missing: the file is damaged or cut off/],
    [flip(zip(SOME, { method: 0 }), zip(SOME, { method: 0 }).length - 6), /its directory is damaged/],
    [tar(SOME).subarray(0, 700), /it is cut off/],
    [tar(SOME).subarray(0, 1500), /it is cut off/],
    [flip(tar(SOME), 1024 + 3), /it is damaged at byte 1024/],
    [tarGz(SOME).subarray(0, 40), /its gzip data is damaged or cut off/],
    [gzipSync("text"), /this is no archive/],
    [Buffer.from("<!doctype html>"), /this is no archive: neither zip nor tar nor tar\.gz/],
    [Buffer.alloc(0), /this is no archive/],
  ];
  for (const [bytes, expected] of cases) await assert.rejects(unpacked(bytes), expected);
});

test("archives are unpacked into their folders before the scripts run", async (t) => {
  const { page: opened, requests } = await run(
    t,
    page(
      `[files]\n"{DATA}" = "./data"\n"a.zip" = "./*"\n"b.tar.gz?v=1" = "{DATA}/*"\n"c.tgz" = "/abs/*"\n"d.tar" = "data/*"\n"a.zip?" = "kept.zip"`,
      "./a.txt", "./sub/b.txt", "./data/c.txt", "/abs/d.txt", "data/e.txt",
    ),
    {
      files: {
        "a.zip": zip({ "a.txt": "1", "sub/b.txt": "2" }),
        "b.tar.gz": tarGz({ "c.txt": "3" }),
        "c.tgz": tarGz({ "d.txt": "4" }),
        "d.tar": tar({ "e.txt": "5" }),
      },
    },
  );
  assert.deepEqual([await texts(opened, "script-py"), await alerts(opened)], [["12345"], []]);
  assert.equal(requests.filter((path) => path === "/files.js").length, 1, String(requests));
});

test("a page without archives does not fetch what unpacks them", async (t) => {
  const { requests } = await run(t, page(`[files]\n"a.txt" = ""`, "./a.txt"), { files: { "a.txt": "" } });
  assert.ok(!requests.includes("/files.js"), String(requests));
});

test("an archive that can't be unpacked names the line that asked for it", async (t) => {
  const cases = [
    [{ "bad.zip": "<html>" }, /<py-config>, line 3: could not unpack http.*bad\.zip: this is no archive/],
    [{ "bad.zip": zip({ "../x": "" }) }, /<py-config>, line 3: could not unpack .*bad\.zip: its file `\.\.\/x` would be outside/],
    [{}, /<py-config>, line 3: could not fetch .*bad\.zip: the server answers 404/],
  ];
  for (const [files, expected] of cases) {
    const html = page(`[files]\n"good.zip" = "./*"\n"bad.zip" = "./*"\n`);
    const { page: opened } = await run(t, html, { files: { "good.zip": zip({ "a.txt": "" }), ...files } });
    assert.match((await alerts(opened))[0], expected);
    assert.equal(await opened.locator(".anypy-out").count(), 0);
  }
});

test("files in PyScript's forms of 2022", async (t) => {
  const config = `
paths = ["p.txt"]
[[fetch]]
files = ["a.txt", "sub/b.txt"]
[[fetch]]
from = "lib/"
to_folder = "./lib"
files = ["c.txt"]
[[fetch]]
from = "d.txt"
to_folder = "/data"
to_file = "e.txt"`;
  const files = { "p.txt": "P", "a.txt": "A", "sub/b.txt": "B", "lib/c.txt": "C", "d.txt": "D" };
  const paths = ["./p.txt", "a.txt", "sub/b.txt", "./lib/c.txt", "/data/e.txt"];
  const good = await run(t, page(config, ...paths), { files });
  assert.deepEqual([await texts(good.page, "script-py"), await alerts(good.page)], [["PABCD"], []]);
  const bad = await run(t, page(config, ...paths), { files: { ...files, "lib/c.txt": undefined } });
  assert.match((await alerts(bad.page))[0], /<py-config>, line 8: could not fetch .*lib\/c\.txt: the server answers 404/);
});

test("mini: a package and its data from an archive", async (t) => {
  const { page: opened } = await run(
    t,
    `${ENTRY}<py-config>[files]\n"shapes.zip" = "./lib/*"\n"more.tar.gz" = "./*"</py-config><script type="py">
    import sys
    sys.path.append("lib")
    from shapes.square import area
    import extra
    print(area(4), open("lib/shapes/data.txt").read(), extra.NAME)
</script>`,
    {
      files: {
        "shapes.zip": zip({
          "shapes/__init__.py": "",
          "shapes/square.py": "def area(n):\n    return n * n\n",
          "shapes/data.txt": "data",
        }),
        "more.tar.gz": tarGz({ "extra.py": "NAME = 'extra'\n" }),
      },
    },
  );
  assert.deepEqual([await texts(opened, "script-py"), await alerts(opened)], [["16 data extra\n"], []]);
});

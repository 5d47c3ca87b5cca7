// Runs the training programs on a counting build and tells which functions of the engine each of them was the first to call.
//
// `node run.mjs FOLDER PROGRAM..`: FOLDER has `index.mjs`, `engine_bg.wasm` and `lib/` of mini. Prints JSON: for each program
// an array of numbers, those of the start itself under "".
//
// Programs run as `anypy.js` runs a page's scripts, on a page that is just enough for them (page.mjs).

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { finish, page } from "./page.mjs";

const [folder, ...programs] = process.argv.slice(2);
const wasm = fs.readFileSync(path.join(folder, "engine_bg.wasm"));
const { load } = await import(pathToFileURL(path.join(folder, "index.mjs")));

const seen = new Set();
const found = {};
let exports;

// What has been called since the last time.
function note(name) {
  found[name] ??= [];
  for (const key of Object.keys(exports)) {
    if (!key.startsWith("called:") || !exports[key].value || seen.has(key)) continue;
    seen.add(key);
    found[name].push(+key.slice(7));
  }
}

const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const result = await instantiate.apply(WebAssembly, args);
  exports ??= (result.instance ?? result).exports;
  return result;
};

// Scripts of one page are told apart by a line of dashes. An error that a script does not catch ends as its comment says.
async function train(program) {
  exports = undefined;
  let text = "";
  const write = (more) => (text += more);
  page();
  const py = await load({ wasm, stdout: write, stderr: write });
  const name = path.basename(program);
  const scripts = program ? fs.readFileSync(program, "utf8").split(/^# ---+\n/m) : [];
  for (const [index, script] of scripts.entries()) {
    // Text of a page often begins with an empty line, and does not always end in one.
    const source = index ? `\n${script}` : script.trimEnd();
    const fails = /^# fails: (.*)$/m.exec(source)?.[1];
    let error;
    try {
      const value = await py.evalAsync(source, { filename: name });
      value?.destroy?.();
    } catch (thrown) {
      error = thrown;
    }
    if (fails ? !error?.message?.trimEnd().endsWith(fails) : error) {
      throw new Error(`the training program ${name} went wrong: ${error?.message ?? `no ${fails}`}\n${text}`);
    }
    await finish();
  }
  note(name);
  py.dispose();
}

for (const program of ["", ...programs]) await train(program);
process.stdout.write(JSON.stringify(found));
process.exit(0);

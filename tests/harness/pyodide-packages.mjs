// What npm's Pyodide says of its packages, in the form of runtimes/pyodide/packages.js. By hand, that file is written anew:
//
//     node tests/harness/pyodide-packages.mjs --write

import { readFile, writeFile } from "node:fs/promises";

const LOCK = new URL("../../node_modules/pyodide/pyodide-lock.json", import.meta.url);
const FILE = new URL("../../runtimes/pyodide/packages.js", import.meta.url);

/** A row for each package: its name, and its modules where they are not the name with `_` for `-`. */
export async function packages() {
  const rows = [];
  for (const { name, imports, package_type } of Object.values(JSON.parse(await readFile(LOCK, "utf8")).packages)) {
    const modules = imports.filter((module) => /^[a-z]\w*$/i.test(module));
    if (package_type !== "package" || /-tests$/.test(name) || !modules.length) continue;
    const plain = modules.length === 1 && modules[0] === name.toLowerCase().replaceAll(/[-.]/g, "_");
    rows.push(plain ? modules[0] : `${name}:${modules}`);
  }
  return rows.sort();
}

if (process.argv.includes("--write")) {
  const lines = [""];
  for (const row of await packages()) {
    if (lines.at(-1).length + row.length > 120) lines.push("");
    lines[lines.length - 1] += `${row} `;
  }
  const text = lines.map((line) => `  "${line}"`).join(" +\n").replace(/ "$/, '"');
  const head = `// The packages of Pyodide's distribution, of pyodide-lock.json: \`package\`, or \`package:module,module\`. The loader chooses by
// them; no page fetches this. Written by \`node tests/harness/pyodide-packages.mjs --write\`.\n\n`;
  await writeFile(FILE, `${head}export const packages = (\n${text}\n).split(" ");\n`);
}

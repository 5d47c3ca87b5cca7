// The table of what each runtime passes, as Markdown between two marks of a page.

const BEGIN = "<!-- made by tests/pages/interop.test.mjs -->";
const END = "<!-- end -->";

const cell = (text) => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");
const code = (text) => `\`${cell(text).replaceAll("`", "'")}\``;

/** `page` with the results of a run, `{ runtime: rows }`, between its marks. */
export function table(page, results) {
  const runtimes = Object.keys(results);
  const features = [...new Set(results[runtimes[0]].map((row) => row.feature))];
  const of = (runtime, feature) => results[runtime].filter((row) => row.feature === feature);
  const count = (rows) => `${rows.filter((row) => row.ok).length}/${rows.length}`;
  const lines = [
    `| feature | ${runtimes.join(" | ")} |`,
    `| --- | ${runtimes.map(() => "---:").join(" | ")} |`,
    ...features.map((feature) => `| ${feature} | ${runtimes.map((r) => count(of(r, feature))).join(" | ")} |`),
    `| **all** | ${runtimes.map((r) => `**${count(results[r])}**`).join(" | ")} |`,
    "",
    "## Conversions",
    "",
  ];
  for (const feature of ["Python to JavaScript", "JavaScript to Python"]) {
    lines.push(`### ${feature}`, "", `| value | arrives as | ${runtimes.join(" | ")} |`, `| --- | --- | ${runtimes.map(() => "---").join(" | ")} |`);
    for (const { name, is } of of(runtimes[0], feature)) {
      const marks = runtimes.map((r) => {
        const row = results[r].find((row) => row.feature === feature && row.name === name);
        return row.ok ? "✓" : "–";
      });
      lines.push(`| ${code(name)} | ${code(is)} | ${marks.join(" | ")} |`);
    }
    lines.push("");
  }
  lines.push("## What is missing, and why", "");
  for (const runtime of runtimes) {
    const missing = results[runtime].filter((row) => !row.ok);
    if (!missing.length) continue;
    lines.push(`### ${runtime}`, "", "| feature | check | why |", "| --- | --- | --- |");
    for (const { feature, name, reason } of missing) lines.push(`| ${feature} | ${cell(name)} | ${cell(reason ?? "")} |`);
    lines.push("");
  }
  const start = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (start < 0 || end < 0) throw new Error("the page has lost its marks");
  return `${page.slice(0, start + BEGIN.length)}\n\n${lines.join("\n").trimEnd()}\n\n${page.slice(end)}`;
}

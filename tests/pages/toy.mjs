// What the page tests share: pages on the toy runtime, and what is looked for in them.

import { readFile } from "node:fs/promises";
import { openPage } from "../harness/browser.mjs";

/** The source of the toy runtime. */
export const TOY = await readFile(new URL("fixtures/toy-runtime.js", import.meta.url), "utf8");

/** All that a page adds. */
export const ENTRY = `<script type="module" src="/anypy.js"></script>`;

/** A config that declares the toy runtime as the page's. */
export const CONFIG = `<py-config>[[runtimes]]\nname = "toy"\nsrc = "toy.js"\n</py-config>`;

/** Opens a page with the toy runtime beside it. */
export const open = (t, html, { files, ...options } = {}) =>
  openPage(t, html, { files: { "toy.js": TOY, ...files }, ...options });

/** Opens a page and waits until its scripts have run. */
export async function run(t, html, options) {
  const opened = await open(t, html, options);
  await opened.page.evaluate(() => AnyPy.ready.catch(() => {}));
  return opened;
}

/** The texts of the alerts in a page. */
export const alerts = (page) => page.locator("[role=alert]").allTextContents();

/** The text of the elements that a selector finds. */
export const texts = (page, selector) => page.locator(selector).allTextContents();

/** Records events from before the page's first script: an `init` for `open`. */
export function recordEvents() {
  globalThis.events = [];
  const names = ["anypy:loading", "anypy:error", "py:ready", "py:done", "mpy:ready", "mpy:done", "py:all-done", "mpy:all-done"];
  for (const name of names) {
    document.addEventListener(name, (event) => {
      const { runtime, phase, loaded, total, error, interpreter } = event.detail ?? {};
      globalThis.events.push({
        name,
        target: event.target === document ? "document" : event.target.id || event.target.localName,
        bubbles: event.bubbles,
        runtime,
        phase,
        loaded,
        total,
        error: error?.message,
        interpreter: interpreter && typeof interpreter.evalAsync,
      });
    });
  }
}

/** The recorded events. */
export const events = (page) => page.evaluate(() => globalThis.events);

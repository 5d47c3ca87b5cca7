// Chromium as every script here starts it: the installed one (CHROMIUM or the usual names), headless, and silent on the
// network apart from the page's own requests.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export const FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/** The browser's path; an error that says what to do when there is none. */
export function executable() {
    if (process.env.CHROMIUM) return process.env.CHROMIUM;
    const folders = (process.env.PATH ?? "").split(delimiter);
    for (const name of NAMES) {
        const folder = folders.find((folder) => existsSync(join(folder, name)));
        if (folder) return join(folder, name);
    }
    throw new Error("no Chromium on PATH: install it, or set CHROMIUM to its path");
}

/** A started browser (playwright's `Browser`). */
export function launch(flags = []) {
    return chromium.launch({ executablePath: executable(), args: [...FLAGS, ...flags] });
}

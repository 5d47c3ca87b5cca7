// For page tests: real pages in real Chromium, over the built site.
//
//     import { test } from "node:test";
//     import { openPage } from "../harness/browser.mjs";
//
//     test("hello", async (t) => {
//         const { page, requests } = await openPage(t, `<script type="module" src="/anypy.js"></script>...`);
//         await page.waitForFunction(() => document.title === "done");
//     });
//
// A page is either a path of the site or HTML text. HTML text and its `files` are served from memory in a folder of their
// own on the site's origin, with the server's headers. Each page has a browser context of its own, which ends with the test.

import { after } from "node:test";
import { launch } from "./chromium.mjs";
import { origin as findOrigin, stop } from "./server.mjs";

/** The site's origin. */
export const origin = await findOrigin();

const TYPES = {
    css: "text/css; charset=utf-8",
    html: "text/html; charset=utf-8",
    js: "text/javascript; charset=utf-8",
    json: "application/json",
    mjs: "text/javascript; charset=utf-8",
    py: "text/x-python; charset=utf-8",
    toml: "application/toml",
    wasm: "application/wasm",
    zip: "application/zip",
};

const HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
};

let browser;
let pages = 0;

after(async () => {
    await (await browser)?.close();
    stop();
});

/**
 * Opens a page.
 *
 * @param t the test's context: the page is closed when that test ends
 * @param source a path that starts with `/`, or HTML text (a whole document, or what goes after `<!doctype html>`)
 * @param options
 *   files: `{ "a.py": text or Buffer, ... }` served beside an HTML text; an absolute name (`/x.js`) replaces that file of the site
 *   query: `"?a=1"` added to the address
 *   init: a function that runs in the page before any of its scripts
 *   setup: a function of playwright's context, before the page is there: for requests to other hosts
 *   wait: what `goto` waits for (`"load"`; also `"domcontentloaded"`, `"commit"`)
 *   requestsLog: an array that receives the requests instead of a new one
 * @returns `{ page, url, requests, console, errors }`: playwright's page, the paths asked for in order (without the page itself,
 *   data and blob addresses), `{ type, text }` of the console and, as `debug`, of its debug level, and the messages of uncaught errors
 */
export async function openPage(t, source, options = {}) {
    browser ??= launch();
    const context = await (await browser).newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    const folder = `/page-${++pages}/`;
    const inline = !source.startsWith("/");
    const path = (inline ? folder : source) + (options.query ?? "");
    const url = origin + path;

    const files = new Map();
    if (inline) {
        const whole = /^\s*<(!doctype|html)/i.test(source);
        files.set(folder, [whole ? source : `<!doctype html><meta charset="utf-8"><title>test</title>${source}`, "html"]);
    }
    for (const [name, body] of Object.entries(options.files ?? {})) {
        files.set(name.startsWith("/") ? name : folder + name, [body, name.split(".").pop()]);
    }
    await context.route(
        (address) => address.origin === origin && (files.has(address.pathname) || address.pathname.startsWith(folder)),
        (route) => {
            const [body, kind] = files.get(new URL(route.request().url()).pathname) ?? [];
            if (body === undefined) return route.fulfill({ status: 404, headers: HEADERS, body: "404 Not Found\n" });
            const contentType = TYPES[kind] ?? "text/plain; charset=utf-8";
            return route.fulfill({ status: 200, headers: HEADERS, contentType, body });
        },
    );

    const requests = options.requestsLog ?? [];
    const log = { console: [], debug: [], errors: [] };
    page.on("request", (request) => {
        const address = new URL(request.url());
        if (request.isNavigationRequest() || !address.protocol.startsWith("http")) return;
        if (address.pathname === "/favicon.ico") return;
        requests.push(address.origin === origin ? address.pathname : address.href);
    });
    page.on("console", (message) => {
        const entry = { type: message.type(), text: message.text() };
        // What AnyPy tells of its choices is apart from what a page prints.
        (entry.type === "debug" ? log.debug : log.console).push(entry);
    });
    page.on("pageerror", (error) => log.errors.push(error.message));
    await options.setup?.(context);
    if (options.init) await page.addInitScript(options.init);
    await page.goto(url, { waitUntil: options.wait ?? "load" });
    return { page, url, requests, ...log };
}

/** Opens a blank page of the site in which `fn` can import its modules; returns what `fn` returns. */
export async function inPage(t, fn, argument) {
    const { page } = await openPage(t, "<p>");
    return page.evaluate(fn, argument);
}

// The harness itself: ad-hoc pages, their files, the request log, errors, and that the site isolates its pages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inPage, openPage } from "../harness/browser.mjs";

test("an ad-hoc page and its files are served from memory", async (t) => {
    const { page, requests, errors } = await openPage(
        t,
        `<script type="module">import { x } from "./a.js"; document.title = x + crossOriginIsolated; throw new Error("seen")</script>`,
        { files: { "a.js": "export const x = 'from a: '" } },
    );
    await page.waitForFunction(() => document.title !== "test");
    assert.equal(await page.title(), "from a: true");
    assert.deepEqual(requests.map((path) => path.split("/").pop()), ["a.js"]);
    assert.deepEqual(errors, ["seen"]);
});

test("the site answers what it does not have with 404", async (t) => {
    const status = await inPage(t, async () => (await fetch("/no-such-file")).status);
    assert.equal(status, 404);
});

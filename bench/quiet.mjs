// Chromium with nothing attached that a user's browser has not: for times.
//
// Playwright keeps the inspector's domains enabled in every page, which makes V8 collect a stack for each promise and request and
// puts a few hundred kilobytes of scripts into the page. Here the browser is driven over its debugging pipe, no domain is
// enabled in the page, and the only script that it is asked to run reads the mark.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FLAGS, executable } from "../tests/harness/chromium.mjs";

/** A browser of its own, with an empty profile. */
export class QuietBrowser {
    #child;
    #profile;
    #next = 1;
    #waiting = new Map();

    static async start() {
        const browser = new QuietBrowser();
        browser.#profile = await mkdtemp(join(tmpdir(), "anypy-bench-"));
        const flags = [...FLAGS, "--remote-debugging-pipe", `--user-data-dir=${browser.#profile}`, "about:blank"];
        browser.#child = spawn(executable(), flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        let text = "";
        browser.#child.stdio[4].setEncoding("utf8").on("data", (data) => {
            const messages = (text + data).split("\0");
            text = messages.pop();
            for (const message of messages) browser.#answer(JSON.parse(message));
        });
        return browser;
    }

    #answer({ id, result, error }) {
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (error) waiting?.reject(new Error(error.message));
        else waiting?.resolve(result);
    }

    #send(method, params = {}, sessionId = undefined) {
        return new Promise((resolve, reject) => {
            const id = this.#next++;
            this.#waiting.set(id, { resolve, reject });
            this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    }

    /**
     * Milliseconds from navigation to a page's `performance.mark("first")`, in a new context: its cache is empty.
     */
    async firstMark(url, timeout) {
        const { browserContextId } = await this.#send("Target.createBrowserContext");
        try {
            const { targetId } = await this.#send("Target.createTarget", { url: "about:blank", browserContextId });
            const { sessionId } = await this.#send("Target.attachToTarget", { targetId, flatten: true });
            await sleep(100);
            await this.#send("Page.navigate", { url }, sessionId);
            const expression = 'performance.getEntriesByName("first")[0]?.startTime';
            for (const end = Date.now() + timeout; Date.now() < end; ) {
                await sleep(100);
                const { result } = await this.#send("Runtime.evaluate", { expression, returnByValue: true }, sessionId);
                if (typeof result.value === "number") return result.value;
            }
            throw new Error(`${url} set no mark within ${timeout / 1000} s`);
        } finally {
            await this.#send("Target.disposeBrowserContext", { browserContextId });
        }
    }

    async close() {
        const ended = new Promise((resolve) => this.#child.once("exit", resolve));
        this.#child.kill();
        await ended;
        await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Where the built site is served: the server that `cargo xtask` started (ANYPY_ORIGIN), or one of our own when a test
// is run by hand with `node --test`.

import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

let child;

/** The site's origin, `http://127.0.0.1:PORT`. */
export async function origin() {
    if (process.env.ANYPY_ORIGIN) return process.env.ANYPY_ORIGIN;
    child = spawn("cargo", ["xtask", "serve", "--no-build", "--port", "0"], {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    for await (const chunk of child.stdout) {
        text += chunk;
        const found = /Serving (http:\S+?)\/\n/.exec(text);
        if (found) {
            child.stdout.destroy();
            return found[1];
        }
    }
    throw new Error("`cargo xtask serve --no-build` ended before it served anything");
}

/** Ends the server if it is ours. */
export function stop() {
    child?.kill();
}

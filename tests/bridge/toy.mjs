// The toy engine (runtimes/bridge/examples/toy.rs) behind the real bridge.
// ANYPY_TOY_WASM names its wasm file; without it, it is built.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadRuntime } from "../../runtimes/bridge/js/runtime.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

function build() {
  const target = ["--target", "wasm32-unknown-unknown", "--release"];
  const args = ["build", "-p", "anypy-bridge", "--example", "toy", "--message-format=json", ...target];
  const out = execFileSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
  const artifacts = out.trim().split("\n").map((line) => JSON.parse(line));
  return artifacts.flatMap((a) => (a.target?.name === "toy" ? a.filenames : [])).find((f) => f.endsWith(".wasm"));
}

const wasm = new WebAssembly.Module(readFileSync(process.env.ANYPY_TOY_WASM ?? build()));

export const info = { name: "toy", version: "0.1.0", python: "3", level: "dialect", downloadBytes: 0, capabilities: {} };
export const load = (options) => loadRuntime({ info, wasm: "toy" }, { wasm, ...options });

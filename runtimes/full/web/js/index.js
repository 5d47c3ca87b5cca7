// The runtime `full` as an ES module.

import { loadRuntime } from "../../../bridge/js/runtime.js";
import { info } from "./info.js";

export { info };

// RustPython's own imports (clock, random numbers, time zone): wasm-bindgen's glue, made by the build.
const imports = async () => ({ "./engine_bg.js": await import(new URL("engine_bg.js", import.meta.url)) });

export const load = (options) =>
  loadRuntime({ info, wasm: new URL("engine_bg.wasm", import.meta.url), imports }, options);

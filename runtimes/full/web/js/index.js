// The runtime `full` as an ES module.

import { loadRuntime } from "../../../bridge/js/runtime.js";
import { info } from "./info.js";

export { info };

let loads = 0;

// RustPython's own imports (clock, random numbers, time zone): wasm-bindgen's glue, made by the build. It keeps its instance and
// views of that one's memory in variables of its module, so every runtime gets the module anew: a fragment makes another
// module of the same file.
const imports = async () => {
  const glue = new URL("engine_bg.js", import.meta.url);
  if (loads++) glue.hash = loads;
  return { "./engine_bg.js": await import(glue) };
};

export const load = (options) =>
  loadRuntime({ info, wasm: new URL("engine_bg.wasm", import.meta.url), imports }, options);

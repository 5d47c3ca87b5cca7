// The runtime `full` as an ES module.

import { loadRuntime } from "../../../bridge/js/runtime.js";
import { info } from "./info.js";

// What wasm-bindgen generates keeps its instance in the module: each load gets a module of its own.
let loads = 0;
const imports = async () => {
  const generated = new URL(`engine_bg.js${loads++ ? `?${loads}` : ""}`, import.meta.url);
  return { "./engine_bg.js": await import(generated.href) };
};

export { info };
export const load = (options) =>
  loadRuntime({ info, wasm: new URL("engine_bg.wasm", import.meta.url), imports }, options);

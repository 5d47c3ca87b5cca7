// The runtime `mini` as an ES module.

import { loadRuntime } from "../../../bridge/js/runtime.js";
import { info } from "./info.js";
import { modules, names, prefetch } from "./modules.js";
import { platform } from "./platform.js";

const { capabilities } = info;
capabilities.modules = [...capabilities.modules, ...names].sort();

export { info, prefetch };
export const load = (options) =>
  loadRuntime({ info, wasm: new URL("engine_bg.wasm", import.meta.url), imports: platform, module: modules }, options);

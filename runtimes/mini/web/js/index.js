// The runtime `mini` as an ES module.

import { loadRuntime } from "../../../bridge/js/runtime.js";
import { info } from "./info.js";
import { modules, prefetch } from "./modules.js";
import { platform } from "./platform.js";

export { info, prefetch };
export const load = (options) =>
  loadRuntime({ info, wasm: new URL("engine_bg.wasm", import.meta.url), imports: platform, module: modules }, options);

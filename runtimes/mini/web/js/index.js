// The runtime `mini` as an ES module.

import { loadRuntime } from "../../../bridge/js/runtime.js";
import { info } from "./info.js";
import { platform } from "./platform.js";

export { info };
export const load = (options) =>
  loadRuntime({ info, wasm: new URL("engine_bg.wasm", import.meta.url), imports: platform }, options);

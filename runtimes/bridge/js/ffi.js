// The module `anypy.ffi` of Python, also named `pyodide.ffi`: proxies and conversions where a plain call makes none.
// Its functions are JavaScript's; what can only be Python's is made when it is first asked for.

import { RawObject } from "./bridge.js";
import * as PY from "./ops.js";
import { stateOf, toJs } from "./proxy.js";

const SUPPORT = `import js
JsProxy = type(js)
try:
    js.decodeURI("%")
except Exception as e:
    JsException = type(e)
try:
    from _asyncio import block as _block, can_suspend as can_run_sync
except ImportError:
    def can_run_sync():
        return False

def run_sync(awaitable):
    "Waits for an awaitable in plain code."
    if not can_run_sync():
        raise RuntimeError("run_sync can't wait here: this runtime, or native code in between, can't be suspended; use 'await' in a coroutine")
    if isinstance(awaitable, JsProxy):
        return _block(awaitable)
    import asyncio
    return asyncio.get_event_loop().run_until_complete(awaitable)
`;

/** The modules by name. */
export function ffiModules(bridge) {
  let scope;
  const fromPython = (name) => {
    if (!scope) {
      scope = bridge.op(PY.NEW_SCOPE, 0, ["anypy.ffi"]);
      bridge.op(PY.EVAL, stateOf(scope).handle, [SUPPORT, "<anypy.ffi>", 1, 0, false]);
    }
    return scope.get(name);
  };
  const ffi = {
    IN_BROWSER: "document" in globalThis,
    to_js(value, options) {
      const state = stateOf(value);
      if (state === undefined) return value;
      try {
        const result = toJs(state, options);
        return stateOf(result) === undefined ? result : new RawObject(result);
      } finally {
        value.destroy();
      }
    },
    create_proxy: (value, { capture_this } = {}) =>
      stateOf(value) === undefined ? value : new RawObject(capture_this ? value.captureThis() : value),
    create_once_callable: (callable) => (...args) => {
      try {
        return callable(...args);
      } finally {
        callable.destroy();
      }
    },
    destroy_proxies(proxies) {
      for (const proxy of proxies) if (stateOf(proxy)) proxy.destroy();
    },
  };
  for (const name of ["JsProxy", "JsException", "run_sync", "can_run_sync"]) {
    Object.defineProperty(ffi, name, { enumerable: true, get: () => fromPython(name) });
  }
  return { anypy: { ffi }, "anypy.ffi": ffi, pyodide: { ffi }, "pyodide.ffi": ffi };
}

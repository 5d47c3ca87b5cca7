// All features, in the order of the table.

import conversions from "./conversions.mjs";
import errors from "./errors.mjs";
import jsproxy from "./jsproxy.mjs";
import pyproxy from "./pyproxy.mjs";

export { runAll, show } from "./suite.mjs";
export const features = [...conversions, ...jsproxy, ...pyproxy, ...errors];

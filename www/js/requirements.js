// Versions, specifiers, markers and requirements of Python packages: PEP 440 and PEP 508.

/** A project's name as indexes have it. */
export const normal = (name) => name.replace(/[-_.]+/g, "-").toLowerCase();

// -- Versions -----------------------------------------------------------------------------------------------------------------

const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z\d]+(?:[-_.][a-z\d]+)*))?$/i;

const RANKS = { a: 0, b: 1, c: 2, r: 2, p: 2 };

/** A version, to compare; undefined for what is none. */
export function version(text) {
  const parts = VERSION.exec(text.trim());
  if (!parts) return undefined;
  const [, epoch = 0, release, pre, preNumber, implicit, post, postNumber, dev, devNumber, local] = parts;
  const isDev = dev !== undefined;
  const isPost = implicit !== undefined || post !== undefined;
  // Development versions come first, then a, b and rc, then the release.
  const stage = pre ? [RANKS[pre[0].toLowerCase()], +preNumber] : isDev && !isPost ? [-1, 0] : [3, 0];
  return {
    text: text.trim(),
    epoch: +epoch,
    release: release.split(".").map(Number),
    tail: [...stage, isPost ? +(implicit ?? postNumber) : -1, isDev ? +devNumber : Infinity],
    local: local?.toLowerCase().split(/[-_.]/) ?? [],
    isPre: isDev || pre !== undefined,
    isPost,
  };
}

// The numbers of two versions, without what follows them.
function compareReleases(a, b) {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch;
  for (let at = 0; at < Math.max(a.release.length, b.release.length); at++) {
    const [x = 0, y = 0] = [a.release[at], b.release[at]];
    if (x !== y) return x - y;
  }
  return 0;
}

// Without local parts, which specifiers ignore.
function compare(a, b) {
  const difference = compareReleases(a, b);
  if (difference) return difference;
  const at = a.tail.findIndex((part, at) => part !== b.tail[at]);
  return at < 0 ? 0 : a.tail[at] < b.tail[at] ? -1 : 1;
}

/** Of files with a `version` the newest; one that is not final only where `specifiers` name one or there is no other. */
export function newest(files, specifiers) {
  const early = specifiers.some(({ version }) => version?.isPre);
  const final = files.filter((file) => early || !file.version.isPre);
  let best;
  for (const file of final.length ? final : files) {
    // Of equal ones the one that runs everywhere.
    const difference = best ? compare(file.version, best.version) : 1;
    if (difference > 0 || (difference === 0 && file.platform === "any")) best = file;
  }
  return best;
}

// -- Specifiers -----------------------------------------------------------------------------------------------------------------

// `[{operator, text, version, prefix}]`; undefined for what can't be read.
function specifiersOf(text) {
  const found = [];
  for (const part of text.split(",")) {
    if (!part.trim()) continue;
    const [, operator, wanted] = /^\s*(===|==|~=|!=|<=|>=|<|>)\s*(\S+)\s*$/.exec(part) ?? [];
    const prefix = wanted?.endsWith(".*") && (operator === "==" || operator === "!=");
    const parsed = wanted && version(prefix ? wanted.slice(0, -2) : wanted);
    if (!operator || (!parsed && operator !== "===") || (prefix && (parsed.isPre || parsed.isPost))) return undefined;
    // Local parts have no order.
    if (parsed?.local.length && !/^(==|===|!=)$/.test(operator)) return undefined;
    found.push({ operator, text: wanted, version: parsed, prefix });
  }
  return found;
}

const begins = (found, wanted, length) =>
  found.epoch === wanted.epoch && wanted.release.slice(0, length).every((part, at) => part === (found.release[at] ?? 0));

const sameRelease = (a, b) => compareReleases(a, b) === 0;

const OPERATORS = {
  "===": (found, _, text) => found.text.toLowerCase() === text.toLowerCase(),
  "==": (found, wanted) => compare(found, wanted) === 0 && (!wanted.local.length || found.local.join() === wanted.local.join()),
  "!=": (found, wanted) => !OPERATORS["=="](found, wanted),
  "~=": (found, wanted) => compare(found, wanted) >= 0 && begins(found, wanted, wanted.release.length - 1),
  ">=": (found, wanted) => compare(found, wanted) >= 0,
  "<=": (found, wanted) => compare(found, wanted) <= 0,
  // Neither a version's own early releases nor its later corrections are beside it.
  "<": (found, wanted) => compare(found, wanted) < 0 && (wanted.isPre || !found.isPre || !sameRelease(found, wanted)),
  ">": (found, wanted) => compare(found, wanted) > 0 && (wanted.isPost || !found.isPost || !sameRelease(found, wanted)),
};

/** Whether a version meets all specifiers. */
export const fits = (found, specifiers) =>
  specifiers.every(({ operator, text, version: wanted, prefix }) =>
    prefix ? begins(found, wanted, wanted.release.length) === (operator === "==") : OPERATORS[operator](found, wanted, text),
  );

// -- Requirements ---------------------------------------------------------------------------------------------------------------

/** `{name, extras, specifiers, url, marker}` of `NAME[EXTRAS] SPECIFIERS; MARKER`; undefined for what can't be read. */
export function requirement(text) {
  const parts = /^\s*([a-z\d](?:[\w.-]*[a-z\d])?)\s*(?:\[([^\]]*)\])?\s*(?:@\s*([^\s;]+)\s*|\(([^)]*)\)\s*|([^;@]*))(?:;(.*))?$/is.exec(text);
  if (!parts) return undefined;
  const [, name, extras = "", url, inner, outer, marker] = parts;
  const specifiers = specifiersOf(inner ?? outer ?? "");
  if (!specifiers) return undefined;
  const named = extras.split(",").map((extra) => normal(extra.trim())).filter(Boolean);
  return { name: normal(name), extras: named, specifiers, url, marker: marker?.trim() };
}

// -- Markers --------------------------------------------------------------------------------------------------------------------

/** Whether a marker holds in an environment, with any of the extras that are asked for. */
export function holds(marker, environment, extras) {
  return ["", ...extras].some((extra) => evaluated(marker, { ...environment, extra }));
}

function evaluated(marker, environment) {
  const tokens = marker.match(/'[^']*'|"[^"]*"|===|[<>=!~]=|[<>()]|[\w.]+|\S/g) ?? [];
  let at = 0;
  const wrong = () => new Error(`the marker \`${marker}\` can't be read`);
  const operand = () => {
    const token = tokens[at++] ?? "";
    if (/^['"]/.test(token)) return { text: token.slice(1, -1) };
    // Names of older metadata have dots.
    const name = token.replace(".", "_").replace("python_implementation", "platform_python_implementation").replace("platform_platform_", "platform_");
    if (!Object.hasOwn(environment, name)) throw wrong();
    return { text: environment[name], name };
  };
  const comparison = () => {
    if (tokens[at] === "(") {
      at++;
      const value = either();
      if (tokens[at++] !== ")") throw wrong();
      return value;
    }
    const left = operand();
    let operator = tokens[at++];
    if (operator === "not" && tokens[at++] === "in") operator = "not in";
    const right = operand();
    if (operator === "in") return right.text.includes(left.text);
    if (operator === "not in") return !right.text.includes(left.text);
    if (left.name === "extra" || right.name === "extra") {
      return (normal(left.text) === normal(right.text)) === (operator === "==");
    }
    const found = version(left.text);
    const specifiers = found && specifiersOf(operator + right.text);
    if (specifiers) return fits(found, specifiers);
    switch (operator) {
      case "==":
      case "===":
        return left.text === right.text;
      case "!=":
        return left.text !== right.text;
      case "<":
        return left.text < right.text;
      case ">":
        return left.text > right.text;
      case "<=":
        return left.text <= right.text;
      case ">=":
        return left.text >= right.text;
      default:
        throw wrong();
    }
  };
  const both = () => {
    let value = comparison();
    while (tokens[at] === "and") at++, (value = comparison() && value);
    return value;
  };
  const either = () => {
    let value = both();
    while (tokens[at] === "or") at++, (value = both() || value);
    return value;
  };
  const value = either();
  if (at !== tokens.length) throw wrong();
  return value;
}

// A config's `packages`: found, held against their hashes, and unpacked into the runtime's file system.
//
// Fetched only by pages whose config has packages. One set of rules for all runtimes: wheels by URL or by name from an index
// (the simple API as JSON or HTML, or PyPI's JSON), with what they depend on; MicroPython's packages by `github:` and the like.
// What an engine brings itself (Pyodide's lock file) it loads itself. Versions are the newest that fit everything asked so far: a
// package that is asked for more narrowly later on is looked for again. No other versions of those who ask are tried.

import { unpack } from "./files.js";
import { fits, holds, newest, normal, requirement, version } from "./requirements.js";

const PYPI = "https://pypi.org/simple";
const MIP = "https://micropython.org/pi/v2";

// In the order in which they come; the first one that a page could use is what errors name.
const BINARY = "pyodide";

/**
 * Looks for the packages of `settings` (those of the plan's kinds) and downloads them while the runtime loads. Gives a
 * function that installs them into it, by `put(path, bytes)`. `opened` is the runtime's promise.
 */
export async function gather({ url, integrity }, settings, opened) {
  // A module that is to have a hash is imported by those who check it.
  const { info } = integrity ? await opened : await import(url);
  const own = info.capabilities.binaryPackages ? (await opened).packages?.() : undefined;
  const gathering = new Gathering(info, own);
  for (const { packages = [], indexes = [], files } of settings) {
    const indices = indexes.map(({ name, base }) => absolute(name, base));
    await Promise.all(packages.map((asked) => placed(asked.told, () => gathering.ask(asked, indices, files))));
  }
  await gathering.resolve();
  return gathering.installer();
}

// Says once which line of a config an error is about.
async function placed(told, work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Placed) throw error;
    throw new Placed(`${told}: ${error.message}`, { cause: error });
  }
}

const absolute = (url, base = "") => new URL(url, new URL(base, document.baseURI)).href;

class Placed extends Error {}

const quoted = (text) => `\`${text}\``;

// -- Downloads --------------------------------------------------------------------------------------------------------------

const downloads = new Map();

// A response's body, once per address; undefined where there is no such file and `missing` allows it.
function get(url, { accept, missing } = {}) {
  if (!downloads.has(url)) {
    const request = async () => {
      const response = await fetch(url, accept && { headers: { Accept: accept } }).catch(() => {
        throw new Error(`could not fetch ${url}: no answer (is the address right, and does the server allow it?)`);
      });
      if (!response.ok && !(missing && response.status === 404)) {
        throw new Error(`could not fetch ${url}: the server answers ${response.status}`);
      }
      const type = response.headers.get("content-type") ?? "";
      return response.ok ? { url: response.url, type, bytes: new Uint8Array(await response.arrayBuffer()) } : undefined;
    };
    downloads.set(url, request());
  }
  return downloads.get(url);
}

const textOf = (bytes) => new TextDecoder().decode(bytes);

async function sha256(bytes) {
  if (!crypto.subtle) throw new Error("hashes can't be checked on this page: serve it by https, or from localhost");
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

// -- Indexes ------------------------------------------------------------------------------------------------------------------

const SIMPLE = "application/vnd.pypi.simple.v1+json, application/json;q=0.5, text/html;q=0.1";

const placesOf = (indices) => (indices.length ? indices : [PYPI]);

// The files of a package: `{filename, url, sha256, python, yanked, metadata}`. The first index that knows the name counts.
async function listed(name, indices) {
  for (const index of indices) {
    // The braces are escaped in an address.
    const address = index.replace(/(?:\{|%7B)package_name(?:\}|%7D)/i, name);
    const page = await get(address === index ? `${index.replace(/\/$/, "")}/${name}/` : address, { accept: SIMPLE, missing: true });
    if (!page) continue;
    const found = page.type.includes("html") ? fromHtml(page) : fromJson(page);
    return found.map((file) => ({ ...file, url: new URL(file.url, page.url).href }));
  }
}

function fromJson({ bytes, url }) {
  let page;
  try {
    page = JSON.parse(textOf(bytes));
  } catch {
    throw new Error(`${url} is neither JSON nor HTML: is this an index of packages?`);
  }
  // PyPI's own form has the files by version.
  const files = page.files ?? Object.values(page.releases ?? {}).flat();
  return files.map((file) => ({
    filename: file.filename,
    url: file.url,
    sha256: (file.hashes ?? file.digests)?.sha256,
    python: file["requires-python"] ?? file.requires_python,
    yanked: file.yanked,
    metadata: file["core-metadata"] ?? file["data-dist-info-metadata"],
  }));
}

function fromHtml({ bytes }) {
  const anchors = new DOMParser().parseFromString(textOf(bytes), "text/html").querySelectorAll("a[href]");
  return Array.from(anchors, (anchor) => {
    const [url, fragment = ""] = anchor.getAttribute("href").split("#");
    return {
      filename: anchor.textContent.trim(),
      url,
      sha256: /sha256=(\w+)/.exec(fragment)?.[1],
      python: anchor.dataset.requiresPython,
      yanked: anchor.dataset.yanked !== undefined,
      metadata: anchor.dataset.coreMetadata ?? anchor.dataset.distInfoMetadata,
    };
  });
}

// What a wheel's file name says: `NAME-VERSION(-BUILD)-PYTHON-ABI-PLATFORM.whl`.
function wheelName(filename) {
  const parts = /^(.+?)-([^-]+)(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/.exec(filename);
  if (!parts) return undefined;
  const [, name, release, python, abi, platform] = parts;
  const parsed = version(release);
  return parsed && { name: normal(name), version: parsed, tags: python.split("."), abi, platform };
}

// -- Metadata -----------------------------------------------------------------------------------------------------------------

// The headers of a METADATA file, each a list.
function headers(text) {
  const found = {};
  const [head] = text.replaceAll("\r\n", "\n").split("\n\n", 1);
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) (found[line.slice(0, at).toLowerCase()] ??= []).push(line.slice(at + 1).trim());
  }
  return found;
}

// The files of a wheel with its METADATA, after all have been held against RECORD.
async function opened(bytes, filename) {
  const files = new Map(await unpack(bytes));
  const folder = [...files.keys()].find((path) => /^[^/]+\.dist-info\/RECORD$/.test(path))?.split("/")[0];
  const metadata = files.get(`${folder}/METADATA`);
  if (!folder || !metadata) throw new Error(`${filename} is no wheel: METADATA or RECORD is missing`);
  const record = new Map();
  for (const line of textOf(files.get(`${folder}/RECORD`)).split(/\r?\n/)) {
    const [, quoted, plain, hash] = /^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]*)/.exec(line) ?? [];
    if (hash !== undefined) record.set(quoted?.replaceAll('""', '"') ?? plain, hash);
  }
  for (const [path, content] of files) {
    if (/\.dist-info\/RECORD(\.jws|\.p7s)?$/.test(path)) continue;
    const [kind, hash] = record.get(path)?.split("=") ?? [];
    if (kind !== "sha256") throw new Error(`${filename}: its file ${quoted(path)} has no sha256 in RECORD`);
    const found = btoa(String.fromCharCode(...(await sha256(content)))).replace(/=+$/, "");
    if (found.replaceAll("+", "-").replaceAll("/", "_") !== hash) {
      throw new Error(`${filename}: its file ${quoted(path)} is not what RECORD says`);
    }
  }
  return { files, metadata: textOf(metadata) };
}

// Where a wheel's file goes, from the folder of packages. Scripts and headers are of no use here.
function place(path) {
  const [, kind, rest] = /^[^/]+\.data\/([^/]+)\/(.*)$/.exec(path) ?? [];
  if (!kind) return path;
  return kind === "purelib" || kind === "platlib" ? rest : undefined;
}

// -- Resolving ----------------------------------------------------------------------------------------------------------------

class Gathering {
  constructor(info, own) {
    this.runtime = info.name;
    this.own = own;
    this.minor = +info.python.split(".")[1] || 0;
    this.python = /^\d+\.\d+$/.test(info.python) ? `${info.python}.0` : info.python;
    const implementation = { full: "RustPython", pyodide: "CPython", micropython: "MicroPython" }[info.name] ?? info.name;
    this.environment = {
      python_version: info.python,
      python_full_version: this.python,
      implementation_name: implementation.toLowerCase(),
      implementation_version: this.python,
      platform_python_implementation: implementation,
      os_name: "posix",
      sys_platform: "emscripten",
      platform_system: "Emscripten",
      platform_machine: "wasm32",
      platform_release: "",
      platform_version: "",
    };
    // What the page asks for: `{name, extras, specifiers, by, url, indices}`.
    this.roots = [];
    // Specifiers that made a version of an earlier round unfit, by name.
    this.learned = new Map();
    // Files of MicroPython's packages, by path.
    this.loose = new Map();
    this.pins = new Map();
  }

  /** Adds what the page asks for, and looks for it. */
  async ask({ name: text, base, told }, indices, files) {
    if (/^(github|gitlab|codeberg):|\.(json|m?py)(@[^/]*)?$/.test(text)) return this.mip(text, base, indices);
    if (text.startsWith("emfs:")) {
      const path = text.slice(5).replace(/^\.\//, "");
      const file = files.find((file) => file.path.replace(/^\.\//, "") === path);
      if (!file) throw new Error(`${quoted(text)}: the config's \`files\` bring no such file`);
      text = file.url;
    }
    const asked = requirement(text);
    if (!asked && this.runtime === "micropython") return this.mip(text, base, indices);
    const isFile = /\.whl(#.*)?$/.test(text) && !asked?.url;
    if (!asked && !isFile) {
      throw new Error(`${quoted(text)} is no package: expected a name, as in "arrr" or "arrr >=1, <2", or a wheel's URL`);
    }
    if (this.runtime === "micropython" && !isFile && !asked.url) return this.mip(text, base, indices);
    if (asked?.marker && !holds(asked.marker, this.environment, asked.extras)) return;
    const shared = { by: "the page", indices, told };
    if (isFile || asked.url) {
      const url = absolute(isFile ? text : asked.url, base);
      const filename = decodeURIComponent(new URL(url).pathname.split("/").at(-1));
      const wheel = wheelName(filename);
      if (!wheel) throw new Error(`${filename} is not the name of a wheel: expected NAME-VERSION-py3-none-any.whl`);
      this.add(this.roots, { name: wheel.name, extras: asked?.url ? asked.extras : [], specifiers: [], ...shared, direct: { ...wheel, filename, url } });
    } else {
      this.add(this.roots, { ...asked, ...shared });
    }
  }

  /** Notes that something is needed, and begins to fetch it: all that is known to be needed is on its way at once. */
  add(list, asked) {
    list.push(asked);
    const { name, direct, indices } = asked;
    if (direct) get(direct.url).catch(() => {});
    else if (!this.own || !Object.hasOwn(this.own.versions, name)) listed(name, placesOf(indices)).catch(() => {});
  }

  /** Gives every package that is asked for its version, with what they depend on. */
  async resolve() {
    // Each round learns at least one more specifier, of finitely many.
    for (let round = 0; !(await this.round()); round++) {
      if (round > 200) throw new Error("the packages' dependencies can't be settled");
    }
  }

  async round() {
    const pins = new Map();
    const open = [...this.roots];
    while (open.length) {
      const asked = open.shift();
      if (!(await placed(asked.told, () => this.settle(asked, pins, open)))) return false;
    }
    this.pins = pins;
    return true;
  }

  /** Gives one package its version and adds what it depends on. False: it was given one that does not fit. */
  async settle(asked, pins, open) {
    const { name, extras, indices, told } = asked;
    let pin = pins.get(name);
    if (!pin) {
      const all = [...new Set([...this.roots, asked, ...open])].filter((other) => other.name === name);
      pin = { ...(await this.choose(name, [...all, ...(this.learned.get(name) ?? [])], indices)), done: new Set(), told };
      pins.set(name, pin);
    } else if (!fits(pin.version, asked.specifiers)) {
      // Once more, with this in mind from the start.
      this.learned.set(name, [...(this.learned.get(name) ?? []), asked]);
      return false;
    }
    const fresh = ["", ...extras].filter((extra) => !pin.done.has(extra));
    for (const extra of fresh) pin.done.add(extra);
    if (!fresh.length || pin.own) return true;
    const { "requires-dist": depends = [], "requires-python": [python] = [] } = headers(await this.metadata(pin));
    if (!this.suits(python)) {
      throw new Error(`${pin.filename} is for Python ${python}; ${quoted(this.runtime)} is Python ${this.environment.python_version}`);
    }
    for (const text of depends) {
      const needed = requirement(text);
      if (!needed) throw new Error(`${pin.filename}: its dependency ${quoted(text)} can't be read`);
      // What is needed without extras is there from the first time on.
      if (needed.marker && !fresh.some((extra) => holds(needed.marker, this.environment, [extra]))) continue;
      this.add(open, { ...needed, by: `${name} ${pin.version.text}`, indices, told });
    }
    return true;
  }

  /** Whether a package for some versions of Python is for this one. */
  suits(python) {
    return !python || fits(version(this.python), requirement(`python ${python}`)?.specifiers ?? []);
  }

  /** The newest version of a package that everything asked of it allows. */
  async choose(name, wanted, indices) {
    const direct = wanted.find((asked) => asked.direct)?.direct;
    const specifiers = wanted.flatMap((asked) => asked.specifiers);
    const constraints = wanted
      .filter((asked) => asked.specifiers.length)
      .map((asked) => `${asked.specifiers.map(({ operator, text }) => operator + text).join(", ")} (for ${asked.by})`)
      .join(" and ");
    if (direct) {
      if (!this.runs(direct)) throw this.compiled(direct.filename);
      if (fits(direct.version, specifiers)) return direct;
      throw new Error(`${direct.filename} is not ${constraints}`);
    }
    const by = wanted[0].by === "the page" ? "" : `, which ${wanted[0].by} needs,`;
    const own = this.own && Object.hasOwn(this.own.versions, name) && version(this.own.versions[name]);
    if (own && fits(own, specifiers)) return { name, version: own, own: true };
    const places = placesOf(indices);
    const files = await listed(name, places);
    if (!files) throw new Error(`there is no package ${quoted(name)}${by} in ${places.join(" or ")}`);
    const wheels = files.flatMap((file) => {
      const wheel = wheelName(file.filename);
      return wheel ? [{ ...file, ...wheel, name }] : [];
    });
    if (!wheels.length) throw new Error(`${quoted(name)}${by} comes as source only: there is no wheel of it`);
    const exact = specifiers.some(({ operator }) => operator.startsWith("==") && operator.length > 1);
    const fitting = wheels.filter(
      (file) =>
        (!file.yanked || exact) &&
        fits(file.version, specifiers) &&
        this.suits(file.python),
    );
    const found = newest(fitting.filter((file) => this.runs(file)), specifiers);
    if (found) return found;
    const compiled = newest(fitting, specifiers);
    if (compiled) throw this.compiled(`${quoted(name)}${by}`);
    const versions = [...new Set(wheels.map((file) => file.version.text))];
    const some = versions.length > 8 ? `..., ${versions.slice(-8).join(", ")}` : versions.join(", ");
    const why = constraints ? `is ${constraints}` : `is for Python ${this.environment.python_version}`;
    throw new Error(`no version of ${quoted(name)}${by} ${why}; there are ${some}`);
  }

  /** Whether the runtime can run a wheel. */
  runs({ tags, abi, platform }) {
    if (abi === "none" && platform === "any") {
      return tags.some((tag) => tag === "py3" || (/^py3\d+$/.test(tag) && +tag.slice(3) <= this.minor));
    }
    return platform === this.own?.platform && (abi === "abi3" || tags.includes(`cp3${this.minor}`));
  }

  compiled(what) {
    const others = this.own ? "for other machines" : `which ${quoted(this.runtime)} can't run`;
    const advice = this.own ? "" : `; ${quoted(BINARY)} runs many of them: runtime = "${BINARY}"`;
    return new Error(`${what} has compiled parts, ${others}${advice}`);
  }

  /** A package's METADATA: by itself where the index has it so, else out of the wheel. */
  async metadata(pin) {
    if (pin.metadata) {
      const { bytes } = await get(`${pin.url.split("#")[0]}.metadata`);
      const wanted = pin.metadata.sha256 ?? /sha256=(\w+)/.exec(pin.metadata)?.[1];
      if (wanted && hex(await sha256(bytes)) !== wanted) throw new Error(`the metadata of ${pin.filename} is not what its index says`);
      // The wheel itself will be needed.
      get(pin.url).catch(() => {});
      return textOf(bytes);
    }
    return (await this.wheel(pin)).metadata;
  }

  /** A wheel's files, held against its hashes. */
  async wheel({ url, filename, sha256: wanted = /#sha256=(\w+)/.exec(url)?.[1] }) {
    const { bytes } = await get(url);
    if (wanted && hex(await sha256(bytes)) !== wanted.toLowerCase()) {
      throw new Error(`${filename} is not what it should be: its sha256 is another`);
    }
    return opened(bytes, filename);
  }

  // -- MicroPython's packages: https://docs.micropython.org/en/latest/reference/packages.html

  async mip(text, base, indices) {
    const [, what, ref] = /^(.*?)(?:@([^/@]*))?$/.exec(text);
    if (/^\w[\w.-]*$/.test(what) && !/\.(m?py|json)$/.test(what)) {
      const places = indices.length ? indices : [MIP];
      for (const index of places) {
        const manifest = await get(`${index.replace(/\/$/, "")}/package/py/${what}/${ref ?? "latest"}.json`, { missing: true });
        if (manifest) return this.manifest(manifest, indices, index.replace(/\/$/, ""));
      }
      throw new Error(`there is no package ${quoted(text)} in ${places.join(" or ")}`);
    }
    let url = hosted(what, ref) ?? absolute(text, base);
    const path = new URL(url).pathname;
    if (/\.m?py$/.test(path)) return void this.loose.set(path.split("/").at(-1), (await get(url)).bytes);
    if (!path.endsWith(".json")) url += "/package.json";
    return this.manifest(await get(url), indices, undefined, ref);
  }

  async manifest({ bytes, url: from }, indices, index, ref) {
    let manifest;
    try {
      manifest = JSON.parse(textOf(bytes));
    } catch {
      throw new Error(`${from} is no package of MicroPython's: it is not JSON`);
    }
    const { hashes = [], urls = [], deps = [] } = manifest;
    await Promise.all([
      ...hashes.map(async ([path, hash]) => {
        const { bytes } = await get(`${index ?? MIP}/file/${hash.slice(0, 2)}/${hash}`);
        if (!hex(await sha256(bytes)).startsWith(hash)) throw new Error(`${path} of ${from} is not what its index says`);
        this.put(path, bytes);
      }),
      ...urls.map(async ([path, url]) => this.put(path, (await get(hosted(url, ref) ?? new URL(url, from).href)).bytes)),
    ]);
    for (const [name, release] of deps) await this.mip(release && release !== "latest" ? `${name}@${release}` : name, from, indices);
  }

  put(path, bytes) {
    if (path.startsWith("/") || path.split("/").includes("..")) throw new Error(`the file ${quoted(path)} would be outside of the folder`);
    this.loose.set(path, bytes);
  }

  // -- Installing

  /** All downloads done and checked, gives a function that installs them. */
  async installer() {
    const pins = [...this.pins.values()];
    const files = new Map(this.loose);
    const byEngine = [];
    const download = async (pin) => {
      if (pin.own) return void byEngine.push(pin.name);
      const { files: its } = await this.wheel(pin);
      if (pin.platform !== "any") return void byEngine.push(pin.url);
      for (const [path, bytes] of its) {
        if (/\.(so|pyd|dll|dylib)$/.test(path)) throw this.compiled(pin.filename);
        const to = place(path);
        if (to) files.set(to, bytes);
      }
    };
    await Promise.all(pins.map((pin) => placed(pin.told, () => download(pin))));
    return async (py, put) => {
      if (byEngine.length) await py.loadPackages(byEngine);
      if (!files.size) return;
      const folder = siteOf(py);
      for (const [path, bytes] of files) await put(`${folder}/${path}`, bytes);
    };
  }
}

// GitHub and the like serve a repository's files by this address; undefined for other addresses.
function hosted(url, ref) {
  const [, host, owner, repository, path = ""] = /^(github|gitlab|codeberg):([^/]+)\/([^/@]+)(?:\/([^@]*))?$/.exec(url) ?? [];
  if (host === "github") return `https://raw.githubusercontent.com/${owner}/${repository}/${ref ?? "HEAD"}/${path}`.replace(/\/$/, "");
  if (host === "gitlab") return `https://gitlab.com/${owner}/${repository}/-/raw/${ref ?? "HEAD"}/${path}`.replace(/\/$/, "");
  if (host) return `https://codeberg.org/${owner}/${repository}/raw/${ref ? `tag/${ref}` : "branch/HEAD"}/${path}`.replace(/\/$/, "");
}

// The folder of packages, which is made one of those that imports look in.
function siteOf(py) {
  const folders = py.eval('"\\n".join(__import__("sys").path)', { mode: "eval" }).split("\n");
  const found = folders.find((folder) => folder.endsWith("site-packages")) ?? folders.find((folder) => folder === "/lib");
  if (found) return found;
  py.eval('__import__("sys").path.append("/lib/site-packages")', { mode: "eval" });
  return "/lib/site-packages";
}

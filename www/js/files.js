// Archives of a config's `files` (zip, tar, tar.gz), and wheels: unpacked by what the browser brings.
//
// Fetched only by pages that have one. What an archive is, its bytes say: servers unpack .gz on the way. Everything is held
// against its checksum or length, and a name that would leave the folder is an error: nothing is written until all is read.

const text = new TextDecoder();
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The files of an archive as `[path, bytes]`; paths are relative and clean. Links become copies of what they name, empty
 * folders are left out. Throws an Error that says which file of the archive is wrong, and why.
 */
export async function unpack(bytes) {
  const start = [...bytes.subarray(0, 4)].join();
  if (start === "80,75,3,4" || start === "80,75,5,6") return settled(await zip(bytes));
  if (start.startsWith("31,139,")) {
    try {
      bytes = await inflated(bytes, "gzip", Infinity);
    } catch {
      throw new Error("its gzip data is damaged or cut off");
    }
  }
  if (!isTar(bytes)) throw new Error("this is no archive: neither zip nor tar nor tar.gz");
  return settled(tar(bytes));
}

/** What a stream of `deflate-raw` or `gzip` unpacks to; more than `size` bytes are an error. */
async function inflated(bytes, format, size) {
  const parts = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > size) {
      reader.cancel().catch(() => {});
      throw new Error("it is longer than it says");
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

// A name without `.` and doubled slashes, inside the folder.
function clean(name) {
  const parts = name.split("/").filter((part) => part && part !== ".");
  if (name.startsWith("/") || parts.includes("..") || name.includes("\0")) {
    throw new Error(`its file \`${name}\` would be outside of the folder`);
  }
  return parts.join("/");
}

// From entries `{name, bytes}` and `{name, link}` to files. What a link names must be in the archive.
function settled(entries) {
  const files = new Map();
  for (const { name, bytes } of entries) if (bytes) files.set(clean(name), bytes);
  // A link may be one to a link that comes later.
  let open = entries.filter(({ link }) => link !== undefined);
  while (open.length) {
    const rest = open.filter(({ name, link }) => {
      const bytes = files.get(link);
      if (bytes) files.set(clean(name), bytes);
      return !bytes;
    });
    if (rest.length === open.length) {
      throw new Error(`its file \`${rest[0].name}\` is a link to \`${rest[0].link}\`, which is no file in it`);
    }
    open = rest;
  }
  return [...files];
}

// What a symbolic link names, from the archive's top.
function linked(name, link) {
  const path = link.startsWith("/") ? [] : name.split("/").slice(0, -1);
  for (const part of link.split("/")) {
    if (part === "..") path.pop();
    else if (part && part !== ".") path.push(part);
  }
  return path.join("/");
}

// -- zip: PKWARE's APPNOTE ------------------------------------------------------------------------------------------------

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const UTF8 = 0x800;

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

async function zip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = (at) => view.getUint16(at, true);
  const long = (at) => view.getUint32(at, true);
  // The directory's end lies before a comment of up to 64 KiB.
  let end = bytes.length - 22;
  const least = Math.max(0, end - 0xffff);
  while (end >= least && (long(end) !== END || end + 22 + short(end + 20) > bytes.length)) end--;
  if (end < least) throw new Error("its directory is missing: the file is damaged or cut off");
  const count = short(end + 10);
  if (count === 0xffff || long(end + 16) === 0xffffffff) {
    throw new Error("it is in the zip64 format, for more than 65,534 files or 4 GB, which can't be unpacked here");
  }
  const entries = [];
  try {
    let at = long(end + 16);
    for (let index = 0; index < count; index++) {
      if (long(at) !== ENTRY) throw new RangeError();
      const [flags, method, crc, packed, size] = [short(at + 8), short(at + 10), long(at + 16), long(at + 20), long(at + 24)];
      const raw = bytes.subarray(at + 46, at + 46 + short(at + 28));
      const mode = (long(at + 38) >>> 28) & 15;
      const local = long(at + 42);
      if (long(local) !== LOCAL) throw new RangeError();
      const from = local + 30 + short(local + 26) + short(local + 28);
      if (from + packed > bytes.length) throw new RangeError();
      at += 46 + short(at + 28) + short(at + 30) + short(at + 32);
      entries.push({ name: named(raw, flags), flags, method, crc, packed, size, from, link: mode === 10 });
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error("its directory is damaged");
  }
  const files = entries.filter(({ name }) => !name.endsWith("/"));
  return Promise.all(
    files.map(async ({ name, flags, method, crc, packed, size, from, link }) => {
      if (flags & ENCRYPTED) throw new Error(`its file \`${name}\` is encrypted`);
      if (packed === 0xffffffff || size === 0xffffffff) throw new Error(`its file \`${name}\` is in the zip64 format`);
      if (method !== 0 && method !== 8) {
        throw new Error(`its file \`${name}\` is compressed by method ${method}: only stored and deflated ones can be read`);
      }
      const data = bytes.subarray(from, from + packed);
      const content = method ? await inflated(data, "deflate-raw", size).catch(() => null) : data;
      if (content?.length !== size || crc32(content) !== crc) throw new Error(`its file \`${name}\` is damaged: the checksum is another`);
      return link ? { name, link: linked(name, text.decode(content)) } : { name, bytes: content };
    }),
  );
}

// Names are UTF-8 by a flag, and mostly without it.
function named(raw, flags) {
  try {
    return utf8.decode(raw);
  } catch {
    return flags & UTF8 ? text.decode(raw) : String.fromCharCode(...raw);
  }
}

// -- tar: ustar, with the long names of pax and GNU -----------------------------------------------------------------------

const BLOCK = 512;

const field = (block, from, length) => {
  const part = block.subarray(from, from + length);
  const end = part.indexOf(0);
  return text.decode(end < 0 ? part : part.subarray(0, end));
};

// Octal digits, or GNU's large numbers: big endian behind a set bit.
function number(block, from, length) {
  if (block[from] & 0x80) return block.subarray(from + 1, from + length).reduce((sum, byte) => sum * 256 + byte, 0);
  return parseInt(field(block, from, length).trim() || "0", 8);
}

// The checksum counts its own eight bytes as blanks.
const isTar = (bytes) =>
  bytes.length >= BLOCK &&
  bytes.subarray(0, BLOCK).reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0) === number(bytes, 148, 8);

function tar(bytes) {
  const entries = [];
  let common = {};
  let next = {};
  let at = 0;
  for (; ; ) {
    if (at === bytes.length && !Object.keys(next).length) break;
    if (at + BLOCK > bytes.length) throw new Error("it is cut off");
    const block = bytes.subarray(at, at + BLOCK);
    if (block.every((byte) => !byte)) break;
    if (!isTar(block)) throw new Error(`it is damaged at byte ${at}: the checksum is another`);
    const kind = String.fromCharCode(block[156] || 48);
    const extended = "xgLK".includes(kind);
    const told = extended ? {} : { ...common, ...next };
    const size = Number(told.size ?? number(block, 124, 12));
    const data = bytes.subarray(at + BLOCK, at + BLOCK + size);
    // POSIX's way to names of more than 100 bytes; GNU has other things there.
    const prefix = field(block, 257, 6) === "ustar" && block[262] === 0 ? field(block, 345, 155) : "";
    const name = told.path ?? (prefix && `${prefix}/`) + field(block, 0, 100);
    if (!(data.length >= size)) throw new Error(`it is cut off within \`${name}\``);
    const link = told.linkpath ?? field(block, 157, 100);
    if (kind === "x") next = { ...next, ...records(data) };
    else if (kind === "g") common = { ...common, ...records(data) };
    else if (kind === "L") next.path = field(data, 0, size);
    else if (kind === "K") next.linkpath = field(data, 0, size);
    else if (kind === "1") entries.push({ name, link: clean(link) });
    else if (kind === "2") entries.push({ name, link: linked(name, link) });
    else if ("07".includes(kind) && Object.keys(told).some((key) => key.startsWith("GNU.sparse."))) sparse(name);
    // In the oldest form folders are files that end in a slash.
    else if ("07".includes(kind) && !name.endsWith("/")) entries.push({ name, bytes: data });
    else if (kind === "S") sparse(name);
    if (!extended) next = {};
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

function sparse(name) {
  throw new Error(`its file \`${name}\` is a sparse one, which can't be unpacked here`);
}

// pax: `LENGTH KEY=VALUE\n`, where the length counts all of it, in bytes.
function records(data) {
  const found = {};
  let at = 0;
  while (at < data.length) {
    const length = parseInt(text.decode(data.subarray(at, at + 20)), 10);
    if (!(length > 0)) break;
    const record = text.decode(data.subarray(at, at + length - 1));
    const [, key, value] = /^\d+ ([^=]*)=([^]*)$/.exec(record) ?? [];
    if (key) found[key] = value;
    at += length;
  }
  return found;
}

// Archives for tests, written as `zip` and `tar` write them; wrong ones on demand.

import { createHash } from "node:crypto";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";

const bytesOf = (content) => (typeof content === "string" ? Buffer.from(content) : Buffer.from(content));

/**
 * A zip file of `{ name: text or bytes }`. `options.method` is 8 (deflate) or 0 (stored); `options.change(entry)` may change
 * `{ name, data, packed, size, crc, method, flags, mode }` of an entry before it is written.
 */
export function zip(files, { method = 8, change = () => {}, comment = "" } = {}) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = bytesOf(content);
    const packed = method === 8 ? deflateRawSync(data) : data;
    const entry = { name, data, packed, size: data.length, crc: crc32(data), method, flags: 0x800, mode: 0o100644 };
    change(entry);
    const title = Buffer.from(entry.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags, 2);
    shared.writeUInt16LE(entry.method, 4);
    shared.writeUInt32LE(entry.crc, 10);
    shared.writeUInt32LE(entry.packedSize ?? entry.packed.length, 14);
    shared.writeUInt32LE(entry.size, 18);
    shared.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, title, entry.packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((entry.mode << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x03"), shared, tail, title]));
    parts.push(local);
    at += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}

/** A tar file of `{ name: text or bytes }`. */
export function tar(files) {
  const parts = [];
  for (const [name, content] of Object.entries(files)) {
    const data = bytesOf(content);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write("0000644\0", 100);
    header.write(`${data.length.toString(8).padStart(11, "0")}\0`, 124);
    header.write("        0ustar\u000000", 148, "latin1");
    const sum = header.reduce((sum, byte) => sum + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    parts.push(header, data, Buffer.alloc((512 - (data.length % 512)) % 512));
  }
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** The same, compressed. */
export const tarGz = (files) => gzipSync(tar(files));

const sha256 = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);

/**
 * A wheel: `{ filename, bytes, sha256, metadata }`. `files` are what it installs; `requires` are lines of Requires-Dist, `extra`
 * further lines of METADATA. `damage(files)` may change the files after RECORD was made.
 */
export function wheel(name, version, { files = {}, requires = [], python, extra = [], tag = "py3-none-any", damage = () => {} } = {}) {
  const metadata = [
    "Metadata-Version: 2.1",
    `Name: ${name}`,
    `Version: ${version}`,
    ...(python ? [`Requires-Python: ${python}`] : []),
    ...requires.map((line) => `Requires-Dist: ${line}`),
    ...extra,
    "",
    "Requires-Dist: text-of-the-description",
    "",
  ].join("\n");
  const stem = `${name.replaceAll("-", "_")}-${version}`;
  const all = { ...files, [`${stem}.dist-info/METADATA`]: metadata, [`${stem}.dist-info/WHEEL`]: `Wheel-Version: 1.0\nTag: ${tag}\n` };
  const rows = Object.entries(all).map(([path, content]) => {
    const data = bytesOf(content);
    return `${path.includes(",") ? `"${path}"` : path},sha256=${sha256(data, "base64url")},${data.length}`;
  });
  damage(all);
  const record = `${stem}.dist-info/RECORD`;
  const bytes = zip({ ...all, [record]: [...rows, `${record},,`, ""].join("\n") });
  return { name, version, python, filename: `${stem}-${tag}.whl`, bytes, metadata, sha256: sha256(bytes, "hex") };
}

/** The files of an index in the folder `simple/`, for pages: the project pages as JSON, and the wheels. */
export function index(wheels, { change = (file) => file } = {}) {
  const files = {};
  const normal = (name) => name.replace(/[-_.]+/g, "-").toLowerCase();
  for (const name of new Set(wheels.map((wheel) => normal(wheel.name)))) {
    const all = wheels.filter((wheel) => normal(wheel.name) === name);
    const rows = all.map(({ filename, sha256, python }) =>
      change({ filename, url: `../../wheels/${filename}`, hashes: { sha256 }, "requires-python": python, yanked: false }),
    );
    files[`simple/${name}/`] = JSON.stringify({ meta: { "api-version": "1.1" }, name, files: rows });
    for (const { filename, bytes } of all) files[`wheels/${filename}`] = bytes;
  }
  return files;
}

// What mini takes from JavaScript instead of carrying it along: the imports that src/platform.rs declares.

// `class::PATTERNS` of anypy-mini-base, in the order of their bits.
const CLASSES = [
  /\p{L}/u, /\p{Lowercase}/u, /\p{Uppercase}/u, /\p{Lt}/u, /\p{Nd}/u, /\p{N}/u, /[\p{C}\p{Z}]/u, /[\p{XID_Start}_]/u,
  /\p{XID_Continue}/u,
];
const FORMS = ["NFC", "NFD", "NFKC", "NFKD"];

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** The imports of one instance; `self.exports` is set before any is called. */
export function platform(self) {
  let result;
  const bytes = (at, length) => new Uint8Array(self.exports.memory.buffer, at >>> 0, length);
  const text = (at, length) => decoder.decode(bytes(at, length));
  const give = (text) => (result = encoder.encode(text)).length;
  return {
    math: Math,
    platform: {
      shortest: (x) => give(x.toExponential()),
      parse: (at, length) => +text(at, length),
      monotonic: () => performance.now() / 1000,
      now: () => (performance.timeOrigin + performance.now()) / 1000,
      offset: (unix) => 0 - new Date(unix * 1000).getTimezoneOffset() * 60,
      transform(operation, at, length) {
        const from = text(at, length);
        return give(operation === 4 ? from.toUpperCase() : operation === 5 ? from.toLowerCase() : from.normalize(FORMS[operation]));
      },
      class: (code) => CLASSES.reduce((bits, regex, i) => bits | (regex.test(String.fromCodePoint(code)) ? 1 << i : 0), 0),
      collate: (a, aLength, b, bLength) => text(a, aLength).localeCompare(text(b, bLength)),
      cold: () => self.cold(),
      take: (at) => bytes(at, result.length).set(result),
      random(at, length) {
        // The browser gives at most 65,536 bytes at a time.
        for (let i = 0; i < length; i += 65536) crypto.getRandomValues(bytes(at + i, Math.min(65536, length - i)));
      },
    },
  };
}

// What the adapters around other engines share: streams, exceptions as PythonError, and what no engine has to supply.

import { PythonError } from "./errors.js";

export { PythonError };

/**
 * An engine's bytes or pieces of text as text for `write`, passed on once per microtask: engines write a character at a
 * time. `put` takes a piece, `flush` passes on what there is.
 */
export function stream(write) {
  const decoder = new TextDecoder();
  let pending = "";
  const flush = () => {
    const text = pending;
    pending = "";
    if (text) write(text);
  };
  return {
    flush,
    put(piece) {
      if (!pending) queueMicrotask(flush);
      pending += typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
    },
  };
}

/** Passes whole lines to the console, as `print` or another of its methods. */
export function lines(method) {
  let rest = "";
  return (text) => {
    const all = (rest + text).split("\n");
    rest = all.pop();
    for (const line of all) console[method](line);
  };
}

const FRAME = /^ {2}File "(.*?)", line (\d+)(?:, in (.*))?$/gm;

/** The frames of a traceback's text, without those of files that `internal` says are the engine's. */
export function frames(text, internal = () => false) {
  const last = text.lastIndexOf("Traceback (most recent call last)");
  return [...text.slice(Math.max(last, 0)).matchAll(FRAME)]
    .filter(([, file]) => !internal(file))
    .map(([, file, line, name = "<module>"]) => ({ file, line: +line, column: 0, endColumn: 0, function: name }));
}

/** The text of a traceback without the engine's own frames and their source lines. */
export function cleaned(text, internal) {
  const out = [];
  let dropping = false;
  for (const line of text.split("\n")) {
    const frame = /^ {2}File "(.*?)", line \d+/.exec(line);
    if (frame) dropping = internal(frame[1]);
    else if (!/^ {4}/.test(line)) dropping = false;
    if (!dropping) out.push(line);
  }
  return out.join("\n");
}

/** The exception that a traceback's text tells of. `exit` is SystemExit's status where the engine knows it. */
export function pythonError(text, type, internal, details = {}) {
  return new PythonError(cleaned(text, internal), { type, traceback: frames(text, internal), ...details });
}

/** The status of a SystemExit by its text: nothing is 0, a number itself, anything else 1. */
export const exitCode = (text) => (/^(None)?$/.test(text) ? 0 : /^-?\d+$/.test(text) ? Number(text) : 1);

/** What a file is given as, as bytes. */
export const bytesOf = (data) =>
  typeof data === "string"
    ? new TextEncoder().encode(data)
    : ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);

/** The folders above a path, outermost first. */
export const foldersOf = (path) => {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join("/")).filter(Boolean);
};

/** An object whose every use says that the runtime is gone. */
export const disposed = (name) => new Error(`the runtime ${name} has been disposed of`);

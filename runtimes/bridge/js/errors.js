// Errors as JavaScript sees them. PythonError is shared by all runtimes; readError unpacks what convert.rs packed.

/**
 * A Python exception that no Python code handled.
 *
 * `message` is the text that python3 prints, `summary` its last line, `type` the exception's type name.
 */
export class PythonError extends Error {
  constructor(text, { type = "", traceback = [], exitCode, value, ...options } = {}) {
    text = text.trimEnd();
    // `cause`, if it is there.
    super(text, options);
    this.type = type;
    this.summary = text.slice(text.lastIndexOf("\n") + 1);
    this.traceback = traceback;
    this.exitCode = exitCode;
    this.value = value;
  }
}
Object.defineProperty(PythonError.prototype, "name", { value: "PythonError", configurable: true });

const KINDS = ["Python", "SystemExit", "Host", "Unsupported", "Load", "Config", "Internal"];

/**
 * Unpacks an error into what is to be thrown. `text(address, length)` decodes, `object(handle, abilities)` makes the
 * proxy of the exception, `host(handle)` takes the thrown JavaScript object, which is the answer if `original`: a
 * program's error has Python's traceback, but a call of a Python function throws what JavaScript threw in it.
 */
export function readError(view, at, text, object, host, original) {
  const word = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const string = () => {
    const length = word();
    at += length;
    return text(at - length, length);
  };
  const kind = word();
  const exitCode = word() | 0;
  const thrown = word();
  const message = string();
  const exception = word() ? [word(), word()] : undefined;
  const type = string();
  const formatted = string();
  const traceback = [];
  for (let count = word(); count > 0; count--) {
    const [file, name, line, column, endColumn] = [string(), string(), word(), word(), word()];
    traceback.push({ file, line, column, endColumn, function: name });
  }
  const value = exception && object(...exception);
  const cause = thrown ? host(thrown) : undefined;
  if (thrown && (original || (kind === 2 && !exception))) {
    value?.destroy();
    return cause;
  }
  if (kind < 2 || exception) {
    return new PythonError(formatted || message, {
      type: kind === 1 ? "SystemExit" : type,
      traceback,
      exitCode: kind === 1 || type === "SystemExit" ? exitCode : undefined,
      value,
      ...(thrown && { cause }),
    });
  }
  const error = new Error(message);
  error.kind = KINDS[kind];
  return error;
}

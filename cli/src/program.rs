//! `anypy run` and `anypy -c`: a program from its text to its exit status.

use std::io::Read;
use std::path::Path;
use std::rc::Rc;

use anypy_core::{Error, ErrorKind, Host, Registry, Result, Runtime, Source, Stream, Value};

use crate::args::Program;
use crate::host::{Terminal, drop_value};
use crate::runtimes::{self, Constructor};
use crate::{USAGE, complain};

/// Runs a program and returns its exit status.
pub fn run(runtime: Option<&str>, program: Program, registry: &Registry<Constructor>) -> u8 {
    let (file, text, argv, folder) = match program {
        Program::Code(code, args) => {
            let text = code + "\n";
            ("<string>".to_string(), text, with_first("-c", args), String::new())
        }
        Program::File(path, args) => {
            let bytes = match read(&path) {
                Ok(bytes) => bytes,
                Err(error) => {
                    complain(&format!("can't open file '{path}': {error}"));
                    return USAGE;
                }
            };
            let text = match decode(bytes) {
                Ok(text) => text,
                Err(at) => {
                    complain(&format!("'{path}' is not UTF-8: the byte at offset {at} is wrong"));
                    return 1;
                }
            };
            let file = if path == "-" { "<stdin>".to_string() } else { path.clone() };
            let folder = folder_of(&path);
            (file, text, with_first(&path, args), folder)
        }
    };
    let host = Rc::new(Terminal::new());
    let mut runtime = match runtimes::start(runtime, registry, host.clone(), argv, folder) {
        Ok(runtime) => runtime,
        Err(message) => {
            complain(&message);
            return USAGE;
        }
    };
    let result = name_file(&mut *runtime, &file)
        .and_then(|()| evaluate(&mut *runtime, &Source::exec(&text, &file), &host));
    let status = finish(result, &host);
    runtime.dispose();
    host.flush();
    status
}

/// Sets `__file__` of the main module, where the program is a file.
fn name_file(runtime: &mut dyn Runtime, file: &str) -> Result<()> {
    if file.starts_with('<') {
        return Ok(());
    }
    let scope = runtime.main_scope()?;
    let done = runtime.set_item(scope, Value::Str("__file__".to_string()), Value::Str(file.to_string()));
    runtime.release(scope);
    done
}

fn evaluate(runtime: &mut dyn Runtime, source: &Source<'_>, host: &Terminal) -> Result<()> {
    let scope = runtime.main_scope()?;
    let value = runtime.eval(source, scope)?;
    drop_value(runtime, value);
    runtime.release(scope);
    host.run_timers(runtime)
}

/// Reports how a program ended, and returns its exit status.
pub fn finish(result: Result<()>, host: &Terminal) -> u8 {
    match result {
        Ok(()) => 0,
        Err(error) if error.kind == ErrorKind::Exit => {
            // `sys.exit("text")` carries the text, all others the name of the exception.
            if error.exit_code == 1 && error.message != "SystemExit" {
                host.write(Stream::Stderr, &(error.message + "\n"));
            }
            // What a shell sees of a status are its low eight bits.
            error.exit_code as u8
        }
        Err(error) => {
            host.write(Stream::Stderr, &report(&error));
            1
        }
    }
}

/// An error as text: the traceback of a Python exception, one line for all others.
pub fn report(error: &Error) -> String {
    match &error.python {
        Some(details) if !details.formatted.is_empty() => details.formatted.clone(),
        _ => format!("anypy: {}\n", error.message),
    }
}

/// The bytes of a file, or of stdin.
pub fn read(path: &str) -> std::io::Result<Vec<u8>> {
    if path == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}

/// UTF-8 without its byte order mark, or the offset of the first wrong byte.
fn decode(bytes: Vec<u8>) -> std::result::Result<String, usize> {
    let text = String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to())?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_string(),
        None => text,
    })
}

/// The folder that `import` searches first: the script's, or the current one.
fn folder_of(path: &str) -> String {
    if path == "-" {
        return String::new();
    }
    let path = Path::new(path);
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    absolute.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default()
}

fn with_first(first: &str, args: Vec<String>) -> Vec<String> {
    let mut argv = vec![first.to_string()];
    argv.extend(args);
    argv
}

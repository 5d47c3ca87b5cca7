//! `anypy repl`: read, evaluate, print, until the end of input.
//!
//! A statement goes on while the runtime says that it is incomplete, and a block goes on until an empty line, as in
//! `python3`. Prompts are shown only where a person sits: a script on stdin gets the output alone.

use std::io::IsTerminal;
use std::rc::Rc;

use anypy_core::{ErrorKind, Host, Mode, PyHandle, Registry, Result, Runtime, Source, Stream};

use crate::host::{Terminal, drop_value};
use crate::program::{finish, report};
use crate::runtimes::{self, Constructor};
use crate::{USAGE, complain};

/// The type of the exception that says that a statement could go on.
const INCOMPLETE: &str = "_IncompleteInputError";

/// Talks until the end of input or `SystemExit`; returns the exit status.
pub fn run(runtime: Option<&str>, registry: &Registry<Constructor>) -> u8 {
    let host = Rc::new(Terminal::new());
    let argv = vec![String::new()];
    let mut runtime = match runtimes::start(runtime, registry, host.clone(), argv, String::new()) {
        Ok(runtime) => runtime,
        Err(message) => {
            complain(&message);
            return USAGE;
        }
    };
    let prompts = std::io::stdin().is_terminal();
    if prompts {
        let info = runtime.info();
        let banner = format!("{} {} (Python {}); end with Ctrl-D\n", info.name, info.version, info.python);
        host.write(Stream::Stdout, &banner);
    }
    let status = match talk(&mut *runtime, &host, prompts) {
        Ok(()) => 0,
        Err(error) => finish(Err(error), &host),
    };
    runtime.dispose();
    host.flush();
    status
}

fn talk(runtime: &mut dyn Runtime, host: &Terminal, prompts: bool) -> Result<()> {
    let scope = runtime.main_scope()?;
    let mut pending = String::new();
    loop {
        let prompt = match (prompts, pending.is_empty()) {
            (false, _) => "",
            (true, true) => ">>> ",
            (true, false) => "... ",
        };
        let line = host.read_line(prompt);
        let Some(line) = line else {
            if !pending.is_empty() {
                statement(runtime, scope, host, &pending, true)?;
            }
            if prompts {
                host.write(Stream::Stdout, "\n");
            }
            return Ok(());
        };
        let blank = line.trim().is_empty();
        if pending.is_empty() && blank {
            continue;
        }
        pending.push_str(&line);
        pending.push('\n');
        if !blank && opens_block(&pending) {
            continue;
        }
        if statement(runtime, scope, host, &pending, false)? {
            pending.clear();
        }
    }
}

/// Runs what was typed. `false` when it is not complete; at the `end` of input that is an error like others.
/// Returns an error only to leave.
fn statement(
    runtime: &mut dyn Runtime,
    scope: PyHandle,
    host: &Terminal,
    text: &str,
    end: bool,
) -> Result<bool> {
    let source = Source { mode: Mode::Single, file: "<stdin>", ..Source::exec(text, "<stdin>") };
    let result = runtime.eval(&source, scope).map(|value| drop_value(runtime, value));
    match result.and_then(|()| host.run_timers(runtime)) {
        Ok(()) => {}
        Err(error) if error.kind == ErrorKind::Exit => return Err(error),
        Err(error) => {
            if !end && error.python.as_ref().is_some_and(|details| details.type_name == INCOMPLETE) {
                return Ok(false);
            }
            host.write(Stream::Stderr, &report(&error));
        }
    }
    host.flush();
    Ok(true)
}

/// Whether a statement is a block, which only an empty line ends: its first line ends in a colon or is a decorator.
fn opens_block(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let code = first.split('#').next().unwrap_or_default().trim();
    code.ends_with(':') || code.starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::opens_block;

    #[test]
    fn blocks() {
        for (text, block) in [
            ("if x:\n", true),
            ("for x in y: # all\n    pass\n", true),
            ("@cache\n", true),
            ("x = {1:\n", true),
            ("print(1)\n", false),
            ("f(1,\n", false),
        ] {
            assert_eq!(opens_block(text), block, "{text}");
        }
    }
}

//! The project's commands: `cargo xtask setup | build | serve | test | bench | conformance | fuzz | size`.
//!
//! One command a file. Each does the set-up that it needs, checks before it acts (so a second run is quick),
//! and says what it does. Nothing here is part of a page; see `README.md` for the commands in short.

mod args;
mod bench;
mod browser;
mod budgets;
mod build;
mod conformance;
mod dist;
mod fuzz;
mod http;
mod interop;
mod library;
mod optimise;
mod package;
mod process;
mod profile;
mod project;
mod serve;
mod setup;
mod size;
mod speed;
mod split;
mod test;
mod toolchain;
mod wasm;

use anyhow::Result;
use args::Args;
use std::process::ExitCode;

/// A command: its name, the usage text behind it, what it does, and the function that does it.
struct Command {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(Args) -> Result<ExitCode>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "setup",
        usage: "",
        about: "install what the other commands need, or say what to install by hand",
        run: setup::command,
    },
    Command {
        name: "build",
        usage: "[mini] [full] [loader] [peers] [site] [--dev]",
        about: "build the site into dist/ (all of it, or the parts named)",
        run: build::command,
    },
    Command {
        name: "serve",
        usage: "[--port 8000] [--open] [--dev] [--no-build] [--mount /PREFIX=DIR]",
        about: "build the site and serve it on 127.0.0.1",
        run: serve::command,
    },
    Command {
        name: "test",
        usage: "[--fast] [--only STAGE]",
        about: "format, lints, unit tests, conformance, pages in Chromium, byte budgets",
        run: test::command,
    },
    Command {
        name: "conformance",
        usage: "DIR.. [--runtime mini|full|all] [--browser] [--filter TEXT] [--expect FILE] [--timeout S] [-j N] [--cli PROGRAM]",
        about: "run a folder of Python programs and compare their output",
        run: conformance::command,
    },
    Command {
        name: "fuzz",
        usage: "[--count 20000] [--seed 1] [--all] | --parser --eval [--minutes 10] [--seed N]",
        about: "random programs on mini and CPython; random texts on mini's parser, and run",
        run: fuzz::command,
    },
    Command {
        name: "bench",
        usage: "[--speed [DIR] [--filter TEXT] [--baseline DIR] | --interop] [--runs N] [--quick] [--only NAME,..] [--no-build]",
        about: "bytes and cold start, speed and memory, or crossings to JavaScript, beside MicroPython and Pyodide",
        run: bench::command,
    },
    Command {
        name: "size",
        usage: "[mini] [loader] [full] [--top N] [--write]",
        about: "what each crate, module and function weighs in the wasm",
        run: size::command,
    },
];

fn main() -> ExitCode {
    end_quietly_on_a_closed_pipe();
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return usage(&name);
    };
    let args = Args::new(arguments.collect());
    match (command.run)(args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// `cargo xtask size | head` closes stdout early: the end of the output, not a bug to report.
fn end_quietly_on_a_closed_pipe() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let message = info.payload().downcast_ref::<String>();
        if message.is_some_and(|message| message.starts_with("failed printing to stdout")) {
            std::process::exit(0);
        }
        report(info);
    }));
}

fn usage(name: &str) -> ExitCode {
    let help = matches!(name, "help" | "--help" | "-h");
    if !help && !name.is_empty() {
        eprintln!("error: there is no command `{name}`\n");
    }
    eprintln!("usage: cargo xtask COMMAND\n");
    for command in COMMANDS {
        eprintln!("  {} {}", command.name, command.usage);
        eprintln!("      {}", command.about);
    }
    if help { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

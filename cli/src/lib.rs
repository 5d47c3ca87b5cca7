//! The command line: the runtimes of this project without a browser.
//!
//! It drives a runtime through the same trait as a page does, with a host that is a terminal. A library, so that a
//! command line around other runtimes is a `main` of three lines: see `examples/anypy-toy.rs`.

mod args;
mod check;
mod host;
mod program;
mod repl;
mod runtimes;

use anypy_core::Registry;
pub use runtimes::{Constructor, built_in};

use args::Command;

/// Exit status of a command that was not understood or whose input can't be opened, as `python3` has it.
const USAGE: u8 = 2;

/// Runs a command and returns its exit status. `args` is without the program's name.
pub fn run(args: Vec<String>, registry: &Registry<Constructor>) -> u8 {
    let command = match args::parse(args) {
        Ok(command) => command,
        Err(message) => {
            eprintln!("anypy: {message}\nTry `anypy --help`.");
            return USAGE;
        }
    };
    match command {
        Command::Help => {
            print!("{}", args::help(registry));
            0
        }
        Command::Version => {
            println!("{}", runtimes::versions(registry));
            0
        }
        Command::Run { runtime, program } => program::run(runtime.as_deref(), program, registry),
        Command::Repl { runtime } => repl::run(runtime.as_deref(), registry),
        Command::Check { path, json } => check::run(&path, json),
    }
}

/// Prints an error of this command itself.
fn complain(message: &str) {
    eprintln!("anypy: {message}");
}

//! `cargo xtask fuzz`: random programs, for differences from CPython, and random texts, for panics and hangs.
//!
//! The work is done by `tests/fuzz/*.py`, since CPython is needed anyway; this builds the command line and starts them.

use crate::args::Args;
use crate::conformance::Cli;
use crate::{project, setup};
use anyhow::{Context, Result, bail};
use std::process::{Command, ExitCode};

/// The versions of CPython whose words are mini's: see `SAME_WORDS` in `tests/fuzz/fuzz.py`.
const VERSIONS: &[&str] = &["3.11", "3.12", "3.13"];

/// `cargo xtask fuzz [--count N] [--seed S] [--all] | --parser | --eval [--minutes M] [--seed S]`.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let modes: Vec<&str> =
        ["parser", "eval"].into_iter().filter(|mode| args.flag(&["--", mode].concat())).collect();
    let seed = args.value::<u64>("--seed")?;
    let minutes = args.value::<f64>("--minutes")?.unwrap_or(10.0);
    let count = args.value::<u64>("--count")?.unwrap_or(20_000);
    let all = args.flag("--all");
    args.finish()?;
    setup::python()?;
    let cli = Cli::build(&["mini".into()])?;
    if modes.is_empty() {
        let mut fuzz = script("fuzz.py", &cli);
        fuzz.args(["--count", &count.to_string()]);
        if all {
            fuzz.arg("--all");
        }
        return run(fuzz, seed);
    }
    for mode in modes {
        let mut mutate = script("mutate.py", &cli);
        mutate.args([mode, "--minutes", &minutes.to_string()]);
        if run(mutate, seed)? != ExitCode::SUCCESS {
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Why programs can't be compared here, if they can't.
pub fn obstacle() -> Option<String> {
    let version = Command::new("python3").arg("--version").output().ok();
    let version = version.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_string());
    match version.filter(|version| !version.is_empty()) {
        None => Some("there is no python3 to compare with".into()),
        Some(version) if !VERSIONS.iter().any(|known| version.starts_with(&["Python ", known].concat())) => {
            Some(format!("{version} says things in other words than {}", VERSIONS.join(", ")))
        }
        Some(_) => None,
    }
}

/// Compares so many programs; whether all agree.
pub fn agree(cli: &Cli, count: u64) -> Result<bool> {
    let mut fuzz = script("fuzz.py", cli);
    fuzz.args(["--count", &count.to_string()]);
    Ok(run(fuzz, None)? == ExitCode::SUCCESS)
}

fn script(name: &str, cli: &Cli) -> Command {
    let mut command = Command::new("python3");
    command.arg(project::root().join("tests/fuzz").join(name)).arg("--cli").arg(&cli.0);
    command.current_dir(project::root());
    command
}

fn run(mut command: Command, seed: Option<u64>) -> Result<ExitCode> {
    if let Some(seed) = seed {
        command.args(["--seed", &seed.to_string()]);
    }
    let status = command.status().context("cannot start python3")?;
    match status.code() {
        Some(0) => Ok(ExitCode::SUCCESS),
        Some(1) => Ok(ExitCode::FAILURE),
        _ => bail!("the fuzzer ended with {status}"),
    }
}

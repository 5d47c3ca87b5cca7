//! The `anypy` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    ExitCode::from(anypy_cli::run(args, &anypy_cli::built_in()))
}

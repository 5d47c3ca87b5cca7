//! The `anypy` command.

use std::process::ExitCode;

/// Bytes of native stack: an engine may nest its calls on it, and 1000 of them (CPython's limit) are large in builds
/// without optimisation. Only what is used is ever taken from the system.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let args = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    let thread = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || anypy_cli::run(args, &anypy_cli::built_in()));
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => ExitCode::from(status),
        // The panic has been printed by the thread.
        Ok(Err(_)) => ExitCode::from(101),
        Err(error) => {
            eprintln!("anypy: no thread for the interpreter: {error}");
            ExitCode::from(2)
        }
    }
}

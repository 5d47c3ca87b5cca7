//! Running programs: finding them, showing what runs, and errors that name the program and its status.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Announces a step on stderr (stdout is for results).
pub fn step(text: &str) {
    eprintln!("\x1b[1m==>\x1b[0m {text}");
}

/// Announces a long step and tells afterwards how long it took.
pub fn timed<T>(text: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    step(text);
    let start = Instant::now();
    let result = work()?;
    let seconds = start.elapsed().as_secs_f64();
    if seconds >= 1.0 {
        eprintln!("    {seconds:.1} s");
    }
    Ok(result)
}

/// The full path of a program on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| is_executable(file))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file()
}

/// A command that this program's own cargo has left no trace in: cargo and rustup tell their children which
/// toolchain they are, which must not reach another one.
pub fn clean_command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let of_cargo = name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
        let of_toolchain = matches!(
            &*name,
            "CARGO"
                | "RUSTC"
                | "RUSTDOC"
                | "RUSTUP_TOOLCHAIN"
                | "RUSTFLAGS"
                | "CARGO_ENCODED_RUSTFLAGS"
                | "LD_LIBRARY_PATH"
                | "RUST_RECURSION_COUNT"
                | "RUSTC_BOOTSTRAP"
        );
        if of_cargo || of_toolchain {
            command.env_remove(&*name);
        }
    }
    command
}

/// Runs to the end with our own stdout and stderr; any status but 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs to the end; true when the status was 0.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Runs to the end and returns stdout; any status but 0 is an error that carries stderr.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let result = command.output().with_context(|| format!("cannot start {}", shown(command)))?;
    if !result.status.success() {
        let stderr = String::from_utf8_lossy(&result.stderr);
        bail!("{} ended with {}\n{}", shown(command), result.status, stderr.trim_end());
    }
    Ok(result.stdout)
}

/// As [`output`], as trimmed text, and nothing when the program fails or is not there.
pub fn text(command: &mut Command) -> Option<String> {
    let result = command.stderr(Stdio::null()).output().ok()?;
    if !result.status.success() {
        return None;
    }
    Some(String::from_utf8_lossy(&result.stdout).trim().to_string())
}

fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    format!("`{line}`")
}

//! Programs as processes: the command line built once, many at a time, each with a time limit.

use super::programs::Program;
use super::{Options, Ran};
use crate::process::{clean_command, run as run_command, timed};
use crate::project;
use anyhow::{Context, Result, anyhow};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The Cargo profile of native programs: quick enough to test with, cheap enough to build often.
pub const PROFILE: &str = "tools";

/// The status of a Rust program that panicked.
const PANICKED: i32 = 101;

/// The native command line, `anypy`.
#[derive(Clone)]
pub struct Cli(pub PathBuf);

impl Cli {
    /// Builds the command line with these runtimes and no others (the full one takes minutes the first time).
    pub fn build(runtimes: &[String]) -> Result<Self> {
        timed(&format!("cargo build anypy ({})", runtimes.join(", ")), || {
            let mut cargo = clean_command("cargo");
            // RustPython's parser says that it needs a newer compiler than it does.
            cargo.args([
                "build",
                "--ignore-rust-version",
                "--locked",
                "--profile",
                PROFILE,
                "-p",
                "anypy",
                "--no-default-features",
            ]);
            cargo.args(["--features", &runtimes.join(",")]).current_dir(project::root());
            run_command(&mut cargo)
        })?;
        Ok(Self::built())
    }

    /// Where cargo leaves it.
    pub fn built() -> Self {
        Self(project::target().join(PROFILE).join(format!("anypy{}", std::env::consts::EXE_SUFFIX)))
    }
}

/// Runs every program on a runtime, results in the same order.
pub fn run_all(cli: &Cli, runtime: &str, programs: &[Program], options: &Options) -> Vec<Result<Ran>> {
    parallel(programs, options.jobs, |program| {
        let mut command = Command::new(&cli.0);
        command.args(["run", "--runtime", runtime]).arg(program.path.file_name().unwrap_or_default());
        command.envs(options.env.iter().map(|(name, value)| (name, value)));
        run(&mut command, &program.path, options.timeout)
    })
}

/// Applies `work` to every item, `jobs` at a time, results in the same order.
pub fn parallel<T: Sync, R: Send>(items: &[T], jobs: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    let result = work(item);
                    results.lock().unwrap_or_else(|poison| poison.into_inner()).push((index, result));
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(|poison| poison.into_inner());
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Runs a command in the program's folder, for at most `timeout`.
pub fn run(command: &mut Command, program: &Path, timeout: Duration) -> Result<Ran> {
    command.current_dir(program.parent().unwrap_or(program));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command.spawn().with_context(|| format!("cannot start {name}"))?;
    // Both pipes are emptied while it runs, or a program that prints much would block.
    let reader = |mut pipe: Box<dyn Read + Send>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            // A pipe that breaks ends the text; the exit status tells why.
            let _ = pipe.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let stdout = reader(Box::new(child.stdout.take().context("no stdout")?));
    let stderr = reader(Box::new(child.stderr.take().context("no stderr")?));
    let deadline = Instant::now() + timeout;
    let mut pause = Duration::from_micros(500);
    let status = loop {
        if let Some(status) = child.try_wait().context("waiting for the program")? {
            break Some(status);
        }
        if Instant::now() >= deadline {
            child.kill().context("stopping the program")?;
            child.wait().context("waiting for the program")?;
            break None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    };
    let stdout = stdout.join().map_err(|_| anyhow!("reading stdout panicked"))?;
    let stderr = stderr.join().map_err(|_| anyhow!("reading stderr panicked"))?;
    let last = || stderr.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("").trim().to_string();
    let broken = match status {
        None => Some(format!("still running after {} s", timeout.as_secs_f64())),
        Some(status) => match status.code() {
            None => Some(format!("crashed: {status}; {}", last())),
            Some(PANICKED) if stderr.contains("panicked at") => {
                Some(format!("panicked: {}", panic_text(&stderr)))
            }
            Some(_) => None,
        },
    };
    Ok(Ran { stdout, status: status.and_then(|status| status.code()), broken, complaint: last() })
}

/// Where and why a Rust program panicked, on one line.
fn panic_text(stderr: &str) -> String {
    let from = stderr.lines().skip_while(|line| !line.contains("panicked at"));
    from.take(2).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order() {
        let items: Vec<u32> = (0..100).collect();
        assert_eq!(
            parallel(&items, 7, |item| item * 2),
            items.iter().map(|item| item * 2).collect::<Vec<_>>()
        );
    }

    #[cfg(unix)]
    #[test]
    fn stops_what_does_not_end() {
        let mut sleep = Command::new("sleep");
        let ran = run(sleep.arg("30"), Path::new("/tmp/x"), Duration::from_millis(50)).unwrap();
        assert!(ran.broken.is_some_and(|why| why.contains("still running")));
        let mut shell = Command::new("sh");
        let ran =
            run(shell.args(["-c", "echo out; exit 3"]), Path::new("/tmp/x"), Duration::from_secs(5)).unwrap();
        assert_eq!((ran.stdout.as_str(), ran.status, ran.broken), ("out\n", Some(3), None));
    }
}

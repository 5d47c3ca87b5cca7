//! `cargo xtask test`: everything that is checked before a change is taken, as a table of stages.
//!
//! A stage that fails does not stop the others, so that one run shows all there is to do; what needs the site is left out
//! only when the site could not be built. The last line is `N passed, N failed`.
//!
//! Cargo's work is kept to one native profile, one check pass for clippy on each target, and one wasm release.

use crate::args::Args;
use crate::browser::Server;
use crate::build::{self, Options};
use crate::conformance::{self, Cli, PROFILE};
use crate::process::{clean_command, run, step};
use crate::toolchain::{TARGET, Toolchain};
use crate::{budgets, fuzz, project, setup};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Crates whose code for the browser is compiled only for wasm.
const WASM_CRATES: &[&str] = &["anypy-bridge", "anypy-mini-web", "anypy-loader"];

/// The same, compiled in minutes: left out with `--fast`.
const LARGE_WASM_CRATES: &[&str] = &["anypy-full-web"];

/// Programs that are made at random and compared.
const RANDOM_PROGRAMS: u64 = 500;

/// What a stage found.
#[derive(Default, Clone)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
    /// What failed and why, a line each, for the end of the report.
    failures: Vec<String>,
}

/// The stages so far.
#[derive(Default)]
struct Report {
    rows: Vec<(String, Count, Duration)>,
    /// Only stages with this text in their name run.
    only: Option<String>,
}

/// `cargo xtask test [--fast] [--only STAGE]`.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let fast = args.flag("--fast");
    let only = args.value("--only")?;
    args.finish()?;
    let toolchain = setup::wasm_toolchain()?;
    setup::rust_components()?;
    setup::node_modules()?;
    setup::chromium()?;
    setup::python()?;

    let mut report = Report { only, ..Report::default() };
    report.stage("format", || check(cargo("fmt").args(["--all", "--check"])));
    report.stage("clippy", || {
        let mut clippy = cargo("clippy");
        clippy.args([
            "--locked",
            "--workspace",
            "--all-targets",
            "--profile",
            PROFILE,
            "--",
            "-D",
            "warnings",
        ]);
        check(&mut clippy)
    });
    report.stage("clippy, the loader's first build", || {
        let mut clippy = cargo("clippy");
        clippy.args(["--locked", "-p", "anypy-config", "-p", "anypy-loader", "--no-default-features"]);
        check(clippy.args(["--all-targets", "--profile", PROFILE, "--", "-D", "warnings"]))
    });
    report.stage("clippy, wasm", || clippy_for_wasm(&toolchain, fast));
    report.stage("unit tests", unit_tests);

    report.stage("bridge", || bridge_tests(&toolchain));

    let runtimes: &[&str] = &["mini", "full"];
    let cli = report.stage("command line", || {
        check(cargo("build").args(["--locked", "--workspace", "--bins", "--profile", PROFILE]))
    });
    if cli {
        let mut stress = programs("mini", false);
        stress.env.push(("ANYPY_GC_STRESS".into(), "1".into()));
        stress.timeout = Duration::from_secs(60);
        // Large data, collected again at every allocation, takes minutes and shows nothing that small data doesn't.
        stress.exclude = Some("stress/");
        for runtime in runtimes {
            report.stage(&format!("conformance, {runtime}"), || conformance(programs(runtime, false)));
        }
        report.stage("conformance, mini, GC stress", || conformance(stress));
        report.stage("hostile input, mini", || conformance(hostile(false)));
        report.stage("random programs, mini", random_programs);
    }

    let parts: &[&str] = if fast { &["mini", "loader"] } else { &[] };
    let parts = parts.iter().map(ToString::to_string).collect();
    let mut sizes = None;
    report.stage("site", || {
        sizes = Some(build::build(&Options { parts, dev: false })?);
        Ok(Count { passed: 1, ..Count::default() })
    });
    if let Some(sizes) = &sizes {
        sizes.print();
        report.stage("byte budgets", || {
            let report = budgets::check(sizes)?;
            report.print();
            Ok(Count { passed: report.passed, failed: report.failed, ..Count::default() })
        });
    }
    // With --only, the site of an earlier build will do.
    if sizes.is_some() || report.only.is_some() {
        for runtime in if fast { &runtimes[..1] } else { runtimes } {
            report
                .stage(&format!("conformance, {runtime}, browser"), || conformance(programs(runtime, true)));
        }
        report.stage("hostile input, mini, browser", || conformance(hostile(true)));
        report.stage("pages", || page_tests(fast));
    }
    Ok(report.finish())
}

impl Report {
    /// Runs a stage; an error in it counts as one failure. True when nothing failed.
    fn stage(&mut self, name: &str, work: impl FnOnce() -> Result<Count>) -> bool {
        if self.only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            return true;
        }
        step(name);
        let start = Instant::now();
        let count = work().unwrap_or_else(|error| {
            eprintln!("error: {name}: {error:#}");
            Count { failed: 1, failures: vec![format!("{error:#}")], ..Count::default() }
        });
        let passed = count.failed == 0;
        self.rows.push((name.to_string(), count, start.elapsed()));
        passed
    }

    fn finish(&self) -> ExitCode {
        println!("\n{:<36} {:>8} {:>8} {:>8} {:>9}", "", "passed", "failed", "skipped", "time");
        let mut total = Count::default();
        for (name, count, time) in &self.rows {
            let seconds = time.as_secs_f64();
            println!(
                "{name:<36} {:>8} {:>8} {:>8} {seconds:>7.1} s",
                count.passed, count.failed, count.skipped
            );
            total.passed += count.passed;
            total.failed += count.failed;
        }
        for (name, count, _) in &self.rows {
            for failure in &count.failures {
                println!("failed in {name}: {failure}");
            }
        }
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn cargo(subcommand: &str) -> Command {
    let mut command = clean_command("cargo");
    command.arg(subcommand).current_dir(project::root());
    if subcommand != "fmt" {
        // RustPython's parser says that it needs a newer compiler than it does.
        command.arg("--ignore-rust-version");
    }
    command
}

/// A command as a single check.
fn check(command: &mut Command) -> Result<Count> {
    run(command)?;
    Ok(Count { passed: 1, ..Count::default() })
}

/// Clippy over the code that only wasm builds see: with rustup's own target where it is there, else with the library rebuilt.
fn clippy_for_wasm(toolchain: &Toolchain, fast: bool) -> Result<Count> {
    let target_dir = project::wasm_target();
    let mut clippy = if let Some(plain) = Toolchain::plain() {
        plain.cargo("clippy", &target_dir, false)
    } else if toolchain.has_clippy() {
        toolchain.cargo("clippy", &target_dir, false)
    } else {
        step(&format!("left out: no clippy here for {TARGET}; `rustup target add {TARGET}` brings it"));
        return Ok(Count { skipped: 1, ..Count::default() });
    };
    clippy.arg("--locked").current_dir(project::root());
    let large = if fast { &[] } else { LARGE_WASM_CRATES };
    for package in WASM_CRATES.iter().chain(large) {
        clippy.args(["-p", package]);
    }
    check(clippy.args(["--", "-D", "warnings"]))
}

/// `cargo test` over the workspace, and over the crates of the loader as its first build has them; counts added up.
fn unit_tests() -> Result<Count> {
    let mut count = cargo_test(&["--workspace"])?;
    let plain = cargo_test(&["-p", "anypy-config", "-p", "anypy-loader", "--no-default-features"])?;
    count.passed += plain.passed;
    count.failed += plain.failed;
    count.skipped += plain.skipped;
    Ok(count)
}

fn cargo_test(what: &[&str]) -> Result<Count> {
    let mut command = cargo("test");
    command.arg("--locked").args(what).args(["--no-fail-fast", "--profile", PROFILE]);
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo test")?;
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().context("no stdout")?).lines() {
        let line = line?;
        if let Some(result) = line.strip_prefix("test result: ") {
            for (word, number) in [
                ("passed", &mut count.passed),
                ("failed", &mut count.failed),
                ("ignored", &mut count.skipped),
            ] {
                *number += counted(result, word);
            }
        }
        println!("{line}");
    }
    if !child.wait().context("waiting for cargo test")?.success() && count.failed == 0 {
        bail!("cargo test did not get to the end");
    }
    Ok(count)
}

/// The number before a word: 12 in `ok. 12 passed; 0 failed`.
fn counted(text: &str, word: &str) -> usize {
    let before = text.split(word).next().filter(|before| before.len() < text.len());
    let number = before.and_then(|before| before.split_whitespace().next_back());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The project's own programs on a runtime, with the list of its known failures if there is one.
fn programs(runtime: &str, browser: bool) -> conformance::Options {
    let folder = project::root().join("tests/conformance");
    let list = folder.join(format!("{runtime}{}.expect", if browser { ".browser" } else { "" }));
    let mut options = conformance::Options::new(vec![folder], &[runtime]);
    options.browser = browser;
    options.expect = list.is_file().then_some(list);
    if browser {
        // Bringing up a large runtime is part of every program's time.
        options.timeout = Duration::from_secs(30);
    } else {
        options.cli = Some(Cli::built());
    }
    options
}

/// Programs that ask for too much: `tests/hostile`.
fn hostile(browser: bool) -> conformance::Options {
    let mut options = conformance::Options::new(vec![project::root().join("tests/hostile")], &["mini"]);
    options.browser = browser;
    options.timeout = Duration::from_secs(120);
    options.jobs = 1;
    if !browser {
        options.cli = Some(Cli::built());
    }
    options
}

/// Random programs beside CPython; more of them by `cargo xtask fuzz`.
fn random_programs() -> Result<Count> {
    if let Some(why) = fuzz::obstacle() {
        step(&format!("left out: {why}"));
        return Ok(Count { skipped: RANDOM_PROGRAMS as usize, ..Count::default() });
    }
    if fuzz::agree(&Cli::built(), RANDOM_PROGRAMS)? {
        return Ok(Count { passed: RANDOM_PROGRAMS as usize, ..Count::default() });
    }
    Ok(Count { failed: 1, ..Count::default() })
}

fn conformance(options: conformance::Options) -> Result<Count> {
    let mut count = Count::default();
    for table in conformance::run(&options)? {
        table.print();
        count.passed += table.passed;
        count.failed += table.failed;
        count.skipped += table.skipped;
        count.failures.extend(table.failures());
    }
    Ok(count)
}

/// `tests/bridge/*.test.mjs`: the toy engine behind the real bridge, in node.
fn bridge_tests(toolchain: &Toolchain) -> Result<Count> {
    let target = project::wasm_target();
    let mut build = toolchain.cargo("build", &target, true);
    build.args(["--locked", "--release", "-p", "anypy-bridge", "--example", "toy"]);
    run(build.current_dir(project::root()))?;
    let mut node = Command::new("node");
    node.current_dir(project::root());
    node.env("ANYPY_TOY_WASM", target.join(TARGET).join("release/examples/toy.wasm")).arg("--expose-gc");
    node_tests(node, "bridge")
}

/// `tests/pages/*.test.mjs`: pages of the built site in Chromium.
fn page_tests(fast: bool) -> Result<Count> {
    let server = Server::start(&[])?;
    let mut node = server.node()?;
    if fast {
        node.env("ANYPY_FAST", "1");
    }
    node_tests(node, "pages")
}

/// `tests/FOLDER/*.test.mjs` under node's test runner, its counts read from the TAP that it writes beside what it shows.
fn node_tests(mut node: Command, name: &str) -> Result<Count> {
    let folder = project::root().join("tests").join(name);
    let files = project::files_below(&folder)?;
    let tests: Vec<_> = files.iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    if tests.is_empty() {
        bail!("there are no tests in {}", folder.display());
    }
    let tap = project::target().join(format!("{name}.tap"));
    node.args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.arg("--test-reporter=tap").arg(format!("--test-reporter-destination={}", tap.display()));
    let status =
        node.args(tests.iter().map(|file| folder.join(file))).status().context("cannot start node")?;
    let text = project::read_text(&tap)?;
    let number = |name: &str| {
        let line = text.lines().rev().find_map(|line| line.strip_prefix(name));
        line.and_then(|rest| rest.trim().parse::<usize>().ok()).unwrap_or(0)
    };
    let count = Count {
        passed: number("# pass "),
        failed: number("# fail ") + number("# cancelled "),
        skipped: number("# skipped ") + number("# todo "),
        failures: text.lines().map(str::trim_start).filter_map(tap_failure).collect(),
    };
    if !status.success() && count.failed == 0 {
        bail!("node --test ended with {status}");
    }
    Ok(count)
}

/// The name of a test that failed, from its line in TAP.
fn tap_failure(line: &str) -> Option<String> {
    let (_, name) = line.strip_prefix("not ok ")?.split_once(" - ")?;
    (!name.contains(" # TODO") && !name.contains(" # SKIP")).then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::{counted, tap_failure};

    #[test]
    fn reads_names_of_failed_tests() {
        assert_eq!(tap_failure("not ok 12 - a page says so").as_deref(), Some("a page says so"));
        assert_eq!(tap_failure("ok 12 - a page says so"), None);
        assert_eq!(tap_failure("not ok 3 - later # TODO no workers"), None);
    }

    #[test]
    fn reads_cargo_test_results() {
        let line = "FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!((counted(line, "passed"), counted(line, "failed"), counted(line, "ignored")), (12, 3, 1));
        assert_eq!(counted(line, "unknown"), 0);
    }
}

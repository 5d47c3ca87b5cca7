//! `cargo xtask conformance`: runs folders of Python programs and compares what they print.
//!
//! The truth of `NAME.py` is `NAME.py.exp` where it exists, else what `python3` prints. A program that prints `SKIP` alone
//! (MicroPython's convention) counts as skipped. Programs run natively through the command line, each in a process of its
//! own with a time limit, or (`--browser`) in headless Chromium, each in a runtime of its own.

mod in_browser;
mod native;
mod programs;

pub use native::{Cli, PROFILE};

use crate::args::Args;
use crate::process::step;
use crate::project;
use anyhow::{Context, Result, bail};
use programs::Program;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// What became of a program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It printed what it should.
    Passed,
    /// It did not; the first difference or the reason.
    Failed(String),
    /// Neither; why.
    Skipped(String),
}

/// What a program printed, and how it ended if it did not end by itself.
pub struct Ran {
    stdout: String,
    /// Exit status where there is one.
    status: Option<i32>,
    /// Set when it was stopped or crashed.
    broken: Option<String>,
    /// The last line of stderr, which tells why when the status is not 0.
    complaint: String,
}

/// What to run, where and against which list of known failures.
pub struct Options {
    /// Folders or single programs.
    pub paths: Vec<PathBuf>,
    /// `mini`, `full` or others that the command line or the page knows.
    pub runtimes: Vec<String>,
    /// In Chromium rather than natively.
    pub browser: bool,
    /// Only programs with this text in their name.
    pub filter: Option<String>,
    /// Not programs whose name begins with this.
    pub exclude: Option<&'static str>,
    /// Known failures.
    pub expect: Option<PathBuf>,
    /// For each program.
    pub timeout: Duration,
    /// Programs at a time.
    pub jobs: usize,
    /// The native command line; built when not given.
    pub cli: Option<Cli>,
    /// Extra environment of each native program.
    pub env: Vec<(String, String)>,
}

impl Options {
    /// Everything at its default.
    pub fn new(paths: Vec<PathBuf>, runtimes: &[&str]) -> Self {
        Self {
            paths,
            runtimes: runtimes.iter().map(ToString::to_string).collect(),
            browser: false,
            filter: None,
            exclude: None,
            expect: None,
            timeout: Duration::from_secs(10),
            jobs: std::thread::available_parallelism().map_or(2, usize::from),
            cli: None,
            env: Vec::new(),
        }
    }
}

/// Outcomes by program, and their numbers.
#[derive(Default)]
pub struct Table {
    /// Of one runtime in one place, such as `mini` or `mini, browser`.
    pub title: String,
    rows: BTreeMap<String, Outcome>,
    /// Programs that printed what they should, and known failures that failed.
    pub passed: usize,
    /// Failures that are not known, and known ones that pass by now.
    pub failed: usize,
    /// Programs that could not be judged.
    pub skipped: usize,
}

/// `cargo xtask conformance DIR.. [--runtime R] [--browser] [--filter TEXT] [--expect FILE] [--timeout S] [-j N]`.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let runtime = args.value::<String>("--runtime")?.unwrap_or_else(|| "mini".into());
    let runtimes: Vec<&str> =
        if runtime == "all" { vec!["mini", "full"] } else { runtime.split(',').collect() };
    let mut options = Options::new(Vec::new(), &runtimes);
    options.browser = args.flag("--browser");
    options.filter = args.value("--filter")?;
    options.expect = args.value("--expect")?;
    options.jobs = args.value("-j")?.unwrap_or(options.jobs).max(1);
    options.cli = args.value::<PathBuf>("--cli")?.map(Cli);
    if let Some(seconds) = args.value::<f64>("--timeout")? {
        options.timeout = Duration::try_from_secs_f64(seconds).context("--timeout")?;
    }
    options.paths = args.rest()?.into_iter().map(PathBuf::from).collect();
    if options.paths.is_empty() {
        options.paths.push(project::root().join("tests/conformance"));
    }
    let mut failed = 0;
    for table in run(&options)? {
        table.print();
        failed += table.failed;
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the programs on each runtime and records the tables in dist/conformance.json and .md.
pub fn run(options: &Options) -> Result<Vec<Table>> {
    let mut programs = programs::find(&options.paths, options.filter.as_deref())?;
    if let Some(prefix) = options.exclude {
        programs.retain(|program| !program.name.starts_with(prefix));
    }
    if programs.is_empty() {
        bail!("no Python programs in {}", list(&options.paths));
    }
    programs::fill_truth(&mut programs, options)?;
    let known = match &options.expect {
        Some(path) => known_failures(&project::read_text(path)?),
        None => BTreeMap::new(),
    };
    let cli = match &options.cli {
        Some(cli) => Some(cli.clone()),
        None if options.browser => None,
        None => Some(Cli::build(&options.runtimes)?),
    };
    let mut tables = Vec::new();
    for runtime in &options.runtimes {
        let place = if options.browser { ", browser" } else { "" };
        let stressed =
            if options.env.iter().any(|(name, _)| name == "ANYPY_GC_STRESS") { ", GC stress" } else { "" };
        let title = format!("{runtime}{place}{stressed}");
        step(&format!("conformance: {} programs on {title}", programs.len()));
        let ran = match &cli {
            Some(cli) => native::run_all(cli, runtime, &programs, options),
            None => in_browser::run_all(runtime, &programs, options)?,
        };
        let judged =
            programs.iter().zip(ran).map(|(program, ran)| (program.name.clone(), judge(program, ran)));
        tables.push(Table::new(title, judged, &known));
    }
    record(&tables)?;
    Ok(tables)
}

/// Compares what a program printed with the truth.
fn judge(program: &Program, ran: Result<Ran>) -> Outcome {
    let truth = match &program.truth {
        Ok(truth) => truth,
        Err(why) => return Outcome::Skipped(why.clone()),
    };
    let ran = match ran {
        Ok(ran) => ran,
        Err(error) => return Outcome::Failed(format!("{error:#}")),
    };
    let stdout = ran.stdout.replace("\r\n", "\n");
    if stdout == "SKIP\n" {
        return Outcome::Skipped("it says so itself".into());
    }
    if let Some(why) = ran.broken {
        return Outcome::Failed(why);
    }
    if let (Some(wanted), Some(status)) = (program.exit, ran.status)
        && wanted != status
    {
        return Outcome::Failed(format!("exit status {status} instead of {wanted}"));
    }
    if matches(truth, &stdout) {
        return Outcome::Passed;
    }
    let mut why = difference(truth, &stdout);
    if ran.status.is_none_or(|status| status != 0) && !ran.complaint.is_empty() {
        why.push_str("; it ended with: ");
        why.push_str(&ran.complaint);
    }
    Outcome::Failed(why)
}

/// A line of a stored truth that stands for any number of lines (MicroPython's convention).
const ANY_LINES: &str = "########";

fn matches(truth: &str, stdout: &str) -> bool {
    if truth == stdout || !truth.lines().any(|line| line == ANY_LINES) {
        return truth == stdout;
    }
    let wanted: Vec<&str> = truth.lines().collect();
    let got: Vec<&str> = stdout.lines().collect();
    lines_match(&wanted, &got)
}

fn lines_match(wanted: &[&str], got: &[&str]) -> bool {
    match wanted.split_first() {
        None => got.is_empty(),
        Some((&ANY_LINES, rest)) => (0..=got.len()).any(|from| lines_match(rest, &got[from..])),
        Some((line, rest)) => {
            got.split_first().is_some_and(|(first, got)| first == line && lines_match(rest, got))
        }
    }
}

/// The first line that differs.
fn difference(truth: &str, stdout: &str) -> String {
    let (mut wanted, mut got) = (truth.lines(), stdout.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (wanted.next(), got.next()) {
            (None, None) => return "the last line ends differently".into(),
            (a, b) if a == b => {}
            (a, b) => {
                let shown = |line: Option<&str>| line.map_or("the end".into(), |line| format!("{line:?}"));
                return format!("line {number}: expected {}, got {}", shown(a), shown(b));
            }
        }
    }
}

/// `NAME reason` lines; `#` starts a comment. The reason is for readers; one that begins with `?` is of a program whose
/// outcome depends on the machine (the browser's native stack, say), which may pass as well.
fn known_failures(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| line.split_once(char::is_whitespace).unwrap_or((line, "")))
        .map(|(name, reason)| (name.to_string(), reason.trim().to_string()))
        .collect()
}

impl Table {
    fn new(
        title: String,
        judged: impl Iterator<Item = (String, Outcome)>,
        known: &BTreeMap<String, String>,
    ) -> Self {
        let mut table = Self { title, ..Self::default() };
        for (name, outcome) in judged {
            let outcome = match (outcome, known.contains_key(&name)) {
                (Outcome::Failed(_), true) => Outcome::Skipped(format!("known failure: {}", known[&name])),
                (Outcome::Passed, true) if !known[&name].starts_with('?') => {
                    Outcome::Failed("a known failure that passes: take it off the list".into())
                }
                (outcome, _) => outcome,
            };
            *(match outcome {
                Outcome::Passed => &mut table.passed,
                Outcome::Failed(_) => &mut table.failed,
                Outcome::Skipped(_) => &mut table.skipped,
            }) += 1;
            table.rows.insert(name, outcome);
        }
        table
    }

    /// What failed and why, a line each.
    pub fn failures(&self) -> impl Iterator<Item = String> {
        self.rows.iter().filter_map(|(name, outcome)| match outcome {
            Outcome::Failed(why) => Some(format!("{name}: {why}")),
            _ => None,
        })
    }

    /// The names of what failed and was skipped, then the numbers.
    pub fn print(&self) {
        for (name, outcome) in &self.rows {
            match outcome {
                Outcome::Passed => {}
                Outcome::Failed(why) => println!("failed  {name}: {why}"),
                Outcome::Skipped(why) => println!("skipped {name}: {why}"),
            }
        }
        println!("{}: {} passed, {} failed, {} skipped", self.title, self.passed, self.failed, self.skipped);
    }
}

/// Merges the tables into dist/conformance.json (columns by title) and writes it as Markdown too.
fn record(tables: &[Table]) -> Result<()> {
    let path = project::dist().join("conformance.json");
    let old = std::fs::read(&path).unwrap_or_default();
    let mut all: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_slice(&old).unwrap_or_default();
    for table in tables {
        let column = all.entry(table.title.clone()).or_default();
        for (name, outcome) in &table.rows {
            let word = match outcome {
                Outcome::Passed => "passed",
                Outcome::Failed(_) => "failed",
                Outcome::Skipped(_) => "skipped",
            };
            column.insert(name.clone(), word.into());
        }
    }
    let text = serde_json::to_string_pretty(&all).context("writing conformance.json")?;
    project::write(&path, text.as_bytes())?;
    project::write(&project::dist().join("conformance.md"), markdown(&all).as_bytes())?;
    Ok(())
}

fn markdown(all: &BTreeMap<String, BTreeMap<String, String>>) -> String {
    let mut names: Vec<&str> = all.values().flat_map(|column| column.keys().map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    let titles: Vec<&str> = all.keys().map(String::as_str).collect();
    let mut text = format!("| program | {} |\n|{}\n", titles.join(" | "), " --- |".repeat(titles.len() + 1));
    for name in names {
        let cells = all.values().map(|column| column.get(name).map_or("", String::as_str));
        text.push_str(&format!("| {name} | {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
    text
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path: &PathBuf| Path::display(path).to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(truth: &str) -> Program {
        Program { name: "p".into(), path: PathBuf::new(), truth: Ok(truth.into()), exit: None }
    }

    fn ran(stdout: &str) -> Result<Ran> {
        Ok(Ran { stdout: stdout.into(), status: Some(0), broken: None, complaint: String::new() })
    }

    #[test]
    fn judges_by_exact_output() {
        assert_eq!(judge(&program("1\n2\n"), ran("1\r\n2\n")), Outcome::Passed);
        assert!(matches!(judge(&program("1\n"), ran("SKIP\n")), Outcome::Skipped(_)));
        let Outcome::Failed(why) = judge(&program("1\n2\n"), ran("1\n3\n")) else { panic!("it differs") };
        assert_eq!(why, "line 2: expected \"2\", got \"3\"");
        assert!(matches!(judge(&program("1\n"), ran("1")), Outcome::Failed(_)));
        assert_eq!(judge(&program("a\n########\nd\n"), ran("a\nb\nc\nd\n")), Outcome::Passed);
        assert!(matches!(judge(&program("a\n########\nd\n"), ran("a\nb\n")), Outcome::Failed(_)));
        let ended = Program { exit: Some(1), ..program("1\n") };
        assert!(matches!(judge(&ended, ran("1\n")), Outcome::Failed(_)));
    }

    #[test]
    fn known_failures_must_fail() {
        let known = known_failures("# why\n\na.py  no such method yet\nb.py reason\n");
        assert_eq!(known["a.py"], "no such method yet");
        let outcomes =
            [("a.py".to_string(), Outcome::Failed("x".into())), ("b.py".to_string(), Outcome::Passed)];
        let table = Table::new("t".into(), outcomes.into_iter(), &known);
        assert_eq!((table.passed, table.failed, table.skipped), (0, 1, 1));
    }
}

//! `cargo xtask bench`: what a page fetches and how long it takes to its first Python statement, ours beside the peers',
//! in one run. bench/cold.mjs measures; this prints the table and leaves `dist/bench.json`.

use crate::args::Args;
use crate::browser::Server;
use crate::build::{self, Options};
use crate::dist::Sizes;
use crate::process::step;
use crate::project::{self, grouped};
use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::process::{Command, ExitCode, Stdio};

/// The candidate that the others are compared with.
const REFERENCE: &str = "micropython";

/// The page that does nothing: what the browser takes of every start.
const FLOOR: &str = "empty";

/// A candidate's results as bench/cold.mjs prints them.
#[derive(Serialize, Deserialize)]
struct Candidate {
    name: String,
    /// Bytes over the wire, compressed as the server sends them, without HTTP heads.
    transferred: u64,
    /// The same files uncompressed.
    raw: u64,
    requests: u64,
    /// Milliseconds from navigation to the first statement, one a run.
    local: Vec<f64>,
    /// The same on the emulated slow line; empty with `--quick`.
    slow: Vec<f64>,
}

/// `cargo xtask bench [--runs N] [--quick] [--only NAME,..] [--no-build]`, or `bench --speed`: see [`crate::speed`],
/// or `bench --interop`: see [`crate::interop`].
pub fn command(mut args: Args) -> Result<ExitCode> {
    if args.flag("--speed") {
        return crate::speed::command(args);
    }
    if args.flag("--interop") {
        return crate::interop::command(args);
    }
    let runs = args.value::<u32>("--runs")?;
    let quick = args.flag("--quick");
    let only = args.value::<String>("--only")?;
    let no_build = args.flag("--no-build");
    args.finish()?;
    if !no_build {
        build::build(&Options { parts: Vec::new(), dev: false })?;
    }
    let folder = project::root().join("bench");
    let server = Server::start(&[("/bench", folder.join("pages"))])?;
    let runs = runs.unwrap_or(if quick { 5 } else { 9 });
    step(&format!("cold starts, {runs} interleaved runs of each page (progress on stderr)"));
    let mut node = server.node()?;
    node.arg(folder.join("cold.mjs")).args(["--runs", &runs.to_string()]);
    if quick {
        node.arg("--quick");
    }
    if let Some(only) = only {
        node.args(["--only", &only]);
    }
    let results: Vec<Candidate> = measured(&mut node, "cold.mjs")?;
    print(&results);
    if let Some(sizes) = Sizes::read()? {
        sizes.print_modules("mini");
    }
    keep("bench.json", &results)?;
    Ok(ExitCode::SUCCESS)
}

/// Runs a script of bench/ in node, its progress on stderr, and reads the JSON that it prints.
pub(crate) fn measured<T: DeserializeOwned>(node: &mut Command, script: &str) -> Result<T> {
    let output = node.stderr(Stdio::inherit()).output().context("cannot start node")?;
    if !output.status.success() {
        bail!("bench/{script} ended with {}", output.status);
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("what bench/{script} printed"))
}

/// Leaves every run's results in dist/.
pub(crate) fn keep(file: &str, results: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(results).with_context(|| format!("writing {file}"))?;
    project::write(&project::dist().join(file), text.as_bytes())?;
    Ok(())
}

/// The table, with ratios to the reference where it was measured.
fn print(results: &[Candidate]) {
    let reference = results.iter().find(|result| result.name == REFERENCE);
    println!(
        "| page | requests | raw bytes | brotli bytes | of {REFERENCE} | start, ms | of {REFERENCE} | above {FLOOR} | slow line, ms | of {REFERENCE} |"
    );
    println!("| --- |{}", " ---: |".repeat(9));
    let floor = results.iter().find(|result| result.name == FLOOR).and_then(|empty| median(&empty.local));
    let above = |time: Option<f64>| time.zip(floor).map(|(time, floor)| time - floor);
    let ratio = |is: Option<f64>, base: Option<f64>| match (is, base) {
        (Some(is), Some(base)) if base > 0.0 => format!("{:.2}", is / base),
        _ => String::new(),
    };
    for result in results {
        let (local, slow) = (median(&result.local), median(&result.slow));
        let shown = |time: Option<f64>| time.map_or(String::new(), |time| format!("{time:.0}"));
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            result.name,
            result.requests,
            grouped(result.raw),
            grouped(result.transferred),
            ratio(Some(result.transferred as f64), reference.map(|base| base.transferred as f64)),
            shown(local),
            ratio(local, reference.and_then(|base| median(&base.local))),
            ratio(above(local), above(reference.and_then(|base| median(&base.local)))),
            shown(slow),
            ratio(slow, reference.and_then(|base| median(&base.slow))),
        );
    }
}

pub(crate) fn median(times: &[f64]) -> Option<f64> {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn takes_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[]), None);
    }
}

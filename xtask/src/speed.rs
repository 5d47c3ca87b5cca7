//! `cargo xtask bench --speed`: programs on mini, MicroPython and Pyodide in one Chromium run, as ratios, and what mini's
//! heap holds and how long its collector pauses. bench/speed.mjs measures; this prints the tables and leaves
//! `dist/speed.json`. bench/README.md says what the figures mean.

use crate::args::Args;
use crate::bench::{keep, measured, median};
use crate::browser::Server;
use crate::build::{self, Options};
use crate::process::step;
use crate::project::{self, grouped};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// The runtime that the ratios are to.
const REFERENCE: &str = "micropython";
/// Ours.
const MINI: &str = "mini";

/// A program's results: milliseconds of each run, or why there are none.
#[derive(Serialize, Deserialize)]
struct Program {
    name: String,
    times: BTreeMap<String, Vec<f64>>,
    errors: BTreeMap<String, String>,
}

/// What the runtime reports of its heap, in bytes.
#[derive(Serialize, Deserialize)]
struct Heap {
    used: u64,
    reserved: u64,
    /// The whole linear memory: heap, static data, native stack, Rust's own allocations.
    wasm: u64,
}

/// The memory figures of mini.
#[derive(Serialize, Deserialize)]
struct Memory {
    #[serde(rename = "afterHello")]
    after_hello: Heap,
    #[serde(rename = "afterPairs")]
    after_pairs: Heap,
    /// Bytes in use while the pauses were measured.
    heap: u64,
    /// Milliseconds of each collection.
    pauses: Vec<f64>,
}

/// What bench/speed.mjs prints.
#[derive(Serialize, Deserialize)]
struct Results {
    programs: Vec<Program>,
    memory: Option<Memory>,
}

/// `cargo xtask bench --speed [FOLDER] [--runs N] [--quick] [--only NAME,..] [--filter TEXT] [--baseline FOLDER] [--no-build]`.
/// FOLDER holds programs in the form of MicroPython's `tests/perf_bench`; `--baseline` is another build of mini, as a
/// copy of `dist/runtimes/mini`, to be measured beside.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let runs = args.value::<u32>("--runs")?;
    let quick = args.flag("--quick");
    let only = args.value::<String>("--only")?;
    let filter = args.value::<String>("--filter")?;
    let baseline = args.value::<PathBuf>("--baseline")?;
    let no_build = args.flag("--no-build");
    let folder = match args.rest()?.as_slice() {
        [] => None,
        [folder] => Some(std::fs::canonicalize(folder).with_context(|| format!("no folder {folder}"))?),
        _ => bail!("--speed takes one folder of programs at most"),
    };
    if !no_build {
        let parts = ["mini", "loader", "peers"].map(str::to_string);
        build::build(&Options { parts: parts.to_vec(), dev: false })?;
    }
    let mut runtimes: Vec<String> = match only {
        Some(only) => only.split(',').map(str::to_string).collect(),
        None => [MINI, REFERENCE, "pyodide"].map(str::to_string).to_vec(),
    };
    let bench = project::root().join("bench");
    let mut mounts = vec![("/bench", bench.join("pages"))];
    if let Some(baseline) = baseline {
        mounts.push(("/baseline", std::fs::canonicalize(&baseline).context("no such --baseline")?));
        runtimes.insert(1.min(runtimes.len()), "baseline".to_string());
    }
    let server = Server::start(&mounts)?;
    let runs = runs.unwrap_or(if quick { 3 } else { 7 });
    step(&format!("programs, {runs} interleaved runs of each (progress on stderr)"));
    let mut node = server.node()?;
    node.arg(bench.join("speed.mjs")).args(["--runs", &runs.to_string(), "--runtimes", &runtimes.join(",")]);
    if let Some(filter) = &filter {
        node.args(["--filter", filter]);
    }
    if let Some(folder) = &folder {
        node.arg("--perf").arg(folder);
    } else if filter.is_none() && runtimes.iter().any(|name| name == MINI) {
        node.args(["--memory", if quick { "300000" } else { "10000000" }]);
    }
    let results: Results = measured(&mut node, "speed.mjs")?;
    print(&results, &runtimes);
    if let Some(memory) = &results.memory {
        print_memory(memory);
    }
    keep(if folder.is_some() { "speed-perf.json" } else { "speed.json" }, &results)?;
    Ok(ExitCode::SUCCESS)
}

/// The table: milliseconds, and how many times as fast as the reference; then the geometric means.
fn print(results: &Results, runtimes: &[String]) {
    let reference = runtimes.iter().find(|name| *name == REFERENCE).or(runtimes.last());
    let Some(reference) = reference else { return };
    let others: Vec<&String> = runtimes.iter().filter(|name| *name != reference).collect();
    print!("| program | {reference}, ms |");
    for name in &others {
        print!(" {name}, ms | times as fast |");
    }
    println!("\n| --- | ---: |{}", " ---: | ---: |".repeat(others.len()));
    let mut sums: BTreeMap<&str, (f64, u32, Vec<&str>)> = BTreeMap::new();
    for program in &results.programs {
        let time = |name: &str| {
            if program.errors.contains_key(name) {
                return None;
            }
            program.times.get(name).and_then(|times| median(times))
        };
        let base = time(reference);
        let shown = |time: Option<f64>| time.map_or("–".to_string(), |time| format!("{time:.1}"));
        print!("| {} | {} |", program.name, shown(base));
        for name in &others {
            let is = time(name);
            let ratio = match (base, is) {
                (Some(base), Some(is)) if is > 0.0 => Some(base / is),
                _ => None,
            };
            if let Some(ratio) = ratio {
                let sum = sums.entry(name).or_default();
                sum.0 += ratio.ln();
                sum.1 += 1;
                if ratio < 1.0 {
                    sum.2.push(&program.name);
                }
            }
            print!(" {} | {} |", shown(is), ratio.map_or("–".to_string(), |ratio| format!("{ratio:.2}")));
        }
        println!();
    }
    for name in &others {
        if let Some((sum, count, slower)) = sums.get(name.as_str()) {
            println!(
                "{name}: geometric mean {:.2} times as fast as {reference} on {count} programs, {} slower{}{}",
                (sum / f64::from(*count)).exp(),
                slower.len(),
                if slower.is_empty() { "" } else { ": " },
                slower.join(", "),
            );
        }
    }
    for program in &results.programs {
        for (name, error) in &program.errors {
            println!("not measured: {} on {name}: {error}", program.name);
        }
    }
}

/// The memory figures beside their bounds.
fn print_memory(memory: &Memory) {
    println!("| memory of mini | is | bound |\n| --- | ---: | ---: |");
    println!("| heap after hello world, bytes | {} | 1,000,000 |", grouped(memory.after_hello.reserved));
    println!(
        "| heap after short-lived cyclic pairs, bytes | {} | 32,000,000 |",
        grouped(memory.after_pairs.reserved)
    );
    let pause = median(&memory.pauses).unwrap_or(0.0);
    println!("| pause of a collection of {} bytes, ms | {pause:.1} | 5 |", grouped(memory.heap));
}

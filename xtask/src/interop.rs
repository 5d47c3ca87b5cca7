//! `cargo xtask bench --interop`: what crossing between Python and JavaScript costs, in nanoseconds, on each runtime in
//! one Chromium run. bench/interop.mjs measures; this prints the table, holds mini against its bar, and leaves
//! `dist/interop-costs.json`.

use crate::args::Args;
use crate::bench::{keep, measured};
use crate::browser::Server;
use crate::build::{self, Options};
use crate::process::step;
use crate::project;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// Ours.
const MINI: &str = "mini";
/// The runtimes that it is held against.
const PEERS: [&str; 2] = ["micropython", "pyodide"];
/// Of the faster peer's time.
const BAR: f64 = 0.5;

/// An operation and what it costs by runtime.
#[derive(Serialize, Deserialize)]
struct Row {
    operation: String,
    nanoseconds: BTreeMap<String, f64>,
}

/// `cargo xtask bench --interop [--runs N] [--only NAME,..] [--baseline FOLDER] [--no-build]`. Fails when mini takes more
/// than half of the faster peer's time for any operation.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let runs = args.value::<u32>("--runs")?.unwrap_or(15);
    let only = args.value::<String>("--only")?;
    let baseline = args.value::<PathBuf>("--baseline")?;
    let no_build = args.flag("--no-build");
    args.finish()?;
    if !no_build {
        build::build(&Options { parts: Vec::new(), dev: false })?;
    }
    let mut runtimes = only.unwrap_or_else(|| "mini,full,micropython,pyodide".to_string());
    let bench = project::root().join("bench");
    let mut mounts = vec![("/bench", bench.join("pages"))];
    if let Some(baseline) = baseline {
        mounts.push(("/baseline", std::fs::canonicalize(&baseline).context("no such --baseline")?));
        runtimes.push_str(",baseline");
    }
    let server = Server::start(&mounts)?;
    step(&format!("crossings, the best of {runs} rounds"));
    let mut node = server.node()?;
    node.arg(bench.join("interop.mjs")).args(["--runs", &runs.to_string(), "--runtimes", &runtimes]);
    let rows: Vec<Row> = measured(&mut node, "interop.mjs")?;
    let missed = print(&rows, &runtimes.split(',').collect::<Vec<_>>());
    keep("interop-costs.json", &rows)?;
    Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The table; returns for how many operations mini misses its bar.
fn print(rows: &[Row], runtimes: &[&str]) -> usize {
    println!("| nanoseconds an operation | {} | mini to the faster peer |", runtimes.join(" | "));
    println!("| --- |{} ---: |", " ---: |".repeat(runtimes.len()));
    let mut missed = 0;
    for Row { operation, nanoseconds } in rows {
        print!("| {operation} |");
        for name in runtimes {
            print!(" {:.0} |", nanoseconds.get(*name).copied().unwrap_or(f64::NAN));
        }
        let peer = PEERS.iter().filter_map(|name| nanoseconds.get(*name)).copied().reduce(f64::min);
        match (nanoseconds.get(MINI), peer) {
            (Some(mini), Some(peer)) => {
                let over = mini / peer > BAR;
                missed += usize::from(over);
                println!(" {:.2}{} |", mini / peer, if over { ", over the bar" } else { "" });
            }
            _ => println!(" – |"),
        }
    }
    missed
}

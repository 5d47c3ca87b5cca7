//! Programs in a page: one node process drives Chromium (tests/harness/conformance.mjs) and answers in lines of JSON.

use super::programs::Program;
use super::{Options, Ran};
use crate::browser::Server;
use crate::project;
use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

/// What the script reads on stdin.
#[derive(Serialize)]
struct Job<'a> {
    runtime: &'a str,
    timeout_ms: u128,
    pages: usize,
    programs: Vec<Source>,
}

#[derive(Serialize)]
struct Source {
    /// As a path from the root of the runtime's file system.
    path: String,
    source: String,
    /// The modules beside it, by path.
    files: BTreeMap<String, String>,
}

/// What it prints, a line for each program.
#[derive(Deserialize)]
struct Answer {
    index: usize,
    stdout: String,
    broken: Option<String>,
    /// What it raised and did not catch.
    #[serde(default)]
    error: String,
}

/// A program with its modules: those in `NAME_mods/` and in packages of its folder.
fn source(program: &Program) -> Result<Source> {
    let folder = program.path.parent().context("a program is in a folder")?;
    let modules = format!("{}_mods", program.path.file_stem().unwrap_or_default().to_string_lossy());
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == modules || path.join("__init__.py").is_file() {
            for file in
                project::files_below(&path)?.iter().filter(|file| file.extension() == Some("py".as_ref()))
            {
                let text = String::from_utf8_lossy(&project::read(&path.join(file))?).into_owned();
                files.insert(format!("/{name}/{}", file.to_string_lossy().replace('\\', "/")), text);
            }
        }
    }
    let file = program.path.file_name().unwrap_or_default().to_string_lossy();
    let source = String::from_utf8_lossy(&project::read(&program.path)?).into_owned();
    Ok(Source { path: format!("/{file}"), source, files })
}

/// Runs every program on a runtime of the built site, results in the same order.
pub fn run_all(runtime: &str, programs: &[Program], options: &Options) -> Result<Vec<Result<Ran>>> {
    let harness = project::root().join("tests/harness");
    let server = Server::start(&[("/harness", harness.clone())])?;
    let sources = programs.iter().map(source);
    let programs_json = sources.collect::<Result<Vec<_>>>()?;
    let job = Job {
        runtime,
        timeout_ms: options.timeout.as_millis(),
        pages: options.jobs,
        programs: programs_json,
    };
    let mut node = server.node()?;
    node.arg(harness.join("conformance.mjs")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = node.spawn().context("cannot start node")?;
    let mut stdin = child.stdin.take().context("no stdin")?;
    stdin.write_all(&serde_json::to_vec(&job).context("the job")?).context("telling node its job")?;
    drop(stdin);
    let mut results: Vec<Option<Answer>> = programs.iter().map(|_| None).collect();
    for line in BufReader::new(child.stdout.take().context("no stdout")?).lines() {
        let answer: Answer =
            serde_json::from_str(&line?).context("the harness printed something else than an answer")?;
        let place = results.get_mut(answer.index).context("an answer to no program")?;
        *place = Some(answer);
    }
    let status = child.wait().context("waiting for node")?;
    if !status.success() {
        bail!("the browser harness ended with {status}");
    }
    let ran = results.into_iter().map(|answer| {
        let answer = answer.ok_or_else(|| anyhow!("the browser harness did not answer"))?;
        let Answer { stdout, broken, error: complaint, .. } = answer;
        Ok(Ran { stdout, status: None, broken, complaint })
    });
    Ok(ran.collect())
}

//! The programs of a folder and their truth.

use super::{Options, native};
use crate::project;
use crate::setup;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program and what it should print.
pub struct Program {
    /// Its path below the folder that was asked for.
    pub name: String,
    /// Absolute.
    pub path: PathBuf,
    /// The expected stdout, or why there is none.
    pub truth: Result<String, String>,
    /// The exit status it should have, if it says: `# conformance: exit=1` in its first five lines.
    pub exit: Option<i32>,
}

/// All programs of the paths. Folders that end in `_mods`, packages (folders with `__init__.py`), names that start with `_`,
/// and tools (files that start with `#!`) are what programs use, not programs.
pub fn find(paths: &[PathBuf], filter: Option<&str>) -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    for path in paths {
        let path = std::path::absolute(path)?;
        if path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            programs.extend(program(name, path)?);
        } else if path.is_dir() {
            for file in project::files_below(&path)? {
                let name = file.to_string_lossy().replace('\\', "/");
                let full = path.join(&file);
                let hidden =
                    name.split('/').any(|part| part.starts_with(['_', '.']) || part.ends_with("_mods"));
                let of_package = full.parent().is_some_and(|folder| folder.join("__init__.py").is_file());
                if name.ends_with(".py") && !hidden && !of_package {
                    programs.extend(program(name, full)?);
                }
            }
        } else {
            bail!("there is no {}", path.display());
        }
    }
    programs.retain(|program| filter.is_none_or(|text| program.name.contains(text)));
    Ok(programs)
}

fn program(name: String, path: PathBuf) -> Result<Option<Program>> {
    let source = project::read(&path)?;
    if source.starts_with(b"#!") {
        return Ok(None);
    }
    let exit = exit_status(&String::from_utf8_lossy(&source));
    Ok(Some(Program { name, path, truth: Err("no truth yet".into()), exit }))
}

fn exit_status(source: &str) -> Option<i32> {
    let line = source.lines().take(5).find_map(|line| line.strip_prefix("# conformance:"))?;
    line.split_whitespace().find_map(|word| word.strip_prefix("exit="))?.parse().ok()
}

/// Gives every program its truth: the stored one, else CPython's output.
pub fn fill_truth(programs: &mut [Program], options: &Options) -> Result<()> {
    let mut missing = Vec::new();
    for program in programs.iter_mut() {
        let stored = expected_file(&program.path);
        if stored.is_file() {
            let bytes = project::read(&stored)?;
            program.truth = Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
        } else {
            missing.push(program);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    setup::python()?;
    let paths: Vec<PathBuf> = missing.iter().map(|program| program.path.clone()).collect();
    let truths = native::parallel(&paths, options.jobs, |path| {
        let mut python = Command::new("python3");
        // The same hash order every time.
        python.args(["-X", "utf8"]).arg(path.file_name().unwrap_or_default()).env("PYTHONHASHSEED", "0");
        native::run(&mut python, path, options.timeout)
    });
    for (program, truth) in missing.into_iter().zip(truths) {
        program.truth = match truth {
            Err(error) => Err(format!("python3: {error:#}")),
            Ok(ran) if ran.broken.is_some() => Err(format!("python3: {}", ran.broken.unwrap_or_default())),
            Ok(ran) if ran.status != Some(0) && program.exit != ran.status => {
                Err(format!("python3 ends with status {}, so there is no truth", ran.status.unwrap_or(-1)))
            }
            Ok(ran) if ran.stdout.trim() == "SKIP" => Err("python3 skips it, so there is no truth".into()),
            Ok(ran) => Ok(ran.stdout.replace("\r\n", "\n")),
        };
    }
    Ok(())
}

fn expected_file(program: &Path) -> PathBuf {
    let mut name = program.as_os_str().to_owned();
    name.push(".exp");
    name.into()
}

//! Which functions of mini's engine typical pages run: found by running the programs of `runtimes/mini/web/training` on a
//! build that counts, in node.
//!
//! The build does this itself, with the very module that it is about to cut. So the split fits whatever compiler made
//! the module: no list of names that another version would inline or mangle in another way. What it costs is a few
//! seconds, once for each module (results are cached).

use crate::library::{self, Native};
use crate::optimise::{bundle_js, cached};
use crate::process::{output, timed};
use crate::project;
use crate::split::Parts;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs and what runs them.
const TRAINING: &str = "runtimes/mini/web/training";
/// What the runtime's module is made from.
const ENTRY: &str = "runtimes/mini/web/js/index.js";

/// Functions by the program that was the first to call them, in the order of the programs; the start comes first.
pub type Profile = BTreeMap<String, BTreeSet<usize>>;

/// Runs the programs on a counting build.
pub fn run(parts: Parts) -> Result<Profile> {
    let training = project::root().join(TRAINING);
    let natives: Vec<Native> = parts
        .pieces
        .iter()
        .map(|piece| Native { name: piece.name.clone(), needs_shared: piece.needs_shared })
        .collect();
    let (mut files, manifest) = library::collect("", &natives)?;
    for piece in parts.pieces {
        files.push((format!("/{}/{}.wasm", library::FOLDER, piece.name), piece.wasm));
    }
    let script = bundle_js(&project::root().join(ENTRY), &[("ANYPY_MODULES", &manifest)], true)?;
    files.push(("/index.mjs".to_string(), script));
    files.push(("/engine_bg.wasm".to_string(), parts.engine));
    let mut programs: Vec<PathBuf> = Vec::new();
    let mut sources = Vec::new();
    for path in project::files_below(&training)? {
        let path = training.join(path);
        sources.push(project::read(&path)?);
        if path.extension().is_some_and(|extension| extension == "py") {
            programs.push(path);
        }
    }
    let all: Vec<&[u8]> = files
        .iter()
        .flat_map(|(name, bytes)| [name.as_bytes(), bytes])
        .chain(sources.iter().map(Vec::as_slice))
        .collect();
    let key = project::key(&all);
    let text = cached(&format!("{key}.profile.json"), |out| {
        timed("training: which functions pages run", || {
            let folder = out.with_extension("d");
            for (name, bytes) in &files {
                project::write(&folder.join(name.trim_start_matches('/')), bytes)?;
            }
            let found = train(&training, &folder, &programs);
            fs::remove_dir_all(&folder).with_context(|| format!("deleting {}", folder.display()))?;
            project::write(out, &found?).map(drop)
        })
    })?;
    serde_json::from_slice(&text).context("what the training programs' run printed")
}

fn train(training: &Path, folder: &Path, programs: &[PathBuf]) -> Result<Vec<u8>> {
    output(Command::new("node").arg(training.join("run.mjs")).arg(folder).args(programs))
}

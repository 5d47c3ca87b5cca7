//! The package `pyscript` (`www/pyscript/*.py`) as one text, which becomes part of `dist/pyscript/index.js`: a page gets all of
//! it in one request.
//!
//! Comments and documentation stay in the repository: a page has no use for them, and they are a quarter of the bytes. Lines
//! keep their numbers, for tracebacks.

use crate::project;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// Where the package is.
const SOURCES: &str = "www/pyscript";

/// The package's files by name, as JSON.
pub fn collect() -> Result<String> {
    let folder = project::root().join(SOURCES);
    let mut files = BTreeMap::new();
    for path in project::files_below(&folder)? {
        let name = path.to_string_lossy().replace('\\', "/");
        if name.ends_with(".py") {
            files.insert(name, bare(&project::read_text(&folder.join(&path))?));
        }
    }
    serde_json::to_string(&files).context("the package pyscript")
}

/// A source without lines of comment and without documentation: what stands in triple quotes at the start of a line.
fn bare(source: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for line in source.lines() {
        let code = line.trim_start();
        let quotes = code.matches("\"\"\"").count();
        if within {
            within = quotes == 0;
        } else if code.starts_with("\"\"\"") {
            within = quotes == 1;
            // A body may have nothing else.
            out.push_str(&line[..line.len() - code.len()]);
            out.push_str("\"\"");
        } else if !code.starts_with('#') {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn takes_out_comments_and_documentation() {
        let source = "\"\"\"A module.\n\nMore.\n\"\"\"\n# Why.\nx = 1  # here\n\ndef f():\n    \"\"\"One line.\"\"\"\n    return '# no'\n";
        assert_eq!(bare(source), "\"\"\n\n\n\n\nx = 1  # here\n\ndef f():\n    \"\"\n    return '# no'\n");
    }
}

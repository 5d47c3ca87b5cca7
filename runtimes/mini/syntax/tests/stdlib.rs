//! Parses and analyses the whole CPython standard library of this machine, if it has one.

use anypy_mini_syntax::{Mode, Names, Options, parse, scopes::analyze};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Complaints that are right: deliberately bad files, Python 2 sources, and what mini leaves out.
const EXPECTED: &[&str] = &["'except*'", "\\N{...}", "type parameters"];
const BAD_FILES: &[&str] = &["badsyntax", "bad_coding", "lib2to3", "tokenizedata", "encoded_modules"];

fn python_files(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "site-packages") {
                python_files(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

#[test]
fn the_standard_library_is_python() {
    let script = "import sysconfig; print(sysconfig.get_paths()['stdlib'])";
    let Ok(output) = Command::new("python3").args(["-c", script]).output() else {
        println!("skipped: there is no python3 here whose library could be parsed");
        return;
    };
    let mut files = Vec::new();
    python_files(Path::new(String::from_utf8_lossy(&output.stdout).trim()), &mut files);
    let mut wrong = String::new();
    for file in &files {
        let name = file.display().to_string();
        // Other encodings than UTF-8 are the reader's business.
        let Ok(text) = std::fs::read_to_string(file) else { continue };
        let mut names = Names::new();
        let result = parse(&text, Options::new(Mode::Exec), &mut names)
            .and_then(|module| analyze(&module, &names).map(drop));
        if let Err(error) = result
            && !EXPECTED.iter().any(|words| error.message.contains(words))
            && !BAD_FILES.iter().any(|part| name.contains(part))
        {
            wrong += &format!("{name}:{}: {}\n", error.span.line, error.message);
        }
    }
    assert!(wrong.is_empty(), "of {} files\n{wrong}", files.len());
}

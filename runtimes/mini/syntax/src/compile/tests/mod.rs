//! The compiler, by golden texts of what it makes and by an abstract interpreter over all of it.

mod verify;

use crate::code::CodeUnit;
use crate::names::Names;
use crate::{Mode, Options, parse, scopes};

use verify::verify;

fn compile(text: &str, mode: Mode, want_value: bool) -> Result<(CodeUnit, Names), String> {
    let mut names = Names::new();
    let options = Options { mode, top_level_await: true };
    let module = parse(text, options, &mut names).map_err(|error| error.message.clone())?;
    let scopes = scopes::analyze(&module, &names).map_err(|error| error.message.clone())?;
    let unit = super::compile(&module, &scopes, &mut names, super::Options { want_value })
        .map_err(|error| error.message.clone())?;
    Ok((unit, names))
}

/// All Python files of the machine's CPython compile to code without contradictions.
#[test]
fn standard_library() {
    let script = "import sysconfig; print(sysconfig.get_paths()['stdlib'])";
    let Ok(output) = std::process::Command::new("python3").args(["-c", script]).output() else {
        println!("skipped: there is no python3 here whose library could be compiled");
        return;
    };
    let mut folders = vec![std::path::PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "py")
                && let Ok(text) = std::fs::read_to_string(&path)
                && let Ok((unit, _)) = compile(&text, Mode::Exec, false)
            {
                verify(&unit);
            }
        }
    }
}

//! The compiler, by golden texts of what it makes and by an abstract interpreter over all of it.

mod verify;

use crate::code::CodeUnit;
use crate::names::Names;
use crate::{Mode, Options, parse, scopes};

use verify::verify;

fn compile(text: &str, mode: Mode, want_value: bool) -> Result<(CodeUnit, Names), String> {
    let mut names = Names::new();
    let options = Options { top_level_await: true, ..Options::new(mode) };
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
                // The tests are half of the library, and installed packages none of it.
                if !path.ends_with("test") && !path.ends_with("site-packages") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|end| end == "py")
                && let Ok(text) = std::fs::read_to_string(&path)
                && let Ok((unit, _)) = compile(&text, Mode::Exec, false)
            {
                verify(&unit);
            }
        }
    }
}

/// The listing of a module's first function.
fn function(text: &str) -> String {
    let (unit, names) = compile(text, Mode::Exec, false).unwrap_or_else(|message| panic!("{message}"));
    verify(&unit);
    let all = crate::disassemble::disassemble(&unit, &names);
    all.split_once("\nf:\n").map(|parts| parts.1.into()).unwrap_or(all)
}

#[test]
fn fused_instructions() {
    let text = "def f(a, b):\n  c = a + b\n  c = c - 5\n  return a - b\n";
    let want = "0 AddFast 0 1\n1 StoreLoadFast 2 2\n2 AddInt -5\n3 StoreLoadFast 2 0\n4 LoadFast 1\n5 Sub 0\n\
                6 Return 0\n";
    assert_eq!(function(text), want);
}

#[test]
fn loops_jump_forward_but_for_one_jump_back() {
    let text = "def f(n):\n  while n < 3:\n    if n: break\n    n = n + 1\n";
    assert!(function(text).starts_with("0 LoadFast 0\n1 LoadInt 3\n2 CompareJump 0\n"));
    assert_eq!(function(text).matches("JumpBack 0\n").count(), 1);
}

#[test]
fn a_finally_body_is_written_for_each_way_out() {
    let text = "def f(g, h):\n  try:\n    return g()\n  finally:\n    h()\n";
    let want = "0 LoadFast 0\n1 Call 0\n2 LoadFast 1\n3 Call 0\n4 Pop 0\n5 Return 0\n6 PushExc 0\n\
                7 LoadFast 1\n8 Call 0\n9 Pop 0\n10 Swap 0\n11 PopExc 0\n12 Reraise 0\n\
                handler 0 2 6 0\nhandler 7 10 10 1\n";
    assert_eq!(function(text), want);
}

#[test]
fn errors() {
    let deep: String = (0..41).map(|depth| " ".repeat(depth) + "while x:\n").collect::<String>()
        + &" ".repeat(41)
        + "pass\n";
    let message = compile(&deep, Mode::Exec, false).err();
    assert_eq!(message.as_deref(), Some("too many statically nested blocks"));
}

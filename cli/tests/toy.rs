//! The command line around a runtime that is not ours, `examples/anypy-toy.rs`: streams, statuses and the
//! conversation, whatever engine is behind them.

#[allow(dead_code)] // the other test files use the rest
mod support;

use std::path::PathBuf;

use support::{Outcome, file, folder, run};

fn toy(args: &[&str], stdin: &str) -> Outcome {
    let bin = PathBuf::from(env!("CARGO_BIN_EXE_anypy"));
    let name = format!("anypy-toy{}", std::env::consts::EXE_SUFFIX);
    // Cargo builds examples for `cargo test`, but not for `cargo test --test toy`.
    let path = bin.parent().expect("the folder of programs").join("examples").join(name);
    run(&path, args, stdin)
}

#[test]
fn code_runs() {
    let outcome = toy(&["-c", "3 4 + dup * print"], "");
    assert_eq!((outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()), (0, "49\n", ""));
}

#[test]
fn a_file_and_stdin_run() {
    let path = file(&folder("toy-file"), "sum.toy", "\u{feff}1 2 + print");
    assert_eq!(toy(&["run", &path], "").stdout, "3\n");
    assert_eq!(toy(&["run", "-"], "5 print").stdout, "5\n");
    assert_eq!(toy(&[], "6 print").stdout, "6\n", "a pipe on stdin is a program");
}

#[test]
fn an_exception_is_a_traceback_and_status_1() {
    let outcome = toy(&["-c", "1 print 1 0 /"], "");
    assert_eq!(outcome.status, 1);
    assert_eq!(outcome.stdout, "1\n");
    assert_eq!(
        outcome.stderr,
        "Traceback (most recent call last):\n  File \"<string>\", line 5, in <module>\n\
         ZeroDivisionError: division by zero\n"
    );
}

#[test]
fn input_reads_lines() {
    let outcome = toy(&["-c", "input print input print input print"], "one\r\n\nno newline");
    assert_eq!(outcome.stdout, "? one\n? \n? no newline\n");
    assert_eq!(toy(&["-c", "input print"], "").stdout, "? None\n");
}

#[test]
fn a_conversation() {
    let outcome = toy(&["repl"], "\n1 2 + print\n1 0 /\n\"x\" 5 store\nx print\n");
    assert_eq!(outcome.stdout, "3\n5\n");
    assert!(outcome.stderr.ends_with("ZeroDivisionError: division by zero\n"), "{}", outcome.stderr);
    assert_eq!(outcome.status, 0, "the conversation goes on after an exception");
}

#[test]
fn the_runtime_is_chosen_by_name() {
    assert_eq!(toy(&["--runtime", "toy", "-c", "1 print"], "").stdout, "1\n");
    let outcome = toy(&["run", "--runtime", "tyo", "x.toy"], "");
    assert_eq!(outcome.status, 2);
    let outcome = toy(&["--runtime", "tyo", "-c", "1"], "");
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.stderr, "anypy: there is no runtime `tyo`: expected `toy`\n  did you mean `toy`?\n");
}

#[test]
fn versions_name_the_runtimes() {
    let outcome = toy(&["--version"], "");
    assert_eq!(outcome.stdout, format!("anypy {}\ntoy 1.0.0 (Python 0)\n", env!("CARGO_PKG_VERSION")));
    assert!(toy(&["--help"], "").stdout.contains("runtimes in this build: toy;"));
}

#[test]
fn what_cannot_be_read() {
    let outcome = toy(&["run", "no-such-file.toy"], "");
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.starts_with("anypy: can't open file 'no-such-file.toy': "), "{}", outcome.stderr);
    let path = folder("toy-bytes").join("latin1.toy");
    std::fs::write(&path, b"1 print \xe9").expect("a writable file");
    let outcome = toy(&["run", &path.to_string_lossy()], "");
    assert_eq!(outcome.status, 1);
    assert!(outcome.stderr.ends_with("is not UTF-8: the byte at offset 8 is wrong\n"), "{}", outcome.stderr);
}

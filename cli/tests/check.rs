//! `anypy check`, and commands that are not understood.

mod support;

use support::{anypy, file, folder, run};

#[test]
fn a_right_config() {
    let text = "runtime = \"full\"\npackages = [\"arrr\", \"cowsay\"]\n[files]\n\"./a.py\" = \"\"\n";
    let path = file(&folder("check-right"), "config.toml", text);
    let outcome = run(&anypy(), &["check", &path], "");
    assert_eq!(outcome.status, 0);
    assert_eq!(outcome.stdout, format!("{path}: right. runtime `full`, 2 packages, 1 file\n"));
    assert_eq!(outcome.stderr, "");
}

#[test]
fn a_wrong_config() {
    let path = file(&folder("check-wrong"), "config.toml", "name = \"demo\"\nruntime = \"mnii\"\n");
    let outcome = run(&anypy(), &["check", &path], "");
    assert_eq!(outcome.status, 1);
    assert_eq!(outcome.stdout, "");
    assert_eq!(
        outcome.stderr,
        format!(
            "error (PY1000): there is no runtime `mnii`\n --> {path}:2:11\n  |\n2 | runtime = \"mnii\"\n  |           \
             ^^^^^^ expected `mini`, `micropython`, `full`, `pyodide` or `auto`\n  = did you mean `mini`?\n"
        )
    );
}

#[test]
fn json_configs_and_stdin() {
    let path = file(&folder("check-json"), "config.json", "{ \"packages\": [\"a\",] }");
    let outcome = run(&anypy(), &["check", &path], "");
    assert_eq!(outcome.status, 1);
    assert!(outcome.stderr.contains("extra comma after the last element"), "{}", outcome.stderr);
    let outcome = run(&anypy(), &["check", "-"], "{ \"runtime\": \"mini\" }");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, "<stdin>: right. runtime `mini`\n"));
}

#[test]
fn warnings_do_not_fail() {
    let outcome = run(&anypy(), &["check", "-"], "magic = 1");
    assert_eq!(outcome.status, 0);
    assert!(outcome.stderr.starts_with("warning: unknown key `magic`"), "{}", outcome.stderr);
}

#[test]
fn as_json() {
    let outcome = run(&anypy(), &["check", "--json", "-"], "runtime = 1");
    assert_eq!(outcome.status, 1);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["valid"], false);
    assert_eq!(report["diagnostics"][0]["severity"], "error");
    assert_eq!(report["diagnostics"][0]["place"]["column"], 11);
    let outcome = run(&anypy(), &["check", "--json", "-"], "[limits]\nrecursion = 9");
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["config"]["runtime"]["name"], "auto");
    assert_eq!(report["config"]["limits"]["recursion"], 9);
}

#[test]
fn usage() {
    let outcome = run(&anypy(), &["chekc", "x"], "");
    assert_eq!(outcome.status, 2);
    assert_eq!(
        outcome.stderr,
        "anypy: there is no command `chekc`: did you mean `check`?\nTry `anypy --help`.\n"
    );
    assert_eq!(run(&anypy(), &["check", "no-such.toml"], "").status, 2);
    let help = run(&anypy(), &["--help"], "");
    assert_eq!(help.status, 0);
    assert!(help.stdout.contains("anypy run [--runtime NAME] FILE [ARGS]"), "{}", help.stdout);
}

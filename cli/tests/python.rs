//! Python programs on every runtime of this build. What is expected is what `python3` does.

mod support;

use support::{Outcome, anypy, file, folder, run};

/// The runtimes of this build, from its registry.
fn runtimes() -> Vec<String> {
    anypy_cli::built_in().entries().iter().map(|entry| entry.info.name.clone()).collect()
}

/// Runs a command on each runtime: `args` after `--runtime NAME`.
fn each(args: &[&str], stdin: &str, check: impl Fn(&str, Outcome)) {
    for name in runtimes() {
        let mut words = vec!["--runtime", name.as_str()];
        words.extend(args);
        check(&name, run(&anypy(), &words, stdin));
    }
}

#[test]
fn code_runs() {
    each(&["-c", "print(1 + 2, 'é')"], "", |name, outcome| {
        assert_eq!((outcome.status, outcome.stdout.as_str()), (0, "3 é\n"), "{name}: {}", outcome.stderr);
    });
}

#[test]
fn argv() {
    each(&["-c", "import sys; print(sys.argv)", "a", "--runtime"], "", |name, outcome| {
        assert_eq!(outcome.stdout, "['-c', 'a', '--runtime']\n", "{name}: {}", outcome.stderr);
    });
}

#[test]
fn an_uncaught_exception() {
    let path =
        file(&folder("python-traceback"), "app.py", "def f():\n    return 1 // 0\n\nprint('before')\nf()\n");
    each(&["run", &path], "", |name, outcome| {
        assert_eq!((outcome.status, outcome.stdout.as_str()), (1, "before\n"), "{name}");
        let lines: Vec<&str> = outcome.stderr.lines().collect();
        assert_eq!(lines.first(), Some(&"Traceback (most recent call last):"), "{name}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains(&format!("File \"{path}\", line 5, in <module>")),
            "{name}: {}",
            outcome.stderr
        );
        assert!(
            outcome.stderr.contains(&format!("File \"{path}\", line 2, in f")),
            "{name}: {}",
            outcome.stderr
        );
        let last = lines.last().copied().unwrap_or_default();
        assert!(last.starts_with("ZeroDivisionError: "), "{name}: {last}");
    });
}

#[test]
fn an_unclosed_bracket_in_a_file() {
    let path = file(&folder("python-unclosed"), "app.py", "print((1)\n");
    each(&["run", &path], "", |name, outcome| {
        let last = outcome.stderr.lines().last().unwrap_or_default();
        assert_eq!(
            (outcome.status, last),
            (1, "SyntaxError: '(' was never closed"),
            "{name}: {}",
            outcome.stderr
        );
    });
}

#[test]
fn a_syntax_error() {
    each(&["-c", "x = = 1"], "", |name, outcome| {
        assert_eq!(outcome.status, 1, "{name}");
        assert!(outcome.stderr.contains("SyntaxError: "), "{name}: {}", outcome.stderr);
    });
}

#[test]
fn system_exit() {
    for (code, status, stderr) in [
        ("raise SystemExit", 0, ""),
        ("raise SystemExit(None)", 0, ""),
        ("raise SystemExit(3)", 3, ""),
        ("raise SystemExit(256 + 7)", 7, ""),
        ("raise SystemExit('no more')", 1, "no more\n"),
        ("import sys\nsys.exit(4)", 4, ""),
    ] {
        each(&["-c", code], "", |name, outcome| {
            assert_eq!((outcome.status, outcome.stderr.as_str()), (status, stderr), "{name}: {code}");
        });
    }
}

#[test]
fn siblings_are_imported() {
    let folder = folder("python-import");
    file(&folder, "helper.py", "def double(x):\n    return 2 * x\n");
    file(&folder, "package/__init__.py", "from .inner import name\n");
    file(&folder, "package/inner.py", "name = __name__\n");
    let path =
        file(&folder, "app.py", "import helper, package\nprint(helper.double(21), package.name, __name__)\n");
    each(&["run", &path], "", |name, outcome| {
        assert_eq!(outcome.stdout, "42 package.inner __main__\n", "{name}: {}", outcome.stderr);
    });
}

#[test]
fn stdin_is_a_program() {
    each(&["run", "-"], "print('from stdin')", |name, outcome| {
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (0, "from stdin\n"),
            "{name}: {}",
            outcome.stderr
        );
    });
}

#[test]
fn input_reads_lines() {
    each(
        &["-c", "print(input('? '), input())\ntry:\n    input()\nexcept EOFError:\n    print('end')"],
        "a\nb\n",
        |name, outcome| {
            assert_eq!(outcome.stdout, "? a b\nend\n", "{name}: {}", outcome.stderr);
        },
    );
}

#[test]
fn a_conversation() {
    let typed = "x = 20\nx + 1\nif x:\n    print('block')\n    x = 3\n\nx\nprint(\n  'open bracket')\n1/0\n'after'\n\
                 def f(a):\n    return a * 2\n\nf(4)\nNone\n";
    each(&["repl"], typed, |name, outcome| {
        assert_eq!(outcome.stdout, "21\nblock\n3\nopen bracket\n'after'\n8\n", "{name}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("ZeroDivisionError: "), "{name}: {}", outcome.stderr);
        assert_eq!(outcome.status, 0, "{name}");
    });
    each(&["repl"], "import sys\nsys.exit(5)\nprint('not reached')\n", |name, outcome| {
        assert_eq!((outcome.status, outcome.stdout.as_str()), (5, ""), "{name}: {}", outcome.stderr);
    });
}

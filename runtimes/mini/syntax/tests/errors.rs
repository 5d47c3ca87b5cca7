//! Syntax errors, in CPython's words: every line of `errors.txt`.

use anypy_mini_syntax::{ErrorKind, Mode, Names, Options, parse, scopes::analyze};

/// `SyntaxError: words`, or nothing if the text is fine.
fn complaint(text: &str, mode: Mode) -> (String, bool) {
    let mut names = Names::new();
    let result =
        parse(text, Options::new(mode), &mut names).and_then(|module| analyze(&module, &names).map(drop));
    match result {
        Ok(()) => (String::new(), false),
        Err(error) => {
            let kind = match error.kind {
                ErrorKind::Syntax => "SyntaxError",
                ErrorKind::Indentation => "IndentationError",
                ErrorKind::Tab => "TabError",
            };
            (format!("{kind}: {}", error.message), error.incomplete)
        }
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        out.push(match char {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                _ => '\\',
            },
            _ => char,
        });
    }
    out
}

#[test]
fn messages_are_those_of_cpython() {
    let mut wrong = String::new();
    for line in include_str!("errors.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((source, expected)) = line.split_once(" => ") else { panic!("no => in {line}") };
        let (found, _) = complaint(&(unescape(source) + "\n"), Mode::Exec);
        if found != expected {
            wrong += &format!("{source}\n  expected {expected}\n  found    {found}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn an_interactive_prompt_learns_that_more_input_is_needed() {
    for text in ["if x:", "(1,\n", "'''abc\n", "def f():\n", "try:\n  x\n", "@x\n", "x = \\"] {
        let (message, incomplete) = complaint(text, Mode::Single);
        assert!(incomplete, "{text:?}: {message}");
    }
    for text in ["x =\n", "1 +\n", "if\n", "'abc\n", ")\n"] {
        let (message, incomplete) = complaint(text, Mode::Single);
        assert!(!message.is_empty() && !incomplete, "{text:?}: {message}");
    }
    let (message, _) = complaint("x = 1\ny = 2\n", Mode::Single);
    assert_eq!(message, "SyntaxError: multiple statements found while compiling a single statement");
}

#[test]
fn depth_ends_in_an_error_and_not_in_an_overflow() {
    let many = 10_000;
    for text in [
        "(".repeat(many),
        format!("x = {}1", "-".repeat(many)),
        format!("x = {}1", "not ".repeat(many)),
        format!("x = {}1", "lambda: ".repeat(many)),
        format!("x = a{}", ".b".repeat(many)),
        format!("x = a{}", "()".repeat(many)),
        format!("x = a{}", "**a".repeat(many)),
        format!("x = {}c", "a if b else ".repeat(many)),
        format!("x = {}", "f'{".repeat(many)),
        (0..200).map(|i| " ".repeat(i) + "if x:\n").collect(),
    ] {
        let (message, _) = complaint(&text, Mode::Exec);
        assert!(message.contains("too many"), "{}: {message}", &text[..20]);
    }
}

#[test]
fn long_is_not_deep() {
    let many = 100_000;
    for text in [
        format!("x = a{}", " + a".repeat(many)),
        format!("x = a{}", " and a".repeat(many)),
        format!("x = a{}", " < a".repeat(many)),
        format!("x = [{}]", "a, ".repeat(many)),
        format!("if x: pass\n{}", "elif x: pass\n".repeat(many)),
        format!("x = a{}", ".b".repeat(900)),
        format!("x = {}{}", "[".repeat(200), "]".repeat(200)),
    ] {
        let (message, _) = complaint(&text, Mode::Exec);
        assert_eq!(message, "", "{}", &text[..10]);
    }
    // Advice about a stray `=` looks ahead; nested, it must not do so twice at each level.
    let text = format!("{}1{}", "(a = ".repeat(190), ")".repeat(190));
    assert_eq!(complaint(&text, Mode::Exec).0, "SyntaxError: invalid syntax");
}

//! Checks the syntax of the files named on the command line, or of standard input, and prints each complaint.

use anypy_mini_syntax::{Mode, Names, Options, parse, scopes::analyze};
use std::io::Read;

fn check(name: &str, text: &str) {
    let mut names = Names::new();
    let result = parse(text, Options::new(Mode::Exec), &mut names)
        .and_then(|module| analyze(&module, &names).map(drop));
    if let Err(error) = result {
        let kind = ["SyntaxError", "IndentationError", "TabError"][error.kind as usize];
        let span = error.span;
        println!("{name}:{}:{}: {kind}: {}", span.line, span.col + 1, error.message);
    }
}

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).expect("standard input is UTF-8");
        check("<stdin>", &text);
    }
    for file in files {
        match std::fs::read(&file).map(String::from_utf8) {
            Ok(Ok(text)) => check(&file, &text),
            _ => println!("{file}: not readable as UTF-8"),
        }
    }
}

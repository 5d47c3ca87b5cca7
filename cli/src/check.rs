//! `anypy check`: a page config held against the rules, without a page.

use anypy_config::{AUTO, ConfigText, Diagnostic, Inputs, PageConfig, RUNTIMES, Rejected, render, resolve};
use serde::Serialize;

use crate::program::read;
use crate::{USAGE, complain};

/// What `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    valid: bool,
    diagnostics: &'a [Diagnostic],
    config: Option<&'a PageConfig>,
}

/// Checks a file and returns 0 when a page could start with it.
pub fn run(path: &str, json: bool) -> u8 {
    let text = match read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => {
            complain(&format!("can't open file '{path}': {error}"));
            return USAGE;
        }
    };
    let origin = if path == "-" { "<stdin>" } else { path };
    let inputs =
        Inputs { file: Some(ConfigText::file(origin, &text)), known_runtimes: RUNTIMES, ..Inputs::default() };
    let result = resolve(&inputs);
    if json {
        print_json(&result);
    } else {
        print_text(origin, &result);
    }
    u8::from(result.is_err())
}

fn print_json(result: &Result<PageConfig, Rejected>) {
    let report = match result {
        Ok(config) => Report { valid: true, diagnostics: &config.warnings, config: Some(config) },
        Err(rejected) => Report { valid: false, diagnostics: &rejected.diagnostics, config: None },
    };
    match serde_json::to_string_pretty(&report) {
        Ok(text) => println!("{text}"),
        Err(error) => complain(&error.to_string()),
    }
}

fn print_text(origin: &str, result: &Result<PageConfig, Rejected>) {
    match result {
        Ok(config) => {
            eprint!("{}", render(&config.warnings));
            println!("{origin}: right. {}", summary(config));
        }
        Err(rejected) => eprint!("{rejected}"),
    }
}

/// What the config comes to, in a line.
fn summary(config: &PageConfig) -> String {
    let mut parts = vec![match config.runtime.name.as_str() {
        AUTO => "runtime `auto`: the smallest that has what the page's scripts import".to_string(),
        name => format!("runtime `{name}`"),
    }];
    for (count, noun) in [
        (config.packages.len(), "package"),
        (config.files.len(), "file"),
        (config.js_modules.len() + config.worker_js_modules.len(), "JavaScript module"),
    ] {
        match count {
            0 => {}
            1 => parts.push(format!("1 {noun}")),
            _ => parts.push(format!("{count} {noun}s")),
        }
    }
    parts.join(", ")
}

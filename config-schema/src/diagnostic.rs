//! Complaints: what is wrong, where exactly, what was expected, and what was probably meant.
//!
//! The same [`Diagnostic`] is printed by the command line ([`Diagnostic::text`]) and laid out by the page, which reads
//! its fields. It is self-contained: the line that it underlines travels with it.

use crate::WHOLE;
use crate::source::Place;
use crate::tree::{Span, write_integer, write_text};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// The page does not start.
    Error,
    /// The page starts; something in the config has no effect or not the intended one.
    Warning,
}

/// PyScript's number for a config that cannot be used.
pub const BAD_CONFIG: &str = "PY1000";
/// PyScript's number for configs that contradict each other.
pub const CONFLICT: &str = "PY0409";

/// A complaint about a config.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// PyScript's error number where it has one, else empty.
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What would have been right, in a few words; empty when the message says it.
    pub expected: String,
    /// What to do, as a sentence: `did you mean ...?`. Empty when there is nothing to propose.
    pub suggestion: String,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code: BAD_CONFIG,
            place,
            message: message.into(),
            expected: String::new(),
            suggestion: String::new(),
        }
    }

    /// A warning at a place.
    pub fn warning(place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, code: "", ..Diagnostic::error(place, message) }
    }

    /// The same with what was expected.
    pub fn expected(mut self, expected: impl Into<String>) -> Diagnostic {
        self.expected = expected.into();
        self
    }

    /// The same with what to do.
    pub fn suggestion(mut self, suggestion: impl Into<String>) -> Diagnostic {
        self.suggestion = suggestion.into();
        self
    }

    /// The same with another of PyScript's error numbers.
    pub fn code(mut self, code: &'static str) -> Diagnostic {
        self.code = code;
        self
    }

    /// The complaint as text, the offending part of the line underlined. Ends in a newline.
    ///
    /// ```text
    /// error (PY1000): there is no runtime `mnii`
    ///  --> <py-config>:1:11
    ///   |
    /// 1 | runtime = "mnii"
    ///   |           ^^^^^^ expected `full` or `mini`
    ///   = did you mean `mini`?
    /// ```
    pub fn text(&self) -> String {
        let mut out = String::new();
        out.push_str(match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        });
        if !self.code.is_empty() {
            out.push_str(" (");
            out.push_str(self.code);
            out.push(')');
        }
        out.push_str(": ");
        out.push_str(&self.message);
        out.push('\n');
        let place = &self.place;
        let mut number = String::new();
        write_integer(i64::from(place.line), &mut number);
        if place.line == 0 {
            number.clear();
        }
        let margin = " ".repeat(number.len());
        if !place.origin.is_empty() {
            out.push_str(&margin);
            out.push_str("--> ");
            out.push_str(&place.origin);
            if place.line > 0 {
                out.push(':');
                out.push_str(&number);
                out.push(':');
                write_integer(i64::from(place.column), &mut out);
            }
            out.push('\n');
        }
        if place.line > 0 {
            out.push_str(&margin);
            out.push_str(" |\n");
            out.push_str(&number);
            out.push_str(" | ");
            out.push_str(&place.source_line);
            out.push('\n');
            out.push_str(&margin);
            out.push_str(" | ");
            // Tabs stay, so that the underline stands below whatever a tab's width is.
            for c in place.source_line.chars().take(place.column.saturating_sub(1) as usize) {
                out.push(if c == '\t' { '\t' } else { ' ' });
            }
            out.push_str(&"^".repeat(place.length.max(1) as usize));
            if !self.expected.is_empty() {
                out.push_str(" expected ");
                out.push_str(&self.expected);
            }
            out.push('\n');
        } else if !self.expected.is_empty() {
            out.push_str(&margin);
            out.push_str("  = expected ");
            out.push_str(&self.expected);
            out.push('\n');
        }
        if !self.suggestion.is_empty() {
            out.push_str(&margin);
            out.push_str(" = ");
            out.push_str(&self.suggestion);
            out.push('\n');
        }
        out
    }

    /// The complaint as a JSON object with the fields' names, for a page to lay out.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\"severity\":");
        write_text(if self.severity == Severity::Error { "error" } else { "warning" }, &mut out);
        let place = &self.place;
        for (name, text) in [
            ("code", self.code),
            ("origin", &place.origin),
            ("source_line", &place.source_line),
            ("message", &self.message),
            ("expected", &self.expected),
            ("suggestion", &self.suggestion),
        ] {
            out.push(',');
            write_text(name, &mut out);
            out.push(':');
            write_text(text, &mut out);
        }
        for (name, number) in [("line", place.line), ("column", place.column), ("length", place.length)] {
            out.push(',');
            write_text(name, &mut out);
            out.push(':');
            write_integer(i64::from(number), &mut out);
        }
        out.push('}');
        out
    }
}

/// All complaints as text, with an empty line between them.
pub fn render(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&diagnostic.text());
    }
    out
}

/// Why there is no page config: at least one of the diagnostics is an error. A build without the feature `whole` has no
/// words: there are no diagnostics, and it is for the whole build to look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// Errors and warnings, in the order of the texts.
    pub diagnostics: Vec<Diagnostic>,
}

impl Rejected {
    /// A single complaint, made by `say` in builds that have words.
    #[inline(always)]
    pub fn because(say: impl FnOnce() -> Diagnostic) -> Rejected {
        Rejected { diagnostics: if WHOLE { vec![say()] } else { Vec::new() } }
    }
}

impl core::fmt::Display for Rejected {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&render(&self.diagnostics))
    }
}

impl std::error::Error for Rejected {}

impl From<Rejected> for anypy_core::Error {
    fn from(rejected: Rejected) -> anypy_core::Error {
        anypy_core::Error::new(anypy_core::ErrorKind::Config, render(&rejected.diagnostics))
    }
}

/// An error of a reader, before its place is looked up.
#[derive(Default)]
pub struct Problem {
    /// Where it is.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What would have been right.
    pub expected: String,
}

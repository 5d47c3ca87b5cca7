//! The texts of a config, and places in them.

use anypy_core::text;

use crate::tree::Span;

/// The two formats of a config.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// The default.
    Toml,
    /// With `type="json"`, in a `.json` file, or where the text is in braces.
    Json,
}

impl Format {
    /// Its name as the `type` attribute has it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Toml => "toml",
            Format::Json => "json",
        }
    }

    /// Its name in messages.
    pub fn title(self) -> &'static str {
        match self {
            Format::Toml => "TOML",
            Format::Json => "JSON",
        }
    }

    /// The format that a text is in when nothing declares it: JSON where it is in braces, as PyScript decides.
    pub fn of_text(text: &str) -> Format {
        let text = text.trim_ascii().as_bytes();
        if text.first() == Some(&b'{') && text.last() == Some(&b'}') { Format::Json } else { Format::Toml }
    }

    /// The format that a URL's extension says, query and fragment aside.
    pub fn of_url(url: &str) -> Option<Format> {
        let path = text::path(url);
        if path.ends_with(".json") {
            Some(Format::Json)
        } else if path.ends_with(".toml") {
            Some(Format::Toml)
        } else {
            None
        }
    }
}

/// A text of configuration: the inside of an element, or a fetched file.
#[derive(Clone, Copy, Debug)]
pub struct ConfigText<'a> {
    /// What diagnostics call it: `<py-config>`, or the file's URL.
    pub origin: &'a str,
    /// The text.
    pub text: &'a str,
    /// The format, where an attribute or the extension declares it.
    pub format: Option<Format>,
    /// The line of `origin` that the text begins in: 1 for files and for elements.
    pub first_line: u32,
}

impl<'a> ConfigText<'a> {
    /// A text whose first line is line 1, in the format that its looks tell.
    pub fn new(origin: &'a str, text: &'a str) -> ConfigText<'a> {
        ConfigText { origin, text, format: None, first_line: 1 }
    }

    /// A fetched file, in the format of its extension.
    pub fn file(url: &'a str, text: &'a str) -> ConfigText<'a> {
        ConfigText { format: Format::of_url(url), ..ConfigText::new(url, text) }
    }

    /// The format that it is read in.
    pub fn reads_as(&self) -> Format {
        self.format.unwrap_or_else(|| Format::of_text(self.text))
    }

    /// Line, column and text of a piece.
    pub(crate) fn place(&self, span: Span) -> Place {
        let (mut start, mut end) = (span.start as usize, span.end as usize);
        // At the end of the text: show the last line that has something in it.
        let last = self.text.trim_ascii_end().len();
        if start >= self.text.len() && last < start {
            (start, end) = (last, last);
        }
        let before = self.text.get(..start).unwrap_or(self.text);
        let line_start = text::rfind(before, b'\n').map_or(0, |at| at + 1);
        let rest = self.text.get(line_start..).unwrap_or_default();
        let line = text::before(text::before(rest, b'\n'), b'\r');
        // A piece of several lines is underlined to the end of its first.
        let stop = end.min(line_start + line.len()).max(start);
        let length = self.text.get(start..stop).unwrap_or_default().trim_ascii_end().chars().count();
        Place {
            origin: self.origin.to_string(),
            line: self.first_line + text::count(before, b'\n'),
            column: 1 + before.get(line_start..).unwrap_or_default().chars().count() as u32,
            length: length as u32,
            source_line: line.to_string(),
        }
    }
}

/// A place in a config.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Place {
    /// The file's URL or the element: `config.toml`, `<py-config>`.
    pub origin: String,
    /// Line, from 1; 0 when the whole of `origin` is meant.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// Code points from there.
    pub length: u32,
    /// The line's text.
    pub source_line: String,
}

impl Place {
    /// The whole of an element or file.
    pub fn whole(origin: impl Into<String>) -> Place {
        Place { origin: origin.into(), ..Place::default() }
    }
}

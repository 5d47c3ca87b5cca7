//! `files`, `fetch` and `paths` into one flat list: which URL goes to which path.
//!
//! The rules are PyScript's: placeholders are defined before they are used, an empty path keeps the URL's file name, a
//! path that ends in `/` is a folder, one that ends in `/*` receives an archive's contents, and no two files may have
//! one destination. Destinations are compared after `.` and doubled slashes are dropped, so that `a.py` and `./a.py`
//! do not overwrite each other unseen.

use anypy_core::text;

use crate::WHOLE;
use crate::diagnostic::Diagnostic;
use crate::tree::{Data, Node, Span, Table};
use crate::validate::Context;

/// A URL in a config.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Link {
    /// As it is written, placeholders replaced.
    pub url: String,
    /// Relative URLs are relative to the config file that it stands in, not to the page.
    pub from_file: bool,
}

/// A file to fetch.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FileEntry {
    /// Where it comes from.
    pub source: Link,
    /// Path of the file; of a folder, ending in `/`, for an archive. Relative to the working folder unless it
    /// begins with `/`.
    pub destination: String,
    /// Whether the contents of the archive are to be unpacked into `destination`.
    pub archive: bool,
}

/// What an archive's URL may end in.
const ARCHIVES: &[&str] = &[".zip", ".whl", ".tgz", ".tar.gz", ".tar"];

struct Files {
    entries: Vec<FileEntry>,
    /// Normalised destinations of single files.
    taken: Vec<String>,
    has_file: bool,
}

/// All files of a config. `has_file` tells whether text 0 is a fetched file, whose relative URLs are its own.
pub fn collect(context: &mut Context<'_>, root: &Table, has_file: bool) -> Vec<FileEntry> {
    let mut files = Files { entries: Vec::new(), taken: Vec::new(), has_file };
    if let Some(table) = root.table("files") {
        files.mapped(context, table);
    }
    if !WHOLE {
        return files.entries;
    }
    for node in root.items("fetch") {
        if let Data::Table(table) = &node.data {
            files.fetched(context, node.span, table);
        }
    }
    for node in root.items("paths") {
        if let Data::Text(url) = &node.data {
            let destination = ["./", file_name(url)].concat();
            files.add(context, node.span, url.clone(), destination);
        }
    }
    files.entries
}

impl Files {
    /// `[files]`
    fn mapped(&mut self, context: &mut Context<'_>, table: &Table) {
        let mut placeholders: Vec<(&str, String)> = Vec::new();
        for entry in &table.entries {
            let Data::Text(target) = &entry.node.data else { continue };
            let value = substitute(context, target, entry.node.span, &placeholders);
            if is_placeholder(&entry.key) && !context.leave() {
                placeholders.push((&entry.key, value));
                continue;
            }
            let url = substitute(context, &entry.key, entry.span, &placeholders);
            let mut destination = if value.is_empty() { "./".to_string() } else { value };
            if destination.ends_with('/') {
                let name = file_name(&url);
                if name.is_empty() {
                    context.complain(entry.span, |place| {
                        Diagnostic::error(place, "this URL ends in `/`: it has no file name to keep")
                            .expected("a URL that ends in a file name, or a path that does")
                    });
                    continue;
                }
                destination.push_str(name);
            }
            self.add(context, entry.span, url, destination);
        }
    }

    /// An element of `[[fetch]]`
    fn fetched(&mut self, context: &mut Context<'_>, span: Span, table: &Table) {
        let from = table.text("from").unwrap_or_default();
        let folder = table.text("to_folder").unwrap_or(".");
        let to_file = table.entry("to_file");
        if let Some(files) = table.get("files") {
            if let Some(to_file) = to_file {
                context.complain(to_file.span, |place| {
                    Diagnostic::error(place, "Cannot use 'to_file' and 'files' parameters together!")
                        .suggestion("leave one of them out")
                });
                return;
            }
            let Data::Array(items) = &files.data else { return };
            for item in items {
                if let Data::Text(file) = &item.data {
                    self.add(context, item.span, join(&[from, file]), join(&[folder, file]));
                }
            }
            return;
        }
        let name = match table.text("to_file") {
            Some(name) => name,
            None if from.is_empty() || from.ends_with('/') => {
                let at = table.get("from").map_or(span, |node| node.span);
                context.complain(at, |place| {
                    let message = [
                        "Couldn't determine the filename from the path ",
                        from,
                        ", please supply 'to_file' parameter.",
                    ];
                    Diagnostic::error(place, message.concat())
                });
                return;
            }
            None => file_name(from),
        };
        self.add(context, span, from.to_string(), join(&[folder, name]));
    }

    fn add(&mut self, context: &mut Context<'_>, span: Span, url: String, mut destination: String) {
        let archive = destination.ends_with("/*") && !context.leave();
        if archive {
            if !ARCHIVES.iter().any(|end| text::path(&url).ends_with(end)) {
                context.complain(span, |place| {
                    Diagnostic::error(place, "only archives can be unpacked into a folder (`/*`)")
                        .expected("a URL that ends in .zip or .tar.gz")
                });
                return;
            }
            destination.pop();
        } else {
            let normal = normal(&destination);
            if self.taken.contains(&normal) {
                context.complain(span, |place| {
                    Diagnostic::error(place, ["Duplicated destination: ", &destination].concat())
                        .suggestion("an earlier entry has the same destination: every file needs its own")
                });
                return;
            }
            self.taken.push(normal);
        }
        let from_file = self.has_file && span.text == 0;
        self.entries.push(FileEntry { source: Link { url, from_file }, destination, archive });
    }
}

/// Whether a key of `files` defines a placeholder: one pair of braces around something.
fn is_placeholder(key: &str) -> bool {
    key.len() > 2 && key.as_bytes().first() == Some(&b'{') && text::find(key, b'}') == Some(key.len() - 1)
}

/// Replaces placeholders. An unknown one is an error at itself.
fn substitute(context: &mut Context<'_>, text: &str, span: Span, placeholders: &[(&str, String)]) -> String {
    if text::find(text, b'{').is_none() || context.leave() {
        return text.to_string();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = text::find(rest, b'{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = close_of(from) else {
            rest = from;
            break;
        };
        let (name, after) = from.split_at(close);
        match placeholders.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                let at = narrow(context, span, name);
                context.complain(at, |place| {
                    let near = anypy_core::nearest(name, &mut placeholders.iter().map(|(known, _)| *known));
                    let suggestion = match near {
                        Some(near) => ["did you mean `", near, "`?"].concat(),
                        None => {
                            "a placeholder is defined on a line of its own, before it is used".to_string()
                        }
                    };
                    Diagnostic::error(place, ["Invalid template: ", name].concat()).suggestion(suggestion)
                });
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The part of a span where `part` is written.
fn narrow(context: &Context<'_>, span: Span, part: &str) -> Span {
    let text = context.texts.get(usize::from(span.text)).map_or("", |text| text.text);
    let piece = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    match text::find_text(piece, part, 0) {
        Some(at) => {
            let start = span.start + at as u32;
            Span { start, end: start + part.len() as u32, ..span }
        }
        None => span,
    }
}

/// The place behind the brace that closes the one at the start. `{}` is no placeholder: there must be something between.
fn close_of(from: &str) -> Option<usize> {
    let at = from.as_bytes().iter().skip(2).position(|&byte| byte == b'}')?;
    Some(at + 3)
}

/// A text without the slashes at its ends.
fn without_slashes(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix("/") {
        text = rest;
    }
    while let Some(rest) = text.strip_suffix("/") {
        text = rest;
    }
    text
}

fn file_name(url: &str) -> &str {
    text::behind_last(url, b'/')
}

/// Parts of a path or URL with single slashes between them, as PyScript's `fetch` joins them.
fn join(parts: &[&str]) -> String {
    let mut out = String::new();
    if parts.first().is_some_and(|first| first.as_bytes().first() == Some(&b'/')) {
        out.push('/');
    }
    let mut first = true;
    for part in parts {
        let part = without_slashes(part.trim_ascii());
        if !part.is_empty() && part != "." {
            if !first {
                out.push('/');
            }
            out.push_str(part);
            first = false;
        }
    }
    out
}

/// A destination without `.` and doubled slashes.
fn normal(path: &str) -> String {
    let mut out = String::new();
    let mut rest = Some(path);
    while let Some(path) = rest {
        let (part, after) = match text::split_once(path, b'/') {
            Some((part, after)) => (part, Some(after)),
            None => (path, None),
        };
        if !part.is_empty() && part != "." {
            out.push('/');
            out.push_str(part);
        }
        rest = after;
    }
    if path.as_bytes().first() == Some(&b'/') { ["/", &out].concat() } else { out }
}

/// The pairs of a table of strings whose keys are URLs.
pub fn pairs(table: Option<&Table>, has_file: bool) -> Vec<(Link, String)> {
    let mut pairs = Vec::new();
    for entry in table.map(|table| table.entries.as_slice()).unwrap_or_default() {
        if let Node { data: Data::Text(name), .. } = &entry.node {
            let from_file = has_file && entry.span.text == 0;
            pairs.push((Link { url: entry.key.clone(), from_file }, name.clone()));
        }
    }
    pairs
}

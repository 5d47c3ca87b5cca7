//! Text of inline scripts: the common indent that HTML authors add is taken off.

/// `text` without the leading white space that all its non-blank lines share, as Python's `textwrap.dedent`, except
/// that blank lines are left as they are. The number of lines stays the same.
pub fn dedent(text: &str) -> String {
    let margin = margin(text);
    if margin.is_empty() {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    for line in lines(text) {
        out.push_str(line.strip_prefix(margin).unwrap_or(line));
    }
    out
}

/// The lines of a text with their ends.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    core::iter::from_fn(move || {
        let end = anypy_core::text::find(rest, b'\n').map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (end > 0).then_some(line)
    })
}

/// The longest white space that starts every non-blank line.
fn margin(text: &str) -> &str {
    let mut margin: Option<&str> = None;
    for line in lines(text) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let spaces = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let indent = line.get(..spaces).unwrap_or_default();
        margin = Some(match margin {
            None => indent,
            Some(before) => common(before, indent),
        });
    }
    margin.unwrap_or("")
}

/// The longest common start of two runs of spaces and tabs.
fn common<'a>(a: &'a str, b: &str) -> &'a str {
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a.get(..same).unwrap_or_default()
}

/// The last path segment of a page's path, which names the page in tracebacks: `shop.html`; `index.html` for a folder.
pub fn page_name(path: &str) -> &str {
    match anypy_core::text::behind_last(path, b'/') {
        "" => "index.html",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_indent_goes() {
        assert_eq!(dedent("\n    a\n      b\n\n    c\n  "), "\na\n  b\n\nc\n  ");
        assert_eq!(dedent("a\n  b"), "a\n  b");
        assert_eq!(dedent("\ta\n\t\tb"), "a\n\tb");
        assert_eq!(dedent("\ta\n  b"), "\ta\n  b");
        assert_eq!(dedent(" \n \n"), " \n \n");
        assert_eq!(dedent(""), "");
    }

    #[test]
    fn a_page_has_a_name() {
        assert_eq!(page_name("/"), "index.html");
        assert_eq!(page_name("/a/b.html"), "b.html");
        assert_eq!(page_name(""), "index.html");
    }
}

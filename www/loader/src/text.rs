//! Text of inline scripts: the common indent that HTML authors add is taken off.

/// `text` without the leading white space that all its non-blank lines share, as Python's `textwrap.dedent`, except
/// that blank lines are left as they are. The number of lines stays the same.
pub fn dedent(text: &str) -> String {
    let margin = margin(text);
    if margin.is_empty() {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        out.push_str(line.strip_prefix(margin).unwrap_or(line));
    }
    out
}

/// The longest white space that starts every non-blank line.
fn margin(text: &str) -> &str {
    let mut margin: Option<&str> = None;
    for line in text.split('\n') {
        let body = line.trim_start_matches([' ', '\t']);
        if body.trim_end().is_empty() {
            continue;
        }
        let indent = &line[..line.len() - body.len()];
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
    &a[..same]
}

/// The last path segment of a page's path, which names the page in tracebacks: `shop.html`; `index.html` for a folder.
pub fn page_name(path: &str) -> &str {
    match path.rsplit('/').next() {
        None | Some("") => "index.html",
        Some(name) => name,
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

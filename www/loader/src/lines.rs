//! Where an inline script stands in the page's source, and tracebacks with those lines.
//!
//! The DOM does not tell on which line of its document an element starts. Scripts therefore run with lines of their
//! own, under a name of their own (`page.html#2`), and only when an error is to be shown the page's source is looked
//! at (it is in the browser's cache) and the traceback's lines are moved. That costs nothing where nothing fails.

use anypy_core::text;

use crate::json::Json;
use crate::text::lines as lines_of;

/// What `anypy.js` asks for an error: a traceback's text, the page's source, and for each inline script its file and its text.
/// The answer has the text with the page's lines, and for each script that has a place on the page its file there and
/// the first line, for the error's frames.
pub fn answer(texts: &[Option<&str>]) -> String {
    let &[traceback, source, ref rows @ ..] = texts else { return String::new() };
    let mut scripts = Vec::new();
    for row in rows.chunks_exact(2) {
        if let &[Some(file), Some(text)] = row {
            scripts.push(Inline { file, text });
        }
    }
    let lines = first_lines(source.unwrap_or_default(), &scripts);
    let mut out = Json::default();
    out.open('{');
    out.pair("text", Some(&relocate(traceback.unwrap_or_default(), &scripts, &lines)));
    out.key("places");
    out.open('{');
    for script in &scripts {
        if let Some((file, line)) = place(script.file, &scripts, &lines) {
            out.key(script.file);
            out.open('{');
            out.pair("file", Some(file));
            out.number("line", u64::from(line));
            out.close('}');
        }
    }
    out.close('}');
    out.close('}');
    out.finish()
}

/// A script inside a page.
pub struct Inline<'a> {
    /// The name that it ran under.
    pub file: &'a str,
    /// Its text as the DOM has it, with newlines as `\n`.
    pub text: &'a str,
}

/// For each script the number of the page's line, from 1, on which its text starts; 0 where it is not in the source
/// (it was made by a program). `source` is the page as served.
///
/// Scripts are looked for in order, each behind the one before, so that two scripts of the same text get their own
/// lines.
pub fn first_lines(source: &str, scripts: &[Inline<'_>]) -> Vec<u32> {
    // HTML's preprocessing: the DOM only has `\n`.
    let source = newlines(source);
    let mut from = 0;
    let mut lines = Vec::with_capacity(scripts.len());
    for script in scripts {
        let text = script.text;
        if text.trim_ascii().is_empty() {
            lines.push(0);
            continue;
        }
        let found = find(&source, text, from).or_else(|| find(&source, &escaped(text), from));
        lines.push(match found {
            Some(at) => {
                from = at + text.len();
                1 + text::count(source.get(..at).unwrap_or_default(), b'\n')
            }
            None => 0,
        });
    }
    lines
}

/// The place of `text` behind `from`, at the end of a tag.
fn find(source: &str, text: &str, from: usize) -> Option<usize> {
    let mut start = from;
    while let Some(at) = text::find_text(source, text, start) {
        if at > 0 && source.as_bytes().get(at - 1) == Some(&b'>') {
            return Some(at);
        }
        start = at + 1;
    }
    None
}

/// Text as it stands in the source of a custom element, when its author escaped it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

/// A text with the line ends that the DOM has.
fn newlines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\r' => out.push('\n'),
            '\n' if before == '\r' => {}
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// A traceback's text with the lines of scripts moved: `File "page.html#2", line 3` becomes
/// `File "page.html", line 27`. `lines` are the first lines of [`first_lines`]; a file with line 0 stays.
pub fn relocate(traceback: &str, scripts: &[Inline<'_>], lines: &[u32]) -> String {
    let mut out = String::with_capacity(traceback.len());
    for line in lines_of(traceback) {
        match moved(line, scripts, lines) {
            Some(line) => out.push_str(&line),
            None => out.push_str(line),
        }
    }
    out
}

/// One line of a traceback, if it names a script that has a line.
fn moved(line: &str, scripts: &[Inline<'_>], lines: &[u32]) -> Option<String> {
    // Exception groups draw `|` and `+` before their frames.
    let start = text::find_text(line, "File \"", 0)?;
    if !line[..start].bytes().all(|byte| matches!(byte, b' ' | b'|' | b'+' | b'-')) {
        return None;
    }
    let name_at = start + 6;
    let name_end = text::find_text(line, "\", line ", name_at)?;
    let (page, first) = place(&line[name_at..name_end], scripts, lines)?;
    let number_at = name_end + 8;
    let digits = line[number_at..].bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = decimal(line.get(number_at..number_at + digits)?)?;
    let mut out = String::with_capacity(line.len());
    out.push_str(&line[..name_at]);
    out.push_str(page);
    out.push_str("\", line ");
    push_number(&mut out, number + first - 1);
    out.push_str(&line[number_at + digits..]);
    Some(out)
}

/// The page's name and the first line of the script that ran as `file`.
pub fn place<'a>(file: &'a str, scripts: &[Inline<'_>], lines: &[u32]) -> Option<(&'a str, u32)> {
    let index = scripts.iter().position(|script| script.file == file)?;
    let first = lines.get(index).copied().filter(|&line| line > 0)?;
    Some((text::before(file, b'#'), first))
}

/// The number that decimal digits stand for.
fn decimal(digits: &str) -> Option<u32> {
    let mut value: u32 = 0;
    for digit in digits.bytes() {
        value = value.checked_mul(10)?.checked_add(u32::from(digit.checked_sub(b'0')?))?;
    }
    (!digits.is_empty()).then_some(value)
}

/// Appends a decimal number.
pub fn push_number(out: &mut String, number: u32) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\r\n<p>print(1)</p>\r\n<script type=\"py\">\r\nprint(1)\r\n</script>\r\n\
        <script type=\"py\">\r\nprint(1)\r\n</script>\r\n<py-script>if 1 &lt; 2: f()</py-script>";

    fn scripts() -> Vec<Inline<'static>> {
        vec![
            Inline { file: "p.html#1", text: "\nprint(1)\n" },
            Inline { file: "p.html#2", text: "\nprint(1)\n" },
            Inline { file: "p.html#3", text: "if 1 < 2: f()" },
            Inline { file: "p.html#4", text: "made by a program" },
            Inline { file: "p.html#5", text: " " },
        ]
    }

    #[test]
    fn scripts_are_found_in_their_page() {
        assert_eq!(first_lines(PAGE, &scripts()), [3, 6, 9, 0, 0]);
    }

    #[test]
    fn tracebacks_name_the_lines_of_the_page() {
        let before = "Traceback (most recent call last):\n  File \"p.html#2\", line 2, in <module>\n    f()\n  \
            File \"lib.py\", line 2, in f\n    File \"p.html#1\", line x\n  | File \"p.html#1\", line 2\n\
            ValueError: File \"p.html#1\", line 2\n";
        let after = "Traceback (most recent call last):\n  File \"p.html\", line 7, in <module>\n    f()\n  \
            File \"lib.py\", line 2, in f\n    File \"p.html#1\", line x\n  | File \"p.html\", line 4\n\
            ValueError: File \"p.html#1\", line 2\n";
        assert_eq!(relocate(before, &scripts(), &[3, 6, 9, 0, 0]), after);
    }

    #[test]
    fn an_answer_has_the_text_and_the_places() {
        let text = "  File \"p.html#1\", line 2\n";
        let script = [Some("p.html#1"), Some("\nprint(1)\n"), Some("p.html#4"), Some("made")];
        let texts: Vec<Option<&str>> = [Some(text), Some(PAGE)].into_iter().chain(script).collect();
        let places = r#"{"p.html#1":{"file":"p.html","line":3}}"#;
        assert_eq!(
            answer(&texts),
            [r#"{"text":"  File \"p.html\", line 4\n","places":"#, places, "}"].concat()
        );
    }

    #[test]
    fn a_script_that_is_not_in_the_source_keeps_its_own_lines() {
        let text = "  File \"p.html#4\", line 1, in <module>\n";
        assert_eq!(relocate(text, &scripts(), &[3, 6, 9, 0, 0]), text);
    }
}

//! Searching in text by bytes.
//!
//! What `str` offers for this is generic over patterns and brings a search algorithm for each kind of them, some 6 KB in a page's
//! wasm. Everything that is looked for here is ASCII or a whole text, so offsets are always character boundaries.

/// The first place of an ASCII character.
pub fn find(text: &str, byte: u8) -> Option<usize> {
    text.as_bytes().iter().position(|&at| at == byte)
}

/// The last place of an ASCII character.
pub fn rfind(text: &str, byte: u8) -> Option<usize> {
    text.as_bytes().iter().rposition(|&at| at == byte)
}

/// The first place of a text, from an offset on. Compares at every place: for texts that are short or rarely looked at.
pub fn find_text(text: &str, wanted: &str, from: usize) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let last = text.len().checked_sub(wanted.len())?;
    (from..=last).find(|&at| text.get(at..at + wanted.len()) == Some(wanted))
}

/// What stands before the first of an ASCII character; all of it where there is none.
pub fn before(text: &str, byte: u8) -> &str {
    find(text, byte).and_then(|at| text.get(..at)).unwrap_or(text)
}

/// What stands behind the last of an ASCII character; all of it where there is none.
pub fn behind_last(text: &str, byte: u8) -> &str {
    rfind(text, byte).and_then(|at| text.get(at + 1..)).unwrap_or(text)
}

/// What stands on both sides of the first of an ASCII character.
pub fn split_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = find(text, byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The path of a URL: without query and fragment.
pub fn path(url: &str) -> &str {
    before(before(url, b'?'), b'#')
}

/// How often an ASCII character occurs.
pub fn count(text: &str, byte: u8) -> u32 {
    let mut count = 0;
    for &at in text.as_bytes() {
        count += u32::from(at == byte);
    }
    count
}

/// Texts in a row, with `separator` between them and `last` before the last one.
pub fn join(texts: &[&str], separator: &str, last: &str) -> String {
    let mut out = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str(if index + 1 == texts.len() { last } else { separator });
        }
        out.push_str(text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_characters_and_texts() {
        assert_eq!((find("a/b/c", b'/'), rfind("a/b/c", b'/'), find("abc", b'/')), (Some(1), Some(3), None));
        assert_eq!(find_text("aXaXb", "aXb", 0), Some(2));
        assert_eq!(find_text("abab", "ab", 1), Some(2));
        assert_eq!(find_text("ab", "abc", 0), None);
        assert_eq!(find_text("ab", "ab", 5), None);
    }

    #[test]
    fn cuts() {
        assert_eq!(before("a.b.c", b'.'), "a");
        assert_eq!(behind_last("a/b/c", b'/'), "c");
        assert_eq!(behind_last("abc", b'/'), "abc");
        assert_eq!(split_once("é=1=2", b'='), Some(("é", "1=2")));
        assert_eq!(path("a/b.js?x#y"), "a/b.js");
        assert_eq!(path("a#b?c"), "a");
        assert_eq!(count("a\nb\n", b'\n'), 2);
    }

    #[test]
    fn joins() {
        assert_eq!(join(&["a", "b", "c"], ", ", " or "), "a, b or c");
        assert_eq!(join(&["a"], ", ", " or "), "a");
        assert_eq!(join(&[], ", ", " or "), "");
    }
}

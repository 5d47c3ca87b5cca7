//! The nearest valid name to a misspelt one, for "did you mean".
//!
//! Optimal string alignment distance (Levenshtein with adjacent transpositions), case folded for ASCII, with the
//! rule that a suggestion may differ in at most a third of the letters. Quadratic in the length of names, which
//! are short.

/// The candidate nearest to `name`, or `None` when nothing is near enough to be what was meant.
pub fn nearest<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(name);
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let other = fold(candidate);
        let limit = (wanted.len().max(other.len()) / 3).max(1);
        if wanted.len().abs_diff(other.len()) > limit {
            continue;
        }
        let distance = distance(&wanted, &other);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Lower case, with the separators that people confuse made one.
fn fold(name: &str) -> Vec<u8> {
    name.bytes().take(64).map(|b| if b == b'-' { b'_' } else { b.to_ascii_lowercase() }).collect()
}

fn distance(a: &[u8], b: &[u8]) -> usize {
    let width = b.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(width);
        row.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(x != y);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = core::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(name: &str) -> Option<&'static str> {
        nearest(name, &mut ["mini", "full", "pyodide", "micropython", "js_modules"].into_iter())
    }

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(near("mni"), Some("mini"));
        assert_eq!(near("Mini"), Some("mini"));
        assert_eq!(near("fulll"), Some("full"));
        assert_eq!(near("pyoidde"), Some("pyodide"));
        assert_eq!(near("micro-python"), Some("micropython"));
        assert_eq!(near("js-modules"), Some("js_modules"));
    }

    #[test]
    fn keeps_quiet_when_nothing_is_near() {
        assert_eq!(near("ruby"), None);
        assert_eq!(near(""), None);
        assert_eq!(near("x"), None);
    }
}

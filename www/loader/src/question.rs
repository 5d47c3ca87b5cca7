//! What `anypy.js` tells of a page: texts in a fixed order, any of which may be absent.
//!
//! A question holds all that its answer depends on. So nothing is kept between questions, and when one is beyond the
//! first build of the loader, the whole build is asked the same.

/// Cuts what JavaScript has written: the lengths in bytes of `count` texts (32 bits each, all ones for an absent one), then
/// the texts.
pub fn texts(bytes: &[u8], count: usize) -> Vec<Option<&str>> {
    let mut texts = Vec::with_capacity(count);
    let Some((sizes, mut rest)) = bytes.split_at_checked(count * 4) else { return texts };
    for size in sizes.chunks_exact(4) {
        let size = size.iter().rev().fold(0, |size, &byte| size << 8 | usize::from(byte));
        texts.push(match rest.split_at_checked(size) {
            Some((text, after)) => {
                rest = after;
                core::str::from_utf8(text).ok()
            }
            None => None,
        });
    }
    texts
}

/// A page, and what is asked about it.
#[derive(Default)]
pub struct Page<'a> {
    /// The path of its address.
    pub path: &'a str,
    /// The runtime that the address or `AnyPy.switch` asks for in place of the config's.
    pub forced: Option<&'a str>,
    /// A runtime that JavaScript asks for by name.
    pub asked: Option<&'a str>,
    /// The page's source, once a mistake makes it needed; empty when it cannot be had.
    pub source: Option<&'a str>,
    /// The config files of both kinds of scripts, once they are fetched.
    pub files: [Option<&'a str>; 2],
    /// The modules that a page may import and still run on the first runtime, with spaces between them.
    pub plain: &'a str,
    /// Scripts and configs, in document order; behind them the Python files that the configs ask for, where a plan has asked
    /// for their texts. Their tag is `file`, `src` the file's URL and `config` what that is relative to.
    pub elements: Vec<Element<'a>>,
}

/// An element of a page: a script or a config.
#[derive(Default)]
pub struct Element<'a> {
    /// Its name: `script`, `py-config`.
    pub tag: &'a str,
    /// `type=`
    pub kind: Option<&'a str>,
    /// `src=`
    pub src: Option<&'a str>,
    /// `config=`
    pub config: Option<&'a str>,
    /// `runtime=`
    pub runtime: Option<&'a str>,
    /// `async=`
    pub wait: Option<&'a str>,
    /// `env=`
    pub env: Option<&'a str>,
    /// `worker=`
    pub worker: Option<&'a str>,
    /// The text in it, or of its `src`, which is absent until it has been fetched.
    pub text: Option<&'a str>,
}

impl<'a> Page<'a> {
    /// The page that texts tell of, in the order of the fields here.
    pub fn new(texts: &[Option<&'a str>]) -> Page<'a> {
        let &[path, forced, asked, source, py, mpy, plain, ref rows @ ..] = texts else {
            return Page::default();
        };
        let mut elements = Vec::new();
        for row in rows.chunks_exact(9) {
            if let &[tag, kind, src, config, runtime, wait, env, worker, text] = row {
                let tag = tag.unwrap_or_default();
                elements.push(Element { tag, kind, src, config, runtime, wait, env, worker, text });
            }
        }
        let (path, plain) = (path.unwrap_or_default(), plain.unwrap_or_default());
        Page { path, forced, asked, source, files: [py, mpy], plain, elements }
    }
}

/// An attribute that is there and not empty.
pub fn filled(attribute: Option<&str>) -> Option<&str> {
    attribute.filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut() {
        let bytes = b"\x02\0\0\0\xff\xff\xff\xff\0\0\0\0\x03\0\0\0abcde";
        assert_eq!(texts(bytes, 4), [Some("ab"), None, Some(""), Some("cde")]);
        assert_eq!(texts(b"\x02\0\0", 1), []);
    }
}

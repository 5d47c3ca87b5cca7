//! Functions of strings and bytes against CPython.
#![allow(missing_docs)]

mod common;

use anypy_mini_base::native::Native;
use anypy_mini_base::text::case::{self, Predicate};
use anypy_mini_base::text::codec::{self, Codec, Handler};
use anypy_mini_base::text::{self, Strip, search, split};
use common::{Random, bytes_literal, compare, literal};

const ALPHABET: [&str; 24] = [
    "a", "b", "a", "b", "A", " ", "\t", "\n", "\r", "\u{b}", "\u{1c}", "\u{85}", "\u{a0}", "\u{2003}",
    "\u{2028}", "\u{3000}", "é", "ß", "𝄞", "'", "\"", "\\", "+", "-",
];

fn random_text(random: &mut Random, length: usize) -> String {
    let kind = random.below(3);
    (0..random.below(length + 1)).map(|_| ALPHABET[random.below([4, 8, ALPHABET.len()][kind])]).collect()
}

fn ascii(s: &str) -> String {
    let mut out = String::new();
    text::ascii(s, &mut out);
    out
}

fn bytes(s: &[u8]) -> String {
    let mut out = String::new();
    text::repr_bytes(s, &mut out);
    out
}

fn list(s: &[u8], spans: &[split::Span], utf8: bool) -> String {
    let parts: Vec<String> = spans
        .iter()
        .map(
            |&(from, to)| {
                if utf8 { ascii(std::str::from_utf8(&s[from..to]).unwrap()) } else { bytes(&s[from..to]) }
            },
        )
        .collect();
    format!("[{}]", parts.join(", "))
}

fn index(s: &str, at: Option<usize>) -> String {
    at.map_or("-1".into(), |at| text::char_count(&s.as_bytes()[..at]).to_string())
}

#[test]
fn searching_and_splitting() {
    let mut random = Random(0x7e57);
    let mut cases = Vec::new();
    for _ in 0..1500 {
        let s = random_text(&mut random, 30);
        let n = random_text(&mut random, 3);
        let max = random.below(5);
        let (ls, ln) = (literal(&s), literal(&n));
        let (b, nb) = (s.as_bytes(), n.as_bytes());
        let (lb, lnb) = (bytes_literal(b), bytes_literal(nb));
        let mut case = |expression: String, ours: String| cases.push((expression, ours));
        case(format!("{ls}.find({ln})"), index(&s, search::find(b, nb, 0)));
        case(format!("{ls}.rfind({ln})"), index(&s, search::rfind(b, nb)));
        case(format!("{lb}.count({lnb})"), search::count(b, nb).to_string());
        let mut out = Vec::new();
        search::replace(b, nb, b"<>", max, true, &mut out);
        case(format!("{ls}.replace({ln}, '<>', {max})"), ascii(std::str::from_utf8(&out).unwrap()));
        let mut out = Vec::new();
        search::replace(b, nb, b"x", usize::MAX, false, &mut out);
        case(format!("{lb}.replace({lnb}, b'x')"), bytes(&out));
        let mut spans = Vec::new();
        if !n.is_empty() {
            split::split(b, nb, max, &mut spans);
            case(format!("{ls}.split({ln}, {max})"), list(b, &spans, true));
            spans.clear();
            split::rsplit(b, nb, max, &mut spans);
            case(format!("{ls}.rsplit({ln}, {max})"), list(b, &spans, true));
        }
        for utf8 in [true, false] {
            let source = if utf8 { &ls } else { &lb };
            for max in [max, usize::MAX] {
                let limit = if max == usize::MAX { -1 } else { max as i64 };
                spans.clear();
                split::split_space(b, max, utf8, &mut spans);
                case(format!("{source}.split(None, {limit})"), list(b, &spans, utf8));
                spans.clear();
                split::rsplit_space(b, max, utf8, &mut spans);
                case(format!("{source}.rsplit(None, {limit})"), list(b, &spans, utf8));
            }
            for keep in [true, false] {
                spans.clear();
                split::split_lines(b, keep, utf8, &mut spans);
                let flag = if keep { "True" } else { "False" };
                case(format!("{source}.splitlines({flag})"), list(b, &spans, utf8));
            }
            let span = text::strip(b, Strip::Space, true, true, utf8);
            case(format!("[{source}.strip()]"), list(b, &[span], utf8));
            let span = text::strip(b, Strip::Set(nb), true, false, utf8);
            let set = if utf8 { &ln } else { &lnb };
            case(format!("[{source}.lstrip({set})]"), list(b, &[span], utf8));
            let span = text::strip(b, Strip::Set(nb), false, true, utf8);
            case(format!("[{source}.rstrip({set})]"), list(b, &[span], utf8));
            let mut out = Vec::new();
            text::expand_tabs(b, max, utf8, &mut out);
            case(format!("[{source}.expandtabs({max})]"), list(&out, &[(0, out.len())], utf8));
            let mut out = Vec::new();
            let length = if utf8 { text::char_count(b) } else { b.len() };
            text::zfill(b, length, max * 3, &mut out);
            case(format!("[{source}.zfill({})]", max * 3), list(&out, &[(0, out.len())], utf8));
        }
        let (left, right) = text::center(text::char_count(b), max * 5);
        let centered = format!("{}{s}{}", " ".repeat(left), " ".repeat(right));
        case(format!("{ls}.center({})", max * 5), ascii(&centered));
        let at = text::byte_offset(b, max);
        case(format!("{ls}[:{max}]"), ascii(&s[..at]));
        let mut out = String::new();
        text::repr(&Native::new(), &s, &mut out);
        case(format!("repr({ls})"), ascii(&out));
        case(format!("ascii({ls})"), ascii(&ascii(&s)));
        case(lb.to_string(), bytes(b));
    }
    compare(cases);
}

#[test]
fn long_searches() {
    let mut random = Random(99);
    let mut cases = Vec::new();
    for _ in 0..300 {
        let hay: String = (0..random.below(400))
            .map(|_| ["a", "b", "c"][random.below(2 + random.0 as usize % 2)])
            .collect();
        let from = random.below(hay.len() + 1);
        let needle = &hay[from..hay.len().min(from + random.below(12))];
        cases.push((
            format!("'{hay}'.find('{needle}')"),
            index(&hay, search::find(hay.as_bytes(), needle.as_bytes(), 0)),
        ));
        cases.push((
            format!("'{hay}'.rfind('{needle}')"),
            index(&hay, search::rfind(hay.as_bytes(), needle.as_bytes())),
        ));
    }
    compare(cases);
}

/// Characters that CPython 3.11 (Unicode 14) and the native tables agree to exist.
fn assigned() -> Vec<char> {
    let expression = "''.join(chr(c) for c in range(0x110000) if __import__('unicodedata').category(chr(c)) not in ('Cn', 'Cs', 'Co'))";
    let Some(lines) = common::python(&[format!("list(map(ord, {expression}))")]) else { return Vec::new() };
    lines[0].trim_matches(['[', ']']).split(", ").filter_map(|n| char::from_u32(n.parse().ok()?)).collect()
}

/// Compares a function of every assigned character: `ours` gives code points, `expression` is of `c`.
fn compare_all(chars: &[char], expression: &str, ours: impl Fn(char) -> String) {
    let mut cases = Vec::new();
    for part in chars.chunks(512) {
        let codes: Vec<String> = part.iter().map(|&c| (c as u32).to_string()).collect();
        let results: Vec<String> = part.iter().map(|&c| ours(c)).collect();
        cases.push((
            format!("','.join({expression} for c in map(chr, [{}]))", codes.join(",")),
            format!("'{}'", results.join(",")),
        ));
    }
    let Some(truth) = common::python(&cases.iter().map(|c| c.0.clone()).collect::<Vec<_>>()) else { return };
    let mut wrong = Vec::new();
    for ((truth, (_, ours)), part) in truth.iter().zip(&cases).zip(chars.chunks(512)) {
        for ((truth, ours), c) in
            truth.trim_matches('\'').split(',').zip(ours.trim_matches('\'').split(',')).zip(part)
        {
            if truth != ours {
                wrong.push(format!("U+{:04X}: python {truth} ours {ours}", *c as u32));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{expression}: {} differ\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}

fn hex(s: &str) -> String {
    s.chars().map(|c| format!("{:x}", c as u32)).collect::<Vec<_>>().join(" ")
}

/// Characters whose properties changed after CPython 3.11's Unicode 14.
const CHANGED_SINCE: [u32; 10] =
    [0x19B, 0x264, 0x295, 0x10FC, 0xA7D3, 0xA7D5, 0xA7F2, 0xA7F3, 0xA7F4, 0xAB69];

#[test]
fn every_character() {
    let platform = Native::new();
    let p = &platform;
    let mut chars = assigned();
    chars.retain(|&c| !CHANGED_SINCE.contains(&(c as u32)));
    // Ideographs and syllables are alike: a sample of them does.
    let sample: Vec<char> = chars
        .iter()
        .copied()
        .filter(|&c| {
            !matches!(c as u32, 0x3400..0xA000 | 0xAC00..0xD7A4 | 0x17000..0x1D000 | 0x20000..)
                || (c as u32).is_multiple_of(61)
        })
        .collect();
    type Convert = fn(&dyn anypy_mini_base::Platform, &str, &mut String);
    let conversions: [(&str, Convert); 6] = [
        ("upper", case::upper),
        ("lower", case::lower),
        ("title", case::title),
        ("capitalize", case::capitalize),
        ("swapcase", case::swap_case),
        ("casefold", case::fold),
    ];
    for (name, convert) in conversions {
        compare_all(&sample, &format!("' '.join('%x' % ord(x) for x in c.{name}())"), |c| {
            let mut out = String::new();
            convert(p, &c.to_string(), &mut out);
            hex(&out)
        });
    }
    let predicates = [
        ("isalpha", Predicate::Alpha),
        ("isdecimal", Predicate::Decimal),
        ("isdigit", Predicate::Digit),
        ("isnumeric", Predicate::Numeric),
        ("isalnum", Predicate::Alnum),
        ("isspace", Predicate::Space),
        ("islower", Predicate::Lower),
        ("isupper", Predicate::Upper),
        ("istitle", Predicate::Title),
        ("isprintable", Predicate::Printable),
        ("isidentifier", Predicate::Identifier),
    ];
    for (name, predicate) in predicates {
        let chars = if predicate == Predicate::Numeric { &chars } else { &sample };
        compare_all(chars, &format!("'%d' % c.{name}()"), |c| {
            u32::from(case::is(p, predicate, &c.to_string())).to_string()
        });
    }
    compare_all(&sample, "str(__import__('unicodedata').decimal(c, -1))", |c| {
        text::decimal_value(p, c).map_or("-1".into(), |d| d.to_string())
    });
}

#[test]
fn words() {
    let platform = Native::new();
    let mut random = Random(0xca5e);
    let mut cases = Vec::new();
    let letters = ["a", "B", "1", " ", "'", "ß", "Σ", "σ", "ǆ", "İ", "É", "_", "ﬁ", "中"];
    for _ in 0..3000 {
        let s: String = (0..random.below(7)).map(|_| letters[random.below(letters.len())]).collect();
        // The final sigma's context reaches over apostrophes in CPython, but ends at them here.
        let apostrophe = s.contains('\'') && (s.contains('Σ') || s.contains('σ'));
        let l = literal(&s);
        let mut case = |method: &str, convert: fn(&dyn anypy_mini_base::Platform, &str, &mut String)| {
            let mut out = String::new();
            convert(&platform, &s, &mut out);
            cases.push((format!("{l}.{method}()"), ascii(&out)));
        };
        case("upper", case::upper);
        case("lower", case::lower);
        case("casefold", case::fold);
        case("capitalize", case::capitalize);
        if !apostrophe {
            case("title", case::title);
        }
        if !s.contains('Σ') {
            case("swapcase", case::swap_case);
        }
        for (method, predicate) in [
            ("islower", Predicate::Lower),
            ("isupper", Predicate::Upper),
            ("istitle", Predicate::Title),
            ("isidentifier", Predicate::Identifier),
            ("isalnum", Predicate::Alnum),
            ("isascii", Predicate::Ascii),
            ("isprintable", Predicate::Printable),
        ] {
            let ours = if case::is(&platform, predicate, &s) { "True" } else { "False" };
            cases.push((format!("{l}.{method}()"), ours.into()));
            if !matches!(method, "isidentifier" | "isprintable") {
                let ours = if case::is_bytes(predicate, s.as_bytes()) { "True" } else { "False" };
                cases.push((format!("{}.{method}()", bytes_literal(s.as_bytes())), ours.into()));
            }
        }
    }
    compare(cases);
}

#[test]
fn codecs() {
    let mut random = Random(0xc0dec);
    let mut cases = Vec::new();
    let handlers = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"];
    let codecs = [
        "utf-8",
        "utf-8-sig",
        "ascii",
        "latin-1",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
    ];
    let pool = [
        0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xED, 0xF0, 0x9F, 0x98, 0x80, 0xF5, 0xFF, 0xFE,
        0x00, 0xD8, 0xDC,
    ];
    for _ in 0..4000 {
        let name = codecs[random.below(2 * codecs.len()).saturating_sub(codecs.len())];
        let codec = Codec::lookup(name).unwrap();
        let handler_name = handlers[random.below(5)];
        let handler = Handler::lookup(handler_name).unwrap();
        let s = random_text(&mut random, 8);
        let ours = match codec::encode(&s, codec, handler) {
            Ok(out) => bytes(&out),
            Err(e) => format!("UnicodeEncodeError: {}", codec::encode_message(&e, &s).replace('\\', "\\\\")),
        };
        cases.push((format!("{}.encode('{name}', '{handler_name}')", literal(&s)), ours));
        if handler == Handler::XmlCharRefReplace {
            continue;
        }
        let raw: Vec<u8> = (0..random.below(10)).map(|_| pool[random.below(pool.len())]).collect();
        let ours = match codec::decode(&raw, codec, handler) {
            Ok(out) => ascii(&out),
            Err(e) => format!("UnicodeDecodeError: {}", codec::decode_message(&e, &raw)),
        };
        cases.push((format!("{}.decode('{name}', '{handler_name}')", bytes_literal(&raw)), ours));
    }
    compare(cases);
}

#[test]
fn numbers_of_other_scripts() {
    let p = Native::new();
    assert_eq!(text::to_ascii_number(&p, "12"), None);
    assert_eq!(text::to_ascii_number(&p, "\u{a0}٣.١\u{3000}").as_deref(), Some(" 3.1 "));
    assert_eq!(text::to_ascii_number(&p, "x²").as_deref(), Some("x?"));
    assert_eq!(text::decimal_value(&p, '\u{1d7ff}'), Some(9));
}

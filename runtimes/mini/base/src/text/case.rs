//! Case conversion and the `is...` predicates.
//!
//! The host maps to upper and lower case. Title case and case folding follow from these but for some hundred
//! characters, which are tables here.

use crate::platform::{Platform, class};

/// White space.
const SPACE: u32 = 1 << 16;
/// A digit in Python's sense: decimal digits, superscripts, circled digits...
const DIGIT: u32 = 1 << 17;
/// Anything with a numeric value.
const NUMERIC: u32 = 1 << 18;
const CASED: u32 = class::LOWER | class::UPPER | class::TITLE;

/// Digits that are not decimal, as ranges.
const DIGITS: [(u32, u32); 20] = [
    (0xb2, 0xb3),
    (0xb9, 0xb9),
    (0x1369, 0x1371),
    (0x19da, 0x19da),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247c),
    (0x2488, 0x2490),
    (0x24ea, 0x24ea),
    (0x24f5, 0x24fd),
    (0x24ff, 0x24ff),
    (0x2776, 0x277e),
    (0x2780, 0x2788),
    (0x278a, 0x2792),
    (0x10a40, 0x10a43),
    (0x10e60, 0x10e68),
    (0x11052, 0x1105a),
    (0x1f100, 0x1f10a),
];

/// Ideographs that are numbers.
const NUMERALS: &str = "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零\u{F96B}\u{F973}\u{F978}\u{F9B2}\u{F9D1}\u{F9D3}\u{F9FD}\u{20001}\u{20064}\u{200E2}\u{20121}\u{2092A}\u{20983}\u{2098C}\u{2099C}\u{20AEA}\u{20AFD}\u{20B19}\u{22390}\u{22998}\u{23B1B}\u{2626D}\u{2F890}";

fn ascii_class(c: u8) -> u32 {
    const WORD: u32 = class::ALPHA | class::ID_START | class::ID_CONTINUE;
    match c {
        b'a'..=b'z' => WORD | class::LOWER,
        b'A'..=b'Z' => WORD | class::UPPER,
        b'0'..=b'9' => class::DECIMAL | class::NUMBER | class::ID_CONTINUE | DIGIT | NUMERIC,
        b'_' => class::ID_START | class::ID_CONTINUE,
        9..=13 | 0x1C..=0x1F => SPACE | class::UNPRINTABLE,
        b' ' => SPACE,
        0..=31 | 127 => class::UNPRINTABLE,
        _ => 0,
    }
}

fn char_class(platform: &dyn Platform, c: char) -> u32 {
    if c.is_ascii() {
        return ascii_class(c as u8);
    }
    let mut bits = platform.char_class(c);
    let mut buffer = [0; 4];
    if super::space_len(c.encode_utf8(&mut buffer).as_bytes(), 0, true) > 0 {
        bits |= SPACE;
    }
    let code = c as u32;
    if bits & class::DECIMAL != 0 || DIGITS.iter().any(|&(from, to)| (from..=to).contains(&code)) {
        bits |= DIGIT;
    }
    if bits & class::NUMBER != 0 || NUMERALS.chars().any(|numeral| numeral == c) {
        bits |= NUMERIC;
    }
    bits
}

/// Which predicate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Predicate {
    Alpha,
    Decimal,
    Digit,
    Numeric,
    Alnum,
    Space,
    Lower,
    Upper,
    Title,
    Printable,
    Identifier,
    Ascii,
}

/// `s.isalpha()` and its siblings.
pub fn is(platform: &dyn Platform, predicate: Predicate, s: &str) -> bool {
    check(predicate, &mut s.chars().map(|c| char_class(platform, c)), s.is_ascii())
}

/// `b.isalpha()` and its siblings: bytes beyond ASCII are nothing.
pub fn is_bytes(predicate: Predicate, s: &[u8]) -> bool {
    // 0x1c to 0x1f are spaces in strings only.
    let class = |&c: &u8| ascii_class(c) & if matches!(c, 0x1C..=0x1F) { !SPACE } else { u32::MAX };
    check(predicate, &mut s.iter().map(class), s.is_ascii())
}

fn check(predicate: Predicate, classes: &mut dyn Iterator<Item = u32>, ascii: bool) -> bool {
    let wanted = match predicate {
        Predicate::Alpha => class::ALPHA,
        Predicate::Decimal => class::DECIMAL,
        Predicate::Digit => DIGIT,
        Predicate::Numeric => NUMERIC,
        Predicate::Alnum => class::ALPHA | NUMERIC,
        Predicate::Space => SPACE,
        Predicate::Ascii => return ascii,
        Predicate::Printable => {
            for bits in classes {
                if bits & class::UNPRINTABLE != 0 {
                    return false;
                }
            }
            return true;
        }
        Predicate::Identifier => {
            let mut wanted = class::ID_START;
            for bits in classes {
                if bits & wanted == 0 {
                    return false;
                }
                wanted = class::ID_CONTINUE;
            }
            return wanted == class::ID_CONTINUE;
        }
        Predicate::Lower | Predicate::Upper => {
            let own = if predicate == Predicate::Lower { class::LOWER } else { class::UPPER };
            let mut seen = false;
            for bits in classes {
                if bits & CASED & !own != 0 {
                    return false;
                }
                seen |= bits & own != 0;
            }
            return seen;
        }
        Predicate::Title => {
            let (mut seen, mut in_word) = (false, false);
            for bits in classes {
                let starts = bits & (class::UPPER | class::TITLE) != 0;
                let cased = bits & CASED != 0;
                if cased && starts == in_word {
                    return false;
                }
                in_word = cased;
                seen |= cased;
            }
            return seen;
        }
    };
    let mut any = false;
    for bits in classes {
        if bits & wanted == 0 {
            return false;
        }
        any = true;
    }
    any
}

/// Whether `repr` shows a character as it is.
pub fn is_printable(platform: &dyn Platform, c: char) -> bool {
    char_class(platform, c) & class::UNPRINTABLE == 0
}

/// Appends `s.upper()`.
pub fn upper(platform: &dyn Platform, s: &str, out: &mut String) {
    if s.is_ascii() { out.push_str(&s.to_ascii_uppercase()) } else { platform.upper(s, out) }
}

/// Appends `s.lower()`.
pub fn lower(platform: &dyn Platform, s: &str, out: &mut String) {
    if s.is_ascii() { out.push_str(&s.to_ascii_lowercase()) } else { platform.lower(s, out) }
}

fn map_char(platform: &dyn Platform, to_upper: bool, c: char, out: &mut String) {
    let mut buffer = [0; 4];
    let s = c.encode_utf8(&mut buffer);
    if to_upper { upper(platform, s, out) } else { lower(platform, s, out) }
}

fn push_code(code: u32, out: &mut String) {
    out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
}

/// A character's title case.
fn title_char(platform: &dyn Platform, c: char, out: &mut String) {
    let code = c as u32;
    match code {
        // The digraphs come in threes: upper, title, lower.
        0x1C4..=0x1CC => push_code(0x1C5 + (code - 0x1C4) / 3 * 3, out),
        0x1F1..=0x1F3 => push_code(0x1F2, out),
        // Georgian has capitals but no title case.
        0x10D0..=0x10FA | 0x10FD..=0x10FF => out.push(c),
        0x149 => out.push_str("\u{2BC}N"),
        // Greek with iota subscript keeps it in title case.
        0x1F80..=0x1FAF => push_code(code | 8, out),
        0x1FB3 | 0x1FC3 | 0x1FF3 => push_code(code + 9, out),
        0x1FBC | 0x1FCC | 0x1FFC => out.push(c),
        0x1FB2 => out.push_str("\u{1FBA}\u{345}"),
        0x1FB4 => out.push_str("\u{386}\u{345}"),
        0x1FB7 => out.push_str("\u{391}\u{342}\u{345}"),
        0x1FC2 => out.push_str("\u{1FCA}\u{345}"),
        0x1FC4 => out.push_str("\u{389}\u{345}"),
        0x1FC7 => out.push_str("\u{397}\u{342}\u{345}"),
        0x1FF2 => out.push_str("\u{1FFA}\u{345}"),
        0x1FF4 => out.push_str("\u{38F}\u{345}"),
        0x1FF7 => out.push_str("\u{3A9}\u{342}\u{345}"),
        _ => {
            // Of several capitals only the first stays one.
            let mut capitals = String::new();
            map_char(platform, true, c, &mut capitals);
            let mut rest = capitals.chars();
            if let Some(first) = rest.next() {
                out.push(first);
                lower(platform, rest.as_str(), out);
            }
        }
    }
}

/// Appends a word with its first character in title case. It is lowered as a whole, as a final sigma depends on
/// what precedes it.
fn title_word(platform: &dyn Platform, word: &str, out: &mut String) {
    let Some(first) = word.chars().next() else { return };
    let (mut lowered, mut first_lowered) = (String::new(), String::new());
    lower(platform, word, &mut lowered);
    map_char(platform, false, first, &mut first_lowered);
    title_char(platform, first, out);
    out.push_str(lowered.get(first_lowered.len()..).unwrap_or_default());
}

/// Appends `s.capitalize()`.
pub fn capitalize(platform: &dyn Platform, s: &str, out: &mut String) {
    title_word(platform, s, out);
}

/// Appends `s.title()`.
pub fn title(platform: &dyn Platform, s: &str, out: &mut String) {
    let mut word = None;
    for (i, c) in s.char_indices() {
        let cased = char_class(platform, c) & CASED != 0;
        if cased {
            word = word.or(Some(i));
            continue;
        }
        if let Some(start) = word.take() {
            title_word(platform, s.get(start..i).unwrap_or_default(), out);
        }
        title_char(platform, c, out);
    }
    if let Some(start) = word {
        title_word(platform, s.get(start..).unwrap_or_default(), out);
    }
}

/// Appends `s.swapcase()`.
pub fn swap_case(platform: &dyn Platform, s: &str, out: &mut String) {
    let mut lowered = None;
    for (i, c) in s.char_indices() {
        let bits = char_class(platform, c);
        if bits & class::UPPER != 0 {
            // Runs, for the sake of final sigmas.
            lowered = lowered.or(Some(i));
            continue;
        }
        if let Some(start) = lowered.take() {
            lower(platform, s.get(start..i).unwrap_or_default(), out);
        }
        if bits & class::LOWER != 0 { map_char(platform, true, c, out) } else { out.push(c) }
    }
    if let Some(start) = lowered {
        lower(platform, s.get(start..).unwrap_or_default(), out);
    }
}

/// Appends `s.casefold()`.
pub fn fold(platform: &dyn Platform, s: &str, out: &mut String) {
    if s.is_ascii() {
        lower(platform, s, out);
        return;
    }
    for c in s.chars() {
        let code = c as u32;
        match code {
            0..128 => out.push(c.to_ascii_lowercase()),
            0x131 => out.push(c),
            0x1E9E => out.push_str("ss"),
            // Cherokee folds to capitals.
            0x13A0..=0x13F5 => out.push(c),
            0x13F8..=0x13FD => push_code(code - 8, out),
            0xAB70..=0xABBF => push_code(code - 0xAB70 + 0x13A0, out),
            _ => {
                let mut capitals = String::new();
                map_char(platform, true, c, &mut capitals);
                for c in capitals.chars() {
                    map_char(platform, false, c, out);
                }
            }
        }
    }
}

//! Sets of characters: built by the parser, written into the program, asked by the matcher.
//!
//! In a program a set is 8 words of bitmap (of the bytes, or of ASCII), one of flags, the number of ranges, and the
//! ranges. ASCII is settled when the pattern is compiled, case included; characters beyond it ask the ranges and, for
//! `\d` and `\w`, the platform.

use anypy_mini_base::platform::{Platform, class};
use anypy_mini_base::text::case;

/// Words of a bitmap.
pub const BITMAP: usize = 8;
const DIGIT: u32 = 1;
const NOT_DIGIT: u32 = 2;
const WORD: u32 = 4;
const NOT_WORD: u32 = 8;
const NEGATE: u32 = 16;
const IGNORE_CASE: u32 = 32;

/// White space of Unicode.
static SPACES: [(u32, u32); 10] = [
    (9, 13),
    (0x1C, 0x20),
    (0x85, 0x85),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
];
static ASCII_SPACES: [(u32, u32); 2] = [(9, 13), (32, 32)];
static DIGITS: [(u32, u32); 1] = [(48, 57)];
static WORDS: [(u32, u32); 4] = [(48, 57), (65, 90), (95, 95), (97, 122)];

/// A set in the tree.
pub struct Set {
    ranges: Vec<(u32, u32)>,
    categories: u32,
    /// Whether it has what it does not list.
    pub negate: bool,
    /// Whether a character is in it when another of its cases is.
    pub ignore_case: bool,
    unicode: bool,
}

impl Set {
    /// An empty set.
    pub fn new(ignore_case: bool, unicode: bool) -> Set {
        Set { ranges: Vec::new(), categories: 0, negate: false, ignore_case, unicode }
    }

    /// Adds the characters from `low` to `high`.
    pub fn range(&mut self, low: u32, high: u32) {
        self.ranges.push((low, high));
    }

    /// Adds what another set lists.
    pub fn add(&mut self, other: &Set) {
        self.ranges.extend_from_slice(&other.ranges);
        self.categories |= other.categories;
        self.unicode |= other.unicode;
    }

    fn ranges(&mut self, ranges: &[(u32, u32)], complement: bool) {
        if !complement {
            self.ranges.extend_from_slice(ranges);
            return;
        }
        let mut from = 0;
        for (low, high) in ranges {
            self.ranges.push((from, low - 1));
            from = high + 1;
        }
        self.ranges.push((from, 0x10_FFFF));
    }

    /// Adds the category of an escape such as `\d`; `false`: there is none.
    pub fn category(&mut self, letter: char) -> bool {
        let complement = letter.is_ascii_uppercase();
        match letter {
            's' | 'S' if self.unicode => self.ranges(&SPACES, complement),
            's' | 'S' => self.ranges(&ASCII_SPACES, complement),
            'd' | 'D' if !self.unicode => self.ranges(&DIGITS, complement),
            'w' | 'W' if !self.unicode => self.ranges(&WORDS, complement),
            'd' => self.categories |= DIGIT,
            'D' => self.categories |= NOT_DIGIT,
            'w' => self.categories |= WORD,
            'W' => self.categories |= NOT_WORD,
            _ => return false,
        }
        true
    }

    fn lists(&self, c: u32) -> bool {
        let within = |ranges: &[(u32, u32)]| ranges.iter().any(|(low, high)| (*low..=*high).contains(&c));
        let has = |bit| self.categories & bit != 0;
        within(&self.ranges)
            || (has(DIGIT) && within(&DIGITS))
            || (has(NOT_DIGIT) && !within(&DIGITS))
            || (has(WORD) && within(&WORDS))
            || (has(NOT_WORD) && !within(&WORDS))
    }

    /// The set's bitmap: of all bytes, or of ASCII.
    pub fn bitmap(&self, is_text: bool) -> [u32; BITMAP] {
        let mut map = [0; BITMAP];
        for c in 0..if is_text { 128u32 } else { 256 } {
            let mut listed = self.lists(c);
            if self.ignore_case && !listed && c < 128 {
                let letter = c as u8;
                let other = letter ^ 32;
                listed = letter.is_ascii_alphabetic() && self.lists(u32::from(other));
                // The characters beyond ASCII that are another case of an ASCII letter.
                let beyond: &[u32] = match letter | 32 {
                    b'i' => &[0x130, 0x131],
                    b'k' => &[0x212A],
                    b's' => &[0x17F],
                    _ => &[],
                };
                if self.unicode && letter.is_ascii_alphabetic() {
                    listed |= beyond.iter().any(|c| self.lists(*c));
                }
            }
            if listed != self.negate
                && let Some(word) = map.get_mut(c as usize / 32)
            {
                *word |= 1 << (c % 32);
            }
        }
        map
    }

    /// Appends the set to a program.
    pub fn write(&self, is_text: bool, out: &mut Vec<u32>) {
        out.extend_from_slice(&self.bitmap(is_text));
        let mut flags = self.categories;
        flags |= if self.negate { NEGATE } else { 0 };
        flags |= if self.ignore_case && self.unicode { IGNORE_CASE } else { 0 };
        out.push(flags);
        let beyond: Vec<(u32, u32)> = self.ranges.iter().copied().filter(|(_, high)| *high >= 128).collect();
        let folds = self.ignore_case && self.unicode;
        let kept = if folds { &self.ranges } else { &beyond };
        out.push(kept.len() as u32);
        for (low, high) in kept {
            out.extend_from_slice(&[*low, *high]);
        }
    }
}

/// Whether a character is of a word.
pub fn is_word(platform: &dyn Platform, c: u32) -> bool {
    match char::from_u32(c) {
        Some(c) if c.is_ascii() => c.is_ascii_alphanumeric() || c == '_',
        Some(c) => platform.char_class(c) & (class::ALPHA | class::NUMBER) != 0,
        None => false,
    }
}

/// A character's one-character case mapping, or itself.
fn map(platform: &dyn Platform, upper: bool, c: char) -> char {
    let mut out = String::new();
    let mut buffer = [0; 4];
    let text = c.encode_utf8(&mut buffer);
    if upper {
        case::upper(platform, text, &mut out);
    } else {
        case::lower(platform, text, &mut out);
    }
    let mut chars = out.chars();
    match (chars.next(), chars.next()) {
        (Some(mapped), None) => mapped,
        _ => c,
    }
}

/// What is equal for characters that differ in case alone.
pub fn fold(platform: &dyn Platform, c: u32) -> u32 {
    match char::from_u32(c) {
        Some(c) if c.is_ascii() => u32::from(c.to_ascii_lowercase()),
        Some('\u{130}') => 'i' as u32,
        Some(c) => map(platform, false, map(platform, true, c)) as u32,
        None => c,
    }
}

/// Whether a set has a character beyond ASCII; `word` reads the program's words from the flags on.
pub fn has_beyond(platform: &dyn Platform, c: u32, word: &dyn Fn(usize) -> u32) -> bool {
    let flags = word(0);
    let listed = |c: u32| {
        let ranges = word(1) as usize;
        (0..ranges).any(|i| word(2 + 2 * i) <= c && c <= word(3 + 2 * i))
    };
    let mut found = listed(c);
    if !found && flags & (DIGIT | NOT_DIGIT | WORD | NOT_WORD) != 0 {
        let class = char::from_u32(c).map_or(0, |c| platform.char_class(c));
        let (digit, word) = (class & class::DECIMAL != 0, class & (class::ALPHA | class::NUMBER) != 0);
        found = (flags & DIGIT != 0 && digit)
            || (flags & NOT_DIGIT != 0 && !digit)
            || (flags & WORD != 0 && word)
            || (flags & NOT_WORD != 0 && !word);
    }
    if !found
        && flags & IGNORE_CASE != 0
        && let Some(c) = char::from_u32(c)
    {
        found = listed(map(platform, false, c) as u32)
            || listed(map(platform, true, c) as u32)
            || listed(fold(platform, c as u32));
    }
    found != (flags & NEGATE != 0)
}

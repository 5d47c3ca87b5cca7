//! Regular expressions from text to tree.
//!
//! A recursive-descent parser over the pattern's code points (or bytes), so that positions of errors are indices into
//! it. Flags are resolved here: a literal that ignores case is a set already, `.` knows whether it takes newlines.
//! Groups nest as deeply as [`DEPTH`]; the tree's other passes recurse as deeply as it does.

use anypy_mini_base::bigint::write_u32;
use anypy_mini_base::platform::Platform;
use anypy_mini_base::text::{self, case};

use super::set::Set;

/// `re.IGNORECASE`
pub const IGNORECASE: u32 = 2;
/// `re.LOCALE`
pub const LOCALE: u32 = 4;
/// `re.MULTILINE`
pub const MULTILINE: u32 = 8;
/// `re.DOTALL`
pub const DOTALL: u32 = 16;
/// `re.UNICODE`
pub const UNICODE: u32 = 32;
/// `re.VERBOSE`
pub const VERBOSE: u32 = 64;
/// `re.ASCII`
pub const ASCII: u32 = 256;
/// Flags of which a pattern has one at most.
const TYPE_FLAGS: u32 = ASCII | LOCALE | UNICODE;
/// No upper bound of a repetition.
pub const FOREVER: u32 = u32::MAX;
/// Groups in groups.
const DEPTH: u32 = 200;

/// How a repetition gives way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Greed {
    /// As many as possible first.
    Greedy,
    /// As few as possible first.
    Lazy,
    /// As many as possible, once and for all.
    Possessive,
}

/// A place that is asserted.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum At {
    /// `\A`, and `^` without MULTILINE.
    Start,
    /// `^` with MULTILINE.
    LineStart,
    /// `$` without MULTILINE: the end, or before the newline there.
    End,
    /// `$` with MULTILINE.
    LineEnd,
    /// `\Z`
    VeryEnd,
    /// `\b` of Unicode words.
    Word,
    /// `\B` of Unicode words.
    NotWord,
    /// `\b` of ASCII words.
    AsciiWord,
    /// `\B` of ASCII words.
    AsciiNotWord,
}

/// Things in a row.
pub type Seq = Vec<Node>;

/// One thing in a pattern.
pub enum Node {
    /// This character.
    Literal(u32),
    /// Any character; `true`: newlines too.
    Any(bool),
    /// One character of a set.
    Set(Box<Set>),
    /// An assertion.
    At(At),
    /// A group that captures.
    Capture(u32, Seq),
    /// `(?:...)`, which is an item of its own for what repeats it.
    Group(Seq),
    /// `a|b`
    Branch(Vec<Seq>),
    /// `x{min,max}`
    Repeat(u32, u32, Greed, Seq),
    /// `(?=...)` and its siblings: whether it looks back, and whether it must not match.
    Look(bool, bool, Seq),
    /// `(?>...)`
    Atomic(Seq),
    /// `\1`; `true`: ignoring case.
    Backref(u32, bool),
    /// `(?(1)yes|no)`
    Conditional(u32, Seq, Seq),
    /// Never matches.
    Fail,
}

/// What is wrong with a pattern, and where; `None`: nowhere in particular.
pub struct Error {
    /// The message.
    pub message: String,
    /// Index of a code point.
    pub at: Option<usize>,
    /// OverflowError, not `re.error`.
    pub overflow: bool,
    /// IndexError, not `re.error`.
    pub index: bool,
}

type Result<T> = core::result::Result<T, Box<Error>>;

/// An error at a position.
pub fn error<T>(parts: &[&str], at: usize) -> Result<T> {
    Err(Box::new(Error { message: parts.concat(), at: Some(at), overflow: false, index: false }))
}

/// A parsed pattern.
pub struct Parsed {
    /// The tree.
    pub body: Seq,
    /// Flags given and those of the pattern itself.
    pub flags: u32,
    /// Number of groups.
    pub groups: u32,
    /// Group names and numbers.
    pub names: Vec<(String, u32)>,
}

/// A position in a pattern or a template.
pub struct Source<'a> {
    /// Code points or bytes.
    pub text: &'a [u32],
    /// Index of the next one.
    pub at: usize,
}

const NONE: u32 = u32::MAX;

impl Source<'_> {
    /// The next character; `u32::MAX` at the end.
    pub fn peek(&self) -> u32 {
        self.text.get(self.at).copied().unwrap_or(NONE)
    }
    /// Takes the next character.
    pub fn next(&mut self) -> u32 {
        let c = self.peek();
        if c != NONE {
            self.at += 1;
        }
        c
    }
    /// Takes the next character if it is this one.
    pub fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == c as u32;
        self.at += usize::from(found);
        found
    }
    /// Text between two positions.
    pub fn slice(&self, from: usize, to: usize) -> String {
        let part = self.text.get(from..to).unwrap_or(&[]);
        part.iter().map(|c| char::from_u32(*c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
    /// Takes digits of a radix, `most` of them: their value and number.
    pub fn digits(&mut self, radix: u32, most: usize) -> (u32, usize) {
        let (mut value, mut count) = (0u32, 0);
        while count < most
            && let Some(digit) =
                char::from_u32(self.peek()).filter(char::is_ascii).and_then(|c| c.to_digit(radix))
        {
            value = value.saturating_mul(radix).saturating_add(digit);
            count += 1;
            self.at += 1;
        }
        (value, count)
    }
    /// Takes a name that ends with a character: its start.
    pub fn until(&mut self, end: char, what: &str) -> Result<String> {
        let start = self.at;
        loop {
            let c = self.next();
            if c == end as u32 {
                if self.at == start + 1 {
                    return error(&["missing ", what], start);
                }
                return Ok(self.slice(start, self.at - 1));
            }
            if c == NONE {
                if self.at == start {
                    return error(&["missing ", what], start);
                }
                return error(&["missing ", end.encode_utf8(&mut [0; 4]), ", unterminated name"], start);
            }
        }
    }
    /// An escape of up to three octal digits, the first of which is at `start + 1`.
    pub fn octal_check(&self, value: u32, start: usize) -> Result<u32> {
        if value > 0o377 {
            let escape = self.slice(start, self.at);
            return error(&["octal escape value ", &escape, " outside of range 0-0o377"], start);
        }
        Ok(value)
    }
}

/// A name in quotes for a message.
pub fn quoted(platform: &dyn Platform, name: &str) -> String {
    let mut out = String::new();
    text::repr(platform, name, &mut out);
    out
}

/// An error where a name is none for a group.
pub fn check_name(platform: &dyn Platform, name: &str, at: usize) -> Result<()> {
    if case::is(platform, case::Predicate::Identifier, name) {
        return Ok(());
    }
    error(&["bad character in group name ", &quoted(platform, name)], at)
}

pub(super) fn number(n: u32) -> String {
    let mut out = String::new();
    write_u32(n, 10, &mut out);
    out
}

fn is_digit(c: u32) -> bool {
    (48..58).contains(&c)
}
fn is_octal(c: u32) -> bool {
    (48..56).contains(&c)
}
fn is_letter(c: u32) -> bool {
    char::from_u32(c).is_some_and(|c| c.is_ascii_alphabetic())
}

/// What `\a`, `\n` and the like are.
pub fn control(c: u32) -> Option<u32> {
    Some(match char::from_u32(c)? {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 92,
        _ => return None,
    })
}

struct Parser<'a> {
    src: Source<'a>,
    /// Flags of the whole pattern.
    global: u32,
    /// Flags in effect here.
    flags: u32,
    is_text: bool,
    /// For each group: whether it is closed.
    closed: Vec<bool>,
    names: Vec<(String, u32)>,
    /// Conditions on groups that are not there yet: number and position.
    later: Vec<(u32, usize)>,
    /// Groups from here on are within the lookbehind.
    behind: Option<u32>,
    depth: u32,
    platform: &'a dyn Platform,
}

/// Parses a pattern.
pub fn parse(text: &[u32], flags: u32, is_text: bool, platform: &dyn Platform) -> Result<Parsed> {
    let mut parser = Parser {
        src: Source { text, at: 0 },
        global: flags,
        flags,
        is_text,
        closed: vec![false],
        names: Vec::new(),
        later: Vec::new(),
        behind: None,
        depth: 0,
        platform,
    };
    parser.type_flag();
    let body = match parser.alternatives(true) {
        // A lone backslash at the end is seen one character ahead, before any other error there.
        Err(_) if parser.src.at + 1 == text.len() && parser.src.peek() == '\\' as u32 => {
            return error(&["bad escape (end of pattern)"], parser.src.at);
        }
        body => body?,
    };
    if parser.src.at < text.len() {
        return error(&["unbalanced parenthesis"], parser.src.at);
    }
    for (group, at) in &parser.later {
        if *group as usize >= parser.closed.len() {
            return error(&["invalid group reference ", &number(*group)], *at);
        }
    }
    Ok(Parsed { body, flags: parser.global, groups: parser.closed.len() as u32 - 1, names: parser.names })
}

impl Parser<'_> {
    /// Text is Unicode where nothing else was said.
    fn type_flag(&mut self) {
        if self.is_text && self.flags & ASCII == 0 {
            self.flags |= UNICODE;
        }
    }

    fn unicode(&self) -> bool {
        self.is_text && self.flags & ASCII == 0
    }

    fn alternatives(&mut self, top: bool) -> Result<Seq> {
        self.depth += 1;
        if self.depth > DEPTH {
            return error(&["too many nested groups"], self.src.at);
        }
        let mut branches = Vec::new();
        loop {
            branches.push(self.sequence(top && branches.is_empty())?);
            if !self.src.eat('|') {
                break;
            }
        }
        self.depth -= 1;
        if branches.len() == 1 {
            return Ok(branches.pop().unwrap_or_default());
        }
        if let Some(set) = one_set(&branches) {
            return Ok(vec![set]);
        }
        Ok(vec![Node::Branch(branches)])
    }

    fn literal(&self, c: u32) -> Node {
        if self.flags & IGNORECASE != 0 && (c >= 128 && self.is_text || is_letter(c)) {
            let mut set = self.set();
            set.range(c, c);
            return Node::Set(Box::new(set));
        }
        Node::Literal(c)
    }

    fn set(&self) -> Set {
        Set::new(self.flags & IGNORECASE != 0, self.unicode())
    }

    fn sequence(&mut self, first: bool) -> Result<Seq> {
        let mut items: Seq = Vec::new();
        loop {
            let start = self.src.at;
            let c = self.src.peek();
            if c == NONE || c == '|' as u32 || c == ')' as u32 {
                return Ok(items);
            }
            self.src.at += 1;
            let c = char::from_u32(c).unwrap_or('\0');
            if self.flags & VERBOSE != 0 {
                if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}') {
                    continue;
                }
                if c == '#' {
                    while !matches!(self.src.next(), NONE | 10) {}
                    continue;
                }
            }
            match c {
                '\\' => {
                    let node = self.escape(start)?;
                    items.push(node);
                }
                '[' => {
                    let set = self.character_set(start)?;
                    items.push(set);
                }
                '.' => items.push(Node::Any(self.flags & DOTALL != 0)),
                '^' => {
                    let at = if self.flags & MULTILINE != 0 { At::LineStart } else { At::Start };
                    items.push(Node::At(at));
                }
                '$' => {
                    let at = if self.flags & MULTILINE != 0 { At::LineEnd } else { At::End };
                    items.push(Node::At(at));
                }
                '(' => {
                    if let Some(node) = self.group(start, first && items.is_empty())? {
                        items.push(node);
                    }
                }
                '*' | '+' | '?' | '{' => match self.bounds(c)? {
                    Some((min, max)) => self.repeat(min, max, start, &mut items)?,
                    None => items.push(Node::Literal(c as u32)),
                },
                _ => items.push(self.literal(c as u32)),
            }
        }
    }

    /// The bounds of a repetition whose first character is taken; `None`: it is an ordinary brace.
    fn bounds(&mut self, c: char) -> Result<Option<(u32, u32)>> {
        match c {
            '*' => return Ok(Some((0, FOREVER))),
            '+' => return Ok(Some((1, FOREVER))),
            '?' => return Ok(Some((0, 1))),
            _ => {}
        }
        let start = self.src.at;
        if self.src.peek() == '}' as u32 {
            return Ok(None);
        }
        let (low, low_digits) = self.src.digits(10, usize::MAX);
        let (mut high, mut high_digits) = (low, low_digits);
        if self.src.eat(',') {
            (high, high_digits) = self.src.digits(10, usize::MAX);
        }
        if !self.src.eat('}') {
            self.src.at = start;
            return Ok(None);
        }
        if (low_digits > 0 && low == FOREVER) || (high_digits > 0 && high == FOREVER) {
            let message = String::from("the repetition number is too large");
            return Err(Box::new(Error { message, at: None, overflow: true, index: false }));
        }
        let max = if high_digits > 0 { high } else { FOREVER };
        if max < low {
            return error(&["min repeat greater than max repeat"], start);
        }
        Ok(Some((low, max)))
    }

    fn repeat(&mut self, min: u32, max: u32, start: usize, items: &mut Seq) -> Result<()> {
        let item = match items.pop() {
            None | Some(Node::At(_)) => return error(&["nothing to repeat"], start),
            Some(Node::Repeat(..)) => return error(&["multiple repeat"], start),
            Some(Node::Group(seq)) => seq,
            Some(item) => vec![item],
        };
        let greed = if self.src.eat('?') {
            Greed::Lazy
        } else if self.src.eat('+') {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        items.push(Node::Repeat(min, max, greed, item));
        Ok(())
    }

    // Escapes

    /// `\x41` and the like, after their letter: the code.
    fn hex(&mut self, start: usize, digits: usize) -> Result<u32> {
        let (value, count) = self.src.digits(16, digits);
        let escape = self.src.slice(start, self.src.at);
        if count != digits {
            return error(&["incomplete escape ", &escape], start);
        }
        if value > 0x10FFFF {
            return error(&["bad escape ", &escape], start);
        }
        Ok(value)
    }

    /// An escape that means the same in and out of a set: the character.
    fn common_escape(&mut self, c: u32, start: usize) -> Result<Option<u32>> {
        Ok(Some(match char::from_u32(c).unwrap_or('\0') {
            'x' => self.hex(start, 2)?,
            'u' if self.is_text => self.hex(start, 4)?,
            'U' if self.is_text => self.hex(start, 8)?,
            'N' if self.is_text => {
                if !self.src.eat('{') {
                    return error(&["missing {"], self.src.at);
                }
                let name = self.src.until('}', "character name")?;
                return error(&["undefined character name ", &quoted(self.platform, &name)], start);
            }
            _ => return Ok(None),
        }))
    }

    fn bad_escape<T>(&self, start: usize) -> Result<T> {
        error(&["bad escape ", &self.src.slice(start, start + 2)], start)
    }

    /// `\d` and its siblings.
    fn category(&self, c: u32) -> Option<Set> {
        let mut set = Set::new(false, self.unicode());
        set.category(char::from_u32(c)?).then_some(set)
    }

    fn escape(&mut self, start: usize) -> Result<Node> {
        let c = self.src.next();
        if c == NONE {
            return error(&["bad escape (end of pattern)"], start);
        }
        if let Some(set) = self.category(c) {
            return Ok(Node::Set(Box::new(set)));
        }
        let word = |unicode, ascii| Node::At(if self.unicode() { unicode } else { ascii });
        match char::from_u32(c).unwrap_or('\0') {
            'A' => return Ok(Node::At(At::Start)),
            'Z' => return Ok(Node::At(At::VeryEnd)),
            'b' => return Ok(word(At::Word, At::AsciiWord)),
            'B' => return Ok(word(At::NotWord, At::AsciiNotWord)),
            _ => {}
        }
        if let Some(code) = control(c) {
            return Ok(self.literal(code));
        }
        if let Some(code) = self.common_escape(c, start)? {
            return Ok(self.literal(code));
        }
        if c == '0' as u32 {
            let (value, _) = self.src.digits(8, 2);
            return Ok(self.literal(value));
        }
        if is_digit(c) {
            let mut group = c - 48;
            let second = self.src.peek();
            if is_digit(second) {
                self.src.at += 1;
                if is_octal(c) && is_octal(second) && is_octal(self.src.peek()) {
                    let third = self.src.next();
                    let value = (c - 48) * 64 + (second - 48) * 8 + (third - 48);
                    let value = self.src.octal_check(value, start)?;
                    return Ok(self.literal(value));
                }
                group = group * 10 + second - 48;
            }
            if (group as usize) < self.closed.len() {
                self.open_check(group, start)?;
                self.behind_check(group)?;
                return Ok(Node::Backref(group, self.flags & IGNORECASE != 0));
            }
            return error(&["invalid group reference ", &number(group)], start + 1);
        }
        if is_letter(c) {
            return self.bad_escape(start);
        }
        Ok(self.literal(c))
    }

    fn is_closed(&self, group: u32) -> bool {
        self.closed.get(group as usize).copied().unwrap_or(false)
    }

    fn open_check(&self, group: u32, at: usize) -> Result<()> {
        if self.is_closed(group) { Ok(()) } else { error(&["cannot refer to an open group"], at) }
    }

    fn behind_check(&self, group: u32) -> Result<()> {
        if let Some(first) = self.behind {
            self.open_check(group, self.src.at)?;
            if group >= first {
                return error(
                    &["cannot refer to group defined in the same lookbehind subpattern"],
                    self.src.at,
                );
            }
        }
        Ok(())
    }

    // Sets

    fn character_set(&mut self, start: usize) -> Result<Node> {
        let mut set = self.set();
        let mut single = None;
        let negate = self.src.eat('^');
        let first = self.src.at;
        loop {
            let at = self.src.at;
            let c = self.src.next();
            if c == NONE {
                return error(&["unterminated character set"], start);
            }
            if c == ']' as u32 && at > first {
                break;
            }
            let low = self.set_item(c, at, &mut set)?;
            if self.src.eat('-') {
                let that = self.src.at;
                let c = self.src.next();
                if c == NONE {
                    return error(&["unterminated character set"], start);
                }
                if c == ']' as u32 {
                    if let Some(low) = low {
                        set.range(low, low);
                    }
                    set.range('-' as u32, '-' as u32);
                    single = None;
                    break;
                }
                let high = self.set_item(c, that, &mut set)?;
                match (low, high) {
                    (Some(low), Some(high)) if low <= high => set.range(low, high),
                    _ => return error(&["bad character range ", &self.src.slice(at, self.src.at)], at),
                }
                single = None;
            } else {
                single = if at == first { low } else { None };
                if let Some(low) = low {
                    set.range(low, low);
                }
            }
        }
        if let Some(c) = single
            && !negate
        {
            return Ok(self.literal(c));
        }
        set.negate = negate;
        Ok(Node::Set(Box::new(set)))
    }

    /// One character of a set; `None`: a category, which is in the set now.
    fn set_item(&mut self, c: u32, start: usize, set: &mut Set) -> Result<Option<u32>> {
        if c != '\\' as u32 {
            return Ok(Some(c));
        }
        let c = self.src.next();
        if c == NONE {
            return error(&["bad escape (end of pattern)"], start);
        }
        if char::from_u32(c).is_some_and(|c| set.category(c)) {
            return Ok(None);
        }
        if let Some(code) = control(c) {
            return Ok(Some(code));
        }
        if let Some(code) = self.common_escape(c, start)? {
            return Ok(Some(code));
        }
        if is_octal(c) {
            self.src.at -= 1;
            let (value, _) = self.src.digits(8, 3);
            return self.src.octal_check(value, start).map(Some);
        }
        if is_letter(c) || is_digit(c) {
            return self.bad_escape(start);
        }
        Ok(Some(c))
    }

    // Groups

    fn close(&mut self, start: usize) -> Result<()> {
        if self.src.eat(')') {
            return Ok(());
        }
        error(&["missing ), unterminated subpattern"], start)
    }

    fn named(&self, name: &str) -> Option<u32> {
        self.names.iter().find(|(known, _)| known == name).map(|(_, group)| *group)
    }

    /// A name up to a character, checked: its position as well.
    fn name(&mut self, end: char) -> Result<(String, usize)> {
        let at = self.src.at;
        let name = self.src.until(end, "group name")?;
        check_name(self.platform, &name, at)?;
        Ok((name, at))
    }

    /// What follows an opening parenthesis. `None`: nothing that matches (a comment, flags).
    fn group(&mut self, start: usize, first: bool) -> Result<Option<Node>> {
        let mut name = None;
        if self.src.eat('?') {
            let kind = self.src.next();
            if kind == NONE {
                return error(&["unexpected end of pattern"], self.src.at);
            }
            match char::from_u32(kind).unwrap_or('\0') {
                'P' => {
                    if self.src.eat('<') {
                        name = Some(self.name('>')?);
                    } else if self.src.eat('=') {
                        return self.named_backref().map(Some);
                    } else {
                        let c = self.src.next();
                        if c == NONE {
                            return error(&["unexpected end of pattern"], self.src.at);
                        }
                        let shown = self.shown();
                        return error(&["unknown extension ?P", &shown], start + 1);
                    }
                }
                ':' => {
                    let body = self.alternatives(false)?;
                    self.close(start)?;
                    return Ok(Some(Node::Group(body)));
                }
                '>' => {
                    let body = self.alternatives(false)?;
                    self.close(start)?;
                    return Ok(Some(Node::Atomic(body)));
                }
                '#' => loop {
                    match self.src.next() {
                        NONE => return error(&["missing ), unterminated comment"], start),
                        41 => return Ok(None),
                        _ => {}
                    }
                },
                '=' => return self.look(start, false, false).map(Some),
                '!' => return self.look(start, false, true).map(Some),
                '<' => {
                    let c = self.src.next();
                    match char::from_u32(c) {
                        Some('=') => return self.look(start, true, false).map(Some),
                        Some('!') => return self.look(start, true, true).map(Some),
                        None => return error(&["unexpected end of pattern"], self.src.at),
                        _ => {
                            let shown = self.shown();
                            return error(&["unknown extension ?<", &shown], start + 1);
                        }
                    }
                }
                '(' => return self.conditional(start).map(Some),
                c if c == '-' || flag_of(c) != 0 => return self.inline_flags(c, start, first),
                _ => {
                    let shown = self.shown();
                    return error(&["unknown extension ?", &shown], start + 1);
                }
            }
        }
        let group = self.closed.len() as u32;
        if let Some((name, at)) = name {
            if let Some(was) = self.named(&name) {
                let shown = quoted(self.platform, &name);
                return error(
                    &[
                        "redefinition of group name ",
                        &shown,
                        " as group ",
                        &number(group),
                        "; was group ",
                        &number(was),
                    ],
                    at,
                );
            }
            self.names.push((name, group));
        }
        self.closed.push(false);
        let body = self.alternatives(false)?;
        self.close(start)?;
        if let Some(closed) = self.closed.get_mut(group as usize) {
            *closed = true;
        }
        Ok(Some(Node::Capture(group, body)))
    }

    /// The character just taken, for a message: with the one after it if it is a backslash.
    fn shown(&self) -> String {
        let from = self.src.at - 1;
        let escape = self.src.text.get(from) == Some(&('\\' as u32));
        self.src.slice(from, if escape { (from + 2).min(self.src.text.len()) } else { from + 1 })
    }

    fn named_backref(&mut self) -> Result<Node> {
        let (name, at) = self.name(')')?;
        let Some(group) = self.named(&name) else {
            return error(&["unknown group name ", &quoted(self.platform, &name)], at);
        };
        self.open_check(group, at)?;
        self.behind_check(group)?;
        Ok(Node::Backref(group, self.flags & IGNORECASE != 0))
    }

    fn look(&mut self, start: usize, behind: bool, negative: bool) -> Result<Node> {
        let outer = self.behind;
        if behind && outer.is_none() {
            self.behind = Some(self.closed.len() as u32);
        }
        let body = self.alternatives(false)?;
        self.behind = outer;
        self.close(start)?;
        if negative && body.is_empty() {
            return Ok(Node::Fail);
        }
        Ok(Node::Look(behind, negative, body))
    }

    fn conditional(&mut self, start: usize) -> Result<Node> {
        let at = self.src.at;
        let name = self.src.until(')', "group name")?;
        let group = if name.bytes().all(|c| c.is_ascii_digit()) {
            let mut group = 0u32;
            for c in name.bytes() {
                group = group.saturating_mul(10).saturating_add(u32::from(c - b'0'));
            }
            if group == 0 {
                return error(&["bad group number"], at);
            }
            if group >= 1 << 30 {
                return error(&["invalid group reference ", &name], at);
            }
            if !self.later.iter().any(|(known, _)| *known == group) {
                self.later.push((group, at));
            }
            group
        } else {
            check_name(self.platform, &name, at)?;
            match self.named(&name) {
                Some(group) => group,
                None => return error(&["unknown group name ", &quoted(self.platform, &name)], at),
            }
        };
        self.behind_check(group)?;
        self.depth += 1;
        if self.depth > DEPTH {
            return error(&["too many nested groups"], self.src.at);
        }
        let yes = self.sequence(false)?;
        let mut no = Vec::new();
        if self.src.eat('|') {
            no = self.sequence(false)?;
            if self.src.peek() == '|' as u32 {
                return error(&["conditional backref with more than two branches"], self.src.at);
            }
        }
        self.depth -= 1;
        self.close(start)?;
        Ok(Node::Conditional(group, yes, no))
    }

    /// `(?i)`, `(?i-s:...)`, from the first flag on.
    fn inline_flags(&mut self, c: char, start: usize, first: bool) -> Result<Option<Node>> {
        let (mut on, mut off) = (0, 0);
        let mut c = c as u32;
        let unknown = |src: &Source, c: u32, missing: &str| {
            let message = if is_letter(c) { "unknown flag" } else { missing };
            error(&[message], if c == NONE { src.at } else { src.at - 1 })
        };
        if c != '-' as u32 {
            loop {
                let flag = char::from_u32(c).map_or(0, flag_of);
                if flag == LOCALE && self.is_text {
                    return error(&["bad inline flags: cannot use 'L' flag with a str pattern"], self.src.at);
                }
                if flag == UNICODE && !self.is_text {
                    return error(
                        &["bad inline flags: cannot use 'u' flag with a bytes pattern"],
                        self.src.at,
                    );
                }
                on |= flag;
                if flag & TYPE_FLAGS != 0 && on & TYPE_FLAGS != flag {
                    return error(
                        &["bad inline flags: flags 'a', 'u' and 'L' are incompatible"],
                        self.src.at,
                    );
                }
                c = self.src.next();
                match char::from_u32(c) {
                    Some(')' | '-' | ':') => break,
                    Some(letter) if flag_of(letter) != 0 => {}
                    _ => return unknown(&self.src, c, "missing -, : or )"),
                }
            }
        }
        if c == ')' as u32 {
            if !first {
                return error(&["global flags not at the start of the expression"], start);
            }
            self.global |= on;
            self.flags = if on & ASCII != 0 { self.flags & !UNICODE } else { self.flags } | on;
            return Ok(None);
        }
        if c == '-' as u32 {
            c = self.src.next();
            if char::from_u32(c).map_or(0, flag_of) == 0 {
                return unknown(&self.src, c, "missing flag");
            }
            loop {
                let flag = char::from_u32(c).map_or(0, flag_of);
                if flag & TYPE_FLAGS != 0 {
                    return error(&["bad inline flags: cannot turn off flags 'a', 'u' and 'L'"], self.src.at);
                }
                off |= flag;
                c = self.src.next();
                match char::from_u32(c) {
                    Some(':') => break,
                    Some(letter) if flag_of(letter) != 0 => {}
                    _ => return unknown(&self.src, c, "missing :"),
                }
            }
        }
        if on & off != 0 {
            return error(&["bad inline flags: flag turned on and off"], self.src.at - 1);
        }
        let outer = self.flags;
        if on & TYPE_FLAGS != 0 {
            self.flags &= !TYPE_FLAGS;
        }
        self.flags = (self.flags | on) & !off;
        let body = self.alternatives(false)?;
        self.flags = outer;
        self.close(start)?;
        Ok(Some(Node::Group(body)))
    }
}

fn flag_of(c: char) -> u32 {
    match c {
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'x' => VERBOSE,
        'a' => ASCII,
        'u' => UNICODE,
        _ => 0,
    }
}

/// Alternatives that are one character each are a set.
fn one_set(branches: &[Seq]) -> Option<Node> {
    let mut all = Set::new(false, false);
    for branch in branches {
        match branch.as_slice() {
            [Node::Literal(c)] => all.range(*c, *c),
            [Node::Set(set)] if !set.negate && !set.ignore_case => all.add(set),
            _ => return None,
        }
    }
    Some(Node::Set(Box::new(all)))
}

/// Least and greatest number of characters that a sequence matches; [`FOREVER`] is no bound. `groups` has the
/// widths of groups that were seen.
pub fn width(seq: &[Node], groups: &mut Vec<(u32, u32)>) -> (u32, u32) {
    let (mut low, mut high) = (0u32, 0u32);
    for node in seq {
        let (l, h) = node_width(node, groups);
        low = low.saturating_add(l);
        high = high.saturating_add(h);
    }
    (low, high)
}

fn node_width(node: &Node, groups: &mut Vec<(u32, u32)>) -> (u32, u32) {
    match node {
        Node::Literal(_) | Node::Any(_) | Node::Set(_) => (1, 1),
        Node::At(_) | Node::Look(..) | Node::Fail => (0, 0),
        Node::Capture(group, body) => {
            let w = width(body, groups);
            if let Some(place) = groups.get_mut(*group as usize) {
                *place = w;
            }
            w
        }
        Node::Group(body) | Node::Atomic(body) => width(body, groups),
        Node::Branch(branches) => {
            let (mut low, mut high) = (FOREVER, 0);
            for branch in branches {
                let (l, h) = width(branch, groups);
                (low, high) = (low.min(l), high.max(h));
            }
            (low, high)
        }
        Node::Repeat(min, max, _, body) => {
            let (l, h) = width(body, groups);
            (l.saturating_mul(*min), h.saturating_mul(*max))
        }
        Node::Backref(group, _) => groups.get(*group as usize).copied().unwrap_or((0, FOREVER)),
        Node::Conditional(_, yes, no) => {
            let ((l, h), (m, i)) = (width(yes, groups), width(no, groups));
            (l.min(m), h.max(i))
        }
    }
}

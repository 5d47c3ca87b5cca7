//! The matcher: a backtracking machine over UTF-8 text or bytes.
//!
//! What it may come back to, and what it must undo on the way, is on a stack of its own: no pattern and no text can
//! overflow the native one, and memory that runs out is MemoryError. Positions are byte offsets. Groups, loop
//! counters and choices are undone in the reverse order of their making, so that a group always holds what the path
//! that matched put there.

use anypy_mini_base::platform::Platform;
use anypy_mini_base::text::search::find;

use super::emit::*;
use super::parse::At;
use super::set::{self, BITMAP};

/// A group that did not take part.
pub const NO: u32 = u32::MAX;

/// Memory for the stack has run out.
pub struct OutOfMemory;

/// An entry of the stack: a tag and a program position, and two words.
type Entry = [u32; 3];
/// Go on at the position, from text position `a`.
const CHOICE: u32 = 0;
/// A greedy run: give a character back, from `b` down to `a`.
const GIVE: u32 = 1;
/// A lazy run: take a character more at `a`, of which there are `b`.
const TAKE: u32 = 2;
/// Group slot `a` was `b`.
const SLOT: u32 = 3;
/// Register `a` was `b`.
const REGISTER: u32 = 4;
/// A lookaround or an atomic group began at `a`; the barrier before it is `b`. Go on at the position if there is one.
const BARRIER: u32 = 5;
const TAG: u32 = 29;
const PLACE: u32 = (1 << TAG) - 1;

/// One search through one text.
pub struct Runner<'a> {
    code: &'a [u8],
    s: &'a [u8],
    /// Whether a character may be more than a byte.
    wide: bool,
    platform: &'a dyn Platform,
    /// Starts and ends of groups, and last the number of the group that closed last.
    pub slots: Vec<u32>,
    registers: Vec<u32>,
    stack: Vec<Entry>,
    barrier: u32,
    /// Only the whole text matches.
    pub full: bool,
    /// A match must not end here: where the one before it ended.
    pub forbidden: usize,
    /// Most entries that the stack may have.
    most: usize,
}

impl<'a> Runner<'a> {
    /// A matcher of a program over a text, which ends where the match must.
    pub fn new(
        code: &'a [u8],
        s: &'a [u8],
        wide: bool,
        platform: &'a dyn Platform,
        most: usize,
    ) -> Runner<'a> {
        let mut runner = Runner {
            code,
            s,
            wide,
            platform,
            slots: Vec::new(),
            registers: Vec::new(),
            stack: Vec::new(),
            barrier: NO,
            full: false,
            forbidden: usize::MAX,
            most,
        };
        runner.slots = vec![NO; runner.word(GROUPS) as usize * 2 + 1];
        runner.registers = vec![0; runner.word(REGISTERS) as usize];
        runner
    }

    #[inline(always)]
    fn word(&self, at: usize) -> u32 {
        match self.code.get(at * 4..at * 4 + 4) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    #[inline(always)]
    fn byte(&self, at: usize) -> Option<u8> {
        self.s.get(at).copied()
    }

    /// The character at a position and its length in bytes.
    #[inline(always)]
    fn char_at(&self, at: usize) -> Option<(u32, usize)> {
        let first = *self.s.get(at)?;
        if first < 0x80 || !self.wide {
            return Some((u32::from(first), 1));
        }
        let next = |i: usize| u32::from(self.s.get(at + i).copied().unwrap_or(0) & 0x3F);
        let first = u32::from(first);
        Some(match first {
            0xF0.. => ((first & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4),
            0xE0.. => ((first & 15) << 12 | next(1) << 6 | next(2), 3),
            _ => ((first & 31) << 6 | next(1), 2),
        })
    }

    /// The position one character before.
    #[inline(always)]
    fn before(&self, at: usize) -> usize {
        let mut at = at.wrapping_sub(1);
        while self.wide && self.s.get(at).is_some_and(|c| c & 0xC0 == 0x80) {
            at = at.wrapping_sub(1);
        }
        at
    }

    #[inline(always)]
    fn push(&mut self, tag: u32, place: usize, a: u32, b: u32) -> Result<(), OutOfMemory> {
        if self.stack.len() == self.stack.capacity() {
            self.grow()?;
        }
        self.stack.push([tag << TAG | place as u32, a, b]);
        Ok(())
    }

    #[cold]
    fn grow(&mut self) -> Result<(), OutOfMemory> {
        let more = self.stack.len().max(32);
        if self.stack.len() + more > self.most || self.stack.try_reserve_exact(more).is_err() {
            return Err(OutOfMemory);
        }
        Ok(())
    }

    fn slot(&self, i: usize) -> u32 {
        self.slots.get(i).copied().unwrap_or(NO)
    }

    fn set_slot(&mut self, i: usize, to: u32) -> Result<(), OutOfMemory> {
        let old = self.slot(i);
        if !self.stack.is_empty() {
            self.push(SLOT, 0, i as u32, old)?;
        }
        if let Some(slot) = self.slots.get_mut(i) {
            *slot = to;
        }
        Ok(())
    }

    fn register(&self, i: usize) -> u32 {
        self.registers.get(i).copied().unwrap_or(0)
    }

    fn set_register(&mut self, i: usize, to: u32) -> Result<(), OutOfMemory> {
        self.push(REGISTER, 0, i as u32, self.register(i))?;
        if let Some(register) = self.registers.get_mut(i) {
            *register = to;
        }
        Ok(())
    }

    fn undo(&mut self, tag: u32, a: u32, b: u32) {
        let cells = if tag == SLOT { &mut self.slots } else { &mut self.registers };
        if let Some(cell) = cells.get_mut(a as usize) {
            *cell = b;
        }
    }

    /// Whether the byte or character at `pos` is in the set whose words start at `at`: its length, 0 if not.
    #[inline(always)]
    fn in_set(&self, at: usize, pos: usize) -> usize {
        let Some(first) = self.byte(pos) else { return 0 };
        if first < 0x80 || !self.wide {
            // Text that is all ASCII has no other bytes, bytes have their whole map.
            return (self.word(at + usize::from(first / 32)) >> (first % 32) & 1) as usize;
        }
        self.in_set_beyond(at, pos)
    }

    #[inline(never)]
    fn in_set_beyond(&self, at: usize, pos: usize) -> usize {
        let Some((c, len)) = self.char_at(pos) else { return 0 };
        let found = set::has_beyond(self.platform, c, &|i| self.word(at + BITMAP + i));
        if found { len } else { 0 }
    }

    /// The length of what an instruction that matches one character matches; 0: it does not.
    #[inline(always)]
    fn one(&self, pc: usize, pos: usize) -> usize {
        match self.word(pc) {
            BYTE => usize::from(self.byte(pos) == Some(self.word(pc + 1) as u8)),
            SET => self.in_set(pc + 1, pos),
            ANY if self.byte(pos) == Some(b'\n') => 0,
            ANY | ANY_ALL => self.char_at(pos).map_or(0, |(_, len)| len),
            BYTES => {
                let len = self.word(pc + 1) as usize;
                if self.bytes_at(pc, pos) { len } else { 0 }
            }
            _ => 0,
        }
    }

    #[inline(always)]
    fn bytes_at(&self, pc: usize, pos: usize) -> bool {
        let len = self.word(pc + 1) as usize;
        let literal = self.code.get(pc * 4 + 8..pc * 4 + 8 + len);
        self.s.get(pos..pos + len) == literal
    }

    /// Characters from `pos` on that an instruction matches, `most` of them at most: where they end, the position
    /// after the first `least` ones, and their number.
    #[inline(always)]
    fn run(&self, pc: usize, pos: usize, least: u32, most: u32) -> (usize, usize, u32) {
        let (mut at, mut low, mut count) = (pos, pos, 0);
        while count < most {
            let len = self.one(pc, at);
            if len == 0 {
                break;
            }
            at += len;
            count += 1;
            if count == least {
                low = at;
            }
        }
        (at, low, count)
    }

    /// The byte that must come at a program position, if it is a literal's.
    #[inline(always)]
    fn literal_at(&self, mut pc: usize) -> Option<u8> {
        while self.word(pc) == SAVE {
            pc += 2;
        }
        match self.word(pc) {
            BYTE => Some(self.word(pc + 1) as u8),
            BYTES => Some(self.word(pc + 2) as u8),
            _ => None,
        }
    }

    fn is_word(&self, at: usize, unicode: bool) -> bool {
        match self.char_at(at) {
            Some((c, _)) if unicode => set::is_word(self.platform, c),
            Some((c, _)) => c < 128 && (c as u8 == b'_' || (c as u8).is_ascii_alphanumeric()),
            None => false,
        }
    }

    fn asserts(&self, what: u32, pos: usize) -> bool {
        const START: u32 = At::Start as u32;
        const LINE_START: u32 = At::LineStart as u32;
        const END: u32 = At::End as u32;
        const LINE_END: u32 = At::LineEnd as u32;
        const VERY_END: u32 = At::VeryEnd as u32;
        const WORD: u32 = At::Word as u32;
        const NOT_WORD: u32 = At::NotWord as u32;
        const ASCII_WORD: u32 = At::AsciiWord as u32;
        let end = self.s.len();
        match what {
            START => pos == 0,
            LINE_START => pos == 0 || self.byte(pos - 1) == Some(b'\n'),
            END => pos == end || (pos + 1 == end && self.byte(pos) == Some(b'\n')),
            LINE_END => pos == end || self.byte(pos) == Some(b'\n'),
            VERY_END => pos == end,
            _ => {
                let unicode = what == WORD || what == NOT_WORD;
                // Of an empty text neither holds.
                if end == 0 {
                    return false;
                }
                let before = pos > 0 && self.is_word(self.before(pos), unicode);
                (before != self.is_word(pos, unicode)) == (what == WORD || what == ASCII_WORD)
            }
        }
    }

    /// The end of a repetition of a group's text at `pos`.
    fn backref(&self, group: usize, fold: bool, pos: usize) -> Option<usize> {
        let (from, to) = (self.slot(group * 2 - 2), self.slot(group * 2 - 1));
        if from == NO || to == NO {
            return None;
        }
        let (mut from, to) = (from as usize, to as usize);
        if !fold {
            let text = self.s.get(from..to)?;
            return (self.s.get(pos..pos + text.len())? == text).then_some(pos + text.len());
        }
        let mut pos = pos;
        while from < to {
            let ((a, a_len), (b, b_len)) = (self.char_at(from)?, self.char_at(pos)?);
            let same = a == b
                || if self.wide {
                    set::fold(self.platform, a) == set::fold(self.platform, b)
                } else {
                    a < 128 && b < 128 && (a as u8).eq_ignore_ascii_case(&(b as u8))
                };
            if !same {
                return None;
            }
            (from, pos) = (from + a_len, pos + b_len);
        }
        Some(pos)
    }

    /// Forgets the choices since the barrier, keeping what must be undone: the barrier's entry.
    fn commit(&mut self) -> Entry {
        let at = self.barrier as usize;
        let entry = self.stack.get(at).copied().unwrap_or([0, 0, NO]);
        self.barrier = entry[2];
        let mut to = at;
        for from in at + 1..self.stack.len() {
            if let Some(kept) = self.stack.get(from).copied()
                && matches!(kept[0] >> TAG, SLOT | REGISTER)
                && let Some(place) = self.stack.get_mut(to)
            {
                *place = kept;
                to += 1;
            }
        }
        self.stack.truncate(to);
        entry
    }

    /// Tries to match at a position: where the match ends.
    pub fn attempt(&mut self, start: usize) -> Result<Option<usize>, OutOfMemory> {
        self.stack.clear();
        self.barrier = NO;
        self.slots.fill(NO);
        let mut pc = self.word(ENTRY) as usize;
        let mut pos = start;
        loop {
            // A step that succeeds continues; one that fails falls out of the match, to the stack.
            match self.word(pc) {
                MATCH => {
                    if !(self.full && pos != self.s.len()) && pos != self.forbidden {
                        return Ok(Some(pos));
                    }
                }
                BYTE => {
                    if self.byte(pos) == Some(self.word(pc + 1) as u8) {
                        (pc, pos) = (pc + 2, pos + 1);
                        continue;
                    }
                }
                BYTES => {
                    if self.bytes_at(pc, pos) {
                        let len = self.word(pc + 1) as usize;
                        (pc, pos) = (pc + 2 + len.div_ceil(4), pos + len);
                        continue;
                    }
                }
                op @ (ANY | ANY_ALL) => {
                    if let Some((c, len)) = self.char_at(pos)
                        && (op == ANY_ALL || c != 10)
                    {
                        (pc, pos) = (pc + 1, pos + len);
                        continue;
                    }
                }
                SET => {
                    let len = self.in_set(pc + 1, pos);
                    if len > 0 {
                        let ranges = self.word(pc + 2 + BITMAP) as usize;
                        (pc, pos) = (pc + 3 + BITMAP + 2 * ranges, pos + len);
                        continue;
                    }
                }
                AT => {
                    if self.asserts(self.word(pc + 1), pos) {
                        pc += 2;
                        continue;
                    }
                }
                JMP => {
                    pc = self.word(pc + 1) as usize;
                    continue;
                }
                SPLIT => {
                    self.push(CHOICE, self.word(pc + 1) as usize, pos as u32, 0)?;
                    pc += 2;
                    continue;
                }
                SPLIT_BYTE => {
                    let other = self.word(pc + 2) as usize;
                    if self.byte(pos) == Some(self.word(pc + 1) as u8) {
                        self.push(CHOICE, other, pos as u32, 0)?;
                        pc += 3;
                    } else {
                        pc = other;
                    }
                    continue;
                }
                PREFER => {
                    self.push(CHOICE, pc + 2, pos as u32, 0)?;
                    pc = self.word(pc + 1) as usize;
                    continue;
                }
                SAVE => {
                    let slot = self.word(pc + 1) as usize;
                    self.set_slot(slot, pos as u32)?;
                    if slot % 2 == 1 {
                        self.set_slot(self.slots.len() - 1, slot as u32 / 2 + 1)?;
                    }
                    pc += 2;
                    continue;
                }
                RUN => {
                    let greed = self.word(pc + 1);
                    let (min, max) = (self.word(pc + 2), self.word(pc + 3));
                    let next = self.word(pc + 4) as usize;
                    let most = if greed == LAZY { min } else { max };
                    let (end, low, count) = self.run(pc + 5, pos, min, most);
                    if count >= min {
                        if greed == LAZY && max > min {
                            self.push(TAKE, pc, end as u32, count)?;
                        } else if greed == GREEDY && end > low {
                            self.push(GIVE, next, low as u32, end as u32)?;
                            // The entry is looked at first where the literal that follows is not here.
                            if let Some(byte) = self.literal_at(next)
                                && self.byte(end) != Some(byte)
                            {
                                pc = usize::MAX;
                            }
                        }
                        if pc != usize::MAX {
                            (pc, pos) = (next, end);
                            continue;
                        }
                    }
                }
                INIT => {
                    let register = self.word(pc + 1) as usize;
                    self.set_register(register, 0)?;
                    self.set_register(register + 1, NO)?;
                    pc += 2;
                    continue;
                }
                LOOP => {
                    let register = self.word(pc + 1) as usize;
                    let (min, max, lazy) = (self.word(pc + 2), self.word(pc + 3), self.word(pc + 4) != 0);
                    let (body, exit) = (self.word(pc + 5) as usize, self.word(pc + 6) as usize);
                    let count = self.register(register);
                    if count < min {
                        self.set_register(register, count + 1)?;
                        self.set_register(register + 1, pos as u32)?;
                        pc = body;
                    } else if lazy {
                        self.push(CHOICE, pc + 7, pos as u32, 0)?;
                        pc = exit;
                    } else if count < max && pos as u32 != self.register(register + 1) {
                        self.push(CHOICE, exit, pos as u32, 0)?;
                        pc += 7;
                    } else {
                        pc = exit;
                    }
                    continue;
                }
                AGAIN => {
                    let register = self.word(pc + 1) as usize;
                    let count = self.register(register);
                    if count < self.word(pc + 2) && pos as u32 != self.register(register + 1) {
                        self.set_register(register, count + 1)?;
                        self.set_register(register + 1, pos as u32)?;
                        pc = self.word(pc + 3) as usize;
                        continue;
                    }
                }
                LOOK => {
                    let (negative, back) = (self.word(pc + 1) != 0, self.word(pc + 2));
                    let end = self.word(pc + 3) as usize;
                    let mut at = pos;
                    let mut left = back;
                    while left > 0 && at > 0 {
                        at = self.before(at);
                        left -= 1;
                    }
                    if left == 0 {
                        let barrier = self.stack.len() as u32;
                        self.push(BARRIER, if negative { end } else { 0 }, pos as u32, self.barrier)?;
                        self.barrier = barrier;
                        (pc, pos) = (pc + 4, at);
                        continue;
                    }
                    if negative {
                        pc = end;
                        continue;
                    }
                }
                LOOK_END => {
                    if self.word(pc + 1) == 0 {
                        pos = self.commit()[1] as usize;
                        pc += 2;
                        continue;
                    }
                    let at = self.barrier as usize;
                    while self.stack.len() > at + 1 {
                        if let Some([place, a, b]) = self.stack.pop()
                            && matches!(place >> TAG, SLOT | REGISTER)
                        {
                            self.undo(place >> TAG, a, b);
                        }
                    }
                    self.barrier = self.stack.pop().map_or(NO, |entry| entry[2]);
                }
                ATOMIC => {
                    let barrier = self.stack.len() as u32;
                    self.push(BARRIER, 0, pos as u32, self.barrier)?;
                    self.barrier = barrier;
                    pc += 1;
                    continue;
                }
                ATOMIC_END => {
                    self.commit();
                    pc += 1;
                    continue;
                }
                op @ (BACKREF | BACKREF_FOLD) => {
                    if let Some(end) = self.backref(self.word(pc + 1) as usize, op == BACKREF_FOLD, pos) {
                        (pc, pos) = (pc + 2, end);
                        continue;
                    }
                }
                COND => {
                    let taken = self.slot(self.word(pc + 1) as usize * 2 - 1) != NO;
                    pc = if taken { pc + 3 } else { self.word(pc + 2) as usize };
                    continue;
                }
                _ => {}
            }
            // Back to the last choice.
            loop {
                let Some([place, a, b]) = self.stack.pop() else { return Ok(None) };
                let (tag, place) = (place >> TAG, (place & PLACE) as usize);
                match tag {
                    CHOICE => {
                        (pc, pos) = (place, a as usize);
                        break;
                    }
                    GIVE => {
                        let mut at = b as usize;
                        let low = a as usize;
                        let literal = self.literal_at(place);
                        let mut found = false;
                        while at > low && !found {
                            at = self.before(at);
                            found = literal.is_none_or(|byte| self.byte(at) == Some(byte));
                        }
                        if found {
                            if at > low {
                                self.push(GIVE, place, a, at as u32)?;
                            }
                            (pc, pos) = (place, at);
                            break;
                        }
                    }
                    TAKE => {
                        let max = self.word(place + 3);
                        let next = self.word(place + 4) as usize;
                        let literal = self.literal_at(next);
                        let (mut at, mut count) = (a as usize, b);
                        let mut found = false;
                        while count < max && !found {
                            let len = self.one(place + 5, at);
                            if len == 0 {
                                break;
                            }
                            (at, count) = (at + len, count + 1);
                            found = literal.is_none_or(|byte| self.byte(at) == Some(byte));
                        }
                        if found {
                            if count < max {
                                self.push(TAKE, place, at as u32, count)?;
                            }
                            (pc, pos) = (next, at);
                            break;
                        }
                    }
                    SLOT | REGISTER => self.undo(tag, a, b),
                    _ => {
                        self.barrier = b;
                        if place != 0 {
                            (pc, pos) = (place, a as usize);
                            break;
                        }
                    }
                }
            }
        }
    }

    /// The first match that starts at `from` or later: its start and end.
    pub fn search(&mut self, from: usize) -> Result<Option<(usize, usize)>, OutOfMemory> {
        let how = self.word(SEARCH);
        let mut at = from;
        let len = self.s.len();
        while len.checked_sub(at).is_some_and(|left| left >= self.word(WIDTH) as usize) {
            match how {
                BY_START if at > 0 => return Ok(None),
                BY_MAP => {
                    while let Some(c) = self.byte(at)
                        && self.word(HINT + usize::from(c / 32)) >> (c % 32) & 1 == 0
                    {
                        at += 1;
                    }
                    if at >= len {
                        return Ok(None);
                    }
                }
                BY_PREFIX => {
                    let prefix = self.word(HINT) as usize;
                    let start = HINT * 4 + 4;
                    let prefix = self.code.get(start..start + prefix).unwrap_or(&[]);
                    match find(self.s, prefix, at) {
                        Some(found) => at = found,
                        None => return Ok(None),
                    }
                }
                _ => {}
            }
            if let Some(end) = self.attempt(at)? {
                return Ok(Some((at, end)));
            }
            at += self.char_at(at).map_or(1, |(_, len)| len);
        }
        Ok(None)
    }
}

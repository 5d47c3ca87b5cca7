//! Regular expressions from tree to program: words that the matcher in [`super::run`] steps through.
//!
//! ```text
//! header   groups, registers, how to search, entry, least width, then a byte map or a literal prefix
//! MATCH            BYTE b            BYTES n bytes...      ANY / ANY_ALL         SET set...
//! AT what          JMP to            SPLIT else            SPLIT_BYTE b else     PREFER to
//! SAVE slot        RUN greed min max next item             INIT register         LOOP register min max greed body exit
//! AGAIN register max body            LOOK negative back else   LOOK_END negative
//! ATOMIC           ATOMIC_END        BACKREF group         BACKREF_FOLD group    COND group else       FAIL
//! ```

use super::parse::{Error, FOREVER, Greed, Node, Parsed, width};
use super::set::BITMAP;

macro_rules! ops {
    ($($name:ident)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Op { $($name,)* }
        $(#[allow(missing_docs)] pub const $name: u32 = Op::$name as u32;)*
    };
}
ops! {
    MATCH BYTE BYTES ANY ANY_ALL SET AT JMP SPLIT SPLIT_BYTE PREFER SAVE RUN INIT LOOP AGAIN LOOK LOOK_END
    ATOMIC ATOMIC_END BACKREF BACKREF_FOLD COND FAIL
}

/// Header: number of groups.
pub const GROUPS: usize = 0;
/// Header: number of registers.
pub const REGISTERS: usize = 1;
/// Header: how to search, one of the `BY_` constants.
pub const SEARCH: usize = 2;
/// Header: where the code begins.
pub const ENTRY: usize = 3;
/// Header: least number of characters that match.
pub const WIDTH: usize = 4;
/// Header: the byte map, or the length and bytes of the prefix.
pub const HINT: usize = 5;

/// Try every position.
pub const BY_TRYING: u32 = 0;
/// Only the very start can match.
pub const BY_START: u32 = 1;
/// A match starts with a byte of the map.
pub const BY_MAP: u32 = 2;
/// A match starts with the prefix.
pub const BY_PREFIX: u32 = 3;

/// [`RUN`] and [`LOOP`]: as many as possible first.
pub const GREEDY: u32 = 0;
/// As few as possible first.
pub const LAZY: u32 = 1;
/// As many as possible, once and for all.
pub const POSSESSIVE: u32 = 2;

struct Emitter {
    code: Vec<u32>,
    is_text: bool,
    registers: u32,
    widths: Vec<(u32, u32)>,
}

/// Emits the program of a pattern.
pub fn emit(parsed: &Parsed, is_text: bool) -> Result<Vec<u32>, Box<Error>> {
    let mut widths = vec![(0, FOREVER); parsed.groups as usize + 1];
    let (least, _) = width(&parsed.body, &mut widths);
    let mut emitter = Emitter { code: Vec::new(), is_text, registers: 0, widths };
    emitter.code.extend_from_slice(&[parsed.groups, 0, BY_TRYING, 0, least]);
    emitter.hint(&parsed.body);
    emitter.set(ENTRY, emitter.code.len() as u32);
    emitter.seq(&parsed.body)?;
    emitter.code.push(MATCH);
    emitter.set(REGISTERS, emitter.registers);
    Ok(emitter.code)
}

/// The word's bytes, in the order in which the matcher unpacks them.
fn pack(bytes: &[u8], out: &mut Vec<u32>) {
    for part in bytes.chunks(4) {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(part) {
            *to = *from;
        }
        out.push(u32::from_le_bytes(word));
    }
}

impl Emitter {
    fn set(&mut self, at: usize, word: u32) {
        if let Some(place) = self.code.get_mut(at) {
            *place = word;
        }
    }

    /// Emits words: the position of the last one, to be patched.
    fn put(&mut self, words: &[u32]) -> usize {
        self.code.extend_from_slice(words);
        self.code.len() - 1
    }

    fn here(&self) -> u32 {
        self.code.len() as u32
    }

    fn patch(&mut self, at: usize) {
        let here = self.here();
        self.set(at, here);
    }

    fn encode(&self, c: u32, out: &mut Vec<u8>) {
        if self.is_text {
            let c = char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER);
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            out.push(c as u8);
        }
    }

    // Searching

    fn hint(&mut self, body: &[Node]) {
        if let Some(Node::At(super::parse::At::Start)) = body.first() {
            self.set(SEARCH, BY_START);
            return;
        }
        let mut prefix = Vec::new();
        for node in body {
            let Node::Literal(c) = node else { break };
            self.encode(*c, &mut prefix);
        }
        if prefix.len() > 1 {
            self.set(SEARCH, BY_PREFIX);
            self.code.push(prefix.len() as u32);
            pack(&prefix, &mut self.code);
            return;
        }
        let mut map = [0; BITMAP];
        if !self.first(body, &mut map) {
            self.set(SEARCH, BY_MAP);
            self.code.extend_from_slice(&map);
        }
    }

    /// Adds the bytes with which a match of `seq` can start; whether it can also be empty, or anything.
    fn first(&self, seq: &[Node], map: &mut [u32; BITMAP]) -> bool {
        seq.iter().all(|node| self.first_of(node, map))
    }

    fn first_of(&self, node: &Node, map: &mut [u32; BITMAP]) -> bool {
        let beyond = |map: &mut [u32; BITMAP]| {
            for word in map.iter_mut().skip(if self.is_text { 4 } else { BITMAP }) {
                *word = u32::MAX;
            }
        };
        match node {
            Node::Literal(c) => {
                let mut bytes = Vec::new();
                self.encode(*c, &mut bytes);
                let first = bytes.first().copied().unwrap_or(0);
                if let Some(word) = map.get_mut(usize::from(first / 32)) {
                    *word |= 1 << (first % 32);
                }
                false
            }
            Node::Any(_) => {
                *map = [u32::MAX; BITMAP];
                false
            }
            Node::Set(set) => {
                for (to, from) in map.iter_mut().zip(set.bitmap(self.is_text)) {
                    *to |= from;
                }
                beyond(map);
                false
            }
            Node::At(_) | Node::Look(..) => true,
            Node::Capture(_, body) | Node::Group(body) | Node::Atomic(body) => self.first(body, map),
            Node::Branch(branches) => {
                let mut empty = false;
                for branch in branches {
                    empty |= self.first(branch, map);
                }
                empty
            }
            Node::Repeat(min, _, _, body) => self.first(body, map) || *min == 0,
            Node::Backref(..) | Node::Conditional(..) | Node::Fail => {
                *map = [u32::MAX; BITMAP];
                true
            }
        }
    }

    // Code

    fn seq(&mut self, seq: &[Node]) -> Result<(), Box<Error>> {
        let mut rest = seq;
        while let Some(node) = rest.first() {
            let mut bytes = Vec::new();
            let mut count = 0;
            for node in rest {
                let Node::Literal(c) = node else { break };
                self.encode(*c, &mut bytes);
                count += 1;
            }
            match bytes.as_slice() {
                [] => {
                    self.node(node)?;
                    count = 1;
                }
                [byte] => {
                    self.put(&[BYTE, u32::from(*byte)]);
                }
                _ => {
                    self.put(&[BYTES, bytes.len() as u32]);
                    pack(&bytes, &mut self.code);
                }
            }
            rest = rest.get(count..).unwrap_or(&[]);
        }
        Ok(())
    }

    /// Emits a node that matches one character. `false`: it is none.
    fn single(&mut self, node: &Node) -> bool {
        match node {
            Node::Literal(c) => {
                let mut bytes = Vec::new();
                self.encode(*c, &mut bytes);
                match bytes.as_slice() {
                    [byte] => {
                        self.put(&[BYTE, u32::from(*byte)]);
                    }
                    _ => {
                        self.put(&[BYTES, bytes.len() as u32]);
                        pack(&bytes, &mut self.code);
                    }
                }
            }
            Node::Any(all) => self.code.push(if *all { ANY_ALL } else { ANY }),
            Node::Set(set) => {
                self.code.push(SET);
                set.write(self.is_text, &mut self.code);
            }
            _ => return false,
        }
        true
    }

    fn node(&mut self, node: &Node) -> Result<(), Box<Error>> {
        match node {
            Node::Literal(_) | Node::Any(_) | Node::Set(_) => {
                self.single(node);
            }
            Node::At(at) => {
                self.put(&[AT, *at as u32]);
            }
            Node::Capture(group, body) => {
                self.put(&[SAVE, group * 2 - 2]);
                self.seq(body)?;
                self.put(&[SAVE, group * 2 - 1]);
            }
            Node::Group(body) => self.seq(body)?,
            Node::Branch(branches) => self.branch(branches)?,
            Node::Repeat(min, max, greed, body) => self.repeat(*min, *max, *greed, body)?,
            Node::Look(behind, negative, body) => {
                let mut back = 0;
                if *behind {
                    let (low, high) = width(body, &mut self.widths);
                    if low != high {
                        let message = String::from("look-behind requires fixed-width pattern");
                        return Err(Box::new(Error { message, at: None, overflow: false, index: false }));
                    }
                    back = low;
                }
                let negative = u32::from(*negative);
                let at = self.put(&[LOOK, negative, back, 0]);
                self.seq(body)?;
                self.put(&[LOOK_END, negative]);
                self.patch(at);
            }
            Node::Atomic(body) => {
                self.code.push(ATOMIC);
                self.seq(body)?;
                self.code.push(ATOMIC_END);
            }
            Node::Backref(group, fold) => {
                self.put(&[if *fold { BACKREF_FOLD } else { BACKREF }, *group]);
            }
            Node::Conditional(group, yes, no) => {
                let at = self.put(&[COND, *group, 0]);
                self.seq(yes)?;
                let end = self.put(&[JMP, 0]);
                self.patch(at);
                self.seq(no)?;
                self.patch(end);
            }
            Node::Fail => self.code.push(FAIL),
        }
        Ok(())
    }

    /// The byte that a match of `seq` must start with, if that is easily seen.
    fn first_byte(&self, seq: &[Node]) -> Option<u8> {
        let mut bytes = Vec::new();
        match seq.first()? {
            Node::Literal(c) => self.encode(*c, &mut bytes),
            Node::Capture(_, body) | Node::Group(body) => return self.first_byte(body),
            _ => {}
        }
        bytes.first().copied()
    }

    /// Emits "try what follows, then go elsewhere": where to patch elsewhere in.
    fn split(&mut self, seq: &[Node]) -> usize {
        match self.first_byte(seq) {
            Some(byte) => self.put(&[SPLIT_BYTE, u32::from(byte), 0]),
            None => self.put(&[SPLIT, 0]),
        }
    }

    fn branch(&mut self, branches: &[Vec<Node>]) -> Result<(), Box<Error>> {
        let mut ends = Vec::new();
        for (i, branch) in branches.iter().enumerate() {
            if i + 1 == branches.len() {
                self.seq(branch)?;
                break;
            }
            let next = self.split(branch);
            self.seq(branch)?;
            ends.push(self.put(&[JMP, 0]));
            self.patch(next);
        }
        for end in ends {
            self.patch(end);
        }
        Ok(())
    }

    fn repeat(&mut self, min: u32, max: u32, greed: Greed, body: &[Node]) -> Result<(), Box<Error>> {
        if max == 0 {
            return Ok(());
        }
        if let [node @ (Node::Literal(_) | Node::Any(_) | Node::Set(_))] = body {
            let greed = match greed {
                Greed::Greedy => GREEDY,
                Greed::Lazy => LAZY,
                Greed::Possessive => POSSESSIVE,
            };
            let next = self.put(&[RUN, greed, min, max, 0]);
            self.single(node);
            self.patch(next);
            return Ok(());
        }
        match greed {
            Greed::Possessive => {
                self.code.push(ATOMIC);
                self.repeat_group(min, max, false, body)?;
                self.code.push(ATOMIC_END);
                Ok(())
            }
            _ => self.repeat_group(min, max, greed == Greed::Lazy, body),
        }
    }

    fn repeat_group(&mut self, min: u32, max: u32, lazy: bool, body: &[Node]) -> Result<(), Box<Error>> {
        let start = self.here();
        let advances = width(body, &mut self.widths).0 > 0;
        match (min, max) {
            (1, 1) => self.seq(body)?,
            (0, 1) => {
                let exit = if lazy { self.put(&[PREFER, 0]) } else { self.split(body) };
                self.seq(body)?;
                self.patch(exit);
            }
            (0, FOREVER) if advances => {
                let exit = if lazy { self.put(&[PREFER, 0]) } else { self.split(body) };
                self.seq(body)?;
                self.put(&[JMP, start]);
                self.patch(exit);
            }
            (1, FOREVER) if advances => {
                self.seq(body)?;
                self.put(&[if lazy { SPLIT } else { PREFER }, start]);
            }
            _ => {
                // Two registers: the number of rounds, and where the last one began.
                let register = self.registers;
                self.registers += 2;
                self.put(&[INIT, register]);
                let top = self.here();
                let body_at = top + 7 + 4;
                let exit = self.put(&[LOOP, register, min, max, u32::from(lazy), body_at, 0]);
                self.put(&[AGAIN, register, max, body_at]);
                self.seq(body)?;
                self.put(&[JMP, top]);
                self.patch(exit);
            }
        }
        Ok(())
    }
}

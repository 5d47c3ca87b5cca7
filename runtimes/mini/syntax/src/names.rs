//! Interned names.
//!
//! Every identifier of a source text becomes a small number, so that the later stages compare and look up
//! names as integers. One table may serve many modules; the numbers stay valid as long as the table lives.
//! Costs one copy of each distinct name and four bytes of hash slot per one to two names.

/// An interned name: an index of the [`Names`] table that made it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(Debug))]
pub struct Name(pub u32);

/// The table of interned names.
pub struct Names {
    list: Vec<Box<str>>,
    /// Open addressing, linear probing; a slot holds an index of `list` plus one, 0 is free. A power of two.
    slots: Vec<u32>,
}

macro_rules! well_known {
    ($($(#[$doc:meta])* $id:ident = $index:literal $text:literal;)*) => {
        $($(#[$doc])* pub const $id: Name = Name($index);)*
        const WELL_KNOWN: &[&str] = &[$($text),*];
    };
}

well_known! {
    /// `.0`, the parameter of a comprehension.
    DOT_ZERO = 0 ".0";
    /// `*` of `from m import *`.
    STAR = 1 "*";
    /// `__class__`, the cell that zero-argument `super` reads.
    CLASS = 2 "__class__";
    /// `super`.
    SUPER = 3 "super";
    /// `__debug__`.
    DEBUG = 4 "__debug__";
    /// `_`, the wildcard.
    UNDERSCORE = 5 "_";
    /// `<lambda>`.
    LAMBDA = 6 "<lambda>";
    /// `<listcomp>`.
    LISTCOMP = 7 "<listcomp>";
    /// `<setcomp>`.
    SETCOMP = 8 "<setcomp>";
    /// `<dictcomp>`.
    DICTCOMP = 9 "<dictcomp>";
    /// `<genexpr>`.
    GENEXPR = 10 "<genexpr>";
    /// `<module>`.
    MODULE = 11 "<module>";
    /// `match`, a keyword only where a match statement may stand.
    MATCH = 12 "match";
    /// `case`, a keyword only in a match statement.
    CASE = 13 "case";
    /// `type`, a keyword only at the start of a type alias.
    TYPE = 14 "type";
    /// `print`.
    PRINT = 15 "print";
    /// `exec`.
    EXEC = 16 "exec";
    /// `__future__`.
    FUTURE = 17 "__future__";
    /// `annotations`.
    ANNOTATIONS = 18 "annotations";
    /// `__annotations__`.
    DUNDER_ANNOTATIONS = 19 "__annotations__";
    /// `__doc__`.
    DUNDER_DOC = 20 "__doc__";
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

impl Names {
    /// A table with the well-known names of this module.
    pub fn new() -> Self {
        let mut names = Names { list: Vec::new(), slots: vec![0; 64] };
        for text in WELL_KNOWN {
            names.intern(text);
        }
        names
    }

    /// The number of `text`; a new one if it was not there yet.
    pub fn intern(&mut self, text: &str) -> Name {
        let slot = self.find(text);
        match self.slots.get(slot) {
            Some(&index) if index > 0 => return Name(index - 1),
            Some(_) => {}
            None => return Name(0),
        }
        let name = Name(self.list.len() as u32);
        self.list.push(text.into());
        self.slots[slot] = name.0 + 1;
        if self.list.len() * 2 > self.slots.len() {
            self.grow();
        }
        name
    }

    /// The number of `text` if it was interned before.
    pub fn lookup(&self, text: &str) -> Option<Name> {
        self.slots.get(self.find(text)).and_then(|index| index.checked_sub(1)).map(Name)
    }

    /// The text of a name; empty for a number that is not of this table.
    pub fn get(&self, name: Name) -> &str {
        self.list.get(name.0 as usize).map_or("", |text| text)
    }

    /// How many names there are; the numbers are `0..len`.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Never true: the well-known names are always there.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// `name` as a class of the name `class` sees it: `__x` becomes `_Class__x`. Parsing applies this to the
    /// names of the tree; code that makes names later may need it too.
    pub fn mangle(&mut self, class: Name, name: Name) -> Name {
        let text = self.get(name);
        if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
            return name;
        }
        let class = self.get(class).trim_start_matches('_');
        if class.is_empty() {
            return name;
        }
        let mut mangled = String::with_capacity(1 + class.len() + text.len());
        mangled.push('_');
        mangled.push_str(class);
        mangled.push_str(text);
        self.intern(&mangled)
    }

    /// The slot that holds `text`, or the free one where it belongs.
    fn find(&self, text: &str) -> usize {
        // FNV-1a: short keys, no hostile ones worth defending against (the program is the user's own).
        let mut hash: u32 = 0x811c_9dc5;
        for byte in text.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(&index) = self.slots.get(slot) {
            if index == 0 || self.get(Name(index - 1)) == text {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for index in 0..self.list.len() {
            let slot = self.find(&self.list[index]);
            self.slots[slot] = index as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interns_once_and_survives_growth() {
        let mut names = Names::new();
        let first: Vec<Name> = (0..1000).map(|i| names.intern(&format!("n{i}"))).collect();
        for (i, &name) in first.iter().enumerate() {
            assert_eq!(names.get(name), format!("n{i}"));
            assert_eq!(names.intern(&format!("n{i}")), name);
            assert_eq!(names.lookup(&format!("n{i}")), Some(name));
        }
        assert_eq!(names.lookup("absent"), None);
    }

    #[test]
    fn well_known_names_have_their_numbers() {
        let names = Names::new();
        assert_eq!(names.get(DOT_ZERO), ".0");
        assert_eq!(names.get(MODULE), "<module>");
        assert_eq!(names.lookup("__doc__"), Some(DUNDER_DOC));
    }

    #[test]
    fn mangles_as_cpython_does() {
        let mut names = Names::new();
        let mut mangled = |class: &str, name: &str| {
            let (class, name) = (names.intern(class), names.intern(name));
            let mangled = names.mangle(class, name);
            names.get(mangled).to_string()
        };
        assert_eq!(mangled("C", "__x"), "_C__x");
        assert_eq!(mangled("__C", "__x"), "_C__x");
        assert_eq!(mangled("C", "__x__"), "__x__");
        assert_eq!(mangled("C", "_x"), "_x");
        assert_eq!(mangled("__", "__x"), "__x");
    }
}

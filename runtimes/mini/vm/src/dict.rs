//! The one hash map: `dict`, `set`, `frozenset`, namespaces.
//!
//! Entries (hash, key, value) stand in insertion order; up to eight are found by going over them, more through an
//! index of u32 slots with linear probing (CPython's compact dict). A deleted entry keeps its place with the key
//! [`Value::UNBOUND`] until the table is rebuilt. The index blob's first word counts its slots in use.

use crate::heap::Gc;
use crate::layout::*;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::{Vm, is};

/// Entries that are searched without an index.
const LINEAR: usize = 8;
/// Index slot of an entry that was taken off the end.
const GONE: u32 = u32::MAX;

impl Gc<Dict> {
    /// The entries in use, deleted ones included. Valid until the dict changes or the next safepoint.
    #[inline(always)]
    pub fn entries(&self) -> &'static [Entry] {
        match self.entries.get() {
            Some(buffer) => {
                let all = Gc::<Values>::of(buffer).entries();
                all.get(..self.used.get() as usize).unwrap_or(all)
            }
            None => &[],
        }
    }

    /// Keys in it.
    #[inline]
    pub fn len(&self) -> usize {
        self.live.get() as usize
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.live.get() == 0
    }

    /// The pairs in order. The dict must not change meanwhile.
    pub fn pairs(&self) -> impl Iterator<Item = (Value, Value)> + 'static {
        self.entries().iter().filter_map(|e| Some((e.key.get().bound()?, e.value.get())))
    }

    /// Position of the entry of a string key, without running Python code.
    #[inline]
    pub fn find_name(&self, name: Value) -> Option<usize> {
        let s = Gc::<Str>::of(name);
        let hash = s.str_hash();
        let entries = self.entries();
        let Some(index) = self.index.get() else {
            for (at, e) in entries.iter().enumerate() {
                if e.hash.get() == hash && (e.key.get() == name || same_text(e.key.get(), s)) {
                    return Some(at);
                }
            }
            return None;
        };
        let words = Gc::<Blob>::of(index).words();
        let mask = words.len() - 2;
        let mut at = spread(hash) & mask;
        loop {
            let slot = words.get(at + 1)?.get();
            if slot == 0 {
                return None;
            }
            if let Some(e) = entries.get(slot as usize - 1)
                && e.hash.get() == hash
                && (e.key.get() == name || same_text(e.key.get(), s))
            {
                return Some(slot as usize - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// The value of a string key.
    #[inline]
    pub fn get_name(&self, name: Value) -> Option<Value> {
        let at = self.find_name(name)?;
        self.entries().get(at).map(|e| e.value.get())
    }

    /// Takes every entry out.
    pub fn clear(&self) {
        self.live.set(0);
        self.used.set(0);
        self.entries.set(None);
        self.index.set(None);
    }

    fn capacity(&self) -> usize {
        self.entries.get().map_or(0, |b| Gc::<Values>::of(b).len.get() as usize)
    }
}

impl Vm {
    fn table(&mut self, kind: Kind, aux: u16) -> Res<Gc<Dict>> {
        let value = self.allocate(kind, aux, size_of::<Dict>())?;
        let dict = Gc::<Dict>::of(value);
        dict.clear();
        Ok(dict)
    }

    /// An empty dict.
    pub fn dict_new(&mut self) -> Res<Gc<Dict>> {
        self.table(Kind::Dict, 0)
    }

    /// An empty namespace that inline caches may look into.
    pub fn dict_watched(&mut self) -> Res<Gc<Dict>> {
        self.table(Kind::Dict, DICT_WATCHED)
    }

    /// An empty set.
    pub fn set_new(&mut self) -> Res<Gc<Dict>> {
        self.table(Kind::Set, 0)
    }

    /// An empty frozenset, to be filled before it is shared.
    pub fn frozenset_new(&mut self) -> Res<Gc<Dict>> {
        self.table(Kind::FrozenSet, 0)
    }

    /// A copy with the same entries, of the given kind.
    pub fn dict_copy(&mut self, from: Gc<Dict>, kind: Kind) -> Res<Gc<Dict>> {
        let to = self.table(kind, from.header.aux.get() & DICT_OBJECTS)?;
        self.dict_rebuild_from(to, from, from.len())?;
        Ok(to)
    }

    /// Position of a key's entry. Runs `__hash__` and `__eq__` of keys that have them.
    pub fn dict_find(&mut self, dict: Gc<Dict>, key: Value) -> Res<Option<usize>> {
        if is(key, Kind::Str) && dict.header.aux.get() & DICT_OBJECTS == 0 {
            return Ok(dict.find_name(key));
        }
        let hash = self.hash(key)?;
        self.dict_find_hashed(dict, key, hash)
    }

    /// As [`Vm::dict_find`] with the hash known.
    pub fn dict_find_hashed(&mut self, dict: Gc<Dict>, key: Value, hash: u32) -> Res<Option<usize>> {
        'restart: loop {
            let entries = dict.entries();
            let state = (dict.entries.get(), dict.used.get());
            let index = dict.index.get().map(|i| Gc::<Blob>::of(i).words());
            let mask = index.map_or(0, |w| w.len() - 2);
            let mut at = if index.is_some() { spread(hash) & mask } else { 0 };
            loop {
                let position = match index {
                    Some(words) => match words.get(at + 1).map(|w| w.get()) {
                        None | Some(0) => return Ok(None),
                        Some(slot) => slot as usize - 1,
                    },
                    None => {
                        if at >= entries.len() {
                            return Ok(None);
                        }
                        at
                    }
                };
                if let Some(e) = entries.get(position)
                    && e.hash.get() == hash
                    && !e.key.get().is_unbound()
                {
                    let other = e.key.get();
                    if other == key {
                        return Ok(Some(position));
                    }
                    let mark = self.root_mark();
                    self.root(other);
                    self.root(key);
                    self.root(dict.value());
                    let equal = self.equals(other, key)?;
                    self.unroot(mark);
                    if (dict.entries.get(), dict.used.get()) != state {
                        continue 'restart; // `__eq__` changed the dict
                    }
                    if equal {
                        return Ok(Some(position));
                    }
                }
                at = if index.is_some() { (at + 1) & mask } else { at + 1 };
            }
        }
    }

    /// The value of a key.
    pub fn dict_get(&mut self, dict: Gc<Dict>, key: Value) -> Res<Option<Value>> {
        let at = self.dict_find(dict, key)?;
        Ok(at.and_then(|at| dict.entries().get(at)).map(|e| e.value.get()))
    }

    /// Sets a key's value.
    pub fn dict_set(&mut self, dict: Gc<Dict>, key: Value, value: Value) -> Res<()> {
        let hash = self.hash(key)?;
        let at =
            if is(key, Kind::Str) { dict.find_name(key) } else { self.dict_find_hashed(dict, key, hash)? };
        self.put(dict, at, key, hash, value)
    }

    /// Sets a string key's value, without running Python code.
    #[inline]
    pub fn dict_set_name(&mut self, dict: Gc<Dict>, name: Value, value: Value) -> Res<()> {
        let hash = Gc::<Str>::of(name).str_hash();
        let at = dict.find_name(name);
        self.put(dict, at, name, hash, value)
    }

    /// Sets the value of a key by text.
    pub fn dict_set_text(&mut self, dict: Gc<Dict>, name: &str, value: Value) -> Res<()> {
        let mark = self.root_mark();
        self.root(value);
        let name = self.intern(name)?;
        self.unroot(mark);
        self.dict_set_name(dict, name, value)
    }

    fn put(&mut self, dict: Gc<Dict>, at: Option<usize>, key: Value, hash: u32, value: Value) -> Res<()> {
        if let Some(e) = at.and_then(|at| dict.entries().get(at)) {
            e.value.set(value);
            return Ok(());
        }
        let mut key = key;
        if dict.header.aux.get() & DICT_WATCHED != 0 {
            self.epoch = self.epoch.wrapping_add(1);
            if is(key, Kind::Str) {
                key = self.intern_value(key);
            }
        }
        self.insert(dict, key, hash, value)
    }

    /// Adds an entry for a key that is not there.
    fn insert(&mut self, dict: Gc<Dict>, key: Value, hash: u32, value: Value) -> Res<()> {
        if crate::ops::has_methods(key) {
            dict.header.aux.set(dict.header.aux.get() | DICT_OBJECTS);
        }
        let used = dict.used.get() as usize;
        let full = match dict.index.get() {
            Some(index) => {
                let words = Gc::<Blob>::of(index).words();
                let filled = words.first().map_or(0, |w| w.get()) as usize;
                filled * 3 >= (words.len() - 1) * 2
            }
            None => false,
        };
        if used == dict.capacity() || full {
            self.dict_rebuild_from(dict, dict, dict.len() + 1)?;
        }
        let used = dict.used.get();
        dict.used.set(used + 1);
        dict.live.set(dict.live.get() + 1);
        if let Some(e) = dict.entries().get(used as usize) {
            e.hash.set(hash);
            e.key.set(key);
            e.value.set(value);
        }
        if let Some(index) = dict.index.get() {
            index_add(Gc::of(index), hash, used);
        }
        Ok(())
    }

    /// Gives `to` the entries of `from` in a table with room for `wanted` and more.
    fn dict_rebuild_from(&mut self, to: Gc<Dict>, from: Gc<Dict>, wanted: usize) -> Res<()> {
        if wanted == 0 {
            to.clear();
            return Ok(());
        }
        // 5 and 10 entries fill slots of 64 and 128 bytes.
        let capacity = match wanted {
            0..=2 => 2,
            3..=5 => 5,
            6..=10 => 10,
            _ => wanted + wanted / 2 + 3,
        };
        let value = self.allocate(Kind::Entries, 0, size_of::<Values>() + capacity * size_of::<Entry>())?;
        let buffer = Gc::<Values>::of(value);
        buffer.len.set(capacity as u32);
        let index = if capacity > LINEAR {
            let slots = (capacity * 3 / 2 + 1).next_power_of_two();
            Some(self.blob((slots + 1) * 4)?)
        } else {
            None
        };
        let mut used = 0;
        for (e, old) in
            buffer.entries().iter().zip(from.entries().iter().filter(|e| !e.key.get().is_unbound()))
        {
            e.hash.set(old.hash.get());
            e.key.set(old.key.get());
            e.value.set(old.value.get());
            if let Some(index) = index {
                index_add(index, old.hash.get(), used);
            }
            used += 1;
        }
        for e in buffer.entries().iter().skip(used as usize) {
            e.hash.set(0);
            e.key.set(Value::UNBOUND);
            e.value.set(Value::UNBOUND);
        }
        // Iterators notice a change by the size, so the old table may be let go at once.
        to.entries.set(Some(value));
        to.index.set(index.map(|i| i.value()));
        to.used.set(used);
        to.live.set(used);
        Ok(())
    }

    /// Takes a key out: its value.
    pub fn dict_remove(&mut self, dict: Gc<Dict>, key: Value) -> Res<Option<Value>> {
        let at = self.dict_find(dict, key)?;
        Ok(at.and_then(|at| self.dict_remove_at(dict, at)))
    }

    /// Takes a string key out.
    pub fn dict_remove_name(&mut self, dict: Gc<Dict>, name: Value) -> Option<Value> {
        let at = dict.find_name(name)?;
        self.dict_remove_at(dict, at)
    }

    /// Takes the entry at a position out.
    pub fn dict_remove_at(&mut self, dict: Gc<Dict>, at: usize) -> Option<Value> {
        let e = dict.entries().get(at)?;
        let value = e.value.get();
        e.key.set(Value::UNBOUND);
        e.value.set(Value::UNBOUND);
        dict.live.set(dict.live.get() - 1);
        if dict.header.aux.get() & DICT_WATCHED != 0 {
            self.epoch = self.epoch.wrapping_add(1);
        }
        // Keep a stack's use (`popitem`) from leaving ever more dead entries at the end.
        while let Some(last) = dict.used.get().checked_sub(1) {
            let entry = dict.entries().get(last as usize)?;
            if !entry.key.get().is_unbound() {
                break;
            }
            if let Some(index) = dict.index.get() {
                index_forget(Gc::of(index), entry.hash.get(), last);
            }
            dict.used.set(last);
        }
        Some(value)
    }

    /// Adds a key to a set.
    pub fn set_add(&mut self, set: Gc<Dict>, key: Value) -> Res<()> {
        self.dict_set(set, key, Value::NONE)
    }

    /// Whether a dict or set has a key.
    pub fn dict_has(&mut self, dict: Gc<Dict>, key: Value) -> Res<bool> {
        Ok(self.dict_find(dict, key)?.is_some())
    }

    /// KeyError for a key.
    #[cold]
    pub fn key_error<T>(&mut self, key: Value) -> Res<T> {
        self.error_with(Builtin::KeyError, &[key])
    }
}

/// Whether a key, which is another object than the string, has its text.
fn same_text(key: Value, s: Gc<Str>) -> bool {
    if !is(key, Kind::Str) {
        return false;
    }
    let k = Gc::<Str>::of(key);
    (k.header.aux.get() & s.header.aux.get() & STR_INTERNED == 0) && k.bytes() == s.bytes()
}

/// The slot where a hash's search begins: hashes of ints are the ints, whose low bits may all be the same.
#[inline(always)]
fn spread(hash: u32) -> usize {
    let h = hash.wrapping_mul(0x9e37_79b1);
    (h ^ (h >> 15)) as usize
}

fn index_add(index: Gc<Blob>, hash: u32, position: u32) {
    let words = index.words();
    let mask = words.len() - 2;
    let mut at = spread(hash) & mask;
    while let Some(slot) = words.get(at + 1) {
        if slot.get() == 0 {
            slot.set(position + 1);
            if let Some(filled) = words.first() {
                filled.set(filled.get() + 1);
            }
            return;
        }
        at = (at + 1) & mask;
    }
}

fn index_forget(index: Gc<Blob>, hash: u32, position: u32) {
    let words = index.words();
    let mask = words.len() - 2;
    let mut at = spread(hash) & mask;
    while let Some(slot) = words.get(at + 1) {
        if slot.get() == 0 {
            return;
        }
        if slot.get() == position + 1 {
            slot.set(GONE);
            return;
        }
        at = (at + 1) & mask;
    }
}

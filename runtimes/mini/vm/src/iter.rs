//! Iterators: builtin ones by number, and the protocol.

use crate::generator::Resumed;
use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::{HostOp, Vm, is};

/// Over a range of small ints: `index` is the next one, `source` the end, `extra` the step.
pub const RANGE: u16 = 0;
/// Over a list.
pub const LIST: u16 = 1;
/// Over a tuple.
pub const TUPLE: u16 = 2;
/// Over the characters of a string; `index` is a byte offset.
pub const STR: u16 = 3;
/// Over bytes or a bytearray.
pub const BYTES: u16 = 4;
/// Over a dict's keys; `extra` is the number of keys at the start.
pub const DICT_KEYS: u16 = 5;
/// Over a dict's values.
pub const DICT_VALUES: u16 = 6;
/// Over a dict's items.
pub const DICT_ITEMS: u16 = 7;
/// Over a set.
pub const SET: u16 = 8;
/// Over an object with `__getitem__`.
pub const SEQUENCE: u16 = 9;
/// `iter(callable, sentinel)`
pub const CALLABLE: u16 = 10;
/// Backwards over a sequence: `index` items are left.
pub const REVERSED: u16 = 11;
/// Over a range with big ints: `source` is a list [next, stop, step].
pub const BIG_RANGE: u16 = 12;
/// `enumerate`: `source` iterator, `extra` the next number.
pub const ENUMERATE: u16 = 13;
/// `zip`: `source` tuple of iterators; `index` 1: strict.
pub const ZIP: u16 = 14;
/// `map`: `source` tuple of iterators, `extra` function.
pub const MAP: u16 = 15;
/// `filter`: `source` iterator, `extra` function or None.
pub const FILTER: u16 = 16;
/// Over a host object.
pub const HOST: u16 = 17;
/// A host object being awaited.
pub const HOST_AWAIT: u16 = 18;
/// One step of an asynchronous generator.
pub const ASYNC_STEP: u16 = 19;
/// Backwards over a dict: `extra` as in DICT_KEYS plus which view in the low bits.
pub const DICT_REVERSED: u16 = 20;
/// Over a memoryview.
pub const MEMORY: u16 = 21;

/// A coroutine as an iterator: what its `__await__` gives.
pub const COROUTINE: u16 = 22;

/// Backwards over a list, as [`REVERSED`].
pub const LIST_REVERSED: u16 = 23;

/// `anext(iterator, default)`: `source` what is awaited, `extra` the default.
pub const ANEXT_DEFAULT: u16 = 24;

static TYPES: [Builtin; 25] = [
    Builtin::RangeIterator,
    Builtin::ListIterator,
    Builtin::TupleIterator,
    Builtin::StrIterator,
    Builtin::BytesIterator,
    Builtin::DictKeyIterator,
    Builtin::DictValueIterator,
    Builtin::DictItemIterator,
    Builtin::SetIterator,
    Builtin::SeqIterator,
    Builtin::CallableIterator,
    Builtin::Reversed,
    Builtin::RangeIterator,
    Builtin::Enumerate,
    Builtin::Zip,
    Builtin::Map,
    Builtin::Filter,
    Builtin::JsIterator,
    Builtin::JsIterator,
    Builtin::AsyncGenStep,
    Builtin::DictKeyIterator,
    Builtin::SeqIterator,
    Builtin::CoroutineWrapper,
    Builtin::ListReverseIterator,
    Builtin::CoroutineWrapper,
];

/// The type of a builtin iterator by its number.
pub fn type_of_iter(over: u16) -> Builtin {
    TYPES.get(over as usize).copied().unwrap_or(Builtin::SeqIterator)
}

impl Vm {
    /// `iter(v)`
    pub fn iter(&mut self, v: Value) -> Res {
        if v.is_heap() {
            match kind(v) {
                Kind::List => return self.iterator(LIST, v, None),
                Kind::Tuple => return self.iterator(TUPLE, v, None),
                Kind::Str => return self.iterator(STR, v, None),
                Kind::Bytes | Kind::ByteArray => return self.iterator(BYTES, v, None),
                Kind::MemoryView => return self.iterator(MEMORY, v, None),
                Kind::Dict => return self.dict_iter(DICT_KEYS, v),
                Kind::Set | Kind::FrozenSet => return self.dict_iter(SET, v),
                Kind::DictView => {
                    let view = Gc::<CellObject>::of(v);
                    let over = DICT_KEYS + (view.header.aux.get() & 3);
                    return self.dict_iter(over, view.value.get());
                }
                Kind::Range => return self.range_iter(Gc::of(v)),
                Kind::Iter => return Ok(v),
                Kind::Generator if Gc::<Header>::of(v).aux.get() & 3 == 0 => return Ok(v),
                Kind::HostObject => {
                    let it = self.host(HostOp::Iter, v, None, &[])?;
                    return self.iterator(HOST, it, None);
                }
                _ => {}
            }
        }
        match self.special(v, Sym::Iter)? {
            Some(_) => {
                let Some(it) = self.call_special(v, Sym::Iter, &[])? else { return self.not_iterable(v) };
                if is(it, Kind::Iter) || is(it, Kind::Generator) || self.has_special(it, Sym::Next)? {
                    return Ok(it);
                }
                self.type_error_about(it, "iter() returned non-iterator of type '@'")
            }
            None => {
                let name = self.sym(Sym::Iter);
                let class = self.type_of(v);
                // `__iter__ = None` says that there is none, whatever `__getitem__` says.
                if self.lookup(class, name)?.is_none()
                    && self.has_special(v, Sym::GetItem)?
                    && !is(v, Kind::Type)
                {
                    return self.iterator(SEQUENCE, v, None);
                }
                self.not_iterable(v)
            }
        }
    }

    #[cold]
    fn not_iterable<T>(&mut self, v: Value) -> Res<T> {
        self.object_error(v, "is not iterable")
    }

    pub(crate) fn dict_iter(&mut self, over: u16, dict: Value) -> Res {
        let len = Gc::<Dict>::of(dict).len();
        self.iterator(over, dict, Some(Value::small(len as i32)))
    }

    fn range_iter(&mut self, r: Gc<Triple>) -> Res {
        let (start, stop, step) = (r.start.get(), r.stop.get(), r.step.get());
        // The position may overshoot the end by one step, which must not overflow.
        if start.both_small(stop)
            && step.is_small()
            && Value::try_small(stop.as_small() as i64 + step.as_small() as i64).is_some()
        {
            let it = self.iterator(RANGE, stop, Some(step))?;
            Gc::<Iter>::of(it).index.set(start.as_small() as u32);
            return Ok(it);
        }
        let state = self.list(&[start, stop, step])?;
        self.iterator(BIG_RANGE, state, None)
    }

    /// The iterator's next value, [`Value::UNBOUND`] at its end. A StopIteration that Python code raises is its end.
    pub fn next(&mut self, it: Value) -> Res {
        match self.next_keeping(it) {
            Err(e) => {
                if self.catch(Builtin::StopIteration) {
                    Ok(Value::UNBOUND)
                } else {
                    Err(e)
                }
            }
            ok => ok,
        }
    }

    /// As [`Vm::next`], but a StopIteration that Python code raises stays: it may carry a value.
    pub fn next_keeping(&mut self, it: Value) -> Res {
        let mark = self.root_mark();
        let result = self.next_inner(it);
        self.unroot(mark);
        result
    }

    fn next_inner(&mut self, it: Value) -> Res {
        if it.is_heap() {
            match kind(it) {
                Kind::HostObject => return self.host(HostOp::Next, it, None, &[]),
                Kind::Iter => {
                    let it = Gc::<Iter>::of(it);
                    // Those that ask another iterator.
                    return match it.header.aux.get() {
                        ENUMERATE | ZIP | MAP | FILTER => self.nested(|vm| vm.next_builtin(it)),
                        _ => self.next_builtin(it),
                    };
                }
                Kind::Generator => {
                    return match self.generator_send(Gc::of(it), Value::NONE)? {
                        Resumed::Yielded(v) => Ok(v),
                        Resumed::Returned(v) if v.is_none() => Ok(Value::UNBOUND),
                        Resumed::Returned(v) => self.stop_iteration(v),
                    };
                }
                _ => {}
            }
        }
        match self.call_special(it, Sym::Next, &[])? {
            Some(v) => Ok(v),
            None => self.object_error(it, "is not an iterator"),
        }
    }

    fn next_builtin(&mut self, it: Gc<Iter>) -> Res {
        let Some(source) = it.source.get() else { return Ok(Value::UNBOUND) };
        let at = it.index.get() as usize;
        let over = it.header.aux.get();
        let item = match over {
            RANGE => {
                let (stop, step) = (source.as_small(), it.extra.get().map_or(1, |s| s.as_small()));
                let at = at as i32;
                if (step > 0 && at < stop) || (step < 0 && at > stop) {
                    it.index.set(at.wrapping_add(step) as u32);
                    return Ok(Value::small(at));
                }
                None
            }
            LIST => Gc::<List>::of(source).items().get(at).map(|c| c.get()),
            TUPLE => Gc::<Tuple>::of(source).items().get(at).copied(),
            STR => {
                let text = Gc::<Str>::of(source).text();
                match text.get(at..).and_then(|t| t.chars().next()) {
                    Some(c) => {
                        it.index.set((at + c.len_utf8()) as u32);
                        return self.char(c);
                    }
                    None => None,
                }
            }
            BYTES => {
                let byte = if is(source, Kind::Bytes) {
                    Gc::<Str>::of(source).bytes().get(at).copied()
                } else {
                    Gc::<ByteArray>::of(source).cells().get(at).map(|c| c.get())
                };
                byte.map(|b| Value::small(b as i32))
            }
            DICT_KEYS | DICT_VALUES | DICT_ITEMS | SET | DICT_REVERSED => {
                return self.next_entry(it, source, over);
            }
            SEQUENCE => {
                let index = Value::small(at as i32);
                it.index.set(at as u32 + 1);
                self.root(it.value());
                return match self.get_item(source, index) {
                    Err(e) => {
                        if self.catch(Builtin::IndexError) || self.catch(Builtin::StopIteration) {
                            it.source.set(None);
                            Ok(Value::UNBOUND)
                        } else {
                            Err(e)
                        }
                    }
                    ok => ok,
                };
            }
            MEMORY => {
                let n = self.len(source)?;
                if at < n {
                    it.index.set(at as u32 + 1);
                    return self.get_item(source, Value::small(at as i32));
                }
                None
            }
            CALLABLE => {
                self.root(it.value());
                let v = self.call(source, &[])?;
                self.root(v);
                let sentinel = it.extra.get().unwrap_or(Value::NONE);
                if self.equals(v, sentinel)? {
                    it.source.set(None);
                    return Ok(Value::UNBOUND);
                }
                return Ok(v);
            }
            REVERSED | LIST_REVERSED => {
                if at == 0 {
                    it.source.set(None);
                    return Ok(Value::UNBOUND);
                }
                it.index.set(at as u32 - 1);
                self.root(it.value());
                if is(source, Kind::List) {
                    return match Gc::<List>::of(source).items().get(at - 1) {
                        Some(c) => Ok(c.get()),
                        None => {
                            it.source.set(None);
                            Ok(Value::UNBOUND)
                        }
                    };
                }
                return self.get_item(source, Value::small(at as i32 - 1));
            }
            BIG_RANGE => return self.next_big(it, Gc::of(source)),
            ENUMERATE => {
                self.root(it.value());
                let v = self.next_keeping(source)?;
                if v.is_unbound() {
                    return Ok(v);
                }
                self.root(v);
                let n = it.extra.get().unwrap_or(Value::small(0));
                let pair = self.tuple(&[n, v])?;
                let n = self.binary(0, n, Value::small(1))?;
                it.extra.set(Some(n));
                return Ok(pair);
            }
            ZIP => return self.next_zip(it, Gc::of(source)),
            MAP => {
                self.root(it.value());
                let mut args = Vec::new();
                for inner in Gc::<Tuple>::of(source).items() {
                    let v = self.next_keeping(*inner)?;
                    if v.is_unbound() {
                        return Ok(v);
                    }
                    self.root(v);
                    args.push(v);
                }
                let f = it.extra.get().unwrap_or(Value::NONE);
                return self.call(f, &args);
            }
            FILTER => {
                self.root(it.value());
                let f = it.extra.get().unwrap_or(Value::NONE);
                loop {
                    let mark = self.root_mark();
                    let v = self.next_keeping(source)?;
                    if v.is_unbound() {
                        return Ok(v);
                    }
                    self.root(v);
                    let test = if f.is_none() { v } else { self.call(f, &[v])? };
                    self.root(test);
                    let keep = self.truth(test)?;
                    self.unroot(mark);
                    if keep {
                        return Ok(v);
                    }
                }
            }
            HOST => {
                self.root(it.value());
                return self.host(HostOp::Next, source, None, &[]);
            }
            COROUTINE | ANEXT_DEFAULT => {
                return match self.send(it.value(), Value::NONE)? {
                    (false, v) => Ok(v),
                    (true, v) => self.stop_iteration(v),
                };
            }
            HOST_AWAIT => {
                return match self.send(it.value(), Value::NONE)? {
                    (false, v) => Ok(v),
                    (true, v) => self.stop_iteration(v),
                };
            }
            ASYNC_STEP => {
                return match self.async_step_send(it, Value::NONE)? {
                    (false, v) => Ok(v),
                    (true, v) => self.stop_iteration(v),
                };
            }
            _ => None,
        };
        match item {
            Some(item) => {
                it.index.set(at as u32 + 1);
                Ok(item)
            }
            None => {
                it.source.set(None);
                Ok(Value::UNBOUND)
            }
        }
    }

    fn next_entry(&mut self, it: Gc<Iter>, source: Value, over: u16) -> Res {
        let dict = Gc::<Dict>::of(source);
        let start_len = it.extra.get().map_or(0, |n| n.as_small());
        let (len, which) = if over == DICT_REVERSED {
            (start_len >> 2, (start_len & 3) as u16)
        } else {
            (start_len, over - DICT_KEYS)
        };
        if dict.len() as i32 != len {
            let what = if over == SET { "Set" } else { "dictionary" };
            it.source.set(None);
            return self.error_parts(Builtin::RuntimeError, &[what, " changed size during iteration"]);
        }
        loop {
            let at = it.index.get();
            let entry = if over == DICT_REVERSED {
                if at == 0 { None } else { dict.entries().get(at as usize - 1) }
            } else {
                dict.entries().get(at as usize)
            };
            let Some(e) = entry else {
                it.source.set(None);
                return Ok(Value::UNBOUND);
            };
            it.index.set(if over == DICT_REVERSED { at - 1 } else { at + 1 });
            let key = e.key.get();
            if key.is_unbound() {
                continue;
            }
            return match which {
                1 => Ok(e.value.get()),
                2 => self.tuple(&[key, e.value.get()]),
                _ => Ok(key),
            };
        }
    }

    fn next_zip(&mut self, it: Gc<Iter>, sources: Gc<Tuple>) -> Res {
        let strict = it.index.get() != 0;
        self.root(it.value());
        let mut items = Vec::with_capacity(sources.items().len());
        for (i, inner) in sources.items().iter().enumerate() {
            let v = if strict { self.next(*inner)? } else { self.next_keeping(*inner)? };
            if v.is_unbound() {
                if strict {
                    if i > 0 {
                        return self.zip_error(i, "shorter");
                    }
                    for (j, other) in sources.items().iter().enumerate().skip(1) {
                        if !self.next(*other)?.is_unbound() {
                            return self.zip_error(j, "longer");
                        }
                    }
                }
                return Ok(v);
            }
            self.root(v);
            items.push(v);
        }
        if items.is_empty() {
            return Ok(Value::UNBOUND);
        }
        self.tuple(&items)
    }

    #[cold]
    fn zip_error(&mut self, i: usize, how: &str) -> Res {
        let mut n = String::new();
        crate::frame::push_number(&mut n, i as i64 + 1);
        let mut before = String::new();
        if i > 1 {
            before.push_str("s 1-");
        } else {
            before.push(' ');
        }
        crate::frame::push_number(&mut before, i as i64);
        self.value_error(&["zip() argument ", &n, " is ", how, " than argument", &before])
    }

    fn next_big(&mut self, it: Gc<Iter>, state: Gc<List>) -> Res {
        let items = state.items();
        let (Some(next), Some(stop), Some(step)) = (items.first(), items.get(1), items.get(2)) else {
            return Ok(Value::UNBOUND);
        };
        let negative = self.compare_bool(0, step.get(), Value::small(0))?;
        let more = self.compare_bool(if negative { 4 } else { 0 }, next.get(), stop.get())?;
        if !more {
            it.source.set(None);
            return Ok(Value::UNBOUND);
        }
        let v = next.get();
        let after = self.binary(0, v, step.get())?;
        next.set(after);
        Ok(v)
    }

    /// All items of an iterable. The items are rooted until the running native function returns.
    pub fn collect_iterable(&mut self, v: Value) -> Res<Vec<Value>> {
        if v.is_heap() {
            match kind(v) {
                Kind::List => {
                    let items = Gc::<List>::of(v).to_vec();
                    self.roots.extend_from_slice(&items);
                    return Ok(items);
                }
                Kind::Tuple => return Ok(Gc::<Tuple>::of(v).items().to_vec()),
                Kind::Dict | Kind::Set | Kind::FrozenSet => {
                    let items: Vec<Value> = Gc::<Dict>::of(v).pairs().map(|p| p.0).collect();
                    self.roots.extend_from_slice(&items);
                    return Ok(items);
                }
                _ => {}
            }
        }
        let it = self.iter(v)?;
        self.root(it);
        let mut items = Vec::new();
        if is(v, Kind::Range)
            && let n = self.range_len(Gc::of(v))?
            && self.as_i64(n).is_none_or(|n| n > 1 << 28)
        {
            return self.memory_error();
        }
        loop {
            let item = self.next(it)?;
            if item.is_unbound() {
                return Ok(items);
            }
            self.root(item);
            items.push(item);
            if items.len() & 0xffff == 0 && self.heap.limit != 0 && items.len() as u64 * 8 > self.heap.limit {
                return self.error(Builtin::MemoryError, "");
            }
        }
    }
}

//! Items and slices of builtin sequences, ranges, and operators on builtin containers.

use core::cell::Cell;

use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::{Vm, is};

/// A slice applied to a length: first position, step, number of items.
pub struct Span {
    /// First position.
    pub start: i64,
    /// Step, not 0.
    pub step: i64,
    /// Items.
    pub count: usize,
    /// End of the range as given, at least `start` for step 1: where items are inserted.
    pub stop: i64,
    /// End of the range as given.
    pub end: i64,
}

impl Vm {
    /// A slice's positions in a sequence of `len` items.
    pub fn slice_span(&mut self, slice: Gc<Triple>, len: usize) -> Res<Span> {
        let len = len as i64;
        let step = if slice.step.get().is_none() { 1 } else { self.slice_index(slice.step.get())? };
        if step == 0 {
            return self.value_error(&["slice step cannot be zero"]);
        }
        let clamp = |i: i64| {
            let i = if i < 0 { i.saturating_add(len) } else { i };
            if step > 0 { i.clamp(0, len) } else { i.clamp(-1, len - 1) }
        };
        let start = match slice.start.get() {
            v if v.is_none() => {
                if step > 0 {
                    0
                } else {
                    len - 1
                }
            }
            v => clamp(self.slice_index(v)?),
        };
        let stop = match slice.stop.get() {
            v if v.is_none() => {
                if step > 0 {
                    len
                } else {
                    -1
                }
            }
            v => clamp(self.slice_index(v)?),
        };
        let count = if step > 0 {
            if start < stop { (stop - start - 1) / step + 1 } else { 0 }
        } else if stop < start {
            (start - stop - 1) / step.saturating_neg() + 1
        } else {
            0
        };
        Ok(Span { start, step, count: count as usize, stop: stop.max(start), end: stop })
    }

    /// A bound of a slice, clamped to 64 bits.
    pub fn slice_index(&mut self, v: Value) -> Res<i64> {
        match self.index_clamped(v) {
            Err(e) => {
                if !self.has_special(v, Sym::Index)? && self.catch(Builtin::TypeError) {
                    return self
                        .type_error(&["slice indices must be integers or None or have an __index__ method"]);
                }
                Err(e)
            }
            ok => ok,
        }
    }

    /// A position in a sequence of `len` items; IndexError beyond.
    fn position(&mut self, v: Value, key: Value, len: usize) -> Res<usize> {
        let index = if key.is_small() {
            key.as_small() as i64
        } else {
            match self.index_value(key) {
                Ok(i) => match self.as_i64(i) {
                    Some(i) => i,
                    None => {
                        return self
                            .error(Builtin::IndexError, "cannot fit 'int' into an index-sized integer");
                    }
                },
                Err(e) => {
                    if !self.has_special(key, Sym::Index)? && self.catch(Builtin::TypeError) {
                        let (t, k) = (self.type_name_of(v), self.type_name_of(key));
                        let t = if t == "str" {
                            "string"
                        } else if t == "bytes" {
                            "byte"
                        } else {
                            t
                        };
                        let quote = ", not ";
                        if t == "string" {
                            return self.type_error(&["string indices must be integers", quote, "'", k, "'"]);
                        }
                        return self.type_error(&[t, " indices must be integers or slices", quote, k]);
                    }
                    return Err(e);
                }
            }
        };
        let at = if index < 0 { index + len as i64 } else { index };
        if at < 0 || at >= len as i64 {
            let t = match kind(v) {
                Kind::Str => "string index out of range",
                Kind::List => "list index out of range",
                Kind::Tuple => "tuple index out of range",
                Kind::Range => "range object index out of range",
                Kind::ByteArray => "bytearray index out of range",
                Kind::MemoryView => "index out of bounds on dimension 1",
                _ => "index out of range",
            };
            return self.error(Builtin::IndexError, t);
        }
        Ok(at as usize)
    }

    /// `v[key]` of a builtin sequence.
    pub fn sequence_get(&mut self, v: Value, key: Value) -> Res {
        if is(v, Kind::Range) {
            return self.range_get(Gc::of(v), key);
        }
        let len = self.len(v)?;
        if is(key, Kind::Slice) {
            let span = self.slice_span(Gc::of(key), len)?;
            return self.sequence_slice(v, span);
        }
        let at = self.position(v, key, len)?;
        match kind(v) {
            Kind::List => Ok(Gc::<List>::of(v).items().get(at).map_or(Value::NONE, Cell::get)),
            Kind::Tuple => Ok(Gc::<Tuple>::of(v).items().get(at).copied().unwrap_or(Value::NONE)),
            Kind::Str => {
                let s = Gc::<Str>::of(v);
                if s.is_ascii() {
                    let byte = s.bytes().get(at).copied().unwrap_or(0);
                    return Ok(self.chars.get(byte as usize).copied().unwrap_or(Value::NONE));
                }
                let offset = anypy_mini_base::text::byte_offset(s.bytes(), at);
                let c = s.text().get(offset..).and_then(|t| t.chars().next()).unwrap_or('\0');
                self.char(c)
            }
            Kind::Bytes => Ok(Value::small(Gc::<Str>::of(v).bytes().get(at).copied().unwrap_or(0) as i32)),
            Kind::ByteArray => {
                Ok(Value::small(Gc::<ByteArray>::of(v).cells().get(at).map_or(0, Cell::get) as i32))
            }
            _ => (self.library.view_get)(self, v, at),
        }
    }

    fn sequence_slice(&mut self, v: Value, span: Span) -> Res {
        let (start, step, count) = (span.start as usize, span.step, span.count);
        match kind(v) {
            k @ (Kind::List | Kind::Tuple) => {
                let items = match k {
                    Kind::Tuple => Gc::<Tuple>::of(v).items(),
                    // Nothing changes the list before its items are copied.
                    _ => Gc::<List>::of(v).items.get().map_or(&[][..], |b| Gc::<Values>::of(b).items()),
                };
                let picked: Vec<Value>;
                let items = if step == 1 {
                    if k == Kind::Tuple && count == items.len() {
                        return Ok(v);
                    }
                    items.get(start..start + count).unwrap_or(&[])
                } else {
                    picked = pick(items, start, step, count);
                    &picked
                };
                if k == Kind::Tuple { self.tuple(items) } else { self.list(items) }
            }
            Kind::Str => {
                let s = Gc::<Str>::of(v);
                if count == 0 {
                    return self.str("");
                }
                if step == 1 {
                    if count == s.chars.get() as usize {
                        return Ok(v);
                    }
                    let (from, to) = if s.is_ascii() {
                        (start, start + count)
                    } else {
                        let from = anypy_mini_base::text::byte_offset(s.bytes(), start);
                        let rest = s.bytes().get(from..).unwrap_or(&[]);
                        (from, from + anypy_mini_base::text::byte_offset(rest, count))
                    };
                    let text = s.text().get(from..to).unwrap_or("");
                    return self.str(text);
                }
                let chars: Vec<char> = s.text().chars().collect();
                let text: String = pick(&chars, start, step, count).into_iter().collect();
                self.str(&text)
            }
            Kind::Bytes | Kind::ByteArray => {
                let all = self.as_bytes(v).unwrap_or_default();
                let picked = pick(&all, start, step, count);
                if is(v, Kind::Bytes) { self.bytes(&picked) } else { Ok(self.bytearray(&picked)?.value()) }
            }
            _ => (self.library.view_slice)(self, v, span),
        }
    }

    /// `v[key] = item`, or `del v[key]` with `None`, of a list, bytearray or memoryview.
    pub fn sequence_set(&mut self, v: Value, key: Value, item: Option<Value>) -> Res<()> {
        if is(v, Kind::MemoryView) {
            return (self.library.view_set)(self, v, key, item);
        }
        let len = self.len(v)?;
        if is(key, Kind::Slice) {
            return self.slice_set(v, Gc::of(key), item);
        }
        // A bytearray looks at the byte first.
        let byte = match item {
            Some(item) if !is(v, Kind::List) => self.byte(item)?,
            _ => 0,
        };
        let at = match self.position(v, key, len) {
            Err(e) => {
                if self.catch(Builtin::IndexError) {
                    let what = "assignment index out of range";
                    let t = self.type_name_of(v);
                    if t == "bytearray" {
                        return self.error(Builtin::IndexError, "bytearray index out of range");
                    }
                    return self.error_parts(Builtin::IndexError, &[t, " ", what]);
                }
                return Err(e);
            }
            Ok(at) => at,
        };
        if is(v, Kind::List) {
            let list = Gc::<List>::of(v);
            match item {
                Some(item) => {
                    if let Some(cell) = list.items().get(at) {
                        cell.set(item);
                    }
                }
                None => self.list_splice(list, at, at + 1, &[])?,
            }
            return Ok(());
        }
        let bytes = Gc::<ByteArray>::of(v);
        match item {
            Some(_) => {
                if let Some(cell) = bytes.cells().get(at) {
                    cell.set(byte);
                }
                Ok(())
            }
            None => self.bytearray_splice(bytes, at, at + 1, &[]),
        }
    }

    /// A value as a byte; ValueError beyond 0 to 255.
    pub fn byte(&mut self, v: Value) -> Res<u8> {
        match u8::try_from(self.index_clamped(v)?) {
            Ok(byte) => Ok(byte),
            Err(_) => self.value_error(&["byte must be in range(0, 256)"]),
        }
    }

    fn slice_set(&mut self, v: Value, slice: Gc<Triple>, item: Option<Value>) -> Res<()> {
        let is_list = is(v, Kind::List);
        let items = match item {
            None => Vec::new(),
            Some(item) if is_list => match self.collect_iterable(item) {
                Err(e) => {
                    if self.catch(Builtin::TypeError) {
                        return self.type_error(&["can only assign an iterable"]);
                    }
                    return Err(e);
                }
                Ok(items) => items,
            },
            Some(item) => {
                let bytes = match self.as_bytes(item) {
                    Some(bytes) => bytes,
                    None if item.is_none() => {
                        return self.type_error(&["cannot convert 'NoneType' object to bytearray"]);
                    }
                    None if self.as_str(item).is_some()
                        || self.as_int(item).is_some()
                        || is(item, Kind::Float) =>
                    {
                        return self.type_error(&[
                            "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                        ]);
                    }
                    None => {
                        let mut bytes = Vec::new();
                        for b in self.collect_iterable(item)? {
                            bytes.push(self.byte(b)?);
                        }
                        bytes
                    }
                };
                bytes.into_iter().map(|b| Value::small(b as i32)).collect()
            }
        };
        let len = self.len(v)?;
        let span = self.slice_span(slice, len)?;
        if span.step == 1 {
            let (from, to) = (span.start as usize, span.stop as usize);
            if is_list {
                return self.list_splice(Gc::of(v), from, to, &items);
            }
            let bytes: Vec<u8> = items.iter().map(|b| b.as_small() as u8).collect();
            return self.bytearray_splice(Gc::of(v), from, to, &bytes);
        }
        if item.is_none() {
            let mut gone: Vec<usize> = positions(span.start as usize, span.step, span.count).collect();
            gone.sort_unstable();
            if is_list {
                let all = Gc::<List>::of(v).to_vec();
                let kept: Vec<Value> = all
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| gone.binary_search(i).is_err())
                    .map(|(_, v)| *v)
                    .collect();
                return self.list_splice(Gc::of(v), 0, all.len(), &kept);
            }
            let all = self.as_bytes(v).unwrap_or_default();
            let kept: Vec<u8> = all
                .iter()
                .enumerate()
                .filter(|(i, _)| gone.binary_search(i).is_err())
                .map(|(_, b)| *b)
                .collect();
            return self.bytearray_splice(Gc::of(v), 0, all.len(), &kept);
        }
        if items.len() != span.count {
            let (mut a, mut b) = (String::new(), String::new());
            crate::frame::push_number(&mut a, items.len() as i64);
            crate::frame::push_number(&mut b, span.count as i64);
            let what = if is_list { "sequence" } else { "bytes" };
            return self.value_error(&[
                "attempt to assign ",
                what,
                " of size ",
                &a,
                " to extended slice of size ",
                &b,
            ]);
        }
        for (i, item) in positions(span.start as usize, span.step, span.count).zip(items) {
            if is_list {
                if let Some(cell) = Gc::<List>::of(v).items().get(i) {
                    cell.set(item);
                }
            } else if let Some(cell) = Gc::<ByteArray>::of(v).cells().get(i) {
                cell.set(item.as_small() as u8);
            }
        }
        Ok(())
    }

    /// Replaces the items from `from` to `to` of a list.
    pub fn list_splice(&mut self, list: Gc<List>, from: usize, to: usize, items: &[Value]) -> Res<()> {
        let len = list.len.get() as usize;
        let to = to.clamp(from, len);
        let grown = len - (to - from) + items.len();
        if grown > len {
            self.list_resize(list, grown)?;
        }
        let cells = list.items();
        let new_to = from + items.len();
        if to < len && new_to != to {
            let start = cells.as_ptr();
            // SAFETY: `len` items, and `grown` of them, are in the list's buffer; cells may be written through any pointer.
            unsafe { core::ptr::copy(start.add(to), start.add(new_to).cast_mut(), len - to) };
        }
        for (cell, item) in cells.get(from..).unwrap_or(&[]).iter().zip(items) {
            cell.set(*item);
        }
        if grown < len {
            self.list_resize(list, grown)?;
        }
        Ok(())
    }

    /// Replaces the bytes from `from` to `to` of a bytearray.
    pub fn bytearray_splice(&mut self, b: Gc<ByteArray>, from: usize, to: usize, bytes: &[u8]) -> Res<()> {
        let mut all: Vec<u8> = b.cells().iter().map(Cell::get).collect();
        let to = to.clamp(from, all.len());
        all.splice(from..to, bytes.iter().copied());
        self.bytearray_resize(b, all.len())?;
        for (cell, byte) in b.cells().iter().zip(all) {
            cell.set(byte);
        }
        Ok(())
    }

    // Ranges

    /// The number of items of a range, as an int object.
    pub fn range_len(&mut self, r: Gc<Triple>) -> Res {
        let (start, stop, step) = (r.start.get(), r.stop.get(), r.step.get());
        if let (Some(a), Some(b), Some(s)) = (self.as_i64(start), self.as_i64(stop), self.as_i64(step))
            && a.unsigned_abs() < 1 << 62
            && b.unsigned_abs() < 1 << 62
        {
            let n = if s > 0 && a < b {
                (b - a - 1) / s + 1
            } else if s < 0 && b < a {
                (a - b - 1) / s.saturating_neg() + 1
            } else {
                0
            };
            return self.int(n);
        }
        let negative = self.compare_bool(0, step, Value::small(0))?;
        let (low, high) = if negative { (stop, start) } else { (start, stop) };
        if !self.compare_bool(0, low, high)? {
            return Ok(Value::small(0));
        }
        let span = self.binary(1, high, low)?;
        let span = self.binary(1, span, Value::small(1))?;
        let step = if negative { self.unary(anypy_mini_syntax::opcode::Op::Neg, step)? } else { step };
        let n = self.binary(5, span, step)?;
        self.binary(0, n, Value::small(1))
    }

    fn range_get(&mut self, r: Gc<Triple>, key: Value) -> Res {
        if is(key, Kind::Slice) {
            let slice = Gc::<Triple>::of(key);
            let n = self.range_len(r)?;
            let len = self.as_i64(n).unwrap_or(i64::MAX).max(0) as usize;
            let span = self.slice_span(slice, len)?;
            let at = |vm: &mut Vm, i: i64| -> Res {
                let i = vm.int(i)?;
                let offset = vm.binary(2, i, r.step.get())?;
                vm.binary(0, r.start.get(), offset)
            };
            let start = at(self, span.start)?;
            let by = self.int(span.step)?;
            let step = self.binary(2, r.step.get(), by)?;
            let stop = at(self, span.end)?;
            return self.triple(Kind::Range, start, stop, step);
        }
        let n = self.range_len(r)?;
        let index = match self.index_value(key) {
            Ok(i) => i,
            Err(e) => {
                if !self.has_special(key, Sym::Index)? && self.catch(Builtin::TypeError) {
                    let k = self.type_name_of(key);
                    return self.type_error(&["range indices must be integers or slices, not ", k]);
                }
                return Err(e);
            }
        };
        let negative = self.compare_bool(0, index, Value::small(0))?;
        let index = if negative { self.binary(0, index, n)? } else { index };
        if self.compare_bool(0, index, Value::small(0))? || !self.compare_bool(0, index, n)? {
            return self.error(Builtin::IndexError, "range object index out of range");
        }
        let offset = self.binary(2, index, r.step.get())?;
        self.binary(0, r.start.get(), offset)
    }

    pub(crate) fn range_contains(&mut self, r: Gc<Triple>, v: Value) -> Res<bool> {
        let (start, stop, step) = (r.start.get(), r.stop.get(), r.step.get());
        let negative = self.compare_bool(0, step, Value::small(0))?;
        let inside = if negative {
            self.compare_bool(1, v, start)? && self.compare_bool(4, v, stop)?
        } else {
            self.compare_bool(5, v, start)? && self.compare_bool(0, v, stop)?
        };
        if !inside {
            return Ok(false);
        }
        let distance = self.binary(1, v, start)?;
        let rest = self.binary(6, distance, step)?;
        Ok(rest == Value::small(0))
    }

    pub(crate) fn range_equals(&mut self, a: Gc<Triple>, b: Gc<Triple>) -> Res<bool> {
        let (n, m) = (self.range_len(a)?, self.range_len(b)?);
        if !self.equals(n, m)? {
            return Ok(false);
        }
        if n == Value::small(0) {
            return Ok(true);
        }
        if !self.equals(a.start.get(), b.start.get())? {
            return Ok(false);
        }
        Ok(n == Value::small(1) || self.equals(a.step.get(), b.step.get())?)
    }

    // Operators

    /// An operator on builtin operands that are not both numbers; `None`: not on these.
    pub(crate) fn binary_objects(&mut self, op: u32, a: Value, b: Value) -> Res<Option<Value>> {
        let ka = if a.is_heap() { kind(a) } else { Kind::Free };
        let kb = if b.is_heap() { kind(b) } else { Kind::Free };
        match op {
            0 => match (ka, kb) {
                (Kind::Str, Kind::Str) => {
                    let (x, y) = (Gc::<Str>::of(a), Gc::<Str>::of(b));
                    if x.len.get() == 0 {
                        return Ok(Some(b));
                    }
                    if y.len.get() == 0 {
                        return Ok(Some(a));
                    }
                    Ok(Some(self.str_concat(x, y)?))
                }
                (Kind::List, Kind::List) => {
                    let mut all = Gc::<List>::of(a).to_vec();
                    all.extend(Gc::<List>::of(b).items().iter().map(Cell::get));
                    Ok(Some(self.list(&all)?))
                }
                (Kind::Tuple, Kind::Tuple) => {
                    let all = [Gc::<Tuple>::of(a).items(), Gc::<Tuple>::of(b).items()].concat();
                    Ok(Some(self.tuple(&all)?))
                }
                (Kind::Bytes, Kind::Bytes) => Ok(Some(self.str_concat(Gc::of(a), Gc::of(b))?)),
                (Kind::Bytes | Kind::ByteArray, Kind::Bytes | Kind::ByteArray | Kind::MemoryView) => {
                    let (Some(mut all), Some(more)) = (self.as_bytes(a), (self.library.view_bytes)(self, b))
                    else {
                        return Ok(None);
                    };
                    all.extend_from_slice(&more);
                    Ok(Some(if ka == Kind::Bytes {
                        self.bytes(&all)?
                    } else {
                        self.bytearray(&all)?.value()
                    }))
                }
                _ => Ok(None),
            },
            2 => {
                let (sequence, count) = match (is_sequence(ka), is_sequence(kb)) {
                    (true, false) => (a, b),
                    (false, true) => (b, a),
                    _ => return Ok(None),
                };
                if self.as_int(count).is_none()
                    && (crate::ops::has_methods(count) || !self.has_special(count, crate::sym::Sym::Index)?)
                {
                    return Ok(None);
                }
                let n = self.index_clamped(count)?.max(0);
                if n == i64::MAX {
                    return self
                        .error(Builtin::OverflowError, "cannot fit 'int' into an index-sized integer");
                }
                Ok(Some(self.repeat(sequence, n as usize)?))
            }
            6 if matches!(ka, Kind::Str | Kind::Bytes | Kind::ByteArray) => {
                Ok(Some((self.library.percent)(self, a, b)?))
            }
            11 if ka == Kind::Dict && kb == Kind::Dict => {
                let merged = self.dict_copy(Gc::of(a), Kind::Dict)?;
                self.root(merged.value());
                for (key, value) in Gc::<Dict>::of(b).pairs().collect::<Vec<_>>() {
                    self.dict_set(merged, key, value)?;
                }
                Ok(Some(merged.value()))
            }
            11 if is_type_like(a, ka)
                && is_type_like(b, kb)
                && (ka == Kind::Type || kb == Kind::Type || ka == Kind::Alias) =>
            {
                let mut all = Vec::new();
                for v in [a, b] {
                    if is(v, Kind::Alias) && Gc::<Header>::of(v).aux.get() != 0 {
                        all.extend_from_slice(Gc::<Tuple>::of(Gc::<Pair>::of(v).second.get()).items());
                    } else {
                        all.push(if v.is_none() { self.builtin(Builtin::NoneType) } else { v });
                    }
                }
                let mut args: Vec<Value> = Vec::new();
                for v in all {
                    let mut seen = false;
                    for w in &args {
                        seen = seen || self.equals(*w, v)?;
                    }
                    if !seen {
                        args.push(v);
                    }
                }
                if let [one] = args.as_slice() {
                    return Ok(Some(*one));
                }
                let args = self.tuple(&args)?;
                Ok(Some(self.pair(Kind::Alias, 1, Value::NONE, args)?))
            }
            // A view of keys or items takes any iterable.
            1 | 10 | 11 | 12
                if (ka == Kind::DictView && set_like(a, ka) && !set_like(b, kb))
                    || (kb == Kind::DictView && set_like(b, kb) && !set_like(a, ka)) =>
            {
                let (view_first, other) = if set_like(a, ka) { (true, b) } else { (false, a) };
                let set = self.set_new()?;
                self.root(set.value());
                for item in self.collect_iterable(other)? {
                    self.set_add(set, item)?;
                }
                let (x, y) = if view_first { (a, set.value()) } else { (set.value(), b) };
                Ok(Some(self.set_operator(op, x, y)?))
            }
            1 | 10 | 11 | 12 if set_like(a, ka) && set_like(b, kb) => Ok(Some(self.set_operator(op, a, b)?)),
            _ => Ok(None),
        }
    }

    /// A builtin sequence times an object with `__index__`.
    pub(crate) fn repeat_by_index(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        for (sequence, count) in [(self.unwrap(a), b), (self.unwrap(b), a)] {
            if sequence.is_heap()
                && is_sequence(kind(sequence))
                && self.has_special(count, crate::sym::Sym::Index)?
            {
                let n = self.index_clamped(count)?.max(0);
                return Ok(Some(self.repeat(sequence, n as usize)?));
            }
        }
        Ok(None)
    }

    /// `-`, `&`, `|`, `^` of sets and dict views.
    pub fn set_operator(&mut self, op: u32, a: Value, b: Value) -> Res {
        let k = if is(a, Kind::FrozenSet) { Kind::FrozenSet } else { Kind::Set };
        let left = self.collect_iterable(a)?;
        let right = self.collect_iterable(b)?;
        let out = if k == Kind::Set { self.set_new()? } else { self.frozenset_new()? };
        self.root(out.value());
        for item in &left {
            let keep = match op {
                11 => true,
                10 => self.contains(b, *item)?,
                _ => !self.contains(b, *item)?,
            };
            if keep {
                self.set_add(out, *item)?;
            }
        }
        if op == 11 || op == 12 {
            for item in right {
                if op == 11 || !self.contains(a, item)? {
                    self.set_add(out, item)?;
                }
            }
        }
        Ok(out.value())
    }

    fn repeat(&mut self, sequence: Value, n: usize) -> Res {
        let unit = if is(sequence, Kind::Str) {
            Gc::<Str>::of(sequence).len.get() as usize
        } else {
            self.len(sequence)?
        };
        let size = if matches!(kind(sequence), Kind::List | Kind::Tuple) { 4 } else { 1 };
        let total = unit.saturating_mul(n);
        if total.saturating_mul(size) > 0x7000_0000
            || (self.heap.limit != 0 && (total * size) as u64 > self.heap.limit)
        {
            return self.memory_error();
        }
        match kind(sequence) {
            Kind::Str => {
                if n == 1 {
                    return Ok(sequence);
                }
                let text = Gc::<Str>::of(sequence).text().repeat(n);
                self.str(&text)
            }
            Kind::Bytes => {
                let bytes = Gc::<Str>::of(sequence).bytes().repeat(n);
                self.bytes(&bytes)
            }
            Kind::ByteArray => {
                let bytes = self.as_bytes(sequence).unwrap_or_default().repeat(n);
                Ok(self.bytearray(&bytes)?.value())
            }
            Kind::Tuple => {
                let items = Gc::<Tuple>::of(sequence).items();
                if n == 1 {
                    return Ok(sequence);
                }
                let all = items.repeat(n);
                self.tuple(&all)
            }
            _ => {
                let items = Gc::<List>::of(sequence).to_vec();
                let list = self.list_with_capacity(total)?;
                list.len.set(total as u32);
                for (i, cell) in list.items().iter().enumerate() {
                    if let Some(item) = items.get(i % unit.max(1)) {
                        cell.set(*item);
                    }
                }
                Ok(list.value())
            }
        }
    }

    /// An in-place operator of a builtin container; `None`: as the plain operator.
    pub(crate) fn inplace_builtin(&mut self, op: u32, a: Value, b: Value) -> Res<Option<Value>> {
        match (kind(a), op) {
            (Kind::List, 0) => {
                let items = self.collect_iterable(b)?;
                let list = Gc::<List>::of(a);
                let len = list.len.get() as usize;
                self.list_splice(list, len, len, &items)?;
                Ok(Some(a))
            }
            (Kind::List, 2) => {
                let Some(n) = self.as_i64(b) else { return Ok(None) };
                let list = Gc::<List>::of(a);
                let repeated = self.repeat(a, n.max(0) as usize)?;
                let items = Gc::<List>::of(repeated).to_vec();
                let len = list.len.get() as usize;
                self.list_splice(list, 0, len, &items)?;
                Ok(Some(a))
            }
            (Kind::ByteArray, 0) => {
                let Some(bytes) = (self.library.view_bytes)(self, b) else { return Ok(None) };
                let array = Gc::<ByteArray>::of(a);
                let len = array.len.get() as usize;
                self.bytearray_splice(array, len, len, &bytes)?;
                Ok(Some(a))
            }
            (Kind::Dict, 11) => {
                let dict = Gc::<Dict>::of(a);
                if dict.header.aux.get() & DICT_PROXY != 0 {
                    return Ok(None);
                }
                self.dict_update(dict, b)?;
                Ok(Some(a))
            }
            (Kind::Set, 1 | 10 | 11 | 12) if b.is_heap() && set_like(b, kind(b)) => {
                let result = self.set_operator(op, a, b)?;
                let (set, new) = (Gc::<Dict>::of(a), Gc::<Dict>::of(result));
                set.live.set(new.live.get());
                set.used.set(new.used.get());
                set.entries.set(new.entries.get());
                set.index.set(new.index.get());
                Ok(Some(a))
            }
            _ => Ok(None),
        }
    }

    /// `dict.update(other)`: a mapping, an object with `keys`, or pairs.
    pub fn dict_update(&mut self, dict: Gc<Dict>, other: Value) -> Res<()> {
        let inner = self.unwrap(other);
        if is(inner, Kind::Dict) {
            for (key, value) in Gc::<Dict>::of(inner).pairs().collect::<Vec<_>>() {
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        let keys = self.sym(crate::sym::Sym::Keys);
        if let Some(method) = self.getattr_opt(other, keys)? {
            let keys = self.call(method, &[])?;
            self.root(keys);
            for key in self.collect_iterable(keys)? {
                let value = self.get_item(other, key)?;
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        for (i, pair) in self.collect_iterable(other)?.into_iter().enumerate() {
            let items = match self.collect_iterable(pair) {
                Err(e) => {
                    if self.catch(Builtin::TypeError) {
                        let mut n = String::new();
                        crate::frame::push_number(&mut n, i as i64);
                        return self.type_error(&[
                            "cannot convert dictionary update sequence element #",
                            &n,
                            " to a sequence",
                        ]);
                    }
                    return Err(e);
                }
                Ok(items) => items,
            };
            let [key, value] = items[..] else {
                let (mut n, mut l) = (String::new(), String::new());
                crate::frame::push_number(&mut n, i as i64);
                crate::frame::push_number(&mut l, items.len() as i64);
                return self.value_error(&[
                    "dictionary update sequence element #",
                    &n,
                    " has length ",
                    &l,
                    "; 2 is required",
                ]);
            };
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }
}

/// The items of an extended slice.
fn pick<T: Copy>(items: &[T], start: usize, step: i64, count: usize) -> Vec<T> {
    let mut picked = Vec::with_capacity(count);
    let mut at = start as i64;
    while picked.len() < count
        && let Some(item) = items.get(at as usize)
    {
        picked.push(*item);
        at += step;
    }
    picked
}

fn positions(start: usize, step: i64, count: usize) -> impl Iterator<Item = usize> {
    (0..count as i64).map(move |i| (start as i64 + i * step) as usize)
}

fn is_sequence(k: Kind) -> bool {
    matches!(k, Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Tuple | Kind::List)
}

fn set_like(v: Value, k: Kind) -> bool {
    matches!(k, Kind::Set | Kind::FrozenSet)
        || (k == Kind::DictView && Gc::<Header>::of(v).aux.get() & 3 != 1)
}

fn is_type_like(v: Value, k: Kind) -> bool {
    v.is_none() || matches!(k, Kind::Type | Kind::Alias)
}

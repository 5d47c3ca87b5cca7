//! `_collections`: `deque`, the double-ended queue, and `_Field`, the descriptor of a named tuple's field.
//!
//! A ring buffer of a power of two of values: appending, popping, indexing and rotating by one cost the same at both
//! ends. An iterator remembers the queue's version, which every change of length raises.

use anypy_mini_vm::layout::{Module, Values};
use anypy_mini_vm::native::{VAR, function, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, ClassDef, Gc, GetSetDef, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

/// Tag of a queue's record: the fields below.
const DEQUE: u16 = 101;
/// Tag of its buffer.
const BUFFER: u16 = 102;
/// Tag of an iterator's record: the queue's record, position, items left, version.
const ITERATOR: u16 = 103;

const ITEMS: usize = 0;
const HEAD: usize = 1;
const LEN: usize = 2;
const MAXLEN: usize = 3;
const VERSION: usize = 4;
const IN_REPR: usize = 5;

#[derive(Clone, Copy)]
struct Deque(Gc<Values>);

impl Deque {
    fn field(self, i: usize) -> Value {
        self.0.values().get(i).map_or(Value::NONE, |c| c.get())
    }
    fn set_field(self, i: usize, v: Value) {
        if let Some(c) = self.0.values().get(i) {
            c.set(v);
        }
    }
    fn number(self, i: usize) -> usize {
        let v = self.field(i);
        if v.is_small() { v.as_small() as usize } else { 0 }
    }
    fn set_number(self, i: usize, n: usize) {
        self.set_field(i, Value::small(n as i32));
    }
    fn buffer(self) -> Gc<Values> {
        Gc::of(self.field(ITEMS))
    }
    fn len(self) -> usize {
        self.number(LEN)
    }
    fn maxlen(self) -> Option<usize> {
        let v = self.field(MAXLEN);
        if v.is_small() { Some(v.as_small() as usize) } else { None }
    }
    /// The place of the `i`th item; `i` may be -1 in two's complement.
    fn cell(self, i: usize) -> Option<&'static core::cell::Cell<Value>> {
        let items = self.buffer().values();
        items.get(self.number(HEAD).wrapping_add(i) & items.len().wrapping_sub(1))
    }
    fn get(self, i: usize) -> Value {
        self.cell(i).map_or(Value::NONE, |c| c.get())
    }
    fn put(self, i: usize, v: Value) {
        if let Some(c) = self.cell(i) {
            c.set(v);
        }
    }
    fn move_head(self, by: usize) {
        let mask = self.buffer().values().len().wrapping_sub(1);
        self.set_number(HEAD, self.number(HEAD).wrapping_add(by) & mask);
    }
    fn changed(self) {
        self.set_number(VERSION, (self.number(VERSION) + 1) & 0xff_ffff);
    }
    fn to_vec(self) -> Vec<Value> {
        (0..self.len()).map(|i| self.get(i)).collect()
    }
    fn replace(self, vm: &mut Vm, items: &[Value]) -> Res<()> {
        let capacity = (items.len() + 1).next_power_of_two().max(4);
        let mut all = items.to_vec();
        all.resize(capacity, Value::UNBOUND);
        let buffer = vm.record(BUFFER, &all)?;
        self.set_field(ITEMS, buffer.value());
        self.set_number(HEAD, 0);
        self.set_number(LEN, items.len());
        self.changed();
        Ok(())
    }
    fn room(self, vm: &mut Vm) -> Res<()> {
        let capacity = self.buffer().values().len();
        if self.len() < capacity {
            return Ok(());
        }
        let mut all = self.to_vec();
        all.resize((capacity * 2).max(4), Value::UNBOUND);
        let buffer = vm.record(BUFFER, &all)?;
        self.set_field(ITEMS, buffer.value());
        self.set_number(HEAD, 0);
        Ok(())
    }
    fn push(self, vm: &mut Vm, v: Value, left: bool) -> Res<()> {
        if let Some(max) = self.maxlen()
            && self.len() >= max
        {
            if max == 0 {
                return Ok(());
            }
            self.take(!left);
        }
        self.room(vm)?;
        let len = self.len();
        if left {
            self.move_head(usize::MAX);
            self.put(0, v);
        } else {
            self.put(len, v);
        }
        self.set_number(LEN, len + 1);
        self.changed();
        Ok(())
    }
    fn take(self, left: bool) -> Option<Value> {
        let len = self.len();
        if len == 0 {
            return None;
        }
        let at = if left { 0 } else { len - 1 };
        let v = self.get(at);
        self.put(at, Value::UNBOUND);
        if left {
            self.move_head(1);
        }
        self.set_number(LEN, len - 1);
        self.changed();
        Some(v)
    }
    fn rotate(self, by: i64) {
        let len = self.len();
        if len < 2 {
            return;
        }
        let by = by.rem_euclid(len as i64) as usize;
        if by == 0 {
            return;
        }
        self.changed();
        let items = self.buffer().values();
        if len == items.len() {
            self.move_head(by.wrapping_neg());
        } else if by <= len / 2 {
            for _ in 0..by {
                let v = self.get(len - 1);
                self.put(len - 1, Value::UNBOUND);
                self.move_head(usize::MAX);
                self.put(0, v);
            }
        } else {
            for _ in 0..len - by {
                let v = self.get(0);
                self.put(0, Value::UNBOUND);
                self.move_head(1);
                self.put(len - 1, v);
            }
        }
    }
}

fn deque_of(vm: &Vm, v: Value) -> Option<Deque> {
    let record = vm.payload(v)?;
    if is(record, Kind::Record) && Gc::<Values>::of(record).header.aux.get() == DEQUE {
        return Some(Deque(Gc::of(record)));
    }
    None
}

fn this(vm: &mut Vm, args: &Args<'_>) -> Res<Deque> {
    match deque_of(vm, args.at(0)) {
        Some(d) => Ok(d),
        None => {
            let t = vm.type_name_of(args.at(0));
            vm.type_error(&["descriptor requires a 'collections.deque' object but received a '", t, "'"])
        }
    }
}

fn empty(vm: &mut Vm, class: Value, maxlen: Value) -> Res {
    let buffer = vm.record(BUFFER, &[Value::UNBOUND; 4])?.value();
    let zero = Value::small(0);
    let record = vm.record(DEQUE, &[buffer, zero, zero, maxlen, zero, Value::FALSE])?;
    vm.wrap_new(class, record.value())
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    empty(vm, args.at(0), Value::NONE)
}

fn init(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let maxlen = args.opt(2).unwrap_or(Value::NONE);
    if !maxlen.is_none() {
        if vm.as_int(maxlen).is_none() {
            return vm.type_error(&["an integer is required"]);
        }
        let n = vm.index_clamped(maxlen)?;
        if n < 0 {
            return vm.value_error(&["maxlen must be non-negative"]);
        }
        d.set_number(MAXLEN, n.min(Value::SMALL_MAX as i64) as usize);
    } else {
        d.set_field(MAXLEN, Value::NONE);
    }
    d.replace(vm, &[])?;
    if let Some(items) = args.opt(1) {
        fill(vm, d, items, false)?;
    }
    Ok(Value::NONE)
}

fn fill(vm: &mut Vm, d: Deque, from: Value, left: bool) -> Res<()> {
    if let Some(other) = deque_of(vm, from) {
        for v in other.to_vec() {
            d.push(vm, v, left)?;
        }
        return Ok(());
    }
    let it = vm.iter(from)?;
    vm.root(it);
    loop {
        let v = vm.next(it)?;
        if v.is_unbound() {
            return Ok(());
        }
        d.push(vm, v, left)?;
    }
}

fn append(vm: &mut Vm, args: &Args<'_>) -> Res {
    this(vm, args)?.push(vm, args.at(1), false)?;
    Ok(Value::NONE)
}
fn appendleft(vm: &mut Vm, args: &Args<'_>) -> Res {
    this(vm, args)?.push(vm, args.at(1), true)?;
    Ok(Value::NONE)
}
fn extend(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    fill(vm, d, args.at(1), false)?;
    Ok(Value::NONE)
}
fn extendleft(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    fill(vm, d, args.at(1), true)?;
    Ok(Value::NONE)
}
fn iadd(vm: &mut Vm, args: &Args<'_>) -> Res {
    extend(vm, args)?;
    Ok(args.at(0))
}
fn pop_side(vm: &mut Vm, args: &Args<'_>, left: bool) -> Res {
    match this(vm, args)?.take(left) {
        Some(v) => Ok(v),
        None => vm.error(Builtin::IndexError, "pop from an empty deque"),
    }
}
fn pop(vm: &mut Vm, args: &Args<'_>) -> Res {
    pop_side(vm, args, false)
}
fn popleft(vm: &mut Vm, args: &Args<'_>) -> Res {
    pop_side(vm, args, true)
}
fn clear(vm: &mut Vm, args: &Args<'_>) -> Res {
    this(vm, args)?.replace(vm, &[])?;
    Ok(Value::NONE)
}
fn rotate(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let by = match args.opt(1) {
        Some(n) => vm.index_clamped(n)?,
        None => 1,
    };
    d.rotate(by);
    Ok(Value::NONE)
}
fn reverse(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let mut items = d.to_vec();
    items.reverse();
    d.replace(vm, &items)?;
    Ok(Value::NONE)
}

/// A queue of the receiver's class with these items.
fn similar(vm: &mut Vm, args: &Args<'_>, items: &[Value], maxlen: Value) -> Res {
    let class = vm.type_of(args.at(0));
    let made = empty(vm, class, maxlen)?;
    if let Some(d) = deque_of(vm, made) {
        let skip = match d.maxlen() {
            Some(max) => items.len().saturating_sub(max),
            None => 0,
        };
        d.replace(vm, items.get(skip..).unwrap_or(&[]))?;
    }
    Ok(made)
}
fn copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    similar(vm, args, &d.to_vec(), d.field(MAXLEN))
}
fn add(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let Some(other) = deque_of(vm, args.at(1)) else {
        let t = vm.type_name_of(args.at(1));
        return vm.type_error(&["can only concatenate deque (not \"", t, "\") to deque"]);
    };
    let mut items = d.to_vec();
    items.extend(other.to_vec());
    similar(vm, args, &items, d.field(MAXLEN))
}

/// The items `n` times over, no more than `maxlen` of them.
fn repeated(vm: &mut Vm, d: Deque, n: Value) -> Res<Option<Vec<Value>>> {
    if vm.as_int(n).is_none() {
        return Ok(None);
    }
    let n = vm.index_clamped(n)?.max(0) as usize;
    let items = d.to_vec();
    let mut total = items.len().saturating_mul(n);
    if let Some(max) = d.maxlen() {
        total = total.min((max / items.len().max(1) + 1).saturating_mul(items.len()));
    }
    if total > Value::SMALL_MAX as usize / 8 {
        return vm.error(Builtin::MemoryError, "");
    }
    let mut all = Vec::with_capacity(total);
    while all.len() < total {
        all.extend_from_slice(&items);
    }
    if let Some(max) = d.maxlen() {
        let full = items.len().saturating_mul(n);
        if full > max && !items.is_empty() {
            // The last `max` of them.
            let start = (full - max) % items.len();
            all = all.get(start..).unwrap_or(&[]).iter().copied().chain(items).take(max).collect();
        }
    }
    Ok(Some(all))
}
fn mul(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    match repeated(vm, d, args.at(1))? {
        Some(items) => similar(vm, args, &items, d.field(MAXLEN)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
fn imul(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    match repeated(vm, d, args.at(1))? {
        Some(items) => {
            d.replace(vm, &items)?;
            Ok(args.at(0))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn len(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::small(this(vm, args)?.len() as i32))
}

fn index_in(vm: &mut Vm, d: Deque, key: Value) -> Res<usize> {
    if is(key, Kind::Slice)
        || (vm.as_int(key).is_none() && vm.special(key, anypy_mini_vm::Sym::Index)?.is_none())
    {
        let t = vm.type_name_of(key);
        return vm.type_error(&["sequence index must be integer, not '", t, "'"]);
    }
    let i = vm.index_clamped(key)?;
    let len = d.len() as i64;
    let at = if i < 0 { i.saturating_add(len) } else { i };
    if at < 0 || at >= len {
        return vm.error(Builtin::IndexError, "deque index out of range");
    }
    Ok(at as usize)
}
fn getitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let i = index_in(vm, d, args.at(1))?;
    Ok(d.get(i))
}
fn setitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let i = index_in(vm, d, args.at(1))?;
    d.put(i, args.at(2));
    Ok(Value::NONE)
}
fn remove_at(d: Deque, i: usize) {
    let len = d.len();
    // Closes the gap from the nearer end.
    if i < len / 2 {
        for k in (0..i).rev() {
            d.put(k + 1, d.get(k));
        }
        d.take(true);
    } else {
        for k in i..len.saturating_sub(1) {
            d.put(k, d.get(k + 1));
        }
        d.take(false);
    }
}
fn delitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let i = index_in(vm, d, args.at(1))?;
    remove_at(d, i);
    Ok(Value::NONE)
}
fn insert(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let i = vm.index_clamped(args.at(1))?;
    let len = d.len();
    if d.maxlen() == Some(len) {
        return vm.error(Builtin::IndexError, "deque already at its maximum size");
    }
    let at = (if i < 0 { i.saturating_add(len as i64) } else { i }).clamp(0, len as i64) as usize;
    d.push(vm, args.at(2), at < len / 2)?;
    if at < len / 2 {
        for k in 0..at {
            d.put(k, d.get(k + 1));
        }
    } else {
        for k in (at..len).rev() {
            d.put(k + 1, d.get(k));
        }
    }
    d.put(at, args.at(2));
    Ok(Value::NONE)
}

/// The first place from `start` up to `stop` that holds an equal item.
fn search(vm: &mut Vm, d: Deque, v: Value, start: usize, stop: usize) -> Res<Option<usize>> {
    let version = d.field(VERSION);
    let mut i = start;
    while i < stop.min(d.len()) {
        let item = d.get(i);
        vm.root(item);
        if vm.equals(item, v)? {
            return Ok(Some(i));
        }
        if d.field(VERSION) != version {
            return vm.error(Builtin::RuntimeError, "deque mutated during iteration");
        }
        i += 1;
    }
    Ok(None)
}
fn missing(vm: &mut Vm, v: Value) -> Res {
    let text = vm.repr(v)?;
    vm.value_error(&[&text, " is not in deque"])
}
fn contains(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    Ok(Value::bool(search(vm, d, args.at(1), 0, usize::MAX)?.is_some()))
}
fn index(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let len = d.len() as i64;
    let mut bounds = [0, len];
    for (k, bound) in bounds.iter_mut().enumerate() {
        if let Some(v) = args.opt(2 + k) {
            let i = vm.index_clamped(v)?;
            *bound = (if i < 0 { i.saturating_add(len) } else { i }).clamp(0, len);
        }
    }
    match search(vm, d, args.at(1), bounds[0] as usize, bounds[1] as usize)? {
        Some(i) => Ok(Value::small(i as i32)),
        None => missing(vm, args.at(1)),
    }
}
fn count(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let mut n = 0;
    let mut from = 0;
    while let Some(i) = search(vm, d, args.at(1), from, usize::MAX)? {
        n += 1;
        from = i + 1;
    }
    Ok(Value::small(n))
}
fn remove(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    match search(vm, d, args.at(1), 0, usize::MAX) {
        Ok(Some(i)) => {
            remove_at(d, i);
            Ok(Value::NONE)
        }
        Ok(None) => missing(vm, args.at(1)),
        Err(e) => {
            if vm.catch(Builtin::RuntimeError) {
                return vm.error(Builtin::IndexError, "deque mutated during remove().");
            }
            Err(e)
        }
    }
}

fn compare(vm: &mut Vm, args: &Args<'_>, how: u32) -> Res {
    let d = this(vm, args)?;
    let Some(other) = deque_of(vm, args.at(1)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let a = vm.list(&d.to_vec())?;
    vm.root(a);
    let b = vm.list(&other.to_vec())?;
    vm.root(b);
    vm.compare(how, a, b)
}
fn lt(vm: &mut Vm, args: &Args<'_>) -> Res {
    compare(vm, args, 0)
}
fn le(vm: &mut Vm, args: &Args<'_>) -> Res {
    compare(vm, args, 1)
}
fn eq(vm: &mut Vm, args: &Args<'_>) -> Res {
    compare(vm, args, 2)
}
fn ne(vm: &mut Vm, args: &Args<'_>) -> Res {
    compare(vm, args, 3)
}
fn gt(vm: &mut Vm, args: &Args<'_>) -> Res {
    compare(vm, args, 4)
}
fn ge(vm: &mut Vm, args: &Args<'_>) -> Res {
    compare(vm, args, 5)
}

fn repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    if d.field(IN_REPR) == Value::TRUE {
        return vm.str("[...]");
    }
    let name = vm.type_name_of(args.at(0));
    let mut out = [name, "("].concat();
    let items = vm.list(&d.to_vec())?;
    vm.root(items);
    d.set_field(IN_REPR, Value::TRUE);
    let done = vm.repr_into(items, &mut out);
    d.set_field(IN_REPR, Value::FALSE);
    done?;
    let max = d.field(MAXLEN);
    if !max.is_none() {
        out.push_str(", maxlen=");
        vm.repr_into(max, &mut out)?;
    }
    out.push(')');
    vm.str(&out)
}

fn reduce(vm: &mut Vm, args: &Args<'_>) -> Res {
    let d = this(vm, args)?;
    let class = vm.type_of(args.at(0));
    let items = vm.list(&d.to_vec())?;
    let parts = vm.tuple(&[items, d.field(MAXLEN)])?;
    vm.tuple(&[class, parts])
}

fn maxlen(vm: &mut Vm, v: Value) -> Res {
    Ok(deque_of(vm, v).map_or(Value::NONE, |d| d.field(MAXLEN)))
}

fn iterator(vm: &mut Vm, args: &Args<'_>, name: &str) -> Res {
    let d = this(vm, args)?;
    let class = vm.type_of(args.at(0));
    let name = vm.intern(name)?;
    let Some(class) = vm.lookup(class, name)? else { return Ok(Value::NONE) };
    let state = [d.0.value(), Value::small(0), d.field(VERSION)];
    let record = vm.record(ITERATOR, &state)?;
    vm.wrap_new(class, record.value())
}
fn iter(vm: &mut Vm, args: &Args<'_>) -> Res {
    iterator(vm, args, "_iterator")
}
fn reversed(vm: &mut Vm, args: &Args<'_>) -> Res {
    iterator(vm, args, "_reverse_iterator")
}

fn step(vm: &mut Vm, args: &Args<'_>, back: bool) -> Res {
    let Some(record) = vm.payload(args.at(0)).filter(|r| is(*r, Kind::Record)) else {
        return vm.type_error(&["not a deque iterator"]);
    };
    let [source, at, version] = Gc::<Values>::of(record).values() else {
        return vm.type_error(&["not a deque iterator"]);
    };
    let d = Deque(Gc::of(source.get()));
    if d.field(VERSION) != version.get() {
        at.set(Value::small(d.len() as i32));
        return vm.error(Builtin::RuntimeError, "deque mutated during iteration");
    }
    let i = at.get().as_small() as usize;
    if i >= d.len() {
        return vm.error(Builtin::StopIteration, "");
    }
    at.set(Value::small(i as i32 + 1));
    Ok(d.get(if back { d.len() - 1 - i } else { i }))
}
fn next(vm: &mut Vm, args: &Args<'_>) -> Res {
    step(vm, args, false)
}
fn next_back(vm: &mut Vm, args: &Args<'_>) -> Res {
    step(vm, args, true)
}
fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}
fn left(vm: &mut Vm, args: &Args<'_>) -> Res {
    if let Some(record) = vm.payload(args.at(0)).filter(|r| is(*r, Kind::Record))
        && let [source, at, _] = Gc::<Values>::of(record).values()
    {
        let d = Deque(Gc::of(source.get()));
        return Ok(Value::small(d.len() as i32 - at.get().as_small()));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

fn class_getitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = if is(args.at(1), Kind::Tuple) { args.at(1) } else { vm.tuple(&[args.at(1)])? };
    vm.pair(Kind::Alias, 0, args.at(0), items)
}

static NEW: NativeDef = with_keywords(function("deque", new, 1, VAR));

static CLASS: ClassDef = ClassDef {
    name: "deque",
    methods: &[
        method("__init__|iterable,maxlen", init, 1, 3),
        method("append", append, 2, 2),
        method("appendleft", appendleft, 2, 2),
        method("extend", extend, 2, 2),
        method("extendleft", extendleft, 2, 2),
        method("pop", pop, 1, 1),
        method("popleft", popleft, 1, 1),
        method("clear", clear, 1, 1),
        method("copy", copy, 1, 1),
        method("__copy__", copy, 1, 1),
        method("count", count, 2, 2),
        method("index", index, 2, 4),
        method("insert", insert, 3, 3),
        method("remove", remove, 2, 2),
        method("reverse", reverse, 1, 1),
        method("rotate", rotate, 1, 2),
        method("__len__", len, 1, 1),
        method("__getitem__", getitem, 2, 2),
        method("__setitem__", setitem, 3, 3),
        method("__delitem__", delitem, 2, 2),
        method("__contains__", contains, 2, 2),
        method("__iter__", iter, 1, 1),
        method("__reversed__", reversed, 1, 1),
        method("__add__", add, 2, 2),
        method("__iadd__", iadd, 2, 2),
        method("__mul__", mul, 2, 2),
        method("__rmul__", mul, 2, 2),
        method("__imul__", imul, 2, 2),
        method("__lt__", lt, 2, 2),
        method("__le__", le, 2, 2),
        method("__eq__", eq, 2, 2),
        method("__ne__", ne, 2, 2),
        method("__gt__", gt, 2, 2),
        method("__ge__", ge, 2, 2),
        method("__repr__", repr, 1, 1),
        method("__reduce__", reduce, 1, 1),
        anypy_mini_vm::native::class_method("__class_getitem__", class_getitem, 2, 2),
    ],
    getset: &[GetSetDef { name: "maxlen", get: maxlen, set: None }],
    new: Some(&NEW),
};
static ITER_CLASS: ClassDef = ClassDef {
    name: "_deque_iterator",
    methods: &[
        method("__iter__", itself, 1, 1),
        method("__next__", next, 1, 1),
        method("__length_hint__", left, 1, 1),
    ],
    getset: &[],
    new: None,
};
static REVERSE_CLASS: ClassDef = ClassDef {
    name: "_deque_reverse_iterator",
    methods: &[
        method("__iter__", itself, 1, 1),
        method("__next__", next_back, 1, 1),
        method("__length_hint__", left, 1, 1),
    ],
    getset: &[],
    new: None,
};

/// A field carries its index.
fn field_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    if !args.at(1).is_small() {
        return vm.type_error(&["an index is required"]);
    }
    vm.wrap_new(args.at(0), args.at(1))
}
fn field_get(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.at(1).is_none() {
        return Ok(args.at(0));
    }
    let (index, tuple) = (vm.unwrap(args.at(0)), vm.unwrap(args.at(1)));
    if !is(tuple, Kind::Tuple) || !index.is_small() {
        let t = vm.type_name_of(args.at(1));
        return vm.type_error(&["descriptor doesn't apply to a '", t, "' object"]);
    }
    match Gc::<Values>::of(tuple).items().get(index.as_small() as usize) {
        Some(v) => Ok(*v),
        None => vm.error(Builtin::IndexError, "tuple index out of range"),
    }
}
fn field_set(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.error(Builtin::AttributeError, "can't set attribute")
}
fn field_delete(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.error(Builtin::AttributeError, "can't delete attribute")
}

static FIELD_NEW: NativeDef = function("_Field", field_new, 2, 2);
static FIELD_CLASS: ClassDef = ClassDef {
    name: "_Field",
    methods: &[
        method("__get__", field_get, 2, 3),
        method("__set__", field_set, 3, 3),
        method("__delete__", field_delete, 2, 2),
    ],
    getset: &[],
    new: Some(&FIELD_NEW),
};

fn start(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let class = vm.class_from(module, &CLASS, &[])?;
    let dict = Gc::of(class.dict.get());
    let forward = vm.class_from(module, &ITER_CLASS, &[])?;
    vm.dict_set_text(dict, "_iterator", forward.value())?;
    let back = vm.class_from(module, &REVERSE_CLASS, &[])?;
    vm.dict_set_text(dict, "_reverse_iterator", back.value())?;
    vm.class_from(module, &FIELD_CLASS, &[])?;
    let name = vm.str("collections")?;
    vm.dict_set_text(dict, "__module__", name)?;
    vm.class_changed(class)
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "_collections", functions: &[], init: Some(start) };

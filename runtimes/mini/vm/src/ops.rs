//! Operations on values whatever their type: comparison, hash, truth, length, items, operators, text.
//!
//! Builtin types are dispatched by kind, instances of Python classes through their special methods. An instance
//! of a subclass of a builtin type finds the builtin's own method as a slot wrapper ([`crate::slots`]), so both
//! ways meet here.

use core::cmp::Ordering;

use anypy_mini_base::hash::hash_i64;
use anypy_mini_syntax::opcode::Op;

use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::make::IntView;
use crate::num::double;
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Raised, Res, Value};
use crate::vm::{HostOp, Vm, is};

/// Operator texts and special methods by `BinOp` number: text, `__op__`, `__rop__`, `__iop__`.
pub static BINARY: [(&str, Sym, Sym, Sym); 13] = [
    ("+", Sym::Add, Sym::RAdd, Sym::IAdd),
    ("-", Sym::Sub, Sym::RSub, Sym::ISub),
    ("*", Sym::Mul, Sym::RMul, Sym::IMul),
    ("@", Sym::MatMul, Sym::RMatMul, Sym::IMatMul),
    ("/", Sym::TrueDiv, Sym::RTrueDiv, Sym::ITrueDiv),
    ("//", Sym::FloorDiv, Sym::RFloorDiv, Sym::IFloorDiv),
    ("%", Sym::Mod, Sym::RMod, Sym::IMod),
    ("** or pow()", Sym::Pow, Sym::RPow, Sym::IPow),
    ("<<", Sym::LShift, Sym::RLShift, Sym::ILShift),
    (">>", Sym::RShift, Sym::RRShift, Sym::IRShift),
    ("&", Sym::And, Sym::RAnd, Sym::IAnd),
    ("|", Sym::Or, Sym::ROr, Sym::IOr),
    ("^", Sym::Xor, Sym::RXor, Sym::IXor),
];

/// Comparison texts and special methods by number; the reflected one is `COMPARE[REFLECTED[i]]`.
pub static COMPARE: [(&str, Sym); 6] =
    [("<", Sym::Lt), ("<=", Sym::Le), ("==", Sym::Eq), ("!=", Sym::Ne), (">", Sym::Gt), (">=", Sym::Ge)];
static REFLECTED: [usize; 6] = [4, 5, 2, 3, 0, 1];

/// Whether the value's operators are found in its class: an instance, an exception or a class.
#[inline]
pub fn has_methods(v: Value) -> bool {
    v.is_heap() && matches!(kind(v), Kind::Instance | Kind::Exception | Kind::Type)
}

impl Vm {
    // Comparison

    /// `a == b` as a truth value.
    pub fn equals(&mut self, a: Value, b: Value) -> Res<bool> {
        if a == b {
            // Identity is equality in containers; floats that are NaN are told apart by `compare`.
            return Ok(true);
        }
        self.compare_bool(2, a, b)
    }

    /// A comparison as a truth value; `how` 0 to 5 as in the instruction.
    pub fn compare_bool(&mut self, how: u32, a: Value, b: Value) -> Res<bool> {
        let r = self.compare(how, a, b)?;
        if r.is_bool() {
            return Ok(r == Value::TRUE);
        }
        self.root(r);
        let truth = self.truth(r);
        self.roots.pop();
        truth
    }

    /// All ten comparison operators of the instruction.
    pub(crate) fn compare_op(&mut self, how: u32, a: Value, b: Value) -> Res {
        match how {
            0..=5 => {
                if let (Some(x), Some(y)) = (double(a), double(b)) {
                    return Ok(Value::bool(match how {
                        0 => x < y,
                        1 => x <= y,
                        2 => x == y,
                        3 => x != y,
                        4 => x > y,
                        _ => x >= y,
                    }));
                }
                self.compare(how, a, b)
            }
            6 => Ok(Value::bool(self.contains(b, a)?)),
            7 => Ok(Value::bool(!self.contains(b, a)?)),
            8 => Ok(Value::bool(self.same(a, b))),
            _ => Ok(Value::bool(!self.same(a, b))),
        }
    }

    /// `a is b`. JsProxies of one object are the same.
    pub fn same(&mut self, a: Value, b: Value) -> bool {
        a == b
    }

    /// A comparison; any object may result.
    pub fn compare(&mut self, how: u32, a: Value, b: Value) -> Res {
        if !has_methods(a) && !has_methods(b) {
            return match self.compare_builtin(how, a, b)? {
                Some(r) => Ok(Value::bool(r)),
                None => self.compare_default(how, a, b),
            };
        }
        let at = how as usize;
        let (_, sym) = COMPARE[at];
        let (_, reflected) = COMPARE[REFLECTED[at]];
        let (ta, tb) = (self.type_of(a), self.type_of(b));
        let mut tried_b = false;
        if ta != tb && self.is_subtype(tb, ta) {
            // A subclass's reflected method comes first, its own or not.
            tried_b = true;
            if let Some(r) = self.call_special(b, reflected, &[a])?
                && r != Value::NOT_IMPLEMENTED
            {
                return Ok(r);
            }
        }
        if has_methods(a) {
            if let Some(r) = self.call_special(a, sym, &[b])?
                && r != Value::NOT_IMPLEMENTED
            {
                return Ok(r);
            }
        } else if let Some(r) = self.compare_unwrapped(how, a, b)? {
            return Ok(r);
        }
        if !tried_b {
            if has_methods(b) {
                if let Some(r) = self.call_special(b, reflected, &[a])?
                    && r != Value::NOT_IMPLEMENTED
                {
                    return Ok(r);
                }
            } else if let Some(r) = self.compare_unwrapped(REFLECTED[at] as u32, b, a)? {
                return Ok(r);
            }
        }
        self.compare_default(how, a, b)
    }

    /// A builtin against an instance that may carry a builtin.
    fn compare_unwrapped(&mut self, how: u32, a: Value, b: Value) -> Res<Option<Value>> {
        // What an instance of a native module's class carries is its own affair: bytes do not equal an array.
        let b = if self.builtin_base(self.type_of(b)) == Builtin::Object { b } else { self.unwrap(b) };
        if has_methods(b) {
            return Ok(None);
        }
        Ok(self.compare_builtin(how, a, b)?.map(Value::bool))
    }

    fn compare_default(&mut self, how: u32, a: Value, b: Value) -> Res {
        match how {
            2 => Ok(Value::bool(a == b)),
            3 => Ok(Value::bool(a != b)),
            _ => {
                let (ta, tb) = (self.type_name_of(a), self.type_name_of(b));
                let op = COMPARE[how as usize].0;
                self.type_error(&["'", op, "' not supported between instances of '", ta, "' and '", tb, "'"])
            }
        }
    }

    /// Comparison of builtin values; `None`: the types can't be compared that way.
    pub fn compare_builtin(&mut self, how: u32, a: Value, b: Value) -> Res<Option<bool>> {
        if let Some(r) = self.compare_numbers(how, a, b) {
            return Ok(Some(r));
        }
        if !a.is_heap() || !b.is_heap() {
            return Ok(None);
        }
        let (ka, kb) = (kind(a), kind(b));
        match (ka, kb) {
            (Kind::Str, Kind::Str) => {
                let (x, y) = (Gc::<Str>::of(a), Gc::<Str>::of(b));
                if how == 2 || how == 3 {
                    let both = x.header.aux.get() & y.header.aux.get() & STR_INTERNED != 0;
                    let same = a == b || (!both && x.bytes() == y.bytes());
                    return Ok(Some(same == (how == 2)));
                }
                // UTF-8 sorts as code points do.
                Ok(Some(ordered(how, x.bytes().cmp(y.bytes()))))
            }
            (Kind::Bytes, Kind::Bytes) => {
                let (x, y) = (Gc::<Str>::of(a), Gc::<Str>::of(b));
                Ok(Some(ordered(how, x.bytes().cmp(y.bytes()))))
            }
            (
                Kind::Bytes | Kind::ByteArray | Kind::MemoryView,
                Kind::Bytes | Kind::ByteArray | Kind::MemoryView,
            ) => {
                // A memoryview is equal to what has the same bytes, and has no order.
                if how != 2 && how != 3 && (ka == Kind::MemoryView || kb == Kind::MemoryView) {
                    return Ok(None);
                }
                let bytes = self.library.view_bytes;
                match (bytes(self, a), bytes(self, b)) {
                    (Some(x), Some(y)) => Ok(Some(ordered(how, x.cmp(&y)))),
                    _ => Ok(None),
                }
            }
            (Kind::List, Kind::List) | (Kind::Tuple, Kind::Tuple) => {
                Ok(Some(self.compare_sequences(how, a, b)?))
            }
            (Kind::Dict, Kind::Dict) if how == 2 || how == 3 => {
                let equal = self.dict_equals(Gc::of(a), Gc::of(b))?;
                Ok(Some(equal == (how == 2)))
            }
            (Kind::Set | Kind::FrozenSet | Kind::DictView, Kind::Set | Kind::FrozenSet | Kind::DictView) => {
                self.compare_sets(how, a, b)
            }
            (Kind::Range, Kind::Range) if how == 2 || how == 3 => {
                let equal = self.range_equals(Gc::of(a), Gc::of(b))?;
                Ok(Some(equal == (how == 2)))
            }
            (Kind::Slice, Kind::Slice) => {
                let (x, y) = (Gc::<Triple>::of(a), Gc::<Triple>::of(b));
                let x = self.tuple(&[x.start.get(), x.stop.get(), x.step.get()])?;
                self.root(x);
                let y = self.tuple(&[y.start.get(), y.stop.get(), y.step.get()])?;
                self.root(y);
                Ok(Some(self.compare_sequences(how, x, y)?))
            }
            (Kind::Method, Kind::Method) if how == 2 || how == 3 => {
                let (x, y) = (Gc::<Pair>::of(a), Gc::<Pair>::of(b));
                let same = x.first.get() == y.first.get() && x.second.get() == y.second.get();
                Ok(Some(same == (how == 2)))
            }
            (Kind::Native, Kind::Native) if how == 2 || how == 3 => {
                let (x, y) = (Gc::<Native>::of(a), Gc::<Native>::of(b));
                let same = core::ptr::eq(x.def.get(), y.def.get()) && x.receiver.get() == y.receiver.get();
                Ok(Some(same == (how == 2)))
            }
            (Kind::Alias, Kind::Alias) if how == 2 || how == 3 => {
                let (x, y) = (Gc::<Pair>::of(a), Gc::<Pair>::of(b));
                if x.header.aux.get() & y.header.aux.get() != 0 {
                    // The order of a union's members does not matter.
                    let (p, q) = (x.second.get(), y.second.get());
                    let mut same = self.len(p)? == self.len(q)?;
                    for member in Gc::<Tuple>::of(p).items() {
                        same = same && self.contains(q, *member)?;
                    }
                    return Ok(Some(same == (how == 2)));
                }
                let same = self.equals(x.first.get(), y.first.get())?
                    && self.equals(x.second.get(), y.second.get())?;
                Ok(Some(same == (how == 2)))
            }
            (Kind::HostObject, Kind::HostObject) if how == 2 || how == 3 => {
                let r = self.host(HostOp::Same, a, None, &[b])?;
                Ok(Some((r == Value::TRUE) == (how == 2)))
            }
            _ => Ok(None),
        }
    }

    fn compare_sequences(&mut self, how: u32, a: Value, b: Value) -> Res<bool> {
        if (how == 2 || how == 3) && sequence_len(a) != sequence_len(b) {
            return Ok(how == 3);
        }
        self.enter()?;
        let r = self.compare_sequences_inner(how, a, b);
        self.depth -= 1;
        r
    }

    fn compare_sequences_inner(&mut self, how: u32, a: Value, b: Value) -> Res<bool> {
        if self.depth > 200 + self.recursion_limit / 2 || self.nesting + 2 > crate::vm::NESTING_LIMIT {
            return self.error(Builtin::RecursionError, "maximum recursion depth exceeded in comparison");
        }
        self.nesting += 1;
        let mut i = 0;
        let result = loop {
            // The lists may change while their items are compared.
            let (Some(x), Some(y)) = (sequence_item(a, i), sequence_item(b, i)) else {
                break Ok(ordered(how, sequence_len(a).cmp(&sequence_len(b))));
            };
            let same = x == y && !x.is_unbound();
            if !same {
                let mark = self.root_mark();
                self.root(x);
                self.root(y);
                let equal = self.compare_bool(2, x, y);
                match equal {
                    Err(e) => break Err(e),
                    Ok(false) => {
                        let r =
                            if how == 2 || how == 3 { Ok(how == 3) } else { self.compare_bool(how, x, y) };
                        break r;
                    }
                    Ok(true) => self.unroot(mark),
                }
            }
            i += 1;
        };
        self.nesting -= 1;
        result
    }

    fn dict_equals(&mut self, a: Gc<Dict>, b: Gc<Dict>) -> Res<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        self.enter()?;
        self.nesting += 1;
        let mut result = Ok(true);
        if self.nesting > crate::vm::NESTING_LIMIT {
            result = self.error(Builtin::RecursionError, "maximum recursion depth exceeded in comparison");
        } else {
            let pairs: Vec<(Value, Value)> = a.pairs().collect();
            for (key, value) in pairs {
                match self.dict_get(b, key) {
                    Ok(Some(other)) => match self.equals(value, other) {
                        Ok(true) => {}
                        other => {
                            result = other;
                            break;
                        }
                    },
                    Ok(None) => {
                        result = Ok(false);
                        break;
                    }
                    Err(e) => {
                        result = Err(e);
                        break;
                    }
                }
            }
        }
        self.nesting -= 1;
        self.depth -= 1;
        result
    }

    fn compare_sets(&mut self, how: u32, a: Value, b: Value) -> Res<Option<bool>> {
        for v in [a, b] {
            if is(v, Kind::DictView) && Gc::<Header>::of(v).aux.get() & 3 == 1 {
                return Ok(None);
            }
        }
        let (na, nb) = (self.len(a)?, self.len(b)?);
        let (small, large, fits) = match how {
            0 => (a, b, na < nb),
            1 => (a, b, na <= nb),
            4 => (b, a, nb < na),
            5 => (b, a, nb <= na),
            _ => (a, b, na == nb),
        };
        let mut subset = fits;
        if fits {
            for item in self.collect_iterable(small)? {
                if !self.contains(large, item)? {
                    subset = false;
                    break;
                }
            }
        }
        Ok(Some(subset == (how != 3)))
    }

    // Hash

    /// The hash of a value for the hash table. TypeError for mutable containers.
    pub fn hash(&mut self, v: Value) -> Res<u32> {
        if is(v, Kind::Str) {
            return Ok(Gc::<Str>::of(v).str_hash());
        }
        // Folded so that a `__hash__` that returns another object's hash gets the same.
        let hash = self.hash_full(v)? as u64;
        Ok((hash ^ hash >> 32) as u32)
    }

    /// `hash(v)` as Python code sees it.
    pub fn hash_full(&mut self, v: Value) -> Res<i64> {
        if !v.is_heap() {
            return Ok(match v {
                Value::TRUE => 1,
                Value::FALSE => 0,
                _ if v.is_small() => hash_i64(v.as_small() as i64),
                _ => v.bits() as i64,
            });
        }
        match kind(v) {
            Kind::Str | Kind::Bytes => Ok(Gc::<Str>::of(v).str_hash() as i64),
            Kind::Big => {
                let view = IntView::Big(Gc::of(v));
                let mut buffer = anypy_mini_base::bigint::IntBuf::from_i64(0);
                Ok(view.view(&mut buffer).hash())
            }
            Kind::Float => {
                let x = Gc::<Float>::of(v).value.get();
                if x.is_nan() {
                    return Ok((v.bits() >> 4) as i64);
                }
                Ok(anypy_mini_base::float::hash(x))
            }
            Kind::Complex => {
                let c = Gc::<Complex>::of(v);
                let h = anypy_mini_base::float::hash(c.re.get())
                    .wrapping_add(anypy_mini_base::float::hash(c.im.get()).wrapping_mul(1000003));
                Ok(if h == -1 { -2 } else { h })
            }
            Kind::Tuple => {
                let mut h: i64 = 0x345678;
                for item in Gc::<Tuple>::of(v).items() {
                    let x = self.nested(|vm| vm.hash_full(*item))?;
                    h = (h ^ x).wrapping_mul(1000003).wrapping_add(0x5bd1e995).rotate_left(13);
                }
                Ok(h & 0x1fff_ffff_ffff_ffff)
            }
            Kind::FrozenSet => {
                let mut h: i64 = 1927868237;
                for e in Gc::<Dict>::of(v).entries() {
                    if !e.key.get().is_unbound() {
                        let x = e.hash.get() as i64;
                        h ^= (x ^ (x << 16) ^ 89869747).wrapping_mul(3644798167);
                    }
                }
                Ok(h & 0x1fff_ffff_ffff_ffff)
            }
            Kind::Range => {
                let r = Gc::<Triple>::of(v);
                let n = self.range_len(r)?;
                let empty = n == Value::small(0);
                let start = if empty { 0 } else { self.hash_full(r.start.get())? };
                let one = empty || n == Value::small(1);
                let step = if one { 0 } else { self.hash_full(r.step.get())? };
                let n = self.hash_full(n)?;
                Ok(n.wrapping_mul(31).wrapping_add(start).wrapping_mul(31).wrapping_add(step))
            }
            Kind::Slice => {
                let s = Gc::<Triple>::of(v);
                let parts = self.tuple(&[s.start.get(), s.stop.get(), s.step.get()])?;
                self.hash_full(parts)
            }
            Kind::Method => {
                let m = Gc::<Pair>::of(v);
                Ok((m.first.get().bits() ^ m.second.get().bits().rotate_left(7)) as i64)
            }
            Kind::Native => {
                let n = Gc::<Native>::of(v);
                let r = n.receiver.get().map_or(0, Value::bits);
                Ok((core::ptr::from_ref(n.def.get()) as usize as u32 ^ r) as i64)
            }
            Kind::Alias => {
                let p = Gc::<Pair>::of(v);
                if p.header.aux.get() != 0 {
                    // The order of a union's members does not matter.
                    let mut hash = 0;
                    for member in Gc::<Tuple>::of(p.second.get()).items() {
                        hash ^= self.hash_full(*member)?;
                    }
                    return Ok(hash);
                }
                Ok(self.hash_full(p.first.get())? ^ self.hash_full(p.second.get())?)
            }
            Kind::MemoryView => {
                if !is(Gc::<MemoryView>::of(v).object.get(), Kind::Bytes) {
                    return self.value_error(&["cannot hash writable memoryview object"]);
                }
                let bytes = (self.library.view_bytes)(self, v).unwrap_or_default();
                Ok((anypy_mini_base::hash::hash_bytes(&bytes) | 1) as i64)
            }
            Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray => self.unhashable(v),
            Kind::DictView if Gc::<Header>::of(v).aux.get() & 3 != 1 => self.unhashable(v),
            Kind::Instance | Kind::Exception | Kind::Type => {
                let name = self.sym(Sym::Hash);
                let class = self.type_of(v);
                match self.lookup(class, name)? {
                    Some(f) if f.is_none() => self.unhashable(v),
                    Some(f) if is(f, Kind::Native) => match self.payload(v) {
                        Some(payload) => self.hash_full(payload),
                        None => Ok((v.bits() >> 4) as i64),
                    },
                    Some(_) => {
                        let Some(r) = self.call_special(v, Sym::Hash, &[])? else {
                            return self.unhashable(v);
                        };
                        match self.as_int(r) {
                            Some(IntView::Small(i)) => Ok(if i == -1 { -2 } else { i }),
                            Some(_) => self.hash_full(r),
                            None => self.type_error(&["__hash__ method should return an integer"]),
                        }
                    }
                    None => Ok((v.bits() >> 4) as i64),
                }
            }
            Kind::HostObject => Ok(0),
            _ => Ok((v.bits() >> 4) as i64),
        }
    }

    #[cold]
    fn unhashable<T>(&mut self, v: Value) -> Res<T> {
        self.type_error_about(v, "unhashable type: '@'")
    }

    // Truth and length

    /// `bool(v)`
    #[inline]
    pub fn truth(&mut self, v: Value) -> Res<bool> {
        if !v.is_heap() {
            return Ok(match v {
                Value::NONE | Value::FALSE => false,
                _ if v.is_small() => v.as_small() != 0,
                _ => true,
            });
        }
        self.truth_heap(v)
    }

    #[inline(never)]
    fn truth_heap(&mut self, v: Value) -> Res<bool> {
        Ok(match kind(v) {
            Kind::Str | Kind::Bytes => Gc::<Str>::of(v).len.get() != 0,
            Kind::List => Gc::<List>::of(v).len.get() != 0,
            Kind::Tuple => Gc::<Tuple>::of(v).len.get() != 0,
            Kind::Dict | Kind::Set | Kind::FrozenSet => !Gc::<Dict>::of(v).is_empty(),
            Kind::Float => Gc::<Float>::of(v).value.get() != 0.0,
            Kind::Complex => Gc::<Complex>::of(v).re.get() != 0.0 || Gc::<Complex>::of(v).im.get() != 0.0,
            Kind::ByteArray => Gc::<ByteArray>::of(v).len.get() != 0,
            Kind::Range => self.range_len(Gc::of(v))? != Value::small(0),
            Kind::DictView | Kind::MemoryView => self.len(v)? != 0,
            Kind::HostObject => self.host(HostOp::Truth, v, None, &[])? == Value::TRUE,
            Kind::Instance | Kind::Exception | Kind::Type => {
                if let Some(r) = self.call_special(v, Sym::Bool, &[])? {
                    if !r.is_bool() {
                        return self.type_error_about(r, "__bool__ should return bool, returned @");
                    }
                    return Ok(r == Value::TRUE);
                }
                if self.has_special(v, Sym::Len)? {
                    return Ok(self.len(v)? != 0);
                }
                true
            }
            _ => true,
        })
    }

    /// `len(v)`
    pub fn len(&mut self, v: Value) -> Res<usize> {
        match self.len_opt(v)? {
            Some(n) => Ok(n),
            None => self.len_special(v),
        }
    }

    fn len_opt(&mut self, v: Value) -> Res<Option<usize>> {
        if !v.is_heap() {
            return Ok(None);
        }
        Ok(Some(match kind(v) {
            Kind::Str => Gc::<Str>::of(v).chars.get() as usize,
            Kind::Bytes => Gc::<Str>::of(v).len.get() as usize,
            Kind::ByteArray => Gc::<ByteArray>::of(v).len.get() as usize,
            Kind::MemoryView => Gc::<MemoryView>::of(v).len.get() as usize,
            Kind::List => Gc::<List>::of(v).len.get() as usize,
            Kind::Tuple => Gc::<Tuple>::of(v).len.get() as usize,
            Kind::Dict | Kind::Set | Kind::FrozenSet => Gc::<Dict>::of(v).len(),
            Kind::DictView => Gc::<Dict>::of(Gc::<CellObject>::of(v).value.get()).len(),
            Kind::Range => {
                let n = self.range_len(Gc::of(v))?;
                match self.as_i64(n) {
                    Some(n) if n <= i32::MAX as i64 => n as usize,
                    _ => {
                        return self
                            .error(Builtin::OverflowError, "Python int too large to convert to C ssize_t");
                    }
                }
            }
            Kind::HostObject => {
                let n = self.host(HostOp::Len, v, None, &[])?;
                self.as_i64(n).unwrap_or(0) as usize
            }
            _ => return Ok(None),
        }))
    }

    fn len_special(&mut self, v: Value) -> Res<usize> {
        let Some(n) = self.call_special(v, Sym::Len, &[])? else {
            return self.type_error_about(v, "object of type '@' has no len()");
        };
        match self.index_i64(n)? {
            n if n < 0 => self.value_error(&["__len__() should return >= 0"]),
            n => Ok(n as usize),
        }
    }

    /// An int from `__index__`; TypeError for others.
    pub fn index_value(&mut self, v: Value) -> Res {
        if v.is_small() || is(v, Kind::Big) {
            return Ok(v);
        }
        if v.is_bool() {
            return Ok(Value::small((v == Value::TRUE) as i32));
        }
        if let Some(p) = self.payload(v)
            && (p.is_small() || is(p, Kind::Big))
        {
            return Ok(p);
        }
        if let Some(r) = self.call_special(v, Sym::Index, &[])? {
            if self.as_int(r).is_none() {
                return self.type_error_about(r, "__index__ returned non-int (type @)");
            }
            return Ok(self.unwrap(r));
        }
        self.object_error(v, "cannot be interpreted as an integer")
    }

    /// An int from `__index__` as i64; OverflowError beyond.
    pub fn index_i64(&mut self, v: Value) -> Res<i64> {
        if v.is_small() {
            return Ok(v.as_small() as i64);
        }
        let i = self.index_value(v)?;
        match self.as_i64(i) {
            Some(i) => Ok(i),
            None => self.error(Builtin::OverflowError, "Python int too large to convert to C ssize_t"),
        }
    }

    /// As [`Vm::index_i64`], clamped to the range instead of an OverflowError: for slices and counts.
    pub fn index_clamped(&mut self, v: Value) -> Res<i64> {
        let i = self.index_value(v)?;
        match self.as_i64(i) {
            Some(i) => Ok(i),
            None => Ok(if Gc::<Header>::of(i).aux.get() != 0 { i64::MIN } else { i64::MAX }),
        }
    }

    /// `v in container`
    pub fn contains(&mut self, container: Value, v: Value) -> Res<bool> {
        if container.is_heap() {
            match kind(container) {
                Kind::Dict | Kind::Set | Kind::FrozenSet => return self.set_contains(Gc::of(container), v),
                Kind::Str => {
                    let Some(part) = self.as_str(v) else {
                        return self
                            .type_error_about(v, "'in <string>' requires string as left operand, not @");
                    };
                    let (s, part) = (Gc::<Str>::of(container), part);
                    return Ok(anypy_mini_base::text::find(s.bytes(), part.bytes(), 0).is_some());
                }
                Kind::Bytes | Kind::ByteArray => {
                    let bytes = self.as_bytes(container).unwrap_or_default();
                    if self.as_int(v).is_some() {
                        let byte = self.byte(v)?;
                        return Ok(bytes.contains(&byte));
                    }
                    let Some(part) = (self.library.view_bytes)(self, v) else {
                        return self.type_error_about(v, "a bytes-like object is required, not '@'");
                    };
                    return Ok(anypy_mini_base::text::find(&bytes, &part, 0).is_some());
                }
                Kind::List | Kind::Tuple => {
                    let mut i = 0;
                    while let Some(item) = sequence_item(container, i) {
                        if item == v {
                            return Ok(true);
                        }
                        let mark = self.root_mark();
                        self.root(item);
                        if self.compare_bool(2, item, v)? {
                            return Ok(true);
                        }
                        self.unroot(mark);
                        i += 1;
                    }
                    return Ok(false);
                }
                Kind::Range => {
                    if v.is_small() || is(v, Kind::Big) || v.is_bool() {
                        return self.range_contains(Gc::of(container), v);
                    }
                }
                Kind::DictView => {
                    let dict = Gc::<Dict>::of(Gc::<CellObject>::of(container).value.get());
                    match Gc::<Header>::of(container).aux.get() & 3 {
                        0 => return self.dict_has(dict, v),
                        2 => {
                            if !is(v, Kind::Tuple) {
                                return Ok(false);
                            }
                            if let [key, value] = Gc::<Tuple>::of(v).items() {
                                return match self.dict_get(dict, *key)? {
                                    Some(found) => self.equals(found, *value),
                                    None => Ok(false),
                                };
                            }
                            return Ok(false);
                        }
                        _ => {}
                    }
                }
                Kind::HostObject => {
                    return Ok(self.host(HostOp::Contains, container, None, &[v])? == Value::TRUE);
                }
                Kind::Instance | Kind::Type | Kind::Exception => {
                    let (class, name) = (self.type_of(container), self.sym(Sym::Contains));
                    if self.lookup(class, name)?.is_some_and(Value::is_none) {
                        return self.object_error(container, "is not a container");
                    }
                    if let Some(r) = self.call_special(container, Sym::Contains, &[v])? {
                        self.root(r);
                        return self.truth(r);
                    }
                }
                _ => {}
            }
        }
        let it = match self.iter(container) {
            Ok(it) => it,
            Err(e) => {
                if self.catch(Builtin::TypeError) {
                    return self.type_error_about(container, "argument of type '@' is not iterable");
                }
                return Err(e);
            }
        };
        let mark = self.root_mark();
        self.root(it);
        loop {
            let item = self.next(it)?;
            if item.is_unbound() {
                self.unroot(mark);
                return Ok(false);
            }
            self.root(item);
            if self.equals(item, v)? {
                self.unroot(mark);
                return Ok(true);
            }
            self.roots.pop();
        }
    }

    fn set_contains(&mut self, set: Gc<Dict>, v: Value) -> Res<bool> {
        if is(v, Kind::Set) && is(set.value(), Kind::Set) {
            // A set looks for the equal frozenset.
            let frozen = self.dict_copy(Gc::of(v), Kind::FrozenSet)?;
            self.root(frozen.value());
            return self.dict_has(set, frozen.value());
        }
        self.dict_has(set, v)
    }

    // Operators

    /// A binary operator by number.
    pub fn binary(&mut self, op: u32, a: Value, b: Value) -> Res {
        if let (Some(x), Some(y)) = (double(a), double(b))
            && (op == 4 || !a.both_small(b))
        {
            // What can't fail; the rest goes the long way.
            let r = match op {
                0 => Some(x + y),
                1 => Some(x - y),
                2 => Some(x * y),
                4 if y != 0.0 => Some(x / y),
                _ => None,
            };
            if let Some(r) = r {
                return self.float_here(r);
            }
        }
        if !has_methods(a) && !has_methods(b) {
            return match self.binary_builtin(op, a, b)? {
                Some(r) => Ok(r),
                None => self.binary_unsupported(op, a, b),
            };
        }
        if op == 6 && a.is_heap() && matches!(kind(a), Kind::Str | Kind::Bytes | Kind::ByteArray) {
            // Any object may be what a template is filled with.
            return (self.library.percent)(self, a, b);
        }
        let Some((_, sym, reflected, _)) = BINARY.get(op as usize) else { return Err(Raised) };
        if let Some(r) = self.binary_special(a, b, *sym, *reflected, Some(op))? {
            return Ok(r);
        }
        // `int | None` and `[0] * index`: the other operand's class has no method for it.
        if let Some(r) = match op {
            2 => self.repeat_by_index(a, b)?,
            11 => self.binary_objects(op, a, b)?,
            _ => None,
        } {
            return Ok(r);
        }
        self.binary_unsupported(op, a, b)
    }

    #[cold]
    fn binary_unsupported(&mut self, op: u32, a: Value, b: Value) -> Res {
        let text = BINARY.get(op as usize).map_or("", |row| row.0);
        // A sequence, or an instance of a subclass of one, has the last word.
        for (x, y) in [(a, b), (b, a)] {
            let inner = self.unwrap(x);
            let inner = if inner.is_heap() { kind(inner) } else { Kind::Free };
            match (op, inner) {
                (0, Kind::Str | Kind::List | Kind::Tuple) if x == a => {
                    let (t, u) = (sequence_name(inner), self.type_name_of(y));
                    return self.type_error(&["can only concatenate ", t, " (not \"", u, "\") to ", t]);
                }
                (0, Kind::Bytes | Kind::ByteArray) if x == a => {
                    let (t, u) = (self.type_name_of(x), self.type_name_of(y));
                    return self.type_error(&["can't concat ", u, " to ", t]);
                }
                (2, Kind::Str | Kind::List | Kind::Tuple | Kind::Bytes | Kind::ByteArray) => {
                    return self.type_error_about(y, "can't multiply sequence by non-int of type '@'");
                }
                _ => {}
            }
        }
        self.unsupported_operands(text, a, b)
    }

    /// The special methods of a binary operator in Python's order; `None`: all declined.
    pub fn binary_special(
        &mut self,
        a: Value,
        b: Value,
        sym: Sym,
        reflected: Sym,
        op: Option<u32>,
    ) -> Res<Option<Value>> {
        let (ta, tb) = (self.type_of(a), self.type_of(b));
        let mut tried_b = ta == tb;
        if ta != tb && self.is_subtype(tb, ta) {
            let name = self.sym(reflected);
            if self.lookup(tb, name)? != self.lookup(ta, name)? {
                tried_b = true;
                if let Some(r) = self.call_special(b, reflected, &[a])?
                    && r != Value::NOT_IMPLEMENTED
                {
                    return Ok(Some(r));
                }
            }
        }
        if has_methods(a) {
            if let Some(r) = self.call_special(a, sym, &[b])?
                && r != Value::NOT_IMPLEMENTED
            {
                return Ok(Some(r));
            }
        } else if let Some(op) = op {
            let inner = self.unwrap(b);
            if !has_methods(inner)
                && let Some(r) = self.binary_builtin(op, a, inner)?
            {
                return Ok(Some(r));
            }
        }
        if !tried_b {
            if has_methods(b) {
                if let Some(r) = self.call_special(b, reflected, &[a])?
                    && r != Value::NOT_IMPLEMENTED
                {
                    return Ok(Some(r));
                }
            } else if let Some(op) = op {
                let inner = self.unwrap(a);
                if !has_methods(inner)
                    && let Some(r) = self.binary_builtin(op, inner, b)?
                {
                    return Ok(Some(r));
                }
            }
        }
        Ok(None)
    }

    /// An in-place operator by number.
    pub fn inplace(&mut self, op: u32, a: Value, b: Value) -> Res {
        if a.is_heap() {
            match kind(a) {
                Kind::List | Kind::Set | Kind::Dict | Kind::ByteArray => {
                    if let Some(r) = self.inplace_builtin(op, a, b)? {
                        return Ok(r);
                    }
                }
                Kind::Instance | Kind::Type | Kind::Exception => {
                    if let Some((_, _, _, sym)) = BINARY.get(op as usize)
                        && let Some(r) = self.call_special(a, *sym, &[b])?
                        && r != Value::NOT_IMPLEMENTED
                    {
                        return Ok(r);
                    }
                }
                _ => {}
            }
        }
        match self.binary(op, a, b) {
            Err(e) => {
                self.inplace_message(op, a, b);
                Err(e)
            }
            ok => ok,
        }
    }

    /// "unsupported operand type(s) for +=" where `binary` has said "+".
    fn inplace_message(&mut self, op: u32, a: Value, b: Value) {
        if !self.pending_is(Builtin::TypeError) {
            return;
        }
        let Some(text) = BINARY.get(op as usize).map(|row| row.0) else { return };
        let Some(e) = self.pending else { return };
        let message = self.exception_arg(e);
        let Some(m) = self.as_str(message) else { return };
        let prefix = ["unsupported operand type(s) for ", text, ": "].concat();
        if m.text().starts_with(&prefix) {
            let text = if op == 7 { "**" } else { text };
            let op = [text, "="].concat();
            let _ = self.unsupported_operands::<()>(&op, a, b);
        }
    }

    /// `-v`, `+v` or `~v`.
    pub fn unary(&mut self, op: Op, v: Value) -> Res {
        if let Some(r) = self.unary_number(op, v)? {
            return Ok(r);
        }
        let (sym, text) = match op {
            Op::Neg => (Sym::Neg, "-"),
            Op::Pos => (Sym::Pos, "+"),
            _ => (Sym::Invert, "~"),
        };
        if has_methods(v)
            && let Some(r) = self.call_special(v, sym, &[])?
        {
            return Ok(r);
        }
        let t = self.type_name_of(v);
        self.type_error(&["bad operand type for unary ", text, ": '", t, "'"])
    }

    // Items

    /// `v[key]`
    pub fn get_item(&mut self, v: Value, key: Value) -> Res {
        if v.is_heap() {
            match kind(v) {
                Kind::Dict => {
                    return match self.dict_get(Gc::of(v), key)? {
                        Some(found) => Ok(found),
                        None => self.key_error(key),
                    };
                }
                Kind::List
                | Kind::Tuple
                | Kind::Str
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::Range
                | Kind::MemoryView => return self.sequence_get(v, key),
                Kind::HostObject => return self.host(HostOp::GetItem, v, None, &[key]),
                Kind::Type => return self.class_getitem(v, key),
                Kind::Instance | Kind::Exception => {
                    if let Some(r) = self.call_special(v, Sym::GetItem, &[key])? {
                        return Ok(r);
                    }
                }
                Kind::Alias => return self.alias_item(v, key),
                _ => {}
            }
        }
        self.object_error(v, "is not subscriptable")
    }

    fn class_getitem(&mut self, class: Value, key: Value) -> Res {
        if let Some(r) = self.call_special(class, Sym::GetItem, &[key])? {
            return Ok(r);
        }
        let name = self.sym(Sym::ClassGetItem);
        if let Some(f) = self.lookup(class, name)? {
            let f = self.bind_class(f, class)?;
            return self.call(f, &[key]);
        }
        let c = Gc::<Type>::of(class);
        let base = self.builtin_base(class);
        if matches!(base, Builtin::List | Builtin::Dict | Builtin::Tuple | Builtin::Set | Builtin::FrozenSet)
            || (base == Builtin::Type && c.builtin.get() == base as u32)
        {
            let args = if is(key, Kind::Tuple) { key } else { self.tuple(&[key])? };
            return self.pair(Kind::Alias, 0, class, args);
        }
        let n = Gc::<Str>::of(c.name.get()).text();
        self.type_error(&["type '", n, "' is not subscriptable"])
    }

    /// `list[T][int]`: type variables are `typing`'s, which knows how to fill them in.
    fn alias_item(&mut self, alias: Value, key: Value) -> Res {
        if let Some(typing) = self.loaded_module("typing")? {
            let f = self.getattr_text(typing, "_subscript")?;
            return self.call(f, &[alias, key]);
        }
        let args = if is(key, Kind::Tuple) { key } else { self.tuple(&[key])? };
        let origin = Gc::<Pair>::of(alias).first.get();
        self.pair(Kind::Alias, 0, origin, args)
    }

    /// `v[key] = w`
    pub fn set_item(&mut self, v: Value, key: Value, w: Value) -> Res<()> {
        if v.is_heap() {
            match kind(v) {
                Kind::Dict if Gc::<Header>::of(v).aux.get() & DICT_PROXY == 0 => {
                    return self.dict_set(Gc::of(v), key, w);
                }
                Kind::List | Kind::ByteArray | Kind::MemoryView => return self.sequence_set(v, key, Some(w)),
                Kind::HostObject => {
                    self.host(HostOp::SetItem, v, None, &[key, w])?;
                    return Ok(());
                }
                Kind::Instance | Kind::Exception | Kind::Type => {
                    if self.call_special(v, Sym::SetItem, &[key, w])?.is_some() {
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        self.object_error(v, "does not support item assignment")
    }

    /// `del v[key]`
    pub fn del_item(&mut self, v: Value, key: Value) -> Res<()> {
        if v.is_heap() {
            match kind(v) {
                Kind::Dict if Gc::<Header>::of(v).aux.get() & DICT_PROXY == 0 => {
                    return match self.dict_remove(Gc::of(v), key)? {
                        Some(_) => Ok(()),
                        None => self.key_error(key),
                    };
                }
                Kind::List | Kind::ByteArray => return self.sequence_set(v, key, None),
                Kind::HostObject => {
                    self.host(HostOp::DelItem, v, None, &[key])?;
                    return Ok(());
                }
                Kind::Instance | Kind::Exception | Kind::Type => {
                    if self.call_special(v, Sym::DelItem, &[key])?.is_some() {
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        // CPython's words differ between sequences and the rest.
        let sequence =
            matches!(self.builtin_of(v), Builtin::Tuple | Builtin::Str | Builtin::Bytes | Builtin::Range);
        let rest = if sequence { "doesn't support item deletion" } else { "does not support item deletion" };
        self.object_error(v, rest)
    }

    // Text

    /// `repr(v)` appended to `out`.
    pub fn repr_into(&mut self, v: Value, out: &mut String) -> Res<()> {
        if has_methods(v)
            && let Some(r) = self.call_special(v, Sym::Repr, &[])?
        {
            let Some(s) = self.as_str(r) else {
                return self.type_error_about(r, "__repr__ returned non-string (type @)");
            };
            out.push_str(s.text());
            return Ok(());
        }
        if self.nesting >= crate::vm::NESTING_LIMIT {
            return self.error(
                Builtin::RecursionError,
                "maximum recursion depth exceeded while getting the repr of an object",
            );
        }
        self.nesting += 1;
        let result = (self.library.repr)(self, v, out);
        self.nesting -= 1;
        result
    }

    /// `repr(v)`
    pub fn repr(&mut self, v: Value) -> Res<String> {
        let mut out = String::new();
        self.repr_into(v, &mut out)?;
        Ok(out)
    }

    /// `str(v)` as a string object.
    pub fn str_of(&mut self, v: Value) -> Res {
        if is(v, Kind::Str) {
            return Ok(v);
        }
        if has_methods(v)
            && let Some(r) = self.call_special(v, Sym::Str, &[])?
        {
            if self.as_str(r).is_none() {
                return self.type_error_about(r, "__str__ returned non-string (type @)");
            }
            return Ok(r);
        }
        if is(v, Kind::HostObject) {
            return self.host(HostOp::Text, v, None, &[]);
        }
        let text = self.repr(v)?;
        self.str(&text)
    }

    /// `str(v)` as Rust text.
    pub fn text_of(&mut self, v: Value) -> Res<String> {
        let s = self.str_of(v)?;
        Ok(self.as_str(s).map_or(String::new(), |s| s.text().to_owned()))
    }

    /// An f-string's field: conversion (0, `s`, `r`, `a`), then `format` with the specification.
    pub(crate) fn format_value(&mut self, v: Value, conversion: u8, spec: Option<Value>) -> Res {
        let v = match conversion {
            b's' => self.str_of(v)?,
            b'r' => {
                let text = self.repr(v)?;
                self.str(&text)?
            }
            b'a' => {
                let text = self.repr(v)?;
                let mut ascii = String::new();
                anypy_mini_base::text::ascii_escape(&text, &mut ascii);
                self.str(&ascii)?
            }
            _ => v,
        };
        self.root(v);
        let r = match spec.and_then(|s| self.as_str(s)) {
            None if is(v, Kind::Str) => Ok(v),
            None if v.is_small() => {
                let mut text = String::new();
                crate::frame::push_number(&mut text, v.as_small() as i64);
                self.str(&text)
            }
            None => self.format(v, ""),
            Some(spec) => self.format(v, spec.text()),
        };
        self.roots.pop();
        r
    }

    /// `format(v, spec)`
    pub fn format(&mut self, v: Value, spec: &str) -> Res {
        if has_methods(v) {
            let text = self.str(spec)?;
            self.root(text);
            if let Some(r) = self.call_special(v, Sym::Format, &[text])? {
                if self.as_str(r).is_none() {
                    return self.type_error_about(r, "__format__ must return a str, not @");
                }
                return Ok(r);
            }
        }
        (self.library.format)(self, v, spec)
    }
}

/// What an ordering says to a comparison by number.
pub fn ordered(how: u32, o: Ordering) -> bool {
    match how {
        0 => o.is_lt(),
        1 => o.is_le(),
        2 => o.is_eq(),
        3 => o.is_ne(),
        4 => o.is_gt(),
        _ => o.is_ge(),
    }
}

/// What CPython calls a sequence, whatever subclass it is of.
fn sequence_name(k: Kind) -> &'static str {
    match k {
        Kind::Str => "str",
        Kind::List => "list",
        _ => "tuple",
    }
}

fn sequence_len(v: Value) -> usize {
    if is(v, Kind::List) {
        Gc::<List>::of(v).len.get() as usize
    } else {
        Gc::<Tuple>::of(v).len.get() as usize
    }
}

fn sequence_item(v: Value, i: usize) -> Option<Value> {
    if is(v, Kind::List) {
        Gc::<List>::of(v).items().get(i).map(|c| c.get())
    } else {
        Gc::<Tuple>::of(v).items().get(i).copied()
    }
}

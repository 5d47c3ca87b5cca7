//! `array`: numbers of one C type, packed.
//!
//! An array carries a memoryview on a bytearray of its own, whose format is the typecode: so everything that takes
//! bytes-like objects takes arrays, and `memoryview(a)` shares the array's memory. Items are those of a 64-bit
//! little-endian machine, `u` four bytes wide.

use anypy_mini_base::bigint::{Int, IntBuf};
use anypy_mini_vm::layout::{ByteArray, Dict, MemoryView, Module, Str, Triple, Type, Values};
use anypy_mini_vm::native::{VAR, class_method, function, method};
use anypy_mini_vm::seq::Span;
use anypy_mini_vm::{Args, Builtin, ClassDef, Gc, GetSetDef, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

use crate::support::{bytes_of, member, real};

/// Tag of the record of an iterator: the array, None once it is exhausted, and the position.
const ITERATOR: u16 = 1;
static CODES: &str = "bBuhHiIlLqQfd";

fn item_size(code: u8) -> usize {
    match code {
        b'b' | b'B' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' | b'u' => 4,
        _ => 8,
    }
}

/// An array: its view, which knows typecode and length, and its bytes.
#[derive(Clone, Copy)]
struct Array {
    view: Gc<MemoryView>,
    bytes: Gc<ByteArray>,
    code: u8,
    size: usize,
}

impl Array {
    fn len(&self) -> usize {
        self.view.len.get() as usize
    }

    /// The bytes of an item; zeros beyond the end.
    fn raw(&self, i: usize) -> [u8; 8] {
        let mut raw = [0; 8];
        let cells = self.bytes.cells();
        for (to, from) in raw.iter_mut().zip(cells.iter().skip(i * self.size).take(self.size)) {
            *to = from.get();
        }
        raw
    }

    fn store(&self, i: usize, raw: [u8; 8]) {
        for (to, from) in self.bytes.cells().iter().skip(i * self.size).take(self.size).zip(raw) {
            to.set(from);
        }
    }

    fn item(&self, vm: &mut Vm, i: usize) -> Res {
        let raw = self.raw(i);
        let bits = u64::from_le_bytes(raw);
        match self.code {
            b'u' => vm.char(char::from_u32(bits as u32).unwrap_or(char::REPLACEMENT_CHARACTER)),
            b'f' => vm.float(f64::from(f32::from_bits(bits as u32))),
            b'd' => vm.float(f64::from_bits(bits)),
            b'B' | b'H' | b'I' => vm.int(bits as i64),
            b'L' | b'Q' => vm.int_from(&Int::from_u64(bits)),
            _ => {
                let unused = 64 - 8 * self.size as u32;
                vm.int((bits << unused) as i64 >> unused)
            }
        }
    }

    /// All bytes.
    fn all(&self) -> Vec<u8> {
        self.bytes.cells().iter().map(|c| c.get()).collect()
    }

    /// Replaces the bytes of the items from `from` to `to`.
    fn splice(&self, vm: &mut Vm, from: usize, to: usize, bytes: &[u8]) -> Res<()> {
        vm.bytearray_splice(self.bytes, from * self.size, to * self.size, bytes)?;
        self.view.len.set((self.bytes.len.get() as usize / self.size) as u32);
        Ok(())
    }
}

/// The array that a value is, if it is one.
fn array_of(vm: &Vm, v: Value) -> Option<Array> {
    let payload = vm.payload(v)?;
    if !is(payload, Kind::MemoryView) {
        return None;
    }
    let view = Gc::<MemoryView>::of(payload);
    let code = view.header.aux.get() as u8;
    Some(Array { view, bytes: Gc::of(view.object.get()), code, size: item_size(code) })
}

fn this(vm: &mut Vm, v: Value) -> Res<Array> {
    match array_of(vm, v) {
        Some(a) => Ok(a),
        None => vm.object_error(v, "was not initialised by its type"),
    }
}

/// A new array of the class `class`.
fn make(vm: &mut Vm, class: Value, code: u8, bytes: &[u8]) -> Res {
    let data = vm.bytearray(bytes)?.value();
    let size = item_size(code);
    let view = vm.memoryview(data, u16::from(code), 0, (bytes.len() / size) as u32, size as i32)?;
    vm.wrap_new(class, view)
}

fn like(vm: &mut Vm, a: Array, bytes: &[u8]) -> Res {
    let class = member(vm, "array", "array")?;
    make(vm, class, a.code, bytes)
}

// Items

/// What the items of narrow typecodes are called.
static NAMES: [(u8, &str); 6] = [
    (b'b', "signed char is"),
    (b'B', "unsigned byte integer is"),
    (b'h', "signed short integer is"),
    (b'H', "unsigned short is"),
    (b'i', "signed integer is"),
    (b'I', "unsigned int is"),
];

/// A value as the bytes of an item.
fn pack(vm: &mut Vm, code: u8, v: Value) -> Res<[u8; 8]> {
    match code {
        b'u' => {
            let mut chars = match vm.as_str(v) {
                Some(s) => s.text().chars(),
                None => "".chars(),
            };
            match (chars.next(), chars.next()) {
                (Some(c), None) => Ok(u64::from(u32::from(c)).to_le_bytes()),
                _ => vm.type_error(&["array item must be unicode character"]),
            }
        }
        b'f' | b'd' => {
            let Some(x) = real(vm, v)? else {
                let t = vm.type_name_of(v);
                return vm.type_error(&["must be real number, not ", t]);
            };
            let bits = if code == b'f' { u64::from((x as f32).to_bits()) } else { x.to_bits() };
            Ok(bits.to_le_bytes())
        }
        _ => {
            let i = if v.is_small() { v } else { vm.index_value(v)? };
            let Some(view) = vm.as_int(i) else { return Ok([0; 8]) };
            let mut buffer = IntBuf::from_i64(0);
            let n = view.view(&mut buffer);
            let bits = 8 * item_size(code) as u32;
            let (small, unsigned) = (n.to_i64(), code.is_ascii_uppercase());
            let fits = match small {
                Some(i) if unsigned => i >= 0 && (bits == 64 || i >> bits == 0),
                Some(i) => bits == 64 || i >> (bits - 1) == i >> 63,
                None => unsigned && bits == 64 && n.to_u64().is_some(),
            };
            if fits {
                return Ok(n.wrap_u64().to_le_bytes());
            }
            let wide = matches!(code, b'q' | b'Q');
            let message = if unsigned && n.neg && !matches!(code, b'B' | b'H') {
                if wide {
                    "can't convert negative int to unsigned"
                } else {
                    "can't convert negative value to unsigned int"
                }
            } else if wide {
                "int too big to convert"
            } else if small.is_none() {
                if matches!(code, b'I' | b'L') {
                    "Python int too large to convert to C unsigned long"
                } else {
                    "Python int too large to convert to C long"
                }
            } else {
                let name = NAMES.iter().find(|r| r.0 == code).map_or("", |r| r.1);
                let end = if n.neg { " less than minimum" } else { " greater than maximum" };
                return vm.error_parts(Builtin::OverflowError, &[name, end]);
            };
            vm.error(Builtin::OverflowError, message)
        }
    }
}

/// Appends the items of an iterable to an array.
fn append_all(vm: &mut Vm, a: Array, items: Value) -> Res<()> {
    let it = vm.iter(items)?;
    vm.root(it);
    let mut packed = Vec::new();
    loop {
        let v = match vm.next(it) {
            Ok(v) => v,
            Err(e) => {
                append_packed(vm, a, &packed)?;
                return Err(e);
            }
        };
        if v.is_unbound() {
            return append_packed(vm, a, &packed);
        }
        match pack(vm, a.code, v) {
            Ok(raw) => packed.extend_from_slice(raw.get(..a.size).unwrap_or(&raw)),
            Err(e) => {
                let pending = vm.pending.take();
                append_packed(vm, a, &packed)?;
                vm.pending = pending;
                return Err(e);
            }
        }
    }
}

fn append_packed(vm: &mut Vm, a: Array, packed: &[u8]) -> Res<()> {
    let len = a.len();
    a.splice(vm, len, len, packed)
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    if args.len() < 2 {
        return vm.type_error(&["array() takes at least 1 argument (0 given)"]);
    }
    let code = match vm.as_str(args.at(1)).map(|s| s.bytes()) {
        Some([c]) => *c,
        _ => {
            let t = vm.type_name_of(args.at(1));
            return vm.type_error(&["array() argument 1 must be a unicode character, not ", t]);
        }
    };
    let initial = args.opt(2).filter(|v| !v.is_none());
    if let Some(v) = initial
        && code != b'u'
    {
        let code = [code];
        let code = core::str::from_utf8(&code).unwrap_or("");
        if vm.as_str(v).is_some() {
            return vm.type_error(&["cannot use a str to initialize an array with typecode '", code, "'"]);
        }
        if array_of(vm, v).is_some_and(|a| a.code == b'u') {
            let what = "cannot use a unicode array to initialize an array with typecode '";
            return vm.type_error(&[what, code, "'"]);
        }
    }
    if !CODES.as_bytes().contains(&code) {
        return vm.value_error(&["bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"]);
    }
    let made = make(vm, class, code, &[])?;
    if let Some(v) = initial {
        vm.root(made);
        let a = this(vm, made)?;
        let plain = vm.unwrap(v);
        if is(plain, Kind::Bytes) || is(plain, Kind::ByteArray) {
            let bytes = bytes_of(vm, v).unwrap_or_default();
            add_bytes(vm, a, &bytes)?;
        } else if let Some(other) = array_of(vm, v).filter(|other| other.code == code) {
            append_packed(vm, a, &other.all())?;
        } else {
            append_all(vm, a, v)?;
        }
    }
    Ok(made)
}

fn add_bytes(vm: &mut Vm, a: Array, bytes: &[u8]) -> Res<()> {
    if !bytes.len().is_multiple_of(a.size) {
        return vm.value_error(&["bytes length not a multiple of item size"]);
    }
    append_packed(vm, a, bytes)
}

// Methods

/// A position from an index; IndexError with `message` when it is not in the array.
fn position(vm: &mut Vm, a: Array, v: Value, message: &str) -> Res<usize> {
    if !v.is_small() && vm.as_int(v).is_none() && !vm.has_special(v, anypy_mini_vm::Sym::Index)? {
        return vm.type_error(&["array indices must be integers"]);
    }
    let i = vm.index_i64(v)?;
    let len = a.len() as i64;
    let at = if i < 0 { i + len } else { i };
    if (0..len).contains(&at) { Ok(at as usize) } else { vm.error(Builtin::IndexError, message) }
}

fn span(vm: &mut Vm, a: Array, slice: Value) -> Res<Span> {
    vm.slice_span(Gc::<Triple>::of(slice), a.len())
}

fn picked(a: Array, span: &Span) -> Vec<u8> {
    let mut out = Vec::with_capacity(span.count * a.size);
    for i in 0..span.count {
        let raw = a.raw((span.start + i as i64 * span.step) as usize);
        out.extend_from_slice(raw.get(..a.size).unwrap_or(&raw));
    }
    out
}

fn get_item(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let key = args.at(1);
    if key.is_small()
        && let Ok(i) = usize::try_from(key.as_small())
        && i < a.len()
    {
        return a.item(vm, i);
    }
    if is(key, Kind::Slice) {
        let span = span(vm, a, key)?;
        return like(vm, a, &picked(a, &span));
    }
    let i = position(vm, a, key, "array index out of range")?;
    a.item(vm, i)
}

fn set_item(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let (key, v) = (args.at(1), args.at(2));
    if !is(key, Kind::Slice) {
        let i = position(vm, a, key, "array assignment index out of range")?;
        let raw = pack(vm, a.code, v)?;
        a.store(i, raw);
        return Ok(Value::NONE);
    }
    let span = span(vm, a, key)?;
    let Some(other) = array_of(vm, v) else {
        let t = vm.type_name_of(v);
        return vm.type_error(&["can only assign array (not \"", t, "\") to array slice"]);
    };
    if other.code != a.code {
        return vm.type_error(&["bad argument type for built-in operation"]);
    }
    let bytes = other.all();
    if span.step == 1 {
        a.splice(vm, span.start as usize, span.stop as usize, &bytes)?;
    } else if other.len() != span.count {
        let (mut given, mut wanted) = (String::new(), String::new());
        anypy_mini_base::bigint::write_i64(other.len() as i64, &mut given);
        anypy_mini_base::bigint::write_i64(span.count as i64, &mut wanted);
        return vm.value_error(&[
            "attempt to assign array of size ",
            &given,
            " to extended slice of size ",
            &wanted,
        ]);
    } else {
        for (i, part) in bytes.chunks(a.size).enumerate() {
            let mut raw = [0; 8];
            for (to, from) in raw.iter_mut().zip(part) {
                *to = *from;
            }
            a.store((span.start + i as i64 * span.step) as usize, raw);
        }
    }
    Ok(Value::NONE)
}

fn del_item(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let key = args.at(1);
    if !is(key, Kind::Slice) {
        let i = position(vm, a, key, "array assignment index out of range")?;
        a.splice(vm, i, i + 1, &[])?;
        return Ok(Value::NONE);
    }
    let span = span(vm, a, key)?;
    let mut gone: Vec<usize> =
        (0..span.count).map(|i| (span.start + i as i64 * span.step) as usize).collect();
    gone.sort_unstable();
    let mut kept = Vec::new();
    for (i, part) in a.all().chunks(a.size).enumerate() {
        if gone.binary_search(&i).is_err() {
            kept.extend_from_slice(part);
        }
    }
    let len = a.len();
    a.splice(vm, 0, len, &kept)?;
    Ok(Value::NONE)
}

fn length(vm: &mut Vm, args: &Args<'_>) -> Res {
    let len = this(vm, args.at(0))?.len();
    vm.int(len as i64)
}

fn append(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let raw = pack(vm, a.code, args.at(1))?;
    append_packed(vm, a, raw.get(..a.size).unwrap_or(&raw))?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let i = vm.index_clamped(args.at(1))?;
    let raw = pack(vm, a.code, args.at(2))?;
    let len = a.len() as i64;
    let at = (if i < 0 { i + len } else { i }).clamp(0, len) as usize;
    a.splice(vm, at, at, raw.get(..a.size).unwrap_or(&raw))?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    if a.len() == 0 {
        return vm.error(Builtin::IndexError, "pop from empty array");
    }
    let i = position(vm, a, args.opt(1).unwrap_or(Value::small(-1)), "pop index out of range")?;
    let item = a.item(vm, i)?;
    a.splice(vm, i, i + 1, &[])?;
    Ok(item)
}

/// The first item from `from` on that equals `v`.
fn find(vm: &mut Vm, a: Array, v: Value, from: usize, to: usize) -> Res<Option<usize>> {
    let mut i = from;
    while i < to.min(a.len()) {
        let item = a.item(vm, i)?;
        if vm.equals(item, v)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn remove(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    match find(vm, a, args.at(1), 0, usize::MAX)? {
        Some(i) => {
            a.splice(vm, i, i + 1, &[])?;
            Ok(Value::NONE)
        }
        None => vm.value_error(&["array.remove(x): x not in array"]),
    }
}

fn index(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let len = a.len() as i64;
    let mut bounds = [0, len];
    for (i, bound) in bounds.iter_mut().enumerate() {
        if let Some(v) = args.opt(2 + i) {
            let at = vm.index_clamped(v)?;
            *bound = if at < 0 { (at + len).max(0) } else { at.min(len) };
        }
    }
    match find(vm, a, args.at(1), bounds[0] as usize, bounds[1] as usize)? {
        Some(i) => vm.int(i as i64),
        None => vm.value_error(&["array.index(x): x not in array"]),
    }
}

fn count(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let (mut found, mut at) = (0, 0);
    while let Some(i) = find(vm, a, args.at(1), at, usize::MAX)? {
        (found, at) = (found + 1, i + 1);
    }
    vm.int(found)
}

fn contains(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    Ok(Value::bool(find(vm, a, args.at(1), 0, usize::MAX)?.is_some()))
}

fn extend(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    match array_of(vm, args.at(1)) {
        Some(other) if other.code == a.code => append_packed(vm, a, &other.all())?,
        Some(_) => return vm.type_error(&["can only extend with array of same kind"]),
        None => append_all(vm, a, args.at(1))?,
    }
    Ok(Value::NONE)
}

fn from_list(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    if !is(vm.unwrap(args.at(1)), Kind::List) {
        return vm.type_error(&["arg must be list"]);
    }
    let len = a.len();
    if let Err(e) = append_all(vm, a, args.at(1)) {
        let pending = vm.pending.take();
        let now = a.len();
        a.splice(vm, len, now, &[])?;
        vm.pending = pending;
        return Err(e);
    }
    Ok(Value::NONE)
}

fn to_list(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let list = vm.list_with_capacity(a.len())?;
    for i in 0..a.len() {
        let item = a.item(vm, i)?;
        vm.list_push(list, item)?;
    }
    Ok(list.value())
}

fn from_bytes(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let bytes = crate::support::bytes_argument(vm, args.at(1))?;
    add_bytes(vm, a, &bytes)?;
    Ok(Value::NONE)
}

fn to_bytes(vm: &mut Vm, args: &Args<'_>) -> Res {
    let bytes = this(vm, args.at(0))?.all();
    vm.bytes(&bytes)
}

fn from_file(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let wanted = vm.index_i64(args.at(2))? * a.size as i64;
    let name = vm.intern("read")?;
    let size = vm.int(wanted)?;
    let data = vm.call_method(args.at(1), name, &[size])?;
    let Some(bytes) = bytes_of(vm, data) else {
        return vm.type_error(&["read() didn't return bytes"]);
    };
    add_bytes(vm, a, &bytes)?;
    if (bytes.len() as i64) < wanted {
        return vm.error(Builtin::EOFError, "read() didn't return enough bytes");
    }
    Ok(Value::NONE)
}

fn to_file(vm: &mut Vm, args: &Args<'_>) -> Res {
    let bytes = this(vm, args.at(0))?.all();
    let data = vm.bytes(&bytes)?;
    let name = vm.intern("write")?;
    vm.call_method(args.at(1), name, &[data])?;
    Ok(Value::NONE)
}

fn from_unicode(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    if a.code != b'u' {
        return vm.value_error(&["fromunicode() may only be called on unicode type arrays"]);
    }
    if vm.as_str(args.at(1)).is_none() {
        let t = vm.type_name_of(args.at(1));
        return vm.type_error(&["fromunicode() argument must be str, not ", t]);
    }
    append_all(vm, a, args.at(1))?;
    Ok(Value::NONE)
}

fn to_unicode(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    if a.code != b'u' {
        return vm.value_error(&["tounicode() may only be called on unicode type arrays"]);
    }
    text(vm, a)
}

fn text(vm: &mut Vm, a: Array) -> Res {
    let mut out = String::new();
    for i in 0..a.len() {
        let code = u64::from_le_bytes(a.raw(i)) as u32;
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    vm.str(&out)
}

fn reverse(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let len = a.len();
    for i in 0..len / 2 {
        let (left, right) = (a.raw(i), a.raw(len - 1 - i));
        a.store(i, right);
        a.store(len - 1 - i, left);
    }
    Ok(Value::NONE)
}

fn byte_swap(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    for i in 0..a.len() {
        let mut raw = a.raw(i);
        if let Some(used) = raw.get_mut(..a.size) {
            used.reverse();
        }
        a.store(i, raw);
    }
    Ok(Value::NONE)
}

fn buffer_info(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let address = vm.int(i64::from(a.bytes.value().bits()))?;
    let len = vm.int(a.len() as i64)?;
    vm.tuple(&[address, len])
}

// Operators

fn add(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let Some(other) = array_of(vm, args.at(1)) else {
        let t = vm.type_name_of(args.at(1));
        return vm.type_error(&["can only append array (not \"", t, "\") to array"]);
    };
    if other.code != a.code {
        return vm.type_error(&["bad argument type for built-in operation"]);
    }
    let mut bytes = a.all();
    bytes.extend_from_slice(&other.all());
    like(vm, a, &bytes)
}

fn inplace_add(vm: &mut Vm, args: &Args<'_>) -> Res {
    if array_of(vm, args.at(1)).is_none() {
        let t = vm.type_name_of(args.at(1));
        return vm.type_error(&["can only extend with array (not \"", t, "\")"]);
    }
    extend(vm, args)?;
    Ok(args.at(0))
}

/// The bytes of an array repeated; `None`: the operand is no int.
fn repeated(vm: &mut Vm, a: Array, v: Value) -> Res<Option<Vec<u8>>> {
    if vm.as_int(v).is_none() && !vm.has_special(v, anypy_mini_vm::Sym::Index)? {
        return Ok(None);
    }
    let times = vm.index_i64(v)?.max(0) as u64;
    let most = if vm.heap.limit != 0 { u64::from(vm.heap.limit as u32) } else { 1 << 30 };
    match times.checked_mul(a.bytes.len.get() as u64) {
        Some(bytes) if bytes <= most => Ok(Some(a.all().repeat(times as usize))),
        _ => vm.error(Builtin::MemoryError, ""),
    }
}

fn multiply(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    match repeated(vm, a, args.at(1))? {
        Some(bytes) => like(vm, a, &bytes),
        None => {
            let t = vm.type_name_of(args.at(1));
            vm.type_error(&["can't multiply sequence by non-int of type '", t, "'"])
        }
    }
}

fn inplace_multiply(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    match repeated(vm, a, args.at(1))? {
        Some(bytes) => {
            let len = a.len();
            a.splice(vm, 0, len, &bytes)?;
            Ok(args.at(0))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// A comparison by its number, item by item.
fn compare(vm: &mut Vm, args: &Args<'_>, how: u32) -> Res {
    let (Some(a), Some(b)) = (array_of(vm, args.at(0)), array_of(vm, args.at(1))) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equality = how == EQ || how == NE;
    if equality && a.len() != b.len() {
        return Ok(Value::bool(how == NE));
    }
    for i in 0..a.len().min(b.len()) {
        let (x, y) = (a.item(vm, i)?, b.item(vm, i)?);
        if !vm.equals(x, y)? {
            return if equality { Ok(Value::bool(how == NE)) } else { vm.compare(how, x, y) };
        }
    }
    let (x, y) = (small(a.len()), small(b.len()));
    vm.compare(how, x, y)
}

fn small(n: usize) -> Value {
    Value::small(n.min(Value::SMALL_MAX as usize) as i32)
}

// The machine's numbers of comparisons.
const LT: u32 = 0;
const LE: u32 = 1;
const EQ: u32 = 2;
const NE: u32 = 3;
const GT: u32 = 4;
const GE: u32 = 5;

macro_rules! comparisons {
    ($($name:ident $how:ident)*) => {
        $(fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            compare(vm, args, $how)
        })*
    };
}
comparisons! { lt LT le LE eq EQ ne NE gt GT ge GE }

fn show(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let class = Gc::<Type>::of(vm.type_of(args.at(0)));
    let mut out = String::from(Gc::<Str>::of(class.name.get()).text());
    out.push_str("('");
    out.push(char::from(a.code));
    out.push('\'');
    if a.len() > 0 {
        out.push_str(", ");
        let content = if a.code == b'u' { text(vm, a)? } else { to_list(vm, args)? };
        vm.root(content);
        vm.repr_into(content, &mut out)?;
    }
    out.push(')');
    vm.str(&out)
}

fn copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let class = vm.type_of(args.at(0));
    make(vm, class, a.code, &a.all())
}

fn class_item(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = vm.tuple(args.rest(1))?;
    vm.pair(Kind::Alias, 0, args.at(0), items)
}

fn iterate(vm: &mut Vm, args: &Args<'_>) -> Res {
    this(vm, args.at(0))?;
    let record = vm.record(ITERATOR, &[args.at(0), Value::small(0)])?;
    let class = member(vm, "array", "arrayiterator")?;
    vm.wrap_new(class, record.value())
}

fn next(vm: &mut Vm, args: &Args<'_>) -> Res {
    if let Some(r) = vm.payload(args.at(0))
        && is(r, Kind::Record)
        && Gc::<Values>::of(r).header.aux.get() == ITERATOR
        && let [array, at] = Gc::<Values>::of(r).values()
        && let Some(a) = array_of(vm, array.get())
    {
        let i = at.get().as_small() as usize;
        if i < a.len() {
            at.set(small(i + 1));
            return a.item(vm, i);
        }
        array.set(Value::NONE);
    }
    vm.stop_iteration(Value::NONE)
}

fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}

fn get_typecode(vm: &mut Vm, v: Value) -> Res {
    let code = this(vm, v)?.code;
    vm.char(char::from(code))
}
fn get_itemsize(vm: &mut Vm, v: Value) -> Res {
    let size = this(vm, v)?.size;
    vm.int(size as i64)
}

static NEW: NativeDef = function("array", new, 1, 3);
static METHODS: &[NativeDef] = &[
    method("append", append, 2, 2),
    method("insert", insert, 3, 3),
    method("pop", pop, 1, 2),
    method("remove", remove, 2, 2),
    method("index", index, 2, 4),
    method("count", count, 2, 2),
    method("extend", extend, 2, 2),
    method("fromlist", from_list, 2, 2),
    method("tolist", to_list, 1, 1),
    method("frombytes", from_bytes, 2, 2),
    method("tobytes", to_bytes, 1, 1),
    method("fromfile", from_file, 3, 3),
    method("tofile", to_file, 2, 2),
    method("fromunicode", from_unicode, 2, 2),
    method("tounicode", to_unicode, 1, 1),
    method("reverse", reverse, 1, 1),
    method("byteswap", byte_swap, 1, 1),
    method("buffer_info", buffer_info, 1, 1),
    method("__len__", length, 1, 1),
    method("__getitem__", get_item, 2, 2),
    method("__setitem__", set_item, 3, 3),
    method("__delitem__", del_item, 2, 2),
    method("__contains__", contains, 2, 2),
    method("__iter__", iterate, 1, 1),
    method("__add__", add, 2, 2),
    method("__iadd__", inplace_add, 2, 2),
    method("__mul__", multiply, 2, 2),
    method("__rmul__", multiply, 2, 2),
    method("__imul__", inplace_multiply, 2, 2),
    method("__lt__", lt, 2, 2),
    method("__le__", le, 2, 2),
    method("__eq__", eq, 2, 2),
    method("__ne__", ne, 2, 2),
    method("__gt__", gt, 2, 2),
    method("__ge__", ge, 2, 2),
    method("__repr__", show, 1, 1),
    method("__copy__", copy, 1, 1),
    method("__deepcopy__", copy, 2, 2),
    class_method("__class_getitem__", class_item, 2, VAR),
];
static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "typecode", get: get_typecode, set: None },
    GetSetDef { name: "itemsize", get: get_itemsize, set: None },
];
static ARRAY: ClassDef = ClassDef { name: "array", methods: METHODS, getset: GETSET, new: Some(&NEW) };

static ITERATOR_METHODS: &[NativeDef] = &[method("__iter__", itself, 1, 1), method("__next__", next, 1, 1)];
static ITERATOR_CLASS: ClassDef =
    ClassDef { name: "arrayiterator", methods: ITERATOR_METHODS, getset: &[], new: None };

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let class = vm.class_from(module, &ARRAY, &[])?;
    let hash = vm.sym(anypy_mini_vm::Sym::Hash);
    vm.dict_set_name(Gc::of(class.dict.get()), hash, Value::NONE)?;
    vm.class_changed(class)?;
    vm.class_from(module, &ITERATOR_CLASS, &[])?;
    let namespace = Gc::<Dict>::of(module.dict.get());
    vm.dict_set_text(namespace, "ArrayType", class.value())?;
    let codes = vm.str(CODES)?;
    vm.dict_set_text(namespace, "typecodes", codes)?;
    Ok(())
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "array", functions: &[], init: Some(init) };

//! `bytes`, and what `bytearray` shares with it.

use anypy_mini_vm::heap::kind;
use anypy_mini_vm::layout::*;
use anypy_mini_vm::native::{class_method, function, static_method};
use anypy_mini_vm::{Args, Builtin, Gc, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

use super::memoryview::bytes_of;
use super::str::{decode as decode_text, encode_text};
use super::text::subject;
use crate::text_methods;

/// The bytes of a bytes-like object or an iterable of ints; `ty` is what the object is to become.
pub fn collect(vm: &mut Vm, v: Value, ty: &str) -> Res<Vec<u8>> {
    if let Some(data) = bytes_of(vm, v) {
        return Ok(data);
    }
    let it = if vm.as_str(v).is_some() { vm.type_error(&[""]) } else { vm.iter(v) };
    let it = match it {
        Ok(it) => it,
        Err(_) if vm.catch(Builtin::TypeError) => {
            let t = vm.type_name_of(v);
            return vm.type_error(&["cannot convert '", t, "' object to ", ty]);
        }
        Err(e) => return Err(e),
    };
    vm.root(it);
    let items = vm.collect_iterable(it)?;
    let mut data = Vec::with_capacity(items.len());
    for item in items {
        match u8::try_from(vm.index_clamped(item)?) {
            Ok(byte) => data.push(byte),
            Err(_) => {
                let what = if ty == "bytes" { "bytes" } else { "byte" };
                return vm.value_error(&[what, " must be in range(0, 256)"]);
            }
        }
    }
    Ok(data)
}

/// What `int.from_bytes` takes.
pub fn bytes_argument(vm: &mut Vm, v: Value) -> Res<Vec<u8>> {
    if let Some(r) = vm.call_special(v, Sym::Bytes, &[])? {
        return collect(vm, r, "bytes");
    }
    collect(vm, v, "bytes")
}

/// The bytes that `bytes(...)` and `bytearray(...)` are called for: arguments from the second on.
pub fn construct(vm: &mut Vm, args: &Args<'_>, ty: &str) -> Res<Vec<u8>> {
    let encoded = args.opt(2).is_some() || args.opt(3).is_some();
    for (i, name) in [(2, "encoding"), (3, "errors")] {
        if let Some(v) = args.opt(i).filter(|v| vm.as_str(*v).is_none()) {
            let t = vm.type_name_of(v);
            return vm.type_error(&[ty, "() argument '", name, "' must be str, not ", t]);
        }
    }
    let Some(v) = args.opt(1) else {
        if encoded {
            return vm.type_error(&["encoding without a string argument"]);
        }
        return Ok(Vec::new());
    };
    if vm.as_str(v).is_some() {
        if args.opt(2).is_none() {
            return vm.type_error(&["string argument without an encoding"]);
        }
        return encode_text(vm, v, args.opt(2), args.opt(3), ty);
    }
    if encoded {
        return vm.type_error(&["encoding without a string argument"]);
    }
    if ty == "bytes"
        && let Some(r) = vm.call_special(v, Sym::Bytes, &[])?
    {
        return match bytes_of(vm, r) {
            Some(data) => Ok(data),
            None => vm.type_error_about(r, "__bytes__ returned non-bytes (type @)"),
        };
    }
    if vm.as_int(v).is_some() || (bytes_of(vm, v).is_none() && vm.has_special(v, Sym::Index)?) {
        let n = vm.index_i64(v)?;
        if n < 0 {
            return vm.value_error(&["negative count"]);
        }
        super::check_size(vm, n as u64)?;
        return Ok(vec![0; n as usize]);
    }
    collect(vm, v, ty)
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    if let (Some(v), None) = (args.opt(1), args.opt(2))
        && is(v, Kind::Bytes)
    {
        return vm.wrap_new(class, v);
    }
    let data = construct(vm, args, "bytes")?;
    let value = vm.bytes(&data)?;
    vm.wrap_new(class, value)
}

/// `decode(encoding, errors)`
pub fn decode(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    decode_text(vm, t.value, &t.data, args.opt(1), args.opt(2))
}

/// `hex(sep, bytes_per_sep)`
pub fn hex(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = bytes_of(vm, args.at(0)).unwrap_or_default();
    let separator = match args.opt(1) {
        None => None,
        Some(v) => {
            let text = match (vm.as_str(v), bytes_of(vm, v)) {
                (Some(s), _) => s.bytes().to_vec(),
                (None, Some(data)) => data,
                _ => return vm.type_error(&["sep must be str or bytes."]),
            };
            match text.as_slice() {
                [c] if c.is_ascii() => Some(char::from(*c)),
                [_] => return vm.value_error(&["sep must be ASCII."]),
                _ => return vm.value_error(&["sep must be length 1."]),
            }
        }
    };
    // From the right for a positive group size, from the left for a negative one.
    let group = match args.opt(2) {
        Some(v) => vm.index_i64(v)?,
        None => 1,
    };
    let size = group.unsigned_abs() as usize;
    let mut out = String::with_capacity(data.len() * 2);
    for (i, byte) in data.iter().enumerate() {
        let place = if group < 0 { i } else { data.len() - i };
        if let Some(c) = separator
            && i > 0
            && size > 0
            && place % size == 0
        {
            out.push(c);
        }
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(digit as u32, 16).unwrap_or('0'));
        }
    }
    vm.str(&out)
}

/// `fromhex(text)`
pub fn fromhex(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(s) = vm.as_str(args.at(1)) else {
        return vm.type_error_about(args.at(1), "fromhex() argument must be str, not @");
    };
    let mut data = Vec::new();
    let mut high = None;
    if let Some(at) = s.text().chars().position(|c| !c.is_ascii()) {
        return bad_hex(vm, at);
    }
    for (i, c) in s.text().chars().enumerate() {
        if high.is_none() && c.is_ascii() && (c == '\x0b' || c.is_ascii_whitespace()) {
            continue;
        }
        match (c.to_digit(16), high) {
            (Some(digit), None) => high = Some(digit),
            (Some(digit), Some(h)) => {
                data.push((h << 4 | digit) as u8);
                high = None;
            }
            (None, _) => return bad_hex(vm, i),
        }
    }
    if high.is_some() {
        return bad_hex(vm, s.chars.get() as usize);
    }
    let value = if vm.is_subtype(args.at(0), vm.builtin(Builtin::ByteArray)) {
        vm.bytearray(&data)?.value()
    } else {
        vm.bytes(&data)?
    };
    let plain = [Builtin::Bytes, Builtin::ByteArray].map(|b| vm.builtin(b));
    if plain.contains(&args.at(0)) { Ok(value) } else { vm.call(args.at(0), &[value]) }
}

fn bad_hex<T>(vm: &mut Vm, at: usize) -> Res<T> {
    let mut n = String::new();
    anypy_mini_base::bigint::write_i64(at as i64, &mut n);
    vm.value_error(&["non-hexadecimal number found in fromhex() arg at position ", &n])
}

fn like(vm: &mut Vm, v: Value) -> Res<Vec<u8>> {
    match bytes_of(vm, v) {
        Some(data) => Ok(data),
        None => vm.type_error_about(v, "a bytes-like object is required, not '@'"),
    }
}

/// `translate(table, delete)`
pub fn translate(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let table = if args.at(1).is_none() { Vec::new() } else { like(vm, args.at(1))? };
    if !args.at(1).is_none() && table.len() != 256 {
        return vm.value_error(&["translation table must be 256 characters long"]);
    }
    let gone = match args.opt(2) {
        Some(v) => like(vm, v)?,
        None => Vec::new(),
    };
    let out: Vec<u8> = t
        .data
        .iter()
        .filter(|c| !gone.contains(c))
        .map(|c| table.get(*c as usize).copied().unwrap_or(*c))
        .collect();
    t.make(vm, &out)
}

/// `maketrans(from, to)`
pub fn maketrans(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (from, to) = (like(vm, args.at(0))?, like(vm, args.at(1))?);
    if from.len() != to.len() {
        return vm.value_error(&["maketrans arguments must have same length"]);
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (a, b) in from.iter().zip(to) {
        if let Some(slot) = table.get_mut(*a as usize) {
            *slot = b;
        }
    }
    vm.bytes(&table)
}

fn itself(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    if v.is_heap() && kind(v) == Kind::Bytes {
        return vm.bytes(Gc::<Str>::of(v).bytes());
    }
    super::wrong_receiver(vm, v)
}

static METHODS: &[NativeDef] = text_methods! {
    method("decode|encoding,errors", decode, 1, 3),
    method("hex|sep,bytes_per_sep", hex, 1, 3),
    class_method("fromhex", fromhex, 2, 2),
    method("translate|delete", translate, 2, 3),
    static_method("maketrans", maketrans, 2, 2),
    method("__bytes__", itself, 1, 1),
};

static NEW: NativeDef = function("bytes|source,encoding,errors", new, 1, 4);

/// The type's table.
pub const BYTES: TypeDef =
    TypeDef { builtin: Builtin::Bytes, methods: METHODS, getset: &[], new: Some(&NEW) };

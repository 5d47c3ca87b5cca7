//! `struct`: values packed into bytes. The formats are [`anypy_mini_base::structfmt`]'s; here are the objects.

use anypy_mini_base::bigint::{IntBuf, write_i64};
use anypy_mini_base::structfmt::{
    Format, Item, int_code, int_range, pack_float, pack_int, unpack_float, unpack_int,
};
use anypy_mini_vm::layout::{Module, Str, Values};
use anypy_mini_vm::native::{VAR, function, method};
use anypy_mini_vm::{Args, Builtin, ClassDef, Gc, GetSetDef, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

use crate::support::{bytes_argument, exception_class, member, raise, real, writable};

/// Tag of the record of a `Struct`: its format.
const STRUCT: u16 = 1;
/// Tag of the record of an iterator: format, bytes, position.
const ITERATOR: u16 = 2;

fn error<T>(vm: &mut Vm, parts: &[&str]) -> Res<T> {
    raise(vm, "struct", "error", parts)
}

fn digits(n: i64) -> String {
    let mut out = String::new();
    write_i64(n, &mut out);
    out
}

/// The format that an argument is: text, bytes or a `Struct`.
fn format_of(vm: &mut Vm, v: Value) -> Res<Format<'static>> {
    let mut plain = vm.unwrap(v);
    if is(plain, Kind::Record) && Gc::<Values>::of(plain).header.aux.get() == STRUCT {
        plain = Gc::<Values>::of(plain).values().first().map_or(Value::NONE, |cell| cell.get());
    }
    if !is(plain, Kind::Str) && !is(plain, Kind::Bytes) {
        let t = vm.type_name_of(v);
        return vm.type_error(&["Struct() argument 1 must be a str or bytes object, not ", t]);
    }
    match Format::parse(Gc::<Str>::of(plain).bytes()) {
        Ok(format) => Ok(format),
        Err(message) => error(vm, &[message]),
    }
}

fn items(format: &Format<'static>) -> Vec<Item> {
    let mut items = format.items();
    let mut all = Vec::with_capacity(format.values);
    while let Ok(Some(item)) = items.next_item() {
        all.push(item);
    }
    all
}

fn pack_one(vm: &mut Vm, item: Item, v: Value, big: bool, out: &mut [u8]) -> Res<()> {
    let place = item.offset..item.offset + item.size;
    let code = item.code;
    match code {
        b'?' => {
            let truth = vm.truth(v)?;
            if let Some(byte) = out.get_mut(item.offset) {
                *byte = u8::from(truth);
            }
        }
        b'c' | b's' | b'p' => {
            let bytes = if is(v, Kind::Bytes) || is(v, Kind::ByteArray) { vm.as_bytes(v) } else { None };
            let Some(bytes) = bytes.filter(|b| code != b'c' || b.len() == 1) else {
                return error(
                    vm,
                    &[match code {
                        b'c' => "char format requires a bytes object of length 1",
                        b's' => "argument for 's' must be a bytes object",
                        _ => "argument for 'p' must be a bytes object",
                    }],
                );
            };
            let mut target = out.get_mut(place).unwrap_or(&mut []);
            if code == b'p'
                && let Some((first, rest)) = core::mem::take(&mut target).split_first_mut()
            {
                *first = bytes.len().min(rest.len()).min(255) as u8;
                target = rest;
            }
            for (to, from) in target.iter_mut().zip(&bytes) {
                *to = *from;
            }
        }
        b'e' | b'f' | b'd' => {
            let Some(x) = real(vm, v)? else { return error(vm, &["required argument is not a float"]) };
            if let Err(e) = pack_float(item, x, big, out) {
                return vm.error(Builtin::OverflowError, &e.message);
            }
        }
        _ => {
            let i = match vm.as_int(v) {
                Some(_) => v,
                None => match vm.index_value(v) {
                    Ok(i) => i,
                    Err(_) if vm.catch(Builtin::TypeError) => {
                        return error(vm, &["required argument is not an integer"]);
                    }
                    Err(e) => return Err(e),
                },
            };
            let Some(view) = vm.as_int(i) else { return Ok(()) };
            let mut buffer = IntBuf::from_i64(0);
            let n = view.view(&mut buffer);
            if pack_int(item, n, big, out).is_ok() {
                return Ok(());
            }
            if code == b'P' && n.to_i64().is_some() {
                // A pointer is an address, whatever its sign.
                let item = Item { code: b'q', ..item };
                let _ = pack_int(item, n, big, out);
                return Ok(());
            }
            let small = matches!(code, b'b' | b'B' | b'h' | b'H');
            let fits = n.to_i64().is_some() || (n.to_u64().is_some() && int_code(code) == Some(false));
            if !fits || item.size == 8 || (n.neg && int_code(code) == Some(false) && !small) {
                let message = if code == b'P' { "int too large to convert" } else { "argument out of range" };
                return error(vm, &[message]);
            }
            let range = int_range(item);
            let name = match code {
                b'b' => "byte",
                b'B' => "ubyte",
                b'h' => "short",
                b'H' => "ushort",
                _ => return error(vm, &[&range]),
            };
            return error(vm, &[name, range.get(3..).unwrap_or("")]);
        }
    }
    Ok(())
}

/// The packed bytes of values.
fn pack_all(vm: &mut Vm, format: &Format<'static>, values: &[Value], what: &str) -> Res<Vec<u8>> {
    if values.len() != format.values {
        let (wanted, got) = (digits(format.values as i64), digits(values.len() as i64));
        return error(vm, &[what, " expected ", &wanted, " items for packing (got ", &got, ")"]);
    }
    if format.size as u64 > 1 << 30 {
        return vm.error(Builtin::MemoryError, "");
    }
    let mut out = vec![0; format.size];
    for (item, v) in items(format).into_iter().zip(values) {
        pack_one(vm, item, *v, format.big_endian, &mut out)?;
    }
    Ok(out)
}

/// The values in `bytes`, which are as many as the format says.
fn unpack_all(vm: &mut Vm, format: &Format<'static>, bytes: &[u8]) -> Res {
    let mut values = Vec::with_capacity(format.values);
    let mut walk = format.items();
    while let Ok(Some(item)) = walk.next_item() {
        let part = bytes.get(item.offset..item.offset + item.size).unwrap_or(&[]);
        values.push(match item.code {
            b'?' => Value::bool(part.iter().any(|c| *c != 0)),
            b'c' | b's' => vm.bytes(part)?,
            b'p' => {
                let (len, rest) = part.split_first().unwrap_or((&0, &[]));
                vm.bytes(rest.get(..usize::from(*len)).unwrap_or(rest))?
            }
            b'e' | b'f' | b'd' => {
                let x = unpack_float(item, bytes, format.big_endian);
                vm.float(x)?
            }
            _ => {
                let i = unpack_int(item, bytes, format.big_endian);
                vm.int_from(&i)?
            }
        });
    }
    vm.tuple(&values)
}

/// Where `offset` is in a buffer of `len` bytes that has to have room for the format.
fn place(vm: &mut Vm, format: &Format<'static>, offset: i64, len: usize, unpacks: bool) -> Res<usize> {
    let (size, len) = (format.size as i64, len as i64);
    let at = digits(offset);
    if offset < 0 {
        if offset + size > 0 {
            let words = if unpacks { "not enough data to unpack " } else { "no space to pack " };
            return error(vm, &[words, &digits(size), " bytes at offset ", &at]);
        }
        if offset + len < 0 {
            return error(vm, &["offset ", &at, " out of range for ", &digits(len), "-byte buffer"]);
        }
        return Ok((offset + len) as usize);
    }
    if len - offset < size {
        let (name, verb) = if unpacks {
            ("unpack_from", " bytes for unpacking ")
        } else {
            ("pack_into", " bytes for packing ")
        };
        return error(
            vm,
            &[
                name,
                " requires a buffer of at least ",
                &digits(size + offset),
                verb,
                &digits(size),
                " bytes at offset ",
                &at,
                " (actual buffer size is ",
                &digits(len),
                ")",
            ],
        );
    }
    Ok(offset as usize)
}

fn no_format<T>(vm: &mut Vm) -> Res<T> {
    vm.type_error(&["missing format argument"])
}

// Functions and methods alike: the first argument is the format or the `Struct`.

fn pack(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.is_empty() {
        return no_format(vm);
    }
    let format = format_of(vm, args.at(0))?;
    let out = pack_all(vm, &format, args.rest(1), "pack")?;
    vm.bytes(&out)
}

fn pack_into(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.is_empty() {
        return no_format(vm);
    }
    let format = format_of(vm, args.at(0))?;
    if args.len() < 3 {
        let missing = if args.len() == 1 { "buffer" } else { "offset" };
        return error(vm, &["pack_into expected ", missing, " argument"]);
    }
    let len = writable(vm, args.at(1))?.len();
    let offset = vm.index_i64(args.at(2))?;
    if args.len() - 3 == format.values {
        place(vm, &format, offset, len, false)?;
    }
    let out = pack_all(vm, &format, args.rest(3), "pack_into")?;
    let cells = writable(vm, args.at(1))?;
    let at = place(vm, &format, offset, cells.len(), false)?;
    for (cell, byte) in cells.iter().skip(at).zip(out) {
        cell.set(byte);
    }
    Ok(Value::NONE)
}

fn unpack(vm: &mut Vm, args: &Args<'_>) -> Res {
    let format = format_of(vm, args.at(0))?;
    let data = bytes_argument(vm, args.at(1))?;
    if data.len() != format.size {
        return error(vm, &["unpack requires a buffer of ", &digits(format.size as i64), " bytes"]);
    }
    unpack_all(vm, &format, &data)
}

fn unpack_from(vm: &mut Vm, args: &Args<'_>) -> Res {
    let format = format_of(vm, args.at(0))?;
    let data = bytes_argument(vm, args.at(1))?;
    let offset = match args.opt(2) {
        Some(v) => vm.index_i64(v)?,
        None => 0,
    };
    let at = place(vm, &format, offset, data.len(), true)?;
    unpack_all(vm, &format, data.get(at..).unwrap_or(&[]))
}

fn iter_unpack(vm: &mut Vm, args: &Args<'_>) -> Res {
    let format = format_of(vm, args.at(0))?;
    let data = bytes_argument(vm, args.at(1))?;
    if format.size == 0 {
        return error(vm, &["cannot iteratively unpack with a struct of length 0"]);
    }
    if !data.len().is_multiple_of(format.size) {
        let size = digits(format.size as i64);
        return error(vm, &["iterative unpacking requires a buffer of a multiple of ", &size, " bytes"]);
    }
    let data = vm.bytes(&data)?;
    let record = vm.record(ITERATOR, &[args.at(0), data, Value::small(0)])?;
    let class = member(vm, "struct", "unpack_iterator")?;
    vm.wrap_new(class, record.value())
}

fn record(vm: &mut Vm, v: Value, tag: u16) -> Res<Gc<Values>> {
    match vm.payload(v) {
        Some(r) if is(r, Kind::Record) && Gc::<Values>::of(r).header.aux.get() == tag => Ok(Gc::of(r)),
        _ => vm.object_error(v, "was not initialised by its type"),
    }
}

fn next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = record(vm, args.at(0), ITERATOR)?;
    let [format, data, at] = it.values() else { return Ok(Value::NONE) };
    let format = format_of(vm, format.get())?;
    let start = at.get().as_small() as usize;
    match Gc::<Str>::of(data.get()).bytes().get(start..start + format.size) {
        Some(part) => {
            at.set(Value::small((start + format.size) as i32));
            unpack_all(vm, &format, part)
        }
        None => vm.stop_iteration(Value::NONE),
    }
}

fn length_hint(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = record(vm, args.at(0), ITERATOR)?;
    let [format, data, at] = it.values() else { return Ok(Value::NONE) };
    let format = format_of(vm, format.get())?;
    let left = Gc::<Str>::of(data.get()).bytes().len() as i64 - i64::from(at.get().as_small());
    vm.int(left / format.size.max(1) as i64)
}

fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}

fn calcsize(vm: &mut Vm, args: &Args<'_>) -> Res {
    let format = format_of(vm, args.at(0))?;
    vm.int(format.size as i64)
}

fn clear(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NONE)
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    format_of(vm, args.at(1))?;
    let plain = vm.unwrap(args.at(1));
    let text = if is(plain, Kind::Bytes) {
        let text: String = Gc::<Str>::of(plain).bytes().iter().map(|c| char::from(*c)).collect();
        vm.str(&text)?
    } else {
        plain
    };
    let record = vm.record(STRUCT, &[text])?;
    vm.wrap_new(args.at(0), record.value())
}

fn get_format(vm: &mut Vm, v: Value) -> Res {
    Ok(record(vm, v, STRUCT)?.values().first().map_or(Value::NONE, |cell| cell.get()))
}
fn get_size(vm: &mut Vm, v: Value) -> Res {
    let format = format_of(vm, v)?;
    vm.int(format.size as i64)
}

static NEW: NativeDef = function("Struct|format", new, 2, 2);
static METHODS: &[NativeDef] = &[
    method("pack", pack, 1, VAR),
    method("pack_into", pack_into, 1, VAR),
    method("unpack", unpack, 2, 2),
    method("unpack_from|buffer,offset", unpack_from, 2, 3),
    method("iter_unpack", iter_unpack, 2, 2),
];
static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "format", get: get_format, set: None },
    GetSetDef { name: "size", get: get_size, set: None },
];
static STRUCT_CLASS: ClassDef =
    ClassDef { name: "Struct", methods: METHODS, getset: GETSET, new: Some(&NEW) };

static ITERATOR_METHODS: &[NativeDef] = &[
    method("__iter__", itself, 1, 1),
    method("__next__", next, 1, 1),
    method("__length_hint__", length_hint, 1, 1),
];
static ITERATOR_CLASS: ClassDef =
    ClassDef { name: "unpack_iterator", methods: ITERATOR_METHODS, getset: &[], new: None };

static FUNCTIONS: &[NativeDef] = &[
    function("pack", pack, 0, VAR),
    function("pack_into", pack_into, 0, VAR),
    function("unpack", unpack, 2, 2),
    function("unpack_from|buffer,offset", unpack_from, 2, 3),
    function("iter_unpack", iter_unpack, 2, 2),
    function("calcsize", calcsize, 1, 1),
    function("_clearcache", clear, 0, 0),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    exception_class(vm, module, "error", Builtin::Exception)?;
    vm.class_from(module, &STRUCT_CLASS, &[])?;
    vm.class_from(module, &ITERATOR_CLASS, &[])?;
    Ok(())
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "struct", functions: FUNCTIONS, init: Some(init) };

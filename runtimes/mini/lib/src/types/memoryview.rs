//! `memoryview`: a window on the bytes of `bytes` or a `bytearray`, one-dimensional.
//!
//! A view does not hinder its bytearray from being resized, as CPython's does: it would until a collection finds it
//! dead. Items beyond the end of a bytearray that has shrunk are an IndexError.

use anypy_mini_base::bigint::IntBuf;
use anypy_mini_base::structfmt::{Item, pack_float, pack_int, unpack_float, unpack_int};
use anypy_mini_vm::heap::kind;
use anypy_mini_vm::layout::*;
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::seq::Span;
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, NativeDef, Res, TypeDef, Value, Vm, is};

use super::check;

type View = Gc<MemoryView>;

/// Bytes of an item by its format character: 0 for formats that views do not know.
fn item_size(format: u8) -> usize {
    match format {
        b'b' | b'B' | b'c' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' | b'u' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' => 8,
        _ => 0,
    }
}

fn format_of(view: View) -> u8 {
    view.header.aux.get() as u8
}

/// The receiver; ValueError when it was released.
fn this(vm: &mut Vm, v: Value) -> Res<View> {
    if !is(v, Kind::MemoryView) {
        return super::wrong_receiver(vm, v);
    }
    let view = Gc::<MemoryView>::of(v);
    if format_of(view) == 0 {
        return vm.value_error(&["operation forbidden on released memoryview object"]);
    }
    Ok(view)
}

/// The bytes of the `i`th item.
fn item_bytes(view: View, i: usize) -> Option<Vec<u8>> {
    let from = usize::try_from(view.start.get() as i64 + i as i64 * view.stride.get() as i64).ok()?;
    let range = from..from + item_size(format_of(view));
    let object = view.object.get();
    if kind(object) == Kind::Bytes {
        return Some(Gc::<Str>::of(object).bytes().get(range)?.to_vec());
    }
    Some(Gc::<ByteArray>::of(object).cells().get(range)?.iter().map(|c| c.get()).collect())
}

/// Writes the bytes of the `i`th item of a view on a bytearray.
fn store(view: View, i: usize, data: &[u8]) {
    let from = view.start.get() as i64 + i as i64 * view.stride.get() as i64;
    let cells = Gc::<ByteArray>::of(view.object.get()).cells();
    for (cell, byte) in cells.iter().skip(from as usize).zip(data) {
        cell.set(*byte);
    }
}

fn all_bytes(view: View) -> Vec<u8> {
    let mut data = Vec::new();
    for i in 0..view.len.get() as usize {
        data.extend(item_bytes(view, i).unwrap_or_default());
    }
    data
}

/// The bytes of any bytes-like object.
pub fn bytes_of(vm: &mut Vm, v: Value) -> Option<Vec<u8>> {
    // Instances of a module's class may carry a view.
    let v = vm.unwrap(v);
    if is(v, Kind::MemoryView) && format_of(Gc::of(v)) != 0 {
        return Some(all_bytes(Gc::of(v)));
    }
    vm.as_bytes(v)
}

fn native_item(format: u8) -> Item {
    Item { code: format, offset: 0, size: item_size(format) }
}

/// `view[i]` for an `i` in range.
pub fn get(vm: &mut Vm, v: Value, i: usize) -> Res {
    let view = this(vm, v)?;
    let Some(data) = item_bytes(view, i) else {
        return vm.error(Builtin::IndexError, "index out of bounds on dimension 1");
    };
    let format = format_of(view);
    let item = native_item(format);
    match format {
        b'B' => Ok(Value::small(data.first().copied().unwrap_or(0) as i32)),
        b'c' => vm.bytes(&data),
        b'?' => Ok(Value::bool(data != [0])),
        b'e' | b'f' | b'd' => vm.float(unpack_float(item, &data, false)),
        _ => vm.int_from(&unpack_int(item, &data, false)),
    }
}

/// `view[start:stop:step]`
pub fn slice(vm: &mut Vm, v: Value, span: Span) -> Res {
    let view = this(vm, v)?;
    let stride = view.stride.get() as i64;
    let start = (view.start.get() as i64 + span.start * stride).max(0);
    let (object, aux) = (view.object.get(), view.header.aux.get());
    let stride = if span.count > 0 { stride * span.step } else { stride };
    vm.memoryview(object, aux, start as u32, span.count as u32, stride as i32)
}

/// `view[key] = item`; `None` deletes, which is an error.
pub fn set(vm: &mut Vm, v: Value, key: Value, item: Option<Value>) -> Res<()> {
    let view = this(vm, v)?;
    if kind(view.object.get()) == Kind::Bytes {
        return vm.type_error(&["cannot modify read-only memory"]);
    }
    let Some(item) = item else { return vm.type_error(&["cannot delete memory"]) };
    let len = view.len.get() as usize;
    if is(key, Kind::Slice) {
        let span = vm.slice_span(Gc::of(key), len)?;
        let Some(data) = bytes_of(vm, item) else {
            return vm.type_error_about(item, "a bytes-like object is required, not '@'");
        };
        let size = item_size(format_of(view));
        if data.len() != span.count * size {
            return vm.value_error(&["memoryview assignment: lvalue and rvalue have different structures"]);
        }
        for (i, part) in data.chunks(size).enumerate() {
            store(view, (span.start + i as i64 * span.step) as usize, part);
        }
        return Ok(());
    }
    let at = vm.index_i64(key)?;
    let at = if at < 0 { at + len as i64 } else { at };
    if at < 0 || at >= len as i64 {
        return vm.error(Builtin::IndexError, "index out of bounds on dimension 1");
    }
    let data = pack(vm, format_of(view), item)?;
    store(view, at as usize, &data);
    Ok(())
}

/// The bytes of an item to be stored.
fn pack(vm: &mut Vm, format: u8, v: Value) -> Res<Vec<u8>> {
    let item = native_item(format);
    let mut data = vec![0; item.size];
    let name = [format];
    let name = super::text::as_text(&name);
    let bad_value = ["memoryview: invalid value for format '", name, "'"];
    let bad_type = ["memoryview: invalid type for format '", name, "'"];
    match format {
        b'?' => return Ok(vec![vm.truth(v)? as u8]),
        b'c' => {
            return match bytes_of(vm, v) {
                Some(byte) if byte.len() == 1 => Ok(byte),
                Some(_) => vm.value_error(&bad_value),
                None => vm.type_error(&bad_type),
            };
        }
        b'e' | b'f' | b'd' => {
            let Some(x) = super::float::real(vm, v)? else { return vm.type_error(&bad_type) };
            let packed = pack_float(item, x, false, &mut data);
            check(vm, packed)?;
        }
        _ => {
            let i = match vm.index_value(v) {
                Ok(i) => i,
                Err(_) if vm.catch(Builtin::TypeError) => return vm.type_error(&bad_type),
                Err(e) => return Err(e),
            };
            let Some(i) = vm.as_int(i) else { return vm.type_error(&bad_type) };
            let mut buffer = IntBuf::from_i64(0);
            if pack_int(item, i.view(&mut buffer), false, &mut data).is_err() {
                return vm.value_error(&bad_value);
            }
        }
    }
    Ok(data)
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(1));
    if is(v, Kind::MemoryView) {
        let view = this(vm, v)?;
        let (object, aux) = (view.object.get(), view.header.aux.get());
        return vm.memoryview(object, aux, view.start.get(), view.len.get(), view.stride.get());
    }
    if !is(v, Kind::Bytes) && !is(v, Kind::ByteArray) {
        return vm.type_error_about(v, "memoryview: a bytes-like object is required, not '@'");
    }
    let len = vm.len(v)?;
    vm.memoryview(v, b'B' as u16, 0, len as u32, 1)
}

fn tobytes(vm: &mut Vm, args: &Args<'_>) -> Res {
    let view = this(vm, args.at(0))?;
    vm.bytes(&all_bytes(view))
}
fn tolist(vm: &mut Vm, args: &Args<'_>) -> Res {
    let view = this(vm, args.at(0))?;
    let list = vm.list_with_capacity(view.len.get() as usize)?;
    for i in 0..view.len.get() as usize {
        let item = get(vm, args.at(0), i)?;
        vm.list_push(list, item)?;
    }
    Ok(list.value())
}
fn release(_: &mut Vm, args: &Args<'_>) -> Res {
    if is(args.at(0), Kind::MemoryView) {
        Gc::<MemoryView>::of(args.at(0)).header.aux.set(0);
    }
    Ok(Value::NONE)
}
fn enter(vm: &mut Vm, args: &Args<'_>) -> Res {
    this(vm, args.at(0)).map(Gc::value)
}
fn cast(vm: &mut Vm, args: &Args<'_>) -> Res {
    let view = this(vm, args.at(0))?;
    let format = match vm.as_str(args.at(1)).map(|s| s.bytes()) {
        Some([c] | [b'@', c]) if item_size(*c) > 0 => *c,
        Some(_) => {
            return vm.value_error(&[
                "memoryview: destination format must be a native single character format prefixed with an \
                 optional '@'",
            ]);
        }
        None => return vm.type_error(&["format argument must be a string"]),
    };
    let (from, to) = (item_size(format_of(view)), item_size(format));
    if view.stride.get() != from as i32 {
        return vm.type_error(&["memoryview: casts are restricted to C-contiguous views"]);
    }
    if from != 1 && to != 1 {
        return vm.type_error(&["memoryview: cannot cast between two non-byte formats"]);
    }
    let bytes = view.len.get() as usize * from;
    if !bytes.is_multiple_of(to) {
        return vm.type_error(&["memoryview: length is not a multiple of itemsize"]);
    }
    vm.memoryview(view.object.get(), format as u16, view.start.get(), (bytes / to) as u32, to as i32)
}
fn toreadonly(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = all_bytes(this(vm, args.at(0))?);
    let copy = vm.bytes(&data)?;
    let view = Gc::<MemoryView>::of(args.at(0));
    let size = item_size(format_of(view)) as i32;
    vm.memoryview(copy, view.header.aux.get(), 0, view.len.get(), size)
}

fn get_format(vm: &mut Vm, v: Value) -> Res {
    let format = format_of(this(vm, v)?);
    vm.char(char::from(format))
}
fn get_itemsize(vm: &mut Vm, v: Value) -> Res {
    let size = item_size(format_of(this(vm, v)?));
    vm.int(size as i64)
}
fn get_nbytes(vm: &mut Vm, v: Value) -> Res {
    let view = this(vm, v)?;
    vm.int((item_size(format_of(view)) * view.len.get() as usize) as i64)
}
fn get_readonly(vm: &mut Vm, v: Value) -> Res {
    Ok(Value::bool(kind(this(vm, v)?.object.get()) == Kind::Bytes))
}
fn get_ndim(vm: &mut Vm, v: Value) -> Res {
    this(vm, v).map(|_| Value::small(1))
}
fn get_shape(vm: &mut Vm, v: Value) -> Res {
    let len = this(vm, v)?.len.get();
    let len = vm.int(len as i64)?;
    vm.tuple(&[len])
}
fn get_strides(vm: &mut Vm, v: Value) -> Res {
    let stride = this(vm, v)?.stride.get();
    let stride = vm.int(stride as i64)?;
    vm.tuple(&[stride])
}
fn get_object(vm: &mut Vm, v: Value) -> Res {
    this(vm, v).map(|view| view.object.get())
}
fn get_contiguous(vm: &mut Vm, v: Value) -> Res {
    let view = this(vm, v)?;
    Ok(Value::bool(view.stride.get() == item_size(format_of(view)) as i32 || view.len.get() < 2))
}

static METHODS: &[NativeDef] = &[
    method("tobytes", tobytes, 1, 2),
    method("tolist", tolist, 1, 1),
    method("hex|sep,bytes_per_sep", super::bytes::hex, 1, 3),
    method("release", release, 1, 1),
    method("cast", cast, 2, 3),
    method("toreadonly", toreadonly, 1, 1),
    method("__enter__", enter, 1, 1),
    method("__exit__", release, 1, anypy_mini_vm::native::VAR),
];

static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "format", get: get_format, set: None },
    GetSetDef { name: "itemsize", get: get_itemsize, set: None },
    GetSetDef { name: "nbytes", get: get_nbytes, set: None },
    GetSetDef { name: "readonly", get: get_readonly, set: None },
    GetSetDef { name: "ndim", get: get_ndim, set: None },
    GetSetDef { name: "shape", get: get_shape, set: None },
    GetSetDef { name: "strides", get: get_strides, set: None },
    GetSetDef { name: "obj", get: get_object, set: None },
    GetSetDef { name: "contiguous", get: get_contiguous, set: None },
    GetSetDef { name: "c_contiguous", get: get_contiguous, set: None },
];

static NEW: NativeDef = function("memoryview|object", new, 2, 2);

/// The type's table.
pub const MEMORYVIEW: TypeDef =
    TypeDef { builtin: Builtin::MemoryView, methods: METHODS, getset: GETSET, new: Some(&NEW) };

//! `bytearray`: what changes it in place.

use anypy_mini_vm::layout::*;
use anypy_mini_vm::native::{class_method, function, static_method};
use anypy_mini_vm::{Args, Builtin, Gc, NativeDef, Res, TypeDef, Value, Vm};

use super::bytes::{collect, construct, decode, fromhex, hex, maketrans, translate};
use super::this;
use crate::text_methods;

fn receiver(vm: &mut Vm, args: &Args<'_>) -> Res<Gc<ByteArray>> {
    this(vm, args, Kind::ByteArray)
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = construct(vm, args, "bytearray")?;
    let value = vm.bytearray(&data)?.value();
    vm.wrap_new(args.at(0), value)
}

/// For subclasses whose own `__init__` calls it: fills what `new` has made.
fn init(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = construct(vm, args, "bytearray")?;
    let b = receiver(vm, args)?;
    let len = b.len.get() as usize;
    vm.bytearray_splice(b, 0, len, &data)?;
    Ok(Value::NONE)
}

fn append(vm: &mut Vm, args: &Args<'_>) -> Res {
    let b = receiver(vm, args)?;
    let byte = vm.byte(args.at(1))?;
    let len = b.len.get() as usize;
    vm.bytearray_resize(b, len + 1)?;
    if let Some(cell) = b.cells().get(len) {
        cell.set(byte);
    }
    Ok(Value::NONE)
}
fn extend(vm: &mut Vm, args: &Args<'_>) -> Res {
    let b = receiver(vm, args)?;
    if vm.as_str(args.at(1)).is_some() {
        return vm.type_error(&["expected iterable of integers; got: 'str'"]);
    }
    let data = collect(vm, args.at(1), "bytearray")?;
    let len = b.len.get() as usize;
    vm.bytearray_splice(b, len, len, &data)?;
    Ok(Value::NONE)
}
fn insert(vm: &mut Vm, args: &Args<'_>) -> Res {
    let b = receiver(vm, args)?;
    let at = vm.index_i64(args.at(1))?;
    let byte = vm.byte(args.at(2))?;
    let len = b.len.get() as i64;
    let at = if at < 0 { (at + len).max(0) } else { at.min(len) } as usize;
    vm.bytearray_splice(b, at, at, &[byte])?;
    Ok(Value::NONE)
}
fn pop(vm: &mut Vm, args: &Args<'_>) -> Res {
    let b = receiver(vm, args)?;
    let at = match args.opt(1) {
        Some(v) => vm.index_i64(v)?,
        None => -1,
    };
    let len = b.len.get() as i64;
    if len == 0 {
        return vm.error(Builtin::IndexError, "pop from empty bytearray");
    }
    let at = if at < 0 { at + len } else { at };
    match usize::try_from(at).ok().and_then(|i| Some((i, b.cells().get(i)?.get()))) {
        Some((i, byte)) => {
            vm.bytearray_splice(b, i, i + 1, &[])?;
            Ok(Value::small(byte as i32))
        }
        None => vm.error(Builtin::IndexError, "pop index out of range"),
    }
}
fn remove(vm: &mut Vm, args: &Args<'_>) -> Res {
    let b = receiver(vm, args)?;
    let byte = vm.byte(args.at(1))?;
    match b.cells().iter().position(|c| c.get() == byte) {
        Some(at) => {
            vm.bytearray_splice(b, at, at + 1, &[])?;
            Ok(Value::NONE)
        }
        None => vm.value_error(&["value not found in bytearray"]),
    }
}
fn clear(vm: &mut Vm, args: &Args<'_>) -> Res {
    let b = receiver(vm, args)?;
    vm.bytearray_resize(b, 0)?;
    Ok(Value::NONE)
}
fn reverse(vm: &mut Vm, args: &Args<'_>) -> Res {
    let cells = receiver(vm, args)?.cells();
    for (a, b) in cells.iter().zip(cells.iter().rev()).take(cells.len() / 2) {
        a.swap(b);
    }
    Ok(Value::NONE)
}
fn copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    receiver(vm, args)?;
    let data = vm.as_bytes(args.at(0)).unwrap_or_default();
    Ok(vm.bytearray(&data)?.value())
}

static METHODS: &[NativeDef] = text_methods! {
    method("decode|encoding,errors", decode, 1, 3),
    method("hex|sep,bytes_per_sep", hex, 1, 3),
    class_method("fromhex", fromhex, 2, 2),
    method("translate|delete", translate, 2, 3),
    static_method("maketrans", maketrans, 2, 2),
    method("__init__|source,encoding,errors", init, 1, 4),
    method("append", append, 2, 2),
    method("extend", extend, 2, 2),
    method("insert", insert, 3, 3),
    method("pop", pop, 1, 2),
    method("remove", remove, 2, 2),
    method("clear", clear, 1, 1),
    method("reverse", reverse, 1, 1),
    method("copy", copy, 1, 1),
};

static NEW: NativeDef = function("bytearray|source,encoding,errors", new, 1, 4);

/// The type's table.
pub const BYTEARRAY: TypeDef =
    TypeDef { builtin: Builtin::ByteArray, methods: METHODS, getset: &[], new: Some(&NEW) };

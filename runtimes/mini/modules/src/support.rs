//! What several modules share: exception classes of their own, bytes-like arguments, and writing into buffers.

use core::cell::Cell;

use anypy_mini_vm::layout::{ByteArray, Dict, MemoryView, Module};
use anypy_mini_vm::{Builtin, Gc, Kind, Res, Sym, Value, Vm, is};

/// Adds an exception class to a module.
pub fn exception_class(vm: &mut Vm, module: Gc<Module>, name: &str, base: Builtin) -> Res<()> {
    let mark = vm.root_mark();
    let dict = vm.dict_new()?;
    vm.root(dict.value());
    let key = vm.sym(Sym::Module);
    vm.dict_set_name(dict, key, module.name.get())?;
    let name = vm.intern(name)?;
    let (meta, base) = (vm.builtin(Builtin::Type), vm.builtin(base));
    let class = vm.class_new(meta, name, &[base], dict)?;
    vm.unroot(mark);
    vm.dict_set_name(Gc::of(module.dict.get()), name, class.value())
}

/// Something in the namespace of a loaded native module; None if it is not there.
pub fn member(vm: &mut Vm, module: &str, name: &str) -> Res {
    let Some(module) = vm.loaded_module(module)? else { return Ok(Value::NONE) };
    let name = vm.intern(name)?;
    Ok(Gc::<Dict>::of(Gc::<Module>::of(module).dict.get()).get_name(name).unwrap_or(Value::NONE))
}

/// Raises an exception of a class that a module has.
#[cold]
pub fn raise<T>(vm: &mut Vm, module: &str, class: &str, parts: &[&str]) -> Res<T> {
    let class = member(vm, module, class)?;
    let text = parts.concat();
    let text = vm.str(&text)?;
    let args = vm.tuple(&[text])?;
    let exception = vm.exception_new(class, args)?;
    vm.raise(exception)
}

/// The bytes of a bytes-like object.
pub fn bytes_of(vm: &mut Vm, v: Value) -> Option<Vec<u8>> {
    (vm.library.view_bytes)(vm, v)
}

/// The bytes of a bytes-like argument; TypeError for others.
pub fn bytes_argument(vm: &mut Vm, v: Value) -> Res<Vec<u8>> {
    match bytes_of(vm, v) {
        Some(bytes) => Ok(bytes),
        None => {
            let t = vm.type_name_of(v);
            vm.type_error(&["a bytes-like object is required, not '", t, "'"])
        }
    }
}

/// The bytes of a bytes-like object, or of a string of ASCII characters.
pub fn ascii_argument(vm: &mut Vm, v: Value) -> Res<Vec<u8>> {
    if let Some(s) = vm.as_str(v) {
        if !s.is_ascii() {
            return vm.value_error(&["string argument should contain only ASCII characters"]);
        }
        return Ok(s.bytes().to_vec());
    }
    match bytes_of(vm, v) {
        Some(bytes) => Ok(bytes),
        None => {
            let t = vm.type_name_of(v);
            vm.type_error(&["argument should be bytes, buffer or ASCII string, not '", t, "'"])
        }
    }
}

/// The cells of a writable bytes-like object. Valid until it changes its length.
pub fn writable(vm: &mut Vm, v: Value) -> Res<&'static [Cell<u8>]> {
    let plain = vm.unwrap(v);
    if is(plain, Kind::ByteArray) {
        return Ok(Gc::<ByteArray>::of(plain).cells());
    }
    if is(plain, Kind::MemoryView) {
        let view = Gc::<MemoryView>::of(plain);
        if is(view.object.get(), Kind::ByteArray) {
            let cells = Gc::<ByteArray>::of(view.object.get()).cells();
            let start = view.start.get() as usize;
            let len = view.len.get() as usize * view.stride.get().unsigned_abs() as usize;
            return Ok(cells.get(start..(start + len).min(cells.len())).unwrap_or(&[]));
        }
    }
    let t = vm.type_name_of(v);
    vm.type_error(&["argument must be read-write bytes-like object, not ", t])
}

/// A number as a float, by `__float__` or `__index__`; `None` for anything else.
pub fn real(vm: &mut Vm, v: Value) -> Res<Option<f64>> {
    if let Some(x) = vm.number_as_float(v)? {
        return Ok(Some(x));
    }
    if let Some(r) = vm.call_special(v, Sym::Float, &[])? {
        return Ok(vm.as_float(r));
    }
    if vm.has_special(v, Sym::Index)? {
        let i = vm.index_value(v)?;
        return vm.number_as_float(i);
    }
    Ok(None)
}

//! `_weakref`: numbers for objects that may die, the ground under the module `weakref`.

use anypy_mini_vm::heap::kind;
use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Kind, ModuleDef, Res, Value, Vm};

/// `track(object)`: the number of a new weak reference.
fn track(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(0);
    let can = v.is_heap()
        && matches!(
            kind(v),
            Kind::Instance
                | Kind::Type
                | Kind::Function
                | Kind::Method
                | Kind::Generator
                | Kind::Set
                | Kind::FrozenSet
                | Kind::Module
                | Kind::Exception
                | Kind::Code
                | Kind::HostObject
                | Kind::MemoryView
        );
    if !can {
        let t = vm.type_name_of(v);
        return vm.type_error(&["cannot create weak reference to '", t, "' object"]);
    }
    let number = vm.heap.weak_new(v);
    vm.int(number.into())
}

/// `get(number)`: the object, or None once it is dead.
fn get(vm: &mut Vm, args: &Args<'_>) -> Res {
    let number = vm.index_i64(args.at(0))?;
    Ok(vm.heap.weak_get(number as u32).unwrap_or(Value::NONE))
}

/// `drop(number)`: the reference is not needed any more.
fn release(vm: &mut Vm, args: &Args<'_>) -> Res {
    let number = vm.index_i64(args.at(0))?;
    vm.heap.weak_drop(number as u32);
    Ok(Value::NONE)
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef {
    name: "_weakref",
    functions: &[function("track", track, 1, 1), function("get", get, 1, 1), function("drop", release, 1, 1)],
    init: None,
};

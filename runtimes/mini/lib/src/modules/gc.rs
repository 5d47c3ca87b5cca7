//! `gc`: the collector as seen from Python.

use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, ModuleDef, Res, Value, Vm};

/// Asks for a collection at the next safepoint: native code holds values that the collector doesn't know of.
fn collect(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.heap.request_collection();
    Ok(Value::small(0))
}

fn nothing(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NONE)
}

/// Collection can't be turned off, since nothing else frees memory: the switch is for programs that ask for it.
fn enable(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.heap.enabled = true;
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.heap.enabled = false;
    Ok(Value::NONE)
}

fn isenabled(vm: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::bool(vm.heap.enabled))
}

fn mem_alloc(vm: &mut Vm, _: &Args<'_>) -> Res {
    let used = vm.heap.report().1;
    vm.int(used as i64)
}

fn mem_free(vm: &mut Vm, _: &Args<'_>) -> Res {
    let (held, used) = vm.heap.report();
    vm.int(held.saturating_sub(used) as i64)
}

fn get_threshold(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.tuple(&[Value::small(0); 3])
}

/// The module's table.
pub const GC: ModuleDef = ModuleDef {
    name: "gc",
    functions: &[
        function("collect", collect, 0, 1),
        function("enable", enable, 0, 0),
        function("disable", disable, 0, 0),
        function("isenabled", isenabled, 0, 0),
        function("freeze", nothing, 0, 0),
        function("get_threshold", get_threshold, 0, 0),
        function("set_threshold", nothing, 1, 3),
        function("mem_alloc", mem_alloc, 0, 0),
        function("mem_free", mem_free, 0, 0),
    ],
    init: None,
};

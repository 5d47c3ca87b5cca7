//! `JsProxy`: what a host object has beyond its own attributes (Pyodide's names).

use anypy_mini_vm::native::{VAR, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, GetSetDef, HostOp, Res, TypeDef, Value, Vm};

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut all = args.rest(1).to_vec();
    let names = args.extra.map(|(names, values)| {
        all.extend_from_slice(values);
        names.value()
    });
    let embedder = vm.embedder.clone();
    embedder.host(vm, HostOp::New, args.at(0), None, &all, names)
}

fn to_py(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.host(HostOp::ToPy, args.at(0), None, &[])
}

fn to_bytes(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.host(HostOp::Bytes, args.at(0), None, &[])
}

fn type_of(vm: &mut Vm, v: Value) -> Res {
    vm.host(HostOp::TypeOf, v, None, &[])
}

/// `Object.keys(object)` and its like.
fn object_function(vm: &mut Vm, args: &Args<'_>, function: &str) -> Res {
    let global = vm.host(HostOp::Global, Value::NONE, None, &[])?;
    vm.root(global);
    let class = vm.intern("Object")?;
    let class = vm.host(HostOp::GetAttr, global, Some(class), &[])?;
    vm.root(class);
    let function = vm.intern(function)?;
    vm.host(HostOp::CallMethod, class, Some(function), &[args.at(0)])
}
fn object_keys(vm: &mut Vm, args: &Args<'_>) -> Res {
    object_function(vm, args, "keys")
}
fn object_values(vm: &mut Vm, args: &Args<'_>) -> Res {
    object_function(vm, args, "values")
}
fn object_entries(vm: &mut Vm, args: &Args<'_>) -> Res {
    object_function(vm, args, "entries")
}

/// The type's table.
pub const JS_PROXY: TypeDef = TypeDef {
    builtin: Builtin::JsProxy,
    methods: &[
        with_keywords(method("new", new, 1, VAR)),
        with_keywords(method("to_py", to_py, 1, 1)),
        method("to_bytes", to_bytes, 1, 1),
        method("object_keys", object_keys, 1, 1),
        method("object_values", object_values, 1, 1),
        method("object_entries", object_entries, 1, 1),
    ],
    getset: &[GetSetDef { name: "typeof", get: type_of, set: None }],
    new: None,
};

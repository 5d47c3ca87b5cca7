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

fn type_of(vm: &mut Vm, v: Value) -> Res {
    vm.host(HostOp::TypeOf, v, None, &[])
}

/// The type's table.
pub const JS_PROXY: TypeDef = TypeDef {
    builtin: Builtin::JsProxy,
    methods: &[with_keywords(method("new", new, 1, VAR))],
    getset: &[GetSetDef { name: "typeof", get: type_of, set: None }],
    new: None,
};

//! `types.GenericAlias` (`list[int]`), `types.UnionType` (`int | str`), modules.

use anypy_mini_vm::layout::Pair;
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = if is(args.at(2), Kind::Tuple) { args.at(2) } else { vm.tuple(&[args.at(2)])? };
    vm.pair(Kind::Alias, 0, args.at(1), items)
}

fn origin(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Pair>::of(v).first.get())
}
fn arguments(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Pair>::of(v).second.get())
}
/// Type variables are `typing`'s, which finds them.
fn parameters(vm: &mut Vm, v: Value) -> Res {
    match vm.loaded_module("typing")? {
        Some(typing) => {
            let f = vm.getattr_text(typing, "_parameters")?;
            vm.call(f, &[Gc::<Pair>::of(v).second.get()])
        }
        None => Ok(vm.empty_tuple),
    }
}

/// In a list of bases an alias stands for its origin.
fn mro_entries(vm: &mut Vm, args: &Args<'_>) -> Res {
    let origin = Gc::<Pair>::of(args.at(0)).first.get();
    vm.tuple(&[origin])
}

static NEW: NativeDef = function("GenericAlias", new, 3, 3);

/// The table of `types.GenericAlias`.
pub const ALIAS: TypeDef = TypeDef {
    builtin: Builtin::Alias,
    methods: &[method("__mro_entries__", mro_entries, 2, 2)],
    getset: &[
        GetSetDef { name: "__origin__", get: origin, set: None },
        GetSetDef { name: "__args__", get: arguments, set: None },
        GetSetDef { name: "__parameters__", get: parameters, set: None },
    ],
    new: Some(&NEW),
};
/// The table of `types.UnionType`.
pub const UNION: TypeDef = TypeDef {
    builtin: Builtin::Union,
    methods: &[],
    getset: &[
        GetSetDef { name: "__args__", get: arguments, set: None },
        GetSetDef { name: "__parameters__", get: parameters, set: None },
    ],
    new: None,
};

fn module_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(name) = vm.as_str(args.at(1)) else {
        return vm.type_error_about(args.at(1), "module() argument 'name' must be str, not @");
    };
    let text = name.text().to_owned();
    let module = vm.module(&text)?;
    let dict = Gc::of(module.dict.get());
    vm.dict_set_text(dict, "__doc__", args.opt(2).unwrap_or(Value::NONE))?;
    vm.wrap_new(args.at(0), module.value())
}

static MODULE_NEW: NativeDef = function("module|name,doc", module_new, 2, 3);

/// The table of `module`.
pub const MODULE: TypeDef =
    TypeDef { builtin: Builtin::Module, methods: &[], getset: &[], new: Some(&MODULE_NEW) };

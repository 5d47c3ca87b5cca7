//! `dict_keys`, `dict_values`, `dict_items`

use anypy_mini_vm::layout::{CellObject, Dict, Header};
use anypy_mini_vm::native::method;
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, TypeDef, Value, Vm};

use super::this;

fn isdisjoint(vm: &mut Vm, args: &Args<'_>) -> Res {
    let view: Gc<Header> = this(vm, args, Kind::DictView)?;
    super::set::disjoint(vm, view.value(), args.at(1))
}

fn reversed(vm: &mut Vm, args: &Args<'_>) -> Res {
    let view: Gc<CellObject> = this(vm, args, Kind::DictView)?;
    super::dict::backwards(vm, Gc::<Dict>::of(view.value.get()), view.header.aux.get() & 3)
}

fn mapping(vm: &mut Vm, v: Value) -> Res {
    super::dict::proxy(vm, Gc::of(Gc::<CellObject>::of(v).value.get()))
}

const METHODS: &[NativeDef] =
    &[method("__reversed__", reversed, 1, 1), method("isdisjoint", isdisjoint, 2, 2)];
const GETSET: &[GetSetDef] = &[GetSetDef { name: "mapping", get: mapping, set: None }];

/// The table of `dict_keys`.
pub const KEYS: TypeDef = TypeDef { builtin: Builtin::DictKeys, methods: METHODS, getset: GETSET, new: None };
/// The table of `dict_items`.
pub const ITEMS: TypeDef =
    TypeDef { builtin: Builtin::DictItems, methods: METHODS, getset: GETSET, new: None };
/// The table of `dict_values`.
pub const VALUES: TypeDef = TypeDef {
    builtin: Builtin::DictValues,
    methods: &[method("__reversed__", reversed, 1, 1)],
    getset: GETSET,
    new: None,
};

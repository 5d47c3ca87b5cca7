//! `super`

use anypy_mini_vm::attr::SuperFields;
use anypy_mini_vm::make::Object;
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, NativeDef, Res, TypeDef, Value, Vm};

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    match (args.opt(1), args.opt(2)) {
        (None, _) => vm.super_of_frame(),
        (Some(class), Some(this)) => vm.super_new(class, this),
        (Some(class), None) => vm.super_new(class, Value::NONE),
    }
}

fn fields(v: Value) -> Gc<Object<SuperFields>> {
    Gc::of(v)
}
fn this_class(_: &mut Vm, v: Value) -> Res {
    Ok(fields(v).fields.class.get())
}
fn this(_: &mut Vm, v: Value) -> Res {
    Ok(fields(v).fields.this.get())
}
fn self_class(_: &mut Vm, v: Value) -> Res {
    Ok(fields(v).fields.start.get())
}

/// Binds `super(class)`, as a class attribute, to the object that it is read from.
fn get(vm: &mut Vm, args: &Args<'_>) -> Res {
    let s = fields(args.at(0));
    if args.at(1).is_none() || !s.fields.this.get().is_none() {
        return Ok(args.at(0));
    }
    vm.super_new(s.fields.class.get(), args.at(1))
}

static NEW: NativeDef = function("super", new, 1, 3);

/// The type's table.
pub const SUPER: TypeDef = TypeDef {
    builtin: Builtin::Super,
    methods: &[method("__get__", get, 2, 3)],
    getset: &[
        GetSetDef { name: "__thisclass__", get: this_class, set: None },
        GetSetDef { name: "__self__", get: this, set: None },
        GetSetDef { name: "__self_class__", get: self_class, set: None },
    ],
    new: Some(&NEW),
};

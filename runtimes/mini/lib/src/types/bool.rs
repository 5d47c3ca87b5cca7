//! `bool`: all but the constructor is `int`'s.

use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Builtin, NativeDef, Res, TypeDef, Value, Vm};

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    match args.opt(1) {
        Some(v) => Ok(Value::bool(vm.truth(v)?)),
        None => Ok(Value::FALSE),
    }
}

static NEW: NativeDef = function("bool", new, 1, 2);

/// The type's table.
pub const BOOL: TypeDef = TypeDef { builtin: Builtin::Bool, methods: &[], getset: &[], new: Some(&NEW) };

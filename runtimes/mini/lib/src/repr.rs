//! `repr` of every kind of builtin object.

use anypy_mini_vm::{Res, Value, Vm};

/// `repr(v)` of builtin objects.
pub fn repr(vm: &mut Vm, v: Value, out: &mut String) -> Res<()> {
    out.push_str(vm.type_name_of(v));
    Ok(())
}

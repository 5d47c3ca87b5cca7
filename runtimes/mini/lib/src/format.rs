//! `format(v, spec)`, `str.format` and `%`.

use anypy_mini_vm::{Res, Value, Vm};

/// `format(v, spec)` of builtin objects.
pub fn format(vm: &mut Vm, v: Value, _spec: &str) -> Res {
    vm.str_of(v)
}

/// `template % args`
pub fn percent(vm: &mut Vm, _template: Value, _args: Value) -> Res {
    vm.type_error(&["percent"])
}

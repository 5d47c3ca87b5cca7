//! `memoryview`

use anypy_mini_vm::seq::Span;
use anypy_mini_vm::{Builtin, Res, TypeDef, Value, Vm};

/// Item of a view.
pub fn get(vm: &mut Vm, _v: Value, _i: usize) -> Res {
    vm.type_error(&["memoryview"])
}
/// Slice of a view.
pub fn slice(vm: &mut Vm, _v: Value, _s: Span) -> Res {
    vm.type_error(&["memoryview"])
}
/// `view[key] = item`
pub fn set(vm: &mut Vm, _v: Value, _k: Value, _i: Option<Value>) -> Res<()> {
    vm.type_error(&["memoryview"])
}
/// The bytes of any bytes-like object.
pub fn bytes_of(vm: &mut Vm, v: Value) -> Option<Vec<u8>> {
    vm.as_bytes(v)
}

/// The type's table.
pub const MEMORYVIEW: TypeDef =
    TypeDef { builtin: Builtin::MemoryView, methods: &[], getset: &[], new: None };

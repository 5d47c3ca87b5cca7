//! `_traceback`: the parts of a report, for the module `traceback`, which is Python.

use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Kind, ModuleDef, Res, Value, Vm, is};

use crate::traceback::{source_lines, write_exception_only, write_levels};

/// `levels(traceback)`: its levels as text.
fn levels(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut out = String::new();
    if is(args.at(0), Kind::Traceback) {
        write_levels(vm, args.at(0), &mut out);
    }
    vm.str(&out)
}

/// `only(exception)`: the last line and what follows it.
fn only(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut out = String::new();
    if is(args.at(0), Kind::Exception) {
        write_exception_only(vm, args.at(0), &mut out);
    }
    vm.str(&out)
}

/// `line(file, number)`: a source line, None if it is not known.
fn line(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(file) = vm.as_str(args.at(0)) else { return Ok(Value::NONE) };
    let n = vm.index_i64(args.at(1))?.clamp(0, u32::MAX as i64 - 1) as u32;
    match source_lines(vm, file.text(), n, n) {
        Some(lines) => vm.str(lines.first().map_or("", |l| l)),
        None => Ok(Value::NONE),
    }
}

/// The module's table.
pub const TRACEBACK: ModuleDef = ModuleDef {
    name: "_traceback",
    functions: &[
        function("levels", levels, 1, 1),
        function("only", only, 1, 1),
        function("line", line, 2, 2),
    ],
    init: None,
};

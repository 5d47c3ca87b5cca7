//! Builtin functions.

use anypy_mini_vm::NativeDef;

/// The table of all builtin functions.
pub static BUILTINS: &[NativeDef] = &[];

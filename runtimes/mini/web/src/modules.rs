//! The roots of the library's native modules.
//!
//! They are linked together with the engine, as one program, and then cut out of it into wasm files of their own
//! (xtask's `split.rs`): whatever only a module reaches goes with it. So nothing but these functions may refer to
//! `anypy_mini_modules`. In a development build, which is not cut, JavaScript calls them in the engine.

use anypy_mini_vm::ModuleDef;

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

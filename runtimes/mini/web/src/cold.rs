//! The way from the engine to its cold half.
//!
//! The build cuts the functions that training programs never run out of the engine, into a wasm file that is fetched when
//! one of them is called for the first time (xtask's `split/cold.rs`). The calls of them then begin with this one. In
//! a development build, which is not cut, nothing calls it.

#[link(wasm_import_module = "platform")]
// SAFETY: index.js supplies a function without parameters, which returns when the cold half is linked in.
unsafe extern "C" {
    safe fn cold();
}

/// `cargo xtask build` looks for this name, and does not export it from the engine.
#[unsafe(export_name = "cold:load")]
extern "C" fn load() {
    cold();
}

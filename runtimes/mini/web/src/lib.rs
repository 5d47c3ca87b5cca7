//! `mini` for browsers, workers and Node: the engine, the bridge, and what mini takes from JavaScript.

#[cfg(target_family = "wasm")]
pub mod platform;

//! The full runtime for pages: the engine and the bridge, in one wasm file.

anypy_bridge::export!(anypy_full::new());

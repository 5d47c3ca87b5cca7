//! The clocks of a page, for `time`: the standard library of Rust has none for wasm32-unknown-unknown, and
//! RustPython's own functions would trap. Natively the machine's, so that the same Python runs in tests.

/// Nanoseconds since 1970.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn wall_ns() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |time| time.as_nanos() as u64)
}

/// Nanoseconds of a clock that never goes back.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn monotonic_ns() -> u64 {
    use std::sync::OnceLock;
    static START: OnceLock<std::time::Instant> = OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed().as_nanos() as u64
}

#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        type Date;
        #[wasm_bindgen(static_method_of = Date)]
        fn now() -> f64;

        #[wasm_bindgen(js_namespace = performance, js_name = now)]
        fn performance_now() -> f64;
    }

    pub(crate) fn wall_ns() -> u64 {
        (Date::now() * 1e6) as u64
    }

    pub(crate) fn monotonic_ns() -> u64 {
        (performance_now() * 1e6) as u64
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use page::{monotonic_ns, wall_ns};

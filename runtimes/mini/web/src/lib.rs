//! `mini` for browsers, workers and Node: the engine, the bridge, and what mini takes from JavaScript.

#[cfg(target_family = "wasm")]
mod cold;
#[cfg(target_family = "wasm")]
mod modules;
#[cfg(target_family = "wasm")]
mod platform;

anypy_bridge::export!(anypy_mini::with_platform(std::rc::Rc::new(platform::Browser)));

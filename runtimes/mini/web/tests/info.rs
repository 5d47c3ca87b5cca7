//! What the module says about the runtime before it is loaded is what the engine says.

#[test]
fn info_js_is_the_engines_info() {
    anypy_bridge::check_info(env!("CARGO_MANIFEST_DIR"), &anypy_mini::info());
}

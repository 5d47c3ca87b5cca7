//! What the module says about the runtime before it is loaded is what the engine says. The modules that are fetched when
//! they are imported are added by `js/index.js`, from the build's list.

#[test]
fn info_js_is_the_engines_info() {
    let mut info = anypy_mini::info();
    info.capabilities.modules = anypy_mini::engine_modules();
    anypy_bridge::check_info(env!("CARGO_MANIFEST_DIR"), &info);
}

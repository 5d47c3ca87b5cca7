//! The info that pages read is the engine's.

#[test]
fn info_is_the_engines() {
    anypy_bridge::check_info(env!("CARGO_MANIFEST_DIR"), &anypy_full::page_info());
}

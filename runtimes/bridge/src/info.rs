//! [`RuntimeInfo`] as the module `js/info.js` of a web build.
//!
//! A page knows a runtime before it fetches the wasm, so the info stands in JavaScript as well. A test of each web
//! crate calls [`check_info`], which compares the two or, with `ANYPY_UPDATE` set, writes the file anew.

use std::path::Path;

use anypy_core::{LanguageLevel, RuntimeInfo};

/// Compares `js/info.js` below `folder` with the engine's info.
///
/// # Panics
/// When they differ, with the way to mend it.
pub fn check_info(folder: &str, info: &RuntimeInfo) {
    let path = Path::new(folder).join("js/info.js");
    let expected = module(info);
    if std::env::var_os("ANYPY_UPDATE").is_some()
        && let Err(error) = std::fs::write(&path, &expected)
    {
        panic!("writing {}: {error}", path.display());
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is not the engine's info: run this test with ANYPY_UPDATE=1 and commit the file",
        path.display()
    );
}

/// The text of `js/info.js`.
pub fn module(info: &RuntimeInfo) -> String {
    let mut text =
        String::from("// Made from the engine's info by the test of this crate (ANYPY_UPDATE=1).\n\n");
    text.push_str("export const info = ");
    text.push_str(&json(info));
    text.push_str(";\n");
    text
}

/// The info in the key order of `anypy.d.ts`.
fn json(info: &RuntimeInfo) -> String {
    let mut out = String::from("{\"name\":");
    string(&mut out, &info.name);
    field(&mut out, "version", &info.version);
    field(&mut out, "python", &info.python);
    field(
        &mut out,
        "level",
        match info.level {
            LanguageLevel::Dialect => "dialect",
            LanguageLevel::Core => "core",
            LanguageLevel::Full => "full",
        },
    );
    out.push_str(",\"downloadBytes\":");
    out.push_str(&info.download_bytes.to_string());
    out.push_str(",\"capabilities\":{\"modules\":[");
    let can = &info.capabilities;
    for (index, module) in can.modules.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        string(&mut out, module);
    }
    out.push(']');
    for (name, value) in [
        ("packages", can.packages),
        ("binaryPackages", can.binary_packages),
        ("syncSleep", can.sync_sleep),
        ("topLevelAwait", can.top_level_await),
        ("interrupt", can.interrupt),
        ("limits", can.limits),
        ("threads", can.threads),
        ("files", can.files),
    ] {
        out.push_str(",\"");
        out.push_str(name);
        out.push_str(if value { "\":true" } else { "\":false" });
    }
    out.push_str("}}");
    out
}

fn field(out: &mut String, name: &str, value: &str) {
    out.push_str(",\"");
    out.push_str(name);
    out.push_str("\":");
    string(out, value);
}

/// Names and versions have no control characters; quotes and backslashes are escaped all the same.
fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        if c == '"' || c == '\\' {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

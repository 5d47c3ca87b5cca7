//! [`RuntimeInfo`] as the JSON that `info` of the ES module is.
//!
//! A page knows a runtime before it fetches the wasm, so `js/info.js` of each web build has this text; a test of the web
//! crate compares the two.

use anypy_core::{LanguageLevel, RuntimeInfo};

/// The info in the key order of `anypy.d.ts`.
pub fn json(info: &RuntimeInfo) -> String {
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

//! Error and warning texts, as golden files: `errors/NAME.toml` or `.json` is a config, `errors/NAME.expected` all that
//! is said about it. After a change of wording: `UPDATE_EXPECTED=1 cargo test -p anypy-config`, then read the diff.

use std::fs;
use std::path::Path;

use anypy_config::{ConfigText, Format, Inputs, RUNTIMES, WHOLE, render, resolve};

#[test]
fn texts_are_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut failures = String::new();
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("the folder of golden files") {
        let path = entry.expect("a folder entry").path();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let (format, origin) = match extension {
            "toml" => (Format::Toml, "<py-config>"),
            "json" => (Format::Json, "config.json"),
            _ => continue,
        };
        let text = fs::read_to_string(&path).expect("a readable config");
        let config = ConfigText { format: Some(format), ..ConfigText::new(origin, &text) };
        let inputs = Inputs { inline: Some(config), known_runtimes: RUNTIMES, ..Inputs::default() };
        let said = match resolve(&inputs) {
            Ok(config) => render(&config.warnings) + "(accepted)\n",
            Err(rejected) => rejected.to_string() + "(rejected)\n",
        };
        let expected_path = path.with_extension("expected");
        count += 1;
        if !WHOLE {
            // What has something to say is left to the whole build, without a word.
            assert_eq!(said, "(rejected)\n", "{}", path.display());
            continue;
        }
        if update {
            fs::write(&expected_path, &said).expect("a writable golden file");
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if said != expected {
            failures += &format!("--- {}: expected\n{expected}--- but it says\n{said}", path.display());
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(count >= 40, "only {count} golden files were found");
}

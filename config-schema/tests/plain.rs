//! What every build settles by itself, with the same result: the configs of most pages. And what the plain build leaves to the
//! whole one: never a wrong answer, always a rejection without a word.

use anypy_config::{
    ConfigElement, ConfigText, Inputs, PageConfig, Rejected, ScriptKind, WHOLE, plan, resolve,
};

fn read(text: &str) -> Result<PageConfig, Rejected> {
    let inline = Some(ConfigText::new("<py-config>", text));
    resolve(&Inputs { inline, known_runtimes: &["mini", "full"], ..Inputs::default() })
}

#[track_caller]
fn config(text: &str) -> PageConfig {
    match read(text) {
        Ok(config) => config,
        Err(rejected) => panic!("left or rejected: {text}\n{rejected}"),
    }
}

#[test]
fn a_runtime_by_name() {
    assert_eq!(config("").runtime.name, "auto");
    assert_eq!(config("# a page\nruntime = \"full\" # the whole language\n").runtime.name, "full");
    let own =
        config("runtime = 'toy'\n[[runtimes]]\nname = \"toy\"\nsrc = \"toy.js\"\nintegrity = \"sha384-x\"");
    let src = own.runtime.src.as_ref().map(|link| link.url.as_str());
    assert_eq!((own.runtime.name.as_str(), src), ("toy", Some("toy.js")));
    assert_eq!(own.runtime.integrity.as_deref(), Some("sha384-x"));
    assert_eq!(
        config("[runtime]\nname = \"full\"\nversion = \"0.1\"").runtime.version.as_deref(),
        Some("0.1")
    );
    assert_eq!(config("packages = [\n  \"arrr\",\n]").packages, ["arrr"]);
}

#[test]
fn limits() {
    let limits = config("[limits]\nmemory = \"64MiB\"\nrecursion = 50\nslice_ms = 8").limits;
    assert_eq!((limits.memory, limits.recursion, limits.slice_ms), (64 << 20, 50, 8));
    assert_eq!(config("limits = { memory = 1000 }").limits.memory, 1000);
}

#[test]
fn files_and_modules() {
    let config = config(
        "[files]\n\"data/a.csv\" = \"\"\n\"b.py\" = \"lib/\"\n[js_modules.main]\n\"./tools.js\" = \"tools\"\n",
    );
    let files: Vec<(&str, &str)> =
        config.files.iter().map(|file| (file.source.url.as_str(), file.destination.as_str())).collect();
    assert_eq!(files, [("data/a.csv", "./a.csv"), ("b.py", "lib/b.py")]);
    let [(link, name)] = config.js_modules.as_slice() else { panic!("one module") };
    assert_eq!((link.url.as_str(), name.as_str()), ("./tools.js", "tools"));
}

#[test]
fn a_file_below_the_text() {
    let file = Some(ConfigText::file(
        "conf/page.toml",
        "name = \"below\"\nversion = \"1\"\n[files]\n\"a.txt\" = \"\"",
    ));
    let inline = Some(ConfigText::new("<py-config>", "name = \"above\""));
    let config = resolve(&Inputs { file, inline, known_runtimes: &["mini"], ..Inputs::default() }).unwrap();
    assert_eq!(config.to_json(), r#"{"name":"above","version":"1","files":{"a.txt":""}}"#);
    assert!(config.files[0].source.from_file);
}

#[test]
fn where_configs_stand() {
    let element =
        ConfigElement { origin: "<py-config>", is_config: true, text: "a = 1", ..ConfigElement::default() };
    assert_eq!(plan(ScriptKind::Py, &[element]).unwrap().inline.as_deref(), Some("a = 1"));
    let script = ConfigElement { origin: "<script>", config: Some("a.toml"), ..ConfigElement::default() };
    assert_eq!(plan(ScriptKind::Py, &[script]).unwrap().url.as_deref(), Some("a.toml"));
    assert_eq!(plan(ScriptKind::Py, &[element, element]).unwrap_err().diagnostics.is_empty(), !WHOLE);
}

/// The whole build reads all of these.
#[test]
fn what_is_rare_is_left() {
    for text in [
        "{\"runtime\": \"mini\"}",
        "colour = \"red\"",
        "[files]\n\"{A}\" = \"x\"\n\"{A}/b\" = \"\"",
        "[files]\n\"a.zip\" = \"./*\"",
        "[[fetch]]\nfiles = [\"a\"]",
        "plugins = [\"x\"]",
        "name = \"\"\"long\"\"\"",
        "name = \"\\u00e9\"",
        "[limits]\nrecursion = 1_000",
    ] {
        let result = read(text);
        assert_eq!(result.is_ok(), WHOLE, "{text}");
        assert!(result.err().is_none_or(|rejected| rejected.diagnostics.is_empty()), "{text}");
    }
}

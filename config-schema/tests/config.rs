//! What a page config means: each of the documented forms, and how they combine. `plain.rs` has what every build takes.
#![cfg(feature = "whole")]

use anypy_config::{
    ConfigElement, ConfigText, FileEntry, Format, Inputs, Link, PageConfig, Plan, Rejected, ScriptKind, plan,
    resolve,
};

const KNOWN: &[&str] = &["mini", "full", "pyodide", "micropython"];

fn inputs<'a>(file: Option<(&'a str, &'a str)>, inline: &'a str) -> Inputs<'a> {
    Inputs {
        file: file.map(|(url, text)| ConfigText::file(url, text)),
        inline: (!inline.is_empty()).then(|| ConfigText::new("<py-config>", inline)),
        known_runtimes: KNOWN,
        ..Inputs::default()
    }
}

#[track_caller]
fn config(text: &str) -> PageConfig {
    match resolve(&inputs(None, text)) {
        Ok(config) => config,
        Err(rejected) => panic!("{rejected}"),
    }
}

#[track_caller]
fn errors(result: Result<PageConfig, Rejected>) -> Vec<String> {
    result.expect_err("an error").diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect()
}

fn page(url: &str) -> Link {
    Link { url: url.to_string(), from_file: false }
}

#[track_caller]
fn files(text: &str) -> Vec<(String, String)> {
    config(text).files.into_iter().map(|file| (file.source.url, file.destination)).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect()
}

mod runtimes {
    use super::*;

    #[test]
    fn nothing_declared_is_auto() {
        let config = config("");
        assert_eq!(config.runtime.name, "auto");
        assert_eq!(config.runtime.place, None);
        assert!(config.warnings.is_empty());
        assert_eq!(config.to_json(), "{}");
    }

    #[test]
    fn by_name() {
        let config = config("runtime = \"full\"");
        assert_eq!(config.runtime.name, "full");
        let place = config.runtime.place.expect("it is named somewhere");
        assert_eq!((place.line, place.column, place.length), (1, 11, 6));
    }

    #[test]
    fn as_a_table() {
        let runtime =
            config("[runtime]\nname = \"pyodide\"\nversion = \"0.28\"\nintegrity = \"sha384-x\"").runtime;
        assert_eq!((runtime.name.as_str(), runtime.version.as_deref()), ("pyodide", Some("0.28")));
        assert_eq!(runtime.integrity.as_deref(), Some("sha384-x"));
        let runtime = config("runtime = { src = \"https://example.com/toy.js?v=2\" }").runtime;
        assert_eq!(runtime.name, "toy");
        assert_eq!(runtime.src, Some(page("https://example.com/toy.js?v=2")));
    }

    #[test]
    fn the_first_of_runtimes_is_the_pages() {
        let text = "[[runtimes]]\nsrc = \"./toy.js\"\nname = \"toy\"\nlang = \"python\"\n\n[[runtimes]]\nsrc = \"./other.js\"";
        let config = config(text);
        assert_eq!(config.runtime.name, "toy");
        assert_eq!(config.runtime.src, Some(page("./toy.js")));
        let names: Vec<&str> = config.runtimes.iter().map(|runtime| runtime.name.as_str()).collect();
        assert_eq!(names, ["toy", "other"]);
        assert_eq!(config.runtime_named("other").src, Some(page("./other.js")));
        assert_eq!(config.runtime_named("full").src, None);
    }

    #[test]
    fn runtime_chooses_among_declared_ones() {
        let text = "runtime = \"b\"\n[[runtimes]]\nsrc = \"./a.js\"\n[[runtimes]]\nsrc = \"./b.js\"";
        assert_eq!(config(text).runtime.src, Some(page("./b.js")));
    }

    #[test]
    fn pyscripts_pyodide_is_the_pyodide_runtime() {
        let src = "https://cdn.jsdelivr.net/pyodide/v0.21.2/full/pyodide.js";
        for list in ["runtimes", "interpreters"] {
            let runtime = config(&format!("[[{list}]]\nsrc = \"{src}\"\nname = \"pyodide-0.21.2\"")).runtime;
            assert_eq!((runtime.name.as_str(), runtime.engine), ("pyodide", true));
            assert_eq!(runtime.src, Some(page(src)));
        }
    }

    #[test]
    fn interpreter_is_the_engine_of_the_script_type() {
        for (kind, engine) in [(ScriptKind::Py, "pyodide"), (ScriptKind::Mpy, "micropython")] {
            let runtime =
                resolve(&Inputs { kind, ..inputs(None, "interpreter = \"1.26.0\"") }).unwrap().runtime;
            assert_eq!((runtime.name.as_str(), runtime.version.as_deref()), (engine, Some("1.26.0")));
            let text = "interpreter = \"https://example.com/engine.mjs\"";
            let runtime = resolve(&Inputs { kind, ..inputs(None, text) }).unwrap().runtime;
            assert_eq!((runtime.name.as_str(), runtime.engine), (engine, true));
            assert_eq!(runtime.src, Some(page("https://example.com/engine.mjs")));
        }
        let runtime = config("runtime = \"pyodide\"\ninterpreter = \"0.29.0\"").runtime;
        assert_eq!(runtime.version.as_deref(), Some("0.29.0"));
    }

    #[test]
    fn the_address_overrides() {
        let text = "[runtime]\nname = \"mini\"\nversion = \"0.1\"\n[[runtimes]]\nsrc = \"./toy.js\"";
        let with = |name| resolve(&Inputs { runtime_override: Some(name), ..inputs(None, text) });
        assert_eq!(with("full").unwrap().runtime.name, "full");
        assert_eq!(with("full").unwrap().runtime.version, None);
        assert_eq!(with("mini").unwrap().runtime.version.as_deref(), Some("0.1"));
        assert_eq!(with("toy").unwrap().runtime.src, Some(page("./toy.js")));
        assert_eq!(
            with("fulll").unwrap_err().to_string(),
            "error (PY1000): there is no runtime `fulll`\n \
             --> the page's address:1:16\n  |\n1 | ?anypy-runtime=fulll\n  |                ^^^^^ \
             expected `mini`, `full`, `pyodide`, `micropython`, `toy` or `auto`\n  = did you mean `full`?\n"
        );
    }

    #[test]
    fn the_request_asks_for_packages_and_version() {
        let request =
            config("packages = [\"arrr\"]\n[runtime]\nname = \"full\"\nversion = \"0.1\"").request();
        assert_eq!(request.name.as_deref(), Some("full"));
        assert_eq!(request.version.as_deref(), Some("0.1"));
        assert_eq!(request.packages, ["arrr"]);
    }
}

mod keys {
    use super::*;

    #[test]
    fn limits() {
        let limits = config("[limits]\nmemory = 1048576\nrecursion = 200\nslice_ms = 8").limits;
        assert_eq!((limits.memory, limits.recursion, limits.slice_ms), (1 << 20, 200, 8));
        for (text, bytes) in
            [("64MiB", 64 << 20), ("64 MB", 64_000_000), ("100kb", 100_000), ("1gib", 1 << 30)]
        {
            assert_eq!(config(&format!("[limits]\nmemory = \"{text}\"")).limits.memory, bytes, "{text}");
        }
        for text in ["\"5GiB\"", "\"-1\"", "\"1.5MB\"", "\"MB\"", "\"1TB\"", "0", "-5", "\"\"", "4294967296"]
        {
            let result = resolve(&inputs(None, &["[limits]\nmemory = ", text].concat()));
            assert_eq!(errors(result), [["`limits.memory` can't be ", text].concat()], "{text}");
        }
    }

    #[test]
    fn pyscripts_keys_have_their_meaning() {
        let config = config(
            "name = \"app\"\ndescription = \"d\"\nversion = \"1\"\nschema_version = 1\ntype = \"app\"\n\
             author_name = \"n\"\nauthor_email = \"e\"\nlicense = \"MIT\"\nautoclose_loader = false\n\
             packages = [\"numpy\", \"./a.whl\"]\nplugins = [\"custom\", \"!error\"]\ndebug = true\n\
             sync_main_only = true\nexperimental_create_proxy = \"auto\"\nexperimental_ffi_timeout = -1\n\
             packages_cache = \"never\"\nterminal = \"auto\"\ndocked = \"docked\"\nxterm = true\n\
             execution_thread = \"worker\"\nindex_urls = [\"https://example.com/simple\"]\n\
             [splashscreen]\nenabled = false\n\
             [js_modules.main]\n\"https://example.com/leaflet.js\" = \"leaflet\"\n\"./leaflet.css\" = \"leaflet\"\n\
             [js_modules.worker]\n\"./html-escaper.js\" = \"html_escaper\"\n",
        );
        assert!(config.warnings.is_empty(), "{:?}", config.warnings);
        assert_eq!(config.tree.text("name"), Some("app"));
        assert_eq!(config.packages, ["numpy", "./a.whl"]);
        assert_eq!(config.packages_place.as_ref().map(|place| place.line), Some(10));
        assert_eq!(config.plugins, ["custom", "!error"]);
        assert!(config.debug && config.sync_main_only && !config.splashscreen && !config.autoclose_loader);
        assert_eq!(config.packages_cache.as_deref(), Some("never"));
        assert_eq!(
            config.js_modules,
            [
                (page("https://example.com/leaflet.js"), "leaflet".to_string()),
                (page("./leaflet.css"), "leaflet".to_string())
            ]
        );
        assert_eq!(config.worker_js_modules, [(page("./html-escaper.js"), "html_escaper".to_string())]);
    }

    #[test]
    fn unknown_keys_are_kept() {
        let config = config("magic = \"unicorn\"\nnumbers = [1, 2.5, 1979-05-27]\n[deep.er]\nx = true");
        assert_eq!(
            config.to_json(),
            r#"{"magic":"unicorn","numbers":[1,2.5,"1979-05-27"],"deep":{"er":{"x":true}}}"#
        );
        assert_eq!(config.warnings.len(), 3);
    }

    #[test]
    fn both_formats_mean_the_same() {
        let from_toml = config(
            "runtime = \"full\"\npackages = [\"arrr\"]\n[files]\n\"./a.py\" = \"\"\n[limits]\nrecursion = 9",
        );
        let from_json = config(
            r#"{"runtime": "full", "packages": ["arrr"], "files": {"./a.py": ""}, "limits": {"recursion": 9}}"#,
        );
        assert_eq!(from_toml.to_json(), from_json.to_json());
        assert_eq!(from_toml.files, from_json.files);
        assert_eq!(from_toml.limits, from_json.limits);
        assert_eq!(from_toml.request(), from_json.request());
    }
}

mod file_lists {
    use super::*;

    #[test]
    fn destinations() {
        assert_eq!(
            files(
                "[files]\n\"https://example.com/data.csv\" = \"\"\n\"./code.py\" = \"./subdir/code.py\"\n\
                 \"./b/c.py\" = \"./lib/\"\n\"/abs/d.txt\" = \"/home/web/d.txt\""
            ),
            pairs(&[
                ("https://example.com/data.csv", "./data.csv"),
                ("./code.py", "./subdir/code.py"),
                ("./b/c.py", "./lib/c.py"),
                ("/abs/d.txt", "/home/web/d.txt"),
            ])
        );
    }

    #[test]
    fn placeholders() {
        assert_eq!(
            files(
                "[files]\n\"{DOMAIN}\" = \"https://my-server.com\"\n\"{PATH}\" = \"a/path\"\n\"{VERSION}\" = \"1.2.3\"\n\
                 \"{FROM}\" = \"{DOMAIN}/{PATH}/{VERSION}\"\n\"{TO}\" = \"./my_module/\"\n\"{DATA SOURCE}\" = \"d\"\n\
                 \"{FROM}/__init__.py\" = \"{TO}\"\n\"{FROM}/foo.py\" = \"{TO}foo.py\"\n\"{DOMAIN}/{DATA SOURCE}\" = \"x\"\n\
                 \"./a{}b\" = \"y\"\n\"./{open\" = \"z\""
            ),
            pairs(&[
                ("https://my-server.com/a/path/1.2.3/__init__.py", "./my_module/__init__.py"),
                ("https://my-server.com/a/path/1.2.3/foo.py", "./my_module/foo.py"),
                ("https://my-server.com/d", "x"),
                ("./a{}b", "y"),
                ("./{open", "z"),
            ])
        );
    }

    #[test]
    fn archives_may_share_a_folder() {
        let config = config(
            "[files]\n\"./a.zip\" = \"./dest/*\"\n\"./b.tar.gz\" = \"./dest/*\"\n\"./c.zip\" = \"/*\"",
        );
        let entry = |url, destination: &str| FileEntry {
            source: page(url),
            destination: destination.to_string(),
            archive: true,
        };
        assert_eq!(
            config.files,
            [entry("./a.zip", "./dest/"), entry("./b.tar.gz", "./dest/"), entry("./c.zip", "/")]
        );
    }

    #[test]
    fn fetch_of_2022() {
        assert_eq!(
            files(
                "[[fetch]]\nfiles = [\"a.py\", \"sub/b.py\"]\n\
                 [[fetch]]\nfrom = \"https://example.com/lib/\"\nto_folder = \"./lib\"\nfiles = [\"c.py\"]\n\
                 [[fetch]]\nfrom = \"https://example.com/d.csv\"\n\
                 [[fetch]]\nfrom = \"https://example.com/data\"\nto_folder = \"/data/\"\nto_file = \"e.csv\""
            ),
            pairs(&[
                ("a.py", "a.py"),
                ("sub/b.py", "sub/b.py"),
                ("https://example.com/lib/c.py", "./lib/c.py"),
                ("https://example.com/d.csv", "d.csv"),
                ("https://example.com/data", "/data/e.csv"),
            ])
        );
    }

    #[test]
    fn paths_of_2022() {
        assert_eq!(files("paths = [\"./lib/utils.py\"]"), pairs(&[("./lib/utils.py", "./utils.py")]));
    }
}

mod merging {
    use super::*;

    #[test]
    fn inline_over_file_key_by_key() {
        let file = "name = \"shared\"\nmagic = 1\npackages = [\"a\"]\n[limits]\nrecursion = 5\nslice_ms = 6";
        let inline = "packages = [\"b\"]\npaths = [\"./utils.py\"]\n[limits]\nrecursion = 7";
        let config = resolve(&inputs(Some(("conf/custom.toml", file)), inline)).unwrap();
        assert_eq!(config.tree.text("name"), Some("shared"));
        assert_eq!(config.packages, ["b"]);
        assert_eq!((config.limits.recursion, config.limits.slice_ms), (7, 0), "keys are replaced whole");
        assert_eq!(config.warnings.len(), 1);
        assert_eq!(config.warnings[0].place.origin, "conf/custom.toml");
    }

    #[test]
    fn urls_belong_to_the_text_that_they_stand_in() {
        let file = "runtime = { src = \"./rt.js\" }\n[files]\n\"./a.py\" = \"\"";
        let config = resolve(&inputs(Some(("conf/custom.toml", file)), "paths = [\"./b.py\"]")).unwrap();
        let from: Vec<bool> = config.files.iter().map(|file| file.source.from_file).collect();
        assert_eq!(from, [true, false]);
        assert!(config.runtime.src.unwrap().from_file);
    }

    #[test]
    fn an_unknown_key_in_both_is_warned_about_once() {
        let config = resolve(&inputs(Some(("c.toml", "magic = 1")), "magic = 2")).unwrap();
        assert_eq!(config.warnings.len(), 1);
        assert_eq!(config.to_json(), "{\"magic\":2}");
    }

    #[test]
    fn formats_are_not_mixed() {
        for (url, file, inline) in
            [("c.json", "{\"name\": \"a\"}", "name = \"b\""), ("c.toml", "name = \"b\"", "{\"name\": \"a\"}")]
        {
            let rejected = resolve(&inputs(Some((url, file)), inline)).unwrap_err();
            let message = &rejected.diagnostics[0].message;
            assert!(
                message.starts_with(url) && message.contains("but the text in <py-config> is"),
                "{message}"
            );
        }
    }

    #[test]
    fn errors_name_their_text() {
        let result = resolve(&inputs(Some(("c.toml", "name = 1")), "debug = 2"));
        let places: Vec<String> =
            result.unwrap_err().diagnostics.into_iter().map(|diagnostic| diagnostic.place.origin).collect();
        assert_eq!(places, ["c.toml", "<py-config>"]);
    }

    #[test]
    fn lines_count_from_where_the_text_begins() {
        let text = ConfigText { first_line: 12, ..ConfigText::new("index.html", "\nname = 1\n") };
        let rejected = resolve(&Inputs { inline: Some(text), ..Inputs::default() }).unwrap_err();
        assert_eq!(rejected.diagnostics[0].place.line, 13);
    }
}

mod elements {
    use super::*;

    const CONFIG: ConfigElement<'static> = ConfigElement {
        origin: "<py-config>",
        is_config: true,
        src: None,
        config: None,
        format: None,
        text: "",
    };
    const SCRIPT: ConfigElement<'static> = ConfigElement { origin: "<script>", is_config: false, ..CONFIG };

    fn said(elements: &[ConfigElement<'_>]) -> String {
        plan(ScriptKind::Py, elements).unwrap_err().to_string()
    }

    #[test]
    fn none() {
        assert_eq!(plan(ScriptKind::Py, &[]), Ok(Plan::default()));
    }

    #[test]
    fn one_element() {
        let inline = plan(ScriptKind::Py, &[ConfigElement { text: " a = 1 ", ..CONFIG }]).unwrap();
        assert_eq!((inline.inline.as_deref(), inline.url), (Some(" a = 1 "), None));
        let both = ConfigElement { text: "{}", src: Some("c.json"), ..CONFIG };
        let both = plan(ScriptKind::Py, &[both]).unwrap();
        assert_eq!((both.inline.as_deref(), both.url.as_deref()), (Some("{}"), Some("c.json")));
        assert_eq!(both.format, Some(Format::Json));
    }

    #[test]
    fn two_elements() {
        assert_eq!(
            said(&[CONFIG, CONFIG]),
            "error (PY0409): Too many py-config\n--> <py-config>\n = put everything into one of them\n"
        );
        let mpy = plan(ScriptKind::Mpy, &[CONFIG, CONFIG]).unwrap_err().to_string();
        assert!(mpy.contains("Too many mpy-config"), "{mpy}");
    }

    #[test]
    fn element_and_attribute() {
        let script = ConfigElement { config: Some("c.toml"), ..SCRIPT };
        assert!(
            said(&[script, CONFIG]).starts_with("error (PY0409): Ambiguous py-config VS config attribute\n")
        );
    }

    #[test]
    fn attributes() {
        let script = |config| ConfigElement { config: Some(config), ..SCRIPT };
        let same = plan(ScriptKind::Py, &[script("./c.toml?v=1"), script("./c.toml?v=1")]).unwrap();
        assert_eq!((same.url.as_deref(), same.format), (Some("./c.toml?v=1"), Some(Format::Toml)));
        let inline = plan(ScriptKind::Py, &[script(r#"{"packages":["arrr"]}"#)]).unwrap();
        assert_eq!((inline.url, inline.inline.as_deref()), (None, Some(r#"{"packages":["arrr"]}"#)));
        let toml = plan(ScriptKind::Py, &[script("name = 'a.b'")]).unwrap();
        assert_eq!(toml.inline.as_deref(), Some("name = 'a.b'"));
        assert!(
            said(&[script("a.toml"), script("b.toml")])
                .starts_with("error (PY0409): Unable to use different configs on main\n")
        );
        assert_eq!(
            said(&[script("conf.yaml")]),
            "error (PY1000): Invalid URL: conf.yaml\n--> <script>\n  = expected toml or json content\n"
        );
    }

    #[test]
    fn types() {
        let yaml = ConfigElement { format: Some("yaml"), ..CONFIG };
        assert!(said(&[yaml]).contains("The type of config supplied 'yaml' is not supported"));
        let contrary = ConfigElement { format: Some("toml"), src: Some("c.json"), ..CONFIG };
        assert!(said(&[contrary]).contains("Invalid URL: c.json"));
    }
}

mod diagnostics {
    use super::*;

    #[test]
    fn as_json() {
        let rejected = resolve(&inputs(None, "name = <b>")).unwrap_err();
        let json: serde_json::Value = serde_json::from_str(&rejected.diagnostics[0].to_json()).unwrap();
        assert_eq!(json["severity"], "error");
        assert_eq!(json["code"], "PY1000");
        assert_eq!(json["origin"], "<py-config>");
        assert_eq!((json["line"].as_u64(), json["column"].as_u64()), (Some(1), Some(8)));
        assert_eq!(json["source_line"], "name = <b>");
    }

    #[test]
    fn nothing_is_left_of_a_rejected_config() {
        let text = "runtime = \"full\"\npackages = 1";
        assert_eq!(errors(resolve(&inputs(None, text))).len(), 1);
    }
}

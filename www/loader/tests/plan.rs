//! Plans of whole pages, without a browser. Everything here holds for both builds, unless it is said to be beyond the first.

use anypy_config::WHOLE;
use anypy_loader::plan::plan;
use anypy_loader::question::{Element, Page};

fn script(text: &str) -> Element<'_> {
    Element { tag: "script", kind: Some("py"), text: Some(text), ..Element::default() }
}

fn config(text: &str) -> Element<'_> {
    Element { tag: "py-config", text: Some(text), ..Element::default() }
}

fn page(elements: Vec<Element<'_>>) -> Page<'_> {
    Page { path: "/shop/", elements, plain: "js pyscript math json", ..Page::default() }
}

/// The whole build's answer has this; the first one has none.
#[track_caller]
fn beyond(page: &Page<'_>, text: &str) {
    let answer = plan(page);
    assert!(if WHOLE { answer.contains(text) } else { answer.is_empty() }, "{answer}");
}

#[test]
fn a_page_without_a_config() {
    let mut bold = script("  print(2)");
    bold.wait = Some("");
    let other = Element {
        tag: "mpy-script",
        src: Some("a.py?1"),
        env: Some("e"),
        wait: Some("false"),
        text: Some("print(3)"),
        ..Element::default()
    };
    let kind = r#"{"origin":"","limits":{},"files":[],"modules":[]"#;
    let kind = [kind, if WHOLE { r#","warnings":[]}"# } else { "}" }].concat();
    let own = ["mini", "micropython", "full", "pyodide"].map(|name| {
        [r#"""#, name, r#"":{"url":"runtimes/"#, name, r#"/index.js","base":"","integrity":""}"#].concat()
    });
    let runtimes = ["{", &own.join(","), "}"].concat();
    let scripts = [
        r#"{"element":0,"kind":0,"file":"index.html#1","wait":"ordered","source":"\nprint(1)\n","on":{"runtime":"mini"}}"#,
        r#"{"element":1,"kind":0,"file":"index.html#2","wait":"free","source":"print(2)","on":{"runtime":"mini"}}"#,
        r#"{"element":2,"kind":1,"custom":true,"file":"a.py","wait":"sync","env":"e","on":{"runtime":"mini"}}"#,
    ];
    let expected = [
        r#"{"config":{},"kinds":["#,
        &kind,
        ",",
        &kind,
        r#"],"runtimes":"#,
        &runtimes,
        if WHOLE {
            r#","because":"index.html#1, index.html#2: `mini`, the smallest that can run it\na.py: `mini`, the smallest that can run it\n""#
        } else {
            ""
        },
        r#","page":{"runtime":"mini"},"scripts":["#,
        &scripts.join(","),
        "]}",
    ];
    assert_eq!(plan(&page(vec![script("\n  print(1)\n"), bold, other])), expected.concat());
}

#[test]
fn a_config_chooses_and_asks() {
    let text = "runtime = \"toy\"\n[[runtimes]]\nname = \"toy\"\nsrc = \"toy.js\"\n[limits]\nmemory = 5\n[files]\n\"a.txt\" = \"\"\n";
    let mut own = script("");
    own.runtime = Some("full");
    let answer = plan(&page(vec![config(text), script(""), own]));
    for part in [
        r#""toy":{"url":"toy.js","base":"","kind":0,"integrity":""}"#,
        r#""origin":"\u003cpy-config>","element":0,"limits":{"memory":5}"#,
        r#""files":[{"url":"a.txt","base":"","path":"./a.txt","told":"\u003cpy-config>, line 8"}]"#,
        r#""page":{"runtime":"toy"}"#,
        r#""on":{"runtime":"full"}"#,
    ] {
        assert!(answer.contains(part), "{part} is not in {answer}");
    }
}

#[test]
fn packages_know_their_lines() {
    let page = |text| Page { forced: Some("full"), ..page(vec![config(text), script("")]) };
    let told = |line: &str| [r#""told":"\u003cpy-config>, line "#, line, "\"}"].concat();
    let packages =
        ["\"packages\":[{\"name\":\"arrr\",\"base\":\"\",", &told("2"), ",{\"name\":\"./x.whl\""].concat();
    let plain = plan(&page("packages = [\n\"arrr\",\n\"./x.whl\"]"));
    assert!(plain.contains(&packages), "{plain}");
    let indexes = ["\"indexes\":[{\"name\":\"simple\",\"base\":\"\",", &told("1")].concat();
    beyond(&page("index_urls = [\"simple\"]\npackages = [\"arrr\"]"), &indexes);
}

#[test]
fn a_config_file_is_fetched_first() {
    let element = Element { tag: "py-config", src: Some("conf/a.toml"), ..Element::default() };
    let mut page = page(vec![element, script("")]);
    let fetch = r#"{"fetch":[{"url":"conf/a.toml","origin":"\u003cpy-config>","element":0},{"origin":"","element":0}]}"#;
    assert_eq!(plan(&page), fetch);
    page.files[0] = Some("[files]\n\"a.txt\" = \"\"");
    let file = r#"{"url":"a.txt","base":"conf/a.toml","path":"./a.txt","told":"conf/a.toml, line 2"}"#;
    assert!(plan(&page).contains(file), "{}", plan(&page));
}

#[test]
fn the_address_and_javascript_ask_for_others() {
    let mut page = page(vec![script("")]);
    (page.forced, page.asked) = (Some("full"), Some("mini"));
    let answer = plan(&page);
    assert!(answer.contains(r#""page":{"runtime":"full"},"asked":{"runtime":"mini"}"#), "{answer}");
    assert!(answer.contains(r#""on":{"runtime":"full"}"#), "{answer}");
    page.asked = Some("mnii");
    beyond(&page, r#""asked":{"runtime":"mnii","refusal":"there is no runtime `mnii`"#);
}

#[test]
fn a_refusal_is_told_once() {
    let page = page(vec![config("runtime = { name = \"mini\", version = \"9\" }"), script(""), script("")]);
    beyond(&page, r#""refusal":"\u003cpy-config>: the runtime `mini` does not have"#);
    beyond(&page, r#""on":{"runtime":"mini","refusal":""}"#);
}

#[test]
fn a_mistake_has_the_page_s_line() {
    let mut page = page(vec![config("\nruntime = 5\n"), script("")]);
    beyond(&page, r#"{"source":true}"#);
    page.source = Some("<!doctype html>\n<title>x</title><py-config>\nruntime = 5\n</py-config>");
    beyond(&page, "--> index.html \\u003cpy-config>:3:11");
    page.source = Some("");
    beyond(&page, "--> \\u003cpy-config>:2:11");
}

#[test]
fn workers_are_to_come() {
    let mut worker = script("");
    worker.worker = Some("");
    beyond(&page(vec![worker]), "scripts in workers are not supported yet");
}

#[test]
fn archives_and_files_of_2022_know_their_lines() {
    let page = |text| Page { forced: Some("full"), ..page(vec![config(text), script("")]) };
    beyond(
        &page("[files]\n\"a.zip?1\" = \"./*\"\n"),
        r#""files":[{"url":"a.zip?1","base":"","path":"./","archive":true,"told":"\u003cpy-config>, line 2"}]"#,
    );
    let text = "paths = [\"e.py\"]\n[[fetch]]\nfrom = \"lib\"\nfiles = [\n\"a.py\",\n\"b.py\"]\n[[fetch]]\nto_folder = \"x\"\nfrom = \"c.py\"\n";
    for told in [
        r#""path":"a.py","told":"\u003cpy-config>, line 5""#,
        r#""path":"b.py","told":"\u003cpy-config>, line 6""#,
        r#""path":"x/c.py","told":"\u003cpy-config>, line 9""#,
        r#""path":"./e.py","told":"\u003cpy-config>, line 1""#,
    ] {
        beyond(&page(text), told);
    }
}

// -- Choosing by itself. What is beyond the first build here is any choice but the first runtime. --

/// The runtime that a page of one script gets.
#[track_caller]
fn gets(text: &str, name: &str) {
    chosen(&page(vec![script(text)]), name);
}

#[track_caller]
fn chosen(page: &Page<'_>, name: &str) {
    let answer = plan(page);
    let expected = [r#""page":{"runtime":""#, name, r#""}"#].concat();
    let ours = name == "mini" || WHOLE;
    assert!(if ours { answer.contains(&expected) } else { answer.is_empty() }, "{name}: {answer}");
}

#[test]
fn a_counter_gets_mini() {
    gets("from js import document\nimport math, json\nn = 0\n", "mini");
    gets("", "mini");
    gets("x = 'import numpy'  # import numpy\n'''\nimport numpy\n'''", "mini");
    chosen(&page(Vec::new()), "mini");
    chosen(&page(vec![config("name = \"x\""), script("import json")]), "mini");
    chosen(&page(vec![config("runtime = \"auto\""), script("import json")]), "mini");
}

#[test]
fn imports_decide() {
    gets("import numpy as np", "pyodide");
    gets("def f():\n    from PIL import Image", "pyodide");
    gets("import decimal", "full");
    gets("import micropython, framebuf", "micropython");
    gets("import decimal, numpy", "pyodide");
    gets("from pyodide.http import open_url", "pyodide");
    // All scripts share one interpreter.
    chosen(&page(vec![script("import math"), script("import decimal")]), "full");
    // A script with a runtime of its own does not count.
    let mut own = script("import numpy");
    own.runtime = Some("full");
    chosen(&page(vec![script("import math"), own]), "mini");
}

#[test]
fn what_every_page_has_does_not_decide() {
    gets("import js\nfrom pyscript.web import page\nfrom pyscript import when", "mini");
    if WHOLE {
        gets(
            "import anypy, js_modules.x\nfrom pyodide.ffi import to_js\nfrom anypy.ffi import create_proxy",
            "mini",
        );
        // What no runtime knows is the page's own affair.
        gets("import unheard_of", "mini");
        gets("try:\n    import numpy\nexcept ImportError:\n    numpy = None", "mini");
    }
}

#[test]
fn packages_decide() {
    for (package, name) in [
        ("numpy", "pyodide"),
        ("Scikit_Learn>=1.2", "pyodide"),
        ("requests[socks]", "pyodide"),
        ("https://example.com/x-1-cp314-cp314-pyemscripten_2026_0_wasm32.whl", "pyodide"),
    ] {
        let text = ["packages = [\"", package, "\"]"].concat();
        chosen(&page(vec![config(&text), script("import x")]), name);
    }
    for package in ["arrr", "./x-1-py3-none-any.whl#sha256=0", "x @ https://example.com/x-1-py3-none-any.whl"]
    {
        let text = ["packages = [\"", package, "\"]"].concat();
        beyond(&page(vec![config(&text), script("import x")]), r#""page":{"runtime":"mini"}"#);
    }
}

#[test]
fn limits_and_waiting_tip_the_scale() {
    // full comes first of those with `decimal`, and none of them waits or holds limits: nothing changes.
    gets("import decimal, time\ntime.sleep(1)", "full");
    chosen(&page(vec![config("[limits]\nmemory = 5"), script("import decimal")]), "full");
}

#[test]
fn texts_of_files_are_asked_for() {
    let mut from_file = script("");
    (from_file.src, from_file.text) = (Some("a.py"), None);
    let files = config("[files]\n\"lib/b.py\" = \"\"\n\"c.txt\" = \"\"\n\"d.zip\" = \"./*\"\n");
    let files = if WHOLE { files } else { config("[files]\n\"lib/b.py\" = \"\"\n\"c.txt\" = \"\"\n") };
    let mut page = page(vec![files, from_file, script("import b")]);
    assert_eq!(plan(&page), r#"{"texts":[{"element":1},{"url":"lib/b.py","base":""}]}"#);
    page.elements[1].text = Some("import json");
    let file = |text| Element {
        tag: "file",
        src: Some("lib/b.py"),
        config: Some(""),
        text: Some(text),
        ..Element::default()
    };
    page.elements.push(file("import math"));
    chosen(&page, "mini");
    page.elements.pop();
    page.elements.push(file("import numpy"));
    chosen(&page, "pyodide");
    // Whoever names a runtime does not wait for them.
    page.elements.pop();
    page.forced = Some("full");
    assert!(plan(&page).contains(r#""page":{"runtime":"full"}"#));
}

#[test]
fn mpy_scripts_are_chosen_for_apart() {
    let mpy = Element { tag: "mpy-script", text: Some("import framebuf"), ..Element::default() };
    let answer = plan(&page(vec![script(""), mpy]));
    let both = [
        r#""kind":0,"file":"index.html#1","wait":"ordered","source":"","on":{"runtime":"mini"}"#,
        r#""on":{"runtime":"micropython"}"#,
    ];
    assert!(
        if WHOLE { both.iter().all(|part| answer.contains(part)) } else { answer.is_empty() },
        "{answer}"
    );
}

#[test]
fn auto_by_the_address_and_by_a_script() {
    let mut page = page(vec![config("runtime = \"full\""), script("import json")]);
    page.forced = Some("auto");
    chosen(&page, "mini");
    (page.forced, page.asked) = (None, Some("auto"));
    page.elements[1].runtime = Some("auto");
    let answer = plan(&page);
    for part in [r#""page":{"runtime":"full"},"asked":{"runtime":"mini"}"#, r#""on":{"runtime":"mini"}"#] {
        assert!(answer.contains(part), "{part} is not in {answer}");
    }
}

#[test]
fn other_versions_of_engines() {
    let cases = [
        (
            "[runtime]\nname = \"pyodide\"\nversion = \"0.28.2\"",
            r#""engine":"https://cdn.jsdelivr.net/pyodide/v0.28.2/full/pyodide.mjs""#,
        ),
        (
            "[runtime]\nname = \"micropython\"\nversion = \"1.26.0\"",
            r#""engine":"https://cdn.jsdelivr.net/npm/@micropython/micropython-webassembly-pyscript@1.26.0/micropython.mjs""#,
        ),
        (
            "interpreter = \"0.29.0\"",
            r#""engine":"https://cdn.jsdelivr.net/pyodide/v0.29.0/full/pyodide.mjs""#,
        ),
        ("interpreter = \"./mine/engine.mjs\"", r#""base":"","integrity":"","engine":"./mine/engine.mjs""#),
        (
            "[[runtimes]]\nsrc = \"https://cdn.example/v0.21.2/full/pyodide.js\"\nname = \"pyodide-0.21.2\"\nlang = \"python\"",
            r#""pyodide":{"url":"runtimes/pyodide/index.js","base":"","integrity":"","engine":"https://cdn.example/v0.21.2/full/pyodide.mjs"}"#,
        ),
        (
            "[[interpreters]]\nsrc = \"mp/micropython.mjs\"\nintegrity = \"sha384-x\"",
            r#""micropython":{"url":"runtimes/micropython/index.js","base":"","integrity":"sha384-x","engine":"mp/micropython.mjs"}"#,
        ),
    ];
    for (text, part) in cases {
        let page = page(vec![config(text), script("")]);
        beyond(&page, part);
        assert!(!plan(&page).contains("refusal"), "{text}");
    }
    // The versions that come with it are no others.
    let page = page(vec![config("[runtime]\nname = \"mini\"\nversion = \"0.1\""), script("")]);
    beyond(&page, r#""page":{"runtime":"mini"}"#);
    assert!(!plan(&page).contains("engine"));
}

#[test]
fn a_version_that_is_not_to_be_had() {
    let page = page(vec![config("[runtime]\nname = \"mini\"\nversion = \"9\""), script("")]);
    beyond(&page, "`mini` is version 0.1.0, not 9");
}

#[cfg(feature = "whole")]
mod explained {
    use super::*;
    use anypy_config::ScriptKind;
    use anypy_loader::plan::{advise, explain};

    #[test]
    fn the_packages_of_imports() {
        let answer = plan(&page(vec![script("import numpy, PIL.Image, math")]));
        let packages = r#""packages":[{"name":"numpy","base":"","told":"`import numpy`"},{"name":"Pillow","base":"","told":"`import PIL.Image`"}]"#;
        assert!(answer.contains(packages), "{answer}");
        let answer = plan(&page(vec![config("runtime = \"pyodide\""), script("import numpy")]));
        assert!(!answer.contains("packages"), "{answer}");
    }

    #[test]
    fn script_by_script() {
        let mut own = script("");
        own.runtime = Some("full");
        let page = page(vec![script("import math"), script("import decimal, numpy"), own]);
        let text = "index.html#3: `full`, which its `runtime` attribute names\nindex.html#1, index.html#2: `pyodide`, the smallest \
            that can run it\n  `mini` has no module `decimal` (index.html#2)\n  `mini` has no module `numpy` (index.html#2)\n  \
            `micropython` has no module `math` (index.html#1)\n";
        let answer = explain(&page);
        let first = text.replace('\n', "\\n");
        let first = first.split("  `micropython`").next().unwrap();
        assert!(answer.contains(first), "{answer}");
        for part in [
            r#"{"element":2,"file":"index.html#3","runtime":"full","because":"its `runtime` attribute names"}"#,
            r#"{"element":1,"file":"index.html#2","runtime":"pyodide","imports":["decimal","numpy"],"candidates":[{"runtime":"mini","against":["has no module `decimal`","has no module `numpy`"]}"#,
            r#"{"runtime":"full","against":["has no module `numpy`"]},{"runtime":"pyodide","against":[]}]}"#,
        ] {
            assert!(answer.contains(part), "{part} is not in {answer}");
        }
    }

    #[test]
    fn the_nearest_is_taken_where_none_has_everything() {
        let page = page(vec![script("import numpy, framebuf, math")]);
        assert!(plan(&page).contains("`, which comes nearest: no runtime has everything"), "{}", plan(&page));
    }

    #[test]
    fn advice_names_the_line() {
        let page = page(vec![script("")]);
        assert_eq!(
            advise(&page, "decimal", "mini", ScriptKind::Py),
            "`mini` has no module `decimal`, but `full` has: `runtime = \"full\"` in <py-config> gets it"
        );
        assert_eq!(
            advise(&page, "PIL", "full", ScriptKind::Mpy),
            "`full` has no module `PIL`, but `pyodide` has: `runtime = \"pyodide\"` and `packages = [\"Pillow\"]` in <mpy-config> gets it"
        );
        assert_eq!(advise(&page, "unheard_of", "mini", ScriptKind::Py), "");
    }
}

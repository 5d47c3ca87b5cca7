//! Plans of whole pages, without a browser. Everything here holds for both builds, unless it is said to be beyond the first.

use anypy_config::WHOLE;
use anypy_loader::plan::plan;
use anypy_loader::question::{Element, Page};

fn script(text: &str) -> Element<'_> {
    Element { tag: "script", kind: Some("py"), text, ..Element::default() }
}

fn config(text: &str) -> Element<'_> {
    Element { tag: "py-config", text, ..Element::default() }
}

fn page(elements: Vec<Element<'_>>) -> Page<'_> {
    Page { path: "/shop/", elements, ..Page::default() }
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
    let page = |text| page(vec![config(text), script("")]);
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
    let page = |text| page(vec![config(text), script("")]);
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

//! Our trees against those of the `toml` crate and of `serde_json`: the same texts accepted, the same values read.

use anypy_config::{ConfigText, Format, Inputs, WHOLE, resolve};

/// What we make of a text, as JSON, or `None` where it is rejected. The keys mean nothing to us: all are kept.
fn ours(text: &str, format: Format) -> Option<serde_json::Value> {
    let config = ConfigText { format: Some(format), ..ConfigText::new("text", text) };
    let inputs = Inputs { inline: Some(config), known_runtimes: &["mini"], ..Inputs::default() };
    let json = resolve(&inputs).ok()?.to_json();
    Some(serde_json::from_str(&json).expect("what we write is JSON"))
}

fn theirs(text: &str) -> Option<serde_json::Value> {
    text.parse::<toml::Table>().ok().map(|table| plain(toml::Value::Table(table)))
}

fn plain(value: toml::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::from(truth),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(k, v)| (k, plain(v))).collect()),
    }
}

/// Documents around every rule that `src/toml.rs` holds by itself: which tables may be opened, extended, repeated.
const DOCUMENTS: &[&str] = &[
    "",
    "# only a comment",
    "a = 1\nb = -2\nc = +3\nd = 0x1F\ne = 0o17\nf = 0b101\ng = 1_000",
    "a = 1.5\nb = -0.25\nc = 1e3\nd = +1.0\ne = 6.26e-3\nf = 1_0.5\ng = 5e+2",
    "a = inf\nb = -inf\nc = nan",
    "a = \"x\\ty\\u00e9\\U0001F600\"\nb = 'raw\\n'\nc = \"\"\"\nfirst\n  second\\\n   joined\"\"\"\nd = '''\n'quoted' '''",
    "a = 1979-05-27T07:32:00Z\nb = 1979-05-27\nc = 07:32:00",
    "a = true\nb = false",
    "a = [1, 2, 3,]\nb = [[1], ['x', \"y\"]]\nc = [ # comment\n 1,\n 2 ]\nd = []",
    "a = { b = 1, c.d = 2, e = { f = [] } }\ng = {}",
    "a.b.c = 1\na.b.d = 2\na.e = 3",
    "a.b = 1\na.b.c = 2",
    "a = 1\na.b = 2",
    "a = { b = 1 }\na.c = 2",
    "a = { b = 1 }\n[a.c]\nd = 1",
    "a = { b.c = 1, b.d = 2 }",
    "a = { b = 1, b = 2 }",
    "a = { b.c = 1, b = 2 }",
    "\"a b\" = 1\n'c.d' = 2\n\"\" = 3\nx.\"y.z\" = 4",
    "a = 1\n\"a\" = 2",
    "[a]\nb = 1\n[a.c]\nd = 2\n[e.f.g]\nh = 3",
    "[a.b]\nc = 1\n[a]\nd = 2",
    "[a]\nb = 1\n[a]\nc = 2",
    "[a]\nb = 1\n[a.b]\nc = 2",
    "[a.b.c]\nz = 9\n[a]\nb.c.t = 1",
    "[a.b.c.d]\nz = 9\n[a]\nb.c.d.k.t = 1",
    "[a.b.c]\nz = 9\n[a]\nb.x = 1",
    "[fruit]\napple.color = 'red'\napple.taste.sweet = true\n[fruit.apple]\nx = 1",
    "[fruit]\napple.color = 'red'\napple.taste.sweet = true\n[fruit.apple.taste]\nx = 1",
    "[fruit]\napple.color = 'red'\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = true",
    "a.b = 1\n[a]\nc = 2",
    "a.b = 1\n[a.c]\nd = 2",
    "a.b = 1\n[a.c]\nd = 2\n[a.c]\ne = 3",
    "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\nf = 4\n[[a.e]]\nf = 5",
    "[[a]]\n[[a]]\n[[a]]",
    "a = []\n[[a]]\nb = 1",
    "a = [{}]\n[a.b]\nc = 1",
    "[a]\n[[a]]",
    "[[a]]\n[a]",
    "[[a.b]]\n[a]\nc = 1",
    "[[a.b]]\n[[a]]",
    "[a.b]\n[[a]]",
    "[a]\nb.c = 1\n[[a.b]]",
    "[x.y.z.w]\n[x]\n[x.y]",
    "[x.y]\n[x.y.z]\n[x]\na = 1\n[x.y]",
    "[]\n",
    "[a\n",
    "a = \n",
    "a\n",
    "= 1\n",
    "a = 1 b = 2\n",
    "a = [1 2]\n",
    "a = [1,,2]\n",
    "a = { b = 1",
    "a = 01\n",
    "a = 1__0\n",
    "a = 1.\n",
    "a = .5\n",
    "a = 'x\ny'\n",
    "a = \"\\q\"\n",
    "a = \"\\uD800\"\n",
    "a = tru\n",
    "a = 99999999999999999999\n",
    "a = 2020-13-01\n",
    "a = 1 # ok \u{1}\n",
    "a = \"tab\tinside\"\n",
    "a = \"bell\u{7}\"\n",
    "\u{feff}a = 1",
    "a = 1\r\nb = 2\r\n",
    "a = 1\rb = 2",
    "[ a . b ]\n c . d = 1",
    "[[ a ]]\nb = 1",
    "[ [a] ]\n",
    "a = 2024-02-29\nb = 1900-01-01T00:00:60.25+14:30\nc = 00:00\nd = 2024-02-29 12:30:00.5z\ne = 12:30:59.999999",
    "a = 2023-02-29",
    "a = 1900-02-29",
    "a = 2000-00-10",
    "a = 2000-01-00",
    "a = 24:00:00",
    "a = 12:60:00",
    "a = 12:00:61",
    "a = 12:00:00.",
    "a = 2000-01-01T",
    "a = 2000-01-01T12:00:00+24:00",
    "a = 2000-01-01T12:00:00+1:00",
    "a = 2000-01-01T12:00:00+01:00:00",
    "a = 2000-1-1",
    "a = 2000-01-01x",
    "a = 1e",
    "a = 1.e5",
    "a = 1e+",
    "a = 1.5e0x",
    "a = 00.5",
    "a = 1._5",
    "a = 1_.5",
    "a = -0.0\nb = 0e0\nc = -nan",
    "a = +01",
    "a = 0x\n",
    "a = 0xG\n",
    "a = -0x1\n",
    "a = {\n b = 1,\n}\n",
];

#[test]
fn toml_is_read_as_the_toml_crate_reads_it() {
    for text in DOCUMENTS {
        let (ours, theirs) = (ours(text, Format::Toml), theirs(text));
        match (&ours, &theirs) {
            (Some(ours), Some(theirs)) => {
                assert!(same(ours, theirs), "{text}\nours: {ours}\ntheirs: {theirs}")
            }
            (None, None) => {}
            // Left to the whole build.
            (None, _) if !WHOLE => {}
            _ => panic!("{text:?}\nours: {ours:?}\ntheirs: {theirs:?}"),
        }
    }
}

/// Equal, with dates compared loosely: their separators may be written in several ways.
fn same(a: &serde_json::Value, b: &serde_json::Value) -> bool {
    use serde_json::Value;
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, value)| b.get(key).is_some_and(|other| same(value, other)))
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Number(a), Value::Number(b)) => {
            // serde_json reads the last digit of a double wrongly at times.
            let (a, b) = (a.as_f64().unwrap_or_default(), b.as_f64().unwrap_or_default());
            (a - b).abs() <= b.abs() * 1e-15
        }
        (Value::String(a), Value::String(b)) if b.starts_with(|c: char| c.is_ascii_digit()) => {
            // The crate writes dates in one form of several.
            let form = |date: &str| {
                date.to_uppercase().replace(' ', "T").replace(".250", ".25").replace(".20", ".2")
            };
            form(a) == form(b)
        }
        _ => a == b,
    }
}

/// What is put into documents to damage them.
const CHANGES: &[&str] = &[
    "", "\n", "\r", " ", "\t", "\"", "'", "\\", "[", "]", "{", "}", "=", ".", ",", "0", "1", "a", "e", "x",
    "#", "_", "-", "+", ":", "\u{7f}",
];

/// Every prefix and every one-character change of valid documents: the same verdict as the `toml` crate's.
#[test]
fn damaged_toml_gets_the_same_verdict() {
    let texts = [
        "a = 1\nb.c = \"x\\n\"\n[d.\"e f\"]\ng = [1, { h = true }, 'y']\n[[i]]\nj = 1979-05-27\n[[i]]\nk = 0.5 # c\n",
        "a = \"\"\"\nb \\\n  c\\u00e9\"\" \"\"\"\nd = \'\'\'e\\\n\'f\'\'\'\'\ng = [\n  -0x1, +1_0, # h\n]\n",
        "a = 0xfF_0\nb = -1_2.5e-1_0\nc = 2024-02-29T12:30:59.25+01:30\nd = { e.f = inf, g = [[]], }\r\nh = nan\n",
    ];
    let mut documents: Vec<String> = Vec::new();
    for text in texts {
        documents.extend((0..=text.len()).map(|end| text[..end].to_string()));
        for at in 0..text.len() {
            for c in CHANGES {
                documents.push([&text[..at], c, &text[at + 1..]].concat());
                documents.push([&text[..at], c, &text[at..]].concat());
            }
        }
    }
    let mut differences = String::new();
    for document in &documents {
        let (ours, theirs) = (ours(document, Format::Toml), theirs(document));
        match (&ours, &theirs) {
            (Some(ours), Some(theirs)) if same(ours, theirs) => {}
            (None, None) => {}
            // Left to the whole build.
            (None, _) if !WHOLE => {}
            // The crate lets key, `=` and value of an inline table stand on several lines, which TOML does not.
            (None, Some(_)) if ["\n=", "\n =", "=\n", "= \n"].iter().any(|odd| document.contains(odd)) => {}
            _ => differences += &format!("{document:?}\nours: {ours:?}\ntheirs: {theirs:?}\n\n"),
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

/// Whatever a build takes of damaged configs with our keys, it reads as the `toml` crate does.
#[test]
fn damaged_configs_are_read_as_the_toml_crate_reads_them() {
    let text = "\u{feff}runtime = \"mini\" # c\nversion = '1'\n[limits]\nmemory = 1048576\nrecursion = 50\n[files]\n\"a.py\" = \"\"\n\
                b-c = './d' \n[[runtimes]]\r\nsrc = \"x.js\"\n[[runtimes]]\nsrc = \"y.js\"\n[js_modules.main]\n'z' = \"z\"\n";
    let inline = "limits = { memory = \"64MiB\", slice_ms = 8 }\nruntimes = [{ name = 'x', src = \"x.js\" }]\nfiles.a = 'b'\nfiles.c = ''\n";
    let mut taken = 0;
    for text in [text, inline] {
        assert!(ours(text, Format::Toml).is_some(), "{text}");
        for at in (0..text.len()).filter(|&at| text.is_char_boundary(at) && text.is_char_boundary(at + 1)) {
            for c in CHANGES {
                for document in
                    [[&text[..at], c, &text[at + 1..]].concat(), [&text[..at], c, &text[at..]].concat()]
                {
                    if let Some(ours) = ours(&document, Format::Toml) {
                        let theirs =
                            theirs(&document).unwrap_or_else(|| panic!("{document:?}\nours: {ours}"));
                        assert!(same(&ours, &theirs), "{document:?}\nours: {ours}\ntheirs: {theirs}");
                        taken += 1;
                    }
                }
            }
        }
    }
    assert!(taken > 1000, "{taken}");
}

#[test]
fn json_is_read_as_serde_json_reads_it() {
    let text = "{\"a\": [1, -2.5, 1e3, 0, true, false, null], \"b\": {\"c\": \"x\\n\\u00e9\\ud83d\\ude00\\\"\\/\"}, \"d\": {}, \"e\": []}";
    let mut documents = vec![text.to_string(), " { } ".into(), "{\"a\":1,\"a\":2}".into(), "{}{}".into()];
    for at in 0..text.len() {
        documents.push(text[..at].to_string());
        for c in ["", "\n", "\"", "[", "]", "{", "}", ":", ",", "0", "a", "-", ".", "\\", "e"] {
            documents.push([&text[..at], c, &text[at + 1..]].concat());
        }
    }
    for document in &documents {
        let ours = ours(document, Format::Json);
        let theirs =
            serde_json::from_str::<serde_json::Value>(document).ok().filter(serde_json::Value::is_object);
        match (&ours, &theirs) {
            (Some(ours), Some(theirs)) => assert!(same(ours, theirs), "{document}\n{ours}\n{theirs}"),
            // serde_json rejects lone surrogates and numbers beyond a double, JSON.parse and we don't.
            (Some(_), None) if document.contains("\\u") || document.contains('e') => {}
            (None, None) => {}
            // Left to the whole build.
            (None, _) if !WHOLE => {}
            _ => panic!("{document}\nours: {ours:?}\ntheirs: {theirs:?}"),
        }
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = 100_000;
    for (text, format) in [
        (["a = ", &"[".repeat(deep)].concat(), Format::Toml),
        (["a = ", &"{a=".repeat(deep)].concat(), Format::Toml),
        (["{\"a\":", &"[".repeat(deep)].concat(), Format::Json),
        ("{\"a\":".repeat(deep), Format::Json),
    ] {
        assert_eq!(ours(&text, format), None);
    }
}

//! `format`, `%` and the parser of `str.format` against CPython.
#![allow(missing_docs)]

mod common;

use anypy_mini_base::error::Error;
use anypy_mini_base::native::Native;
use anypy_mini_base::printf::{self, Amount, Piece};
use anypy_mini_base::strformat::{self, First, Step};
use anypy_mini_base::{Int, float, format};
use common::{Random, compare, literal};

/// What the oracle prints for a string or an error.
fn shown(result: Result<String, Error>) -> String {
    match result {
        Ok(text) => quoted(&text),
        Err(e) => format!("{:?}: {}", e.kind, escaped(&e.message)),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c as u32 {
            9 => out += "\\t",
            92 => out += "\\\\",
            32..127 => out.push(c),
            n @ ..=255 => out += &format!("\\x{n:02x}"),
            n @ ..=0xffff => out += &format!("\\u{n:04x}"),
            n => out += &format!("\\U{n:08x}"),
        }
    }
    out
}

/// `ascii()` of a string.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut body = escaped(text);
    if quote == '\'' {
        body = body.replace('\'', "\\'");
    }
    format!("{quote}{body}{quote}")
}

fn random_spec(random: &mut Random) -> String {
    let mut spec = String::new();
    if random.below(3) == 0 {
        if random.below(2) == 0 {
            spec += random.pick(&["*", "0", "é", "𝄞", "<", " "]);
        }
        spec += random.pick(&["<", ">", "=", "^"]);
    }
    for (part, one_in) in [("+", 6), ("-", 9), (" ", 9), ("z", 8), ("#", 5), ("0", 4)] {
        if random.below(one_in) == 0 {
            spec += part;
        }
    }
    if random.below(2) == 0 {
        spec += &random.below(25).to_string();
    }
    if random.below(4) == 0 {
        spec += random.pick(&[",", "_", ",", "_", ",_", "__"]);
    }
    if random.below(3) == 0 {
        spec += &format!(".{}", random.below(12));
    }
    spec += random.pick(&[
        "", "", "d", "f", "g", "e", "%", "s", "x", "X", "o", "b", "c", "n", "G", "E", "F", "y", "dd", "é",
    ]);
    spec
}

fn random_float(random: &mut Random) -> f64 {
    match random.below(6) {
        0 => random.below(10_000_000) as f64 / 100.0,
        1 => -(random.next() as f64) / 1e12,
        2 => [0.0, -0.0, -0.001, 1e16, 1e-5, 123456789.0, 0.5, 2.5, 1e100, 99999.5][random.below(10)],
        3 => random.below(100) as f64,
        4 => f64::from_bits(random.next()),
        _ => [f64::INFINITY, f64::NEG_INFINITY, f64::NAN][random.below(3)],
    }
}

fn float_expression(x: f64) -> String {
    let mut text = String::new();
    float::repr(&Native::new(), x, &mut text);
    format!("float('{text}')")
}

#[test]
fn mini_language() {
    let platform = Native::new();
    let mut random = Random(0xabcdef);
    let mut cases = Vec::new();
    for _ in 0..5000 {
        let spec = random_spec(&mut random);
        let expression = |value: &str| format!("format({value}, {})", literal(&spec));
        let mut out = String::new();
        let n = (random.next() >> random.below(64)) as i64 >> random.below(3);
        let int = Int::from_i64(n);
        let result = format::int(&platform, int.as_ref(), &spec, "int", &mut out).map(|()| out);
        cases.push((expression(&n.to_string()), shown(result)));

        let mut out = String::new();
        let x = random_float(&mut random);
        let result = format::float(&platform, x, &spec, "float", &mut out).map(|()| out);
        cases.push((expression(&float_expression(x)), shown(result)));

        let mut out = String::new();
        let text = random.pick(&["", "abc", "é𝄞x", "a long text that fills"]);
        let result = format::str(text, &spec, "str", &mut out).map(|()| out);
        cases.push((expression(&literal(text)), shown(result)));

        let mut out = String::new();
        let (re, im) = (random_float(&mut random), random_float(&mut random));
        let result = format::complex(&platform, re, im, &spec, "complex", &mut out).map(|()| out);
        let value = format!("complex({}, {})", float_expression(re), float_expression(im));
        cases.push((expression(&value), shown(result)));
    }
    // Lone surrogates, which `str` here cannot hold, and "%c"'s wording for them are the engine's business.
    cases.retain(|(e, _)| !e.contains("surrogate"));
    compare(cases);
}

#[test]
fn errors_of_specs() {
    let platform = Native::new();
    let mut cases = Vec::new();
    for spec in [
        "99999999999999999999",
        ".99999999999999999999d",
        ".",
        ".f",
        "10.",
        ",c",
        "_c",
        ",x",
        "_x",
        ",n",
        ",s",
        "\u{1}",
        "=",
        "==10",
        "<<<",
        "0=10",
        "+c",
        "#c",
        "zd",
        "1.5d",
        "abc",
        ",\u{1}",
        "x,",
        "<010",
        "^010d",
        "_10",
        ",,",
        "__,",
    ] {
        let mut out = String::new();
        let result = format::int(&platform, Int::from_i64(65).as_ref(), spec, "int", &mut out).map(|()| out);
        cases.push((format!("format(65, {})", literal(spec)), shown(result)));
        let mut out = String::new();
        let result = format::str("x", spec, "str", &mut out).map(|()| out);
        cases.push((format!("format('x', {})", literal(spec)), shown(result)));
    }
    compare(cases);
}

/// `format % value`, for formats with at most one conversion.
fn percent(format: &str, int: &Int, x: f64, text: &str) -> Result<String, Error> {
    let mut out = String::new();
    let mut pieces = printf::Pieces::new(format.as_bytes(), false);
    while let Some(piece) = pieces.next_piece()? {
        match piece {
            Piece::Literal(s) => out += std::str::from_utf8(s).unwrap(),
            Piece::Conversion(c) => match c.code {
                0 => return pieces.unsupported(),
                b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => printf::int(&c, int.as_ref(), &mut out),
                b'c' | b's' | b'r' | b'a' => printf::text(&c, text, &mut out),
                _ => printf::float(&Native::new(), &c, x, &mut out),
            },
        }
    }
    Ok(out)
}

#[test]
fn percent_conversions() {
    let mut random = Random(0x5eed);
    let mut cases = Vec::new();
    for _ in 0..5000 {
        let mut format = String::from("<%");
        for (flag, one_in) in [("-", 4), ("+", 4), (" ", 5), ("#", 4), ("0", 3)] {
            if random.below(one_in) == 0 {
                format += flag;
            }
        }
        if random.below(2) == 0 {
            format += &random.below(20).to_string();
        }
        if random.below(3) == 0 {
            format += &format!(".{}", random.below(12));
        }
        let code = random.pick(&["d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "s", "c"]);
        format += code;
        format += "> %% é";
        let n = Int::from_i64((random.next() >> random.below(64)) as i64);
        let x = random_float(&mut random);
        let text = if code == "c" { "é" } else { random.pick(&["abc", "é𝄞x", ""]) };
        let value = match code {
            "d" | "i" | "u" | "o" | "x" | "X" => n.as_ref().to_text(10),
            "s" | "c" => literal(text),
            _ => float_expression(x),
        };
        let ours = shown(percent(&format, &n, x, text));
        cases.push((format!("{} % ({value},)", literal(&format)), ours));
    }
    for format in [
        "%",
        "abc%y",
        "%é",
        "x%(a",
        "%(a)",
        "%-",
        "%ld",
        "é%",
        "%.",
        "%5",
        "%z",
        "%99999999999999999999d",
        "a%!",
    ] {
        let ours = shown(percent(format, &Int::from_i64(1), 1.0, "x"));
        let value = if format.contains("(a") { "{'a': 1}" } else { "(1,)" };
        cases.push((format!("{} % {value}", literal(format)), ours));
    }
    compare(cases);
}

#[test]
fn percent_amounts_and_keys() {
    let mut pieces = printf::Pieces::new(b"a%(k(e)y)-*.*db%c", true);
    assert!(matches!(pieces.next_piece(), Ok(Some(Piece::Literal(b"a")))));
    let Ok(Some(Piece::Conversion(mut c))) = pieces.next_piece() else { panic!("a conversion") };
    assert_eq!((c.key, c.width, c.precision), (Some(&b"k(e)y"[..]), Amount::Star, Amount::Star));
    c.set_width(-8).unwrap();
    c.set_precision(3).unwrap();
    let mut out = String::new();
    printf::int(&c, Int::from_i64(-5).as_ref(), &mut out);
    assert_eq!(out, "-005    ");
    assert!(matches!(pieces.next_piece(), Ok(Some(Piece::Literal(b"b")))));
    let Ok(Some(Piece::Conversion(mut c))) = pieces.next_piece() else { panic!("a conversion") };
    c.set_width(4).unwrap();
    assert!(c.set_width(1 << 40).is_err());
    c.set_width(4).unwrap();
    let mut out = Vec::new();
    printf::bytes(&c, b"x", &mut out);
    assert_eq!(out, b"   x");
    assert!(matches!(pieces.next_piece(), Ok(None)));
}

fn fields(format: &str) -> Result<String, Error> {
    let mut parts = Vec::new();
    let mut pieces = strformat::Pieces::new(format);
    while let Some((text, field)) = pieces.next_piece()? {
        let (name, spec, conversion) = match field {
            Some(f) => (quoted(f.name), quoted(f.spec), f.conversion.map(|c| quoted(&c.to_string()))),
            None => ("None".into(), "None".into(), None),
        };
        parts.push(format!("({}, {name}, {spec}, {})", quoted(text), conversion.unwrap_or("None".into())));
    }
    Ok(format!("[{}]", parts.join(", ")))
}

fn steps(name: &str) -> Result<String, Error> {
    let (first, mut steps) = strformat::split_name(name)?;
    let first = match first {
        First::Auto => "''".into(),
        First::Index(i) => i.to_string(),
        First::Name(name) => quoted(name),
    };
    let mut parts = Vec::new();
    while let Some(step) = steps.next_step()? {
        parts.push(match step {
            Step::Attribute(name) => format!("(True, {})", quoted(name)),
            Step::Index(i) => format!("(False, {i})"),
            Step::Key(key) => format!("(False, {})", quoted(key)),
        });
    }
    Ok(format!("({first}, [{}])", parts.join(", ")))
}

#[test]
fn fields_of_str_format() {
    let mut cases = Vec::new();
    let mut add = |format: &str| {
        let ours = match fields(format) {
            Ok(text) => text,
            Err(e) => shown(Err(e)),
        };
        cases.push((format!("list(__import__('_string').formatter_parser({}))", literal(format)), ours));
    };
    for format in [
        "",
        "plain",
        "{}",
        "a{}b{0}c",
        "{{x}}",
        "{",
        "}",
        "a}",
        "{a",
        "{a!r}",
        "{a!r:>10}",
        "{a!}",
        "{a!",
        "{a!rx}",
        "{a:{w}.{p}}",
        "{a:{",
        "{a[}]}",
        "{a[",
        "{a{b}",
        "{a.b[c].d:é}",
        "é{é!é}",
        "{}}",
        "{{}",
        "{!r}",
        "{:}",
        "{a:}}",
        "{a!r:",
        "{a[:]}",
    ] {
        add(format);
    }
    let mut random = Random(31);
    for _ in 0..3000 {
        let format: String = (0..random.below(9))
            .map(|_| random.pick(&["{", "}", "a", ":", "!", "[", "]", ".", "0", "é"]))
            .collect();
        add(&format);
    }
    for name in [
        "",
        "0",
        "a",
        "a.b",
        "0[1][x].y",
        "a.",
        "a[]",
        "a[",
        "a[1]b",
        ".b",
        "[0]",
        "99999999999999999999",
        "a[b.c]",
        "é.é",
    ] {
        let ours = match steps(name) {
            Ok(text) => text,
            Err(e) => shown(Err(e)),
        };
        let oracle = format!(
            "(lambda first, rest: (first, list(rest)))(*__import__('_string').formatter_field_name_split({}))",
            literal(name)
        );
        cases.push((oracle, ours));
    }
    compare(cases);
}

#[test]
fn automatic_numbering() {
    let mut auto = strformat::AutoNumber::default();
    assert_eq!(auto.resolve(First::Auto).unwrap(), Some(0));
    assert_eq!(auto.resolve(First::Name("x")).unwrap(), None);
    assert_eq!(auto.resolve(First::Auto).unwrap(), Some(1));
    let error = auto.resolve(First::Index(0)).unwrap_err();
    assert_eq!(error.message, "cannot switch from automatic field numbering to manual field specification");
}

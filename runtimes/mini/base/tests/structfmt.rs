//! The `struct` module against CPython.
#![allow(missing_docs)]

mod common;

use anypy_mini_base::native::Native;
use anypy_mini_base::structfmt::{self, Format};
use anypy_mini_base::{Int, float};
use common::{Random, bytes_literal, compare};

fn repr(x: f64) -> String {
    let mut out = String::new();
    float::repr(&Native::new(), x, &mut out);
    out
}

#[test]
fn formats_and_sizes() {
    let mut random = Random(0x57);
    let mut cases = Vec::new();
    let mut add = |text: &str| {
        let ours = match Format::parse(text.as_bytes()) {
            Ok(format) => format.size.to_string(),
            Err(message) => format!("error: {message}"),
        };
        cases.push((format!("__import__('struct').calcsize('{text}')"), ours));
    };
    for text in [
        "", "3", "<3", "z", "<n", "=P", "10s", "0s", "3x h", "b0i", "hq", "<hq", "@bl", "!bl", "2 i", "bP",
        "pp", "5p",
    ] {
        add(text);
    }
    for _ in 0..1000 {
        let mut text = String::from(random.pick(&["", "@", "=", "<", ">", "!"]));
        for _ in 0..random.below(5) {
            text += random.pick(&["", "2", "3", "0"]);
            text += random.pick(&[
                "x", "c", "b", "B", "?", "h", "H", "i", "I", "l", "L", "q", "Q", "e", "f", "d", "s", "p", " ",
            ]);
        }
        if !text.contains("2 ") && !text.contains("3 ") && !text.contains("0 ") {
            add(&text);
        }
    }
    compare(cases);
}

#[test]
fn integers() {
    let mut random = Random(0x58);
    let mut cases = Vec::new();
    for _ in 0..1500 {
        let code = *b"bBhHiIlLqQ".get(random.below(10)).unwrap();
        let order = *b"<>=".get(random.below(3)).unwrap();
        let text = [order, code];
        let format = Format::parse(&text).unwrap();
        let item = format.items().next_item().unwrap().unwrap();
        let x = Int::from_i64((random.next() as i64) >> random.below(64));
        let mut out = vec![0; format.size];
        let name = std::str::from_utf8(&text).unwrap();
        match structfmt::pack_int(item, x.as_ref(), format.big_endian, &mut out) {
            Ok(()) => {
                assert_eq!(structfmt::unpack_int(item, &out, format.big_endian), x);
                let mut shown = String::new();
                anypy_mini_base::text::repr_bytes(&out, &mut shown);
                cases.push((
                    format!("__import__('struct').pack('{name}', {})", x.as_ref().to_text(10)),
                    shown,
                ));
            }
            Err(_) => {
                // CPython words the limits of 8-byte integers differently.
                assert!(item.size < 8 || x.neg);
            }
        }
    }
    compare(cases);
    let item = Format::parse(b"<h").unwrap().items().next_item().unwrap().unwrap();
    assert_eq!(structfmt::int_range(item), "'h' format requires -32768 <= number <= 32767");
    let item = Format::parse(b"<I").unwrap().items().next_item().unwrap().unwrap();
    assert_eq!(structfmt::int_range(item), "'I' format requires 0 <= number <= 4294967295");
}

#[test]
fn floats() {
    let mut random = Random(0x59);
    let mut cases = Vec::new();
    for i in 0..3000 {
        let code = *b"efd".get(random.below(3)).unwrap();
        let text = [b'>', code];
        let format = Format::parse(&text).unwrap();
        let item = format.items().next_item().unwrap().unwrap();
        let x = match random.below(4) {
            0 => f64::from_bits(random.next()),
            1 => random.below(1 << 17) as f64,
            2 => random.below(5000) as f64 * 2f64.powi(-28),
            _ => [65519.9, 65520.0, -0.0, f64::INFINITY, 2f64.powi(-25), 3.5e38, 2047.5, 6.103e-5][i % 8],
        };
        let x = if x.is_nan() { 1.0 } else { x };
        let mut out = vec![0; format.size];
        let ours = match structfmt::pack_float(item, x, true, &mut out) {
            Ok(()) => {
                let mut shown = String::new();
                anypy_mini_base::text::repr_bytes(&out, &mut shown);
                shown
            }
            Err(e) => format!("{:?}: {}", e.kind, e.message),
        };
        let name = std::str::from_utf8(&text).unwrap();
        cases.push((format!("__import__('struct').pack('{name}', float('{}'))", repr(x)), ours));
        let raw: Vec<u8> = (0..format.size).map(|_| random.next() as u8).collect();
        let ours = structfmt::unpack_float(item, &raw, true);
        cases
            .push((format!("__import__('struct').unpack('{name}', {})[0]", bytes_literal(&raw)), repr(ours)));
    }
    compare(cases);
}

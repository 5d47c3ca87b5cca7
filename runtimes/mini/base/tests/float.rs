//! Float text and arithmetic against CPython.
#![allow(missing_docs)]

mod common;

use anypy_mini_base::float::{self, Layout, PowError};
use anypy_mini_base::native::Native;
use anypy_mini_base::{Int, IntRef};
use common::{Random, compare};

/// Floats of all sizes; half of them with few decimals, as programs have them.
fn random_float(random: &mut Random) -> f64 {
    let x = match random.below(8) {
        0 => f64::from_bits(random.next()),
        1 => random.next() as f64 / 2f64.powi(random.below(64) as i32),
        2 => random.below(100_000) as f64 / 1000.0,
        3 => random.below(1000) as f64 / 16.0,
        4 => random.below(1000) as f64 * 10f64.powi(random.below(40) as i32 - 20),
        5 => random.below(2000) as f64 + 0.5,
        6 => random.next() as i64 as f64,
        _ => [
            0.0,
            1.0,
            1e16,
            1e15,
            1e22,
            123456789012345680.0,
            5e-324,
            1.7976931348623157e308,
            0.1,
            9.5,
            0.5,
            99.95,
        ][random.below(12)],
    };
    let x = if x.is_finite() { x } else { 1.5 };
    if random.below(3) == 0 { -x } else { x }
}

fn repr(x: f64) -> String {
    let mut out = String::new();
    float::repr(&Native::new(), x, &mut out);
    out
}

fn exact(x: f64) -> String {
    let mut out = String::new();
    float::to_hex(x, &mut out);
    format!("float.fromhex('{out}')")
}

fn dec(x: &Int) -> String {
    x.as_ref().to_text(10)
}

#[test]
fn repr_as_in_cpython() {
    let mut random = Random(0xfeed_face);
    let mut cases = Vec::new();
    for _ in 0..4000 {
        let x = random_float(&mut random);
        cases.push((exact(x), repr(x)));
        let mut hex = String::new();
        float::to_hex(x, &mut hex);
        cases.push((format!("({}).hex()", exact(x)), format!("'{hex}'")));
        let (re, im) = (random_float(&mut random), random_float(&mut random));
        let mut text = String::new();
        float::repr_complex(&Native::new(), re, im, &mut text);
        cases.push((format!("complex({}, {})", exact(re), exact(im)), text));
    }
    for (x, text) in [(f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf"), (f64::NAN, "nan"), (-0.0, "-0.0")]
    {
        assert_eq!(repr(x), text);
    }
    compare(cases);
}

#[test]
fn percent_formats() {
    let mut random = Random(3);
    let mut cases = Vec::new();
    for _ in 0..6000 {
        let x = random_float(&mut random);
        let code = *random.pick(&[&b'e', &b'f', &b'g', &b'E', &b'F', &b'G']);
        let precision = if random.below(20) == 0 { random.below(400) } else { random.below(25) };
        let alternate = random.below(4) == 0;
        let layout = Layout {
            code: code.to_ascii_lowercase(),
            precision,
            alternate,
            dot_zero: false,
            upper: code.is_ascii_uppercase(),
        };
        let mut out = String::new();
        float::write(&Native::new(), x, &layout, &mut out);
        let hash = if alternate { "#" } else { "" };
        cases.push((format!("'%{hash}.{precision}{}' % {}", char::from(code), exact(x)), format!("'{out}'")));
    }
    compare(cases);
}

#[test]
fn parsing() {
    let mut random = Random(4);
    let mut cases = Vec::new();
    let texts = [
        "1",
        "1.",
        ".5",
        "1e5",
        "1E-5",
        " 1.5\n",
        "+.5e+3",
        "1_000.0_1e1_0",
        "1__0",
        "_1",
        "1_",
        "1._5",
        "1_.5",
        "1e_5",
        "1e",
        "e5",
        ".",
        "",
        "inf",
        "-Infinity",
        "nan",
        "+NaN",
        "infin",
        "0x10",
        "1e400",
        "1e-400",
        "0e999999999999",
        "123456789012345678901234567890",
        "9007199254740993",
        "9007199254740993.0000000000000000000001",
        "1 2",
        "1e5.0",
        "--1",
        "1e+-5",
        "0.000001",
        "00012.50",
        "1e22",
        "1e23",
        "2.2250738585072011e-308",
        "1.7976931348623159e308",
    ];
    let mut add = |text: &str| {
        let ours = match float::parse(&Native::new(), text) {
            Some(x) => repr(x),
            None => {
                format!("ValueError: could not convert string to float: '{}'", text.replace('\n', "\\\\n"))
            }
        };
        cases.push((format!("float({text:?})"), ours));
    };
    texts.iter().for_each(|text| add(text));
    for _ in 0..3000 {
        let (a, b) = (random.next() >> random.below(64), random.next() >> random.below(64));
        add(&format!("{a}.{b}e{}", random.below(60) as i32 - 30));
    }
    compare(cases);
}

#[test]
fn hexadecimal() {
    let mut cases = Vec::new();
    for text in [
        "0x1p3",
        "1",
        "0x.8",
        "-0x1.8p-1",
        "0x1.fffffffffffff8p0",
        "0x1.fffffffffffff7p0",
        "0x1p1024",
        "0x1p-1074",
        "0x1p-1075",
        "0x1.8p-1075",
        "0x1.00000000000008p0",
        "0x1.000000000000080001p0",
        " inf ",
        "-nan",
        "0x",
        "0x1.g",
        "0x1p",
        "1e",
        "0x123456789abcdef0123p-3",
        "0x0p999999999999999999",
        "0x1.p+5",
        "infinity",
        "0x1p0x",
    ] {
        let ours = match float::from_hex(text) {
            Ok(x) => repr(x),
            Err(e) => format!("{:?}: {}", e.kind, e.message),
        };
        cases.push((format!("float.fromhex({text:?})"), ours));
    }
    compare(cases);
}

#[test]
fn arithmetic() {
    let mut random = Random(6);
    let mut cases = Vec::new();
    for _ in 0..3000 {
        let (x, y) = (random_float(&mut random), random_float(&mut random));
        let (ex, ey) = (exact(x), exact(y));
        if y != 0.0 {
            let (q, r) = float::div_mod(x, y);
            cases.push((format!("divmod({ex}, {ey})"), format!("({}, {})", repr(q), repr(r))));
            cases.push((format!("{ex} % {ey}"), repr(float::modulo(x, y))));
        }
        if y != 0.0 {
            cases.push((format!("math.fmod({ex}, {ey})"), repr(float::fmod(x, y))));
        }
        let n = random.below(2400) as i64 - 1200;
        let ours = match float::ldexp(x, n) {
            r if r.is_infinite() => "OverflowError: math range error".into(),
            r => repr(r),
        };
        cases.push((format!("math.ldexp({ex}, {n})"), ours));
        let (mantissa, exponent) = float::frexp(x);
        cases.push((format!("math.frexp({ex})"), format!("({}, {exponent})", repr(mantissa))));
        cases.push((format!("hash({ex})"), float::hash(x).to_string()));
        let (n, d) = float::as_integer_ratio(x);
        cases.push((format!("({ex}).as_integer_ratio()"), format!("({}, {})", dec(&n), dec(&d))));
        cases.push((format!("round({ex})"), dec(&float::round_to_int(x))));
        let digits = random.below(30) as i64 - 8;
        let ours = match float::round_to_digits(&Native::new(), x, digits) {
            Some(r) => repr(r),
            None => "OverflowError: rounded value too large to represent".into(),
        };
        cases.push((format!("round({ex}, {digits})"), ours));
        let n = Int::from_f64(x + [-1.0, 0.0, 1.0][random.below(3)]);
        let order = float::cmp_int(n.as_ref(), x).unwrap() as i32;
        cases.push((format!("({0} > {ex}) - ({0} < {ex})", dec(&n)), order.to_string()));
    }
    let zero = IntRef { neg: false, mag: &[] };
    assert_eq!(float::cmp_int(zero, f64::NAN), None);
    compare(cases);
}

#[test]
fn powers() {
    let specials = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        2.0,
        -2.0,
        0.5,
        -0.5,
        3.0,
        -3.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        1e300,
    ];
    let mut cases = Vec::new();
    for x in specials {
        for y in specials {
            let ours = match float::pow(&Native::new(), x, y) {
                Ok(r) => repr(r),
                Err(PowError::ZeroNegative) => {
                    "ZeroDivisionError: 0.0 cannot be raised to a negative power".into()
                }
                Err(PowError::Overflow) => "OverflowError: (34, 'Numerical result out of range')".into(),
                Err(PowError::Complex) => continue,
            };
            cases.push((format!("float('{}') ** float('{}')", repr(x), repr(y)), ours));
        }
    }
    compare(cases);
}

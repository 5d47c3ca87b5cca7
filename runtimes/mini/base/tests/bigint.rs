//! Random big-integer operations against CPython.
#![allow(missing_docs)]

mod common;

use anypy_mini_base::bigint::{BitOp, BytesError, DivError, ModPowError, ParseError, parse_int};
use anypy_mini_base::{Int, IntBuf, TooBig};
use common::{Random, compare};

const LIMIT: usize = 1 << 20;

/// An integer of up to `limbs` limbs; runs of ones and zeros are frequent, as carries break there.
fn random_int(random: &mut Random, limbs: usize) -> Int {
    let len = random.below(limbs + 1);
    let mut mag: Vec<u32> = (0..len)
        .map(|_| match random.below(4) {
            0 => 0,
            1 => u32::MAX,
            2 => 1 << random.below(32),
            _ => random.next() as u32,
        })
        .collect();
    while mag.last() == Some(&0) {
        mag.pop();
    }
    Int::new(random.below(2) == 0, mag)
}

fn hex(x: &Int) -> String {
    let text = x.as_ref().to_text(16);
    match text.strip_prefix('-') {
        Some(digits) => format!("(-0x{digits})"),
        None => format!("0x{text}"),
    }
}

fn dec(x: Int) -> String {
    assert_ne!(x.mag.last(), Some(&0), "trimmed");
    assert!(!(x.neg && x.mag.is_empty()), "no negative zero");
    x.as_ref().to_text(10)
}

fn check_pairs(
    random: &mut Random,
    count: usize,
    limbs_a: usize,
    limbs_b: usize,
    cases: &mut Vec<(String, String)>,
) {
    for _ in 0..count {
        let (a, b) = (random_int(random, limbs_a), random_int(random, limbs_b));
        let (x, y) = (a.as_ref(), b.as_ref());
        let (ta, tb) = (hex(&a), hex(&b));
        let mut case = |op: &str, ours: String| cases.push((format!("{ta} {op} {tb}"), ours));
        case("+", dec(x.add(y)));
        case("-", dec(x.sub(y)));
        case("*", dec(x.mul(y, LIMIT).unwrap()));
        case("&", dec(x.bit_op(BitOp::And, y)));
        case("|", dec(x.bit_op(BitOp::Or, y)));
        case("^", dec(x.bit_op(BitOp::Xor, y)));
        case("<", if x.compare(y).is_lt() { "True" } else { "False" }.into());
        if let Some((q, r)) = x.div_mod(y) {
            case("//", dec(q));
            case("%", dec(r));
        }
        case(
            "/",
            match x.true_div(y) {
                Ok(f) => format!("{f:?}"),
                Err(DivError::Zero) => "ZeroDivisionError: division by zero".into(),
                Err(DivError::Overflow) => {
                    "OverflowError: integer division result too large for a float".into()
                }
            },
        );
        let shift = random.below(200);
        cases.push((format!("{ta} << {shift}"), dec(x.shl(shift as u64, LIMIT).unwrap())));
        cases.push((format!("{ta} >> {shift}"), dec(x.shr(shift as u64))));
        cases.push((format!("~{ta}"), dec(x.invert())));
        cases.push((format!("-{ta}"), dec(x.negated().to_int())));
        cases.push((format!("hash({ta})"), x.hash().to_string()));
        cases.push((format!("({ta}).bit_length()"), x.bit_length().to_string()));
        cases.push((format!("({ta}).bit_count()"), x.bit_count().to_string()));
        cases.push((format!("math.gcd({ta}, {tb})"), dec(x.gcd(y))));
        if !a.neg {
            cases.push((format!("math.isqrt({ta})"), dec(x.isqrt().unwrap())));
        }
    }
}

/// Python's notation of a float is Rust's but for the exponent's width.
fn fix_floats(cases: &mut [(String, String)]) {
    for (_, ours) in cases {
        if let Some((mantissa, exponent)) = ours.clone().split_once('e')
            && let Ok(exponent) = exponent.parse::<i32>()
        {
            let sign = if exponent < 0 { '-' } else { '+' };
            let mantissa = mantissa.strip_suffix(".0").unwrap_or(mantissa);
            *ours = format!("{mantissa}e{sign}{:02}", exponent.abs());
        }
    }
}

#[test]
fn arithmetic_as_in_cpython() {
    let mut random = Random(0x1234_5678_9abc_def1);
    let mut cases = Vec::new();
    check_pairs(&mut random, 300, 3, 3, &mut cases);
    check_pairs(&mut random, 150, 12, 6, &mut cases);
    check_pairs(&mut random, 60, 30, 30, &mut cases);
    check_pairs(&mut random, 10, 200, 100, &mut cases);
    check_pairs(&mut random, 4, 400, 400, &mut cases);
    cases.retain(|(e, ours)| {
        !(e.contains(" / ") && ours.contains('.') && !ours.contains('e') && ours.len() > 17)
    });
    fix_floats(&mut cases);
    compare(cases);
}

#[test]
fn long_products_and_quotients() {
    let mut random = Random(77);
    let mut cases = Vec::new();
    for (la, lb) in [(39, 41), (40, 40), (81, 41), (200, 90), (500, 499), (1000, 45)] {
        for _ in 0..6 {
            let a: Vec<u32> = (0..la).map(|_| random.next() as u32 | 1).collect();
            let b: Vec<u32> = (0..lb).map(|_| random.next() as u32 | 1).collect();
            let (a, b) = (Int::new(false, a), Int::new(false, b));
            let (ta, tb) = (hex(&a), hex(&b));
            let product = a.as_ref().mul(b.as_ref(), LIMIT).unwrap();
            let (q, r) = product.as_ref().add(b.as_ref()).as_ref().div_mod(a.as_ref()).unwrap();
            cases.push((format!("({ta} * {tb} + {tb}) // {ta}"), dec(q)));
            cases.push((format!("({ta} * {tb} + {tb}) % {ta}"), dec(r)));
            cases.push((format!("{ta} * {tb}"), dec(product)));
        }
    }
    compare(cases);
}

#[test]
fn powers() {
    let mut random = Random(5);
    let mut cases = Vec::new();
    for _ in 0..100 {
        let (a, e) = (random_int(&mut random, 3), random.below(60) as i64);
        let e_buf = IntBuf::from_i64(e);
        cases.push((format!("{} ** {e}", hex(&a)), dec(a.as_ref().pow(e_buf.as_ref(), LIMIT).unwrap())));
        for limbs in [1, 2, 5] {
            let (x, m) = (random_int(&mut random, limbs), random_int(&mut random, limbs));
            let mut e = random_int(&mut random, 2);
            if random.below(3) != 0 {
                e.neg = false;
            }
            let ours = match a.as_ref().mod_pow(e.as_ref(), m.as_ref()) {
                Ok(r) => dec(r),
                Err(ModPowError::ZeroModulus) => "ValueError: pow() 3rd argument cannot be 0".into(),
                Err(ModPowError::NotInvertible) => {
                    "ValueError: base is not invertible for the given modulus".into()
                }
            };
            cases.push((format!("pow({}, {}, {})", hex(&a), hex(&e), hex(&m)), ours));
            cases.push((hex(&x), dec(x)));
        }
    }
    compare(cases);
}

#[test]
fn text_in_every_base() {
    let mut random = Random(9);
    let mut cases = Vec::new();
    for radix in 2..=36 {
        for limbs in [0, 1, 2, 5, 60, 300] {
            let a = random_int(&mut random, limbs);
            let text = a.as_ref().to_text(radix);
            assert_eq!(parse_int(text.as_bytes(), radix, LIMIT), Ok(a.clone()));
            cases.push((format!("int('{text}', {radix})"), dec(a)));
        }
    }
    for text in [
        "0", "00", "0_0", "01", "0x1f", "0X_1f", "0b102", "0b", "1_000", "1__0", "_1", "1_", " +12\t", "- 1",
        "--1", "", "12a", "0o17", "0o8", "1e5", "٣",
    ] {
        for base in [0, 2, 8, 10, 16, 36] {
            if !text.is_ascii() {
                continue;
            }
            let ours = match parse_int(text.as_bytes(), base, LIMIT) {
                Ok(x) => dec(x),
                Err(_) => format!(
                    "ValueError: invalid literal for int() with base {base}: '{}'",
                    text.replace('\t', "\\\\t")
                ),
            };
            cases.push((format!("int({text:?}, {base})"), ours));
        }
    }
    compare(cases);
}

#[test]
fn bytes_both_ways() {
    let mut random = Random(11);
    let mut cases = Vec::new();
    for _ in 0..300 {
        let a = random_int(&mut random, 4);
        let length = random.below(18);
        for (order, big) in [("big", true), ("little", false)] {
            for (name, signed) in [("True", true), ("False", false)] {
                let ours = match a.as_ref().to_bytes(length, big, signed) {
                    Ok(bytes) => {
                        assert_eq!(Int::from_bytes(&bytes, big, signed), a);
                        format!("'{}'", bytes.iter().map(|b| format!("{b:02x}")).collect::<String>())
                    }
                    Err(BytesError::TooBig) => "OverflowError: int too big to convert".into(),
                    Err(BytesError::Negative) => {
                        "OverflowError: can't convert negative int to unsigned".into()
                    }
                };
                cases.push((
                    format!("({}).to_bytes({length}, '{order}', signed={name}).hex()", hex(&a)),
                    ours,
                ));
                let raw: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
                let text: String = raw.iter().map(|b| format!("{b:02x}")).collect();
                cases.push((
                    format!("int.from_bytes(bytes.fromhex('{text}'), '{order}', signed={name})"),
                    dec(Int::from_bytes(&raw, big, signed)),
                ));
            }
        }
    }
    compare(cases);
}

#[test]
fn floats_both_ways() {
    let mut random = Random(13);
    let mut cases = Vec::new();
    for _ in 0..500 {
        let x = f64::from_bits(random.next());
        if x.is_finite() && x.abs() < 1e300 {
            cases.push((format!("int({x:?})"), dec(Int::from_f64(x))));
        }
        let a = random_int(&mut random, 34);
        let ours = match a.as_ref().to_f64() {
            Some(f) => dec(Int::from_f64(f)),
            None => "OverflowError: int too large to convert to float".into(),
        };
        cases.push((format!("int(float({}))", hex(&a)), ours));
    }
    compare(cases);
}

#[test]
fn refuses_what_would_not_fit() {
    let (ten, big) = (IntBuf::from_i64(10), IntBuf::from_i64(10_000_000_000));
    assert_eq!(ten.as_ref().pow(big.as_ref(), LIMIT), Err(TooBig));
    assert_eq!(ten.as_ref().shl(1 << 40, LIMIT), Err(TooBig));
    assert_eq!(parse_int("9".repeat(2000).as_bytes(), 10, 100), Err(ParseError::TooBig));
    let one = IntBuf::from_i64(-1);
    let huge = ten.as_ref().pow(IntBuf::from_i64(100).as_ref(), LIMIT).unwrap();
    assert_eq!(one.as_ref().pow(huge.as_ref(), LIMIT).unwrap(), Int::from_i64(1));
}

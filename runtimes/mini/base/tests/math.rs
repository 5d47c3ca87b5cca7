//! The special functions against CPython, to a few units in the last place.
#![allow(missing_docs)]

mod common;

use anypy_mini_base::Platform;
use anypy_mini_base::math::{MathError, erf, erfc, gamma, lgamma};
use anypy_mini_base::native::Native;
use common::{Random, python};

type Function = fn(&dyn Platform, f64) -> Result<f64, MathError>;

#[test]
fn special_functions() {
    let functions: [(&str, Function); 4] = [
        ("erf", |p, x| Ok(erf(p, x))),
        ("erfc", |p, x| Ok(erfc(p, x))),
        ("gamma", gamma),
        ("lgamma", lgamma),
    ];
    let mut random = Random(0x9a44a);
    let mut points = vec![
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        1.5,
        -1.5,
        30.0,
        -30.0,
        170.0,
        171.7,
        -170.5,
        -200.5,
        1e-308,
        1e-300,
        23.0,
        24.0,
        2.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
        1e305,
        1e308,
    ];
    for _ in 0..500 {
        points.push(random.below(100_000) as f64 / [1000.0, 10_000.0, 500.0][random.below(3)] - 40.0);
    }
    for (name, function) in functions {
        let expressions: Vec<String> =
            points.iter().map(|x| format!("math.{name}(float('{x:e}'))")).collect();
        let Some(truth) = python(&expressions) else { return };
        for (truth, &x) in truth.iter().zip(&points) {
            match function(&Native::new(), x) {
                Err(MathError::Domain) => assert_eq!(truth, "ValueError: math domain error", "{name}({x})"),
                Err(MathError::Range) => assert_eq!(truth, "OverflowError: math range error", "{name}({x})"),
                Ok(ours) => {
                    let truth: f64 =
                        truth.parse().unwrap_or_else(|_| panic!("{name}({x}) is {ours}, not {truth}"));
                    // Near its zeros lgamma loses relative accuracy, as CPython's does.
                    let allowed = if name == "lgamma" { 1e-14 } else { 0.0 } + 4e-15 * truth.abs();
                    assert!(
                        ours == truth || (ours - truth).abs() <= allowed,
                        "{name}({x}) is {ours}, not {truth}"
                    );
                }
            }
        }
    }
}

//! What the differential tests share: a repeatable source of random numbers and CPython as the oracle.
#![allow(dead_code, missing_docs)]

use std::io::Write;
use std::process::{Command, Stdio};

/// Evaluates each line on stdin and prints `ascii()` of its value, or the exception.
const ORACLE: &str = r#"
import sys, math
sys.set_int_max_str_digits(0)
for line in sys.stdin:
    try:
        print(ascii(eval(line)))
    except Exception as e:
        print(type(e).__name__ + ': ' + ascii(str(e))[1:-1])
"#;

/// The values of Python expressions, one a line, as CPython's `ascii()` shows them; `None`, with the reason printed,
/// where there is no python3.
pub fn python(expressions: &[String]) -> Option<Vec<String>> {
    let child = Command::new("python3")
        .args(["-I", "-X", "utf8", "-c", ORACLE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            println!("skipped: no python3 to compare with ({error})");
            return None;
        }
    };
    let mut stdin = child.stdin.take().expect("piped");
    let input = expressions.join("\n") + "\n";
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("python3 ends");
    writer.join().expect("writer").expect("python3 reads its input");
    let text = String::from_utf8(output.stdout).expect("ASCII");
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), expressions.len(), "one line of output for each expression");
    Some(lines)
}

/// Asserts that our value of every expression is CPython's. `cases` are (expression, our `ascii()`).
pub fn compare(cases: Vec<(String, String)>) {
    let expressions: Vec<String> = cases.iter().map(|(e, _)| e.clone()).collect();
    let Some(truth) = python(&expressions) else { return };
    let mut wrong = 0;
    for ((expression, ours), truth) in cases.iter().zip(&truth) {
        if ours != truth {
            wrong += 1;
            if wrong <= 12 {
                let cut = |s: &str| s.chars().take(300).collect::<String>();
                println!("{}\n  python {}\n  ours   {}", cut(expression), cut(truth), cut(ours));
            }
        }
    }
    assert_eq!(wrong, 0, "of {} cases", cases.len());
}

/// A text as a Python string literal.
pub fn literal(s: &str) -> String {
    let mut out = String::from("'");
    for c in s.chars() {
        out += &format!("\\U{:08x}", c as u32);
    }
    out + "'"
}

/// Bytes as a Python literal.
pub fn bytes_literal(s: &[u8]) -> String {
    let mut out = String::from("b'");
    for c in s {
        out += &format!("\\x{c:02x}");
    }
    out + "'"
}

/// xorshift64*.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() >> 33) as usize % n
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

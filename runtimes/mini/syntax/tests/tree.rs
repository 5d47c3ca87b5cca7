//! Trees: literals, f-strings, spans, and the flat forms.

use anypy_mini_syntax::ast::*;
use anypy_mini_syntax::{Mode, Names, Options, parse};

fn eval(text: &str) -> (Expr, Names) {
    let mut names = Names::new();
    let module = match parse(text, Options::new(Mode::Eval), &mut names) {
        Ok(module) => module,
        Err(error) => panic!("{text}: {}", error.message),
    };
    match module.body.into_iter().next().map(|stmt| stmt.kind) {
        Some(StmtKind::Expr(value)) => (value, names),
        _ => panic!("{text}: not an expression"),
    }
}

fn constant(text: &str) -> Constant {
    match eval(text).0.kind {
        ExprKind::Constant(value) => value,
        _ => panic!("{text}: not a constant"),
    }
}

fn columns(span: Span) -> (u32, u32) {
    (span.col, span.end_col)
}

#[test]
fn numbers() {
    let big = |base, digits: &str| Constant::BigInt(base, digits.into());
    assert!(constant("0") == Constant::Int(0));
    assert!(constant("1_000") == Constant::Int(1000));
    assert!(constant("0x_fF") == Constant::Int(255));
    assert!(constant("0b101") == Constant::Int(5));
    assert!(constant("0O17") == Constant::Int(15));
    assert!(constant("9223372036854775807") == Constant::Int(i64::MAX));
    assert!(constant("9_223372036854775808") == big(10, "9223372036854775808"));
    assert!(constant("0xffff_ffff_ffff_ffff") == big(16, "ffffffffffffffff"));
    assert!(constant("1_0.5e-1") == Constant::Float(1.05));
    assert!(constant(".5") == Constant::Float(0.5));
    assert!(constant("1.") == Constant::Float(1.0));
    assert!(constant("1e3") == Constant::Float(1000.0));
    assert!(constant("2.5J") == Constant::Imaginary(2.5));
}

#[test]
fn strings() {
    let str = |text: &str| Constant::Str(text.into());
    assert!(
        constant(
            r#""a" 'b' """c
d""""#
        ) == str("abc\nd")
    );
    assert!(
        constant(
            r"'\n\t\\\'\x41\u00e9\U0001F600\101\q\
z'"
        ) == str("\n\t\\'A\u{e9}\u{1F600}A\\qz")
    );
    assert!(constant(r"r'\n\''") == str(r"\n\'"));
    assert!(constant(r"'\ud800'") == str("\u{fffd}"));
    assert!(constant("'a\r\nb'".replace('\'', "'''").as_str()) == str("a\nb"));
    assert!(constant(r"b'\x00\xff\n' rB'\x'") == Constant::Bytes((*b"\x00\xff\n\\x").into()));
    assert!(constant("u'x'") == str("x"));
}

#[test]
fn f_strings() {
    let (value, names) = eval(r#"'a' f'{{b}} {x!r:>{w}.2f}\n' f"{y = }" f"{z["k"]}""#);
    let ExprKind::FString(parts) = value.kind else { panic!("no f-string") };
    let [FPart::Literal(head), FPart::Field(x), FPart::Literal(debug), FPart::Field(y), FPart::Field(z)] =
        &parts[..]
    else {
        panic!("{} parts", parts.len())
    };
    assert_eq!(&**head, "a{b} ");
    assert_eq!(&**debug, "\ny = ");
    assert!(matches!(x.value.kind, ExprKind::Name(name) if names.get(name) == "x"));
    assert_eq!((x.conversion, y.conversion, z.conversion), (Some(b'r'), Some(b'r'), None));
    let [FPart::Literal(align), FPart::Field(width), FPart::Literal(rest)] = &x.spec[..] else {
        panic!("{} parts in the spec", x.spec.len())
    };
    assert_eq!((&**align, &**rest), (">", ".2f"));
    assert!(matches!(width.value.kind, ExprKind::Name(_)));
    assert!(matches!(z.value.kind, ExprKind::Subscript(..)));
    assert_eq!(columns(x.value.span), (13, 14));
}

#[test]
fn chains_are_flat_and_have_spans() {
    // Columns count code points.
    let (value, _) = eval("'é' + b * c - (d)");
    let ExprKind::BinOp(left, rest) = &value.kind else { panic!("no operation") };
    assert_eq!(columns(left.span), (0, 3));
    assert!(rest[0].op == BinOp::Add && rest[1].op == BinOp::Sub && rest.len() == 2);
    assert_eq!(columns(rest[0].span), (0, 11));
    assert_eq!(columns(rest[1].span), (0, 17));
    assert_eq!(columns(rest[1].right.span), (15, 16));
    assert!(matches!(&rest[0].right.kind, ExprKind::BinOp(_, rest) if rest[0].op == BinOp::Mul));

    let (value, _) = eval("a < b not in c is not d");
    let ExprKind::Compare(_, rest) = &value.kind else { panic!("no comparison") };
    assert!(rest.iter().map(|part| part.0).eq([CmpOp::Lt, CmpOp::NotIn, CmpOp::IsNot]));

    let (value, _) = eval("-a ** -b");
    let ExprKind::UnaryOp(UnaryOp::Neg, power) = &value.kind else { panic!("no negation") };
    assert!(matches!(&power.kind, ExprKind::BinOp(_, rest) if rest[0].op == BinOp::Pow));
}

#[test]
fn soft_keywords_are_names_elsewhere() {
    let mut names = Names::new();
    let text = "match = case = type = _ = 1\nmatch(x)\nmatch [1]\nmatch.x\nmatch * 2\ntype(x)\n\
                match x, *y:\n  case [1, *_] | {'k': C(a, b=-1+2j)} if z: pass\n  case match: pass\n";
    let module = parse(text, Options::new(Mode::Exec), &mut names);
    let Ok(module) = module else { panic!("does not parse") };
    assert_eq!(module.body.len(), 7);
    assert!(matches!(&module.body[6].kind, StmtKind::Match { cases, .. } if cases.len() == 2));
    assert_eq!((module.body[6].span.line, module.body[6].span.end_line), (7, 9));
}

#[test]
fn with_statements_in_parentheses() {
    for (text, items) in [
        ("with (a as b, c as d,): pass", 2),
        ("with (a, b): pass", 2),
        ("with (a): pass", 1),
        ("with (a, b) as c: pass", 1),
        ("with (yield x): pass", 1),
        ("with (a).b as c, (d): pass", 2),
        ("with (a if b else c) as d: pass", 1),
    ] {
        let mut names = Names::new();
        let Ok(module) = parse(text, Options::new(Mode::Exec), &mut names) else { panic!("{text}") };
        let StmtKind::With { items: found, .. } = &module.body[0].kind else { panic!("{text}") };
        assert_eq!(found.len(), items, "{text}");
    }
}

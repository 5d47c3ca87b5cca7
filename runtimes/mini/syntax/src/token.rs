//! Tokens, and the tables that recognise operators and keywords.

use crate::ast::{BinOp, CmpOp, Span};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(test, derive(Debug))]
#[repr(u8)]
#[rustfmt::skip]
pub(crate) enum Tok {
    End, Newline, Indent, Dedent, Name, Number, String, FStart, FMiddle, FEnd,
    /// The lexer stopped here; its error has the reason.
    Error,
    // Operators and delimiters.
    LPar, RPar, LSqb, RSqb, LBrace, RBrace, Comma, Colon, Semi, Dot, Ellipsis, Arrow, At, Equal, Walrus, Exclaim,
    Plus, Minus, Star, Slash, DoubleSlash, Percent, DoubleStar, LShift, RShift, Amper, VBar, Caret, Tilde,
    Less, LessEqual, EqEqual, NotEqual, Greater, GreaterEqual,
    // In the order of `BinOp`.
    AddEqual, SubEqual, MulEqual, AtEqual, DivEqual, FloorDivEqual, ModEqual, PowEqual, LShiftEqual, RShiftEqual,
    AndEqual, OrEqual, XorEqual,
    // Keywords.
    False, None, True, And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except, Finally,
    For, From, Global, If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try, While, With, Yield,
}

/// A token and its place.
#[derive(Clone, Copy)]
pub(crate) struct Token {
    pub tok: Tok,
    pub span: Span,
    /// Byte offsets in the source.
    pub start: u32,
    pub end: u32,
}

/// Operators; of those with the same first byte the longest first.
#[rustfmt::skip]
pub(crate) const OPERATORS: &[(&str, Tok)] = &[
    ("(", Tok::LPar), (")", Tok::RPar), ("[", Tok::LSqb), ("]", Tok::RSqb), ("{", Tok::LBrace), ("}", Tok::RBrace),
    (",", Tok::Comma), (":=", Tok::Walrus), (":", Tok::Colon), (";", Tok::Semi), ("...", Tok::Ellipsis),
    (".", Tok::Dot), ("==", Tok::EqEqual), ("=", Tok::Equal), ("!=", Tok::NotEqual), ("!", Tok::Exclaim),
    ("->", Tok::Arrow), ("-=", Tok::SubEqual), ("-", Tok::Minus), ("+=", Tok::AddEqual), ("+", Tok::Plus),
    ("**=", Tok::PowEqual), ("**", Tok::DoubleStar), ("*=", Tok::MulEqual), ("*", Tok::Star),
    ("//=", Tok::FloorDivEqual), ("//", Tok::DoubleSlash), ("/=", Tok::DivEqual), ("/", Tok::Slash),
    ("%=", Tok::ModEqual), ("%", Tok::Percent), ("@=", Tok::AtEqual), ("@", Tok::At),
    ("<<=", Tok::LShiftEqual), ("<<", Tok::LShift), ("<=", Tok::LessEqual), ("<>", Tok::NotEqual), ("<", Tok::Less),
    (">>=", Tok::RShiftEqual), (">>", Tok::RShift), (">=", Tok::GreaterEqual), (">", Tok::Greater),
    ("&=", Tok::AndEqual), ("&", Tok::Amper), ("|=", Tok::OrEqual), ("|", Tok::VBar), ("^=", Tok::XorEqual),
    ("^", Tok::Caret), ("~", Tok::Tilde),
];

/// The hard keywords, sorted.
#[rustfmt::skip]
const KEYWORDS: &[(&str, Tok)] = &[
    ("False", Tok::False), ("None", Tok::None), ("True", Tok::True), ("and", Tok::And), ("as", Tok::As),
    ("assert", Tok::Assert), ("async", Tok::Async), ("await", Tok::Await), ("break", Tok::Break),
    ("class", Tok::Class), ("continue", Tok::Continue), ("def", Tok::Def), ("del", Tok::Del), ("elif", Tok::Elif),
    ("else", Tok::Else), ("except", Tok::Except), ("finally", Tok::Finally), ("for", Tok::For), ("from", Tok::From),
    ("global", Tok::Global), ("if", Tok::If), ("import", Tok::Import), ("in", Tok::In), ("is", Tok::Is),
    ("lambda", Tok::Lambda), ("nonlocal", Tok::Nonlocal), ("not", Tok::Not), ("or", Tok::Or), ("pass", Tok::Pass),
    ("raise", Tok::Raise), ("return", Tok::Return), ("try", Tok::Try), ("while", Tok::While), ("with", Tok::With),
    ("yield", Tok::Yield),
];

/// The keyword that `text` is, or `Name`.
pub(crate) fn keyword(text: &str) -> Tok {
    match KEYWORDS.binary_search_by(|entry| entry.0.cmp(text)) {
        Ok(index) => KEYWORDS[index].1,
        Err(_) => Tok::Name,
    }
}

/// Precedences of the expression levels below `lambda` and the conditional, loosest first.
pub(crate) mod prec {
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const NOT: u8 = 3;
    pub const COMPARE: u8 = 4;
    pub const BIT_OR: u8 = 5;
}

/// Left-associative arithmetic operators with their precedence.
const ARITHMETIC: &[(Tok, u8, BinOp)] = &[
    (Tok::VBar, prec::BIT_OR, BinOp::BitOr),
    (Tok::Caret, 6, BinOp::BitXor),
    (Tok::Amper, 7, BinOp::BitAnd),
    (Tok::LShift, 8, BinOp::LShift),
    (Tok::RShift, 8, BinOp::RShift),
    (Tok::Plus, 9, BinOp::Add),
    (Tok::Minus, 9, BinOp::Sub),
    (Tok::Star, 10, BinOp::Mul),
    (Tok::At, 10, BinOp::MatMul),
    (Tok::Slash, 10, BinOp::Div),
    (Tok::DoubleSlash, 10, BinOp::FloorDiv),
    (Tok::Percent, 10, BinOp::Mod),
];

/// Comparison operators of one token.
const COMPARISONS: &[(Tok, CmpOp)] = &[
    (Tok::Less, CmpOp::Lt),
    (Tok::LessEqual, CmpOp::Le),
    (Tok::EqEqual, CmpOp::Eq),
    (Tok::NotEqual, CmpOp::Ne),
    (Tok::Greater, CmpOp::Gt),
    (Tok::GreaterEqual, CmpOp::Ge),
    (Tok::In, CmpOp::In),
    (Tok::Is, CmpOp::Is),
];

/// Augmented assignments.
const AUGMENTED: &[(Tok, BinOp)] = &[
    (Tok::AddEqual, BinOp::Add),
    (Tok::SubEqual, BinOp::Sub),
    (Tok::MulEqual, BinOp::Mul),
    (Tok::AtEqual, BinOp::MatMul),
    (Tok::DivEqual, BinOp::Div),
    (Tok::FloorDivEqual, BinOp::FloorDiv),
    (Tok::ModEqual, BinOp::Mod),
    (Tok::PowEqual, BinOp::Pow),
    (Tok::LShiftEqual, BinOp::LShift),
    (Tok::RShiftEqual, BinOp::RShift),
    (Tok::AndEqual, BinOp::BitAnd),
    (Tok::OrEqual, BinOp::BitOr),
    (Tok::XorEqual, BinOp::BitXor),
];

impl Tok {
    /// The precedence and operator of a left-associative arithmetic operator.
    pub fn arithmetic(self) -> Option<(u8, BinOp)> {
        ARITHMETIC.iter().find(|entry| entry.0 == self).map(|entry| (entry.1, entry.2))
    }

    /// The comparison that the token is or begins.
    pub fn comparison(self) -> Option<CmpOp> {
        COMPARISONS.iter().find(|entry| entry.0 == self).map(|entry| entry.1)
    }

    /// The operator of an augmented assignment.
    pub fn augmented(self) -> Option<BinOp> {
        AUGMENTED.iter().find(|entry| entry.0 == self).map(|entry| entry.1)
    }

    /// Whether an expression can begin with this token.
    pub fn starts_expression(self) -> bool {
        use Tok::*;
        matches!(
            self,
            Name | Number
                | String
                | FStart
                | LPar
                | LSqb
                | LBrace
                | Ellipsis
                | Plus
                | Minus
                | Tilde
                | False
                | None
                | True
                | Await
                | Lambda
                | Not
        )
    }

    pub fn is_keyword(self) -> bool {
        self >= Tok::False
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted_and_found() {
        assert!(KEYWORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(KEYWORDS.iter().all(|entry| keyword(entry.0) == entry.1 && entry.1.is_keyword()));
        assert_eq!(keyword("match"), Tok::Name);
    }

    #[test]
    fn no_operator_hides_a_longer_one() {
        for (i, (short, _)) in OPERATORS.iter().enumerate() {
            assert!(OPERATORS[i + 1..].iter().all(|(long, _)| !long.starts_with(short)));
        }
    }
}

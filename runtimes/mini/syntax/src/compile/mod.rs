//! Placeholder until the compiler is merged: its files replace this one.
use crate::{Names, SyntaxError, ast::Module, code::CodeUnit, scopes::Scopes};
/// o
pub struct Options {
    /// w
    pub want_value: bool,
}
/// c
pub fn compile(_: &Module, _: &Scopes, _: &mut Names, _: Options) -> Result<CodeUnit, SyntaxError> {
    todo!()
}

//! stub
use crate::{ast::Module, scopes::Scopes, Names, code::CodeUnit, SyntaxError};
/// o
pub struct Options { /// w
 pub want_value: bool }
/// c
pub fn compile(_: &Module, _: &Scopes, _: &mut Names, _: Options) -> Result<CodeUnit, SyntaxError> { todo!() }

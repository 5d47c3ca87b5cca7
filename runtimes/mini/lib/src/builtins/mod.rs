//! Builtin functions, grouped by what they work on; [`BUILTINS`] is the table.

use anypy_mini_vm::NativeDef;
use anypy_mini_vm::native::{VAR, function, with_keywords};

pub mod code;
pub mod io;
pub mod number;
pub mod object;
pub mod sequence;

/// The table of all builtin functions.
pub static BUILTINS: &[NativeDef] = &[
    function("print|*,sep,end,file,flush", io::print, 0, VAR),
    function("input", io::input, 0, 1),
    function("abs", number::abs, 1, 1),
    function("divmod", number::divmod, 2, 2),
    function("pow|base,exp,mod", number::pow, 2, 3),
    function("round|number,ndigits", number::round, 1, 2),
    function("bin", number::bin, 1, 1),
    function("oct", number::oct, 1, 1),
    function("hex", number::hex, 1, 1),
    function("chr", number::chr, 1, 1),
    function("ord", number::ord, 1, 1),
    function("getattr", object::getattr, 2, 3),
    function("hasattr", object::hasattr, 2, 2),
    function("setattr", object::setattr, 3, 3),
    function("delattr", object::delattr, 2, 2),
    function("isinstance", object::isinstance, 2, 2),
    function("issubclass", object::issubclass, 2, 2),
    function("callable", object::callable, 1, 1),
    function("id", object::id, 1, 1),
    function("hash", object::hash, 1, 1),
    function("repr", object::repr, 1, 1),
    function("ascii", object::ascii, 1, 1),
    function("format", object::format, 1, 2),
    function("len", object::len, 1, 1),
    function("iter", object::iter, 1, 2),
    function("next", object::next, 1, 2),
    function("aiter", object::aiter, 1, 1),
    function("anext", object::anext, 1, 2),
    function("help", object::help, 0, 1),
    with_keywords(function("open", object::open, 0, VAR)),
    function("all", sequence::all, 1, 1),
    function("any", sequence::any, 1, 1),
    function("sum|start", sequence::sum, 1, 2),
    function("min|*,key,default", sequence::min, 1, VAR),
    function("max|*,key,default", sequence::max, 1, VAR),
    function("sorted|*,key,reverse", sequence::sorted, 0, VAR),
    function("compile|source,filename,mode,flags,dont_inherit,optimize", code::compile, 3, 6),
    function("eval|globals,locals", code::eval, 1, 3),
    function("exec|globals,locals", code::exec, 1, 3),
    function("globals", code::globals, 0, 0),
    function("locals", code::locals, 0, 0),
    function("vars", code::vars, 0, 1),
    function("dir", code::dir, 0, 1),
    function("__import__|name,globals,locals,fromlist,level", code::import, 1, 5),
];

//! Symbol tables: where every name of every scope lives.
//!
//! [`analyze`] walks the tree once to collect what each scope binds and uses, then resolves from the module
//! inwards. The tables are indexed by the [`ScopeId`]s that the parser has put into the tree. Comprehensions are
//! scopes of their own; names are already mangled.

mod collect;
mod pattern;
mod resolve;
#[cfg(test)]
mod tests;

use crate::ast::{Module, ScopeId};
use crate::error::Result;
use crate::names::{Name, Names};

/// What kind of code a scope is.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum ScopeKind {
    /// The module, or the text of an `eval` or `exec`.
    Module,
    /// A class body.
    Class,
    /// A `def`.
    Function,
    /// A `lambda`.
    Lambda,
    /// A comprehension or generator expression.
    Comprehension,
}

/// Where a name lives, as seen from one scope.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Resolution {
    /// A local variable of a function: the index in [`Scope::varnames`].
    Local(u32),
    /// A local variable that an inner scope captures: the index in [`Scope::cellvars`].
    Cell(u32),
    /// A variable of an enclosing function: the index in [`Scope::freevars`].
    Free(u32),
    /// In a class body that does not bind it: the class's namespace first, then the free variable of that index
    /// in [`Scope::freevars`]. Read only.
    ClassFree(u32),
    /// Module and class bodies: the namespace being executed, then globals, then builtins.
    Name,
    /// Declared `global` here or in an enclosing function: globals, then builtins.
    GlobalExplicit,
    /// Bound nowhere around: globals, then builtins.
    GlobalImplicit,
}

/// Where the cell for a free variable comes from when the closure is made, as seen from the enclosing scope.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Capture {
    /// The enclosing scope's own cell of that index in its [`Scope::cellvars`].
    Cell(u32),
    /// The enclosing scope's free variable of that index in its [`Scope::freevars`].
    Free(u32),
}

/// The symbol table of one scope.
#[cfg_attr(test, derive(Debug))]
pub struct Scope {
    /// What kind of code.
    pub kind: ScopeKind,
    /// The enclosing scope; the module's is itself.
    pub parent: ScopeId,
    /// The local variables: parameters first, in CPython's order (positional, keyword-only, `*args`,
    /// `**kwargs`; `.0` of a comprehension), whether captured or not; then the other locals that are not
    /// captured, in order of appearance. Empty for modules and classes.
    pub varnames: Vec<Name>,
    /// Local variables that inner scopes capture. In a class at most `__class__`.
    pub cellvars: Vec<Name>,
    /// For each of `cellvars` the parameter (index in `varnames`) that it starts from, if any.
    pub cell_params: Vec<Option<u32>>,
    /// Variables of enclosing functions that this scope or one inside it uses.
    pub freevars: Vec<Name>,
    /// For each of `freevars` where the enclosing scope has it.
    pub captures: Vec<Capture>,
    /// Has `yield`. With `is_async`: an asynchronous generator.
    pub is_generator: bool,
    /// `async def`; an asynchronous comprehension; a module that awaits at top level.
    pub is_async: bool,
    /// A class body with the cell `__class__` (its `cellvars[0]`), to be filled with the finished class.
    pub class_cell: bool,
    /// Sorted by name.
    symbols: Vec<(Name, Resolution)>,
}

impl Scope {
    /// Where `name` (as it stands in the tree) lives.
    pub fn resolve(&self, name: Name) -> Resolution {
        match self.symbols.binary_search_by_key(&name, |symbol| symbol.0) {
            Ok(index) => self.symbols[index].1,
            Err(_) => match self.kind {
                ScopeKind::Module | ScopeKind::Class => Resolution::Name,
                _ => Resolution::GlobalImplicit,
            },
        }
    }
}

/// The symbol tables of a module, by [`ScopeId`].
#[cfg_attr(test, derive(Debug))]
pub struct Scopes {
    list: Vec<Scope>,
}

impl Scopes {
    /// The table of a scope of the analyzed module.
    pub fn get(&self, id: ScopeId) -> &Scope {
        &self.list[id.0 as usize]
    }
}

/// Makes the symbol tables of a module.
///
/// Also where the errors that need scopes are found: `return` outside a function, `break` outside a loop, a name
/// used before its `global`, a `nonlocal` that is nowhere bound, and the like.
pub fn analyze(module: &Module, names: &Names) -> Result<Scopes> {
    let mut collected = collect::collect(module, names)?;
    resolve::resolve(&mut collected.builders, &collected.order, names)?;
    Ok(Scopes { list: resolve::tables(&collected.builders) })
}

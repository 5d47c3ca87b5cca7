//! From what the scopes bind and use to where each name lives.

use super::collect::{Builder, flag};
use super::{Capture, Resolution, Scope, ScopeKind};
use crate::ast::ScopeId;
use crate::error::{Result, SyntaxError};
use crate::names::{CLASS, Name, Names};

/// Finds the owner of every name that a scope does not bind itself. `order` has enclosing scopes first.
pub(super) fn resolve(builders: &mut [Builder], order: &[ScopeId], names: &Names) -> Result<()> {
    for &id in order {
        let index = id.0 as usize;
        for at in 0..builders[index].nonlocals.len() {
            let (name, span) = builders[index].nonlocals[at];
            if !capture(builders, id, name) {
                let pieces = ["no binding for nonlocal '", names.get(name), "' found"];
                return Err(SyntaxError::of(&pieces, span));
            }
        }
        for at in 0..builders[index].symbols.len() {
            let symbol = &builders[index].symbols[at];
            let own = flag::BOUND | flag::PARAM | flag::GLOBAL;
            if symbol.flags & flag::NONLOCAL != 0 || symbol.flags & own == 0 {
                let name = symbol.name;
                capture(builders, id, name);
            }
        }
    }
    Ok(())
}

/// If a function around `id` (or, for `__class__`, a class) has the variable, marks it as captured there and as free in
/// every scope from there to `id`.
fn capture(builders: &mut [Builder], id: ScopeId, name: Name) -> bool {
    let mut owner = id;
    loop {
        let inner = owner;
        owner = builders[inner.0 as usize].parent;
        if inner == owner {
            return false;
        }
        let scope = &builders[owner.0 as usize];
        match scope.kind {
            ScopeKind::Module => return false,
            ScopeKind::Class if name == CLASS => break,
            ScopeKind::Class => {}
            _ => {
                let flags = scope.flags(name);
                if flags & flag::GLOBAL != 0 {
                    return false;
                }
                let bound = flag::BOUND | flag::PARAM;
                if flags & bound != 0 && flags & flag::NONLOCAL == 0 {
                    break;
                }
            }
        }
    }
    builders[owner.0 as usize].add(name, flag::CELL);
    let mut inner = id;
    while inner != owner {
        let scope = &mut builders[inner.0 as usize];
        // A class only hands the variable on, unless it uses it itself.
        if scope.kind != ScopeKind::Class || inner == id {
            scope.add(name, flag::FREE);
        }
        if !scope.free.contains(&name) {
            scope.free.push(name);
        }
        inner = scope.parent;
    }
    true
}

/// Numbers the variables of all scopes.
pub(super) fn tables(builders: &[Builder]) -> Vec<Scope> {
    let mut scopes = Vec::with_capacity(builders.len());
    for builder in builders {
        scopes.push(table(builder));
    }
    // Where the enclosing scope has what the inner one captures.
    for index in 0..scopes.len() {
        let parent = &scopes[scopes[index].parent.0 as usize];
        let mut captures = Vec::new();
        for name in &scopes[index].freevars {
            let capture = match position(&parent.cellvars, *name) {
                Some(cell) => Capture::Cell(cell),
                None => Capture::Free(position(&parent.freevars, *name).unwrap_or(0)),
            };
            captures.push(capture);
        }
        scopes[index].captures = captures;
    }
    scopes
}

fn position(names: &[Name], name: Name) -> Option<u32> {
    names.iter().position(|other| *other == name).map(|index| index as u32)
}

fn table(builder: &Builder) -> Scope {
    let mut scope = Scope {
        kind: builder.kind,
        parent: builder.parent,
        varnames: Vec::new(),
        cellvars: Vec::new(),
        cell_params: Vec::new(),
        freevars: builder.free.clone(),
        captures: Vec::new(),
        is_generator: builder.is_generator,
        is_async: builder.is_async,
        class_cell: false,
        symbols: Vec::with_capacity(builder.symbols.len()),
    };
    // Slots of the local variables, by position in `symbols`.
    if builder.is_function() {
        for (index, &name) in builder.order.iter().enumerate() {
            let flags = builder.flags(name);
            let is_param = index < builder.params;
            if !is_param && flags & (flag::GLOBAL | flag::NONLOCAL) != 0 {
                continue;
            }
            if flags & flag::CELL != 0 {
                scope.cellvars.push(name);
                scope.cell_params.push(is_param.then_some(scope.varnames.len() as u32));
            }
            if is_param || flags & flag::CELL == 0 {
                scope.varnames.push(name);
            }
        }
    } else if builder.kind == ScopeKind::Class && builder.flags(CLASS) & flag::CELL != 0 {
        scope.class_cell = true;
        scope.cellvars.push(CLASS);
        scope.cell_params.push(None);
    }
    for symbol in &builder.symbols {
        let resolution = resolution(builder, &scope, symbol.name, symbol.flags);
        scope.symbols.push((symbol.name, resolution));
    }
    scope
}

fn resolution(builder: &Builder, scope: &Scope, name: Name, flags: u16) -> Resolution {
    let slot = |list: &[Name]| position(list, name).unwrap_or(0);
    if flags & flag::GLOBAL != 0 {
        Resolution::GlobalExplicit
    } else if flags & flag::FREE != 0 {
        let index = slot(&scope.freevars);
        if builder.kind == ScopeKind::Class && flags & flag::NONLOCAL == 0 {
            Resolution::ClassFree(index)
        } else {
            Resolution::Free(index)
        }
    } else if !builder.is_function() {
        Resolution::Name
    } else if flags & flag::CELL != 0 {
        Resolution::Cell(slot(&scope.cellvars))
    } else if flags & (flag::BOUND | flag::PARAM) != 0 {
        Resolution::Local(slot(&scope.varnames))
    } else {
        Resolution::GlobalImplicit
    }
}

//! The walk over the tree that notes what each scope binds, uses and declares.

use super::ScopeKind;
use crate::ast::*;
use crate::error::{Result, SyntaxError};
use crate::names::{CLASS, DOT_ZERO, Name, Names, SUPER};

/// What is known about a name in one scope.
pub(super) mod flag {
    pub const USED: u16 = 1;
    /// Assigned, imported, defined, deleted ...
    pub const BOUND: u16 = 2;
    pub const PARAM: u16 = 4;
    pub const GLOBAL: u16 = 8;
    pub const NONLOCAL: u16 = 16;
    pub const ANNOTATED: u16 = 32;
    /// Bound by a `for` of a comprehension.
    pub const COMP_TARGET: u16 = 64;
    /// Captured by an inner scope.
    pub const CELL: u16 = 128;
    /// A variable of an enclosing function.
    pub const FREE: u16 = 256;
}

pub(super) struct Symbol {
    pub name: Name,
    pub flags: u16,
}

/// A scope in the making.
pub(super) struct Builder {
    pub kind: ScopeKind,
    pub parent: ScopeId,
    /// Sorted by name.
    pub symbols: Vec<Symbol>,
    /// Bound names in order of first appearance; the parameters come first.
    pub order: Vec<Name>,
    pub params: usize,
    pub free: Vec<Name>,
    /// Names declared nonlocal and where.
    pub nonlocals: Vec<(Name, Span)>,
    pub is_generator: bool,
    pub is_async: bool,
    /// Its comprehension, if it is one.
    comp: Option<CompKind>,
    /// Inside the iterable of a comprehension of this scope.
    in_iterable: u32,
    /// A `return` with a value.
    returned: Option<Span>,
}

impl Builder {
    fn new(kind: ScopeKind, parent: ScopeId) -> Self {
        Builder {
            kind,
            parent,
            symbols: Vec::new(),
            order: Vec::new(),
            params: 0,
            free: Vec::new(),
            nonlocals: Vec::new(),
            is_generator: false,
            is_async: false,
            comp: None,
            in_iterable: 0,
            returned: None,
        }
    }

    pub fn flags(&self, name: Name) -> u16 {
        match self.symbols.binary_search_by_key(&name, |symbol| symbol.name) {
            Ok(index) => self.symbols[index].flags,
            Err(_) => 0,
        }
    }

    pub fn add(&mut self, name: Name, flags: u16) {
        let index = match self.symbols.binary_search_by_key(&name, |symbol| symbol.name) {
            Ok(index) => index,
            Err(index) => {
                self.symbols.insert(index, Symbol { name, flags: 0 });
                index
            }
        };
        let before = self.symbols[index].flags;
        let bound = flag::BOUND | flag::PARAM;
        if flags & bound != 0 && before & bound == 0 {
            self.order.push(name);
        }
        self.symbols[index].flags = before | flags;
    }

    /// A scope with local variables in slots: everything but modules and classes.
    pub fn is_function(&self) -> bool {
        !matches!(self.kind, ScopeKind::Module | ScopeKind::Class)
    }
}

/// What the walk yields.
pub(super) struct Collected {
    pub builders: Vec<Builder>,
    /// The scopes, enclosing ones first.
    pub order: Vec<ScopeId>,
}

struct Collector<'a> {
    names: &'a Names,
    builders: Vec<Builder>,
    order: Vec<ScopeId>,
    current: ScopeId,
    in_loop: bool,
    top_level_await: bool,
}

pub(super) fn collect(module: &Module, names: &Names) -> Result<Collected> {
    let mut collector = Collector {
        names,
        builders: Vec::with_capacity(module.scope_count as usize),
        order: Vec::new(),
        current: ScopeId(0),
        in_loop: false,
        top_level_await: module.top_level_await,
    };
    for _ in 0..module.scope_count {
        collector.builders.push(Builder::new(ScopeKind::Module, ScopeId(0)));
    }
    collector.order.push(ScopeId(0));
    collector.body(&module.body)?;
    Ok(Collected { builders: collector.builders, order: collector.order })
}

impl Collector<'_> {
    fn scope(&mut self) -> &mut Builder {
        &mut self.builders[self.current.0 as usize]
    }

    fn at(&self, id: ScopeId) -> &Builder {
        &self.builders[id.0 as usize]
    }

    fn kind(&self) -> ScopeKind {
        self.at(self.current).kind
    }

    fn is_comp(&self) -> bool {
        self.kind() == ScopeKind::Comprehension
    }

    fn error<T>(&self, message: &str, span: Span) -> Result<T> {
        Err(SyntaxError::new(message, span))
    }

    /// An error about a name: `before`, the name in quotes, `after`.
    fn name_error<T>(&self, before: &str, name: Name, after: &str, span: Span) -> Result<T> {
        Err(SyntaxError::of(&[before, "'", self.names.get(name), "'", after], span))
    }

    fn enter(&mut self, id: ScopeId, kind: ScopeKind) -> (ScopeId, bool) {
        let outer = (self.current, self.in_loop);
        self.builders[id.0 as usize] = Builder::new(kind, self.current);
        self.order.push(id);
        self.current = id;
        self.in_loop = false;
        outer
    }

    fn leave(&mut self, outer: (ScopeId, bool)) {
        (self.current, self.in_loop) = outer;
    }

    fn bind(&mut self, name: Name) {
        self.scope().add(name, flag::BOUND);
    }

    fn body(&mut self, body: &[Stmt]) -> Result<()> {
        for stmt in body {
            self.stmt(stmt)?;
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Assign { targets, value } => {
                self.expr(value)?;
                targets.iter().try_for_each(|target| self.target(target))
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.target(target)?;
                self.expr(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                if let ExprKind::Name(name) = target.kind {
                    let flags = self.at(self.current).flags(name);
                    if *simple && flags & (flag::GLOBAL | flag::NONLOCAL) != 0 {
                        let what = if flags & flag::GLOBAL != 0 { "global" } else { "nonlocal" };
                        let after = [" can't be ", what].concat();
                        return self.name_error("annotated name ", name, &after, span);
                    }
                    let annotated = if *simple { flag::ANNOTATED } else { 0 };
                    self.scope().add(name, flag::BOUND | annotated);
                } else {
                    self.target(target)?;
                }
                self.expr(annotation)?;
                self.maybe(value)
            }
            StmtKind::Return(value) => {
                if !matches!(self.kind(), ScopeKind::Function) {
                    return self.error("'return' outside function", span);
                }
                if value.is_some() {
                    self.scope().returned = Some(span);
                }
                self.maybe(value)
            }
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.target(target)),
            StmtKind::Pass => Ok(()),
            StmtKind::Break if !self.in_loop => self.error("'break' outside loop", span),
            StmtKind::Continue if !self.in_loop => self.error("'continue' not properly in loop", span),
            StmtKind::Break | StmtKind::Continue => Ok(()),
            StmtKind::Raise { exc, cause } => {
                self.maybe(exc)?;
                self.maybe(cause)
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.maybe(msg)
            }
            StmtKind::Global(names) => self.declare(names, flag::GLOBAL, span),
            StmtKind::Nonlocal(names) => self.declare(names, flag::NONLOCAL, span),
            StmtKind::Import(aliases) => {
                for alias in aliases {
                    self.bind(alias.bind);
                }
                Ok(())
            }
            StmtKind::ImportFrom { names, .. } => {
                for alias in names {
                    if alias.name != crate::names::STAR {
                        self.bind(alias.bind);
                    } else if self.kind() != ScopeKind::Module {
                        return self.error("import * only allowed at module level", span);
                    }
                }
                Ok(())
            }
            StmtKind::If { arms, orelse } => {
                for arm in arms {
                    self.expr(&arm.test)?;
                    self.body(&arm.body)?;
                }
                self.body(orelse)
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test)?;
                self.loop_body(body)?;
                self.body(orelse)
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                if *is_async {
                    self.check_async("'async for' outside async function", span)?;
                }
                self.expr(iter)?;
                self.target(target)?;
                self.loop_body(body)?;
                self.body(orelse)
            }
            StmtKind::With { items, body, is_async } => {
                if *is_async {
                    self.check_async("'async with' outside async function", span)?;
                }
                for item in items {
                    self.expr(&item.context)?;
                    if let Some(target) = &item.target {
                        self.target(target)?;
                    }
                }
                self.body(body)
            }
            StmtKind::Try { body, handlers, orelse, finally } => {
                self.body(body)?;
                for handler in handlers {
                    self.maybe(&handler.exc)?;
                    if let Some(name) = handler.name {
                        self.bind(name);
                    }
                    self.body(&handler.body)?;
                }
                self.body(orelse)?;
                self.body(finally)
            }
            StmtKind::FunctionDef(def) => self.function(def),
            StmtKind::ClassDef(def) => self.class(def),
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                super::pattern::check_cases(cases, self.names)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.maybe(&case.guard)?;
                    self.body(&case.body)?;
                }
                Ok(())
            }
        }
    }

    fn loop_body(&mut self, body: &[Stmt]) -> Result<()> {
        let outer = std::mem::replace(&mut self.in_loop, true);
        self.body(body)?;
        self.in_loop = outer;
        Ok(())
    }

    fn declare(&mut self, names: &[Name], declared: u16, span: Span) -> Result<()> {
        let global = declared == flag::GLOBAL;
        let what = if global { "global" } else { "nonlocal" };
        if !global && self.kind() == ScopeKind::Module {
            return self.error("nonlocal declaration not allowed at module level", span);
        }
        for &name in names {
            let flags = self.at(self.current).flags(name);
            let annotated = flags & flag::ANNOTATED != 0;
            let after: &[&str] = if flags & flag::PARAM != 0 {
                &[" is parameter and ", what]
            } else if flags & flag::USED != 0 {
                &[" is used prior to ", what, " declaration"]
            } else if annotated {
                &[" can't be ", what]
            } else if flags & flag::BOUND != 0 {
                &[" is assigned to before ", what, " declaration"]
            } else if flags & (flag::GLOBAL | flag::NONLOCAL) & !declared != 0 {
                &[" is nonlocal and global"]
            } else {
                self.scope().add(name, declared);
                if !global {
                    self.scope().nonlocals.push((name, span));
                }
                continue;
            };
            let before = if annotated { "annotated name " } else { "name " };
            return self.name_error(before, name, &after.concat(), span);
        }
        Ok(())
    }

    fn function(&mut self, def: &FunctionDef) -> Result<()> {
        self.exprs(&def.decorators)?;
        self.defaults(&def.params)?;
        let params = &def.params;
        let starred = params.vararg.iter().chain(&params.kwarg).map(|param| &**param);
        for param in params.args.iter().chain(&params.kwonly).chain(starred) {
            self.maybe(&param.annotation)?;
        }
        self.maybe(&def.returns)?;
        self.bind(def.bind);
        let outer = self.enter(def.scope, ScopeKind::Function);
        self.scope().is_async = def.is_async;
        self.params(params);
        self.body(&def.body)?;
        let scope = self.scope();
        if let (true, true, Some(span)) = (scope.is_async, scope.is_generator, scope.returned) {
            return self.error("'return' with value in async generator", span);
        }
        self.leave(outer);
        Ok(())
    }

    fn defaults(&mut self, params: &Params) -> Result<()> {
        for param in params.args.iter().chain(&params.kwonly) {
            self.maybe(&param.default)?;
        }
        Ok(())
    }

    /// Binds the parameters in CPython's order of `co_varnames`.
    fn params(&mut self, params: &Params) {
        let starred = params.vararg.iter().chain(&params.kwarg).map(|param| &**param);
        for param in params.args.iter().chain(&params.kwonly).chain(starred) {
            self.scope().add(param.name, flag::PARAM);
        }
        let scope = self.scope();
        scope.params = scope.order.len();
    }

    fn class(&mut self, def: &ClassDef) -> Result<()> {
        self.exprs(&def.decorators)?;
        for arg in &def.args {
            self.expr(&arg.value)?;
        }
        self.bind(def.bind);
        let outer = self.enter(def.scope, ScopeKind::Class);
        self.body(&def.body)?;
        self.leave(outer);
        Ok(())
    }

    fn maybe(&mut self, value: &Option<Expr>) -> Result<()> {
        match value {
            Some(value) => self.expr(value),
            None => Ok(()),
        }
    }

    fn exprs(&mut self, values: &[Expr]) -> Result<()> {
        values.iter().try_for_each(|value| self.expr(value))
    }

    /// What is assigned to or deleted.
    fn target(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name(name) => {
                let comp = if self.is_comp() { flag::COMP_TARGET } else { 0 };
                self.scope().add(*name, flag::BOUND | comp);
                Ok(())
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.target(item))
            }
            ExprKind::Starred(inner) => self.target(inner),
            _ => self.expr(target),
        }
    }

    fn expr(&mut self, expr: &Expr) -> Result<()> {
        match &expr.kind {
            ExprKind::Name(name) => {
                let is_function = self.at(self.current).is_function();
                self.scope().add(*name, flag::USED);
                if *name == SUPER && is_function {
                    self.scope().add(CLASS, flag::USED);
                }
                Ok(())
            }
            ExprKind::Constant(_) => Ok(()),
            ExprKind::FString(parts) | ExprKind::TString(parts) => self.fstring(parts),
            ExprKind::BoolOp(_, values)
            | ExprKind::Set(values)
            | ExprKind::List(values)
            | ExprKind::Tuple(values) => self.exprs(values),
            ExprKind::Walrus(name, value) => {
                self.expr(value)?;
                self.walrus(*name, expr.span)
            }
            ExprKind::BinOp(left, rest) => {
                self.expr(left)?;
                rest.iter().try_for_each(|operation| self.expr(&operation.right))
            }
            ExprKind::UnaryOp(_, value) | ExprKind::Starred(value) | ExprKind::Attribute(value, _) => {
                self.expr(value)
            }
            ExprKind::Lambda(lambda) => {
                self.defaults(&lambda.params)?;
                let outer = self.enter(lambda.scope, ScopeKind::Lambda);
                self.params(&lambda.params);
                self.expr(&lambda.body)?;
                self.leave(outer);
                Ok(())
            }
            ExprKind::IfExp(parts) => {
                self.expr(&parts.test)?;
                self.expr(&parts.body)?;
                self.expr(&parts.orelse)
            }
            ExprKind::Dict(items) => {
                for item in items {
                    self.maybe(&item.key)?;
                    self.expr(&item.value)?;
                }
                Ok(())
            }
            ExprKind::Comp(comp) => self.comp(comp, expr.span),
            ExprKind::Await(value) => {
                self.check_await(expr.span)?;
                self.expr(value)
            }
            ExprKind::Yield(value) => {
                self.check_yield("'yield' outside function", expr.span)?;
                match value {
                    Some(value) => self.expr(value),
                    None => Ok(()),
                }
            }
            ExprKind::YieldFrom(value) => {
                self.check_yield("'yield' outside function", expr.span)?;
                if self.scope().is_async {
                    return self.error("'yield from' inside async function", expr.span);
                }
                self.expr(value)
            }
            ExprKind::Compare(left, rest) => {
                self.expr(left)?;
                rest.iter().try_for_each(|comparison| self.expr(&comparison.1))
            }
            ExprKind::Call(func, args) => {
                self.expr(func)?;
                args.iter().try_for_each(|arg| self.expr(&arg.value))
            }
            ExprKind::Subscript(value, index) => {
                self.expr(value)?;
                self.expr(index)
            }
            ExprKind::Slice(slice) => {
                self.maybe(&slice.lower)?;
                self.maybe(&slice.upper)?;
                self.maybe(&slice.step)
            }
        }
    }

    fn fstring(&mut self, parts: &[FPart]) -> Result<()> {
        for part in parts {
            if let FPart::Field(field) = part {
                self.expr(&field.value)?;
                self.fstring(&field.spec)?;
            }
        }
        Ok(())
    }

    /// `:=` binds in the scope around all comprehensions.
    fn walrus(&mut self, name: Name, span: Span) -> Result<()> {
        if self.at(self.current).in_iterable > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return self.error(message, span);
        }
        let mut owner = self.current;
        while self.at(owner).kind == ScopeKind::Comprehension {
            if self.at(owner).flags(name) & flag::COMP_TARGET != 0 {
                let before = "assignment expression cannot rebind comprehension iteration variable ";
                return self.name_error(before, name, "", span);
            }
            owner = self.at(owner).parent;
            if self.at(owner).in_iterable > 0 {
                let message = "assignment expression cannot be used in a comprehension iterable expression";
                return self.error(message, span);
            }
        }
        if owner == self.current {
            self.bind(name);
            return Ok(());
        }
        let declared = match self.at(owner).kind {
            ScopeKind::Class => {
                let message = "assignment expression within a comprehension cannot be used in a \
                               class body";
                return self.error(message, span);
            }
            ScopeKind::Module => flag::GLOBAL,
            _ if self.at(owner).flags(name) & flag::GLOBAL != 0 => flag::GLOBAL,
            _ => flag::NONLOCAL,
        };
        if declared == flag::GLOBAL {
            self.builders[owner.0 as usize].add(name, flag::GLOBAL);
        } else {
            self.builders[owner.0 as usize].add(name, flag::BOUND);
        }
        let mut inner = self.current;
        while inner != owner {
            let builder = &mut self.builders[inner.0 as usize];
            builder.add(name, declared);
            inner = builder.parent;
        }
        Ok(())
    }

    fn comp(&mut self, comp: &Comp, span: Span) -> Result<()> {
        let mut clauses = comp.clauses.iter();
        let Some(first) = clauses.next() else { return Ok(()) };
        self.iterable(&first.iter)?;
        let outer = self.enter(comp.scope, ScopeKind::Comprehension);
        let is_async = comp.clauses.iter().any(|clause| clause.is_async);
        let scope = self.scope();
        scope.comp = Some(comp.kind);
        scope.is_async = is_async;
        scope.add(DOT_ZERO, flag::PARAM);
        scope.params = 1;
        self.target(&first.target)?;
        self.exprs(&first.ifs)?;
        for clause in clauses {
            self.target(&clause.target)?;
            self.iterable(&clause.iter)?;
            self.exprs(&clause.ifs)?;
        }
        self.maybe(&comp.value)?;
        self.expr(&comp.element)?;
        self.scope().is_generator = comp.kind == CompKind::Generator;
        let is_async = self.scope().is_async;
        self.leave(outer);
        if is_async && comp.kind != CompKind::Generator {
            let message = "asynchronous comprehension outside of an asynchronous function";
            self.check_async(message, span)?;
        }
        Ok(())
    }

    fn iterable(&mut self, iter: &Expr) -> Result<()> {
        self.scope().in_iterable += 1;
        self.expr(iter)?;
        self.scope().in_iterable -= 1;
        Ok(())
    }

    fn check_await(&mut self, span: Span) -> Result<()> {
        let message = match self.kind() {
            ScopeKind::Module | ScopeKind::Class => "'await' outside function",
            _ => "'await' outside async function",
        };
        self.check_async(message, span)
    }

    /// Something asynchronous is done in this scope.
    fn check_async(&mut self, message: &str, span: Span) -> Result<()> {
        let top_level_await = self.top_level_await;
        let scope = self.scope();
        let allowed = match scope.kind {
            ScopeKind::Module => top_level_await,
            ScopeKind::Comprehension => true,
            ScopeKind::Function => scope.is_async,
            _ => false,
        };
        if !allowed {
            return self.error(message, span);
        }
        scope.is_async = true;
        Ok(())
    }

    fn check_yield(&mut self, message: &str, span: Span) -> Result<()> {
        let scope = self.scope();
        scope.is_generator = true;
        let message = match scope.comp {
            Some(CompKind::List) => "'yield' inside list comprehension",
            Some(CompKind::Set) => "'yield' inside set comprehension",
            Some(CompKind::Dict) => "'yield' inside dict comprehension",
            Some(CompKind::Generator) => "'yield' inside generator expression",
            None if scope.is_function() => return Ok(()),
            None => message,
        };
        self.error(message, span)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        match &pattern.kind {
            PatternKind::Value(value) | PatternKind::Singleton(value) => self.expr(value),
            PatternKind::Wildcard | PatternKind::Star(None) => Ok(()),
            PatternKind::Capture(name) | PatternKind::Star(Some(name)) => {
                self.bind(*name);
                Ok(())
            }
            PatternKind::Sequence(items) | PatternKind::Or(items) => {
                items.iter().try_for_each(|item| self.pattern(item))
            }
            PatternKind::Mapping { items, rest } => {
                for (key, pattern) in items {
                    self.expr(key)?;
                    self.pattern(pattern)?;
                }
                if let Some(name) = rest {
                    self.bind(*name);
                }
                Ok(())
            }
            PatternKind::Class { class, args, kwargs } => {
                self.expr(class)?;
                args.iter().try_for_each(|arg| self.pattern(arg))?;
                kwargs.iter().try_for_each(|arg| self.pattern(&arg.1))
            }
            PatternKind::As(inner, name) => {
                self.pattern(inner)?;
                self.bind(*name);
                Ok(())
            }
        }
    }
}

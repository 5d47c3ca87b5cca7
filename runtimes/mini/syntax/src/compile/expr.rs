//! Expressions: as values, and as conditions that jump.

use crate::ast::*;
use crate::code::Const;
use crate::names::{CLASS, Name, SUPER};
use crate::opcode::Op;
use crate::scopes::{Resolution, ScopeKind};

use super::Compiler;
use super::assign::is_starred;
use super::emit::Label;
use super::fold;

/// Displays with more elements are filled one by one rather than from the stack.
const MAX_ON_STACK: usize = 30;

impl<'a> Compiler<'a> {
    pub(super) fn exprs(&mut self, values: &'a [Expr]) {
        for value in values {
            self.expr(value);
        }
    }

    pub(super) fn maybe(&mut self, value: Option<&'a Expr>) {
        match value {
            Some(value) => self.expr(value),
            None => self.unit.load_none(),
        }
    }

    /// Pushes the value of an expression.
    pub(super) fn expr(&mut self, expr: &'a Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Name(name) => self.load(*name, span),
            ExprKind::Constant(value) => self.literal(value),
            ExprKind::FString(parts) => self.fstring(parts),
            ExprKind::TString(parts) => self.tstring(parts, span),
            ExprKind::BoolOp(op, values) => {
                let end = self.unit.label();
                let jump = if *op == BoolOp::And { Op::JumpIfFalseOrPop } else { Op::JumpIfTrueOrPop };
                let Some((last, rest)) = values.split_last() else { return };
                for value in rest {
                    self.expr(value);
                    self.unit.jump_at(jump, end, value.span);
                }
                self.expr(last);
                self.unit.bind(end);
            }
            ExprKind::Walrus(name, value) => {
                self.expr(value);
                self.unit.emit(Op::Dup, 0);
                self.store(*name, span);
            }
            ExprKind::BinOp(left, rest) => self.chain(left, rest),
            ExprKind::UnaryOp(op, value) => {
                if let Some(value) = fold::number(expr) {
                    return self.literal(&value);
                }
                self.expr(value);
                let op = match op {
                    UnaryOp::Neg => Op::Neg,
                    UnaryOp::Pos => Op::Pos,
                    UnaryOp::Invert => Op::Invert,
                    UnaryOp::Not => Op::Not,
                };
                self.unit.emit_at(op, 0, span);
            }
            ExprKind::Lambda(lambda) => self.lambda(lambda, span),
            ExprKind::IfExp(parts) => {
                let (orelse, end) = (self.unit.label(), self.unit.label());
                self.jump_unless(&parts.test, orelse);
                self.expr(&parts.body);
                self.unit.jump(Op::Jump, end);
                self.unit.bind(orelse);
                self.expr(&parts.orelse);
                self.unit.bind(end);
            }
            ExprKind::Dict(items) => self.dict(items, span),
            ExprKind::Set(items) => {
                self.collect(items, Op::BuildSet, Op::SetAdd, Op::SetUpdate, span);
            }
            ExprKind::List(items) => match fold::tuple(items) {
                Some(values) if items.len() > 2 => {
                    self.unit.emit_at(Op::BuildList, 0, span);
                    self.unit.load(values);
                    self.unit.emit_at(Op::ListExtend, 0, span);
                }
                _ => self.collect(items, Op::BuildList, Op::ListAppend, Op::ListExtend, span),
            },
            ExprKind::Tuple(items) => match fold::tuple(items) {
                Some(value) => self.unit.load(value),
                None if items.len() > MAX_ON_STACK || items.iter().any(is_starred) => {
                    self.collect(items, Op::BuildList, Op::ListAppend, Op::ListExtend, span);
                    self.unit.emit_at(Op::ListToTuple, 0, span);
                }
                None => {
                    self.exprs(items);
                    self.unit.emit_at(Op::BuildTuple, items.len() as u32, span);
                }
            },
            ExprKind::Comp(comp) => self.comp(comp, span),
            ExprKind::Await(value) => {
                self.expr(value);
                self.await_value(0, span);
            }
            ExprKind::Yield(value) => {
                self.maybe(value.as_deref());
                self.yield_value(span);
            }
            ExprKind::YieldFrom(value) => {
                self.expr(value);
                self.unit.emit_at(Op::GetYieldFromIter, 0, span);
                self.delegate(span);
            }
            ExprKind::Compare(left, rest) => self.compare(left, rest, span),
            ExprKind::Call(func, args) => self.call(func, args, span),
            ExprKind::Attribute(value, name) => {
                if let ExprKind::Call(func, args) = &value.kind
                    && self.load_super(func, args)
                {
                    return self.named(Op::LoadSuper, *name, span);
                }
                self.expr(value);
                self.named(Op::LoadAttr, *name, span);
            }
            ExprKind::Subscript(value, index) => {
                self.expr(value);
                self.expr(index);
                self.unit.emit_at(Op::LoadItem, 0, span);
            }
            ExprKind::Starred(value) => self.expr(value),
            ExprKind::Slice(slice) => {
                self.maybe(slice.lower.as_ref());
                self.maybe(slice.upper.as_ref());
                if let Some(step) = &slice.step {
                    self.expr(step);
                }
                self.unit.emit(Op::BuildSlice, 2 + slice.step.is_some() as u32);
            }
        }
    }

    pub(super) fn literal(&mut self, value: &Constant) {
        let special = match value {
            Constant::None => 0,
            Constant::True => 1,
            Constant::False => 2,
            Constant::Ellipsis => 3,
            Constant::Int(value) => return self.unit.load_int(*value),
            _ => return self.unit.load(Const::Literal(value.clone())),
        };
        self.unit.emit(Op::LoadSpecial, special);
    }

    /// `left op right op right ...`
    fn chain(&mut self, left: &'a Expr, rest: &'a [BinRight]) {
        let mut rest = rest.iter().peekable();
        let mut constant = fold::number(left);
        // As far as there are constants.
        while let (Some(value), Some(next)) = (&constant, rest.peek()) {
            let Some(folded) =
                fold::number(&next.right).and_then(|right| fold::binary(next.op, value, &right))
            else {
                break;
            };
            constant = Some(folded);
            rest.next();
        }
        match constant {
            Some(value) => self.literal(&value),
            None => self.expr(left),
        }
        for operation in rest {
            self.expr(&operation.right);
            match operation.op {
                BinOp::Add => self.unit.emit_at(Op::Add, 0, operation.span),
                BinOp::Sub => self.unit.emit_at(Op::Sub, 0, operation.span),
                BinOp::Mul => self.unit.emit_at(Op::Mul, 0, operation.span),
                op => self.unit.emit_at(Op::Binary, op as u32, operation.span),
            }
        }
    }

    /// The elements of a display in a list or set.
    fn collect(&mut self, items: &'a [Expr], build: Op, add: Op, update: Op, span: Span) {
        let star = items.iter().position(is_starred).unwrap_or(items.len());
        let first = if items.len() > MAX_ON_STACK { 0 } else { star };
        let (before, after) = items.split_at(first);
        self.exprs(before);
        self.unit.emit_at(build, first as u32, span);
        for item in after {
            self.expr(item);
            if is_starred(item) {
                self.unit.emit_at(update, 0, item.span);
            } else {
                self.unit.emit_at(add, 1, span);
            }
        }
    }

    fn dict(&mut self, items: &'a [DictItem], span: Span) {
        let merge = items.iter().position(|item| item.key.is_none()).unwrap_or(items.len());
        let first = if items.len() > MAX_ON_STACK / 2 { 0 } else { merge };
        for (index, item) in items.iter().enumerate() {
            if index == first {
                self.unit.emit_at(Op::BuildDict, first as u32, span);
            }
            if let Some(key) = &item.key {
                self.expr(key);
            }
            self.expr(&item.value);
            if item.key.is_none() {
                self.unit.emit_at(Op::DictUpdate, 0, item.value.span);
            } else if index >= first {
                self.unit.emit_at(Op::DictAdd, 1, span);
            }
        }
        if first == items.len() {
            self.unit.emit_at(Op::BuildDict, first as u32, span);
        }
    }

    fn fstring(&mut self, parts: &'a [FPart]) {
        for part in parts {
            match part {
                FPart::Literal(text) => self.unit.load(Const::Literal(Constant::Str(text.clone()))),
                FPart::Field(field) => {
                    self.expr(&field.value);
                    let conversion = field.conversion.unwrap_or(0) as u32;
                    if field.spec.is_empty() {
                        self.unit.emit_at(Op::Format, conversion, field.span);
                    } else {
                        self.fstring(&field.spec);
                        self.unit.emit_at(Op::FormatSpec, conversion, field.span);
                    }
                }
            }
        }
        match parts.len() {
            0 => self.unit.load(Const::Literal(Constant::Str("".into()))),
            1 => {}
            count => self.unit.emit(Op::BuildString, count as u32),
        }
    }

    /// A template string is a call of a function of the module that has the classes: with a tuple of texts and, for each
    /// field, its value, text, conversion and spec.
    fn tstring(&mut self, parts: &'a [FPart], span: Span) {
        let function = self.intern("_template");
        let module = self.intern("string.templatelib");
        self.unit.load_int(0);
        self.unit.load(Const::Names([function].into()));
        self.named(Op::ImportName, module, span);
        self.named(Op::ImportFrom, function, span);
        self.unit.emit(Op::Swap, 0);
        self.unit.emit(Op::Pop, 0);
        let mut count = 0;
        let load = |compiler: &mut Self, text: &str| {
            compiler.unit.load(Const::Literal(Constant::Str(text.into())));
        };
        for part in parts {
            match part {
                FPart::Literal(text) => {
                    load(self, text);
                    count += 1;
                }
                FPart::Field(field) => {
                    // Marks a field, since texts may be missing between two.
                    self.unit.load_none();
                    self.expr(&field.value);
                    load(self, &field.text);
                    match field.conversion {
                        Some(letter) => load(self, char::from(letter).encode_utf8(&mut [0; 4])),
                        None => load(self, ""),
                    }
                    self.fstring(&field.spec);
                    count += 5;
                }
            }
        }
        self.unit.emit(Op::BuildTuple, count);
        self.unit.emit_at(Op::Call, 1, span);
    }

    // Comparisons

    /// The right side of a comparison; of `in` a list of constants may be a tuple.
    fn comparand(&mut self, op: CmpOp, value: &'a Expr) {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            self.iterable(value);
        } else {
            self.expr(value);
        }
    }

    /// An expression that is only iterated over: a list of constants may be a tuple.
    pub(super) fn iterable(&mut self, value: &'a Expr) {
        match &value.kind {
            ExprKind::List(items) if let Some(values) = fold::tuple(items) => self.unit.load(values),
            _ => self.expr(value),
        }
    }

    fn compare(&mut self, left: &'a Expr, rest: &'a [(CmpOp, Expr)], span: Span) {
        self.expr(left);
        let Some(((op, last), rest)) = rest.split_last() else { return };
        let short = self.unit.label();
        for (op, value) in rest {
            self.comparand(*op, value);
            self.unit.emit(Op::Dup, 0);
            self.unit.emit(Op::Rot3, 0);
            self.unit.emit_at(Op::Compare, *op as u32, span);
            self.unit.jump_at(Op::JumpIfFalseOrPop, short, span);
        }
        self.comparand(*op, last);
        self.unit.emit_at(Op::Compare, *op as u32, span);
        if !rest.is_empty() {
            let end = self.unit.label();
            self.unit.jump(Op::Jump, end);
            self.unit.bind(short);
            self.unit.emit(Op::Swap, 0);
            self.unit.emit(Op::Pop, 0);
            self.unit.bind(end);
        }
    }

    // Conditions

    /// Jumps if the condition is false.
    pub(super) fn jump_unless(&mut self, test: &'a Expr, target: Label) {
        self.jump_if(test, target, false);
    }

    /// Jumps if the truth of the condition is `when`, else goes on.
    pub(super) fn jump_if(&mut self, test: &'a Expr, target: Label, when: bool) {
        let jump = if when { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse };
        match &test.kind {
            ExprKind::UnaryOp(UnaryOp::Not, value) => self.jump_if(value, target, !when),
            ExprKind::BoolOp(op, values) => {
                let Some((last, rest)) = values.split_last() else { return };
                let decides = *op == BoolOp::Or;
                if decides == when {
                    for value in rest {
                        self.jump_if(value, target, when);
                    }
                    self.jump_if(last, target, when);
                } else {
                    let end = self.unit.label();
                    for value in rest {
                        self.jump_if(value, end, decides);
                    }
                    self.jump_if(last, target, when);
                    self.unit.bind(end);
                }
            }
            ExprKind::IfExp(parts) => {
                let (orelse, end) = (self.unit.label(), self.unit.label());
                self.jump_unless(&parts.test, orelse);
                self.jump_if(&parts.body, target, when);
                self.unit.jump(Op::Jump, end);
                self.unit.bind(orelse);
                self.jump_if(&parts.orelse, target, when);
                self.unit.bind(end);
            }
            ExprKind::Compare(left, rest) => self.compare_jump(left, rest, target, when, test.span),
            _ => match truth(test) {
                Some(truth) if truth == when => self.unit.jump(Op::Jump, target),
                Some(_) => {}
                None => {
                    self.expr(test);
                    self.unit.jump_at(jump, target, test.span);
                }
            },
        }
    }

    fn compare_jump(
        &mut self,
        left: &'a Expr,
        rest: &'a [(CmpOp, Expr)],
        target: Label,
        when: bool,
        span: Span,
    ) {
        self.expr(left);
        let Some(((op, last), rest)) = rest.split_last() else { return };
        let jump = if when { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse };
        let short = self.unit.label();
        for (op, value) in rest {
            self.comparand(*op, value);
            self.unit.emit(Op::Dup, 0);
            self.unit.emit(Op::Rot3, 0);
            self.unit.emit_at(Op::CompareJump, *op as u32, span);
            self.unit.jump(Op::PopJumpIfFalse, short);
        }
        if rest.is_empty() && matches!(op, CmpOp::Is | CmpOp::IsNot) && is_none(last) {
            let jump = if (*op == CmpOp::Is) == when { Op::PopJumpIfNone } else { Op::PopJumpIfNotNone };
            return self.unit.jump(jump, target);
        }
        self.comparand(*op, last);
        self.unit.emit_at(Op::CompareJump, *op as u32, span);
        self.unit.jump(jump, target);
        if !rest.is_empty() {
            let end = self.unit.label();
            self.unit.jump(Op::Jump, end);
            self.unit.bind(short);
            self.unit.emit(Op::Pop, 0);
            if !when {
                self.unit.jump(Op::Jump, target);
            }
            self.unit.bind(end);
        }
    }

    // Calls

    fn call(&mut self, func: &'a Expr, args: &'a [Arg], span: Span) {
        let star = args.iter().any(|arg| matches!(arg.kind, ArgKind::Star | ArgKind::DoubleStar));
        if star {
            self.expr(func);
            self.star_args(args, span);
            let keywords = self.keyword_dict(args, 2, span);
            return self.unit.emit_at(Op::CallEx, keywords as u32, span);
        }
        let mut is_method = false;
        if let ExprKind::Attribute(value, name) = &func.kind {
            is_method = true;
            if let ExprKind::Call(inner, inner_args) = &value.kind
                && self.load_super(inner, inner_args)
            {
                self.named(Op::LoadSuperMethod, *name, func.span);
            } else {
                self.expr(value);
                self.named(Op::LoadMethod, *name, func.span);
            }
        } else {
            self.expr(func);
        }
        let mut names = Vec::new();
        for arg in args {
            self.expr(&arg.value);
            if let ArgKind::Keyword(name) = arg.kind {
                names.push(name);
            }
        }
        let op = match (is_method, names.is_empty()) {
            (false, true) => Op::Call,
            (true, true) => Op::CallMethod,
            (false, false) => Op::CallKw,
            (true, false) => Op::CallMethodKw,
        };
        if !names.is_empty() {
            self.unit.load(Const::Names(names));
        }
        self.unit.emit_at(op, args.len() as u32, span);
    }

    /// The positional arguments of a call with stars, in a list (or a constant tuple).
    pub(super) fn star_args(&mut self, args: &'a [Arg], span: Span) {
        let is_star = |arg: &Arg| arg.kind == ArgKind::Star;
        let mut positional =
            args.iter().filter(|arg| matches!(arg.kind, ArgKind::Positional | ArgKind::Star)).peekable();
        if positional.peek().is_none() {
            return self.unit.load(Const::Tuple(Vec::new()));
        }
        let mut count = 0;
        while let Some(arg) = positional.next_if(|arg| !is_star(arg) && count < MAX_ON_STACK as u32) {
            self.expr(&arg.value);
            count += 1;
        }
        self.unit.emit_at(Op::BuildList, count, span);
        for arg in positional {
            self.expr(&arg.value);
            if is_star(arg) {
                self.unit.emit_at(Op::ListExtend, 1, arg.value.span);
            } else {
                self.unit.emit_at(Op::ListAppend, 1, span);
            }
        }
    }

    /// The keyword arguments of a call with stars, in a dict, if there are any. The function is `below` the dict.
    pub(super) fn keyword_dict(&mut self, args: &'a [Arg], below: u32, span: Span) -> bool {
        let mut built = false;
        let mut pairs = 0;
        for arg in args {
            match arg.kind {
                ArgKind::Keyword(name) => {
                    self.load_text(name);
                    self.expr(&arg.value);
                    pairs += 1;
                }
                ArgKind::DoubleStar => {
                    if pairs > 0 || !built {
                        self.merge_pairs(&mut pairs, &mut built, below, span);
                    }
                    self.expr(&arg.value);
                    self.unit.emit_at(Op::DictMerge, below, span);
                }
                _ => {}
            }
        }
        if pairs > 0 {
            self.merge_pairs(&mut pairs, &mut built, below, span);
        }
        built
    }

    fn merge_pairs(&mut self, pairs: &mut u32, built: &mut bool, below: u32, span: Span) {
        self.unit.emit_at(Op::BuildDict, *pairs, span);
        if *built {
            self.unit.emit_at(Op::DictMerge, below, span);
        }
        *built = true;
        *pairs = 0;
    }

    /// For `super()` in a method: pushes `super`, the class and self, for LoadSuper. Anything else is left alone.
    fn load_super(&mut self, func: &'a Expr, args: &'a [Arg]) -> bool {
        let scope = self.unit.scope;
        let ExprKind::Name(SUPER) = func.kind else { return false };
        let Resolution::Free(class) = scope.resolve(CLASS) else { return false };
        if !args.is_empty()
            || !matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda)
            || self.unit.code.arg_count == 0
            || scope.resolve(SUPER) != Resolution::GlobalImplicit
        {
            return false;
        }
        let Some(&first) = scope.varnames.first() else { return false };
        self.named(Op::LoadGlobal, SUPER, func.span);
        self.unit.emit_at(Op::LoadCell, self.free_slot(class), func.span);
        self.load(first, func.span);
        true
    }

    // Generators

    /// Hands the top of the stack out of the generator.
    pub(super) fn yield_value(&mut self, span: Span) {
        let scope = self.unit.scope;
        let asynchronous = scope.is_async && scope.is_generator;
        self.unit.emit_at(Op::Yield, asynchronous as u32, span);
    }

    /// Waits for the awaitable on the stack and leaves its result. `what` is GetAwaitable's argument.
    pub(super) fn await_value(&mut self, what: u32, span: Span) {
        self.unit.emit_at(Op::GetAwaitable, what, span);
        self.delegate(span);
    }

    /// Runs the iterator on the stack to its end, handing out what it yields, and leaves its result.
    pub(super) fn delegate(&mut self, span: Span) {
        self.unit.load_none();
        let (again, end) = (self.unit.here(), self.unit.label());
        self.unit.jump_at(Op::Send, end, span);
        self.unit.emit_at(Op::Yield, 0, span);
        self.unit.jump(Op::JumpBack, again);
        self.unit.bind(end);
    }

    /// The name `text`.
    pub(super) fn intern(&mut self, text: &str) -> Name {
        self.names.intern(text)
    }
}

/// The truth of a constant.
pub(super) fn truth(expr: &Expr) -> Option<bool> {
    match &expr.kind {
        ExprKind::Constant(value) => match value {
            Constant::None | Constant::False => Some(false),
            Constant::True | Constant::Ellipsis => Some(true),
            Constant::Int(value) => Some(*value != 0),
            Constant::Str(text) => Some(!text.is_empty()),
            _ => None,
        },
        ExprKind::Name(crate::names::DEBUG) => Some(true),
        _ => None,
    }
}

fn is_none(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Constant(Constant::None))
}

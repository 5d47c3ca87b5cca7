//! `BaseExceptionGroup` and `ExceptionGroup`: several exceptions raised as one (PEP 654).
//!
//! The exceptions are a tuple in the exception's `extra`; the message is its first argument.

use anypy_mini_vm::layout::{Exception, List, Str, Tuple, Type};
use anypy_mini_vm::native::{VAR, function, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

use super::exception::{store, stored};

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.len() != 3 {
        let mut n = String::new();
        anypy_mini_vm::frame::push_number(&mut n, args.len() as i64 - 1);
        return vm.type_error(&["BaseExceptionGroup.__new__() takes exactly 2 arguments (", &n, " given)"]);
    }
    let (mut class, message, given) = (args.at(0), args.at(1), vm.unwrap(args.at(2)));
    if vm.as_str(message).is_none() {
        let t = vm.type_name_of(message);
        return vm.type_error(&["BaseExceptionGroup.__new__() argument 1 must be str, not ", t]);
    }
    if !is(given, Kind::List) && !is(given, Kind::Tuple) {
        return vm.type_error(&["second argument (exceptions) must be a sequence"]);
    }
    let items = vm.collect_iterable(given)?;
    if items.is_empty() {
        return vm.value_error(&["second argument (exceptions) must be a non-empty sequence"]);
    }
    let mut plain = true;
    for (i, item) in items.iter().enumerate() {
        if !is(*item, Kind::Exception) {
            let mut n = String::new();
            anypy_mini_vm::frame::push_number(&mut n, i as i64);
            return vm.value_error(&["Item ", &n, " of second argument (exceptions) is not an exception"]);
        }
        plain &= vm.exception_is(*item, Builtin::Exception);
    }
    let group = vm.builtin(Builtin::ExceptionGroup);
    if plain && class == vm.builtin(Builtin::ExceptionGroupBase) {
        class = group;
    } else if !plain && class == group {
        return vm.type_error(&["Cannot nest BaseExceptions in an ExceptionGroup"]);
    } else if !plain && vm.is_subtype(class, vm.builtin(Builtin::Exception)) {
        let name = Gc::<Str>::of(Gc::<Type>::of(class).name.get()).text();
        return vm.type_error(&["Cannot nest BaseExceptions in '", name, "'"]);
    }
    let values = vm.tuple(args.rest(1))?;
    let items = vm.tuple(&items)?;
    let e = vm.exception_new(class, values)?;
    Gc::<Exception>::of(e).extra.set(Some(items));
    Ok(e)
}

/// The exceptions in a group; `None` for what is none.
pub fn members(v: Value) -> Option<&'static [Value]> {
    let tuple = Gc::<Exception>::of(v).extra.get().filter(|t| is(*t, Kind::Tuple))?;
    Some(Gc::<Tuple>::of(tuple).items())
}

fn exceptions(vm: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Exception>::of(v).extra.get().unwrap_or(vm.empty_tuple))
}

fn message(_: &mut Vm, v: Value) -> Res {
    let args = Gc::<Exception>::of(v).args.get();
    Ok(Gc::<Tuple>::of(args).items().first().copied().unwrap_or(Value::NONE))
}

fn str(vm: &mut Vm, args: &Args<'_>) -> Res {
    let message = message(vm, args.at(0))?;
    let mut text = vm.text_of(message)?;
    let n = members(args.at(0)).map_or(0, <[Value]>::len);
    text.push_str(" (");
    anypy_mini_vm::frame::push_number(&mut text, n as i64);
    text.push_str(if n == 1 { " sub-exception)" } else { " sub-exceptions)" });
    vm.str(&text)
}

fn derive(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = vm.builtin(Builtin::ExceptionGroupBase);
    let message = message(vm, args.at(0))?;
    vm.call(class, &[message, args.at(1)])
}

fn matches(vm: &mut Vm, e: Value, matcher: Value) -> Res<bool> {
    let one = [matcher];
    let classes = if is(matcher, Kind::Tuple) { Gc::<Tuple>::of(matcher).items() } else { &one[..] };
    let base = vm.builtin(Builtin::BaseException);
    if classes.iter().all(|c| is(*c, Kind::Type) && vm.is_subtype(*c, base)) {
        return Ok(classes.iter().any(|c| vm.is_instance(e, *c)));
    }
    if is(matcher, Kind::Tuple) || is(matcher, Kind::Type) {
        return vm.type_error(&["expected a function, exception type or tuple of exception types"]);
    }
    let r = vm.call(matcher, &[e])?;
    vm.truth(r)
}

/// A group of some of another's exceptions, which says the same of itself; None of none.
fn subset(vm: &mut Vm, group: Value, items: Value) -> Res {
    if Gc::<List>::of(items).len.get() == 0 {
        return Ok(Value::NONE);
    }
    let name = vm.intern("derive")?;
    let made = vm.call_method(group, name, &[items])?;
    if !vm.is_a(made, Builtin::ExceptionGroupBase) {
        return vm.type_error(&["derive must return an instance of BaseExceptionGroup"]);
    }
    vm.root(made);
    let (from, to) = (Gc::<Exception>::of(group), Gc::<Exception>::of(made));
    to.traceback.set(from.traceback.get());
    to.cause.set(from.cause.get());
    to.context.set(from.context.get());
    if let Some(notes) = stored(vm, group, "__notes__")? {
        let notes = vm.collect_iterable(notes)?;
        let notes = vm.list(&notes)?;
        store(vm, made, "__notes__", Some(notes))?;
    }
    Ok(made)
}

/// What matches, and what does not, each as a group of the same nesting or None.
fn divide(vm: &mut Vm, group: Value, matcher: Value) -> Res<(Value, Value)> {
    if matches(vm, group, matcher)? {
        return Ok((group, Value::NONE));
    }
    let (yes, no) = (vm.list(&[])?, vm.list(&[])?);
    vm.root(yes);
    vm.root(no);
    for e in members(group).unwrap_or(&[]) {
        let (a, b) = if members(*e).is_some() {
            vm.nested(|vm| divide(vm, *e, matcher))?
        } else if matches(vm, *e, matcher)? {
            (*e, Value::NONE)
        } else {
            (Value::NONE, *e)
        };
        for (list, part) in [(yes, a), (no, b)] {
            if !part.is_none() {
                vm.list_push(Gc::of(list), part)?;
            }
        }
    }
    let matched = subset(vm, group, yes)?;
    Ok((matched, subset(vm, group, no)?))
}

fn split(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (a, b) = divide(vm, args.at(0), args.at(1))?;
    vm.tuple(&[a, b])
}

fn subgroup(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(divide(vm, args.at(0), args.at(1))?.0)
}

fn class_getitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.pair(Kind::Alias, 0, args.at(0), args.at(1))
}

static NEW: NativeDef = with_keywords(function("BaseExceptionGroup", new, 1, VAR));

/// The table of `BaseExceptionGroup`.
pub const GROUP: TypeDef = TypeDef {
    builtin: Builtin::ExceptionGroupBase,
    methods: &[
        method("__str__", str, 1, 1),
        method("derive", derive, 2, 2),
        method("split", split, 2, 2),
        method("subgroup", subgroup, 2, 2),
        anypy_mini_vm::native::class_method("__class_getitem__", class_getitem, 2, 2),
    ],
    getset: &[
        GetSetDef { name: "message", get: message, set: None },
        GetSetDef { name: "exceptions", get: exceptions, set: None },
    ],
    new: Some(&NEW),
};
/// `ExceptionGroup` is made in the same way.
pub const PLAIN_GROUP: TypeDef =
    TypeDef { builtin: Builtin::ExceptionGroup, methods: &[], getset: &[], new: Some(&NEW) };

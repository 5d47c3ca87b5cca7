//! `set` and `frozenset`

use anypy_mini_vm::layout::Dict;
use anypy_mini_vm::native::{VAR, function, method};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

use super::this;

/// Operator numbers of the VM.
const MINUS: u32 = 1;
const AND: u32 = 10;
const OR: u32 = 11;
const XOR: u32 = 12;

fn receiver(vm: &mut Vm, args: &Args<'_>) -> Res<Gc<Dict>> {
    let v = vm.unwrap(args.at(0));
    if is(v, Kind::Set) || is(v, Kind::FrozenSet) {
        Ok(Gc::of(v))
    } else {
        super::wrong_receiver(vm, args.at(0))
    }
}

/// Any iterable as something that is looked into quickly: sets and dicts themselves, a set of anything else.
fn as_set(vm: &mut Vm, v: Value) -> Res {
    let inner = vm.unwrap(v);
    if is(inner, Kind::Set) || is(inner, Kind::FrozenSet) || is(inner, Kind::Dict) {
        return Ok(inner);
    }
    let set = vm.set_new()?;
    vm.root(set.value());
    for item in vm.collect_iterable(v)? {
        vm.set_add(set, item)?;
    }
    Ok(set.value())
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = match args.opt(1) {
        Some(source) => {
            let source = as_set(vm, source)?;
            // A copy, the same table under another kind.
            let copy = vm.set_new()?;
            vm.root(copy.value());
            add_all(vm, copy, source)?;
            copy
        }
        None => vm.set_new()?,
    };
    vm.wrap_new(args.at(0), set.value())
}

fn add_all(vm: &mut Vm, set: Gc<Dict>, source: Value) -> Res<()> {
    for item in vm.collect_iterable(source)? {
        vm.set_add(set, item)?;
    }
    Ok(())
}

fn frozen_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = match args.opt(1) {
        Some(source) if is(source, Kind::FrozenSet) => source,
        Some(source) => {
            let set = vm.frozenset_new()?;
            vm.root(set.value());
            add_all(vm, set, source)?;
            set.value()
        }
        None => vm.frozenset_new()?.value(),
    };
    vm.wrap_new(args.at(0), set)
}

fn init(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set: Gc<Dict> = this(vm, args, Kind::Set)?;
    set.clear();
    if let Some(source) = args.opt(1) {
        add_all(vm, set, source)?;
    }
    Ok(Value::NONE)
}

fn add(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = this(vm, args, Kind::Set)?;
    vm.set_add(set, args.at(1))?;
    Ok(Value::NONE)
}

/// The key to look for: for an unhashable set the equal frozenset.
fn key_for(vm: &mut Vm, v: Value) -> Res {
    if is(v, Kind::Set) {
        let frozen = vm.dict_copy(Gc::of(v), Kind::FrozenSet)?;
        vm.root(frozen.value());
        return Ok(frozen.value());
    }
    Ok(v)
}

fn discard(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = this(vm, args, Kind::Set)?;
    let key = key_for(vm, args.at(1))?;
    vm.dict_remove(set, key)?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = this(vm, args, Kind::Set)?;
    let key = key_for(vm, args.at(1))?;
    match vm.dict_remove(set, key)? {
        Some(_) => Ok(Value::NONE),
        None => vm.key_error(args.at(1)),
    }
}

fn pop(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set: Gc<Dict> = this(vm, args, Kind::Set)?;
    // From the end: the start would leave ever more dead entries to step over.
    let Some(at) = set.entries().iter().rposition(|e| !e.key.get().is_unbound()) else {
        let message = vm.str("pop from an empty set")?;
        return vm.error_with(Builtin::KeyError, &[message]);
    };
    let key = set.entries().get(at).map_or(Value::NONE, |e| e.key.get());
    vm.dict_remove_at(set, at);
    Ok(key)
}

fn clear(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set: Gc<Dict> = this(vm, args, Kind::Set)?;
    set.clear();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = receiver(vm, args)?;
    if is(args.at(0), Kind::FrozenSet) {
        return Ok(args.at(0));
    }
    let kind = if is(set.value(), Kind::Set) { Kind::Set } else { Kind::FrozenSet };
    Ok(vm.dict_copy(set, kind)?.value())
}

/// The receiver combined with every other argument.
fn combine(vm: &mut Vm, args: &Args<'_>, op: u32) -> Res<Gc<Dict>> {
    let set = receiver(vm, args)?;
    let kind = if is(set.value(), Kind::Set) { Kind::Set } else { Kind::FrozenSet };
    let mut result = vm.dict_copy(set, kind)?;
    for other in args.rest(1) {
        vm.root(result.value());
        let other = as_set(vm, *other)?;
        vm.root(other);
        result = Gc::of(vm.set_operator(op, result.value(), other)?);
    }
    Ok(result)
}

/// Gives a set the contents of another that nobody else refers to.
fn replace(set: Gc<Dict>, new: Gc<Dict>) {
    set.live.set(new.live.get());
    set.used.set(new.used.get());
    set.entries.set(new.entries.get());
    set.index.set(new.index.get());
}

fn combine_into(vm: &mut Vm, args: &Args<'_>, op: u32) -> Res {
    let set: Gc<Dict> = this(vm, args, Kind::Set)?;
    let result = combine(vm, args, op)?;
    replace(set, result);
    Ok(Value::NONE)
}

fn union(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(combine(vm, args, OR)?.value())
}
fn intersection(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(combine(vm, args, AND)?.value())
}
fn difference(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(combine(vm, args, MINUS)?.value())
}
fn symmetric_difference(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(combine(vm, args, XOR)?.value())
}
fn update(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = this(vm, args, Kind::Set)?;
    for other in args.rest(1) {
        add_all(vm, set, *other)?;
    }
    Ok(Value::NONE)
}
fn intersection_update(vm: &mut Vm, args: &Args<'_>) -> Res {
    combine_into(vm, args, AND)
}
fn difference_update(vm: &mut Vm, args: &Args<'_>) -> Res {
    combine_into(vm, args, MINUS)
}
fn symmetric_difference_update(vm: &mut Vm, args: &Args<'_>) -> Res {
    combine_into(vm, args, XOR)
}

/// Whether every item of `a` is in `b`.
fn subset(vm: &mut Vm, a: Value, b: Value) -> Res {
    for item in vm.collect_iterable(a)? {
        if !vm.contains(b, item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn issubset(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = receiver(vm, args)?;
    let other = as_set(vm, args.at(1))?;
    subset(vm, set.value(), other)
}

fn issuperset(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = receiver(vm, args)?;
    subset(vm, args.at(1), set.value())
}

/// Whether no item of `b` is in `a`.
pub fn disjoint(vm: &mut Vm, a: Value, b: Value) -> Res {
    for item in vm.collect_iterable(b)? {
        if vm.contains(a, item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn isdisjoint(vm: &mut Vm, args: &Args<'_>) -> Res {
    let set = receiver(vm, args)?;
    disjoint(vm, set.value(), args.at(1))
}

static NEW: NativeDef = function("set", new, 1, 2);
static FROZEN_NEW: NativeDef = function("frozenset", frozen_new, 1, 2);

/// The table of `set`.
pub const SET: TypeDef = TypeDef {
    builtin: Builtin::Set,
    methods: &[
        method("__init__", init, 1, 2),
        method("add", add, 2, 2),
        method("discard", discard, 2, 2),
        method("remove", remove, 2, 2),
        method("pop", pop, 1, 1),
        method("clear", clear, 1, 1),
        method("copy", copy, 1, 1),
        method("union", union, 1, VAR),
        method("intersection", intersection, 1, VAR),
        method("difference", difference, 1, VAR),
        method("symmetric_difference", symmetric_difference, 2, 2),
        method("update", update, 1, VAR),
        method("intersection_update", intersection_update, 1, VAR),
        method("difference_update", difference_update, 1, VAR),
        method("symmetric_difference_update", symmetric_difference_update, 2, 2),
        method("issubset", issubset, 2, 2),
        method("issuperset", issuperset, 2, 2),
        method("isdisjoint", isdisjoint, 2, 2),
    ],
    getset: &[],
    new: Some(&NEW),
};

/// The table of `frozenset`.
pub const FROZENSET: TypeDef = TypeDef {
    builtin: Builtin::FrozenSet,
    methods: &[
        method("copy", copy, 1, 1),
        method("union", union, 1, VAR),
        method("intersection", intersection, 1, VAR),
        method("difference", difference, 1, VAR),
        method("symmetric_difference", symmetric_difference, 2, 2),
        method("issubset", issubset, 2, 2),
        method("issuperset", issuperset, 2, 2),
        method("isdisjoint", isdisjoint, 2, 2),
    ],
    getset: &[],
    new: Some(&FROZEN_NEW),
};

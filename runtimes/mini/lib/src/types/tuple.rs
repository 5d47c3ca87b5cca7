//! `tuple`, and what lists have in common with it.

use anypy_mini_vm::layout::{List, Tuple};
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

/// An item of a list or tuple.
pub fn item(sequence: Value, i: usize) -> Option<Value> {
    if is(sequence, Kind::List) {
        Gc::<List>::of(sequence).items().get(i).map(|c| c.get())
    } else {
        Gc::<Tuple>::of(sequence).items().get(i).copied()
    }
}

fn sequence(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    if is(v, Kind::List) || is(v, Kind::Tuple) { Ok(v) } else { super::wrong_receiver(vm, args.at(0)) }
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let tuple = match args.opt(1) {
        Some(source) if is(source, Kind::Tuple) => source,
        Some(source) => {
            let items = vm.collect_iterable(source)?;
            vm.tuple(&items)?
        }
        None => vm.empty_tuple,
    };
    vm.wrap_new(args.at(0), tuple)
}

/// `index(v, start, stop)` of lists and tuples.
pub fn index(vm: &mut Vm, args: &Args<'_>) -> Res {
    let s = sequence(vm, args)?;
    let len = vm.len(s)? as i64;
    let mut bounds = [0, i64::MAX];
    for (i, bound) in bounds.iter_mut().enumerate() {
        if let Some(v) = args.opt(i + 2) {
            let b = vm.index_clamped(v)?;
            *bound = if b < 0 { b.saturating_add(len).max(0) } else { b };
        }
    }
    match super::list::position(vm, s, args.at(1), bounds[0].min(len) as usize, bounds[1].min(len) as usize)?
    {
        Some(at) => vm.int(at as i64),
        None if is(s, Kind::Tuple) => vm.value_error(&["tuple.index(x): x not in tuple"]),
        None => {
            let text = vm.repr(args.at(1))?;
            vm.value_error(&[&text, " is not in list"])
        }
    }
}

/// `count(v)` of lists and tuples.
pub fn count(vm: &mut Vm, args: &Args<'_>) -> Res {
    let s = sequence(vm, args)?;
    let mut n = 0;
    let mut at = 0;
    while let Some(found) = super::list::position(vm, s, args.at(1), at, usize::MAX)? {
        n += 1;
        at = found + 1;
    }
    vm.int(n)
}

fn getnewargs(vm: &mut Vm, args: &Args<'_>) -> Res {
    let s = sequence(vm, args)?;
    vm.tuple(&[s])
}

static NEW: NativeDef = function("tuple", new, 1, 2);

/// The type's table.
pub const TUPLE: TypeDef = TypeDef {
    builtin: Builtin::Tuple,
    methods: &[
        method("index", index, 2, 4),
        method("count", count, 2, 2),
        method("__getnewargs__", getnewargs, 1, 1),
    ],
    getset: &[],
    new: Some(&NEW),
};

//! `list`

use anypy_mini_vm::iter;
use anypy_mini_vm::layout::{Iter, List};
use anypy_mini_vm::native::{VAR, function, method};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, NativeDef, Res, TypeDef, Value, Vm};

use super::this;
use crate::sort;

fn list_of(vm: &mut Vm, args: &Args<'_>) -> Res<Gc<List>> {
    this(vm, args, Kind::List)
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = match args.opt(1) {
        Some(source) => vm.collect_iterable(source)?,
        None => Vec::new(),
    };
    let list = vm.list(&items)?;
    vm.wrap_new(args.at(0), list)
}

fn init(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    let items = match args.opt(1) {
        Some(source) => vm.collect_iterable(source)?,
        None => Vec::new(),
    };
    let len = list.len.get() as usize;
    vm.list_splice(list, 0, len, &items)?;
    Ok(Value::NONE)
}

fn append(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    vm.list_push(list, args.at(1))?;
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    let items = vm.collect_iterable(args.at(1))?;
    let len = list.len.get() as usize;
    vm.list_splice(list, len, len, &items)?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    let index = vm.index_clamped(args.at(1))?;
    let len = list.len.get() as i64;
    let at = if index < 0 { index.saturating_add(len) } else { index }.clamp(0, len) as usize;
    vm.list_splice(list, at, at, &[args.at(2)])?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    let len = list.len.get() as i64;
    if len == 0 {
        return vm.error(Builtin::IndexError, "pop from empty list");
    }
    let index = match args.opt(1) {
        Some(index) => vm.index_i64(index)?,
        None => -1,
    };
    let len = list.len.get() as i64;
    let at = if index < 0 { index + len } else { index };
    let Some(cell) = usize::try_from(at).ok().and_then(|at| list.items().get(at)) else {
        return vm.error(Builtin::IndexError, "pop index out of range");
    };
    let item = cell.get();
    let at = at as usize;
    if at + 1 == len as usize {
        cell.set(Value::NONE);
        list.len.set(at as u32);
    } else {
        vm.list_splice(list, at, at + 1, &[])?;
    }
    Ok(item)
}

/// Position of the first item that equals `v`.
pub fn position(vm: &mut Vm, sequence: Value, v: Value, from: usize, to: usize) -> Res<Option<usize>> {
    let mut i = from;
    while i < to
        && let Some(item) = super::tuple::item(sequence, i)
    {
        if item == v {
            return Ok(Some(i));
        }
        let mark = vm.root_mark();
        vm.root(item);
        if vm.equals(item, v)? {
            return Ok(Some(i));
        }
        vm.unroot(mark);
        i += 1;
    }
    Ok(None)
}

fn remove(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    match position(vm, list.value(), args.at(1), 0, usize::MAX)? {
        Some(at) => {
            vm.list_splice(list, at, at + 1, &[])?;
            Ok(Value::NONE)
        }
        None => vm.value_error(&["list.remove(x): x not in list"]),
    }
}

fn clear(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    list.len.set(0);
    list.items.set(None);
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = list_of(vm, args)?.items();
    for (a, b) in items.iter().zip(items.iter().rev()).take(items.len() / 2) {
        a.swap(b);
    }
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = list_of(vm, args)?.to_vec();
    vm.list(&items)
}

/// The `key` and `reverse` arguments of `sort` and `sorted`.
pub fn sort_options(vm: &mut Vm, args: &Args<'_>) -> Res<(Option<Value>, bool)> {
    let key = args.named(0).filter(|k| !k.is_none());
    let reverse = match args.named(1) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    Ok((key, reverse))
}

fn sort_list(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    if args.len() > 1 {
        return vm.type_error(&["sort() takes no positional arguments"]);
    }
    let (key, reverse) = sort_options(vm, args)?;
    let mut items = list.to_vec();
    let buffer = list.items.get();
    // As in CPython the list is empty while it is sorted, so that a change of it is noticed.
    if let Some(buffer) = buffer {
        vm.root(buffer);
    }
    list.len.set(0);
    list.items.set(None);
    let result = sort::sort(vm, &mut items, key, reverse);
    let changed = list.items.get().is_some() || list.len.get() != 0;
    list.items.set(buffer);
    list.len.set(items.len() as u32);
    for (cell, item) in list.items().iter().zip(&items) {
        cell.set(*item);
    }
    result?;
    if changed {
        return vm.value_error(&["list modified during sort"]);
    }
    Ok(Value::NONE)
}

fn reversed(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = list_of(vm, args)?;
    let it = vm.iterator(iter::LIST_REVERSED, list.value(), None)?;
    Gc::<Iter>::of(it).index.set(list.len.get());
    Ok(it)
}

static NEW: NativeDef = function("list", new, 1, 2);

/// The type's table.
pub const LIST: TypeDef = TypeDef {
    builtin: Builtin::List,
    methods: &[
        method("__init__", init, 1, 2),
        method("append", append, 2, 2),
        method("extend", extend, 2, 2),
        method("insert", insert, 3, 3),
        method("pop", pop, 1, 2),
        method("remove", remove, 2, 2),
        method("clear", clear, 1, 1),
        method("index", super::tuple::index, 2, 4),
        method("count", super::tuple::count, 2, 2),
        method("reverse", reverse, 1, 1),
        method("copy", copy, 1, 1),
        method("sort|*,key,reverse", sort_list, 1, VAR),
        method("__reversed__", reversed, 1, 1),
    ],
    getset: &[],
    new: Some(&NEW),
};

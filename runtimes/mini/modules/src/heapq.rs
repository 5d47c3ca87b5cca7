//! `_heapq`: a list as a binary heap: the sifting of `heapq`, in both directions of order.
//!
//! Items are compared by the program, which may change the list meanwhile: every access is checked, and what is being
//! sifted is rooted.

use anypy_mini_vm::layout::List;
use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Builtin, Gc, Kind, ModuleDef, Res, Value, Vm, is};

/// The list; `what` names the function and its argument in the error.
fn heap(vm: &mut Vm, args: &Args<'_>, what: &str) -> Res<Gc<List>> {
    let v = vm.unwrap(args.at(0));
    if is(v, Kind::List) {
        return Ok(Gc::of(v));
    }
    let t = vm.type_name_of(args.at(0));
    vm.type_error(&[what, " must be list, not ", t])
}

fn get(vm: &mut Vm, list: Gc<List>, i: usize) -> Res {
    match list.items().get(i) {
        Some(c) => Ok(c.get()),
        None => vm.error(Builtin::RuntimeError, "list changed size during iteration"),
    }
}
fn put(list: Gc<List>, i: usize, v: Value) {
    if let Some(c) = list.items().get(i) {
        c.set(v);
    }
}

/// Whether `a` stands above `b`.
fn above(vm: &mut Vm, a: Value, b: Value, max: bool) -> Res<bool> {
    let mark = vm.root_mark();
    vm.root(a);
    vm.root(b);
    let r = if max { vm.compare_bool(0, b, a) } else { vm.compare_bool(0, a, b) };
    vm.unroot(mark);
    r
}

/// Moves the item at `at` up to its place, no higher than `top`.
fn up(vm: &mut Vm, list: Gc<List>, top: usize, mut at: usize, max: bool) -> Res<()> {
    while at > top {
        let parent = (at - 1) / 2;
        let (item, over) = (get(vm, list, at)?, get(vm, list, parent)?);
        if !above(vm, item, over, max)? {
            break;
        }
        put(list, at, over);
        put(list, parent, item);
        at = parent;
    }
    Ok(())
}

/// Moves the item at `at` down to a leaf along the better children, then up to its place: fewer comparisons than
/// stopping on the way down, since items come from the end of the list.
fn down(vm: &mut Vm, list: Gc<List>, at: usize, max: bool) -> Res<()> {
    let top = at;
    let mut at = at;
    let len = list.items().len();
    loop {
        let mut child = 2 * at + 1;
        if child >= len {
            break;
        }
        if child + 1 < len {
            let (left, right) = (get(vm, list, child)?, get(vm, list, child + 1)?);
            if !above(vm, left, right, max)? {
                child += 1;
            }
        }
        let (item, under) = (get(vm, list, at)?, get(vm, list, child)?);
        put(list, at, under);
        put(list, child, item);
        at = child;
    }
    up(vm, list, top, at, max)
}

fn heapify_by(vm: &mut Vm, args: &Args<'_>, max: bool) -> Res {
    let list = heap(vm, args, "heapify() argument")?;
    for i in (0..list.items().len() / 2).rev() {
        down(vm, list, i, max)?;
    }
    Ok(Value::NONE)
}

fn pop_by(vm: &mut Vm, args: &Args<'_>, max: bool) -> Res {
    let list = heap(vm, args, "heappop() argument")?;
    let len = list.items().len();
    let Some(last) = list.items().last().map(|c| c.get()) else {
        return vm.error(Builtin::IndexError, "index out of range");
    };
    vm.list_resize(list, len - 1)?;
    if len == 1 {
        return Ok(last);
    }
    let first = get(vm, list, 0)?;
    vm.root(first);
    put(list, 0, last);
    down(vm, list, 0, max)?;
    Ok(first)
}

fn replace_by(vm: &mut Vm, args: &Args<'_>, max: bool) -> Res {
    let list = heap(vm, args, "heapreplace() argument 1")?;
    if list.items().is_empty() {
        return vm.error(Builtin::IndexError, "index out of range");
    }
    let first = get(vm, list, 0)?;
    vm.root(first);
    put(list, 0, args.at(1));
    down(vm, list, 0, max)?;
    Ok(first)
}

fn heappush(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = heap(vm, args, "heappush() argument 1")?;
    vm.list_push(list, args.at(1))?;
    let last = list.items().len() - 1;
    up(vm, list, 0, last, false)?;
    Ok(Value::NONE)
}
fn heappushpop(vm: &mut Vm, args: &Args<'_>) -> Res {
    let list = heap(vm, args, "heappushpop() argument 1")?;
    match list.items().first().map(|c| c.get()) {
        Some(first) if above(vm, first, args.at(1), false)? => replace_by(vm, args, false),
        _ => Ok(args.at(1)),
    }
}
fn heapify(vm: &mut Vm, args: &Args<'_>) -> Res {
    heapify_by(vm, args, false)
}
fn heappop(vm: &mut Vm, args: &Args<'_>) -> Res {
    pop_by(vm, args, false)
}
fn heapreplace(vm: &mut Vm, args: &Args<'_>) -> Res {
    replace_by(vm, args, false)
}
fn heapify_max(vm: &mut Vm, args: &Args<'_>) -> Res {
    heapify_by(vm, args, true)
}
fn heappop_max(vm: &mut Vm, args: &Args<'_>) -> Res {
    pop_by(vm, args, true)
}
fn heapreplace_max(vm: &mut Vm, args: &Args<'_>) -> Res {
    replace_by(vm, args, true)
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef {
    name: "_heapq",
    functions: &[
        function("heappush", heappush, 2, 2),
        function("heappop", heappop, 1, 1),
        function("heapify", heapify, 1, 1),
        function("heapreplace", heapreplace, 2, 2),
        function("heappushpop", heappushpop, 2, 2),
        function("_heapify_max", heapify_max, 1, 1),
        function("_heappop_max", heappop_max, 1, 1),
        function("_heapreplace_max", heapreplace_max, 2, 2),
    ],
    init: None,
};

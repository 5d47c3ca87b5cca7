//! Builtin functions on iterables: `all`, `any`, `sum`, `min`, `max`, `sorted`.

use anypy_mini_vm::{Args, Kind, Res, Value, Vm, is};

/// Whether an item whose truth is `wanted` comes along.
fn find_truth(vm: &mut Vm, iterable: Value, wanted: bool) -> Res<bool> {
    let it = vm.iter(iterable)?;
    vm.root(it);
    let mark = vm.root_mark();
    loop {
        let v = vm.next(it)?;
        if v.is_unbound() {
            return Ok(false);
        }
        vm.root(v);
        if vm.truth(v)? == wanted {
            return Ok(true);
        }
        vm.unroot(mark);
    }
}

/// `all(iterable)`
pub fn all(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(!find_truth(vm, args.at(0), false)?))
}

/// `any(iterable)`
pub fn any(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(find_truth(vm, args.at(0), true)?))
}

/// `sum(iterable, start)`
pub fn sum(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut total = args.opt(1).unwrap_or(Value::small(0));
    for (kind, text) in [
        (Kind::Str, "sum() can't sum strings [use ''.join(seq) instead]"),
        (Kind::Bytes, "sum() can't sum bytes [use b''.join(seq) instead]"),
        (Kind::ByteArray, "sum() can't sum bytearray [use b''.join(seq) instead]"),
    ] {
        if is(total, kind) {
            return vm.type_error(&[text]);
        }
    }
    let it = vm.iter(args.at(0))?;
    vm.root(it);
    let mark = vm.root_mark();
    // Floats are added with compensation (Neumaier), as CPython 3.12 does.
    let mut lost = 0.0f64;
    let mut sum = None;
    loop {
        if let Some(s) = sum
            && vm.as_float(total).is_none()
        {
            total = vm.float(s)?;
        }
        vm.unroot(mark);
        vm.root(total);
        let v = vm.next(it)?;
        if v.is_unbound() {
            return match sum {
                Some(s) => {
                    let s: f64 = s;
                    vm.float(if lost != 0.0 && lost.is_finite() { s + lost } else { s })
                }
                None => Ok(total),
            };
        }
        if sum.is_none() && is(total, Kind::Float) {
            sum = vm.as_float(total);
        }
        if let Some(s) = sum {
            let x = if is(v, Kind::Float) {
                vm.as_float(v)
            } else if v.is_small() {
                Some(v.as_small() as f64)
            } else {
                None
            };
            match x {
                Some(x) => {
                    let t = s + x;
                    lost += if s.abs() >= x.abs() { (s - t) + x } else { (x - t) + s };
                    sum = Some(t);
                    continue;
                }
                None => {
                    let s = if lost != 0.0 && lost.is_finite() { s + lost } else { s };
                    total = vm.float(s)?;
                    sum = None;
                    lost = 0.0;
                    vm.root(total);
                }
            }
        }
        vm.root(v);
        total = vm.binary(0, total, v)?;
    }
}

/// `min` (`how` 0) and `max` (`how` 4): the comparison that the new item must win.
fn extreme(vm: &mut Vm, args: &Args<'_>, how: u32, name: &str) -> Res {
    let key = args.named(0).filter(|k| !k.is_none());
    let default = args.named(1);
    let items = match args.pos {
        [one] => vm.collect_iterable(*one)?,
        many => {
            if default.is_some() {
                return vm.type_error(&[
                    "Cannot specify a default for ",
                    name,
                    "() with multiple positional arguments",
                ]);
            }
            many.to_vec()
        }
    };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let k = match key {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        vm.root(k);
        let wins = match best {
            Some((_, other)) => vm.compare_bool(how, k, other)?,
            None => true,
        };
        if wins {
            best = Some((item, k));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => vm.value_error(&[name, "() iterable argument is empty"]),
    }
}

/// `min(iterable)`, `min(a, b, ...)`
pub fn min(vm: &mut Vm, args: &Args<'_>) -> Res {
    extreme(vm, args, 0, "min")
}

/// `max(iterable)`, `max(a, b, ...)`
pub fn max(vm: &mut Vm, args: &Args<'_>) -> Res {
    extreme(vm, args, 4, "max")
}

/// `sorted(iterable, key, reverse)`
pub fn sorted(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.len() != 1 {
        let mut n = String::new();
        anypy_mini_vm::frame::push_number(&mut n, args.len() as i64);
        return vm.type_error(&["sorted expected 1 argument, got ", &n]);
    }
    let (key, reverse) = crate::types::list::sort_options(vm, args)?;
    let mut items = vm.collect_iterable(args.at(0))?;
    crate::sort::sort(vm, &mut items, key, reverse)?;
    vm.list(&items)
}

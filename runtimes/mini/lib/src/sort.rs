//! Sorting: a stable merge sort whose comparison may run Python code and fail.
//!
//! Keys that are all small ints or all strings are compared without asking any object. Runs that are in order
//! already are found by one comparison each, so sorted input costs n comparisons.

use anypy_mini_vm::layout::Str;
use anypy_mini_vm::{Gc, Kind, Res, Value, Vm, is};

/// How keys are compared.
#[derive(Clone, Copy, PartialEq)]
enum Keys {
    Small,
    Str,
    Any,
}

/// Keys shorter than this are sorted by insertion before they are merged.
const RUN: usize = 8;

/// Sorts `items` in place by the key function's values. The items are rooted until the running native function
/// returns.
pub fn sort(vm: &mut Vm, items: &mut Vec<Value>, key: Option<Value>, reverse: bool) -> Res<()> {
    for item in items.iter() {
        vm.root(*item);
    }
    let mut keys = Vec::new();
    if let Some(key) = key {
        for item in items.iter() {
            let k = vm.call(key, &[*item])?;
            vm.root(k);
            keys.push(k);
        }
    } else {
        keys.extend_from_slice(items);
    }
    let how = if keys.iter().all(|k| k.is_small()) {
        Keys::Small
    } else if keys.iter().all(|k| is(*k, Kind::Str)) {
        Keys::Str
    } else {
        Keys::Any
    };
    let order = order_of(vm, &keys, how, reverse)?;
    let sorted: Vec<Value> = order.iter().filter_map(|i| items.get(*i as usize).copied()).collect();
    *items = sorted;
    Ok(())
}

fn less(vm: &mut Vm, keys: &[Value], how: Keys, reverse: bool, a: u32, b: u32) -> Res<bool> {
    let (a, b) = if reverse { (b, a) } else { (a, b) };
    let (Some(a), Some(b)) = (keys.get(a as usize), keys.get(b as usize)) else { return Ok(false) };
    match how {
        Keys::Small => Ok(a.as_small() < b.as_small()),
        Keys::Str => Ok(Gc::<Str>::of(*a).bytes() < Gc::<Str>::of(*b).bytes()),
        Keys::Any => vm.compare_bool(0, *a, *b),
    }
}

/// The positions of the keys in ascending order, or in descending order with equal ones as they were.
fn order_of(vm: &mut Vm, keys: &[Value], how: Keys, reverse: bool) -> Res<Vec<u32>> {
    let n = keys.len();
    let mut order: Vec<u32> = (0..n as u32).collect();
    for run in order.chunks_mut(RUN) {
        for i in 1..run.len() {
            let mut j = i;
            while j > 0 && less(vm, keys, how, reverse, run[j], run[j - 1])? {
                run.swap(j, j - 1);
                j -= 1;
            }
        }
    }
    let mut merged: Vec<u32> = Vec::with_capacity(n);
    let mut width = RUN;
    while width < n {
        merged.clear();
        for pair in order.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            let (mut i, mut j) = (0, 0);
            if let (Some(last), Some(first)) = (left.last(), right.first())
                && !less(vm, keys, how, reverse, *first, *last)?
            {
                merged.extend_from_slice(pair);
                continue;
            }
            while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
                if less(vm, keys, how, reverse, *b, *a)? {
                    merged.push(*b);
                    j += 1;
                } else {
                    merged.push(*a);
                    i += 1;
                }
            }
            merged.extend_from_slice(left.get(i..).unwrap_or(&[]));
            merged.extend_from_slice(right.get(j..).unwrap_or(&[]));
        }
        core::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    Ok(order)
}

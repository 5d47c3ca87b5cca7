//! `itertools`. Every class carries a record of its own tag; `__next__` advances it.
//!
//! A record's fields are named in the comment above its class's functions. What a step holds across a call into the
//! program is rooted for the step.

use core::cell::Cell;

use anypy_mini_vm::layout::{Module, Tuple, Values};
use anypy_mini_vm::native::{VAR, class_method, function, method};
use anypy_mini_vm::{Args, Builtin, ClassDef, Gc, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

const COUNT: u16 = 111;
const CYCLE: u16 = 112;
const REPEAT: u16 = 113;
const CHAIN: u16 = 114;
const ISLICE: u16 = 115;
const ACCUMULATE: u16 = 116;
const PRODUCT: u16 = 117;
const PERMUTATIONS: u16 = 118;
const COMBINATIONS: u16 = 119;
const ZIP_LONGEST: u16 = 120;
const STARMAP: u16 = 121;
const FILTER: u16 = 122;
const PAIRWISE: u16 = 123;
const GROUPBY: u16 = 124;
const GROUPER: u16 = 125;
const TEE: u16 = 126;
const LINK: u16 = 127;
const BATCHED: u16 = 128;
const INDICES: u16 = 129;

type Fields = &'static [Cell<Value>];

/// The fields of the receiver's record.
fn state<const N: usize>(vm: &mut Vm, args: &Args<'_>, tag: u16) -> Res<&'static [Cell<Value>; N]> {
    if let Some(record) = vm.payload(args.at(0)).filter(|r| is(*r, Kind::Record)) {
        let record = Gc::<Values>::of(record);
        if record.header.aux.get() == tag
            && let Ok(fields) = <&[Cell<Value>; N]>::try_from(record.values())
        {
            return Ok(fields);
        }
    }
    let t = vm.type_name_of(args.at(0));
    vm.type_error(&["descriptor doesn't apply to a '", t, "' object"])
}

fn end(vm: &mut Vm) -> Res {
    vm.error(Builtin::StopIteration, "")
}

/// An instance of the class that `__new__` got, with these fields.
fn made(vm: &mut Vm, args: &Args<'_>, tag: u16, fields: &[Value]) -> Res {
    let record = vm.record(tag, fields)?;
    vm.wrap_new(args.at(0), record.value())
}

fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}

/// `iter(v)`, rooted.
fn iter(vm: &mut Vm, v: Value) -> Res {
    let it = vm.iter(v)?;
    vm.root(it);
    Ok(it)
}

/// The next item, rooted; UNBOUND at the end.
fn next(vm: &mut Vm, it: Value) -> Res {
    let v = vm.next(it)?;
    if !v.is_unbound() {
        vm.root(v);
    }
    Ok(v)
}

fn small(v: Value) -> usize {
    if v.is_small() { v.as_small().max(0) as usize } else { 0 }
}

// count: next value, step

fn count_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let start = args.opt(1).unwrap_or(Value::small(0));
    let step = args.opt(2).unwrap_or(Value::small(1));
    for v in [start, step] {
        let number = vm.as_int(v).is_some()
            || vm.as_float(v).is_some()
            || is(v, Kind::Complex)
            || vm.special(v, anypy_mini_vm::Sym::Add)?.is_some() && vm.as_str(v).is_none();
        if !number || is(v, Kind::List) || is(v, Kind::Tuple) {
            return vm.type_error(&["a number is required"]);
        }
    }
    made(vm, args, COUNT, &[start, step])
}
fn count_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [at, step] = state(vm, args, COUNT)?;
    let v = at.get();
    if v.is_small()
        && step.get().is_small()
        && let Some(sum) = Value::try_small(v.as_small() as i64 + step.get().as_small() as i64)
    {
        at.set(sum);
        return Ok(v);
    }
    vm.root(v);
    let sum = vm.binary(0, v, step.get())?;
    at.set(sum);
    Ok(v)
}
fn count_repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [at, step] = state(vm, args, COUNT)?;
    let mut out = String::from("count(");
    vm.repr_into(at.get(), &mut out)?;
    if step.get() != Value::small(1) {
        out.push_str(", ");
        vm.repr_into(step.get(), &mut out)?;
    }
    out.push(')');
    vm.str(&out)
}

// cycle: iterator or None, list of its items, position

fn cycle_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(1))?;
    let saved = vm.list(&[])?;
    made(vm, args, CYCLE, &[it, saved, Value::small(0)])
}
fn cycle_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [it, saved, at] = state(vm, args, CYCLE)?;
    let list = Gc::<anypy_mini_vm::layout::List>::of(saved.get());
    if !it.get().is_none() {
        let v = next(vm, it.get())?;
        if !v.is_unbound() {
            vm.list_push(list, v)?;
            return Ok(v);
        }
        it.set(Value::NONE);
    }
    let i = small(at.get());
    match list.items().get(i) {
        Some(v) => {
            at.set(Value::small(if i + 1 == list.items().len() { 0 } else { i as i32 + 1 }));
            Ok(v.get())
        }
        None => end(vm),
    }
}

// repeat: object, times left or None

fn repeat_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let times = match args.opt(2) {
        Some(n) => {
            let n = vm.index_i64(n)?.max(0);
            Value::small(n.min(Value::SMALL_MAX as i64) as i32)
        }
        None => Value::NONE,
    };
    made(vm, args, REPEAT, &[args.at(1), times])
}
fn repeat_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [object, times] = state(vm, args, REPEAT)?;
    let n = times.get();
    if n.is_small() {
        if n.as_small() <= 0 {
            return end(vm);
        }
        times.set(Value::small(n.as_small() - 1));
    }
    Ok(object.get())
}
fn repeat_hint(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [_, times] = state(vm, args, REPEAT)?;
    if times.get().is_none() {
        return vm.type_error(&["len() of unsized object"]);
    }
    Ok(times.get())
}
fn repeat_repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [object, times] = state(vm, args, REPEAT)?;
    let mut out = String::from("repeat(");
    vm.repr_into(object.get(), &mut out)?;
    if !times.get().is_none() {
        out.push_str(", ");
        vm.repr_into(times.get(), &mut out)?;
    }
    out.push(')');
    vm.str(&out)
}

// chain: iterator over the iterables or None, the current one's or None

fn chain_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let all = vm.tuple(args.rest(1))?;
    let it = iter(vm, all)?;
    made(vm, args, CHAIN, &[it, Value::NONE])
}
fn chain_from(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(1))?;
    made(vm, args, CHAIN, &[it, Value::NONE])
}
fn chain_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [all, current] = state(vm, args, CHAIN)?;
    loop {
        if !current.get().is_none() {
            let v = vm.next(current.get())?;
            if !v.is_unbound() {
                return Ok(v);
            }
            current.set(Value::NONE);
        }
        if all.get().is_none() {
            return end(vm);
        }
        let iterable = next(vm, all.get())?;
        if iterable.is_unbound() {
            all.set(Value::NONE);
            return end(vm);
        }
        let it = vm.iter(iterable)?;
        current.set(it);
    }
}

// islice: iterator or None, items taken from it so far, the next one's number, end or None, step

fn islice_bound(vm: &mut Vm, v: Value, none: i64, message: &str) -> Res<i64> {
    if v.is_none() {
        return Ok(none);
    }
    let n = match vm.index_i64(v) {
        Ok(n) => n,
        Err(e) if vm.catch(Builtin::TypeError) || vm.catch(Builtin::OverflowError) => {
            let _ = e;
            -1
        }
        Err(e) => return Err(e),
    };
    if n < 0 {
        return vm.value_error(&[message]);
    }
    Ok(n)
}
fn islice_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let two = args.len() > 3;
    let (start, stop) = if args.len() == 3 { (Value::NONE, args.at(2)) } else { (args.at(2), args.at(3)) };
    let stop = islice_bound(vm, stop, i64::MAX, if two { INDICES } else { STOP })?;
    let start = islice_bound(vm, start, 0, INDICES)?;
    let step = match args.opt(4).filter(|v| !v.is_none()) {
        Some(v) => {
            const STEP: &str = "Step for islice() must be a positive integer or None.";
            let n = islice_bound(vm, v, 1, STEP)?;
            if n == 0 {
                return vm.value_error(&[STEP]);
            }
            n
        }
        None => 1,
    };
    let it = iter(vm, args.at(1))?;
    let most = Value::SMALL_MAX as i64;
    let fields = [
        it,
        Value::small(0),
        Value::small(start.min(most) as i32),
        if stop > most { Value::NONE } else { Value::small(stop as i32) },
        Value::small(step.min(most) as i32),
    ];
    made(vm, args, ISLICE, &fields)
}
fn islice_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [it, taken, at, stop, step] = state(vm, args, ISLICE)?;
    let bound = if stop.get().is_none() { usize::MAX } else { small(stop.get()) };
    let wanted = small(at.get()).min(bound);
    while !it.get().is_none() {
        let n = small(taken.get());
        if n >= bound {
            break;
        }
        if n < wanted {
            if vm.next(it.get())?.is_unbound() {
                break;
            }
            taken.set(Value::small(n as i32 + 1));
            continue;
        }
        let v = vm.next(it.get())?;
        if v.is_unbound() {
            break;
        }
        taken.set(Value::small(n as i32 + 1));
        let after = (n + small(step.get())).min(bound).min(Value::SMALL_MAX as usize);
        at.set(Value::small(after as i32));
        return Ok(v);
    }
    it.set(Value::NONE);
    end(vm)
}

// accumulate: iterator, function or None, total (UNBOUND before the first), 1 while an initial value is due

fn accumulate_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(1))?;
    let initial = args.named(0).filter(|v| !v.is_none());
    let due = Value::small(initial.is_some() as i32);
    let f = args.opt(2).unwrap_or(Value::NONE);
    made(vm, args, ACCUMULATE, &[it, f, initial.unwrap_or(Value::UNBOUND), due])
}
fn accumulate_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [it, f, total, due] = state(vm, args, ACCUMULATE)?;
    if due.get() == Value::small(1) {
        due.set(Value::small(0));
        return Ok(total.get());
    }
    let v = next(vm, it.get())?;
    if v.is_unbound() {
        return end(vm);
    }
    let old = total.get();
    let sum = if old.is_unbound() {
        v
    } else if f.get().is_none() {
        vm.binary(0, old, v)?
    } else {
        vm.call(f.get(), &[old, v])?
    };
    total.set(sum);
    Ok(sum)
}

// product: tuple of pools, record of indices, 0 before the first, 1 between, 2 after the last

/// Zeros.
fn indices(vm: &mut Vm, len: usize) -> Res {
    Ok(vm.record(INDICES, &vec![Value::small(0); len])?.value())
}
fn fields_of(v: Value) -> Fields {
    Gc::<Values>::of(v).values()
}
fn at_least(vm: &mut Vm, v: Value, message: &str) -> Res<usize> {
    let n = vm.index_i64(v)?;
    if n < 0 {
        return vm.value_error(&[message]);
    }
    Ok(n.min(Value::SMALL_MAX as i64) as usize)
}
fn pool(vm: &mut Vm, v: Value) -> Res {
    let items = vm.collect_iterable(v)?;
    let t = vm.tuple(&items)?;
    vm.root(t);
    Ok(t)
}
fn product_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let repeat = match args.named(0) {
        Some(n) => at_least(vm, n, "repeat argument cannot be negative")?,
        None => 1,
    };
    let mut pools = Vec::new();
    for v in args.rest(1) {
        pools.push(pool(vm, *v)?);
    }
    let n = pools.len();
    if n.saturating_mul(repeat) > 1 << 20 {
        return vm.error(Builtin::OverflowError, "repeat argument too large");
    }
    let mut all = Vec::with_capacity(n * repeat);
    for _ in 0..repeat {
        all.extend_from_slice(&pools);
    }
    let zeros = indices(vm, all.len())?;
    let pools = vm.tuple(&all)?;
    made(vm, args, PRODUCT, &[pools, zeros, Value::small(0)])
}
fn product_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [pools, indices, phase] = state(vm, args, PRODUCT)?;
    let pools = Gc::<Tuple>::of(pools.get()).items();
    let indices = fields_of(indices.get());
    match small(phase.get()) {
        0 => {
            if pools.iter().any(|p| Gc::<Tuple>::of(*p).items().is_empty()) {
                phase.set(Value::small(2));
                return end(vm);
            }
            phase.set(Value::small(1));
        }
        1 => {
            let mut moved = false;
            for (pool, index) in pools.iter().zip(indices).rev() {
                let i = small(index.get()) + 1;
                if i < Gc::<Tuple>::of(*pool).items().len() {
                    index.set(Value::small(i as i32));
                    moved = true;
                    break;
                }
                index.set(Value::small(0));
            }
            if !moved {
                phase.set(Value::small(2));
                return end(vm);
            }
        }
        _ => return end(vm),
    }
    let mut out = Vec::with_capacity(pools.len());
    for (pool, index) in pools.iter().zip(indices) {
        out.push(Gc::<Tuple>::of(*pool).items().get(small(index.get())).copied().unwrap_or(Value::NONE));
    }
    vm.tuple(&out)
}

// combinations, with replacement or not: pool, record of indices, 0 before the first and 2 after the last, 1 with
// replacement

fn combinations_by(vm: &mut Vm, args: &Args<'_>, again: bool) -> Res {
    let pool = pool(vm, args.at(1))?;
    let r = at_least(vm, args.at(2), "r must be non-negative")?;
    let n = Gc::<Tuple>::of(pool).items().len();
    let none = if again { n == 0 && r > 0 } else { r > n };
    let places = indices(vm, if none { 0 } else { r })?;
    if !again {
        for (i, c) in fields_of(places).iter().enumerate() {
            c.set(Value::small(i as i32));
        }
    }
    let phase = if none { 2 } else { 0 };
    made(vm, args, COMBINATIONS, &[pool, places, Value::small(phase), Value::small(again as i32)])
}
fn combinations_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    combinations_by(vm, args, false)
}
fn combinations_again_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    combinations_by(vm, args, true)
}
fn picked(vm: &mut Vm, pool: &[Value], places: &[Cell<Value>]) -> Res {
    let out: Vec<Value> =
        places.iter().map(|i| pool.get(small(i.get())).copied().unwrap_or(Value::NONE)).collect();
    vm.tuple(&out)
}
fn combinations_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [pool, places, phase, again] = state(vm, args, COMBINATIONS)?;
    let pool = Gc::<Tuple>::of(pool.get()).items();
    let places = fields_of(places.get());
    let again = again.get() == Value::small(1);
    match small(phase.get()) {
        0 => phase.set(Value::small(1)),
        1 => {
            // The last index that can still grow; those behind it follow.
            let (n, r) = (pool.len(), places.len());
            let top = |i: usize| if again { n - 1 } else { i + n - r };
            let Some(i) = (0..r).rev().find(|i| places.get(*i).is_some_and(|p| small(p.get()) < top(*i)))
            else {
                phase.set(Value::small(2));
                return end(vm);
            };
            let mut k = places.get(i).map_or(0, |p| small(p.get())) + 1;
            for p in places.iter().skip(i) {
                p.set(Value::small(k as i32));
                k += !again as usize;
            }
        }
        _ => return end(vm),
    }
    picked(vm, pool, places)
}

// permutations: pool, record of all indices, record of cycles, 0 before the first and 2 after the last

fn permutations_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let pool = pool(vm, args.at(1))?;
    let n = Gc::<Tuple>::of(pool).items().len();
    let r = match args.opt(2).filter(|v| !v.is_none()) {
        Some(v) if vm.as_int(v).is_none() => return vm.type_error(&["Expected int as r"]),
        Some(v) => at_least(vm, v, "r must be non-negative")?,
        None => n,
    };
    let none = r > n;
    let places = indices(vm, n)?;
    for (i, c) in fields_of(places).iter().enumerate() {
        c.set(Value::small(i as i32));
    }
    let cycles = indices(vm, if none { 0 } else { r })?;
    for (i, c) in fields_of(cycles).iter().enumerate() {
        c.set(Value::small((n - i) as i32));
    }
    made(vm, args, PERMUTATIONS, &[pool, places, cycles, Value::small(if none { 2 } else { 0 })])
}
fn permutations_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [pool, places, cycles, phase] = state(vm, args, PERMUTATIONS)?;
    let pool = Gc::<Tuple>::of(pool.get()).items();
    let places = fields_of(places.get());
    let cycles = fields_of(cycles.get());
    let n = places.len();
    match small(phase.get()) {
        0 => phase.set(Value::small(1)),
        1 => {
            // Each place goes through all of what is left behind it before the one in front moves.
            let mut moved = false;
            for (i, cycle) in cycles.iter().enumerate().rev() {
                let left = small(cycle.get()) - 1;
                if left == 0 {
                    cycle.set(Value::small((n - i) as i32));
                    for (a, b) in places.iter().skip(i).zip(places.iter().skip(i + 1)) {
                        a.swap(b);
                    }
                } else {
                    cycle.set(Value::small(left as i32));
                    if let (Some(a), Some(b)) = (places.get(i), places.get(n - left)) {
                        a.swap(b);
                    }
                    moved = true;
                    break;
                }
            }
            if !moved {
                phase.set(Value::small(2));
                return end(vm);
            }
        }
        _ => return end(vm),
    }
    picked(vm, pool, places.get(..cycles.len()).unwrap_or(places))
}

// zip_longest: record of iterators (None: exhausted), fill value, how many go on

fn zip_longest_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut all = Vec::new();
    for v in args.rest(1) {
        all.push(iter(vm, *v)?);
    }
    let live = Value::small(all.len() as i32);
    let all = vm.record(INDICES, &all)?.value();
    made(vm, args, ZIP_LONGEST, &[all, args.named(0).unwrap_or(Value::NONE), live])
}
fn zip_longest_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [all, fill, live] = state(vm, args, ZIP_LONGEST)?;
    let iters = fields_of(all.get());
    if small(live.get()) == 0 {
        return end(vm);
    }
    let mut out = Vec::with_capacity(iters.len());
    for it in iters {
        let mut v = if it.get().is_none() { Value::UNBOUND } else { next(vm, it.get())? };
        if v.is_unbound() {
            if !it.get().is_none() {
                it.set(Value::NONE);
                let left = small(live.get()).saturating_sub(1);
                live.set(Value::small(left as i32));
                if left == 0 {
                    return end(vm);
                }
            }
            v = fill.get();
        }
        out.push(v);
    }
    vm.tuple(&out)
}

// starmap: function, iterator

fn starmap_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(2))?;
    made(vm, args, STARMAP, &[args.at(1), it])
}
fn starmap_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [f, it] = state(vm, args, STARMAP)?;
    let v = next(vm, it.get())?;
    if v.is_unbound() {
        return end(vm);
    }
    let parts = vm.collect_iterable(v)?;
    vm.call(f.get(), &parts)
}

// takewhile, dropwhile, filterfalse, compress: function (compress: the selectors' iterator), iterator, which and
// whether it is over the edge

const TAKE: i32 = 0;
const DROP: i32 = 1;
const FALSE: i32 = 2;
const COMPRESS: i32 = 3;
const TAKEN: i32 = 4;
const DROPPED: i32 = 5;

fn takewhile_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(2))?;
    made(vm, args, FILTER, &[args.at(1), it, Value::small(TAKE)])
}
fn dropwhile_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(2))?;
    made(vm, args, FILTER, &[args.at(1), it, Value::small(DROP)])
}
fn filterfalse_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(2))?;
    made(vm, args, FILTER, &[args.at(1), it, Value::small(FALSE)])
}
fn compress_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(1))?;
    let selectors = iter(vm, args.at(2))?;
    made(vm, args, FILTER, &[selectors, it, Value::small(COMPRESS)])
}
fn filter_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [f, it, which] = state(vm, args, FILTER)?;
    loop {
        let mode = which.get().as_small();
        if mode == TAKEN {
            return end(vm);
        }
        let mark = vm.root_mark();
        let v = next(vm, it.get())?;
        if v.is_unbound() {
            return end(vm);
        }
        if mode == DROPPED {
            return Ok(v);
        }
        let said = if mode == COMPRESS {
            let s = next(vm, f.get())?;
            if s.is_unbound() {
                return end(vm);
            }
            s
        } else if f.get().is_none() {
            v
        } else {
            vm.call(f.get(), &[v])?
        };
        vm.root(said);
        let yes = vm.truth(said)?;
        match (mode, yes) {
            (TAKE, true) | (COMPRESS, true) | (FALSE, false) => return Ok(v),
            (TAKE, false) => which.set(Value::small(TAKEN)),
            (DROP, false) => {
                which.set(Value::small(DROPPED));
                return Ok(v);
            }
            _ => {}
        }
        vm.unroot(mark);
    }
}

// pairwise: iterator, last item (UNBOUND before the first)

fn pairwise_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(1))?;
    made(vm, args, PAIRWISE, &[it, Value::UNBOUND])
}
fn pairwise_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [it, last] = state(vm, args, PAIRWISE)?;
    if last.get().is_unbound() {
        let v = vm.next(it.get())?;
        if v.is_unbound() {
            return end(vm);
        }
        last.set(v);
    }
    let before = last.get();
    vm.root(before);
    let v = vm.next(it.get())?;
    if v.is_unbound() {
        return end(vm);
    }
    last.set(v);
    vm.tuple(&[before, v])
}

// batched: iterator or None, size, whether short batches are an error

fn batched_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let n = vm.index_i64(args.at(2))?;
    if n < 1 {
        return vm.value_error(&["n must be at least one"]);
    }
    let strict = match args.named(0) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    let it = iter(vm, args.at(1))?;
    let n = Value::small(n.min(Value::SMALL_MAX as i64) as i32);
    made(vm, args, BATCHED, &[it, n, Value::bool(strict)])
}
fn batched_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [it, n, strict] = state(vm, args, BATCHED)?;
    let n = small(n.get());
    let mut out = Vec::new();
    while out.len() < n && !it.get().is_none() {
        let v = next(vm, it.get())?;
        if v.is_unbound() {
            it.set(Value::NONE);
            break;
        }
        out.push(v);
    }
    if out.is_empty() {
        return end(vm);
    }
    if out.len() < n && strict.get() == Value::TRUE {
        return vm.value_error(&["batched(): incomplete batch"]);
    }
    vm.tuple(&out)
}

// groupby: iterator, key function or None, the running group's key, the next item's key, the next item (UNBOUND
// before the first and after the last), number of the running group

fn groupby_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = iter(vm, args.at(1))?;
    let key = args.opt(2).unwrap_or(Value::NONE);
    let none = Value::UNBOUND;
    made(vm, args, GROUPBY, &[it, key, none, none, none, Value::small(0)])
}
/// Fetches the next item and its key: whether there was one.
fn groupby_step(vm: &mut Vm, [it, key, _, next_key, item, _]: &'static [Cell<Value>; 6]) -> Res<bool> {
    let v = next(vm, it.get())?;
    if v.is_unbound() {
        item.set(v);
        return Ok(false);
    }
    let k = if key.get().is_none() { v } else { vm.call(key.get(), &[v])? };
    item.set(v);
    next_key.set(k);
    Ok(true)
}
fn groupby_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let fields: &[Cell<Value>; 6] = state(vm, args, GROUPBY)?;
    let [_, _, group_key, next_key, item, number] = fields;
    number.set(Value::small((number.get().as_small() + 1) & 0xff_ffff));
    loop {
        if item.get().is_unbound() {
            if !groupby_step(vm, fields)? {
                return end(vm);
            }
            if group_key.get().is_unbound() {
                break;
            }
        }
        if group_key.get().is_unbound() || !vm.equals(group_key.get(), next_key.get())? {
            break;
        }
        item.set(Value::UNBOUND);
    }
    group_key.set(next_key.get());
    let class = vm.intern("_grouper")?;
    let mine = vm.type_of(args.at(0));
    let class = vm.lookup(mine, class)?.unwrap_or(Value::NONE);
    let record = vm.record(GROUPER, &[args.at(0), next_key.get(), number.get()])?;
    let group = vm.wrap_new(class, record.value())?;
    vm.tuple(&[next_key.get(), group])
}
// A group: its groupby, key, number
fn grouper_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [parent, key, number] = state(vm, args, GROUPER)?;
    let parent = [parent.get()];
    let fields: &[Cell<Value>; 6] = state(vm, &Args::positional(&parent), GROUPBY)?;
    let [_, _, _, next_key, item, current] = fields;
    if current.get() != number.get() {
        return end(vm);
    }
    if item.get().is_unbound() && !groupby_step(vm, fields)? {
        return end(vm);
    }
    if !vm.equals(key.get(), next_key.get())? {
        return end(vm);
    }
    let v = item.get();
    item.set(Value::UNBOUND);
    Ok(v)
}

// tee: the link that it stands at. A link: iterator, item and next link (UNBOUND until fetched)

fn tee_at(vm: &mut Vm, class: Value, link: Value) -> Res {
    let record = vm.record(TEE, &[link])?;
    vm.wrap_new(class, record.value())
}
fn tee_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let link = match state::<1>(vm, &Args::positional(args.rest(1)), TEE) {
        Ok([link]) => link.get(),
        Err(_) => {
            vm.catch(Builtin::TypeError);
            let it = iter(vm, args.at(1))?;
            vm.record(LINK, &[it, Value::UNBOUND, Value::UNBOUND])?.value()
        }
    };
    vm.root(link);
    tee_at(vm, args.at(0), link)
}
fn tee_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [link] = state(vm, args, TEE)?;
    let [it, item, after] = fields_of(link.get()) else { return end(vm) };
    if after.get().is_unbound() {
        let v = next(vm, it.get())?;
        if v.is_unbound() {
            return end(vm);
        }
        let further = vm.record(LINK, &[it.get(), Value::UNBOUND, Value::UNBOUND])?;
        item.set(v);
        after.set(further.value());
    }
    link.set(after.get());
    Ok(item.get())
}
fn tee_copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    let [link] = state(vm, args, TEE)?;
    let class = vm.type_of(args.at(0));
    tee_at(vm, class, link.get())
}
fn tee(vm: &mut Vm, args: &Args<'_>) -> Res {
    let n = match args.opt(1) {
        Some(n) => at_least(vm, n, "n must be >= 0")?,
        None => 2,
    };
    let Some(module) = vm.loaded_module("itertools")? else { return vm.type_error(&["itertools is gone"]) };
    let class = vm.getattr_text(module, "_tee")?;
    let mut all = Vec::new();
    for _ in 0..n {
        let one = match all.first() {
            Some(first) => tee_copy(vm, &Args::positional(&[*first]))?,
            None => tee_new(vm, &Args::positional(&[class, args.at(0)]))?,
        };
        vm.root(one);
        all.push(one);
    }
    vm.tuple(&all)
}

macro_rules! classes {
    ($($id:ident $name:literal $new:ident $min:literal $max:expr, $next:ident [$($more:expr),*];)*) => {
        static CLASSES: &[&ClassDef] = &[$({
            static NEW: NativeDef = function($name, $new, $min, $max);
            static $id: ClassDef = ClassDef {
                // The row of `__new__` names the parameters, too.
                name: NEW_NAME[Which::$id as usize],
                methods: &[
                    method("__iter__", itself, 1, 1),
                    method("__next__", $next, 1, 1),
                    $($more),*
                ],
                getset: &[],
                new: Some(&NEW),
            };
            &$id
        }),*];
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Which { $($id),* }
        static NEW_NAME: &[&str] = &[$(bare($name)),*];
    };
}

/// A row's name without its parameters.
const fn bare(row: &'static str) -> &'static str {
    let bytes = row.as_bytes();
    let mut i = 0;
    while i < bytes.len() && bytes[i] != b'|' {
        i += 1;
    }
    row.split_at(i).0
}

classes! {
    COUNT_CLASS "count|start,step" count_new 1 3, count_next [method("__repr__", count_repr, 1, 1)];
    CYCLE_CLASS "cycle" cycle_new 2 2, cycle_next [];
    REPEAT_CLASS "repeat|object,times" repeat_new 2 3, repeat_next [
        method("__repr__", repeat_repr, 1, 1), method("__length_hint__", repeat_hint, 1, 1)
    ];
    CHAIN_CLASS "chain" chain_new 1 VAR, chain_next [class_method("from_iterable", chain_from, 2, 2)];
    ISLICE_CLASS "islice" islice_new 3 5, islice_next [];
    ACCUMULATE_CLASS "accumulate|iterable,func,*,initial" accumulate_new 2 3, accumulate_next [];
    PRODUCT_CLASS "product|*,repeat" product_new 1 VAR, product_next [];
    PERMUTATIONS_CLASS "permutations|iterable,r" permutations_new 2 3, permutations_next [];
    COMBINATIONS_CLASS "combinations|iterable,r" combinations_new 3 3, combinations_next [];
    COMBINATIONS_AGAIN_CLASS "combinations_with_replacement|iterable,r" combinations_again_new 3 3,
        combinations_next [];
    ZIP_LONGEST_CLASS "zip_longest|*,fillvalue" zip_longest_new 1 VAR, zip_longest_next [];
    STARMAP_CLASS "starmap" starmap_new 3 3, starmap_next [];
    TAKEWHILE_CLASS "takewhile" takewhile_new 3 3, filter_next [];
    DROPWHILE_CLASS "dropwhile" dropwhile_new 3 3, filter_next [];
    FILTERFALSE_CLASS "filterfalse" filterfalse_new 3 3, filter_next [];
    COMPRESS_CLASS "compress|data,selectors" compress_new 3 3, filter_next [];
    PAIRWISE_CLASS "pairwise" pairwise_new 2 2, pairwise_next [];
    BATCHED_CLASS "batched|iterable,n,*,strict" batched_new 3 3, batched_next [];
    GROUPBY_CLASS "groupby|iterable,key" groupby_new 2 3, groupby_next [];
    TEE_CLASS "_tee" tee_new 2 2, tee_next [method("__copy__", tee_copy, 1, 1)];
}

static GROUPER_CLASS: ClassDef = ClassDef {
    name: "_grouper",
    methods: &[method("__iter__", itself, 1, 1), method("__next__", grouper_next, 1, 1)],
    getset: &[],
    new: None,
};

fn start(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let grouper = vm.class_from(module, &GROUPER_CLASS, &[])?;
    for def in CLASSES {
        let class = vm.class_from(module, def, &[])?;
        if def.name == "groupby" {
            vm.dict_set_text(Gc::of(class.dict.get()), "_grouper", grouper.value())?;
            vm.class_changed(class)?;
        }
    }
    Ok(())
}

/// The module's table.
pub static DEF: ModuleDef =
    ModuleDef { name: "itertools", functions: &[function("tee", tee, 1, 2)], init: Some(start) };

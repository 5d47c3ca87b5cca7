//! `range` and `slice`

use anypy_mini_vm::layout::Triple;
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

use super::this;

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let first = vm.index_value(args.at(1))?;
    vm.root(first);
    let Some(stop) = args.opt(2) else {
        return vm.triple(Kind::Range, Value::small(0), first, Value::small(1));
    };
    let stop = vm.index_value(stop)?;
    vm.root(stop);
    let step = match args.opt(3) {
        Some(step) => vm.index_value(step)?,
        None => Value::small(1),
    };
    if step == Value::small(0) {
        return vm.value_error(&["range() arg 3 must not be zero"]);
    }
    vm.triple(Kind::Range, first, stop, step)
}

/// Position of an item in a range; `None` when it is not in it.
fn position(vm: &mut Vm, range: Gc<Triple>, v: Value) -> Res<Option<Value>> {
    if vm.as_int(v).is_none() {
        // Anything may compare equal to an int: go over them.
        let items = vm.collect_iterable(range.value())?;
        for (i, item) in items.into_iter().enumerate() {
            if vm.equals(item, v)? {
                return Ok(Some(vm.int(i as i64)?));
            }
        }
        return Ok(None);
    }
    if !vm.contains(range.value(), v)? {
        return Ok(None);
    }
    let distance = vm.binary(1, v, range.start.get())?;
    Ok(Some(vm.binary(5, distance, range.step.get())?))
}

fn index(vm: &mut Vm, args: &Args<'_>) -> Res {
    let range = this(vm, args, Kind::Range)?;
    match position(vm, range, args.at(1))? {
        Some(at) => Ok(at),
        None => {
            let text = vm.repr(args.at(1))?;
            vm.value_error(&[&text, " is not in range"])
        }
    }
}

fn count(vm: &mut Vm, args: &Args<'_>) -> Res {
    let range = this(vm, args, Kind::Range)?;
    Ok(Value::small(position(vm, range, args.at(1))?.is_some() as i32))
}

fn reversed(vm: &mut Vm, args: &Args<'_>) -> Res {
    let range: Gc<Triple> = this(vm, args, Kind::Range)?;
    backwards(vm, range)
}

/// The iterator over a range from its end.
pub fn backwards(vm: &mut Vm, range: Gc<Triple>) -> Res {
    let n = vm.range_len(range)?;
    let (start, step) = (range.start.get(), range.step.get());
    let n = vm.binary(1, n, Value::small(1))?;
    let offset = vm.binary(2, n, step)?;
    let last = vm.binary(0, start, offset)?;
    let stop = vm.binary(1, start, step)?;
    let step = vm.binary(1, Value::small(0), step)?;
    let back = vm.triple(Kind::Range, last, stop, step)?;
    vm.iter(back)
}

fn start(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Triple>::of(v).start.get())
}
fn stop(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Triple>::of(v).stop.get())
}
fn step(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Triple>::of(v).step.get())
}

fn readonly(vm: &mut Vm, _: Value, _: Option<Value>) -> Res<()> {
    vm.error(Builtin::AttributeError, "readonly attribute")
}

static NEW: NativeDef = function("range", new, 2, 4);

const FIELDS: &[GetSetDef] = &[
    GetSetDef { name: "start", get: start, set: Some(readonly) },
    GetSetDef { name: "stop", get: stop, set: Some(readonly) },
    GetSetDef { name: "step", get: step, set: Some(readonly) },
];

/// The table of `range`.
pub const RANGE: TypeDef = TypeDef {
    builtin: Builtin::Range,
    methods: &[
        method("index", index, 2, 2),
        method("count", count, 2, 2),
        method("__reversed__", reversed, 1, 1),
    ],
    getset: FIELDS,
    new: Some(&NEW),
};

fn slice_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (a, b, c) = (args.at(1), args.opt(2), args.opt(3));
    match b {
        Some(b) => vm.triple(Kind::Slice, a, b, c.unwrap_or(Value::NONE)),
        None => vm.triple(Kind::Slice, Value::NONE, a, Value::NONE),
    }
}

fn indices(vm: &mut Vm, args: &Args<'_>) -> Res {
    let slice: Gc<Triple> = this(vm, args, Kind::Slice)?;
    let len = vm.index_i64(args.at(1))?;
    if len < 0 {
        return vm.value_error(&["length should not be negative"]);
    }
    let span = vm.slice_span(slice, len as usize)?;
    // `Span::stop` serves assignment; this is the stop that was asked for.
    let given = slice.stop.get();
    let end = if given.is_none() {
        if span.step > 0 { len } else { -1 }
    } else {
        let i = vm.index_clamped(given)?;
        let i = if i < 0 { i.saturating_add(len) } else { i };
        if span.step > 0 { i.clamp(0, len) } else { i.clamp(-1, len - 1) }
    };
    let start = vm.int(span.start)?;
    let stop = vm.int(end)?;
    let step = vm.int(span.step)?;
    vm.tuple(&[start, stop, step])
}

static SLICE_NEW: NativeDef = function("slice", slice_new, 2, 4);

/// The table of `slice`.
pub const SLICE: TypeDef = TypeDef {
    builtin: Builtin::Slice,
    methods: &[method("indices", indices, 2, 2)],
    getset: FIELDS,
    new: Some(&SLICE_NEW),
};

/// Whether a value is a range.
pub fn is_range(v: Value) -> bool {
    is(v, Kind::Range)
}

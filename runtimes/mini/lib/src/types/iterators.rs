//! The iterators with a constructor: `enumerate`, `zip`, `map`, `filter`, `reversed`.

use anypy_mini_vm::iter;
use anypy_mini_vm::layout::Iter;
use anypy_mini_vm::native::{VAR, function};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, NativeDef, Res, Sym, TypeDef, Value, Vm};

fn enumerate(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.opt(1).is_none() {
        return vm.type_error(&["enumerate() missing required argument 'iterable'"]);
    }
    let start = match args.opt(2) {
        Some(start) => vm.index_value(start)?,
        None => Value::small(0),
    };
    vm.root(start);
    let source = vm.iter(args.at(1))?;
    let it = vm.iterator(iter::ENUMERATE, source, Some(start))?;
    vm.wrap_new(args.at(0), it)
}

/// The iterators of all arguments from the `from`th on, in a tuple.
fn iterators(vm: &mut Vm, args: &Args<'_>, from: usize) -> Res {
    let mut its = Vec::new();
    for source in args.rest(from) {
        let it = vm.iter(*source)?;
        vm.root(it);
        its.push(it);
    }
    vm.tuple(&its)
}

fn zip(vm: &mut Vm, args: &Args<'_>) -> Res {
    let strict = match args.named(0) {
        Some(strict) => vm.truth(strict)?,
        None => false,
    };
    let sources = iterators(vm, args, 1)?;
    let it = vm.iterator(iter::ZIP, sources, None)?;
    Gc::<Iter>::of(it).index.set(strict as u32);
    vm.wrap_new(args.at(0), it)
}

fn map(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.len() < 3 {
        return vm.type_error(&["map() must have at least two arguments."]);
    }
    let sources = iterators(vm, args, 2)?;
    let it = vm.iterator(iter::MAP, sources, Some(args.at(1)))?;
    vm.wrap_new(args.at(0), it)
}

fn filter(vm: &mut Vm, args: &Args<'_>) -> Res {
    let source = vm.iter(args.at(2))?;
    let it = vm.iterator(iter::FILTER, source, Some(args.at(1)))?;
    vm.wrap_new(args.at(0), it)
}

fn reversed(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(1);
    let class = vm.type_of(v);
    let name = vm.sym(Sym::Reversed);
    match vm.lookup(class, name)? {
        Some(f) if f.is_none() => return vm.object_error(v, "is not reversible"),
        Some(_) => {
            if let Some(it) = vm.call_special(v, Sym::Reversed, &[])? {
                return Ok(it);
            }
        }
        None => {}
    }
    if !vm.has_special(v, Sym::GetItem)? || anypy_mini_vm::is(vm.unwrap(v), anypy_mini_vm::Kind::Dict) {
        return vm.object_error(v, "is not reversible");
    }
    let len = vm.len(v)?;
    let it = vm.iterator(iter::REVERSED, v, None)?;
    Gc::<Iter>::of(it).index.set(len as u32);
    vm.wrap_new(args.at(0), it)
}

/// `__length_hint__` of iterators over sequences, for programs that size buffers by it.
fn length_hint(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it: Gc<Iter> = super::this(vm, args, Kind::Iter)?;
    let Some(source) = it.source.get() else { return Ok(Value::small(0)) };
    let at = it.index.get() as i64;
    let left = match it.header.aux.get() {
        iter::LIST | iter::TUPLE => vm.len(source)? as i64 - at,
        iter::REVERSED | iter::LIST_REVERSED => at,
        iter::RANGE => {
            let step = it.extra.get().map_or(1, |s| s.as_small()) as i64;
            let (from, to) = (it.index.get() as i32 as i64, source.as_small() as i64);
            (to - from + step - step.signum()) / step
        }
        _ => return vm.object_error(args.at(0), "has no length hint"),
    };
    vm.int(left.max(0))
}

static ENUMERATE_NEW: NativeDef = function("enumerate|iterable,start", enumerate, 1, 3);
static ZIP_NEW: NativeDef = function("zip|*,strict", zip, 1, VAR);
static MAP_NEW: NativeDef = function("map", map, 1, VAR);
static FILTER_NEW: NativeDef = function("filter", filter, 3, 3);
static REVERSED_NEW: NativeDef = function("reversed", reversed, 2, 2);

const HINT: &[NativeDef] = &[anypy_mini_vm::native::method("__length_hint__", length_hint, 1, 1)];

const fn made_by(builtin: Builtin, new: &'static NativeDef) -> TypeDef {
    TypeDef { builtin, methods: &[], getset: &[], new: Some(new) }
}

/// `enumerate`
pub const ENUMERATE: TypeDef = made_by(Builtin::Enumerate, &ENUMERATE_NEW);
/// `zip`
pub const ZIP: TypeDef = made_by(Builtin::Zip, &ZIP_NEW);
/// `map`
pub const MAP: TypeDef = made_by(Builtin::Map, &MAP_NEW);
/// `filter`
pub const FILTER: TypeDef = made_by(Builtin::Filter, &FILTER_NEW);
/// `reversed`
pub const REVERSED: TypeDef =
    TypeDef { builtin: Builtin::Reversed, methods: HINT, getset: &[], new: Some(&REVERSED_NEW) };
/// `list_reverseiterator`
pub const LIST_REVERSE_ITERATOR: TypeDef =
    TypeDef { builtin: Builtin::ListReverseIterator, methods: HINT, getset: &[], new: None };
/// `list_iterator`
pub const LIST_ITERATOR: TypeDef =
    TypeDef { builtin: Builtin::ListIterator, methods: HINT, getset: &[], new: None };
/// `range_iterator`
pub const RANGE_ITERATOR: TypeDef =
    TypeDef { builtin: Builtin::RangeIterator, methods: HINT, getset: &[], new: None };

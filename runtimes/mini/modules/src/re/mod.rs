//! `_re`: regular expressions, the engine of the `re` module.
//!
//! A pattern is parsed ([`parse`]), compiled to words ([`emit`]) that live in a bytes object, and run by a backtracking
//! machine with a stack of its own ([`run`]). [`pattern`] and [`matched`] are the classes `Pattern` and `Match`. A
//! pattern that takes exponential time can't be interrupted while it runs.

use anypy_mini_vm::layout::{Dict, Module, Str, Tuple, Type, Values};
use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Builtin, Gc, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

mod emit;
mod matched;
mod parse;
mod pattern;
mod run;
mod set;
mod template;

/// Tag of the record of a pattern.
const PATTERN_TAG: u16 = 1;
/// Tag of the record of a match.
const MATCH_TAG: u16 = 2;
/// Tag of the record of an iterator.
const ITERATOR_TAG: u16 = 3;

/// The record that an instance of one of the module's classes carries.
fn record(vm: &mut Vm, v: Value, tag: u16) -> Res<Gc<Values>> {
    match vm.payload(v) {
        Some(r) if is(r, Kind::Record) && Gc::<Values>::of(r).header.aux.get() == tag => Ok(Gc::of(r)),
        _ => vm.object_error(v, "was not initialised by its type"),
    }
}

/// A field of a record.
fn field(record: Gc<Values>, i: usize) -> Value {
    record.values().get(i).map_or(Value::NONE, |cell| cell.get())
}

/// A field that is a small int.
fn number(record: Gc<Values>, i: usize) -> i64 {
    let v = field(record, i);
    if v.is_small() { i64::from(v.as_small()) } else { 0 }
}

fn small(i: usize) -> Value {
    // Positions are within a string, which is smaller than a gigabyte.
    Value::small(i.min(Value::SMALL_MAX as usize) as i32)
}

/// A str's or bytes' text.
#[derive(Clone, Copy)]
struct Subject {
    /// The str or bytes object that has it.
    data: Value,
    bytes: &'static [u8],
    is_text: bool,
    /// Whether a character may be more than a byte.
    wide: bool,
}

impl Subject {
    /// The text of a str or of a bytes-like object, which is copied if it is not bytes.
    fn of(vm: &mut Vm, v: Value) -> Res<Option<Subject>> {
        let plain = vm.unwrap(v);
        if is(plain, Kind::Str) {
            let s = Gc::<Str>::of(plain);
            return Ok(Some(Subject { data: plain, bytes: s.bytes(), is_text: true, wide: !s.is_ascii() }));
        }
        let data = if is(plain, Kind::Bytes) {
            plain
        } else {
            let Some(bytes) = (vm.library.view_bytes)(vm, plain) else { return Ok(None) };
            let data = vm.bytes(&bytes)?;
            vm.root(data);
            data
        };
        let bytes = Gc::<Str>::of(data).bytes();
        Ok(Some(Subject { data, bytes, is_text: false, wide: false }))
    }

    /// A part as an object of its own.
    fn part(&self, vm: &mut Vm, from: usize, to: usize) -> Res {
        if from == 0 && to == self.bytes.len() {
            return Ok(self.data);
        }
        if self.is_text {
            return vm.str(Gc::<Str>::of(self.data).text().get(from..to).unwrap_or(""));
        }
        vm.bytes(self.bytes.get(from..to).unwrap_or(&[]))
    }

    /// Text or bytes of the same kind.
    fn make(&self, vm: &mut Vm, bytes: &[u8]) -> Res {
        if self.is_text {
            return vm.str(core::str::from_utf8(bytes).unwrap_or_default());
        }
        vm.bytes(bytes)
    }

    /// Its code points, or its bytes.
    fn points(&self) -> Vec<u32> {
        if self.is_text {
            Gc::<Str>::of(self.data).text().chars().map(u32::from).collect()
        } else {
            self.bytes.iter().map(|c| u32::from(*c)).collect()
        }
    }
}

/// Raises what the parser found wrong.
fn fail<T>(vm: &mut Vm, error: &parse::Error, pattern: Value) -> Res<T> {
    if error.overflow || error.index {
        let class = if error.overflow { Builtin::OverflowError } else { Builtin::IndexError };
        return vm.error(class, &error.message);
    }
    let module = vm.import("re")?;
    let name = vm.intern("error")?;
    let class = vm.getattr(module, name)?;
    let message = vm.str(&error.message)?;
    let exception = match error.at {
        Some(at) => vm.call(class, &[message, pattern, small(at)])?,
        None => vm.call(class, &[message])?,
    };
    vm.raise(exception)
}

/// `compile(pattern, flags)`
fn compile(vm: &mut Vm, args: &Args<'_>) -> Res {
    let source = args.at(0);
    let flags = vm.index_i64(args.at(1))? as u32;
    let Some(subject) = Subject::of(vm, source)? else {
        return vm.type_error(&["first argument must be string or compiled pattern"]);
    };
    let is_text = subject.is_text;
    let platform = vm.platform.clone();
    let parsed = match parse::parse(&subject.points(), flags, is_text, &*platform) {
        Ok(parsed) => parsed,
        Err(error) => return fail(vm, &error, source),
    };
    let mut flags = parsed.flags;
    let both = |bits| flags & bits == bits;
    let wrong = if is_text && both(parse::LOCALE) {
        "cannot use LOCALE flag with a str pattern"
    } else if is_text && both(parse::ASCII | parse::UNICODE) {
        "ASCII and UNICODE flags are incompatible"
    } else if !is_text && both(parse::UNICODE) {
        "cannot use UNICODE flag with a bytes pattern"
    } else if !is_text && both(parse::ASCII | parse::LOCALE) {
        "ASCII and LOCALE flags are incompatible"
    } else {
        ""
    };
    if !wrong.is_empty() {
        return vm.value_error(&[wrong]);
    }
    if is_text && flags & parse::ASCII == 0 {
        flags |= parse::UNICODE;
    }
    let code = match emit::emit(&parsed, is_text) {
        Ok(code) => code,
        Err(error) => return fail(vm, &error, source),
    };
    let mut bytes = Vec::with_capacity(code.len() * 4);
    for word in code {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
    let code = vm.bytes(&bytes)?;
    let index = vm.dict_new()?;
    for (name, group) in &parsed.names {
        let name = vm.str(name)?;
        vm.dict_set_name(index, name, small(*group as usize))?;
    }
    let Some(module) = vm.loaded_module("_re")? else { return vm.value_error(&["_re is not loaded"]) };
    let namespace = Gc::<Dict>::of(Gc::<Module>::of(module).dict.get());
    let mut classes = [Value::NONE; 3];
    for (class, def) in classes.iter_mut().zip([&pattern::PATTERN, &matched::MATCH, &pattern::ITERATOR]) {
        let name = vm.intern(def.name)?;
        *class = namespace.get_name(name).unwrap_or(Value::NONE);
    }
    let flags = vm.int(i64::from(flags))?;
    let groups = small(parsed.groups as usize);
    let all = vm.tuple(&classes)?;
    let fields = [source, flags, groups, index.value(), code, all, Value::bool(is_text)];
    let record = vm.record(PATTERN_TAG, &fields)?;
    vm.wrap_new(classes[0], record.value())
}

/// One of the module's classes, by its place in a pattern's tuple of them.
fn class_of(pattern: Gc<Values>, i: usize) -> Value {
    Gc::<Tuple>::of(field(pattern, pattern::CLASSES)).items().get(i).copied().unwrap_or(Value::NONE)
}

static FUNCTIONS: &[NativeDef] = &[function("compile", compile, 2, 2)];

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    for def in [&pattern::PATTERN, &matched::MATCH, &pattern::ITERATOR] {
        let _: Gc<Type> = vm.class_from(module, def, &[])?;
    }
    Ok(())
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "_re", functions: FUNCTIONS, init: Some(init) };

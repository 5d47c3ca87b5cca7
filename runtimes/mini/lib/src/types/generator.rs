//! Generators, coroutines, asynchronous generators and their steps.

use anypy_mini_vm::frame::{GEN_FINISHED, GEN_RUNNING, GEN_SUSPENDED};
use anypy_mini_vm::generator::Resumed;
use anypy_mini_vm::layout::{Generator, Iter, Tuple};
use anypy_mini_vm::native::method;
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

use super::this;

fn generator_of(vm: &mut Vm, args: &Args<'_>) -> Res<Gc<Generator>> {
    this(vm, args, Kind::Generator)
}

fn outcome(vm: &mut Vm, step: Resumed) -> Res {
    match step {
        Resumed::Yielded(v) => Ok(v),
        Resumed::Returned(v) => vm.stop_iteration(v),
    }
}

fn send(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    let step = vm.generator_send(g, args.at(1))?;
    outcome(vm, step)
}

/// The exception that `throw(type, value, traceback)` or `throw(exception)` throws.
fn thrown(vm: &mut Vm, args: &Args<'_>) -> Res {
    let first = args.at(1);
    let value = args.opt(2).filter(|v| !v.is_none());
    let e = match value {
        Some(v) if is(v, Kind::Exception) && is(first, Kind::Type) => v,
        Some(v) if is(first, Kind::Type) => {
            let single = [v];
            let values = if is(v, Kind::Tuple) { Gc::<Tuple>::of(v).items() } else { &single[..] };
            let made = vm.call(first, values)?;
            vm.exception_instance(made)?
        }
        Some(_) => return vm.type_error(&["instance exception may not have a separate value"]),
        None if is(first, Kind::Exception)
            || (is(first, Kind::Type) && vm.is_subtype(first, vm.builtin(Builtin::BaseException))) =>
        {
            vm.exception_instance(first)?
        }
        None => {
            return vm.type_error_about(
                first,
                "exceptions must be classes or instances deriving from BaseException, not @",
            );
        }
    };
    vm.root(e);
    Ok(e)
}

fn throw(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    let e = thrown(vm, args)?;
    let step = vm.generator_throw(g, e)?;
    outcome(vm, step)
}

fn close(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    vm.generator_close(g)?;
    Ok(Value::NONE)
}

fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}

fn get_name(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Generator>::of(v).name.get())
}
fn set_name(_: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    if let Some(name) = value.filter(|n| is(*n, Kind::Str)) {
        Gc::<Generator>::of(v).name.set(name);
    }
    Ok(())
}
fn get_qualname(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Generator>::of(v).qualname.get())
}
fn set_qualname(_: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    if let Some(name) = value.filter(|n| is(*n, Kind::Str)) {
        Gc::<Generator>::of(v).qualname.set(name);
    }
    Ok(())
}
fn get_frame(_: &mut Vm, v: Value) -> Res {
    let g = Gc::<Generator>::of(v);
    Ok(if g.state.get() == GEN_FINISHED { Value::NONE } else { g.frame.get().unwrap_or(Value::NONE) })
}
fn get_running(_: &mut Vm, v: Value) -> Res {
    Ok(Value::bool(Gc::<Generator>::of(v).state.get() == GEN_RUNNING))
}
fn get_suspended(_: &mut Vm, v: Value) -> Res {
    Ok(Value::bool(Gc::<Generator>::of(v).state.get() == GEN_SUSPENDED))
}
fn get_code(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Generator>::of(v).code.get())
}
fn get_awaiting(vm: &mut Vm, v: Value) -> Res {
    Ok(vm.generator_delegate(Gc::of(v)).unwrap_or(Value::NONE))
}

macro_rules! fields {
    ($frame:literal $running:literal $suspended:literal $code:literal $awaiting:literal) => {
        &[
            GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
            GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
            GetSetDef { name: $frame, get: get_frame, set: None },
            GetSetDef { name: $running, get: get_running, set: None },
            GetSetDef { name: $suspended, get: get_suspended, set: None },
            GetSetDef { name: $code, get: get_code, set: None },
            GetSetDef { name: $awaiting, get: get_awaiting, set: None },
        ]
    };
}

const SEND: NativeDef = method("send", send, 2, 2);
const THROW: NativeDef = method("throw", throw, 2, 4);
const CLOSE: NativeDef = method("close", close, 1, 1);

/// The table of `generator`.
pub const GENERATOR: TypeDef = TypeDef {
    builtin: Builtin::Generator,
    methods: &[SEND, THROW, CLOSE],
    getset: fields!("gi_frame" "gi_running" "gi_suspended" "gi_code" "gi_yieldfrom"),
    new: None,
};
/// The table of `coroutine`.
pub const COROUTINE: TypeDef = TypeDef {
    builtin: Builtin::Coroutine,
    methods: &[SEND, THROW, CLOSE, method("__await__", coroutine_await, 1, 1)],
    getset: fields!("cr_frame" "cr_running" "cr_suspended" "cr_code" "cr_await"),
    new: None,
};

fn coroutine_await(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    vm.iterator(anypy_mini_vm::iter::COROUTINE, g.value(), None)
}

// Asynchronous generators

fn anext(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    vm.async_step(g.value(), Value::NONE, 0)
}
fn asend(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    vm.async_step(g.value(), args.at(1), 0)
}
fn athrow(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    let e = thrown(vm, args)?;
    vm.async_step(g.value(), e, 1)
}
fn aclose(vm: &mut Vm, args: &Args<'_>) -> Res {
    let g = generator_of(vm, args)?;
    vm.async_step(g.value(), Value::NONE, 2)
}

/// The table of `async_generator`.
pub const ASYNC_GENERATOR: TypeDef = TypeDef {
    builtin: Builtin::AsyncGenerator,
    methods: &[
        method("__aiter__", itself, 1, 1),
        method("__anext__", anext, 1, 1),
        method("asend", asend, 2, 2),
        method("athrow", athrow, 2, 4),
        method("aclose", aclose, 1, 1),
    ],
    getset: fields!("ag_frame" "ag_running" "ag_suspended" "ag_code" "ag_await"),
    new: None,
};

// Steps of asynchronous generators, and coroutines as iterators

fn step_send(vm: &mut Vm, args: &Args<'_>) -> Res {
    match vm.send(args.at(0), args.at(1))? {
        (false, v) => Ok(v),
        (true, v) => vm.stop_iteration(v),
    }
}
fn step_throw(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it: Gc<Iter> = this(vm, args, Kind::Iter)?;
    let e = thrown(vm, args)?;
    match vm.step_throw(it, e)? {
        (false, v) => Ok(v),
        (true, v) => vm.stop_iteration(v),
    }
}
fn step_close(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it: Gc<Iter> = this(vm, args, Kind::Iter)?;
    if let Some(source) = it.source.get()
        && it.header.aux.get() == anypy_mini_vm::iter::COROUTINE
    {
        vm.generator_close(Gc::of(source))?;
    }
    it.source.set(None);
    Ok(Value::NONE)
}

const STEP: &[NativeDef] = &[
    method("send", step_send, 2, 2),
    method("throw", step_throw, 2, 4),
    method("close", step_close, 1, 1),
    method("__await__", itself, 1, 1),
];

/// The table of `async_generator_asend`.
pub const ASYNC_STEP: TypeDef =
    TypeDef { builtin: Builtin::AsyncGenStep, methods: STEP, getset: &[], new: None };
/// The table of `coroutine_wrapper`.
pub const COROUTINE_WRAPPER: TypeDef =
    TypeDef { builtin: Builtin::CoroutineWrapper, methods: STEP, getset: &[], new: None };

//! `_asyncio`: what the module `asyncio`, which is Python, needs of the VM and of the host's event loop.

use anypy_mini_vm::frame::MODE_PUSH;
use anypy_mini_vm::generator::{COROUTINE, Resumed};
use anypy_mini_vm::layout::{Exception, Frame, Generator, Header, Iter, Module};
use anypy_mini_vm::native::function;
use anypy_mini_vm::{
    Args, Builtin, Gc, HostOp, Kind, ModuleDef, NativeDef, Raised, Res, Value, Vm, Wait, is, iter,
};

/// `find(code)`: the first variable of the innermost running call of this code; None if it is not running.
fn find(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut at = vm.current_frame();
    while let Some(frame) = at {
        if frame.code.get() == args.at(0) {
            return Ok(frame.values().first().map_or(Value::NONE, |v| v.get()));
        }
        at = frame.back.get().map(Gc::<Frame>::of);
    }
    Ok(Value::NONE)
}

/// `root()`: the coroutine that the host drives and that leads to the caller, or None.
fn root(vm: &mut Vm, _: &Args<'_>) -> Res {
    let mut at = vm.current_frame();
    let mut outermost = None;
    while let Some(frame) = at {
        outermost = frame.owner.get();
        at = frame.back.get().map(Gc::<Frame>::of);
    }
    Ok(outermost.filter(|o| kind_of(*o) == Some(COROUTINE)).unwrap_or(Value::NONE))
}

/// Which of generator, coroutine and asynchronous generator a value is.
fn kind_of(v: Value) -> Option<u16> {
    is(v, Kind::Generator).then(|| Gc::<Header>::of(v).aux.get() & 3)
}

fn is_coroutine(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(kind_of(args.at(0)) == Some(COROUTINE)))
}

/// `resume(coroutine, value, error)`: sends the value, or throws the error if it is not None. The result is what the
/// coroutine hands out, or what it returns: then its `cr_frame` is None. The coroutine runs in the caller's loop of
/// the VM, so it can be suspended; but not until its next `await` if an error is thrown into Python code.
fn resume(vm: &mut Vm, args: &Args<'_>) -> Res {
    if kind_of(args.at(0)) != Some(COROUTINE) {
        return vm.type_error(&["a coroutine was expected"]);
    }
    let coroutine = Gc::<Generator>::of(args.at(0));
    let (value, error) = (args.at(1), args.at(2));
    if !error.is_none() {
        // What waits for a host's promise raises the error itself when it is entered again.
        let mut at = coroutine.value();
        while is(at, Kind::Generator) {
            at = vm.generator_delegate(Gc::of(at)).unwrap_or(Value::NONE);
        }
        if !is(at, Kind::Iter) || Gc::<Iter>::of(at).header.aux.get() != iter::HOST_AWAIT {
            return match vm.generator_throw(coroutine, error)? {
                Resumed::Yielded(v) | Resumed::Returned(v) => Ok(v),
            };
        }
        Gc::<Iter>::of(at).extra.set(Some(error));
    }
    let frame = vm.generator_enter(coroutine, value, MODE_PUSH)?;
    vm.enter = Some(frame);
    Err(Raised)
}

fn call_later(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.host(HostOp::CallLater, Value::NONE, None, args.pos)
}

fn is_promise(vm: &mut Vm, args: &Args<'_>) -> Res {
    if !is(args.at(0), Kind::HostObject) {
        return Ok(Value::FALSE);
    }
    vm.host(HostOp::Thenable, args.at(0), None, &[])
}

/// `then(promise, on_value, on_error)`: whether it is a host's object.
fn then(vm: &mut Vm, args: &Args<'_>) -> Res {
    if !is(args.at(0), Kind::HostObject) {
        return Ok(Value::FALSE);
    }
    vm.host(HostOp::Then, args.at(0), None, args.rest(1))?;
    Ok(Value::TRUE)
}

/// `block(promise)`: suspends the program until the promise settles.
fn block(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.wait_for(Wait::Host(args.at(0)))
}

fn can_suspend(vm: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::bool(vm.can_suspend()))
}

/// `as_exception(object)`: what stands for something that the host has thrown.
fn as_exception(vm: &mut Vm, args: &Args<'_>) -> Res {
    let text = vm.text_of(args.at(0))?;
    let e = vm.exception(Builtin::JsException, &text)?;
    if is(args.at(0), Kind::HostObject) {
        Gc::<Exception>::of(e).extra.set(Some(args.at(0)));
    }
    Ok(e)
}

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let class = vm.builtin(Builtin::CancelledError);
    let name = vm.intern("asyncio.exceptions")?;
    Gc::<anypy_mini_vm::layout::Type>::of(class).module.set(Some(name));
    vm.dict_set_text(Gc::of(module.dict.get()), "CancelledError", class)
}

static FUNCTIONS: &[NativeDef] = &[
    function("find", find, 1, 1),
    function("root", root, 0, 0),
    function("is_coroutine", is_coroutine, 1, 1),
    function("resume", resume, 3, 3),
    function("call_later", call_later, 2, 2),
    function("is_promise", is_promise, 1, 1),
    function("then", then, 3, 3),
    function("block", block, 1, 1),
    function("can_suspend", can_suspend, 0, 0),
    function("as_exception", as_exception, 1, 1),
];

/// The module's table.
pub const ASYNCIO: ModuleDef = ModuleDef { name: "_asyncio", functions: FUNCTIONS, init: Some(init) };

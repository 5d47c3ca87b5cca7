//! Compiling, and runs: programs that have been started and are gone on with.
//!
//! RustPython's calls live on the native stack, so a run cannot stop wherever the host likes: it goes to its end or
//! to the next `await` of a host promise outside of functions (or in a coroutine that it drives), whatever the
//! slice. A module with such an `await` is compiled as a coroutine (`PyCF_ALLOW_TOP_LEVEL_AWAIT`) and driven here
//! by `send` and `throw`.
//!
//! The value of a program is that of its last statement where that is an expression. To get it, the statement is
//! compiled as an assignment to [`VALUE`], which leaves every line and column as written; programs that end
//! otherwise are compiled once, as they are.

use std::rc::Rc;

use anypy_core::{Mode, Result, Source, Step, Value};
use rustpython_vm::{
    AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyCode, PyDictRef},
    compiler::{self, CompileOpts, ast, codegen::compile::compile_top, core::SourceFileBuilder, parser},
    function::ArgMapping,
    scope::Scope,
};

use crate::convert::{to_object, to_value};
use crate::js::JsProxy;
use crate::shared::Shared;

/// Name that holds a program's value for the moment between its last statement and its end.
const VALUE: &str = "__anypy_value__";

/// A run between two `resume`s.
pub(crate) enum Running {
    /// Code that has not begun.
    Code { code: PyRef<PyCode>, globals: PyDictRef, has_value: bool, uses_asyncio: bool },
    /// A call that has not begun.
    Call { callable: PyObjectRef, args: Vec<PyObjectRef> },
    /// A coroutine, or what `__await__` gave.
    Awaiting { iterator: PyObjectRef, result_in: Option<PyDictRef> },
    /// Being resumed: the run exists, and someone further up has it.
    Busy,
}

/// Compiles `source` to run in `globals`.
pub(crate) fn compile(
    shared: &Rc<Shared>,
    vm: &VirtualMachine,
    source: &Source<'_>,
    globals: PyDictRef,
) -> PyResult<Running> {
    let text = at_line(source);
    let args = (vm.ctx.new_str(source.file), vm.ctx.new_str(text.as_str()));
    shared.support(vm, "add_source")?.call(args, vm)?;
    if source.mode == Mode::Exec && !source.file.starts_with('<') && !globals.contains_key("__file__", vm) {
        globals.set_item("__file__", vm.ctx.new_str(source.file).into(), vm)?;
    }
    let mut opts = vm.compile_opts();
    opts.allow_top_level_await = source.top_level_await;
    let (code, has_value) = match source.mode {
        Mode::Exec => {
            let code = compile_as(vm, &text, compiler::Mode::Exec, source.file, opts.clone())?;
            match compile_for_value(&text, source.file, opts) {
                Some(code) => (PyCode::new_ref_from_bytecode(vm, code), true),
                None => (code, false),
            }
        }
        Mode::Eval => {
            // As eval() does: leading blanks are no indentation.
            let text = trim_expression(&text);
            (compile_as(vm, &text, compiler::Mode::Eval, source.file, opts)?, false)
        }
        Mode::Single => (compile_single(vm, &text, source.file, opts)?, false),
    };
    Ok(Running::Code { code, globals, has_value, uses_asyncio: text.contains("asyncio") })
}

/// The text, moved down so that its first line has the number that it has in its file.
fn at_line(source: &Source<'_>) -> String {
    let above = source.first_line.saturating_sub(1) as usize;
    let mut text = String::with_capacity(above + source.text.len() + 1);
    text.extend(std::iter::repeat_n('\n', above));
    text.push_str(source.text);
    text
}

fn trim_expression(text: &str) -> String {
    let code = text.trim_start_matches([' ', '\t', '\n', '\x0c']);
    let lines = text[..text.len() - code.len()].matches('\n').count();
    "\n".repeat(lines) + code
}

fn compile_as(
    vm: &VirtualMachine,
    text: &str,
    mode: compiler::Mode,
    file: &str,
    opts: CompileOpts,
) -> PyResult<PyRef<PyCode>> {
    vm.compile_with_opts(text, mode, file, opts).map_err(|error| error.into_pyexception(vm, Some(text)))
}

/// One interactive statement. The rule of `codeop`: an error that goes away, or becomes "incomplete input", when
/// there is one more newline means that the input could go on.
fn compile_single(
    vm: &VirtualMachine,
    text: &str,
    file: &str,
    mut opts: CompileOpts,
) -> PyResult<PyRef<PyCode>> {
    let is_blank =
        text.lines().all(|line| line.trim_start().is_empty() || line.trim_start().starts_with('#'));
    if is_blank {
        return compile_as(vm, "pass", compiler::Mode::Single, file, opts);
    }
    opts.dont_imply_dedent = true;
    let attempt = |text: &str| {
        vm.compile_with_opts(text, compiler::Mode::Single, file, opts.clone())
            .map_err(|error| error.into_pyexception_maybe_incomplete(vm, Some(text), true))
    };
    let Err(error) = attempt(text) else {
        return attempt(text);
    };
    let incomplete = vm.ctx.exceptions.incomplete_input_error;
    match attempt(&format!("{text}\n")) {
        Ok(_) => Err(incomplete_input(vm, error)),
        Err(second) if second.fast_isinstance(incomplete) => Err(second),
        Err(_) => {
            opts.dont_imply_dedent = false;
            compile_as(vm, text, compiler::Mode::Single, file, opts)
        }
    }
}

fn incomplete_input(vm: &VirtualMachine, error: PyBaseExceptionRef) -> PyBaseExceptionRef {
    let incomplete = vm.ctx.exceptions.incomplete_input_error;
    if error.fast_isinstance(incomplete) {
        return error;
    }
    vm.new_exception_msg(incomplete.to_owned(), "incomplete input".into())
}

/// The program with its last statement turned into an assignment to [`VALUE`]; `None` where that is no expression.
/// The text is known to compile.
fn compile_for_value(text: &str, file: &str, opts: CompileOpts) -> Option<compiler::CodeObject> {
    let text = text.replace("\r\n", "\n");
    let mut module = parser::parse_module(&text).ok()?.into_syntax();
    let (last, is_only) = (module.body.len().checked_sub(1)?, module.body.len() == 1);
    let ast::Stmt::Expr(_) = &module.body[last] else { return None };
    let ast::Stmt::Expr(statement) = module.body.remove(last) else { return None };
    // A lone string is the docstring as well as the value: keep both.
    let is_docstring = is_only && matches!(*statement.value, ast::Expr::StringLiteral(_));
    let target = |name: &str| {
        ast::Expr::Name(ast::ExprName {
            node_index: ast::AtomicNodeIndex::NONE,
            range: statement.range,
            id: ast::name::Name::new(name),
            ctx: ast::ExprContext::Store,
        })
    };
    let mut targets = vec![target(VALUE)];
    if is_docstring {
        targets.push(target("__doc__"));
    }
    module.body.push(ast::Stmt::Assign(ast::StmtAssign {
        node_index: ast::AtomicNodeIndex::NONE,
        range: statement.range,
        targets,
        value: statement.value.clone(),
        runtime_targets: None,
        runtime_type_comment: None,
        runtime_type_comment_bytes: None,
    }));
    let source_file = SourceFileBuilder::new(file, text.as_str()).finish();
    compile_top(ast::Mod::Module(module), source_file, compiler::Mode::Exec, opts).ok()
}

/// Goes on with a run as far as it can.
pub(crate) fn resume(shared: &Rc<Shared>, number: u32, input: Result<Value>) -> Step {
    let running = {
        let mut runs = shared.runs.borrow_mut();
        match runs.replace(number, Running::Busy) {
            Some(running) => running,
            None => {
                return Step::Done(Err(anypy_core::Error::new(
                    anypy_core::ErrorKind::Internal,
                    "full: this run has ended",
                )));
            }
        }
    };
    let outcome = shared.python(|vm| {
        if shared.interrupted.replace(false) {
            drop(input);
            return step(shared, vm, running, Err(keyboard_interrupt(vm)));
        }
        let input = match input {
            Ok(value) => to_object(shared, vm, value).map_err(|error| shared.raise(vm, error)),
            Err(error) => Err(shared.raise(vm, error)),
        };
        step(shared, vm, running, input)
    });
    match outcome {
        Ok(Progress::Value(value)) => {
            shared.runs.borrow_mut().remove(number);
            Step::Done(Ok(value))
        }
        Ok(Progress::Wait(promise, running)) => {
            shared.runs.borrow_mut().replace(number, running);
            Step::Await(promise)
        }
        Err(error) => {
            shared.runs.borrow_mut().remove(number);
            Step::Done(Err(error))
        }
    }
}

pub(crate) fn keyboard_interrupt(vm: &VirtualMachine) -> PyBaseExceptionRef {
    vm.new_exception_empty(vm.ctx.exceptions.keyboard_interrupt.to_owned())
}

enum Progress {
    Value(Value),
    Wait(anypy_core::HostHandle, Running),
}

fn step(
    shared: &Rc<Shared>,
    vm: &VirtualMachine,
    running: Running,
    input: PyResult<PyObjectRef>,
) -> PyResult<Progress> {
    let done = |object: PyObjectRef| Ok(Progress::Value(to_value(shared, vm, &object)));
    match running {
        Running::Code { code, globals, has_value, uses_asyncio } => {
            input?;
            let is_coroutine = code.code.flags.contains(rustpython_vm::bytecode::CodeFlags::COROUTINE);
            let result_in = has_value.then(|| globals.clone());
            let scope = Scope::with_builtins(Some(ArgMapping::from_dict_exact(globals.clone())), globals, vm);
            let result = vm.run_code_obj(code, scope)?;
            if is_coroutine {
                let driver = shared.support(vm, "driver_of")?.call((result, uses_asyncio), vm)?;
                return drive(shared, vm, driver, result_in, Ok(vm.ctx.none()));
            }
            done(take_value(vm, result_in, result))
        }
        Running::Call { callable, args } => {
            input?;
            let result = callable.call(args, vm)?;
            let is_awaitable = shared.support(vm, "is_awaitable")?.call((result.clone(),), vm)?;
            if is_awaitable.is_true(vm)? {
                let iterator = shared.support(vm, "awaitable_iterator")?.call((result,), vm)?;
                return drive(shared, vm, iterator, None, Ok(vm.ctx.none()));
            }
            done(result)
        }
        Running::Awaiting { iterator, result_in } => drive(shared, vm, iterator, result_in, input),
        Running::Busy => Err(vm.new_runtime_error("this run is being resumed already")),
    }
}

/// The value that the program left, or what it returned.
fn take_value(vm: &VirtualMachine, result_in: Option<PyDictRef>, returned: PyObjectRef) -> PyObjectRef {
    let Some(globals) = result_in else { return returned };
    let value = globals.get_item(VALUE, vm).unwrap_or_else(|_| vm.ctx.none());
    let _ = globals.del_item(VALUE, vm);
    value
}

/// Sends `input` into a coroutine, and on until it waits for the host or ends.
fn drive(
    shared: &Rc<Shared>,
    vm: &VirtualMachine,
    iterator: PyObjectRef,
    result_in: Option<PyDictRef>,
    mut input: PyResult<PyObjectRef>,
) -> PyResult<Progress> {
    loop {
        let yielded = match input {
            Ok(value) => vm.call_method(&iterator, "send", (value,)),
            Err(exception) => vm.call_method(&iterator, "throw", (exception,)),
        };
        let yielded = match yielded {
            Ok(yielded) => yielded,
            Err(exception) if exception.fast_isinstance(vm.ctx.exceptions.stop_iteration) => {
                let returned = exception.as_object().get_attr("value", vm)?;
                let value = take_value(vm, result_in, returned);
                return Ok(Progress::Value(to_value(shared, vm, &value)));
            }
            Err(exception) => return Err(exception),
        };
        if let Some(promise) = yielded.downcast_ref::<JsProxy>() {
            let promise = shared.host.duplicate(promise.handle());
            return Ok(Progress::Wait(promise, Running::Awaiting { iterator, result_in }));
        }
        // Anything else is the business of an event loop in Python, which tells what to wait for.
        let promise = shared.support(vm, "wait_for")?.call((yielded,), vm);
        input = match promise {
            Ok(promise) => match promise.downcast_ref::<JsProxy>() {
                Some(promise) => {
                    let promise = shared.host.duplicate(promise.handle());
                    return Ok(Progress::Wait(promise, Running::Awaiting { iterator, result_in }));
                }
                None => Ok(vm.ctx.none()),
            },
            Err(exception) => Err(exception),
        };
    }
}

/// Ends a run before its time: its `finally` blocks run.
pub(crate) fn cancel(shared: &Rc<Shared>, number: u32) {
    let running = shared.runs.borrow_mut().remove(number);
    let _ = shared.python(|vm| {
        match running {
            Some(Running::Awaiting { iterator, .. }) => {
                let _ = vm.call_method(&iterator, "close", ());
            }
            running => drop(running),
        }
        Ok(())
    });
}

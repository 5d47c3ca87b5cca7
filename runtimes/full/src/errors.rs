//! Python exceptions to [`Error`]s and back.
//!
//! An exception keeps its identity on a round trip: the error carries a handle to the exception, and an error that
//! comes in with such a handle raises that very object again. What the host threw is a `JsException` in Python.

use std::rc::Rc;

use anypy_core::{Error, ErrorKind, PythonError, Stream, TraceFrame};
use rustpython_vm::{
    AsObject, PyObjectRef, PyResult, VirtualMachine,
    builtins::{PyBaseException, PyBaseExceptionRef, PyInt, PyStr},
};

use crate::js;
use crate::shared::Shared;

/// The error that an uncaught `exception` is.
pub(crate) fn from_exception(
    shared: &Rc<Shared>,
    vm: &VirtualMachine,
    exception: PyBaseExceptionRef,
) -> Error {
    if exception.fast_isinstance(vm.ctx.exceptions.system_exit) {
        return from_system_exit(shared, vm, &exception);
    }
    let type_name = exception.class().name().to_string();
    let args = exception.args().iter().map(|arg| text_of(vm, arg.repr(vm).map(Into::into))).collect();
    let (formatted, message, traceback) = match describe(shared, vm, &exception) {
        Ok(parts) => parts,
        Err(_) => {
            let mut text = String::new();
            let _ = vm.write_exception(&mut text, &exception);
            let last = text.trim_end().lines().last().unwrap_or(&type_name).to_owned();
            (text, last, Vec::new())
        }
    };
    let host = js::thrown(shared, vm, exception.as_object());
    let object = Some(shared.new_handle(exception.into()));
    let mut error = Error::python(message, PythonError { type_name, args, traceback, formatted, object });
    if host.is_some() {
        error.kind = ErrorKind::Host;
        error.host = host;
    }
    error
}

/// Exit status and message as `python3` does: None is 0, a number is itself, all else goes to stderr with status 1.
fn from_system_exit(shared: &Rc<Shared>, vm: &VirtualMachine, exception: &PyBaseExceptionRef) -> Error {
    let code = exception.as_object().get_attr("code", vm).unwrap_or_else(|_| vm.ctx.none());
    if vm.is_none(&code) {
        return Error::exit(0);
    }
    if let Some(number) = code.downcast_ref::<PyInt>() {
        return Error::exit(number.try_to_primitive(vm).unwrap_or(-1));
    }
    let text = text_of(vm, code.str(vm).map(Into::into));
    shared.write(Stream::Stderr, &text);
    shared.write(Stream::Stderr, "\n");
    Error::exit(1)
}

/// Formatted text, last line, and frames, from the standard library's `traceback`.
fn describe(
    shared: &Rc<Shared>,
    vm: &VirtualMachine,
    exception: &PyBaseExceptionRef,
) -> PyResult<(String, String, Vec<TraceFrame>)> {
    let described = shared.support(vm, "describe_exception")?.call((exception.clone(),), vm)?;
    let described: Vec<PyObjectRef> = described.try_into_value(vm)?;
    let [formatted, message, frames] = <[PyObjectRef; 3]>::try_from(described)
        .map_err(|_| vm.new_type_error("three parts of a description are expected"))?;
    let frames: Vec<PyObjectRef> = frames.try_into_value(vm)?;
    let mut traceback = Vec::with_capacity(frames.len());
    for frame in frames {
        let parts: Vec<PyObjectRef> = frame.try_into_value(vm)?;
        let text = |part: usize| text_of(vm, Ok(parts[part].clone()));
        let number = |part: usize| parts[part].clone().try_into_value::<u32>(vm);
        traceback.push(TraceFrame {
            file: text(0),
            line: number(1)?,
            columns: (number(2)?, number(3)?),
            function: text(4),
        });
    }
    Ok((text_of(vm, Ok(formatted)), text_of(vm, Ok(message)), traceback))
}

fn text_of(vm: &VirtualMachine, text: PyResult<PyObjectRef>) -> String {
    match text {
        Ok(text) => match text.downcast_ref::<PyStr>() {
            Some(text) => text.to_string_lossy().into_owned(),
            None => String::from("<not text>"),
        },
        Err(error) => format!("<{} in repr()>", vm.class_name(&error)),
    }
}

/// `type(exception).__name__` for messages.
trait ClassName {
    fn class_name(&self, exception: &PyBaseExceptionRef) -> String;
}

impl ClassName for VirtualMachine {
    fn class_name(&self, exception: &PyBaseExceptionRef) -> String {
        exception.class().name().to_string()
    }
}

/// The exception to raise for `error`; takes its handles.
pub(crate) fn to_exception(shared: &Rc<Shared>, vm: &VirtualMachine, error: Error) -> PyBaseExceptionRef {
    let Error { kind, message, python, host, exit_code } = error;
    if let Some(details) = python {
        let original = details.object.and_then(|handle| shared.take(handle));
        if let Some(Ok(exception)) = original.map(|object| object.downcast::<PyBaseException>()) {
            if let Some(host) = host {
                shared.host.release(host);
            }
            return exception;
        }
        let text = message.strip_prefix(&details.type_name).and_then(|rest| rest.strip_prefix(": "));
        let text = text.unwrap_or(&message).to_owned();
        if let Ok(class) = vm.builtins.get_attr(vm.ctx.intern_str(details.type_name), vm)
            && let Ok(class) = class.downcast::<rustpython_vm::builtins::PyType>()
            && class.fast_issubclass(vm.ctx.exceptions.base_exception_type)
        {
            return vm.new_exception(class, vec![vm.ctx.new_str(text).into()]);
        }
        return vm.new_runtime_error(message);
    }
    if let Some(host) = host {
        return js::new_exception(shared, vm, &message, host);
    }
    match kind {
        ErrorKind::Exit => {
            let code = vm.ctx.new_int(exit_code).into();
            vm.new_exception(vm.ctx.exceptions.system_exit.to_owned(), vec![code])
        }
        ErrorKind::Unsupported => vm.new_type_error(message),
        _ => vm.new_runtime_error(message),
    }
}

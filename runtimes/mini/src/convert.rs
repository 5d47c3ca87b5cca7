//! Values and errors across the boundary.

use anypy_core as core_api;
use anypy_core::{BigInt, Error, ErrorKind, Host, HostHandle, PyHandle, PythonError, TraceFrame};
use anypy_mini_base::bigint::IntRef;
use anypy_mini_vm::layout::{Code, Exception, Float, HostObject, Str, Traceback, Tuple};
use anypy_mini_vm::{Builtin, Gc, Kind, Raised, Res, Value, Vm, is};

/// A Python value for the host: scalars by value, host objects as themselves, the rest pinned.
pub fn to_host(vm: &mut Vm, host: &dyn Host, v: Value) -> core_api::Value {
    if v.is_small() {
        return core_api::Value::Int(v.as_small() as i64);
    }
    match v {
        Value::NONE => return core_api::Value::None,
        Value::TRUE => return core_api::Value::Bool(true),
        Value::FALSE => return core_api::Value::Bool(false),
        _ => {}
    }
    if v.is_heap() {
        match anypy_mini_vm::heap::kind(v) {
            Kind::Str => return core_api::Value::Str(Gc::<Str>::of(v).text().to_owned()),
            Kind::Float => return core_api::Value::Float(Gc::<Float>::of(v).value.get()),
            Kind::Bytes => return core_api::Value::Bytes(Gc::<Str>::of(v).bytes().to_vec()),
            Kind::Big => {
                if let Some(i) = vm.as_i64(v) {
                    return core_api::Value::Int(i);
                }
                let big = Gc::<anypy_mini_vm::layout::Big>::of(v);
                return core_api::Value::BigInt(BigInt {
                    negative: big.header.aux.get() != 0,
                    magnitude: big.limbs().to_vec(),
                });
            }
            Kind::HostObject => {
                let handle = HostHandle(Gc::<HostObject>::of(v).handle.get());
                return core_api::Value::Host(host.duplicate(handle));
            }
            _ => {}
        }
    }
    core_api::Value::Python(PyHandle(vm.pin(v)))
}

/// A host's value for Python. Takes its handle.
pub fn from_host(vm: &mut Vm, v: core_api::Value) -> Res {
    use core_api::Value as V;
    match v {
        V::None | V::Null => Ok(Value::NONE),
        V::Bool(b) => Ok(Value::bool(b)),
        V::Int(i) => vm.int(i),
        V::BigInt(b) => vm.int_big(IntRef { neg: b.negative, mag: &b.magnitude }),
        V::Float(x) => vm.float(x),
        V::Str(s) => vm.str(&s),
        V::Bytes(b) => vm.bytes(&b),
        V::Python(h) => {
            let v = vm.pinned(h.0).unwrap_or(Value::NONE);
            vm.unpin(h.0);
            Ok(v)
        }
        V::Host(h) => vm.host_object(h.0, None),
    }
}

/// The pending exception as an error for the host.
pub fn to_error(vm: &mut Vm, host: &dyn Host) -> Error {
    let e = vm.take_pending();
    if !is(e, Kind::Exception) {
        return Error::new(ErrorKind::Internal, "an operation failed without an exception");
    }
    vm.root(e);
    if vm.exception_is(e, Builtin::SystemExit) {
        return exit(vm, host, e);
    }
    let exception = Gc::<Exception>::of(e);
    let formatted = anypy_mini_lib::traceback::format_exception(vm, e);
    let summary = formatted.trim_end().rsplit('\n').next().unwrap_or("").to_owned();
    let type_name = vm.type_name_of(e).to_owned();
    let mut args = Vec::new();
    for arg in Gc::<Tuple>::of(exception.args.get()).items() {
        let text = vm.repr(*arg).unwrap_or_else(|Raised| {
            vm.pending = None;
            "<repr failed>".to_owned()
        });
        args.push(text);
    }
    let details = PythonError {
        type_name,
        args,
        traceback: frames(exception),
        formatted,
        object: Some(PyHandle(vm.pin(e))),
    };
    if vm.exception_is(e, Builtin::JsException)
        && let Some(object) = exception.extra.get()
        && is(object, Kind::HostObject)
    {
        let handle = host.duplicate(HostHandle(Gc::<HostObject>::of(object).handle.get()));
        return Error { python: Some(Box::new(details)), ..Error::host(summary, handle) };
    }
    Error::python(summary, details)
}

/// The traceback's levels, outermost first.
fn frames(e: Gc<Exception>) -> Vec<TraceFrame> {
    let mut out = Vec::new();
    let mut at = e.traceback.get();
    while let Some(level) = at {
        let t = Gc::<Traceback>::of(level);
        let code = Gc::<Code>::of(t.code.get());
        let place = anypy_mini_vm::load::place_of(code, t.ip.get());
        let end = if place.end_line == place.line { place.end_column } else { place.column };
        out.push(TraceFrame {
            file: Gc::<Str>::of(code.file.get()).text().to_owned(),
            line: place.line,
            columns: (place.column, end),
            function: Gc::<Str>::of(code.name.get()).text().to_owned(),
        });
        at = t.next.get();
    }
    out
}

/// SystemExit: None is 0, an int itself, anything else is printed to stderr and 1.
fn exit(vm: &mut Vm, host: &dyn Host, e: Value) -> Error {
    let code = vm.exception_arg(e);
    if code.is_none() {
        return Error::exit(0);
    }
    if let Some(i) = vm.as_i64(code) {
        return Error::exit(i as i32);
    }
    if let Ok(mut text) = vm.text_of(code) {
        text.push('\n');
        host.write(anypy_core::Stream::Stderr, &text);
    }
    vm.pending = None;
    Error::exit(1)
}

/// Raises a host's error in Python. Takes its handles.
pub fn raise(vm: &mut Vm, error: Error) -> Raised {
    // A Python exception that went through the host comes back as itself.
    if let Some(object) = error.python.as_ref().and_then(|p| p.object) {
        let e = vm.pinned(object.0);
        vm.unpin(object.0);
        if let Some(e) = e
            && is(e, Kind::Exception)
        {
            vm.pending = Some(e);
            return Raised;
        }
    }
    let class = match error.kind {
        ErrorKind::Host => Builtin::JsException,
        ErrorKind::Exit => Builtin::SystemExit,
        ErrorKind::Unsupported | ErrorKind::Load | ErrorKind::Config => Builtin::RuntimeError,
        ErrorKind::Internal => Builtin::SystemError,
        ErrorKind::Python => return raise_named(vm, &error),
    };
    let made = if error.kind == ErrorKind::Exit {
        vm.exception_with(class, &[Value::small(error.exit_code)])
    } else {
        vm.exception(class, &error.message)
    };
    if let Ok(e) = made {
        if let Some(handle) = error.host {
            vm.root(e);
            if let Ok(object) = vm.host_object(handle.0, None) {
                Gc::<Exception>::of(e).extra.set(Some(object));
            }
        }
        vm.pending = Some(e);
    }
    Raised
}

/// Raises a builtin exception that the host names: `TypeError: text`.
#[cold]
fn raise_named(vm: &mut Vm, error: &Error) -> Raised {
    let name = error.python.as_ref().map_or("", |p| p.type_name.as_str());
    let text = error.message.strip_prefix(name).and_then(|m| m.strip_prefix(": ")).unwrap_or(&error.message);
    let mut make = || {
        let key = vm.intern(name)?;
        let Some(class) = vm.builtins_dict().get_name(key) else {
            return vm.exception(Builtin::RuntimeError, &error.message);
        };
        vm.root(class);
        let text = vm.str(text)?;
        vm.call(class, &[text])
    };
    if let Ok(e) = make()
        && is(e, Kind::Exception)
    {
        vm.pending = Some(e);
    }
    Raised
}

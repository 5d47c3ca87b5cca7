//! Builtin functions on any object: attributes, types, identity, hash, text, calls, iterators.

use anypy_mini_vm::heap::kind;
use anypy_mini_vm::iter::{ANEXT_DEFAULT, CALLABLE};
use anypy_mini_vm::{Args, Gc, Kind, Res, Sym, Value, Vm, is};

/// An attribute name, interned.
pub fn name_of(vm: &mut Vm, v: Value) -> Res {
    match vm.as_str(v) {
        Some(s) => Ok(vm.intern_value(s.value())),
        None => vm.type_error_about(v, "attribute name must be string, not '@'"),
    }
}

/// `getattr(object, name, default)`
pub fn getattr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = name_of(vm, args.at(1))?;
    match args.opt(2) {
        Some(default) => Ok(vm.getattr_opt_quiet(args.at(0), name)?.unwrap_or(default)),
        None => vm.getattr(args.at(0), name),
    }
}

/// `hasattr(object, name)`
pub fn hasattr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = name_of(vm, args.at(1))?;
    Ok(Value::bool(vm.getattr_opt_quiet(args.at(0), name)?.is_some()))
}

/// `setattr(object, name, value)`
pub fn setattr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = name_of(vm, args.at(1))?;
    vm.setattr(args.at(0), name, args.at(2))?;
    Ok(Value::NONE)
}

/// `delattr(object, name)`
pub fn delattr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = name_of(vm, args.at(1))?;
    vm.delattr(args.at(0), name)?;
    Ok(Value::NONE)
}

/// `isinstance(object, class)`
pub fn isinstance(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(vm.isinstance(args.at(0), args.at(1))?))
}

/// `issubclass(class, class)`
pub fn issubclass(vm: &mut Vm, args: &Args<'_>) -> Res {
    if !is(args.at(0), Kind::Type) {
        return vm.type_error(&["issubclass() arg 1 must be a class"]);
    }
    Ok(Value::bool(vm.issubclass(args.at(0), args.at(1))?))
}

/// Whether an object can be called.
pub fn is_callable(vm: &mut Vm, v: Value) -> Res<bool> {
    if !v.is_heap() {
        return Ok(false);
    }
    Ok(match kind(v) {
        Kind::Function | Kind::Native | Kind::Method | Kind::Type | Kind::StaticMethod | Kind::Alias => true,
        Kind::HostObject => {
            let t = vm.host(anypy_mini_vm::HostOp::TypeOf, v, None, &[])?;
            vm.as_str(t).is_some_and(|t| t.text() == "function")
        }
        _ => vm.has_special(v, Sym::Call)?,
    })
}

/// `callable(object)`
pub fn callable(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(is_callable(vm, args.at(0))?))
}

/// `id(object)`
pub fn id(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.int(args.at(0).bits() as i64)
}

/// `hash(object)`
pub fn hash(vm: &mut Vm, args: &Args<'_>) -> Res {
    let h = vm.hash_full(args.at(0))?;
    vm.int(h)
}

/// `repr(object)`
pub fn repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let text = vm.repr(args.at(0))?;
    vm.str(&text)
}

/// `ascii(object)`
pub fn ascii(vm: &mut Vm, args: &Args<'_>) -> Res {
    let text = vm.repr(args.at(0))?;
    let mut out = String::new();
    anypy_mini_base::text::ascii_escape(&text, &mut out);
    vm.str(&out)
}

/// `format(object, spec)`
pub fn format(vm: &mut Vm, args: &Args<'_>) -> Res {
    match args.opt(1) {
        Some(spec) => match vm.as_str(spec) {
            Some(spec) => vm.format(args.at(0), spec.text()),
            None => vm.type_error_about(spec, "format() argument 2 must be str, not @"),
        },
        None => vm.format(args.at(0), ""),
    }
}

/// `len(object)`
pub fn len(vm: &mut Vm, args: &Args<'_>) -> Res {
    // A range's may be beyond what `__len__` gives.
    if is(args.at(0), Kind::Range) {
        let n = vm.range_len(Gc::of(args.at(0)))?;
        if vm.as_i64(n).is_some() {
            return Ok(n);
        }
    }
    let n = vm.len(args.at(0))?;
    vm.int(n as i64)
}

/// `iter(object)`, `iter(callable, sentinel)`
pub fn iter(vm: &mut Vm, args: &Args<'_>) -> Res {
    match args.opt(1) {
        None => vm.iter(args.at(0)),
        Some(sentinel) => {
            if !is_callable(vm, args.at(0))? {
                return vm.type_error(&["iter(v, w): v must be callable"]);
            }
            vm.iterator(CALLABLE, args.at(0), Some(sentinel))
        }
    }
}

/// `next(iterator, default)`
pub fn next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = args.at(0);
    if let Some(default) = args.opt(1) {
        let v = vm.next(it)?;
        return Ok(v.bound().unwrap_or(default));
    }
    let v = vm.next_keeping(it)?;
    if v.is_unbound() { vm.stop_iteration(Value::NONE) } else { Ok(v) }
}

/// `aiter(object)`
pub fn aiter(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.get_aiter(args.at(0))
}

/// `anext(iterator)`
pub fn anext(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = args.at(0);
    let awaitable = if is(it, Kind::Generator) {
        vm.get_anext(it)?
    } else {
        match vm.call_special(it, Sym::ANext, &[])? {
            Some(awaitable) => awaitable,
            None => return vm.object_error(it, "is not an async iterator"),
        }
    };
    match args.opt(1) {
        Some(default) => {
            vm.root(awaitable);
            let inner = vm.awaitable(awaitable, 0)?;
            vm.iterator(ANEXT_DEFAULT, inner, Some(default))
        }
        None => Ok(awaitable),
    }
}

/// `help(object)`: the docstring.
pub fn help(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut text = String::from("No help is available: the mini runtime has no pydoc.\n");
    if let Some(v) = args.opt(0) {
        let name = vm.sym(Sym::Doc);
        if let Some(doc) = vm.getattr_opt_quiet(v, name)?
            && let Some(doc) = vm.as_str(doc)
        {
            text = [doc.text(), "\n"].concat();
        }
    }
    vm.write(false, &text);
    Ok(Value::NONE)
}

/// `open(file, mode)`: as `io.open`, which is imported when it is first needed.
pub fn open(vm: &mut Vm, args: &Args<'_>) -> Res {
    let io = vm.import("io")?;
    let open = vm.getattr_text(io, "open")?;
    let mut values = args.pos.to_vec();
    let names = args.extra.map(|(names, more)| {
        values.extend_from_slice(more);
        names
    });
    vm.call_with(open, &values, names)
}

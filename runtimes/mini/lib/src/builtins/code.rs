//! Builtin functions on code and namespaces: `compile`, `eval`, `exec`, `globals`, `locals`, `vars`, `dir`.

use anypy_mini_syntax::Mode;
use anypy_mini_vm::layout::{CellObject, Code, Dict, Frame, Tuple, Type};
use anypy_mini_vm::load::CompileOptions;
use anypy_mini_vm::{Args, Builtin, Gc, Kind, Res, Sym, Value, Vm, is};

fn options(mode: Mode) -> CompileOptions {
    CompileOptions { mode, want_value: false, top_level_await: false, first_line: 1 }
}

fn source_text(vm: &mut Vm, v: Value, function: &str) -> Res<String> {
    if let Some(s) = vm.as_str(v) {
        return Ok(s.text().to_owned());
    }
    match (vm.library.view_bytes)(vm, v) {
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(_) => vm.error(Builtin::SyntaxError, "(unicode error) 'utf-8' codec can't decode the source"),
        },
        None => vm.type_error(&[function, "() arg 1 must be a string, bytes or code object"]),
    }
}

/// `compile(source, filename, mode)`
pub fn compile(vm: &mut Vm, args: &Args<'_>) -> Res {
    let text = source_text(vm, args.at(0), "compile")?;
    let Some(file) = vm.as_str(args.at(1)) else {
        return vm.type_error_about(args.at(1), "compile() argument 'filename' must be str, not @");
    };
    let mode = match vm.as_str(args.at(2)).map_or("", |m| m.text()) {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => return vm.value_error(&["compile() mode must be 'exec', 'eval' or 'single'"]),
    };
    let file = file.text().to_owned();
    compile_text(vm, &text, &file, mode)
}

/// Compiles. That more input could mend an error is for those who read lines, not for programs.
fn compile_text(vm: &mut Vm, text: &str, file: &str, mode: Mode) -> Res {
    let result = vm.compile(text, file, options(mode));
    if result.is_err()
        && vm.pending_is(Builtin::IncompleteInputError)
        && let Some(e) = vm.pending
    {
        let class = vm.builtin(Builtin::SyntaxError);
        Gc::<anypy_mini_vm::layout::Exception>::of(e).class.set(class);
    }
    result
}

/// The names of the running Python code.
pub fn current_locals(vm: &mut Vm) -> Res {
    match vm.current_frame() {
        Some(frame) => frame_locals(vm, frame),
        None => Ok(vm.dict_new()?.value()),
    }
}

/// The names of a frame: its namespace, or a new dict of its variables.
pub fn frame_locals(vm: &mut Vm, frame: Gc<Frame>) -> Res {
    let code = Gc::<Code>::of(frame.code.get());
    if code.header.aux.get() & anypy_mini_syntax::code::FLAG_NAMESPACE != 0 {
        return Ok(frame.locals.get().unwrap_or(frame.globals.get()));
    }
    let dict = vm.dict_new()?;
    let names = [&code.varnames, &code.cellvars, &code.freevars];
    let mut slots = frame.values().iter();
    for tuple in names {
        for name in Gc::<Tuple>::of(tuple.get()).items() {
            let Some(slot) = slots.next() else { break };
            let mut v = slot.get();
            if is(v, Kind::Cell) {
                v = Gc::<CellObject>::of(v).value.get();
            }
            if !v.is_unbound() {
                vm.dict_set_name(dict, *name, v)?;
            }
        }
    }
    Ok(dict.value())
}

fn current_globals(vm: &mut Vm) -> Value {
    match vm.current_frame() {
        Some(frame) => frame.globals.get(),
        None => vm.builtins,
    }
}

/// `globals()`
pub fn globals(vm: &mut Vm, _: &Args<'_>) -> Res {
    Ok(current_globals(vm))
}

/// `locals()`
pub fn locals(vm: &mut Vm, _: &Args<'_>) -> Res {
    current_locals(vm)
}

fn run(vm: &mut Vm, args: &Args<'_>, mode: Mode, function: &str) -> Res {
    let given = |i: usize| args.opt(i).filter(|v| !v.is_none());
    let globals = match given(1) {
        Some(g) => {
            let inner = vm.unwrap(g);
            if !is(inner, Kind::Dict) {
                let t = vm.type_name_of(g);
                return if mode == Mode::Eval {
                    vm.type_error(&["globals must be a dict"])
                } else {
                    vm.type_error(&[function, "() globals must be a dict, not ", t])
                };
            }
            inner
        }
        None => current_globals(vm),
    };
    let locals = match given(2) {
        Some(l) => {
            if !is(vm.unwrap(l), Kind::Dict) && !vm.has_special(l, Sym::GetItem)? {
                let t = vm.type_name_of(l);
                return if mode == Mode::Eval {
                    vm.type_error(&["locals must be a mapping"])
                } else {
                    vm.type_error(&["exec() locals must be a mapping or None, not ", t])
                };
            }
            Some(l)
        }
        None if given(1).is_some() => None,
        None => {
            let l = current_locals(vm)?;
            vm.root(l);
            Some(l)
        }
    };
    let dict = Gc::<Dict>::of(globals);
    let key = vm.sym(Sym::Builtins);
    if dict.get_name(key).is_none()
        && let Some(module) = vm.loaded_module("builtins")?
    {
        vm.dict_set_name(dict, key, module)?;
    }
    let code = if is(args.at(0), Kind::Code) {
        args.at(0)
    } else {
        let text = source_text(vm, args.at(0), function)?;
        compile_text(vm, &text, "<string>", mode)?
    };
    vm.root(code);
    vm.run_code(code, globals, locals)
}

/// `eval(source, globals, locals)`
pub fn eval(vm: &mut Vm, args: &Args<'_>) -> Res {
    run(vm, args, Mode::Eval, "eval")
}

/// `exec(source, globals, locals)`
pub fn exec(vm: &mut Vm, args: &Args<'_>) -> Res {
    run(vm, args, Mode::Exec, "exec")?;
    Ok(Value::NONE)
}

/// `vars(object)`
pub fn vars(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(v) = args.opt(0) else { return current_locals(vm) };
    let name = vm.sym(Sym::Dict);
    match vm.getattr_opt_quiet(v, name)? {
        Some(dict) => Ok(dict),
        None => vm.type_error(&["vars() argument must have __dict__ attribute"]),
    }
}

/// The names of an object's attributes, unsorted, each once.
pub fn attribute_names(vm: &mut Vm, v: Value) -> Res<Vec<Value>> {
    let set = vm.dict_new()?;
    vm.root(set.value());
    let mut classes = v;
    if is(v, Kind::Module) {
        let dict = vm.dict_of(v)?;
        return Ok(dict.map_or(Vec::new(), |d| d.pairs().map(|p| p.0).collect()));
    }
    if !is(v, Kind::Type) {
        classes = vm.type_of(v);
        if is(v, Kind::Instance) {
            for name in vm.instance_names(Gc::of(v)) {
                vm.dict_set(set, name, Value::NONE)?;
            }
        } else if let Some(dict) = vm.dict_of(v)? {
            for (name, _) in dict.pairs() {
                vm.dict_set(set, name, Value::NONE)?;
            }
        }
    }
    for class in Gc::<Tuple>::of(Gc::<Type>::of(classes).mro.get()).items() {
        let dict = vm.type_dict(Gc::of(*class))?;
        for (name, _) in dict.pairs() {
            vm.dict_set(set, name, Value::NONE)?;
        }
    }
    vm.dict_set_text(set, "__class__", Value::NONE)?;
    vm.dict_set_text(set, "__doc__", Value::NONE)?;
    Ok(set.pairs().map(|p| p.0).collect())
}

/// `dir(object)`
pub fn dir(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut names = match args.opt(0) {
        None => {
            let locals = current_locals(vm)?;
            vm.collect_iterable(locals)?
        }
        Some(v) if is(v, Kind::HostObject) => {
            let list = vm.host(anypy_mini_vm::HostOp::Dir, v, None, &[])?;
            vm.collect_iterable(list)?
        }
        Some(v) => match vm.special(v, Sym::Dir)? {
            Some(f) if !is(f, Kind::Native) => {
                let list = vm.call_special(v, Sym::Dir, &[])?.unwrap_or(Value::NONE);
                vm.root(list);
                vm.collect_iterable(list)?
            }
            _ => attribute_names(vm, v)?,
        },
    };
    crate::sort::sort(vm, &mut names, None, false)?;
    vm.list(&names)
}

/// `__import__(name, globals, locals, fromlist, level)`
pub fn import(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(name) = vm.as_str(args.at(0)) else {
        return vm.type_error(&["__import__() argument 1 must be str"]);
    };
    let text = name.text().to_owned();
    if text.is_empty() {
        return vm.value_error(&["Empty module name"]);
    }
    let module = vm.import(&text)?;
    let from = match args.opt(3) {
        Some(list) => vm.truth(list)?,
        None => false,
    };
    match text.find('.') {
        Some(dot) if !from => vm.import(text.get(..dot).unwrap_or("")),
        _ => Ok(module),
    }
}

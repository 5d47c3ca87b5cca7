//! `print`, `input`, and the text streams that `sys` shows.

use anypy_mini_vm::layout::{Dict, Module, Native, Str};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, Res, Sym, Value, Vm, Wait, is};

/// `sys`' attribute, `None` while `sys` has not been imported.
pub fn sys_attribute(vm: &mut Vm, name: Sym) -> Res<Option<Value>> {
    let Some(sys) = vm.loaded_module("sys")? else { return Ok(None) };
    if !is(sys, Kind::Module) {
        return Ok(None);
    }
    let name = vm.sym(name);
    Ok(Gc::<Dict>::of(Gc::<Module>::of(sys).dict.get()).get_name(name))
}

/// Whether `file` is one of the host's own streams: whether it is stderr.
fn host_stream(vm: &mut Vm, file: Value) -> Res<Option<bool>> {
    if !is(file, Kind::Instance) {
        return Ok(None);
    }
    let (class, write) = (vm.type_of(file), vm.sym(Sym::Write));
    let Some(f) = vm.lookup(class, write)? else { return Ok(None) };
    if !is(f, Kind::Native) || !crate::modules::sys::is_stream_write(Gc::<Native>::of(f).def.get()) {
        return Ok(None);
    }
    Ok(Some(crate::modules::sys::stream_number(vm, file)? == 2))
}

/// `print(*objects, sep, end, file, flush)`
pub fn print(vm: &mut Vm, args: &Args<'_>) -> Res {
    let separator = text_option(vm, args.named(0), "sep", " ")?;
    let end = text_option(vm, args.named(1), "end", "\n")?;
    let file = match args.named(2).filter(|f| !f.is_none()) {
        Some(file) => Some(file),
        None => sys_attribute(vm, Sym::StdOut)?,
    };
    let host = match file {
        None => Some(false),
        Some(f) if f.is_none() => return Ok(Value::NONE), // sys.stdout is None: nowhere to print to
        Some(file) => host_stream(vm, file)?,
    };
    if let Some(stderr) = host {
        let mut line = String::new();
        for (i, v) in args.pos.iter().enumerate() {
            if i > 0 {
                line.push_str(separator.text());
            }
            if is(*v, Kind::Str) {
                line.push_str(Gc::<Str>::of(*v).text());
            } else {
                let text = vm.str_of(*v)?;
                line.push_str(vm.as_str(text).map_or("", |s| s.text()));
            }
        }
        line.push_str(end.text());
        vm.write(stderr, &line);
        return Ok(Value::NONE);
    }
    let file = file.unwrap_or(Value::NONE);
    vm.root(file);
    let write = vm.sym(Sym::Write);
    let write = vm.getattr(file, write)?;
    vm.root(write);
    for (i, v) in args.pos.iter().enumerate() {
        if i > 0 {
            vm.call(write, &[separator.value()])?;
        }
        let text = vm.str_of(*v)?;
        vm.call(write, &[text])?;
    }
    vm.call(write, &[end.value()])?;
    if let Some(flush) = args.named(3)
        && vm.truth(flush)?
    {
        let name = vm.sym(Sym::Flush);
        vm.call_method(file, name, &[])?;
    }
    Ok(Value::NONE)
}

fn text_option(vm: &mut Vm, given: Option<Value>, name: &str, default: &str) -> Res<Gc<Str>> {
    match given.filter(|v| !v.is_none()) {
        Some(v) => match vm.as_str(v) {
            Some(s) => Ok(s),
            None => {
                let t = vm.type_name_of(v);
                vm.type_error(&[name, " must be None or a string, not ", t])
            }
        },
        None => Ok(Gc::of(vm.intern(default)?)),
    }
}

/// `input(prompt)`
pub fn input(vm: &mut Vm, args: &Args<'_>) -> Res {
    let prompt = match args.opt(0) {
        Some(v) => vm.text_of(v)?,
        None => String::new(),
    };
    if let Some(stdin) = sys_attribute(vm, Sym::StdIn)?
        && host_stream(vm, stdin)?.is_none()
    {
        // A program's own stdin.
        vm.write(false, &prompt);
        let name = vm.sym(Sym::ReadLine);
        let line = vm.call_method(stdin, name, &[])?;
        let Some(line) = vm.as_str(line) else {
            return vm.type_error(&["object.readline() returned non-string"]);
        };
        if line.text().is_empty() {
            return vm.error(Builtin::EOFError, "EOF when reading a line");
        }
        let text = line.text();
        let text = text.strip_suffix('\n').unwrap_or(text).to_owned();
        return vm.str(&text);
    }
    vm.wait_for(Wait::Input(prompt))
}

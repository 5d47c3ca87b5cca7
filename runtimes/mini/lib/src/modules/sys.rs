//! `sys`
//!
//! `sys.platform` is `emscripten` in the browser, as with Pyodide, so that programs that ask whether they run in a
//! page get the answer they know; natively it is `linux`.

use anypy_mini_vm::frame::FRAME_KEPT;
use anypy_mini_vm::layout::{Dict, Exception, Module, Tuple, Type};
use anypy_mini_vm::native::{NativeDef, function, method};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, ModuleDef, Res, Sym, Value, Vm, Wait, is};

/// The version of the language that is implemented.
const VERSION: [i32; 3] = [3, 13, 0];

// Streams

fn stream_field(vm: &mut Vm, stream: Value, name: &str) -> Res<i64> {
    let v = vm.getattr_text(stream, name)?;
    Ok(vm.as_i64(v).unwrap_or(0))
}

/// Which of the host's streams a stream object stands for: 0 stdin, 1 stdout, 2 stderr.
pub fn stream_number(vm: &mut Vm, stream: Value) -> Res<i64> {
    stream_field(vm, stream, "_number")
}

/// Whether a native function is the streams' `write`.
pub fn is_stream_write(def: &'static NativeDef) -> bool {
    STREAM.first().is_some_and(|row| core::ptr::eq(row, def))
}

fn write(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(text) = vm.as_str(args.at(1)) else {
        return vm.type_error_about(args.at(1), "write() argument must be str, not @");
    };
    let (chars, owned) = (text.chars.get(), text.text().to_owned());
    match stream_number(vm, args.at(0))? {
        0 => return vm.error(Builtin::OSError, "not writable"),
        n => vm.write(n == 2, &owned),
    }
    vm.int(chars as i64)
}

fn writelines(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = vm.sym(Sym::Write);
    for line in vm.collect_iterable(args.at(1))? {
        vm.call_method(args.at(0), name, &[line])?;
    }
    Ok(Value::NONE)
}

fn flush(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NONE)
}

fn isatty(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::FALSE)
}

fn fileno(vm: &mut Vm, args: &Args<'_>) -> Res {
    let n = stream_number(vm, args.at(0))?;
    vm.int(n)
}

fn readable(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(stream_number(vm, args.at(0))? == 0))
}

fn writable(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(stream_number(vm, args.at(0))? != 0))
}

/// A line of input with its newline; empty at the end.
fn line(vm: &mut Vm) -> Res<String> {
    let embedder = vm.embedder.clone();
    match embedder.block(vm, Wait::Input(String::new())) {
        Ok(v) => {
            let mut text = vm.text_of(v)?;
            text.push('\n');
            Ok(text)
        }
        Err(e) => {
            if vm.catch(Builtin::EOFError) {
                Ok(String::new())
            } else {
                Err(e)
            }
        }
    }
}

fn readline(vm: &mut Vm, _: &Args<'_>) -> Res {
    let text = line(vm)?;
    vm.str(&text)
}

fn read(vm: &mut Vm, _: &Args<'_>) -> Res {
    let mut all = String::new();
    loop {
        let text = line(vm)?;
        if text.is_empty() {
            return vm.str(&all);
        }
        all.push_str(&text);
    }
}

fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}

fn next_line(vm: &mut Vm, _: &Args<'_>) -> Res {
    let text = line(vm)?;
    if text.is_empty() { vm.stop_iteration(Value::NONE) } else { vm.str(&text) }
}

/// Methods of `sys.stdin`, `sys.stdout` and `sys.stderr`; `write` is first ([`is_stream_write`]).
static STREAM: &[NativeDef] = &[
    method("write", write, 2, 2),
    method("writelines", writelines, 2, 2),
    method("flush", flush, 1, 1),
    method("isatty", isatty, 1, 1),
    method("fileno", fileno, 1, 1),
    method("readable", readable, 1, 1),
    method("writable", writable, 1, 1),
    method("readline", readline, 1, 2),
    method("read", read, 1, 2),
    method("__iter__", itself, 1, 1),
    method("__next__", next_line, 1, 1),
];

/// A class made by this crate, with native methods.
pub fn class(vm: &mut Vm, name: &str, base: Builtin, methods: &'static [NativeDef]) -> Res<Gc<Type>> {
    let dict = vm.dict_new()?;
    vm.root(dict.value());
    for row in methods {
        vm.add_native(dict, row)?;
    }
    let name = vm.intern(name)?;
    let (meta, base) = (vm.builtin(Builtin::Type), vm.builtin(base));
    let class = vm.class_new(meta, name, &[base], dict)?;
    vm.root(class.value());
    Ok(class)
}

/// `name(field=value, ...)`
fn record_repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(0);
    let mut text = String::from(vm.type_name_of(v));
    let mut before = "(";
    for name in vm.instance_names(Gc::of(v)) {
        text.push_str(before);
        text.push_str(&vm.text_of(name)?);
        text.push('=');
        let value = vm.getattr(v, name)?;
        vm.repr_into(value, &mut text)?;
        before = ", ";
    }
    text.push(')');
    vm.str(&text)
}

static RECORD: &[NativeDef] = &[method("__repr__", record_repr, 1, 1)];

/// An object of a class of its own with these attributes.
fn record(vm: &mut Vm, name: &str, attributes: &[(&str, Value)]) -> Res {
    let class = class(vm, name, Builtin::Object, RECORD)?;
    let object = vm.instance_new(class, None)?;
    let object = object.value();
    vm.root(object);
    for (name, value) in attributes {
        let name = vm.intern(name)?;
        vm.setattr(object, name, *value)?;
    }
    Ok(object)
}

// Functions

fn exit(vm: &mut Vm, args: &Args<'_>) -> Res {
    // As `raise SystemExit, status` did: None is no argument, a tuple is all of them.
    let status = args.at(0);
    match status {
        Value::NONE => vm.error_with(Builtin::SystemExit, &[]),
        _ if is(status, Kind::Tuple) => vm.error_with(Builtin::SystemExit, Gc::<Tuple>::of(status).items()),
        _ => vm.error_with(Builtin::SystemExit, &[status]),
    }
}

fn exc_info(vm: &mut Vm, _: &Args<'_>) -> Res {
    match handled(vm) {
        Some(e) => {
            let tb = Gc::<Exception>::of(e).traceback.get().unwrap_or(Value::NONE);
            let class = vm.type_of(e);
            vm.tuple(&[class, e, tb])
        }
        None => vm.tuple(&[Value::NONE; 3]),
    }
}

/// The exception that the running code handles.
fn handled(vm: &mut Vm) -> Option<Value> {
    vm.current_frame().and_then(|f| f.handling.get())
}

fn exception(vm: &mut Vm, _: &Args<'_>) -> Res {
    Ok(handled(vm).unwrap_or(Value::NONE))
}

fn getrecursionlimit(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.int(vm.recursion_limit as i64)
}

fn setrecursionlimit(vm: &mut Vm, args: &Args<'_>) -> Res {
    let n = vm.index_i64(args.at(0))?;
    if n < 1 {
        return vm.value_error(&["recursion limit must be greater or equal than 1"]);
    }
    vm.recursion_limit = n.min(i32::MAX as i64) as u32;
    Ok(Value::NONE)
}

fn getsizeof(vm: &mut Vm, args: &Args<'_>) -> Res {
    // Header and contents, roughly: containers count 4 bytes an item.
    let v = vm.unwrap(args.at(0));
    let n = match v.is_heap() {
        true if is(v, Kind::Instance) || is(v, Kind::Type) => 64,
        true => match vm.len(v) {
            Ok(n) => 16 + 4 * n as i64,
            Err(e) if !vm.catch(Builtin::TypeError) => return Err(e),
            Err(_) => 16,
        },
        false => 4,
    };
    vm.int(n)
}

fn intern(vm: &mut Vm, args: &Args<'_>) -> Res {
    if !is(args.at(0), Kind::Str) {
        return vm.type_error_about(args.at(0), "intern() argument must be str, not @");
    }
    Ok(vm.intern_value(args.at(0)))
}

fn getframe(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut depth = match args.opt(0) {
        Some(n) => vm.index_i64(n)?,
        None => 0,
    };
    let mut frame = vm.current_frame();
    while let Some(f) = frame {
        f.header.aux.set(f.header.aux.get() | FRAME_KEPT);
        if depth <= 0 {
            return Ok(f.value());
        }
        depth -= 1;
        frame = f.back.get().map(Gc::of);
    }
    vm.value_error(&["call stack is not deep enough"])
}

fn getdefaultencoding(vm: &mut Vm, _: &Args<'_>) -> Res {
    vm.str("utf-8")
}

fn nothing(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NONE)
}

fn refcount(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::small(1))
}

fn finalizing(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::FALSE)
}

fn displayhook(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.at(0).is_none() {
        return Ok(Value::NONE);
    }
    let mut text = vm.repr(args.at(0))?;
    text.push('\n');
    vm.write(false, &text);
    Ok(Value::NONE)
}

fn excepthook(vm: &mut Vm, args: &Args<'_>) -> Res {
    let text = crate::traceback::format_exception(vm, args.at(1));
    vm.write(true, &text);
    Ok(Value::NONE)
}

fn strings(vm: &mut Vm, texts: &[String]) -> Res {
    let mut values = Vec::new();
    for text in texts {
        let v = vm.str(text)?;
        values.push(v);
    }
    vm.list(&values)
}

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let dict = Gc::<Dict>::of(module.dict.get());
    let stream = class(vm, "TextIOWrapper", Builtin::Object, STREAM)?;
    for (number, name) in ["stdin", "stdout", "stderr"].iter().enumerate() {
        let object = vm.instance_new(stream, None)?.value();
        vm.root(object);
        let shown = ["<", name, ">"].concat();
        let shown = vm.str(&shown)?;
        let (encoding, errors) = (vm.str("utf-8")?, vm.str("strict")?);
        let mode = vm.str(if number == 0 { "r" } else { "w" })?;
        for (key, value) in [
            ("_number", Value::small(number as i32)),
            ("name", shown),
            ("encoding", encoding),
            ("errors", errors),
            ("mode", mode),
            ("closed", Value::FALSE),
        ] {
            let key = vm.intern(key)?;
            vm.setattr(object, key, value)?;
        }
        vm.dict_set_text(dict, name, object)?;
        let kept = ["__", name, "__"].concat();
        vm.dict_set_text(dict, &kept, object)?;
    }
    let argv = vm.argv.clone();
    let argv = strings(vm, &argv)?;
    vm.dict_set_text(dict, "argv", argv)?;
    let path = vm.path.clone();
    let path = strings(vm, &path)?;
    vm.dict_set_text(dict, "path", path)?;
    vm.dict_set_text(dict, "modules", vm.modules)?;

    // Version and platform.
    let final_ = vm.str("final")?;
    let parts = [
        ("major", Value::small(VERSION[0])),
        ("minor", Value::small(VERSION[1])),
        ("micro", Value::small(VERSION[2])),
        ("releaselevel", final_),
        ("serial", Value::small(0)),
    ];
    let tuple = vm.tuple(&parts.map(|p| p.1))?;
    vm.root(tuple);
    let version_class = class(vm, "version_info", Builtin::Tuple, &[])?;
    for (name, value) in parts {
        vm.dict_set_text(Gc::of(version_class.dict.get()), name, value)?;
    }
    let version_info = vm.wrap_new(version_class.value(), tuple)?;
    vm.root(version_info);
    vm.dict_set_text(dict, "version_info", version_info)?;
    let name = vm.intern("mini")?;
    let implementation = record(
        vm,
        "namespace",
        &[
            ("name", name),
            ("version", version_info),
            ("cache_tag", Value::NONE),
            ("hexversion", Value::small(0x030d_00f0)),
        ],
    )?;
    vm.dict_set_text(dict, "implementation", implementation)?;
    let platform = if cfg!(target_arch = "wasm32") { "emscripten" } else { "linux" };
    for (name, text) in [
        ("version", concat!("3.13.0 (AnyPy mini ", env!("CARGO_PKG_VERSION"), ")")),
        ("platform", platform),
        ("byteorder", "little"),
        ("copyright", ""),
        ("executable", ""),
        ("prefix", "/"),
        ("base_prefix", "/"),
        ("exec_prefix", "/"),
        ("base_exec_prefix", "/"),
        ("platlibdir", "lib"),
        ("abiflags", ""),
        ("float_repr_style", "short"),
    ] {
        let value = vm.str(text)?;
        vm.dict_set_text(dict, name, value)?;
    }
    let maxsize = vm.int(i32::MAX as i64)?;
    for (name, value) in [
        ("maxsize", maxsize),
        ("maxunicode", Value::small(0x10ffff)),
        ("hexversion", Value::small(0x030d_00f0)),
        ("dont_write_bytecode", Value::TRUE),
        ("pycache_prefix", Value::NONE),
    ] {
        vm.dict_set_text(dict, name, value)?;
    }
    let names: Vec<String> = vm.library.modules.iter().map(|m| m.name.to_owned()).collect();
    let mut values = vec![vm.intern("builtins")?];
    for name in names {
        values.push(vm.intern(&name)?);
    }
    let names = vm.tuple(&values)?;
    vm.dict_set_text(dict, "builtin_module_names", names)?;

    // Numbers.
    let (max, min, epsilon) = (vm.float(f64::MAX)?, vm.float(f64::MIN_POSITIVE)?, vm.float(f64::EPSILON)?);
    let small = Value::small;
    let float_info = record(
        vm,
        "sys.float_info",
        &[
            ("max", max),
            ("min", min),
            ("epsilon", epsilon),
            ("max_exp", small(1024)),
            ("max_10_exp", small(308)),
            ("min_exp", small(-1021)),
            ("min_10_exp", small(-307)),
            ("dig", small(15)),
            ("mant_dig", small(53)),
            ("radix", small(2)),
            ("rounds", small(1)),
        ],
    )?;
    vm.dict_set_text(dict, "float_info", float_info)?;
    let modulus = vm.int((1 << 61) - 1)?;
    let hash_info = record(
        vm,
        "sys.hash_info",
        &[
            ("width", small(64)),
            ("modulus", modulus),
            ("inf", small(314159)),
            ("nan", small(0)),
            ("imag", small(1000003)),
        ],
    )?;
    vm.dict_set_text(dict, "hash_info", hash_info)?;
    let int_info = record(
        vm,
        "sys.int_info",
        &[("bits_per_digit", small(32)), ("sizeof_digit", small(4)), ("default_max_str_digits", small(0))],
    )?;
    vm.dict_set_text(dict, "int_info", int_info)?;
    let flags = record(
        vm,
        "sys.flags",
        &[("debug", small(0)), ("optimize", small(0)), ("interactive", small(0)), ("verbose", small(0))],
    )?;
    vm.dict_set_text(dict, "flags", flags)
}

/// The module's table.
pub const SYS: ModuleDef = ModuleDef {
    name: "sys",
    functions: &[
        function("exit", exit, 0, 1),
        function("exc_info", exc_info, 0, 0),
        function("exception", exception, 0, 0),
        function("getrecursionlimit", getrecursionlimit, 0, 0),
        function("setrecursionlimit", setrecursionlimit, 1, 1),
        function("getsizeof", getsizeof, 1, 2),
        function("intern", intern, 1, 1),
        function("_getframe", getframe, 0, 1),
        function("getdefaultencoding", getdefaultencoding, 0, 0),
        function("getfilesystemencoding", getdefaultencoding, 0, 0),
        function("getrefcount", refcount, 1, 1),
        function("is_finalizing", finalizing, 0, 0),
        function("settrace", nothing, 1, 1),
        function("gettrace", nothing, 0, 0),
        function("displayhook", displayhook, 1, 1),
        function("excepthook", excepthook, 3, 3),
    ],
    init: Some(init),
};

//! Exceptions: `BaseException`'s attributes, and the fields of those that have more than arguments.
//!
//! An exception keeps its arguments, and attributes that were set, in a dict. Named fields (`errno`, `name`, ...) are
//! read from that dict first, then from the arguments, so that nothing is stored twice.

use anypy_mini_vm::layout::{Exception, Tuple};
use anypy_mini_vm::native::{VAR, function, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

use super::this;

fn items(v: Value) -> &'static [Value] {
    Gc::<Tuple>::of(Gc::<Exception>::of(v).args.get()).items()
}

fn arg(v: Value, i: usize) -> Option<Value> {
    items(v).get(i).copied()
}

/// The attribute in the exception's dict.
pub fn stored(vm: &mut Vm, v: Value, name: &str) -> Res<Option<Value>> {
    let Some(dict) = Gc::<Exception>::of(v).dict.get() else { return Ok(None) };
    let name = vm.intern(name)?;
    Ok(Gc::<anypy_mini_vm::layout::Dict>::of(dict).get_name(name))
}

/// Sets the attribute in the exception's dict.
pub fn store(vm: &mut Vm, v: Value, name: &str, value: Option<Value>) -> Res<()> {
    if let Some(dict) = vm.dict_of(v)? {
        vm.dict_set_text(dict, name, value.unwrap_or(Value::NONE))?;
    }
    Ok(())
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    // Keywords are for a subclass's `__init__`.
    let values = vm.tuple(args.rest(1))?;
    vm.exception_new(args.at(0), values)
}

fn init(vm: &mut Vm, args: &Args<'_>) -> Res {
    let e: Gc<Exception> = this(vm, args, Kind::Exception)?;
    let values = vm.tuple(args.rest(1))?;
    e.args.set(values);
    Ok(Value::NONE)
}

fn str(vm: &mut Vm, args: &Args<'_>) -> Res {
    let e: Gc<Exception> = this(vm, args, Kind::Exception)?;
    match items(e.value()) {
        [] => vm.str(""),
        [one] => vm.str_of(*one),
        _ => {
            let text = vm.repr(e.args.get())?;
            vm.str(&text)
        }
    }
}

fn repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let e: Gc<Exception> = this(vm, args, Kind::Exception)?;
    let mut text = String::from(vm.type_name_of(e.value()));
    match items(e.value()) {
        [one] => {
            text.push('(');
            vm.repr_into(*one, &mut text)?;
            text.push(')');
        }
        [_, _, _, ..] if vm.exception_is(e.value(), Builtin::OSError) => {
            let shown = os_error_args(vm, e.value())?;
            vm.root(shown);
            vm.repr_into(shown, &mut text)?;
        }
        _ => vm.repr_into(e.args.get(), &mut text)?,
    }
    vm.str(&text)
}

fn with_traceback(vm: &mut Vm, args: &Args<'_>) -> Res {
    set_traceback(vm, args.at(0), args.opt(1))?;
    Ok(args.at(0))
}

fn add_note(vm: &mut Vm, args: &Args<'_>) -> Res {
    if vm.as_str(args.at(1)).is_none() {
        return vm.type_error_about(args.at(1), "note must be a str, not '@'");
    }
    let v = args.at(0);
    let notes = match stored(vm, v, "__notes__")? {
        Some(notes) if is(notes, Kind::List) => notes,
        Some(_) => return vm.type_error(&["Cannot add note: __notes__ is not a list"]),
        None => {
            let notes = vm.list(&[])?;
            store(vm, v, "__notes__", Some(notes))?;
            notes
        }
    };
    vm.list_push(Gc::of(notes), args.at(1))?;
    Ok(Value::NONE)
}

fn setstate(vm: &mut Vm, args: &Args<'_>) -> Res {
    if let Some(dict) = vm.dict_of(args.at(0))?
        && !args.at(1).is_none()
    {
        vm.dict_update(dict, args.at(1))?;
    }
    Ok(Value::NONE)
}

fn get_args(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Exception>::of(v).args.get())
}
fn set_args(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let Some(value) = value else { return vm.type_error(&["args may not be deleted"]) };
    let values = vm.collect_iterable(value)?;
    let tuple = vm.tuple(&values)?;
    Gc::<Exception>::of(v).args.set(tuple);
    Ok(())
}
fn get_traceback(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Exception>::of(v).traceback.get().unwrap_or(Value::NONE))
}
fn set_traceback(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let tb = match value {
        Some(tb) if tb.is_none() => None,
        Some(tb) if is(tb, Kind::Traceback) => Some(tb),
        _ => return vm.type_error(&["__traceback__ must be a traceback or None"]),
    };
    Gc::<Exception>::of(v).traceback.set(tb);
    Ok(())
}

fn chained(vm: &mut Vm, value: Option<Value>, what: &str) -> Res<Option<Value>> {
    match value {
        Some(e) if e.is_none() => Ok(None),
        Some(e) if is(e, Kind::Exception) => Ok(Some(e)),
        _ => vm.type_error(&["exception ", what, " must be None or derive from BaseException"]),
    }
}
fn get_cause(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Exception>::of(v).cause.get().unwrap_or(Value::NONE))
}
fn set_cause(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let cause = chained(vm, value, "cause")?;
    let e = Gc::<Exception>::of(v);
    e.cause.set(cause);
    e.header.aux.set(e.header.aux.get() | 1);
    Ok(())
}
fn get_context(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Exception>::of(v).context.get().unwrap_or(Value::NONE))
}
fn set_context(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let context = chained(vm, value, "context")?;
    Gc::<Exception>::of(v).context.set(context);
    Ok(())
}
fn get_suppress(_: &mut Vm, v: Value) -> Res {
    Ok(Value::bool(Gc::<Exception>::of(v).header.aux.get() & 1 != 0))
}
fn set_suppress(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let on = vm.truth(value.unwrap_or(Value::FALSE))?;
    let aux = &Gc::<Exception>::of(v).header.aux;
    aux.set(aux.get() & !1 | on as u16);
    Ok(())
}

static NEW: NativeDef = with_keywords(function("BaseException", new, 1, VAR));

/// The table of `BaseException`.
pub const BASE_EXCEPTION: TypeDef = TypeDef {
    builtin: Builtin::BaseException,
    methods: &[
        with_keywords(method("__init__", init, 1, VAR)),
        method("__str__", str, 1, 1),
        method("__repr__", repr, 1, 1),
        method("with_traceback", with_traceback, 2, 2),
        method("add_note", add_note, 2, 2),
        method("__setstate__", setstate, 2, 2),
    ],
    getset: &[
        GetSetDef { name: "args", get: get_args, set: Some(set_args) },
        GetSetDef { name: "__traceback__", get: get_traceback, set: Some(set_traceback) },
        GetSetDef { name: "__cause__", get: get_cause, set: Some(set_cause) },
        GetSetDef { name: "__context__", get: get_context, set: Some(set_context) },
        GetSetDef { name: "__suppress_context__", get: get_suppress, set: Some(set_suppress) },
    ],
    new: Some(&NEW),
};

/// A field: what was set, or the argument at a place (99: none) where there are at least so many.
fn field(vm: &mut Vm, v: Value, name: &str, at: usize, least: usize) -> Res {
    if let Some(found) = stored(vm, v, name)? {
        return Ok(found);
    }
    let args = items(v);
    if args.len() < least {
        return Ok(Value::NONE);
    }
    Ok(args.get(at).copied().unwrap_or(Value::NONE))
}

macro_rules! fields {
    ($($module:ident $text:literal $at:literal $least:literal;)*) => {
        $(mod $module {
            use super::*;
            fn get(vm: &mut Vm, v: Value) -> Res {
                field(vm, v, $text, $at, $least)
            }
            fn set(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
                store(vm, v, $text, value)
            }
            pub const DEF: GetSetDef = GetSetDef { name: $text, get, set: Some(set) };
        })*
    };
}

fields! {
    value "value" 0 0;
    name "name" 99 0;
    obj "obj" 99 0;
    path "path" 99 0;
    import_msg "msg" 0 0;
    errno "errno" 0 2;
    strerror "strerror" 1 2;
    filename "filename" 2 3;
    filename2 "filename2" 4 5;
    encoding "encoding" 0 5;
    object "object" 1 5;
    start "start" 2 5;
    end "end" 3 5;
    reason "reason" 4 5;
    msg "msg" 0 1;
}

fn code(vm: &mut Vm, v: Value) -> Res {
    if let Some(found) = stored(vm, v, "code")? {
        return Ok(found);
    }
    let e = Gc::<Exception>::of(v);
    Ok(if items(v).len() > 1 { e.args.get() } else { arg(v, 0).unwrap_or(Value::NONE) })
}
fn set_code(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    store(vm, v, "code", value)
}

const fn fields_only(builtin: Builtin, getset: &'static [GetSetDef]) -> TypeDef {
    TypeDef { builtin, methods: &[], getset, new: None }
}

/// `StopIteration.value`
pub const STOP_ITERATION: TypeDef = fields_only(Builtin::StopIteration, &[value::DEF]);
/// `SystemExit.code`
pub const SYSTEM_EXIT: TypeDef =
    fields_only(Builtin::SystemExit, &[GetSetDef { name: "code", get: code, set: Some(set_code) }]);

/// An exception that takes some attributes by keyword.
fn new_with_keywords(vm: &mut Vm, args: &Args<'_>) -> Res {
    let values = vm.tuple(args.rest(1))?;
    let e = vm.exception_new(args.at(0), values)?;
    vm.root(e);
    for (key, value) in args.keywords() {
        let Some(k) = vm.as_str(key) else { continue };
        if !matches!(k.text(), "name" | "path" | "obj" | "name_from") {
            let n = vm.type_name_of(e);
            return vm.type_error(&[n, "() got an unexpected keyword argument '", k.text(), "'"]);
        }
        store(vm, e, k.text(), Some(value))?;
    }
    Ok(e)
}

static KEYWORD_NEW: NativeDef = with_keywords(function("Exception", new_with_keywords, 1, VAR));

/// `AttributeError`
pub const ATTRIBUTE_ERROR: TypeDef = TypeDef {
    builtin: Builtin::AttributeError,
    methods: &[],
    getset: &[name::DEF, obj::DEF],
    new: Some(&KEYWORD_NEW),
};
/// `NameError`
pub const NAME_ERROR: TypeDef =
    TypeDef { builtin: Builtin::NameError, methods: &[], getset: &[name::DEF], new: Some(&KEYWORD_NEW) };
/// `ImportError`
pub const IMPORT_ERROR: TypeDef = TypeDef {
    builtin: Builtin::ImportError,
    methods: &[],
    getset: &[name::DEF, path::DEF, import_msg::DEF],
    new: Some(&KEYWORD_NEW),
};
/// `ModuleNotFoundError`
pub const MODULE_NOT_FOUND: TypeDef =
    TypeDef { builtin: Builtin::ModuleNotFoundError, methods: &[], getset: &[], new: Some(&KEYWORD_NEW) };

fn key_error_str(vm: &mut Vm, args: &Args<'_>) -> Res {
    let e: Gc<Exception> = this(vm, args, Kind::Exception)?;
    if let [one] = items(e.value()) {
        let text = vm.repr(*one)?;
        return vm.str(&text);
    }
    str(vm, args)
}

/// `KeyError` shows its key, not the key's text.
pub const KEY_ERROR: TypeDef = TypeDef {
    builtin: Builtin::KeyError,
    methods: &[method("__str__", key_error_str, 1, 1)],
    getset: &[],
    new: None,
};

/// Subclasses of OSError by error number (Linux, and Emscripten's where they differ).
static ERRNO: &[(i32, Builtin)] = &[
    (1, Builtin::PermissionError),
    (2, Builtin::FileNotFoundError),
    (3, Builtin::ProcessLookupError),
    (4, Builtin::InterruptedError),
    (10, Builtin::ChildProcessError),
    (11, Builtin::BlockingIOError),
    (13, Builtin::PermissionError),
    (17, Builtin::FileExistsError),
    (20, Builtin::NotADirectoryError),
    (21, Builtin::IsADirectoryError),
    (32, Builtin::BrokenPipeError),
    (103, Builtin::ConnectionAbortedError),
    (104, Builtin::ConnectionResetError),
    (108, Builtin::BrokenPipeError),
    (110, Builtin::TimeoutError),
    (111, Builtin::ConnectionRefusedError),
    (114, Builtin::BlockingIOError),
    (115, Builtin::BlockingIOError),
];

fn os_error_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut class = args.at(0);
    let values = args.rest(1);
    if values.len() >= 2
        && class == vm.builtin(Builtin::OSError)
        && let Some(n) = vm.as_i64(args.at(1))
        && let Some((_, b)) = ERRNO.iter().find(|row| row.0 as i64 == n)
    {
        class = vm.builtin(*b);
    }
    let tuple = vm.tuple(values)?;
    vm.exception_new(class, tuple)
}

fn os_error_str(vm: &mut Vm, args: &Args<'_>) -> Res {
    let e: Gc<Exception> = this(vm, args, Kind::Exception)?;
    let v = e.value();
    if items(v).len() < 2 {
        return str(vm, args);
    }
    let mut text = String::from("[Errno ");
    let n = field(vm, v, "errno", 0, 2)?;
    text.push_str(&vm.text_of(n)?);
    text.push_str("] ");
    let message = field(vm, v, "strerror", 1, 2)?;
    text.push_str(&vm.text_of(message)?);
    let name = field(vm, v, "filename", 2, 3)?;
    if !name.is_none() {
        text.push_str(": ");
        vm.repr_into(name, &mut text)?;
        let other = field(vm, v, "filename2", 4, 5)?;
        if !other.is_none() {
            text.push_str(" -> ");
            vm.repr_into(other, &mut text)?;
        }
    }
    vm.str(&text)
}

fn os_error_args(vm: &mut Vm, v: Value) -> Res {
    // A file name is no argument.
    match items(v) {
        [a, b, _, rest @ ..] if rest.len() <= 2 => {
            let pair = [*a, *b];
            vm.tuple(&pair)
        }
        _ => get_args(vm, v),
    }
}

static OS_NEW: NativeDef = with_keywords(function("OSError", os_error_new, 1, VAR));

/// `OSError`
pub const OS_ERROR: TypeDef = TypeDef {
    builtin: Builtin::OSError,
    methods: &[method("__str__", os_error_str, 1, 1)],
    getset: &[
        GetSetDef { name: "args", get: os_error_args, set: Some(set_args) },
        errno::DEF,
        strerror::DEF,
        filename::DEF,
        filename2::DEF,
    ],
    new: Some(&OS_NEW),
};

/// A part of a SyntaxError's details: file, line, offset, text, last line, last offset.
pub fn detail(vm: &mut Vm, v: Value, name: &str, at: usize) -> Res {
    if let Some(found) = stored(vm, v, name)? {
        return Ok(found);
    }
    match arg(v, 1) {
        Some(details) if is(details, Kind::Tuple) => {
            Ok(Gc::<Tuple>::of(details).items().get(at).copied().unwrap_or(Value::NONE))
        }
        _ => Ok(Value::NONE),
    }
}

macro_rules! details {
    ($($module:ident $text:literal $at:literal;)*) => {
        $(mod $module {
            use super::*;
            fn get(vm: &mut Vm, v: Value) -> Res {
                detail(vm, v, $text, $at)
            }
            fn set(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
                store(vm, v, $text, value)
            }
            pub const DEF: GetSetDef = GetSetDef { name: $text, get, set: Some(set) };
        })*
    };
}

details! {
    s_filename "filename" 0;
    s_lineno "lineno" 1;
    s_offset "offset" 2;
    s_text "text" 3;
    s_end_lineno "end_lineno" 4;
    s_end_offset "end_offset" 5;
}

fn syntax_error_str(vm: &mut Vm, args: &Args<'_>) -> Res {
    let e: Gc<Exception> = this(vm, args, Kind::Exception)?;
    let v = e.value();
    let message = field(vm, v, "msg", 0, 1)?;
    let mut text = vm.text_of(message)?;
    let file = detail(vm, v, "filename", 0)?;
    let line = detail(vm, v, "lineno", 1)?;
    let file = vm.as_str(file).map(|f| f.text());
    let line = vm.as_i64(line);
    if file.is_none() && line.is_none() {
        return vm.str(&text);
    }
    text.push_str(" (");
    if let Some(file) = file {
        text.push_str(file.rsplit('/').next().unwrap_or(file));
        if line.is_some() {
            text.push_str(", ");
        }
    }
    if let Some(line) = line {
        text.push_str("line ");
        anypy_mini_vm::frame::push_number(&mut text, line);
    }
    text.push(')');
    vm.str(&text)
}

/// `SyntaxError`
pub const SYNTAX_ERROR: TypeDef = TypeDef {
    builtin: Builtin::SyntaxError,
    methods: &[method("__str__", syntax_error_str, 1, 1)],
    getset: &[
        msg::DEF,
        s_filename::DEF,
        s_lineno::DEF,
        s_offset::DEF,
        s_text::DEF,
        s_end_lineno::DEF,
        s_end_offset::DEF,
    ],
    new: None,
};

/// `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte`
fn unicode_error_str(vm: &mut Vm, args: &Args<'_>) -> Res {
    let e: Gc<Exception> = this(vm, args, Kind::Exception)?;
    let v = e.value();
    if items(v).len() < 5 {
        return str(vm, args);
    }
    let encoding = field(vm, v, "encoding", 0, 5)?;
    let object = field(vm, v, "object", 1, 5)?;
    let (start, end) = (field(vm, v, "start", 2, 5)?, field(vm, v, "end", 3, 5)?);
    let (start, end) = (vm.index_clamped(start)?, vm.index_clamped(end)?);
    let reason = field(vm, v, "reason", 4, 5)?;
    let mut text = String::from("'");
    text.push_str(&vm.text_of(encoding)?);
    text.push_str("' codec can't ");
    let bytes = vm.as_bytes(object);
    text.push_str(if bytes.is_some() { "decode " } else { "encode " });
    if end == start + 1 {
        match &bytes {
            Some(bytes) => {
                text.push_str("byte 0x");
                let b = bytes.get(start as usize).copied().unwrap_or(0);
                for n in [b >> 4, b & 15] {
                    text.push(char::from_digit(n as u32, 16).unwrap_or('0'));
                }
            }
            None => {
                text.push_str("character '");
                let c = vm.as_str(object).and_then(|s| s.text().chars().nth(start as usize)).unwrap_or('?');
                anypy_mini_base::text::escape_char(c as u32, &mut text);
                text.push('\'');
            }
        }
        text.push_str(" in position ");
        anypy_mini_vm::frame::push_number(&mut text, start);
    } else {
        text.push_str(if bytes.is_some() { "bytes" } else { "characters" });
        text.push_str(" in position ");
        anypy_mini_vm::frame::push_number(&mut text, start);
        text.push('-');
        anypy_mini_vm::frame::push_number(&mut text, end - 1);
    }
    text.push_str(": ");
    text.push_str(&vm.text_of(reason)?);
    vm.str(&text)
}

const UNICODE_METHODS: &[NativeDef] = &[method("__str__", unicode_error_str, 1, 1)];
const UNICODE_FIELDS: &[GetSetDef] = &[encoding::DEF, object::DEF, start::DEF, end::DEF, reason::DEF];

/// `UnicodeDecodeError`
pub const UNICODE_DECODE_ERROR: TypeDef = TypeDef {
    builtin: Builtin::UnicodeDecodeError,
    methods: UNICODE_METHODS,
    getset: UNICODE_FIELDS,
    new: None,
};
/// `UnicodeEncodeError`
pub const UNICODE_ENCODE_ERROR: TypeDef = TypeDef {
    builtin: Builtin::UnicodeEncodeError,
    methods: UNICODE_METHODS,
    getset: UNICODE_FIELDS,
    new: None,
};

/// The code of SystemExit, the value of StopIteration and the like, by symbol: for native code.
pub fn attribute(vm: &mut Vm, v: Value, sym: Sym) -> Res {
    let name = vm.sym(sym);
    vm.getattr(v, name)
}

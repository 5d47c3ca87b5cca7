//! Code, frames, tracebacks and cells, as debuggers and decorators look at them.

use anypy_mini_syntax::code::{FLAG_COROUTINE, FLAG_GENERATOR, FLAG_VARARGS, FLAG_VARKEYWORDS};
use anypy_mini_vm::frame::FRAME_KEPT;
use anypy_mini_vm::layout::{CellObject, Code, Frame, Traceback};
use anypy_mini_vm::load::place_of;
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

fn code(v: Value) -> Gc<Code> {
    Gc::of(v)
}
fn co_name(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).name.get())
}
fn co_qualname(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).qualname.get())
}
fn co_filename(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).file.get())
}
fn co_firstlineno(vm: &mut Vm, v: Value) -> Res {
    vm.int(code(v).first_line.get() as i64)
}
fn co_varnames(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).varnames.get())
}
fn co_cellvars(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).cellvars.get())
}
fn co_freevars(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).freevars.get())
}
fn co_names(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).names.get())
}
fn co_consts(_: &mut Vm, v: Value) -> Res {
    Ok(code(v).consts.get())
}
fn co_argcount(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(code(v).arg_count.get() as i32))
}
fn co_posonlyargcount(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(code(v).posonly_count.get() as i32))
}
fn co_kwonlyargcount(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(code(v).kwonly_count.get() as i32))
}
fn co_nlocals(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(code(v).local_count.get() as i32))
}
fn co_stacksize(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(code(v).stack_size.get() as i32))
}
fn co_flags(_: &mut Vm, v: Value) -> Res {
    // CPython's bits: OPTIMIZED | NEWLOCALS, VARARGS, VARKEYWORDS, GENERATOR, COROUTINE, ASYNC_GENERATOR.
    let flags = code(v).header.aux.get();
    let mut bits = if flags & anypy_mini_syntax::code::FLAG_NAMESPACE == 0 { 3 } else { 0 };
    if flags & FLAG_VARARGS != 0 {
        bits |= 4;
    }
    if flags & FLAG_VARKEYWORDS != 0 {
        bits |= 8;
    }
    bits |= match (flags & FLAG_GENERATOR != 0, flags & FLAG_COROUTINE != 0) {
        (true, true) => 0x200,
        (true, false) => 0x20,
        (false, true) => 0x80,
        (false, false) => 0,
    };
    Ok(Value::small(bits))
}

/// The table of `code`.
pub const CODE: TypeDef = TypeDef {
    builtin: Builtin::Code,
    methods: &[],
    getset: &[
        GetSetDef { name: "co_name", get: co_name, set: None },
        GetSetDef { name: "co_qualname", get: co_qualname, set: None },
        GetSetDef { name: "co_filename", get: co_filename, set: None },
        GetSetDef { name: "co_firstlineno", get: co_firstlineno, set: None },
        GetSetDef { name: "co_varnames", get: co_varnames, set: None },
        GetSetDef { name: "co_cellvars", get: co_cellvars, set: None },
        GetSetDef { name: "co_freevars", get: co_freevars, set: None },
        GetSetDef { name: "co_names", get: co_names, set: None },
        GetSetDef { name: "co_consts", get: co_consts, set: None },
        GetSetDef { name: "co_argcount", get: co_argcount, set: None },
        GetSetDef { name: "co_posonlyargcount", get: co_posonlyargcount, set: None },
        GetSetDef { name: "co_kwonlyargcount", get: co_kwonlyargcount, set: None },
        GetSetDef { name: "co_nlocals", get: co_nlocals, set: None },
        GetSetDef { name: "co_stacksize", get: co_stacksize, set: None },
        GetSetDef { name: "co_flags", get: co_flags, set: None },
    ],
    new: None,
};

// Frames

fn frame(v: Value) -> Gc<Frame> {
    Gc::of(v)
}
fn f_code(_: &mut Vm, v: Value) -> Res {
    Ok(frame(v).code.get())
}
fn f_globals(_: &mut Vm, v: Value) -> Res {
    Ok(frame(v).globals.get())
}
fn f_locals(vm: &mut Vm, v: Value) -> Res {
    crate::builtins::code::frame_locals(vm, frame(v))
}
fn f_builtins(vm: &mut Vm, _: Value) -> Res {
    Ok(vm.builtins)
}
fn f_lineno(vm: &mut Vm, v: Value) -> Res {
    let f = frame(v);
    let place = place_of(Gc::of(f.code.get()), f.ip.get().saturating_sub(1));
    vm.int(place.line as i64)
}
fn f_lasti(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(frame(v).ip.get() as i32))
}
fn f_back(_: &mut Vm, v: Value) -> Res {
    match frame(v).back.get() {
        Some(back) => {
            let aux = &frame(back).header.aux;
            aux.set(aux.get() | FRAME_KEPT);
            Ok(back)
        }
        None => Ok(Value::NONE),
    }
}

/// The table of `frame`.
pub const FRAME: TypeDef = TypeDef {
    builtin: Builtin::Frame,
    methods: &[],
    getset: &[
        GetSetDef { name: "f_code", get: f_code, set: None },
        GetSetDef { name: "f_globals", get: f_globals, set: None },
        GetSetDef { name: "f_locals", get: f_locals, set: None },
        GetSetDef { name: "f_builtins", get: f_builtins, set: None },
        GetSetDef { name: "f_lineno", get: f_lineno, set: None },
        GetSetDef { name: "f_lasti", get: f_lasti, set: None },
        GetSetDef { name: "f_back", get: f_back, set: None },
    ],
    new: None,
};

// Tracebacks

fn traceback(v: Value) -> Gc<Traceback> {
    Gc::of(v)
}
fn tb_next(_: &mut Vm, v: Value) -> Res {
    Ok(traceback(v).next.get().unwrap_or(Value::NONE))
}
fn set_tb_next(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let next = value.filter(|n| !n.is_none());
    let mut at = next;
    while let Some(t) = at {
        if !is(t, Kind::Traceback) {
            return vm.type_error(&["expected traceback object or None"]);
        }
        if t == v {
            return vm.value_error(&["traceback loop detected"]);
        }
        at = traceback(t).next.get();
    }
    traceback(v).next.set(next);
    Ok(())
}
fn tb_lineno(vm: &mut Vm, v: Value) -> Res {
    let t = traceback(v);
    let place = place_of(Gc::of(t.code.get()), t.ip.get());
    vm.int(place.line as i64)
}
fn tb_lasti(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(traceback(v).ip.get() as i32))
}
/// A traceback keeps code and place only: the frame shows those, without variables.
fn tb_frame(vm: &mut Vm, v: Value) -> Res {
    let t = traceback(v);
    vm.frame_of_traceback(t)
}

/// The table of `traceback`.
pub const TRACEBACK: TypeDef = TypeDef {
    builtin: Builtin::Traceback,
    methods: &[],
    getset: &[
        GetSetDef { name: "tb_next", get: tb_next, set: Some(set_tb_next) },
        GetSetDef { name: "tb_lineno", get: tb_lineno, set: None },
        GetSetDef { name: "tb_lasti", get: tb_lasti, set: None },
        GetSetDef { name: "tb_frame", get: tb_frame, set: None },
    ],
    new: None,
};

// Cells

fn cell_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.cell(args.opt(1).unwrap_or(Value::UNBOUND))
}
fn cell_contents(vm: &mut Vm, v: Value) -> Res {
    match Gc::<CellObject>::of(v).value.get().bound() {
        Some(v) => Ok(v),
        None => vm.value_error(&["cell is empty"]),
    }
}
fn set_cell_contents(_: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    Gc::<CellObject>::of(v).value.set(value.unwrap_or(Value::UNBOUND));
    Ok(())
}

static CELL_NEW: NativeDef = function("cell", cell_new, 1, 2);

/// The table of `cell`.
pub const CELL: TypeDef = TypeDef {
    builtin: Builtin::Cell,
    methods: &[],
    getset: &[GetSetDef { name: "cell_contents", get: cell_contents, set: Some(set_cell_contents) }],
    new: Some(&CELL_NEW),
};

// `types.NoneType` and its like make their only value.

fn none(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NONE)
}
fn ellipsis(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::ELLIPSIS)
}
fn not_implemented(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NOT_IMPLEMENTED)
}
fn none_bool(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::FALSE)
}

static NONE_NEW: NativeDef = function("NoneType", none, 1, 1);
static ELLIPSIS_NEW: NativeDef = function("ellipsis", ellipsis, 1, 1);
static NOT_IMPLEMENTED_NEW: NativeDef = function("NotImplementedType", not_implemented, 1, 1);

/// The table of `NoneType`.
pub const NONE: TypeDef = TypeDef {
    builtin: Builtin::NoneType,
    methods: &[method("__bool__", none_bool, 1, 1)],
    getset: &[],
    new: Some(&NONE_NEW),
};
/// The table of `ellipsis`.
pub const ELLIPSIS: TypeDef =
    TypeDef { builtin: Builtin::Ellipsis, methods: &[], getset: &[], new: Some(&ELLIPSIS_NEW) };
/// The table of `NotImplementedType`.
pub const NOT_IMPLEMENTED: TypeDef = TypeDef {
    builtin: Builtin::NotImplementedType,
    methods: &[],
    getset: &[],
    new: Some(&NOT_IMPLEMENTED_NEW),
};

//! Functions, bound methods and native functions.

use anypy_mini_vm::layout::{Code, Dict, Function, Native, Pair, Str, Tuple};
use anypy_mini_vm::native::{VAR, function as function_def, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

fn function(v: Value) -> Gc<Function> {
    Gc::of(v)
}

fn get_name(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).name.get())
}
fn text_only(vm: &mut Vm, value: Option<Value>, what: &str) -> Res {
    match value {
        Some(v) if is(v, Kind::Str) => Ok(v),
        _ => vm.type_error(&[what, " must be set to a string object"]),
    }
}
fn set_name(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let name = text_only(vm, value, "__name__")?;
    function(v).name.set(name);
    Ok(())
}
fn get_qualname(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).qualname.get())
}
fn set_qualname(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let name = text_only(vm, value, "__qualname__")?;
    function(v).qualname.set(name);
    Ok(())
}
fn get_doc(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).doc.get())
}
fn set_doc(_: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    function(v).doc.set(value.unwrap_or(Value::NONE));
    Ok(())
}
fn get_module(vm: &mut Vm, v: Value) -> Res {
    let key = vm.sym(Sym::Module);
    if let Some(dict) = function(v).dict.get()
        && let Some(found) = Gc::<Dict>::of(dict).get_name(key)
    {
        return Ok(found);
    }
    let key = vm.sym(Sym::Name);
    Ok(Gc::<Dict>::of(function(v).globals.get()).get_name(key).unwrap_or(Value::NONE))
}
fn set_module(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let key = vm.sym(Sym::Module);
    if let Some(dict) = vm.dict_of(v)? {
        vm.dict_set_name(dict, key, value.unwrap_or(Value::NONE))?;
    }
    Ok(())
}
fn get_defaults(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).defaults.get().unwrap_or(Value::NONE))
}
fn set_defaults(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let value = value.filter(|d| !d.is_none());
    if value.is_some_and(|d| !is(d, Kind::Tuple)) {
        return vm.type_error(&["__defaults__ must be set to a tuple object"]);
    }
    function(v).defaults.set(value);
    Ok(())
}
fn get_kw_defaults(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).kw_defaults.get().unwrap_or(Value::NONE))
}
fn set_kw_defaults(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let value = value.filter(|d| !d.is_none());
    if value.is_some_and(|d| !is(d, Kind::Dict)) {
        return vm.type_error(&["__kwdefaults__ must be set to a dict object"]);
    }
    function(v).kw_defaults.set(value);
    Ok(())
}
fn get_code(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).code.get())
}
fn set_code(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let f = function(v);
    match value {
        Some(code) if is(code, Kind::Code) => {
            if Gc::<Code>::of(code).free_count.get() != Gc::<Code>::of(f.code.get()).free_count.get() {
                return vm.value_error(&["the code objects have different numbers of free variables"]);
            }
            f.code.set(code);
            Ok(())
        }
        _ => vm.type_error(&["__code__ must be set to a code object"]),
    }
}
fn get_annotations(vm: &mut Vm, v: Value) -> Res {
    if let Some(found) = function(v).annotations.get() {
        return Ok(found);
    }
    let dict = vm.dict_new()?.value();
    function(v).annotations.set(Some(dict));
    Ok(dict)
}
fn set_annotations(_: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    function(v).annotations.set(value.filter(|d| is(*d, Kind::Dict)));
    Ok(())
}
fn get_globals(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).globals.get())
}
fn get_closure(_: &mut Vm, v: Value) -> Res {
    Ok(function(v).closure.get().unwrap_or(Value::NONE))
}
fn no_type_params(vm: &mut Vm, _: Value) -> Res {
    Ok(vm.empty_tuple)
}

/// `__get__(object, class)` of everything that is bound as functions are.
fn bind(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (f, object) = (args.at(0), args.at(1));
    if object.is_none() {
        let class = args.opt(2).filter(|c| is(*c, Kind::Type));
        return match class {
            Some(class) if class != vm.builtin(Builtin::NoneType) => vm.bind_class(f, class),
            _ => vm.pair(Kind::Method, 0, f, object),
        };
    }
    let class = vm.type_of(object);
    vm.bind(f, object, class)
}

fn call(vm: &mut Vm, args: &Args<'_>) -> Res {
    match args.extra {
        Some((names, values)) => {
            let mut all = args.rest(1).to_vec();
            all.extend_from_slice(values);
            vm.call_with(args.at(0), &all, Some(names))
        }
        None => vm.call(args.at(0), args.rest(1)),
    }
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (code, globals) = (args.at(1), args.at(2));
    for (v, kind, name, what) in
        [(code, Kind::Code, "code", "code"), (globals, Kind::Dict, "globals", "dict")]
    {
        if !is(v, kind) {
            let t = vm.type_name_of(v);
            return vm.type_error(&["function() argument '", name, "' must be ", what, ", not ", t]);
        }
    }
    let given = |i: usize| args.opt(i).filter(|v| !v.is_none());
    let closure = given(5).filter(|c| is(*c, Kind::Tuple));
    let cells = closure.map_or(0, |c| Gc::<Tuple>::of(c).items().len());
    let free = Gc::<Code>::of(code).free_count.get() as usize;
    if free > 0 && closure.is_none() {
        return vm.type_error(&["arg 5 (closure) must be tuple"]);
    }
    if cells != free {
        return vm.value_error(&["the closure has not as many cells as the code has free variables"]);
    }
    let f = vm.function(Gc::of(code), globals, closure)?;
    if let Some(name) = given(3) {
        set_name(vm, f, Some(name))?;
    }
    set_defaults(vm, f, given(4))?;
    Ok(f)
}

static NEW: NativeDef = function_def("function|code,globals,name,argdefs,closure", new, 3, 6);

const CALL: NativeDef = with_keywords(method("__call__", call, 1, VAR));

/// The table of `function`.
pub const FUNCTION: TypeDef = TypeDef {
    builtin: Builtin::Function,
    methods: &[CALL, method("__get__", bind, 2, 3)],
    getset: &[
        GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
        GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
        GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) },
        GetSetDef { name: "__module__", get: get_module, set: Some(set_module) },
        GetSetDef { name: "__defaults__", get: get_defaults, set: Some(set_defaults) },
        GetSetDef { name: "__kwdefaults__", get: get_kw_defaults, set: Some(set_kw_defaults) },
        GetSetDef { name: "__code__", get: get_code, set: Some(set_code) },
        GetSetDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations) },
        GetSetDef { name: "__globals__", get: get_globals, set: None },
        GetSetDef { name: "__closure__", get: get_closure, set: None },
        GetSetDef { name: "__type_params__", get: no_type_params, set: None },
    ],
    new: Some(&NEW),
};

// Bound methods

fn method_function(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Pair>::of(v).first.get())
}
fn method_self(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Pair>::of(v).second.get())
}

fn method_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    if !crate::builtins::object::is_callable(vm, args.at(1))? {
        return vm.type_error(&["first argument must be callable"]);
    }
    vm.pair(Kind::Method, 0, args.at(1), args.at(2))
}

static METHOD_NEW: NativeDef = anypy_mini_vm::native::function("method", method_new, 3, 3);

fn method_get(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}

/// The table of `method`. What is not here is the function's.
pub const METHOD: TypeDef = TypeDef {
    builtin: Builtin::Method,
    methods: &[CALL, method("__get__", method_get, 2, 3)],
    getset: &[
        GetSetDef { name: "__func__", get: method_function, set: None },
        GetSetDef { name: "__self__", get: method_self, set: None },
    ],
    new: Some(&METHOD_NEW),
};

// Native functions

fn native_name(vm: &mut Vm, v: Value) -> Res {
    let name = Gc::<Native>::of(v).def.get().bare_name();
    vm.intern(name)
}
fn native_self(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Native>::of(v).receiver.get().unwrap_or(Value::NONE))
}
fn native_qualname(vm: &mut Vm, v: Value) -> Res {
    let native = Gc::<Native>::of(v);
    let name = native.def.get().bare_name();
    match native.receiver.get() {
        Some(receiver) => {
            let class = if is(receiver, Kind::Type) { receiver } else { vm.type_of(receiver) };
            let owner = Gc::<Str>::of(Gc::<anypy_mini_vm::layout::Type>::of(class).name.get()).text();
            let text = [owner, ".", name].concat();
            vm.str(&text)
        }
        None => match native.owner.get() {
            Some(owner) => {
                let owner = Gc::<Str>::of(Gc::<anypy_mini_vm::layout::Type>::of(owner).name.get()).text();
                let text = [owner, ".", name].concat();
                vm.str(&text)
            }
            None => vm.intern(name),
        },
    }
}
fn native_module(vm: &mut Vm, v: Value) -> Res {
    if Gc::<Native>::of(v).receiver.get().is_some() {
        return Ok(Value::NONE);
    }
    vm.intern("builtins")
}

const NATIVE_FIELDS: &[GetSetDef] = &[
    GetSetDef { name: "__name__", get: native_name, set: None },
    GetSetDef { name: "__qualname__", get: native_qualname, set: None },
    GetSetDef { name: "__self__", get: native_self, set: None },
    GetSetDef { name: "__module__", get: native_module, set: None },
];

/// The table of `builtin_function_or_method`.
pub const NATIVE_FUNCTION: TypeDef =
    TypeDef { builtin: Builtin::NativeFunction, methods: &[CALL], getset: NATIVE_FIELDS, new: None };
/// The table of `method-wrapper`.
pub const METHOD_WRAPPER: TypeDef = TypeDef { builtin: Builtin::MethodWrapper, ..NATIVE_FUNCTION };
/// The table of `wrapper_descriptor`.
pub const WRAPPER_DESCRIPTOR: TypeDef = TypeDef { builtin: Builtin::WrapperDescriptor, ..METHOD_DESCRIPTOR };
/// The table of `method_descriptor`.
pub const METHOD_DESCRIPTOR: TypeDef = TypeDef {
    builtin: Builtin::MethodDescriptor,
    methods: &[CALL, method("__get__", bind, 2, 3)],
    getset: NATIVE_FIELDS,
    new: None,
};

//! `type`: classes as objects.

use anypy_mini_vm::layout::{Dict, List, Str, TYPE_HEAP, Tuple, Type};
use anypy_mini_vm::native::{VAR, class_method, function, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

use super::this;

fn class_of(v: Value) -> Gc<Type> {
    Gc::of(v)
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let meta = args.at(0);
    if args.len() == 2 && args.extra.is_none() && meta == vm.builtin(Builtin::Type) {
        return Ok(vm.type_of(args.at(1)));
    }
    // The class's metaclass is the most derived one of its bases'.
    let mut winner = meta;
    if is(args.at(2), Kind::Tuple) {
        for base in Gc::<Tuple>::of(args.at(2)).items() {
            let m = vm.type_of(*base);
            if vm.is_subtype(m, winner) {
                winner = m;
            } else if is(*base, Kind::Type) && !vm.is_subtype(winner, m) {
                return vm.type_error(&[
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ]);
            }
        }
    }
    match args.extra {
        Some((names, values)) => {
            let mut all = args.rest(1).to_vec();
            all.extend_from_slice(values);
            vm.type_call(winner, &all, Some(names))
        }
        None => vm.type_call(winner, args.rest(1), None),
    }
}

fn call(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class: Gc<Type> = this(vm, args, Kind::Type)?;
    match args.extra {
        Some((names, values)) => {
            let mut all = args.rest(1).to_vec();
            all.extend_from_slice(values);
            vm.type_construct(class.value(), &all, Some(names))
        }
        None => vm.type_construct(class.value(), args.rest(1), None),
    }
}

fn mro(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class: Gc<Type> = this(vm, args, Kind::Type)?;
    vm.list(Gc::<Tuple>::of(class.mro.get()).items())
}

fn subclasses(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class: Gc<Type> = this(vm, args, Kind::Type)?;
    let mut all = class.subclasses.get().map_or(Vec::new(), |l| Gc::<List>::of(l).to_vec());
    if class.header.aux.get() & TYPE_HEAP == 0 {
        // Builtin subclasses are not listed: their bases are in the table of types.
        for b in anypy_mini_vm::types::ALL {
            let c = vm.builtin(b);
            if Gc::<Tuple>::of(class_of(c).bases.get()).items().contains(&class.value()) {
                all.push(c);
            }
        }
    }
    vm.list(&all)
}

fn prepare(vm: &mut Vm, _: &Args<'_>) -> Res {
    Ok(vm.dict_new()?.value())
}

fn instancecheck(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class: Gc<Type> = this(vm, args, Kind::Type)?;
    Ok(Value::bool(vm.is_instance(args.at(1), class.value())))
}

fn subclasscheck(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class: Gc<Type> = this(vm, args, Kind::Type)?;
    if !is(args.at(1), Kind::Type) {
        return vm.type_error(&["issubclass() arg 1 must be a class"]);
    }
    Ok(Value::bool(vm.is_subtype(args.at(1), class.value())))
}

/// The text of a builtin's name without the module that messages show (`types.GenericAlias`).
fn bare(text: &'static str) -> &'static str {
    text.rsplit('.').next().unwrap_or(text)
}

fn immutable<T>(vm: &mut Vm, class: Gc<Type>, what: &str) -> Res<T> {
    let n = Gc::<Str>::of(class.name.get()).text();
    vm.type_error(&["cannot set '", what, "' attribute of immutable type '", n, "'"])
}

fn get_name(vm: &mut Vm, v: Value) -> Res {
    let name = class_of(v).name.get();
    let text = Gc::<Str>::of(name).text();
    if text.contains('.') {
        return vm.intern(bare(text));
    }
    Ok(name)
}
fn set_name(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let class = class_of(v);
    if class.header.aux.get() & TYPE_HEAP == 0 {
        return immutable(vm, class, "__name__");
    }
    match value {
        Some(name) if is(name, Kind::Str) => {
            class.name.set(name);
            Ok(())
        }
        _ => {
            let t = vm.type_name_of(value.unwrap_or(Value::NONE));
            let n = Gc::<Str>::of(class.name.get()).text();
            vm.type_error(&["can only assign string to ", n, ".__name__, not '", t, "'"])
        }
    }
}
fn get_qualname(vm: &mut Vm, v: Value) -> Res {
    let class = class_of(v);
    if class.header.aux.get() & TYPE_HEAP == 0 { get_name(vm, v) } else { Ok(class.qualname.get()) }
}
fn set_qualname(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    let class = class_of(v);
    if class.header.aux.get() & TYPE_HEAP == 0 {
        return immutable(vm, class, "__qualname__");
    }
    class.qualname.set(value.unwrap_or(Value::NONE));
    Ok(())
}

/// An attribute in the class's own namespace.
fn own(vm: &mut Vm, v: Value, sym: Sym) -> Res<Option<Value>> {
    let name = vm.sym(sym);
    let dict = vm.type_dict(class_of(v))?;
    Ok(dict.get_name(name))
}
fn set_own(vm: &mut Vm, v: Value, sym: Sym, value: Option<Value>) -> Res<()> {
    let class = class_of(v);
    let name = vm.sym(sym);
    if class.header.aux.get() & TYPE_HEAP == 0 {
        return immutable(vm, class, Gc::<Str>::of(name).text());
    }
    vm.dict_set_name(Gc::of(class.dict.get()), name, value.unwrap_or(Value::NONE))?;
    vm.class_changed(class)
}

fn get_module(vm: &mut Vm, v: Value) -> Res {
    if let Some(module) = own(vm, v, Sym::Module)? {
        return Ok(module);
    }
    let text = Gc::<Str>::of(class_of(v).name.get()).text();
    match text.rfind('.') {
        Some(dot) => vm.intern(text.get(..dot).unwrap_or("")),
        None => vm.intern("builtins"),
    }
}
fn set_module(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    set_own(vm, v, Sym::Module, value)
}
fn get_doc(vm: &mut Vm, v: Value) -> Res {
    let doc = own(vm, v, Sym::Doc)?.unwrap_or(Value::NONE);
    // A builtin's own `__doc__` field describes its instances.
    Ok(if is(doc, Kind::Member) { Value::NONE } else { doc })
}
fn set_doc(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    set_own(vm, v, Sym::Doc, value)
}
fn get_annotations(vm: &mut Vm, v: Value) -> Res {
    if let Some(found) = own(vm, v, Sym::Annotations)?
        && is(found, Kind::Dict)
    {
        return Ok(found);
    }
    let class = class_of(v);
    if class.header.aux.get() & TYPE_HEAP == 0 {
        let name = vm.sym(Sym::Annotations);
        return vm.no_attribute(v, name);
    }
    let dict = vm.dict_new()?.value();
    vm.root(dict);
    set_own(vm, v, Sym::Annotations, Some(dict))?;
    Ok(dict)
}
fn set_annotations(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    set_own(vm, v, Sym::Annotations, value)
}
fn get_bases(_: &mut Vm, v: Value) -> Res {
    Ok(class_of(v).bases.get())
}
fn get_base(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Tuple>::of(class_of(v).bases.get()).items().first().copied().unwrap_or(Value::NONE))
}
fn get_mro(_: &mut Vm, v: Value) -> Res {
    Ok(class_of(v).mro.get())
}
fn get_dict(vm: &mut Vm, v: Value) -> Res {
    let dict: Gc<Dict> = vm.type_dict(class_of(v))?;
    super::dict::proxy(vm, dict)
}
fn get_flags(_: &mut Vm, v: Value) -> Res {
    Ok(Value::small(class_of(v).header.aux.get() as i32))
}
fn get_text_signature(_: &mut Vm, _: Value) -> Res {
    Ok(Value::NONE)
}
fn no_type_params(vm: &mut Vm, _: Value) -> Res {
    Ok(vm.empty_tuple)
}

static NEW: NativeDef = with_keywords(function("type", new, 1, VAR));

/// The type's table.
pub const TYPE: TypeDef = TypeDef {
    builtin: Builtin::Type,
    methods: &[
        with_keywords(method("__call__", call, 1, VAR)),
        method("mro", mro, 1, 1),
        method("__subclasses__", subclasses, 1, 1),
        with_keywords(class_method("__prepare__", prepare, 1, 3)),
        method("__instancecheck__", instancecheck, 2, 2),
        method("__subclasscheck__", subclasscheck, 2, 2),
    ],
    getset: &[
        GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
        GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
        GetSetDef { name: "__module__", get: get_module, set: Some(set_module) },
        GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) },
        GetSetDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations) },
        GetSetDef { name: "__bases__", get: get_bases, set: None },
        GetSetDef { name: "__base__", get: get_base, set: None },
        GetSetDef { name: "__mro__", get: get_mro, set: None },
        GetSetDef { name: "__dict__", get: get_dict, set: None },
        GetSetDef { name: "__flags__", get: get_flags, set: None },
        GetSetDef { name: "__text_signature__", get: get_text_signature, set: None },
        GetSetDef { name: "__type_params__", get: no_type_params, set: None },
    ],
    new: Some(&NEW),
};

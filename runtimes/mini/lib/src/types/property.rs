//! `property`, `classmethod`, `staticmethod`

use anypy_mini_vm::layout::{Member, Pair, Property, Str, Type};
use anypy_mini_vm::native::{VAR, function, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, Kind, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

use super::this;

fn property_of(vm: &mut Vm, args: &Args<'_>) -> Res<Gc<Property>> {
    this(vm, args, Kind::Property)
}

/// The docstring of a property without its own: the getter's.
fn doc_of(vm: &mut Vm, get: Value, given: Option<Value>) -> Res {
    if let Some(doc) = given.filter(|d| !d.is_none()) {
        return Ok(doc);
    }
    if get.is_none() {
        return Ok(Value::NONE);
    }
    let name = vm.sym(Sym::Doc);
    Ok(vm.getattr_opt_quiet(get, name)?.unwrap_or(Value::NONE))
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let part = |i: usize| args.opt(i).unwrap_or(Value::NONE);
    let doc = doc_of(vm, part(1), args.opt(4))?;
    let p = vm.property(part(1), part(2), part(3), doc)?;
    vm.wrap_new(args.at(0), p)
}

fn init(vm: &mut Vm, args: &Args<'_>) -> Res {
    let p = property_of(vm, args)?;
    let part = |i: usize| args.opt(i).unwrap_or(Value::NONE);
    let doc = doc_of(vm, part(1), args.opt(4))?;
    p.get.set(part(1));
    p.set.set(part(2));
    p.del.set(part(3));
    p.doc.set(doc);
    Ok(Value::NONE)
}

/// A copy with one accessor replaced.
fn with(vm: &mut Vm, args: &Args<'_>, which: usize) -> Res {
    let p = property_of(vm, args)?;
    let mut parts = [p.get.get(), p.set.get(), p.del.get()];
    if let Some(part) = parts.get_mut(which) {
        *part = args.at(1);
    }
    let doc = if which == 0 { doc_of(vm, args.at(1), None)? } else { p.doc.get() };
    let class = vm.type_of(args.at(0));
    if class != vm.builtin(Builtin::Property) {
        let [get, set, del] = parts;
        return vm.call(class, &[get, set, del, doc]);
    }
    let [get, set, del] = parts;
    let copy = vm.property(get, set, del, doc)?;
    Gc::<Property>::of(copy).name.set(p.name.get());
    Ok(copy)
}
fn getter(vm: &mut Vm, args: &Args<'_>) -> Res {
    with(vm, args, 0)
}
fn setter(vm: &mut Vm, args: &Args<'_>) -> Res {
    with(vm, args, 1)
}
fn deleter(vm: &mut Vm, args: &Args<'_>) -> Res {
    with(vm, args, 2)
}

fn lacking(vm: &mut Vm, p: Gc<Property>, object: Value, what: &str) -> Res {
    let t = vm.type_name_of(object);
    match vm.as_str(p.name.get()) {
        Some(n) => vm.error_parts(
            Builtin::AttributeError,
            &["property '", n.text(), "' of '", t, "' object has no ", what],
        ),
        None => vm.error_parts(Builtin::AttributeError, &["property of '", t, "' object has no ", what]),
    }
}

fn get(vm: &mut Vm, args: &Args<'_>) -> Res {
    let p = property_of(vm, args)?;
    if args.at(1).is_none() {
        return Ok(args.at(0));
    }
    if p.get.get().is_none() {
        return lacking(vm, p, args.at(1), "getter");
    }
    vm.call(p.get.get(), &[args.at(1)])
}
fn set(vm: &mut Vm, args: &Args<'_>) -> Res {
    let p = property_of(vm, args)?;
    if p.set.get().is_none() {
        return lacking(vm, p, args.at(1), "setter");
    }
    vm.call(p.set.get(), &[args.at(1), args.at(2)])
}
fn delete(vm: &mut Vm, args: &Args<'_>) -> Res {
    let p = property_of(vm, args)?;
    if p.del.get().is_none() {
        return lacking(vm, p, args.at(1), "deleter");
    }
    vm.call(p.del.get(), &[args.at(1)])
}
fn set_name(vm: &mut Vm, args: &Args<'_>) -> Res {
    let p = property_of(vm, args)?;
    p.name.set(args.at(2));
    Ok(Value::NONE)
}

fn inner(vm: &Vm, v: Value) -> Gc<Property> {
    Gc::of(vm.unwrap(v))
}
fn fget(vm: &mut Vm, v: Value) -> Res {
    Ok(inner(vm, v).get.get())
}
fn fset(vm: &mut Vm, v: Value) -> Res {
    Ok(inner(vm, v).set.get())
}
fn fdel(vm: &mut Vm, v: Value) -> Res {
    Ok(inner(vm, v).del.get())
}
fn get_doc(vm: &mut Vm, v: Value) -> Res {
    Ok(inner(vm, v).doc.get())
}
fn set_doc(vm: &mut Vm, v: Value, value: Option<Value>) -> Res<()> {
    inner(vm, v).doc.set(value.unwrap_or(Value::NONE));
    Ok(())
}
fn get_name(vm: &mut Vm, v: Value) -> Res {
    Ok(inner(vm, v).name.get())
}

/// Whether a function is marked as abstract.
fn is_abstract(vm: &mut Vm, f: Value) -> Res<bool> {
    if f.is_none() {
        return Ok(false);
    }
    let name = vm.intern("__isabstractmethod__")?;
    match vm.getattr_opt_quiet(f, name)? {
        Some(v) => vm.truth(v),
        None => Ok(false),
    }
}
fn property_abstract(vm: &mut Vm, v: Value) -> Res {
    let p = inner(vm, v);
    for f in [p.get.get(), p.set.get(), p.del.get()] {
        if is_abstract(vm, f)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

static NEW: NativeDef = function("property|fget,fset,fdel,doc", new, 1, 5);

/// The table of `property`.
pub const PROPERTY: TypeDef = TypeDef {
    builtin: Builtin::Property,
    methods: &[
        method("__init__|fget,fset,fdel,doc", init, 1, 5),
        method("getter", getter, 2, 2),
        method("setter", setter, 2, 2),
        method("deleter", deleter, 2, 2),
        method("__get__", get, 2, 3),
        method("__set__", set, 3, 3),
        method("__delete__", delete, 2, 2),
        method("__set_name__", set_name, 3, 3),
    ],
    getset: &[
        GetSetDef { name: "fget", get: fget, set: None },
        GetSetDef { name: "fset", get: fset, set: None },
        GetSetDef { name: "fdel", get: fdel, set: None },
        GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) },
        GetSetDef { name: "__name__", get: get_name, set: None },
        GetSetDef { name: "__isabstractmethod__", get: property_abstract, set: None },
    ],
    new: Some(&NEW),
};

// classmethod and staticmethod

fn class_method_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.pair(Kind::ClassMethod, 0, args.at(1), Value::NONE)?;
    vm.wrap_new(args.at(0), v)
}
fn static_method_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.pair(Kind::StaticMethod, 0, args.at(1), Value::NONE)?;
    vm.wrap_new(args.at(0), v)
}

fn wrapped(vm: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Pair>::of(vm.unwrap(v)).first.get())
}
fn wrapped_attribute(vm: &mut Vm, v: Value, sym: Sym) -> Res {
    let f = wrapped(vm, v)?;
    let name = vm.sym(sym);
    vm.getattr(f, name)
}
fn wrapped_name(vm: &mut Vm, v: Value) -> Res {
    wrapped_attribute(vm, v, Sym::Name)
}
fn wrapped_qualname(vm: &mut Vm, v: Value) -> Res {
    wrapped_attribute(vm, v, Sym::QualName)
}
fn wrapped_doc(vm: &mut Vm, v: Value) -> Res {
    wrapped_attribute(vm, v, Sym::Doc)
}
fn wrapped_module(vm: &mut Vm, v: Value) -> Res {
    wrapped_attribute(vm, v, Sym::Module)
}
fn wrapped_annotations(vm: &mut Vm, v: Value) -> Res {
    wrapped_attribute(vm, v, Sym::Annotations)
}
fn wrapped_abstract(vm: &mut Vm, v: Value) -> Res {
    let f = wrapped(vm, v)?;
    Ok(Value::bool(is_abstract(vm, f)?))
}

fn wrapped_get(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    let object = args.at(1);
    let class = match args.opt(2) {
        Some(class) if is(class, Kind::Type) => class,
        _ => vm.type_of(object),
    };
    vm.bind(v, object, class)
}

fn static_call(vm: &mut Vm, args: &Args<'_>) -> Res {
    let f = wrapped(vm, args.at(0))?;
    match args.extra {
        Some((names, values)) => {
            let mut all = args.rest(1).to_vec();
            all.extend_from_slice(values);
            vm.call_with(f, &all, Some(names))
        }
        None => vm.call(f, args.rest(1)),
    }
}

const WRAPPED_FIELDS: &[GetSetDef] = &[
    GetSetDef { name: "__func__", get: wrapped, set: None },
    GetSetDef { name: "__wrapped__", get: wrapped, set: None },
    GetSetDef { name: "__name__", get: wrapped_name, set: None },
    GetSetDef { name: "__qualname__", get: wrapped_qualname, set: None },
    GetSetDef { name: "__doc__", get: wrapped_doc, set: None },
    GetSetDef { name: "__module__", get: wrapped_module, set: None },
    GetSetDef { name: "__annotations__", get: wrapped_annotations, set: None },
    GetSetDef { name: "__isabstractmethod__", get: wrapped_abstract, set: None },
];

static CLASS_METHOD_NEW: NativeDef = function("classmethod", class_method_new, 2, 2);
static STATIC_METHOD_NEW: NativeDef = function("staticmethod", static_method_new, 2, 2);

/// The table of `classmethod`.
pub const CLASS_METHOD: TypeDef = TypeDef {
    builtin: Builtin::ClassMethod,
    methods: &[method("__get__", wrapped_get, 2, 3)],
    getset: WRAPPED_FIELDS,
    new: Some(&CLASS_METHOD_NEW),
};
/// The table of `staticmethod`.
pub const STATIC_METHOD: TypeDef = TypeDef {
    builtin: Builtin::StaticMethod,
    methods: &[method("__get__", wrapped_get, 2, 3), with_keywords(method("__call__", static_call, 1, VAR))],
    getset: WRAPPED_FIELDS,
    new: Some(&STATIC_METHOD_NEW),
};

// Descriptors of fields

fn member_get(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.at(1).is_none() {
        return Ok(args.at(0));
    }
    vm.bind(args.at(0), args.at(1), Value::NONE)
}

fn member_set(vm: &mut Vm, args: &Args<'_>) -> Res {
    let member = Gc::<Member>::of(args.at(0));
    vm.member_set(member, args.at(1), member.name.get(), args.opt(2))?;
    Ok(Value::NONE)
}

fn member_repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let member = Gc::<Member>::of(args.at(0));
    let what = if member.def.get().is_some() { "<attribute '" } else { "<member '" };
    let name = vm.text_of(member.name.get())?;
    let owner = Gc::<Type>::of(member.class.get()).name.get();
    let text = [what, &name, "' of '", Gc::<Str>::of(owner).text(), "' objects>"].concat();
    vm.str(&text)
}

fn member_name(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Member>::of(v).name.get())
}

fn member_class(_: &mut Vm, v: Value) -> Res {
    Ok(Gc::<Member>::of(v).class.get())
}

/// The table of `member_descriptor`: an entry of `__slots__`.
pub const MEMBER: TypeDef = TypeDef {
    builtin: Builtin::Member,
    methods: &[
        method("__get__", member_get, 2, 3),
        method("__set__", member_set, 3, 3),
        method("__delete__", member_set, 2, 2),
        method("__repr__", member_repr, 1, 1),
    ],
    getset: &[
        GetSetDef { name: "__name__", get: member_name, set: None },
        GetSetDef { name: "__objclass__", get: member_class, set: None },
    ],
    new: None,
};
/// The table of `getset_descriptor`: a computed attribute of a builtin type.
pub const GETSET: TypeDef = TypeDef { builtin: Builtin::GetSet, ..MEMBER };

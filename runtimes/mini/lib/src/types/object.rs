//! `object`

use anypy_mini_vm::layout::{Str, TYPE_ABSTRACT, Type};
use anypy_mini_vm::native::{VAR, class_method, function, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    if !is(class, Kind::Type) {
        return vm.type_error_about(class, "object.__new__(X): X is not a type object (@)");
    }
    let c = Gc::<Type>::of(class);
    let n = Gc::<Str>::of(c.name.get()).text();
    if args.len() > 1 || args.extra.is_some() {
        let (new_name, init_name) = (vm.sym(Sym::New), vm.sym(Sym::Init));
        let own_new = vm.lookup(class, new_name)?.is_some_and(|f| !is(f, Kind::Native));
        let own_init = vm.lookup(class, init_name)?.is_some_and(|f| !is(f, Kind::Native));
        if own_new {
            return vm.type_error(&["object.__new__() takes exactly one argument (the type to instantiate)"]);
        }
        if !own_init && c.layout.get() == Kind::Instance {
            return vm.type_error(&[n, "() takes no arguments"]);
        }
    }
    if c.header.aux.get() & TYPE_ABSTRACT != 0 {
        return vm.type_error(&["Can't instantiate abstract class ", n]);
    }
    match c.layout.get() {
        Kind::Instance => Ok(vm.instance_new(c, None)?.value()),
        Kind::Exception => {
            let values = vm.tuple(args.rest(1))?;
            vm.exception_new(class, values)
        }
        _ => vm.type_error(&["object.__new__(", n, ") is not safe, use ", n, ".__new__()"]),
    }
}

fn dir(vm: &mut Vm, args: &Args<'_>) -> Res {
    let names = crate::builtins::code::attribute_names(vm, args.at(0))?;
    vm.list(&names)
}

fn repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (v, mut text) = (args.at(0), String::new());
    // Types of data have their own `__repr__`; for the others this is it.
    let plain = !v.is_heap()
        || (Kind::Big..=Kind::Range).contains(&anypy_mini_vm::heap::kind(v))
        || is(v, Kind::Instance);
    if plain {
        crate::repr::object(vm, v, &mut text);
    } else {
        (vm.library.repr)(vm, v, &mut text)?;
    }
    vm.str(&text)
}

fn sizeof(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::small(16))
}

fn subclasshook(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NOT_IMPLEMENTED)
}

static NEW: NativeDef = with_keywords(function("object", new, 1, VAR));

/// The type's table.
pub const OBJECT: TypeDef = TypeDef {
    builtin: Builtin::Object,
    methods: &[
        method("__repr__", repr, 1, 1),
        method("__dir__", dir, 1, 1),
        method("__sizeof__", sizeof, 1, 1),
        class_method("__subclasshook__", subclasshook, 2, 2),
    ],
    getset: &[],
    new: Some(&NEW),
};

//! Special methods of builtin types as objects: what `super().__getitem__(i)`, `int.__add__` and an instance of a
//! subclass of a builtin type find. Each works on the builtin value that its receiver is or carries, without looking
//! at what the receiver's class overrides.

use anypy_mini_syntax::opcode::Op;

use crate::heap::Gc;
use crate::layout::*;
use crate::native::{Args, NativeDef, VAR, class_method, method, with_keywords};
use crate::types::Builtin as B;
use crate::value::{Res, Value};
use crate::vm::{Vm, is};

fn declined(r: Option<Value>) -> Res {
    Ok(r.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// An operator as a method of its receiver's own type: an int's knows ints only, a float's no complex numbers.
fn operator(vm: &mut Vm, args: &Args<'_>, op: u32, reflected: bool) -> Res {
    let (a, b) = (vm.unwrap(args.at(0)), vm.unwrap(args.at(1)));
    let foreign = if vm.as_int(a).is_some() {
        vm.as_int(b).is_none()
    } else {
        is(a, Kind::Float) && is(b, Kind::Complex)
    };
    if foreign {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let r = if reflected { vm.binary_builtin(op, b, a)? } else { vm.binary_builtin(op, a, b)? };
    declined(r)
}

macro_rules! binary {
    ($($name:ident $reflected:ident $op:literal;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
                operator(vm, args, $op, false)
            }
            fn $reflected(vm: &mut Vm, args: &Args<'_>) -> Res {
                operator(vm, args, $op, true)
            }
        )*
    };
}

binary! {
    add radd 0;
    sub rsub 1;
    mul rmul 2;
    truediv rtruediv 4;
    floordiv rfloordiv 5;
    modulo rmodulo 6;
    pow rpow 7;
    lshift rlshift 8;
    rshift rrshift 9;
    and rand 10;
    or ror 11;
    xor rxor 12;
}

macro_rules! inplace {
    ($($name:ident $op:literal;)*) => {
        $(fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            let (a, b) = (vm.unwrap(args.at(0)), args.at(1));
            match vm.inplace_builtin($op, a, b)? {
                Some(_) => Ok(args.at(0)),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        })*
    };
}

inplace! {
    iadd 0;
    isub 1;
    imul 2;
    iand 10;
    ior 11;
    ixor 12;
}

macro_rules! compare {
    ($($name:ident $how:literal;)*) => {
        $(fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            let (a, b) = (vm.unwrap(args.at(0)), vm.unwrap(args.at(1)));
            // An int leaves floats to them.
            let declines = is(b, Kind::Float) && !is(a, Kind::Float) || is(b, Kind::Complex) && !is(a, Kind::Complex);
            if crate::ops::has_methods(a) || crate::ops::has_methods(b) || declines {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            let r = vm.compare_builtin($how, a, b)?;
            declined(r.map(Value::bool))
        })*
    };
}

compare! {
    lt 0;
    le 1;
    eq 2;
    ne 3;
    gt 4;
    ge 5;
}

fn neg(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    vm.unary(Op::Neg, v)
}
fn pos(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    vm.unary(Op::Pos, v)
}
fn invert(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    vm.unary(Op::Invert, v)
}
fn truth(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    Ok(Value::bool(vm.truth(v)?))
}
fn len(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    let n = vm.len(v)?;
    vm.int(n as i64)
}
fn iter(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    vm.iter(v)
}
fn next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.next_keeping(args.at(0))?;
    if v.is_unbound() { vm.stop_iteration(Value::NONE) } else { Ok(v) }
}
fn contains(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    Ok(Value::bool(vm.contains(v, args.at(1))?))
}
fn getitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    if is(v, Kind::Dict) && v != args.at(0) {
        // A dict subclass may say what a missing key means.
        if let Some(found) = vm.dict_get(Gc::of(v), args.at(1))? {
            return Ok(found);
        }
        if let Some(r) = vm.call_special(args.at(0), crate::sym::Sym::Missing, &[args.at(1)])? {
            return Ok(r);
        }
        return vm.key_error(args.at(1));
    }
    vm.get_item(v, args.at(1))
}
fn setitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    vm.set_item(v, args.at(1), args.at(2))?;
    Ok(Value::NONE)
}
fn delitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    vm.del_item(v, args.at(1))?;
    Ok(Value::NONE)
}
fn hash(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = vm.unwrap(args.at(0));
    let h = if crate::ops::has_methods(v) { (v.bits() >> 4) as i64 } else { vm.hash_full(v)? };
    vm.int(h)
}
fn repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut out = String::new();
    (vm.library.repr)(vm, args.at(0), &mut out)?;
    vm.str(&out)
}
fn str_plain(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(0);
    if crate::ops::has_methods(v)
        && let Some(r) = vm.call_special(v, crate::sym::Sym::Repr, &[])?
    {
        // Whether that is a string is `str`'s to say.
        return Ok(r);
    }
    let text = vm.repr(v)?;
    vm.str(&text)
}
fn str_itself(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(vm.unwrap(args.at(0)))
}
fn format(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(spec) = vm.as_str(args.at(1)) else {
        return vm.type_error_about(args.at(1), "__format__() argument must be str, not @");
    };
    if spec.text().is_empty() {
        // A subclass may have its own `__str__`.
        return vm.str_of(args.at(0));
    }
    (vm.library.format)(vm, args.at(0), spec.text())
}
fn index(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.index_value(args.at(0))
}
fn float(vm: &mut Vm, args: &Args<'_>) -> Res {
    match vm.number_as_float(args.at(0))? {
        Some(x) => vm.float(x),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

// `object`

fn object_eq(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(if args.at(0) == args.at(1) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}
fn object_ne(vm: &mut Vm, args: &Args<'_>) -> Res {
    match vm.call_special(args.at(0), crate::sym::Sym::Eq, &[args.at(1)])? {
        Some(r) if r != Value::NOT_IMPLEMENTED => Ok(Value::bool(!vm.truth(r)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}
fn object_compare(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NOT_IMPLEMENTED)
}
fn object_init(_: &mut Vm, _: &Args<'_>) -> Res {
    Ok(Value::NONE)
}
fn object_init_subclass(vm: &mut Vm, args: &Args<'_>) -> Res {
    if args.extra.is_some_and(|(names, _)| names.len.get() > 0) {
        let name = Gc::<Str>::of(Gc::<Type>::of(args.at(0)).name.get()).text();
        return vm.type_error(&[name, ".__init_subclass__() takes no keyword arguments"]);
    }
    Ok(Value::NONE)
}
fn object_format(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(0);
    if let Some(spec) = vm.as_str(args.at(1))
        && !spec.text().is_empty()
    {
        return vm.type_error_about(v, "unsupported format string passed to @.__format__");
    }
    vm.str_of(v)
}
fn name_argument(vm: &mut Vm, v: Value) -> Res {
    match vm.as_str(v) {
        Some(s) => Ok(vm.intern_value(s.value())),
        None => vm.type_error_about(v, "attribute name must be string, not '@'"),
    }
}
fn object_getattribute(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = name_argument(vm, args.at(1))?;
    let class = vm.type_of(args.at(0));
    match vm.getattr_generic(args.at(0), class, name)? {
        Some(v) => Ok(v),
        None => vm.no_attribute(args.at(0), name),
    }
}
fn object_setattr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = name_argument(vm, args.at(1))?;
    vm.setattr_generic(args.at(0), name, Some(args.at(2)))?;
    Ok(Value::NONE)
}
fn object_delattr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let name = name_argument(vm, args.at(1))?;
    vm.setattr_generic(args.at(0), name, None)?;
    Ok(Value::NONE)
}

/// Bits of groups of builtin types.
const NUMBER: u16 = 1; // int, bool, float, complex
const INTEGER: u16 = 2;
const SEQUENCE: u16 = 4; // str, bytes, bytearray, tuple, list, range
const MUTABLE: u16 = 8; // list, bytearray, dict
const MAPPING: u16 = 16;
const SET: u16 = 32; // set, frozenset, dict keys and items
const ITERATOR: u16 = 64;
const ORDERED: u16 = 128; // str, bytes, bytearray, tuple, list, sets, int, float
const EQUAL: u16 = 256;
const CONCAT: u16 = 512; // str, bytes, bytearray, tuple, list
const GROW: u16 = 1024; // list, bytearray: in-place + and *
const OBJECT: u16 = 2048;
const TEXT: u16 = 4096; // str
const LENGTH: u16 = 8192;
const MUTABLE_SET: u16 = 16384;
const REAL: u16 = 32768; // int, float

fn groups(b: B) -> u16 {
    match b {
        B::Object => OBJECT,
        B::Int => NUMBER | INTEGER | ORDERED | EQUAL | REAL,
        B::Float => NUMBER | ORDERED | EQUAL | REAL,
        B::Complex => NUMBER | EQUAL,
        B::Str => SEQUENCE | ORDERED | EQUAL | CONCAT | TEXT | LENGTH,
        B::Bytes | B::Tuple => SEQUENCE | ORDERED | EQUAL | CONCAT | LENGTH,
        B::ByteArray | B::List => SEQUENCE | MUTABLE | ORDERED | EQUAL | CONCAT | GROW | LENGTH,
        B::Range => SEQUENCE | EQUAL | LENGTH,
        B::MemoryView => SEQUENCE | MUTABLE | EQUAL | LENGTH,
        B::Dict => MAPPING | MUTABLE | EQUAL | LENGTH,
        B::MappingProxy => MAPPING | EQUAL | LENGTH,
        B::Set => SET | ORDERED | EQUAL | LENGTH | MUTABLE_SET,
        B::FrozenSet | B::DictKeys | B::DictItems => SET | ORDERED | EQUAL | LENGTH,
        B::DictValues => LENGTH,
        B::Slice | B::Method | B::NoneType => EQUAL,
        _ => 0,
    }
}

static TABLE: &[(u16, NativeDef)] = &[
    (OBJECT, method("__eq__", object_eq, 2, 2)),
    (OBJECT, method("__ne__", object_ne, 2, 2)),
    (OBJECT, method("__lt__", object_compare, 2, 2)),
    (OBJECT, method("__le__", object_compare, 2, 2)),
    (OBJECT, method("__gt__", object_compare, 2, 2)),
    (OBJECT, method("__ge__", object_compare, 2, 2)),
    (OBJECT, method("__hash__", hash, 1, 1)),
    (OBJECT, method("__str__", str_plain, 1, 1)),
    (OBJECT, method("__format__", object_format, 2, 2)),
    (OBJECT, with_keywords(method("__init__", object_init, 1, VAR))),
    (OBJECT, with_keywords(class_method("__init_subclass__", object_init_subclass, 1, 1))),
    (OBJECT, method("__getattribute__", object_getattribute, 2, 2)),
    (OBJECT, method("__setattr__", object_setattr, 3, 3)),
    (OBJECT, method("__delattr__", object_delattr, 2, 2)),
    (TEXT, method("__str__", str_itself, 1, 1)),
    (NUMBER | SEQUENCE | MAPPING | SET, method("__repr__", repr, 1, 1)),
    (NUMBER | SEQUENCE, method("__hash__", hash, 1, 1)),
    (NUMBER | TEXT, method("__format__", format, 2, 2)),
    (NUMBER, method("__bool__", truth, 1, 1)),
    (EQUAL, method("__eq__", eq, 2, 2)),
    (EQUAL, method("__ne__", ne, 2, 2)),
    (ORDERED, method("__lt__", lt, 2, 2)),
    (ORDERED, method("__le__", le, 2, 2)),
    (ORDERED, method("__gt__", gt, 2, 2)),
    (ORDERED, method("__ge__", ge, 2, 2)),
    (NUMBER | CONCAT, method("__add__", add, 2, 2)),
    (NUMBER, method("__radd__", radd, 2, 2)),
    (NUMBER | CONCAT, method("__mul__", mul, 2, 2)),
    (NUMBER | CONCAT, method("__rmul__", rmul, 2, 2)),
    (NUMBER | SET, method("__sub__", sub, 2, 2)),
    (NUMBER | SET, method("__rsub__", rsub, 2, 2)),
    (NUMBER, method("__truediv__", truediv, 2, 2)),
    (NUMBER, method("__rtruediv__", rtruediv, 2, 2)),
    (REAL, method("__floordiv__", floordiv, 2, 2)),
    (REAL, method("__rfloordiv__", rfloordiv, 2, 2)),
    (REAL | TEXT, method("__mod__", modulo, 2, 2)),
    (REAL, method("__rmod__", rmodulo, 2, 2)),
    (NUMBER, method("__pow__", pow, 2, 2)),
    (NUMBER, method("__rpow__", rpow, 2, 2)),
    (INTEGER, method("__lshift__", lshift, 2, 2)),
    (INTEGER, method("__rlshift__", rlshift, 2, 2)),
    (INTEGER, method("__rshift__", rshift, 2, 2)),
    (INTEGER, method("__rrshift__", rrshift, 2, 2)),
    (INTEGER | SET, method("__and__", and, 2, 2)),
    (INTEGER | SET, method("__rand__", rand, 2, 2)),
    (INTEGER | SET | MAPPING, method("__or__", or, 2, 2)),
    (INTEGER | SET | MAPPING, method("__ror__", ror, 2, 2)),
    (INTEGER | SET, method("__xor__", xor, 2, 2)),
    (INTEGER | SET, method("__rxor__", rxor, 2, 2)),
    (NUMBER, method("__neg__", neg, 1, 1)),
    (NUMBER, method("__pos__", pos, 1, 1)),
    (INTEGER, method("__invert__", invert, 1, 1)),
    (INTEGER, method("__index__", index, 1, 1)),
    (INTEGER, method("__int__", index, 1, 1)),
    (REAL, method("__float__", float, 1, 1)),
    (GROW, method("__iadd__", iadd, 2, 2)),
    (GROW, method("__imul__", imul, 2, 2)),
    (MUTABLE_SET, method("__isub__", isub, 2, 2)),
    (MUTABLE_SET, method("__iand__", iand, 2, 2)),
    (MUTABLE_SET | MAPPING, method("__ior__", ior, 2, 2)),
    (MUTABLE_SET, method("__ixor__", ixor, 2, 2)),
    (LENGTH, method("__len__", len, 1, 1)),
    (LENGTH, method("__iter__", iter, 1, 1)),
    (ITERATOR, method("__iter__", iter, 1, 1)),
    (ITERATOR, method("__next__", next, 1, 1)),
    (SEQUENCE | MAPPING | SET, method("__contains__", contains, 2, 2)),
    (SEQUENCE | MAPPING, method("__getitem__", getitem, 2, 2)),
    (MUTABLE, method("__setitem__", setitem, 3, 3)),
    (MUTABLE, method("__delitem__", delitem, 2, 2)),
];

/// Adds the special methods of a builtin type to its namespace.
pub(crate) fn fill(vm: &mut Vm, class: Gc<Type>, dict: Gc<Dict>) -> Res<()> {
    let Some(b) = B::from_number(class.builtin.get()) else { return Ok(()) };
    let mut mine = groups(b);
    if b.row().layout == Kind::Iter || b == B::Generator {
        mine |= ITERATOR;
    }
    for (groups, def) in TABLE {
        if groups & mine != 0 {
            vm.add_method(class, dict, def)?;
            if !matches!(def.name, "__format__" | "__init_subclass__")
                && let Some(v) = dict.get_name(vm.intern(def.name)?)
            {
                let aux = &Gc::<Native>::of(v).header.aux;
                aux.set(aux.get() | NATIVE_SLOT);
            }
        }
    }
    if matches!(b, B::List | B::Dict | B::Set | B::ByteArray | B::DictKeys | B::DictItems) {
        let name = vm.sym(crate::sym::Sym::Hash);
        vm.dict_set_name(dict, name, Value::NONE)?;
    }
    Ok(())
}

impl Vm {
    /// What a builtin type's `new` returns: the value, or for a subclass an instance that carries it.
    pub fn wrap_new(&mut self, class: Value, value: Value) -> Res {
        let c = Gc::<Type>::of(class);
        if c.header.aux.get() & TYPE_HEAP == 0 {
            return Ok(value);
        }
        self.root(value);
        let instance = self.instance_new(c, Some(value))?;
        self.roots.pop();
        Ok(instance.value())
    }
}

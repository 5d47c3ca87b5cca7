//! `_operator`: Python's operators as functions, and `itemgetter`, `attrgetter` and `methodcaller`.

use anypy_mini_vm::layout::{Module, Tuple, Values};
use anypy_mini_vm::native::{VAR, function, method, with_keywords};
use anypy_mini_vm::{Args, ClassDef, Gc, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

/// Tags of the callables' records. An itemgetter's and an attrgetter's: a tuple of keys or names; a methodcaller's:
/// the name, its arguments with those by keyword last, the tuple of keywords.
const ITEMS: u16 = 131;
const ATTRIBUTES: u16 = 132;
const METHOD: u16 = 133;

macro_rules! operators {
    ($call:ident: $($name:ident $op:expr),*) => {
        $(fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            vm.$call($op, args.at(0), args.at(1))
        })*
    };
}
operators! { binary: add 0, sub 1, mul 2, matmul 3, truediv 4, floordiv 5, modulo 6, pow 7, lshift 8, rshift 9,
and_ 10, or_ 11, xor 12 }
operators! { inplace: iadd 0, isub 1, imul 2, imatmul 3, itruediv 4, ifloordiv 5, imod 6, ipow 7, ilshift 8,
irshift 9, iand 10, ior 11, ixor 12 }
operators! { compare: lt 0, le 1, eq 2, ne 3, gt 4, ge 5 }

fn not_(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(!vm.truth(args.at(0))?))
}
fn truth(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(vm.truth(args.at(0))?))
}
fn is_(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(vm.same(args.at(0), args.at(1))))
}
fn is_not(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(!vm.same(args.at(0), args.at(1))))
}
fn contains(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(vm.contains(args.at(0), args.at(1))?))
}
fn getitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.get_item(args.at(0), args.at(1))
}
fn setitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.set_item(args.at(0), args.at(1), args.at(2))?;
    Ok(Value::NONE)
}
fn delitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.del_item(args.at(0), args.at(1))?;
    Ok(Value::NONE)
}
fn index(vm: &mut Vm, args: &Args<'_>) -> Res {
    vm.index_value(args.at(0))
}
fn concat(vm: &mut Vm, args: &Args<'_>) -> Res {
    sequence(vm, args.at(0))?;
    sequence(vm, args.at(1))?;
    vm.binary(0, args.at(0), args.at(1))
}
fn iconcat(vm: &mut Vm, args: &Args<'_>) -> Res {
    sequence(vm, args.at(0))?;
    vm.inplace(0, args.at(0), args.at(1))
}
fn sequence(vm: &mut Vm, v: Value) -> Res<()> {
    if vm.special(v, anypy_mini_vm::Sym::GetItem)?.is_none() {
        return vm.object_error(v, "can't be concatenated");
    }
    Ok(())
}
fn count_of(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut n = 0;
    for item in vm.collect_iterable(args.at(0))? {
        n += vm.equals(item, args.at(1))? as i32;
    }
    Ok(Value::small(n))
}
fn index_of(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = vm.iter(args.at(0))?;
    vm.root(it);
    let mut i = 0;
    loop {
        let item = vm.next(it)?;
        if item.is_unbound() {
            return vm.value_error(&["sequence.index(x): x not in sequence"]);
        }
        vm.root(item);
        if vm.equals(item, args.at(1))? {
            return Ok(Value::small(i));
        }
        i += 1;
    }
}

fn fields(vm: &mut Vm, v: Value, tag: u16) -> Res<Gc<Values>> {
    if let Some(record) = vm.payload(v).filter(|r| is(*r, Kind::Record)) {
        let record = Gc::<Values>::of(record);
        if record.header.aux.get() == tag {
            return Ok(record);
        }
    }
    let t = vm.type_name_of(v);
    vm.type_error(&["descriptor '__call__' doesn't apply to a '", t, "' object"])
}

fn getter_new(vm: &mut Vm, args: &Args<'_>, tag: u16) -> Res {
    let keys = vm.tuple(args.rest(1))?;
    let record = vm.record(tag, &[keys])?;
    vm.wrap_new(args.at(0), record.value())
}
fn item_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    getter_new(vm, args, ITEMS)
}
fn attr_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    for name in args.rest(1) {
        if vm.as_str(*name).is_none() {
            return vm.type_error(&["attribute name must be a string"]);
        }
    }
    getter_new(vm, args, ATTRIBUTES)
}
fn method_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    if vm.as_str(args.at(1)).is_none() {
        return vm.type_error(&["method name must be a string"]);
    }
    let mut values = args.rest(2).to_vec();
    let mut names = vm.empty_tuple;
    if let Some((given, extra)) = args.extra {
        values.extend_from_slice(extra);
        names = given.value();
    }
    let values = vm.tuple(&values)?;
    let record = vm.record(METHOD, &[args.at(1), values, names])?;
    vm.wrap_new(args.at(0), record.value())
}

fn get_by(vm: &mut Vm, args: &Args<'_>, tag: u16, get: fn(&mut Vm, Value, Value) -> Res) -> Res {
    let record = fields(vm, args.at(0), tag)?;
    let keys = record.values().first().map_or(vm.empty_tuple, |c| c.get());
    let keys = Gc::<Tuple>::of(keys).items();
    if let [key] = keys {
        return get(vm, args.at(1), *key);
    }
    let mut out = Vec::with_capacity(keys.len());
    for key in keys {
        let v = get(vm, args.at(1), *key)?;
        vm.root(v);
        out.push(v);
    }
    vm.tuple(&out)
}
fn dotted(vm: &mut Vm, object: Value, name: Value) -> Res {
    let Some(text) = vm.as_str(name) else { return Ok(Value::NONE) };
    let mut v = object;
    // The name is the record's: it lives as long as the getter, whatever an attribute runs.
    for part in text.text().split('.') {
        v = vm.getattr_text(v, part)?;
        vm.root(v);
    }
    Ok(v)
}
fn item_call(vm: &mut Vm, args: &Args<'_>) -> Res {
    get_by(vm, args, ITEMS, Vm::get_item)
}
fn attr_call(vm: &mut Vm, args: &Args<'_>) -> Res {
    get_by(vm, args, ATTRIBUTES, dotted)
}
fn method_call(vm: &mut Vm, args: &Args<'_>) -> Res {
    let record = fields(vm, args.at(0), METHOD)?;
    let [name, values, names] = record.values() else { return Ok(Value::NONE) };
    let name = vm.intern_value(name.get());
    let f = vm.getattr(args.at(1), name)?;
    let names = Gc::<Tuple>::of(names.get());
    let values = Gc::<Tuple>::of(values.get()).items();
    vm.call_with(f, values, if names.items().is_empty() { None } else { Some(names) })
}

fn item_repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let record = fields(vm, args.at(0), ITEMS)?;
    getter_repr(vm, record, "operator.itemgetter(")
}
fn attr_repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let record = fields(vm, args.at(0), ATTRIBUTES)?;
    getter_repr(vm, record, "operator.attrgetter(")
}
fn getter_repr(vm: &mut Vm, record: Gc<Values>, start: &str) -> Res {
    let mut out = String::from(start);
    let keys = record.values().first().map_or(vm.empty_tuple, |c| c.get());
    for (i, key) in Gc::<Tuple>::of(keys).items().iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        vm.repr_into(*key, &mut out)?;
    }
    out.push(')');
    vm.str(&out)
}
fn method_repr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let record = fields(vm, args.at(0), METHOD)?;
    let [name, values, names] = record.values() else { return Ok(Value::NONE) };
    let mut out = String::from("operator.methodcaller(");
    vm.repr_into(name.get(), &mut out)?;
    let values = Gc::<Tuple>::of(values.get()).items();
    let names = Gc::<Tuple>::of(names.get()).items();
    let positional = values.len() - names.len();
    for (i, v) in values.iter().enumerate() {
        out.push_str(", ");
        if let Some(name) = i.checked_sub(positional).and_then(|k| names.get(k)).and_then(|n| vm.as_str(*n)) {
            out.push_str(name.text());
            out.push('=');
        }
        vm.repr_into(*v, &mut out)?;
    }
    out.push(')');
    vm.str(&out)
}

static ITEM_NEW: NativeDef = function("itemgetter", item_new, 2, VAR);
static ATTR_NEW: NativeDef = function("attrgetter", attr_new, 2, VAR);
static METHOD_NEW: NativeDef = with_keywords(function("methodcaller", method_new, 2, VAR));

static CLASSES: [ClassDef; 3] = [
    ClassDef {
        name: "itemgetter",
        methods: &[method("__call__", item_call, 2, 2), method("__repr__", item_repr, 1, 1)],
        getset: &[],
        new: Some(&ITEM_NEW),
    },
    ClassDef {
        name: "attrgetter",
        methods: &[method("__call__", attr_call, 2, 2), method("__repr__", attr_repr, 1, 1)],
        getset: &[],
        new: Some(&ATTR_NEW),
    },
    ClassDef {
        name: "methodcaller",
        methods: &[method("__call__", method_call, 2, 2), method("__repr__", method_repr, 1, 1)],
        getset: &[],
        new: Some(&METHOD_NEW),
    },
];

fn start(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let name = vm.str("operator")?;
    for def in &CLASSES {
        let class = vm.class_from(module, def, &[])?;
        vm.dict_set_text(Gc::of(class.dict.get()), "__module__", name)?;
        vm.class_changed(class)?;
    }
    Ok(())
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef {
    name: "_operator",
    functions: &[
        function("add", add, 2, 2),
        function("sub", sub, 2, 2),
        function("mul", mul, 2, 2),
        function("matmul", matmul, 2, 2),
        function("truediv", truediv, 2, 2),
        function("floordiv", floordiv, 2, 2),
        function("mod", modulo, 2, 2),
        function("pow", pow, 2, 2),
        function("lshift", lshift, 2, 2),
        function("rshift", rshift, 2, 2),
        function("and_", and_, 2, 2),
        function("or_", or_, 2, 2),
        function("xor", xor, 2, 2),
        function("iadd", iadd, 2, 2),
        function("isub", isub, 2, 2),
        function("imul", imul, 2, 2),
        function("imatmul", imatmul, 2, 2),
        function("itruediv", itruediv, 2, 2),
        function("ifloordiv", ifloordiv, 2, 2),
        function("imod", imod, 2, 2),
        function("ipow", ipow, 2, 2),
        function("ilshift", ilshift, 2, 2),
        function("irshift", irshift, 2, 2),
        function("iand", iand, 2, 2),
        function("ior", ior, 2, 2),
        function("ixor", ixor, 2, 2),
        function("lt", lt, 2, 2),
        function("le", le, 2, 2),
        function("eq", eq, 2, 2),
        function("ne", ne, 2, 2),
        function("gt", gt, 2, 2),
        function("ge", ge, 2, 2),
        function("not_", not_, 1, 1),
        function("truth", truth, 1, 1),
        function("is_", is_, 2, 2),
        function("is_not", is_not, 2, 2),
        function("contains", contains, 2, 2),
        function("getitem", getitem, 2, 2),
        function("setitem", setitem, 3, 3),
        function("delitem", delitem, 2, 2),
        function("index", index, 1, 1),
        function("concat", concat, 2, 2),
        function("iconcat", iconcat, 2, 2),
        function("countOf", count_of, 2, 2),
        function("indexOf", index_of, 2, 2),
    ],
    init: Some(start),
};

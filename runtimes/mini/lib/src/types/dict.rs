//! `dict` and `mappingproxy`

use anypy_mini_vm::iter;
use anypy_mini_vm::layout::{DICT_PROXY, DICT_WATCHED, Dict, Iter};
use anypy_mini_vm::native::{class_method, function, method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, Kind, NativeDef, Res, TypeDef, Value, Vm, is};

use super::this;

fn dict_of(vm: &mut Vm, args: &Args<'_>) -> Res<Gc<Dict>> {
    this(vm, args, Kind::Dict)
}

fn fill(vm: &mut Vm, dict: Gc<Dict>, args: &Args<'_>) -> Res<()> {
    if let Some(source) = args.opt(1) {
        vm.dict_update(dict, source)?;
    }
    for (name, value) in args.keywords() {
        vm.dict_set(dict, name, value)?;
    }
    Ok(())
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = vm.dict_new()?;
    vm.root(dict.value());
    fill(vm, dict, args)?;
    vm.wrap_new(args.at(0), dict.value())
}

fn update(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    fill(vm, dict, args)?;
    Ok(Value::NONE)
}

fn get(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    Ok(vm.dict_get(dict, args.at(1))?.unwrap_or(args.at(2)))
}

fn setdefault(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    if let Some(found) = vm.dict_get(dict, args.at(1))? {
        return Ok(found);
    }
    vm.dict_set(dict, args.at(1), args.at(2))?;
    Ok(args.at(2))
}

fn pop(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    // An empty one does not even ask for the hash.
    match if dict.pairs().next().is_none() { None } else { vm.dict_remove(dict, args.at(1))? } {
        Some(value) => Ok(value),
        None => match args.opt(2) {
            Some(default) => Ok(default),
            None => vm.key_error(args.at(1)),
        },
    }
}

fn popitem(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    let entries = dict.entries();
    let Some(at) = entries.iter().rposition(|e| !e.key.get().is_unbound()) else {
        let message = vm.str("popitem(): dictionary is empty")?;
        return vm.error_with(Builtin::KeyError, &[message]);
    };
    let key = entries.get(at).map_or(Value::NONE, |e| e.key.get());
    let value = vm.dict_remove_at(dict, at).unwrap_or(Value::NONE);
    vm.tuple(&[key, value])
}

fn clear(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    if dict.header.aux.get() & DICT_WATCHED != 0 {
        // One by one: the VM's caches hear of each.
        for at in (0..dict.entries().len()).rev() {
            if dict.entries().get(at).is_some_and(|e| !e.key.get().is_unbound()) {
                vm.dict_remove_at(dict, at);
            }
        }
    }
    dict.clear();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    Ok(vm.dict_copy(dict, Kind::Dict)?.value())
}

fn keys(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    vm.dict_view(0, dict.value())
}

fn values(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    vm.dict_view(1, dict.value())
}

fn items(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    vm.dict_view(2, dict.value())
}

fn fromkeys(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    let made = if class == vm.builtin(Builtin::Dict) { vm.dict_new()?.value() } else { vm.call(class, &[])? };
    vm.root(made);
    for key in vm.collect_iterable(args.at(1))? {
        vm.set_item(made, key, args.at(2))?;
    }
    Ok(made)
}

/// The backwards iterator over a dict: 0 keys, 1 values, 2 items.
pub fn backwards(vm: &mut Vm, dict: Gc<Dict>, which: u16) -> Res {
    let extra = Value::small((dict.len() as i32) << 2 | which as i32);
    let it = vm.iterator(iter::DICT_REVERSED, dict.value(), Some(extra))?;
    Gc::<Iter>::of(it).index.set(dict.used.get());
    Ok(it)
}

fn reversed(vm: &mut Vm, args: &Args<'_>) -> Res {
    let dict = dict_of(vm, args)?;
    backwards(vm, dict, 0)
}

static NEW: NativeDef = with_keywords(function("dict", new, 1, 2));

/// The type's table.
pub const DICT: TypeDef = TypeDef {
    builtin: Builtin::Dict,
    methods: &[
        with_keywords(method("__init__", update, 1, 2)),
        method("get", get, 2, 3),
        method("setdefault", setdefault, 2, 3),
        method("pop", pop, 2, 3),
        method("popitem", popitem, 1, 1),
        with_keywords(method("update", update, 1, 2)),
        method("keys", keys, 1, 1),
        method("values", values, 1, 1),
        method("items", items, 1, 1),
        method("clear", clear, 1, 1),
        method("copy", copy, 1, 1),
        class_method("fromkeys", fromkeys, 2, 3),
        method("__reversed__", reversed, 1, 1),
    ],
    getset: &[],
    new: Some(&NEW),
};

fn proxy_new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let inner = vm.unwrap(args.at(1));
    if !is(inner, Kind::Dict) {
        return vm.type_error_about(args.at(1), "mappingproxy() argument must be a mapping, not @");
    }
    proxy(vm, Gc::of(inner))
}

/// A read-only copy of a namespace.
pub fn proxy(vm: &mut Vm, dict: Gc<Dict>) -> Res {
    let copy = vm.dict_copy(dict, Kind::Dict)?;
    copy.header.aux.set(DICT_PROXY);
    Ok(copy.value())
}

static PROXY_NEW: NativeDef = function("mappingproxy", proxy_new, 2, 2);

/// The table of `mappingproxy`.
pub const MAPPING_PROXY: TypeDef = TypeDef {
    builtin: Builtin::MappingProxy,
    methods: &[
        method("get", get, 2, 3),
        method("keys", keys, 1, 1),
        method("values", values, 1, 1),
        method("items", items, 1, 1),
        method("copy", copy, 1, 1),
        method("__reversed__", reversed, 1, 1),
    ],
    getset: &[],
    new: Some(&PROXY_NEW),
};

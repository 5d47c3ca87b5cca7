//! `repr` of every kind of builtin object.
//!
//! One function writes into one buffer, so that a nested container costs no intermediate strings. Containers stand
//! on `vm.repr_stack` while they are written: one that is met again inside itself is shown as `[...]`.

use anypy_mini_base::bigint::{IntBuf, write_i64, write_u32};
use anypy_mini_base::{float, text};
use anypy_mini_vm::heap::kind;
use anypy_mini_vm::layout::*;
use anypy_mini_vm::make::IntView;
use anypy_mini_vm::native::METHOD;
use anypy_mini_vm::{Builtin, Gc, HostOp, Res, Sym, Value, Vm, is};

use crate::types::text::as_text;

/// Digits of an int in decimal text beyond which CPython refuses.
pub const INT_DIGITS: usize = 4300;
/// Limbs that surely have fewer digits than [`INT_DIGITS`].
const INT_LIMBS: usize = 446;

/// `repr(v)` of builtin objects.
pub fn repr(vm: &mut Vm, v: Value, out: &mut String) -> Res<()> {
    if v.is_small() {
        write_i64(v.as_small() as i64, out);
        return Ok(());
    }
    if !v.is_heap() {
        out.push_str(match v {
            Value::NONE => "None",
            Value::TRUE => "True",
            Value::FALSE => "False",
            Value::ELLIPSIS => "Ellipsis",
            Value::NOT_IMPLEMENTED => "NotImplemented",
            _ => "<unbound>",
        });
        return Ok(());
    }
    let v = match vm.payload(v) {
        // A subclass of a set or bytearray shows its own name.
        Some(inner) if is(inner, Kind::Set) || is(inner, Kind::FrozenSet) => {
            let name = vm.type_name_of(v);
            return nested(vm, inner, "set(...)", out, name, set);
        }
        Some(inner) if is(inner, Kind::ByteArray) => {
            out.push_str(vm.type_name_of(v));
            return bytearray(vm, inner, out);
        }
        Some(inner) if !inner.is_heap() => return repr(vm, inner, out),
        Some(inner) => inner,
        None => v,
    };
    match kind(v) {
        Kind::Big => return int(vm, v, out),
        Kind::Float => float::repr(&*vm.platform, Gc::<Float>::of(v).value.get(), out),
        Kind::Complex => {
            let c = Gc::<Complex>::of(v);
            float::repr_complex(&*vm.platform, c.re.get(), c.im.get(), out);
        }
        Kind::Str => text::repr(&*vm.platform, Gc::<Str>::of(v).text(), out),
        Kind::Bytes => text::repr_bytes(Gc::<Str>::of(v).bytes(), out),
        Kind::ByteArray => {
            out.push_str("bytearray");
            return bytearray(vm, v, out);
        }
        Kind::List => return nested(vm, v, "[...]", out, "", list),
        Kind::Tuple => return nested(vm, v, "(...)", out, "", tuple),
        Kind::Dict => {
            let proxy = Gc::<Header>::of(v).aux.get() & DICT_PROXY != 0;
            if proxy {
                out.push_str("mappingproxy(");
            }
            nested(vm, v, "{...}", out, "", dict)?;
            if proxy {
                out.push(')');
            }
        }
        Kind::Set => return nested(vm, v, "set(...)", out, "", set),
        Kind::FrozenSet => {
            return nested(vm, v, "frozenset(...)", out, "frozenset", set);
        }
        Kind::Range => {
            let r = Gc::<Triple>::of(v);
            out.push_str("range(");
            repr(vm, r.start.get(), out)?;
            out.push_str(", ");
            repr(vm, r.stop.get(), out)?;
            if r.step.get() != Value::small(1) {
                out.push_str(", ");
                repr(vm, r.step.get(), out)?;
            }
            out.push(')');
        }
        Kind::Slice => {
            let s = Gc::<Triple>::of(v);
            out.push_str("slice(");
            vm.repr_into(s.start.get(), out)?;
            out.push_str(", ");
            vm.repr_into(s.stop.get(), out)?;
            out.push_str(", ");
            vm.repr_into(s.step.get(), out)?;
            out.push(')');
        }
        Kind::DictView => {
            out.push_str(vm.type_name_of(v));
            out.push('(');
            nested(vm, v, "...", out, "", dict_view)?;
            out.push(')');
        }
        Kind::Type => {
            out.push_str("<class '");
            class_path(vm, Gc::of(v), out);
            out.push_str("'>");
        }
        Kind::Exception => return exception(vm, Gc::of(v), out),
        Kind::Native => native(vm, Gc::of(v), out),
        Kind::Method => return method(vm, Gc::of(v), out),
        Kind::Module => return module(vm, Gc::of(v), out),
        Kind::HostObject => {
            let s = vm.host(HostOp::Text, v, None, &[])?;
            if let Some(s) = vm.as_str(s) {
                out.push_str(s.text());
            }
        }
        Kind::Alias => return nested(vm, v, "...", out, "", alias),
        Kind::ClassMethod | Kind::StaticMethod => {
            out.push('<');
            out.push_str(vm.type_name_of(v));
            out.push('(');
            vm.repr_into(Gc::<Pair>::of(v).first.get(), out)?;
            out.push_str(")>");
        }
        Kind::Member => {
            let m = Gc::<Member>::of(v);
            out.push_str(if m.header.aux.get() == 0 { "<member '" } else { "<attribute '" });
            push_text(m.name.get(), out);
            out.push_str("' of '");
            class_path(vm, Gc::of(m.class.get()), out);
            out.push_str("' objects>");
        }
        Kind::Function => named(vm, "function ", Gc::<Function>::of(v).qualname.get(), v, out),
        Kind::Generator => {
            let prefix = [vm.type_name_of(v), " object "].concat();
            named(vm, &prefix, Gc::<Generator>::of(v).qualname.get(), v, out);
        }
        Kind::Code => {
            let code = Gc::<Code>::of(v);
            out.push_str("<code object ");
            push_text(code.name.get(), out);
            out.push_str(" at ");
            address(v, out);
            out.push_str(", file \"");
            push_text(code.file.get(), out);
            out.push_str("\", line ");
            write_u32(code.first_line.get(), 10, out);
            out.push('>');
        }
        Kind::Cell => {
            let content = Gc::<CellObject>::of(v).value.get();
            out.push_str("<cell at ");
            address(v, out);
            if content.is_unbound() {
                out.push_str(": empty>");
            } else {
                out.push_str(": ");
                out.push_str(vm.type_name_of(content));
                out.push_str(" object at ");
                address(content, out);
                out.push('>');
            }
        }
        Kind::Super => {
            let s = Gc::<anypy_mini_vm::access::SuperObject>::of(v);
            out.push_str("<super: <class '");
            out.push_str(Gc::<Str>::of(Gc::<Type>::of(s.fields.class.get()).name.get()).text());
            out.push_str("'>, ");
            if s.fields.this.get().is_none() {
                out.push_str("NULL>");
            } else {
                out.push('<');
                out.push_str(vm.type_name_of(s.fields.start.get()));
                out.push_str(" object>>");
            }
        }
        // Instances, iterators, tracebacks, frames, properties...
        _ => object(vm, v, out),
    }
    Ok(())
}

/// `repr` of an int of any size; ValueError beyond CPython's limit of digits.
pub fn int(vm: &mut Vm, v: Value, out: &mut String) -> Res<()> {
    let Some(i) = vm.as_int(v) else { return Ok(()) };
    let at = out.len();
    let mut buffer = IntBuf::from_i64(0);
    let i = i.view(&mut buffer);
    // What is surely too long is not even converted: that is what the limit is for.
    let mut long = i.mag.len() > INT_LIMBS + 2;
    if !long {
        i.write_text(10, out);
        long = i.mag.len() >= INT_LIMBS && out.len() - at - usize::from(i.neg) > INT_DIGITS;
    }
    if long {
        out.truncate(at);
        return vm.value_error(&["Exceeds the limit (4300 digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"]);
    }
    Ok(())
}

/// Whether an int view is small enough that its text needs no check.
pub fn is_short(i: &IntView) -> bool {
    match i {
        IntView::Small(_) => true,
        IntView::Big(b) => b.limbs().len() < INT_LIMBS,
    }
}

fn bytearray(vm: &mut Vm, v: Value, out: &mut String) -> Res<()> {
    out.push('(');
    let at = out.len();
    text::repr_bytes(&vm.as_bytes(v).unwrap_or_default(), out);
    if out.ends_with('"') {
        // Unlike that of bytes, the repr of a bytearray escapes single quotes inside of double ones.
        let mut escaped = Vec::new();
        text::search::replace(out.split_off(at).as_bytes(), b"'", b"\\'", usize::MAX, true, &mut escaped);
        out.push_str(as_text(&escaped));
    }
    out.push(')');
    Ok(())
}

/// Writes a container unless it is being written already.
fn nested(
    vm: &mut Vm,
    v: Value,
    again: &str,
    out: &mut String,
    name: &str,
    write: fn(&mut Vm, Value, &str, &mut String) -> Res<()>,
) -> Res<()> {
    if vm.repr_stack.contains(&v) {
        out.push_str(again);
        return Ok(());
    }
    vm.repr_stack.push(v);
    let result = write(vm, v, name, out);
    vm.repr_stack.pop();
    result
}

fn list(vm: &mut Vm, v: Value, _: &str, out: &mut String) -> Res<()> {
    let mut i = 0;
    out.push('[');
    // The list may change while its items' Python code runs.
    while let Some(item) = Gc::<List>::of(v).items().get(i).map(|c| c.get()) {
        if i > 0 {
            out.push_str(", ");
        }
        vm.repr_into(item, out)?;
        i += 1;
    }
    out.push(']');
    Ok(())
}

fn tuple(vm: &mut Vm, v: Value, _: &str, out: &mut String) -> Res<()> {
    out.push('(');
    let items = Gc::<Tuple>::of(v).items();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        vm.repr_into(*item, out)?;
    }
    out.push_str(if items.len() == 1 { ",)" } else { ")" });
    Ok(())
}

/// The entry at or after a position that is not deleted, and its position.
fn entry(d: Gc<Dict>, mut at: usize) -> Option<(usize, Value, Value)> {
    loop {
        let e = d.entries().get(at)?;
        if let Some(key) = e.key.get().bound() {
            return Some((at, key, e.value.get()));
        }
        at += 1;
    }
}

/// Writes keys (1), values (2) or both (3: `key: value`, 4: `(key, value)`) of a dict or set.
fn entries(vm: &mut Vm, d: Gc<Dict>, what: u8, out: &mut String) -> Res<()> {
    let mut at = 0;
    let mut first = true;
    while let Some((place, key, value)) = entry(d, at) {
        if !first {
            out.push_str(", ");
        }
        first = false;
        let mark = vm.root_mark();
        vm.root(value);
        if what == 4 {
            out.push('(');
        }
        if what != 2 {
            vm.repr_into(key, out)?;
        }
        match what {
            3 => out.push_str(": "),
            4 => out.push_str(", "),
            _ => {}
        }
        if what != 1 {
            vm.repr_into(value, out)?;
        }
        if what == 4 {
            out.push(')');
        }
        vm.unroot(mark);
        at = place + 1;
    }
    Ok(())
}

fn dict(vm: &mut Vm, v: Value, _: &str, out: &mut String) -> Res<()> {
    out.push('{');
    entries(vm, Gc::of(v), 3, out)?;
    out.push('}');
    Ok(())
}

fn dict_view(vm: &mut Vm, v: Value, _: &str, out: &mut String) -> Res<()> {
    let view = Gc::<CellObject>::of(v);
    let what = match view.header.aux.get() & 3 {
        0 => 1,
        1 => 2,
        _ => 4,
    };
    out.push('[');
    entries(vm, Gc::of(view.value.get()), what, out)?;
    out.push(']');
    Ok(())
}

/// `name` is empty where the braces say enough.
fn set(vm: &mut Vm, v: Value, name: &str, out: &mut String) -> Res<()> {
    let d = Gc::<Dict>::of(v);
    if d.is_empty() {
        out.push_str(if name.is_empty() { "set" } else { name });
        out.push_str("()");
        return Ok(());
    }
    if !name.is_empty() {
        out.push_str(name);
        out.push('(');
    }
    out.push('{');
    entries(vm, d, 1, out)?;
    out.push('}');
    if !name.is_empty() {
        out.push(')');
    }
    Ok(())
}

fn exception(vm: &mut Vm, e: Gc<Exception>, out: &mut String) -> Res<()> {
    push_text(Gc::<Type>::of(e.class.get()).name.get(), out);
    let args = Gc::<Tuple>::of(e.args.get());
    match args.items() {
        [one] => {
            out.push('(');
            vm.repr_into(*one, out)?;
            out.push(')');
            Ok(())
        }
        _ => tuple(vm, args.value(), "", out),
    }
}

fn native(vm: &mut Vm, n: Gc<Native>, out: &mut String) {
    let name = n.def.get().bare_name();
    match n.receiver.get() {
        None if n.header.aux.get() as u8 & 15 == METHOD => {
            let slot = n.header.aux.get() & NATIVE_SLOT != 0;
            out.push_str(if slot { "<slot wrapper '" } else { "<method '" });
            out.push_str(name);
            out.push_str("' of '");
            let owner = n.owner.get().unwrap_or(vm.builtin(Builtin::Object));
            out.push_str(Gc::<Str>::of(Gc::<Type>::of(owner).name.get()).text());
            out.push_str("' objects>");
        }
        Some(receiver) if !is(receiver, Kind::Module) => {
            let slot = n.header.aux.get() & NATIVE_SLOT != 0;
            out.push_str(if slot { "<method-wrapper '" } else { "<built-in method " });
            out.push_str(name);
            out.push_str(if slot { "'" } else { "" });
            out.push_str(" of ");
            out.push_str(vm.type_name_of(receiver));
            out.push_str(" object at ");
            address(receiver, out);
            out.push('>');
        }
        _ => {
            out.push_str("<built-in function ");
            out.push_str(name);
            out.push('>');
        }
    }
}

fn method(vm: &mut Vm, m: Gc<Pair>, out: &mut String) -> Res<()> {
    out.push_str("<bound method ");
    let f = m.first.get();
    if is(f, Kind::Function) {
        push_text(Gc::<Function>::of(f).qualname.get(), out);
    } else {
        out.push_str(vm.type_name_of(f));
    }
    out.push_str(" of ");
    vm.repr_into(m.second.get(), out)?;
    out.push('>');
    Ok(())
}

fn module(vm: &mut Vm, m: Gc<Module>, out: &mut String) -> Res<()> {
    out.push_str("<module ");
    vm.repr_into(m.name.get(), out)?;
    let file = vm.sym(Sym::File);
    match Gc::<Dict>::of(m.dict.get()).get_name(file) {
        Some(file) => {
            out.push_str(" from ");
            vm.repr_into(file, out)?;
            out.push('>');
        }
        None => out.push_str(" (built-in)>"),
    }
    Ok(())
}

fn alias(vm: &mut Vm, v: Value, _: &str, out: &mut String) -> Res<()> {
    let pair = Gc::<Pair>::of(v);
    let args = Gc::<Tuple>::of(pair.second.get()).items();
    let union = pair.header.aux.get() != 0;
    if !union {
        alias_part(vm, pair.first.get(), out)?;
        out.push('[');
    }
    for (i, arg) in args.iter().enumerate() {
        if i > 0 {
            out.push_str(if union { " | " } else { ", " });
        }
        alias_part(vm, *arg, out)?;
    }
    if !union {
        if args.is_empty() {
            out.push_str("()");
        }
        out.push(']');
    }
    Ok(())
}

/// A type inside `list[...]` or a union: its name without `<class ...>`.
fn alias_part(vm: &mut Vm, v: Value, out: &mut String) -> Res<()> {
    if v == Value::ELLIPSIS {
        out.push_str("...");
    } else if v == vm.builtin(Builtin::NoneType) {
        out.push_str("None");
    } else if is(v, Kind::Type) {
        class_path(vm, Gc::of(v), out);
    } else if is(v, Kind::List) {
        out.push('[');
        for (i, item) in Gc::<List>::of(v).to_vec().into_iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            alias_part(vm, item, out)?;
        }
        out.push(']');
    } else {
        vm.repr_into(v, out)?;
    }
    Ok(())
}

/// `<prefix name at 0x...>`
fn named(_: &mut Vm, prefix: &str, name: Value, v: Value, out: &mut String) {
    out.push('<');
    out.push_str(prefix);
    push_text(name, out);
    out.push_str(" at ");
    address(v, out);
    out.push('>');
}

/// `object.__repr__`
pub fn object(vm: &mut Vm, v: Value, out: &mut String) {
    out.push('<');
    class_path(vm, Gc::of(vm.type_of(v)), out);
    out.push_str(" object at ");
    address(v, out);
    out.push('>');
}

/// The class's module, unless it is `builtins`, and qualified name.
pub fn class_path(vm: &mut Vm, class: Gc<Type>, out: &mut String) {
    let module = match class.module.get() {
        Some(module) => Some(module),
        // Class bodies leave it in the namespace.
        None => Gc::<Dict>::of(class.dict.get()).get_name(vm.sym(Sym::Module)),
    };
    if let Some(module) = module
        && let Some(s) = vm.as_str(module)
        && s.text() != "builtins"
    {
        out.push_str(s.text());
        out.push('.');
    }
    push_text(class.qualname.get(), out);
}

/// Appends a string object.
fn push_text(v: Value, out: &mut String) {
    if is(v, Kind::Str) {
        out.push_str(Gc::<Str>::of(v).text());
    }
}

/// The object's address as CPython shows them: `0x` and twelve digits.
pub fn address(v: Value, out: &mut String) {
    out.push_str("0x7f00");
    let mut digits = String::new();
    write_u32(v.bits(), 16, &mut digits);
    for _ in digits.len()..8 {
        out.push('0');
    }
    out.push_str(&digits);
}

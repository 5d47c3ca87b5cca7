//! `format(v, spec)`, `str.format` and `%`.
//!
//! Specifications, fields and conversions are parsed and laid out in `anypy_mini_base`; here is what needs objects:
//! fetching arguments, attributes and items, and running their methods.

use anypy_mini_base::bigint::IntBuf;
use anypy_mini_base::printf::{self, Amount, Conversion, Piece};
use anypy_mini_base::strformat::{AutoNumber, First, Pieces, Step, split_name};
use anypy_mini_base::text::ascii_escape;
use anypy_mini_vm::heap::kind;
use anypy_mini_vm::layout::*;
use anypy_mini_vm::{Args, Builtin, Gc, Res, Sym, Value, Vm, is};

use crate::types::memoryview::bytes_of;
use crate::types::text::as_text;
use crate::types::{check, float, int};

/// `format(v, spec)` of builtin objects.
pub fn format(vm: &mut Vm, v: Value, spec: &str) -> Res {
    if spec.is_empty() {
        return vm.str_of(v);
    }
    let mut out = String::new();
    let type_name = vm.type_name_of(v);
    let platform = vm.platform.clone();
    let v = vm.unwrap(v);
    let done = if let Some(i) = vm.as_int(v) {
        int::check_digits(vm, v, !spec.ends_with(['b', 'o', 'x', 'X', 'c']))?;
        let mut buffer = IntBuf::from_i64(0);
        anypy_mini_base::format::int(&*platform, i.view(&mut buffer), spec, type_name, &mut out)
    } else if is(v, Kind::Float) {
        let x = Gc::<Float>::of(v).value.get();
        anypy_mini_base::format::float(&*platform, x, spec, type_name, &mut out)
    } else if is(v, Kind::Complex) {
        let c = Gc::<Complex>::of(v);
        anypy_mini_base::format::complex(&*platform, c.re.get(), c.im.get(), spec, type_name, &mut out)
    } else if is(v, Kind::Str) {
        anypy_mini_base::format::str(Gc::<Str>::of(v).text(), spec, type_name, &mut out)
    } else {
        return vm.type_error(&["unsupported format string passed to ", type_name, ".__format__"]);
    };
    check(vm, done)?;
    vm.str(&out)
}

// str.format

/// Where fields find their arguments.
enum Source<'a> {
    /// The call's arguments.
    Call(&'a Args<'a>),
    /// The mapping of `format_map`.
    Map(Value),
}

/// `str.format`
pub fn str_format(vm: &mut Vm, args: &Args<'_>) -> Res {
    format_with(vm, args, &Source::Call(args))
}

/// `str.format_map`
pub fn str_format_map(vm: &mut Vm, args: &Args<'_>) -> Res {
    format_with(vm, args, &Source::Map(args.at(1)))
}

fn format_with(vm: &mut Vm, args: &Args<'_>, source: &Source<'_>) -> Res {
    let template = match vm.as_str(args.at(0)) {
        Some(s) => s.text(),
        None => return crate::types::wrong_receiver(vm, args.at(0)),
    };
    let mut out = String::new();
    expand(vm, template, source, &mut AutoNumber::default(), 2, &mut out)?;
    vm.str(&out)
}

fn expand(
    vm: &mut Vm,
    template: &str,
    source: &Source<'_>,
    auto: &mut AutoNumber,
    depth: u32,
    out: &mut String,
) -> Res<()> {
    if depth == 0 {
        return vm.value_error(&["Max string recursion exceeded"]);
    }
    let mut pieces = Pieces::new(template);
    loop {
        let piece = pieces.next_piece();
        let Some((literal, field)) = check(vm, piece)? else { return Ok(()) };
        out.push_str(literal);
        let Some(field) = field else { continue };
        let mark = vm.root_mark();
        let mut v = lookup(vm, field.name, source, auto)?;
        vm.root(v);
        v = match field.conversion {
            None => v,
            Some('s') => vm.str_of(v)?,
            Some(c @ ('r' | 'a')) => {
                let mut text = vm.repr(v)?;
                if c == 'a' {
                    let whole = core::mem::take(&mut text);
                    ascii_escape(&whole, &mut text);
                }
                vm.str(&text)?
            }
            Some(c) => {
                let mut shown = String::new();
                shown.push(c);
                return vm.value_error(&["Unknown conversion specifier ", &shown]);
            }
        };
        vm.root(v);
        let text = if field.nested {
            let mut spec = String::new();
            expand(vm, field.spec, source, auto, depth - 1, &mut spec)?;
            vm.format(v, &spec)?
        } else {
            vm.format(v, field.spec)?
        };
        if let Some(s) = vm.as_str(text) {
            out.push_str(s.text());
        }
        vm.unroot(mark);
    }
}

fn lookup(vm: &mut Vm, name: &str, source: &Source<'_>, auto: &mut AutoNumber) -> Res {
    let split = split_name(name);
    let (first, mut steps) = check(vm, split)?;
    let position = auto.resolve(first);
    let mut v = match (check(vm, position)?, source) {
        (Some(_), Source::Map(_)) => {
            return vm.value_error(&["Format string contains positional fields"]);
        }
        (Some(i), Source::Call(args)) => match args.rest(1).get(i) {
            Some(v) => *v,
            None => {
                let mut n = String::new();
                anypy_mini_base::bigint::write_i64(i as i64, &mut n);
                return vm.error_parts(
                    Builtin::IndexError,
                    &["Replacement index ", &n, " out of range for positional args tuple"],
                );
            }
        },
        (None, source) => {
            let First::Name(name) = first else { return Ok(Value::NONE) };
            let key = vm.str(name)?;
            match source {
                Source::Map(map) => vm.get_item(*map, key)?,
                Source::Call(args) => {
                    let found = args.keywords().find(|(k, _)| is(*k, Kind::Str) && same_text(*k, name));
                    match found {
                        Some((_, v)) => v,
                        None => return vm.key_error(key),
                    }
                }
            }
        }
    };
    loop {
        let step = steps.next_step();
        let Some(step) = check(vm, step)? else { return Ok(v) };
        vm.root(v);
        v = match step {
            Step::Attribute(name) => vm.getattr_text(v, name)?,
            Step::Index(i) => {
                let key = vm.int(i as i64)?;
                vm.get_item(v, key)?
            }
            Step::Key(key) => {
                let key = vm.str(key)?;
                vm.get_item(v, key)?
            }
        };
    }
}

fn same_text(v: Value, text: &str) -> bool {
    Gc::<Str>::of(v).text() == text
}

// The % operator

/// The arguments of a `%`.
struct Operand {
    /// A tuple's items, or the one value.
    items: Vec<Value>,
    next: usize,
    /// The value as a whole, when keys may look into it.
    mapping: Option<Value>,
}

impl Operand {
    fn take(&mut self, vm: &mut Vm) -> Res {
        self.next += 1;
        match self.items.get(self.next - 1) {
            Some(v) => Ok(*v),
            None => vm.type_error(&["not enough arguments for format string"]),
        }
    }

    fn star(&mut self, vm: &mut Vm) -> Res<i64> {
        let v = self.take(vm)?;
        match vm.as_i64(v) {
            Some(n) => Ok(n),
            None => vm.type_error(&["* wants int"]),
        }
    }
}

/// Whether CPython takes `v` for a mapping: anything that can be subscripted.
fn subscriptable(vm: &mut Vm, v: Value, bytes: bool) -> Res<bool> {
    let inner = vm.unwrap(v);
    if !inner.is_heap() {
        return Ok(false);
    }
    match kind(inner) {
        Kind::Tuple => Ok(false),
        Kind::Str => Ok(bytes),
        Kind::Bytes | Kind::ByteArray => Ok(!bytes),
        Kind::List | Kind::Dict | Kind::Range | Kind::MemoryView => Ok(true),
        _ => vm.has_special(v, Sym::GetItem),
    }
}

/// `template % args` of str, bytes and bytearray.
pub fn percent(vm: &mut Vm, template: Value, args: Value) -> Res {
    let Some(t) = crate::types::text::text_of(vm, template) else { return Ok(Value::NOT_IMPLEMENTED) };
    let bytes = !t.is_str();
    let whole = vm.unwrap(args);
    let mapping = if subscriptable(vm, args, bytes)? { Some(args) } else { None };
    let items = if is(whole, Kind::Tuple) { Gc::<Tuple>::of(whole).items().to_vec() } else { vec![args] };
    let mut operand = Operand { items, next: 0, mapping };
    let mut out: Vec<u8> = Vec::with_capacity(t.data.len());
    let mut pieces = printf::Pieces::new(&t.data, bytes);
    let mut keyed = false;
    loop {
        let piece = pieces.next_piece();
        match check(vm, piece)? {
            None => break,
            Some(Piece::Literal(text)) => out.extend_from_slice(text),
            Some(Piece::Conversion(mut c)) => {
                let mark = vm.root_mark();
                if let Some(key) = c.key {
                    let Some(mapping) = operand.mapping else {
                        return vm.type_error(&["format requires a mapping"]);
                    };
                    let key = if bytes { vm.bytes(key)? } else { vm.str(as_text(key))? };
                    vm.root(key);
                    let v = vm.get_item(mapping, key)?;
                    vm.root(v);
                    operand.items = vec![v];
                    operand.next = 0;
                    keyed = true;
                }
                if c.width == Amount::Star {
                    let n = operand.star(vm)?;
                    let set = c.set_width(n);
                    check(vm, set)?;
                }
                if c.precision == Amount::Star {
                    let n = operand.star(vm)?;
                    let set = c.set_precision(n);
                    check(vm, set)?;
                }
                let v = operand.take(vm)?;
                vm.root(v);
                if c.code == 0 {
                    let wrong = pieces.unsupported();
                    check::<()>(vm, wrong)?;
                }
                convert(vm, &c, v, bytes, &mut out)?;
                vm.unroot(mark);
            }
        }
    }
    if !keyed && operand.mapping.is_none() && operand.next < operand.items.len() {
        let what = if bytes { "bytes" } else { "string" };
        return vm.type_error(&["not all arguments converted during ", what, " formatting"]);
    }
    t.make(vm, &out)
}

/// Formats one argument.
fn convert(vm: &mut Vm, c: &Conversion<'_>, v: Value, bytes: bool, out: &mut Vec<u8>) -> Res<()> {
    let mut text = String::new();
    match c.code {
        b's' | b'b' if bytes => {
            let data = match bytes_of(vm, v) {
                Some(data) => data,
                None => match vm.call_special(v, Sym::Bytes, &[])? {
                    Some(r) => bytes_of(vm, r).unwrap_or_default(),
                    None => {
                        return vm.type_error_about(v, "%b requires a bytes-like object, or an object that implements __bytes__, not '@'");
                    }
                },
            };
            printf::bytes(c, &data, out);
            return Ok(());
        }
        b's' => {
            let s = vm.str_of(v)?;
            if let Some(s) = vm.as_str(s) {
                printf::text(c, s.text(), &mut text);
            }
        }
        b'r' | b'a' => {
            let mut shown = vm.repr(v)?;
            if bytes || c.code == b'a' {
                let whole = core::mem::take(&mut shown);
                ascii_escape(&whole, &mut shown);
            }
            printf::text(c, &shown, &mut text);
        }
        b'c' if bytes => {
            let byte = match (vm.as_int(v).is_some(), bytes_of(vm, v).as_deref()) {
                (true, _) => match vm.as_i64(v).and_then(|i| u8::try_from(i).ok()) {
                    Some(byte) => byte,
                    None => {
                        return vm.error(Builtin::OverflowError, "%c arg not in range(256)");
                    }
                },
                (_, Some([byte])) => *byte,
                _ => {
                    return vm.type_error(&["%c requires an integer in range(256) or a single byte"]);
                }
            };
            printf::bytes(c, &[byte], out);
            return Ok(());
        }
        b'c' => {
            let mut shown = String::new();
            if let Some(s) = vm.as_str(v) {
                if s.chars.get() != 1 {
                    return vm.type_error(&["%c requires int or char"]);
                }
                shown.push_str(s.text());
            } else if vm.as_int(v).is_some() || vm.has_special(v, Sym::Index)? {
                let code = vm.index_clamped(v)?;
                match u32::try_from(code).ok().and_then(char::from_u32) {
                    Some(c) => shown.push(c),
                    None => {
                        return vm.error(Builtin::OverflowError, "%c arg not in range(0x110000)");
                    }
                }
            } else {
                return vm.type_error(&["%c requires int or char"]);
            }
            printf::text(c, &shown, &mut text);
        }
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => {
            let strict = matches!(c.code, b'o' | b'x' | b'X');
            let whole = if vm.as_int(v).is_some() {
                Some(v)
            } else if strict {
                if vm.has_special(v, Sym::Index)? { Some(vm.index_value(v)?) } else { None }
            } else {
                int::truncated(vm, v)?
            };
            let Some(whole) = whole else {
                let code = [c.code];
                let wanted = if strict { "an integer" } else { "a real number" };
                let t = vm.type_name_of(v);
                let code = as_text(&code);
                return vm.type_error(&["%", code, " format: ", wanted, " is required, not ", t]);
            };
            int::check_digits(vm, whole, !strict)?;
            if let Some(i) = vm.as_int(whole) {
                let mut buffer = IntBuf::from_i64(0);
                printf::int(c, i.view(&mut buffer), &mut text);
            }
        }
        _ => {
            let x = match float::real(vm, v)? {
                Some(x) => x,
                None if bytes => {
                    return vm.type_error_about(v, "float argument required, not @");
                }
                None => {
                    return vm.type_error_about(v, "must be real number, not @");
                }
            };
            printf::float(&*vm.platform, c, x, &mut text);
        }
    }
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

//! The methods that `str`, `bytes` and `bytearray` share.
//!
//! Strings are UTF-8, so that one function over bytes serves the three types: [`Text`] holds what differs. The rows
//! are a macro, [`text_methods!`](crate::text_methods), as each type has a table of its own.

use std::borrow::Cow;

use anypy_mini_base::text::case::{self, Predicate};
use anypy_mini_base::text::split::{self, Span};
use anypy_mini_base::text::{self, Strip, byte_offset, char_count, search};
use anypy_mini_vm::heap::kind;
use anypy_mini_vm::layout::*;
use anypy_mini_vm::{Args, Builtin, Gc, Res, Value, Vm, is};

use super::memoryview::bytes_of;
use super::wrong_receiver;

/// The receiver of a method: a string, bytes or bytearray.
pub struct Text {
    /// The builtin value.
    pub value: Value,
    /// Which type.
    pub kind: Kind,
    /// Its bytes. A bytearray's are a copy.
    pub data: Cow<'static, [u8]>,
    /// Whether a code point may be more than a byte.
    pub wide: bool,
}

/// The text that `v` is or carries.
pub fn text_of(vm: &Vm, v: Value) -> Option<Text> {
    let value = vm.unwrap(v);
    if !value.is_heap() {
        return None;
    }
    let kind = kind(value);
    let (data, wide) = match kind {
        // Strings and bytes never change, and arguments are rooted: the slice outlives Python code.
        Kind::Str => {
            let s = Gc::<Str>::of(value);
            (Cow::Borrowed(s.bytes()), !s.is_ascii())
        }
        Kind::Bytes => (Cow::Borrowed(Gc::<Str>::of(value).bytes()), false),
        Kind::ByteArray => (Cow::Owned(vm.as_bytes(value)?), false),
        _ => return None,
    };
    Some(Text { value, kind, data, wide })
}

/// The receiver of a method.
pub fn subject(vm: &mut Vm, args: &Args<'_>) -> Res<Text> {
    match text_of(vm, args.at(0)) {
        Some(t) => Ok(t),
        None => wrong_receiver(vm, args.at(0)),
    }
}

impl Text {
    /// Whether it is a string.
    pub fn is_str(&self) -> bool {
        self.kind == Kind::Str
    }
    /// Its text, if it is a string.
    pub fn as_str(&self) -> &str {
        as_text(&self.data)
    }
    /// Its length in characters (or bytes).
    pub fn length(&self) -> usize {
        if self.wide { char_count(&self.data) } else { self.data.len() }
    }
    /// A new object of the same type.
    pub fn make(&self, vm: &mut Vm, data: &[u8]) -> Res {
        match self.kind {
            Kind::Str => vm.str(as_text(data)),
            Kind::Bytes => vm.bytes(data),
            _ => Ok(vm.bytearray(data)?.value()),
        }
    }
    /// A part as an object of the same type; the object itself for all of it.
    pub fn part(&self, vm: &mut Vm, (from, to): Span) -> Res {
        if from == 0 && to == self.data.len() && self.kind != Kind::ByteArray {
            return Ok(self.value);
        }
        self.make(vm, self.data.get(from..to).unwrap_or(&[]))
    }
    /// The bytes of an argument of the same sort: of a string for strings, of a bytes-like object for the others.
    pub fn operand(&self, vm: &mut Vm, v: Value) -> Option<Cow<'static, [u8]>> {
        if self.is_str() {
            return vm.as_str(v).map(|s| Cow::Borrowed(s.bytes()));
        }
        if is(v, Kind::Bytes) {
            return Some(Cow::Borrowed(Gc::<Str>::of(v).bytes()));
        }
        bytes_of(vm, v).map(Cow::Owned)
    }
    /// As [`Text::operand`]; TypeError for other types: `[what] must be str, not int`.
    fn expect(&self, vm: &mut Vm, v: Value, what: &str) -> Res<Cow<'static, [u8]>> {
        match self.operand(vm, v) {
            Some(data) => Ok(data),
            None => {
                let t = vm.type_name_of(v);
                if self.is_str() {
                    return vm.type_error(&[what, "must be str, not ", t]);
                }
                vm.type_error(&["a bytes-like object is required, not '", t, "'"])
            }
        }
    }
}

/// Text from bytes that are known to be UTF-8.
pub fn as_text(data: &[u8]) -> &str {
    core::str::from_utf8(data).unwrap_or_default()
}

/// An optional count, -1 or absent for "all".
fn count_argument(vm: &mut Vm, v: Option<Value>) -> Res<usize> {
    match v {
        None => Ok(usize::MAX),
        Some(v) => Ok(usize::try_from(vm.index_i64(v)?).unwrap_or(usize::MAX)),
    }
}

/// A width: none if negative, and more than there is of anything if it does not fit.
fn amount(vm: &mut Vm, v: Value) -> Res<usize> {
    Ok(usize::try_from(vm.index_i64(v)?.max(0)).unwrap_or(usize::MAX))
}

// Searching

/// The span in bytes that optional arguments `start` and `end` from the `i`th on select; `None` when they cross.
fn bounds(vm: &mut Vm, t: &Text, args: &Args<'_>, i: usize) -> Res<Option<Span>> {
    let len = t.length() as i64;
    let mut ends = [0, len];
    for (k, end) in ends.iter_mut().enumerate() {
        if let Some(v) = args.opt(i + k).filter(|v| !v.is_none()) {
            let at = vm.slice_index(v)?;
            *end = if at < 0 { at.saturating_add(len).max(0) } else { at };
        }
    }
    let [start, end] = ends;
    let end = end.min(len) as usize;
    let start = start.min(len + 1) as usize;
    if start > end {
        return Ok(None);
    }
    Ok(Some(if t.wide { (byte_offset(&t.data, start), byte_offset(&t.data, end)) } else { (start, end) }))
}

/// What is sought: a text, or for bytes also a number.
fn needle(vm: &mut Vm, t: &Text, v: Value) -> Res<Cow<'static, [u8]>> {
    if let Some(data) = t.operand(vm, v) {
        return Ok(data);
    }
    if t.is_str() {
        return t.expect(vm, v, "");
    }
    if vm.as_int(v).is_some() || vm.has_special(v, anypy_mini_vm::Sym::Index)? {
        return Ok(Cow::Owned(vec![vm.byte(v)?]));
    }
    vm.type_error_about(v, "argument should be integer or bytes-like object, not '@'")
}

/// Where the first argument is found, in bytes.
fn locate(vm: &mut Vm, t: &Text, args: &Args<'_>, last: bool) -> Res<Option<usize>> {
    let needle = needle(vm, t, args.at(1))?;
    let Some((from, to)) = bounds(vm, t, args, 2)? else { return Ok(None) };
    let hay = t.data.get(from..to).unwrap_or(&[]);
    let found = if last { text::rfind(hay, &needle) } else { text::find(hay, &needle, 0) };
    Ok(found.map(|at| at + from))
}

fn position(vm: &mut Vm, args: &Args<'_>, last: bool, must: bool) -> Res {
    let t = subject(vm, args)?;
    match locate(vm, &t, args, last)? {
        Some(at) => {
            let at = if t.wide { char_count(t.data.get(..at).unwrap_or(&[])) } else { at };
            vm.int(at as i64)
        }
        None if must => {
            vm.value_error(&[if t.is_str() { "substring not found" } else { "subsection not found" }])
        }
        None => Ok(Value::small(-1)),
    }
}

#[allow(missing_docs)]
pub fn find(vm: &mut Vm, args: &Args<'_>) -> Res {
    position(vm, args, false, false)
}
#[allow(missing_docs)]
pub fn rfind(vm: &mut Vm, args: &Args<'_>) -> Res {
    position(vm, args, true, false)
}
#[allow(missing_docs)]
pub fn index(vm: &mut Vm, args: &Args<'_>) -> Res {
    position(vm, args, false, true)
}
#[allow(missing_docs)]
pub fn rindex(vm: &mut Vm, args: &Args<'_>) -> Res {
    position(vm, args, true, true)
}
#[allow(missing_docs)]
pub fn count(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let needle = needle(vm, &t, args.at(1))?;
    let Some((from, to)) = bounds(vm, &t, args, 2)? else { return Ok(Value::small(0)) };
    let hay = t.data.get(from..to).unwrap_or(&[]);
    let n = if needle.is_empty() {
        1 + if t.wide { char_count(hay) } else { hay.len() }
    } else {
        search::count(hay, &needle)
    };
    vm.int(n as i64)
}

fn affix(vm: &mut Vm, args: &Args<'_>, end: bool) -> Res {
    let t = subject(vm, args)?;
    let span = bounds(vm, &t, args, 2)?;
    let choice = vm.unwrap(args.at(1));
    let one = [choice];
    let is_tuple = is(choice, Kind::Tuple);
    let choices = if is_tuple { Gc::<Tuple>::of(choice).items() } else { &one };
    for v in choices {
        let Some(part) = t.operand(vm, *v) else {
            let (name, ty) = (vm.type_name_of(*v), if t.is_str() { "str" } else { "bytes" });
            let method = if end { "endswith" } else { "startswith" };
            if is_tuple && t.is_str() {
                return vm.type_error(&["tuple for ", method, " must only contain str, not ", name]);
            }
            if is_tuple {
                return vm.type_error(&["a bytes-like object is required, not '", name, "'"]);
            }
            return vm.type_error(&[
                method,
                " first arg must be ",
                ty,
                " or a tuple of ",
                ty,
                ", not ",
                name,
            ]);
        };
        if let Some((from, to)) = span {
            let data = t.data.get(from..to).unwrap_or(&[]);
            if if end { data.ends_with(&part) } else { data.starts_with(&part) } {
                return Ok(Value::TRUE);
            }
        }
    }
    Ok(Value::FALSE)
}
#[allow(missing_docs)]
pub fn startswith(vm: &mut Vm, args: &Args<'_>) -> Res {
    affix(vm, args, false)
}
#[allow(missing_docs)]
pub fn endswith(vm: &mut Vm, args: &Args<'_>) -> Res {
    affix(vm, args, true)
}

fn remove_affix(vm: &mut Vm, args: &Args<'_>, end: bool) -> Res {
    let t = subject(vm, args)?;
    let what = if end { "removesuffix() argument " } else { "removeprefix() argument " };
    let part = t.expect(vm, args.at(1), what)?;
    let len = t.data.len();
    let span = match (t.data.starts_with(&part), t.data.ends_with(&part)) {
        (true, _) if !end => (part.len(), len),
        (_, true) if end => (0, len - part.len()),
        _ => (0, len),
    };
    t.part(vm, span)
}
#[allow(missing_docs)]
pub fn removeprefix(vm: &mut Vm, args: &Args<'_>) -> Res {
    remove_affix(vm, args, false)
}
#[allow(missing_docs)]
pub fn removesuffix(vm: &mut Vm, args: &Args<'_>) -> Res {
    remove_affix(vm, args, true)
}

#[allow(missing_docs)]
pub fn replace(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let old = t.expect(vm, args.at(1), "replace() argument 1 ")?;
    let new = t.expect(vm, args.at(2), "replace() argument 2 ")?;
    let max = count_argument(vm, args.opt(3))?;
    let growth = new.len().saturating_sub(old.len());
    if growth > 0 {
        let times = if old.is_empty() { t.data.len() + 1 } else { search::count(&t.data, &old) };
        super::check_size(vm, (times.min(max) as u64).saturating_mul(growth as u64))?;
    }
    let mut out = Vec::new();
    if search::replace(&t.data, &old, &new, max, t.is_str(), &mut out) == 0 {
        return t.part(vm, (0, t.data.len()));
    }
    t.make(vm, &out)
}

// Splitting and joining

fn spans_to_list(vm: &mut Vm, t: &Text, spans: &[Span]) -> Res {
    let list = vm.list_with_capacity(spans.len())?;
    for span in spans {
        let part = t.part(vm, *span)?;
        vm.list_push(list, part)?;
    }
    Ok(list.value())
}

fn split_any(vm: &mut Vm, args: &Args<'_>, right: bool) -> Res {
    let t = subject(vm, args)?;
    let max = count_argument(vm, args.opt(2))?;
    let mut spans = Vec::new();
    match args.opt(1).filter(|v| !v.is_none()) {
        None => {
            let f = if right { split::rsplit_space } else { split::split_space };
            f(&t.data, max, t.is_str(), &mut spans);
        }
        Some(v) => {
            let Some(separator) = t.operand(vm, v) else {
                let name = vm.type_name_of(v);
                if t.is_str() {
                    return vm.type_error(&["must be str or None, not ", name]);
                }
                return vm.type_error(&["a bytes-like object is required, not '", name, "'"]);
            };
            if separator.is_empty() {
                return vm.value_error(&["empty separator"]);
            }
            let f = if right { split::rsplit } else { split::split };
            f(&t.data, &separator, max, &mut spans);
        }
    }
    spans_to_list(vm, &t, &spans)
}
#[allow(missing_docs)]
pub fn split(vm: &mut Vm, args: &Args<'_>) -> Res {
    split_any(vm, args, false)
}
#[allow(missing_docs)]
pub fn rsplit(vm: &mut Vm, args: &Args<'_>) -> Res {
    split_any(vm, args, true)
}
#[allow(missing_docs)]
pub fn splitlines(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let keep = match args.opt(1) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    let mut spans = Vec::new();
    split::split_lines(&t.data, keep, t.is_str(), &mut spans);
    spans_to_list(vm, &t, &spans)
}

fn partition_any(vm: &mut Vm, args: &Args<'_>, right: bool) -> Res {
    let t = subject(vm, args)?;
    let separator = t.expect(vm, args.at(1), "")?;
    if separator.is_empty() {
        return vm.value_error(&["empty separator"]);
    }
    let found = if right { text::rfind(&t.data, &separator) } else { text::find(&t.data, &separator, 0) };
    let len = t.data.len();
    let spans = match found {
        Some(at) => [(0, at), (at, at + separator.len()), (at + separator.len(), len)],
        None if right => [(0, 0), (0, 0), (0, len)],
        None => [(0, len), (len, len), (len, len)],
    };
    let mut parts = [Value::NONE; 3];
    for (part, span) in parts.iter_mut().zip(spans) {
        *part = t.part(vm, span)?;
    }
    vm.tuple(&parts)
}
#[allow(missing_docs)]
pub fn partition(vm: &mut Vm, args: &Args<'_>) -> Res {
    partition_any(vm, args, false)
}
#[allow(missing_docs)]
pub fn rpartition(vm: &mut Vm, args: &Args<'_>) -> Res {
    partition_any(vm, args, true)
}

#[allow(missing_docs)]
pub fn join(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let it = match vm.iter(args.at(1)) {
        Ok(it) => it,
        Err(_) if vm.catch(Builtin::TypeError) => return vm.type_error(&["can only join an iterable"]),
        Err(e) => return Err(e),
    };
    vm.root(it);
    let items = vm.collect_iterable(it)?;
    if let ([one], Kind::Str) = (items.as_slice(), t.kind)
        && is(*one, Kind::Str)
    {
        return Ok(*one);
    }
    let mut out = Vec::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(&t.data);
        }
        let Some(part) = t.operand(vm, *item) else {
            let mut n = String::new();
            anypy_mini_base::bigint::write_i64(i as i64, &mut n);
            let expected = if t.is_str() { "str instance" } else { "a bytes-like object" };
            let name = vm.type_name_of(*item);
            return vm.type_error(&["sequence item ", &n, ": expected ", expected, ", ", name, " found"]);
        };
        out.extend_from_slice(&part);
        super::check_size(vm, out.len() as u64)?;
    }
    t.make(vm, &out)
}

// Stripping and padding

fn strip_any(vm: &mut Vm, args: &Args<'_>, name: &str, start: bool, end: bool) -> Res {
    let t = subject(vm, args)?;
    let set = match args.opt(1).filter(|v| !v.is_none()) {
        None => None,
        Some(v) => match t.operand(vm, v) {
            Some(set) => Some(set),
            None if t.is_str() => return vm.type_error(&[name, " arg must be None or str"]),
            None => return t.expect(vm, v, "").map(|_| Value::NONE),
        },
    };
    let what = match &set {
        None => Strip::Space,
        Some(set) => Strip::Set(set),
    };
    let span = text::strip(&t.data, what, start, end, t.is_str());
    t.part(vm, span)
}
#[allow(missing_docs)]
pub fn strip(vm: &mut Vm, args: &Args<'_>) -> Res {
    strip_any(vm, args, "strip", true, true)
}
#[allow(missing_docs)]
pub fn lstrip(vm: &mut Vm, args: &Args<'_>) -> Res {
    strip_any(vm, args, "lstrip", true, false)
}
#[allow(missing_docs)]
pub fn rstrip(vm: &mut Vm, args: &Args<'_>) -> Res {
    strip_any(vm, args, "rstrip", false, true)
}

/// Pads on the left, on the right, or on both sides.
fn justify(vm: &mut Vm, args: &Args<'_>, name: &str, left: bool, right: bool) -> Res {
    let t = subject(vm, args)?;
    let width = amount(vm, args.at(1))?;
    let fill = match args.opt(2) {
        None => Cow::Borrowed(&b" "[..]),
        Some(v) => {
            let fill = match t.operand(vm, v) {
                Some(fill) => fill,
                None if t.is_str() => {
                    return vm.type_error_about(v, "The fill character must be a unicode character, not @");
                }
                None => {
                    let ty = vm.type_name_of(v);
                    return vm.type_error(&[
                        name,
                        "() argument 2 must be a byte string of length 1, not ",
                        ty,
                    ]);
                }
            };
            if (if t.is_str() { char_count(&fill) } else { fill.len() }) != 1 {
                if t.is_str() {
                    return vm.type_error(&["The fill character must be exactly one character long"]);
                }
                return vm.type_error(&[
                    name,
                    "() argument 2 must be a byte string of length 1, not a bytes object of another length",
                ]);
            }
            fill
        }
    };
    let len = t.length();
    let padding = width.saturating_sub(len);
    if padding == 0 {
        return t.part(vm, (0, t.data.len()));
    }
    super::check_size(vm, padding as u64 * fill.len() as u64)?;
    let (before, after) = match (left, right) {
        (true, true) => text::center(len, width),
        (true, false) => (padding, 0),
        _ => (0, padding),
    };
    let mut out = fill.repeat(before);
    out.extend_from_slice(&t.data);
    out.extend_from_slice(&fill.repeat(after));
    t.make(vm, &out)
}
#[allow(missing_docs)]
pub fn center(vm: &mut Vm, args: &Args<'_>) -> Res {
    justify(vm, args, "center", true, true)
}
#[allow(missing_docs)]
pub fn ljust(vm: &mut Vm, args: &Args<'_>) -> Res {
    justify(vm, args, "ljust", false, true)
}
#[allow(missing_docs)]
pub fn rjust(vm: &mut Vm, args: &Args<'_>) -> Res {
    justify(vm, args, "rjust", true, false)
}
#[allow(missing_docs)]
pub fn zfill(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let width = amount(vm, args.at(1))?;
    super::check_size(vm, width as u64)?;
    let mut out = Vec::new();
    text::zfill(&t.data, t.length(), width, &mut out);
    t.make(vm, &out)
}
#[allow(missing_docs)]
pub fn expandtabs(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let size = match args.opt(1) {
        Some(v) => amount(vm, v)?,
        None => 8,
    };
    let tabs = t.data.iter().filter(|c| **c == b'\t').count();
    super::check_size(vm, (tabs as u64).saturating_mul(size as u64))?;
    let mut out = Vec::new();
    text::expand_tabs(&t.data, size, t.is_str(), &mut out);
    t.make(vm, &out)
}

// Case

type Convert = fn(&dyn anypy_mini_base::Platform, &str, &mut String);

fn convert(vm: &mut Vm, args: &Args<'_>, f: Convert) -> Res {
    let t = subject(vm, args)?;
    let mut out = String::with_capacity(t.data.len());
    if t.is_str() {
        f(&*vm.platform, t.as_str(), &mut out);
        return vm.str(&out);
    }
    // The ASCII parts of bytes are text; the rest stands as it is, and is no letter.
    let mut result = t.data.to_vec();
    let ascii: String = t.data.iter().map(|c| if c.is_ascii() { char::from(*c) } else { '\u{7f}' }).collect();
    f(&*vm.platform, &ascii, &mut out);
    for (to, from) in result.iter_mut().zip(out.bytes()) {
        if to.is_ascii() {
            *to = from;
        }
    }
    t.make(vm, &result)
}

macro_rules! conversions {
    ($($name:ident $f:ident)*) => {
        $(#[allow(missing_docs)] pub fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            convert(vm, args, case::$f)
        })*
    };
}
conversions! { upper upper lower lower title title capitalize capitalize swapcase swap_case casefold fold }

fn predicate(vm: &mut Vm, args: &Args<'_>, p: Predicate) -> Res {
    let t = subject(vm, args)?;
    let r = if t.is_str() { case::is(&*vm.platform, p, t.as_str()) } else { case::is_bytes(p, &t.data) };
    Ok(Value::bool(r))
}

macro_rules! predicates {
    ($($name:ident $p:ident)*) => {
        $(#[allow(missing_docs)] pub fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            predicate(vm, args, Predicate::$p)
        })*
    };
}
predicates! {
    isalpha Alpha isdecimal Decimal isdigit Digit isnumeric Numeric isalnum Alnum isspace Space islower Lower
    isupper Upper istitle Title isprintable Printable isidentifier Identifier isascii Ascii
}

/// The table of a type with the shared rows and its own.
#[macro_export]
macro_rules! text_methods {
    ($($own:expr,)*) => {{
        use anypy_mini_vm::native::method;
        use $crate::types::text;
        &[
            method("find", text::find, 2, 4),
            method("rfind", text::rfind, 2, 4),
            method("index", text::index, 2, 4),
            method("rindex", text::rindex, 2, 4),
            method("count", text::count, 2, 4),
            method("startswith", text::startswith, 2, 4),
            method("endswith", text::endswith, 2, 4),
            method("removeprefix", text::removeprefix, 2, 2),
            method("removesuffix", text::removesuffix, 2, 2),
            method("replace", text::replace, 3, 4),
            method("split|sep,maxsplit", text::split, 1, 3),
            method("rsplit|sep,maxsplit", text::rsplit, 1, 3),
            method("splitlines|keepends", text::splitlines, 1, 2),
            method("partition", text::partition, 2, 2),
            method("rpartition", text::rpartition, 2, 2),
            method("join", text::join, 2, 2),
            method("strip", text::strip, 1, 2),
            method("lstrip", text::lstrip, 1, 2),
            method("rstrip", text::rstrip, 1, 2),
            method("center", text::center, 2, 3),
            method("ljust", text::ljust, 2, 3),
            method("rjust", text::rjust, 2, 3),
            method("zfill", text::zfill, 2, 2),
            method("expandtabs|tabsize", text::expandtabs, 1, 2),
            method("upper", text::upper, 1, 1),
            method("lower", text::lower, 1, 1),
            method("title", text::title, 1, 1),
            method("capitalize", text::capitalize, 1, 1),
            method("swapcase", text::swapcase, 1, 1),
            method("isalpha", text::isalpha, 1, 1),
            method("isdigit", text::isdigit, 1, 1),
            method("isalnum", text::isalnum, 1, 1),
            method("isspace", text::isspace, 1, 1),
            method("islower", text::islower, 1, 1),
            method("isupper", text::isupper, 1, 1),
            method("istitle", text::istitle, 1, 1),
            method("isascii", text::isascii, 1, 1),
            $($own,)*
        ]
    }};
}

//! The class `Pattern`, and the iterator that `finditer` returns.

use std::rc::Rc;

use anypy_mini_base::platform::Platform;
use anypy_mini_base::text::{byte_offset, char_count};
use anypy_mini_vm::layout::{DICT_PROXY, Dict, Str, Values};
use anypy_mini_vm::native::{class_method, method};
use anypy_mini_vm::{Args, Builtin, ClassDef, Gc, GetSetDef, Kind, NativeDef, Res, Value, Vm, is};

use super::matched::{Search, fill, make};
use super::parse;
use super::run::{NO, OutOfMemory, Runner};
use super::template::{self, Part};
use super::{ITERATOR_TAG, PATTERN_TAG, Subject, class_of, fail, field, number, record, small};

/// The pattern as it was given.
const SOURCE: usize = 0;
const FLAGS: usize = 1;
const GROUPS: usize = 2;
/// Dict from group name to number.
pub const INDEX: usize = 3;
const CODE: usize = 4;
/// Tuple of the classes of patterns, matches and iterators.
pub const CLASSES: usize = 5;
const IS_TEXT: usize = 6;

/// Bytes of an entry of the matcher's stack.
const ENTRY_BYTES: usize = 12;

fn this(vm: &mut Vm, v: Value) -> Res<Gc<Values>> {
    record(vm, v, PATTERN_TAG)
}

/// The matcher of a pattern over a text that ends at a byte offset.
fn runner<'a>(
    vm: &Vm,
    pattern: Gc<Values>,
    subject: &Subject,
    end: usize,
    platform: &'a Rc<dyn Platform>,
) -> Runner<'a> {
    let code = Gc::<Str>::of(field(pattern, CODE)).bytes();
    let text = subject.bytes.get(..end).unwrap_or(subject.bytes);
    let most = if vm.heap.limit != 0 { vm.heap.limit as usize } else { 1 << 30 };
    Runner::new(code, text, subject.wide, &**platform, most / ENTRY_BYTES)
}

fn check<T>(vm: &mut Vm, result: Result<T, OutOfMemory>) -> Res<T> {
    match result {
        Ok(found) => Ok(found),
        Err(OutOfMemory) => vm.error(Builtin::MemoryError, ""),
    }
}

/// The text to search, which must be of the pattern's kind.
fn subject(vm: &mut Vm, pattern: Gc<Values>, v: Value) -> Res<Subject> {
    let Some(subject) = Subject::of(vm, v)? else {
        let t = vm.type_name_of(v);
        return vm.type_error(&["expected string or bytes-like object, got '", t, "'"]);
    };
    if subject.is_text != (field(pattern, IS_TEXT) == Value::TRUE) {
        return vm.type_error(&[if subject.is_text {
            "cannot use a bytes pattern on a string-like object"
        } else {
            "cannot use a string pattern on a bytes-like object"
        }]);
    }
    Ok(subject)
}

/// What a method with `string, pos, endpos` searches: also the byte offsets of the bounds.
fn search_of(vm: &mut Vm, args: &Args<'_>) -> Res<(Gc<Values>, Search, usize, usize)> {
    let pattern = this(vm, args.at(0))?;
    let string = args.at(1);
    let subject = subject(vm, pattern, string)?;
    let len = if is(subject.data, Kind::Str) {
        Gc::<Str>::of(subject.data).chars.get() as usize
    } else {
        subject.bytes.len()
    };
    let mut bounds = [0, len];
    for (i, bound) in bounds.iter_mut().enumerate() {
        if let Some(v) = args.opt(2 + i) {
            *bound = vm.index_clamped(v)?.clamp(0, len as i64) as usize;
        }
    }
    let [from, to] = bounds;
    let mut bytes = [from, to];
    if subject.wide {
        bytes = [byte_offset(subject.bytes, from), byte_offset(subject.bytes, to)];
    }
    let near = (bytes[0], from);
    let search = Search { pattern: args.at(0), string, subject, bounds: (from, to), near };
    Ok((pattern, search, bytes[0], bytes[1]))
}

fn search_once(vm: &mut Vm, args: &Args<'_>, full: bool, anywhere: bool) -> Res {
    let (pattern, mut search, from, to) = search_of(vm, args)?;
    if from > to {
        return Ok(Value::NONE);
    }
    let platform = vm.platform.clone();
    let mut runner = runner(vm, pattern, &search.subject, to, &platform);
    runner.full = full;
    let found = if anywhere {
        runner.search(from)
    } else {
        runner.attempt(from).map(|end| end.map(|end| (from, end)))
    };
    match check(vm, found)? {
        Some((start, end)) => make(vm, &mut search, start, end, &runner.slots),
        None => Ok(Value::NONE),
    }
}

fn match_(vm: &mut Vm, args: &Args<'_>) -> Res {
    search_once(vm, args, false, false)
}
fn fullmatch(vm: &mut Vm, args: &Args<'_>) -> Res {
    search_once(vm, args, true, false)
}
fn search(vm: &mut Vm, args: &Args<'_>) -> Res {
    search_once(vm, args, false, true)
}

/// The next of the matches that follow each other: an empty one may touch the one before, but not be at its end twice.
fn next_match(vm: &mut Vm, runner: &mut Runner<'_>, at: usize) -> Res<Option<(usize, usize)>> {
    let found = runner.search(at);
    let found = check(vm, found)?;
    if let Some((start, end)) = found {
        runner.forbidden = if start == end { end } else { usize::MAX };
    }
    Ok(found)
}

/// A group's text in the matcher's slots; empty if it took no part.
fn slot_text(vm: &mut Vm, subject: &Subject, slots: &[u32], group: usize) -> Res {
    let (from, to) = slot_span(slots, group).unwrap_or((0, 0));
    if from == to {
        return if subject.is_text { vm.str("") } else { vm.bytes(&[]) };
    }
    subject.part(vm, from, to)
}

fn slot_span(slots: &[u32], group: usize) -> Option<(usize, usize)> {
    let at = group.checked_sub(1)? * 2;
    match (slots.get(at), slots.get(at + 1)) {
        (Some(&from), Some(&to)) if from != NO && to != NO => Some((from as usize, to as usize)),
        _ => None,
    }
}

fn findall(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (pattern, search, from, to) = search_of(vm, args)?;
    let list = vm.list_with_capacity(0)?;
    if from > to {
        return Ok(list.value());
    }
    let groups = number(pattern, GROUPS) as usize;
    let platform = vm.platform.clone();
    let mut runner = runner(vm, pattern, &search.subject, to, &platform);
    let mut at = from;
    let mut items = Vec::new();
    while let Some((start, end)) = next_match(vm, &mut runner, at)? {
        let item = match groups {
            0 => search.subject.part(vm, start, end)?,
            1 => slot_text(vm, &search.subject, &runner.slots, 1)?,
            _ => {
                items.clear();
                for group in 1..=groups {
                    items.push(slot_text(vm, &search.subject, &runner.slots, group)?);
                }
                vm.tuple(&items)?
            }
        };
        vm.list_push(list, item)?;
        at = end;
    }
    Ok(list.value())
}

// The iterator: what it searches, and where it is.
const I_PATTERN: usize = 0;
const I_STRING: usize = 1;
const I_DATA: usize = 2;
const I_POS: usize = 3;
const I_END_POS: usize = 4;
/// Byte offsets: where to go on, where the text ends, where a match must not end (-1: nowhere).
const I_AT: usize = 5;
const I_END: usize = 6;
const I_FORBIDDEN: usize = 7;
const I_NEAR: usize = 8;
const I_NEAR_CHARS: usize = 9;

fn finditer(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (pattern, search, from, to) = search_of(vm, args)?;
    let fields = [
        search.pattern,
        search.string,
        search.subject.data,
        small(search.bounds.0),
        small(search.bounds.1),
        small(from),
        small(to),
        Value::small(-1),
        small(search.near.0),
        small(search.near.1),
    ];
    let class = class_of(pattern, 2);
    let made = vm.record(ITERATOR_TAG, &fields)?;
    vm.wrap_new(class, made.value())
}

fn iterator_next(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = record(vm, args.at(0), ITERATOR_TAG)?;
    let pattern = this(vm, field(it, I_PATTERN))?;
    let at = |i| number(it, i) as usize;
    let subject = subject(vm, pattern, field(it, I_DATA))?;
    let mut search = Search {
        pattern: field(it, I_PATTERN),
        string: field(it, I_STRING),
        subject,
        bounds: (at(I_POS), at(I_END_POS)),
        near: (at(I_NEAR), at(I_NEAR_CHARS)),
    };
    let platform = vm.platform.clone();
    let mut runner = runner(vm, pattern, &search.subject, at(I_END), &platform);
    runner.forbidden = usize::try_from(number(it, I_FORBIDDEN)).unwrap_or(usize::MAX);
    let set = |i: usize, v: Value| {
        if let Some(cell) = it.values().get(i) {
            cell.set(v);
        }
    };
    if at(I_AT) > at(I_END) {
        return vm.stop_iteration(Value::NONE);
    }
    match next_match(vm, &mut runner, at(I_AT))? {
        Some((start, end)) => {
            let made = make(vm, &mut search, start, end, &runner.slots)?;
            set(I_AT, small(end));
            set(I_FORBIDDEN, if start == end { small(end) } else { Value::small(-1) });
            set(I_NEAR, small(search.near.0));
            set(I_NEAR_CHARS, small(search.near.1));
            Ok(made)
        }
        None => {
            set(I_AT, Value::small(Value::SMALL_MAX));
            vm.stop_iteration(Value::NONE)
        }
    }
}

fn split(vm: &mut Vm, args: &Args<'_>) -> Res {
    let pattern = this(vm, args.at(0))?;
    let subject = subject(vm, pattern, args.at(1))?;
    let most = match args.opt(2) {
        Some(v) => vm.index_clamped(v)?,
        None => 0,
    };
    let groups = number(pattern, GROUPS) as usize;
    let platform = vm.platform.clone();
    let mut runner = runner(vm, pattern, &subject, subject.bytes.len(), &platform);
    let list = vm.list_with_capacity(0)?;
    let (mut at, mut count) = (0, 0);
    while most == 0 || count < most {
        let Some((start, end)) = next_match(vm, &mut runner, at)? else { break };
        let part = subject.part(vm, at, start)?;
        vm.list_push(list, part)?;
        for group in 1..=groups {
            let part = match slot_span(&runner.slots, group) {
                Some((from, to)) => subject.part(vm, from, to)?,
                None => Value::NONE,
            };
            vm.list_push(list, part)?;
        }
        at = end;
        count += 1;
    }
    let part = subject.part(vm, at, subject.bytes.len())?;
    vm.list_push(list, part)?;
    Ok(list.value())
}

/// The pieces of a replacement template.
pub fn template(vm: &mut Vm, pattern: Value, v: Value) -> Res<Vec<Part>> {
    let pattern = this(vm, pattern)?;
    let Some(text) = Subject::of(vm, v)? else {
        let t = vm.type_name_of(v);
        return vm.type_error(&["decoding to str: need a bytes-like object, ", t, " found"]);
    };
    let groups = number(pattern, GROUPS) as u32;
    if !text.bytes.contains(&b'\\') {
        return Ok(vec![Part::Text(text.bytes.to_vec())]);
    }
    let index = Gc::<Dict>::of(field(pattern, INDEX));
    let named = |name: &str| {
        index
            .pairs()
            .find(|(known, _)| Gc::<Str>::of(*known).text() == name)
            .map(|(_, group)| group.as_small() as u32)
    };
    let platform = vm.platform.clone();
    match template::parse(&*platform, &text.points(), text.is_text, groups, &named) {
        Ok(parts) => Ok(parts),
        Err(error) => fail(vm, &error, v),
    }
}

/// `sub` and `subn`: the new text and the number of replacements.
fn substitute(vm: &mut Vm, args: &Args<'_>) -> Res<(Value, i64)> {
    let pattern = this(vm, args.at(0))?;
    let replacement = args.at(1);
    let plain = vm.unwrap(replacement);
    let callable = !is(plain, Kind::Str) && !is(plain, Kind::Bytes) && is_callable(vm, replacement);
    let parts = if callable { Vec::new() } else { template(vm, args.at(0), replacement)? };
    let subject = subject(vm, pattern, args.at(2))?;
    let most = match args.opt(3) {
        Some(v) => vm.index_clamped(v)?,
        None => 0,
    };
    let mut search = Search {
        pattern: args.at(0),
        string: args.at(2),
        subject,
        bounds: (0, if subject.wide { char_count(subject.bytes) } else { subject.bytes.len() }),
        near: (0, 0),
    };
    let platform = vm.platform.clone();
    let mut runner = runner(vm, pattern, &subject, subject.bytes.len(), &platform);
    let mut out = Vec::new();
    let (mut at, mut count, mut pieces) = (0, 0, 0);
    while most == 0 || count < most {
        let Some((start, end)) = next_match(vm, &mut runner, at)? else { break };
        if start > at {
            out.extend_from_slice(subject.bytes.get(at..start).unwrap_or(&[]));
            pieces += 1;
        }
        if callable {
            let mark = vm.root_mark();
            let found = make(vm, &mut search, start, end, &runner.slots)?;
            let made = vm.call(replacement, &[found])?;
            if !made.is_none() {
                append(vm, &subject, made, pieces, &mut out)?;
            }
            vm.unroot(mark);
        } else {
            if is(plain, Kind::Str) != subject.is_text {
                append(vm, &subject, replacement, pieces, &mut out)?;
            }
            let slots = &runner.slots;
            let span = |group| if group == 0 { Some((start, end)) } else { slot_span(slots, group) };
            fill(&parts, &subject, &span, &mut out);
        }
        pieces += 1;
        at = end;
        count += 1;
    }
    if count == 0 {
        return Ok((subject.data, 0));
    }
    out.extend_from_slice(subject.bytes.get(at..).unwrap_or(&[]));
    Ok((subject.make(vm, &out)?, count))
}

fn is_callable(vm: &mut Vm, v: Value) -> bool {
    if is(v, Kind::Instance) {
        return vm.has_special(v, anypy_mini_vm::Sym::Call).unwrap_or(false);
    }
    [Kind::Function, Kind::Method, Kind::Native, Kind::Type, Kind::HostObject].iter().any(|k| is(v, *k))
}

/// Appends what a replacement function returned.
fn append(vm: &mut Vm, subject: &Subject, v: Value, piece: usize, out: &mut Vec<u8>) -> Res<()> {
    match Subject::of(vm, v)? {
        Some(text) if text.is_text == subject.is_text => {
            out.extend_from_slice(text.bytes);
            Ok(())
        }
        _ => {
            let mut at = String::new();
            anypy_mini_base::bigint::write_i64(piece as i64, &mut at);
            let t = vm.type_name_of(v);
            let wanted = if subject.is_text {
                ": expected str instance, "
            } else {
                ": expected a bytes-like object, "
            };
            vm.type_error(&["sequence item ", &at, wanted, t, " found"])
        }
    }
}

fn sub(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(substitute(vm, args)?.0)
}
fn subn(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (text, count) = substitute(vm, args)?;
    let count = vm.int(count)?;
    vm.tuple(&[text, count])
}

static FLAG_NAMES: [(u32, &str); 8] = [
    (parse::IGNORECASE, "re.IGNORECASE"),
    (parse::LOCALE, "re.LOCALE"),
    (parse::MULTILINE, "re.MULTILINE"),
    (parse::DOTALL, "re.DOTALL"),
    (parse::UNICODE, "re.UNICODE"),
    (parse::VERBOSE, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (parse::ASCII, "re.ASCII"),
];

fn show(vm: &mut Vm, args: &Args<'_>) -> Res {
    let pattern = this(vm, args.at(0))?;
    let mut shown = String::new();
    vm.repr_into(field(pattern, SOURCE), &mut shown)?;
    let mut out = String::from("re.compile(");
    // As `%.200R` does.
    let cut = byte_offset(shown.as_bytes(), 200);
    out.push_str(shown.get(..cut).unwrap_or(&shown));
    let mut flags = number(pattern, FLAGS) as u32;
    if field(pattern, IS_TEXT) == Value::TRUE {
        flags &= !parse::UNICODE;
    }
    let mut separator = ", ";
    for (flag, name) in FLAG_NAMES {
        if flags & flag != 0 {
            out.push_str(separator);
            out.push_str(name);
            separator = "|";
        }
    }
    out.push(')');
    vm.str(&out)
}

fn equal(vm: &mut Vm, args: &Args<'_>) -> Res {
    let a = this(vm, args.at(0))?;
    let Ok(b) = this(vm, args.at(1)) else {
        vm.pending = None;
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = field(a, FLAGS) == field(b, FLAGS) && field(a, IS_TEXT) == field(b, IS_TEXT);
    Ok(Value::bool(same && vm.equals(field(a, SOURCE), field(b, SOURCE))?))
}
fn hash(vm: &mut Vm, args: &Args<'_>) -> Res {
    let pattern = this(vm, args.at(0))?;
    let hash = vm.hash_full(field(pattern, SOURCE))? ^ number(pattern, FLAGS);
    vm.int(hash)
}

fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}
fn class_item(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = vm.tuple(args.rest(1))?;
    vm.pair(Kind::Alias, 0, args.at(0), items)
}

fn get_pattern(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, SOURCE))
}
fn get_flags(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, FLAGS))
}
fn get_groups(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, GROUPS))
}
fn get_index(vm: &mut Vm, v: Value) -> Res {
    let index = Gc::<Dict>::of(field(this(vm, v)?, INDEX));
    let copy = vm.dict_copy(index, Kind::Dict)?;
    copy.header.aux.set(copy.header.aux.get() | DICT_PROXY);
    Ok(copy.value())
}

static METHODS: &[NativeDef] = &[
    method("match|string,pos,endpos", match_, 2, 4),
    method("fullmatch|string,pos,endpos", fullmatch, 2, 4),
    method("search|string,pos,endpos", search, 2, 4),
    method("findall|string,pos,endpos", findall, 2, 4),
    method("finditer|string,pos,endpos", finditer, 2, 4),
    method("split|string,maxsplit", split, 2, 3),
    method("sub|repl,string,count", sub, 3, 4),
    method("subn|repl,string,count", subn, 3, 4),
    method("__repr__", show, 1, 1),
    method("__eq__", equal, 2, 2),
    method("__hash__", hash, 1, 1),
    method("__copy__", itself, 1, 1),
    method("__deepcopy__", itself, 2, 2),
    class_method("__class_getitem__", class_item, 2, 2),
];

static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "pattern", get: get_pattern, set: None },
    GetSetDef { name: "flags", get: get_flags, set: None },
    GetSetDef { name: "groups", get: get_groups, set: None },
    GetSetDef { name: "groupindex", get: get_index, set: None },
];

/// The class's table.
pub static PATTERN: ClassDef = ClassDef { name: "Pattern", methods: METHODS, getset: GETSET, new: None };

static ITERATOR_METHODS: &[NativeDef] =
    &[method("__iter__", itself, 1, 1), method("__next__", iterator_next, 1, 1)];

/// The table of what `finditer` returns.
pub static ITERATOR: ClassDef =
    ClassDef { name: "callable_iterator", methods: ITERATOR_METHODS, getset: &[], new: None };

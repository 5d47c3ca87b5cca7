//! The class `Match`.
//!
//! Spans are byte offsets; what Python code sees of them is counted when it asks, from a position near the match
//! whose count was known when the match was made.

use anypy_mini_base::text::{self, char_count};
use anypy_mini_vm::layout::{Dict, Values};
use anypy_mini_vm::native::{VAR, method};
use anypy_mini_vm::{Args, Builtin, ClassDef, Gc, GetSetDef, NativeDef, Res, Value, Vm};

use super::template::Part;
use super::{MATCH_TAG, PATTERN_TAG, Subject, field, number, pattern, record, small};

/// The pattern's instance.
const PATTERN: usize = 0;
/// What was searched, as it was given.
const STRING: usize = 1;
/// The str or bytes object that holds its text.
const DATA: usize = 2;
const POS: usize = 3;
const END_POS: usize = 4;
/// Number of the group that closed last; None.
const LAST_INDEX: usize = 5;
/// A byte offset, and the same in characters.
const NEAR: usize = 6;
const NEAR_CHARS: usize = 7;
/// Starts and ends of group 0 and the others; -1 where they took no part.
const SPANS: usize = 8;

/// Where a search looks, and for whom.
#[derive(Clone, Copy)]
pub struct Search {
    /// The pattern's instance.
    pub pattern: Value,
    /// What is searched, as it was given.
    pub string: Value,
    /// Its text.
    pub subject: Subject,
    /// First and last position, in characters.
    pub bounds: (usize, usize),
    /// A byte offset before all matches to come, and the same in characters.
    pub near: (usize, usize),
}

/// Makes a match; `slots` are those of the matcher.
pub fn make(vm: &mut Vm, search: &mut Search, start: usize, end: usize, slots: &[u32]) -> Res {
    let (near, chars) = search.near;
    if search.subject.wide && start > near {
        search.near = (start, chars + char_count(search.subject.bytes.get(near..start).unwrap_or(&[])));
    }
    let (last, slots) = slots.split_last().unwrap_or((&super::run::NO, &[]));
    let mut fields = vec![
        search.pattern,
        search.string,
        search.subject.data,
        small(search.bounds.0),
        small(search.bounds.1),
        if *last == super::run::NO { Value::NONE } else { small(*last as usize) },
        small(search.near.0),
        small(search.near.1),
        small(start),
        small(end),
    ];
    for slot in slots {
        fields.push(if *slot == super::run::NO { Value::small(-1) } else { small(*slot as usize) });
    }
    let pattern = record(vm, search.pattern, PATTERN_TAG)?;
    let class = super::class_of(pattern, 1);
    let made = vm.record(MATCH_TAG, &fields)?;
    vm.wrap_new(class, made.value())
}

/// The spans of a match as the matcher has them.
pub fn span(m: Gc<Values>, group: usize) -> Option<(usize, usize)> {
    let (from, to) = (number(m, SPANS + group * 2), number(m, SPANS + group * 2 + 1));
    Some((usize::try_from(from).ok()?, usize::try_from(to).ok()?))
}

fn this(vm: &mut Vm, v: Value) -> Res<Gc<Values>> {
    record(vm, v, MATCH_TAG)
}

/// The matched text, which is there as long as the match is.
fn subject(vm: &mut Vm, m: Gc<Values>) -> Res<Subject> {
    match Subject::of(vm, field(m, DATA))? {
        Some(subject) => Ok(subject),
        None => vm.type_error(&["expected string or bytes-like object"]),
    }
}

fn groups(m: Gc<Values>) -> usize {
    m.values().len().saturating_sub(SPANS) / 2
}

/// The number of the group that an argument names; IndexError if there is none.
fn group_number(vm: &mut Vm, m: Gc<Values>, v: Value) -> Res<usize> {
    let found = if vm.as_str(v).is_some() {
        let pattern = record(vm, field(m, PATTERN), PATTERN_TAG)?;
        let name = vm.unwrap(v);
        Gc::<Dict>::of(field(pattern, pattern::INDEX)).get_name(name)
    } else if vm.as_i64(v).is_some() {
        Some(v)
    } else {
        match vm.index_value(v) {
            Ok(i) => Some(i),
            Err(_) if vm.catch(Builtin::TypeError) => None,
            Err(e) => return Err(e),
        }
    };
    match found.and_then(|v| vm.as_i64(v)).and_then(|i| usize::try_from(i).ok()) {
        Some(group) if group < groups(m) => Ok(group),
        _ => vm.error(Builtin::IndexError, "no such group"),
    }
}

/// A group's text, or `default`.
fn group_text(vm: &mut Vm, m: Gc<Values>, group: usize, default: Value) -> Res {
    match span(m, group) {
        Some((from, to)) => {
            let subject = subject(vm, m)?;
            subject.part(vm, from, to)
        }
        None => Ok(default),
    }
}

/// A byte offset in characters.
fn in_chars(vm: &mut Vm, m: Gc<Values>, at: usize) -> Res<usize> {
    let subject = subject(vm, m)?;
    if !subject.wide {
        return Ok(at);
    }
    let (near, chars) = (number(m, NEAR) as usize, number(m, NEAR_CHARS) as usize);
    let (from, chars) = if at >= near { (near, chars) } else { (0, 0) };
    Ok(chars + char_count(subject.bytes.get(from..at).unwrap_or(&[])))
}

/// The group argument of `start` and its like, 0 if absent; its span in characters.
fn span_of(vm: &mut Vm, args: &Args<'_>) -> Res<(Value, Value)> {
    let m = this(vm, args.at(0))?;
    let group = match args.opt(1) {
        Some(v) => group_number(vm, m, v)?,
        None => 0,
    };
    span_values(vm, m, group)
}

fn span_values(vm: &mut Vm, m: Gc<Values>, group: usize) -> Res<(Value, Value)> {
    match span(m, group) {
        Some((from, to)) => Ok((small(in_chars(vm, m, from)?), small(in_chars(vm, m, to)?))),
        None => Ok((Value::small(-1), Value::small(-1))),
    }
}

fn group(vm: &mut Vm, args: &Args<'_>) -> Res {
    let m = this(vm, args.at(0))?;
    if args.len() < 3 {
        let group = match args.opt(1) {
            Some(v) => group_number(vm, m, v)?,
            None => 0,
        };
        return group_text(vm, m, group, Value::NONE);
    }
    let mut items = Vec::new();
    for v in args.rest(1) {
        let group = group_number(vm, m, *v)?;
        let item = group_text(vm, m, group, Value::NONE)?;
        vm.root(item);
        items.push(item);
    }
    vm.tuple(&items)
}

fn all_groups(vm: &mut Vm, args: &Args<'_>) -> Res {
    let m = this(vm, args.at(0))?;
    let mut items = Vec::new();
    for i in 1..groups(m) {
        items.push(group_text(vm, m, i, args.at(1))?);
    }
    vm.tuple(&items)
}

fn group_dict(vm: &mut Vm, args: &Args<'_>) -> Res {
    let m = this(vm, args.at(0))?;
    let pattern = record(vm, field(m, PATTERN), PATTERN_TAG)?;
    let dict = vm.dict_new()?;
    for (name, group) in Gc::<Dict>::of(field(pattern, pattern::INDEX)).pairs() {
        let text = group_text(vm, m, group.as_small() as usize, args.at(1))?;
        vm.dict_set_name(dict, name, text)?;
    }
    Ok(dict.value())
}

fn start(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(span_of(vm, args)?.0)
}
fn end(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(span_of(vm, args)?.1)
}
fn whole_span(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (from, to) = span_of(vm, args)?;
    vm.tuple(&[from, to])
}

/// Appends a template with the groups filled in.
pub fn fill(
    parts: &[Part],
    subject: &Subject,
    span: &dyn Fn(usize) -> Option<(usize, usize)>,
    out: &mut Vec<u8>,
) {
    for part in parts {
        match part {
            Part::Text(text) => out.extend_from_slice(text),
            Part::Group(group) => {
                if let Some((from, to)) = span(*group as usize) {
                    out.extend_from_slice(subject.bytes.get(from..to).unwrap_or(&[]));
                }
            }
        }
    }
}

fn expand(vm: &mut Vm, args: &Args<'_>) -> Res {
    let m = this(vm, args.at(0))?;
    let parts = pattern::template(vm, field(m, PATTERN), args.at(1))?;
    let subject = subject(vm, m)?;
    let mut out = Vec::new();
    fill(&parts, &subject, &|group| span(m, group), &mut out);
    subject.make(vm, &out)
}

fn show(vm: &mut Vm, args: &Args<'_>) -> Res {
    let m = this(vm, args.at(0))?;
    let (from, to) = span_values(vm, m, 0)?;
    let text = group_text(vm, m, 0, Value::NONE)?;
    let mut out = String::from("<re.Match object; span=(");
    vm.repr_into(from, &mut out)?;
    out.push_str(", ");
    vm.repr_into(to, &mut out)?;
    out.push_str("), match=");
    let mut shown = String::new();
    vm.repr_into(text, &mut shown)?;
    // As `%.50R` does.
    let cut = text::byte_offset(shown.as_bytes(), 50);
    out.push_str(shown.get(..cut).unwrap_or(&shown));
    out.push('>');
    vm.str(&out)
}

fn itself(_: &mut Vm, args: &Args<'_>) -> Res {
    Ok(args.at(0))
}

fn get_string(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, STRING))
}
fn get_re(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, PATTERN))
}
fn get_pos(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, POS))
}
fn get_end_pos(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, END_POS))
}
fn get_last_index(vm: &mut Vm, v: Value) -> Res {
    Ok(field(this(vm, v)?, LAST_INDEX))
}
fn get_last_group(vm: &mut Vm, v: Value) -> Res {
    let m = this(vm, v)?;
    let last = field(m, LAST_INDEX);
    let pattern = record(vm, field(m, PATTERN), PATTERN_TAG)?;
    let mut pairs = Gc::<Dict>::of(field(pattern, pattern::INDEX)).pairs();
    Ok(pairs.find(|(_, group)| *group == last).map_or(Value::NONE, |(name, _)| name))
}
fn get_regs(vm: &mut Vm, v: Value) -> Res {
    let m = this(vm, v)?;
    let mut items = Vec::new();
    for group in 0..groups(m) {
        let (from, to) = span_values(vm, m, group)?;
        items.push(vm.tuple(&[from, to])?);
    }
    vm.tuple(&items)
}

static METHODS: &[NativeDef] = &[
    method("group", group, 1, VAR),
    method("__getitem__", group, 2, 2),
    method("groups|default", all_groups, 1, 2),
    method("groupdict|default", group_dict, 1, 2),
    method("start", start, 1, 2),
    method("end", end, 1, 2),
    method("span", whole_span, 1, 2),
    method("expand|template", expand, 2, 2),
    method("__repr__", show, 1, 1),
    method("__copy__", itself, 1, 1),
    method("__deepcopy__", itself, 2, 2),
];

static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "string", get: get_string, set: None },
    GetSetDef { name: "re", get: get_re, set: None },
    GetSetDef { name: "pos", get: get_pos, set: None },
    GetSetDef { name: "endpos", get: get_end_pos, set: None },
    GetSetDef { name: "lastindex", get: get_last_index, set: None },
    GetSetDef { name: "lastgroup", get: get_last_group, set: None },
    GetSetDef { name: "regs", get: get_regs, set: None },
];

/// The class's table.
pub static MATCH: ClassDef = ClassDef { name: "Match", methods: METHODS, getset: GETSET, new: None };

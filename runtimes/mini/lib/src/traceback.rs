//! Uncaught exceptions as text, as CPython 3.13 prints them (`traceback.py`).
//!
//! Source lines come from `vm.sources`, positions from the code's line table. Which part of an operation the carets
//! single out (`~~^~~`) is found by parsing the text of the failing instruction, as CPython does.

use anypy_mini_syntax::ast::{Expr, ExprKind, StmtKind};
use anypy_mini_syntax::{Mode, Options};
use anypy_mini_vm::frame::push_number;
use anypy_mini_vm::layout::{Code, Dict, Exception, Module, Str, Traceback, Type};
use anypy_mini_vm::load::{Place, place_of};
use anypy_mini_vm::{Builtin, Gc, Kind, Sym, Value, Vm, is};

use crate::types::exception::{detail, stored};

/// Identical levels that are shown before the rest of them is only counted.
const REPEATS: usize = 3;

/// The whole report of an exception: its causes, traceback, message and notes. Errors in the program's own `__str__`
/// are swallowed.
pub fn format_exception(vm: &mut Vm, exception: Value) -> String {
    let mark = vm.root_mark();
    vm.root(exception);
    let mut out = String::new();
    let mut seen = Vec::new();
    write_chain(vm, exception, &mut seen, &mut out);
    vm.unroot(mark);
    out
}

fn write_chain(vm: &mut Vm, exception: Value, seen: &mut Vec<Value>, out: &mut String) {
    if !is(exception, Kind::Exception) {
        return;
    }
    seen.push(exception);
    let e = Gc::<Exception>::of(exception);
    let suppressed = e.header.aux.get() & 1 != 0;
    let before = match (e.cause.get(), e.context.get()) {
        (Some(cause), _) => {
            Some((cause, "\nThe above exception was the direct cause of the following exception:\n\n"))
        }
        (None, Some(context)) if !suppressed => {
            Some((context, "\nDuring handling of the above exception, another exception occurred:\n\n"))
        }
        _ => None,
    };
    if let Some((other, sentence)) = before
        && !seen.contains(&other)
        && seen.len() < 100
    {
        write_chain(vm, other, seen, out);
        out.push_str(sentence);
    }
    if let Some(tb) = e.traceback.get() {
        out.push_str("Traceback (most recent call last):\n");
        write_levels(vm, tb, out);
    }
    write_exception_only(vm, exception, out);
}

pub(crate) fn write_levels(vm: &mut Vm, first: Value, out: &mut String) {
    let mut last = (Value::NONE, 0u32);
    let mut count = 0;
    let mut at = Some(first);
    while let Some(level) = at {
        let t = Gc::<Traceback>::of(level);
        let code = Gc::<Code>::of(t.code.get());
        let place = place_of(code, t.ip.get());
        if last == (code.value(), place.line) {
            count += 1;
        } else {
            write_repeats(count, out);
            last = (code.value(), place.line);
            count = 1;
        }
        if count <= REPEATS {
            let file = Gc::<Str>::of(code.file.get()).text();
            out.push_str("  File \"");
            out.push_str(file);
            out.push_str("\", line ");
            push_number(out, place.line as i64);
            out.push_str(", in ");
            out.push_str(Gc::<Str>::of(code.name.get()).text());
            out.push('\n');
            write_source(vm, file, place, out);
        }
        at = t.next.get();
    }
    write_repeats(count, out);
}

fn write_repeats(count: usize, out: &mut String) {
    if count > REPEATS {
        out.push_str("  [Previous line repeated ");
        push_number(out, (count - REPEATS) as i64);
        out.push_str(if count == REPEATS + 1 { " more time]\n" } else { " more times]\n" });
    }
}

/// Lines of a source file, from `first` to `last`.
pub(crate) fn source_lines(vm: &Vm, file: &str, first: u32, last: u32) -> Option<Vec<String>> {
    for (name, text, start) in vm.sources.iter().rev() {
        if name != file || first < *start {
            continue;
        }
        let lines: Vec<String> = text
            .split('\n')
            .skip((first - start) as usize)
            .take((last.saturating_sub(first) + 1) as usize)
            .map(|l| l.trim_end_matches('\r').to_owned())
            .collect();
        if !lines.is_empty() {
            return Some(lines);
        }
    }
    None
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Cells that a character fills on a terminal: two for East Asian wide ones.
fn width(c: char) -> usize {
    let c = c as u32;
    let wide = matches!(c, 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f
        | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1f64f | 0x1f900..=0x1f9ff | 0x20000..=0x3fffd);
    1 + wide as usize
}

fn display_width(text: &str, chars: usize) -> usize {
    text.chars().take(chars).map(width).sum()
}

fn write_line(line: &str, out: &mut String) {
    out.push_str("    ");
    out.push_str(line);
    out.push('\n');
}

/// The source lines of an instruction, with carets under it unless it is all there is.
fn write_source(vm: &mut Vm, file: &str, place: Place, out: &mut String) {
    let Some(lines) = source_lines(vm, file, place.line, place.end_line) else { return };
    let indent =
        lines.iter().filter(|l| !l.trim().is_empty()).map(|l| indent_of(l)).min().unwrap_or_default();
    let lines: Vec<&str> = lines.iter().map(|l| l.get(indent..).unwrap_or("").trim_end()).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    if first.is_empty() {
        return;
    }
    let start = (place.column as usize).saturating_sub(indent);
    let end = (place.end_column as usize).saturating_sub(indent);
    if place.end_column == 0 && lines.len() == 1 {
        write_line(first, out);
        return;
    }
    // The instruction's own text.
    let mut segment = String::new();
    for (i, line) in lines.iter().enumerate() {
        let from = if i == 0 { start } else { 0 };
        let to = if i + 1 == lines.len() { end } else { usize::MAX };
        if i > 0 {
            segment.push('\n');
        }
        segment.extend(line.chars().take(to).skip(from));
    }
    let anchors = anchors_of(vm, &segment).map(|a| {
        let shift = |(line, col): (usize, usize)| if line == 0 { (line, col + start) } else { (line, col) };
        (shift(a.0), shift(a.1))
    });
    let around = first.chars().take(start).any(|c| !c.is_whitespace())
        || last.chars().skip(end).any(|c| !c.is_whitespace());
    let carets = !whole_call(vm, &lines, start, end) && (anchors.is_some() || around);
    // Only the first and the last line, and those near the anchors.
    let mut shown: Vec<usize> = vec![0, lines.len() - 1];
    if let Some((left, right)) = anchors {
        for at in [left.0, right.0] {
            shown.extend([at.wrapping_sub(1), at, at + 1]);
        }
    }
    shown.retain(|i| *i < lines.len());
    shown.sort_unstable();
    shown.dedup();
    let mut previous = None;
    for i in shown {
        if let Some(before) = previous {
            let gap = i - before;
            if gap == 2 {
                write_marked(&lines, i - 1, start, end, anchors, carets, out);
            } else if gap > 2 {
                out.push_str("    ...<");
                push_number(out, gap as i64 - 1);
                out.push_str(" lines>...\n");
            }
        }
        write_marked(&lines, i, start, end, anchors, carets, out);
        previous = Some(i);
    }
}

type Anchors = ((usize, usize), (usize, usize));

fn write_marked(
    lines: &[&str],
    i: usize,
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    carets: bool,
    out: &mut String,
) {
    let Some(line) = lines.get(i) else { return };
    write_line(line, out);
    if !carets {
        return;
    }
    let spaces = indent_of(line);
    let stop = if i + 1 == lines.len() { end } else { line.chars().count() };
    let mut marks = String::new();
    for (col, c) in line.chars().enumerate().take(stop) {
        let mark = if col < spaces || (i == 0 && col < start) {
            ' '
        } else {
            match anchors {
                Some((left, right)) if (i, col) >= left && (i, col) < right => '^',
                Some(_) => '~',
                None => '^',
            }
        };
        for _ in 0..width(c) {
            marks.push(mark);
        }
    }
    write_line(&marks, out);
}

/// For parsing what is looked at for its shape alone: the values of floats do not matter.
fn shape(mode: Mode) -> Options<'static> {
    Options { mode, top_level_await: false, float: &|_| 0.0 }
}

/// The expression of a text in parentheses of its own.
fn parse_expression(vm: &mut Vm, text: &str) -> Option<Expr> {
    let wrapped = ["(\n", text, "\n)"].concat();
    let module = anypy_mini_syntax::parse(&wrapped, shape(Mode::Eval), &mut vm.names).ok()?;
    match module.body.into_iter().next()?.kind {
        StmtKind::Expr(e) => Some(e),
        _ => None,
    }
}

/// What the carets of an operation single out: the operator, the index in its brackets, the arguments in their
/// parentheses. Lines from 0, columns in code points.
fn anchors_of(vm: &mut Vm, segment: &str) -> Option<Anchors> {
    let e = parse_expression(vm, segment)?;
    let lines: Vec<Vec<char>> = segment.split('\n').map(|l| l.chars().collect()).collect();
    // The text starts on the second line of what was parsed.
    let after = |e: &Expr| ((e.span.end_line as usize).saturating_sub(2), e.span.end_col as usize);
    let find = |from: (usize, usize), stop: &dyn Fn(char) -> bool| -> Option<(usize, usize)> {
        let (mut line, mut col) = from;
        loop {
            let chars = lines.get(line)?;
            match chars.get(col) {
                None | Some('#') | Some('\\') => {
                    line += 1;
                    col = 0;
                }
                Some(c) if stop(*c) => return Some((line, col)),
                Some(_) => col += 1,
            }
        }
    };
    match &e.kind {
        ExprKind::BinOp(left, rights) => {
            let (row, operand) = match rights.as_slice() {
                [.., before, last] => (last, &before.right),
                [only] => (only, &**left),
                [] => return None,
            };
            let (line, col) = find(after(operand), &|c| !c.is_whitespace() && c != ')')?;
            let right = &row.right.span;
            let mut end = col + 1;
            let next = lines.get(line)?.get(end).copied();
            let before_right = right.line as usize - 2 > line || end < right.col as usize;
            if before_right && next.is_some_and(|c| !c.is_whitespace() && c != '\\' && c != '#') {
                end += 1;
            }
            Some(((line, col), (line, end)))
        }
        ExprKind::Subscript(value, index) => {
            let left = find(after(value), &|c| c == '[')?;
            let (line, col) = find(after(index), &|c| c == ']')?;
            Some((left, (line, col + 1)))
        }
        ExprKind::Call(function, _) => {
            let left = find(after(function), &|c| c == '(')?;
            Some((left, after(&e)))
        }
        _ => None,
    }
}

/// Whether the lines are `return name(...)` or `x = f(...)` and the instruction is that call: then carets would only
/// repeat the line.
fn whole_call(vm: &mut Vm, lines: &[&str], start: usize, end: usize) -> bool {
    let text = lines.join("\n");
    let mut options = shape(Mode::Exec);
    options.top_level_await = true;
    let body = match text.strip_prefix("return ") {
        // A return outside of a function may be refused: look at its value.
        Some(value) => {
            let Some(e) = parse_expression(vm, value) else { return false };
            let ExprKind::Call(f, _) = &e.kind else { return false };
            return matches!(f.kind, ExprKind::Name(_))
                && start == 7
                && e.span.end_line as usize == lines.len() + 1
                && e.span.end_col as usize + if lines.len() == 1 { 7 } else { 0 } == end;
        }
        None => anypy_mini_syntax::parse(&text, options, &mut vm.names),
    };
    let Ok(module) = body else { return false };
    let Some(StmtKind::Assign { value, .. }) = module.body.first().map(|s| &s.kind) else { return false };
    matches!(value.kind, ExprKind::Call(..))
        && value.span.line == 1
        && value.span.col as usize == start
        && value.span.end_line as usize == lines.len()
        && value.span.end_col as usize == end
}

/// The last line of the report and what follows it: class, message, notes; for a SyntaxError the place first.
pub fn write_exception_only(vm: &mut Vm, exception: Value, out: &mut String) {
    if vm.exception_is(exception, Builtin::SyntaxError) {
        write_syntax_place(vm, exception, out);
    }
    out.push_str(&class_name(vm, exception));
    let syntax = vm.exception_is(exception, Builtin::SyntaxError);
    let message = if syntax {
        let name = vm.sym(Sym::MsgAttr);
        vm.getattr(exception, name).and_then(|m| vm.text_of(m))
    } else {
        vm.text_of(exception)
    };
    match message {
        Ok(text) if text.is_empty() => {}
        Ok(text) => {
            out.push_str(": ");
            out.push_str(&text);
            out.push_str(&suggestion(vm, exception, &text));
        }
        Err(_) => {
            vm.pending = None;
            out.push_str(": <exception str() failed>");
        }
    }
    out.push('\n');
    if let Ok(Some(notes)) = stored(vm, exception, "__notes__") {
        let mark = vm.root_mark();
        if let Ok(notes) = vm.collect_iterable(notes) {
            for note in notes {
                if let Ok(text) = vm.text_of(note) {
                    out.push_str(&text);
                    out.push('\n');
                }
            }
        }
        vm.pending = None;
        vm.unroot(mark);
    }
}

/// The class's name, with its module unless that is `builtins` or `__main__`.
fn class_name(vm: &mut Vm, exception: Value) -> String {
    let class = vm.type_of(exception);
    let qualname = Gc::<Str>::of(Gc::<Type>::of(class).qualname.get()).text();
    let name = vm.sym(Sym::Module);
    let module = match vm.getattr_opt_quiet(class, name) {
        Ok(Some(module)) => vm.as_str(module).map_or("", |m| m.text()),
        _ => {
            vm.pending = None;
            ""
        }
    };
    if matches!(module, "" | "builtins" | "__main__") {
        qualname.to_owned()
    } else {
        [module, ".", qualname].concat()
    }
}

fn write_syntax_place(vm: &mut Vm, exception: Value, out: &mut String) {
    let part = |vm: &mut Vm, name: &str, at: usize| detail(vm, exception, name, at).unwrap_or(Value::NONE);
    let (file, line) = (part(vm, "filename", 0), part(vm, "lineno", 1));
    let Some(line) = vm.as_i64(line) else { return };
    out.push_str("  File \"");
    out.push_str(vm.as_str(file).map_or("<string>", |f| f.text()));
    out.push_str("\", line ");
    push_number(out, line);
    out.push('\n');
    let text = part(vm, "text", 3);
    let Some(text) = vm.as_str(text).map(|t| t.text().trim_end()) else { return };
    let indent = indent_of(text);
    let shown = text.get(indent..).unwrap_or("");
    if shown.is_empty() {
        return;
    }
    write_line(shown, out);
    let (offset, end_line, end) =
        (part(vm, "offset", 2), part(vm, "end_lineno", 4), part(vm, "end_offset", 5));
    let Some(offset) = vm.as_i64(offset).filter(|o| *o >= 1) else { return };
    let length = text.chars().count();
    let start = (offset as usize - 1).min(length);
    let mut stop = match (vm.as_i64(end_line), vm.as_i64(end)) {
        (Some(l), Some(e)) if l == line && e > 0 => e as usize - 1,
        (Some(l), _) if l > line => length,
        _ => start + 1,
    };
    if stop <= start {
        stop = start + 1;
    }
    out.push_str("    ");
    for _ in 0..display_width(shown, start.saturating_sub(indent)) {
        out.push(' ');
    }
    for _ in start.max(indent)..stop.max(indent + 1) {
        out.push('^');
    }
    out.push('\n');
}

// Suggestions

/// `. Did you mean: 'x'?` for a name or attribute that resembles one that there is.
fn suggestion(vm: &mut Vm, exception: Value, message: &str) -> String {
    let names = candidates(vm, exception);
    vm.pending = None;
    let Some((wrong, names)) = names else { return String::new() };
    let mut best: Option<(&str, usize)> = None;
    for name in &names {
        let Some(name) = vm.as_str(*name).map(|n| n.text()) else { continue };
        if name == wrong || name.is_empty() {
            continue;
        }
        // At most a third of the letters may differ, as in CPython.
        let limit = ((name.chars().count() + wrong.chars().count() + 3) * 2 / 6)
            .min(best.map_or(usize::MAX, |b| b.1 - 1));
        let d = distance(&wrong, name);
        // CPython counts half steps: a change costs 2.
        if d <= limit {
            best = Some((name, d));
            if d == 0 {
                break;
            }
        }
    }
    match best {
        Some((name, _)) if !message.as_bytes().windows(12).any(|w| w == b"Did you mean") => {
            [". Did you mean: '", name, "'?"].concat()
        }
        _ => String::new(),
    }
}

/// The name that was not found, and those that there are.
fn candidates(vm: &mut Vm, exception: Value) -> Option<(String, Vec<Value>)> {
    let wrong = stored(vm, exception, "name").ok()??;
    let wrong = vm.as_str(wrong)?.text().to_owned();
    if vm.exception_is(exception, Builtin::AttributeError) {
        let object = stored(vm, exception, "obj").ok()??;
        if is(object, Kind::HostObject) {
            return None;
        }
        let mut names = crate::builtins::code::attribute_names(vm, object).ok()?;
        if !wrong.starts_with('_') {
            names.retain(|n| vm.as_str(*n).is_some_and(|n| !n.text().starts_with('_')));
        }
        return Some((wrong, names));
    }
    if !vm.exception_is(exception, Builtin::NameError) {
        return None;
    }
    // Names of the innermost level: its variables, the builtins, and the main module's globals.
    let mut level = Gc::<Traceback>::of(Gc::<Exception>::of(exception).traceback.get()?);
    while let Some(next) = level.next.get() {
        level = Gc::of(next);
    }
    let code = Gc::<Code>::of(level.code.get());
    let mut names = Vec::new();
    for tuple in [&code.varnames, &code.cellvars, &code.freevars] {
        names.extend_from_slice(Gc::<anypy_mini_vm::layout::Tuple>::of(tuple.get()).items());
    }
    if let Ok(Some(main)) = vm.loaded_module("__main__")
        && is(main, Kind::Module)
    {
        names.extend(Gc::<Dict>::of(Gc::<Module>::of(main).dict.get()).pairs().map(|p| p.0));
    }
    names.extend(vm.builtins_dict().pairs().map(|p| p.0));
    Some((wrong, names))
}

/// Levenshtein distance with CPython's costs: 2 for a change, 1 where only the case differs.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() > 40 || b.len() > 40 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|i| i * 2).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i * 2;
        let mut left = (i + 1) * 2;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let change = if x == y {
                0
            } else if x.eq_ignore_ascii_case(y) {
                1
            } else {
                2
            };
            let value = (diagonal + change).min(*cell + 2).min(left + 2);
            diagonal = *cell;
            left = value;
            *cell = value;
        }
    }
    row.last().copied().unwrap_or(0)
}

//! Frames and argument binding: what happens between a call and the first instruction of the called code.

use anypy_mini_syntax::code::{FLAG_SIMPLE, FLAG_VARARGS, FLAG_VARKEYWORDS};

use crate::heap::Gc;
use crate::layout::*;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::Vm;

/// Frame mode: the result is pushed on the calling frame's stack.
pub const MODE_PUSH: u16 = 0;
/// Frame mode: `__init__`: the result must be None, and the new instance (`owner`) is pushed.
pub const MODE_INIT: u16 = 1;
/// Frame mode: the result is returned to native code: the loop ends.
pub const MODE_ENTRY: u16 = 2;
/// Frame mode: a generator resumed by `for`: its end ends the loop.
pub const MODE_FOR: u16 = 3;
/// Frame mode: a generator resumed by `yield from` or `await`: its result is the expression's.
pub const MODE_SEND: u16 = 4;
/// The result is dropped, and the import that began the module's body goes on: the instruction is executed again.
pub const MODE_IMPORT: u16 = 5;
/// Mask of the modes.
pub const MODE_MASK: u16 = 7;
/// Frame bit: something refers to the frame beyond its activation, so it is not reused at once.
pub const FRAME_KEPT: u16 = 8;

/// Generator state: not started.
pub const GEN_NEW: u32 = 0;
/// Generator state: at a yield.
pub const GEN_SUSPENDED: u32 = 1;
/// Generator state: running.
pub const GEN_RUNNING: u32 = 2;
/// Generator state: ended.
pub const GEN_FINISHED: u32 = 3;

impl Vm {
    /// A frame for `code`: everything set but the arguments; locals unbound.
    #[inline(always)]
    pub(crate) fn frame_new(
        &mut self,
        code: Gc<Code>,
        globals: Value,
        closure: Option<Value>,
    ) -> Res<Gc<Frame>> {
        let slots =
            code.local_count.get() as usize + code.cell_count.get() as usize + code.free_count.get() as usize;
        let size = slots + code.stack_size.get() as usize;
        let value = self.allocate_here(Kind::Frame, MODE_PUSH, size_of::<Frame>() + size * 4)?;
        let frame = Gc::<Frame>::of(value);
        frame.live.set(slots as u32);
        frame.ip.set(0);
        frame.size.set(size as u32);
        frame.code.set(code.value());
        frame.globals.set(globals);
        frame.locals.set(None);
        frame.back.set(None);
        frame.owner.set(None);
        frame.handling.set(None);
        frame.closure.set(closure);
        for cell in frame.values().get(..slots).unwrap_or(&[]) {
            cell.set(Value::UNBOUND);
        }
        if let Some(closure) = closure {
            let first = slots - code.free_count.get() as usize;
            let free = frame.values().get(first..).unwrap_or(&[]);
            for (to, from) in free.iter().zip(Gc::<Tuple>::of(closure).items()) {
                to.set(*from);
            }
        }
        Ok(frame)
    }

    /// Puts a frame that has ended back, where nothing refers to it.
    #[inline(always)]
    pub(crate) fn frame_free(&mut self, frame: Gc<Frame>) {
        if frame.header.aux.get() & FRAME_KEPT == 0 && frame.owner.get().is_none() {
            let size = size_of::<Frame>() as u32 + frame.size.get() * 4;
            if size <= 2032 {
                self.heap.free_now(frame.value(), size);
            }
        }
    }

    /// A frame for a call of a Python function. `args` are the positional arguments followed by the values of the
    /// keywords named by the tuple `names`.
    #[inline]
    pub(crate) fn frame_for(
        &mut self,
        function: Gc<Function>,
        args: &[Value],
        names: Option<Gc<Tuple>>,
    ) -> Res<Gc<Frame>> {
        let code = Gc::<Code>::of(function.code.get());
        let frame = self.frame_new(code, function.globals.get(), function.closure.get())?;
        if names.is_none()
            && code.header.aux.get() & FLAG_SIMPLE != 0
            && args.len() == code.arg_count.get() as usize
        {
            for (to, from) in frame.values().iter().zip(args) {
                to.set(*from);
            }
            return Ok(frame);
        }
        self.bind_arguments(function, code, frame, args, names)?;
        Ok(frame)
    }

    #[inline(never)]
    fn bind_arguments(
        &mut self,
        function: Gc<Function>,
        code: Gc<Code>,
        frame: Gc<Frame>,
        args: &[Value],
        names: Option<Gc<Tuple>>,
    ) -> Res<()> {
        let flags = code.header.aux.get();
        let positional = code.arg_count.get() as usize;
        let kwonly = code.kwonly_count.get() as usize;
        let named = names.map_or(0, |n| n.len.get() as usize);
        let given = args.len() - named;
        let slots = frame.values();
        let params = Gc::<Tuple>::of(code.varnames.get()).items();
        for (to, from) in slots.iter().zip(args).take(given.min(positional)) {
            to.set(*from);
        }
        let mut after = positional + kwonly;
        if flags & FLAG_VARARGS != 0 {
            let rest = args.get(positional..given).unwrap_or(&[]);
            let tuple = self.tuple(rest)?;
            if let Some(slot) = slots.get(after) {
                slot.set(tuple);
            }
            after += 1;
        }
        let extra = if flags & FLAG_VARKEYWORDS != 0 {
            let dict = self.dict_new()?;
            if let Some(slot) = slots.get(after) {
                slot.set(dict.value());
            }
            Some(dict)
        } else {
            None
        };
        if let Some(names) = names {
            for (name, value) in names.items().iter().zip(args.iter().skip(given)) {
                let posonly = code.posonly_count.get() as usize;
                let name = self.intern_value(*name);
                let at = params.iter().take(positional + kwonly).position(|p| *p == name);
                match (at, extra) {
                    (Some(at), _) if at >= posonly => {
                        if let Some(slot) = slots.get(at) {
                            if !slot.get().is_unbound() {
                                return self.call_error(
                                    function,
                                    &["got multiple values for argument '", Gc::<Str>::of(name).text(), "'"],
                                );
                            }
                            slot.set(*value);
                        }
                    }
                    (_, Some(dict)) => self.dict_set_name(dict, name, *value)?,
                    (_, None) => {
                        let mut wrong = String::new();
                        for (n, p) in params.iter().enumerate().take(posonly) {
                            if names.items().contains(p) && n < posonly {
                                if !wrong.is_empty() {
                                    wrong.push_str(", ");
                                }
                                wrong.push_str(Gc::<Str>::of(*p).text());
                            }
                        }
                        if !wrong.is_empty() {
                            return self.call_error(
                                function,
                                &[
                                    "got some positional-only arguments passed as keyword arguments: '",
                                    &wrong,
                                    "'",
                                ],
                            );
                        }
                        return self.call_error(
                            function,
                            &["got an unexpected keyword argument '", Gc::<Str>::of(name).text(), "'"],
                        );
                    }
                }
            }
        }
        if given > positional && flags & FLAG_VARARGS == 0 {
            return self.too_many(function, code, given, frame);
        }
        // Defaults
        if let Some(defaults) = function.defaults.get() {
            let defaults = Gc::<Tuple>::of(defaults).items();
            let first = positional - defaults.len().min(positional);
            for (slot, default) in slots.iter().take(positional).skip(first).zip(defaults) {
                if slot.get().is_unbound() {
                    slot.set(*default);
                }
            }
        }
        let missing = (0..positional).filter(|i| slots.get(*i).is_some_and(|s| s.get().is_unbound()));
        let missing: Vec<usize> = missing.collect();
        if !missing.is_empty() {
            return self.missing_arguments(function, params, &missing, "positional");
        }
        if kwonly > 0 {
            let mut missing = Vec::new();
            for i in positional..positional + kwonly {
                if let (Some(slot), Some(name)) = (slots.get(i), params.get(i))
                    && slot.get().is_unbound()
                {
                    match function.kw_defaults.get().and_then(|d| Gc::<Dict>::of(d).get_name(*name)) {
                        Some(default) => slot.set(default),
                        None => missing.push(i),
                    }
                }
            }
            if !missing.is_empty() {
                return self.missing_arguments(function, params, &missing, "keyword-only");
            }
        }
        Ok(())
    }

    #[cold]
    fn call_error<T>(&mut self, function: Gc<Function>, rest: &[&str]) -> Res<T> {
        let name = Gc::<Str>::of(function.qualname.get()).text();
        let rest = rest.concat();
        self.type_error(&[name, "() ", &rest])
    }

    #[cold]
    fn too_many<T>(
        &mut self,
        function: Gc<Function>,
        code: Gc<Code>,
        given: usize,
        frame: Gc<Frame>,
    ) -> Res<T> {
        let positional = code.arg_count.get() as usize;
        let defaults = function.defaults.get().map_or(0, |d| Gc::<Tuple>::of(d).len.get() as usize);
        let kwonly_given = frame
            .values()
            .iter()
            .skip(positional)
            .take(code.kwonly_count.get() as usize)
            .filter(|s| !s.get().is_unbound())
            .count();
        let mut takes = String::new();
        if defaults > 0 {
            takes.push_str("from ");
            push_number(&mut takes, (positional - defaults) as i64);
            takes.push_str(" to ");
        }
        push_number(&mut takes, positional as i64);
        let mut count = String::new();
        push_number(&mut count, given as i64);
        let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
        if kwonly_given > 0 {
            let mut k = String::new();
            push_number(&mut k, kwonly_given as i64);
            let kp = if kwonly_given == 1 { "" } else { "s" };
            let gp = if given == 1 { "" } else { "s" };
            return self.call_error(
                function,
                &[
                    "takes ",
                    &takes,
                    " positional argument",
                    plural,
                    " but ",
                    &count,
                    " positional argument",
                    gp,
                    " (and ",
                    &k,
                    " keyword-only argument",
                    kp,
                    ") were given",
                ],
            );
        }
        let was = if given == 1 { " was given" } else { " were given" };
        self.call_error(function, &["takes ", &takes, " positional argument", plural, " but ", &count, was])
    }

    #[cold]
    fn missing_arguments<T>(
        &mut self,
        function: Gc<Function>,
        params: &[Value],
        missing: &[usize],
        what: &str,
    ) -> Res<T> {
        let mut list = String::new();
        for (n, i) in missing.iter().enumerate() {
            if n > 0 {
                list.push_str(if n + 1 < missing.len() {
                    ", "
                } else if missing.len() == 2 {
                    " and "
                } else {
                    ", and "
                });
            }
            list.push('\'');
            if let Some(name) = params.get(*i) {
                list.push_str(Gc::<Str>::of(*name).text());
            }
            list.push('\'');
        }
        let mut count = String::new();
        push_number(&mut count, missing.len() as i64);
        let plural = if missing.len() == 1 { "" } else { "s" };
        self.call_error(function, &["missing ", &count, " required ", what, " argument", plural, ": ", &list])
    }

    /// Enters a frame: RecursionError when too many are open.
    #[inline(always)]
    pub(crate) fn enter(&mut self) -> Res<()> {
        self.depth += 1;
        if self.depth > self.recursion_limit {
            self.depth -= 1;
            return self.error(Builtin::RecursionError, "maximum recursion depth exceeded");
        }
        Ok(())
    }

    /// Binds the arguments of a native call with keywords: calls it.
    pub(crate) fn call_native_keywords(
        &mut self,
        def: &'static crate::native::NativeDef,
        args: &[Value],
        names: Gc<Tuple>,
    ) -> Res {
        use crate::native::{Args, KEYWORDS, VAR};
        let named_count = names.len.get() as usize;
        let given = args.len() - named_count;
        let (pos, values) = args.split_at_checked(given).unwrap_or((args, &[]));
        if def.kind & KEYWORDS != 0 {
            self.check_arity(def, given)?;
            let mark = self.root_mark();
            let result = (def.call)(self, &Args { pos, named: &[], extra: Some((names, values)) });
            self.unroot(mark);
            return result;
        }
        let parameters = def.parameters();
        if parameters.is_empty() && named_count > 0 {
            let receiver = matches!(def.kind & 15, crate::native::METHOD | crate::native::CLASS_METHOD);
            let owner = if receiver { self.native_owner(def) } else { None };
            let (owner, dot) = owner.map_or(("", ""), |b| (b.row().name, "."));
            return self.type_error(&[owner, dot, def.bare_name(), "() takes no keyword arguments"]);
        }
        let (before, after) = match parameters.find('*') {
            Some(at) => (
                parameters.get(..at).unwrap_or("").trim_end_matches(','),
                parameters.get(at + 1..).unwrap_or("").trim_start_matches(','),
            ),
            None => (parameters, ""),
        };
        let positional: Vec<&str> = before.split(',').filter(|p| !p.is_empty()).collect();
        let keyword_only: Vec<&str> = after.split(',').filter(|p| !p.is_empty()).collect();
        let mut slots = pos.to_vec();
        let mut named = vec![Value::UNBOUND; keyword_only.len()];
        for (name, value) in names.items().iter().zip(values) {
            let text = Gc::<Str>::of(*name).text();
            if let Some(at) = keyword_only.iter().position(|p| *p == text) {
                if let Some(slot) = named.get_mut(at) {
                    *slot = *value;
                }
            } else if let Some(at) = positional.iter().position(|p| *p == text)
                && def.max != VAR
            {
                let at = def.max as usize - positional.len() + at;
                if slots.len() <= at {
                    slots.resize(at + 1, Value::UNBOUND);
                }
                match slots.get_mut(at) {
                    Some(slot) if slot.is_unbound() => *slot = *value,
                    _ => {
                        return self.type_error(&[
                            "argument for ",
                            def.bare_name(),
                            "() given by name ('",
                            text,
                            "') and position",
                        ]);
                    }
                }
            } else {
                return self.type_error(&[
                    def.bare_name(),
                    "() got an unexpected keyword argument '",
                    text,
                    "'",
                ]);
            }
        }
        let bound = slots.iter().take(def.min as usize).filter(|s| !s.is_unbound()).count();
        self.check_arity(def, if bound < def.min as usize { bound } else { slots.len() })?;
        let mark = self.root_mark();
        let result = (def.call)(self, &Args { pos: &slots, named: &named, extra: None });
        self.unroot(mark);
        result
    }

    /// TypeError unless a native function takes so many positional arguments.
    #[inline(always)]
    pub(crate) fn check_arity(&mut self, def: &'static crate::native::NativeDef, given: usize) -> Res<()> {
        if given >= def.min as usize && (given <= def.max as usize || def.max == crate::native::VAR) {
            return Ok(());
        }
        self.arity_error(def, given)
    }

    #[cold]
    #[inline(never)]
    fn arity_error<T>(&mut self, def: &'static crate::native::NativeDef, given: usize) -> Res<T> {
        use crate::native::{CLASS_METHOD, METHOD, VAR};
        let name = def.bare_name();
        // `__new__` of a type: the class is not counted.
        let is_new = self.library.types.iter().any(|d| d.new.is_some_and(|new| core::ptr::eq(new, def)));
        let receiver = (is_new || matches!(def.kind & 15, METHOD | CLASS_METHOD)) as usize;
        if given < receiver {
            let owner = self.native_owner(def).map_or(["", ""], |b| [b.row().name, "."]).concat();
            return self.type_error(&["unbound method ", &owner, name, "() needs an argument"]);
        }
        let (min, max, given) = (def.min as usize - receiver, def.max as usize - receiver, given - receiver);
        let mut got = String::new();
        push_number(&mut got, given as i64);
        if min == max && def.max != VAR {
            if max < 2 {
                // CPython names the type here, and here only.
                let owner = if receiver == 0 { None } else { self.native_owner(def) };
                let (owner, dot) = owner.map_or(("", ""), |b| (b.row().name, "."));
                let takes =
                    if max == 0 { "() takes no arguments (" } else { "() takes exactly one argument (" };
                return self.type_error(&[owner, dot, name, takes, &got, " given)"]);
            }
            let mut n = String::new();
            push_number(&mut n, max as i64);
            return self.type_error(&[name, " expected ", &n, " arguments, got ", &got]);
        }
        let (bound, n) = if given < min { ("at least ", min) } else { ("at most ", max) };
        let mut text = String::new();
        push_number(&mut text, n as i64);
        let plural = if n == 1 { "" } else { "s" };
        // Functions that take keywords say it in other words.
        let parameters = def.parameters();
        if given > max && !parameters.is_empty() {
            let positional = if parameters.contains('*') { " positional" } else { "" };
            return self.type_error(&[
                name,
                "() takes ",
                bound,
                &text,
                positional,
                " argument",
                plural,
                " (",
                &got,
                " given)",
            ]);
        }
        self.type_error(&[name, " expected ", bound, &text, " argument", plural, ", got ", &got])
    }
}

/// Appends a number in decimal.
pub fn push_number(out: &mut String, n: i64) {
    anypy_mini_base::bigint::write_i64(n, out);
}

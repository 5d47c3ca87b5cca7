//! Calling objects, unwinding exceptions, looking around at safepoints.

use anypy_mini_syntax::code::FLAG_GENERATOR;

use crate::frame::*;
use crate::heap::{Gc, kind};
use crate::interp::{Flow, TICKS};
use crate::layout::*;
use crate::native::Args;
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Raised, Res, Value};
use crate::vm::{NESTING_LIMIT, Vm, Wait, is};

impl Vm {
    /// Calls an object from native code. Runs to its end: code called this way can't suspend.
    pub fn call(&mut self, f: Value, args: &[Value]) -> Res {
        self.call_with(f, args, None)
    }

    /// Calls an object with keyword arguments: their values are the last of `args`, named by the tuple.
    pub fn call_with(&mut self, f: Value, args: &[Value], names: Option<Gc<Tuple>>) -> Res {
        if self.nesting >= NESTING_LIMIT {
            return self.error(Builtin::RecursionError, "maximum recursion depth exceeded");
        }
        self.nesting += 1;
        let mark = self.root_mark();
        self.root(f);
        for arg in args {
            if arg.is_heap() {
                self.root(*arg);
            }
        }
        let result = match self.call_flow(f, args, names) {
            Ok(Flow::Value(v)) => Ok(v),
            Ok(Flow::Enter(frame)) => self.run_entry(frame),
            Err(e) => Err(e),
        };
        self.unroot(mark);
        self.nesting -= 1;
        result
    }

    /// Runs native code that may come to itself again through the objects that it looks at, so that a structure that
    /// is nested too deeply ends in RecursionError and not in a trap.
    pub fn nested<T>(&mut self, run: impl FnOnce(&mut Vm) -> Res<T>) -> Res<T> {
        if self.nesting >= NESTING_LIMIT {
            return self.error(Builtin::RecursionError, "maximum recursion depth exceeded");
        }
        self.nesting += 1;
        let result = run(self);
        self.nesting -= 1;
        result
    }

    /// Calls a method by name from native code.
    pub fn call_method(&mut self, object: Value, name: Value, args: &[Value]) -> Res {
        let mark = self.root_mark();
        self.root(object);
        for arg in args {
            self.root(*arg);
        }
        let f = self.getattr(object, name);
        let result = match f {
            Ok(f) => self.call(f, args),
            Err(e) => Err(e),
        };
        self.unroot(mark);
        result
    }

    /// Calls a special method of the object's class; `None` when it has none.
    pub fn call_special(&mut self, object: Value, sym: Sym, args: &[Value]) -> Res<Option<Value>> {
        let Some(f) = self.special(object, sym)? else {
            return Ok(None);
        };
        let result = match args {
            [] => self.call_unbound(f, object, &[object]),
            [a] => self.call_unbound(f, object, &[object, *a]),
            [a, b] => self.call_unbound(f, object, &[object, *a, *b]),
            _ => {
                let mut all = vec![object];
                all.extend_from_slice(args);
                self.call_unbound(f, object, &all)
            }
        };
        Ok(Some(result?))
    }

    /// Calls what [`Vm::special`] found: functions with the receiver in front, everything else bound first.
    fn call_unbound(&mut self, f: Value, object: Value, args: &[Value]) -> Res {
        match if f.is_heap() { kind(f) } else { Kind::Free } {
            Kind::Function => self.call(f, args),
            Kind::Native if Gc::<Native>::of(f).receiver.get().is_none() => self.call(f, args),
            _ => {
                let class = self.type_of(object);
                let bound = self.bind(f, object, class)?;
                self.call(bound, args.get(1..).unwrap_or(&[]))
            }
        }
    }

    /// Runs a frame as the first of a nested loop.
    pub(crate) fn run_entry(&mut self, frame: Gc<Frame>) -> Res {
        let aux = frame.header.aux.get();
        if aux & MODE_MASK == MODE_INIT {
            // The loop ends with `__init__`'s result; the instance is the call's.
            let instance = frame.owner.get().unwrap_or(Value::NONE);
            self.root(instance);
            frame.owner.set(None);
            let r = self.run_nested(frame)?;
            if !r.is_none() {
                return self.type_error_about(r, "__init__() should return None, not '@'");
            }
            return Ok(instance);
        }
        self.run_nested(frame)
    }

    pub(crate) fn run_nested(&mut self, frame: Gc<Frame>) -> Res {
        self.run_nested_sending(frame, None)
    }

    pub(crate) fn run_nested_sending(&mut self, frame: Gc<Frame>, send: Option<Value>) -> Res {
        let saved = self.frame;
        self.enter()?;
        frame.header.aux.set(frame.header.aux.get() & !MODE_MASK | MODE_ENTRY);
        frame.back.set(saved);
        if frame.handling.get().is_none()
            && let Some(back) = saved
        {
            frame.handling.set(Gc::<Frame>::of(back).handling.get());
        }
        self.nesting += 1;
        let result = self.run(frame, send);
        self.nesting -= 1;
        if self.wait.is_some() {
            self.stopped = self.frame;
        }
        self.frame = saved;
        result
    }

    /// Runs a prepared frame as the host's own call: it may stop to wait ([`Vm::wait`], [`Vm::stopped`]).
    pub fn run_top(&mut self, frame: Gc<Frame>) -> Res {
        self.run_nested(frame)
    }

    /// Goes on in the frame in which the VM stopped. `send` is the result of the call that waited; a pending
    /// exception is raised there instead.
    pub fn run_on(&mut self, frame: Value, send: Option<Value>) -> Res {
        let saved = self.frame;
        self.nesting += 1;
        let result = self.run(Gc::of(frame), send);
        self.nesting -= 1;
        if self.wait.is_some() {
            self.stopped = self.frame;
        }
        self.frame = saved;
        result
    }

    /// Starts a call for the host: its value, or the frame to give to [`Vm::run_top`].
    pub fn start_call(&mut self, f: Value, args: &[Value]) -> Res<Result<Value, Gc<Frame>>> {
        // One level of nesting, as the program itself would have: a native function called this way may wait.
        self.nesting += 1;
        let flow = self.call_flow(f, args, None);
        self.nesting -= 1;
        Ok(match flow? {
            Flow::Value(v) => Ok(v),
            Flow::Enter(frame) if frame.header.aux.get() & MODE_MASK == MODE_INIT => {
                Ok(self.run_entry(frame)?)
            }
            Flow::Enter(frame) => Err(frame),
        })
    }

    /// Sets how far the next run may go: to its end, or until `slice_end` (monotonic seconds).
    pub fn set_slice(&mut self, breathing: bool) -> (bool, f64) {
        let before = (self.breathing, self.slice_end);
        self.breathing = breathing;
        if breathing {
            self.slice_end = self.platform.monotonic() + self.slice;
        }
        before
    }

    /// Goes back to what [`Vm::set_slice`] returned.
    pub fn restore_slice(&mut self, (breathing, slice_end): (bool, f64)) {
        self.breathing = breathing;
        self.slice_end = slice_end;
    }

    /// Python frames that are open, for a run that stops and goes on.
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// See [`Vm::depth`].
    pub fn set_depth(&mut self, depth: u32) {
        self.depth = depth;
    }

    /// Takes native nesting out of account for a run that the host starts while another is in native code; returns
    /// what to give back to [`Vm::set_nesting`].
    pub fn nesting(&self) -> u32 {
        self.nesting
    }

    /// See [`Vm::nesting`].
    pub fn set_nesting(&mut self, nesting: u32) {
        self.nesting = nesting;
    }

    /// Starts a call: its value, or the frame to run.
    pub(crate) fn call_flow(&mut self, f: Value, args: &[Value], names: Option<Gc<Tuple>>) -> Res<Flow> {
        if !f.is_heap() {
            return self.object_error(f, "is not callable");
        }
        match kind(f) {
            Kind::Function => Ok(Flow::Enter(self.frame_for(Gc::of(f), args, names)?)),
            Kind::Native => {
                let native = Gc::<Native>::of(f);
                let def = native.def.get();
                let bound;
                let args = match native.receiver.get() {
                    Some(receiver) => {
                        let all = with_first(receiver, args);
                        bound = all;
                        self.root(f);
                        &bound[..]
                    }
                    None => {
                        if def.kind & 15 == crate::native::METHOD {
                            self.check_receiver(native, args)?;
                        }
                        args
                    }
                };
                if let Some(names) = names
                    && names.len.get() > 0
                {
                    return Ok(Flow::Value(self.call_native_keywords(def, args, names)?));
                }
                self.check_arity(def, args.len())?;
                let mark = self.root_mark();
                let result = (def.call)(self, &Args::positional(args));
                self.unroot(mark);
                Ok(Flow::Value(result?))
            }
            Kind::Method => {
                let m = Gc::<Pair>::of(f);
                let all = with_first(m.second.get(), args);
                self.call_flow(m.first.get(), &all, names)
            }
            Kind::Type => self.call_type(&with_first(f, args), names),
            Kind::HostObject => {
                let embedder = self.embedder.clone();
                let names = names.map(Gc::value);
                let v = embedder.host(self, crate::vm::HostOp::Call, f, None, args, names)?;
                Ok(Flow::Value(v))
            }
            Kind::Alias => {
                let origin = Gc::<Pair>::of(f).first.get();
                self.call_flow(origin, args, names)
            }
            Kind::StaticMethod => {
                let inner = Gc::<Pair>::of(f).first.get();
                self.call_flow(inner, args, names)
            }
            _ => match self.special(f, Sym::Call)? {
                Some(call) => {
                    let class = self.type_of(f);
                    if is(call, Kind::Function) {
                        let all = with_first(f, args);
                        return self.call_flow(call, &all, names);
                    }
                    let bound = self.bind(call, f, class)?;
                    self.root(bound);
                    // A class whose `__call__` is an instance of it has no end.
                    self.nested(|vm| vm.call_flow(bound, args, names))
                }
                None => self.object_error(f, "is not callable"),
            },
        }
    }

    /// Calls a class, which stands before its arguments: the metaclass's `__call__`, or `__new__` and `__init__`.
    pub(crate) fn call_type(&mut self, all: &[Value], names: Option<Gc<Tuple>>) -> Res<Flow> {
        let (class, args) = class_and_args(all);
        if let Some(meta) = class.meta.get() {
            let name = self.sym(Sym::Call);
            if let Some(call) = self.lookup(meta, name)?
                && !is(call, Kind::Native)
            {
                let bound = self.bind(call, class.value(), meta)?;
                self.root(bound);
                return self.call_flow(bound, args, names);
            }
        }
        self.construct(all, names)
    }

    /// `type.__call__(class, *args)` from native code: without the metaclass's own `__call__`.
    pub fn type_construct(&mut self, class: Value, args: &[Value], names: Option<Gc<Tuple>>) -> Res {
        match self.construct(&with_first(class, args), names)? {
            Flow::Value(v) => Ok(v),
            Flow::Enter(frame) => self.run_entry(frame),
        }
    }

    /// `type.__call__`: `__new__`, then `__init__` when that made an instance of the class. The class stands before the
    /// arguments, as `__new__` wants it, so that they need not be copied.
    fn construct(&mut self, all: &[Value], names: Option<Gc<Tuple>>) -> Res<Flow> {
        let (class, args) = class_and_args(all);
        let new_name = self.sym(Sym::New);
        let init_name = self.sym(Sym::Init);
        let aux = class.header.aux.get();
        if aux & TYPE_HEAP == 0 {
            // Builtin: its `new` does everything, `__init__` of builtins does nothing more.
            return match self.type_def(class).and_then(|d| d.new) {
                Some(def) => {
                    let v = match names {
                        Some(names) => self.call_native_keywords(def, all, names)?,
                        None => {
                            self.check_new_arity(def, all.len())?;
                            let mark = self.root_mark();
                            let v = (def.call)(self, &Args::positional(all));
                            self.unroot(mark);
                            v?
                        }
                    };
                    Ok(Flow::Value(v))
                }
                None if class.layout.get() == Kind::Exception => {
                    if names.is_some_and(|n| n.len.get() > 0) {
                        let n = Gc::<Str>::of(class.name.get()).text();
                        return self.type_error(&[n, "() takes no keyword arguments"]);
                    }
                    let args = self.tuple(args)?;
                    let e = self.exception_new(class.value(), args)?;
                    Ok(Flow::Value(e))
                }
                None => {
                    let n = Gc::<Str>::of(class.name.get()).text();
                    self.type_error(&["cannot create '", n, "' instances"])
                }
            };
        }
        if aux & TYPE_ABSTRACT != 0 {
            self.refuse_abstract(class)?;
        }
        let new = self.lookup(class.value(), new_name)?;
        let init = self.lookup(class.value(), init_name)?;
        // A native module's class has a `__new__` of its own.
        let own = aux & TYPE_PAYLOAD != 0 && class.layout.get() == Kind::Instance;
        let native_new = !own && new.is_none_or(|n| is(n, Kind::Native));
        let instance = if native_new && class.layout.get() == Kind::Instance {
            if !args.is_empty() && init.is_none_or(|i| is(i, Kind::Native)) {
                let n = Gc::<Str>::of(class.name.get()).text();
                return self.type_error(&[n, "() takes no arguments"]);
            }
            self.instance_new(class, None)?.value()
        } else if native_new
            && class.layout.get() == Kind::Exception
            && !self.is_subtype(class.value(), self.builtin(Builtin::ExceptionGroupBase))
        {
            let positional = args.len() - names.map_or(0, |n| n.len.get() as usize);
            let own_init = init.is_some_and(|i| !is(i, Kind::Native));
            let base = self.builtin(self.builtin_base(class.value()));
            if positional < args.len()
                && !own_init
                && self.type_def(Gc::of(base)).is_none_or(|d| d.new.is_none())
            {
                let n = Gc::<Str>::of(class.name.get()).text();
                return self.type_error(&[n, "() takes no keyword arguments"]);
            }
            let args = self.tuple(args.get(..positional).unwrap_or(args))?;
            self.exception_new(class.value(), args)?
        } else {
            let Some(new) = new else { return self.type_error(&["class without __new__"]) };
            let new = self.bind_class(new, class.value())?;
            // `__init__` of a builtin's subclass takes the arguments that `__new__` of the builtin need not know.
            let made = if is(new, Kind::Native) && init.is_some_and(|i| is(i, Kind::Function)) {
                self.payload_new(class, new, all, names)?
            } else {
                self.call_with(new, all, names)?
            };
            if !self.is_instance(made, class.value()) {
                return Ok(Flow::Value(made));
            }
            made
        };
        match init {
            Some(init) if is(init, Kind::Function) => {
                self.root(instance);
                let init = Gc::<Function>::of(init);
                let code = Gc::<Code>::of(init.code.get());
                let frame = if code.arg_count.get() > 0 {
                    let frame = self.frame_for(init, all, names)?;
                    if let Some(this) = frame.values().first() {
                        this.set(instance);
                    }
                    frame
                } else {
                    self.frame_for(init, &with_first(instance, args), names)?
                };
                if code.header.aux.get() & FLAG_GENERATOR != 0 {
                    return self.type_error(&["__init__() should return None, not 'generator'"]);
                }
                frame.header.aux.set(MODE_INIT);
                frame.owner.set(Some(instance));
                Ok(Flow::Enter(frame))
            }
            Some(init) if !is(init, Kind::Native) || (!native_new && self.native_init_matters(init)) => {
                self.root(instance);
                let bound = self.bind(init, instance, class.value())?;
                self.call_with(bound, args, names)?;
                Ok(Flow::Value(instance))
            }
            _ => Ok(Flow::Value(instance)),
        }
    }

    /// `object.__init__` and its like do nothing that `__new__` has not done.
    fn native_init_matters(&self, init: Value) -> bool {
        Gc::<Native>::of(init).def.get().max != crate::native::VAR
    }

    /// A builtin's `__new__` for a subclass with its own `__init__`: what it can't take is `__init__`'s.
    fn payload_new(&mut self, class: Gc<Type>, new: Value, args: &[Value], names: Option<Gc<Tuple>>) -> Res {
        match self.builtin_base(class.value()) {
            // Mutable ones start empty: their `__init__` fills them.
            Builtin::List | Builtin::Dict | Builtin::Set | Builtin::ByteArray => {
                self.call(new, &[class.value()])
            }
            Builtin::Int
            | Builtin::Float
            | Builtin::Complex
            | Builtin::Str
            | Builtin::Bytes
            | Builtin::Tuple
            | Builtin::FrozenSet => {
                // What has no names for its parameters leaves keywords to `__init__`.
                let keywords = Gc::<Native>::of(new).def.get().parameters().is_empty();
                match names.filter(|_| keywords) {
                    Some(n) => {
                        let positional = args.len() - n.len.get() as usize;
                        self.call(new, args.get(..positional).unwrap_or(args))
                    }
                    None => self.call_with(new, args, names),
                }
            }
            _ => {
                let positional = args.len() - names.map_or(0, |n| n.len.get() as usize);
                match self.call_with(new, args, names) {
                    Err(Raised) if self.pending_is(Builtin::TypeError) && positional > 1 => {
                        self.pending = None;
                        self.call(new, &[class.value()])
                    }
                    result => result,
                }
            }
        }
    }

    fn check_new_arity(&mut self, def: &'static crate::native::NativeDef, given: usize) -> Res<()> {
        if given >= def.min as usize && (given <= def.max as usize || def.max == crate::native::VAR) {
            return Ok(());
        }
        let (bound, n) = if def.min == def.max {
            ("", def.min)
        } else if given < def.min as usize {
            ("at least ", def.min)
        } else {
            ("at most ", def.max)
        };
        let mut text = String::new();
        push_number(&mut text, n as i64 - 1);
        let mut got = String::new();
        push_number(&mut got, given as i64 - 1);
        let plural = if n == 2 { "" } else { "s" };
        self.type_error(&[def.bare_name(), " expected ", bound, &text, " argument", plural, ", got ", &got])
    }

    fn refuse_abstract(&mut self, class: Gc<Type>) -> Res<()> {
        let name = self.sym(Sym::AbstractMethods);
        let Some(set) = self.lookup(class.value(), name)? else { return Ok(()) };
        let mut methods: Vec<&str> = Vec::new();
        for name in self.collect_iterable(set)? {
            if let Some(s) = self.as_str(name) {
                methods.push(s.text());
            }
        }
        if methods.is_empty() {
            return Ok(());
        }
        methods.sort_unstable();
        let plural = if methods.len() == 1 { "" } else { "s" };
        let list = ["'", &methods.join("', '"), "'"].concat();
        let n = Gc::<Str>::of(class.name.get()).text();
        self.type_error(&[
            "Can't instantiate abstract class ",
            n,
            " without an implementation for abstract method",
            plural,
            " ",
            &list,
        ])
    }

    /// A call with `*args` and `**keywords`: `[f, args]` or `[f, args, dict]`.
    pub(crate) fn call_ex(&mut self, parts: &[Value]) -> Res<Flow> {
        let (Some(f), Some(list)) = (parts.first().copied(), parts.get(1).copied()) else {
            return self.error(Builtin::SystemError, "bad call");
        };
        let mut args = if is(list, Kind::List) {
            Gc::<List>::of(list).to_vec()
        } else {
            Gc::<Tuple>::of(list).items().to_vec()
        };
        let Some(dict) = parts.get(2) else {
            return self.call_flow(f, &args, None);
        };
        let mut names = Vec::new();
        for (key, value) in Gc::<Dict>::of(*dict).pairs() {
            if !is(key, Kind::Str) {
                return self.type_error(&["keywords must be strings"]);
            }
            names.push(key);
            args.push(value);
        }
        if names.is_empty() {
            return self.call_flow(f, &args, None);
        }
        let names = self.tuple(&names)?;
        self.root(names);
        self.call_flow(f, &args, Some(Gc::of(names)))
    }

    /// Looks around between two instructions: interrupts, collection, the host's turn.
    #[cold]
    #[inline(never)]
    pub(crate) fn tick(&mut self) -> Res<()> {
        self.heap.ticks = TICKS;
        if self.heap.wants_collection() {
            self.collect();
            if !self.heap.dead_weak.is_empty() {
                self.weak_died();
            }
        }
        if self.interrupted {
            self.interrupted = false;
            return self.error(Builtin::KeyboardInterrupt, "");
        }
        if self.breathing && self.can_suspend() && self.platform.monotonic() >= self.slice_end {
            self.wait = Some(Wait::Breathe);
            return Err(Raised);
        }
        Ok(())
    }

    /// Tells the module `weakref` whose objects died. It catches what callbacks raise.
    #[cold]
    #[inline(never)]
    fn weak_died(&mut self) {
        let dead = core::mem::take(&mut self.heap.dead_weak);
        let numbers: Vec<Value> = dead.iter().map(|n| Value::small(*n as i32)).collect();
        let told = (|| {
            let Some(module) = self.loaded_module("weakref")? else { return Ok(()) };
            let hook = self.getattr_text(module, "_died")?;
            let numbers = self.list(&numbers)?;
            self.call(hook, &[numbers]).map(|_| ())
        })();
        if let Err(Raised) = told {
            self.pending = None;
        }
    }

    /// Whether a native function that was called by the program itself may ask to wait: the host breathes, and
    /// no other native code is between it and the host.
    pub fn can_suspend(&self) -> bool {
        self.breathing && self.nesting == 1
    }

    /// Asks to wait: to be returned from a native function. Blocks where the program can't be suspended.
    pub fn wait_for(&mut self, wait: Wait) -> Res {
        if self.can_suspend() {
            self.wait = Some(wait);
            return Err(Raised);
        }
        let embedder = self.embedder.clone();
        embedder.block(self, wait)
    }

    /// Finds the handler of the pending exception from `frame` outwards: the frame to go on in, its state set.
    /// `None`: the exception leaves the loop. `again`: the frame is in the traceback already.
    #[cold]
    #[inline(never)]
    pub(crate) fn unwind(&mut self, frame: Gc<Frame>, again: bool) -> Option<Gc<Frame>> {
        let exception = match self.pending {
            Some(e) if is(e, Kind::Exception) => e,
            _ => {
                // A native function said that it raised, and did not: say so rather than go on.
                let e = self.exception(Builtin::SystemError, "error return without exception set").ok()?;
                self.pending = Some(e);
                e
            }
        };
        let e = Gc::<Exception>::of(exception);
        let mut frame = frame;
        let mut again = again;
        if !again
            && e.context.get().is_none()
            && let Some(handling) = frame.handling.get()
            && handling != exception
        {
            self.set_context(e, handling);
        }
        loop {
            let code = Gc::<Code>::of(frame.code.get());
            let at = frame.ip.get().saturating_sub(1);
            if !again && self.add_traceback(e, code, at).is_err() {
                self.pending = Some(exception); // no memory for a traceback: do without
            }
            again = false;
            if let Some((target, depth)) = crate::load::find_handler(code, at) {
                let slots = code.local_count.get() as u32
                    + code.cell_count.get() as u32
                    + code.free_count.get() as u32;
                let live = slots + depth;
                frame.live.set(live + 1);
                frame.ip.set(target);
                if let Some(cell) = frame.values().get(live as usize) {
                    cell.set(exception);
                }
                self.pending = None;
                return Some(frame);
            }
            self.depth -= 1;
            let mode = frame.header.aux.get() & MODE_MASK;
            let back = frame.back.get();
            let owner = frame.owner.get();
            if let Some(owner) = owner
                && is(owner, Kind::Generator)
            {
                let generator = Gc::<Generator>::of(owner);
                generator.state.set(GEN_FINISHED);
                generator.frame.set(None);
                if self.stop_in_generator(generator, exception) {
                    // Became a RuntimeError, which goes on from here.
                    frame.owner.set(None);
                    self.frame = back;
                    if mode == MODE_ENTRY {
                        return None;
                    }
                    let back = Gc::<Frame>::of(back?);
                    return self.unwind(back, false);
                }
            } else {
                if mode == MODE_IMPORT {
                    self.import_failed(frame);
                }
                let owned = frame.owner.replace(None);
                self.frame_free(frame);
                if mode == MODE_FOR && owned.is_none() && self.exception_is(exception, Builtin::StopIteration)
                {
                    // `__next__` of a Python class has ended the loop.
                    let back = Gc::<Frame>::of(back?);
                    let words = Gc::<Blob>::of(Gc::<Code>::of(back.code.get()).code.get()).words();
                    let word = words.get(back.ip.get() as usize - 1).map_or(0, |w| w.get());
                    back.live.set(back.live.get() - 1);
                    back.ip.set(word >> 8);
                    self.pending = None;
                    return Some(back);
                }
            }
            self.frame = back;
            if mode == MODE_ENTRY {
                return None;
            }
            frame = Gc::of(back?);
        }
    }

    fn set_context(&mut self, e: Gc<Exception>, handling: Value) {
        // Break the cycle that would arise if `e` is in the chain already.
        let mut at = handling;
        while let Some(next) = Gc::<Exception>::of(at).context.get() {
            if next == e.value() {
                Gc::<Exception>::of(at).context.set(None);
                break;
            }
            at = next;
        }
        e.context.set(Some(handling));
    }

    fn add_traceback(&mut self, e: Gc<Exception>, code: Gc<Code>, ip: u32) -> Res<()> {
        let value = self.allocate(Kind::Traceback, 0, size_of::<Traceback>())?;
        let t = Gc::<Traceback>::of(value);
        t.ip.set(ip);
        t.code.set(code.value());
        t.next.set(e.traceback.get());
        e.traceback.set(Some(value));
        Ok(())
    }

    /// StopIteration that leaves a generator becomes a RuntimeError (PEP 479): whether it did.
    fn stop_in_generator(&mut self, generator: Gc<Generator>, exception: Value) -> bool {
        let (class, message) = match generator.header.aux.get() & 3 {
            0 => (Builtin::StopIteration, "generator raised StopIteration"),
            1 => (Builtin::StopIteration, "coroutine raised StopIteration"),
            _ if self.exception_is(exception, Builtin::StopAsyncIteration) => {
                (Builtin::StopAsyncIteration, "async generator raised StopAsyncIteration")
            }
            _ => (Builtin::StopIteration, "async generator raised StopIteration"),
        };
        if !self.exception_is(exception, class) {
            return false;
        }
        let Ok(new) = self.exception(Builtin::RuntimeError, message) else { return true };
        let e = Gc::<Exception>::of(new);
        e.cause.set(Some(exception));
        e.context.set(Some(exception));
        e.header.aux.set(1);
        self.pending = Some(new);
        true
    }
}

/// `first` and then `args`.
fn with_first(first: Value, args: &[Value]) -> Vec<Value> {
    let mut all = Vec::with_capacity(args.len() + 1);
    all.push(first);
    all.extend_from_slice(args);
    all
}

/// The class that stands before its arguments, and they.
fn class_and_args(all: &[Value]) -> (Gc<Type>, &[Value]) {
    match all {
        [class, args @ ..] => (Gc::of(*class), args),
        [] => (Gc::of(Value::NONE), &[]),
    }
}

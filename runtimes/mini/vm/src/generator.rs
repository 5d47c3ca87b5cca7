//! Generators, coroutines and asynchronous generators: frames that are left and entered again.

use anypy_mini_syntax::code::{FLAG_COROUTINE, FLAG_GENERATOR};

use crate::frame::*;
use crate::heap::{Gc, kind};
use crate::iter;
use crate::layout::*;
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::{Vm, is};

/// `aux` of a [`Generator`]: `def` with `yield`.
pub const GENERATOR: u16 = 0;
/// `aux`: `async def`.
pub const COROUTINE: u16 = 1;
/// `aux`: `async def` with `yield`.
pub const ASYNC_GENERATOR: u16 = 2;

/// What a step of a generator came to.
pub enum Resumed {
    /// It yielded.
    Yielded(Value),
    /// It returned.
    Returned(Value),
}

impl Vm {
    /// The generator object of a frame that has just begun.
    pub(crate) fn make_generator(&mut self, frame: Gc<Frame>, code: Gc<Code>) -> Res {
        let flags = code.header.aux.get();
        let which = match (flags & FLAG_GENERATOR != 0, flags & FLAG_COROUTINE != 0) {
            (true, true) => ASYNC_GENERATOR,
            (false, true) => COROUTINE,
            _ => GENERATOR,
        };
        let value = self.allocate(Kind::Generator, which, size_of::<Generator>())?;
        let generator = Gc::<Generator>::of(value);
        generator.state.set(GEN_NEW);
        generator.frame.set(Some(frame.value()));
        generator.name.set(code.name.get());
        generator.qualname.set(code.qualname.get());
        generator.awaiting.set(None);
        generator.code.set(code.value());
        frame.owner.set(Some(value));
        Ok(value)
    }

    /// Readies a generator to be entered with a value that is sent.
    pub fn generator_enter(&mut self, generator: Gc<Generator>, send: Value, mode: u16) -> Res<Gc<Frame>> {
        let state = generator.state.get();
        let frame = match generator.frame.get() {
            Some(frame) if state != GEN_RUNNING => Gc::<Frame>::of(frame),
            Some(_) => return self.value_error(&[self.generator_word(generator), " already executing"]),
            None if generator.header.aux.get() & 3 == COROUTINE => {
                return self.error(Builtin::RuntimeError, "cannot reuse already awaited coroutine");
            }
            None => return self.error_with(Builtin::StopIteration, &[]),
        };
        if state == GEN_NEW && !send.is_none() {
            let word = self.generator_word(generator);
            return self.type_error(&["can't send non-None value to a just-started ", word]);
        }
        generator.state.set(GEN_RUNNING);
        frame.header.aux.set(frame.header.aux.get() & !MODE_MASK | mode);
        let live = frame.live.get();
        if let Some(cell) = frame.values().get(live as usize) {
            cell.set(send);
        }
        frame.live.set(live + 1);
        Ok(frame)
    }

    fn generator_word(&self, generator: Gc<Generator>) -> &'static str {
        match generator.header.aux.get() & 3 {
            GENERATOR => "generator",
            COROUTINE => "coroutine",
            _ => "async generator",
        }
    }

    /// `generator.send(value)` from native code.
    pub fn generator_send(&mut self, generator: Gc<Generator>, value: Value) -> Res<Resumed> {
        if generator.state.get() == GEN_FINISHED && generator.header.aux.get() & 3 != COROUTINE {
            return Ok(Resumed::Returned(Value::NONE));
        }
        let mark = self.root_mark();
        self.root(generator.value());
        let frame = self.generator_enter(generator, value, MODE_ENTRY)?;
        let result = self.run_nested(frame)?;
        self.unroot(mark);
        self.resumed(generator, result)
    }

    fn resumed(&mut self, generator: Gc<Generator>, result: Value) -> Res<Resumed> {
        Ok(if generator.state.get() == GEN_FINISHED {
            Resumed::Returned(result)
        } else {
            Resumed::Yielded(result)
        })
    }

    /// `generator.throw(exception)` from native code: into what it delegates to, if it does.
    pub fn generator_throw(&mut self, generator: Gc<Generator>, exception: Value) -> Res<Resumed> {
        let mark = self.root_mark();
        self.root(generator.value());
        self.root(exception);
        let result = self.generator_throw_inner(generator, exception);
        self.unroot(mark);
        result
    }

    fn generator_throw_inner(&mut self, generator: Gc<Generator>, exception: Value) -> Res<Resumed> {
        let Some(frame) = generator.frame.get() else {
            if generator.header.aux.get() & 3 == COROUTINE {
                return self.error(Builtin::RuntimeError, "cannot reuse already awaited coroutine");
            }
            return self.raise(exception);
        };
        if generator.state.get() == GEN_RUNNING {
            let word = self.generator_word(generator);
            return self.value_error(&[word, " already executing"]);
        }
        let frame = Gc::<Frame>::of(frame);
        if generator.state.get() == GEN_SUSPENDED
            && let Some(delegate) = delegate_of(frame)
        {
            // The delegate is below the value that its Send handed out.
            generator.state.set(GEN_RUNNING);
            let step = self.throw_into(delegate, exception);
            generator.state.set(GEN_SUSPENDED);
            match step {
                Ok(Some(Resumed::Yielded(v))) => return Ok(Resumed::Yielded(v)),
                Ok(Some(Resumed::Returned(v))) => {
                    // The `yield from` is over: go on at its end with the result in the delegate's place.
                    let words = Gc::<Blob>::of(Gc::<Code>::of(frame.code.get()).code.get()).words();
                    let send = words.get(frame.ip.get() as usize - 2).map_or(0, |w| w.get());
                    frame.live.set(frame.live.get() - 1);
                    frame.ip.set(send >> 8);
                    generator.state.set(GEN_RUNNING);
                    frame.header.aux.set(frame.header.aux.get() & !MODE_MASK);
                    let result = self.run_nested_sending(frame, Some(v))?;
                    return self.resumed(generator, result);
                }
                Ok(None) => {}
                Err(e) => {
                    let Some(raised) = self.pending.take() else { return Err(e) };
                    return self.raise_in(generator, frame, raised);
                }
            }
        }
        self.raise_in(generator, frame, exception)
    }

    fn raise_in(&mut self, generator: Gc<Generator>, frame: Gc<Frame>, exception: Value) -> Res<Resumed> {
        generator.state.set(GEN_RUNNING);
        if frame.ip.get() == 0 {
            frame.ip.set(1);
        }
        // `run` starts with the pending exception.
        self.pending = None;
        self.pending = Some(exception);
        let result = self.run_nested_sending(frame, None)?;
        self.resumed(generator, result)
    }

    /// Throws into an iterator; `None` when it has no `throw`.
    fn throw_into(&mut self, it: Value, exception: Value) -> Res<Option<Resumed>> {
        if is(it, Kind::Generator) {
            if self.exception_is(exception, Builtin::GeneratorExit) {
                self.generator_close(Gc::of(it))?;
                return Ok(None);
            }
            return Ok(Some(self.generator_throw(Gc::of(it), exception)?));
        }
        if self.exception_is(exception, Builtin::GeneratorExit) {
            let name = self.sym(Sym::Close);
            if let Some(close) = self.getattr_opt(it, name)? {
                self.call(close, &[])?;
            }
            return Ok(None);
        }
        if is(it, Kind::Iter) && Gc::<Iter>::of(it).header.aux.get() == iter::HOST_AWAIT {
            Gc::<Iter>::of(it).source.set(None);
            return Ok(None);
        }
        let name = self.sym(Sym::Throw);
        let Some(throw) = self.getattr_opt(it, name)? else { return Ok(None) };
        match self.call(throw, &[exception]) {
            Ok(v) => Ok(Some(Resumed::Yielded(v))),
            Err(_) if self.pending_is(Builtin::StopIteration) => {
                let stop = self.take_pending();
                Ok(Some(Resumed::Returned(self.exception_arg(stop))))
            }
            Err(e) => Err(e),
        }
    }

    /// `generator.close()`
    pub fn generator_close(&mut self, generator: Gc<Generator>) -> Res<()> {
        match generator.state.get() {
            GEN_FINISHED => return Ok(()),
            GEN_NEW => {
                generator.state.set(GEN_FINISHED);
                generator.frame.set(None);
                return Ok(());
            }
            _ => {}
        }
        let exit = self.exception_with(Builtin::GeneratorExit, &[])?;
        match self.generator_throw(generator, exit) {
            Ok(Resumed::Yielded(_)) => {
                let word = self.generator_word(generator);
                self.error_parts(Builtin::RuntimeError, &[word, " ignored GeneratorExit"])
            }
            Ok(Resumed::Returned(_)) => Ok(()),
            Err(e) => {
                if self.catch(Builtin::GeneratorExit) || self.catch(Builtin::StopIteration) {
                    Ok(())
                } else {
                    Err(e)
                }
            }
        }
    }

    /// Sends into any awaitable's iterator for the host: whether it has ended, and the value.
    pub fn send_into(&mut self, it: Value, value: Value) -> Res<(bool, Value)> {
        self.send(it, value)
    }

    /// What `await value` delegates to, for the host.
    pub fn await_iterator(&mut self, value: Value) -> Res {
        self.awaitable(value, 0)
    }

    /// One step of `yield from` into anything but a generator: whether it has ended, and the value.
    pub fn send(&mut self, it: Value, value: Value) -> Res<(bool, Value)> {
        let waits = is(it, Kind::Iter)
            && matches!(
                Gc::<Iter>::of(it).header.aux.get(),
                iter::HOST_AWAIT | iter::ASYNC_STEP | iter::ANEXT_DEFAULT | iter::COROUTINE
            );
        if value.is_none() || waits {
            if is(it, Kind::Iter) {
                match Gc::<Iter>::of(it).header.aux.get() {
                    iter::HOST_AWAIT => return self.host_await_send(Gc::of(it), value),
                    iter::ASYNC_STEP => return self.async_step_send(Gc::of(it), value),
                    iter::ANEXT_DEFAULT => {
                        let step = Gc::<Iter>::of(it);
                        let inner = step.source.get().unwrap_or(Value::NONE);
                        return match self.send(inner, value) {
                            Err(_) if self.catch(Builtin::StopAsyncIteration) => {
                                Ok((true, step.extra.get().unwrap_or(Value::NONE)))
                            }
                            result => result,
                        };
                    }
                    iter::COROUTINE => {
                        let Some(coroutine) = Gc::<Iter>::of(it).source.get() else {
                            return Ok((true, Value::NONE));
                        };
                        return match self.generator_send(Gc::of(coroutine), value)? {
                            Resumed::Yielded(v) => Ok((false, v)),
                            Resumed::Returned(v) => Ok((true, v)),
                        };
                    }
                    _ => {}
                }
            }
            let next = match self.next_keeping(it) {
                Ok(next) => next,
                Err(_) if self.pending_is(Builtin::StopIteration) => {
                    let stop = self.take_pending();
                    return Ok((true, self.exception_arg(stop)));
                }
                Err(e) => return Err(e),
            };
            return Ok(if next.is_unbound() { (true, Value::NONE) } else { (false, next) });
        }
        if is(it, Kind::Generator) {
            return match self.generator_send(Gc::of(it), value)? {
                Resumed::Yielded(v) => Ok((false, v)),
                Resumed::Returned(v) => Ok((true, v)),
            };
        }
        let name = self.sym(Sym::Send);
        match self.call_method(it, name, &[value]) {
            Ok(v) => Ok((false, v)),
            Err(_) if self.pending_is(Builtin::StopIteration) => {
                let stop = self.take_pending();
                Ok((true, self.exception_arg(stop)))
            }
            Err(e) => Err(e),
        }
    }

    // Awaiting

    /// What `await value` delegates to.
    pub fn awaitable(&mut self, value: Value, what: u32) -> Res {
        if value.is_heap() {
            match kind(value) {
                Kind::Generator if Gc::<Generator>::of(value).header.aux.get() & 3 == COROUTINE => {
                    return Ok(value);
                }
                Kind::HostObject => return self.iterator(iter::HOST_AWAIT, value, None),
                Kind::Iter
                    if matches!(
                        Gc::<Iter>::of(value).header.aux.get(),
                        iter::ASYNC_STEP | iter::ANEXT_DEFAULT
                    ) =>
                {
                    return Ok(value);
                }
                _ => {}
            }
        }
        match self.call_special(value, Sym::Await, &[])? {
            Some(it) => {
                if is(it, Kind::Generator) && Gc::<Generator>::of(it).header.aux.get() & 3 == COROUTINE {
                    return self.type_error(&["__await__() returned a coroutine"]);
                }
                if self.has_special(it, Sym::Next)? {
                    return Ok(it);
                }
                self.type_error_about(it, "__await__() returned non-iterator of type '@'")
            }
            None => {
                let t = self.type_name_of(value);
                match what {
                    1 => self.type_error(&[
                        "'async with' received an object from __aenter__ that does not implement __await__: ",
                        t,
                    ]),
                    2 => self.type_error(&[
                        "'async with' received an object from __aexit__ that does not implement __await__: ",
                        t,
                    ]),
                    _ => self.object_error(value, "can't be awaited"),
                }
            }
        }
    }

    /// A host object that is awaited hands itself to whoever drives the coroutine, and ends with what is sent back.
    fn host_await_send(&mut self, it: Gc<Iter>, value: Value) -> Res<(bool, Value)> {
        match it.source.get() {
            Some(object) if it.index.get() == 0 => {
                it.index.set(1);
                Ok((false, object))
            }
            _ if it.extra.get().is_some() => {
                let error = it.extra.replace(None).unwrap_or(Value::NONE);
                self.raise(error)
            }
            _ => Ok((true, value)),
        }
    }

    /// `aiter(value)`
    pub fn get_aiter(&mut self, value: Value) -> Res {
        if is(value, Kind::Generator) && Gc::<Generator>::of(value).header.aux.get() & 3 == ASYNC_GENERATOR {
            return Ok(value);
        }
        if is(value, Kind::HostObject) {
            return self.host_special(value, Sym::AIter);
        }
        match self.call_special(value, Sym::AIter, &[])? {
            Some(it) => {
                if is(it, Kind::Generator) || self.has_special(it, Sym::ANext)? {
                    return Ok(it);
                }
                self.type_error_about(
                    it,
                    "'async for' received an object from __aiter__ that does not implement __anext__: @",
                )
            }
            None => {
                self.type_error_about(value, "'async for' requires an object with __aiter__ method, got @")
            }
        }
    }

    /// `anext(it)`
    pub fn get_anext(&mut self, it: Value) -> Res {
        if is(it, Kind::Generator) {
            return self.async_step(it, Value::NONE, 0);
        }
        if is(it, Kind::HostObject) {
            let promise = self.host_special(it, Sym::ANext)?;
            return self.awaitable(promise, 0);
        }
        match self.call_special(it, Sym::ANext, &[])? {
            Some(awaitable) => self.awaitable(awaitable, 0),
            None => {
                self.type_error_about(it, "'async for' requires an iterator with __anext__ method, got @")
            }
        }
    }

    /// The awaitable of one step of an asynchronous generator: `what` 0 asend, 1 athrow, 2 aclose.
    pub fn async_step(&mut self, generator: Value, value: Value, what: u32) -> Res {
        let args = self.tuple(&[value, Value::small(what as i32)])?;
        self.iterator(iter::ASYNC_STEP, generator, Some(args))
    }

    /// Sends into a step: what an `await` inside hands out passes through; the generator's own `yield` ends it.
    pub(crate) fn async_step_send(&mut self, step: Gc<Iter>, value: Value) -> Res<(bool, Value)> {
        let (Some(source), Some(extra)) = (step.source.get(), step.extra.get()) else {
            return self.error(Builtin::RuntimeError, "cannot reuse already awaited __anext__()/asend()");
        };
        let generator = Gc::<Generator>::of(source);
        let args = Gc::<Tuple>::of(extra).items();
        let first = args.first().copied().unwrap_or(Value::NONE);
        let what = args.get(1).map_or(0, |v| v.as_small());
        let started = step.index.replace(1) != 0;
        self.root(step.value());
        let resumed = if started {
            self.generator_send(generator, value)
        } else {
            match what {
                0 if generator.state.get() == GEN_FINISHED => {
                    step.source.set(None);
                    return self.error_with(Builtin::StopAsyncIteration, &[]);
                }
                0 => self.generator_send(generator, first),
                1 => self.generator_throw(generator, first),
                _ => {
                    if generator.state.get() == GEN_NEW || generator.state.get() == GEN_FINISHED {
                        self.generator_close(generator)?;
                        step.source.set(None);
                        return Ok((true, Value::NONE));
                    }
                    let exit = self.exception_with(Builtin::GeneratorExit, &[])?;
                    self.generator_throw(generator, exit)
                }
            }
        };
        self.async_step_end(step, what, resumed)
    }

    /// Throws into an awaitable of this crate's making: whether it has ended, and the value.
    pub fn step_throw(&mut self, step: Gc<Iter>, exception: Value) -> Res<(bool, Value)> {
        let (Some(source), over) = (step.source.get(), step.header.aux.get()) else {
            return self.raise(exception);
        };
        if over == iter::COROUTINE {
            return match self.generator_throw(Gc::of(source), exception)? {
                Resumed::Yielded(v) => Ok((false, v)),
                Resumed::Returned(v) => Ok((true, v)),
            };
        }
        if over != iter::ASYNC_STEP || step.index.get() == 0 {
            step.source.set(None);
            return self.raise(exception);
        }
        let what = step.extra.get().and_then(|e| Gc::<Tuple>::of(e).items().get(1).copied());
        let resumed = self.generator_throw(Gc::of(source), exception);
        self.async_step_end(step, what.map_or(0, |w| w.as_small()), resumed)
    }

    fn async_step_end(&mut self, step: Gc<Iter>, what: i32, resumed: Res<Resumed>) -> Res<(bool, Value)> {
        match resumed {
            Ok(Resumed::Yielded(v)) if is(v, Kind::Cell) && Gc::<Header>::of(v).aux.get() == 1 => {
                step.source.set(None);
                if what == 2 {
                    return self.error(Builtin::RuntimeError, "async generator ignored GeneratorExit");
                }
                Ok((true, Gc::<CellObject>::of(v).value.get()))
            }
            Ok(Resumed::Yielded(v)) => Ok((false, v)),
            Ok(Resumed::Returned(_)) if what == 2 => {
                step.source.set(None);
                Ok((true, Value::NONE))
            }
            Ok(Resumed::Returned(_)) => {
                step.source.set(None);
                self.error_with(Builtin::StopAsyncIteration, &[])
            }
            Err(e) => {
                step.source.set(None);
                if what == 2
                    && (self.catch(Builtin::GeneratorExit) || self.catch(Builtin::StopAsyncIteration))
                {
                    return Ok((true, Value::NONE));
                }
                Err(e)
            }
        }
    }
}

impl Vm {
    /// What a suspended generator delegates to or awaits.
    pub fn generator_delegate(&self, generator: Gc<Generator>) -> Option<Value> {
        if generator.state.get() != GEN_SUSPENDED {
            return None;
        }
        delegate_of(Gc::of(generator.frame.get()?))
    }

    /// A frame that shows where a traceback's level was.
    pub fn frame_of_traceback(&mut self, level: Gc<Traceback>) -> Res {
        let globals = self.dict_new()?.value();
        let frame = self.frame_new(Gc::of(level.code.get()), globals, None)?;
        frame.ip.set(level.ip.get() + 1);
        Ok(frame.value())
    }
}

/// What a suspended frame delegates to: it stands at the Yield right after a Send.
fn delegate_of(frame: Gc<Frame>) -> Option<Value> {
    use anypy_mini_syntax::opcode::Op;
    let words = Gc::<Blob>::of(Gc::<Code>::of(frame.code.get()).code.get()).words();
    let send = words.get((frame.ip.get() as usize).checked_sub(2)?)?.get();
    if send as u8 != Op::Send as u8 {
        return None;
    }
    frame.values().get(frame.live.get() as usize - 1).map(|c| c.get())
}

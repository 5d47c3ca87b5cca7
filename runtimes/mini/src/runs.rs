//! Programs that are started and not done: where each of them stands, and how it goes on.

use anypy_core::{Error, ErrorKind, Host, HostHandle, Result, Run, Slice, Step};
use anypy_mini_vm::generator::Resumed;
use anypy_mini_vm::layout::{Frame, Generator, HostObject};
use anypy_mini_vm::{Builtin, Gc, Kind, Raised, Res, Value, Vm, Wait, is};

use crate::convert::{from_host, raise, to_error, to_host};

/// Where a run stands. Its values are pinned for the run's life.
enum State {
    /// A frame that has not begun.
    Frame(Value),
    /// A callable and its arguments (a tuple).
    Call(Value, Value),
    /// An awaitable's iterator, to be sent the next value.
    Drive(Value),
    /// The VM stopped in this frame; what it drives; whether the wait's result is pushed, and is a line of input.
    Stopped { frame: Value, drive: Option<Value>, push: bool, line: bool },
    /// Being resumed right now.
    Running,
}

struct Record {
    state: State,
    /// Python frames that were open when the VM stopped, to be counted again.
    depth: u32,
    /// Handles of the pinned values.
    pins: Vec<u32>,
}

/// The runs of one runtime, by number.
#[derive(Default)]
pub struct Runs {
    list: Vec<Option<Record>>,
}

impl Runs {
    fn add(&mut self, vm: &mut Vm, state: State) -> Run {
        let pins = match &state {
            State::Frame(v) | State::Drive(v) => vec![vm.pin(*v)],
            State::Call(f, args) => vec![vm.pin(*f), vm.pin(*args)],
            _ => Vec::new(),
        };
        let record = Some(Record { state, depth: 0, pins });
        match self.list.iter().position(Option::is_none) {
            Some(at) => {
                self.list[at] = record;
                Run(at as u32)
            }
            None => {
                self.list.push(record);
                Run(self.list.len() as u32 - 1)
            }
        }
    }

    /// A run of a frame.
    pub fn frame(&mut self, vm: &mut Vm, frame: Gc<Frame>) -> Run {
        self.add(vm, State::Frame(frame.value()))
    }

    /// A run of a call.
    pub fn call(&mut self, vm: &mut Vm, f: Value, args: Value) -> Run {
        self.add(vm, State::Call(f, args))
    }

    /// A run of an awaitable.
    pub fn drive(&mut self, vm: &mut Vm, iterator: Value) -> Run {
        self.add(vm, State::Drive(iterator))
    }

    fn take(&mut self, run: Run) -> Option<(State, u32, Vec<u32>)> {
        let record = self.list.get_mut(run.0 as usize)?.as_mut()?;
        let state = core::mem::replace(&mut record.state, State::Running);
        Some((state, record.depth, core::mem::take(&mut record.pins)))
    }

    fn park(&mut self, vm: &mut Vm, run: Run, state: State, depth: u32) {
        let pins = match &state {
            State::Drive(v) => vec![vm.pin(*v)],
            State::Stopped { frame, drive, .. } => {
                let mut pins = vec![vm.pin(*frame)];
                if let Some(v) = drive {
                    pins.push(vm.pin(*v));
                }
                pins
            }
            _ => Vec::new(),
        };
        if let Some(slot) = self.list.get_mut(run.0 as usize) {
            *slot = Some(Record { state, depth, pins });
        }
    }

    fn end(&mut self, run: Run) {
        if let Some(slot) = self.list.get_mut(run.0 as usize) {
            *slot = None;
        }
    }
}

/// What one stretch of running came to.
enum Outcome {
    Done(Value),
    Yielded(Value, Value),
    Failed,
}

/// Goes on with a run. `runs` is a way to the table that allows for re-entry.
pub fn resume(
    vm: &mut Vm,
    host: &dyn Host,
    runs: fn(&mut Vm) -> Option<&mut Runs>,
    run: Run,
    slice: Slice,
    input: Result<anypy_core::Value>,
) -> Step {
    let Some((state, depth, pins)) = runs(vm).and_then(|r| r.take(run)) else {
        return Step::Done(Err(Error::new(ErrorKind::Internal, "no such run")));
    };
    if let State::Running = state {
        return Step::Done(Err(Error::new(ErrorKind::Internal, "the run is being resumed already")));
    }
    let mark = vm.root_mark();
    // From now on the values are rooted instead of pinned.
    for pin in pins {
        if let Some(v) = vm.pinned(pin) {
            vm.root(v);
        }
        vm.unpin(pin);
    }
    let slice_before = vm.set_slice(slice == Slice::Breathing);
    let (depth_before, nesting_before) = (vm.depth(), vm.nesting());
    vm.set_depth(depth_before + depth);
    if slice == Slice::Breathing {
        vm.set_nesting(0);
    }
    let mut outcome = advance(vm, state, input);
    let step = loop {
        match outcome {
            Outcome::Done(v) => {
                end(vm, runs, run);
                break Step::Done(Ok(to_host(vm, host, v)));
            }
            Outcome::Failed => match vm.wait.take() {
                Some(wait) => {
                    let stopped = vm.stopped.take().unwrap_or(Value::NONE);
                    let drive = driven(stopped);
                    let push = !matches!(wait, Wait::Breathe | Wait::Again(_));
                    let depth = vm.depth() - depth_before;
                    let line = matches!(wait, Wait::Input(_));
                    park(vm, runs, run, State::Stopped { frame: stopped, drive, push, line }, depth);
                    break match wait {
                        Wait::Sleep(seconds) => Step::Sleep(seconds),
                        Wait::Input(prompt) => Step::Input(prompt),
                        Wait::Breathe => Step::Breathe,
                        Wait::Host(v) | Wait::Again(v) => Step::Await(share(host, v)),
                    };
                }
                None => {
                    end(vm, runs, run);
                    let error = to_error(vm, host);
                    break Step::Done(Err(error));
                }
            },
            Outcome::Yielded(iterator, v) => {
                if is(v, Kind::HostObject) {
                    let handle = share(host, v);
                    park(vm, runs, run, State::Drive(iterator), 0);
                    break Step::Await(handle);
                }
                if v.is_none() && slice == Slice::Breathing {
                    // `await` of something that only lets others go first.
                    park(vm, runs, run, State::Drive(iterator), 0);
                    break Step::Breathe;
                }
                outcome = if v.is_none() {
                    step(vm, iterator, Ok(Value::NONE))
                } else {
                    let t = vm.type_name_of(v);
                    let _ = vm.error_parts::<()>(
                        Builtin::RuntimeError,
                        &["a coroutine yielded '", t, "': only promises can be awaited outside of asyncio"],
                    );
                    let e = vm.take_pending();
                    step(vm, iterator, Err(e))
                };
            }
        }
    };
    vm.set_depth(depth_before);
    vm.set_nesting(nesting_before);
    vm.restore_slice(slice_before);
    vm.unroot(mark);
    step
}

fn park(vm: &mut Vm, runs: fn(&mut Vm) -> Option<&mut Runs>, run: Run, state: State, depth: u32) {
    // The table is inside of what `vm` leads to: take it out while pinning.
    let mut table = runs(vm).map(core::mem::take).unwrap_or_default();
    table.park(vm, run, state, depth);
    if let Some(r) = runs(vm) {
        *r = table;
    }
}

fn end(vm: &mut Vm, runs: fn(&mut Vm) -> Option<&mut Runs>, run: Run) {
    if let Some(r) = runs(vm) {
        r.end(run);
    }
}

fn share(host: &dyn Host, v: Value) -> HostHandle {
    host.duplicate(HostHandle(Gc::<HostObject>::of(v).handle.get()))
}

/// The outermost coroutine that a stopped frame belongs to: what is driven goes on when its frame ends.
fn driven(frame: Value) -> Option<Value> {
    let mut at = Some(frame);
    let mut last = None;
    while let Some(f) = at {
        if !is(f, Kind::Frame) {
            break;
        }
        let frame = Gc::<Frame>::of(f);
        last = frame.owner.get().filter(|o| is(*o, Kind::Generator));
        at = frame.back.get();
    }
    last
}

fn advance(vm: &mut Vm, state: State, input: Result<anypy_core::Value>) -> Outcome {
    let input = match input {
        Ok(v) => from_host(vm, v),
        Err(e) => Err(raise(vm, e)),
    };
    if vm.interrupted && input.is_ok() && !matches!(state, State::Frame(_) | State::Call(..)) {
        vm.interrupted = false;
        let _ = vm.error::<()>(Builtin::KeyboardInterrupt, "");
    }
    let failed = vm.pending.is_some();
    match state {
        State::Frame(frame) => {
            let result = if failed { Err(Raised) } else { vm.run_top(Gc::of(frame)) };
            finish(vm, result, None)
        }
        State::Call(f, args) => {
            let args = Gc::<anypy_mini_vm::layout::Tuple>::of(args).items();
            let result = match vm.start_call(f, args) {
                Ok(Ok(v)) => Ok(v),
                Ok(Err(frame)) => vm.run_top(frame),
                Err(e) => Err(e),
            };
            match result {
                Ok(v) if is_coroutine(v) => step(vm, v, Ok(Value::NONE)),
                Ok(v) => Outcome::Done(v),
                Err(_) => Outcome::Failed,
            }
        }
        State::Drive(iterator) => {
            if failed {
                let e = vm.take_pending();
                return step(vm, iterator, Err(e));
            }
            step(vm, iterator, Ok(input.unwrap_or(Value::NONE)))
        }
        State::Stopped { frame, drive, push, line } => {
            let send = match input {
                Ok(Value::NONE) if line && !failed => {
                    let _ = vm.error::<()>(Builtin::EOFError, "EOF when reading a line");
                    None
                }
                Ok(v) if push && !failed => Some(v),
                _ => None,
            };
            let result = vm.run_on(frame, send);
            finish(vm, result, drive)
        }
        State::Running => Outcome::Failed,
    }
}

fn is_coroutine(v: Value) -> bool {
    is(v, Kind::Generator) && Gc::<Generator>::of(v).header.aux.get() & 3 == 1
}

/// What a run of frames came to: module code that awaits has made a coroutine, which is driven next.
fn finish(vm: &mut Vm, result: Res, drive: Option<Value>) -> Outcome {
    match (result, drive) {
        (Err(_), _) => Outcome::Failed,
        (Ok(v), Some(coroutine)) => {
            if Gc::<Generator>::of(coroutine).frame.get().is_none() {
                Outcome::Done(v)
            } else {
                vm.root(coroutine);
                Outcome::Yielded(coroutine, v)
            }
        }
        (Ok(v), None) if is_module_coroutine(v) => step(vm, v, Ok(Value::NONE)),
        (Ok(v), None) => Outcome::Done(v),
    }
}

/// The coroutine of module-level code with `await`, not one that the program's last expression made.
fn is_module_coroutine(v: Value) -> bool {
    if !is_coroutine(v) {
        return false;
    }
    let code = Gc::<anypy_mini_vm::layout::Code>::of(Gc::<Generator>::of(v).code.get());
    Gc::<anypy_mini_vm::layout::Str>::of(code.name.get()).text() == "<module>"
}

/// Sends into an iterator that is driven, or throws.
fn step(vm: &mut Vm, iterator: Value, input: core::result::Result<Value, Value>) -> Outcome {
    vm.root(iterator);
    if is(iterator, Kind::Generator) {
        let generator = Gc::<Generator>::of(iterator);
        let resumed = match input {
            Ok(v) => vm.generator_send(generator, v),
            Err(e) => vm.generator_throw(generator, e),
        };
        return match resumed {
            Ok(Resumed::Yielded(v)) => Outcome::Yielded(iterator, v),
            Ok(Resumed::Returned(v)) => Outcome::Done(v),
            Err(_) => Outcome::Failed,
        };
    }
    let value = match input {
        Ok(v) => v,
        Err(e) => {
            vm.pending = Some(e);
            return Outcome::Failed;
        }
    };
    match vm.send_into(iterator, value) {
        Ok((true, v)) => Outcome::Done(v),
        Ok((false, v)) => Outcome::Yielded(iterator, v),
        Err(_) => Outcome::Failed,
    }
}

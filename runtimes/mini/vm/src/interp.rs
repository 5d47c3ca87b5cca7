//! The interpreter loop.
//!
//! Stackless: a call of Python code makes a frame and goes on in it; the loop itself does not recurse, so that it
//! can stop between any two instructions ([`Vm::tick`]) and go on later ([`Vm::run`] with the frame it stopped in).
//! Only native code that calls Python code nests a second loop ([`Vm::call`]).
//!
//! The loop keeps three native variables from instruction to instruction: instruction pointer, stack pointer and the
//! address of the locals, which is the frame's too. V8 moves each such variable at every dispatch, so everything else
//! that belongs to the frame is in [`Registers`], where an instruction that needs it finds it with one load. `save!`
//! writes the first two to the frame; it comes before everything that may collect, call, or raise. What raises leaves
//! the inner loop, so that no instruction pays for the question whether the one before it did.
//!
//! `unsafe` here rests on the compiler: it never emits a slot, constant or jump outside of what the code object
//! declares, and computes the stack depth exactly (both are tested there), so the pointers stay in the frame.

use anypy_mini_syntax::opcode::Op;

use crate::frame::*;
use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::native::{Args, METHOD};
use crate::types::Builtin;
use crate::value::{Raised, Res, Value};
use crate::vm::{Vm, is};

/// Instructions between two looks at the clock, at backward jumps and calls.
pub const TICKS: i32 = 512;

/// What an instruction's slow path did with the frame.
pub(crate) enum Flow {
    /// The result.
    Value(Value),
    /// A frame to go on in; its mode says where the result goes.
    Enter(Gc<Frame>),
}

/// Addresses in the code of the running frame, for the loop alone.
#[derive(Clone, Copy)]
pub(crate) struct Registers {
    /// First instruction.
    words: *const u32,
    /// First constant.
    consts: *const Value,
    /// First name.
    names: *const Value,
}

impl Registers {
    /// Of no frame.
    pub(crate) const NONE: Registers =
        Registers { words: core::ptr::null(), consts: core::ptr::null(), names: core::ptr::null() };
}

impl Vm {
    /// Runs a frame, and what it calls, until its entry frame returns or raises, or until it has to wait: then
    /// [`Vm::wait`] is set, and `self.frame` is where to go on. `send` is pushed first.
    pub(crate) fn run(&mut self, start: Gc<Frame>, send: Option<Value>) -> Res {
        let outer = self.registers;
        let result = self.run_loop(start, send);
        self.registers = outer;
        result
    }

    fn run_loop(&mut self, start: Gc<Frame>, send: Option<Value>) -> Res {
        let mut ip: *const u32;
        let mut base: *mut Value;
        let mut sp: *mut Value;
        let root_base = self.roots.len();

        macro_rules! frame {
            () => {
                // SAFETY: `base` is where the values of the running frame begin.
                unsafe { Gc::<Frame>::before(base) }
            };
        }
        macro_rules! code {
            () => {
                Gc::<Code>::of(frame!().code.get())
            };
        }
        macro_rules! load {
            ($f:expr) => {{
                let frame: Gc<Frame> = $f;
                let code = Gc::<Code>::of(frame.code.get());
                let words = Gc::<Blob>::of(code.code.get()).words().as_ptr() as *const u32;
                self.registers = Registers {
                    words,
                    consts: Gc::<Tuple>::of(code.consts.get()).items().as_ptr(),
                    names: Gc::<Tuple>::of(code.names.get()).items().as_ptr(),
                };
                base = frame.values().as_ptr() as *mut Value;
                // SAFETY: `ip` and `live` were saved by this loop or set to 0 and the number of slots.
                unsafe {
                    ip = words.add(frame.ip.get() as usize);
                    sp = base.add(frame.live.get() as usize);
                }
                self.frame = Some(frame.value());
            }};
        }
        macro_rules! save {
            () => {
                let frame = frame!();
                // SAFETY: both pointers are in the blocks that they are compared with.
                unsafe {
                    frame.ip.set(ip.offset_from(self.registers.words) as u32);
                    frame.live.set(sp.offset_from(base) as u32);
                }
            };
        }
        macro_rules! push {
            ($v:expr) => {{
                let v = $v;
                // SAFETY: the stack was made for the code's greatest depth.
                unsafe {
                    *sp = v;
                    sp = sp.add(1);
                }
            }};
        }
        macro_rules! pop {
            () => {
                // SAFETY: the compiler pops what it has pushed.
                unsafe {
                    sp = sp.sub(1);
                    *sp
                }
            };
        }
        macro_rules! top {
            ($n:expr) => {
                // SAFETY: as `pop`.
                unsafe { *sp.sub(1 + $n) }
            };
        }
        macro_rules! set_top {
            ($n:expr, $v:expr) => {{
                let v = $v;
                // SAFETY: as `pop`.
                unsafe { *sp.sub(1 + $n) = v }
            }};
        }
        macro_rules! drop_top {
            ($n:expr) => {
                // SAFETY: as `pop`.
                unsafe { sp = sp.sub($n) }
            };
        }
        macro_rules! local {
            ($i:expr) => {
                // SAFETY: the compiler's slots are in the frame.
                unsafe { *base.add($i as usize) }
            };
        }
        macro_rules! set_local {
            ($i:expr, $v:expr) => {{
                let v = $v;
                // SAFETY: as `local`.
                unsafe { *base.add($i as usize) = v }
            }};
        }
        macro_rules! name {
            ($i:expr) => {
                // SAFETY: the compiler's names are in the tuple.
                unsafe { *self.registers.names.add($i as usize) }
            };
        }
        macro_rules! jump {
            ($target:expr) => {
                // SAFETY: the compiler's targets are in the code.
                unsafe { ip = self.registers.words.add($target as usize) }
            };
        }
        macro_rules! cache {
            ($i:expr) => {
                // SAFETY: the instruction has that many cache words, which follow it; they are plain cells.
                unsafe { &*(ip.add($i) as *const core::cell::Cell<u32>) }
            };
        }
        macro_rules! skip {
            ($n:expr) => {
                // SAFETY: as `cache`.
                unsafe { ip = ip.add($n) }
            };
        }
        macro_rules! args {
            ($n:expr) => {
                // SAFETY: `$n` values are on the stack; the frame does not move, and they stay until popped.
                unsafe { core::slice::from_raw_parts(sp.sub($n), $n) }
            };
        }

        load!(start);
        if let Some(value) = send {
            push!(value);
        }
        // An exception to be raised on entry: `throw`, or a wait that failed.
        let mut raised = self.pending.is_some();
        // Set when the traceback has the frame already: a re-raise.
        let mut again = false;

        loop {
            if raised {
                if self.wait.is_some() {
                    return Err(Raised);
                }
                match self.unwind(frame!(), again) {
                    Some(f) => load!(f),
                    None => return Err(Raised),
                }
            }
            raised = true;
            again = false;

            'run: loop {
                macro_rules! check {
                    ($e:expr) => {
                        match $e {
                            Ok(v) => v,
                            Err(Raised) => {
                                save!();
                                break 'run;
                            }
                        }
                    };
                }
                macro_rules! tick {
                    () => {
                        // What slow paths have rooted is on the stack by now, or done with.
                        self.roots.truncate(root_base);
                        self.heap.ticks -= 1;
                        if self.heap.ticks <= 0 {
                            save!();
                            if self.tick().is_err() {
                                break 'run;
                            }
                        }
                    };
                }
                macro_rules! push_frame {
                    ($f:expr) => {{
                        let f: Gc<Frame> = $f;
                        f.back.set(Some(frame!().value()));
                        f.handling.set(frame!().handling.get());
                        check!(self.enter());
                        load!(f);
                    }};
                }

                // What a call leaves: a value, a frame to go on in, an exception, or a wait, whose result is pushed when
                // it is over. `$used` values of the call are on the stack.
                macro_rules! finish_call {
                    ($result:expr, $used:expr) => {{
                        let result = $result;
                        self.roots.truncate(root_base);
                        match result {
                            Ok(Flow::Value(v)) => {
                                drop_top!($used);
                                push!(v);
                                if self.heap.ticks <= 0 {
                                    tick!();
                                }
                            }
                            Ok(Flow::Enter(new)) => {
                                drop_top!($used);
                                save!();
                                push_frame!(new);
                                tick!();
                            }
                            Err(Raised) => {
                                drop_top!($used);
                                save!();
                                if let Some(new) = self.enter.take() {
                                    push_frame!(new);
                                    continue;
                                }
                                break 'run;
                            }
                        }
                    }};
                }

                // SAFETY: `ip` is in the code, which ends in a jump or return.
                let word = unsafe {
                    let word = *ip;
                    ip = ip.add(1);
                    word
                };
                let arg = word >> 8;
                // SAFETY: the compiler emits opcodes of `Op` only, whose numbers are dense from 0.
                let op: Op = unsafe { core::mem::transmute(word as u8) };
                match op {
                    Op::Nop => {}
                    Op::LoadConst => {
                        // SAFETY: the compiler's constants are in the tuple.
                        push!(unsafe { *self.registers.consts.add(arg as usize) });
                    }
                    Op::LoadInt => push!(Value::small(word as i32 >> 8)),
                    Op::LoadSpecial => push!(match arg {
                        0 => Value::NONE,
                        1 => Value::TRUE,
                        2 => Value::FALSE,
                        _ => Value::ELLIPSIS,
                    }),
                    Op::LoadFast => {
                        let v = local!(arg);
                        if v.is_unbound() {
                            save!();
                            check!(self.unbound_local(code!(), arg));
                        }
                        push!(v);
                    }
                    Op::LoadFast2 => {
                        let (v, w) = (local!(arg & 255), local!(arg >> 8));
                        if v.is_unbound() || w.is_unbound() {
                            save!();
                            check!(
                                self.unbound_local(
                                    code!(),
                                    if v.is_unbound() { arg & 255 } else { arg >> 8 }
                                )
                            );
                        }
                        push!(v);
                        push!(w);
                    }
                    Op::StoreFast => {
                        let v = pop!();
                        set_local!(arg, v);
                    }
                    Op::StoreLoadFast => {
                        let v = pop!();
                        set_local!(arg & 255, v);
                        let w = local!(arg >> 8);
                        if w.is_unbound() {
                            save!();
                            check!(self.unbound_local(code!(), arg >> 8));
                        }
                        push!(w);
                    }
                    Op::StoreFast2 => {
                        let v = pop!();
                        let w = pop!();
                        set_local!(arg & 255, v);
                        set_local!(arg >> 8, w);
                    }
                    Op::DelFast => {
                        if local!(arg).is_unbound() {
                            save!();
                            check!(self.unbound_local(code!(), arg));
                        }
                        set_local!(arg, Value::UNBOUND);
                    }
                    Op::MakeCell => {
                        let from = arg & 255;
                        let content = if from == 255 { Value::UNBOUND } else { local!(from) };
                        let cell = check!(self.cell(content));
                        set_local!(arg >> 8, cell);
                    }
                    Op::LoadCell => {
                        let v = Gc::<CellObject>::of(local!(arg)).value.get();
                        if v.is_unbound() {
                            save!();
                            check!(self.unbound_cell(code!(), arg));
                        }
                        push!(v);
                    }
                    Op::StoreCell => {
                        let v = pop!();
                        Gc::<CellObject>::of(local!(arg)).value.set(v);
                    }
                    Op::DelCell => {
                        let cell = Gc::<CellObject>::of(local!(arg));
                        if cell.value.get().is_unbound() {
                            save!();
                            check!(self.unbound_cell(code!(), arg));
                        }
                        cell.value.set(Value::UNBOUND);
                    }
                    Op::LoadClosure => push!(local!(arg)),
                    Op::LoadClassCell => {
                        save!();
                        let found = check!(self.load_class_cell(frame!(), name!(arg >> 8)));
                        let v = if found.is_unbound() {
                            Gc::<CellObject>::of(local!(arg & 255)).value.get()
                        } else {
                            found
                        };
                        if v.is_unbound() {
                            check!(self.unbound_cell(code!(), arg & 255));
                        }
                        push!(v);
                    }
                    Op::LoadGlobal | Op::LoadName => {
                        // A name of a module body is a global; one of a class body is looked up there first.
                        if op == Op::LoadName && frame!().locals.get().is_some() {
                            save!();
                            let v = check!(self.load_name(frame!(), name!(arg)));
                            skip!(2);
                            push!(v);
                            continue;
                        }
                        let globals = Gc::<Dict>::of(frame!().globals.get());
                        let at = cache!(1).get();
                        // Even: an entry of the globals. Odd: one of the builtins, while no namespace changes.
                        if at & 1 == 0 {
                            if let Some(e) = globals.entries().get((at >> 1) as usize)
                                && e.key.get() == name!(arg)
                            {
                                skip!(2);
                                push!(e.value.get());
                                continue;
                            }
                        } else if cache!(0).get() == self.epoch
                            && let Some(e) = self.builtins_dict().entries().get((at >> 1) as usize)
                        {
                            skip!(2);
                            push!(e.value.get());
                            continue;
                        }
                        save!();
                        let (at, v) = check!(self.load_global(frame!(), name!(arg)));
                        cache!(0).set(self.epoch);
                        cache!(1).set(at);
                        skip!(2);
                        push!(v);
                    }
                    Op::StoreGlobal | Op::StoreName => {
                        if op == Op::StoreGlobal || frame!().locals.get().is_none() {
                            let globals = Gc::<Dict>::of(frame!().globals.get());
                            if let Some(e) = globals.entries().get(cache!(1).get() as usize)
                                && e.key.get() == name!(arg)
                            {
                                skip!(2);
                                e.value.set(pop!());
                                continue;
                            }
                            save!();
                            check!(self.dict_set_name(globals, name!(arg), top!(0)));
                            if let Some(at) = globals.find_name(name!(arg)) {
                                cache!(1).set(at as u32);
                            }
                        } else {
                            save!();
                            check!(self.store_name(frame!(), name!(arg), top!(0)));
                        }
                        skip!(2);
                        drop_top!(1);
                    }
                    Op::DelGlobal | Op::DelName => {
                        save!();
                        check!(self.delete_name(frame!(), name!(arg), op == Op::DelGlobal));
                    }

                    Op::Pop => drop_top!(1),
                    Op::Dup => {
                        let v = top!(0);
                        push!(v);
                    }
                    Op::Dup2 => {
                        let (v, w) = (top!(1), top!(0));
                        push!(v);
                        push!(w);
                    }
                    Op::Swap => {
                        let (v, w) = (top!(1), top!(0));
                        set_top!(0, v);
                        set_top!(1, w);
                    }
                    Op::Rot3 => {
                        let (u, v, w) = (top!(2), top!(1), top!(0));
                        set_top!(0, v);
                        set_top!(1, u);
                        set_top!(2, w);
                    }
                    Op::Rot4 => {
                        let (t, u, v, w) = (top!(3), top!(2), top!(1), top!(0));
                        set_top!(0, v);
                        set_top!(1, u);
                        set_top!(2, t);
                        set_top!(3, w);
                    }
                    Op::Copy => {
                        let v = top!(arg as usize);
                        push!(v);
                    }
                    Op::SwapN => {
                        let (v, w) = (top!(arg as usize), top!(0));
                        set_top!(0, v);
                        set_top!(arg as usize, w);
                    }

                    Op::Add | Op::AddFast => {
                        if op == Op::AddFast {
                            let (v, w) = (local!(arg & 255), local!(arg >> 8));
                            if v.is_unbound() || w.is_unbound() {
                                save!();
                                check!(self.unbound_local(
                                    code!(),
                                    if v.is_unbound() { arg & 255 } else { arg >> 8 }
                                ));
                            }
                            push!(v);
                            push!(w);
                        }
                        let (v, w) = (top!(1), top!(0));
                        if v.both_small(w)
                            && let Some(sum) = Value::try_small(v.as_small() as i64 + w.as_small() as i64)
                        {
                            drop_top!(1);
                            set_top!(0, sum);
                        } else if is(v, Kind::Float) && is(w, Kind::Float) {
                            let x = Gc::<Float>::of(v).value.get() + Gc::<Float>::of(w).value.get();
                            let x = check!(self.float_here(x));
                            drop_top!(1);
                            set_top!(0, x);
                        } else {
                            save!();
                            let r = check!(self.binary(0, v, w));
                            drop_top!(1);
                            set_top!(0, r);
                        }
                    }
                    Op::Sub => {
                        let (v, w) = (top!(1), top!(0));
                        if v.both_small(w)
                            && let Some(sum) = Value::try_small(v.as_small() as i64 - w.as_small() as i64)
                        {
                            drop_top!(1);
                            set_top!(0, sum);
                        } else if is(v, Kind::Float) && is(w, Kind::Float) {
                            let x = Gc::<Float>::of(v).value.get() - Gc::<Float>::of(w).value.get();
                            let x = check!(self.float_here(x));
                            drop_top!(1);
                            set_top!(0, x);
                        } else {
                            save!();
                            let r = check!(self.binary(1, v, w));
                            drop_top!(1);
                            set_top!(0, r);
                        }
                    }
                    Op::Mul => {
                        let (v, w) = (top!(1), top!(0));
                        if v.both_small(w)
                            && let Some(p) = Value::try_small(v.as_small() as i64 * w.as_small() as i64)
                        {
                            drop_top!(1);
                            set_top!(0, p);
                        } else if is(v, Kind::Float) && is(w, Kind::Float) {
                            let x = Gc::<Float>::of(v).value.get() * Gc::<Float>::of(w).value.get();
                            let x = check!(self.float_here(x));
                            drop_top!(1);
                            set_top!(0, x);
                        } else {
                            save!();
                            let r = check!(self.binary(2, v, w));
                            drop_top!(1);
                            set_top!(0, r);
                        }
                    }
                    Op::AddInt => {
                        let v = top!(0);
                        let i = word as i32 >> 8;
                        if v.is_small()
                            && let Some(sum) = Value::try_small(v.as_small() as i64 + i as i64)
                        {
                            set_top!(0, sum);
                        } else {
                            save!();
                            // Negative: the source said `-`, which the operand's own methods must see.
                            let r = if i < 0 {
                                check!(self.binary(1, v, Value::small(-i)))
                            } else {
                                check!(self.binary(0, v, Value::small(i)))
                            };
                            set_top!(0, r);
                        }
                    }
                    Op::Binary | Op::InPlace => {
                        let (v, w) = (top!(1), top!(0));
                        if v.both_small(w) {
                            let (a, b) = (v.as_small(), w.as_small());
                            // Numbers of `BinOp`: 5 floordiv, 6 mod, 8 <<, 9 >>, 10 &, 11 |, 12 ^.
                            let small = match arg {
                                0 => Value::try_small(a as i64 + b as i64),
                                1 => Value::try_small(a as i64 - b as i64),
                                2 => Value::try_small(a as i64 * b as i64),
                                5 if b > 0 => Value::try_small(a.div_euclid(b) as i64),
                                6 if b > 0 => Some(Value::small(a.rem_euclid(b))),
                                8 if (0..32).contains(&b) => Value::try_small((a as i64) << b),
                                9 if b >= 0 => Some(Value::small(a >> b.min(31))),
                                10 => Some(Value::small(a & b)),
                                11 => Some(Value::small(a | b)),
                                12 => Some(Value::small(a ^ b)),
                                _ => None,
                            };
                            if let Some(r) = small {
                                drop_top!(1);
                                set_top!(0, r);
                                continue;
                            }
                        }
                        save!();
                        let r = if op == Op::InPlace {
                            check!(self.inplace(arg, v, w))
                        } else {
                            check!(self.binary(arg, v, w))
                        };
                        drop_top!(1);
                        set_top!(0, r);
                    }
                    Op::Compare => {
                        let (v, w) = (top!(1), top!(0));
                        if v.both_small(w) && arg < 6 {
                            let r = compare_small(arg, v.as_small(), w.as_small());
                            drop_top!(1);
                            set_top!(0, Value::bool(r));
                        } else {
                            save!();
                            let r = check!(self.compare_op(arg, v, w));
                            drop_top!(1);
                            set_top!(0, r);
                        }
                    }
                    Op::CompareJump => {
                        let (v, w) = (top!(1), top!(0));
                        let how = arg & 15;
                        let truth = if v.both_small(w) && how < 6 {
                            compare_small(how, v.as_small(), w.as_small())
                        } else if how >= 8 {
                            (v == w) == (how == 8)
                        } else {
                            save!();
                            let r = check!(self.compare_op(how, v, w));
                            if r.is_bool() {
                                r == Value::TRUE
                            } else {
                                self.root(r);
                                let truth = self.truth(r);
                                self.roots.pop();
                                check!(truth)
                            }
                        };
                        drop_top!(2);
                        // SAFETY: a jump follows.
                        let jump = unsafe {
                            let word = *ip;
                            ip = ip.add(1);
                            word
                        };
                        if truth == (jump as u8 == Op::PopJumpIfTrue as u8) {
                            jump!(jump >> 8);
                        }
                    }
                    Op::Neg | Op::Pos | Op::Invert => {
                        let v = top!(0);
                        if v.is_small() && v.as_small() != Value::SMALL_MIN {
                            let i = v.as_small();
                            set_top!(
                                0,
                                Value::small(match op {
                                    Op::Neg => -i,
                                    Op::Pos => i,
                                    _ => !i,
                                })
                            );
                        } else {
                            save!();
                            let r = check!(self.unary(op, v));
                            set_top!(0, r);
                        }
                    }
                    Op::Not | Op::ToBool => {
                        let v = top!(0);
                        let truth = if v.is_bool() {
                            v == Value::TRUE
                        } else {
                            save!();
                            check!(self.truth(v))
                        };
                        set_top!(0, Value::bool(truth == (op == Op::ToBool)));
                    }

                    Op::LoadAttr => {
                        let v = top!(0);
                        if v.is_heap() {
                            match kind(v) {
                                Kind::Instance => {
                                    let instance = Gc::<Instance>::of(v);
                                    if shape_id(instance) == cache!(0).get()
                                        && Gc::<Type>::of(instance.class.get()).version.get()
                                            == cache!(1).get()
                                        && let Some(cell) = instance.slot(cache!(2).get() as usize)
                                        && !cell.get().is_unbound()
                                    {
                                        set_top!(0, cell.get());
                                        skip!(3);
                                        continue;
                                    }
                                }
                                Kind::Module => {
                                    let dict = Gc::<Dict>::of(Gc::<Module>::of(v).dict.get());
                                    if let Some(e) = dict.entries().get(cache!(2).get() as usize)
                                        && e.key.get() == name!(arg)
                                    {
                                        set_top!(0, e.value.get());
                                        skip!(3);
                                        continue;
                                    }
                                }
                                _ => {}
                            }
                        }
                        save!();
                        self.cache_attr(v, name!(arg), [cache!(0), cache!(1), cache!(2)]);
                        let r = check!(self.load_attr(v, name!(arg)));
                        skip!(3);
                        match r {
                            Flow::Value(r) => set_top!(0, r),
                            Flow::Enter(f) => {
                                drop_top!(1);
                                save!();
                                push_frame!(f);
                            }
                        }
                    }
                    Op::LoadMethod => {
                        let v = top!(0);
                        if v.is_heap() {
                            if kind(v) == Kind::Instance {
                                let instance = Gc::<Instance>::of(v);
                                if shape_id(instance) == cache!(0).get()
                                    && Gc::<Type>::of(instance.class.get()).version.get() == cache!(1).get()
                                    && let Some(f) = Value::from_bits(cache!(2).get())
                                {
                                    skip!(3);
                                    set_top!(0, f);
                                    push!(v);
                                    continue;
                                }
                            } else if cache!(0).get() == 1
                                && kind(v) < Kind::Type
                                && Gc::<Type>::of(self.type_of(v)).version.get() == cache!(1).get()
                                && let Some(f) = Value::from_bits(cache!(2).get())
                            {
                                skip!(3);
                                set_top!(0, f);
                                push!(v);
                                continue;
                            }
                        }
                        save!();
                        let (f, this) =
                            check!(self.load_method(v, name!(arg), [cache!(0), cache!(1), cache!(2)]));
                        skip!(3);
                        set_top!(0, f);
                        push!(this);
                    }
                    Op::StoreAttr => {
                        let v = top!(0);
                        if is(v, Kind::Instance) {
                            let instance = Gc::<Instance>::of(v);
                            if shape_id(instance) == cache!(0).get()
                                && Gc::<Type>::of(instance.class.get()).version.get() == cache!(1).get()
                            {
                                // Odd: an attribute's position. Even: the shape that one more attribute leads to.
                                let at = cache!(2).get();
                                let done = if at & 1 != 0 {
                                    instance.slot((at >> 1) as usize)
                                } else {
                                    instance.grow(at)
                                };
                                if let Some(cell) = done {
                                    cell.set(top!(1));
                                    drop_top!(2);
                                    skip!(3);
                                    continue;
                                }
                            }
                        }
                        save!();
                        let w = top!(1);
                        check!(self.store_attr(v, name!(arg), w, [cache!(0), cache!(1), cache!(2)]));
                        drop_top!(2);
                        skip!(3);
                    }
                    Op::DelAttr => {
                        save!();
                        let v = top!(0);
                        check!(self.delattr(v, name!(arg)));
                        drop_top!(1);
                    }
                    Op::LoadSuper => {
                        save!();
                        let r = check!(self.load_super(args!(3), name!(arg)));
                        drop_top!(2);
                        set_top!(0, r);
                    }
                    Op::LoadSuperMethod => {
                        save!();
                        let (f, this) = check!(self.load_super_method(args!(3), name!(arg)));
                        drop_top!(1);
                        set_top!(1, f);
                        set_top!(0, this);
                    }
                    Op::LoadItem => {
                        let (v, k) = (top!(1), top!(0));
                        if v.is_heap() {
                            match kind(v) {
                                Kind::List if k.is_small() => {
                                    let items = Gc::<List>::of(v).items();
                                    let i = k.as_small();
                                    let i = if i < 0 { i + items.len() as i32 } else { i };
                                    if let Some(cell) = items.get(i as usize) {
                                        drop_top!(1);
                                        set_top!(0, cell.get());
                                        continue;
                                    }
                                }
                                Kind::Tuple if k.is_small() => {
                                    let items = Gc::<Tuple>::of(v).items();
                                    let i = k.as_small();
                                    let i = if i < 0 { i + items.len() as i32 } else { i };
                                    if let Some(item) = items.get(i as usize) {
                                        drop_top!(1);
                                        set_top!(0, *item);
                                        continue;
                                    }
                                }
                                Kind::Str if k.is_small() => {
                                    let s = Gc::<Str>::of(v);
                                    if s.is_ascii()
                                        && let Some(byte) = s.bytes().get(k.as_small() as usize)
                                        && let Some(c) = self.chars.get(*byte as usize)
                                    {
                                        drop_top!(1);
                                        set_top!(0, *c);
                                        continue;
                                    }
                                }
                                Kind::Dict if is(k, Kind::Str) => {
                                    // An instance key that equals the string is found the long way.
                                    if let Some(found) = Gc::<Dict>::of(v).get_name(k) {
                                        drop_top!(1);
                                        set_top!(0, found);
                                        continue;
                                    }
                                }
                                Kind::Instance => {
                                    save!();
                                    if let Some(f) = check!(self.special(v, crate::sym::Sym::GetItem))
                                        && is(f, Kind::Function)
                                    {
                                        let new = check!(self.frame_for(Gc::of(f), &[v, k], None));
                                        drop_top!(2);
                                        save!();
                                        push_frame!(new);
                                        continue;
                                    }
                                }
                                _ => {}
                            }
                        }
                        save!();
                        let r = check!(self.get_item(v, k));
                        drop_top!(1);
                        set_top!(0, r);
                    }
                    Op::StoreItem => {
                        let (w, v, k) = (top!(2), top!(1), top!(0));
                        if is(v, Kind::List) && k.is_small() {
                            let items = Gc::<List>::of(v).items();
                            let i = k.as_small();
                            let i = if i < 0 { i + items.len() as i32 } else { i };
                            if let Some(cell) = items.get(i as usize) {
                                cell.set(w);
                                drop_top!(3);
                                continue;
                            }
                        }
                        save!();
                        check!(self.set_item(v, k, w));
                        drop_top!(3);
                    }
                    Op::DelItem => {
                        save!();
                        let (v, k) = (top!(1), top!(0));
                        check!(self.del_item(v, k));
                        drop_top!(2);
                    }
                    Op::BuildSlice => {
                        let step = if arg == 3 { pop!() } else { Value::NONE };
                        let stop = pop!();
                        let start = top!(0);
                        let s = check!(self.triple(Kind::Slice, start, stop, step));
                        set_top!(0, s);
                    }

                    Op::BuildTuple => {
                        let n = arg as usize;
                        save!();
                        let t = check!(self.tuple(args!(n)));
                        drop_top!(n);
                        push!(t);
                    }
                    Op::BuildList => {
                        let n = arg as usize;
                        save!();
                        let t = check!(self.list(args!(n)));
                        drop_top!(n);
                        push!(t);
                    }
                    Op::BuildSet => {
                        let n = arg as usize;
                        save!();
                        let t = check!(self.set_of(args!(n)));
                        drop_top!(n);
                        push!(t);
                    }
                    Op::BuildDict => {
                        let n = arg as usize * 2;
                        save!();
                        let t = check!(self.dict_of_pairs(args!(n)));
                        drop_top!(n);
                        push!(t);
                    }
                    Op::BuildString => {
                        let n = arg as usize;
                        save!();
                        let t = check!(self.join_strings(args!(n)));
                        drop_top!(n);
                        push!(t);
                    }
                    Op::ListAppend => {
                        let list = Gc::<List>::of(top!(arg as usize));
                        save!();
                        check!(self.list_push(list, top!(0)));
                        drop_top!(1);
                    }
                    Op::SetAdd => {
                        let set = Gc::<Dict>::of(top!(arg as usize));
                        save!();
                        check!(self.set_add(set, top!(0)));
                        drop_top!(1);
                    }
                    Op::DictAdd => {
                        let dict = Gc::<Dict>::of(top!(arg as usize + 1));
                        save!();
                        check!(self.dict_set(dict, top!(1), top!(0)));
                        drop_top!(2);
                    }
                    Op::ListExtend | Op::SetUpdate | Op::DictUpdate => {
                        save!();
                        let call = if op == Op::ListExtend && arg == 1 { Some(top!(2)) } else { None };
                        check!(self.update_container(op, top!(1), top!(0), call));
                        drop_top!(1);
                    }
                    Op::DictMerge => {
                        save!();
                        let f = top!(1 + arg as usize);
                        check!(self.dict_merge(f, top!(1), top!(0)));
                        drop_top!(1);
                    }
                    Op::ListToTuple => {
                        let items = Gc::<List>::of(top!(0)).to_vec();
                        let t = check!(self.tuple(&items));
                        set_top!(0, t);
                    }
                    Op::Unpack => {
                        let v = top!(0);
                        let n = arg as usize;
                        if is(v, Kind::Tuple) && Gc::<Tuple>::of(v).items().len() == n {
                            drop_top!(1);
                            for item in Gc::<Tuple>::of(v).items().iter().rev() {
                                push!(*item);
                            }
                        } else {
                            save!();
                            let items = check!(self.unpack(v, n));
                            drop_top!(1);
                            for item in items.iter().rev() {
                                push!(*item);
                            }
                        }
                    }
                    Op::UnpackEx => {
                        save!();
                        let v = top!(0);
                        let items = check!(self.unpack_ex(v, (arg & 255) as usize, (arg >> 8) as usize));
                        drop_top!(1);
                        for item in items.iter().rev() {
                            push!(*item);
                        }
                    }
                    Op::Format => {
                        save!();
                        let v = top!(0);
                        let s = check!(self.format_value(v, arg as u8, None));
                        set_top!(0, s);
                    }
                    Op::FormatSpec => {
                        save!();
                        let (v, spec) = (top!(1), top!(0));
                        let s = check!(self.format_value(v, arg as u8, Some(spec)));
                        drop_top!(1);
                        set_top!(0, s);
                    }

                    Op::Jump => jump!(arg),
                    Op::JumpBack => {
                        jump!(arg);
                        tick!();
                    }
                    Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
                        let v = top!(0);
                        let truth = if v.is_bool() {
                            v == Value::TRUE
                        } else if v.is_small() {
                            v.as_small() != 0
                        } else {
                            save!();
                            check!(self.truth(v))
                        };
                        drop_top!(1);
                        if truth == (op == Op::PopJumpIfTrue) {
                            jump!(arg);
                        }
                    }
                    Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                        let v = top!(0);
                        save!();
                        let truth = check!(self.truth(v));
                        if truth == (op == Op::JumpIfTrueOrPop) {
                            jump!(arg);
                        } else {
                            drop_top!(1);
                        }
                    }
                    Op::PopJumpIfNone => {
                        if pop!().is_none() {
                            jump!(arg);
                        }
                    }
                    Op::PopJumpIfNotNone => {
                        if !pop!().is_none() {
                            jump!(arg);
                        }
                    }
                    Op::GetIter => {
                        let v = top!(0);
                        if !is(v, Kind::Generator) || Gc::<Generator>::of(v).header.aux.get() & 3 != 0 {
                            save!();
                            let it = check!(self.iter(v));
                            set_top!(0, it);
                        }
                    }
                    Op::ForIter => {
                        let it = top!(0);
                        if is(it, Kind::Iter) {
                            let i = Gc::<Iter>::of(it);
                            match i.header.aux.get() {
                                crate::iter::RANGE => {
                                    let at = i.index.get() as i32;
                                    let (stop, step) = (small(i.source.get()), small(i.extra.get()));
                                    if (step > 0 && at < stop) || (step < 0 && at > stop) {
                                        i.index.set(at.wrapping_add(step) as u32);
                                        push!(Value::small(at));
                                    } else {
                                        drop_top!(1);
                                        jump!(arg);
                                    }
                                    continue;
                                }
                                crate::iter::LIST => {
                                    if let Some(list) = i.source.get() {
                                        let at = i.index.get();
                                        if let Some(cell) = Gc::<List>::of(list).items().get(at as usize) {
                                            i.index.set(at + 1);
                                            push!(cell.get());
                                            continue;
                                        }
                                        i.source.set(None);
                                    }
                                    drop_top!(1);
                                    jump!(arg);
                                    continue;
                                }
                                _ => {}
                            }
                        } else if is(it, Kind::Generator) {
                            let generator = Gc::<Generator>::of(it);
                            if generator.state.get() == GEN_FINISHED {
                                drop_top!(1);
                                jump!(arg);
                                continue;
                            }
                            save!();
                            let f = check!(self.generator_enter(generator, Value::NONE, MODE_FOR));
                            push_frame!(f);
                            continue;
                        } else if is(it, Kind::Instance) {
                            save!();
                            if let Some(f) = check!(self.special(it, crate::sym::Sym::Next))
                                && is(f, Kind::Function)
                                && Gc::<Code>::of(Gc::<Function>::of(f).code.get()).header.aux.get() & 3 == 0
                            {
                                // StopIteration is caught where the frame is unwound.
                                let f = check!(self.frame_for(Gc::of(f), &[it], None));
                                f.header.aux.set(MODE_FOR);
                                push_frame!(f);
                                continue;
                            }
                        }
                        save!();
                        let next = check!(self.next(it));
                        if next.is_unbound() {
                            drop_top!(1);
                            jump!(arg);
                        } else {
                            push!(next);
                        }
                    }

                    Op::Call | Op::CallMethod => {
                        let mut n = arg as usize;
                        let mut used = n + 1; // values that the call takes off the stack
                        if op == Op::CallMethod {
                            used += 1;
                            if !top!(n).is_unbound() {
                                n += 1;
                            }
                        }
                        let mut f = top!(used - 1);
                        // A receiver takes the place before the arguments: of the bound method itself, or the empty one.
                        if f.is_heap() && n < used {
                            let receiver = match kind(f) {
                                Kind::Method => {
                                    let m = Gc::<Pair>::of(f);
                                    f = m.first.get();
                                    Some(m.second.get())
                                }
                                Kind::Native => Gc::<Native>::of(f).receiver.get(),
                                _ => None,
                            };
                            if let Some(receiver) = receiver {
                                set_top!(n, receiver);
                                n += 1;
                            }
                        }
                        save!();
                        if is(f, Kind::Function) {
                            let new = check!(self.frame_for(Gc::of(f), args!(n), None));
                            drop_top!(used);
                            save!();
                            push_frame!(new);
                            tick!();
                            continue;
                        }
                        // A builtin method that was read from its class has a receiver that nobody has checked.
                        let checked =
                            |f| n > arg as usize || Gc::<Native>::of(f).header.aux.get() as u8 & 15 != METHOD;
                        let result = if is(f, Kind::Native) && checked(f) {
                            let def = Gc::<Native>::of(f).def.get();
                            check!(self.check_arity(def, n));
                            let mark = self.roots.len();
                            let result = (def.call)(self, &Args::positional(args!(n)));
                            self.roots.truncate(mark);
                            match result {
                                Ok(v) => Ok(Flow::Value(v)),
                                Err(e) => Err(e),
                            }
                        } else if is(f, Kind::Type) && n < used {
                            set_top!(n, f);
                            self.call_type(args!(n + 1), None)
                        } else if is(f, Kind::HostObject) {
                            let embedder = self.embedder.clone();
                            match embedder.call(self, f, None, args!(n)) {
                                Ok(v) => Ok(Flow::Value(v)),
                                Err(e) => Err(e),
                            }
                        } else if n > arg as usize && is(f, Kind::Str) {
                            // A host object's method: see `load_method`.
                            match self.host_method(f, args!(n), None) {
                                Ok(v) => Ok(Flow::Value(v)),
                                Err(e) => Err(e),
                            }
                        } else {
                            self.call_flow(f, args!(n), None)
                        };
                        finish_call!(result, used);
                    }
                    Op::CallKw | Op::CallMethodKw => {
                        // The names are a constant of the code, so they need no root.
                        let keywords = pop!();
                        let mut n = arg as usize;
                        let mut used = n + 1;
                        if op == Op::CallMethodKw {
                            used += 1;
                            if !top!(n).is_unbound() {
                                n += 1;
                            }
                        }
                        let f = top!(used - 1);
                        save!();
                        let result = if n > arg as usize && is(f, Kind::Str) {
                            self.host_method(f, args!(n), Some(keywords)).map(Flow::Value)
                        } else {
                            self.call_flow(f, args!(n), Some(Gc::of(keywords)))
                        };
                        finish_call!(result, used);
                    }
                    Op::CallEx => {
                        save!();
                        let used = 2 + arg as usize;
                        let result = self.call_ex(args!(used));
                        finish_call!(result, used);
                    }
                    Op::MakeFunction => {
                        save!();
                        let count = 1 + (arg & 1) + (arg >> 1 & 1) + (arg >> 2 & 1) + (arg >> 3 & 1);
                        let f = check!(self.make_function(frame!(), args!(count as usize), arg));
                        drop_top!(count as usize);
                        push!(f);
                    }
                    Op::Return => {
                        let v = pop!();
                        self.depth -= 1;
                        let mode = frame!().header.aux.get() & MODE_MASK;
                        let back = frame!().back.get();
                        if let Some(owner) = frame!().owner.get()
                            && is(owner, Kind::Generator)
                        {
                            let generator = Gc::<Generator>::of(owner);
                            generator.state.set(GEN_FINISHED);
                            generator.frame.set(None);
                        }
                        match mode {
                            MODE_ENTRY => {
                                self.frame = back;
                                self.frame_free(frame!());
                                return Ok(v);
                            }
                            MODE_INIT => {
                                let instance = frame!().owner.get();
                                let old = frame!();
                                if let Some(back) = back {
                                    load!(Gc::of(back));
                                }
                                if !v.is_none() {
                                    save!();
                                    let t = self.type_name_of(v);
                                    check!(self.type_error::<()>(&[
                                        "__init__() should return None, not '",
                                        t,
                                        "'"
                                    ]));
                                }
                                push!(instance.unwrap_or(Value::NONE));
                                old.owner.set(None);
                                self.frame_free(old);
                            }
                            MODE_FOR => {
                                let generator = frame!().owner.get().is_some();
                                if let Some(back) = back {
                                    load!(Gc::of(back));
                                }
                                if generator {
                                    // Exhausted: leave the loop of the ForIter just before.
                                    drop_top!(1);
                                    // SAFETY: the instruction before, which resumed the generator.
                                    let word = unsafe { *ip.sub(1) };
                                    jump!(word >> 8);
                                } else {
                                    push!(v);
                                }
                            }
                            MODE_SEND => {
                                if let Some(back) = back {
                                    load!(Gc::of(back));
                                }
                                set_top!(0, v);
                                // SAFETY: the instruction before, which resumed the generator.
                                let word = unsafe { *ip.sub(1) };
                                jump!(word >> 8);
                            }
                            _ => {
                                let old = frame!();
                                if let Some(back) = back {
                                    load!(Gc::of(back));
                                }
                                self.frame_free(old);
                                if mode != MODE_IMPORT {
                                    push!(v);
                                }
                            }
                        }
                    }
                    Op::MakeGenerator => {
                        save!();
                        let generator = check!(self.make_generator(frame!(), code!()));
                        self.depth -= 1;
                        let mode = frame!().header.aux.get() & MODE_MASK;
                        let back = frame!().back.get();
                        frame!().back.set(None);
                        frame!().handling.set(None);
                        if mode == MODE_ENTRY {
                            self.frame = back;
                            return Ok(generator);
                        }
                        if let Some(back) = back {
                            load!(Gc::of(back));
                        }
                        push!(generator);
                    }
                    Op::Yield => {
                        let mut v = pop!();
                        if arg == 1 && is_async_generator(frame!()) {
                            // Told from what an `await` in it hands out by the wrapper.
                            v = check!(self.pair(Kind::Cell, 1, v, v));
                        }
                        save!();
                        self.depth -= 1;
                        if let Some(owner) = frame!().owner.get() {
                            Gc::<Generator>::of(owner).state.set(GEN_SUSPENDED);
                        }
                        let mode = frame!().header.aux.get() & MODE_MASK;
                        let back = frame!().back.get();
                        frame!().back.set(None);
                        if mode == MODE_ENTRY {
                            self.frame = back;
                            return Ok(v);
                        }
                        if let Some(back) = back {
                            load!(Gc::of(back));
                        }
                        push!(v);
                    }
                    Op::Send => {
                        let (it, v) = (top!(1), top!(0));
                        save!();
                        if is(it, Kind::Generator) {
                            let generator = Gc::<Generator>::of(it);
                            if generator.header.aux.get() & 3 != 2
                                && (generator.state.get() != GEN_FINISHED
                                    || generator.header.aux.get() & 3 == 1)
                            {
                                drop_top!(1);
                                save!();
                                let f = check!(self.generator_enter(generator, v, MODE_SEND));
                                push_frame!(f);
                                continue;
                            }
                        }
                        let (done, r) = check!(self.send(it, v));
                        drop_top!(1);
                        if done {
                            set_top!(0, r);
                            jump!(arg);
                        } else {
                            push!(r);
                        }
                    }
                    Op::GetYieldFromIter => {
                        let v = top!(0);
                        if !is(v, Kind::Generator) {
                            save!();
                            let it = check!(self.iter(v));
                            set_top!(0, it);
                        }
                    }
                    Op::GetAwaitable => {
                        let v = top!(0);
                        save!();
                        let it = check!(self.awaitable(v, arg));
                        set_top!(0, it);
                    }
                    Op::GetAiter => {
                        save!();
                        let v = top!(0);
                        let it = check!(self.get_aiter(v));
                        set_top!(0, it);
                    }
                    Op::GetAnext => {
                        save!();
                        let v = top!(0);
                        let it = check!(self.get_anext(v));
                        push!(it);
                    }
                    Op::EndAsyncFor => {
                        let exc = top!(0);
                        if self.exception_is(exc, Builtin::StopAsyncIteration) {
                            drop_top!(2);
                            jump!(arg);
                        } else {
                            drop_top!(1);
                            self.pending = Some(exc);
                            save!();
                            again = true;
                            break 'run;
                        }
                    }

                    Op::PushExc => {
                        let exc = top!(0);
                        set_top!(0, frame!().handling.get().unwrap_or(Value::NONE));
                        frame!().handling.set(Some(exc));
                        push!(exc);
                    }
                    Op::PopExc => {
                        let previous = pop!();
                        frame!().handling.set(if previous.is_none() { None } else { Some(previous) });
                    }
                    Op::MatchExc => {
                        save!();
                        let (exc, class) = (top!(1), top!(0));
                        let m = check!(self.match_exception(exc, class));
                        set_top!(0, Value::bool(m));
                    }
                    Op::Raise => {
                        save!();
                        again = self.raise_op(frame!(), args!(arg as usize), arg);
                        break 'run;
                    }
                    Op::Reraise => {
                        let exc = pop!();
                        save!();
                        self.pending = Some(exc);
                        again = true;
                        break 'run;
                    }
                    Op::LoadAssertionError => push!(self.builtin(Builtin::AssertionError)),
                    Op::EnterWith => {
                        save!();
                        let v = top!(0);
                        let (exit, enter) = check!(self.with_methods(v));
                        set_top!(0, exit);
                        save!();
                        let args = [v];
                        let args = if is(enter, Kind::Function) { &args[..] } else { &[] };
                        match check!(self.call_flow(enter, args, None)) {
                            Flow::Value(r) => push!(r),
                            Flow::Enter(f) => {
                                push_frame!(f);
                            }
                        }
                    }
                    Op::ExitWithExc => {
                        save!();
                        let (exit, exc) = (top!(2), top!(0));
                        let r = check!(self.exit_with(exit, exc));
                        push!(r);
                    }
                    Op::EnterAsyncWith => {
                        save!();
                        let v = top!(0);
                        let (exit, awaitable) = check!(self.enter_async_with(v));
                        set_top!(0, exit);
                        push!(awaitable);
                    }

                    Op::ImportName => {
                        save!();
                        let (level, from) = (top!(1), top!(0));
                        match self.import_name(frame!(), name!(arg), level, from) {
                            Ok(m) => {
                                drop_top!(1);
                                set_top!(0, m);
                            }
                            Err(Raised) => {
                                let body = self.enter.take();
                                if body.is_some() || self.wait.is_some() {
                                    // A module's body is to run, or to arrive: then the import is tried again.
                                    // SAFETY: `ip` is behind this instruction.
                                    ip = unsafe { ip.sub(1) };
                                }
                                save!();
                                match body {
                                    Some(body) => push_frame!(body),
                                    None => break 'run,
                                }
                            }
                        }
                    }
                    Op::ImportFrom => {
                        save!();
                        let m = top!(0);
                        let v = check!(self.import_from(m, name!(arg)));
                        push!(v);
                    }
                    Op::ImportStar => {
                        save!();
                        let m = top!(0);
                        check!(self.import_star(frame!(), m));
                        drop_top!(1);
                    }

                    Op::MatchSequence | Op::MatchMapping => {
                        let v = top!(0);
                        let r = check!(self.match_kind(v, op == Op::MatchMapping));
                        push!(Value::bool(r));
                    }
                    Op::GetLen => {
                        save!();
                        let v = top!(0);
                        let n = check!(self.len(v));
                        push!(Value::small(n as i32));
                    }
                    Op::MatchKeys => {
                        save!();
                        let (v, keys) = (top!(1), top!(0));
                        let r = check!(self.match_keys(v, keys));
                        push!(r);
                    }
                    Op::MatchClass => {
                        save!();
                        let (v, class, attrs) = (top!(2), top!(1), top!(0));
                        let r = check!(self.match_class(v, class, attrs, arg as usize));
                        drop_top!(2);
                        set_top!(0, r);
                    }
                    Op::MatchRest => {
                        save!();
                        let (v, keys) = (top!(1), top!(0));
                        let r = check!(self.match_rest(v, keys));
                        drop_top!(1);
                        set_top!(0, r);
                    }

                    Op::PrintExpr => {
                        save!();
                        let v = top!(0);
                        check!(self.print_expr(v));
                        drop_top!(1);
                    }
                    Op::SetupAnnotations => {
                        save!();
                        check!(self.setup_annotations(frame!()));
                    }
                    Op::BuildClass => {
                        save!();
                        let count = 3 + arg as usize;
                        let c = check!(self.build_class(args!(count)));
                        drop_top!(count);
                        push!(c);
                    }
                    Op::Unreachable => {
                        save!();
                        check!(self.error::<()>(Builtin::SystemError, "unreachable instruction"));
                    }
                }
            }
        }
    }
}

#[inline(always)]
fn compare_small(how: u32, a: i32, b: i32) -> bool {
    match how {
        0 => a < b,
        1 => a <= b,
        2 => a == b,
        3 => a != b,
        4 => a > b,
        _ => a >= b,
    }
}

/// The number of an instance's shape. A dict in its place has its count of keys there, which is never a number of
/// a shape: those start beyond what a dict can hold.
#[inline(always)]
fn shape_id(instance: Gc<Instance>) -> u32 {
    Gc::<Shape>::of(instance.shape.get()).id.get()
}

#[inline(always)]
fn small(v: Option<Value>) -> i32 {
    match v {
        Some(v) => v.as_small(),
        None => 0,
    }
}

fn is_async_generator(frame: Gc<Frame>) -> bool {
    frame
        .owner
        .get()
        .is_some_and(|g| is(g, Kind::Generator) && Gc::<Generator>::of(g).header.aux.get() & 3 == 2)
}

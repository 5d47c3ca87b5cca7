//! `_random`: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), with CPython's ways of seeding it and of
//! making floats and integers of its words, so that a seed gives the same numbers in both.
//!
//! The generator's 624 words and its position are the bytes of a bytearray that the instance carries.

use core::cell::Cell;

use anypy_mini_base::bigint::{IntBuf, IntRef};
use anypy_mini_vm::layout::{ByteArray, Module, Tuple};
use anypy_mini_vm::native::{VAR, function, method, with_keywords};
use anypy_mini_vm::{Args, ClassDef, Gc, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

const N: usize = 624;
const M: usize = 397;

/// The words: 624 of state, then the position.
struct Twister(&'static [Cell<u8>]);

impl Twister {
    fn get(&self, i: usize) -> u32 {
        match self.0.get(i * 4..i * 4 + 4) {
            Some([a, b, c, d]) => u32::from_le_bytes([a.get(), b.get(), c.get(), d.get()]),
            _ => 0,
        }
    }
    fn set(&self, i: usize, word: u32) {
        if let Some(cells) = self.0.get(i * 4..i * 4 + 4) {
            for (cell, byte) in cells.iter().zip(word.to_le_bytes()) {
                cell.set(byte);
            }
        }
    }
    fn seed_word(&self, seed: u32) {
        let mut last = seed;
        self.set(0, last);
        for i in 1..N {
            last = 1_812_433_253u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i as u32);
            self.set(i, last);
        }
        self.set(N, N as u32);
    }
    fn seed(&self, key: &[u32]) {
        self.seed_word(19_650_218);
        let mut i = 1;
        let mut step = |add: u32, factor: u32, minus: bool| {
            let before = self.get(i - 1);
            let mixed = self.get(i) ^ (before ^ (before >> 30)).wrapping_mul(factor);
            self.set(i, if minus { mixed.wrapping_sub(i as u32) } else { mixed.wrapping_add(add) });
            i += 1;
            if i >= N {
                self.set(0, self.get(N - 1));
                i = 1;
            }
        };
        for k in 0..N.max(key.len()) {
            let j = k % key.len();
            step(key.get(j).copied().unwrap_or(0).wrapping_add(j as u32), 1_664_525, false);
        }
        for _ in 1..N {
            step(0, 1_566_083_941, true);
        }
        self.set(0, 0x8000_0000);
    }
    fn word(&self) -> u32 {
        let mut at = self.get(N) as usize;
        if at >= N {
            for i in 0..N {
                let y = self.get(i) & 0x8000_0000 | self.get((i + 1) % N) & 0x7fff_ffff;
                let odd = if y & 1 != 0 { 0x9908_b0df } else { 0 };
                self.set(i, self.get((i + M) % N) ^ (y >> 1) ^ odd);
            }
            at = 0;
        }
        let mut y = self.get(at);
        self.set(N, at as u32 + 1);
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c_5680;
        y ^= y << 15 & 0xefc6_0000;
        y ^ y >> 18
    }
    fn float(&self) -> f64 {
        let high = (self.word() >> 5) as f64;
        let low = (self.word() >> 6) as f64;
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }
    /// A number of `bits` bits, 32 at most.
    fn bits(&self, bits: u32) -> u32 {
        if bits == 0 { 0 } else { self.word() >> (32 - bits) }
    }
}

fn this(vm: &mut Vm, args: &Args<'_>) -> Res<Twister> {
    if let Some(v) = vm.payload(args.at(0)).filter(|v| is(*v, Kind::ByteArray)) {
        return Ok(Twister(Gc::<ByteArray>::of(v).cells()));
    }
    let t = vm.type_name_of(args.at(0));
    vm.type_error(&["descriptor requires a '_random.Random' object but received a '", t, "'"])
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let state = vm.bytearray(&[0; (N + 1) * 4])?.value();
    Twister(Gc::<ByteArray>::of(state).cells()).seed(&[5489]);
    vm.wrap_new(args.at(0), state)
}

/// Seeds with an int's magnitude; without one, with the host's randomness.
fn seed(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = this(vm, args)?;
    let mut key = Vec::new();
    match args.opt(1).filter(|v| !v.is_none()) {
        Some(v) => {
            let Some(i) = vm.as_int(v) else {
                let t = vm.type_name_of(v);
                return vm.type_error(&["'", t, "' object cannot be interpreted as an integer"]);
            };
            key.extend_from_slice(i.view(&mut IntBuf::from_i64(0)).mag);
            while key.last() == Some(&0) {
                key.pop();
            }
        }
        None => {
            let mut bytes = [0; 64];
            vm.platform.random(&mut bytes);
            for b in bytes.as_chunks::<4>().0 {
                key.push(u32::from_le_bytes(*b));
            }
        }
    }
    if key.is_empty() {
        key.push(0);
    }
    t.seed(&key);
    Ok(Value::NONE)
}

fn random(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?.float();
    vm.float(x)
}

fn getrandbits(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = this(vm, args)?;
    let k = vm.index_i64(args.at(1))?;
    if k < 0 {
        return vm.value_error(&["number of bits must be non-negative"]);
    }
    if k <= 32 {
        return vm.int(t.bits(k as u32) as i64);
    }
    if k > 1 << 27 {
        return vm.error(anypy_mini_vm::Builtin::MemoryError, "");
    }
    let mut limbs = Vec::with_capacity(k as usize / 32 + 1);
    let mut left = k;
    while left > 0 {
        limbs.push(t.bits(left.min(32) as u32));
        left -= 32;
    }
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    vm.int_big(IntRef { neg: false, mag: &limbs })
}

/// A number below `n`, for an `n` of 32 bits at most; None for others.
fn below(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = this(vm, args)?;
    match vm.as_i64(args.at(1)) {
        Some(n) if n > 0 && n <= u32::MAX as i64 => {
            let bits = 32 - (n as u32).leading_zeros();
            loop {
                let r = t.bits(bits) as i64;
                if r < n {
                    return vm.int(r);
                }
            }
        }
        _ => Ok(Value::NONE),
    }
}

fn getstate(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = this(vm, args)?;
    let mut words = Vec::with_capacity(N + 1);
    for i in 0..=N {
        words.push(vm.int(t.get(i) as i64)?);
    }
    vm.tuple(&words)
}

fn setstate(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = this(vm, args)?;
    if !is(args.at(1), Kind::Tuple) {
        return vm.type_error(&["state vector must be a tuple"]);
    }
    let words = Gc::<Tuple>::of(args.at(1)).items();
    if words.len() != N + 1 {
        return vm.value_error(&["state vector is the wrong size"]);
    }
    let mut all = Vec::with_capacity(N + 1);
    for w in words {
        let n = vm.index_i64(*w)?;
        all.push(n as u32);
    }
    if all.last().is_none_or(|at| *at > N as u32) {
        return vm.value_error(&["invalid state"]);
    }
    for (i, w) in all.iter().enumerate() {
        t.set(i, *w);
    }
    Ok(Value::NONE)
}

static NEW: NativeDef = with_keywords(function("Random", new, 1, VAR));

static CLASS: ClassDef = ClassDef {
    name: "Random",
    methods: &[
        method("seed", seed, 1, 2),
        method("random", random, 1, 1),
        method("getrandbits", getrandbits, 2, 2),
        method("_below", below, 2, 2),
        method("getstate", getstate, 1, 1),
        method("setstate", setstate, 2, 2),
    ],
    getset: &[],
    new: Some(&NEW),
};

fn start(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    vm.class_from(module, &CLASS, &[])?;
    Ok(())
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "_random", functions: &[], init: Some(start) };

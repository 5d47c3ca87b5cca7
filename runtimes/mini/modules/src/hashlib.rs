//! `hashlib`: MD5, SHA-1 and SHA-2, from RFC 1321 and FIPS 180-4, written to be small.
//!
//! The four 32-bit and 64-bit families share padding and buffering. A hash object carries a bytearray: the chaining
//! words, the length so far, and the bytes of the block that is not full.

use core::cell::Cell;

use anypy_mini_vm::layout::{ByteArray, Dict, Module, Values};
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::{Args, ClassDef, Gc, GetSetDef, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

use crate::support::{bytes_of, member};

/// Tag of the record of a hash object: number of the algorithm, state.
const HASH: u16 = 1;

struct Algorithm {
    name: &'static str,
    digest: usize,
    block: usize,
    /// 64 bits a word, in halves high and low; 32 otherwise.
    start: &'static [u64],
    compress: fn(&mut [u64; 8], &[u8]),
    little_endian: bool,
}

static ALGORITHMS: [Algorithm; 6] = [
    Algorithm {
        name: "md5",
        digest: 16,
        block: 64,
        start: &[0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476],
        compress: md5,
        little_endian: true,
    },
    Algorithm {
        name: "sha1",
        digest: 20,
        block: 64,
        start: &[0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0],
        compress: sha1,
        little_endian: false,
    },
    Algorithm {
        name: "sha224",
        digest: 28,
        block: 64,
        start: &[
            0xC105_9ED8,
            0x367C_D507,
            0x3070_DD17,
            0xF70E_5939,
            0xFFC0_0B31,
            0x6858_1511,
            0x64F9_8FA7,
            0xBEFA_4FA4,
        ],
        compress: sha256,
        little_endian: false,
    },
    Algorithm {
        name: "sha256",
        digest: 32,
        block: 64,
        start: &[
            0x6A09_E667,
            0xBB67_AE85,
            0x3C6E_F372,
            0xA54F_F53A,
            0x510E_527F,
            0x9B05_688C,
            0x1F83_D9AB,
            0x5BE0_CD19,
        ],
        compress: sha256,
        little_endian: false,
    },
    Algorithm {
        name: "sha384",
        digest: 48,
        block: 128,
        start: &[
            0xCBBB_9D5D_C105_9ED8,
            0x629A_292A_367C_D507,
            0x9159_015A_3070_DD17,
            0x152F_ECD8_F70E_5939,
            0x6733_2667_FFC0_0B31,
            0x8EB4_4A87_6858_1511,
            0xDB0C_2E0D_64F9_8FA7,
            0x47B5_481D_BEFA_4FA4,
        ],
        compress: sha512,
        little_endian: false,
    },
    Algorithm {
        name: "sha512",
        digest: 64,
        block: 128,
        start: &[
            0x6A09_E667_F3BC_C908,
            0xBB67_AE85_84CA_A73B,
            0x3C6E_F372_FE94_F82B,
            0xA54F_F53A_5F1D_36F1,
            0x510E_527F_ADE6_82D1,
            0x9B05_688C_2B3E_6C1F,
            0x1F83_D9AB_FB41_BD6B,
            0x5BE0_CD19_137E_2179,
        ],
        compress: sha512,
        little_endian: false,
    },
];

/// The round constants of SHA-512; SHA-256's are their upper halves, of the first 64.
static K: [u64; 80] = [
    0x428a2f98d728ae22,
    0x7137449123ef65cd,
    0xb5c0fbcfec4d3b2f,
    0xe9b5dba58189dbbc,
    0x3956c25bf348b538,
    0x59f111f1b605d019,
    0x923f82a4af194f9b,
    0xab1c5ed5da6d8118,
    0xd807aa98a3030242,
    0x12835b0145706fbe,
    0x243185be4ee4b28c,
    0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f,
    0x80deb1fe3b1696b1,
    0x9bdc06a725c71235,
    0xc19bf174cf692694,
    0xe49b69c19ef14ad2,
    0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5,
    0x240ca1cc77ac9c65,
    0x2de92c6f592b0275,
    0x4a7484aa6ea6e483,
    0x5cb0a9dcbd41fbd4,
    0x76f988da831153b5,
    0x983e5152ee66dfab,
    0xa831c66d2db43210,
    0xb00327c898fb213f,
    0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2,
    0xd5a79147930aa725,
    0x06ca6351e003826f,
    0x142929670a0e6e70,
    0x27b70a8546d22ffc,
    0x2e1b21385c26c926,
    0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df,
    0x650a73548baf63de,
    0x766a0abb3c77b2a8,
    0x81c2c92e47edaee6,
    0x92722c851482353b,
    0xa2bfe8a14cf10364,
    0xa81a664bbc423001,
    0xc24b8b70d0f89791,
    0xc76c51a30654be30,
    0xd192e819d6ef5218,
    0xd69906245565a910,
    0xf40e35855771202a,
    0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8,
    0x1e376c085141ab53,
    0x2748774cdf8eeb99,
    0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63,
    0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc,
    0x78a5636f43172f60,
    0x84c87814a1f0ab72,
    0x8cc702081a6439ec,
    0x90befffa23631e28,
    0xa4506cebde82bde9,
    0xbef9a3f7b2c67915,
    0xc67178f2e372532b,
    0xca273eceea26619c,
    0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e,
    0xf57d4f7fee6ed178,
    0x06f067aa72176fba,
    0x0a637dc5a2c898a6,
    0x113f9804bef90dae,
    0x1b710b35131c471b,
    0x28db77f523047d84,
    0x32caab7b40c72493,
    0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6,
    0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec,
    0x6c44198c4a475817,
];

fn word32(block: &[u8], i: usize, little: bool) -> u32 {
    match block.get(i * 4..i * 4 + 4) {
        Some(&[a, b, c, d]) if little => u32::from_le_bytes([a, b, c, d]),
        Some(&[a, b, c, d]) => u32::from_be_bytes([a, b, c, d]),
        _ => 0,
    }
}

fn md5(state: &mut [u64; 8], block: &[u8]) {
    static SHIFTS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let [mut a, mut b, mut c, mut d] = [state[0] as u32, state[1] as u32, state[2] as u32, state[3] as u32];
    for i in 0..64u32 {
        let (f, g) = match i / 16 {
            0 => (b & c | !b & d, i),
            1 => (d & b | !d & c, 5 * i + 1),
            2 => (b ^ c ^ d, 3 * i + 5),
            _ => (c ^ (b | !d), 7 * i),
        };
        // The constants are the sines of the numbers of the rounds.
        let k = MD5_K.get(i as usize).copied().unwrap_or(0);
        let shift = SHIFTS[((i / 16) & 3) as usize][(i % 4) as usize];
        let sum = a.wrapping_add(f).wrapping_add(k).wrapping_add(word32(block, (g % 16) as usize, true));
        (a, d, c, b) = (d, c, b, b.wrapping_add(sum.rotate_left(shift)));
    }
    for (word, new) in state.iter_mut().zip([a, b, c, d]) {
        *word = u64::from((*word as u32).wrapping_add(new));
    }
}

/// `floor(2^32 * abs(sin(i + 1)))`
static MD5_K: [u32; 64] = [
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
];

fn sha1(state: &mut [u64; 8], block: &[u8]) {
    let mut w = [0u32; 80];
    for i in 0..80 {
        w[i] = if i < 16 {
            word32(block, i, false)
        } else {
            (w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16]).rotate_left(1)
        };
    }
    let mut v = [0u32; 5];
    for (to, from) in v.iter_mut().zip(state.iter()) {
        *to = *from as u32;
    }
    let [mut a, mut b, mut c, mut d, mut e] = v;
    for (i, word) in w.iter().enumerate() {
        let (f, k) = match i / 20 {
            0 => (b & c | !b & d, 0x5A82_7999),
            1 => (b ^ c ^ d, 0x6ED9_EBA1),
            2 => (b & c | b & d | c & d, 0x8F1B_BCDC),
            _ => (b ^ c ^ d, 0xCA62_C1D6u32),
        };
        let next = a.rotate_left(5).wrapping_add(f).wrapping_add(e).wrapping_add(k).wrapping_add(*word);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
    }
    for (word, new) in state.iter_mut().zip([a, b, c, d, e]) {
        *word = u64::from((*word as u32).wrapping_add(new));
    }
}

macro_rules! sha2 {
    ($name:ident, $word:ty, $rounds:literal, $read:expr, $constant:expr, $s0:expr, $s1:expr, $e0:expr, $e1:expr) => {
        fn $name(state: &mut [u64; 8], block: &[u8]) {
            let mix = |x: $word, r: [u32; 3], shifts: bool| {
                let last = if shifts { x >> r[2] } else { x.rotate_right(r[2]) };
                x.rotate_right(r[0]) ^ x.rotate_right(r[1]) ^ last
            };
            let mut w = [0 as $word; $rounds];
            for i in 0..$rounds {
                w[i] = if i < 16 {
                    $read(block, i)
                } else {
                    mix(w[i - 2], $s1, true)
                        .wrapping_add(w[i - 7])
                        .wrapping_add(mix(w[i - 15], $s0, true))
                        .wrapping_add(w[i - 16])
                };
            }
            let mut v = [0 as $word; 8];
            for (to, from) in v.iter_mut().zip(state.iter()) {
                *to = *from as $word;
            }
            for (word, k) in w.iter().zip(&K) {
                let [a, b, c, d, e, f, g, h] = v;
                let t1 = h
                    .wrapping_add(mix(e, $e1, false))
                    .wrapping_add(e & f ^ !e & g)
                    .wrapping_add($constant(*k))
                    .wrapping_add(*word);
                let t2 = mix(a, $e0, false).wrapping_add(a & b ^ a & c ^ b & c);
                v = [t1.wrapping_add(t2), a, b, c, d.wrapping_add(t1), e, f, g];
            }
            for (word, new) in state.iter_mut().zip(v) {
                *word = u64::from((*word as $word).wrapping_add(new));
            }
        }
    };
}
sha2!(
    sha256,
    u32,
    64,
    |block, i| word32(block, i, false),
    |k: u64| (k >> 32) as u32,
    [7, 18, 3],
    [17, 19, 10],
    [2, 13, 22],
    [6, 11, 25]
);
sha2!(
    sha512,
    u64,
    80,
    |block, i| u64::from(word32(block, 2 * i, false)) << 32 | u64::from(word32(block, 2 * i + 1, false)),
    |k: u64| k,
    [1, 8, 7],
    [19, 61, 6],
    [28, 34, 39],
    [14, 18, 41]
);

/// Bytes of the chaining words in a state, and of the length after them.
const WORDS: usize = 64;
const BUFFER: usize = WORDS + 8;

/// A hash in progress, taken out of its bytearray.
struct State {
    algorithm: &'static Algorithm,
    words: [u64; 8],
    length: u64,
    buffer: Vec<u8>,
}

impl State {
    fn new(algorithm: &'static Algorithm) -> State {
        let mut words = [0; 8];
        for (to, from) in words.iter_mut().zip(algorithm.start) {
            *to = *from;
        }
        State { algorithm, words, length: 0, buffer: Vec::new() }
    }

    fn load(algorithm: &'static Algorithm, cells: &[Cell<u8>]) -> State {
        let bytes: Vec<u8> = cells.iter().map(Cell::get).collect();
        let word = |at: usize| {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(bytes.iter().skip(at)) {
                *to = *from;
            }
            u64::from_le_bytes(word)
        };
        let mut words = [0; 8];
        for (i, to) in words.iter_mut().enumerate() {
            *to = word(i * 8);
        }
        let length = word(WORDS);
        let left = length as usize % algorithm.block;
        State { algorithm, words, length, buffer: bytes.get(BUFFER..BUFFER + left).unwrap_or(&[]).to_vec() }
    }

    fn store(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(BUFFER + self.algorithm.block);
        for word in self.words {
            out.extend_from_slice(&word.to_le_bytes());
        }
        out.extend_from_slice(&self.length.to_le_bytes());
        out.extend_from_slice(&self.buffer);
        out.resize(BUFFER + self.algorithm.block, 0);
        out
    }

    fn update(&mut self, mut data: &[u8]) {
        let block = self.algorithm.block;
        self.length += data.len() as u64;
        if !self.buffer.is_empty() {
            let (now, rest) = data.split_at(data.len().min(block - self.buffer.len()));
            self.buffer.extend_from_slice(now);
            data = rest;
            if self.buffer.len() < block {
                return;
            }
            (self.algorithm.compress)(&mut self.words, &self.buffer);
            self.buffer.clear();
        }
        let mut blocks = data.chunks_exact(block);
        for full in &mut blocks {
            (self.algorithm.compress)(&mut self.words, full);
        }
        self.buffer.extend_from_slice(blocks.remainder());
    }

    fn digest(mut self) -> Vec<u8> {
        let bits = self.length.wrapping_mul(8);
        let block = self.algorithm.block;
        let mut end = vec![0x80];
        // The length takes an eighth of the last block; of SHA-512's 16 bytes the upper 8 are zero.
        while !(self.buffer.len() + end.len() + block / 8).is_multiple_of(block) {
            end.push(0);
        }
        end.resize(end.len() + block / 8 - 8, 0);
        let little = self.algorithm.little_endian;
        end.extend_from_slice(&if little { bits.to_le_bytes() } else { bits.to_be_bytes() });
        self.update(&end);
        let mut out = Vec::new();
        for word in self.words {
            if block == 128 {
                out.extend_from_slice(&word.to_be_bytes());
            } else if little {
                out.extend_from_slice(&(word as u32).to_le_bytes());
            } else {
                out.extend_from_slice(&(word as u32).to_be_bytes());
            }
        }
        out.truncate(self.algorithm.digest);
        out
    }
}

// Objects

fn record(vm: &mut Vm, v: Value) -> Res<(&'static Algorithm, Gc<ByteArray>)> {
    if let Some(r) = vm.payload(v)
        && is(r, Kind::Record)
        && Gc::<Values>::of(r).header.aux.get() == HASH
        && let [number, state] = Gc::<Values>::of(r).values()
        && let Some(algorithm) = ALGORITHMS.get(number.get().as_small() as usize)
    {
        return Ok((algorithm, Gc::of(state.get())));
    }
    vm.object_error(v, "was not initialised by its type")
}

fn make(vm: &mut Vm, number: usize, state: &State) -> Res {
    let bytes = vm.bytearray(&state.store())?.value();
    let record = vm.record(HASH, &[Value::small(number as i32), bytes])?;
    let class = member(vm, "hashlib", "HASH")?;
    vm.wrap_new(class, record.value())
}

fn data_argument(vm: &mut Vm, v: Value) -> Res<Vec<u8>> {
    if vm.as_str(v).is_some() {
        return vm.type_error(&["Strings must be encoded before hashing"]);
    }
    match bytes_of(vm, v) {
        Some(data) => Ok(data),
        None => vm.type_error(&["object supporting the buffer API required"]),
    }
}

fn start(vm: &mut Vm, number: usize, data: Option<Value>) -> Res {
    let Some(algorithm) = ALGORITHMS.get(number) else { return Ok(Value::NONE) };
    let mut state = State::new(algorithm);
    if let Some(v) = data {
        state.update(&data_argument(vm, v)?);
    }
    make(vm, number, &state)
}

macro_rules! constructors {
    ($($name:ident $number:literal)*) => {
        $(fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            start(vm, $number, args.opt(0))
        })*
    };
}
constructors! { new_md5 0 new_sha1 1 new_sha224 2 new_sha256 3 new_sha384 4 new_sha512 5 }

/// The number of an algorithm by its name.
fn number_of(vm: &mut Vm, v: Value) -> Res<usize> {
    let Some(name) = vm.as_str(v) else {
        let t = vm.type_name_of(v);
        return vm.type_error(&["new() argument 'name' must be str, not ", t]);
    };
    match ALGORITHMS.iter().position(|a| a.name.eq_ignore_ascii_case(name.text())) {
        Some(number) => Ok(number),
        None => vm.value_error(&["unsupported hash type ", name.text()]),
    }
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let number = number_of(vm, args.at(0))?;
    start(vm, number, args.opt(1))
}

/// HMAC of RFC 2104 with a prepared key.
fn hmac(algorithm: &'static Algorithm, key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let pad = |with: u8| {
        let mut block: Vec<u8> = key.iter().map(|c| c ^ with).collect();
        block.resize(algorithm.block, with);
        let mut state = State::new(algorithm);
        state.update(&block);
        state
    };
    let mut inner = pad(0x36);
    for part in parts {
        inner.update(part);
    }
    let mut outer = pad(0x5C);
    outer.update(&inner.digest());
    outer.digest()
}

/// PBKDF2 of RFC 8018.
fn pbkdf2(vm: &mut Vm, args: &Args<'_>) -> Res {
    let number = number_of(vm, args.at(0))?;
    let Some(algorithm) = ALGORITHMS.get(number) else { return Ok(Value::NONE) };
    let mut password = data_argument(vm, args.at(1))?;
    let salt = data_argument(vm, args.at(2))?;
    let rounds = vm.index_i64(args.at(3))?;
    if rounds < 1 {
        return vm.value_error(&["iteration value must be greater than 0."]);
    }
    let length = match args.opt(4).filter(|v| !v.is_none()) {
        Some(v) => vm.index_i64(v)?,
        None => algorithm.digest as i64,
    };
    if !(1..1 << 30).contains(&length) {
        return vm.value_error(&["key length must be greater than 0."]);
    }
    if password.len() > algorithm.block {
        let mut state = State::new(algorithm);
        state.update(&password);
        password = state.digest();
    }
    let mut out = Vec::new();
    let mut block = 0u32;
    while out.len() < length as usize {
        block += 1;
        let mut round = hmac(algorithm, &password, &[&salt, &block.to_be_bytes()]);
        let mut sum = round.clone();
        for _ in 1..rounds {
            round = hmac(algorithm, &password, &[&round]);
            for (to, from) in sum.iter_mut().zip(&round) {
                *to ^= from;
            }
        }
        out.extend_from_slice(&sum);
    }
    out.truncate(length as usize);
    vm.bytes(&out)
}

fn update(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = data_argument(vm, args.at(1))?;
    let (algorithm, bytes) = record(vm, args.at(0))?;
    let mut state = State::load(algorithm, bytes.cells());
    state.update(&data);
    for (to, from) in bytes.cells().iter().zip(state.store()) {
        to.set(from);
    }
    Ok(Value::NONE)
}

fn finish(vm: &mut Vm, v: Value) -> Res<Vec<u8>> {
    let (algorithm, bytes) = record(vm, v)?;
    Ok(State::load(algorithm, bytes.cells()).digest())
}

fn digest(vm: &mut Vm, args: &Args<'_>) -> Res {
    let digest = finish(vm, args.at(0))?;
    vm.bytes(&digest)
}

fn hexdigest(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut out = String::new();
    for byte in finish(vm, args.at(0))? {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    vm.str(&out)
}

fn copy(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (algorithm, bytes) = record(vm, args.at(0))?;
    let state = State::load(algorithm, bytes.cells());
    let number = ALGORITHMS.iter().position(|a| a.name == algorithm.name).unwrap_or(0);
    make(vm, number, &state)
}

fn show(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (algorithm, _) = record(vm, args.at(0))?;
    let text = ["<", algorithm.name, " _hashlib.HASH object>"].concat();
    vm.str(&text)
}

fn get_name(vm: &mut Vm, v: Value) -> Res {
    let name = record(vm, v)?.0.name;
    vm.str(name)
}
fn get_digest_size(vm: &mut Vm, v: Value) -> Res {
    let size = record(vm, v)?.0.digest;
    vm.int(size as i64)
}
fn get_block_size(vm: &mut Vm, v: Value) -> Res {
    let size = record(vm, v)?.0.block;
    vm.int(size as i64)
}

static METHODS: &[NativeDef] = &[
    method("update", update, 2, 2),
    method("digest", digest, 1, 1),
    method("hexdigest", hexdigest, 1, 1),
    method("copy", copy, 1, 1),
    method("__repr__", show, 1, 1),
];
static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "name", get: get_name, set: None },
    GetSetDef { name: "digest_size", get: get_digest_size, set: None },
    GetSetDef { name: "block_size", get: get_block_size, set: None },
];
static HASH_CLASS: ClassDef = ClassDef { name: "HASH", methods: METHODS, getset: GETSET, new: None };

static FUNCTIONS: &[NativeDef] = &[
    function("md5|string,*,usedforsecurity", new_md5, 0, 1),
    function("sha1|string,*,usedforsecurity", new_sha1, 0, 1),
    function("sha224|string,*,usedforsecurity", new_sha224, 0, 1),
    function("sha256|string,*,usedforsecurity", new_sha256, 0, 1),
    function("sha384|string,*,usedforsecurity", new_sha384, 0, 1),
    function("sha512|string,*,usedforsecurity", new_sha512, 0, 1),
    function("new|name,data,*,usedforsecurity", new, 1, 2),
    function("pbkdf2_hmac|hash_name,password,salt,iterations,dklen", pbkdf2, 4, 5),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    vm.class_from(module, &HASH_CLASS, &[])?;
    let names = vm.set_new()?;
    for algorithm in &ALGORITHMS {
        let name = vm.intern(algorithm.name)?;
        vm.set_add(names, name)?;
    }
    let namespace = Gc::<Dict>::of(module.dict.get());
    for name in ["algorithms_available", "algorithms_guaranteed"] {
        let copy = vm.dict_copy(names, Kind::Set)?;
        vm.dict_set_text(namespace, name, copy.value())?;
    }
    Ok(())
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "hashlib", functions: FUNCTIONS, init: Some(init) };

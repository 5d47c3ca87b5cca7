//! Hashing: numbers as CPython does it (equal numbers of different types hash alike, modulo the Mersenne prime
//! 2**61 - 1), strings and bytes by a fast word-at-a-time mix.

/// The prime that numbers are hashed by.
pub const MODULUS: u64 = (1 << 61) - 1;

/// Multiplies a residue by `2**n`, `n < 61`.
pub(crate) fn rotate61(x: u64, n: u32) -> u64 {
    (x << n & MODULUS) | x >> (61 - n)
}

/// A residue with its sign; -1 is reserved for errors in CPython, so that it becomes -2.
pub(crate) fn signed(x: u64, neg: bool) -> i64 {
    let x = if neg { -(x as i64) } else { x as i64 };
    if x == -1 { -2 } else { x }
}

/// The hash of a machine integer: what [`crate::IntRef::hash`] gives for the same value.
pub fn hash_i64(x: i64) -> i64 {
    signed(x.unsigned_abs() % MODULUS, x < 0)
}

/// A good 32-bit hash of bytes, eight at a time: multiply by odd constants and fold the halves (the scheme of wyhash
/// and FxHash, reduced to 64-bit products). Not proof against chosen collisions.
pub fn hash_bytes(bytes: &[u8]) -> u32 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut h = (bytes.len() as u64).wrapping_mul(K);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        h = (h ^ u64::from_le_bytes(*word)).wrapping_mul(K);
        h ^= h >> 29;
    }
    let mut tail = 0u64;
    for &byte in rest {
        tail = tail << 8 | u64::from(byte);
    }
    mix(h ^ tail)
}

/// Spreads an integer key over 32 bits, for tables whose size is a power of two.
pub fn mix(x: u64) -> u32 {
    let x = (x ^ x >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (x ^ x >> 32) as u32
}

//! Magnitudes: little-endian slices of 32-bit limbs without leading zero limbs, and the linear-time operations on
//! them. Inner loops run over zipped slices, so that no bounds check is left in them.

use std::cmp::Ordering;

/// Drops leading zero limbs.
pub(crate) fn trim(v: &mut Vec<u32>) {
    while let Some(&0) = v.last() {
        v.pop();
    }
}

/// The slice without its leading zero limbs.
pub(crate) fn strip(mut a: &[u32]) -> &[u32] {
    while let [rest @ .., 0] = a {
        a = rest;
    }
    a
}

/// A magnitude of one or two limbs, or none.
pub(crate) fn from_u64(x: u64) -> Vec<u32> {
    let mut v = Vec::new();
    push_u64(&mut v, x);
    v
}

pub(crate) fn push_u64(v: &mut Vec<u32>, x: u64) {
    v.push(x as u32);
    v.push((x >> 32) as u32);
    trim(v);
}

/// The value modulo 2**64.
pub(crate) fn low_u64(a: &[u32]) -> u64 {
    let lo = a.first().copied().unwrap_or(0);
    let hi = a.get(1).copied().unwrap_or(0);
    u64::from(lo) | u64::from(hi) << 32
}

/// Compares two trimmed magnitudes.
pub(crate) fn cmp(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| {
        for (x, y) in a.iter().rev().zip(b.iter().rev()) {
            if x != y {
                return x.cmp(y);
            }
        }
        Ordering::Equal
    })
}

/// Bits up to the highest one set.
pub(crate) fn bit_length(a: &[u32]) -> u64 {
    match a.last() {
        Some(top) => a.len() as u64 * 32 - u64::from(top.leading_zeros()),
        None => 0,
    }
}

/// Zero bits below the lowest one set; 0 for zero.
pub(crate) fn trailing_zeros(a: &[u32]) -> u64 {
    let mut n = 0;
    for &limb in a {
        if limb != 0 {
            return n + u64::from(limb.trailing_zeros());
        }
        n += 32;
    }
    0
}

/// `acc += b`, returning the carry out of `acc`, which is at least as long as `b`.
pub(crate) fn add_assign(acc: &mut [u32], b: &[u32]) -> u32 {
    let mut carry = 0u64;
    let (low, high) = acc.split_at_mut(b.len().min(acc.len()));
    for (x, &y) in low.iter_mut().zip(b) {
        carry += u64::from(*x) + u64::from(y);
        *x = carry as u32;
        carry >>= 32;
    }
    if carry == 0 {
        return 0;
    }
    for x in high {
        let (sum, over) = x.overflowing_add(1);
        *x = sum;
        if !over {
            return 0;
        }
    }
    1
}

/// `acc -= b`, returning the borrow out of `acc`, which is at least as long as `b`.
pub(crate) fn sub_assign(acc: &mut [u32], b: &[u32]) -> u32 {
    let mut borrow = 0i64;
    let (low, high) = acc.split_at_mut(b.len().min(acc.len()));
    for (x, &y) in low.iter_mut().zip(b) {
        borrow += i64::from(*x) - i64::from(y);
        *x = borrow as u32;
        borrow >>= 32;
    }
    if borrow == 0 {
        return 0;
    }
    for x in high {
        let (rest, under) = x.overflowing_sub(1);
        *x = rest;
        if !under {
            return 0;
        }
    }
    1
}

/// `a + b`.
pub(crate) fn add(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut v = Vec::with_capacity(a.len() + 1);
    v.extend_from_slice(a);
    if add_assign(&mut v, b) != 0 {
        v.push(1);
    }
    v
}

/// `a - b`, for `a >= b`.
pub(crate) fn sub(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut v = a.to_vec();
    sub_assign(&mut v, b);
    trim(&mut v);
    v
}

/// Adds one in place.
pub(crate) fn increment(v: &mut Vec<u32>) {
    if add_assign(v, &[1]) != 0 || v.is_empty() {
        v.push(1);
    }
}

/// `acc = acc * k + carry`, returning the limb that does not fit.
pub(crate) fn mul_limb(acc: &mut [u32], k: u32, carry: u32) -> u32 {
    let mut carry = u64::from(carry);
    for x in acc {
        carry += u64::from(*x) * u64::from(k);
        *x = carry as u32;
        carry >>= 32;
    }
    carry as u32
}

/// `acc += a * k` over the length of `a`, returning the carry.
pub(crate) fn add_mul(acc: &mut [u32], a: &[u32], k: u32) -> u32 {
    let mut carry = 0u64;
    for (x, &y) in acc.iter_mut().zip(a) {
        carry += u64::from(*x) + u64::from(y) * u64::from(k);
        *x = carry as u32;
        carry >>= 32;
    }
    carry as u32
}

/// `acc -= a * k` over the length of `a`, returning the borrow.
pub(crate) fn sub_mul(acc: &mut [u32], a: &[u32], k: u32) -> u32 {
    let mut borrow = 0u64;
    for (x, &y) in acc.iter_mut().zip(a) {
        let product = u64::from(y) * u64::from(k) + borrow;
        let (rest, under) = x.overflowing_sub(product as u32);
        *x = rest;
        borrow = (product >> 32) + u64::from(under);
    }
    borrow as u32
}

/// `acc /= d`, returning the remainder.
pub(crate) fn div_limb(acc: &mut [u32], d: u32) -> u32 {
    let mut rem = 0u64;
    let d = u64::from(d);
    for x in acc.iter_mut().rev() {
        let part = rem << 32 | u64::from(*x);
        *x = (part / d) as u32;
        rem = part % d;
    }
    rem as u32
}

/// `a << bits`.
pub(crate) fn shl(a: &[u32], bits: u64) -> Vec<u32> {
    if a.is_empty() {
        return Vec::new();
    }
    let (limbs, bits) = ((bits / 32) as usize, bits % 32);
    let mut v = Vec::with_capacity(a.len() + limbs + 1);
    v.resize(limbs, 0);
    if bits == 0 {
        v.extend_from_slice(a);
        return v;
    }
    let mut carry = 0u64;
    for &x in a {
        carry |= u64::from(x) << bits;
        v.push(carry as u32);
        carry >>= 32;
    }
    if carry != 0 {
        v.push(carry as u32);
    }
    v
}

/// `a >> bits`, rounding down.
pub(crate) fn shr(a: &[u32], bits: u64) -> Vec<u32> {
    let mut v = a.get((bits / 32) as usize..).unwrap_or(&[]).to_vec();
    if bits / 32 > a.len() as u64 {
        v.clear();
    }
    let bits = bits % 32;
    if bits != 0 {
        let mut high = 0u32;
        for x in v.iter_mut().rev() {
            let limb = *x;
            *x = (u64::from(high) << 32 >> bits) as u32 | limb >> bits;
            high = limb;
        }
    }
    trim(&mut v);
    v
}

/// Whether any of the lowest `bits` bits is set.
pub(crate) fn any_low_bits(a: &[u32], bits: u64) -> bool {
    !a.is_empty() && trailing_zeros(a) < bits
}

//! Multiplication: schoolbook below [`KARATSUBA`] limbs, Karatsuba above. Powers by squaring.

use super::mag;

/// Limbs of the shorter factor from which Karatsuba's three half-size products beat the schoolbook's four.
const KARATSUBA: usize = 40;

/// `a * b`.
pub(crate) fn mul(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    match *b {
        [] => Vec::new(),
        [k] => {
            let mut v = Vec::with_capacity(a.len() + 1);
            v.extend_from_slice(a);
            let carry = mag::mul_limb(&mut v, k, 0);
            if carry != 0 {
                v.push(carry);
            }
            v
        }
        _ => {
            let mut v = vec![0; a.len() + b.len()];
            mul_into(&mut v, a, b);
            mag::trim(&mut v);
            v
        }
    }
}

/// Writes `a * b` to `out`, which is zeroed and as long as both together. Limbs above a factor's top may be zero.
fn mul_into(out: &mut [u32], a: &[u32], b: &[u32]) {
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if b.len() < KARATSUBA {
        for (i, &k) in b.iter().enumerate() {
            let Some(row) = out.get_mut(i..) else { return };
            let carry = mag::add_mul(row, a, k);
            if let Some(top) = row.get_mut(a.len()) {
                *top = carry;
            }
        }
        return;
    }
    let half = a.len().div_ceil(2);
    if b.len() <= half {
        // Too unequal to halve: as many near-square products as `b` fits into `a`.
        let mut product = Vec::new();
        for (i, part) in a.chunks(b.len()).enumerate() {
            product.clear();
            product.resize(part.len() + b.len(), 0);
            mul_into(&mut product, part, b);
            if let Some(row) = out.get_mut(i * b.len()..) {
                mag::add_assign(row, &product);
            }
        }
        return;
    }
    let (a0, a1) = a.split_at(half);
    let (b0, b1) = b.split_at(half);
    let (low, high) = out.split_at_mut(2 * half);
    mul_into(low, a0, b0);
    mul_into(high, a1, b1);
    let (sa, sb) = (mag::add(a0, a1), mag::add(b0, b1));
    let mut middle = vec![0; sa.len() + sb.len()];
    mul_into(&mut middle, &sa, &sb);
    mag::sub_assign(&mut middle, low);
    mag::sub_assign(&mut middle, high);
    if let Some(row) = out.get_mut(half..) {
        mag::add_assign(row, mag::strip(&middle));
    }
}

/// `base ** exponent` for a base that is not zero. The caller has checked that the result fits.
pub(crate) fn pow(base: &[u32], exponent: u64) -> Vec<u32> {
    // Powers of two are shifts, and factors of two never enter a product.
    let twos = mag::trailing_zeros(base);
    let odd = mag::shr(base, twos);
    let mut result = vec![1];
    if odd != [1] {
        for i in (0..64 - exponent.leading_zeros()).rev() {
            result = mul(&result, &result);
            if exponent >> i & 1 != 0 {
                result = mul(&result, &odd);
            }
        }
    }
    if twos == 0 { result } else { mag::shl(&result, twos * exponent) }
}

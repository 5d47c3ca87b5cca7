//! Division: one limb at a time, or Knuth's Algorithm D (The Art of Computer Programming, volume 2, 4.3.1).

use super::mag;
use std::cmp::Ordering;

/// `(a / b, a % b)`. `b` is not zero.
pub(crate) fn div_rem(a: &[u32], b: &[u32]) -> (Vec<u32>, Vec<u32>) {
    if mag::cmp(a, b) == Ordering::Less {
        return (Vec::new(), a.to_vec());
    }
    if let [d] = *b {
        let mut q = a.to_vec();
        let rem = mag::div_limb(&mut q, d);
        mag::trim(&mut q);
        return (q, mag::from_u64(u64::from(rem)));
    }
    knuth(a, b)
}

/// Algorithm D for a divisor of at least two limbs, not greater than the dividend.
fn knuth(a: &[u32], b: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let shift = u64::from(b.last().map_or(0, |top| top.leading_zeros()));
    let v = mag::shl(b, shift);
    let mut u = mag::shl(a, shift);
    if u.len() == a.len() {
        u.push(0);
    }
    let n = v.len();
    let [.., v2, v1] = *v.as_slice() else { return (Vec::new(), Vec::new()) };
    let (v1, v2) = (u64::from(v1), u64::from(v2));
    let mut q = vec![0; u.len() - n];
    for (j, digit) in q.iter_mut().enumerate().rev() {
        let Some(window) = u.get_mut(j..=j + n) else { break };
        let [.., u2, u1, u0] = *window else { break };
        let top = u64::from(u0) << 32 | u64::from(u1);
        let (mut guess, mut rem) = if u64::from(u0) >= v1 {
            (u64::from(u32::MAX), top - u64::from(u32::MAX) * v1)
        } else {
            (top / v1, top % v1)
        };
        while rem >> 32 == 0 && guess * v2 > (rem << 32 | u64::from(u2)) {
            guess -= 1;
            rem += v1;
        }
        let borrow = mag::sub_mul(window, &v, guess as u32);
        if u0 < borrow {
            // One too many, about twice in 2**32 digits.
            guess -= 1;
            mag::add_assign(window.split_at_mut(n).0, &v);
        }
        if let Some(top) = window.last_mut() {
            *top = 0;
        }
        *digit = guess as u32;
    }
    mag::trim(&mut q);
    mag::trim(&mut u);
    (q, mag::shr(&u, shift))
}

//! A Python value in 32 bits.
//!
//! The two low bits are the tag: `1` in the lowest is a small integer in the upper 31 bits; `10` is a singleton;
//! `00` is the address of a heap object (see [`crate::heap`]). A `Value` is `Copy`, has no drop glue and is never
//! zero, so that `Option<Value>` and `Result<Value, Raised>` are one word as well.

use core::num::NonZeroU32;

/// A small integer, a singleton or a handle to a heap object.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Value(NonZeroU32);

const fn raw(bits: u32) -> Value {
    match NonZeroU32::new(bits) {
        Some(bits) => Value(bits),
        None => panic!("zero is no value"),
    }
}

impl Value {
    /// `None`
    pub const NONE: Value = raw(2);
    /// `False`
    pub const FALSE: Value = raw(2 + 4);
    /// `True`
    pub const TRUE: Value = raw(2 + 8);
    /// `...`
    pub const ELLIPSIS: Value = raw(2 + 12);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Value = raw(2 + 16);
    /// Not a Python value: a variable that has none, a hole in a table. Never escapes to Python.
    pub const UNBOUND: Value = raw(2 + 20);
    /// The largest small integer.
    pub const SMALL_MAX: i32 = (1 << 30) - 1;
    /// The smallest small integer.
    pub const SMALL_MIN: i32 = -(1 << 30);

    /// The value's bits.
    #[inline(always)]
    pub const fn bits(self) -> u32 {
        self.0.get()
    }

    /// The value with these bits, `None` for zero.
    #[inline(always)]
    pub const fn from_bits(bits: u32) -> Option<Value> {
        match NonZeroU32::new(bits) {
            Some(bits) => Some(Value(bits)),
            None => None,
        }
    }

    /// The value with these bits.
    ///
    /// # Safety
    ///
    /// The bits are not zero.
    #[inline(always)]
    pub(crate) const unsafe fn from_bits_unchecked(bits: u32) -> Value {
        // SAFETY: the caller's.
        Value(unsafe { NonZeroU32::new_unchecked(bits) })
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        if b { Value::TRUE } else { Value::FALSE }
    }

    /// The small integer `i`, which must be in the small range.
    #[inline(always)]
    pub const fn small(i: i32) -> Value {
        debug_assert!(i >= Value::SMALL_MIN && i <= Value::SMALL_MAX);
        raw(((i as u32) << 1) | 1)
    }

    /// The small integer `i` where it is in the small range.
    #[inline(always)]
    pub const fn try_small(i: i64) -> Option<Value> {
        if i >= Value::SMALL_MIN as i64 && i <= Value::SMALL_MAX as i64 {
            Some(Value::small(i as i32))
        } else {
            None
        }
    }

    /// Whether this is a small integer.
    #[inline(always)]
    pub const fn is_small(self) -> bool {
        self.bits() & 1 != 0
    }

    /// The small integer, which this must be.
    #[inline(always)]
    pub const fn as_small(self) -> i32 {
        debug_assert!(self.is_small());
        self.bits() as i32 >> 1
    }

    /// Whether both are small integers.
    #[inline(always)]
    pub const fn both_small(self, other: Value) -> bool {
        self.bits() & other.bits() & 1 != 0
    }

    /// Whether this is a handle to a heap object.
    #[inline(always)]
    pub const fn is_heap(self) -> bool {
        self.bits() & 3 == 0
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.bits() == Value::NONE.bits()
    }

    /// Whether this is the mark of a missing value.
    #[inline(always)]
    pub const fn is_unbound(self) -> bool {
        self.bits() == Value::UNBOUND.bits()
    }

    /// Whether this is `True` or `False`.
    #[inline(always)]
    pub const fn is_bool(self) -> bool {
        self.bits() == Value::TRUE.bits() || self.bits() == Value::FALSE.bits()
    }

    /// `None` for [`Value::UNBOUND`].
    #[inline(always)]
    pub const fn bound(self) -> Option<Value> {
        if self.is_unbound() { None } else { Some(self) }
    }
}

/// The mark that an exception is pending in the VM. Carries nothing, so that a result stays one word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Raised;

/// What everything that can raise returns.
pub type Res<T = Value> = Result<T, Raised>;

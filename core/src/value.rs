//! What crosses the boundary between a runtime and its host.
//!
//! Small immutable things cross by value; everything else crosses as a handle that one side owns and the
//! other side operates on through [`Runtime`](crate::Runtime) or [`Host`](crate::Host). A handle is a plain
//! number: no lifetime, no reference count, no allocation. The price is that whoever holds one must release it.

/// A Python object, owned by the runtime, held by the host.
///
/// Valid until [`Runtime::release`](crate::Runtime::release); each handle is released once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PyHandle(pub u32);

/// A host (JavaScript) object, owned by the host, held by the runtime.
///
/// Valid until [`Host::release`](crate::Host::release); each handle is released once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HostHandle(pub u32);

/// An integer of any size: sign and magnitude.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BigInt {
    /// True for numbers below zero. Zero is never negative.
    pub negative: bool,
    /// Magnitude in base 2^32, least significant limb first, without leading zero limbs.
    pub magnitude: Vec<u32>,
}

/// A value on its way across the boundary.
///
/// Passing a `Value` passes the ownership of the handle in it: the receiver releases it.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Python's `None`; JavaScript's `undefined` arrives as `None` as well.
    None,
    /// JavaScript's `null`, for runtimes that tell it from `undefined`. The others read it as `None`.
    Null,
    /// A truth value.
    Bool(bool),
    /// An integer that fits 64 bits.
    Int(i64),
    /// An integer that does not.
    BigInt(BigInt),
    /// A double.
    Float(f64),
    /// Text, as Unicode scalar values.
    Str(String),
    /// Bytes, copied.
    Bytes(Vec<u8>),
    /// A Python object by handle.
    Python(PyHandle),
    /// A host object by handle.
    Host(HostHandle),
}

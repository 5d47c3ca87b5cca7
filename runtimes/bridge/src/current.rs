//! The way back into a runtime that is in the middle of a host call.
//!
//! Python calls a JavaScript function, which calls a Python callback: the callback enters the same engine while its
//! first call is still on the native stack. The engine lends itself to the host for such a call (`rt: &mut dyn
//! Runtime`), and this module keeps that loan where an export finds it. One of the crate's two `unsafe` modules.
//!
//! **Invariant.** `CURRENT` holds a pointer exactly while no reference made from it is in use:
//! - [`enter`] takes the pointer out for as long as its reference lives, and puts it back;
//! - [`lend`] stores the reference that the engine lent, which the engine cannot use until the host call returns,
//!   and restores what was there before it returns.
//!
//! Nothing else touches `CURRENT`. A host method that gets no runtime (`write`, `truth`) leaves it empty, so that
//! JavaScript running inside it is refused, not aliased.
//! A wasm trap skips the restoring; JavaScript never enters an instance again that has trapped.

use std::cell::Cell;
use std::ptr::NonNull;

use anypy_core::Runtime;

struct Current(Cell<Option<NonNull<dyn Runtime>>>);

// SAFETY: a runtime's wasm instance has one thread; nothing here is ever shared with another.
unsafe impl Sync for Current {}

static CURRENT: Current = Current(Cell::new(None));

/// Makes `runtime` the instance's runtime, for the life of the instance.
pub fn install(runtime: Box<dyn Runtime>) {
    CURRENT.0.set(Some(NonNull::from(Box::leak(runtime))));
}

/// Runs `body` with the current runtime. `None` when it can't be entered.
pub fn enter<R>(body: impl FnOnce(&mut dyn Runtime) -> R) -> Option<R> {
    let mut pointer = CURRENT.0.take()?;
    // SAFETY: by the invariant no other reference is in use, and there is none to be had until it is put back.
    let result = body(unsafe { pointer.as_mut() });
    CURRENT.0.set(Some(pointer));
    Some(result)
}

/// Runs a host call with `runtime` open to exports.
pub fn lend<R>(runtime: &mut dyn Runtime, call: impl FnOnce() -> R) -> R {
    // SAFETY: only the lifetime changes. The pointer is gone from `CURRENT` before the loan ends.
    let pointer = unsafe { std::mem::transmute::<&mut dyn Runtime, NonNull<dyn Runtime>>(runtime) };
    let before = CURRENT.0.replace(Some(pointer));
    let result = call();
    CURRENT.0.set(before);
    result
}

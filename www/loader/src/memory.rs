//! The allocator of the wasm: it only moves forward, and gives nothing back.
//!
//! What the loader allocates is small (configs, scripts, a few futures; some KB a page) and lives as long as the page. What
//! recurs as long as a page runs (printed text, input, progress) stays in JavaScript and does not come here; a switch of
//! runtimes or an error costs a few KB more. An allocator that frees is 5 KB of code.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::Cell;

/// Bytes of a page of wasm memory.
const PAGE: usize = 65536;

/// Where free memory begins; 0 before the first allocation.
struct Forward(Cell<usize>);

#[global_allocator]
static MEMORY: Forward = Forward(Cell::new(0));

// SAFETY: the module is built without threads, so nothing is ever shared between them.
unsafe impl Sync for Forward {}

// SAFETY: blocks lie in pages that this allocator alone has asked for, and never overlap, since `self.0` only grows.
unsafe impl GlobalAlloc for Forward {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let reserved = memory_size(0) * PAGE;
        let free = if self.0.get() == 0 { reserved } else { self.0.get() };
        let start = (free + layout.align() - 1) & !(layout.align() - 1);
        let Some(end) = start.checked_add(layout.size()) else { return core::ptr::null_mut() };
        if end > reserved && memory_grow(0, (end - reserved).div_ceil(PAGE)) == usize::MAX {
            return core::ptr::null_mut();
        }
        self.0.set(end);
        start as *mut u8
    }

    #[inline]
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

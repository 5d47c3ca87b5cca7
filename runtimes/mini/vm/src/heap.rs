//! The heap: size-classed slots, mark and sweep.
//!
//! Memory comes from the host in pages of 8 KB. A page holds slots of one size class behind a 16-byte page
//! header; an object larger than the largest class has a run of pages of its own. Free slots of a class form a
//! list. Allocation pops the list; when it is empty, the next unswept page of the class is swept, and only then
//! is a new page taken: sweeping is lazy, so a collection pauses for marking alone.
//!
//! A handle is the object's address: on wasm32 the real one, on 64-bit hosts an offset into one reserved range.
//!
//! **Invariant that all of this crate's object access rests on:** objects are freed only by [`Heap::collect`],
//! which runs only at safepoints (between two bytecode instructions), with every live object reachable from the
//! roots it is given. Native code may therefore hold handles freely as long as it runs no Python code; across a
//! call that can, it roots what it holds ([`crate::Vm::root`]).
//!
//! All fields of objects are [`Cell`]s and no `&mut` to a heap object is ever made, so aliasing handles are harmless.

use core::cell::Cell;
use core::marker::PhantomData;
use core::ops::Deref;

use crate::layout::{Header, Kind, TAIL_ENTRIES, TAIL_FRAME, TAIL_VALUES, layout_of};
use crate::value::Value;

/// Bytes in a page.
const PAGE: u32 = 8192;
/// Bytes at the start of a page that the heap keeps for itself.
const PAGE_HEADER: u32 = 16;
/// Bytes that one request to the host asks for at least, in pages.
const GROW_PAGES: u32 = 8;

/// Slot sizes in bytes. A slot wastes at most a third.
const CLASS_SIZE: [u16; 14] = [16, 32, 48, 64, 80, 96, 128, 160, 192, 256, 336, 512, 1024, 2032];
const CLASSES: usize = CLASS_SIZE.len();

/// Size class of an object of `16 * index` bytes or less.
const CLASS_OF: [u8; 128] = {
    let mut table = [0; 128];
    let mut i = 0;
    while i < 128 {
        let mut class = 0;
        while (CLASS_SIZE[class] as usize) < i * 16 {
            class += 1;
        }
        table[i] = class as u8;
        i += 1;
    }
    table
};

/// A typed handle to a heap object. As a pointer in C: `Copy`, and valid while the object is reachable.
#[repr(transparent)]
pub struct Gc<T>(Value, PhantomData<*const T>);

impl<T> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Gc<T> {}
impl<T> PartialEq for Gc<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Gc<T> {
    /// Views a value as a `T`, which its kind must say it is.
    #[inline(always)]
    pub fn of(value: Value) -> Gc<T> {
        debug_assert!(value.is_heap());
        Gc(value, PhantomData)
    }

    /// The value.
    #[inline(always)]
    pub fn value(self) -> Value {
        self.0
    }

    /// The object whose tail begins at `tail`.
    ///
    /// # Safety
    ///
    /// `tail` is where the tail of a live `T` begins.
    #[inline(always)]
    pub(crate) unsafe fn before(tail: *const Value) -> Gc<T> {
        let bits = memory::handle(tail as *const u8) - size_of::<T>() as u32;
        // SAFETY: a live object's address is not zero.
        Gc(unsafe { Value::from_bits_unchecked(bits) }, PhantomData)
    }

    /// Address of the object's first byte.
    #[inline(always)]
    pub fn ptr(self) -> *const T {
        address(self.0.bits()) as *const T
    }
}

impl<T> Deref for Gc<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the heap's invariant (see the module): a handle in use refers to a live object, whose kind the
        // maker of this `Gc` has checked, and nothing ever holds a `&mut` to it.
        unsafe { &*self.ptr() }
    }
}

/// Kind of the heap object `value`, which must be one.
#[inline(always)]
pub fn kind(value: Value) -> Kind {
    Gc::<Header>::of(value).kind.get()
}

#[cfg(target_arch = "wasm32")]
mod memory {
    use super::PAGE;

    #[inline(always)]
    pub fn address(handle: u32) -> *mut u8 {
        handle as *mut u8
    }

    #[inline(always)]
    pub fn handle(address: *const u8) -> u32 {
        address as u32
    }

    /// Takes at least `pages` pages from the host: first page's handle and their number.
    pub fn grow(pages: u32) -> Option<(u32, u32)> {
        let chunks = (pages * PAGE).div_ceil(65536) as usize;
        let old = core::arch::wasm32::memory_grow(0, chunks);
        if old == usize::MAX { None } else { Some(((old * 65536) as u32, (chunks * 65536) as u32 / PAGE)) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod memory {
    use super::PAGE;
    use std::alloc::{Layout, alloc_zeroed};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};

    /// Start of the range that handles are offsets into. Reserved once and never given back.
    static BASE: AtomicPtr<u8> = AtomicPtr::new(core::ptr::null_mut());
    /// First handle not given out yet, and the end of the range.
    static NEXT: Mutex<(u64, u64)> = Mutex::new((0, 0));

    #[inline(always)]
    pub fn address(handle: u32) -> *mut u8 {
        BASE.load(Relaxed).wrapping_add(handle as usize)
    }

    #[inline(always)]
    pub fn handle(address: *const u8) -> u32 {
        (address as usize - BASE.load(Relaxed) as usize) as u32
    }

    pub fn grow(pages: u32) -> Option<(u32, u32)> {
        let mut next = NEXT.lock().ok()?;
        if next.1 == 0 {
            // Asked for with a small alignment it comes from `calloc`, which maps it without touching it: reserving
            // costs address space only.
            for gigabytes in [4u64, 2, 1] {
                let size = (gigabytes << 30) - 65536;
                let layout = Layout::from_size_align(size as usize, 16).ok()?;
                // SAFETY: the size is not zero.
                let base = unsafe { alloc_zeroed(layout) };
                if !base.is_null() {
                    let aligned = base.wrapping_add(base.align_offset(PAGE as usize));
                    BASE.store(aligned, Relaxed);
                    *next = (PAGE as u64, size - PAGE as u64);
                    break;
                }
            }
        }
        let start = next.0;
        let end = start + pages as u64 * PAGE as u64;
        if end > next.1 {
            return None;
        }
        next.0 = end;
        Some((start as u32, pages))
    }
}

#[inline(always)]
fn address(handle: u32) -> *mut u8 {
    memory::address(handle)
}

/// What stands at the start of a page.
#[repr(C)]
struct Page {
    /// Next page of the class, or next large run; 0 at the end.
    next: Cell<u32>,
    /// Pages in the run: 1 for slotted pages.
    run: Cell<u32>,
    /// Size class; `CLASSES` for a large object.
    class: Cell<u32>,
    unused: Cell<u32>,
}

/// A free slot: kind [`Kind::Free`], then the next free slot.
#[repr(C)]
struct FreeSlot {
    header: Header,
    next: Cell<u32>,
}

#[inline(always)]
fn page(handle: u32) -> &'static Page {
    // SAFETY: only called with the handle of a page that the heap has taken, which is never given back to the
    // host and starts with a `Page` of cells.
    unsafe { &*(address(handle & !(PAGE - 1)) as *const Page) }
}

#[inline(always)]
fn header(handle: u32) -> &'static Header {
    // SAFETY: called with the handle of a slot, live or free; each starts with a `Header` of cells.
    unsafe { &*(address(handle) as *const Header) }
}

#[inline(always)]
fn free_slot(handle: u32) -> &'static FreeSlot {
    // SAFETY: as `header`; the smallest slot holds a `FreeSlot`.
    unsafe { &*(address(handle) as *const FreeSlot) }
}

/// The heap of one VM.
pub struct Heap {
    /// First free slot of each class.
    free: [u32; CLASSES],
    /// All pages of each class.
    pages: [u32; CLASSES],
    /// First page of each class that is not swept since the last collection.
    unswept: [u32; CLASSES],
    /// All runs of large objects.
    large: u32,
    /// Runs of free pages: (first page, pages).
    runs: Vec<(u32, u32)>,
    /// What a live object's mark is; flips with each collection.
    epoch: u8,
    marks: Vec<u32>,
    /// Bytes taken from the host.
    reserved: u64,
    /// Bytes in pages and runs that are in use, swept-out slots of slotted pages included.
    used: u64,
    /// Bytes of pages taken since the last collection. Slots that a sweep found free are reused uncounted: they
    /// cost no memory, so they are no reason to collect.
    fresh: u64,
    /// `fresh` at which a collection is due.
    due: u64,
    /// Bytes found live by the last collection.
    live: u64,
    /// Bytes that `used` may not exceed; 0: no limit.
    pub limit: u64,
    /// Instructions until the VM looks around (see `Vm::tick`); the heap zeroes it when a collection is due.
    pub ticks: i32,
    /// Collect at every safepoint after an allocation, and overwrite freed slots: makes missing roots show.
    pub stress: bool,
    /// Host handles of proxies that were swept, to be released by the VM.
    pub dead_hosts: Vec<u32>,
    /// Weakly referenced objects: (the reference's number, handle), by number.
    weak: Vec<(u32, u32)>,
    /// The number of the last weak reference.
    last_weak: u32,
    /// Numbers of weak references whose objects the last collection found dead.
    pub dead_weak: Vec<u32>,
    /// What `gc.isenabled()` says; collects all the same.
    pub enabled: bool,
    /// Collections so far.
    pub collections: u32,
}

/// Least bytes between two collections.
const MIN_DUE: u64 = 384 * 1024;

impl Default for Heap {
    fn default() -> Self {
        Heap::new()
    }
}

impl Heap {
    /// An empty heap.
    pub fn new() -> Heap {
        Heap {
            free: [0; CLASSES],
            pages: [0; CLASSES],
            unswept: [0; CLASSES],
            large: 0,
            runs: Vec::new(),
            epoch: 1,
            marks: Vec::new(),
            reserved: 0,
            used: 0,
            fresh: 0,
            due: MIN_DUE,
            live: 0,
            limit: 0,
            ticks: 0,
            stress: false,
            dead_hosts: Vec::new(),
            weak: Vec::new(),
            last_weak: 0,
            dead_weak: Vec::new(),
            enabled: true,
            collections: 0,
        }
    }

    /// Bytes taken from the host, and bytes of them in use.
    pub fn report(&self) -> (u64, u64) {
        (self.reserved, self.used)
    }

    /// A slot for `size` bytes with its header set to `kind` and `aux`, `None` when the limit is reached or the
    /// host has no more. The rest of the slot holds garbage: the caller writes all of it before it runs anything.
    #[inline(always)]
    pub fn allocate(&mut self, kind: Kind, aux: u16, size: u32) -> Option<Value> {
        let units = (size + 15) >> 4;
        let handle = if let Some(&class) = CLASS_OF.get(units as usize) {
            let class = class as usize;
            let head = self.free[class];
            if head != 0 && !self.stress {
                self.free[class] = free_slot(head).next.get();
                head
            } else {
                self.allocate_slow(class)?
            }
        } else {
            self.allocate_large(size)?
        };
        let header = header(handle);
        header.kind.set(kind);
        header.mark.set(self.epoch);
        header.aux.set(aux);
        Value::from_bits(handle)
    }

    #[cold]
    #[inline(never)]
    fn allocate_slow(&mut self, class: usize) -> Option<u32> {
        if self.stress {
            self.ticks = 0;
        }
        loop {
            let head = self.free[class];
            if head != 0 {
                self.free[class] = free_slot(head).next.get();
                return Some(head);
            }
            if self.unswept[class] == 0 {
                break;
            }
            self.sweep_next(class);
        }
        self.account(PAGE as u64)?;
        let start = self.take_pages(1)?;
        let p = page(start);
        p.next.set(self.pages[class]);
        p.run.set(1);
        p.class.set(class as u32);
        self.pages[class] = start;
        let size = CLASS_SIZE[class] as u32;
        // Link the slots in ascending order: neighbours in time are neighbours in memory.
        let count = (PAGE - PAGE_HEADER) / size;
        let mut next = 0;
        for i in (0..count).rev() {
            let slot = start + PAGE_HEADER + i * size;
            let free = free_slot(slot);
            free.header.kind.set(Kind::Free);
            free.next.set(next);
            next = slot;
        }
        self.free[class] = free_slot(next).next.get();
        Some(next)
    }

    #[inline(never)]
    fn allocate_large(&mut self, size: u32) -> Option<u32> {
        let pages = size.checked_add(PAGE_HEADER + PAGE - 1)? / PAGE;
        self.account(pages as u64 * PAGE as u64)?;
        let start = self.take_pages(pages)?;
        let p = page(start);
        p.next.set(self.large);
        p.run.set(pages);
        p.class.set(CLASSES as u32);
        self.large = start;
        Some(start + PAGE_HEADER)
    }

    /// Counts `bytes` as used; `None` when the limit forbids. Garbage that waits for a collection is not held
    /// against the program: the limit is on what the last collection left plus what came since, and native code
    /// can't collect, so the limit is strict only for what certainly lives.
    fn account(&mut self, bytes: u64) -> Option<()> {
        if self.limit != 0 && self.used + bytes > self.limit {
            self.ticks = 0;
            self.due = 0;
            let certain = self.live.min(self.used) + bytes;
            if certain > self.limit || self.used + bytes > self.limit + self.limit / 4 {
                return None;
            }
        }
        self.used += bytes;
        self.fresh += bytes;
        if self.fresh >= self.due || self.stress {
            self.ticks = 0;
        }
        Some(())
    }

    fn take_pages(&mut self, pages: u32) -> Option<u32> {
        let fit = self.runs.iter().position(|run| run.1 >= pages);
        let at = match fit {
            Some(at) => at,
            None => {
                let (start, got) = memory::grow(pages.max(GROW_PAGES))?;
                self.reserved += got as u64 * PAGE as u64;
                self.give_pages(start, got);
                self.runs.iter().position(|run| run.1 >= pages)?
            }
        };
        let run = self.runs.get_mut(at)?;
        let start = run.0;
        run.0 += pages * PAGE;
        run.1 -= pages;
        if run.1 == 0 {
            self.runs.remove(at);
        }
        Some(start)
    }

    /// Puts a run of pages back, joined with its neighbours; runs are sorted by address.
    fn give_pages(&mut self, start: u32, pages: u32) {
        let at = self.runs.partition_point(|run| run.0 < start);
        let mut run = (start, pages);
        if let Some(next) = self.runs.get(at)
            && start as u64 + pages as u64 * PAGE as u64 == next.0 as u64
        {
            run.1 += next.1;
            self.runs.remove(at);
        }
        if at > 0
            && let Some(before) = self.runs.get_mut(at - 1)
            && before.0 as u64 + before.1 as u64 * PAGE as u64 == start as u64
        {
            before.1 += run.1;
            return;
        }
        self.runs.insert(at, run);
    }

    /// Frees an object that its only owner gives up (the old table of a grown list): no need to wait for a
    /// collection. `size` is what it was allocated with.
    pub fn free_now(&mut self, value: Value, size: u32) {
        if self.stress {
            return; // let the collector find it, so that a second owner shows
        }
        let handle = value.bits();
        let units = (size + 15) >> 4;
        if let Some(&class) = CLASS_OF.get(units as usize) {
            let slot = free_slot(handle);
            slot.header.kind.set(Kind::Free);
            slot.next.set(self.free[class as usize]);
            self.free[class as usize] = handle;
        }
        // A large run stays until the next collection: unlinking it would need a second link.
    }

    /// Whether a collection is due.
    #[inline]
    pub fn wants_collection(&self) -> bool {
        self.stress || self.fresh >= self.due
    }

    /// Makes a collection due at the next safepoint.
    pub fn request_collection(&mut self) {
        self.fresh = self.due;
        self.ticks = 0;
    }

    /// Marks what `roots` can reach (it calls its argument for each root) and starts a sweep.
    pub fn collect(&mut self, roots: &mut dyn FnMut(&mut dyn FnMut(Value))) {
        self.sweep_all();
        self.collections = self.collections.wrapping_add(1);
        self.epoch ^= 1;
        self.live = 0;
        let epoch = self.epoch;
        let mut marks = core::mem::take(&mut self.marks);
        roots(&mut |value| {
            if value.is_heap() {
                push(&mut marks, epoch, value.bits());
            }
        });
        while let Some(handle) = marks.pop() {
            trace(handle, |value| push(&mut marks, epoch, value));
        }
        self.marks = marks;
        let dead = &mut self.dead_weak;
        self.weak.retain(|(number, handle)| {
            let live = header(*handle).mark.get() == epoch;
            if !live {
                dead.push(*number);
            }
            live
        });
        // Large objects are few: swept at once.
        let mut at = core::mem::take(&mut self.large);
        let mut live_large = 0;
        while at != 0 {
            let p = page(at);
            let (next, run) = (p.next.get(), p.run.get());
            let bytes = run as u64 * PAGE as u64;
            if header(at + PAGE_HEADER).mark.get() == epoch {
                p.next.set(self.large);
                self.large = at;
                live_large += bytes;
            } else {
                self.used -= bytes;
                self.give_pages(at, run);
            }
            at = next;
        }
        self.live = live_large;
        for class in 0..CLASSES {
            self.free[class] = 0;
            self.unswept[class] = core::mem::take(&mut self.pages[class]);
        }
        self.fresh = 0;
        if self.stress || self.limit != 0 {
            self.sweep_all();
        }
        // What is live is known only after the sweep; until then what is in use is the estimate.
        self.due = (self.used / 2 + self.live / 2).max(MIN_DUE);
        if self.limit != 0 {
            self.due = self.due.min(self.limit.saturating_sub(self.used) / 2 + self.limit / 16);
        }
    }

    /// A new weak reference to a heap object: its number.
    pub fn weak_new(&mut self, value: Value) -> u32 {
        self.last_weak += 1;
        self.weak.push((self.last_weak, value.bits()));
        self.last_weak
    }

    /// The object of a weak reference while it lives.
    pub fn weak_get(&self, number: u32) -> Option<Value> {
        let at = self.weak.binary_search_by_key(&number, |w| w.0).ok()?;
        self.weak.get(at).map(|w| raw_value(w.1))
    }

    /// Lets go of a weak reference.
    pub fn weak_drop(&mut self, number: u32) {
        self.weak.retain(|w| w.0 != number);
    }

    /// Finishes the sweep that the last collection began.
    pub fn sweep_all(&mut self) {
        for class in 0..CLASSES {
            while self.unswept[class] != 0 {
                self.sweep_next(class);
            }
        }
    }

    /// Sweeps one page of `class`: dead slots go on the free list, an empty page back to the pool.
    fn sweep_next(&mut self, class: usize) {
        let start = self.unswept[class];
        let p = page(start);
        self.unswept[class] = p.next.get();
        let size = CLASS_SIZE[class] as u32;
        let count = (PAGE - PAGE_HEADER) / size;
        let before = self.free[class];
        let mut free = before;
        let mut live = 0;
        for i in (0..count).rev() {
            let slot = start + PAGE_HEADER + i * size;
            let h = header(slot);
            if h.kind.get() != Kind::Free && h.mark.get() == self.epoch {
                live += 1;
                continue;
            }
            if h.kind.get() == Kind::HostObject {
                self.dead_hosts.push(Gc::<crate::layout::HostObject>::of(raw_value(slot)).handle.get());
            }
            if self.stress {
                poison(slot, size);
            }
            let f = free_slot(slot);
            f.header.kind.set(Kind::Free);
            f.next.set(free);
            free = slot;
        }
        if live == 0 {
            self.used -= PAGE as u64;
            self.give_pages(start, 1);
            return;
        }
        self.live += live as u64 * size as u64;
        self.free[class] = free;
        p.next.set(self.pages[class]);
        self.pages[class] = start;
    }
}

fn raw_value(handle: u32) -> Value {
    Value::from_bits(handle).unwrap_or(Value::UNBOUND)
}

/// Overwrites a freed slot, so that whoever still uses it fails at once.
fn poison(slot: u32, size: u32) {
    // SAFETY: a slot of this size starts there and no live object is in it.
    unsafe { core::ptr::write_bytes(address(slot), 0xdb, size as usize) }
}

#[inline(always)]
fn push(marks: &mut Vec<u32>, epoch: u8, handle: u32) {
    let h = header(handle);
    if h.mark.get() != epoch {
        debug_assert!(h.kind.get() != Kind::Free, "a root or object refers to a freed slot");
        h.mark.set(epoch);
        // Numbers and texts refer to nothing.
        if !(Kind::Big..=Kind::Bytes).contains(&h.kind.get()) {
            marks.push(handle);
        }
    }
}

/// Calls `visit` with each handle in the object. Layouts are data: see [`layout_of`].
#[inline(always)]
fn trace(handle: u32, mut visit: impl FnMut(u32)) {
    let layout = layout_of(header(handle).kind.get());
    let words = address(handle) as *const u32;
    let read = |i: u32| -> u32 {
        // SAFETY: the layout table says which words of an object of this kind are values, and the tail's length
        // word counts the words that the object was allocated with.
        unsafe { *words.add(i as usize) }
    };
    let mut see = |word: u32| {
        if word & 3 == 0 && word != 0 {
            visit(word);
        }
    };
    let first = layout.first as u32;
    for i in first..first + layout.count as u32 {
        see(read(i));
    }
    let tail = first + layout.count as u32;
    match layout.tail {
        TAIL_VALUES => {
            for i in 0..read(1) {
                see(read(tail + i));
            }
        }
        TAIL_ENTRIES => {
            for i in 0..read(1) {
                see(read(tail + 3 * i + 1));
                see(read(tail + 3 * i + 2));
            }
        }
        // A frame's stack holds garbage above its top.
        TAIL_FRAME => {
            for i in 0..read(1) {
                see(read(tail + i));
            }
        }
        _ => {}
    }
}

//! The memory that both sides of the boundary write: 16-byte records on a small stack, and a text area.
//!
//! A call in either direction writes its arguments as records at the top of the stack, passes their address, and
//! finds its result in the first record. Whoever is called turns all records into values of its own before it does
//! anything else, so that a nested call may write above (or, from JavaScript, at) the same place.
//! Together with `current` this is where the crate is `unsafe`: the addresses in a record are only as good as the
//! other side's word, and both sides are this crate's (`js/bridge.js`).

use std::alloc::{Layout, alloc, dealloc};
use std::cell::Cell;

/// A value on its way across. What `aux` and `data` hold depends on the tag, see [`tag`].
#[repr(C, align(8))]
pub struct Record {
    pub tag: Cell<u32>,
    pub aux: Cell<u32>,
    pub data: Cell<u64>,
}

/// What a record holds. `js/bridge.js` has the same table.
pub mod tag {
    /// Python's `None`, JavaScript's `undefined`.
    pub const NONE: u32 = 0;
    /// `null`
    pub const NULL: u32 = 1;
    /// aux: 0 or 1.
    pub const BOOL: u32 = 2;
    /// data: a double that is an integer of at most 53 bits.
    pub const INT: u32 = 3;
    /// data: a double.
    pub const FLOAT: u32 = 4;
    /// data: address (low) and bytes (high) of UTF-8; aux: 1 if the receiver must free it.
    pub const STR: u32 = 5;
    /// data: a Python handle (low) and its identity (high); aux: its abilities. Rust passes ownership, JavaScript lends.
    pub const PYTHON: u32 = 6;
    /// data: a host handle (low), which passes to the receiver.
    pub const HOST: u32 = 7;
    /// data: an i64.
    pub const LONG: u32 = 8;
    /// data: address and count of 32-bit limbs; aux: bit 0 as for STR, bit 1 the sign.
    pub const BIG: u32 = 9;
    /// As STR, any bytes.
    pub const BYTES: u32 = 10;
    /// JavaScript threw: aux is the object's host handle, data its text, as STR in the text area or to free.
    pub const THROWN: u32 = 11;
    /// JavaScript threw a Python exception back: aux is the lent handle of the exception.
    pub const RAISED: u32 = 12;
    /// Rust failed: data is a packed error to free.
    pub const ERROR: u32 = 13;
    /// No value, where `None` would be one: a missing attribute, the end of an iteration.
    pub const MISSING: u32 = 14;
    /// A run breathes.
    pub const BREATHE: u32 = 15;
    /// A run sleeps for data (a double) seconds.
    pub const SLEEP: u32 = 16;
    /// A run wants a line; data is the prompt, as STR.
    pub const INPUT: u32 = 17;
    /// A run waits for the thenable in data (a host handle).
    pub const AWAIT: u32 = 18;
    /// Python is running and was left where it cannot be entered.
    pub const BUSY: u32 = 19;
    /// data: a host handle (low), which the sender keeps.
    pub const LENT: u32 = 20;
}

impl Record {
    const fn new() -> Record {
        Record { tag: Cell::new(0), aux: Cell::new(0), data: Cell::new(0) }
    }

    pub fn set(&self, tag: u32, aux: u32, data: u64) {
        self.tag.set(tag);
        self.aux.set(aux);
        self.data.set(data);
    }

    pub fn set_span(&self, tag: u32, aux: u32, span: &[u8]) {
        self.set(tag, aux, span.as_ptr() as usize as u64 | (span.len() as u64) << 32);
    }

    pub fn low(&self) -> u32 {
        self.data.get() as u32
    }

    /// The bytes that a STR, BYTES or THROWN record points at: taken over if `owned`, else copied.
    pub fn take_bytes(&self, owned: bool) -> Vec<u8> {
        let data = self.data.get();
        let (address, len) = (data as u32 as usize as *mut u8, (data >> 32) as usize);
        if len == 0 {
            return Vec::new();
        }
        if owned {
            // SAFETY: JavaScript got the block of exactly `len` bytes from `anypy_alloc`, filled it, and forgot it.
            unsafe { Vec::from_raw_parts(address, len, len) }
        } else {
            // SAFETY: JavaScript wrote `len` bytes into the text area, and nothing ran since.
            unsafe { std::slice::from_raw_parts(address, len) }.to_vec()
        }
    }

    /// [`take_bytes`](Record::take_bytes) as text.
    #[inline(never)]
    pub fn take_text(&self, owned: bool) -> String {
        // SAFETY: JavaScript writes text with TextEncoder or as ASCII, so it is UTF-8.
        unsafe { String::from_utf8_unchecked(self.take_bytes(owned)) }
    }

    /// Text that stays where it is for as long as the caller's borrow of the record: names, sources.
    pub fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        let text = self.take_text(self.aux.get() & 1 == 1);
        use_text(&text)
    }
}

/// Records that fit the stack before calls fall back to the heap.
const RECORDS: usize = 1024;
/// Bytes of the text area; longer text gets a block of its own.
const TEXT: usize = 8192;

/// The shared memory. JavaScript knows this layout.
#[repr(C, align(16))]
pub struct Scratch {
    records: [Record; RECORDS],
    text: [Cell<u8>; TEXT],
    top: Cell<u32>,
}

// SAFETY: a runtime's wasm instance has one thread; nothing here is ever shared with another.
unsafe impl Sync for Scratch {}

static SCRATCH: Scratch = Scratch {
    records: [const { Record::new() }; RECORDS],
    text: [const { Cell::new(0) }; TEXT],
    top: Cell::new(0),
};

/// Where the shared memory is.
pub fn scratch_address() -> u32 {
    &raw const SCRATCH as usize as u32
}

/// Copies text into the text area if it fits. Only for a result that JavaScript reads at once.
pub fn to_text_area(bytes: &[u8]) -> Option<&'static [u8]> {
    if bytes.len() > TEXT {
        return None;
    }
    for (cell, byte) in SCRATCH.text.iter().zip(bytes) {
        cell.set(*byte);
    }
    // SAFETY: the area is static; the slice is only turned into an address for JavaScript.
    Some(unsafe { std::slice::from_raw_parts(SCRATCH.text.as_ptr().cast(), bytes.len()) })
}

/// Space for the records of one call, given back when dropped. There is always at least one.
pub struct Frame {
    records: &'static [Record],
    /// The stack's top before, or [`HEAP`].
    start: u32,
}

const HEAP: u32 = u32::MAX;

impl Frame {
    #[inline]
    pub fn new(count: usize) -> Frame {
        let count = count.max(1);
        let start = SCRATCH.top.get();
        match SCRATCH.records.get(start as usize..start as usize + count) {
            Some(records) => {
                SCRATCH.top.set(start + count as u32);
                Frame { records, start }
            }
            None => Frame::on_heap(count),
        }
    }

    #[cold]
    fn on_heap(count: usize) -> Frame {
        let mut records = Vec::with_capacity(count);
        for _ in 0..count {
            records.push(Record::new());
        }
        Frame { records: Box::leak(records.into_boxed_slice()), start: HEAP }
    }

    #[inline]
    pub fn records(&self) -> &[Record] {
        self.records
    }

    #[inline]
    pub fn address(&self) -> u32 {
        self.records.as_ptr() as usize as u32
    }

    #[inline]
    pub fn result(&self) -> &Record {
        &self.records[0]
    }
}

impl Drop for Frame {
    #[inline]
    fn drop(&mut self) {
        if self.start == HEAP {
            // SAFETY: `on_heap` leaked this box, and nothing else frees it. Cells make writing through it sound.
            drop(unsafe { Box::from_raw(&raw const *self.records as *mut [Record]) });
        } else {
            SCRATCH.top.set(self.start);
        }
    }
}

/// Keeps the first `count` records of a JavaScript call from being overwritten while `run` may call out.
///
/// Records on the heap need no keeping; `records` tells which they are by address.
pub fn keeping<R>(records: &[Record], run: impl FnOnce() -> R) -> R {
    let before = SCRATCH.top.get();
    let first = SCRATCH.records.as_ptr() as usize;
    let offset = (records.as_ptr() as usize).wrapping_sub(first) / size_of::<Record>();
    if offset < RECORDS {
        SCRATCH.top.set((offset + records.len()) as u32);
    }
    let result = run();
    SCRATCH.top.set(before);
    result
}

/// The records that JavaScript wrote for a call.
pub fn incoming(address: u32, count: u32) -> &'static [Record] {
    // SAFETY: JavaScript passes `count` records in the scratch area or from `anypy_alloc_records`, which it frees
    // only after the call; records are cells, so writing the result through this slice is allowed.
    unsafe { std::slice::from_raw_parts(address as usize as *const Record, count.max(1) as usize) }
}

/// A block of `bytes` bytes for JavaScript to fill.
pub fn allocate(bytes: u32, align: usize) -> u32 {
    match Layout::from_size_align(bytes.max(1) as usize, align) {
        // SAFETY: the size is not zero. A null pointer reaches JavaScript as address 0, which it checks.
        Ok(layout) => (unsafe { alloc(layout) }) as usize as u32,
        Err(_) => 0,
    }
}

/// Frees a block of [`allocate`], or one that a record passed to JavaScript.
pub fn free(address: u32, bytes: u32, align: usize) {
    if let Ok(layout) = Layout::from_size_align(bytes.max(1) as usize, align) {
        // SAFETY: JavaScript frees each block once, with the size and alignment that it came with.
        unsafe { dealloc(address as usize as *mut u8, layout) }
    }
}

/// Gives a block away for JavaScript to [`free`] with its length.
pub fn give(bytes: Vec<u8>) -> &'static [u8] {
    Box::leak(bytes.into_boxed_slice())
}

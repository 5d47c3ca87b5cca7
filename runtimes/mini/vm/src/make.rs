//! Making objects: one constructor a kind. All raise MemoryError when the heap is full.

use core::cell::Cell;

use anypy_mini_base::bigint::{Int, IntBuf, IntRef};
use anypy_mini_base::hash::hash_bytes;

use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::types::Builtin;
use crate::value::{Raised, Res, Value};
use crate::vm::{Vm, is};

impl Gc<Str> {
    /// The hash of a string or bytes object; never 0.
    #[inline]
    pub fn str_hash(&self) -> u32 {
        let hash = self.hash.get();
        if hash != 0 {
            return hash;
        }
        let hash = hash_bytes(self.bytes()) | 1;
        self.hash.set(hash);
        hash
    }
}

impl Vm {
    /// Allocates `size` bytes; see [`crate::heap::Heap::allocate`].
    #[inline(never)]
    pub(crate) fn allocate(&mut self, kind: Kind, aux: u16, size: usize) -> Res {
        self.allocate_here(kind, aux, size)
    }

    /// The same as code of the caller's own, for what programs make all the time: 100 bytes each.
    #[inline(always)]
    pub(crate) fn allocate_here(&mut self, kind: Kind, aux: u16, size: usize) -> Res {
        if size > 0x7fff_0000 {
            return self.memory_error();
        }
        match self.heap.allocate(kind, aux, size as u32) {
            Some(value) => Ok(value),
            None => self.memory_error(),
        }
    }

    /// Writes an object's fields after its header. `T` must be the struct of `kind`.
    #[inline(always)]
    pub(crate) fn object<T>(&mut self, kind: Kind, aux: u16, fields: T) -> Res<Gc<Object<T>>> {
        let value = self.allocate(kind, aux, size_of::<Object<T>>())?;
        let object = Gc::<Object<T>>::of(value);
        // SAFETY: the slot was just allocated with room for it, and nothing else refers to it.
        unsafe { core::ptr::addr_of_mut!((*(object.ptr() as *mut Object<T>)).fields).write(fields) };
        Ok(object)
    }

    // Numbers

    /// A float.
    #[inline(never)]
    pub fn float(&mut self, x: f64) -> Res {
        self.float_here(x)
    }

    /// The same as code of the caller's own.
    #[inline(always)]
    pub(crate) fn float_here(&mut self, x: f64) -> Res {
        let value = self.allocate_here(Kind::Float, 0, size_of::<Float>())?;
        Gc::<Float>::of(value).value.set(x);
        Ok(value)
    }

    /// A complex number.
    pub fn complex(&mut self, re: f64, im: f64) -> Res {
        let value = self.allocate(Kind::Complex, 0, size_of::<Complex>())?;
        let c = Gc::<Complex>::of(value);
        c.re.set(re);
        c.im.set(im);
        Ok(value)
    }

    /// An int.
    #[inline(never)]
    pub fn int(&mut self, i: i64) -> Res {
        match Value::try_small(i) {
            Some(value) => Ok(value),
            None => self.int_big(IntBuf::from_i64(i).as_ref()),
        }
    }

    /// An int of any size, normalised: small where it fits.
    #[inline(never)]
    pub fn int_big(&mut self, i: IntRef<'_>) -> Res {
        if i.mag.len() <= 1 {
            let mag = i.mag.first().copied().unwrap_or(0) as i64;
            if let Some(value) = Value::try_small(if i.neg { -mag } else { mag }) {
                return Ok(value);
            }
        }
        let value = self.allocate_here(Kind::Big, i.neg as u16, size_of::<Big>() + i.mag.len() * 4)?;
        let big = Gc::<Big>::of(value);
        big.len.set(i.mag.len() as u32);
        // SAFETY: the slot has room for the limbs and nothing else refers to it.
        unsafe { core::ptr::copy_nonoverlapping(i.mag.as_ptr(), big.start(), i.mag.len()) };
        Ok(value)
    }

    /// An int of any size.
    pub fn int_from(&mut self, i: &Int) -> Res {
        self.int_big(i.as_ref())
    }

    // Text

    pub(crate) fn str_raw(&mut self, k: Kind, bytes: &[u8], aux: u16, chars: u32) -> Res<Gc<Str>> {
        let value = self.allocate_here(k, aux, size_of::<Str>() + bytes.len())?;
        let s = Gc::<Str>::of(value);
        s.hash.set(0);
        s.len.set(bytes.len() as u32);
        s.chars.set(chars);
        // SAFETY: the slot has room for the bytes and nothing else refers to it.
        unsafe { core::ptr::copy_nonoverlapping(bytes.as_ptr(), s.start(), bytes.len()) };
        Ok(s)
    }

    /// A new string, even for short texts.
    pub(crate) fn str_alloc(&mut self, text: &str) -> Res<Gc<Str>> {
        let bytes = text.as_bytes();
        let chars = bytes.iter().filter(|b| (**b as i8) >= -64).count();
        let aux = if chars == bytes.len() { STR_ASCII } else { 0 };
        self.str_raw(Kind::Str, bytes, aux, chars as u32)
    }

    /// A string. Empty and one-character ASCII strings are shared.
    pub fn str(&mut self, text: &str) -> Res {
        if let [byte] = text.as_bytes()
            && let Some(value) = self.chars.get(*byte as usize)
        {
            return Ok(*value);
        }
        Ok(self.str_alloc(text)?.value())
    }

    /// The string of one character.
    pub fn char(&mut self, c: char) -> Res {
        let mut buffer = [0; 4];
        let text = c.encode_utf8(&mut buffer);
        self.str(text)
    }

    /// The concatenation of two texts, in one copy.
    pub fn str_concat(&mut self, a: Gc<Str>, b: Gc<Str>) -> Res {
        let (la, lb) = (a.len.get() as usize, b.len.get() as usize);
        let value = self.allocate(
            kind(a.value()),
            a.header.aux.get() & b.header.aux.get() & STR_ASCII,
            size_of::<Str>() + la + lb,
        )?;
        let s = Gc::<Str>::of(value);
        s.hash.set(0);
        s.len.set((la + lb) as u32);
        s.chars.set(a.chars.get() + b.chars.get());
        // SAFETY: the slot has room for both; allocation does not collect, so `a` and `b` are as they were.
        unsafe {
            core::ptr::copy_nonoverlapping(a.bytes().as_ptr(), s.start(), la);
            core::ptr::copy_nonoverlapping(b.bytes().as_ptr(), s.start().add(la), lb);
        }
        Ok(value)
    }

    /// Bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> Res {
        Ok(self.str_raw(Kind::Bytes, bytes, 0, 0)?.value())
    }

    /// A buffer of `capacity` bytes, zeroed.
    pub(crate) fn blob(&mut self, capacity: usize) -> Res<Gc<Blob>> {
        let value = self.allocate(Kind::Blob, 0, size_of::<Blob>() + capacity)?;
        let blob = Gc::<Blob>::of(value);
        blob.capacity.set(capacity as u32);
        for byte in blob.cells() {
            byte.set(0);
        }
        Ok(blob)
    }

    /// A bytearray.
    pub fn bytearray(&mut self, bytes: &[u8]) -> Res<Gc<ByteArray>> {
        let value = self.allocate(Kind::ByteArray, 0, size_of::<ByteArray>())?;
        let b = Gc::<ByteArray>::of(value);
        b.len.set(0);
        b.blob.set(None);
        self.bytearray_resize(b, bytes.len())?;
        for (to, from) in b.cells().iter().zip(bytes) {
            to.set(*from);
        }
        Ok(b)
    }

    /// Changes a bytearray's length; new bytes are zero. BufferError while a memoryview looks at it.
    pub fn bytearray_resize(&mut self, b: Gc<ByteArray>, len: usize) -> Res<()> {
        if b.header.aux.get() != 0 && len != b.len.get() as usize {
            return self.error(Builtin::BufferError, "Existing exports of data: object cannot be re-sized");
        }
        let old = b.len.get() as usize;
        let capacity = b.blob.get().map_or(0, |blob| Gc::<Blob>::of(blob).capacity.get() as usize);
        if len > capacity {
            let blob = self.blob((len + len / 8 + 8).next_multiple_of(8))?;
            for (to, from) in blob.cells().iter().zip(b.cells()) {
                to.set(from.get());
            }
            if let Some(old) = b.blob.get() {
                self.heap.free_now(old, (size_of::<Blob>() + capacity) as u32);
            }
            b.blob.set(Some(blob.value()));
        }
        b.len.set(len as u32);
        for byte in b.cells().iter().skip(old) {
            byte.set(0);
        }
        Ok(())
    }

    // Sequences

    /// A tuple of `len` values, to be set at once.
    pub(crate) fn tuple_alloc(&mut self, len: usize) -> Res<Gc<Tuple>> {
        self.values_alloc(Kind::Tuple, 0, len)
    }

    pub(crate) fn values_alloc(&mut self, k: Kind, aux: u16, len: usize) -> Res<Gc<Values>> {
        let value = self.allocate(k, aux, size_of::<Values>() + len * 4)?;
        let values = Gc::<Values>::of(value);
        values.len.set(len as u32);
        for cell in values.values() {
            cell.set(Value::UNBOUND);
        }
        Ok(values)
    }

    /// A tuple.
    pub fn tuple(&mut self, items: &[Value]) -> Res {
        if items.is_empty() {
            return Ok(self.empty_tuple);
        }
        let value = self.allocate_here(Kind::Tuple, 0, size_of::<Values>() + items.len() * 4)?;
        let tuple = Gc::<Values>::of(value);
        tuple.len.set(items.len() as u32);
        for (cell, item) in tuple.values().iter().zip(items) {
            cell.set(*item);
        }
        Ok(value)
    }

    /// A record of a native module, tagged with the module's own `tag`.
    pub fn record(&mut self, tag: u16, items: &[Value]) -> Res<Gc<Values>> {
        let record = self.values_alloc(Kind::Record, tag, items.len())?;
        for (cell, item) in record.values().iter().zip(items) {
            cell.set(*item);
        }
        Ok(record)
    }

    /// A list.
    pub fn list(&mut self, items: &[Value]) -> Res {
        let list = self.list_with_capacity(items.len())?;
        if let Some(buffer) = list.items.get() {
            for (cell, item) in Gc::<Values>::of(buffer).values().iter().zip(items) {
                cell.set(*item);
            }
        }
        list.len.set(items.len() as u32);
        Ok(list.value())
    }

    /// An empty list with room for `capacity` items.
    pub fn list_with_capacity(&mut self, capacity: usize) -> Res<Gc<List>> {
        let value = self.allocate(Kind::List, 0, size_of::<List>())?;
        let list = Gc::<List>::of(value);
        list.len.set(0);
        list.items.set(None);
        if capacity > 0 {
            let buffer = self.values_alloc(Kind::Array, 0, capacity)?;
            list.items.set(Some(buffer.value()));
        }
        Ok(list)
    }

    /// Appends to a list.
    #[inline(always)]
    pub fn list_push(&mut self, list: Gc<List>, item: Value) -> Res<()> {
        let len = list.len.get();
        if let Some(buffer) = list.items.get()
            && let Some(cell) = Gc::<Values>::of(buffer).values().get(len as usize)
        {
            cell.set(item);
            list.len.set(len + 1);
            return Ok(());
        }
        self.list_push_slow(list, item)
    }

    #[inline(never)]
    fn list_push_slow(&mut self, list: Gc<List>, item: Value) -> Res<()> {
        let len = list.len.get() as usize;
        self.list_reserve(list, len + 1)?;
        list.len.set(len as u32 + 1);
        if let Some(cell) = list.items().get(len) {
            cell.set(item);
        }
        Ok(())
    }

    /// Makes room for `capacity` items in all, with some to spare.
    pub fn list_reserve(&mut self, list: Gc<List>, capacity: usize) -> Res<()> {
        let have = list.items.get().map_or(0, |b| Gc::<Values>::of(b).len.get() as usize);
        if capacity <= have {
            return Ok(());
        }
        // Fill the size class: a buffer of 2 values and one of 6 cost 16 and 32 bytes.
        let wanted = capacity + capacity / 2;
        let bytes = (size_of::<Values>() + wanted * 4).next_multiple_of(16);
        let buffer = self.values_alloc(Kind::Array, 0, (bytes - size_of::<Values>()) / 4)?;
        if let Some(old) = list.items.get() {
            for (to, from) in buffer.values().iter().zip(Gc::<Values>::of(old).values()) {
                to.set(from.get());
            }
            self.heap.free_now(old, (size_of::<Values>() + have * 4) as u32);
        }
        list.items.set(Some(buffer.value()));
        Ok(())
    }

    /// Sets a list's length; new places hold [`Value::UNBOUND`], to be set at once.
    pub fn list_resize(&mut self, list: Gc<List>, len: usize) -> Res<()> {
        let old = list.len.get() as usize;
        if len > old {
            self.list_reserve(list, len)?;
        } else {
            for cell in list.items().iter().skip(len) {
                cell.set(Value::UNBOUND);
            }
        }
        list.len.set(len as u32);
        if len > old {
            for cell in list.items().iter().skip(old) {
                cell.set(Value::UNBOUND);
            }
        }
        Ok(())
    }

    /// A `range` or `slice`.
    pub fn triple(&mut self, k: Kind, start: Value, stop: Value, step: Value) -> Res {
        let value = self.allocate(k, 0, size_of::<Triple>())?;
        let t = Gc::<Triple>::of(value);
        t.start.set(start);
        t.stop.set(stop);
        t.step.set(step);
        Ok(value)
    }

    /// An object of two values (see [`Pair`]).
    pub fn pair(&mut self, k: Kind, aux: u16, first: Value, second: Value) -> Res {
        let value = self.allocate(k, aux, size_of::<Pair>())?;
        let pair = Gc::<Pair>::of(value);
        pair.first.set(first);
        pair.second.set(second);
        Ok(value)
    }

    /// A `property`; parts that are lacking are None.
    pub fn property(&mut self, get: Value, set: Value, del: Value, doc: Value) -> Res {
        let value = self.allocate(Kind::Property, 0, size_of::<Property>())?;
        let p = Gc::<Property>::of(value);
        p.get.set(get);
        p.set.set(set);
        p.del.set(del);
        p.doc.set(doc);
        p.name.set(Value::NONE);
        Ok(value)
    }

    /// A view of a dict: 0 keys, 1 values, 2 items.
    pub fn dict_view(&mut self, which: u16, dict: Value) -> Res {
        let value = self.allocate(Kind::DictView, which, size_of::<CellObject>())?;
        Gc::<CellObject>::of(value).value.set(dict);
        Ok(value)
    }

    /// A captured variable.
    pub fn cell(&mut self, content: Value) -> Res {
        let value = self.allocate(Kind::Cell, 0, size_of::<CellObject>())?;
        Gc::<CellObject>::of(value).value.set(content);
        Ok(value)
    }

    /// A view of `len` items on the bytes of `object`, the first at `start`; `format` is its format character.
    pub fn memoryview(&mut self, object: Value, format: u16, start: u32, len: u32, stride: i32) -> Res {
        let value = self.allocate(Kind::MemoryView, format, size_of::<MemoryView>())?;
        let view = Gc::<MemoryView>::of(value);
        view.start.set(start);
        view.len.set(len);
        view.stride.set(stride);
        view.object.set(object);
        view.extra.set(None);
        Ok(value)
    }

    /// A builtin iterator.
    pub fn iterator(&mut self, over: u16, source: Value, extra: Option<Value>) -> Res {
        let value = self.allocate(Kind::Iter, over, size_of::<Iter>())?;
        let iter = Gc::<Iter>::of(value);
        iter.index.set(0);
        iter.source.set(Some(source));
        iter.extra.set(extra);
        Ok(value)
    }

    /// A native function object.
    pub fn native(&mut self, def: &'static crate::native::NativeDef, receiver: Option<Value>) -> Res {
        let value = self.allocate(Kind::Native, def.kind as u16, size_of::<Native>())?;
        let native = Gc::<Native>::of(value);
        native.receiver.set(receiver);
        native.owner.set(None);
        native.def.set(def);
        Ok(value)
    }

    /// A native method bound to its receiver.
    pub(crate) fn native_bound(&mut self, native: Gc<Native>, receiver: Value) -> Res {
        let value = self.native(native.def.get(), Some(receiver))?;
        let bound = Gc::<Native>::of(value);
        bound.owner.set(native.owner.get());
        bound.header.aux.set(native.header.aux.get());
        Ok(value)
    }

    /// The proxy of a host object; takes the handle.
    pub fn host_object(&mut self, handle: u32, this: Option<Value>) -> Res {
        let value = self.allocate(Kind::HostObject, 0, size_of::<HostObject>())?;
        let object = Gc::<HostObject>::of(value);
        object.handle.set(handle);
        object.this.set(this);
        Ok(value)
    }

    /// A module with an empty namespace but for `__name__`.
    pub fn module(&mut self, name: &str) -> Res<Gc<Module>> {
        let name = self.intern(name)?;
        let dict = self.dict_watched()?;
        let key = self.sym(crate::sym::Sym::Name);
        self.dict_set_name(dict, key, name)?;
        let value = self.allocate(Kind::Module, 0, size_of::<Module>())?;
        let module = Gc::<Module>::of(value);
        module.name.set(name);
        module.dict.set(dict.value());
        Ok(module)
    }

    // Views of values

    /// The text of a `str` (subclasses included).
    #[inline]
    pub fn as_str(&self, value: Value) -> Option<Gc<Str>> {
        let value = if is(value, Kind::Str) { value } else { self.payload(value)? };
        if is(value, Kind::Str) { Some(Gc::of(value)) } else { None }
    }

    /// The builtin value that an instance of a subclass of a builtin type carries.
    #[inline(never)]
    pub fn payload(&self, value: Value) -> Option<Value> {
        if !is(value, Kind::Instance) {
            return None;
        }
        let instance = Gc::<Instance>::of(value);
        let class = Gc::<Type>::of(instance.class.get());
        if class.header.aux.get() & TYPE_PAYLOAD == 0 {
            return None;
        }
        instance.values().first().map(Cell::get)?.bound()
    }

    /// The value itself, or the builtin value that it carries: what native methods work on.
    #[inline(never)]
    pub fn unwrap(&self, value: Value) -> Value {
        if is(value, Kind::Instance) { self.payload(value).unwrap_or(value) } else { value }
    }

    /// An int (bool and subclasses included) as i64; `None` for others and for those that do not fit.
    #[inline]
    pub fn as_i64(&self, value: Value) -> Option<i64> {
        if value.is_small() {
            return Some(value.as_small() as i64);
        }
        match self.as_int(value) {
            Some(IntView::Small(i)) => Some(i),
            Some(IntView::Big(b)) => IntRef { neg: b.header.aux.get() != 0, mag: b.limbs() }.to_i64(),
            None => None,
        }
    }

    /// An int (bool and subclasses included).
    pub fn as_int(&self, value: Value) -> Option<IntView> {
        if value.is_small() {
            return Some(IntView::Small(value.as_small() as i64));
        }
        if value.is_bool() {
            return Some(IntView::Small((value == Value::TRUE) as i64));
        }
        if is(value, Kind::Big) {
            return Some(IntView::Big(Gc::of(value)));
        }
        self.as_int(self.payload(value)?)
    }

    /// A float (subclasses included).
    #[inline]
    pub fn as_float(&self, value: Value) -> Option<f64> {
        let value = if is(value, Kind::Float) { value } else { self.payload(value)? };
        if is(value, Kind::Float) { Some(Gc::<Float>::of(value).value.get()) } else { None }
    }

    /// The bytes of bytes, bytearray or a contiguous memoryview, copied.
    pub fn as_bytes(&self, value: Value) -> Option<Vec<u8>> {
        let value = self.unwrap(value);
        if !value.is_heap() {
            return None;
        }
        match kind(value) {
            Kind::Bytes => Some(Gc::<Str>::of(value).bytes().to_vec()),
            Kind::ByteArray => Some(Gc::<ByteArray>::of(value).cells().iter().map(Cell::get).collect()),
            _ => None,
        }
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn memory_error<T>(&mut self) -> Res<T> {
        // The exception itself must not need the limit's last byte.
        let limit = core::mem::take(&mut self.heap.limit);
        let result = self.error(Builtin::MemoryError, "");
        self.heap.limit = limit;
        match result {
            Err(Raised) => Err(Raised),
            Ok(()) => Err(Raised),
        }
    }
}

/// A fixed-size object: header, then its fields.
#[repr(C)]
pub struct Object<T> {
    header: Header,
    /// The fields.
    pub fields: T,
}

/// An int without its box.
pub enum IntView {
    /// Fits 64 bits comfortably: small ints and bools.
    Small(i64),
    /// A big one.
    Big(Gc<Big>),
}

impl IntView {
    /// Sign and magnitude; `buffer` holds those of small ones.
    pub fn view<'a>(&'a self, buffer: &'a mut IntBuf) -> IntRef<'a> {
        match self {
            IntView::Small(i) => {
                *buffer = IntBuf::from_i64(*i);
                buffer.as_ref()
            }
            IntView::Big(b) => IntRef { neg: b.header.aux.get() != 0, mag: b.limbs() },
        }
    }
}

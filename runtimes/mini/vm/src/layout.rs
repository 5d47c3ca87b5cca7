//! What each kind of heap object looks like in memory.
//!
//! Every object starts with a [`Header`]. Word 1 (bytes 4..8) is the length of the tail for kinds that have one.
//! [`layout_of`] says for each kind which words are values; the collector knows nothing else about objects.
//! Fields are [`Cell`]s: objects are shared and mutable, as in Python. `Option<Value>` is one word, 0 for `None`.

use core::cell::Cell;

use crate::heap::Gc;
use crate::value::Value;

/// What a heap object is. The order matters: kinds from `Str` on up to `FrozenSet` are builtin data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Kind {
    /// A free slot.
    Free,
    /// A buffer of raw bytes that another object owns.
    Blob,
    /// A buffer of values that another object owns.
    Array,
    /// A hash table's entries: (hash, key, value) each.
    Entries,
    /// `int` beyond the small range.
    Big,
    /// `float`
    Float,
    /// `complex`
    Complex,
    /// `str`
    Str,
    /// `bytes`
    Bytes,
    /// `bytearray`
    ByteArray,
    /// `memoryview`
    MemoryView,
    /// `tuple`
    Tuple,
    /// `list`
    List,
    /// `dict`
    Dict,
    /// `set`
    Set,
    /// `frozenset`
    FrozenSet,
    /// `range`
    Range,
    /// `slice`
    Slice,
    /// A builtin iterator; the header's `aux` says over what ([`crate::iter`]).
    Iter,
    /// A dict view; `aux`: 0 keys, 1 values, 2 items.
    DictView,
    /// A variable captured by a closure.
    Cell,
    /// A Python function.
    Function,
    /// A function bound to an object.
    Method,
    /// A native function or method.
    Native,
    /// A class.
    Type,
    /// An instance of a class written in Python.
    Instance,
    /// An exception.
    Exception,
    /// One level of a traceback.
    Traceback,
    /// A compiled function, class body or module.
    Code,
    /// An activation of code.
    Frame,
    /// A generator, coroutine or asynchronous generator; `aux` says which.
    Generator,
    /// A module.
    Module,
    /// `property`
    Property,
    /// `classmethod`
    ClassMethod,
    /// `staticmethod`
    StaticMethod,
    /// `super(type, object)`
    Super,
    /// The order of an instance's attributes, shared by the instances that have it.
    Shape,
    /// A host object (JsProxy).
    HostObject,
    /// `list[int]` and its like: origin and arguments.
    Alias,
    /// A descriptor of a native field of a builtin type or of a `__slots__` entry.
    Member,
    /// A record of native modules: `aux` is the module's own tag; values only.
    Record,
}

/// Number of kinds.
pub const KINDS: usize = Kind::Record as usize + 1;

/// First word of every object.
#[repr(C)]
pub struct Header {
    /// What the object is.
    pub kind: Cell<Kind>,
    /// The collector's mark.
    pub mark: Cell<u8>,
    /// 16 bits for the kind's own use.
    pub aux: Cell<u16>,
}

/// No tail.
pub const TAIL_NONE: u8 = 0;
/// Word 1 counts values.
pub const TAIL_VALUES: u8 = 1;
/// Word 1 counts entries of (hash, key, value).
pub const TAIL_ENTRIES: u8 = 2;
/// As [`TAIL_VALUES`], but word 1 counts the live ones only.
pub const TAIL_FRAME: u8 = 3;

/// Which words of an object are values: `count` from word `first`, then the tail.
#[derive(Clone, Copy)]
pub struct Layout {
    /// First word that is a value.
    pub first: u8,
    /// How many are.
    pub count: u8,
    /// What follows them.
    pub tail: u8,
}

macro_rules! layouts {
    ($($kind:ident: $first:literal, $count:literal, $tail:ident;)*) => {{
        let mut table = [Layout { first: 0, count: 0, tail: TAIL_NONE }; KINDS];
        $(table[Kind::$kind as usize] = Layout { first: $first, count: $count, tail: $tail };)*
        table
    }};
}

static LAYOUTS: [Layout; KINDS] = layouts! {
    Array: 2, 0, TAIL_VALUES;
    Entries: 2, 0, TAIL_ENTRIES;
    ByteArray: 2, 1, TAIL_NONE;
    MemoryView: 4, 2, TAIL_NONE;
    Tuple: 2, 0, TAIL_VALUES;
    List: 2, 1, TAIL_NONE;
    Dict: 3, 2, TAIL_NONE;
    Set: 3, 2, TAIL_NONE;
    FrozenSet: 3, 2, TAIL_NONE;
    Range: 1, 3, TAIL_NONE;
    Slice: 1, 3, TAIL_NONE;
    Iter: 2, 2, TAIL_NONE;
    DictView: 1, 1, TAIL_NONE;
    Cell: 1, 1, TAIL_NONE;
    Function: 1, 10, TAIL_NONE;
    Method: 1, 2, TAIL_NONE;
    Native: 1, 2, TAIL_NONE;
    Type: 4, 12, TAIL_NONE;
    Instance: 2, 3, TAIL_VALUES;
    Exception: 1, 7, TAIL_NONE;
    Traceback: 2, 2, TAIL_NONE;
    Code: 8, 13, TAIL_NONE;
    Frame: 4, 7, TAIL_FRAME;
    Generator: 2, 5, TAIL_NONE;
    Module: 1, 2, TAIL_NONE;
    Property: 1, 5, TAIL_NONE;
    ClassMethod: 1, 2, TAIL_NONE;
    StaticMethod: 1, 2, TAIL_NONE;
    Super: 1, 3, TAIL_NONE;
    Shape: 3, 4, TAIL_NONE;
    HostObject: 2, 1, TAIL_NONE;
    Alias: 1, 2, TAIL_NONE;
    Member: 2, 2, TAIL_NONE;
    Record: 2, 0, TAIL_VALUES;
};

/// The layout of a kind.
#[inline(always)]
pub fn layout_of(kind: Kind) -> Layout {
    LAYOUTS.get(kind as usize).copied().unwrap_or(Layout { first: 0, count: 0, tail: TAIL_NONE })
}

type V = Cell<Value>;
type OptV = Cell<Option<Value>>;

/// A buffer of raw bytes.
#[repr(C)]
pub struct Blob {
    header: Header,
    /// Bytes in it.
    pub capacity: Cell<u32>,
}

/// A buffer of values, all of them valid ([`Value::UNBOUND`] where unused). Also a tuple and a native record.
#[repr(C)]
pub struct Values {
    /// Kind and `aux`.
    pub header: Header,
    /// Values in it.
    pub len: Cell<u32>,
}

/// A tuple.
pub type Tuple = Values;

/// `int` beyond the small range: magnitude in base 2^32, least significant first. `aux` is 1 below zero.
#[repr(C)]
pub struct Big {
    /// Kind and sign.
    pub header: Header,
    /// Limbs.
    pub len: Cell<u32>,
}

/// `float`
#[repr(C)]
pub struct Float {
    header: Header,
    pad: u32,
    /// The number.
    pub value: Cell<f64>,
}

/// `complex`
#[repr(C)]
pub struct Complex {
    header: Header,
    pad: u32,
    /// Real part.
    pub re: Cell<f64>,
    /// Imaginary part.
    pub im: Cell<f64>,
}

/// Bit of a string's `aux`: one byte a code point.
pub const STR_ASCII: u16 = 1;
/// Bit of a string's `aux`: equal interned strings are the same object.
pub const STR_INTERNED: u16 = 2;
/// Number of these bits. Those above are the embedder's, on interned strings: its number of the name.
pub const STR_FLAGS: u32 = 2;

/// `str`: UTF-8. `bytes` has the same layout with `chars` unused.
#[repr(C)]
pub struct Str {
    /// Kind and flags.
    pub header: Header,
    /// Hash, 0 while unknown.
    pub hash: Cell<u32>,
    /// Bytes.
    pub len: Cell<u32>,
    /// Code points.
    pub chars: Cell<u32>,
}

/// `bytes`
pub type Bytes = Str;

/// `bytearray`
#[repr(C)]
pub struct ByteArray {
    /// Kind; `aux` counts the memoryviews on it, during which it can't be resized.
    pub header: Header,
    /// Bytes in use.
    pub len: Cell<u32>,
    /// The [`Blob`] that holds them.
    pub blob: OptV,
}

/// `memoryview`
#[repr(C)]
pub struct MemoryView {
    /// Kind; `aux` is the format character.
    pub header: Header,
    /// First byte.
    pub start: Cell<u32>,
    /// Items.
    pub len: Cell<u32>,
    /// Bytes from one item to the next.
    pub stride: Cell<i32>,
    /// The object that owns the bytes.
    pub object: V,
    /// Reserved.
    pub extra: OptV,
}

/// `list`
#[repr(C)]
pub struct List {
    /// Kind.
    pub header: Header,
    /// Items.
    pub len: Cell<u32>,
    /// The [`Values`] buffer (kind Array) that holds them; `None` while empty.
    pub items: OptV,
}

/// Bit of a dict's `aux`: a namespace that inline caches watch: adding and removing keys starts a new epoch.
pub const DICT_WATCHED: u16 = 1;
/// Bit of a dict's `aux`: a key is an instance, which may equal a string (a subclass of `str`, an `__eq__`).
pub const DICT_OBJECTS: u16 = 8;
/// Bit of a dict's `aux`: a read-only view (`mappingproxy`), a copy made when it was asked for.
pub const DICT_PROXY: u16 = 4;

/// `dict`, `set` and `frozenset`: insertion-ordered entries and, beyond eight of them, an index of slots.
#[repr(C)]
pub struct Dict {
    /// Kind and flags.
    pub header: Header,
    /// Keys in it.
    pub live: Cell<u32>,
    /// Entries in use, deleted ones included.
    pub used: Cell<u32>,
    /// The [`Values`]-like buffer of entries (kind Entries).
    pub entries: OptV,
    /// A [`Blob`] of u32 slots (entry number + 1, 0 free); a power of two of them.
    pub index: OptV,
}

/// `range` and `slice`
#[repr(C)]
pub struct Triple {
    /// Kind.
    pub header: Header,
    /// First.
    pub start: V,
    /// End.
    pub stop: V,
    /// Step.
    pub step: V,
}

/// A builtin iterator.
#[repr(C)]
pub struct Iter {
    /// Kind; `aux` says over what.
    pub header: Header,
    /// Position.
    pub index: Cell<u32>,
    /// What it goes over; `None` once it is exhausted.
    pub source: OptV,
    /// Second operand.
    pub extra: OptV,
}

/// One value: a captured variable, a dict view.
#[repr(C)]
pub struct CellObject {
    /// Kind.
    pub header: Header,
    /// The value.
    pub value: V,
}

/// Two values: a bound method (function, self), a class or static method (function, attributes), an alias.
#[repr(C)]
pub struct Pair {
    /// Kind.
    pub header: Header,
    /// First.
    pub first: V,
    /// Second.
    pub second: V,
}

/// A Python function.
#[repr(C)]
pub struct Function {
    /// Kind.
    pub header: Header,
    /// The [`Code`].
    pub code: V,
    /// The globals' [`Dict`].
    pub globals: V,
    /// Tuple of captured cells.
    pub closure: OptV,
    /// Tuple of defaults of positional parameters.
    pub defaults: OptV,
    /// Dict of defaults of keyword-only parameters.
    pub kw_defaults: OptV,
    /// `__name__`
    pub name: V,
    /// `__qualname__`
    pub qualname: V,
    /// `__doc__`
    pub doc: V,
    /// `__dict__`
    pub dict: OptV,
    /// `__annotations__`
    pub annotations: OptV,
}

/// Bit of a native's `aux`: a special method that the interpreter knows (`wrapper_descriptor`).
pub const NATIVE_SLOT: u16 = 32;

/// A native function, or a native method bound to its receiver.
#[repr(C)]
pub struct Native {
    /// Kind; `aux` is 1 for a method of a type (first argument is the receiver), 2 for a class method.
    pub header: Header,
    /// Receiver or class that it is bound to or was looked up on.
    pub receiver: OptV,
    /// The builtin type that it is a method of.
    pub owner: OptV,
    /// What it does: a `&'static NativeDef`.
    pub def: Cell<&'static crate::native::NativeDef>,
}

/// A class.
#[repr(C)]
pub struct Type {
    /// Kind; `aux` holds `TYPE_*` bits.
    pub header: Header,
    /// Changes whenever the class or one of its bases does; unique among classes.
    pub version: Cell<u32>,
    /// Kind of an instance's data: `Instance`, `Exception` or that of a builtin.
    pub layout: Cell<Kind>,
    /// Number of attributes that instances are given room for: the most that one had.
    pub room: Cell<u16>,
    /// Builtin type number ([`crate::types::Builtin`]), 0xffff for classes written in Python.
    pub builtin: Cell<u32>,
    /// `__name__`
    pub name: V,
    /// `__qualname__`
    pub qualname: V,
    /// Tuple of bases.
    pub bases: V,
    /// Tuple of the method resolution order, this class first.
    pub mro: V,
    /// Namespace ([`Dict`]).
    pub dict: V,
    /// Metaclass.
    pub meta: OptV,
    /// [`Shape`] of an instance without attributes.
    pub shape: OptV,
    /// List of direct subclasses.
    pub subclasses: OptV,
    /// Module name.
    pub module: OptV,
    /// Tuple of `__slots__` names.
    pub slots: OptV,
    /// Reserved.
    pub spare: OptV,
    /// Reserved.
    pub spare2: OptV,
}

/// The class was made by a class statement or `type()`.
pub const TYPE_HEAP: u16 = 1;
/// Instances carry a builtin value: slot 0 (a subclass of int, list, ...).
pub const TYPE_PAYLOAD: u16 = 2;
/// The class or a base defines `__getattribute__`.
pub const TYPE_GETATTRIBUTE: u16 = 4;
/// The class or a base defines `__getattr__`.
pub const TYPE_GETATTR: u16 = 8;
/// The class or a base defines `__setattr__` or `__delattr__`.
pub const TYPE_SETATTR: u16 = 16;
/// Instances have no `__dict__`: only the names in `slots`.
pub const TYPE_SLOTS: u16 = 32;
/// The class can't be subclassed.
pub const TYPE_FINAL: u16 = 64;
/// The native method table has been copied into `dict`.
pub const TYPE_READY: u16 = 128;
/// The class or a base has `__abstractmethods__` that aren't overridden.
pub const TYPE_ABSTRACT: u16 = 256;
/// A subclass of `type`.
pub const TYPE_META: u16 = 512;
/// The class or a base defines `__del__`; never called, kept for introspection.
pub const TYPE_DEL: u16 = 1024;

/// An instance of a class written in Python. Values follow: the attributes in the shape's order.
#[repr(C)]
pub struct Instance {
    /// Kind.
    pub header: Header,
    /// Attribute slots that follow.
    pub room: Cell<u32>,
    /// The class.
    pub class: V,
    /// A [`Shape`], or a [`Dict`] once `__dict__` was asked for or an attribute was deleted.
    pub shape: V,
    /// More attribute slots (kind Array) when `room` was too small.
    pub more: OptV,
}

/// An exception. Attributes set by the program are in `dict`.
#[repr(C)]
pub struct Exception {
    /// Kind; `aux` bit 0: `__suppress_context__`.
    pub header: Header,
    /// The class.
    pub class: V,
    /// Tuple of arguments.
    pub args: V,
    /// First [`Traceback`], outermost.
    pub traceback: OptV,
    /// `__cause__`
    pub cause: OptV,
    /// `__context__`
    pub context: OptV,
    /// `__dict__`
    pub dict: OptV,
    /// Builtin state: StopIteration's value, a subclass's payload.
    pub extra: OptV,
}

/// One level of a traceback.
#[repr(C)]
pub struct Traceback {
    /// Kind.
    pub header: Header,
    /// Instruction in the code.
    pub ip: Cell<u32>,
    /// The [`Code`].
    pub code: V,
    /// The next level inwards.
    pub next: OptV,
}

/// Compiled code.
#[repr(C)]
pub struct Code {
    /// Kind; `aux` holds the `FLAG_*` bits of the compiler.
    pub header: Header,
    /// Positional parameters, positional-only ones included.
    pub arg_count: Cell<u16>,
    /// Positional-only parameters.
    pub posonly_count: Cell<u16>,
    /// Keyword-only parameters.
    pub kwonly_count: Cell<u16>,
    /// Local variables, parameters included; cells and free variables follow in the frame.
    pub local_count: Cell<u16>,
    /// Own cells.
    pub cell_count: Cell<u16>,
    /// Captured variables.
    pub free_count: Cell<u16>,
    /// Greatest depth of the operand stack.
    pub stack_size: Cell<u32>,
    /// First line.
    pub first_line: Cell<u32>,
    /// Words of code.
    pub code_len: Cell<u32>,
    /// Unused.
    pub spare: Cell<u32>,
    /// [`Blob`] of instruction words and inline caches.
    pub code: V,
    /// Tuple of constants.
    pub consts: V,
    /// Tuple of interned names.
    pub names: V,
    /// Tuple of names of locals.
    pub varnames: V,
    /// Tuple of names of own cells.
    pub cellvars: V,
    /// Tuple of names of captured variables.
    pub freevars: V,
    /// `bytes`: the line table.
    pub lines: V,
    /// `bytes`: the exception table.
    pub handlers: V,
    /// File name.
    pub file: V,
    /// Name.
    pub name: V,
    /// Qualified name.
    pub qualname: V,
    /// Docstring or None.
    pub doc: V,
    /// Unused.
    pub spare_value: OptV,
}

/// An activation of code. Values follow: locals, cells, captured cells, operand stack.
#[repr(C)]
pub struct Frame {
    /// Kind; `aux` says what happens to the result ([`crate::frame`]).
    pub header: Header,
    /// Values that follow and are live. In step only at safepoints and calls.
    pub live: Cell<u32>,
    /// Next instruction, in words from the code's start. In step only at safepoints and calls.
    pub ip: Cell<u32>,
    /// Values that follow in all.
    pub size: Cell<u32>,
    /// The [`Code`].
    pub code: V,
    /// Globals.
    pub globals: V,
    /// Namespace of a class body or of `exec`; `None`: the globals, or fast locals.
    pub locals: OptV,
    /// The calling frame.
    pub back: OptV,
    /// The generator that this frame belongs to, or the new instance that `__init__` works on.
    pub owner: OptV,
    /// The exception being handled in the frame.
    pub handling: OptV,
    /// The closure's tuple, or the builtins when they are not the usual ones.
    pub closure: OptV,
}

/// A generator, coroutine or asynchronous generator.
#[repr(C)]
pub struct Generator {
    /// Kind; `aux`: low bits 0 generator, 1 coroutine, 2 asynchronous generator; see [`crate::frame`] for the rest.
    pub header: Header,
    /// State: 0 not started, 1 suspended, 2 running, 3 finished.
    pub state: Cell<u32>,
    /// The [`Frame`], `None` when finished.
    pub frame: OptV,
    /// `__name__`
    pub name: V,
    /// `__qualname__`
    pub qualname: V,
    /// What it awaits or delegates to.
    pub awaiting: OptV,
    /// The [`Code`].
    pub code: V,
}

/// A module.
#[repr(C)]
pub struct Module {
    /// Kind.
    pub header: Header,
    /// Name.
    pub name: V,
    /// Namespace.
    pub dict: V,
}

/// `property`
#[repr(C)]
pub struct Property {
    /// Kind.
    pub header: Header,
    /// Getter or None.
    pub get: V,
    /// Setter or None.
    pub set: V,
    /// Deleter or None.
    pub del: V,
    /// Docstring or None.
    pub doc: V,
    /// Name or None.
    pub name: V,
}

/// The attributes of an instance in order: a path in the tree of shapes that starts at the class.
#[repr(C)]
pub struct Shape {
    /// Kind.
    pub header: Header,
    /// Unique number of the shape; never used twice.
    pub id: Cell<u32>,
    /// Attributes.
    pub count: Cell<u32>,
    /// The shape without the last attribute; `None` at the root.
    pub parent: OptV,
    /// Name of the last attribute.
    pub name: OptV,
    /// Dict from name to the shape with that name added.
    pub children: OptV,
    /// Dict from name to position, made when a lookup wants it.
    pub positions: OptV,
}

/// A host object.
#[repr(C)]
pub struct HostObject {
    /// Kind.
    pub header: Header,
    /// The host's handle.
    pub handle: Cell<u32>,
    /// The object that a method was read from, for `this`.
    pub this: OptV,
}

/// A descriptor of a native field, or of a `__slots__` entry.
#[repr(C)]
pub struct Member {
    /// Kind; `aux`: 0 a slot of an instance, 1 a native getter.
    pub header: Header,
    /// Unused.
    pub spare: Cell<u32>,
    /// Name.
    pub name: V,
    /// Class.
    pub class: V,
    /// For a native getter: a `&'static GetSetDef`.
    pub def: Cell<Option<&'static crate::native::GetSetDef>>,
}

/// Bytes before the tail of a kind of this struct.
const fn tail_of<T>() -> usize {
    size_of::<T>()
}

macro_rules! tail_bytes {
    ($type:ty) => {
        impl Gc<$type> {
            /// The bytes. Valid until the next safepoint; not written to while seen.
            #[inline(always)]
            pub fn bytes(&self) -> &'static [u8] {
                // SAFETY: `len` bytes follow the struct in the object's slot; the object is live until the next
                // safepoint by the heap's invariant, and its bytes are written only before it is shared.
                unsafe {
                    let start = (self.ptr() as *const u8).add(tail_of::<$type>());
                    core::slice::from_raw_parts(start, self.len.get() as usize)
                }
            }
        }
    };
}
tail_bytes!(Str);

impl Gc<Str> {
    /// The text. Valid until the next safepoint.
    #[inline(always)]
    pub fn text(&self) -> &'static str {
        debug_assert!(self.header.kind.get() == Kind::Str);
        // SAFETY: strings are made from `&str` only.
        unsafe { core::str::from_utf8_unchecked(self.bytes()) }
    }
    /// Where the bytes are written when the string is made.
    pub(crate) fn start(&self) -> *mut u8 {
        // SAFETY: in the object's slot.
        unsafe { (self.ptr() as *mut u8).add(tail_of::<Str>()) }
    }
    /// Whether all is ASCII, so that a code point is a byte.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.header.aux.get() & STR_ASCII != 0
    }
}

macro_rules! tail_values {
    ($type:ty, $len:ident) => {
        impl Gc<$type> {
            /// The values that follow. Valid until the next safepoint; others may change them meanwhile.
            #[inline(always)]
            pub fn values(&self) -> &'static [Cell<Value>] {
                // SAFETY: `len` values follow the struct; live until the next safepoint by the heap's invariant.
                unsafe {
                    let start = (self.ptr() as *const u8).add(tail_of::<$type>()) as *const Cell<Value>;
                    core::slice::from_raw_parts(start, self.$len.get() as usize)
                }
            }
        }
    };
}
tail_values!(Values, len);
tail_values!(Instance, room);
tail_values!(Frame, size);

impl Gc<Values> {
    /// The values of a tuple, which do not change once it is shared. Valid until the next safepoint.
    #[inline(always)]
    pub fn items(&self) -> &'static [Value] {
        // SAFETY: as `values`; `Cell<Value>` and `Value` have the same layout. A tuple's values are set before it
        // is shared; callers with the kind Array (a list's buffer) must not hold the slice while the list changes.
        unsafe { &*(core::ptr::from_ref(self.values()) as *const [Value]) }
    }
}

impl Gc<Big> {
    /// The limbs. Valid until the next safepoint.
    #[inline(always)]
    pub fn limbs(&self) -> &'static [u32] {
        // SAFETY: as `Str::bytes`.
        unsafe {
            let start = (self.ptr() as *const u8).add(tail_of::<Big>()) as *const u32;
            core::slice::from_raw_parts(start, self.len.get() as usize)
        }
    }
    pub(crate) fn start(&self) -> *mut u32 {
        // SAFETY: in the object's slot.
        unsafe { (self.ptr() as *mut u8).add(tail_of::<Big>()) as *mut u32 }
    }
}

impl Gc<Blob> {
    /// The bytes, which others may change meanwhile. Valid until the next safepoint.
    #[inline(always)]
    pub fn cells(&self) -> &'static [Cell<u8>] {
        // SAFETY: as `Str::bytes`.
        unsafe {
            let start = (self.ptr() as *const u8).add(tail_of::<Blob>()) as *const Cell<u8>;
            core::slice::from_raw_parts(start, self.capacity.get() as usize)
        }
    }
    /// The bytes as words. Valid until the next safepoint.
    #[inline(always)]
    pub fn words(&self) -> &'static [Cell<u32>] {
        // SAFETY: as `Str::bytes`; slots are aligned to 16 bytes, the struct is 8 long.
        unsafe {
            let start = (self.ptr() as *const u8).add(tail_of::<Blob>()) as *const Cell<u32>;
            core::slice::from_raw_parts(start, self.capacity.get() as usize / 4)
        }
    }
}

/// One entry of a [`Dict`]. A deleted one has the key [`Value::UNBOUND`].
#[repr(C)]
pub struct Entry {
    /// Hash of the key.
    pub hash: Cell<u32>,
    /// Key.
    pub key: V,
    /// Value; None in sets.
    pub value: V,
}

impl Gc<Values> {
    /// The entries of a buffer of kind Entries. Valid until the next safepoint.
    #[inline(always)]
    pub fn entries(&self) -> &'static [Entry] {
        // SAFETY: as `values`: `len` entries of three words follow.
        unsafe {
            let start = (self.ptr() as *const u8).add(tail_of::<Values>()) as *const Entry;
            core::slice::from_raw_parts(start, self.len.get() as usize)
        }
    }
}

impl Gc<List> {
    /// The items. Valid until the list changes length or the next safepoint.
    #[inline(always)]
    pub fn items(&self) -> &'static [Cell<Value>] {
        match self.items.get() {
            Some(buffer) => {
                let cells = Gc::<Values>::of(buffer).values();
                cells.get(..self.len.get() as usize).unwrap_or(cells)
            }
            None => &[],
        }
    }
    /// A copy of the items, for native code that runs Python code while it goes over them.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items().iter().map(Cell::get).collect()
    }
}

impl Gc<ByteArray> {
    /// The bytes, which others may change meanwhile. Valid until it changes length or the next safepoint.
    #[inline(always)]
    pub fn cells(&self) -> &'static [Cell<u8>] {
        match self.blob.get() {
            Some(blob) => {
                let cells = Gc::<Blob>::of(blob).cells();
                cells.get(..self.len.get() as usize).unwrap_or(cells)
            }
            None => &[],
        }
    }
}

//! The virtual machine's state: heap, roots, interned names, builtin types, modules, the running frame.

use std::rc::Rc;

use anypy_mini_base::hash::hash_bytes;
use anypy_mini_base::platform::Platform;
use anypy_mini_syntax::{Name, Names};

use crate::heap::{Gc, Heap, kind};
use crate::layout::{Dict, Kind, STR_INTERNED, Str};
use crate::native::{Library, ModuleDef, ModuleSet};
use crate::sym::TEXTS;
use crate::types::BUILTINS;
use crate::value::{Raised, Res, Value};

/// What a native function asks the VM to wait for.
pub enum Wait {
    /// So many seconds.
    Sleep(f64),
    /// A line of input, after this prompt.
    Input(String),
    /// The host's thenable behind this JsProxy.
    Host(Value),
    /// The same, after which the instruction is executed again: its own result is not what was waited for.
    Again(Value),
    /// The host's event loop: the slice is used up.
    Breathe,
}

/// What the embedder has of a module that is not in the VM.
pub enum Supply {
    /// No such module.
    Unknown,
    /// Its source, and whether it is a package.
    Source(String, bool),
    /// A module in Rust that was linked to the VM since it was made.
    Native(&'static ModuleDef),
    /// It comes when this JsProxy's thenable settles.
    Later(Value),
}

/// What the embedder does for the VM: the way out to the host.
pub trait Embedder {
    /// Writes to stdout (false) or stderr (true).
    fn write(&self, vm: &mut Vm, stderr: bool, text: &str);
    /// Blocks, where the program can't be suspended.
    fn block(&self, vm: &mut Vm, wait: Wait) -> Res;
    /// An operation on a host object: see [`HostOp`].
    fn host(
        &self,
        vm: &mut Vm,
        op: HostOp,
        object: Value,
        name: Option<Value>,
        args: &[Value],
        names: Option<Value>,
    ) -> Res;
    /// `object(*args)`, or with a name `object.name(*args)`: the operation of tight loops.
    fn call(&self, vm: &mut Vm, object: Value, name: Option<Value>, args: &[Value]) -> Res {
        let op = if name.is_some() { HostOp::CallMethod } else { HostOp::Call };
        self.host(vm, op, object, name, args, None)
    }
    /// Gives host handles back.
    fn release(&self, handles: &mut Vec<u32>);
    /// Reads a file that is not on the VM's own file system.
    fn read_file(&self, path: &str) -> Option<Vec<u8>>;
    /// A module of the library that is supplied when it is imported; [`Supply::Later`] only if the program may wait.
    fn module(&self, _vm: &mut Vm, _name: &str, _may_wait: bool) -> Res<Supply> {
        Ok(Supply::Unknown)
    }
    /// An operation on the host's own files, by the numbers of `anypy_core::FileOp`; `None`: there are none.
    fn file(&self, _op: u8, _path: &str, _data: &[u8]) -> Option<Result<Vec<u8>, i32>> {
        None
    }
}

/// Operations on host objects. Receiver, name, arguments and keyword names are those of [`Embedder::host`].
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum HostOp {
    /// `object.name`
    GetAttr,
    /// `object.name = args[0]`
    SetAttr,
    /// `delete object.name`
    DelAttr,
    /// `object[args[0]]`
    GetItem,
    /// `object[args[0]] = args[1]`
    SetItem,
    /// `delete object[args[0]]`
    DelItem,
    /// `args[0] in object`
    Contains,
    /// `object(*args)`
    Call,
    /// `object.name(*args)`
    CallMethod,
    /// `new object(*args)`
    New,
    /// Its iterator.
    Iter,
    /// The iterator's next value, [`Value::UNBOUND`] when it is done.
    Next,
    /// Its length.
    Len,
    /// Its truth.
    Truth,
    /// `object === args[0]`
    Same,
    /// Its text.
    Text,
    /// `typeof`
    TypeOf,
    /// List of its attributes.
    Dir,
    /// Whether it is thenable.
    Thenable,
    /// The global object.
    Global,
    /// Calls `args[1]` after `args[0]` seconds.
    CallLater,
    /// Calls `args[0]` or `args[1]` when it settles.
    Then,
}

/// The VM. One per loaded runtime.
pub struct Vm {
    /// The heap.
    pub heap: Heap,
    /// The library's tables.
    pub library: &'static Library,
    /// Modules beside the library's.
    pub module_sets: Vec<&'static ModuleSet>,
    /// What the browser or the native build supplies.
    pub platform: Rc<dyn Platform>,
    /// The way to the host.
    pub embedder: Rc<dyn Embedder>,
    /// Identifier table of the parser, shared by all sources.
    pub names: Names,
    /// The interned string of each parser name, [`Value::UNBOUND`] until it is needed.
    pub(crate) name_values: Vec<Value>,
    /// Open-addressing table of interned strings; 0 is free. A power of two.
    interned: Vec<u32>,
    interned_count: u32,
    pub(crate) syms: Vec<Value>,
    pub(crate) types: Vec<Value>,
    /// Values that native code holds across calls into Python.
    pub(crate) roots: Vec<Value>,
    /// Values that the host holds: index is the handle. [`Value::UNBOUND`] is free.
    pub(crate) pins: Vec<Value>,
    pub(crate) free_pins: Vec<u32>,
    /// The exception that a [`Raised`] stands for.
    pub pending: Option<Value>,
    /// Set with a [`Raised`] when a native function wants the VM to wait instead of raising.
    pub wait: Option<Wait>,
    /// Set with a [`Raised`] when a native function called by the program wants the VM to go on in this frame, whose
    /// result is the call's.
    pub enter: Option<Gc<crate::layout::Frame>>,
    /// The running frame.
    pub(crate) frame: Option<Value>,
    /// Whether what is imported now may be waited for: an instruction does it, not a native function.
    pub(crate) import_waits: bool,
    /// What the loop keeps of the running frame.
    pub(crate) registers: crate::interp::Registers,
    /// The frame in which the VM stopped to wait.
    pub stopped: Option<Value>,
    /// Python frames in each other, and native nestings of the VM loop.
    pub(crate) depth: u32,
    pub(crate) nesting: u32,
    /// Greatest `depth`: `sys.getrecursionlimit()`.
    pub recursion_limit: u32,
    /// Changes whenever a watched namespace gets or loses a name.
    pub(crate) epoch: u32,
    /// Source of versions of types and numbers of shapes.
    pub(crate) versions: u32,
    /// Type-attribute cache: (version, name) -> value.
    pub(crate) type_cache: Vec<(u32, u32, Option<Value>)>,
    /// The builtins' namespace.
    pub builtins: Value,
    /// `sys.modules`
    pub modules: Value,
    /// `sys`' namespace is made with the first import; stdout and the like live there.
    pub(crate) extra_roots: Vec<Value>,
    /// The one-character ASCII strings.
    pub(crate) chars: Vec<Value>,
    /// The empty tuple.
    pub empty_tuple: Value,
    /// KeyboardInterrupt is due.
    pub interrupted: bool,
    /// Whether the outermost run may suspend, and when its slice ends (monotonic seconds).
    pub(crate) breathing: bool,
    pub(crate) slice_end: f64,
    /// Seconds of a slice.
    pub slice: f64,
    /// `repr` in progress, to stop at cycles.
    pub repr_stack: Vec<Value>,
    /// Files of the in-memory file system, by path; a folder that was made ends in a slash.
    pub files: Vec<(String, Vec<u8>)>,
    /// The current folder on it.
    pub folder: String,
    /// `sys.path`'s initial entries and `sys.argv`.
    pub path: Vec<String>,
    /// `sys.argv`
    pub argv: Vec<String>,
    /// State of native modules that is kept by them, by module index.
    pub module_state: Vec<Value>,
    /// Names that the embedder has numbered.
    pub host_names: u16,
    /// What the embedder hangs on the VM.
    pub attachment: Box<dyn std::any::Any>,
    /// Sources of files that ran, for tracebacks: (file name, text, first line).
    pub sources: Vec<(String, String, u32)>,
}

/// Frames in each other before RecursionError: CPython's default.
pub const RECURSION_LIMIT: u32 = 1000;
/// Native nestings of the VM loop before RecursionError: half of what Chromium's stack was seen to hold of the largest
/// ones (1 MB; `tests/pages/suspend.test.mjs`). A Python function that native code calls takes two.
pub const NESTING_LIMIT: u32 = 600;

impl Vm {
    /// A VM with its builtin types and names, before any module is imported.
    pub fn new(
        library: &'static Library,
        platform: Rc<dyn Platform>,
        embedder: Rc<dyn Embedder>,
    ) -> Res<Box<Vm>> {
        let mut vm = Box::new(Vm {
            heap: Heap::new(),
            library,
            module_sets: Vec::new(),
            platform,
            embedder,
            names: Names::new(),
            name_values: Vec::new(),
            interned: vec![0; 1024],
            interned_count: 0,
            syms: Vec::new(),
            types: Vec::with_capacity(BUILTINS),
            roots: Vec::new(),
            pins: Vec::new(),
            free_pins: Vec::new(),
            pending: None,
            wait: None,
            enter: None,
            frame: None,
            import_waits: false,
            registers: crate::interp::Registers::NONE,
            stopped: None,
            depth: 0,
            nesting: 0,
            recursion_limit: RECURSION_LIMIT,
            epoch: 1,
            // Numbers of shapes must differ from what a dict has in the same place: its count of keys.
            versions: 1 << 30,
            type_cache: vec![(0, 0, None); 512],
            builtins: Value::NONE,
            modules: Value::NONE,
            extra_roots: Vec::new(),
            chars: Vec::new(),
            empty_tuple: Value::NONE,
            interrupted: false,
            breathing: false,
            slice_end: 0.0,
            slice: 0.012,
            repr_stack: Vec::new(),
            files: Vec::new(),
            folder: crate::import::HOME.to_owned(),
            path: Vec::new(),
            argv: Vec::new(),
            module_state: Vec::new(),
            host_names: 0,
            attachment: Box::new(()),
            sources: Vec::new(),
        });
        vm.boot()?;
        Ok(vm)
    }

    fn boot(&mut self) -> Res<()> {
        for text in TEXTS {
            let name = self.intern(text)?;
            self.syms.push(name);
        }
        for c in 0..128u8 {
            let text = [c];
            let text = core::str::from_utf8(&text).unwrap_or("");
            let value = self.intern(text)?;
            self.chars.push(value);
        }
        self.empty_tuple = self.tuple_alloc(0)?.value();
        self.boot_types()?;
        let builtins = self.dict_watched()?;
        self.builtins = builtins.value();
        let modules = self.dict_new()?;
        self.modules = modules.value();
        self.boot_builtins(builtins)
    }

    // Roots

    /// Keeps a value alive until the running native function returns.
    #[inline]
    pub fn root(&mut self, value: Value) {
        self.roots.push(value);
    }

    /// Number of rooted values, to go back to with [`Vm::unroot`].
    #[inline]
    pub fn root_mark(&self) -> usize {
        self.roots.len()
    }

    /// Lets go of what was rooted since the mark. Native functions need not: their caller does.
    #[inline]
    pub fn unroot(&mut self, mark: usize) {
        self.roots.truncate(mark);
    }

    /// Keeps a value alive for the VM's whole life.
    pub fn keep(&mut self, value: Value) {
        self.extra_roots.push(value);
    }

    /// Holds a value for the host: its handle.
    pub fn pin(&mut self, value: Value) -> u32 {
        match self.free_pins.pop() {
            Some(handle) => {
                if let Some(pin) = self.pins.get_mut(handle as usize) {
                    *pin = value;
                }
                handle
            }
            None => {
                self.pins.push(value);
                self.pins.len() as u32 - 1
            }
        }
    }

    /// The value that the host holds by this handle.
    #[inline]
    pub fn pinned(&self, handle: u32) -> Option<Value> {
        self.pins.get(handle as usize).and_then(|v| v.bound())
    }

    /// Lets go of a handle.
    pub fn unpin(&mut self, handle: u32) {
        if let Some(pin) = self.pins.get_mut(handle as usize)
            && !pin.is_unbound()
        {
            *pin = Value::UNBOUND;
            self.free_pins.push(handle);
        }
    }

    /// Collects what is unreachable. Only at safepoints: nothing may be held in native variables but rooted values.
    pub fn collect(&mut self) {
        let mut heap = core::mem::take(&mut self.heap);
        heap.collect(&mut |see| {
            for list in [
                &self.syms,
                &self.types,
                &self.roots,
                &self.pins,
                &self.extra_roots,
                &self.chars,
                &self.repr_stack,
                &self.module_state,
                &self.name_values,
            ] {
                for value in list {
                    see(*value);
                }
            }
            for bits in &self.interned {
                if let Some(value) = Value::from_bits(*bits) {
                    see(value);
                }
            }
            see(self.builtins);
            see(self.modules);
            see(self.empty_tuple);
            for value in [self.pending, self.frame, self.stopped].into_iter().flatten() {
                see(value);
            }
        });
        self.heap = heap;
        if !self.heap.dead_hosts.is_empty() {
            let mut dead = core::mem::take(&mut self.heap.dead_hosts);
            let embedder = self.embedder.clone();
            embedder.release(&mut dead);
            dead.clear();
            self.heap.dead_hosts = dead;
        }
    }

    /// Keeps a source text for tracebacks, in place of an older one of the same name.
    pub fn remember_source(&mut self, file: &str, text: &str, first_line: u32) {
        self.sources.retain(|s| s.0 != file || s.2 != first_line);
        self.sources.push((file.to_owned(), text.to_owned(), first_line));
        // An interactive session or a page that evaluates often must not keep everything that it ever ran.
        if self.sources.len() > 200 {
            self.sources.remove(0);
        }
    }

    /// Lets go of everything that programs have made: all host handles come back at once.
    pub fn forget_everything(&mut self) {
        self.pins.clear();
        self.free_pins.clear();
        self.roots.clear();
        self.extra_roots.clear();
        self.module_state.clear();
        self.sources.clear();
        self.files.clear();
        (self.pending, self.frame, self.stopped) = (None, None, None);
        Gc::<Dict>::of(self.modules).clear();
        self.collect();
        self.heap.sweep_all();
    }

    // Names

    /// The interned string with this text.
    pub fn intern(&mut self, text: &str) -> Res {
        let hash = hash_bytes(text.as_bytes()) | 1;
        let slot = self.interned_slot(text, hash);
        if let Some(value) = self.interned.get(slot).and_then(|bits| Value::from_bits(*bits)) {
            return Ok(value);
        }
        let value = self.str_alloc(text)?;
        self.intern_at(slot, value, hash);
        Ok(value.value())
    }

    /// The interned string equal to `value`, which is a string.
    pub fn intern_value(&mut self, value: Value) -> Value {
        let s = Gc::<Str>::of(value);
        if s.header.aux.get() & STR_INTERNED != 0 {
            return value;
        }
        let hash = s.str_hash();
        let slot = self.interned_slot(s.text(), hash);
        if let Some(value) = self.interned.get(slot).and_then(|bits| Value::from_bits(*bits)) {
            return value;
        }
        self.intern_at(slot, s, hash);
        value
    }

    /// The interned string equal to `value` if there is one: a name that nothing was ever named by.
    pub fn interned_or_none(&self, value: Value) -> Option<Value> {
        let s = Gc::<Str>::of(value);
        if s.header.aux.get() & STR_INTERNED != 0 {
            return Some(value);
        }
        let slot = self.interned_slot(s.text(), s.str_hash());
        self.interned.get(slot).and_then(|bits| Value::from_bits(*bits))
    }

    fn interned_slot(&self, text: &str, hash: u32) -> usize {
        let mask = self.interned.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.interned.get(at).and_then(|bits| Value::from_bits(*bits)) {
                None => return at,
                Some(value) => {
                    let s = Gc::<Str>::of(value);
                    if s.str_hash() == hash && s.bytes() == text.as_bytes() {
                        return at;
                    }
                }
            }
            at = (at + 1) & mask;
        }
    }

    fn intern_at(&mut self, slot: usize, s: Gc<Str>, hash: u32) {
        s.hash.set(hash);
        s.header.aux.set(s.header.aux.get() | STR_INTERNED);
        if let Some(place) = self.interned.get_mut(slot) {
            *place = s.value().bits();
        }
        self.interned_count += 1;
        if self.interned_count as usize * 2 > self.interned.len() {
            let old = core::mem::take(&mut self.interned);
            self.interned = vec![0; old.len() * 2];
            for bits in old {
                if let Some(value) = Value::from_bits(bits) {
                    let s = Gc::<Str>::of(value);
                    let slot = self.interned_slot(s.text(), s.str_hash());
                    if let Some(place) = self.interned.get_mut(slot) {
                        *place = bits;
                    }
                }
            }
        }
    }

    /// The interned string of a parser's name.
    pub fn name_value(&mut self, name: Name) -> Res {
        let at = name.0 as usize;
        if at >= self.name_values.len() {
            self.name_values.resize(at + 1, Value::UNBOUND);
        }
        if let Some(value) = self.name_values.get(at).and_then(|v| v.bound()) {
            return Ok(value);
        }
        let text = self.names.get(name).to_owned();
        let value = self.intern(&text)?;
        if let Some(place) = self.name_values.get_mut(at) {
            *place = value;
        }
        Ok(value)
    }

    /// A version number that was not used before.
    pub(crate) fn next_version(&mut self) -> u32 {
        self.versions = self.versions.wrapping_add(1);
        self.versions
    }

    /// Takes the pending exception.
    pub fn take_pending(&mut self) -> Value {
        match self.pending.take() {
            Some(exception) => exception,
            None => Value::NONE,
        }
    }

    /// Raises an exception object.
    pub fn raise<T>(&mut self, exception: Value) -> Res<T> {
        self.pending = Some(exception);
        Err(Raised)
    }

    /// The running frame: of the Python code that called the running native function.
    pub fn current_frame(&self) -> Option<Gc<crate::layout::Frame>> {
        self.frame.map(Gc::of)
    }

    /// The dict behind a value known to be one.
    pub fn builtins_dict(&self) -> Gc<Dict> {
        Gc::of(self.builtins)
    }
}

/// [`is`] for other crates, which ask in hundreds of places that need not be fast: a call is a third of the code.
#[inline(never)]
pub fn is_kind(value: Value, k: Kind) -> bool {
    is(value, k)
}

/// Whether `value` is a heap object of this kind.
#[inline(always)]
pub fn is(value: Value, k: Kind) -> bool {
    value.is_heap() && kind(value) == k
}

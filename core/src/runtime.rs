//! The [`Runtime`] trait: the few operations that all Python runtimes share.

use std::rc::Rc;

use crate::{Error, ErrorKind, Host, HostHandle, PyHandle, Result, RuntimeInfo, Value};

/// Limits that a page sets for its runtime. Zero means the runtime's default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of Python heap; beyond it a `MemoryError` is raised.
    pub memory: u64,
    /// Python calls in each other; beyond it a `RecursionError` is raised. CPython's default is 1000.
    pub recursion: u32,
    /// Milliseconds that Python runs before the host breathes.
    pub slice_ms: u32,
}

/// What [`Runtime::load`] brings the engine up with.
pub struct LoadOptions {
    /// Where the engine runs.
    pub host: Rc<dyn Host>,
    /// Limits, zero for defaults.
    pub limits: Limits,
    /// `sys.argv`
    pub argv: Vec<String>,
    /// Folders that `import` searches, in order (`sys.path`).
    pub path: Vec<String>,
}

/// How source text is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A file: statements; the value is that of the last statement where it is an expression, else None.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement: an expression's value is printed as `>>>` does. Input that could go on ends in
    /// an [`ErrorKind::Python`] error with type name `_IncompleteInputError`, as CPython's.
    Single,
}

/// A piece of source text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The text.
    pub text: &'a str,
    /// Its name in tracebacks.
    pub file: &'a str,
    /// Line of the file that the text's first line is, from 1, so that tracebacks show the page's lines.
    pub first_line: u32,
    /// How it is read.
    pub mode: Mode,
    /// Whether `await` may stand outside of functions.
    pub top_level_await: bool,
}

impl<'a> Source<'a> {
    /// A file's worth of statements.
    pub fn exec(text: &'a str, file: &'a str) -> Source<'a> {
        Source { text, file, first_line: 1, mode: Mode::Exec, top_level_await: false }
    }

    /// One expression.
    pub fn eval(text: &'a str) -> Source<'a> {
        Source { text, file: "<string>", first_line: 1, mode: Mode::Eval, top_level_await: false }
    }
}

/// A program that [`Runtime::start`] has started and that is not done.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Run(pub u32);

/// How far [`Runtime::resume`] may go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slice {
    /// To the end: sleeping and reading block through [`Host::block`] and [`Host::read_line`].
    Blocking,
    /// For the milliseconds of [`Limits::slice_ms`], or until the program has to wait.
    Breathing,
}

/// Why [`Runtime::resume`] came back.
#[derive(Debug)]
pub enum Step {
    /// The program has ended. The run is gone.
    Done(Result<Value>),
    /// The slice is used up. Resume with [`Value::None`] when the host has breathed.
    Breathe,
    /// Resume with [`Value::None`] after so many seconds.
    Sleep(f64),
    /// Resume with a line without its newline as [`Value::Str`]; end of input is [`Value::None`].
    Input(String),
    /// Resume with what the thenable settles to.
    Await(HostHandle),
}

/// Comparison operators of Python.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Compare {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// What a Python object can do, as bits, so that a proxy can take the right shape in one crossing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Abilities(pub u32);

impl Abilities {
    /// Can be called.
    pub const CALL: u32 = 1;
    /// Has `__iter__`.
    pub const ITER: u32 = 2;
    /// Has `__next__`.
    pub const NEXT: u32 = 4;
    /// Has `__len__`.
    pub const LEN: u32 = 8;
    /// Has `__getitem__`.
    pub const ITEM: u32 = 16;
    /// Is a list or tuple, or looks like one.
    pub const SEQUENCE: u32 = 32;
    /// Is a dict, or looks like one.
    pub const MAPPING: u32 = 64;
    /// Has `__await__`, or is a coroutine.
    pub const AWAIT: u32 = 128;
    /// Has a buffer (bytes, bytearray, memoryview, array).
    pub const BUFFER: u32 = 256;
    /// Is a set or frozenset.
    pub const SET: u32 = 512;
    /// Is an exception.
    pub const EXCEPTION: u32 = 1024;
    /// Is an asynchronous iterable (`__aiter__`).
    pub const ASYNC_ITER: u32 = 2048;
    /// Is a generator (has `send`).
    pub const GENERATOR: u32 = 4096;
    /// Is a class.
    pub const CLASS: u32 = 8192;

    /// Whether all of `bits` are set.
    pub fn has(self, bits: u32) -> bool {
        self.0 & bits == bits
    }
}

/// How much memory a runtime holds, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MemoryReport {
    /// In live (or not yet collected) Python objects.
    pub used: u64,
    /// Taken from the host, free parts included.
    pub reserved: u64,
    /// The limit in force, 0 for none.
    pub limit: u64,
}

/// A Python runtime.
///
/// Object-safe and small: what all runtimes really share. Everything else ([`eval`](Runtime::eval), futures,
/// proxies, conversions) is built on top of it.
///
/// **Ownership.** A [`Value`] passes its handle to the receiver. A bare [`PyHandle`] parameter is borrowed.
/// **Re-entry.** While a runtime runs it may call its [`Host`], which is handed the runtime and may use every
/// operation of it, `resume` of another run included.
/// **Errors.** An operation that raises in Python returns [`ErrorKind::Python`] and leaves the runtime usable.
pub trait Runtime {
    /// Name, version and what it can do.
    fn info(&self) -> &RuntimeInfo;

    /// Brings the engine up. Called once, before everything else.
    fn load(&mut self, options: LoadOptions) -> Result<()>;

    /// Frees everything. Every later operation fails with [`ErrorKind::Load`].
    fn dispose(&mut self);

    /// The namespace of `__main__`, as a dict.
    fn main_scope(&mut self) -> Result<PyHandle>;

    /// A new namespace with `__name__` set to `name`, as a dict.
    fn new_scope(&mut self, name: &str) -> Result<PyHandle>;

    /// Compiles source and prepares it to run in `scope`.
    fn start(&mut self, source: &Source<'_>, scope: PyHandle) -> Result<Run>;

    /// Prepares to call `callable` with positional arguments; an awaitable result is awaited.
    fn start_call(&mut self, callable: PyHandle, args: Vec<Value>) -> Result<Run>;

    /// Prepares to drive a coroutine or another awaitable to its end.
    fn start_await(&mut self, awaitable: PyHandle) -> Result<Run>;

    /// Goes on with a run, handing it what it waited for; an error is raised at the place where it waits.
    ///
    /// The first `resume` is given `Ok(Value::None)`.
    fn resume(&mut self, run: Run, slice: Slice, input: Result<Value>) -> Step;

    /// Drops a run that is not done. Its `finally` blocks run, its result is thrown away.
    fn cancel(&mut self, run: Run);

    /// Raises `KeyboardInterrupt` in whatever runs now or next.
    fn interrupt(&mut self);

    /// Runs source to its end, blocking.
    fn eval(&mut self, source: &Source<'_>, scope: PyHandle) -> Result<Value> {
        let run = self.start(source, scope)?;
        match self.resume(run, Slice::Blocking, Ok(Value::None)) {
            Step::Done(result) => result,
            _ => {
                self.cancel(run);
                Err(Error::new(
                    ErrorKind::Unsupported,
                    "this code waits for the host's event loop: run it asynchronously",
                ))
            }
        }
    }

    /// `getattr(object, name)`
    fn get_attr(&mut self, object: PyHandle, name: &str) -> Result<Value>;
    /// `setattr(object, name, value)`
    fn set_attr(&mut self, object: PyHandle, name: &str, value: Value) -> Result<()>;
    /// `delattr(object, name)`
    fn del_attr(&mut self, object: PyHandle, name: &str) -> Result<()>;
    /// `hasattr(object, name)`
    fn has_attr(&mut self, object: PyHandle, name: &str) -> Result<bool>;

    /// `object[key]`
    fn get_item(&mut self, object: PyHandle, key: Value) -> Result<Value>;
    /// `object[key] = value`
    fn set_item(&mut self, object: PyHandle, key: Value, value: Value) -> Result<()>;
    /// `del object[key]`
    fn del_item(&mut self, object: PyHandle, key: Value) -> Result<()>;
    /// `value in object`
    fn contains(&mut self, object: PyHandle, value: Value) -> Result<bool>;

    /// Calls an object, blocking.
    fn call(&mut self, callable: PyHandle, args: Vec<Value>, keywords: Vec<(String, Value)>)
    -> Result<Value>;
    /// [`Runtime::call`] with a few positional arguments, which are taken out of `args`: what a callback is called by.
    fn call_few(&mut self, callable: PyHandle, args: &mut [Value]) -> Result<Value> {
        let args = args.iter_mut().map(|arg| std::mem::replace(arg, Value::None)).collect();
        self.call(callable, args, Vec::new())
    }
    /// `iter(object)`
    fn iter(&mut self, object: PyHandle) -> Result<PyHandle>;
    /// `next(iterator)`, `None` at the end. A generator's return value is lost.
    fn next(&mut self, iterator: PyHandle) -> Result<Option<Value>>;
    /// `len(object)`
    fn len(&mut self, object: PyHandle) -> Result<usize>;
    /// `a OP b`, as a truth value.
    fn compare(&mut self, op: Compare, a: PyHandle, b: PyHandle) -> Result<bool>;
    /// `a is b`
    fn same(&mut self, a: PyHandle, b: PyHandle) -> bool;
    /// `bool(object)`
    fn truth(&mut self, object: PyHandle) -> Result<bool>;
    /// `repr(object)`
    fn repr(&mut self, object: PyHandle) -> Result<String>;
    /// `str(object)`
    fn text(&mut self, object: PyHandle) -> Result<String>;
    /// `type(object).__name__`
    fn type_name(&mut self, object: PyHandle) -> String;
    /// `dir(object)`
    fn dir(&mut self, object: PyHandle) -> Result<Vec<String>>;
    /// What the object can do.
    fn abilities(&mut self, object: PyHandle) -> Abilities;
    /// Shows the object's buffer to `visit` without copying: its bytes and its `struct` format.
    fn buffer(&mut self, object: PyHandle, visit: &mut dyn FnMut(&mut [u8], &str)) -> Result<()>;
    /// Makes a handle of a value; a list or dict of values is made with [`new_list`](Runtime::new_list) or
    /// [`new_dict`](Runtime::new_dict).
    fn handle(&mut self, value: Value) -> Result<PyHandle>;
    /// The value behind a handle: scalars by value, all others as another handle. Releases nothing.
    fn value(&mut self, object: PyHandle) -> Value;
    /// A Python list.
    fn new_list(&mut self, items: Vec<Value>) -> Result<PyHandle>;
    /// A Python dict.
    fn new_dict(&mut self, items: Vec<(Value, Value)>) -> Result<PyHandle>;
    /// Another handle to the same object.
    fn duplicate(&mut self, object: PyHandle) -> PyHandle;
    /// A number that tells an object from all others that live at the same time; 0 where there is none.
    fn identity(&mut self, _object: PyHandle) -> u32 {
        0
    }
    /// Gives a handle back.
    fn release(&mut self, object: PyHandle);

    /// Makes `import name` give a host object's attributes.
    fn register_module(&mut self, name: &str, object: HostHandle) -> Result<()>;
    /// Writes a file, making the folders above it.
    fn write_file(&mut self, path: &str, data: &[u8]) -> Result<()>;
    /// Reads a file.
    fn read_file(&mut self, path: &str) -> Result<Vec<u8>>;
    /// Frees what no program can reach.
    fn collect(&mut self);
    /// How much memory the runtime holds.
    fn memory(&self) -> MemoryReport;
}

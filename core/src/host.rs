//! What a runtime asks of the place that it runs in: a page, a worker, a command line.
//!
//! Methods take `&self` because a host is re-entered: Python calls a JavaScript function, which calls a Python
//! callback, which writes to stdout. For the same reason every operation that can run host code is handed the
//! runtime itself, so that the host can pass it on to a callback without keeping a second path to it.

use crate::{Error, HostHandle, PyHandle, Result, Runtime, Value};

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// `sys.stdout`
    Stdout,
    /// `sys.stderr`
    Stderr,
}

/// What a program does with the host's own files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum FileOp {
    /// The contents of a file.
    Read,
    /// Replaces the contents of a file, or makes one.
    Write,
    /// Removes a file.
    Remove,
    /// The names in a folder, each followed by a NUL.
    List,
    /// Makes a folder.
    MakeFolder,
    /// Removes an empty folder.
    RemoveFolder,
    /// Renames a file or folder to the path in the data.
    Rename,
    /// `f` or `d`, the size in bytes and the time of the last change in seconds, each followed by a NUL.
    Stat,
    /// The current folder.
    Folder,
    /// Changes the current folder.
    ChangeFolder,
}

impl FileOp {
    /// All, in the order of their numbers.
    pub const ALL: [FileOp; 10] = [
        FileOp::Read,
        FileOp::Write,
        FileOp::Remove,
        FileOp::List,
        FileOp::MakeFolder,
        FileOp::RemoveFolder,
        FileOp::Rename,
        FileOp::Stat,
        FileOp::Folder,
        FileOp::ChangeFolder,
    ];

    /// The operation with this number.
    pub fn from_number(n: u8) -> Option<FileOp> {
        FileOp::ALL.get(n as usize).copied()
    }
}

/// A name in an attribute operation.
///
/// `id` identifies the text within one runtime for the runtime's whole life (0: not known), so that a host can
/// keep its own form of the name (a JavaScript string) and need not convert the text each time.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// The runtime's number of this name; 0 when it has none.
    pub id: u32,
    /// The name.
    pub text: &'a str,
}

/// What a host has of a module of the runtime's own library that is fetched when a program imports it.
pub enum Supply {
    /// No such module.
    Unknown,
    /// Its source in Python.
    Source {
        /// The text.
        text: String,
        /// Whether it is a package.
        package: bool,
    },
    /// Code that the host has linked into the runtime: where, the runtime and its build agree on. An address in the
    /// runtime's memory, say.
    Linked(u32),
    /// It is on its way: ask again when this thenable settles.
    Later(HostHandle),
}

/// An argument of [`Host::call_lent`].
pub enum Arg<'a> {
    /// A value that passes to the host.
    Value(Value),
    /// Text of the engine's own.
    Text(&'a str),
    /// A host object to which the engine keeps its handle.
    Host(HostHandle),
}

impl Arg<'_> {
    /// None, in a place to be filled.
    pub const NONE: Self = Arg::Value(Value::None);
}

/// The host of a runtime. Everything but [`write`](Host::write) has a default that says that the host lacks it.
///
/// Values and handles follow the ownership rule of [`Value`]: who receives a handle releases it. The
/// `object`/`function` parameters are borrowed.
#[allow(unused_variables)]
pub trait Host {
    /// Writes text to a stream. The text is a fragment, not a line.
    fn write(&self, stream: Stream, text: &str);

    /// Reads a line for `input()` when the runtime cannot suspend. `None` at the end of input.
    fn read_line(&self, prompt: &str) -> Option<String> {
        None
    }

    /// Blocks for `seconds`, for a runtime that can't suspend where it is.
    fn block(&self, seconds: f64) {}

    /// A module of the runtime's library that comes apart from it. Only with `may_wait` may the answer be
    /// [`Supply::Later`]; without, the host fetches while the program stands still. An error, with the address and
    /// what was answered, if it can't be had.
    fn module(&self, rt: &mut dyn Runtime, name: &str, may_wait: bool) -> Result<Supply> {
        Ok(Supply::Unknown)
    }

    /// An operation on the host's own files; an error is an `errno` of Linux. `None`, as by default: programs have
    /// the runtime's in-memory file system alone.
    fn file(&self, op: FileOp, path: &str, data: &[u8]) -> Option<std::result::Result<Vec<u8>, i32>> {
        None
    }

    /// The host's global object (`globalThis`), which `import js` gives to Python.
    fn global(&self) -> Result<HostHandle> {
        Err(Error::unsupported("no JavaScript here: this host has no `js` module"))
    }

    /// `object.name`. A method comes bound: calling the result passes `object` as `this`.
    fn get_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<Value> {
        Err(no_objects())
    }

    /// `object.name = value`
    fn set_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>, value: Value) -> Result<()> {
        Err(no_objects())
    }

    /// `delete object.name`
    fn del_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<()> {
        Err(no_objects())
    }

    /// `name in object`
    fn has_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<bool> {
        Err(no_objects())
    }

    /// `object[key]`: a Map's or an array's element, else the property.
    fn get_item(&self, rt: &mut dyn Runtime, object: HostHandle, key: Value) -> Result<Value> {
        Err(no_objects())
    }

    /// `object[key] = value`
    fn set_item(&self, rt: &mut dyn Runtime, object: HostHandle, key: Value, value: Value) -> Result<()> {
        Err(no_objects())
    }

    /// `del object[key]`
    fn del_item(&self, rt: &mut dyn Runtime, object: HostHandle, key: Value) -> Result<()> {
        Err(no_objects())
    }

    /// `value in object`: a Map's or Set's `has`, an array's `includes`, else the property.
    fn contains(&self, rt: &mut dyn Runtime, object: HostHandle, value: Value) -> Result<bool> {
        Err(no_objects())
    }

    /// Calls a function. Keyword arguments follow as one trailing object.
    fn call(
        &self,
        rt: &mut dyn Runtime,
        function: HostHandle,
        args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        Err(no_objects())
    }

    /// Calls `object.name(...args)` in one crossing.
    fn call_method(
        &self,
        rt: &mut dyn Runtime,
        object: HostHandle,
        name: Name<'_>,
        args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        Err(no_objects())
    }

    /// `new function(...args)`
    fn construct(
        &self,
        rt: &mut dyn Runtime,
        function: HostHandle,
        args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        Err(no_objects())
    }

    /// [`Host::call`], or with a name [`Host::call_method`], whose arguments stay the engine's: what calls are made of in
    /// tight loops. The host reads all of them before it runs anything.
    fn call_lent(
        &self,
        rt: &mut dyn Runtime,
        object: HostHandle,
        name: Option<Name<'_>>,
        args: &mut [Arg<'_>],
    ) -> Result<Value> {
        let mut owned = Vec::with_capacity(args.len());
        for arg in args {
            owned.push(match std::mem::replace(arg, Arg::NONE) {
                Arg::Value(value) => value,
                Arg::Text(text) => Value::Str(text.to_owned()),
                Arg::Host(handle) => Value::Host(self.duplicate(handle)),
            });
        }
        match name {
            Some(name) => self.call_method(rt, object, name, owned, Vec::new()),
            None => self.call(rt, object, owned, Vec::new()),
        }
    }

    /// An iterator over the object: its `Symbol.iterator`, or itself when it has a `next`.
    fn iter(&self, rt: &mut dyn Runtime, object: HostHandle) -> Result<HostHandle> {
        Err(no_objects())
    }

    /// The iterator's next value, `None` when it is done.
    fn next(&self, rt: &mut dyn Runtime, iterator: HostHandle) -> Result<Option<Value>> {
        Err(no_objects())
    }

    /// `length` or `size`; an error for objects with neither.
    fn len(&self, rt: &mut dyn Runtime, object: HostHandle) -> Result<usize> {
        Err(no_objects())
    }

    /// Identity, as JavaScript's `===`.
    fn same(&self, a: HostHandle, b: HostHandle) -> bool {
        a == b
    }

    /// JavaScript's truth, but empty containers are false as in Python.
    fn truth(&self, object: HostHandle) -> bool {
        true
    }

    /// The object as text: `String(object)`.
    fn text(&self, rt: &mut dyn Runtime, object: HostHandle) -> Result<String> {
        Err(no_objects())
    }

    /// What `typeof` and the constructor's name say: `("function", "Function")`.
    fn type_of(&self, object: HostHandle) -> (&'static str, String) {
        ("object", String::new())
    }

    /// Names of the object's properties, inherited ones included.
    fn dir(&self, object: HostHandle) -> Vec<String> {
        Vec::new()
    }

    /// Whether the object has a `then` method and so can be awaited.
    fn is_thenable(&self, object: HostHandle) -> bool {
        false
    }

    /// Calls `on_value(value)` or `on_error(error)` once the thenable settles; takes both handles.
    fn then(
        &self,
        rt: &mut dyn Runtime,
        promise: HostHandle,
        on_value: PyHandle,
        on_error: PyHandle,
    ) -> Result<()> {
        Err(no_objects())
    }

    /// Calls `callback()` after `seconds`, from the host's event loop. The handle passes to the host.
    fn call_later(&self, rt: &mut dyn Runtime, seconds: f64, callback: PyHandle) -> Result<()> {
        Err(Error::unsupported("this host has no event loop"))
    }

    /// The host's own list or object with these elements (`to_js`, JSON-like data).
    fn new_array(&self, rt: &mut dyn Runtime, items: Vec<Value>) -> Result<HostHandle> {
        Err(no_objects())
    }

    /// A plain host object with these properties.
    fn new_object(&self, rt: &mut dyn Runtime, items: Vec<(String, Value)>) -> Result<HostHandle> {
        Err(no_objects())
    }

    /// The bytes behind an ArrayBuffer or a typed array, `None` for other objects.
    fn bytes(&self, object: HostHandle) -> Option<Vec<u8>> {
        None
    }

    /// Another handle to the same object.
    fn duplicate(&self, object: HostHandle) -> HostHandle {
        object
    }

    /// Gives the handle back.
    fn release(&self, object: HostHandle) {}
}

#[cold]
fn no_objects() -> Error {
    Error::unsupported("this host has no objects")
}

//! How native functions are declared and called.
//!
//! A native function is a Rust function with a row in a table: name, arity, and the names of the parameters that
//! can be given by keyword. The VM binds keywords to slots before the call, so that native code sees slots only.

use crate::heap::Gc;
use crate::layout::Tuple;
use crate::value::{Res, Value};
use crate::vm::Vm;

/// A native function.
pub type NativeFn = fn(&mut Vm, &Args<'_>) -> Res;

/// Any number of positional arguments.
pub const VAR: u8 = 255;
/// How a native function is bound: an ordinary function.
pub const FUNCTION: u8 = 0;
/// A method: the first argument is the receiver and is checked to be of the type whose table it is in.
pub const METHOD: u8 = 1;
/// A class method: the first argument is the class.
pub const CLASS_METHOD: u8 = 2;
/// A static method.
pub const STATIC_METHOD: u8 = 3;
/// Bit: takes any keywords; see [`Args::keywords`].
pub const KEYWORDS: u8 = 16;

/// One row of a table of native functions.
pub struct NativeDef {
    /// The name, then, after a `|`, the names of parameters that can be given by keyword, separated by commas.
    /// Those before a `*` are the last positional ones; those after it are keyword-only.
    /// `"int|base"`, `"sorted|*,key,reverse"`.
    pub name: &'static str,
    /// What it does.
    pub call: NativeFn,
    /// Least positional arguments, the receiver included.
    pub min: u8,
    /// Most positional arguments, the receiver included; [`VAR`]: no bound.
    pub max: u8,
    /// [`FUNCTION`], [`METHOD`], [`CLASS_METHOD`] or [`STATIC_METHOD`], and [`KEYWORDS`].
    pub kind: u8,
}

impl NativeDef {
    /// The name without the parameter names.
    pub fn bare_name(&self) -> &'static str {
        match self.name.find('|') {
            Some(at) => self.name.get(..at).unwrap_or(self.name),
            None => self.name,
        }
    }
    /// The parameter names: `"base"`, `"*,key,reverse"`.
    pub fn parameters(&self) -> &'static str {
        match self.name.find('|') {
            Some(at) => self.name.get(at + 1..).unwrap_or(""),
            None => "",
        }
    }
}

/// A plain function.
pub const fn function(name: &'static str, call: NativeFn, min: u8, max: u8) -> NativeDef {
    NativeDef { name, call, min, max, kind: FUNCTION }
}

/// A method; the arity counts the receiver.
pub const fn method(name: &'static str, call: NativeFn, min: u8, max: u8) -> NativeDef {
    NativeDef { name, call, min, max, kind: METHOD }
}

/// A class method; the arity counts the class.
pub const fn class_method(name: &'static str, call: NativeFn, min: u8, max: u8) -> NativeDef {
    NativeDef { name, call, min, max, kind: CLASS_METHOD }
}

/// A static method.
pub const fn static_method(name: &'static str, call: NativeFn, min: u8, max: u8) -> NativeDef {
    NativeDef { name, call, min, max, kind: STATIC_METHOD }
}

/// The same function, taking any keywords.
pub const fn with_keywords(def: NativeDef) -> NativeDef {
    NativeDef { kind: def.kind | KEYWORDS, ..def }
}

/// One row of a table of attributes that are computed.
pub struct GetSetDef {
    /// Name.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&mut Vm, Value) -> Res,
    /// Writes it (`None`: deletes it); absent: read-only.
    pub set: Option<fn(&mut Vm, Value, Option<Value>) -> Res<()>>,
}

/// The arguments of a native call. All are rooted for the call's duration.
pub struct Args<'a> {
    /// Positional arguments, and optional ones given by keyword in their slot; [`Value::UNBOUND`] where skipped.
    pub pos: &'a [Value],
    /// Keyword-only parameters in the order of the table row; [`Value::UNBOUND`] where not given. Empty when none
    /// was given.
    pub named: &'a [Value],
    /// For functions that take any keywords: their names and values.
    pub extra: Option<(Gc<Tuple>, &'a [Value])>,
}

impl<'a> Args<'a> {
    /// Positional arguments only.
    pub fn positional(pos: &'a [Value]) -> Args<'a> {
        Args { pos, named: &[], extra: None }
    }
    /// Number of positional slots.
    #[inline]
    pub fn len(&self) -> usize {
        self.pos.len()
    }
    /// Whether there are no positional arguments.
    pub fn is_empty(&self) -> bool {
        self.pos.is_empty()
    }
    /// A positional argument that the arity guarantees; `None` (Python's) otherwise. Called in hundreds of places: inlined,
    /// these three would be 8 KB.
    #[inline(never)]
    pub fn at(&self, i: usize) -> Value {
        match self.pos.get(i) {
            Some(v) => *v,
            None => Value::NONE,
        }
    }
    /// An optional positional argument.
    #[inline(never)]
    pub fn opt(&self, i: usize) -> Option<Value> {
        self.pos.get(i).and_then(|v| v.bound())
    }
    /// A keyword-only argument, by its place among them.
    #[inline(never)]
    pub fn named(&self, i: usize) -> Option<Value> {
        self.named.get(i).and_then(|v| v.bound())
    }
    /// Arguments from the `i`th on.
    pub fn rest(&self, i: usize) -> &'a [Value] {
        self.pos.get(i..).unwrap_or(&[])
    }
    /// The keywords of a function that takes any: (name, value) pairs.
    pub fn keywords(&self) -> impl Iterator<Item = (Value, Value)> + 'a {
        let (names, values): (&'a [Value], &'a [Value]) = match self.extra {
            Some((names, values)) => (names.items(), values),
            None => (&[], &[]),
        };
        names.iter().copied().zip(values.iter().copied())
    }
}

/// A builtin type's table: what it can do is read off these rows.
pub struct TypeDef {
    /// Which.
    pub builtin: crate::types::Builtin,
    /// Methods.
    pub methods: &'static [NativeDef],
    /// Computed attributes.
    pub getset: &'static [GetSetDef],
    /// Makes an instance: `type(*args)`; the first argument is the class. Absent: it can't be made by calling.
    pub new: Option<&'static NativeDef>,
}

/// A module written in Rust.
pub struct ModuleDef {
    /// Name.
    pub name: &'static str,
    /// Functions.
    pub functions: &'static [NativeDef],
    /// Adds constants and classes to the module's namespace.
    pub init: Option<fn(&mut Vm, Gc<crate::layout::Module>) -> Res<()>>,
}

/// A class that a native module makes: an ordinary class with native methods, whose instances each carry one value
/// (a [`Vm::record`] with the class's own tag, a list, ...) that `vm.payload(instance)` gives.
pub struct ClassDef {
    /// Name.
    pub name: &'static str,
    /// Methods. They see any receiver when called through the class: check the payload's kind and tag.
    pub methods: &'static [NativeDef],
    /// Computed attributes.
    pub getset: &'static [GetSetDef],
    /// `__new__`: makes an instance with `vm.wrap_new(class, payload)`; the first argument is the class. Absent: it
    /// can't be made by calling.
    pub new: Option<&'static NativeDef>,
}

/// Modules that come beside the library: linked in by a native build, added by a page that imports them.
pub struct ModuleSet {
    /// Written in Rust.
    pub native: &'static [&'static ModuleDef],
    /// The source of one that is written in Python, and whether it is a package.
    pub source: fn(&str) -> Option<(&'static str, bool)>,
}

/// Everything that the VM gets from the library crate.
pub struct Library {
    /// Tables of builtin types.
    pub types: &'static [TypeDef],
    /// Builtin functions.
    pub builtins: &'static [NativeDef],
    /// Modules.
    pub modules: &'static [ModuleDef],
    /// `repr(v)` of builtin objects.
    pub repr: fn(&mut Vm, Value, &mut String) -> Res<()>,
    /// `format(v, spec)` of builtin objects.
    pub format: fn(&mut Vm, Value, &str) -> Res,
    /// `template % args` of str and bytes.
    pub percent: fn(&mut Vm, Value, Value) -> Res,
    /// Item of a memoryview.
    pub view_get: fn(&mut Vm, Value, usize) -> Res,
    /// Slice of a memoryview.
    pub view_slice: fn(&mut Vm, Value, crate::seq::Span) -> Res,
    /// `view[key] = item`; `None`: deletes, which is an error.
    pub view_set: fn(&mut Vm, Value, Value, Option<Value>) -> Res<()>,
    /// The bytes of any bytes-like object.
    pub view_bytes: fn(&mut Vm, Value) -> Option<Vec<u8>>,
    /// The runtimes that have a standard library module that this one lacks; empty: nobody knows it.
    pub elsewhere: fn(&str) -> &'static str,
}

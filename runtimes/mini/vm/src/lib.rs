//! The virtual machine of the mini Python: values, heap, objects, calls and the interpreter loop.
//!
//! Free of any host: what it needs of one comes through [`vm::Embedder`] and
//! [`anypy_mini_base::platform::Platform`]; what Python's types and modules can do comes as tables
//! ([`native::Library`]) from the library crate. Built for size like the other crates: what must
//! be fast is marked for inlining, by measuring (`cargo xtask bench --speed`).
//!
//! Start reading at [`value`], [`heap`] and [`layout`], then [`interp`].

pub mod access;
pub mod attr;
pub mod call;
pub mod class;
pub mod dict;
pub mod error;
pub mod frame;
pub mod generator;
pub mod heap;
pub mod import;
pub mod interp;
pub mod iter;
pub mod layout;
pub mod load;
pub mod make;
pub mod native;
pub mod num;
pub mod ops;
pub mod seq;
pub mod slots;
pub mod sym;
pub mod types;
pub mod value;
pub mod vm;

pub use heap::Gc;
pub use layout::Kind;
pub use native::{Args, ClassDef, GetSetDef, Library, ModuleDef, ModuleSet, NativeDef, TypeDef};
pub use sym::Sym;
pub use types::Builtin;
pub use value::{Raised, Res, Value};
pub use vm::{Embedder, HostOp, Vm, Wait, is_kind as is};

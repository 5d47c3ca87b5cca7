//! Builtin types: one file a type, each ending in its [`TypeDef`].

use anypy_mini_vm::{Args, Builtin, Gc, Kind, Res, TypeDef, Value, Vm, is};

pub mod alias;
pub mod bool;
pub mod bytearray;
pub mod bytes;
pub mod code;
pub mod complex;
pub mod dict;
pub mod exception;
pub mod float;
pub mod function;
pub mod generator;
pub mod group;
pub mod int;
pub mod iterators;
pub mod jsproxy;
pub mod list;
pub mod memoryview;
pub mod object;
pub mod property;
pub mod range;
pub mod set;
pub mod str;
pub mod super_;
pub mod text;
pub mod tuple;
pub mod type_;
pub mod views;

/// The tables of all types.
pub static TYPES: &[TypeDef] = &[
    int::INT,
    bool::BOOL,
    float::FLOAT,
    complex::COMPLEX,
    str::STR,
    bytes::BYTES,
    bytearray::BYTEARRAY,
    memoryview::MEMORYVIEW,
    list::LIST,
    tuple::TUPLE,
    dict::DICT,
    dict::MAPPING_PROXY,
    views::KEYS,
    views::VALUES,
    views::ITEMS,
    set::SET,
    set::FROZENSET,
    range::RANGE,
    range::SLICE,
    iterators::ENUMERATE,
    iterators::ZIP,
    iterators::MAP,
    iterators::FILTER,
    iterators::REVERSED,
    iterators::LIST_ITERATOR,
    iterators::LIST_REVERSE_ITERATOR,
    iterators::RANGE_ITERATOR,
    function::FUNCTION,
    function::METHOD,
    function::NATIVE_FUNCTION,
    function::METHOD_WRAPPER,
    function::WRAPPER_DESCRIPTOR,
    function::METHOD_DESCRIPTOR,
    type_::TYPE,
    object::OBJECT,
    group::GROUP,
    group::PLAIN_GROUP,
    property::PROPERTY,
    property::MEMBER,
    property::GETSET,
    property::CLASS_METHOD,
    property::STATIC_METHOD,
    super_::SUPER,
    generator::GENERATOR,
    generator::COROUTINE,
    generator::ASYNC_GENERATOR,
    generator::ASYNC_STEP,
    generator::COROUTINE_WRAPPER,
    code::CODE,
    code::FRAME,
    code::TRACEBACK,
    code::CELL,
    code::NONE,
    code::ELLIPSIS,
    code::NOT_IMPLEMENTED,
    alias::ALIAS,
    alias::UNION,
    alias::MODULE,
    jsproxy::JS_PROXY,
    exception::BASE_EXCEPTION,
    exception::STOP_ITERATION,
    exception::SYSTEM_EXIT,
    exception::ATTRIBUTE_ERROR,
    exception::NAME_ERROR,
    exception::IMPORT_ERROR,
    exception::MODULE_NOT_FOUND,
    exception::KEY_ERROR,
    exception::OS_ERROR,
    exception::SYNTAX_ERROR,
    exception::UNICODE_DECODE_ERROR,
    exception::UNICODE_ENCODE_ERROR,
];

/// The builtin value of kind `kind` that a method's receiver is or carries; TypeError for anything else.
pub fn this<T>(vm: &mut Vm, args: &Args<'_>, kind: Kind) -> Res<Gc<T>> {
    Ok(Gc::of(receiver(vm, args, kind)?))
}

fn receiver(vm: &mut Vm, args: &Args<'_>, kind: Kind) -> Res {
    let v = args.at(0);
    if is(v, kind) {
        return Ok(v);
    }
    let carried = vm.unwrap(v);
    if is(carried, kind) { Ok(carried) } else { wrong_receiver(vm, v) }
}

/// TypeError for a method that was called on an object that it can't work on. The VM has checked the receiver's
/// type, so this is met only by instances that were made without their builtin part.
#[cold]
pub fn wrong_receiver<T>(vm: &mut Vm, v: Value) -> Res<T> {
    vm.object_error(v, "was not initialised by its type")
}

/// What a function of `anypy_mini_base` has come to: its error becomes the exception that it stands for.
pub fn check<T>(vm: &mut Vm, result: anypy_mini_base::error::Result<T>) -> Res<T> {
    use anypy_mini_base::ErrorKind;
    match result {
        Ok(value) => Ok(value),
        Err(e) => {
            let class = match e.kind {
                ErrorKind::ValueError => Builtin::ValueError,
                ErrorKind::TypeError => Builtin::TypeError,
                ErrorKind::OverflowError => Builtin::OverflowError,
                ErrorKind::IndexError => Builtin::IndexError,
                ErrorKind::KeyError => Builtin::KeyError,
                ErrorKind::MemoryError => Builtin::MemoryError,
            };
            vm.error(class, &e.message)
        }
    }
}

/// Bytes that native code may ask the host for at once: an allocation that fails there ends the program.
const MOST_BYTES: u64 = 1 << 30;

/// MemoryError for a buffer of so many bytes that the host would not have them.
pub fn check_size(vm: &mut Vm, bytes: u64) -> Res<()> {
    let most = if vm.heap.limit != 0 { vm.heap.limit.min(MOST_BYTES) } else { MOST_BYTES };
    if bytes > most { vm.error(Builtin::MemoryError, "") } else { Ok(()) }
}

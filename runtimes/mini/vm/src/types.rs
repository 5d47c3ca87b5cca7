//! Builtin types: their numbers, names, bases and layouts, and the type objects made from them at start.
//!
//! The exceptions are in the same table: a builtin exception is a row like any other.

use crate::layout::{Kind, TYPE_FINAL, TYPE_META};

macro_rules! builtins {
    ($($id:ident $text:literal $base:ident $layout:ident $flags:expr;)*) => {
        /// Number of a builtin type.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Builtin { $($id,)* }

        /// Number of builtin types.
        pub const BUILTINS: usize = [$(Builtin::$id),*].len();

        /// All of them in the order of their numbers.
        pub static ALL: [Builtin; BUILTINS] = [$(Builtin::$id),*];

        /// One row a type.
        pub static TABLE: [Row; BUILTINS] = [$(Row {
            name: $text, base: Builtin::$base, layout: Kind::$layout, flags: $flags,
        },)*];
    };
}

/// A builtin type's name, base, instance layout and `TYPE_*` flags. A row stands after its base's.
#[allow(missing_docs)]
pub struct Row {
    pub name: &'static str,
    pub base: Builtin,
    pub layout: Kind,
    pub flags: u16,
}

builtins! {
    Object "object" Object Instance 0;
    Type "type" Object Type TYPE_META;
    Int "int" Object Big 0;
    Bool "bool" Int Big TYPE_FINAL;
    Float "float" Object Float 0;
    Complex "complex" Object Complex 0;
    Str "str" Object Str 0;
    Bytes "bytes" Object Bytes 0;
    ByteArray "bytearray" Object ByteArray 0;
    MemoryView "memoryview" Object MemoryView TYPE_FINAL;
    Tuple "tuple" Object Tuple 0;
    List "list" Object List 0;
    Dict "dict" Object Dict 0;
    Set "set" Object Set 0;
    FrozenSet "frozenset" Object FrozenSet 0;
    Range "range" Object Range TYPE_FINAL;
    Slice "slice" Object Slice TYPE_FINAL;
    NoneType "NoneType" Object Free TYPE_FINAL;
    Ellipsis "ellipsis" Object Free TYPE_FINAL;
    NotImplementedType "NotImplementedType" Object Free TYPE_FINAL;
    Function "function" Object Function TYPE_FINAL;
    Method "method" Object Method TYPE_FINAL;
    NativeFunction "builtin_function_or_method" Object Native TYPE_FINAL;
    MethodDescriptor "method_descriptor" Object Native TYPE_FINAL;
    WrapperDescriptor "wrapper_descriptor" Object Native TYPE_FINAL;
    MethodWrapper "method-wrapper" Object Native TYPE_FINAL;
    Generator "generator" Object Generator TYPE_FINAL;
    Coroutine "coroutine" Object Generator TYPE_FINAL;
    AsyncGenerator "async_generator" Object Generator TYPE_FINAL;
    AsyncGenStep "async_generator_asend" Object Iter TYPE_FINAL;
    Module "module" Object Module 0;
    Code "code" Object Code TYPE_FINAL;
    Frame "frame" Object Frame TYPE_FINAL;
    Traceback "traceback" Object Traceback TYPE_FINAL;
    Cell "cell" Object Cell TYPE_FINAL;
    Property "property" Object Property 0;
    ClassMethod "classmethod" Object ClassMethod 0;
    StaticMethod "staticmethod" Object StaticMethod 0;
    Super "super" Object Super 0;
    Member "member_descriptor" Object Member TYPE_FINAL;
    GetSet "getset_descriptor" Object Member TYPE_FINAL;
    Alias "types.GenericAlias" Object Alias 0;
    Union "types.UnionType" Object Alias TYPE_FINAL;
    DictKeys "dict_keys" Object DictView TYPE_FINAL;
    DictValues "dict_values" Object DictView TYPE_FINAL;
    DictItems "dict_items" Object DictView TYPE_FINAL;
    MappingProxy "mappingproxy" Object Dict TYPE_FINAL;
    ListIterator "list_iterator" Object Iter TYPE_FINAL;
    TupleIterator "tuple_iterator" Object Iter TYPE_FINAL;
    StrIterator "str_ascii_iterator" Object Iter TYPE_FINAL;
    BytesIterator "bytes_iterator" Object Iter TYPE_FINAL;
    RangeIterator "range_iterator" Object Iter TYPE_FINAL;
    DictKeyIterator "dict_keyiterator" Object Iter TYPE_FINAL;
    DictValueIterator "dict_valueiterator" Object Iter TYPE_FINAL;
    DictItemIterator "dict_itemiterator" Object Iter TYPE_FINAL;
    SetIterator "set_iterator" Object Iter TYPE_FINAL;
    SeqIterator "iterator" Object Iter TYPE_FINAL;
    CallableIterator "callable_iterator" Object Iter TYPE_FINAL;
    Enumerate "enumerate" Object Iter 0;
    Zip "zip" Object Iter 0;
    Map "map" Object Iter 0;
    Filter "filter" Object Iter 0;
    Reversed "reversed" Object Iter 0;
    ListReverseIterator "list_reverseiterator" Object Iter TYPE_FINAL;
    CoroutineWrapper "coroutine_wrapper" Object Iter TYPE_FINAL;
    JsProxy "JsProxy" Object HostObject TYPE_FINAL;
    JsIterator "js_iterator" Object Iter TYPE_FINAL;
    Record "record" Object Record TYPE_FINAL;

    BaseException "BaseException" Object Exception 0;
    SystemExit "SystemExit" BaseException Exception 0;
    KeyboardInterrupt "KeyboardInterrupt" BaseException Exception 0;
    GeneratorExit "GeneratorExit" BaseException Exception 0;
    CancelledError "CancelledError" BaseException Exception 0;
    Exception "Exception" BaseException Exception 0;
    StopIteration "StopIteration" Exception Exception 0;
    StopAsyncIteration "StopAsyncIteration" Exception Exception 0;
    ArithmeticError "ArithmeticError" Exception Exception 0;
    FloatingPointError "FloatingPointError" ArithmeticError Exception 0;
    OverflowError "OverflowError" ArithmeticError Exception 0;
    ZeroDivisionError "ZeroDivisionError" ArithmeticError Exception 0;
    AssertionError "AssertionError" Exception Exception 0;
    AttributeError "AttributeError" Exception Exception 0;
    BufferError "BufferError" Exception Exception 0;
    EOFError "EOFError" Exception Exception 0;
    ImportError "ImportError" Exception Exception 0;
    ModuleNotFoundError "ModuleNotFoundError" ImportError Exception 0;
    LookupError "LookupError" Exception Exception 0;
    IndexError "IndexError" LookupError Exception 0;
    KeyError "KeyError" LookupError Exception 0;
    MemoryError "MemoryError" Exception Exception 0;
    NameError "NameError" Exception Exception 0;
    UnboundLocalError "UnboundLocalError" NameError Exception 0;
    OSError "OSError" Exception Exception 0;
    BlockingIOError "BlockingIOError" OSError Exception 0;
    FileExistsError "FileExistsError" OSError Exception 0;
    FileNotFoundError "FileNotFoundError" OSError Exception 0;
    InterruptedError "InterruptedError" OSError Exception 0;
    IsADirectoryError "IsADirectoryError" OSError Exception 0;
    NotADirectoryError "NotADirectoryError" OSError Exception 0;
    PermissionError "PermissionError" OSError Exception 0;
    TimeoutError "TimeoutError" OSError Exception 0;
    ConnectionError "ConnectionError" OSError Exception 0;
    BrokenPipeError "BrokenPipeError" ConnectionError Exception 0;
    ConnectionAbortedError "ConnectionAbortedError" ConnectionError Exception 0;
    ConnectionRefusedError "ConnectionRefusedError" ConnectionError Exception 0;
    ConnectionResetError "ConnectionResetError" ConnectionError Exception 0;
    ChildProcessError "ChildProcessError" OSError Exception 0;
    ProcessLookupError "ProcessLookupError" OSError Exception 0;
    ReferenceError "ReferenceError" Exception Exception 0;
    RuntimeError "RuntimeError" Exception Exception 0;
    NotImplementedError "NotImplementedError" RuntimeError Exception 0;
    RecursionError "RecursionError" RuntimeError Exception 0;
    SyntaxError "SyntaxError" Exception Exception 0;
    IndentationError "IndentationError" SyntaxError Exception 0;
    TabError "TabError" IndentationError Exception 0;
    IncompleteInputError "_IncompleteInputError" SyntaxError Exception 0;
    SystemError "SystemError" Exception Exception 0;
    TypeError "TypeError" Exception Exception 0;
    ValueError "ValueError" Exception Exception 0;
    UnicodeError "UnicodeError" ValueError Exception 0;
    UnicodeDecodeError "UnicodeDecodeError" UnicodeError Exception 0;
    UnicodeEncodeError "UnicodeEncodeError" UnicodeError Exception 0;
    UnicodeTranslateError "UnicodeTranslateError" UnicodeError Exception 0;
    Warning "Warning" Exception Exception 0;
    EncodingWarning "EncodingWarning" Warning Exception 0;
    UserWarning "UserWarning" Warning Exception 0;
    DeprecationWarning "DeprecationWarning" Warning Exception 0;
    PendingDeprecationWarning "PendingDeprecationWarning" Warning Exception 0;
    RuntimeWarning "RuntimeWarning" Warning Exception 0;
    SyntaxWarning "SyntaxWarning" Warning Exception 0;
    FutureWarning "FutureWarning" Warning Exception 0;
    ImportWarning "ImportWarning" Warning Exception 0;
    UnicodeWarning "UnicodeWarning" Warning Exception 0;
    BytesWarning "BytesWarning" Warning Exception 0;
    ResourceWarning "ResourceWarning" Warning Exception 0;
    JsException "JsException" Exception Exception 0;
    ExceptionGroupBase "BaseExceptionGroup" BaseException Exception 0;
    ExceptionGroup "ExceptionGroup" ExceptionGroupBase Exception 0;
}

impl Builtin {
    /// The type's row.
    pub fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
    /// The builtin type of a number.
    pub fn from_number(number: u32) -> Option<Builtin> {
        // Rows are in the order of the numbers, so that a row's index is its number.
        if (number as usize) < BUILTINS { Some(ALL[number as usize]) } else { None }
    }
}

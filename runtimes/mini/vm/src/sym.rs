//! Names that the VM itself uses, interned at start.

use crate::value::Value;
use crate::vm::Vm;

macro_rules! symbols {
    ($($id:ident $text:literal,)*) => {
        /// A name that the VM itself uses.
        #[derive(Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Sym { $($id,)* }

        /// Their texts in the order of their numbers.
        pub const TEXTS: &[&str] = &[$($text,)*];
    };
}

symbols! {
    Empty "",
    Init "__init__", New "__new__", Call "__call__", Class "__class__", Dict "__dict__", Name "__name__",
    QualName "__qualname__", Module "__module__", Doc "__doc__", Bases "__bases__", Mro "__mro__",
    Slots "__slots__", Annotations "__annotations__", Builtins "__builtins__", File "__file__", Path "__path__",
    Package "__package__", All "__all__", Main "__main__", Spec "__spec__",
    GetAttribute "__getattribute__", GetAttr "__getattr__", SetAttr "__setattr__", DelAttr "__delattr__",
    Get "__get__", Set "__set__", Delete "__delete__", SetName "__set_name__", InitSubclass "__init_subclass__",
    ClassGetItem "__class_getitem__", Prepare "__prepare__", InstanceCheck "__instancecheck__",
    SubclassCheck "__subclasscheck__", MroEntries "__mro_entries__", ClassCell "__classcell__",
    Metaclass "metaclass", Weakref "__weakref__", AbstractMethods "__abstractmethods__",
    Repr "__repr__", Str "__str__", Bytes "__bytes__", Format "__format__", Hash "__hash__", Bool "__bool__",
    Len "__len__", LengthHint "__length_hint__", Iter "__iter__", Next "__next__", Contains "__contains__",
    GetItem "__getitem__", SetItem "__setitem__", DelItem "__delitem__", Missing "__missing__",
    Reversed "__reversed__", Index "__index__", Int "__int__", Float "__float__", Complex "__complex__",
    Round "__round__", Trunc "__trunc__", Floor "__floor__", Ceil "__ceil__", Dir "__dir__",
    Enter "__enter__", Exit "__exit__", AEnter "__aenter__", AExit "__aexit__", Await "__await__",
    AIter "__aiter__", ANext "__anext__", Del "__del__", Copy "__copy__", DeepCopy "__deepcopy__",
    Add "__add__", Sub "__sub__", Mul "__mul__", MatMul "__matmul__", TrueDiv "__truediv__",
    FloorDiv "__floordiv__", Mod "__mod__", Pow "__pow__", LShift "__lshift__", RShift "__rshift__",
    And "__and__", Or "__or__", Xor "__xor__",
    RAdd "__radd__", RSub "__rsub__", RMul "__rmul__", RMatMul "__rmatmul__", RTrueDiv "__rtruediv__",
    RFloorDiv "__rfloordiv__", RMod "__rmod__", RPow "__rpow__", RLShift "__rlshift__", RRShift "__rrshift__",
    RAnd "__rand__", ROr "__ror__", RXor "__rxor__",
    IAdd "__iadd__", ISub "__isub__", IMul "__imul__", IMatMul "__imatmul__", ITrueDiv "__itruediv__",
    IFloorDiv "__ifloordiv__", IMod "__imod__", IPow "__ipow__", ILShift "__ilshift__", IRShift "__irshift__",
    IAnd "__iand__", IOr "__ior__", IXor "__ixor__",
    Neg "__neg__", Pos "__pos__", Invert "__invert__", Abs "__abs__", DivMod "__divmod__", RDivMod "__rdivmod__",
    Lt "__lt__", Le "__le__", Eq "__eq__", Ne "__ne__", Gt "__gt__", Ge "__ge__",
    Send "send", Throw "throw", Close "close", Keys "keys", Items "items", Values "values", Read "read",
    Write "write", ReadLine "readline", Flush "flush", Append "append", MatchArgs "__match_args__",
    StdOut "stdout", StdErr "stderr", StdIn "stdin", Args "args", Value "value", Code "code", Print "print",
    Traceback "__traceback__", Cause "__cause__", Context "__context__", Notes "__notes__",
    SuppressContext "__suppress_context__", Wrapped "__wrapped__", Func "__func__", SelfName "__self__",
    Globals "__globals__", Import "__import__", Underscore "_", Origin "__origin__", ArgsDunder "__args__",
    Lambda "<lambda>", ModuleName "<module>", Super "super", DictName "dict", Object "object", Js "js", This "this",
    MsgAttr "msg", NameAttr "name", PathAttr "path", ObjAttr "obj", Big "big", Little "little",
}

impl Vm {
    /// The interned string of a name.
    #[inline(always)]
    pub fn sym(&self, sym: Sym) -> Value {
        // The table is filled at start with one value for each `Sym`.
        self.syms.get(sym as usize).copied().unwrap_or(Value::NONE)
    }
}

//! The instruction set.
//!
//! An instruction is a 32-bit word: the opcode in the low 8 bits, an argument in the upper 24, which some
//! instructions split in `a` (bits 8..16) and `b` (bits 16..32):
//!
//! ```text
//!   31              16 15      8 7       0
//!  +------------------+---------+---------+
//!  |        b         |    a    |   op    |
//!  |            arg             |   op    |
//!  +------------------+---------+---------+
//! ```
//!
//! Instructions that look up names are followed by inline cache words ([`Op::cache_words`]), zero at first,
//! which the VM fills. Jump arguments are absolute word positions. The VM is a stack machine; in the stack effects
//! below the top of the stack is on the right. `*x` is any number of values.
//!
//! A frame holds: locals (`varnames`), own cells (`cellvars`), captured cells (`freevars`), then the stack. Slot
//! arguments count from the first local through all three.

macro_rules! opcodes {
    ($($(#[doc = $doc:literal])+ $name:ident = $caches:literal,)*) => {
        /// The operations.
        #[derive(Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(test, derive(Debug))]
        #[repr(u8)]
        pub enum Op { $($(#[doc = $doc])+ $name,)* }

        impl Op {
            /// All operations in the order of their numbers.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];
            const CACHES: &'static [u8] = &[$($caches,)*];

            /// Cache words that follow the instruction.
            pub fn cache_words(self) -> u32 {
                Op::CACHES.get(self as usize).copied().unwrap_or(0) as u32
            }
        }

        /// Names of the operations, for disassembly.
        #[cfg(any(test, feature = "disassemble"))]
        pub const NAMES: &[&str] = &[$(stringify!($name),)*];
    };
}

opcodes! {
    // Constants and variables

    /// `-> v`: constant number `arg`.
    LoadConst = 0,
    /// `-> v`: the small integer `arg`, sign-extended from 24 bits.
    LoadInt = 0,
    /// `-> v`: None, True, False, Ellipsis for `arg` 0 to 3.
    LoadSpecial = 0,
    /// `-> v`: local `arg`; UnboundLocalError.
    LoadFast = 0,
    /// `-> v w`: locals `a` and `b`.
    LoadFast2 = 0,
    /// `v ->`: local `arg`.
    StoreFast = 0,
    /// `v -> w`: stores local `a`, then loads local `b`.
    StoreLoadFast = 0,
    /// `v w ->`: stores the top in local `a`, the next in local `b`.
    StoreFast2 = 0,
    /// Unbinds local `arg`; UnboundLocalError.
    DelFast = 0,
    /// Puts a new cell in slot `b`, holding local `a`, or nothing when `a` is 255. First in the code.
    MakeCell = 0,
    /// `-> v`: contents of the cell in slot `arg`; NameError.
    LoadCell = 0,
    /// `v ->`: into the cell in slot `arg`.
    StoreCell = 0,
    /// Empties the cell in slot `arg`; NameError.
    DelCell = 0,
    /// `-> cell`: the cell in slot `arg` itself, to build a closure.
    LoadClosure = 0,
    /// `-> v`: name `b` from the class namespace, else the contents of the cell in slot `a`.
    LoadClassCell = 0,
    /// `-> v`: name `arg` from globals, then builtins.
    LoadGlobal = 2,
    /// `v ->`: global `arg`.
    StoreGlobal = 2,
    /// Deletes global `arg`.
    DelGlobal = 0,
    /// `-> v`: name `arg` from the namespace (module or class body), then globals, then builtins.
    LoadName = 2,
    /// `v ->`: into the namespace.
    StoreName = 2,
    /// Deletes name `arg` from the namespace.
    DelName = 0,

    // Stack

    /// `v ->`
    Pop = 0,
    /// `v -> v v`
    Dup = 0,
    /// `v w -> v w v w`
    Dup2 = 0,
    /// `v w -> w v`
    Swap = 0,
    /// `u v w -> w u v`: the top goes below the next two.
    Rot3 = 0,
    /// `t u v w -> w t u v`: the top goes below the next three.
    Rot4 = 0,
    /// `-> v`: a copy of the value `arg` below the top (0: the top).
    Copy = 0,
    /// Exchanges the top with the value `arg` below it.
    SwapN = 0,

    // Operators

    /// `v w -> v+w`
    Add = 0,
    /// `v w -> v-w`
    Sub = 0,
    /// `v w -> v*w`
    Mul = 0,
    /// `v w -> x`: the operator of number `arg` ([`crate::ast::BinOp`]).
    Binary = 0,
    /// `v w -> x`: the in-place operator of number `arg`.
    InPlace = 0,
    /// `-> x`: local `a` plus local `b`: as LoadFast2, Add.
    AddFast = 0,
    /// `v -> v+i`: plus the small integer `arg`, sign-extended from 24 bits. Same for `-=`: it is negated.
    AddInt = 0,
    /// `v w -> x`: the comparison of number `arg` ([`crate::ast::CmpOp`]), all ten of them.
    Compare = 0,
    /// `v w ->`: compares as `a & 15`; the next word is the jump `PopJumpIfFalse` or `PopJumpIfTrue`, which is
    /// taken or not without making a bool where both are small integers.
    CompareJump = 0,
    /// `v -> -v`
    Neg = 0,
    /// `v -> +v`
    Pos = 0,
    /// `v -> ~v`
    Invert = 0,
    /// `v -> not v`
    Not = 0,
    /// `v -> bool`: truth of `v`.
    ToBool = 0,

    // Attributes and items

    /// `v -> v.name`: name `arg`.
    LoadAttr = 3,
    /// `v -> f self` or `v -> f UNBOUND`: name `arg`, to be called by [`Op::CallMethod`].
    LoadMethod = 3,
    /// `w v ->`: `v.name = w`
    StoreAttr = 3,
    /// `v ->`: deletes attribute `arg`.
    DelAttr = 0,
    /// `-> v`: attribute `arg` of `super(__class__, self)`. Stack: `super class self -> v`.
    LoadSuper = 0,
    /// `super class self -> f self`: as LoadSuper, for CallMethod.
    LoadSuperMethod = 0,
    /// `v k -> v[k]`
    LoadItem = 0,
    /// `w v k ->`: `v[k] = w`
    StoreItem = 0,
    /// `v k ->`: `del v[k]`
    DelItem = 0,
    /// `lower upper -> slice` (arg 2) or `lower upper step -> slice` (arg 3).
    BuildSlice = 0,

    // Containers

    /// `*v -> tuple` of `arg` values.
    BuildTuple = 0,
    /// `*v -> list` of `arg` values.
    BuildList = 0,
    /// `*v -> set` of `arg` values.
    BuildSet = 0,
    /// `*(k v) -> dict` of `arg` pairs.
    BuildDict = 0,
    /// `*v -> str`: joins `arg` strings.
    BuildString = 0,
    /// `list ... v -> list ...`: appends to the list `arg` below the value.
    ListAppend = 0,
    /// As ListAppend, for a set.
    SetAdd = 0,
    /// `dict ... k v -> dict ...`: adds to the dict `arg` below the key.
    DictAdd = 0,
    /// `list v -> list`: extends the list by an iterable ("Value after * must be an iterable"). arg 1: the list is
    /// the arguments of a call, whose function is just below it (for the message).
    ListExtend = 0,
    /// `set v -> set`
    SetUpdate = 0,
    /// `dict v -> dict`: `{**v}`.
    DictUpdate = 0,
    /// `f ... dict v -> f ... dict`: keyword arguments: a duplicate is a TypeError that names the function, which
    /// is `arg` below the dict.
    DictMerge = 0,
    /// `list -> tuple`
    ListToTuple = 0,
    /// `v -> *w`: exactly `arg` values, the first on top.
    Unpack = 0,
    /// `v -> *w`: `a` values, a list of the rest, `b` values; the first on top.
    UnpackEx = 0,
    /// `v -> str`: f-string field: conversion in the low 8 bits of `arg` (0, `s`, `r`, `a`).
    Format = 0,
    /// `v spec -> str`: as Format with a format specification.
    FormatSpec = 0,

    // Jumps and loops

    /// Goes on at `arg`.
    Jump = 0,
    /// Goes on at `arg`, which is not after this instruction; a safepoint.
    JumpBack = 0,
    /// `v ->`: goes on at `arg` if `v` is false.
    PopJumpIfFalse = 0,
    /// `v ->`: goes on at `arg` if `v` is true.
    PopJumpIfTrue = 0,
    /// `v -> v` and jumps, or `v ->` and goes on.
    JumpIfFalseOrPop = 0,
    /// `v -> v` and jumps, or `v ->` and goes on.
    JumpIfTrueOrPop = 0,
    /// `v ->`
    PopJumpIfNone = 0,
    /// `v ->`
    PopJumpIfNotNone = 0,
    /// `v -> iter(v)`
    GetIter = 0,
    /// `it -> it v`, or `it ->` and goes on at `arg` when it is exhausted.
    ForIter = 0,

    // Calls and functions

    /// `f *args -> v`: `arg` positional arguments.
    Call = 0,
    /// `f self *args -> v`: after LoadMethod, `arg` arguments besides self.
    CallMethod = 0,
    /// `f *args names -> v`: `arg` arguments in all, of which the last are keyword ones, named by the tuple.
    CallKw = 0,
    /// `f self *args names -> v`: CallKw after LoadMethod.
    CallMethodKw = 0,
    /// `f args -> v` (arg 0) or `f args dict -> v` (arg 1): `f(*args, **dict)`; `args` is a tuple or list.
    CallEx = 0,
    /// `[defaults] [kwdefaults] [annotations] [closure] code -> f`: bits of `arg`: 1 tuple of defaults, 2 dict of
    /// keyword-only defaults, 4 dict of annotations, 8 closure tuple.
    MakeFunction = 0,
    /// `v ->`: leaves the frame.
    Return = 0,
    /// `*bases -> class`: stack `body-function name bases-tuple [keywords dict]`; arg 1: with keywords.
    BuildClass = 0,
    /// First in the code of a generator or coroutine: makes the generator object and leaves the frame with it.
    MakeGenerator = 0,
    /// `v -> sent`: hands `v` out; goes on with what is sent. In an asynchronous generator `arg` 1 marks a `yield`
    /// of the program's (0: an await's).
    Yield = 0,
    /// `it v -> it w`, goes on at the next instruction with `w` to be yielded; or, when `it` has ended,
    /// `it v -> result` and goes on at `arg`. One step of `yield from` and `await`.
    Send = 0,
    /// `v -> it`: the iterator that `yield from v` delegates to.
    GetYieldFromIter = 0,
    /// `v -> it`: what `await v` delegates to. arg 1: of `__aenter__`, 2: of `__aexit__` (for the message).
    GetAwaitable = 0,
    /// `v -> v.__aiter__()`
    GetAiter = 0,
    /// `it -> it awaitable`: `it.__anext__()`, ready for Send.
    GetAnext = 0,
    /// `it exc ->`: ends `async for` when `exc` is StopAsyncIteration and goes on at `arg`; else raises it again.
    EndAsyncFor = 0,

    // Exceptions

    /// Handlers are found through the exception table; a handler starts with the stack cut to its depth and the
    /// exception pushed. `exc -> previous exc`: makes it the one being handled.
    PushExc = 0,
    /// `previous ->`: the exception is handled; the previous one is being handled again.
    PopExc = 0,
    /// `exc type -> exc bool`: whether it matches `except type`.
    MatchExc = 0,
    /// arg 0: raises the exception being handled; 1: `exc ->`; 2: `exc cause ->`.
    Raise = 0,
    /// `exc ->`: raises it again with the traceback it has. Stack below stays.
    Reraise = 0,
    /// `-> AssertionError`
    LoadAssertionError = 0,
    /// `manager -> exit value`: calls `__enter__`; `exit` is the bound `__exit__`.
    EnterWith = 0,
    /// `exit previous exc -> exit previous exc v`: calls `exit(type, exc, traceback)`.
    ExitWithExc = 0,
    /// `manager -> exit awaitable`: calls `__aenter__`.
    EnterAsyncWith = 0,

    // Modules

    /// `level fromlist -> module`: name `arg`.
    ImportName = 0,
    /// `module -> module v`: name `arg`.
    ImportFrom = 0,
    /// `module ->`: binds its public names.
    ImportStar = 0,

    // Patterns

    /// `v -> v bool`: whether `v` is a sequence that patterns match.
    MatchSequence = 0,
    /// `v -> v bool`
    MatchMapping = 0,
    /// `v -> v len`
    GetLen = 0,
    /// `v keys -> v keys values`: tuple of the values, or None if a key is missing.
    MatchKeys = 0,
    /// `v class names -> attributes`: tuple of the values of `arg` positional and the named attributes, or None.
    MatchClass = 0,
    /// `v keys -> dict`: a copy of the mapping `v` without the tuple `keys`.
    MatchRest = 0,

    // Rare

    /// `v ->`: displays the value of an interactive statement.
    PrintExpr = 0,
    /// Makes `__annotations__` in the namespace if there is none.
    SetupAnnotations = 0,
    /// Any 24-bit argument that does not fit is an error of the compiler; this one carries the upper bits.
    Unreachable = 0,
    /// Does nothing. Last: what does nothing is where the jump table of the VM's loop goes by default.
    Nop = 0,
}

/// Builds an instruction with a 24-bit argument.
pub const fn word(op: Op, arg: u32) -> u32 {
    op as u32 | arg << 8
}

/// Builds an instruction with the arguments `a` (8 bits) and `b` (16 bits).
pub const fn word_ab(op: Op, a: u32, b: u32) -> u32 {
    op as u32 | a << 8 | b << 16
}

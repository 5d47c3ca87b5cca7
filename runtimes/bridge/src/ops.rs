//! Numbers of the operations that cross, in both directions. `js/bridge.js` has the same tables; a test compares.

/// What JavaScript asks of the runtime (`anypy_op`).
pub mod py {
    pub const GET_ATTR: u32 = 0;
    pub const SET_ATTR: u32 = 1;
    pub const DEL_ATTR: u32 = 2;
    pub const HAS_ATTR: u32 = 3;
    pub const GET_ITEM: u32 = 4;
    pub const SET_ITEM: u32 = 5;
    pub const DEL_ITEM: u32 = 6;
    pub const CONTAINS: u32 = 7;
    pub const CALL: u32 = 8;
    pub const CALL_KEYWORDS: u32 = 9;
    pub const ITER: u32 = 10;
    pub const NEXT: u32 = 11;
    pub const LEN: u32 = 12;
    pub const SAME: u32 = 13;
    pub const TEXT: u32 = 14;
    pub const TYPE: u32 = 15;
    pub const DIR: u32 = 16;
    pub const BUFFER: u32 = 17;
    pub const NEW_LIST: u32 = 18;
    pub const NEW_DICT: u32 = 19;
    pub const DUPLICATE: u32 = 20;
    pub const RELEASE: u32 = 21;
    pub const LOAD: u32 = 22;
    pub const MAIN_SCOPE: u32 = 23;
    pub const NEW_SCOPE: u32 = 24;
    pub const EVAL: u32 = 25;
    pub const START: u32 = 26;
    pub const START_AWAIT: u32 = 27;
    pub const RESUME: u32 = 28;
    pub const CANCEL: u32 = 29;
    pub const INTERRUPT: u32 = 30;
    pub const REGISTER: u32 = 31;
    pub const WRITE_FILE: u32 = 32;
    pub const READ_FILE: u32 = 33;
    pub const COLLECT: u32 = 34;
    pub const MEMORY: u32 = 35;
    pub const DISPOSE: u32 = 36;
}

/// What the runtime asks of JavaScript through the import `op`; the hot ones have imports of their own.
pub mod host {
    pub const DEL_ATTR: u32 = 0;
    pub const HAS_ATTR: u32 = 1;
    pub const GET_ITEM: u32 = 2;
    pub const SET_ITEM: u32 = 3;
    pub const DEL_ITEM: u32 = 4;
    pub const CONTAINS: u32 = 5;
    pub const CONSTRUCT: u32 = 6;
    pub const ITER: u32 = 7;
    pub const NEXT: u32 = 8;
    pub const LEN: u32 = 9;
    pub const SAME: u32 = 10;
    pub const TRUTH: u32 = 11;
    pub const TEXT: u32 = 12;
    pub const TYPE_OF: u32 = 13;
    pub const DIR: u32 = 14;
    pub const IS_THENABLE: u32 = 15;
    pub const THEN: u32 = 16;
    pub const CALL_LATER: u32 = 17;
    pub const NEW_ARRAY: u32 = 18;
    pub const NEW_OBJECT: u32 = 19;
    pub const BYTES: u32 = 20;
    pub const DUPLICATE: u32 = 21;
    pub const GLOBAL: u32 = 22;
    pub const READ_LINE: u32 = 23;
    pub const BLOCK: u32 = 24;
    pub const MODULE: u32 = 25;
}

// What a record holds: `memory::tag` in src/memory.rs.

export const NONE = 0;
export const NULL = 1;
export const BOOL = 2;
export const INT = 3;
export const FLOAT = 4;
export const STR = 5;
export const PYTHON = 6;
export const HOST = 7;
export const LONG = 8;
export const BIG = 9;
export const BYTES = 10;
export const THROWN = 11;
export const RAISED = 12;
export const ERROR = 13;
export const MISSING = 14;
export const BREATHE = 15;
export const SLEEP = 16;
export const INPUT = 17;
export const AWAIT = 18;
export const BUSY = 19;
export const LENT = 20;

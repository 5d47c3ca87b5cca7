//! What JavaScript gives to wasm: numbers only, so that a call is a plain wasm import without a shim.
//!
//! They are supplied by `js/bridge.js` as closures of one instance (import module `anypy`), not through a generated
//! module, whose state all instances of a page would share.

#[link(wasm_import_module = "anypy")]
// SAFETY: `js/bridge.js` supplies these signatures. None unwinds, and none keeps an address after it returns.
unsafe extern "C" {
    /// `object.name`; the result goes to `records`.
    #[link_name = "get"]
    pub safe fn get(object: u32, name: u32, text: u32, len: u32, records: u32);
    /// `object.name = value in records`; NONE or the error goes to `records`.
    #[link_name = "set"]
    pub safe fn set(object: u32, name: u32, text: u32, len: u32, records: u32);
    /// `function(...args)`, where `count` arguments are followed by `keywords` pairs of name and value.
    #[link_name = "call"]
    pub safe fn call(function: u32, records: u32, count: u32, keywords: u32);
    /// `object.name(...args)`
    #[link_name = "method"]
    pub safe fn method(object: u32, name: u32, text: u32, len: u32, records: u32, count: u32, keywords: u32);
    /// All other operations, by number.
    #[link_name = "op"]
    pub safe fn op(code: u32, object: u32, records: u32, count: u32, keywords: u32);
    /// Gives a handle back.
    #[link_name = "drop"]
    pub safe fn drop(object: u32);
    /// Text for stdout (0) or stderr (1).
    #[link_name = "write"]
    pub safe fn write(stream: u32, text: u32, len: u32);
}

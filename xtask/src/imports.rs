//! Short names for the functions that wasm-bindgen's glue gives to a module.
//!
//! wasm-bindgen calls them `__wbg_appendChild_dbf7ad2f48413560`, once in the wasm and once in the JavaScript: about 90 bytes an
//! import that no compressor shrinks much, since half of it is a hash. Both sides are ours, so both are renamed together.

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload, TypeRef};

/// The section's number in the binary format.
const IMPORT_SECTION: u8 = 2;
/// The kind of an imported function in the binary format.
const FUNCTION: u8 = 0;

/// Renames the imports of `wasm` that `glue` defines. Returns both, unchanged when there is anything but functions.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Vec::new();
    let mut section = Vec::new();
    let mut range = None;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Payload::ImportSection(reader) = payload else { continue };
        range = Some(reader.range());
        leb128(&mut section, reader.count());
        for import in reader.into_imports() {
            let import = import?;
            let TypeRef::Func(of_type) = import.ty else {
                return Ok((wasm.to_vec(), glue.to_string()));
            };
            let short = short_name(names.len());
            for text in [import.module, &short] {
                leb128(&mut section, u32::try_from(text.len()).context("a name of gigabytes")?);
                section.extend_from_slice(text.as_bytes());
            }
            section.push(FUNCTION);
            leb128(&mut section, of_type);
            names.push((import.name, short));
        }
    }
    let Some(range) = range else { return Ok((wasm.to_vec(), glue.to_string())) };
    let start = header_start(wasm, range.start)?;
    let mut renamed = wasm[..start].to_vec();
    renamed.push(IMPORT_SECTION);
    leb128(&mut renamed, u32::try_from(section.len()).context("an import section of gigabytes")?);
    renamed.extend_from_slice(&section);
    renamed.extend_from_slice(&wasm[range.end..]);
    Ok((renamed, rename_words(glue, &names)))
}

/// Where the section that has its contents at `contents` begins: its number stands before its length.
fn header_start(wasm: &[u8], contents: usize) -> Result<usize> {
    // The length takes one to five bytes; all but its last have the high bit.
    let mut at = contents.checked_sub(1).context("the import section has no header")?;
    while at > 0 && wasm[at - 1] & 0x80 != 0 {
        at -= 1;
    }
    at.checked_sub(1)
        .filter(|&at| wasm[at] == IMPORT_SECTION)
        .context("the import section's header is not where it should be")
}

/// `a` to `z`, then `aa` and so on.
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        more => short_name(more - 1) + &letter.to_string(),
    }
}

/// Replaces whole identifiers.
fn rename_words(text: &str, names: &[(&str, String)]) -> String {
    let of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(of_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !of_word(c)).unwrap_or(from.len()));
        out.push_str(before);
        out.push_str(names.iter().find(|(name, _)| *name == word).map_or(word, |(_, short)| short));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn leb128(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push((number as u8) | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renames_both_sides() {
        // (module (type (func)) (import "./m.js" "__wbg_x_1" (func)) (import "./m.js" "__wbg_xy_2" (func)))
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x28\x02".to_vec();
        wasm.extend_from_slice(b"\x06./m.js\x09__wbg_x_1\0\0\x06./m.js\x0a__wbg_xy_2\0\0\x03\x01\0");
        let length = wasm.len() - 15 - 1 - 3;
        wasm[15] = length as u8;
        let (wasm, glue) = shorten(&wasm, "{ __wbg_x_1: f, __wbg_xy_2: __wbg_x_12 }").unwrap();
        assert_eq!(glue, "{ a: f, b: __wbg_x_12 }");
        let expected: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x17\x02\x06./m.js\x01a\0\0\x06./m.js\x01b\0\0\x03\x01\0";
        assert_eq!(wasm, expected);
    }

    #[test]
    fn names_do_not_repeat() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([short_name(25), short_name(26), short_name(52)], ["z", "aa", "ba"]);
    }
}

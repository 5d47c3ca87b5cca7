//! The JSON Schema (draft 2020-12) of a page config, for editors. Made from the table of keys.

use crate::keys::{KEYS, Key, Kind};
use crate::tree::{write_integer, write_text};

/// The schema's text, indented, ending in a newline.
pub fn schema_json() -> String {
    let mut out = String::from("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  ");
    out.push_str("\"title\": \"AnyPy page config\",\n  ");
    out.push_str("\"description\": \"The contents of <py-config> or of the file that it names, in TOML or JSON.\",\n  ");
    object(KEYS, true, 1, &mut out);
    out.push_str("\n}\n");
    out
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

/// The fields of a schema for a table, without its braces. Unknown keys are allowed where PyScript allows them.
fn object(keys: &[Key], open: bool, depth: usize, out: &mut String) {
    out.push_str("\"type\": \"object\",");
    line(depth, out);
    out.push_str("\"properties\": {");
    for (index, key) in keys.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        line(depth + 1, out);
        write_text(key.name, out);
        out.push_str(": {");
        line(depth + 2, out);
        out.push_str("\"description\": ");
        write_text(key.doc, out);
        if !key.default.is_empty() {
            out.push(',');
            line(depth + 2, out);
            out.push_str("\"default\": ");
            out.push_str(key.default);
        }
        out.push(',');
        line(depth + 2, out);
        kind(&key.kind, depth + 2, out);
        line(depth + 1, out);
        out.push('}');
    }
    line(depth, out);
    out.push_str("},");
    let required: Vec<&Key> = keys.iter().filter(|key| key.required).collect();
    if !required.is_empty() {
        line(depth, out);
        out.push_str("\"required\": [");
        for (index, key) in required.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            write_text(key.name, out);
        }
        out.push_str("],");
    }
    line(depth, out);
    out.push_str(if open { "\"additionalProperties\": true" } else { "\"additionalProperties\": false" });
}

/// The fields of a schema for a value, without its braces.
fn kind(value: &Kind, depth: usize, out: &mut String) {
    match value {
        Kind::Text => out.push_str("\"type\": \"string\""),
        Kind::Bool => out.push_str("\"type\": \"boolean\""),
        Kind::Integer(least, most) => {
            out.push_str("\"type\": \"integer\", \"minimum\": ");
            write_integer(*least, out);
            out.push_str(", \"maximum\": ");
            write_integer(*most, out);
        }
        Kind::Bytes => out.push_str(
            "\"type\": [\"integer\", \"string\"], \"exclusiveMinimum\": 0, \
             \"pattern\": \"^ *[0-9]+ *([KkMmGg]?[Ii]?[Bb])? *$\"",
        ),
        Kind::Texts => out.push_str("\"type\": \"array\", \"items\": { \"type\": \"string\" }"),
        Kind::Map => {
            out.push_str("\"type\": \"object\", \"additionalProperties\": { \"type\": \"string\" }");
        }
        Kind::OneOf(names) => {
            out.push_str("\"enum\": [");
            for (index, name) in names.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                write_text(name, out);
            }
            out.push(']');
        }
        Kind::Table(keys) => object(keys, false, depth, out),
        Kind::Tables(keys) => {
            out.push_str("\"type\": \"array\",");
            line(depth, out);
            out.push_str("\"items\": {");
            line(depth + 1, out);
            object(keys, false, depth + 1, out);
            line(depth, out);
            out.push('}');
        }
        Kind::Either(kinds) => {
            out.push_str("\"anyOf\": [");
            for (index, value) in kinds.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                line(depth + 1, out);
                out.push('{');
                line(depth + 2, out);
                kind(value, depth + 2, out);
                line(depth + 1, out);
                out.push('}');
            }
            line(depth, out);
            out.push(']');
        }
    }
}

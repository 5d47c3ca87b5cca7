//! `cargo xtask size`: what each crate, module and the largest functions weigh in the wasm.
//!
//! Read from the release build's copy with names (same code). Code that the optimiser moved into its callers counts for
//! them. Crates are compared with the committed table `bench/sizes.tsv`; `--write` brings that up to date.

use crate::args::Args;
use crate::build::MODULES;
use crate::dist::Sizes;
use crate::process::step;
use crate::project::{self, grouped};
use crate::split::COLD;
use crate::wasm;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Functions that are listed if not told otherwise.
const TOP: usize = 40;
/// Modules that are listed; the rest is small.
const TOP_MODULES: usize = 60;

/// A function's demangled path and the bytes of its body.
struct Function {
    name: String,
    bytes: u64,
}

/// A module taken apart.
struct Anatomy {
    functions: Vec<Function>,
    /// Bytes of each section by name; code included.
    sections: BTreeMap<&'static str, u64>,
}

/// `cargo xtask size [mini] [loader] [full] [--top N] [--write]`.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let top = args.value("--top")?.unwrap_or(TOP);
    let write = args.flag("--write");
    let mut names = args.rest()?;
    if names.is_empty() {
        names = vec!["mini".into(), "loader".into()];
    }
    let mut committed = read_table()?;
    let sizes = Sizes::read()?;
    for name in &names {
        // `mini._json` is a native module that was cut out of mini.
        let whole = name.split('.').next().unwrap_or_default();
        if !MODULES.iter().any(|module| module.name == whole) {
            bail!("there is no module `{name}`");
        }
        let path = wasm::symbols(name);
        if !path.is_file() {
            bail!("there is no release build of {name} yet: run `cargo xtask build {name}`");
        }
        let anatomy = dissect(&project::read(&path)?)?;
        let crates = anatomy.grouped_by(crate_of);
        let mut rows = anatomy
            .sections
            .iter()
            .map(|(name, bytes)| (format!("section {name}"), *bytes))
            .collect::<BTreeMap<_, _>>();
        rows.extend(crates.iter().map(|(name, bytes)| (format!("crate {name}"), *bytes)));
        print(name, &anatomy, &rows, committed.get(name), top);
        let cold = wasm::symbols(&format!("{name}.{COLD}"));
        if cold.is_file() {
            print_halves(name, &anatomy, &dissect(&project::read(&cold)?)?);
        }
        if let Some(sizes) = &sizes {
            sizes.print_modules(name);
        }
        if write {
            committed.insert(name.clone(), rows);
        }
    }
    if write {
        project::write(&table_path(), table_text(&committed).as_bytes())?;
        step("bench/sizes.tsv written");
    }
    Ok(ExitCode::SUCCESS)
}

/// Functions and sections of a module with a name section.
fn dissect(wasm: &[u8]) -> Result<Anatomy> {
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    let mut bodies = Vec::new();
    let mut imported = 0;
    let mut sections = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let section = match &payload {
            Payload::CustomSection(_) => None,
            Payload::CodeSectionStart { .. } => Some("code"),
            Payload::DataSection(_) => Some("data"),
            Payload::ElementSection(_) => Some("elements"),
            Payload::ImportSection(_) => Some("imports"),
            Payload::ExportSection(_) => Some("exports"),
            _ => Some("types and the rest"),
        };
        if let (Some(section), Some((_, range))) = (section, payload.as_section()) {
            *sections.entry(section).or_insert(0) += range.len() as u64;
        }
        match payload {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len() as u64),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(reader) = custom.as_known() {
                    for subsection in reader {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_string());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    if names.is_empty() {
        bail!("the module has no function names");
    }
    let functions = (imported..).zip(bodies).map(|(index, bytes)| {
        let name = names.get(&index).map_or("?", String::as_str);
        Function { name: format!("{:#}", rustc_demangle::demangle(name)), bytes }
    });
    Ok(Anatomy { functions: functions.collect(), sections })
}

impl Anatomy {
    fn grouped_by(&self, key: fn(&str) -> String) -> BTreeMap<String, u64> {
        let mut groups = BTreeMap::new();
        for function in &self.functions {
            *groups.entry(key(&function.name)).or_insert(0) += function.bytes;
        }
        groups
    }
}

/// The path that a demangled name belongs to: the type of `<TYPE as TRAIT>::f` unless it is a primitive or a parameter, then
/// the trait.
fn owner(name: &str) -> &str {
    let mut rest = name;
    loop {
        let bare = rest.trim_start_matches(['<', '&', '*', '[', '(']);
        let bare = ["mut ", "const ", "dyn "]
            .iter()
            .fold(bare, |text, word| text.strip_prefix(word).unwrap_or(text));
        if bare.len() == rest.len() {
            break;
        }
        rest = bare;
    }
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
    let path = &rest[..end];
    match name.split_once(" as ") {
        Some((_, after)) if !path.contains("::") && name.starts_with('<') => owner(after),
        _ => path.trim_end_matches(':'),
    }
}

fn crate_of(name: &str) -> String {
    let path = owner(name);
    match path.split_once("::") {
        Some((first, _)) => first.to_string(),
        // Intrinsics and wasm-bindgen's exports have plain names.
        None => "(no crate)".to_string(),
    }
}

/// The leading lower-case parts of the path but for the function itself.
fn module_of(name: &str) -> String {
    let path = owner(name);
    let mut parts: Vec<&str> = path.split("::").collect();
    let of_type = parts.iter().position(|part| part.starts_with(char::is_uppercase));
    parts.truncate(of_type.unwrap_or(parts.len().saturating_sub(1)));
    if parts.is_empty() { "(no module)".to_string() } else { parts.join("::") }
}

fn print(
    name: &str,
    anatomy: &Anatomy,
    rows: &BTreeMap<String, u64>,
    committed: Option<&BTreeMap<String, u64>>,
    top: usize,
) {
    let total: u64 = anatomy.sections.values().sum();
    println!("\n{name}: {} bytes in {} functions and their data", grouped(total), anatomy.functions.len());
    let mut sorted: Vec<(&String, &u64)> = rows.iter().collect();
    sorted.sort_by_key(|(row, bytes)| (!row.starts_with("section"), std::cmp::Reverse(**bytes)));
    for (row, bytes) in sorted {
        let before = committed.and_then(|committed| committed.get(row).copied());
        let change = match before {
            Some(before) if before == *bytes => String::new(),
            Some(before) => format!("{:+}", i128::from(*bytes) - i128::from(before)),
            None => "new".into(),
        };
        println!("{:>10}  {change:>8}  {row}", grouped(*bytes));
    }
    for gone in committed.into_iter().flatten().filter(|(row, _)| !rows.contains_key(*row)) {
        println!("{:>10}  {:>+8}  {}", 0, -i128::from(*gone.1), gone.0);
    }
    let largest = |title: &str, mut groups: Vec<(String, u64)>, count: usize| {
        groups.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        println!("\n{name}: {title}");
        for (group, bytes) in groups.iter().take(count) {
            println!("{:>10}  {group}", grouped(*bytes));
        }
    };
    largest("modules", anatomy.grouped_by(module_of).into_iter().collect(), TOP_MODULES);
    let functions = anatomy.functions.iter().map(|function| (function.name.clone(), function.bytes));
    largest("largest functions", functions.collect(), top);
}

/// What a page always fetches of an engine beside what it fetches when it needs it.
fn print_halves(name: &str, hot: &Anatomy, cold: &Anatomy) {
    println!(
        "\n{name}: the half that every page fetches and the cold one (`cargo xtask size {name}.{COLD}`)"
    );
    println!("{:>10}  {:>10}", "hot", "cold");
    let of = |half: &Anatomy, section: &str| half.sections.get(section).copied().unwrap_or_default();
    let row = |what: &str, [hot, cold]: [u64; 2]| {
        println!("{:>10}  {:>10}  {what}", grouped(hot), grouped(cold));
    };
    let [code, data] = ["code", "data"].map(|section| [of(hot, section), of(cold, section)]);
    let all = [hot, cold].map(|half| half.sections.values().sum::<u64>());
    row("functions", [hot, cold].map(|half| half.functions.len() as u64));
    row("bytes of code", code);
    row("bytes of data", data);
    row("bytes of other sections", [0, 1].map(|half| all[half] - code[half] - data[half]));
    row("bytes", all);
}

type Tables = BTreeMap<String, BTreeMap<String, u64>>;

fn table_path() -> PathBuf {
    project::root().join("bench/sizes.tsv")
}

/// `module TAB row TAB bytes` lines; none when there is no table yet.
fn read_table() -> Result<Tables> {
    let path = table_path();
    let mut tables = Tables::new();
    if !path.is_file() {
        return Ok(tables);
    }
    for (number, line) in project::read_text(&path)?.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t');
        let row = cells.next().zip(cells.next()).zip(cells.next().and_then(|bytes| bytes.parse().ok()));
        let ((module, row), bytes) =
            row.with_context(|| format!("{}:{}: not a row", path.display(), number + 1))?;
        tables.entry(module.to_string()).or_default().insert(row.to_string(), bytes);
    }
    Ok(tables)
}

fn table_text(tables: &Tables) -> String {
    let mut text = String::from(
        "# Bytes of each section and crate in the release wasm; written by `cargo xtask size --write`.\n",
    );
    for (module, rows) in tables {
        for (row, bytes) in rows {
            text.push_str(&format!("{module}\t{row}\t{bytes}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{crate_of, module_of};

    #[test]
    fn finds_crates_and_modules() {
        let cases = [
            ("core::fmt::write", "core", "core::fmt"),
            ("<anypy_mini_vm::frame::Frame>::push", "anypy_mini_vm", "anypy_mini_vm::frame"),
            ("<anypy_mini::A as core::fmt::Display>::fmt", "anypy_mini", "anypy_mini"),
            ("<str as core::fmt::Display>::fmt", "core", "core::fmt"),
            ("<&T as core::fmt::Debug>::fmt", "core", "core::fmt"),
            ("alloc::vec::Vec<T,A>::push", "alloc", "alloc::vec"),
            ("<&mut a::b::C as d::E>::f", "a", "a::b"),
            ("memcpy", "(no crate)", "(no module)"),
        ];
        for (name, of_crate, module) in cases {
            assert_eq!((crate_of(name).as_str(), module_of(name).as_str()), (of_crate, module), "{name}");
        }
    }
}

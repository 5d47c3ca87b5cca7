//! Cuts one linked program into an engine and modules that are loaded beside it later.
//!
//! The linker makes one module of everything (so that code is shared and optimised as one program) and, told
//! `--emit-relocs`, says exactly what refers to what: functions to functions and data, data to data and functions (by
//! their place in the table). From each root `module:NAME` everything is found that only it reaches. That becomes a
//! piece: a module of its own that imports the engine's memory, table, stack pointer and the functions that it calls,
//! and brings its functions, its entries of the table and its data. What several roots reach, but not the engine, is
//! a piece `_shared`.
//!
//! Data stays at the address that the linker gave it. The engine leaves the place empty: a few kilobytes of zeroed memory
//! in a page that never loads the piece, and in return nothing is relocated when one is loaded.
//!
//! The engine itself is cut once more, into what typical pages run and a piece `_cold`: see `split/cold.rs`.
//!
//! wasm-opt then sees each part as a whole: it drops what is dead in the engine and can't change what is exported.

mod blocks;
mod cold;

use crate::project;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasm_encoder as enc;
use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExternalKind, KnownCustom, Linking, Name, Operator,
    Parser, Payload, RelocationType, SymbolInfo, TypeRef,
};

/// The export of a piece's root function begins with this.
const ROOT: &str = "module:";
/// The piece with what several others use.
pub const SHARED: &str = "_shared";
/// The piece with the functions of the engine that training programs don't run.
pub const COLD: &str = "_cold";
/// Names of the import modules: the engine and the shared piece.
const FROM_ENGINE: &str = "e";
const FROM_SHARED: &str = "s";
/// What a piece's root is exported as.
const ROOT_EXPORT: &str = "m";
/// The engine's table and stack pointer. The table's name ends in a key of the build: a piece has addresses in it, and one of
/// another build must not be linked.
const TABLE_EXPORT: &str = "t";
const STACK_EXPORT: &str = "p";
/// Data this close together is one segment: its header would weigh more.
const SEGMENT_GAP: usize = 8;

/// A module that is loaded beside the engine.
pub struct Piece {
    /// The name behind [`ROOT`], or [`SHARED`], or [`COLD`].
    pub name: String,
    /// The module.
    pub wasm: Vec<u8>,
    /// Whether it imports from [`SHARED`].
    pub needs_shared: bool,
}

/// The parts of a program.
pub struct Parts {
    /// The engine.
    pub engine: Vec<u8>,
    /// The rest.
    pub pieces: Vec<Piece>,
}

/// What becomes of the engine.
pub enum Engine<'a> {
    /// It stays in one piece.
    Whole,
    /// The same, and tells which of its basic blocks have been run: the export `called:N` is a global, 1 after that of the
    /// block with the number N.
    Counting,
    /// What is not among these blocks (as `Counting` numbers them) becomes the piece [`COLD`].
    Cut(&'a BTreeSet<usize>),
}

/// Who a function or a datum belongs to: 0 is the engine, others count from 1.
type Owner = usize;
const ENGINE: Owner = 0;

/// A place in the program that another one refers to.
#[derive(Clone, Copy)]
enum Node {
    Function(usize),
    Data(usize),
}

/// What a relocation does for us.
enum Patch {
    Function(usize),
    Table(usize),
    Type,
    Global(u32),
    Data(Option<usize>),
}

struct Reloc {
    /// Offset in the section, its count included.
    at: usize,
    patch: Patch,
}

struct Segment {
    address: usize,
    bytes: Vec<u8>,
    /// Where its bytes are in the data section.
    at: Range<usize>,
}

/// A run of bytes in memory that is one symbol's, or several that overlap.
struct Datum {
    at: Range<usize>,
}

/// The linked program.
struct Program<'a> {
    wasm: &'a [u8],
    /// Sections that stay as they are, by id.
    raw: BTreeMap<u8, Range<usize>>,
    imported: usize,
    /// Types of all functions, the imported ones first.
    types: Vec<u32>,
    /// Parameters and results by type, as the format writes them.
    signatures: Vec<(Vec<u8>, Vec<u8>)>,
    exports: Vec<(&'a str, ExternalKind, u32)>,
    /// Functions by their place in the table.
    table: BTreeMap<usize, usize>,
    table_size: u64,
    memory_pages: u64,
    code: usize,
    bodies: Vec<Range<usize>>,
    data_section: usize,
    segments: Vec<Segment>,
    data: Vec<Datum>,
    code_relocs: Vec<Reloc>,
    data_relocs: Vec<Reloc>,
    names: BTreeMap<usize, &'a str>,
    stack_pointer: u32,
    /// How many globals there are.
    globals: u32,
}

/// Takes a linked program apart. One without roots is returned as it is.
pub fn split(wasm: &[u8], how: &Engine<'_>) -> Result<Parts> {
    let program = read(wasm)?;
    let roots: Vec<(String, usize)> = program
        .exports
        .iter()
        .filter_map(|(name, _, index)| Some((name.strip_prefix(ROOT)?.to_string(), *index as usize)))
        .collect();
    if roots.is_empty() {
        return Ok(Parts { engine: wasm.to_vec(), pieces: Vec::new() });
    }
    if program.code_relocs.is_empty() {
        bail!("the linker kept no relocations (--emit-relocs): the native modules can't be cut out");
    }
    Splitter::new(program, roots).run(how)
}

fn constant(expression: &ConstExpr<'_>) -> Result<usize> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32 as usize),
        _ => bail!("an offset is not a constant"),
    }
}

fn read(wasm: &[u8]) -> Result<Program<'_>> {
    let mut p = Program {
        wasm,
        raw: BTreeMap::new(),
        imported: 0,
        types: Vec::new(),
        signatures: Vec::new(),
        exports: Vec::new(),
        table: BTreeMap::new(),
        table_size: 0,
        memory_pages: 0,
        code: 0,
        bodies: Vec::new(),
        data_section: 0,
        segments: Vec::new(),
        data: Vec::new(),
        code_relocs: Vec::new(),
        data_relocs: Vec::new(),
        names: BTreeMap::new(),
        stack_pointer: 0,
        globals: 0,
    };
    let mut symbols = Vec::new();
    let mut relocs = Vec::new();
    // Sections are named by their place in the file.
    let (mut place, mut code_place, mut data_place) = (0, None, None);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else {
            if let Payload::CodeSectionEntry(body) = payload {
                p.bodies.push(body.range());
            }
            continue;
        };
        p.raw.insert(id, range.clone());
        match payload {
            Payload::TypeSection(reader) => {
                for signature in reader.into_iter_err_on_gc_types() {
                    let signature = signature?;
                    p.signatures
                        .push((cold::encoded(signature.params())?, cold::encoded(signature.results())?));
                }
            }
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    match import?.ty {
                        TypeRef::Func(of) => p.types.push(of),
                        _ => bail!("the program imports something other than functions"),
                    }
                }
                p.imported = p.types.len();
            }
            Payload::FunctionSection(reader) => {
                for of in reader {
                    p.types.push(of?);
                }
            }
            Payload::TableSection(reader) => {
                for table in reader {
                    p.table_size = table?.ty.initial;
                }
            }
            Payload::GlobalSection(reader) => p.globals = reader.count(),
            Payload::MemorySection(reader) => {
                for memory in reader {
                    p.memory_pages = memory?.initial;
                }
            }
            Payload::ExportSection(reader) => {
                for export in reader {
                    let export = export?;
                    p.exports.push((export.name, export.kind, export.index));
                }
            }
            Payload::ElementSection(reader) => {
                for element in reader {
                    let element = element?;
                    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(items)) =
                        (element.kind, element.items)
                    else {
                        bail!("the table is not filled from a list of functions");
                    };
                    for (at, function) in (constant(&offset_expr)?..).zip(items) {
                        p.table.insert(at, function? as usize);
                    }
                }
            }
            Payload::CodeSectionStart { range, .. } => {
                p.code = range.start;
                code_place = Some(place);
            }
            Payload::DataSection(reader) => {
                p.data_section = range.start;
                data_place = Some(place);
                for segment in reader {
                    let segment = segment?;
                    let DataKind::Active { offset_expr, .. } = segment.kind else {
                        bail!("a data segment has no address");
                    };
                    // The bytes are the end of the segment.
                    let at = segment.range.end - segment.data.len()..segment.range.end;
                    p.segments.push(Segment {
                        address: constant(&offset_expr)?,
                        bytes: segment.data.to_vec(),
                        at,
                    });
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(reader) => {
                    for subsection in reader.subsections() {
                        if let Linking::SymbolTable(map) = subsection? {
                            symbols = map.into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
                        }
                    }
                }
                KnownCustom::Reloc(reader) => {
                    let entries = reader.entries().into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
                    relocs.push((reader.section_index(), entries));
                }
                KnownCustom::Name(reader) => {
                    for subsection in reader {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                p.names.insert(naming.index as usize, naming.name);
                            }
                        }
                    }
                }
                _ => {}
            },
            _ => {}
        }
        place += 1;
    }
    find_data(&mut p, &symbols);
    for (section, entries) in relocs {
        // Debug information has some too.
        if Some(section) != code_place && Some(section) != data_place {
            continue;
        }
        let found = entries
            .iter()
            .map(|entry| {
                let symbol = symbols.get(entry.index as usize);
                let patch = match entry.ty {
                    RelocationType::TableNumberLeb => return Ok(None),
                    RelocationType::TypeIndexLeb => Patch::Type,
                    RelocationType::FunctionIndexLeb => match symbol {
                        Some(SymbolInfo::Func { index, .. }) => Patch::Function(*index as usize),
                        _ => bail!("a call of something that is no function"),
                    },
                    RelocationType::TableIndexSleb | RelocationType::TableIndexI32 => match symbol {
                        Some(SymbolInfo::Func { index, .. }) => Patch::Table(*index as usize),
                        _ => bail!("the address of something that is no function"),
                    },
                    RelocationType::GlobalIndexLeb => match symbol {
                        Some(SymbolInfo::Global { index, .. }) => Patch::Global(*index),
                        _ => bail!("a global that is none"),
                    },
                    RelocationType::MemoryAddrLeb
                    | RelocationType::MemoryAddrSleb
                    | RelocationType::MemoryAddrI32 => match symbol {
                        Some(SymbolInfo::Data { symbol: Some(place), .. }) if place.size > 0 => {
                            let address = p.segments[place.index as usize].address + place.offset as usize;
                            Patch::Data(p.datum_at(address))
                        }
                        Some(SymbolInfo::Data { .. }) => Patch::Data(None),
                        _ => bail!("the address of something that is no data"),
                    },
                    other => bail!("a relocation {other:?}, which cutting a program apart does not know"),
                };
                Ok(Some(Reloc { at: entry.offset as usize, patch }))
            })
            .filter_map(Result::transpose)
            .collect::<Result<Vec<_>>>()?;
        if Some(section) == code_place {
            p.code_relocs = found;
        } else {
            p.data_relocs = found;
        }
    }
    let stack = symbols.iter().find_map(|symbol| match symbol {
        SymbolInfo::Global { index, name: Some("__stack_pointer"), .. } => Some(*index),
        _ => None,
    });
    p.stack_pointer = stack.unwrap_or(0);
    Ok(p)
}

/// The symbols in memory, overlapping ones as one.
fn find_data(p: &mut Program<'_>, symbols: &[SymbolInfo<'_>]) {
    let mut ranges: Vec<Range<usize>> = symbols
        .iter()
        .filter_map(|symbol| match symbol {
            SymbolInfo::Data { symbol: Some(place), .. } if place.size > 0 => {
                let start = p.segments.get(place.index as usize)?.address + place.offset as usize;
                Some(start..start + place.size as usize)
            }
            _ => None,
        })
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    for range in ranges {
        match p.data.last_mut() {
            Some(last) if range.start < last.at.end => last.at.end = last.at.end.max(range.end),
            _ => p.data.push(Datum { at: range }),
        }
    }
}

impl Program<'_> {
    fn datum_at(&self, address: usize) -> Option<usize> {
        let index = self.data.partition_point(|datum| datum.at.end <= address);
        self.data.get(index).filter(|datum| datum.at.contains(&address)).map(|_| index)
    }

    /// The function that a relocation in code is in.
    fn function_at(&self, reloc: &Reloc) -> usize {
        let at = self.code + reloc.at;
        self.imported + self.bodies.partition_point(|body| body.end <= at)
    }

    /// What each function and each datum refers to.
    fn references(&self) -> (Vec<Vec<Node>>, Vec<Vec<Node>>) {
        let node = |patch: &Patch| match patch {
            Patch::Function(index) | Patch::Table(index) => Some(Node::Function(*index)),
            Patch::Data(index) => index.map(Node::Data),
            Patch::Type | Patch::Global(_) => None,
        };
        let mut functions = vec![Vec::new(); self.types.len()];
        for reloc in &self.code_relocs {
            functions[self.function_at(reloc)].extend(node(&reloc.patch));
        }
        let mut data = vec![Vec::new(); self.data.len()];
        for reloc in &self.data_relocs {
            let at = self.data_section + reloc.at;
            let segment = self.segments.iter().find(|segment| segment.at.contains(&at));
            let datum = segment.and_then(|segment| self.datum_at(segment.address + at - segment.at.start));
            if let Some(datum) = datum {
                data[datum].extend(node(&reloc.patch));
            }
        }
        (functions, data)
    }
}

struct Splitter<'a> {
    p: Program<'a>,
    roots: Vec<(String, usize)>,
    /// Owners of functions and data.
    functions: Vec<Owner>,
    data: Vec<Owner>,
    /// The new table: function by place, and place by function.
    places: BTreeMap<usize, usize>,
    /// Exports of the engine and of the shared piece that others call, by function.
    called: [BTreeMap<usize, String>; 2],
    /// What the engine's table is exported as.
    table: String,
    /// What is between the engine and its cold piece.
    cold: cold::Seam,
}

impl<'a> Splitter<'a> {
    fn new(p: Program<'a>, roots: Vec<(String, usize)>) -> Self {
        Self {
            functions: Vec::new(),
            data: Vec::new(),
            places: BTreeMap::new(),
            called: [BTreeMap::new(), BTreeMap::new()],
            cold: cold::Seam::default(),
            table: format!("{TABLE_EXPORT}{}", &project::key(&[p.wasm])[..6]),
            p,
            roots,
        }
    }

    /// The shared piece comes after the roots' own.
    fn shared(&self) -> Owner {
        self.roots.len() + 1
    }

    /// And the engine's cold functions after that.
    fn cold(&self) -> Owner {
        self.roots.len() + 2
    }

    fn run(mut self, how: &Engine<'_>) -> Result<Parts> {
        self.assign();
        if !matches!(how, Engine::Whole) {
            self.find_blocks()?;
        }
        if let Engine::Cut(hot) = how {
            self.cut_engine(hot)?;
        }
        self.arrange_table()?;
        self.find_calls();
        let mut pieces = Vec::new();
        for owner in 1..=self.cold() {
            if self.functions.contains(&owner) {
                pieces.push(self.piece(owner)?);
            }
        }
        Ok(Parts { engine: self.engine(matches!(how, Engine::Counting))?, pieces })
    }

    /// Gives every function and datum to an owner.
    fn assign(&mut self) {
        let p = &self.p;
        let references = p.references();
        let mut functions: Vec<Option<Owner>> = vec![None; p.types.len()];
        let mut data: Vec<Option<Owner>> = vec![None; p.data.len()];
        let exported =
            p.exports.iter().filter(|(name, kind, _)| *kind == ExternalKind::Func && !name.starts_with(ROOT));
        let mut open: Vec<Node> = exported.map(|(_, _, index)| Node::Function(*index as usize)).collect();
        // What the engine imports it can pass on.
        open.extend((0..p.imported).map(Node::Function));
        let shared = self.roots.len() + 1;
        let mut visit = |mut open: Vec<Node>, owner: Owner| {
            // Each search marks with its own owner, and what another than the engine has had becomes shared.
            let mut seen_functions = BTreeSet::new();
            let mut seen_data = BTreeSet::new();
            while let Some(node) = open.pop() {
                let (slot, more) = match node {
                    Node::Function(i) if seen_functions.insert(i) => (&mut functions[i], &references.0[i]),
                    Node::Data(i) if seen_data.insert(i) => (&mut data[i], &references.1[i]),
                    _ => continue,
                };
                match slot {
                    None => *slot = Some(owner),
                    Some(ENGINE) => continue,
                    Some(other) => *other = shared,
                }
                open.extend(more);
            }
        };
        visit(open, ENGINE);
        for (index, (_, root)) in self.roots.iter().enumerate() {
            visit(vec![Node::Function(*root)], index + 1);
        }
        // What nobody reaches stays where wasm-opt finds and drops it.
        self.functions = functions.into_iter().map(|owner| owner.unwrap_or(ENGINE)).collect();
        self.data = data.into_iter().map(|owner| owner.unwrap_or(ENGINE)).collect();
    }

    /// Orders the table by owner, so that each fills one run of it, and puts the new places into code and data.
    fn arrange_table(&mut self) -> Result<()> {
        let Some(first) = self.p.table.keys().next().copied() else { return Ok(()) };
        let mut entries: Vec<(Owner, usize, usize)> = self
            .p
            .table
            .iter()
            .map(|(place, function)| (self.functions[*function], *place, *function))
            .collect();
        // Functions that get a place because only the table leads to them.
        let new: Vec<usize> = self
            .cold
            .called
            .iter()
            .copied()
            .filter(|of| !self.p.table.values().any(|known| known == of))
            .collect();
        self.p.table_size += new.len() as u64;
        entries.extend(new.iter().map(|function| (self.cold(), usize::MAX, *function)));
        entries.sort_unstable();
        self.places =
            entries.iter().zip(first..).map(|((_, _, function), place)| (*function, place)).collect();
        self.find_thunks();
        Ok(())
    }

    fn place(&self, function: usize) -> Result<usize> {
        self.places
            .get(&function)
            .copied()
            .context("a function's address is taken, but it is not in the table")
    }

    /// Finds the calls from one part to another.
    fn find_calls(&mut self) {
        let p = &self.p;
        let mut calls: [BTreeSet<usize>; 2] = Default::default();
        for (function, caller) in self.functions.iter().enumerate() {
            for reloc in self.relocs_of(function) {
                if let Patch::Function(callee) = reloc.patch {
                    let owner = self.functions[callee];
                    if *caller != owner && owner == ENGINE {
                        calls[0].insert(callee);
                    } else if *caller != owner && owner == self.shared() {
                        calls[1].insert(callee);
                    }
                }
            }
        }
        calls[0].extend(self.thunks_of_pieces());
        for (names, calls) in self.called.iter_mut().zip(calls) {
            let taken = |name: &str| {
                [ROOT_EXPORT, STACK_EXPORT, cold::LIMIT_EXPORT].contains(&name)
                    || p.exports.iter().any(|export| export.0 == name)
            };
            let free = (0..).map(short_name).filter(|name| !taken(name));
            *names = calls.into_iter().zip(free).collect();
        }
    }

    fn section(&self, id: u8) -> Option<enc::RawSection<'_>> {
        let data = &self.p.wasm[self.p.raw.get(&id)?.clone()];
        Some(enc::RawSection { id, data })
    }

    /// Memory's contents with the new places in the table.
    fn memory(&self) -> Result<Vec<(usize, Vec<u8>)>> {
        let p = &self.p;
        let mut memory: Vec<(usize, Vec<u8>)> =
            p.segments.iter().map(|segment| (segment.address, segment.bytes.clone())).collect();
        for reloc in &p.data_relocs {
            let Patch::Table(function) = reloc.patch else { continue };
            let at = p.data_section + reloc.at;
            for (segment, (_, bytes)) in p.segments.iter().zip(&mut memory) {
                if segment.at.contains(&at) {
                    let start = at - segment.at.start;
                    let place = u32::try_from(self.place(function)?)?;
                    bytes[start..start + 4].copy_from_slice(&place.to_le_bytes());
                }
            }
        }
        Ok(memory)
    }

    /// The runs of the table that an owner fills.
    fn elements(&self, owner: Owner, map: impl Fn(usize) -> usize) -> enc::ElementSection {
        let mut section = enc::ElementSection::new();
        let mut own: Vec<(usize, usize)> = self
            .places
            .iter()
            .filter(|(function, _)| self.functions[**function] == owner)
            .map(|(function, place)| (*place, *function))
            .collect();
        own.sort_unstable();
        if let Some((first, _)) = own.first() {
            let functions: Vec<u32> = own.iter().map(|(_, function)| map(*function) as u32).collect();
            let offset = enc::ConstExpr::i32_const(*first as i32);
            section.active(None, &offset, enc::Elements::Functions(functions.into()));
        }
        section
    }

    fn engine(&self, counting: bool) -> Result<Vec<u8>> {
        let p = &self.p;
        let mut module = enc::Module::new();
        let globals = if counting { self.cold.counters } else { 0 };
        let extended = self.extended_sections(globals)?;
        for id in 1..=6 {
            if let Some(data) = extended.get(&id) {
                module.section(&enc::RawSection { id, data });
            } else if let Some(section) = self.section(id) {
                module.section(&section);
            }
        }
        let mut exports = enc::ExportSection::new();
        for (name, kind, index) in
            p.exports.iter().filter(|(name, ..)| !name.starts_with(ROOT) && *name != cold::LOAD)
        {
            let kind = match kind {
                ExternalKind::Func => enc::ExportKind::Func,
                ExternalKind::Table => enc::ExportKind::Table,
                ExternalKind::Memory => enc::ExportKind::Memory,
                // Addresses that the linker defines; nobody reads them.
                _ => continue,
            };
            exports.export(name, kind, *index);
        }
        exports.export(&self.table, enc::ExportKind::Table, 0);
        exports.export(STACK_EXPORT, enc::ExportKind::Global, p.stack_pointer);
        for (function, name) in &self.called[0] {
            exports.export(name, enc::ExportKind::Func, *function as u32);
        }
        if !self.cold.thunks.is_empty() {
            exports.export(cold::LIMIT_EXPORT, enc::ExportKind::Global, self.cold.limit);
        }
        for index in 0..globals {
            exports.export(
                &format!("{}{index}", cold::CALLED),
                enc::ExportKind::Global,
                self.cold.limit + index as u32,
            );
        }
        module.section(&exports);
        if let Some(start) = self.section(8) {
            module.section(&start);
        }
        module.section(&self.elements(ENGINE, |function| function));
        if let Some(count) = self.section(12) {
            module.section(&count);
        }
        let mut code = enc::CodeSection::new();
        for index in 0..p.bodies.len() {
            if self.functions[p.imported + index] == ENGINE {
                let function = p.imported + index;
                let body = if counting { self.counting_body(function)? } else { self.body(function, &Ok)? };
                code.raw(&body);
            } else {
                // No locals; unreachable, end.
                code.raw(&[0, 0x00, 0x0b]);
            }
        }
        for body in self.thunks()? {
            code.raw(&body);
        }
        module.section(&code);
        let mut data = enc::DataSection::new();
        for (address, mut bytes) in self.memory()? {
            for (datum, owner) in p.data.iter().zip(&self.data).filter(|(_, owner)| **owner != ENGINE) {
                let _ = owner;
                if let Some(start) = datum.at.start.checked_sub(address).filter(|start| *start < bytes.len())
                {
                    bytes[start..datum.at.end - address].fill(0);
                }
            }
            data.active(0, &enc::ConstExpr::i32_const(address as i32), bytes);
        }
        module.section(&data);
        module.section(&self.name_section(self.all_names(ENGINE).into_iter()));
        Ok(module.finish())
    }

    fn name_section<'n>(&self, names: impl Iterator<Item = (usize, &'n str)>) -> enc::NameSection {
        let mut map = enc::NameMap::new();
        for (index, name) in names {
            map.append(index as u32, name);
        }
        let mut section = enc::NameSection::new();
        section.functions(&map);
        section
    }

    fn piece(&self, owner: Owner) -> Result<Piece> {
        let p = &self.p;
        let own: Vec<usize> = (0..p.types.len()).filter(|index| self.functions[*index] == owner).collect();
        // New numbers: imports first, then our own.
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut imports = enc::ImportSection::new();
        let memory = enc::MemoryType {
            minimum: p.memory_pages,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import(FROM_ENGINE, "memory", memory);
        let table = enc::TableType {
            element_type: enc::RefType::FUNCREF,
            table64: false,
            minimum: p.table_size,
            maximum: None,
            shared: false,
        };
        imports.import(FROM_ENGINE, &self.table, table);
        let stack = enc::GlobalType { val_type: enc::ValType::I32, mutable: true, shared: false };
        imports.import(FROM_ENGINE, STACK_EXPORT, stack);
        let is_cold = owner == self.cold();
        if is_cold {
            imports.import(FROM_ENGINE, cold::LIMIT_EXPORT, stack);
        }
        let mut called = BTreeSet::new();
        for index in &own {
            for reloc in self.relocs_of(*index) {
                match reloc.patch {
                    Patch::Function(callee) if self.functions[callee] == self.cold() && !is_cold => {
                        called.insert((ENGINE, self.thunk(p.types[callee])?));
                    }
                    Patch::Function(callee) if self.functions[callee] != owner => {
                        called.insert((self.functions[callee], callee));
                    }
                    Patch::Type if !is_cold => {
                        called.extend(self.thunk_at(reloc).map(|thunk| (ENGINE, thunk)));
                    }
                    Patch::Global(global) if global != p.stack_pointer => {
                        bail!("a global other than the stack pointer is used");
                    }
                    _ => {}
                }
            }
        }
        let mut needs_shared = false;
        for (number, (of, callee)) in called.iter().enumerate() {
            let (from, names) = if *of == ENGINE {
                (FROM_ENGINE, &self.called[0])
            } else {
                needs_shared = true;
                (FROM_SHARED, &self.called[1])
            };
            let name = names.get(callee).context("a call of what is not exported")?;
            imports.import(from, name, enc::EntityType::Function(self.type_of(*callee)));
            numbers.insert(*callee, number);
        }
        numbers.extend(own.iter().zip(called.len()..).map(|(index, number)| (*index, number)));
        let number = |index: usize| {
            numbers.get(&index).copied().context("a function that is neither ours nor imported")
        };

        let mut module = enc::Module::new();
        if let Some(data) = self.extended_sections(0)?.get(&1) {
            module.section(&enc::RawSection { id: 1, data });
        } else if let Some(types) = self.section(1) {
            module.section(&types);
        }
        module.section(&imports);
        let mut functions = enc::FunctionSection::new();
        for index in &own {
            functions.function(p.types[*index]);
        }
        if is_cold {
            functions.function(self.cold.start_type);
        }
        module.section(&functions);
        let mut exports = enc::ExportSection::new();
        if let Some((_, root)) = self.roots.get(owner - 1) {
            exports.export(ROOT_EXPORT, enc::ExportKind::Func, number(*root)? as u32);
        } else if !is_cold {
            for (function, name) in &self.called[1] {
                exports.export(name, enc::ExportKind::Func, number(*function)? as u32);
            }
        }
        module.section(&exports);
        if is_cold {
            module.section(&enc::StartSection { function_index: numbers.len() as u32 });
        }
        let elements = self.elements(owner, |function| numbers.get(&function).copied().unwrap_or_default());
        module.section(&elements);
        let mut code = enc::CodeSection::new();
        for index in &own {
            code.raw(&self.body(*index, &number)?);
        }
        if is_cold {
            code.raw(&cold::START);
        }
        module.section(&code);
        let mut data = enc::DataSection::new();
        for (address, bytes) in self.own_data(owner)? {
            data.active(0, &enc::ConstExpr::i32_const(address as i32), bytes);
        }
        module.section(&data);
        let all = self.all_names(owner);
        let mut names: Vec<(usize, &str)> =
            numbers.iter().filter_map(|(index, number)| Some((*number, *all.get(index)?))).collect();
        names.sort_unstable();
        module.section(&self.name_section(names.into_iter()));
        let beside = if is_cold { COLD } else { SHARED };
        let name = self.roots.get(owner - 1).map_or(beside, |(name, _)| name).to_string();
        // Code that is only shared through the table and memory has to be loaded as well.
        needs_shared |= owner != self.shared() && self.refers_to_shared(owner);
        Ok(Piece { name, wasm: module.finish(), needs_shared })
    }

    /// Whether an owner's code or data takes the address of something shared.
    fn refers_to_shared(&self, owner: Owner) -> bool {
        let p = &self.p;
        let (functions, data) = p.references();
        let owned = |node: &Node| match node {
            Node::Function(index) => self.functions[*index] == self.shared(),
            Node::Data(index) => self.data[*index] == self.shared(),
        };
        let of = |nodes: &[Vec<Node>], owners: &[Owner]| {
            nodes.iter().zip(owners).any(|(nodes, of)| *of == owner && nodes.iter().any(owned))
        };
        of(&functions, &self.functions) || of(&data, &self.data)
    }

    /// An owner's data by address. Zeroes are left out: that is what the engine has there.
    fn own_data(&self, owner: Owner) -> Result<Vec<(usize, Vec<u8>)>> {
        let memory = self.memory()?;
        let mut runs: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut before = ENGINE;
        for (datum, of) in self.p.data.iter().zip(&self.data) {
            let at = &datum.at;
            let found = memory
                .iter()
                .find(|(address, bytes)| *address <= at.start && at.start < address + bytes.len());
            let Some((address, bytes)) = found else { continue };
            let bytes = &bytes[at.start - address..at.end - address];
            if *of == owner && bytes.iter().any(|byte| *byte != 0) {
                match runs.last_mut() {
                    // What lies between is padding, if the last was ours too.
                    Some((start, run))
                        if before == owner && at.start - (*start + run.len()) <= SEGMENT_GAP =>
                    {
                        run.resize(at.start - *start, 0);
                        run.extend_from_slice(bytes);
                    }
                    _ => runs.push((at.start, bytes.to_vec())),
                }
            }
            before = *of;
        }
        Ok(runs)
    }
}

/// A number as five bytes: the same for a signed and an unsigned one, which are small here.
fn write_leb(slot: &mut [u8], number: usize) {
    for (index, byte) in slot.iter_mut().enumerate() {
        let more = if index < 4 { 0x80 } else { 0 };
        *byte = (number >> (7 * index)) as u8 & 0x7f | more;
    }
}

/// `a`, `b`, ... `Z`, `aa`, ...
fn short_name(mut number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(LETTERS[number % LETTERS.len()] as char);
        match (number / LETTERS.len()).checked_sub(1) {
            Some(rest) => number = rest,
            None => return name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, short_name, split, write_leb};

    #[test]
    fn names_are_short_and_differ() {
        assert_eq!([0, 25, 26, 51, 52, 53, 104].map(short_name), ["a", "z", "A", "Z", "aa", "ba", "ab"]);
        let names: std::collections::BTreeSet<String> = (0..5000).map(short_name).collect();
        assert_eq!(names.len(), 5000);
    }

    #[test]
    fn numbers_keep_their_five_bytes() {
        let mut slot = [0; 5];
        write_leb(&mut slot, 0x1234);
        assert_eq!(slot, [0xb4, 0xa4, 0x80, 0x80, 0x00]);
    }

    #[test]
    fn a_program_without_roots_stays_whole() {
        let wasm = wasm_encoder::Module::new().finish();
        let parts = split(&wasm, &Engine::Whole).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((parts.engine, parts.pieces.len()), (wasm, 0));
    }
}

//! Cuts the engine into what typical pages run and the rest, which is fetched when one of its functions is called.
//!
//! Both halves share memory and table. Every cold function that the engine or a native module can reach has a place in the
//! table, and the cold ones have its end: places from the global *limit* on are empty until the cold half is there.
//! So whoever may reach a cold function (a direct call of one, or an indirect call of a type that one has) calls a
//! *thunk* instead, one for each type: parameters and place in, the same results out.
//!
//! ```text
//! thunk(args.., place):  if place >= limit { load() }  return call_indirect(place, args..)
//! ```
//!
//! `load` is an import of the engine that fetches and links the cold half; linking fills the table, and the half's start
//! function lifts the limit beyond all places. A call into the cold half costs a comparison and an indirect call more than
//! before, a call within it nothing, and there is no code for each function, as placeholders in the table would need. Cold
//! code imports the hot functions that it calls, as native modules do.
//!
//! Data that only cold functions refer to goes with them.

use super::{ENGINE, Node, Patch, Program, Reloc, Splitter, write_leb};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{ExternalKind, ValType};

/// The export of the function that brings the cold half. A program without it has no cold half.
pub const LOAD: &str = "cold:load";
/// What the limit is exported as.
pub const LIMIT_EXPORT: &str = "l";
/// What the globals of a counting engine are exported as, before the number.
pub const CALLED: &str = "called:";
/// The cold half's start: its imported globals are the stack pointer and the limit, which becomes the largest number.
/// No locals; i32.const -1; global.set 1; end.
pub const START: [u8; 6] = [0x00, 0x41, 0x7f, 0x24, 0x01, 0x0b];

const CALL: u8 = 0x10;
const CALL_INDIRECT: u8 = 0x11;
const LOCAL_GET: u8 = 0x20;
const GLOBAL_GET: u8 = 0x23;
const GLOBAL_SET: u8 = 0x24;
const I32_CONST: u8 = 0x41;
const I32: u8 = 0x7f;

/// What is between the halves.
#[derive(Default)]
pub struct Seam {
    /// Cold functions that others call directly.
    pub called: BTreeSet<usize>,
    /// The thunk of each type that a cold function in the table has, in the order of the types.
    pub thunks: BTreeMap<u32, Thunk>,
    /// The number of the global.
    pub limit: u32,
    /// The first place of a cold function.
    first: usize,
    /// The function behind [`LOAD`].
    load: usize,
    /// The type without parameters and results.
    pub start_type: u32,
}

/// A function that calls a place of the table.
pub struct Thunk {
    /// Its number in the engine.
    function: usize,
    /// Its own type.
    of: u32,
    /// Its name for tables of sizes.
    name: String,
}

/// Types as bytes.
pub fn encoded(types: &[ValType]) -> Result<Vec<u8>> {
    let byte = |of: &ValType| match of {
        ValType::I32 => Ok(I32),
        ValType::I64 => Ok(0x7e),
        ValType::F32 => Ok(0x7d),
        ValType::F64 => Ok(0x7c),
        other => bail!("a function with a parameter or result of type {other}"),
    };
    types.iter().map(byte).collect()
}

/// Lets a function begin with setting a global to 1.
pub fn count(body: &mut Vec<u8>, global: u32) -> Result<()> {
    // Groups of locals: a count and a type each.
    let (groups, mut at) = leb(body, 0)?;
    for _ in 0..groups {
        at = leb(body, at)?.1 + 1;
    }
    let mut code = vec![I32_CONST, 1, GLOBAL_SET];
    push(&mut code, global as usize);
    body.splice(at..at, code);
    Ok(())
}

/// A number of any length, and where it ends.
fn leb(bytes: &[u8], mut at: usize) -> Result<(usize, usize)> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(at).context("a number ends too late")?;
        number |= ((byte & 0x7f) as usize) << shift;
        at += 1;
        shift += 7;
        if byte < 0x80 {
            return Ok((number, at));
        }
    }
}

/// A number as five bytes, signed or not: wasm-opt makes them short.
fn push(out: &mut Vec<u8>, number: usize) {
    let mut slot = [0; 5];
    write_leb(&mut slot, number);
    out.extend_from_slice(&slot);
}

/// A section with more entries than it had.
fn extended(section: &[u8], more: impl Iterator<Item = Vec<u8>>) -> Result<Vec<u8>> {
    let (count, at) = if section.is_empty() { (0, 0) } else { leb(section, 0)? };
    let more: Vec<Vec<u8>> = more.collect();
    let mut out = Vec::new();
    push(&mut out, count + more.len());
    out.extend_from_slice(&section[at..]);
    out.extend(more.into_iter().flatten());
    Ok(out)
}

impl Program<'_> {
    /// Whether a relocation of a type is that of an indirect call, not of a block.
    fn calls_indirectly(&self, reloc: &Reloc) -> bool {
        self.wasm.get(self.code + reloc.at - 1) == Some(&CALL_INDIRECT)
    }
}

impl Splitter<'_> {
    /// Gives what is not in `hot` to the cold half.
    pub fn cut_engine(&mut self, hot: &BTreeSet<usize>) {
        let p = &self.p;
        let exported: BTreeMap<usize, &str> = p
            .exports
            .iter()
            .filter(|(_, kind, _)| *kind == ExternalKind::Func)
            .map(|(name, _, index)| (*index as usize, *name))
            .collect();
        let Some((load, _)) = exported.iter().find(|(_, name)| **name == LOAD) else { return };
        self.cold.load = *load;
        let cold = self.roots.len() + 2;
        for index in p.imported..p.types.len() {
            if self.functions[index] == ENGINE && !hot.contains(&index) && !exported.contains_key(&index) {
                self.functions[index] = cold;
            }
        }
        // Data that anything else refers to stays.
        let (functions, data) = p.references();
        let mut open: Vec<Node> = Vec::new();
        let mut used: BTreeSet<usize> = BTreeSet::new();
        let mut cold_data: BTreeSet<usize> = BTreeSet::new();
        for (nodes, owner) in functions.iter().zip(&self.functions) {
            for node in nodes {
                match node {
                    Node::Data(_) if *owner != cold => open.push(*node),
                    Node::Data(index) => drop(cold_data.insert(*index)),
                    Node::Function(_) => {}
                }
            }
        }
        while let Some(node) = open.pop() {
            if let Node::Data(index) = node
                && used.insert(index)
            {
                open.extend(&data[index]);
            }
        }
        let mut open: Vec<usize> = cold_data.into_iter().collect();
        while let Some(index) = open.pop() {
            if self.data[index] == ENGINE && !used.contains(&index) {
                self.data[index] = cold;
                open.extend(data[index].iter().filter_map(|node| match node {
                    Node::Data(index) => Some(*index),
                    Node::Function(_) => None,
                }));
            }
        }
        for reloc in &p.code_relocs {
            if let Patch::Function(callee) = reloc.patch
                && self.functions[callee] == cold
                && self.functions[p.function_at(reloc)] != cold
            {
                self.cold.called.insert(callee);
            }
        }
    }

    /// Makes the thunks: for the types of the cold functions in the table.
    pub fn find_thunks(&mut self) {
        let p = &self.p;
        self.cold.limit = p.globals;
        let cold = self.cold();
        let of_cold = |function: &usize| self.functions[*function] == cold;
        let places = self.places.iter().filter(|(function, _)| of_cold(function));
        let Some(first) = places.clone().map(|(_, place)| *place).min() else { return };
        self.cold.first = first;
        let types: BTreeSet<u32> = places.map(|(function, _)| p.types[*function]).collect();
        let known = p.signatures.len() as u32;
        self.cold.start_type = known + types.len() as u32;
        for (index, of) in types.into_iter().enumerate() {
            let thunk = Thunk {
                function: p.types.len() + index,
                of: known + index as u32,
                name: format!("thunk of type {of}"),
            };
            self.cold.thunks.insert(of, thunk);
        }
    }

    /// The number of a type's thunk in the engine.
    pub fn thunk(&self, of: u32) -> Result<usize> {
        self.cold
            .thunks
            .get(&of)
            .map(|thunk| thunk.function)
            .context("a cold function that is not in the table")
    }

    /// The thunk that stands for an indirect call.
    pub fn thunk_at(&self, reloc: &Reloc) -> Option<usize> {
        if !self.p.calls_indirectly(reloc) {
            return None;
        }
        let (of, _) = leb(self.p.wasm, self.p.code + reloc.at).ok()?;
        self.thunk(of as u32).ok()
    }

    /// The thunks that native modules call.
    pub fn thunks_of_pieces(&self) -> BTreeSet<usize> {
        let p = &self.p;
        let mut found = BTreeSet::new();
        for reloc in &p.code_relocs {
            let caller = self.functions[p.function_at(reloc)];
            if caller == ENGINE || caller == self.cold() {
                continue;
            }
            match reloc.patch {
                Patch::Type => found.extend(self.thunk_at(reloc)),
                Patch::Function(callee) if self.functions[callee] == self.cold() => {
                    found.extend(self.thunk(p.types[callee]).ok());
                }
                _ => {}
            }
        }
        found
    }

    /// The type of a function of the engine, thunks included.
    pub fn type_of(&self, function: usize) -> u32 {
        let thunk = || self.cold.thunks.values().find(|thunk| thunk.function == function);
        self.p.types.get(function).copied().or_else(|| Some(thunk()?.of)).unwrap_or_default()
    }

    /// Functions' names, thunks included.
    pub fn all_names(&self) -> impl Iterator<Item = (usize, &str)> {
        let thunks = self.cold.thunks.values().map(|thunk| (thunk.function, thunk.name.as_str()));
        self.p.names.iter().map(|(index, name)| (*index, *name)).chain(thunks)
    }

    /// Sections of the engine with the thunks' types, functions and the limit, by id; with `counters` more globals.
    pub fn extended_sections(&self, counters: usize) -> Result<BTreeMap<u8, Vec<u8>>> {
        let mut sections = BTreeMap::new();
        let raw = |id: u8| self.p.raw.get(&id).map_or(&[][..], |range| &self.p.wasm[range.clone()]);
        let global = |value: usize| {
            let mut global = vec![I32, 1, I32_CONST];
            push(&mut global, value);
            global.push(0x0b);
            global
        };
        if counters > 0 {
            sections.insert(6, extended(raw(6), (0..counters).map(|_| global(0)))?);
        }
        if self.cold.thunks.is_empty() {
            return Ok(sections);
        }
        let signature = |params: &[u8], last: &[u8], results: &[u8]| {
            let mut bytes = vec![0x60];
            push(&mut bytes, params.len() + last.len());
            bytes.extend_from_slice(params);
            bytes.extend_from_slice(last);
            push(&mut bytes, results.len());
            bytes.extend_from_slice(results);
            bytes
        };
        let types = self.cold.thunks.keys().map(|of| {
            let (params, results) = &self.p.signatures[*of as usize];
            signature(params, &[I32], results)
        });
        sections.insert(1, extended(raw(1), types.chain([signature(&[], &[], &[])]))?);
        let functions = self.cold.thunks.values().map(|thunk| {
            let mut bytes = Vec::new();
            push(&mut bytes, thunk.of as usize);
            bytes
        });
        sections.insert(3, extended(raw(3), functions)?);
        // One table of function references, with a minimum and no maximum.
        let mut table = vec![1, 0x70, 0];
        push(&mut table, self.p.table_size as usize);
        sections.insert(4, table);
        sections.insert(6, extended(raw(6), [global(self.cold.first)].into_iter())?);
        Ok(sections)
    }

    /// The thunks' bodies.
    pub fn thunks(&self) -> Result<Vec<Vec<u8>>> {
        let mut bodies = Vec::new();
        for of in self.cold.thunks.keys() {
            let params = self.p.signatures[*of as usize].0.len();
            let mut body = vec![0, LOCAL_GET];
            push(&mut body, params);
            body.push(GLOBAL_GET);
            push(&mut body, self.cold.limit as usize);
            // i32.ge_u; if without a result
            body.extend([0x4f, 0x04, 0x40, CALL]);
            push(&mut body, self.cold.load);
            body.push(0x0b);
            for local in 0..=params {
                body.push(LOCAL_GET);
                push(&mut body, local);
            }
            body.push(CALL_INDIRECT);
            push(&mut body, *of as usize);
            body.extend([0, 0x0b]);
            bodies.push(body);
        }
        Ok(bodies)
    }

    /// A function's body, with `map` giving the new numbers of the functions that it calls. Unless it is cold itself,
    /// its calls that may end in a cold function go through thunks.
    pub fn body(&self, index: usize, map: impl Fn(usize) -> Result<usize>) -> Result<Vec<u8>> {
        let p = &self.p;
        let cold = self.cold();
        let here = self.functions[p.imported + index];
        let at = p.bodies[index].clone();
        let mut body: Vec<u8> = Vec::with_capacity(at.len());
        let mut done = at.start;
        let first = p.code_relocs.partition_point(|reloc| p.code + reloc.at < at.start);
        for reloc in p.code_relocs[first..].iter().take_while(|reloc| p.code + reloc.at < at.end) {
            let place = p.code + reloc.at;
            // Where the bytes go on behind what is replaced.
            let mut end = place + 5;
            let mut out: Vec<u8> = Vec::new();
            let mut from = place;
            match reloc.patch {
                Patch::Function(callee) if here != cold && self.functions[callee] == cold => {
                    if p.wasm[place - 1] != CALL {
                        bail!("a cold function is not called, but its number is used");
                    }
                    from -= 1;
                    out.push(I32_CONST);
                    push(&mut out, self.place(callee)?);
                    out.push(CALL);
                    push(&mut out, map(self.thunk(p.types[callee])?)?);
                }
                Patch::Function(callee) => push(&mut out, map(callee)?),
                Patch::Table(function) => push(&mut out, self.place(function)?),
                Patch::Type if here != cold => {
                    let Some(thunk) = self.thunk_at(reloc) else { continue };
                    from -= 1;
                    out.push(CALL);
                    push(&mut out, map(thunk)?);
                    // The number of the table.
                    end = leb(p.wasm, end)?.1;
                }
                _ => continue,
            }
            body.extend_from_slice(&p.wasm[done..from]);
            body.extend(out);
            done = end;
        }
        body.extend_from_slice(&p.wasm[done..at.end]);
        Ok(body)
    }
}

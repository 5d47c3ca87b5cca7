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
//! A function that training ran in part is cut as well, see `blocks.rs`: its cold blocks become a function of the cold half, which
//! the hot one ends with a call of.
//!
//! Data that only cold code refers to goes with it.

use super::blocks::{Function, Part};
use super::{ENGINE, Node, Owner, Patch, Program, Reloc, Splitter, write_leb};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
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

/// Functions whose names have one of these are not cut: which of their blocks run depends on the state of memory, and not on
/// what a program does.
const WHOLE: &[&str] = &["dlmalloc", "4heap", "raw_vec", "4dict", "6interp"];

/// The interpreter looks around every 512 instructions (`Vm::tick`), wherever it is then. While it is trained it does so after
/// each: i32.const 512 becomes i32.const 1, as long.
const TICK: &str = "4tick";
const TICKS: [u8; 3] = [I32_CONST, 0x80, 0x04];
const EVERY_TICK: [u8; 3] = [I32_CONST, 0x81, 0x00];

const END: u8 = 0x0b;
const RETURN: u8 = 0x0f;
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
    /// The engine's functions in blocks, with the number of their first counter.
    trees: BTreeMap<usize, (usize, Option<Function>)>,
    /// How many counters there are.
    pub counters: usize,
    /// Functions of which the engine has a part.
    parts: BTreeMap<usize, Half>,
    /// Functions of the cold half that the program does not have. They are numbered behind the program's own.
    new: Vec<New>,
    /// How many types these added to the program's.
    new_types: usize,
}

/// The body that goes on in the cold half.
struct Half {
    parts: Vec<Part>,
    /// Where it does: functions of the cold half, and the variables that these are given, by block.
    exits: BTreeMap<usize, (usize, Vec<u32>)>,
}

/// A function that the cut makes.
struct New {
    name: String,
    body: Body,
}

enum Body {
    /// A function from several places on.
    Resumed { of: usize, parts: Vec<Part> },
    /// Calls that with one of the places, and with some of its variables.
    Entry { resumed: usize, number: usize, variables: Vec<u8>, given: Vec<u32> },
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
    /// The relocations in some code.
    fn relocs_in(&self, at: &Range<usize>) -> impl Iterator<Item = &Reloc> {
        let first = self.code_relocs.partition_point(|reloc| self.code + reloc.at < at.start);
        let end = at.end;
        self.code_relocs[first..].iter().take_while(move |reloc| self.code + reloc.at < end)
    }

    /// Whether a relocation of a type is that of an indirect call, not of a block.
    fn calls_indirectly(&self, reloc: &Reloc) -> bool {
        self.wasm.get(self.code + reloc.at - 1) == Some(&CALL_INDIRECT)
    }
}

impl Splitter<'_> {
    /// Takes the engine's functions apart, and numbers their blocks.
    pub fn find_blocks(&mut self) -> Result<()> {
        let p = &self.p;
        for index in p.imported..p.types.len() {
            if self.functions[index] != ENGINE {
                continue;
            }
            let function = Function::read(p.wasm, p.bodies[index - p.imported].clone())?;
            let count = function.as_ref().map_or(1, Function::len);
            self.cold.trees.insert(index, (self.cold.counters, function));
            self.cold.counters += count;
        }
        Ok(())
    }

    /// Gives what is not in `hot` (numbers of blocks) to the cold half.
    pub fn cut_engine(&mut self, hot: &BTreeSet<usize>) -> Result<()> {
        let p = &self.p;
        let exported: BTreeMap<usize, &str> = p
            .exports
            .iter()
            .filter(|(_, kind, _)| *kind == ExternalKind::Func)
            .map(|(name, _, index)| (*index as usize, *name))
            .collect();
        let Some((load, _)) = exported.iter().find(|(_, name)| **name == LOAD) else { return Ok(()) };
        self.cold.load = *load;
        let cold = self.cold();
        let trees = std::mem::take(&mut self.cold.trees);
        for (index, (first, _)) in &trees {
            if !hot.contains(first) && !exported.contains_key(index) {
                self.functions[*index] = cold;
            }
        }
        for (index, (first, function)) in &trees {
            if let Some(function) = function
                && hot.contains(first)
                && !self.p.names.get(index).is_some_and(|name| WHOLE.iter().any(|part| name.contains(part)))
            {
                self.cut_function(*index, function, |block| hot.contains(&(first + block)))?;
            }
        }
        self.cut_data();
        let mut called = BTreeSet::new();
        for caller in (0..self.p.types.len()).filter(|caller| self.functions[*caller] != cold) {
            for reloc in self.relocs_of(caller) {
                if let Patch::Function(callee) = reloc.patch
                    && self.functions[callee] == cold
                {
                    called.insert(callee);
                }
            }
        }
        called.extend(self.cold.parts.values().flat_map(|half| half.exits.values().map(|exit| exit.0)));
        self.cold.called = called;
        Ok(())
    }

    /// Leaves the engine the hot blocks of a function, where that is smaller.
    fn cut_function(&mut self, index: usize, function: &Function, hot: impl Fn(usize) -> bool) -> Result<()> {
        let p = &self.p;
        let (parts, exits) = function.hot(hot, |at| p.relocs_in(at).count());
        if exits.is_empty() {
            return Ok(());
        }
        let (params, results) = p.signatures[p.types[index] as usize].clone();
        let variables: Vec<u8> = params.iter().chain(&function.locals).copied().collect();
        let name = p.names.get(&index).copied().unwrap_or("?").to_string();
        let places: Vec<usize> = exits.keys().copied().collect();
        let body = Body::Resumed { of: index, parts: function.resumed(&places, variables.len() as u32) };
        let all: Vec<u8> = variables.iter().copied().chain([I32]).collect();
        let resumed = self.add(New { name: format!("{name}.cold"), body }, all, results.clone());
        let mut half = Half { parts, exits: BTreeMap::new() };
        for (number, (block, live)) in (1..).zip(exits) {
            // Sorted by type: fewer types, fewer thunks.
            let mut given: Vec<u32> = live.into_iter().collect();
            given.sort_by_key(|variable| std::cmp::Reverse(variables[*variable as usize]));
            let types = given.iter().map(|variable| variables[*variable as usize]).collect();
            let body = Body::Entry { resumed, number, variables: variables.clone(), given: given.clone() };
            let entry = self.add(New { name: format!("{name}.at.{number}"), body }, types, results.clone());
            half.exits.insert(block, (entry, given));
        }
        self.cold.parts.insert(index, half);
        Ok(())
    }

    /// Adds a function to the cold half.
    fn add(&mut self, new: New, params: Vec<u8>, results: Vec<u8>) -> usize {
        let signature = (params, results);
        let known = self.p.signatures.iter().position(|other| *other == signature);
        let of = known.unwrap_or_else(|| {
            self.p.signatures.push(signature);
            self.cold.new_types += 1;
            self.p.signatures.len() - 1
        });
        self.cold.new.push(new);
        self.p.types.push(of as u32);
        let cold = self.cold();
        self.functions.push(cold);
        self.functions.len() - 1
    }

    /// The engine's data that only cold code refers to becomes the cold half's.
    fn cut_data(&mut self) {
        let cold = self.cold();
        let (_, data) = self.p.references();
        let mut open: Vec<usize> = Vec::new();
        let mut of_cold: Vec<usize> = Vec::new();
        for index in 0..self.p.types.len() {
            let list = if self.functions[index] == cold { &mut of_cold } else { &mut open };
            list.extend(self.relocs_of(index).into_iter().filter_map(|reloc| match reloc.patch {
                Patch::Data(index) => index,
                _ => None,
            }));
        }
        let below = |index: usize| {
            data[index].iter().filter_map(|node| match node {
                Node::Data(index) => Some(*index),
                Node::Function(_) => None,
            })
        };
        // What the native modules' data refers to stays, too.
        open.extend((0..data.len()).filter(|index| self.data[*index] != ENGINE));
        let mut used: BTreeSet<usize> = BTreeSet::new();
        while let Some(index) = open.pop() {
            if used.insert(index) {
                open.extend(below(index));
            }
        }
        while let Some(index) = of_cold.pop() {
            if self.data[index] == ENGINE && !used.contains(&index) {
                self.data[index] = cold;
                of_cold.extend(below(index));
            }
        }
    }

    /// How many functions the program has.
    fn defined(&self) -> usize {
        self.p.imported + self.p.bodies.len()
    }

    fn new_of(&self, function: usize) -> Option<&New> {
        self.cold.new.get(function.checked_sub(self.defined())?)
    }

    /// The relocations in what a part of the program has of a function.
    pub fn relocs_of(&self, function: usize) -> Vec<&Reloc> {
        let p = &self.p;
        let (function, parts) = match self.new_of(function) {
            Some(New { body: Body::Resumed { of, parts }, .. }) => (*of, Some(parts)),
            Some(_) => return Vec::new(),
            None => (function, self.cold.parts.get(&function).map(|half| &half.parts)),
        };
        let Some(body) = function.checked_sub(p.imported).and_then(|index| p.bodies.get(index)) else {
            return Vec::new();
        };
        match parts {
            None => p.relocs_in(body).collect(),
            Some(parts) => parts
                .iter()
                .flat_map(|part| match part {
                    Part::Code(at) => p.relocs_in(at).collect(),
                    _ => Vec::new(),
                })
                .collect(),
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
                function: self.defined() + index,
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
        for (caller, owner) in self.functions.iter().enumerate() {
            if *owner == ENGINE || *owner == self.cold() {
                continue;
            }
            for reloc in self.relocs_of(caller) {
                match reloc.patch {
                    Patch::Type => found.extend(self.thunk_at(reloc)),
                    Patch::Function(callee) if self.functions[callee] == self.cold() => {
                        found.extend(self.thunk(p.types[callee]).ok());
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The type of a function of the engine, thunks included.
    pub fn type_of(&self, function: usize) -> u32 {
        let thunk = self.cold.thunks.values().find(|thunk| thunk.function == function);
        thunk.map_or_else(|| self.p.types.get(function).copied().unwrap_or_default(), |thunk| thunk.of)
    }

    /// Functions' names as a part of the program numbers them: what the cut made, or else the thunks, included.
    pub fn all_names(&self, owner: Owner) -> BTreeMap<usize, &str> {
        let mut names: BTreeMap<usize, &str> =
            self.p.names.iter().map(|(index, name)| (*index, *name)).collect();
        if owner == self.cold() {
            names.extend((self.defined()..).zip(self.cold.new.iter().map(|new| new.name.as_str())));
        } else {
            names.extend(self.cold.thunks.values().map(|thunk| (thunk.function, thunk.name.as_str())));
        }
        names
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
        let signatures = &self.p.signatures;
        let new = signatures[signatures.len() - self.cold.new_types..].iter();
        let new = new.map(|(params, results)| signature(params, &[], results));
        sections.insert(1, extended(raw(1), new.chain(types).chain([signature(&[], &[], &[])]))?);
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

    /// A function's body, with `map` giving the new numbers of the functions that it calls.
    pub fn body(&self, index: usize, map: &dyn Fn(usize) -> Result<usize>) -> Result<Vec<u8>> {
        let p = &self.p;
        match self.new_of(index).map(|new| &new.body) {
            Some(Body::Resumed { parts, .. }) => self.render(index, parts, true, map),
            Some(Body::Entry { resumed, number, variables, given }) => {
                let mut body = vec![0];
                for (variable, of) in (0..).zip(variables) {
                    if let Some(local) = given.iter().position(|other| *other == variable) {
                        body.push(LOCAL_GET);
                        push(&mut body, local);
                        continue;
                    }
                    body.extend_from_slice(match *of {
                        I32 => &[I32_CONST, 0],
                        0x7e => &[0x42, 0],
                        0x7d => &[0x43, 0, 0, 0, 0],
                        _ => &[0x44, 0, 0, 0, 0, 0, 0, 0, 0],
                    });
                }
                body.push(I32_CONST);
                push(&mut body, *number);
                body.push(CALL);
                push(&mut body, map(*resumed)?);
                body.push(END);
                Ok(body)
            }
            None => match self.cold.parts.get(&index) {
                Some(half) => self.render(index, &half.parts, false, map),
                None => {
                    let is_cold = self.functions[index] == self.cold();
                    self.code(p.bodies[index - p.imported].clone(), is_cold, map)
                }
            },
        }
    }

    /// The body of a function of the engine that counts the calls of its blocks.
    pub fn counting_body(&self, index: usize) -> Result<Vec<u8>> {
        let mut body = self.counted(index)?;
        if self.p.names.get(&index).is_some_and(|name| name.contains(TICK))
            && let Some(at) = body.windows(TICKS.len()).position(|bytes| bytes == TICKS)
        {
            body.splice(at..at + TICKS.len(), EVERY_TICK);
        }
        Ok(body)
    }

    fn counted(&self, index: usize) -> Result<Vec<u8>> {
        let counter = |number: usize| {
            let mut code = vec![I32_CONST, 1, GLOBAL_SET];
            push(&mut code, self.cold.limit as usize + number);
            code
        };
        match self.cold.trees.get(&index) {
            Some((first, Some(function))) => {
                self.render(index, &function.counting(|block| counter(first + block)), false, &Ok)
            }
            Some((first, None)) => {
                let mut body = self.body(index, &Ok)?;
                // Groups of locals: a count and a type each.
                let (groups, mut at) = leb(&body, 0)?;
                for _ in 0..groups {
                    at = leb(&body, at)?.1 + 1;
                }
                body.splice(at..at, counter(*first));
                Ok(body)
            }
            None => self.body(index, &Ok),
        }
    }

    fn render(
        &self,
        index: usize,
        parts: &[Part],
        is_cold: bool,
        map: &dyn Fn(usize) -> Result<usize>,
    ) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        for part in parts {
            match part {
                Part::Bytes(bytes) => body.extend_from_slice(bytes),
                Part::Code(at) => body.extend(self.code(at.clone(), is_cold, map)?),
                Part::Exit(block) => {
                    let half = self.cold.parts.get(&index).context("a function that is not cut")?;
                    let (entry, given) = half.exits.get(block).context("an exit that leads nowhere")?;
                    for variable in given {
                        body.push(LOCAL_GET);
                        push(&mut body, *variable as usize);
                    }
                    body.push(I32_CONST);
                    push(&mut body, self.place(*entry)?);
                    body.push(CALL);
                    push(&mut body, map(self.thunk(self.p.types[*entry])?)?);
                    body.push(RETURN);
                }
            }
        }
        Ok(body)
    }

    /// Some code of the program. Unless it is cold, its calls that may end in a cold function go through thunks.
    fn code(&self, at: Range<usize>, is_cold: bool, map: &dyn Fn(usize) -> Result<usize>) -> Result<Vec<u8>> {
        let p = &self.p;
        let cold = self.cold();
        let mut code: Vec<u8> = Vec::with_capacity(at.len());
        let mut done = at.start;
        for reloc in p.relocs_in(&at) {
            let place = p.code + reloc.at;
            // Where the bytes go on behind what is replaced.
            let mut end = place + 5;
            let mut out: Vec<u8> = Vec::new();
            let mut from = place;
            match reloc.patch {
                Patch::Function(callee) if !is_cold && self.functions[callee] == cold => {
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
                Patch::Type if !is_cold => {
                    let Some(thunk) = self.thunk_at(reloc) else { continue };
                    from -= 1;
                    out.push(CALL);
                    push(&mut out, map(thunk)?);
                    // The number of the table.
                    end = leb(p.wasm, end)?.1;
                }
                _ => continue,
            }
            code.extend_from_slice(&p.wasm[done..from]);
            code.extend(out);
            done = end;
        }
        code.extend_from_slice(&p.wasm[done..at.end]);
        Ok(code)
    }
}

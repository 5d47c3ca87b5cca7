//! A function as basic blocks, to keep the part of it that pages run and to go on elsewhere with the rest.
//!
//! The compiler writes functions as nested blocks and loops with branches, and nothing is on the operand stack where a basic
//! block begins. So a function can be left at the beginning of any: what it has to hand on are the local variables that are
//! read later. The *hot* body is the function with each sequence of nodes cut off at the first block that training did not
//! reach, and a call there that goes on in the *resumed* body and returns what that returns. The resumed body is the
//! function again with one more parameter, the place to go on at: on its way there each sequence of nodes begins with
//! a jump over what lies before. What no place leads to is left out of it.

use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasmparser::{BinaryReader, FunctionBody, Operator};

const UNREACHABLE: u8 = 0x00;
const BLOCK: u8 = 0x02;
const END: u8 = 0x0b;
const BR: u8 = 0x0c;
const BR_IF: u8 = 0x0d;
const BR_TABLE: u8 = 0x0e;
const LOCAL_GET: u8 = 0x20;
const LOCAL_SET: u8 = 0x21;
const I32_CONST: u8 = 0x41;
/// The type of a block without a result.
const VOID: u8 = 0x40;
/// The bytes that leaving a function costs beside two for each variable: a place, a call.
const EXIT: usize = 12;
/// What is smaller than this many bytes more stays: the fewer exits, the fewer pages take one by chance.
const MARGIN: usize = 8;

/// A piece of a new body.
pub enum Part {
    /// Code as it is.
    Bytes(Vec<u8>),
    /// Code of the program, by its place in the file; what it refers to gets its new number.
    Code(Range<usize>),
    /// The hot body ends here, and goes on at this basic block.
    Exit(usize),
}

enum Node {
    Code {
        at: Range<usize>,
        block: usize,
    },
    /// A basic block begins.
    Point(usize),
    Nest {
        head: Range<usize>,
        nodes: Vec<Node>,
    },
    /// A branch, with the labels and whether they are of a table.
    Branch {
        opcode: u8,
        labels: Vec<u32>,
        block: usize,
    },
}

#[derive(Default, Clone)]
struct Basic {
    /// Variables that are read before they are written.
    uses: BTreeSet<u32>,
    writes: BTreeSet<u32>,
    next: Vec<usize>,
}

/// A function taken apart.
pub struct Function {
    /// The bytes that declare the local variables.
    locals_at: Range<usize>,
    /// Types of the variables that are not parameters, as the format writes them.
    pub locals: Vec<u8>,
    nodes: Vec<Node>,
    basics: Vec<Basic>,
}

struct Builder<'a, 'b> {
    operators: &'b mut wasmparser::OperatorsReader<'a>,
    basics: Vec<Basic>,
    /// Where branches go: none is the function's end.
    labels: Vec<Option<usize>>,
    /// The block that code is in; none behind what never goes on.
    current: Option<usize>,
}

impl Function {
    /// Takes a body apart; none if it has what compilers do not write.
    pub fn read(wasm: &[u8], at: Range<usize>) -> Result<Option<Self>> {
        let body = FunctionBody::new(BinaryReader::new(&wasm[at.clone()], at.start));
        let mut locals = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, of) = group?;
            locals.extend(std::iter::repeat_n(super::cold::encoded(&[of])?[0], count as usize));
        }
        let mut operators = body.get_operators_reader()?;
        let start = operators.original_position();
        let mut builder = Builder {
            operators: &mut operators,
            basics: vec![Basic::default()],
            labels: vec![None],
            current: Some(0),
        };
        let Some(nodes) = builder.sequence()? else { return Ok(None) };
        let basics = builder.basics;
        Ok(Some(Self { locals_at: at.start..start, locals, nodes, basics }))
    }

    /// How many basic blocks there are. The function begins with number 0.
    pub fn len(&self) -> usize {
        self.basics.len()
    }

    /// The body with code at the beginning of every basic block.
    pub fn counting(&self, code: impl Fn(usize) -> Vec<u8>) -> Vec<Part> {
        let mut out = vec![Part::Code(self.locals_at.clone()), Part::Bytes(code(0))];
        plain(&self.nodes, &mut out, &mut |point, _, out| {
            out.push(Part::Bytes(code(point)));
            false
        });
        out.push(Part::Bytes(vec![END]));
        out
    }

    /// The body that ends at cold blocks where that makes it smaller, and the blocks where it does. `references` counts those in
    /// some code.
    pub fn hot(
        &self,
        hot: impl Fn(usize) -> bool,
        references: impl Fn(&Range<usize>) -> usize,
    ) -> (Vec<Part>, BTreeMap<usize, BTreeSet<u32>>) {
        let live = self.live();
        let mut exits = BTreeMap::new();
        let mut out = vec![Part::Code(self.locals_at.clone())];
        plain(&self.nodes, &mut out, &mut |point, rest, out| {
            let cut = !hot(point) && weight(rest, &references) > EXIT + MARGIN + 2 * live[point].len();
            if cut {
                out.push(Part::Exit(point));
                exits.insert(point, live[point].clone());
            }
            cut
        });
        out.push(Part::Bytes(vec![END]));
        (out, exits)
    }

    /// The body that goes on at one of `places`: its last variable, `variable`, counts them from 1.
    pub fn resumed(&self, places: &[usize], variable: u32) -> Vec<Part> {
        let mut reached: BTreeSet<usize> = BTreeSet::new();
        let mut open = places.to_vec();
        while let Some(block) = open.pop() {
            if reached.insert(block) {
                open.extend(&self.basics[block].next);
            }
        }
        let numbers = places.iter().zip(1..).map(|(place, number)| (*place, number)).collect();
        let mut resumer = Resumer {
            numbers,
            variable,
            reached,
            level: 0,
            labels: vec![0],
            out: vec![Part::Bytes(vec![0])],
        };
        resumer.sequence(&self.nodes);
        resumer.out.push(Part::Bytes(vec![END]));
        resumer.out
    }

    /// The variables that are read later, by block.
    fn live(&self) -> Vec<BTreeSet<u32>> {
        let mut live: Vec<BTreeSet<u32>> = self.basics.iter().map(|basic| basic.uses.clone()).collect();
        let mut changed = true;
        while changed {
            changed = false;
            for (index, basic) in self.basics.iter().enumerate().rev() {
                for next in &basic.next {
                    let more: Vec<u32> = live[*next]
                        .difference(&basic.writes)
                        .filter(|of| !live[index].contains(of))
                        .copied()
                        .collect();
                    changed |= !more.is_empty();
                    live[index].extend(more);
                }
            }
        }
        live
    }
}

impl Builder<'_, '_> {
    fn new_block(&mut self) -> usize {
        self.basics.push(Basic::default());
        self.basics.len() - 1
    }

    /// The block that the next operator belongs to.
    fn here(&mut self) -> usize {
        let block = self.current.unwrap_or_else(|| self.new_block());
        self.current = Some(block);
        block
    }

    fn go(&mut self, from: usize, to: Option<usize>) {
        self.basics[from].next.extend(to);
    }

    /// Nodes up to the end of the block that has just begun.
    fn sequence(&mut self) -> Result<Option<Vec<Node>>> {
        let mut nodes: Vec<Node> = Vec::new();
        loop {
            let (operator, start) = self.operators.read_with_offset()?;
            let at = start..self.operators.original_position();
            if let Operator::End = operator {
                return Ok(Some(nodes));
            }
            let block = self.here();
            let label = |labels: &[Option<usize>], depth: u32| labels[labels.len() - 1 - depth as usize];
            match operator {
                Operator::Block { .. } => {
                    let after = self.new_block();
                    self.labels.push(Some(after));
                    let Some(inner) = self.sequence()? else { return Ok(None) };
                    self.labels.pop();
                    if let Some(last) = self.current {
                        self.go(last, Some(after));
                    }
                    self.current = Some(after);
                    nodes.push(Node::Nest { head: at, nodes: inner });
                    nodes.push(Node::Point(after));
                }
                Operator::Loop { .. } => {
                    let first = self.new_block();
                    self.go(block, Some(first));
                    self.labels.push(Some(first));
                    self.current = Some(first);
                    let Some(mut inner) = self.sequence()? else { return Ok(None) };
                    self.labels.pop();
                    inner.insert(0, Node::Point(first));
                    nodes.push(Node::Nest { head: at, nodes: inner });
                }
                Operator::Br { relative_depth } => {
                    self.go(block, label(&self.labels, relative_depth));
                    self.current = None;
                    nodes.push(Node::Branch { opcode: BR, labels: vec![relative_depth], block });
                }
                Operator::BrIf { relative_depth } => {
                    self.go(block, label(&self.labels, relative_depth));
                    let next = self.new_block();
                    self.go(block, Some(next));
                    self.current = Some(next);
                    nodes.push(Node::Branch { opcode: BR_IF, labels: vec![relative_depth], block });
                    nodes.push(Node::Point(next));
                }
                Operator::BrTable { targets } => {
                    let mut labels = targets.targets().collect::<std::result::Result<Vec<u32>, _>>()?;
                    labels.push(targets.default());
                    for depth in &labels {
                        self.go(block, label(&self.labels, *depth));
                    }
                    self.current = None;
                    nodes.push(Node::Branch { opcode: BR_TABLE, labels, block });
                }
                Operator::If { .. }
                | Operator::Else
                | Operator::TryTable { .. }
                | Operator::Try { .. }
                | Operator::Delegate { .. } => return Ok(None),
                other => {
                    let basic = &mut self.basics[block];
                    match other {
                        Operator::LocalGet { local_index } if !basic.writes.contains(&local_index) => {
                            basic.uses.insert(local_index);
                        }
                        Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                            basic.writes.insert(local_index);
                        }
                        Operator::Return | Operator::Unreachable => self.current = None,
                        _ => {}
                    }
                    match nodes.last_mut() {
                        Some(Node::Code { at: last, block: of }) if *of == block && last.end == at.start => {
                            last.end = at.end;
                        }
                        _ => nodes.push(Node::Code { at, block }),
                    }
                }
            }
        }
    }
}

/// Writes nodes as they are, but for what `at` does where a basic block begins: it sees what follows in the same nest, and
/// tells whether that is left out.
fn plain(nodes: &[Node], out: &mut Vec<Part>, at: &mut impl FnMut(usize, &[Node], &mut Vec<Part>) -> bool) {
    for (index, node) in nodes.iter().enumerate() {
        match node {
            Node::Code { at, .. } => out.push(Part::Code(at.clone())),
            Node::Point(point) => {
                if at(*point, &nodes[index + 1..], out) {
                    return;
                }
            }
            Node::Nest { head, nodes } => {
                out.push(Part::Code(head.clone()));
                plain(nodes, out, at);
                out.push(Part::Bytes(vec![END]));
            }
            Node::Branch { opcode, labels, .. } => {
                out.push(Part::Bytes(branch(*opcode, labels.iter().copied())))
            }
        }
    }
}

/// About what nodes weigh when wasm-opt has shortened their numbers.
fn weight(nodes: &[Node], references: &impl Fn(&Range<usize>) -> usize) -> usize {
    let of = |node: &Node| match node {
        Node::Code { at, .. } => at.len() - (3 * references(at)).min(at.len()),
        Node::Point(_) => 0,
        Node::Nest { nodes, .. } => 3 + weight(nodes, references),
        Node::Branch { labels, .. } => 1 + labels.len(),
    };
    nodes.iter().map(of).sum()
}

fn branch(opcode: u8, labels: impl ExactSizeIterator<Item = u32>) -> Vec<u8> {
    let mut out = vec![opcode];
    if opcode == BR_TABLE {
        number(&mut out, labels.len() as u32 - 1);
    }
    labels.for_each(|label| number(&mut out, label));
    out
}

/// An unsigned number.
fn number(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes the body that goes on somewhere.
struct Resumer {
    numbers: BTreeMap<usize, u32>,
    variable: u32,
    reached: BTreeSet<usize>,
    /// Nests that are open in what is written, and how many there were in each of the function's own.
    level: u32,
    labels: Vec<u32>,
    out: Vec<Part>,
}

impl Resumer {
    /// The places inside of a node.
    fn inside(&self, node: &Node) -> Vec<u32> {
        match node {
            Node::Point(point) => self.numbers.get(point).copied().into_iter().collect(),
            Node::Nest { nodes, .. } => nodes.iter().flat_map(|node| self.inside(node)).collect(),
            _ => Vec::new(),
        }
    }

    fn is_reached(&self, node: &Node) -> bool {
        match node {
            Node::Code { block, .. } | Node::Branch { block, .. } | Node::Point(block) => {
                self.reached.contains(block)
            }
            Node::Nest { nodes, .. } => nodes.iter().any(|node| self.is_reached(node)),
        }
    }

    fn bytes(&mut self, bytes: impl Into<Vec<u8>>) {
        self.out.push(Part::Bytes(bytes.into()));
    }

    fn sequence(&mut self, nodes: &[Node]) {
        let stops: Vec<(usize, Vec<u32>)> = nodes
            .iter()
            .map(|node| self.inside(node))
            .enumerate()
            .filter(|(_, inside)| !inside.is_empty())
            .collect();
        let mut next = stops.iter().peekable();
        if let Some(most) = stops.iter().flat_map(|(_, inside)| inside).max() {
            // A block for each stop, which ends before it, and one that ends right after the jump.
            let count = stops.len() as u32;
            self.bytes([BLOCK, VOID].repeat(stops.len() + 1));
            let mut jump = vec![LOCAL_GET];
            number(&mut jump, self.variable);
            let stop = |number: u32| {
                stops.iter().position(|(_, inside)| inside.contains(&number)).map_or(0, |at| at as u32 + 1)
            };
            let labels: Vec<u32> = (0..=*most).map(stop).chain([0]).collect();
            jump.extend(branch(BR_TABLE, labels.into_iter()));
            jump.push(END);
            self.bytes(jump);
            self.level += count;
        }
        let mut left_out = false;
        for (index, node) in nodes.iter().enumerate() {
            if next.next_if(|(stop, _)| *stop == index).is_some() {
                self.bytes([END]);
                self.level -= 1;
                left_out = false;
                if let Node::Point(_) = node {
                    // Arrived: from here on it goes as it always did.
                    let mut arrived = vec![I32_CONST, 0, LOCAL_SET];
                    number(&mut arrived, self.variable);
                    self.bytes(arrived);
                }
            }
            if !self.is_reached(node) {
                if !left_out {
                    self.bytes([UNREACHABLE]);
                }
                left_out = true;
                continue;
            }
            left_out = false;
            match node {
                Node::Point(_) => {}
                Node::Code { at, .. } => self.out.push(Part::Code(at.clone())),
                Node::Nest { head, nodes } => {
                    self.out.push(Part::Code(head.clone()));
                    self.level += 1;
                    self.labels.push(self.level);
                    self.sequence(nodes);
                    self.labels.pop();
                    self.level -= 1;
                    self.bytes([END]);
                }
                Node::Branch { opcode, labels, .. } => {
                    let own = &self.labels;
                    let depth = |label: &u32| self.level - own[own.len() - 1 - *label as usize];
                    let labels: Vec<u32> = labels.iter().map(depth).collect();
                    self.bytes(branch(*opcode, labels.into_iter()));
                }
            }
        }
    }
}

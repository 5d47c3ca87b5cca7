//! `binascii`: bytes as hexadecimal digits, base64 and uuencoded text, and checksums.

use anypy_mini_base::bigint::write_i64;
use anypy_mini_vm::layout::Module;
use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Builtin, Gc, ModuleDef, NativeDef, Res, Value, Vm};

use crate::support::{ascii_argument, bytes_argument, exception_class, raise};

static BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static HEX: &[u8; 16] = b"0123456789abcdef";

fn error<T>(vm: &mut Vm, parts: &[&str]) -> Res<T> {
    raise(vm, "binascii", "Error", parts)
}

// Hexadecimal

fn hexlify(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = bytes_argument(vm, args.at(0))?;
    let mut separator = None;
    if let Some(v) = args.opt(1) {
        let bytes = match vm.as_str(v) {
            Some(s) => {
                let mut chars = s.text().chars().map(|c| c as u32 as u8);
                match (chars.next(), chars.next()) {
                    (Some(c), None) => vec![c],
                    _ => Vec::new(),
                }
            }
            None => match crate::support::bytes_of(vm, v) {
                Some(bytes) => bytes,
                None => return vm.type_error(&["sep must be str or bytes."]),
            },
        };
        match bytes.as_slice() {
            [c] => separator = Some(*c),
            _ => return vm.value_error(&["sep must be length 1."]),
        }
    }
    let group = match args.opt(2) {
        Some(v) => vm.index_i64(v)?,
        None => 1,
    };
    let size = group.unsigned_abs() as usize;
    let mut out = Vec::with_capacity(data.len() * 3);
    for (i, byte) in data.iter().enumerate() {
        if let Some(c) = separator
            && i > 0
            && size > 0
        {
            // Groups are counted from the right, below zero from the left.
            let from_edge = if group > 0 { data.len() - i } else { i };
            if from_edge.is_multiple_of(size) {
                out.push(c);
            }
        }
        for digit in [byte >> 4, byte & 15] {
            out.push(HEX.get(usize::from(digit)).copied().unwrap_or(b'0'));
        }
    }
    vm.bytes(&out)
}

fn unhexlify(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = ascii_argument(vm, args.at(0))?;
    if data.len() % 2 == 1 {
        return error(vm, &["Odd-length string"]);
    }
    let mut out = Vec::with_capacity(data.len() / 2);
    for pair in data.chunks(2) {
        let mut byte = 0;
        for c in pair {
            let Some(digit) = char::from(*c).to_digit(16) else {
                return error(vm, &["Non-hexadecimal digit found"]);
            };
            byte = byte << 4 | digit as u8;
        }
        out.push(byte);
    }
    vm.bytes(&out)
}

// Base64

fn b2a_base64(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = bytes_argument(vm, args.at(0))?;
    let newline = match args.named(0) {
        Some(v) => vm.truth(v)?,
        None => true,
    };
    let mut out = Vec::with_capacity(data.len() / 3 * 4 + 5);
    for part in data.chunks(3) {
        let byte = |i: usize| u32::from(part.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let digit = BASE64.get((bits >> (18 - 6 * i) & 63) as usize).copied().unwrap_or(b'A');
            out.push(if i <= part.len() { digit } else { b'=' });
        }
    }
    if newline {
        out.push(b'\n');
    }
    vm.bytes(&out)
}

fn digit_of(c: u8) -> Option<u32> {
    Some(u32::from(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

fn a2b_base64(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = ascii_argument(vm, args.at(0))?;
    let strict = match args.named(0) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    if strict && data.first() == Some(&b'=') {
        return error(vm, &["Leading padding not allowed"]);
    }
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    // Bits in hand, digits in the group of four, padding seen in it, digits in all.
    let (mut bits, mut place, mut pads, mut padded) = (0u32, 0, 0, false);
    for (i, c) in data.iter().enumerate() {
        if *c == b'=' {
            padded = true;
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                // The text ends with its padding.
                if strict && i + 1 < data.len() {
                    return error(vm, &["Excess data after padding"]);
                }
                return vm.bytes(&out);
            }
            continue;
        }
        let Some(digit) = digit_of(*c) else {
            if strict {
                return error(vm, &["Only base64 data is allowed"]);
            }
            continue;
        };
        if strict && padded {
            return error(vm, &["Discontinuous padding not allowed"]);
        }
        pads = 0;
        bits = bits << 6 | digit;
        place = (place + 1) % 4;
        match place {
            2 => out.push((bits >> 4) as u8),
            3 => out.push((bits >> 2) as u8),
            0 => out.push(bits as u8),
            _ => {}
        }
    }
    match place {
        0 => vm.bytes(&out),
        1 => {
            let mut count = String::new();
            write_i64((out.len() / 3 * 4 + 1) as i64, &mut count);
            error(
                vm,
                &[
                    "Invalid base64-encoded string: number of data characters (",
                    &count,
                    ") cannot be 1 more than a multiple of 4",
                ],
            )
        }
        _ => error(vm, &["Incorrect padding"]),
    }
}

// Uuencoding

fn b2a_uu(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = bytes_argument(vm, args.at(0))?;
    let backtick = match args.named(0) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    if data.len() > 45 {
        return error(vm, &["At most 45 bytes at once"]);
    }
    let digit = |n: u32| if n == 0 && backtick { b'`' } else { b' ' + n as u8 };
    let mut out = vec![digit(data.len() as u32)];
    for part in data.chunks(3) {
        let byte = |i: usize| u32::from(part.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            out.push(digit(bits >> (18 - 6 * i) & 63));
        }
    }
    out.push(b'\n');
    vm.bytes(&out)
}

fn a2b_uu(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = ascii_argument(vm, args.at(0))?;
    let mut chars = data.iter().copied();
    let len = usize::from(chars.next().unwrap_or(b' ').wrapping_sub(b' ') & 63);
    let mut out = Vec::new();
    let (mut bits, mut count) = (0u32, 0);
    while out.len() < len {
        let c = chars.next().unwrap_or(b' ');
        let c = if matches!(c, b'\n' | b'\r') { b' ' } else { c };
        if !(b' '..=b'`').contains(&c) {
            return error(vm, &["Illegal char"]);
        }
        bits = bits << 6 | u32::from(c - b' ') & 63;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    if chars.any(|c| !matches!(c, b' ' | b'`' | b'\n' | b'\r')) {
        return error(vm, &["Trailing garbage"]);
    }
    vm.bytes(&out)
}

// Checksums

/// CRC-32 of zip and PNG, four bits at a time.
fn crc32(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = bytes_argument(vm, args.at(0))?;
    let start = checksum_argument(vm, args.opt(1))?;
    let mut table = [0u32; 16];
    for (i, word) in table.iter_mut().enumerate() {
        let mut c = i as u32;
        for _ in 0..4 {
            c = if c & 1 != 0 { c >> 1 ^ 0xEDB8_8320 } else { c >> 1 };
        }
        *word = c;
    }
    let mut crc = !start;
    for byte in data {
        crc ^= u32::from(byte);
        for _ in 0..2 {
            crc = table.get((crc & 15) as usize).copied().unwrap_or(0) ^ crc >> 4;
        }
    }
    vm.int(i64::from(!crc))
}

fn crc_hqx(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = bytes_argument(vm, args.at(0))?;
    let mut crc = checksum_argument(vm, args.opt(1))? & 0xFFFF;
    for byte in data {
        crc ^= u32::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 };
        }
        crc &= 0xFFFF;
    }
    vm.int(i64::from(crc))
}

/// A checksum to go on from: an int, of which the low 32 bits count.
fn checksum_argument(vm: &mut Vm, v: Option<Value>) -> Res<u32> {
    let Some(v) = v else { return Ok(0) };
    let v = vm.index_value(v)?;
    let Some(view) = vm.as_int(v) else { return Ok(0) };
    let mut buffer = anypy_mini_base::IntBuf::from_i64(0);
    Ok(view.view(&mut buffer).wrap_u64() as u32)
}

static FUNCTIONS: &[NativeDef] = &[
    function("hexlify|data,sep,bytes_per_sep", hexlify, 1, 3),
    function("b2a_hex|data,sep,bytes_per_sep", hexlify, 1, 3),
    function("unhexlify", unhexlify, 1, 1),
    function("a2b_hex", unhexlify, 1, 1),
    function("b2a_base64|*,newline", b2a_base64, 1, 1),
    function("a2b_base64|*,strict_mode", a2b_base64, 1, 1),
    function("b2a_uu|*,backtick", b2a_uu, 1, 1),
    function("a2b_uu", a2b_uu, 1, 1),
    function("crc32", crc32, 1, 2),
    function("crc_hqx", crc_hqx, 2, 2),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    exception_class(vm, module, "Error", Builtin::ValueError)?;
    exception_class(vm, module, "Incomplete", Builtin::Exception)
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "binascii", functions: FUNCTIONS, init: Some(init) };

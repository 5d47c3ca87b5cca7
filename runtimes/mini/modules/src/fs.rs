//! `_fs`: files, for the modules `io` and `os`, which are Python: the VM's in-memory file system, and the host's own
//! files where it lends them.

use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Builtin, Kind, ModuleDef, Res, Value, Vm, is};

/// Numbers of operations, as in `anypy_core::FileOp`.
mod op {
    pub const READ: u8 = 0;
    pub const WRITE: u8 = 1;
    pub const REMOVE: u8 = 2;
    pub const LIST: u8 = 3;
    pub const MAKE_FOLDER: u8 = 4;
    pub const REMOVE_FOLDER: u8 = 5;
    pub const RENAME: u8 = 6;
    pub const STAT: u8 = 7;
    pub const FOLDER: u8 = 8;
    pub const CHANGE_FOLDER: u8 = 9;
}

const NO_ENTRY: i32 = 2;
const EXISTS: i32 = 17;
const NOT_FOLDER: i32 = 20;
const IS_FOLDER: i32 = 21;
const NOT_EMPTY: i32 = 39;

/// CPython's words for error numbers.
static WORDS: &[(i32, &str)] = &[
    (1, "Operation not permitted"),
    (NO_ENTRY, "No such file or directory"),
    (5, "Input/output error"),
    (9, "Bad file descriptor"),
    (13, "Permission denied"),
    (16, "Device or resource busy"),
    (EXISTS, "File exists"),
    (18, "Invalid cross-device link"),
    (NOT_FOLDER, "Not a directory"),
    (IS_FOLDER, "Is a directory"),
    (22, "Invalid argument"),
    (24, "Too many open files"),
    (27, "File too large"),
    (28, "No space left on device"),
    (29, "Illegal seek"),
    (30, "Read-only file system"),
    (36, "File name too long"),
    (38, "Function not implemented"),
    (NOT_EMPTY, "Directory not empty"),
    (40, "Too many levels of symbolic links"),
];

fn words(n: i64) -> &'static str {
    WORDS.iter().find(|w| w.0 as i64 == n).map_or("Unknown error", |w| w.1)
}

/// Where the file of this path, or the first file below it, stands.
fn position(vm: &Vm, path: &str) -> Result<usize, usize> {
    vm.files.binary_search_by(|f| f.0.as_str().cmp(path))
}

fn with_slash(path: &str) -> String {
    if path.ends_with('/') { path.to_owned() } else { [path, "/"].concat() }
}

/// Whether there is a folder of this path: one that was made, or that something lies in.
fn is_folder(vm: &Vm, path: &str) -> bool {
    let inside = with_slash(path);
    let at = position(vm, &inside).unwrap_or_else(|at| at);
    let has = |base: &str| base == path || base.starts_with(&*inside);
    vm.files.get(at).is_some_and(|f| f.0.starts_with(&*inside))
        || has("/tmp")
        || has(anypy_mini_vm::import::HOME)
        || has(&vm.folder)
}

fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) | None => "/",
        Some(at) => path.get(..at).unwrap_or("/"),
    }
}

/// The parent must be a folder.
fn check_parent(vm: &Vm, path: &str) -> Result<(), i32> {
    let above = parent(path);
    match position(vm, above) {
        Ok(_) => Err(NOT_FOLDER),
        Err(_) if is_folder(vm, above) => Ok(()),
        Err(_) => Err(NO_ENTRY),
    }
}

/// An operation on the in-memory file system.
fn in_memory(vm: &mut Vm, number: u8, path: &str, data: &[u8]) -> Result<Vec<u8>, i32> {
    let full = vm.full_path(path);
    let file = position(vm, &full);
    let missing = if is_folder(vm, &full) {
        IS_FOLDER
    } else if check_parent(vm, &full) == Err(NOT_FOLDER) {
        NOT_FOLDER
    } else {
        NO_ENTRY
    };
    match number {
        op::READ => match file {
            Ok(at) => Ok(vm.files.get(at).map(|f| f.1.clone()).unwrap_or_default()),
            Err(_) => Err(missing),
        },
        op::WRITE => {
            if file.is_err() {
                if missing == IS_FOLDER {
                    return Err(IS_FOLDER);
                }
                check_parent(vm, &full)?;
            }
            vm.write_file(&full, data);
            Ok(Vec::new())
        }
        op::REMOVE => match file {
            Ok(at) => {
                vm.files.remove(at);
                keep_folder(vm, &full);
                Ok(Vec::new())
            }
            Err(_) => Err(missing),
        },
        op::LIST => {
            if missing != IS_FOLDER {
                return Err(if file.is_ok() { NOT_FOLDER } else { missing });
            }
            let inside = with_slash(&full);
            let mut names: Vec<u8> = Vec::new();
            let mut last = String::new();
            let mut add = |path: &str| {
                let Some(rest) = path.strip_prefix(&*inside) else { return };
                let name = rest.split('/').next().unwrap_or("");
                if !name.is_empty() && name != last {
                    name.clone_into(&mut last);
                    names.extend_from_slice(name.as_bytes());
                    names.push(0);
                }
            };
            for (path, _) in &vm.files {
                add(path);
            }
            Ok(names)
        }
        op::MAKE_FOLDER => {
            if file.is_ok() || missing == IS_FOLDER {
                return Err(EXISTS);
            }
            check_parent(vm, &full)?;
            make_folder(vm, &full);
            Ok(Vec::new())
        }
        op::REMOVE_FOLDER => {
            if file.is_ok() {
                return Err(NOT_FOLDER);
            }
            if missing != IS_FOLDER {
                return Err(missing);
            }
            let inside = with_slash(&full);
            if vm.files.iter().any(|f| f.0.len() > inside.len() && f.0.starts_with(&*inside)) {
                return Err(NOT_EMPTY);
            }
            vm.files.retain(|f| f.0 != inside);
            keep_folder(vm, &full);
            Ok(Vec::new())
        }
        op::RENAME => {
            let target = String::from_utf8_lossy(data).into_owned();
            let target = vm.full_path(&target);
            if file.is_err() && missing != IS_FOLDER {
                return Err(missing);
            }
            check_parent(vm, &target)?;
            if file.is_ok() && is_folder(vm, &target) {
                return Err(IS_FOLDER);
            }
            let inside = with_slash(&full);
            vm.files.retain(|f| f.0 != target);
            for f in &mut vm.files {
                if f.0 == full {
                    target.clone_into(&mut f.0);
                } else if let Some(rest) = f.0.strip_prefix(&*inside) {
                    f.0 = [&*with_slash(&target), rest].concat();
                }
            }
            vm.files.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            keep_folder(vm, &full);
            Ok(Vec::new())
        }
        op::STAT => {
            let size = file.ok().and_then(|at| vm.files.get(at)).map(|f| f.1.len());
            match size {
                Some(size) => {
                    let mut text = String::from("f\0");
                    anypy_mini_vm::frame::push_number(&mut text, size as i64);
                    text.push_str("\x000\x00");
                    Ok(text.into_bytes())
                }
                None if missing == IS_FOLDER => Ok(b"d\x000\x000\x00".to_vec()),
                None => Err(missing),
            }
        }
        op::FOLDER => Ok(vm.folder.clone().into_bytes()),
        op::CHANGE_FOLDER => {
            if missing != IS_FOLDER {
                return Err(if file.is_ok() { NOT_FOLDER } else { missing });
            }
            vm.folder = full;
            Ok(Vec::new())
        }
        _ => Err(38),
    }
}

/// A folder that has lost its last file stays.
fn keep_folder(vm: &mut Vm, path: &str) {
    let above = parent(path);
    if above != "/" && !is_folder(vm, above) {
        make_folder(vm, above);
    }
}

fn make_folder(vm: &mut Vm, path: &str) {
    let entry = with_slash(path);
    if let Err(at) = position(vm, &entry) {
        vm.files.insert(at, (entry, Vec::new()));
    }
}

/// `call(operation, path, data)`: bytes, or an OSError.
fn call(vm: &mut Vm, args: &Args<'_>) -> Res {
    let number = vm.index_i64(args.at(0))? as u8;
    let Some(path) = vm.as_str(args.at(1)).map(|p| p.text().to_owned()) else {
        return vm.type_error(&["path should be string"]);
    };
    if path.contains('\0') {
        return vm.value_error(&["embedded null byte"]);
    }
    let data = match args.opt(2) {
        Some(text) if is(text, Kind::Str) => {
            vm.as_str(text).map(|t| t.text().as_bytes().to_vec()).unwrap_or_default()
        }
        Some(v) => {
            let view = vm.library.view_bytes;
            view(vm, v).unwrap_or_default()
        }
        None => Vec::new(),
    };
    // What is in memory (the page's files, those that the embedding program wrote) comes first.
    let full = vm.full_path(&path);
    let known =
        number < op::LIST && position(vm, &full).is_ok() || number == op::STAT && position(vm, &full).is_ok();
    let embedder = vm.embedder.clone();
    let result = match known {
        true => None,
        false => embedder.file(number, &path, &data),
    };
    let result = match result {
        Some(result) => result,
        None => in_memory(vm, number, &path, &data),
    };
    match result {
        Ok(bytes) => vm.bytes(&bytes),
        Err(errno) => {
            let words = vm.str(words(errno as i64))?;
            let name = args.opt(3).unwrap_or(args.at(1));
            let mut parts = vec![Value::small(errno), words, name];
            if number == op::RENAME {
                parts.extend([Value::NONE, args.at(2)]);
            }
            let class = vm.builtin(Builtin::OSError);
            let e = vm.call(class, &parts)?;
            vm.raise(e)
        }
    }
}

fn strerror(vm: &mut Vm, args: &Args<'_>) -> Res {
    let n = vm.index_i64(args.at(0))?;
    vm.str(words(n))
}

/// The module's table.
pub static DEF: ModuleDef = ModuleDef {
    name: "_fs",
    functions: &[function("call", call, 2, 4), function("strerror", strerror, 1, 1)],
    init: None,
};

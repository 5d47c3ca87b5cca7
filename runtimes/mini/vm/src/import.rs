//! Imports: builtin modules, modules that come with the runtime, files, host objects.

use crate::frame::MODE_IMPORT;
use crate::heap::Gc;
use crate::layout::*;
use crate::load::CompileOptions;
use crate::native::ModuleDef;
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Raised, Res, Value};
use crate::vm::{HostOp, Supply, Vm, Wait, is};
use anypy_mini_syntax::Mode;

impl Vm {
    pub(crate) fn boot_builtins(&mut self, builtins: Gc<Dict>) -> Res<()> {
        let name = self.sym(Sym::Name);
        let text = self.intern("builtins")?;
        self.dict_set_name(builtins, name, text)?;
        for row in self.library.builtins {
            self.add_native(builtins, row)?;
        }
        for b in crate::types::ALL {
            // Types that `builtins` shows: exceptions and those with a plain name.
            if shown(b) {
                let class = self.builtin(b);
                let name = Gc::<Type>::of(class).name.get();
                self.dict_set_name(builtins, name, class)?;
            }
        }
        let values = [
            ("True", Value::TRUE),
            ("False", Value::FALSE),
            ("None", Value::NONE),
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("Ellipsis", Value::ELLIPSIS),
            ("__debug__", Value::TRUE),
            ("EnvironmentError", self.builtin(Builtin::OSError)),
            ("IOError", self.builtin(Builtin::OSError)),
        ];
        for (name, value) in values {
            self.dict_set_text(builtins, name, value)?;
        }
        let module = self.module("builtins")?;
        module.dict.set(builtins.value());
        let modules = Gc::<Dict>::of(self.modules);
        self.dict_set_name(modules, module.name.get(), module.value())
    }

    /// A module that is loaded, by its full name.
    pub fn loaded_module(&mut self, name: &str) -> Res<Option<Value>> {
        let name = self.intern(name)?;
        Ok(Gc::<Dict>::of(self.modules).get_name(name).filter(|m| !m.is_none()))
    }

    /// `import name`: the module of that full name, its packages imported first.
    pub fn import(&mut self, name: &str) -> Res {
        if let Some(module) = self.loaded_module(name)? {
            if self.import_waits
                && let Some((package, last)) = name.rsplit_once('.')
                && let Some(package) = self.loaded_module(package)?
            {
                // Its body may have run between two tries of this import. What the package has put there since stays.
                let key = self.intern(last)?;
                if !is(package, Kind::Module)
                    || Gc::<Dict>::of(Gc::<Module>::of(package).dict.get()).get_name(key).is_none()
                {
                    self.bind_submodule(package, last, module)?;
                }
            }
            return Ok(module);
        }
        let mut parent = None;
        let mut path = None;
        if let Some(dot) = name.rfind('.') {
            let package = name.get(..dot).unwrap_or("");
            let p = self.import(package)?;
            if let Some(module) = self.loaded_module(name)? {
                return Ok(module); // the package imported it
            }
            let key = self.sym(Sym::Path);
            match self.getattr_opt_quiet(p, key)? {
                Some(list) => path = Some(list),
                None => {
                    return self.no_module(name, &["; '", package, "' is not a package"]);
                }
            }
            parent = Some((p, name.get(dot + 1..).unwrap_or("")));
        }
        let module = match self.load_module(name, path)? {
            Some(module) => module,
            None => return self.no_module(name, &[]),
        };
        if let Some((parent, last)) = parent {
            self.bind_submodule(parent, last, module)?;
        }
        Ok(module)
    }

    fn bind_submodule(&mut self, package: Value, name: &str, module: Value) -> Res<()> {
        if !is(package, Kind::Module) {
            return Ok(());
        }
        let name = self.intern(name)?;
        self.dict_set_name(Gc::of(Gc::<Module>::of(package).dict.get()), name, module)
    }

    #[cold]
    fn no_module(&mut self, name: &str, more: &[&str]) -> Res {
        let mut message = ["No module named '", name, "'"].concat();
        for part in more {
            message.push_str(part);
        }
        let top = name.split('.').next().unwrap_or(name);
        let elsewhere = (self.library.elsewhere)(top);
        if more.is_empty() && !elsewhere.is_empty() {
            message.push_str(": it is not part of the mini runtime; ");
            message.push_str(elsewhere);
        }
        let e = self.exception(Builtin::ModuleNotFoundError, &message)?;
        if let Some(dict) = self.dict_of(e)? {
            let key = self.sym(Sym::NameAttr);
            let value = self.str(name)?;
            self.dict_set_name(dict, key, value)?;
        }
        self.raise(e)
    }

    fn load_module(&mut self, name: &str, path: Option<Value>) -> Res<Option<Value>> {
        let more = self.module_sets.iter().flat_map(|s| s.native.iter().copied());
        if let Some(def) = self.library.modules.iter().chain(more).find(|m| m.name == name) {
            return Ok(Some(self.native_module(def)?));
        }
        if name == "js" {
            let global = self.host(HostOp::Global, Value::NONE, None, &[])?;
            let key = self.intern("js")?;
            self.dict_set_name(Gc::of(self.modules), key, global)?;
            return Ok(Some(global));
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        let folders = match path {
            Some(list) => list,
            None => self.sys_path()?,
        };
        for folder in self.collect_iterable(folders)? {
            let Some(folder) = self.as_str(folder) else { continue };
            let base = join_path(folder.text(), last);
            let package = [&base, "/__init__.py"].concat();
            if let Some(text) = self.read_source(&package)? {
                return Ok(Some(self.run_module(name, &text, &package, Some(&base))?));
            }
            let file = [&base, ".py"].concat();
            if let Some(text) = self.read_source(&file)? {
                return Ok(Some(self.run_module(name, &text, &file, None)?));
            }
        }
        if let Some((text, package)) = self.module_sets.iter().find_map(|s| (s.source)(name)) {
            let file = ["<frozen ", name, ">"].concat();
            let folder = if package { Some(name) } else { None };
            return Ok(Some(self.run_module(name, text, &file, folder)?));
        }
        let embedder = self.embedder.clone();
        let may_wait = self.import_waits && self.can_suspend();
        match embedder.module(self, name, may_wait)? {
            Supply::Unknown => Ok(None),
            Supply::Native(def) => Ok(Some(self.native_module(def)?)),
            Supply::Source(text, package) => {
                let file = ["<frozen ", name, ">"].concat();
                let folder = if package { Some(name) } else { None };
                Ok(Some(self.run_module(name, &text, &file, folder)?))
            }
            Supply::Later(promise) => {
                self.wait = Some(Wait::Again(promise));
                Err(Raised)
            }
        }
    }

    /// `sys.path`
    fn sys_path(&mut self) -> Res {
        let sys = self.import("sys")?;
        self.getattr_text(sys, "path")
    }

    fn native_module(&mut self, def: &'static ModuleDef) -> Res {
        let module = self.module(def.name)?;
        self.root(module.value());
        let dict = Gc::<Dict>::of(module.dict.get());
        for row in def.functions {
            self.add_native(dict, row)?;
        }
        self.dict_set_name(Gc::of(self.modules), module.name.get(), module.value())?;
        if let Some(init) = def.init {
            init(self, module)?;
        }
        Ok(module.value())
    }

    /// The contents of a file: the in-memory file system first, then the embedder's.
    pub fn read_file(&mut self, path: &str) -> Option<Vec<u8>> {
        let clean = self.full_path(path);
        if let Ok(at) = self.files.binary_search_by(|f| f.0.as_str().cmp(&clean)) {
            return self.files.get(at).map(|f| f.1.clone());
        }
        let embedder = self.embedder.clone();
        embedder.read_file(path)
    }

    /// Writes a file on the in-memory file system.
    pub fn write_file(&mut self, path: &str, data: &[u8]) {
        let clean = self.full_path(path);
        match self.files.binary_search_by(|f| f.0.as_str().cmp(&clean)) {
            Ok(at) => {
                if let Some(file) = self.files.get_mut(at) {
                    file.1 = data.to_vec();
                }
            }
            Err(at) => self.files.insert(at, (clean, data.to_vec())),
        }
    }

    /// A path on the in-memory file system without `.`, `..` and doubled slashes; relative ones are below
    /// [`Vm::folder`].
    pub fn full_path(&self, path: &str) -> String {
        let mut parts: Vec<&str> = Vec::new();
        let base = if path.starts_with('/') { "" } else { self.folder.as_str() };
        for part in base.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        ["/", &parts.join("/")].concat()
    }

    fn read_source(&mut self, path: &str) -> Res<Option<String>> {
        match self.read_file(path) {
            None => Ok(None),
            Some(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Ok(Some(text)),
                Err(_) => self.error_parts(
                    Builtin::SyntaxError,
                    &["(unicode error) 'utf-8' codec can't decode the source file ", path],
                ),
            },
        }
    }

    /// Runs a module's source in a new module.
    fn run_module(&mut self, name: &str, text: &str, file: &str, package: Option<&str>) -> Res {
        let options =
            CompileOptions { mode: Mode::Exec, want_value: false, top_level_await: false, first_line: 1 };
        let code = self.compile(text, file, options)?;
        self.root(code);
        self.sources.push((file.to_owned(), text.to_owned(), 1));
        let module = self.module(name)?;
        self.root(module.value());
        let dict = Gc::<Dict>::of(module.dict.get());
        let file_value = self.str(file)?;
        let key = self.sym(Sym::File);
        self.dict_set_name(dict, key, file_value)?;
        let parent = match package {
            Some(folder) => {
                let folder = self.str(folder)?;
                let list = self.list(&[folder])?;
                let key = self.sym(Sym::Path);
                self.dict_set_name(dict, key, list)?;
                name
            }
            None => name.rfind('.').and_then(|dot| name.get(..dot)).unwrap_or(""),
        };
        let parent = self.str(parent)?;
        let key = self.sym(Sym::Package);
        self.dict_set_name(dict, key, parent)?;
        let doc_key = self.sym(Sym::Doc);
        self.dict_set_name(dict, doc_key, Gc::<Code>::of(code).doc.get())?;
        self.dict_set_name(Gc::of(self.modules), module.name.get(), module.value())?;
        if self.import_waits && self.can_suspend() {
            // The instruction enters the body's frame like a function's, so that the body can wait too.
            let frame = self.frame_for_code(code, dict.value(), None)?;
            frame.header.aux.set(MODE_IMPORT);
            self.enter = Some(frame);
            return Err(Raised);
        }
        match self.run_code(code, dict.value(), None) {
            // A module may replace itself.
            Ok(_) => Ok(Gc::<Dict>::of(self.modules).get_name(module.name.get()).unwrap_or(module.value())),
            Err(e) => {
                self.dict_remove_name(Gc::of(self.modules), module.name.get());
                Err(e)
            }
        }
    }

    /// Forgets a module whose body, in this frame, has failed.
    pub(crate) fn import_failed(&mut self, frame: Gc<Frame>) {
        let key = self.sym(Sym::Name);
        if let Some(name) = Gc::<Dict>::of(frame.globals.get()).get_name(key) {
            self.dict_remove_name(Gc::of(self.modules), name);
        }
    }

    /// `import name`, for the instruction. With [`Vm::wait`] or [`Vm::enter`] set, it is to be executed again after the
    /// wait, or after that frame has run.
    pub(crate) fn import_name(&mut self, frame: Gc<Frame>, name: Value, level: Value, from: Value) -> Res {
        let mark = self.root_mark();
        let before = core::mem::replace(&mut self.import_waits, true);
        let result = self.import_name_inner(frame, name, level, from);
        self.import_waits = before;
        self.unroot(mark);
        result
    }

    fn import_name_inner(&mut self, frame: Gc<Frame>, name: Value, level: Value, from: Value) -> Res {
        let text = Gc::<Str>::of(name).text();
        let level = self.as_i64(level).unwrap_or(0);
        let full = if level > 0 { self.resolve_relative(frame, text, level)? } else { text.to_owned() };
        let module = self.import(&full)?;
        if from.is_none() {
            // `import a.b` binds `a`.
            return match full.find('.') {
                Some(dot) if level == 0 => self.import(full.get(..dot).unwrap_or("")),
                _ => Ok(module),
            };
        }
        // `from package import module`
        let path = self.sym(Sym::Path);
        if is(module, Kind::Module)
            && Gc::<Dict>::of(Gc::<Module>::of(module).dict.get()).get_name(path).is_some()
            && is(from, Kind::Tuple)
        {
            for item in Gc::<Tuple>::of(from).items() {
                let part = Gc::<Str>::of(*item).text();
                if part == "*" || self.getattr_opt_quiet(module, *item)?.is_some() {
                    continue;
                }
                let sub = [&full, ".", part].concat();
                if let Err(e) = self.import(&sub)
                    && !self.catch(Builtin::ModuleNotFoundError)
                {
                    return Err(e);
                }
            }
        }
        Ok(module)
    }

    fn resolve_relative(&mut self, frame: Gc<Frame>, name: &str, level: i64) -> Res<String> {
        let globals = Gc::<Dict>::of(frame.globals.get());
        let key = self.sym(Sym::Package);
        let package = match globals.get_name(key).and_then(|p| self.as_str(p)) {
            Some(p) => p.text().to_owned(),
            None => String::new(),
        };
        if package.is_empty() {
            return self
                .error(Builtin::ImportError, "attempted relative import with no known parent package");
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rfind('.') {
                Some(dot) => base = base.get(..dot).unwrap_or(""),
                None => {
                    return self
                        .error(Builtin::ImportError, "attempted relative import beyond top-level package");
                }
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { [base, ".", name].concat() })
    }

    pub(crate) fn import_from(&mut self, module: Value, name: Value) -> Res {
        if let Some(v) = self.getattr_opt_quiet(module, name)? {
            return Ok(v);
        }
        let n = Gc::<Str>::of(name).text();
        let (m, file) = if is(module, Kind::Module) {
            let key = self.sym(Sym::File);
            let dict = Gc::<Dict>::of(Gc::<Module>::of(module).dict.get());
            let file =
                dict.get_name(key).and_then(|f| self.as_str(f)).map_or("unknown location", |f| f.text());
            // A submodule that is loaded, when the package is still being imported.
            let sub = [Gc::<Str>::of(Gc::<Module>::of(module).name.get()).text(), ".", n].concat();
            if let Some(found) = self.loaded_module(&sub)? {
                return Ok(found);
            }
            (Gc::<Str>::of(Gc::<Module>::of(module).name.get()).text(), file)
        } else {
            ("js", "unknown location")
        };
        let message = ["cannot import name '", n, "' from '", m, "' (", file, ")"].concat();
        let e = self.exception(Builtin::ImportError, &message)?;
        if let Some(dict) = self.dict_of(e)? {
            for (key, text) in [(Sym::NameAttr, m), (Sym::PathAttr, file)] {
                let (key, text) = (self.sym(key), self.str(text)?);
                self.dict_set_name(dict, key, text)?;
            }
        }
        self.raise(e)
    }

    pub(crate) fn import_star(&mut self, frame: Gc<Frame>, module: Value) -> Res<()> {
        if is(module, Kind::HostObject) {
            return self.error(Builtin::ImportError, "from js import * is not possible: name what you want");
        }
        let mark = self.root_mark();
        let all = self.sym(Sym::All);
        let names = match self.getattr_opt_quiet(module, all)? {
            Some(list) => self.collect_iterable(list)?,
            None => {
                let dict = self.sym(Sym::Dict);
                let Some(dict) = self.getattr_opt_quiet(module, dict)? else {
                    let message = "from-import-* object has no __dict__ and no __all__";
                    return self.error(Builtin::ImportError, message);
                };
                let mut names = self.collect_iterable(dict)?;
                names.retain(|n| is(*n, Kind::Str) && !Gc::<Str>::of(*n).text().starts_with('_'));
                names
            }
        };
        for name in names {
            if !is(name, Kind::Str) {
                return self.type_error(&["Item in __all__ must be str"]);
            }
            let name = self.intern_value(name);
            let value = self.getattr(module, name)?;
            self.store_name(frame, name, value)?;
        }
        self.unroot(mark);
        Ok(())
    }

    /// Makes `import name` give an object.
    pub fn register_module(&mut self, name: &str, object: Value) -> Res<()> {
        let key = self.intern(name)?;
        self.dict_set_name(Gc::of(self.modules), key, object)
    }
}

/// Whether `builtins` has the type under its name.
fn shown(b: Builtin) -> bool {
    use Builtin as B;
    if b >= B::BaseException {
        return !matches!(b, B::CancelledError | B::JsException | B::IncompleteInputError);
    }
    matches!(
        b,
        B::Object
            | B::Type
            | B::Int
            | B::Bool
            | B::Float
            | B::Complex
            | B::Str
            | B::Bytes
            | B::ByteArray
            | B::MemoryView
            | B::Tuple
            | B::List
            | B::Dict
            | B::Set
            | B::FrozenSet
            | B::Range
            | B::Slice
            | B::Property
            | B::ClassMethod
            | B::StaticMethod
            | B::Super
            | B::Enumerate
            | B::Zip
            | B::Map
            | B::Filter
            | B::Reversed
    )
}

fn join_path(folder: &str, name: &str) -> String {
    if folder.is_empty() || folder == "." {
        return name.to_owned();
    }
    if folder.ends_with('/') { [folder, name].concat() } else { [folder, "/", name].concat() }
}

/// The folder on the in-memory file system that programs start in.
pub const HOME: &str = "/home/web";

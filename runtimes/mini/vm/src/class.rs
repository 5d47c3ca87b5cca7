//! Classes: builtin type objects, class creation, method resolution order, attribute lookup on types.

use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::native::{ClassDef, GetSetDef, METHOD, NativeDef, STATIC_METHOD, TypeDef};
use crate::sym::Sym;
use crate::types::{ALL, BUILTINS, Builtin};
use crate::value::{Res, Value};
use crate::vm::{Vm, is};

/// Entries in the type-attribute cache; a power of two.
const CACHE: usize = 512;

impl Vm {
    /// The type object of a builtin type.
    #[inline(always)]
    pub fn builtin(&self, b: Builtin) -> Value {
        self.types.get(b as usize).copied().unwrap_or(Value::NONE)
    }

    /// `type(v)`
    #[inline]
    pub fn type_of(&self, v: Value) -> Value {
        if v.is_heap() {
            match kind(v) {
                Kind::Instance => return Gc::<Instance>::of(v).class.get(),
                Kind::Exception => return Gc::<Exception>::of(v).class.get(),
                Kind::Type => {
                    return match Gc::<Type>::of(v).meta.get() {
                        Some(meta) => meta,
                        None => self.builtin(Builtin::Type),
                    };
                }
                _ => {}
            }
        }
        self.builtin(self.builtin_of(v))
    }

    /// The builtin type of a value that is no instance, exception or class.
    pub fn builtin_of(&self, v: Value) -> Builtin {
        if !v.is_heap() {
            return match v {
                Value::NONE => Builtin::NoneType,
                Value::TRUE | Value::FALSE => Builtin::Bool,
                Value::ELLIPSIS => Builtin::Ellipsis,
                Value::NOT_IMPLEMENTED => Builtin::NotImplementedType,
                _ => Builtin::Int,
            };
        }
        let aux = Gc::<Header>::of(v).aux.get();
        match kind(v) {
            Kind::Big => Builtin::Int,
            Kind::Float => Builtin::Float,
            Kind::Complex => Builtin::Complex,
            Kind::Str => Builtin::Str,
            Kind::Bytes => Builtin::Bytes,
            Kind::ByteArray => Builtin::ByteArray,
            Kind::MemoryView => Builtin::MemoryView,
            Kind::Tuple => Builtin::Tuple,
            Kind::List => Builtin::List,
            Kind::Dict => {
                if aux & DICT_PROXY != 0 {
                    Builtin::MappingProxy
                } else {
                    Builtin::Dict
                }
            }
            Kind::Set => Builtin::Set,
            Kind::FrozenSet => Builtin::FrozenSet,
            Kind::Range => Builtin::Range,
            Kind::Slice => Builtin::Slice,
            Kind::Iter => crate::iter::type_of_iter(aux),
            Kind::DictView => match aux & 3 {
                0 => Builtin::DictKeys,
                1 => Builtin::DictValues,
                _ => Builtin::DictItems,
            },
            Kind::Cell => Builtin::Cell,
            Kind::Function => Builtin::Function,
            Kind::Method => Builtin::Method,
            Kind::Native => {
                let bound = aux as u8 & 15 != METHOD || Gc::<Native>::of(v).receiver.get().is_some();
                match (bound, aux & NATIVE_SLOT != 0) {
                    (false, false) => Builtin::MethodDescriptor,
                    (false, true) => Builtin::WrapperDescriptor,
                    (true, false) => Builtin::NativeFunction,
                    (true, true) => Builtin::MethodWrapper,
                }
            }
            Kind::Code => Builtin::Code,
            Kind::Frame => Builtin::Frame,
            Kind::Traceback => Builtin::Traceback,
            Kind::Generator => match aux & 3 {
                0 => Builtin::Generator,
                1 => Builtin::Coroutine,
                _ => Builtin::AsyncGenerator,
            },
            Kind::Module => Builtin::Module,
            Kind::Property => Builtin::Property,
            Kind::ClassMethod => Builtin::ClassMethod,
            Kind::StaticMethod => Builtin::StaticMethod,
            Kind::Super => Builtin::Super,
            Kind::HostObject => Builtin::JsProxy,
            Kind::Alias => {
                if aux != 0 {
                    Builtin::Union
                } else {
                    Builtin::Alias
                }
            }
            Kind::Member => {
                if aux == 0 {
                    Builtin::Member
                } else {
                    Builtin::GetSet
                }
            }
            Kind::Record => Builtin::Record,
            _ => Builtin::Object,
        }
    }

    pub(crate) fn boot_types(&mut self) -> Res<()> {
        let object_number = Builtin::Object as u32;
        for (number, b) in ALL.iter().enumerate() {
            let row = b.row();
            let name = self.intern(row.name)?;
            let class = self.type_alloc(name)?;
            class.header.aux.set(row.flags);
            class.layout.set(row.layout);
            class.builtin.set(number as u32);
            let base = self.builtin(row.base);
            if number as u32 == object_number {
                let mro = self.tuple(&[class.value()])?;
                class.mro.set(mro);
            } else {
                let mut bases = vec![base];
                let mut mro = vec![class.value()];
                // The one builtin type with two bases.
                if *b == Builtin::ExceptionGroup {
                    mro.push(base);
                    bases.push(self.builtin(Builtin::Exception));
                }
                let base = bases.last().copied().unwrap_or(base);
                let bases = self.tuple(&bases)?;
                class.bases.set(bases);
                mro.extend_from_slice(Gc::<Tuple>::of(Gc::<Type>::of(base).mro.get()).items());
                let mro = self.tuple(&mro)?;
                class.mro.set(mro);
            }
            self.types.push(class.value());
        }
        Ok(())
    }

    fn type_alloc(&mut self, name: Value) -> Res<Gc<Type>> {
        let version = self.next_version();
        let dict = self.dict_new()?.value();
        let bases = self.empty_tuple;
        let value = self.allocate(Kind::Type, 0, size_of::<Type>())?;
        let class = Gc::<Type>::of(value);
        class.version.set(version);
        class.layout.set(Kind::Instance);
        class.room.set(0);
        class.builtin.set(u32::MAX);
        class.name.set(name);
        class.qualname.set(name);
        class.bases.set(bases);
        class.mro.set(bases);
        class.dict.set(dict);
        for field in [
            &class.meta,
            &class.shape,
            &class.subclasses,
            &class.module,
            &class.slots,
            &class.spare,
            &class.spare2,
        ] {
            field.set(None);
        }
        Ok(class)
    }

    /// The table of a builtin type.
    pub fn type_def(&self, class: Gc<Type>) -> Option<&'static TypeDef> {
        let number = class.builtin.get();
        if number as usize >= BUILTINS {
            return None;
        }
        self.library.types.iter().find(|def| def.builtin as u32 == number)
    }

    /// The builtin type in whose table a native method is.
    pub fn native_owner(&self, def: &'static NativeDef) -> Option<Builtin> {
        let owner = |d: &&TypeDef| d.methods.as_ptr_range().contains(&core::ptr::from_ref(def));
        self.library.types.iter().find(owner).map(|d| d.builtin)
    }

    /// TypeError unless the receiver of a method that was read from its class is of that class: `list.append(1, 2)`.
    pub(crate) fn check_receiver(&mut self, native: Gc<Native>, args: &[Value]) -> Res<()> {
        let (Some(receiver), Some(owner)) = (args.first(), native.owner.get()) else { return Ok(()) };
        if self.is_instance(*receiver, owner) {
            return Ok(());
        }
        let t = self.type_name_of(*receiver);
        let name = native.def.get().bare_name();
        let owner = Gc::<Str>::of(Gc::<Type>::of(owner).name.get()).text();
        if native.header.aux.get() & NATIVE_SLOT != 0 {
            return self.type_error(&[
                "descriptor '",
                name,
                "' requires a '",
                owner,
                "' object but received a '",
                t,
                "'",
            ]);
        }
        self.type_error(&[
            "descriptor '",
            name,
            "' for '",
            owner,
            "' objects doesn't apply to a '",
            t,
            "' object",
        ])
    }

    /// The namespace of a class; a builtin's is filled from its table at first use.
    pub fn type_dict(&mut self, class: Gc<Type>) -> Res<Gc<Dict>> {
        let dict = Gc::<Dict>::of(class.dict.get());
        let aux = class.header.aux.get();
        if aux & (TYPE_HEAP | TYPE_READY) != 0 {
            return Ok(dict);
        }
        class.header.aux.set(aux | TYPE_READY);
        crate::slots::fill(self, class, dict)?;
        if let Some(def) = self.type_def(class) {
            for row in def.methods {
                self.add_method(class, dict, row)?;
            }
            for row in def.getset {
                self.add_getset(class, dict, row)?;
            }
            if let Some(new) = def.new {
                let name = self.sym(Sym::New);
                let value = self.native(new, None)?;
                Gc::<Native>::of(value).header.aux.set(STATIC_METHOD as u16);
                self.dict_set_name(dict, name, value)?;
            }
        }
        Ok(dict)
    }

    /// Adds a computed attribute to a class's namespace.
    pub fn add_getset(&mut self, class: Gc<Type>, dict: Gc<Dict>, row: &'static GetSetDef) -> Res<()> {
        let name = self.intern(row.name)?;
        let value = self.allocate(Kind::Member, 1, size_of::<Member>())?;
        let member = Gc::<Member>::of(value);
        member.spare.set(0);
        member.name.set(name);
        member.class.set(class.value());
        member.def.set(Some(row));
        self.dict_set_name(dict, name, value)
    }

    /// Adds a method to a builtin type's namespace.
    pub(crate) fn add_method(&mut self, class: Gc<Type>, dict: Gc<Dict>, row: &'static NativeDef) -> Res<()> {
        let name = self.intern(row.bare_name())?;
        let value = self.native(row, None)?;
        let native = Gc::<Native>::of(value);
        native.owner.set(Some(class.value()));
        // What CPython fills a slot of the type with.
        if matches!(row.bare_name(), "__init__" | "__repr__" | "__str__" | "__call__" | "__get__") {
            native.header.aux.set(native.header.aux.get() | NATIVE_SLOT);
        }
        self.dict_set_name(dict, name, value)
    }

    /// Adds a native function to a namespace.
    pub fn add_native(&mut self, dict: Gc<Dict>, row: &'static NativeDef) -> Res<()> {
        let name = self.intern(row.bare_name())?;
        let value = self.native(row, None)?;
        self.dict_set_name(dict, name, value)
    }

    /// An attribute of a class or its bases, as stored: not bound.
    #[inline]
    pub fn lookup(&mut self, class: Value, name: Value) -> Res<Option<Value>> {
        let c = Gc::<Type>::of(class);
        let version = c.version.get();
        let at = (version.wrapping_mul(31) ^ (name.bits() >> 4)) as usize & (CACHE - 1);
        if let Some((v, n, found)) = self.type_cache.get(at)
            && *v == version
            && *n == name.bits()
        {
            return Ok(*found);
        }
        self.lookup_slow(c, name, at)
    }

    #[inline(never)]
    fn lookup_slow(&mut self, class: Gc<Type>, name: Value, at: usize) -> Res<Option<Value>> {
        let mut found = None;
        for c in Gc::<Tuple>::of(class.mro.get()).items() {
            let dict = self.type_dict(Gc::of(*c))?;
            if let Some(value) = dict.get_name(name) {
                found = Some(value);
                break;
            }
        }
        if let Some(entry) = self.type_cache.get_mut(at) {
            *entry = (class.version.get(), name.bits(), found);
        }
        Ok(found)
    }

    /// A special method of a value's class, as stored.
    #[inline]
    pub fn special(&mut self, value: Value, sym: Sym) -> Res<Option<Value>> {
        let class = self.type_of(value);
        let name = self.sym(sym);
        let found = self.lookup(class, name)?;
        Ok(found.filter(|f| !f.is_none()))
    }

    /// Whether a class has a special method (None in its place counts as lacking it).
    pub fn has_special(&mut self, value: Value, sym: Sym) -> Res<bool> {
        Ok(self.special(value, sym)?.is_some())
    }

    /// `issubclass` without hooks.
    #[inline]
    pub fn is_subtype(&self, class: Value, base: Value) -> bool {
        class == base || Gc::<Tuple>::of(Gc::<Type>::of(class).mro.get()).items().contains(&base)
    }

    /// `isinstance` without hooks.
    #[inline]
    pub fn is_instance(&self, value: Value, class: Value) -> bool {
        self.is_subtype(self.type_of(value), class)
    }

    /// `isinstance` of a builtin type without hooks.
    pub fn is_a(&self, value: Value, b: Builtin) -> bool {
        self.is_instance(value, self.builtin(b))
    }

    /// The builtin type that a class is or derives from: what its instances' data is.
    pub fn builtin_base(&self, class: Value) -> Builtin {
        for c in Gc::<Tuple>::of(Gc::<Type>::of(class).mro.get()).items() {
            if let Some(b) = Builtin::from_number(Gc::<Type>::of(*c).builtin.get()) {
                return b;
            }
        }
        Builtin::Object
    }

    /// Makes a class: what `type(name, bases, namespace)` does, without `__set_name__` and `__init_subclass__`.
    pub fn class_new(
        &mut self,
        meta: Value,
        name: Value,
        bases: &[Value],
        namespace: Gc<Dict>,
    ) -> Res<Gc<Type>> {
        let object = self.builtin(Builtin::Object);
        let default = [object];
        let bases = if bases.is_empty() { &default[..] } else { bases };
        let mut layout = Kind::Instance;
        let mut flags = TYPE_HEAP;
        for (i, base) in bases.iter().enumerate() {
            if !is(*base, Kind::Type) {
                return self.type_error(&["bases must be types"]);
            }
            if bases.iter().take(i).any(|b| b == base) {
                let n = Gc::<Str>::of(Gc::<Type>::of(*base).name.get()).text();
                return self.type_error(&["duplicate base class ", n]);
            }
            let b = Gc::<Type>::of(*base);
            let aux = b.header.aux.get();
            if aux & TYPE_FINAL != 0 {
                let n = Gc::<Str>::of(b.name.get()).text();
                return self.type_error(&["type '", n, "' is not an acceptable base type"]);
            }
            flags |= aux & (TYPE_PAYLOAD | TYPE_META);
            let l = b.layout.get();
            if l != Kind::Instance {
                if layout != Kind::Instance && layout != l {
                    return self.type_error(&["multiple bases have instance lay-out conflict"]);
                }
                layout = l;
            }
        }
        if layout != Kind::Instance && layout != Kind::Exception && layout != Kind::Type {
            flags |= TYPE_PAYLOAD;
        }
        let class = self.type_alloc(name)?;
        self.root(class.value());
        class.layout.set(layout);
        let tuple = self.tuple(bases)?;
        class.bases.set(tuple);
        if meta != self.builtin(Builtin::Type) {
            class.meta.set(Some(meta));
        }
        class.dict.set(namespace.value());
        let mro = self.linearize(class, bases)?;
        class.mro.set(mro);
        self.class_flags(class, flags)?;
        // `__slots__`
        let slots_name = self.sym(Sym::Slots);
        let slots = namespace.get_name(slots_name);
        if slots.is_some() || bases.iter().any(|b| Gc::<Type>::of(*b).slots.get().is_some()) {
            self.class_slots(class, slots)?;
        }
        let qualname = self.sym(Sym::QualName);
        if let Some(q) = self.dict_remove_name(namespace, qualname) {
            class.qualname.set(q);
        }
        // A docstring is not inherited.
        let doc = self.sym(Sym::Doc);
        if namespace.get_name(doc).is_none() {
            self.dict_set_name(namespace, doc, Value::NONE)?;
        }
        // Functions of these names are class or static methods without being told.
        for (sym, k) in [
            (Sym::New, Kind::StaticMethod),
            (Sym::InitSubclass, Kind::ClassMethod),
            (Sym::ClassGetItem, Kind::ClassMethod),
        ] {
            let name = self.sym(sym);
            if let Some(f) = namespace.get_name(name)
                && is(f, Kind::Function)
            {
                let wrapped = self.pair(k, 0, f, Value::NONE)?;
                self.dict_set_name(namespace, name, wrapped)?;
            }
        }
        // `__eq__` without `__hash__` makes instances unhashable.
        let (eq, hash) = (self.sym(Sym::Eq), self.sym(Sym::Hash));
        if namespace.get_name(eq).is_some() && namespace.get_name(hash).is_none() {
            self.dict_set_name(namespace, hash, Value::NONE)?;
        }
        for base in bases {
            let base = Gc::<Type>::of(*base);
            let list = match base.subclasses.get() {
                Some(list) => list,
                None => {
                    let list = self.list(&[])?;
                    base.subclasses.set(Some(list));
                    list
                }
            };
            self.list_push(Gc::of(list), class.value())?;
        }
        Ok(class)
    }

    /// Sets the bits that say which attribute hooks a class has.
    fn class_flags(&mut self, class: Gc<Type>, flags: u16) -> Res<()> {
        let mut flags = flags;
        for (sym, bit) in [
            (Sym::GetAttribute, TYPE_GETATTRIBUTE),
            (Sym::GetAttr, TYPE_GETATTR),
            (Sym::SetAttr, TYPE_SETATTR),
            (Sym::DelAttr, TYPE_SETATTR),
        ] {
            let name = self.sym(sym);
            let object = self.builtin(Builtin::Object);
            let default = self.lookup(object, name)?;
            if let Some(found) = self.lookup(class.value(), name)?
                && default != Some(found)
            {
                flags |= bit;
            }
        }
        class.header.aux.set(flags | class.header.aux.get() & (TYPE_SLOTS | TYPE_ABSTRACT));
        Ok(())
    }

    fn class_slots(&mut self, class: Gc<Type>, slots: Option<Value>) -> Res<()> {
        let names = match slots {
            Some(one) if is(one, Kind::Str) => vec![one],
            Some(slots) => self.collect_iterable(slots)?,
            None => Vec::new(),
        };
        // Exceptions have attributes of their own.
        let mut open = slots.is_none() || class.layout.get() == Kind::Exception;
        for base in Gc::<Tuple>::of(class.mro.get()).items().iter().skip(1) {
            let b = Gc::<Type>::of(*base);
            if b.header.aux.get() & TYPE_HEAP != 0 && b.header.aux.get() & TYPE_SLOTS == 0 {
                open = true;
            }
        }
        let builtin = self.builtin_base(class.value());
        if matches!(builtin, Builtin::Int | Builtin::Bytes | Builtin::Tuple | Builtin::Type)
            && !names.is_empty()
        {
            // Their instances are of any length in CPython, which leaves no place for slots.
            let bases = Gc::<Tuple>::of(class.bases.get()).items();
            let base = bases.iter().find(|b| self.builtin_base(**b) == builtin);
            let n = base.map_or("", |b| Gc::<Str>::of(Gc::<Type>::of(*b).name.get()).text());
            return self.type_error(&["nonempty __slots__ not supported for subtype of '", n, "'"]);
        }
        let dict = Gc::<Dict>::of(class.dict.get());
        let mut all = Vec::new();
        for base in Gc::<Tuple>::of(class.mro.get()).items().iter().skip(1) {
            if let Some(slots) = Gc::<Type>::of(*base).slots.get() {
                all.extend_from_slice(Gc::<Tuple>::of(slots).items());
            }
        }
        for name in names {
            if !is(name, Kind::Str) {
                return self.type_error_about(name, "__slots__ items must be strings, not '@'");
            }
            let text = Gc::<Str>::of(name).text();
            let start = |c: char| c == '_' || c.is_alphabetic();
            if !text.starts_with(start) || !text.chars().all(|c| start(c) || c.is_ascii_digit()) {
                return self.type_error(&["__slots__ must be identifiers"]);
            }
            let mut name = self.intern_value(name);
            if text.starts_with("__") && !text.ends_with("__") {
                let owner = Gc::<Str>::of(class.name.get()).text().trim_start_matches('_');
                name = self.intern(&["_", owner, text].concat())?;
            }
            if name == self.sym(Sym::Dict) {
                if open {
                    return self.type_error(&["__dict__ slot disallowed: we already got one"]);
                }
                open = true;
                continue;
            }
            if name == self.sym(Sym::Weakref) {
                continue;
            }
            if dict.get_name(name).is_some() {
                let n = Gc::<Str>::of(name).text();
                return self.value_error(&["'", n, "' in __slots__ conflicts with class variable"]);
            }
            let value = self.allocate(Kind::Member, 0, size_of::<Member>())?;
            let member = Gc::<Member>::of(value);
            member.spare.set(0);
            member.name.set(name);
            member.class.set(class.value());
            member.def.set(None);
            self.dict_set_name(dict, name, value)?;
            all.push(name);
        }
        let tuple = self.tuple(&all)?;
        class.slots.set(Some(tuple));
        if !open {
            class.header.aux.set(class.header.aux.get() | TYPE_SLOTS);
        }
        Ok(())
    }

    /// C3 linearisation (<https://www.python.org/download/releases/2.3/mro/>).
    fn linearize(&mut self, class: Gc<Type>, bases: &[Value]) -> Res {
        let mut lists: Vec<Vec<Value>> = Vec::with_capacity(bases.len() + 1);
        for base in bases {
            lists.push(Gc::<Tuple>::of(Gc::<Type>::of(*base).mro.get()).items().to_vec());
        }
        lists.push(bases.to_vec());
        let mut out = vec![class.value()];
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return self.tuple(&out);
            }
            let next = lists
                .iter()
                .filter_map(|l| l.first().copied())
                .find(|head| !lists.iter().any(|l| l.iter().skip(1).any(|c| c == head)));
            let Some(head) = next else {
                let mut names = String::new();
                for base in bases {
                    if !names.is_empty() {
                        names.push_str(", ");
                    }
                    names.push_str(Gc::<Str>::of(Gc::<Type>::of(*base).name.get()).text());
                }
                return self.type_error(&[
                    "Cannot create a consistent method resolution order (MRO) for bases ",
                    &names,
                ]);
            };
            out.push(head);
            for list in &mut lists {
                if list.first() == Some(&head) {
                    list.remove(0);
                }
            }
        }
    }

    /// Called after a class's namespace has changed: caches that hold for it hold no more.
    pub fn class_changed(&mut self, class: Gc<Type>) -> Res<()> {
        let version = self.next_version();
        class.version.set(version);
        if class.header.aux.get() & TYPE_HEAP != 0 {
            let keep = class.header.aux.get() & (TYPE_HEAP | TYPE_PAYLOAD | TYPE_META);
            self.class_flags(class, keep)?;
        }
        if let Some(list) = class.subclasses.get() {
            for sub in Gc::<List>::of(list).items() {
                self.class_changed(Gc::of(sub.get()))?;
            }
        }
        Ok(())
    }

    /// Makes a native module's class and puts it into the module's namespace. Its methods make instances with
    /// [`Vm::wrap_new`] and find what they carry with [`Vm::payload`].
    pub fn class_from(
        &mut self,
        module: Gc<Module>,
        def: &'static ClassDef,
        bases: &[Value],
    ) -> Res<Gc<Type>> {
        let mark = self.root_mark();
        let dict = self.dict_new()?;
        self.root(dict.value());
        for row in def.methods {
            self.add_native(dict, row)?;
        }
        let key = self.sym(Sym::Module);
        self.dict_set_name(dict, key, module.name.get())?;
        let name = self.intern(def.name)?;
        let meta = self.builtin(Builtin::Type);
        let class = self.class_new(meta, name, bases, dict)?;
        self.root(class.value());
        let flags = class.header.aux.get() | TYPE_PAYLOAD;
        class.header.aux.set(flags);
        for row in def.getset {
            self.add_getset(class, dict, row)?;
        }
        let new = match def.new {
            Some(new) => new,
            None => &NO_NEW,
        };
        let key = self.sym(Sym::New);
        let value = self.native(new, None)?;
        Gc::<Native>::of(value).header.aux.set(STATIC_METHOD as u16);
        self.dict_set_name(dict, key, value)?;
        self.class_changed(class)?;
        self.dict_set_name(Gc::of(module.dict.get()), name, class.value())?;
        self.unroot(mark);
        Ok(class)
    }

    /// An instance without attributes, `__init__` not run. For a subclass of a builtin type the value it carries.
    #[inline]
    pub fn instance_new(&mut self, class: Gc<Type>, payload: Option<Value>) -> Res<Gc<Instance>> {
        let shape = match class.shape.get() {
            Some(shape) => shape,
            None => self.root_shape(class)?,
        };
        let room = (class.room.get() as usize).max(2);
        let value = self.allocate_here(Kind::Instance, 0, size_of::<Instance>() + room * 4)?;
        let instance = Gc::<Instance>::of(value);
        instance.room.set(room as u32);
        instance.class.set(class.value());
        instance.shape.set(shape);
        instance.more.set(None);
        for cell in instance.values() {
            cell.set(Value::UNBOUND);
        }
        if let Some(payload) = payload
            && let Some(cell) = instance.values().first()
        {
            cell.set(payload);
        }
        Ok(instance)
    }

    /// The slot names of a class whose instances have a dict as well: their values are not in that dict, but at the
    /// start of the instance, in this order.
    pub(crate) fn slots_beside_dict(&self, class: Value) -> Option<&'static [Value]> {
        let c = Gc::<Type>::of(class);
        let slots = c.slots.get()?;
        if c.header.aux.get() & TYPE_SLOTS != 0 { None } else { Some(Gc::<Tuple>::of(slots).items()) }
    }

    fn root_shape(&mut self, class: Gc<Type>) -> Res {
        let mut hidden = (class.header.aux.get() & TYPE_PAYLOAD != 0) as u32;
        if let Some(slots) = self.slots_beside_dict(class.value()) {
            hidden += slots.len() as u32;
            class.room.set(hidden as u16 + 2);
        }
        let shape = self.shape_new(None, None, hidden)?;
        class.shape.set(Some(shape.value()));
        Ok(shape.value())
    }

    pub(crate) fn shape_new(
        &mut self,
        parent: Option<Value>,
        name: Option<Value>,
        count: u32,
    ) -> Res<Gc<Shape>> {
        let id = self.next_version();
        let value = self.allocate(Kind::Shape, 0, size_of::<Shape>())?;
        let shape = Gc::<Shape>::of(value);
        shape.id.set(id);
        shape.count.set(count);
        shape.parent.set(parent);
        shape.name.set(name);
        shape.children.set(None);
        shape.positions.set(None);
        Ok(shape)
    }
}

/// `__new__` of a class whose instances only its module makes.
static NO_NEW: NativeDef = crate::native::method("__new__", no_new, 1, crate::native::VAR);

fn no_new(vm: &mut Vm, args: &crate::native::Args<'_>) -> Res {
    let class = args.at(0);
    let name =
        if is(class, Kind::Type) { Gc::<Str>::of(Gc::<Type>::of(class).name.get()).text() } else { "" };
    vm.type_error(&["cannot create '", name, "' instances"])
}

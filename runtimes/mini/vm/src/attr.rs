//! Attributes: shapes of instances, descriptors, `getattr`, `setattr`, `delattr` on every kind of object.

use core::cell::Cell;

use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::native::{CLASS_METHOD, METHOD};
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::{HostOp, Vm, is};

impl Gc<Instance> {
    /// The attribute slot at a position.
    #[inline(always)]
    pub fn slot(&self, at: usize) -> Option<&'static Cell<Value>> {
        let own = self.values();
        match own.get(at) {
            Some(cell) => Some(cell),
            None => Gc::<Values>::of(self.more.get()?).values().get(at - own.len()),
        }
    }

    /// The slot of the attribute that the shape with these bits adds to the instance's, which has it from now on; `None`
    /// where there is no room.
    #[inline(always)]
    pub(crate) fn grow(&self, shape: u32) -> Option<&'static Cell<Value>> {
        let shape = Value::from_bits(shape)?;
        let cell = self.values().get(Gc::<Shape>::of(shape).count.get() as usize - 1)?;
        self.shape.set(shape);
        Some(cell)
    }
}

impl Vm {
    /// Position of an attribute in a shape.
    #[inline]
    pub(crate) fn shape_find(&mut self, shape: Gc<Shape>, name: Value) -> Option<usize> {
        let mut at = shape;
        // Short paths are walked; long ones get a table.
        if shape.count.get() <= 6 {
            while let Some(n) = at.name.get() {
                if n == name {
                    return Some(at.count.get() as usize - 1);
                }
                at = Gc::of(at.parent.get()?);
            }
            return None;
        }
        let positions = match shape.positions.get() {
            Some(positions) => Gc::<Dict>::of(positions),
            None => {
                let positions = self.dict_new().ok()?;
                while let (Some(n), Some(parent)) = (at.name.get(), at.parent.get()) {
                    let position = Value::small(at.count.get() as i32 - 1);
                    self.dict_set_name(positions, n, position).ok()?;
                    at = Gc::of(parent);
                }
                shape.positions.set(Some(positions.value()));
                positions
            }
        };
        positions.get_name(name).map(|v| v.as_small() as usize)
    }

    /// The shape with one more attribute.
    fn shape_add(&mut self, shape: Gc<Shape>, name: Value) -> Res<Gc<Shape>> {
        let children = match shape.children.get() {
            Some(children) => Gc::<Dict>::of(children),
            None => {
                let children = self.dict_new()?;
                shape.children.set(Some(children.value()));
                children
            }
        };
        if let Some(child) = children.get_name(name) {
            return Ok(Gc::of(child));
        }
        let child = self.shape_new(Some(shape.value()), Some(name), shape.count.get() + 1)?;
        self.dict_set_name(children, name, child.value())?;
        Ok(child)
    }

    /// An attribute in the instance itself.
    #[inline]
    pub(crate) fn instance_get(&mut self, instance: Gc<Instance>, name: Value) -> Option<Value> {
        let shape = instance.shape.get();
        if kind(shape) == Kind::Dict {
            return Gc::<Dict>::of(shape).get_name(name);
        }
        let at = self.shape_find(Gc::of(shape), name)?;
        instance.slot(at)?.get().bound()
    }

    /// Sets an attribute in the instance itself.
    pub(crate) fn instance_set(&mut self, instance: Gc<Instance>, name: Value, value: Value) -> Res<()> {
        let shape = instance.shape.get();
        if kind(shape) == Kind::Dict {
            return self.dict_set_name(Gc::of(shape), name, value);
        }
        let shape = Gc::<Shape>::of(shape);
        if let Some(at) = self.shape_find(shape, name) {
            if let Some(cell) = instance.slot(at) {
                cell.set(value);
            }
            return Ok(());
        }
        let at = shape.count.get() as usize;
        if at >= 1000 {
            // A namespace in disguise.
            let dict = self.instance_dict(instance)?;
            return self.dict_set_name(dict, name, value);
        }
        let next = self.shape_add(shape, name)?;
        self.instance_room(instance, at)?;
        if let Some(cell) = instance.slot(at) {
            cell.set(value);
        }
        instance.shape.set(next.value());
        let class = Gc::<Type>::of(instance.class.get());
        if at as u16 >= class.room.get() && at < 64 {
            class.room.set(at as u16 + 1);
        }
        Ok(())
    }

    /// Makes sure that there is an attribute slot at a position.
    pub(crate) fn instance_room(&mut self, instance: Gc<Instance>, at: usize) -> Res<()> {
        let own = instance.room.get() as usize;
        let have = instance.more.get().map_or(0, |m| Gc::<Values>::of(m).len.get() as usize);
        if at < own + have {
            return Ok(());
        }
        let more = self.values_alloc(Kind::Array, 0, ((at - own + 1) * 3 / 2).max(2))?;
        if let Some(old) = instance.more.get() {
            for (to, from) in more.values().iter().zip(Gc::<Values>::of(old).values()) {
                to.set(from.get());
            }
        }
        instance.more.set(Some(more.value()));
        Ok(())
    }

    /// `instance.__dict__`: from now on the instance's attributes live in it.
    pub fn instance_dict(&mut self, instance: Gc<Instance>) -> Res<Gc<Dict>> {
        let shape = instance.shape.get();
        if kind(shape) == Kind::Dict {
            return Ok(Gc::of(shape));
        }
        let dict = self.dict_new()?;
        let mut names = Vec::new();
        let mut at = Gc::<Shape>::of(shape);
        while let (Some(name), Some(parent)) = (at.name.get(), at.parent.get()) {
            names.push((name, at.count.get() as usize - 1));
            at = Gc::of(parent);
        }
        for (name, position) in names.into_iter().rev() {
            if let Some(value) = instance.slot(position).and_then(|c| c.get().bound()) {
                self.dict_set_name(dict, name, value)?;
            }
        }
        instance.shape.set(dict.value());
        Ok(dict)
    }

    /// The instance's attribute names in order.
    pub fn instance_names(&mut self, instance: Gc<Instance>) -> Vec<Value> {
        let shape = instance.shape.get();
        let mut names = Vec::new();
        if kind(shape) == Kind::Dict {
            names.extend(Gc::<Dict>::of(shape).pairs().map(|p| p.0));
            return names;
        }
        let mut at = Gc::<Shape>::of(shape);
        while let (Some(name), Some(parent)) = (at.name.get(), at.parent.get()) {
            if instance.slot(at.count.get() as usize - 1).is_some_and(|c| !c.get().is_unbound()) {
                names.push(name);
            }
            at = Gc::of(parent);
        }
        names.reverse();
        names
    }

    /// The dict in which an object keeps its attributes, if it has one.
    pub fn dict_of(&mut self, object: Value) -> Res<Option<Gc<Dict>>> {
        if !object.is_heap() {
            return Ok(None);
        }
        let field = match kind(object) {
            Kind::Instance => {
                let instance = Gc::<Instance>::of(object);
                if Gc::<Type>::of(instance.class.get()).header.aux.get() & TYPE_SLOTS != 0 {
                    return Ok(None);
                }
                return Ok(Some(self.instance_dict(instance)?));
            }
            Kind::Module => return Ok(Some(Gc::of(Gc::<Module>::of(object).dict.get()))),
            Kind::Type => return Ok(Some(self.type_dict(Gc::of(object))?)),
            Kind::Exception => &Gc::<Exception>::of(object).ptr_fields().dict,
            Kind::Function => &Gc::<Function>::of(object).ptr_function().dict,
            _ => return Ok(None),
        };
        match field.get() {
            Some(dict) => Ok(Some(Gc::of(dict))),
            None => {
                let dict = self.dict_new()?;
                field.set(Some(dict.value()));
                Ok(Some(dict))
            }
        }
    }

    /// An attribute in the object itself, not its class.
    fn own_attribute(&mut self, object: Value, name: Value) -> Option<Value> {
        match kind(object) {
            Kind::Instance => self.instance_get(Gc::of(object), name),
            Kind::Module => Gc::<Dict>::of(Gc::<Module>::of(object).dict.get()).get_name(name),
            Kind::Exception => Gc::<Dict>::of(Gc::<Exception>::of(object).dict.get()?).get_name(name),
            Kind::Function => Gc::<Dict>::of(Gc::<Function>::of(object).dict.get()?).get_name(name),
            _ => None,
        }
    }

    /// `getattr(object, name)`; `name` is interned.
    pub fn getattr(&mut self, object: Value, name: Value) -> Res {
        match self.getattr_opt(object, name)? {
            Some(value) => Ok(value),
            None => self.no_attribute(object, name),
        }
    }

    /// `getattr` by text.
    pub fn getattr_text(&mut self, object: Value, name: &str) -> Res {
        let mark = self.root_mark();
        self.root(object);
        let name = self.intern(name)?;
        let result = self.getattr(object, name);
        self.unroot(mark);
        result
    }

    /// As [`Vm::getattr`]; `None` instead of an AttributeError that is not raised by Python code.
    pub fn getattr_opt(&mut self, object: Value, name: Value) -> Res<Option<Value>> {
        let class = self.type_of(object);
        let flags = Gc::<Type>::of(class).header.aux.get();
        if flags & TYPE_GETATTRIBUTE != 0 {
            let hook = self.sym(Sym::GetAttribute);
            if let Some(f) = self.lookup(class, hook)? {
                match self.call(f, &[object, name]) {
                    Ok(value) => return Ok(Some(value)),
                    Err(e) if !self.pending_is(Builtin::AttributeError) || flags & TYPE_GETATTR == 0 => {
                        return Err(e);
                    }
                    Err(_) => {
                        self.pending = None;
                        return self.getattr_hook(object, class, name);
                    }
                }
            }
        }
        match self.getattr_generic(object, class, name) {
            Ok(Some(value)) => Ok(Some(value)),
            Ok(None) if flags & TYPE_GETATTR != 0 => self.getattr_hook(object, class, name),
            Ok(None) => self.module_getattr(object, name),
            Err(e) => {
                // A property's AttributeError falls back to `__getattr__` too.
                if flags & TYPE_GETATTR != 0 && self.catch(Builtin::AttributeError) {
                    return self.getattr_hook(object, class, name);
                }
                Err(e)
            }
        }
    }

    fn getattr_hook(&mut self, object: Value, class: Value, name: Value) -> Res<Option<Value>> {
        let hook = self.sym(Sym::GetAttr);
        match self.lookup(class, hook)? {
            Some(f) => Ok(Some(self.call(f, &[object, name])?)),
            None => Ok(None),
        }
    }

    fn module_getattr(&mut self, object: Value, name: Value) -> Res<Option<Value>> {
        if !is(object, Kind::Module) {
            return Ok(None);
        }
        let hook = self.sym(Sym::GetAttr);
        match Gc::<Dict>::of(Gc::<Module>::of(object).dict.get()).get_name(hook) {
            Some(f) => Ok(Some(self.call(f, &[name])?)),
            None => Ok(None),
        }
    }

    /// `object.__getattribute__(name)`: without the class's hooks. `None`: there is no such attribute.
    pub fn getattr_generic(&mut self, object: Value, class: Value, name: Value) -> Res<Option<Value>> {
        if object.is_heap() {
            match kind(object) {
                Kind::Type => return self.type_getattr(object, class, name),
                Kind::HostObject => {
                    if let Some(found) = self.lookup(class, name)? {
                        return Ok(Some(self.bind(found, object, class)?));
                    }
                    return self.host_getattr(object, name);
                }
                Kind::Super => return self.super_getattr(object, name),
                Kind::Alias if Gc::<Header>::of(object).aux.get() == 0 => {
                    if let Some(found) = self.lookup(class, name)? {
                        return Ok(Some(self.bind(found, object, class)?));
                    }
                    let origin = Gc::<Pair>::of(object).first.get();
                    return self.getattr_opt(origin, name);
                }
                _ => {}
            }
        }
        let found = self.lookup(class, name)?;
        if let Some(found) = found
            && self.is_data_descriptor(found)?
            && (!is(found, Kind::Instance) || self.has_special(found, Sym::Get)?)
        {
            return Ok(Some(self.bind(found, object, class)?));
        }
        if object.is_heap()
            && let Some(value) = self.own_attribute(object, name)
        {
            return Ok(Some(value));
        }
        match found {
            Some(found) => Ok(Some(self.bind(found, object, class)?)),
            None => self.builtin_attribute(object, name),
        }
    }

    /// Attributes that every object has and no table lists.
    fn builtin_attribute(&mut self, object: Value, name: Value) -> Res<Option<Value>> {
        if name == self.sym(Sym::Class) {
            return Ok(Some(self.type_of(object)));
        }
        if name == self.sym(Sym::Dict) {
            return Ok(self.dict_of(object)?.map(Gc::value));
        }
        if is(object, Kind::Method) {
            // A bound method shows its function's attributes.
            return Ok(Some(self.getattr(Gc::<Pair>::of(object).first.get(), name)?));
        }
        if name == self.sym(Sym::Doc) {
            return Ok(Some(Value::NONE));
        }
        if is(object, Kind::Exception)
            && let Some(thrown) = Gc::<Exception>::of(object).extra.get()
            && is(thrown, Kind::HostObject)
        {
            // A JsException has what the object has that JavaScript threw.
            if Gc::<Str>::of(name).text() == "js_error" {
                return Ok(Some(thrown));
            }
            return self.host_getattr(thrown, name);
        }
        Ok(None)
    }

    /// Whether a class attribute takes precedence over an instance's: it has `__set__` or `__delete__`.
    fn is_data_descriptor(&mut self, value: Value) -> Res<bool> {
        if !value.is_heap() {
            return Ok(false);
        }
        match kind(value) {
            Kind::Property | Kind::Member => Ok(true),
            Kind::Instance => Ok(self.has_special(value, Sym::Set)? || self.has_special(value, Sym::Delete)?),
            _ => Ok(false),
        }
    }

    /// What a class attribute is when read through an instance: the descriptor protocol's `__get__`.
    pub fn bind(&mut self, found: Value, object: Value, class: Value) -> Res {
        if !found.is_heap() {
            return Ok(found);
        }
        match kind(found) {
            Kind::Function => self.pair(Kind::Method, 0, found, object),
            Kind::Native => {
                let native = Gc::<Native>::of(found);
                match native.header.aux.get() as u8 & 15 {
                    METHOD if native.receiver.get().is_none() => self.native_bound(native, object),
                    CLASS_METHOD if native.receiver.get().is_none() => self.native_bound(native, class),
                    _ => Ok(found),
                }
            }
            Kind::Property => {
                let get = Gc::<Property>::of(found).get.get();
                if get.is_none() {
                    let name = Gc::<Property>::of(found).name.get();
                    return self.property_error("getter", name, object);
                }
                self.call(get, &[object])
            }
            Kind::Member => self.member_get(Gc::of(found), object),
            Kind::ClassMethod => {
                let f = Gc::<Pair>::of(found).first.get();
                if is(f, Kind::Function) || !f.is_heap() {
                    return self.pair(Kind::Method, 0, f, class);
                }
                self.bind_to_class(f, class)
            }
            Kind::StaticMethod => Ok(Gc::<Pair>::of(found).first.get()),
            Kind::Instance => match self.special(found, Sym::Get)? {
                Some(get) => self.call(get, &[found, object, class]),
                None => Ok(found),
            },
            _ => Ok(found),
        }
    }

    fn bind_to_class(&mut self, f: Value, class: Value) -> Res {
        match kind(f) {
            Kind::Native | Kind::Method | Kind::Type => self.pair(Kind::Method, 0, f, class),
            _ => {
                let meta = self.type_of(class);
                self.bind(f, class, meta)
            }
        }
    }

    /// What a class attribute is when read through the class itself.
    pub fn bind_class(&mut self, found: Value, class: Value) -> Res {
        if !found.is_heap() {
            return Ok(found);
        }
        match kind(found) {
            Kind::ClassMethod | Kind::StaticMethod => self.bind(found, Value::NONE, class),
            Kind::Native if Gc::<Native>::of(found).header.aux.get() as u8 & 15 == CLASS_METHOD => {
                self.bind(found, Value::NONE, class)
            }
            Kind::Instance => match self.special(found, Sym::Get)? {
                Some(get) => self.call(get, &[found, Value::NONE, class]),
                None => Ok(found),
            },
            _ => Ok(found),
        }
    }

    fn type_getattr(&mut self, class: Value, meta: Value, name: Value) -> Res<Option<Value>> {
        let in_meta = self.lookup(meta, name)?;
        if let Some(found) = in_meta
            && self.is_data_descriptor(found)?
        {
            return Ok(Some(self.bind(found, class, meta)?));
        }
        if let Some(found) = self.lookup(class, name)? {
            return Ok(Some(self.bind_class(found, class)?));
        }
        match in_meta {
            Some(found) => Ok(Some(self.bind(found, class, meta)?)),
            None if name == self.sym(Sym::Class) => Ok(Some(meta)),
            None => Ok(None),
        }
    }

    /// The attribute after `class` in the resolution order of the object's class, bound to the object.
    pub fn super_getattr(&mut self, object: Value, name: Value) -> Res<Option<Value>> {
        let s = Gc::<Object<SuperFields>>::of(object);
        let (class, this, start) = (s.fields.class.get(), s.fields.this.get(), s.fields.start.get());
        if name == self.sym(Sym::Class) {
            return Ok(Some(self.builtin(Builtin::Super)));
        }
        let found = if start.is_none() { None } else { self.super_lookup(class, start, name)? };
        match found {
            Some(found) => {
                if is(this, Kind::Type) && this == start {
                    return Ok(Some(self.bind_class(found, start)?));
                }
                Ok(Some(self.bind(found, this, start)?))
            }
            None => {
                let own = self.type_of(object);
                match self.lookup(own, name)? {
                    Some(found) => Ok(Some(self.bind(found, object, own)?)),
                    None => Ok(None),
                }
            }
        }
    }

    /// The attribute as stored, from the class after `class` in `start`'s resolution order.
    pub(crate) fn super_lookup(&mut self, class: Value, start: Value, name: Value) -> Res<Option<Value>> {
        let mro = Gc::<Tuple>::of(Gc::<Type>::of(start).mro.get()).items();
        for c in mro.iter().skip_while(|c| **c != class).skip(1) {
            let dict = self.type_dict(Gc::of(*c))?;
            if let Some(found) = dict.get_name(name) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Reads a native field or a `__slots__` entry.
    fn member_get(&mut self, member: Gc<Member>, object: Value) -> Res {
        if let Some(def) = member.def.get() {
            return (def.get)(self, object);
        }
        if !self.is_instance(object, member.class.get()) {
            return self.wrong_member(member, object);
        }
        let name = member.name.get();
        let found = match self.slot_cell(Gc::of(object), name) {
            Some(cell) => cell.get().bound(),
            None => self.instance_get(Gc::of(object), name),
        };
        match found {
            Some(value) => Ok(value),
            None => self.no_attribute(object, name),
        }
    }

    /// `setattr(object, name, value)`; `name` is interned.
    pub fn setattr(&mut self, object: Value, name: Value, value: Value) -> Res<()> {
        let class = self.type_of(object);
        if Gc::<Type>::of(class).header.aux.get() & TYPE_SETATTR != 0 {
            let hook = self.sym(Sym::SetAttr);
            if let Some(f) = self.lookup(class, hook)? {
                self.call(f, &[object, name, value])?;
                return Ok(());
            }
        }
        self.setattr_generic(object, name, Some(value))
    }

    /// `delattr(object, name)`; `name` is interned.
    pub fn delattr(&mut self, object: Value, name: Value) -> Res<()> {
        let class = self.type_of(object);
        if Gc::<Type>::of(class).header.aux.get() & TYPE_SETATTR != 0 {
            let hook = self.sym(Sym::DelAttr);
            if let Some(f) = self.lookup(class, hook)? {
                self.call(f, &[object, name])?;
                return Ok(());
            }
        }
        self.setattr_generic(object, name, None)
    }

    /// `object.__setattr__(name, value)`, or with `None` `object.__delattr__(name)`: without the class's hooks.
    pub fn setattr_generic(&mut self, object: Value, name: Value, value: Option<Value>) -> Res<()> {
        let class = self.type_of(object);
        if is(object, Kind::HostObject) {
            let op = if value.is_some() { HostOp::SetAttr } else { HostOp::DelAttr };
            let args: &[Value] = match &value {
                Some(value) => core::slice::from_ref(value),
                None => &[],
            };
            self.host(op, object, Some(name), args)?;
            return Ok(());
        }
        let found = self.lookup(class, name)?;
        if let Some(found) = found
            && found.is_heap()
        {
            match kind(found) {
                Kind::Property => {
                    let p = Gc::<Property>::of(found);
                    let (f, what) = match value {
                        Some(_) => (p.set.get(), "setter"),
                        None => (p.del.get(), "deleter"),
                    };
                    if f.is_none() {
                        return self.property_error(what, name, object);
                    }
                    match value {
                        Some(value) => self.call(f, &[object, value])?,
                        None => self.call(f, &[object])?,
                    };
                    return Ok(());
                }
                Kind::Member => return self.member_set(Gc::of(found), object, name, value),
                Kind::Instance => {
                    let sym = if value.is_some() { Sym::Set } else { Sym::Delete };
                    if let Some(f) = self.special(found, sym)? {
                        match value {
                            Some(value) => self.call(f, &[found, object, value])?,
                            None => self.call(f, &[found, object])?,
                        };
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        if object.is_heap() {
            match kind(object) {
                Kind::Instance => {
                    let instance = Gc::<Instance>::of(object);
                    if name == self.sym(Sym::Class) {
                        return self.set_class(instance, value);
                    }
                    let c = Gc::<Type>::of(class);
                    // `object()` itself has no room for attributes either.
                    if c.header.aux.get() & TYPE_SLOTS != 0 || c.header.aux.get() & TYPE_HEAP == 0 {
                        return self.no_such_slot(object, name, found);
                    }
                    if name == self.sym(Sym::Dict)
                        && let Some(dict) = value
                    {
                        if !is(dict, Kind::Dict) {
                            let t = self.type_name_of(dict);
                            return self.type_error(&[
                                "__dict__ must be set to a dictionary, not a '",
                                t,
                                "'",
                            ]);
                        }
                        instance.shape.set(dict);
                        return Ok(());
                    }
                    return match value {
                        Some(value) => self.instance_set(instance, name, value),
                        None => {
                            if self.instance_get(instance, name).is_none() {
                                return self.no_attribute(object, name);
                            }
                            let dict = self.instance_dict(instance)?;
                            self.dict_remove_name(dict, name);
                            Ok(())
                        }
                    };
                }
                Kind::Type => {
                    let c = Gc::<Type>::of(object);
                    if c.header.aux.get() & TYPE_HEAP == 0 {
                        let cn = Gc::<Str>::of(c.name.get()).text();
                        let n = Gc::<Str>::of(name).text();
                        return self.type_error(&[
                            "cannot set '",
                            n,
                            "' attribute of immutable type '",
                            cn,
                            "'",
                        ]);
                    }
                    let dict = Gc::<Dict>::of(c.dict.get());
                    if name == self.sym(Sym::AbstractMethods) {
                        let abstracts = match value {
                            Some(names) => self.truth(names)?,
                            None => false,
                        };
                        let aux = c.header.aux.get() & !TYPE_ABSTRACT;
                        c.header.aux.set(if abstracts { aux | TYPE_ABSTRACT } else { aux });
                    }
                    match value {
                        Some(value) => self.dict_set_name(dict, name, value)?,
                        None => {
                            if self.dict_remove_name(dict, name).is_none() {
                                return self.no_attribute(object, name);
                            }
                        }
                    }
                    return self.class_changed(c);
                }
                Kind::Module | Kind::Exception | Kind::Function => {
                    if is(object, Kind::Exception)
                        && name == self.sym(Sym::Class)
                        && let Some(class) = value.filter(|c| is(*c, Kind::Type))
                        && Gc::<Type>::of(class).layout.get() == Kind::Exception
                        && Gc::<Type>::of(class).header.aux.get() & TYPE_HEAP != 0
                    {
                        Gc::<Exception>::of(object).class.set(class);
                        return Ok(());
                    }
                    if let Some(dict) = self.dict_of(object)? {
                        match value {
                            Some(value) => self.dict_set_name(dict, name, value)?,
                            None => {
                                if self.dict_remove_name(dict, name).is_none() {
                                    return self.no_attribute(object, name);
                                }
                            }
                        }
                    }
                    return Ok(());
                }
                _ => {}
            }
        }
        self.no_such_slot(object, name, found)
    }

    fn no_such_slot<T>(&mut self, object: Value, name: Value, found: Option<Value>) -> Res<T> {
        let t = self.type_name_of(object);
        let n = Gc::<Str>::of(name).text();
        if found.is_some() {
            return self.error_parts(
                Builtin::AttributeError,
                &["'", t, "' object attribute '", n, "' is read-only"],
            );
        }
        self.error_parts(
            Builtin::AttributeError,
            &["'", t, "' object has no attribute '", n, "' and no __dict__ for setting new attributes"],
        )
    }

    fn set_class(&mut self, instance: Gc<Instance>, value: Option<Value>) -> Res<()> {
        let Some(class) = value.filter(|c| is(*c, Kind::Type)) else {
            let t = value.map_or("?", |v| self.type_name_of(v));
            return self.type_error(&["__class__ must be set to a class, not '", t, "' object"]);
        };
        if Gc::<Type>::of(class).header.aux.get() & TYPE_HEAP == 0 {
            return self.type_error(&[
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            ]);
        }
        // Shapes belong to a class: the attributes move to a dict.
        if kind(instance.shape.get()) != Kind::Dict {
            self.instance_dict(instance)?;
        }
        instance.class.set(class);
        Ok(())
    }

    /// Writes (`None`: deletes) a native field or a `__slots__` entry.
    pub fn member_set(
        &mut self,
        member: Gc<Member>,
        object: Value,
        name: Value,
        value: Option<Value>,
    ) -> Res<()> {
        if let Some(def) = member.def.get() {
            return match def.set {
                Some(set) => set(self, object, value),
                None => {
                    let t = self.type_name_of(object);
                    let n = Gc::<Str>::of(name).text();
                    self.error_parts(
                        Builtin::AttributeError,
                        &["attribute '", n, "' of '", t, "' objects is not writable"],
                    )
                }
            };
        }
        if !self.is_instance(object, member.class.get()) {
            return self.wrong_member(member, object);
        }
        let instance = Gc::<Instance>::of(object);
        let cell = self.slot_cell(instance, name);
        match (value, cell) {
            (Some(value), Some(cell)) => cell.set(value),
            (Some(value), None) => return self.instance_set(instance, name, value),
            (None, Some(cell)) if !cell.get().is_unbound() => cell.set(Value::UNBOUND),
            _ => return self.error(Builtin::AttributeError, Gc::<Str>::of(name).text()),
        }
        Ok(())
    }

    /// Where an instance keeps the value of a slot.
    fn slot_cell(&mut self, instance: Gc<Instance>, name: Value) -> Option<&'static Cell<Value>> {
        let class = instance.class.get();
        if let Some(slots) = self.slots_beside_dict(class) {
            let payload = (Gc::<Type>::of(class).header.aux.get() & TYPE_PAYLOAD != 0) as usize;
            return instance.slot(payload + slots.iter().position(|n| *n == name)?);
        }
        let shape = instance.shape.get();
        if kind(shape) == Kind::Dict {
            return None;
        }
        let at = self.shape_find(Gc::of(shape), name)?;
        instance.slot(at)
    }

    #[cold]
    fn wrong_member<T>(&mut self, member: Gc<Member>, object: Value) -> Res<T> {
        let n = Gc::<Str>::of(member.name.get()).text();
        let owner = Gc::<Str>::of(Gc::<Type>::of(member.class.get()).name.get()).text();
        let t = self.type_name_of(object);
        self.type_error(&[
            "descriptor '",
            n,
            "' for '",
            owner,
            "' objects doesn't apply to a '",
            t,
            "' object",
        ])
    }

    #[cold]
    fn property_error<T>(&mut self, what: &str, name: Value, object: Value) -> Res<T> {
        let t = Gc::<Str>::of(Gc::<Type>::of(self.type_of(object)).qualname.get()).text();
        let n = if is(name, Kind::Str) { Gc::<Str>::of(name).text() } else { "" };
        if n.is_empty() {
            return self
                .error_parts(Builtin::AttributeError, &["property of '", t, "' object has no ", what]);
        }
        self.error_parts(Builtin::AttributeError, &["property '", n, "' of '", t, "' object has no ", what])
    }

    /// AttributeError for a missing attribute.
    #[cold]
    #[inline(never)]
    pub fn no_attribute<T>(&mut self, object: Value, name: Value) -> Res<T> {
        let n = if is(name, Kind::Str) { Gc::<Str>::of(name).text() } else { "?" };
        let message = if is(object, Kind::Type) {
            let t = Gc::<Str>::of(Gc::<Type>::of(object).name.get()).text();
            ["type object '", t, "' has no attribute '", n, "'"].concat()
        } else if is(object, Kind::Module) {
            let t = Gc::<Str>::of(Gc::<Module>::of(object).name.get()).text();
            ["module '", t, "' has no attribute '", n, "'"].concat()
        } else {
            let t = self.type_name_of(object);
            ["'", t, "' object has no attribute '", n, "'"].concat()
        };
        let exception = self.exception(Builtin::AttributeError, &message)?;
        let dict = self.dict_of(exception)?;
        if let Some(dict) = dict {
            let (name_sym, obj_sym) = (self.sym(Sym::NameAttr), self.sym(Sym::ObjAttr));
            self.dict_set_name(dict, name_sym, name)?;
            self.dict_set_name(dict, obj_sym, object)?;
        }
        self.raise(exception)
    }

    /// An operation on a host object.
    #[inline(never)]
    pub fn host(&mut self, op: HostOp, object: Value, name: Option<Value>, args: &[Value]) -> Res {
        let embedder = self.embedder.clone();
        embedder.host(self, op, object, name, args, None)
    }

    /// `object.name(*args)` of the host object `all[0]`, in one crossing.
    pub(crate) fn host_method(&mut self, name: Value, all: &[Value], names: Option<Value>) -> Res {
        let embedder = self.embedder.clone();
        let (object, args) = all.split_first().map_or((Value::NONE, all), |(o, rest)| (*o, rest));
        match names {
            None => embedder.call(self, object, Some(name), args),
            Some(_) => embedder.host(self, HostOp::CallMethod, object, Some(name), args, names),
        }
    }

    /// A method with one of Python's special names that the host supplies.
    pub(crate) fn host_special(&mut self, object: Value, sym: Sym) -> Res {
        let name = self.sym(sym);
        self.host_method(name, &[object], None)
    }

    fn host_getattr(&mut self, object: Value, name: Value) -> Res<Option<Value>> {
        let value = self.host(HostOp::GetAttr, object, Some(name), &[])?;
        Ok(value.bound())
    }
}

use crate::make::Object;

/// The fields of a `super` object.
#[repr(C)]
pub struct SuperFields {
    /// The class whose successors are searched.
    pub class: Cell<Value>,
    /// The object or class that what is found is bound to.
    pub this: Cell<Value>,
    /// The class whose resolution order is searched.
    pub start: Cell<Value>,
}

impl Gc<Exception> {
    fn ptr_fields(&self) -> &'static Exception {
        // SAFETY: live until the next safepoint by the heap's invariant.
        unsafe { &*self.ptr() }
    }
}

impl Gc<Function> {
    fn ptr_function(&self) -> &'static Function {
        // SAFETY: live until the next safepoint by the heap's invariant.
        unsafe { &*self.ptr() }
    }
}

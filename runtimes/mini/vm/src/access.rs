//! Slow paths of the instructions: names, attributes with their caches, unpacking, functions, classes, patterns.

use core::cell::Cell;

use anypy_mini_syntax::opcode::Op;

use crate::attr::SuperFields;
use crate::frame::push_number;
use crate::heap::{Gc, kind};
use crate::interp::Flow;
use crate::layout::*;
use crate::make::Object;
use crate::sym::Sym;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::{Vm, is};

impl Vm {
    // Names

    #[cold]
    #[inline(never)]
    pub(crate) fn unbound_local(&mut self, code: Gc<Code>, slot: u32) -> Res<()> {
        let name = Gc::<Tuple>::of(code.varnames.get()).items().get(slot as usize).copied();
        let n = name.map_or("?", |n| Gc::<Str>::of(n).text());
        self.error_parts(
            Builtin::UnboundLocalError,
            &["cannot access local variable '", n, "' where it is not associated with a value"],
        )
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn unbound_cell(&mut self, code: Gc<Code>, slot: u32) -> Res<()> {
        let at = slot as usize - code.local_count.get() as usize;
        let cells = Gc::<Tuple>::of(code.cellvars.get()).items();
        if let Some(name) = cells.get(at) {
            let n = Gc::<Str>::of(*name).text();
            return self.error_parts(
                Builtin::UnboundLocalError,
                &["cannot access local variable '", n, "' where it is not associated with a value"],
            );
        }
        let name = Gc::<Tuple>::of(code.freevars.get()).items().get(at - cells.len()).copied();
        let n = name.map_or("?", |n| Gc::<Str>::of(n).text());
        self.error_parts(
            Builtin::NameError,
            &[
                "cannot access free variable '",
                n,
                "' where it is not associated with a value in enclosing scope",
            ],
        )
    }

    /// A global or builtin, and where it is for the cache: twice the entry, plus one for builtins.
    #[inline(never)]
    pub(crate) fn load_global(&mut self, frame: Gc<Frame>, name: Value) -> Res<(u32, Value)> {
        let globals = Gc::<Dict>::of(frame.globals.get());
        if let Some(at) = globals.find_name(name)
            && let Some(e) = globals.entries().get(at)
        {
            // A plain dict given to `exec` is not watched: its entries may move, but then the key differs.
            return Ok(((at as u32) << 1, e.value.get()));
        }
        if let Some(other) = self.other_builtins(globals) {
            if let Some(v) = other.get_name(name) {
                return Ok((0, v));
            }
            return self.name_error(name);
        }
        let builtins = self.builtins_dict();
        if let Some(at) = builtins.find_name(name)
            && let Some(e) = builtins.entries().get(at)
        {
            let cacheable = globals.header.aux.get() & DICT_WATCHED != 0;
            return Ok((if cacheable { (at as u32) << 1 | 1 } else { 0 }, e.value.get()));
        }
        self.name_error(name)
    }

    /// The builtins that `exec`'s globals bring along, when they are not the usual ones.
    fn other_builtins(&mut self, globals: Gc<Dict>) -> Option<Gc<Dict>> {
        let key = self.sym(Sym::Builtins);
        let b = globals.get_name(key)?;
        let dict = match b.is_heap().then(|| kind(b))? {
            Kind::Module => Gc::<Module>::of(b).dict.get(),
            Kind::Dict => b,
            _ => return None,
        };
        if dict == self.builtins { None } else { Some(Gc::of(dict)) }
    }

    #[cold]
    fn name_error<T>(&mut self, name: Value) -> Res<T> {
        let n = Gc::<Str>::of(name).text();
        let message = ["name '", n, "' is not defined"].concat();
        let e = self.exception(Builtin::NameError, &message)?;
        if let Some(dict) = self.dict_of(e)? {
            let key = self.sym(Sym::NameAttr);
            self.dict_set_name(dict, key, name)?;
        }
        self.raise(e)
    }

    pub(crate) fn load_name(&mut self, frame: Gc<Frame>, name: Value) -> Res {
        if let Some(locals) = frame.locals.get() {
            if is(locals, Kind::Dict) {
                if let Some(v) = Gc::<Dict>::of(locals).get_name(name) {
                    return Ok(v);
                }
            } else {
                match self.get_item(locals, name) {
                    Ok(v) => return Ok(v),
                    Err(e) => {
                        if !self.catch(Builtin::KeyError) {
                            return Err(e);
                        }
                    }
                }
            }
        }
        Ok(self.load_global(frame, name)?.1)
    }

    /// A name of the class namespace, [`Value::UNBOUND`] when it has none.
    pub(crate) fn load_class_cell(&mut self, frame: Gc<Frame>, name: Value) -> Res {
        match frame.locals.get() {
            Some(locals) if is(locals, Kind::Dict) => {
                Ok(Gc::<Dict>::of(locals).get_name(name).unwrap_or(Value::UNBOUND))
            }
            Some(locals) => match self.get_item(locals, name) {
                Err(e) => {
                    if self.catch(Builtin::KeyError) {
                        Ok(Value::UNBOUND)
                    } else {
                        Err(e)
                    }
                }
                ok => ok,
            },
            None => Ok(Value::UNBOUND),
        }
    }

    pub(crate) fn store_name(&mut self, frame: Gc<Frame>, name: Value, value: Value) -> Res<()> {
        match frame.locals.get() {
            Some(locals) if !is(locals, Kind::Dict) => self.set_item(locals, name, value),
            Some(locals) => self.dict_set_name(Gc::of(locals), name, value),
            None => self.dict_set_name(Gc::of(frame.globals.get()), name, value),
        }
    }

    pub(crate) fn delete_name(&mut self, frame: Gc<Frame>, name: Value, global: bool) -> Res<()> {
        let namespace = match frame.locals.get() {
            Some(locals) if !global => locals,
            _ => frame.globals.get(),
        };
        if !is(namespace, Kind::Dict) {
            return self.del_item(namespace, name);
        }
        match self.dict_remove_name(Gc::of(namespace), name) {
            Some(_) => Ok(()),
            None => self.name_error(name),
        }
    }

    // Attributes

    /// Fills the cache of an attribute load where a later load can be answered from it.
    pub(crate) fn cache_attr(&mut self, v: Value, name: Value, cache: [&Cell<u32>; 3]) {
        if is(v, Kind::Module) {
            if let Some(at) = Gc::<Dict>::of(Gc::<Module>::of(v).dict.get()).find_name(name) {
                cache[2].set(at as u32);
            }
            return;
        }
        self.cache_instance(v, name, cache, None);
    }

    /// `v.name = w`, and fills the cache for the next time.
    #[inline(never)]
    pub(crate) fn store_attr(&mut self, v: Value, name: Value, w: Value, cache: [&Cell<u32>; 3]) -> Res<()> {
        let shape = if is(v, Kind::Instance) { Gc::<Instance>::of(v).shape.get() } else { Value::NONE };
        self.setattr(v, name, w)?;
        self.cache_instance(v, name, cache, Some(shape));
        Ok(())
    }

    /// `before`: the shape that the instance had before a store.
    fn cache_instance(&mut self, v: Value, name: Value, cache: [&Cell<u32>; 3], before: Option<Value>) {
        if !is(v, Kind::Instance) {
            return;
        }
        let instance = Gc::<Instance>::of(v);
        let shape = instance.shape.get();
        let class = Gc::<Type>::of(instance.class.get());
        let hooks = if before.is_some() { TYPE_SETATTR } else { TYPE_GETATTRIBUTE };
        if kind(shape) != Kind::Shape || class.header.aux.get() & hooks != 0 {
            return;
        }
        if class.header.aux.get() & TYPE_SLOTS == 0 {
            match self.lookup(class.value(), name) {
                Ok(None) => {}
                // Plain class attributes do not stand in the way; descriptors may.
                Ok(Some(found)) if !found.is_heap() || matches!(kind(found), Kind::Function | Kind::Str) => {}
                _ => return,
            }
        }
        if let Some(at) = self.shape_find(Gc::of(shape), name) {
            let s = Gc::<Shape>::of(shape);
            let (id, at) = match before {
                None => (s.id.get(), at as u32),
                // The store has added the attribute: the next instance that comes here will want it added, too. A shape
                // keeps those that it leads to, so whoever has the one keeps the other alive.
                Some(before) if s.parent.get() == Some(before) && s.name.get() == Some(name) => {
                    (Gc::<Shape>::of(before).id.get(), shape.bits())
                }
                Some(_) => (s.id.get(), (at as u32) << 1 | 1),
            };
            cache[0].set(id);
            cache[1].set(class.version.get());
            cache[2].set(at);
        }
    }

    /// `v.name`: its value, or the frame of a getter.
    pub(crate) fn load_attr(&mut self, v: Value, name: Value) -> Res<Flow> {
        if is(v, Kind::Instance) {
            let class = self.type_of(v);
            if Gc::<Type>::of(class).header.aux.get() & (TYPE_GETATTRIBUTE | TYPE_GETATTR) == 0
                && let Some(found) = self.lookup(class, name)?
                && is(found, Kind::Property)
            {
                let get = Gc::<Property>::of(found).get.get();
                if is(get, Kind::Function) {
                    return Ok(Flow::Enter(self.frame_for(Gc::of(get), &[v], None)?));
                }
            }
        }
        Ok(Flow::Value(self.getattr(v, name)?))
    }

    /// What to call for `v.name(...)`: a function and its receiver, or a callable and [`Value::UNBOUND`].
    pub(crate) fn load_method(
        &mut self,
        v: Value,
        name: Value,
        cache: [&Cell<u32>; 3],
    ) -> Res<(Value, Value)> {
        let class = self.type_of(v);
        let c = Gc::<Type>::of(class);
        if is(v, Kind::Instance) {
            if c.header.aux.get() & TYPE_GETATTRIBUTE == 0
                && let Some(found) = self.lookup(class, name)?
                && is(found, Kind::Function)
            {
                let instance = Gc::<Instance>::of(v);
                if self.instance_get(instance, name).is_none() {
                    let shape = instance.shape.get();
                    if kind(shape) == Kind::Shape {
                        cache[0].set(Gc::<Shape>::of(shape).id.get());
                        cache[1].set(c.version.get());
                        cache[2].set(found.bits());
                    }
                    return Ok((found, v));
                }
            }
        } else if !v.is_heap() || kind(v) < Kind::Type {
            // Builtins have no attributes of their own but functions and a few others, which are no receivers here.
            if !is(v, Kind::Function)
                && let Some(found) = self.lookup(class, name)?
                && is(found, Kind::Native)
                && Gc::<Native>::of(found).header.aux.get() as u8 & 15 == crate::native::METHOD
            {
                cache[0].set(1);
                cache[1].set(c.version.get());
                cache[2].set(found.bits());
                return Ok((found, v));
            }
        }
        if is(v, Kind::HostObject) && self.lookup(class, name)?.is_none() {
            // The name itself stands for the method: `Op::CallMethod` tells a str with a receiver from one without.
            return Ok((name, v));
        }
        Ok((self.getattr(v, name)?, Value::UNBOUND))
    }

    fn super_parts(&mut self, parts: &[Value]) -> Res<Option<(Value, Value, Value)>> {
        let [f, class, this] = parts else { return Ok(None) };
        // Somebody may have put another `super` in the way.
        if *f != self.builtin(Builtin::Super) {
            return Ok(None);
        }
        let start = self.super_start(*class, *this)?;
        Ok(Some((*class, *this, start)))
    }

    /// The class whose resolution order `super(class, this)` searches.
    pub fn super_start(&mut self, class: Value, this: Value) -> Res {
        if is(class, Kind::Type) {
            // Not bound yet.
            if this.is_none() && class != self.builtin(Builtin::Object) {
                return Ok(Value::NONE);
            }
            if is(this, Kind::Type) && self.is_subtype(this, class) {
                return Ok(this);
            }
            let t = self.type_of(this);
            if self.is_subtype(t, class) {
                return Ok(t);
            }
        }
        self.type_error(&["super(type, obj): obj must be an instance or subtype of type"])
    }

    /// A `super` object.
    pub fn super_new(&mut self, class: Value, this: Value) -> Res {
        let start = self.super_start(class, this)?;
        let fields = SuperFields { class: Cell::new(class), this: Cell::new(this), start: Cell::new(start) };
        Ok(self.object(Kind::Super, 0, fields)?.value())
    }

    /// `super()` without arguments, called from the running frame.
    pub fn super_of_frame(&mut self) -> Res {
        let Some(frame) = self.frame else {
            return self.error(Builtin::RuntimeError, "super(): no current frame");
        };
        let frame = Gc::<Frame>::of(frame);
        let code = Gc::<Code>::of(frame.code.get());
        let slots = frame.values();
        let class_name = self.sym(Sym::Class);
        let free = Gc::<Tuple>::of(code.freevars.get()).items();
        let Some(at) = free.iter().position(|n| *n == class_name) else {
            return self.error(Builtin::RuntimeError, "super(): __class__ cell not found");
        };
        let first_free = code.local_count.get() as usize + code.cell_count.get() as usize;
        let class = slots
            .get(first_free + at)
            .map(|c| Gc::<CellObject>::of(c.get()).value.get())
            .and_then(Value::bound);
        let Some(class) = class else {
            return self.error(Builtin::RuntimeError, "super(): empty __class__ cell");
        };
        if code.arg_count.get() == 0 {
            return self.error(Builtin::RuntimeError, "super(): no arguments");
        }
        let mut this = slots.first().map_or(Value::UNBOUND, Cell::get);
        // A captured `self` lives in its cell.
        let params = Gc::<Tuple>::of(code.varnames.get()).items();
        if let Some(name) = params.first()
            && let Some(cell) = Gc::<Tuple>::of(code.cellvars.get()).items().iter().position(|n| n == name)
            && let Some(c) = slots.get(code.local_count.get() as usize + cell)
            && is(c.get(), Kind::Cell)
        {
            this = Gc::<CellObject>::of(c.get()).value.get();
        }
        if this.is_unbound() {
            return self.error(Builtin::RuntimeError, "super(): arg[0] deleted");
        }
        self.super_new(class, this)
    }

    pub(crate) fn load_super(&mut self, parts: &[Value], name: Value) -> Res {
        let object = match self.super_parts(parts)? {
            Some((class, this, _)) => self.super_new(class, this)?,
            None => {
                let f = parts.first().copied().unwrap_or(Value::NONE);
                self.call(f, &[])?
            }
        };
        self.root(object);
        let r = self.getattr(object, name);
        self.roots.pop();
        r
    }

    pub(crate) fn load_super_method(&mut self, parts: &[Value], name: Value) -> Res<(Value, Value)> {
        if let Some((class, this, start)) = self.super_parts(parts)?
            && let Some(found) = self.super_lookup(class, start, name)?
            && !(is(this, Kind::Type) && this == start)
            && (is(found, Kind::Function)
                || (is(found, Kind::Native)
                    && Gc::<Native>::of(found).header.aux.get() as u8 & 15 == crate::native::METHOD))
        {
            return Ok((found, this));
        }
        Ok((self.load_super(parts, name)?, Value::UNBOUND))
    }

    // Containers

    pub(crate) fn set_of(&mut self, items: &[Value]) -> Res {
        let set = self.set_new()?;
        self.root(set.value());
        for item in items {
            self.set_add(set, *item)?;
        }
        self.roots.pop();
        Ok(set.value())
    }

    pub(crate) fn dict_of_pairs(&mut self, items: &[Value]) -> Res {
        let dict = self.dict_new()?;
        self.root(dict.value());
        for pair in items.chunks_exact(2) {
            if let [key, value] = pair {
                self.dict_set(dict, *key, *value)?;
            }
        }
        self.roots.pop();
        Ok(dict.value())
    }

    pub(crate) fn join_strings(&mut self, parts: &[Value]) -> Res {
        let mut text = String::new();
        for part in parts {
            if let Some(s) = self.as_str(*part) {
                text.push_str(s.text());
            }
        }
        self.str(&text)
    }

    pub(crate) fn update_container(
        &mut self,
        op: Op,
        to: Value,
        from: Value,
        call: Option<Value>,
    ) -> Res<()> {
        let mark = self.root_mark();
        let result = match op {
            Op::DictUpdate => {
                let inner = self.unwrap(from);
                let keys = self.sym(Sym::Keys);
                if !is(inner, Kind::Dict) && self.getattr_opt(from, keys)?.is_none() {
                    return self.object_error(from, "is not a mapping");
                }
                self.dict_update(Gc::of(to), from)
            }
            _ => match self.collect_iterable(from) {
                Err(e) => {
                    if op == Op::ListExtend && !self.is_iterable(from) && self.catch(Builtin::TypeError) {
                        let t = self.type_name_of(from);
                        if let Some(f) = call.filter(|_| Gc::<List>::of(to).len.get() == 0) {
                            let name = self.callable_name(f);
                            return self.type_error(&[
                                &name,
                                " argument after * must be an iterable, not ",
                                t,
                            ]);
                        }
                        return self.type_error(&["Value after * must be an iterable, not ", t]);
                    }
                    Err(e)
                }
                Ok(items) => {
                    for item in items {
                        if op == Op::ListExtend {
                            self.list_push(Gc::of(to), item)?;
                        } else {
                            self.set_add(Gc::of(to), item)?;
                        }
                    }
                    Ok(())
                }
            },
        };
        self.unroot(mark);
        result
    }

    fn is_iterable(&mut self, v: Value) -> bool {
        let pending = self.pending.take();
        let yes = v.is_heap()
            && (!crate::ops::has_methods(v) && self.iter(v).is_ok()
                || self.has_special(v, Sym::Iter).unwrap_or(false)
                || self.has_special(v, Sym::GetItem).unwrap_or(false));
        self.pending = pending;
        yes
    }

    pub(crate) fn dict_merge(&mut self, f: Value, to: Value, from: Value) -> Res<()> {
        let inner = self.unwrap(from);
        let dict = Gc::<Dict>::of(to);
        let pairs: Vec<(Value, Value)> = if is(inner, Kind::Dict) {
            Gc::<Dict>::of(inner).pairs().collect()
        } else {
            let keys = self.sym(Sym::Keys);
            let Some(method) = self.getattr_opt(from, keys)? else {
                let n = self.callable_name(f);
                let t = self.type_name_of(from);
                return self.type_error(&[&n, " argument after ** must be a mapping, not ", t]);
            };
            let keys = self.call(method, &[])?;
            self.root(keys);
            let mut pairs = Vec::new();
            for key in self.collect_iterable(keys)? {
                let value = self.get_item(from, key)?;
                self.root(value);
                pairs.push((key, value));
            }
            pairs
        };
        for (key, value) in pairs {
            if !is(key, Kind::Str) {
                return self.type_error(&["keywords must be strings"]);
            }
            if dict.find_name(key).is_some() {
                let n = self.callable_name(f);
                let k = Gc::<Str>::of(key).text();
                return self.type_error(&[&n, " got multiple values for keyword argument '", k, "'"]);
            }
            self.dict_set_name(dict, key, value)?;
        }
        Ok(())
    }

    fn callable_name(&self, f: Value) -> String {
        let name = match f.is_heap().then(|| kind(f)) {
            Some(Kind::Function) => {
                let f = Gc::<Function>::of(f);
                let key = self.sym(Sym::Name);
                let module = Gc::<Dict>::of(f.globals.get()).get_name(key).and_then(|m| self.as_str(m));
                let module = module.map_or("", |m| m.text());
                return [module, ".", Gc::<Str>::of(f.qualname.get()).text(), "()"].concat();
            }
            Some(Kind::Method) => return self.callable_name(Gc::<Pair>::of(f).first.get()),
            Some(Kind::Native) => Gc::<Native>::of(f).def.get().bare_name(),
            Some(Kind::Type) => Gc::<Str>::of(Gc::<Type>::of(f).name.get()).text(),
            _ => self.type_name_of(f),
        };
        [name, "()"].concat()
    }

    pub(crate) fn unpack(&mut self, v: Value, n: usize) -> Res<Vec<Value>> {
        let mark = self.root_mark();
        let items: Vec<Value> = match v.is_heap().then(|| kind(v)) {
            Some(Kind::Tuple) => Gc::<Tuple>::of(v).items().to_vec(),
            Some(Kind::List) => Gc::<List>::of(v).to_vec(),
            _ => {
                let it = match self.iter(v) {
                    Err(e) => {
                        if !self.is_iterable(v) && self.catch(Builtin::TypeError) {
                            return self.type_error_about(v, "cannot unpack non-iterable @ object");
                        }
                        return Err(e);
                    }
                    Ok(it) => it,
                };
                self.root(it);
                let mut items = Vec::with_capacity(n + 1);
                // One more than wanted tells that there are too many; an endless iterator is not exhausted.
                while items.len() <= n {
                    let item = self.next(it)?;
                    if item.is_unbound() {
                        break;
                    }
                    self.root(item);
                    items.push(item);
                }
                items
            }
        };
        self.unroot(mark);
        if items.len() == n {
            return Ok(items);
        }
        let (mut want, mut got) = (String::new(), String::new());
        push_number(&mut want, n as i64);
        push_number(&mut got, items.len() as i64);
        if items.len() < n {
            return self.value_error(&["not enough values to unpack (expected ", &want, ", got ", &got, ")"]);
        }
        self.value_error(&["too many values to unpack (expected ", &want, ")"])
    }

    pub(crate) fn unpack_ex(&mut self, v: Value, before: usize, after: usize) -> Res<Vec<Value>> {
        let mark = self.root_mark();
        let all = match self.collect_iterable(v) {
            Err(e) => {
                if !self.is_iterable(v) && self.catch(Builtin::TypeError) {
                    return self.type_error_about(v, "cannot unpack non-iterable @ object");
                }
                return Err(e);
            }
            Ok(all) => all,
        };
        if all.len() < before + after {
            let (mut want, mut got) = (String::new(), String::new());
            push_number(&mut want, (before + after) as i64);
            push_number(&mut got, all.len() as i64);
            return self.value_error(&[
                "not enough values to unpack (expected at least ",
                &want,
                ", got ",
                &got,
                ")",
            ]);
        }
        let end = all.len() - after;
        let rest = self.list(all.get(before..end).unwrap_or(&[]))?;
        let mut items = all.get(..before).unwrap_or(&[]).to_vec();
        items.push(rest);
        items.extend_from_slice(all.get(end..).unwrap_or(&[]));
        self.unroot(mark);
        Ok(items)
    }

    // Functions and classes

    pub(crate) fn make_function(&mut self, frame: Gc<Frame>, parts: &[Value], bits: u32) -> Res {
        let mut parts = parts.iter().copied();
        let mut part = |bit: u32| if bits & bit != 0 { parts.next() } else { None };
        let (defaults, kw_defaults, annotations, closure) = (part(1), part(2), part(4), part(8));
        let code = Gc::<Code>::of(parts.next().unwrap_or(Value::NONE));
        let value = self.function(code, frame.globals.get(), closure)?;
        let f = Gc::<Function>::of(value);
        f.defaults.set(defaults);
        f.kw_defaults.set(kw_defaults);
        f.annotations.set(annotations);
        Ok(value)
    }

    /// A function of a code object.
    pub fn function(&mut self, code: Gc<Code>, globals: Value, closure: Option<Value>) -> Res {
        let value = self.allocate(Kind::Function, 0, size_of::<Function>())?;
        let f = Gc::<Function>::of(value);
        f.code.set(code.value());
        f.globals.set(globals);
        f.closure.set(closure);
        f.defaults.set(None);
        f.kw_defaults.set(None);
        f.name.set(code.name.get());
        f.qualname.set(code.qualname.get());
        f.doc.set(code.doc.get());
        f.dict.set(None);
        f.annotations.set(None);
        Ok(value)
    }

    /// `[body, name, bases]` and, for five-part class statements, the keywords: the class.
    pub(crate) fn build_class(&mut self, parts: &[Value]) -> Res {
        let [body, name, bases, rest @ ..] = parts else {
            return self.error(Builtin::SystemError, "bad class");
        };
        let keywords = match rest.first() {
            Some(dict) => {
                let copy = self.dict_copy(Gc::of(*dict), Kind::Dict)?;
                self.root(copy.value());
                Some(copy)
            }
            None => None,
        };
        let mark = self.root_mark();
        // Bases that are not classes may stand for some (PEP 560).
        let mut resolved = Vec::new();
        let mut changed = false;
        for base in Gc::<Tuple>::of(*bases).items() {
            if !is(*base, Kind::Type) {
                if is(*base, Kind::Alias) {
                    resolved.push(Gc::<Pair>::of(*base).first.get());
                    changed = true;
                    continue;
                }
                let hook = self.sym(Sym::MroEntries);
                if let Some(f) = self.getattr_opt(*base, hook)? {
                    let more = self.call(f, &[*bases])?;
                    self.root(more);
                    resolved.extend(self.collect_iterable(more)?);
                    changed = true;
                    continue;
                }
            }
            resolved.push(*base);
        }
        // The metaclass: the most derived of the given one and those of the bases.
        let metaclass = self.sym(Sym::Metaclass);
        let mut meta = match keywords.and_then(|k| self.dict_remove_name(k, metaclass)) {
            Some(meta) => meta,
            None => self.builtin(Builtin::Type),
        };
        self.root(meta);
        if is(meta, Kind::Type) {
            for base in &resolved {
                let m = self.type_of(*base);
                if self.is_subtype(m, meta) {
                    meta = m;
                } else if !self.is_subtype(meta, m) {
                    return self.type_error(&[
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                    ]);
                }
            }
        }
        let bases_tuple = self.tuple(&resolved)?;
        self.root(bases_tuple);
        // Its namespace.
        let prepare = self.sym(Sym::Prepare);
        let plain = meta == self.builtin(Builtin::Type);
        let prepare = if plain { None } else { self.getattr_opt(meta, prepare)? };
        let (names, values) = self.keyword_parts(keywords)?;
        let namespace = match prepare {
            Some(f) => {
                let mut args = vec![*name, bases_tuple];
                args.extend_from_slice(&values);
                self.call_with(f, &args, names)?
            }
            None => self.dict_new()?.value(),
        };
        self.root(namespace);
        // The body runs in it.
        let f = Gc::<Function>::of(*body);
        let frame = self.frame_for(f, &[], None)?;
        frame.locals.set(Some(namespace));
        let cell = self.run_nested(frame)?;
        self.root(cell);
        if changed && is(namespace, Kind::Dict) {
            let key = self.intern("__orig_bases__")?;
            self.dict_set_name(Gc::of(namespace), key, *bases)?;
        }
        let mut args = vec![*name, bases_tuple, namespace];
        args.extend_from_slice(&values);
        let class =
            if plain { self.type_call(meta, &args, names)? } else { self.call_with(meta, &args, names)? };
        if is(cell, Kind::Cell) && Gc::<CellObject>::of(cell).value.get().is_unbound() {
            Gc::<CellObject>::of(cell).value.set(class);
        }
        self.unroot(mark);
        Ok(class)
    }

    fn keyword_parts(&mut self, keywords: Option<Gc<Dict>>) -> Res<(Option<Gc<Tuple>>, Vec<Value>)> {
        let Some(keywords) = keywords else { return Ok((None, Vec::new())) };
        let (names, values): (Vec<Value>, Vec<Value>) = keywords.pairs().unzip();
        if names.is_empty() {
            return Ok((None, Vec::new()));
        }
        let names = self.tuple(&names)?;
        self.root(names);
        Ok((Some(Gc::of(names)), values))
    }

    /// `type.__new__(meta, name, bases, namespace, **keywords)`: the class with its hooks run.
    pub fn type_call(&mut self, meta: Value, args: &[Value], names: Option<Gc<Tuple>>) -> Res {
        let [name, bases, namespace, keywords @ ..] = args else {
            return self.type_error(&["type() takes 1 or 3 arguments"]);
        };
        if self.as_str(*name).is_none() {
            return self.type_error_about(*name, "type.__new__() argument 1 must be str, not @");
        }
        if !is(*bases, Kind::Tuple) {
            return self.type_error_about(*bases, "type.__new__() argument 2 must be tuple, not @");
        }
        let inner = self.unwrap(*namespace);
        if !is(inner, Kind::Dict) {
            return self.type_error_about(*namespace, "type.__new__() argument 3 must be dict, not @");
        }
        // The class has a namespace of its own; class bodies' are not used by anybody else.
        let dict = self.dict_copy(Gc::of(inner), Kind::Dict)?;
        self.root(dict.value());
        for e in dict.entries() {
            if is(e.key.get(), Kind::Str) {
                let key = self.intern_value(e.key.get());
                e.key.set(key);
            }
        }
        let name = self.unwrap(*name);
        let class = self.class_new(meta, name, Gc::<Tuple>::of(*bases).items(), dict)?;
        let value = class.value();
        self.root(value);
        let module = self.sym(Sym::Module);
        if dict.get_name(module).is_none()
            && let Some(frame) = self.frame
        {
            let key = self.sym(Sym::Name);
            if let Some(n) = Gc::<Dict>::of(Gc::<Frame>::of(frame).globals.get()).get_name(key) {
                self.dict_set_name(dict, module, n)?;
            }
        }
        let cell_name = self.sym(Sym::ClassCell);
        if let Some(cell) = self.dict_remove_name(dict, cell_name)
            && is(cell, Kind::Cell)
        {
            Gc::<CellObject>::of(cell).value.set(value);
        }
        let set_name = self.sym(Sym::SetName);
        for (key, item) in dict.pairs().collect::<Vec<_>>() {
            if is(item, Kind::Property) {
                let p = Gc::<Property>::of(item);
                if p.name.get().is_none() {
                    p.name.set(key);
                }
            } else if is(item, Kind::Instance) {
                let t = self.type_of(item);
                if let Some(f) = self.lookup(t, set_name)? {
                    self.call(f, &[item, value, key])?;
                }
            }
        }
        let hook = self.sym(Sym::InitSubclass);
        if let Some(f) = self.super_lookup(value, value, hook)? {
            let f = self.bind_class(f, value)?;
            self.call_with(f, keywords, names)?;
        }
        Ok(value)
    }

    pub(crate) fn setup_annotations(&mut self, frame: Gc<Frame>) -> Res<()> {
        let key = self.sym(Sym::Annotations);
        let namespace = frame.locals.get().unwrap_or(frame.globals.get());
        if is(namespace, Kind::Dict) && Gc::<Dict>::of(namespace).find_name(key).is_none() {
            let dict = self.dict_new()?;
            self.dict_set_name(Gc::of(namespace), key, dict.value())?;
        }
        Ok(())
    }

    // Exceptions and context managers

    /// Whether an exception matches what stands after `except`.
    pub(crate) fn match_exception(&mut self, exception: Value, class: Value) -> Res<bool> {
        if is(class, Kind::Tuple) {
            // All are looked at: one that is no exception class is an error wherever it stands.
            let mut found = false;
            for c in Gc::<Tuple>::of(class).items() {
                found |= self.match_exception(exception, *c)?;
            }
            return Ok(found);
        }
        let base = self.builtin(Builtin::BaseException);
        if !is(class, Kind::Type) || !self.is_subtype(class, base) {
            return self
                .type_error(&["catching classes that do not inherit from BaseException is not allowed"]);
        }
        Ok(self.is_instance(exception, class))
    }

    /// Makes the exception of `raise` pending: whether its traceback is to stay as it is (a re-raise).
    pub(crate) fn raise_op(&mut self, frame: Gc<Frame>, parts: &[Value], count: u32) -> bool {
        let Some(exception) = parts.first().copied() else {
            match frame.handling.get() {
                Some(e) => {
                    self.pending = Some(e);
                    return true;
                }
                None => {
                    let _ = self.error::<()>(Builtin::RuntimeError, "No active exception to reraise");
                    return false;
                }
            }
        };
        let Ok(exception) = self.exception_instance(exception) else { return false };
        if count == 2
            && let Some(cause) = parts.get(1).copied()
        {
            let e = Gc::<Exception>::of(exception);
            if cause.is_none() {
                e.cause.set(None);
            } else {
                self.root(exception);
                let made = self.cause_instance(cause);
                self.roots.pop();
                match made {
                    Ok(cause) => e.cause.set(Some(cause)),
                    Err(_) => return false,
                }
            }
            e.header.aux.set(e.header.aux.get() | 1);
        }
        self.pending = Some(exception);
        false
    }

    /// An exception object: the value itself, or what calling the class makes.
    pub fn exception_instance(&mut self, v: Value) -> Res {
        if is(v, Kind::Exception) {
            return Ok(v);
        }
        if is(v, Kind::Type) && self.is_subtype(v, self.builtin(Builtin::BaseException)) {
            let e = self.call(v, &[])?;
            if is(e, Kind::Exception) {
                return Ok(e);
            }
        }
        self.type_error(&["exceptions must derive from BaseException"])
    }

    fn cause_instance(&mut self, v: Value) -> Res {
        if is(v, Kind::Exception) {
            return Ok(v);
        }
        if is(v, Kind::Type) && self.is_subtype(v, self.builtin(Builtin::BaseException)) {
            return self.call(v, &[]);
        }
        self.type_error(&["exception causes must derive from BaseException"])
    }

    /// `__exit__`, bound, and `__enter__`: a Python function is left unbound, anything else is bound.
    pub(crate) fn with_methods(&mut self, manager: Value) -> Res<(Value, Value)> {
        let class = self.type_of(manager);
        let enter = self.special(manager, Sym::Enter)?;
        let exit = self.special(manager, Sym::Exit)?;
        let (Some(enter), Some(exit)) = (enter, exit) else {
            let missing = if enter.is_none() { "" } else { " (missed __exit__ method)" };
            return self
                .object_error(manager, &["does not support the context manager protocol", missing].concat());
        };
        let exit = self.bind(exit, manager, class)?;
        self.root(exit);
        let enter = if is(enter, Kind::Function) { enter } else { self.bind(enter, manager, class)? };
        self.roots.pop();
        Ok((exit, enter))
    }

    pub(crate) fn exit_with(&mut self, exit: Value, exception: Value) -> Res {
        let class = self.type_of(exception);
        let traceback = Gc::<Exception>::of(exception).traceback.get().unwrap_or(Value::NONE);
        self.call(exit, &[class, exception, traceback])
    }

    pub(crate) fn enter_async_with(&mut self, manager: Value) -> Res<(Value, Value)> {
        let class = self.type_of(manager);
        let (Some(enter), Some(exit)) =
            (self.special(manager, Sym::AEnter)?, self.special(manager, Sym::AExit)?)
        else {
            return self.object_error(manager, "does not support the asynchronous context manager protocol");
        };
        let exit = self.bind(exit, manager, class)?;
        self.root(exit);
        let enter = self.bind(enter, manager, class)?;
        let awaitable = self.call(enter, &[])?;
        self.roots.pop();
        Ok((exit, awaitable))
    }

    // Patterns

    pub(crate) fn match_kind(&mut self, v: Value, mapping: bool) -> Res<bool> {
        let inner = self.unwrap(v);
        if inner.is_heap() {
            return Ok(match kind(inner) {
                Kind::List | Kind::Tuple | Kind::Range | Kind::MemoryView => !mapping,
                Kind::Dict => mapping,
                _ => false,
            });
        }
        Ok(false)
    }

    pub(crate) fn match_keys(&mut self, v: Value, keys: Value) -> Res {
        let mut values = Vec::new();
        let items = Gc::<Tuple>::of(keys).items();
        for (i, key) in items.iter().enumerate() {
            for earlier in items.get(..i).unwrap_or(&[]) {
                if self.equals(*earlier, *key)? {
                    let text = self.repr(*key)?;
                    return self.value_error(&["mapping pattern checks duplicate key (", &text, ")"]);
                }
            }
            let inner = self.unwrap(v);
            let found = if is(inner, Kind::Dict) {
                self.dict_get(Gc::of(inner), *key)?
            } else {
                match self.get_item(v, *key) {
                    Ok(found) => Some(found),
                    Err(e) => {
                        if !self.catch(Builtin::KeyError) {
                            return Err(e);
                        }
                        None
                    }
                }
            };
            match found {
                Some(found) => {
                    self.root(found);
                    values.push(found);
                }
                None => return Ok(Value::NONE),
            }
        }
        self.tuple(&values)
    }

    pub(crate) fn match_rest(&mut self, v: Value, keys: Value) -> Res {
        let dict = self.dict_new()?;
        self.root(dict.value());
        self.dict_update(dict, v)?;
        for key in Gc::<Tuple>::of(keys).items() {
            self.dict_remove(dict, *key)?;
        }
        self.roots.pop();
        Ok(dict.value())
    }

    pub(crate) fn match_class(&mut self, v: Value, class: Value, names: Value, count: usize) -> Res {
        if !is(class, Kind::Type) {
            return self.type_error(&["called match pattern must be a class"]);
        }
        if !self.isinstance(v, class)? {
            return Ok(Value::NONE);
        }
        let mut values = Vec::new();
        let mut seen: Vec<Value> = Vec::new();
        if count > 0 {
            let key = self.sym(Sym::MatchArgs);
            let n = Gc::<Str>::of(Gc::<Type>::of(class).name.get()).text();
            match self.getattr_opt(class, key)? {
                Some(args) => {
                    if !is(args, Kind::Tuple) {
                        let t = self.type_name_of(args);
                        return self.type_error(&[n, ".__match_args__ must be a tuple (got ", t, ")"]);
                    }
                    let args = Gc::<Tuple>::of(args).items();
                    if args.len() < count {
                        return self.match_args_error(n, args.len(), count);
                    }
                    for name in args.iter().take(count) {
                        if !is(*name, Kind::Str) {
                            return self
                                .type_error_about(*name, "__match_args__ elements must be strings (got @)");
                        }
                        let name = self.intern_value(*name);
                        seen.push(name);
                        match self.getattr_opt_quiet(v, name)? {
                            Some(value) => {
                                self.root(value);
                                values.push(value);
                            }
                            None => return Ok(Value::NONE),
                        }
                    }
                }
                None => {
                    // Builtins match themselves with one positional pattern.
                    let itself = matches!(
                        self.builtin_base(class),
                        Builtin::Bool
                            | Builtin::ByteArray
                            | Builtin::Bytes
                            | Builtin::Dict
                            | Builtin::Float
                            | Builtin::FrozenSet
                            | Builtin::Int
                            | Builtin::List
                            | Builtin::Set
                            | Builtin::Str
                            | Builtin::Tuple
                    );
                    if count > itself as usize {
                        return self.match_args_error(n, itself as usize, count);
                    }
                    values.push(v);
                }
            }
        }
        for name in Gc::<Tuple>::of(names).items() {
            if seen.contains(name) {
                let (n, a) =
                    (Gc::<Str>::of(Gc::<Type>::of(class).name.get()).text(), Gc::<Str>::of(*name).text());
                return self.type_error(&[n, "() got multiple sub-patterns for attribute '", a, "'"]);
            }
            match self.getattr_opt_quiet(v, *name)? {
                Some(value) => {
                    self.root(value);
                    values.push(value);
                }
                None => return Ok(Value::NONE),
            }
        }
        self.tuple(&values)
    }

    fn match_args_error(&mut self, class: &str, have: usize, want: usize) -> Res {
        let (mut a, mut b) = (String::new(), String::new());
        push_number(&mut a, have as i64);
        push_number(&mut b, want as i64);
        let plural = if have == 1 { "" } else { "s" };
        self.type_error(&[class, "() accepts ", &a, " positional sub-pattern", plural, " (", &b, " given)"])
    }

    /// `getattr(v, name, None)`-like: `None` on any AttributeError.
    pub fn getattr_opt_quiet(&mut self, v: Value, name: Value) -> Res<Option<Value>> {
        match self.getattr_opt(v, name) {
            Err(e) => {
                if self.catch(Builtin::AttributeError) {
                    Ok(None)
                } else {
                    Err(e)
                }
            }
            ok => ok,
        }
    }

    /// `isinstance(v, class)` with hooks.
    pub fn isinstance(&mut self, v: Value, class: Value) -> Res<bool> {
        if is(class, Kind::Tuple) {
            for c in Gc::<Tuple>::of(class).items() {
                if self.nested(|vm| vm.isinstance(v, *c))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if is(class, Kind::Type) {
            if Gc::<Type>::of(class).meta.get().is_some()
                && self.type_of(v) != class
                && let Some(f) = self.special(class, Sym::InstanceCheck)?
                && is(f, Kind::Function)
            {
                let r = self.call(f, &[class, v])?;
                self.root(r);
                return self.truth(r);
            }
            return Ok(self.is_instance(v, class));
        }
        if is(class, Kind::Alias) && Gc::<Header>::of(class).aux.get() != 0 {
            for c in Gc::<Tuple>::of(Gc::<Pair>::of(class).second.get()).items() {
                let c = if c.is_none() { self.builtin(Builtin::NoneType) } else { *c };
                if self.nested(|vm| vm.isinstance(v, c))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        // Of any object's class.
        if let Some(r) = self.call_special(class, Sym::InstanceCheck, &[v])? {
            self.root(r);
            return self.truth(r);
        }
        if is(class, Kind::Alias) {
            return self.type_error(&["isinstance() argument 2 cannot be a parameterized generic"]);
        }
        self.type_error(&["isinstance() arg 2 must be a type, a tuple of types, or a union"])
    }

    /// `issubclass(c, class)` with hooks.
    pub fn issubclass(&mut self, c: Value, class: Value) -> Res<bool> {
        if is(class, Kind::Tuple) {
            for k in Gc::<Tuple>::of(class).items() {
                if self.nested(|vm| vm.issubclass(c, *k))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if is(class, Kind::Type) {
            if Gc::<Type>::of(class).meta.get().is_some()
                && let Some(f) = self.special(class, Sym::SubclassCheck)?
                && is(f, Kind::Function)
            {
                let r = self.call(f, &[class, c])?;
                self.root(r);
                return self.truth(r);
            }
            if !is(c, Kind::Type) {
                return self.type_error(&["issubclass() arg 1 must be a class"]);
            }
            return Ok(self.is_subtype(c, class));
        }
        if is(class, Kind::Alias) && Gc::<Header>::of(class).aux.get() != 0 {
            for k in Gc::<Tuple>::of(Gc::<Pair>::of(class).second.get()).items() {
                if self.nested(|vm| vm.issubclass(c, *k))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if is(class, Kind::Alias) {
            return self.type_error(&["issubclass() argument 2 cannot be a parameterized generic"]);
        }
        if let Some(r) = self.call_special(class, Sym::SubclassCheck, &[c])? {
            return self.truth(r);
        }
        self.type_error(&["issubclass() arg 2 must be a class, a tuple of classes, or a union"])
    }

    /// Displays the value of an interactive statement.
    pub(crate) fn print_expr(&mut self, v: Value) -> Res<()> {
        if v.is_none() {
            return Ok(());
        }
        let mut text = self.repr(v)?;
        text.push('\n');
        self.write(false, &text);
        let key = self.sym(Sym::Underscore);
        let builtins = self.builtins_dict();
        self.dict_set_name(builtins, key, v)
    }

    /// Writes to the host's stdout or stderr.
    pub fn write(&mut self, stderr: bool, text: &str) {
        let embedder = self.embedder.clone();
        embedder.write(self, stderr, text);
    }
}

/// A `super` object's fields.
pub type SuperObject = Object<SuperFields>;

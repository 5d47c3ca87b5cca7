//! A host with objects, as small as it can be and have every kind that a page has.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use anypy_core::{Error, Host, HostHandle, Name, PyHandle, Result, Runtime, Stream, Value};

/// A host function.
pub type Function = Rc<dyn Fn(&Mock, &mut dyn Runtime, Vec<Value>) -> Result<Value>>;

/// A host object.
pub enum Object {
    Plain(BTreeMap<String, Value>),
    Array(Vec<Value>),
    Iterator(Vec<Value>),
    Function(Function),
    Promise,
}

/// The host: objects are shared between handles by `Rc`, so that identity can be told.
#[derive(Default)]
pub struct Mock {
    objects: RefCell<Vec<Option<Rc<RefCell<Object>>>>>,
    pub out: RefCell<String>,
    pub err: RefCell<String>,
    pub input: RefCell<Vec<String>>,
    pub slept: RefCell<Vec<f64>>,
    pub world: RefCell<Option<HostHandle>>,
}

impl Mock {
    pub fn add(&self, object: Object) -> HostHandle {
        self.put(Rc::new(RefCell::new(object)))
    }

    fn put(&self, object: Rc<RefCell<Object>>) -> HostHandle {
        let mut objects = self.objects.borrow_mut();
        objects.push(Some(object));
        HostHandle(objects.len() as u32)
    }

    pub fn function(
        &self,
        f: impl Fn(&Mock, &mut dyn Runtime, Vec<Value>) -> Result<Value> + 'static,
    ) -> Value {
        Value::Host(self.add(Object::Function(Rc::new(f))))
    }

    pub fn plain(&self, items: Vec<(&str, Value)>) -> HostHandle {
        let items = items.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        self.add(Object::Plain(items))
    }

    /// Objects that somebody still has a handle to.
    pub fn live(&self) -> usize {
        self.objects.borrow().iter().flatten().count()
    }

    fn forget(&self, value: Option<Value>) {
        if let Some(Value::Host(handle)) = value {
            self.release(handle);
        }
    }

    fn get(&self, handle: HostHandle) -> Rc<RefCell<Object>> {
        self.objects.borrow()[handle.0 as usize - 1].clone().expect("a handle in use")
    }

    fn copy(&self, rt: &mut dyn Runtime, value: &Value) -> Value {
        match value {
            Value::Host(handle) => Value::Host(self.duplicate(*handle)),
            Value::Python(handle) => Value::Python(rt.duplicate(*handle)),
            other => other.clone(),
        }
    }
}

fn index(key: &Value, len: usize) -> Option<usize> {
    match key {
        Value::Int(index) => usize::try_from(*index).ok().filter(|index| *index < len),
        _ => None,
    }
}

impl Host for Mock {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Stdout => self.out.borrow_mut().push_str(text),
            Stream::Stderr => self.err.borrow_mut().push_str(text),
        }
    }

    fn read_line(&self, prompt: &str) -> Option<String> {
        self.out.borrow_mut().push_str(prompt);
        let mut input = self.input.borrow_mut();
        if input.is_empty() { None } else { Some(input.remove(0)) }
    }

    fn block(&self, seconds: f64) {
        self.slept.borrow_mut().push(seconds);
    }

    fn global(&self) -> Result<HostHandle> {
        match *self.world.borrow() {
            Some(world) => Ok(self.duplicate(world)),
            None => Err(Error::unsupported("no world")),
        }
    }

    fn get_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<Value> {
        match &*self.get(object).borrow() {
            Object::Plain(items) => Ok(items.get(name.text).map_or(Value::None, |item| self.copy(rt, item))),
            Object::Array(items) if name.text == "length" => Ok(Value::Int(items.len() as i64)),
            _ => Ok(Value::None),
        }
    }

    fn set_attr(&self, _: &mut dyn Runtime, object: HostHandle, name: Name<'_>, value: Value) -> Result<()> {
        let old = match &mut *self.get(object).borrow_mut() {
            Object::Plain(items) => items.insert(name.text.to_owned(), value),
            _ => None,
        };
        self.forget(old);
        Ok(())
    }

    fn del_attr(&self, _: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<()> {
        if let Object::Plain(items) = &mut *self.get(object).borrow_mut() {
            let old = items.remove(name.text);
            self.forget(old);
        }
        Ok(())
    }

    fn has_attr(&self, _: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<bool> {
        Ok(matches!(&*self.get(object).borrow(), Object::Plain(items) if items.contains_key(name.text)))
    }

    fn get_item(&self, rt: &mut dyn Runtime, object: HostHandle, key: Value) -> Result<Value> {
        match &*self.get(object).borrow() {
            Object::Array(items) => match index(&key, items.len()) {
                Some(index) => Ok(self.copy(rt, &items[index])),
                None => Err(Error::python(
                    "IndexError: list index out of range",
                    anypy_core::PythonError { type_name: "IndexError".into(), ..Default::default() },
                )),
            },
            Object::Plain(items) => match &key {
                Value::Str(name) => Ok(items.get(name).map_or(Value::None, |item| self.copy(rt, item))),
                _ => Ok(Value::None),
            },
            _ => Ok(Value::None),
        }
    }

    fn set_item(&self, _: &mut dyn Runtime, object: HostHandle, key: Value, value: Value) -> Result<()> {
        match &mut *self.get(object).borrow_mut() {
            Object::Array(items) => {
                if let Some(index) = index(&key, items.len()) {
                    items[index] = value;
                }
            }
            Object::Plain(items) => {
                if let Value::Str(name) = key {
                    items.insert(name, value);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn del_item(&self, _: &mut dyn Runtime, object: HostHandle, key: Value) -> Result<()> {
        if let Object::Array(items) = &mut *self.get(object).borrow_mut()
            && let Some(index) = index(&key, items.len())
        {
            items.remove(index);
        }
        Ok(())
    }

    fn contains(&self, _: &mut dyn Runtime, object: HostHandle, value: Value) -> Result<bool> {
        match &*self.get(object).borrow() {
            Object::Array(items) => Ok(items.contains(&value)),
            Object::Plain(items) => Ok(matches!(value, Value::Str(name) if items.contains_key(&name))),
            _ => Ok(false),
        }
    }

    fn call(
        &self,
        rt: &mut dyn Runtime,
        function: HostHandle,
        mut args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        if !keywords.is_empty() {
            let options = self.add(Object::Plain(keywords.into_iter().collect()));
            args.push(Value::Host(options));
        }
        let function = match &*self.get(function).borrow() {
            Object::Function(function) => function.clone(),
            _ => return Err(Error::unsupported("not a function")),
        };
        function(self, rt, args)
    }

    fn construct(
        &self,
        rt: &mut dyn Runtime,
        function: HostHandle,
        args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        self.call(rt, function, args, keywords)
    }

    fn iter(&self, rt: &mut dyn Runtime, object: HostHandle) -> Result<HostHandle> {
        let items: Vec<Value> = match &*self.get(object).borrow() {
            Object::Array(items) => items.iter().map(|item| self.copy(rt, item)).collect(),
            Object::Iterator(_) => return Ok(self.duplicate(object)),
            _ => return Err(Error::unsupported("not iterable")),
        };
        Ok(self.add(Object::Iterator(items)))
    }

    fn next(&self, _: &mut dyn Runtime, iterator: HostHandle) -> Result<Option<Value>> {
        match &mut *self.get(iterator).borrow_mut() {
            Object::Iterator(items) if !items.is_empty() => Ok(Some(items.remove(0))),
            _ => Ok(None),
        }
    }

    fn len(&self, _: &mut dyn Runtime, object: HostHandle) -> Result<usize> {
        match &*self.get(object).borrow() {
            Object::Array(items) => Ok(items.len()),
            _ => Err(Error::unsupported("this object has no length")),
        }
    }

    fn same(&self, a: HostHandle, b: HostHandle) -> bool {
        Rc::ptr_eq(&self.get(a), &self.get(b))
    }

    fn truth(&self, object: HostHandle) -> bool {
        !matches!(&*self.get(object).borrow(), Object::Array(items) if items.is_empty())
    }

    fn text(&self, _: &mut dyn Runtime, object: HostHandle) -> Result<String> {
        Ok(match &*self.get(object).borrow() {
            Object::Plain(_) => "[object Object]".into(),
            Object::Array(_) => "[array]".into(),
            Object::Function(_) => "function () {}".into(),
            _ => "[object]".into(),
        })
    }

    fn type_of(&self, object: HostHandle) -> (&'static str, String) {
        match &*self.get(object).borrow() {
            Object::Plain(_) => ("object", "Object".into()),
            Object::Array(_) => ("object", "Array".into()),
            Object::Function(_) => ("function", "Function".into()),
            Object::Promise => ("object", "Promise".into()),
            Object::Iterator(_) => ("object", "Iterator".into()),
        }
    }

    fn dir(&self, object: HostHandle) -> Vec<String> {
        match &*self.get(object).borrow() {
            Object::Plain(items) => items.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }

    fn is_thenable(&self, object: HostHandle) -> bool {
        matches!(&*self.get(object).borrow(), Object::Promise)
    }

    fn call_later(&self, rt: &mut dyn Runtime, _: f64, callback: PyHandle) -> Result<()> {
        rt.release(callback);
        Ok(())
    }

    fn new_array(&self, _: &mut dyn Runtime, items: Vec<Value>) -> Result<HostHandle> {
        Ok(self.add(Object::Array(items)))
    }

    fn new_object(&self, _: &mut dyn Runtime, items: Vec<(String, Value)>) -> Result<HostHandle> {
        Ok(self.add(Object::Plain(items.into_iter().collect())))
    }

    fn duplicate(&self, object: HostHandle) -> HostHandle {
        let object = self.get(object);
        self.put(object)
    }

    fn release(&self, object: HostHandle) {
        let gone = self.objects.borrow_mut()[object.0 as usize - 1].take();
        assert!(gone.is_some(), "a host handle is released once");
    }
}

//! A table of things by number: what handles and runs are made of.
//!
//! Numbers start at 1 and are reused. A number that is not in use finds nothing, so a stale handle is an error
//! and never another object's memory.

/// The table.
pub(crate) struct Slots<T> {
    items: Vec<Option<T>>,
    free: Vec<u32>,
}

impl<T> Slots<T> {
    pub(crate) const fn new() -> Slots<T> {
        Slots { items: Vec::new(), free: Vec::new() }
    }

    pub(crate) fn insert(&mut self, item: T) -> u32 {
        if let Some(number) = self.free.pop() {
            self.items[number as usize - 1] = Some(item);
            return number;
        }
        self.items.push(Some(item));
        self.items.len() as u32
    }

    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        self.items.get((number as usize).checked_sub(1)?)?.as_ref()
    }

    /// Puts another item in the place of one that is in use.
    pub(crate) fn replace(&mut self, number: u32, item: T) -> Option<T> {
        let slot = self.items.get_mut((number as usize).checked_sub(1)?)?;
        if slot.is_none() {
            return None;
        }
        slot.replace(item)
    }

    pub(crate) fn remove(&mut self, number: u32) -> Option<T> {
        let item = self.items.get_mut((number as usize).checked_sub(1)?)?.take();
        if item.is_some() {
            self.free.push(number);
        }
        item
    }

    pub(crate) fn take_all(&mut self) -> Vec<T> {
        self.free.clear();
        core::mem::take(&mut self.items).into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_reused_and_stale_ones_find_nothing() {
        let mut slots = Slots::new();
        let a = slots.insert("a");
        let b = slots.insert("b");
        assert_eq!((a, b), (1, 2));
        assert_eq!(slots.remove(a), Some("a"));
        assert_eq!(slots.remove(a), None);
        assert_eq!((slots.get(a), slots.get(0), slots.get(9)), (None, None, None));
        assert_eq!(slots.insert("c"), a);
        assert_eq!(slots.take_all(), ["c", "b"]);
    }
}

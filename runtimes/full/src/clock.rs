//! The clocks of a page, for `time`: the standard library of Rust has none for wasm32-unknown-unknown, and
//! RustPython's own functions would trap. Natively the machine's, so that the same Python runs in tests.

/// Nanoseconds since 1970.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn wall_ns() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |time| time.as_nanos() as u64)
}

/// Nanoseconds of a clock that never goes back.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn monotonic_ns() -> u64 {
    use std::sync::OnceLock;
    static START: OnceLock<std::time::Instant> = OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed().as_nanos() as u64
}

#[cfg(target_arch = "wasm32")]
mod page {
    use js_sys::{Array, Date, Intl, Object, Reflect};
    use once_cell::unsync::OnceCell;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Navigator, Performance};

    thread_local! {
        static PERFORMANCE: OnceCell<Performance> = const { OnceCell::new() };
    }

    /// An object that pages, workers and Node have alike, if they have it.
    fn of_global(name: &str) -> Option<JsValue> {
        Reflect::get(&js_sys::global(), &name.into()).ok().filter(|value| !value.is_undefined())
    }

    pub(crate) fn wall_ns() -> u64 {
        (Date::now() * 1e6) as u64
    }

    pub(crate) fn monotonic_ns() -> u64 {
        PERFORMANCE.with(|clock| {
            // Workers have one of the same interface.
            let clock =
                clock.get_or_try_init(|| of_global("performance").map(JsCast::unchecked_into).ok_or(()));
            clock.map_or_else(|()| wall_ns(), |clock| (clock.now() * 1e6) as u64)
        })
    }

    /// The time zone at a time in seconds since 1970: seconds east of UTC and its short name.
    pub(crate) fn zone(seconds: f64) -> (i32, String) {
        let date = Date::new(&(seconds * 1000.0).into());
        let options = Object::new();
        // Setting a property of a fresh object can't fail.
        let _ = Reflect::set(&options, &"timeZoneName".into(), &"short".into());
        let format = Intl::DateTimeFormat::new(&Array::of1(&"en-US".into()), &options).format();
        let text = format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string());
        let text = text.unwrap_or_default();
        let name = text.rsplit(' ').next().unwrap_or("UTC").to_owned();
        ((-60.0 * date.get_timezone_offset()) as i32, name)
    }

    /// Processors that the page may use.
    pub(crate) fn processors() -> u32 {
        let navigator = of_global("navigator").map(JsCast::unchecked_into::<Navigator>);
        navigator.map_or(1, |navigator| (navigator.hardware_concurrency() as u32).max(1))
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use page::{monotonic_ns, processors, wall_ns, zone};

//! The `time` module: clocks, sleeping, and calendar time by the algorithms of
//! <https://howardhinnant.github.io/date_algorithms.html>. The host knows how far local time is from UTC; names of
//! time zones it does not tell, so `tzname` and `%Z` show the distance where it is not zero.

use anypy_mini_base::bigint::write_i64;
use anypy_mini_vm::layout::{Dict, Kind, Module, Tuple};
use anypy_mini_vm::native::{NativeDef, function, method};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, ModuleDef, Res, Value, Vm, Wait, is};

use crate::modules::sys;
use crate::types::float::expect;

// Clocks

fn seconds(vm: &mut Vm, x: f64) -> Res {
    vm.float(x)
}
fn nanoseconds(vm: &mut Vm, x: f64) -> Res {
    // Hosts count microseconds at best; more digits would be noise.
    vm.int((x * 1e6) as i64 * 1000)
}
fn time(vm: &mut Vm, _: &Args<'_>) -> Res {
    let now = vm.platform.now();
    seconds(vm, now)
}
fn time_ns(vm: &mut Vm, _: &Args<'_>) -> Res {
    let now = vm.platform.now();
    nanoseconds(vm, now)
}
fn monotonic(vm: &mut Vm, _: &Args<'_>) -> Res {
    let now = vm.platform.monotonic();
    seconds(vm, now)
}
fn monotonic_ns(vm: &mut Vm, _: &Args<'_>) -> Res {
    let now = vm.platform.monotonic();
    nanoseconds(vm, now)
}

fn sleep(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(x) = crate::types::float::real(vm, args.at(0))? else {
        return vm.object_error(args.at(0), "cannot be interpreted as an integer");
    };
    if x < 0.0 {
        return vm.value_error(&["sleep length must be non-negative"]);
    }
    if x.is_nan() {
        return vm.value_error(&["Invalid value NaN (not a number)"]);
    }
    vm.wait_for(Wait::Sleep(x))
}

// Calendar

/// Days since 1970-01-01 of a date.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a number of days since 1970-01-01.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let doe = days.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

/// The nine fields of a `struct_time` for seconds since 1970.
fn fields(seconds: i64) -> [i64; 9] {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = date_of(days);
    let weekday = (days + 3).rem_euclid(7);
    let yearday = days - days_of(year, 1, 1) + 1;
    [year, month, day, rest / 3600, rest / 60 % 60, rest % 60, weekday, yearday, 0]
}

fn timestamp(f: &[i64; 9]) -> i64 {
    let [year, month, day, hour, minute, second, ..] = *f;
    // Months beyond December carry over, as in C.
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    days_of(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
}

/// The class `struct_time`, which lives in the module's namespace.
fn class(vm: &mut Vm) -> Res {
    let Some(module) = vm.loaded_module("time")? else { return Ok(Value::NONE) };
    let name = vm.intern("struct_time")?;
    Ok(Gc::<Dict>::of(Gc::<Module>::of(module).dict.get()).get_name(name).unwrap_or(Value::NONE))
}

fn struct_time(vm: &mut Vm, f: &[i64; 9]) -> Res {
    let mut items = [Value::NONE; 9];
    for (item, n) in items.iter_mut().zip(f) {
        *item = vm.int(*n)?;
    }
    let tuple = vm.tuple(&items)?;
    let class = class(vm)?;
    if is(class, Kind::Type) { vm.wrap_new(class, tuple) } else { Ok(tuple) }
}

/// The fields of an argument that is a `struct_time` or a tuple of nine ints.
fn fields_argument(vm: &mut Vm, v: Value) -> Res<[i64; 9]> {
    let tuple = vm.unwrap(v);
    if !is(tuple, Kind::Tuple) {
        return vm.type_error(&["Tuple or struct_time argument required"]);
    }
    let items = Gc::<Tuple>::of(tuple).items();
    if items.len() != 9 {
        return vm.type_error(&["illegal time tuple argument"]);
    }
    let mut f = [0; 9];
    for (to, item) in f.iter_mut().zip(items) {
        *to = vm.index_i64(*item)?;
    }
    Ok(f)
}

/// An optional moment, now if absent, as whole seconds.
fn moment(vm: &mut Vm, v: Option<Value>) -> Res<i64> {
    let x = match v.filter(|v| !v.is_none()) {
        Some(v) => expect(vm, v)?,
        None => vm.platform.now(),
    };
    if x.is_nan() || x.abs() > 1e15 {
        return vm.error(Builtin::OverflowError, "timestamp out of range for platform time_t");
    }
    Ok(x.floor() as i64)
}

fn local(vm: &mut Vm, seconds: i64) -> [i64; 9] {
    let offset = vm.platform.local_offset(seconds as f64);
    fields(seconds + offset as i64)
}
fn gmtime(vm: &mut Vm, args: &Args<'_>) -> Res {
    let at = moment(vm, args.opt(0))?;
    struct_time(vm, &fields(at))
}
fn localtime(vm: &mut Vm, args: &Args<'_>) -> Res {
    let at = moment(vm, args.opt(0))?;
    let f = local(vm, at);
    struct_time(vm, &f)
}
fn mktime(vm: &mut Vm, args: &Args<'_>) -> Res {
    let at = timestamp(&fields_argument(vm, args.at(0))?) as f64;
    // The distance from UTC holds at the moment itself, which is near the first guess.
    let guess = at - vm.platform.local_offset(at);
    let exact = at - vm.platform.local_offset(guess);
    vm.float(exact)
}

static DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
static MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn pad(out: &mut String, n: i64, width: usize, with: char) {
    let mut digits = String::new();
    write_i64(n, &mut digits);
    for _ in digits.len()..width {
        out.push(with);
    }
    out.push_str(&digits);
}

/// `+0100`
fn push_offset(out: &mut String, seconds: i64) {
    out.push(if seconds < 0 { '-' } else { '+' });
    let minutes = seconds.abs() / 60;
    pad(out, minutes / 60 * 100 + minutes % 60, 4, '0');
}

fn name_at<const N: usize>(names: &[&'static str; N], i: i64, short: bool) -> &'static str {
    let name = usize::try_from(i).ok().and_then(|i| names.get(i)).copied().unwrap_or("?");
    if short { name.get(..3).unwrap_or(name) } else { name }
}

/// Number of the ISO week, and its year.
fn iso_week(f: &[i64; 9]) -> (i64, i64) {
    let (year, weekday, yearday) = (f[0], f[6], f[7]);
    let days = days_of(year, 1, 1) + yearday - 1;
    // The week belongs to the year that its Thursday is in.
    let thursday = days - weekday + 3;
    let (iso_year, ..) = date_of(thursday);
    (iso_year, (thursday - days_of(iso_year, 1, 1)) / 7 + 1)
}

/// `strftime` in the C locale; `offset` is local time's distance from UTC.
fn write_time(format: &str, f: &[i64; 9], offset: i64, out: &mut String) {
    let [year, month, day, hour, minute, second, weekday, yearday, _] = *f;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let twelve = (hour + 11) % 12 + 1;
        match chars.next() {
            Some('a') => out.push_str(name_at(&DAYS, weekday, true)),
            Some('A') => out.push_str(name_at(&DAYS, weekday, false)),
            Some('b' | 'h') => out.push_str(name_at(&MONTHS, month - 1, true)),
            Some('B') => out.push_str(name_at(&MONTHS, month - 1, false)),
            Some('c') => write_time("%a %b %e %H:%M:%S %Y", f, offset, out),
            Some('C') => pad(out, year.div_euclid(100), 2, '0'),
            Some('d') => pad(out, day, 2, '0'),
            Some('D' | 'x') => write_time("%m/%d/%y", f, offset, out),
            Some('e') => pad(out, day, 2, ' '),
            Some('F') => write_time("%Y-%m-%d", f, offset, out),
            Some('g') => pad(out, iso_week(f).0.rem_euclid(100), 2, '0'),
            Some('G') => pad(out, iso_week(f).0, 4, '0'),
            Some('H') => pad(out, hour, 2, '0'),
            Some('I') => pad(out, twelve, 2, '0'),
            Some('j') => pad(out, yearday, 3, '0'),
            Some('m') => pad(out, month, 2, '0'),
            Some('M') => pad(out, minute, 2, '0'),
            Some('n') => out.push('\n'),
            Some('p') => out.push_str(if hour < 12 { "AM" } else { "PM" }),
            Some('R') => write_time("%H:%M", f, offset, out),
            Some('r') => write_time("%I:%M:%S %p", f, offset, out),
            Some('s') => write_i64(timestamp(f) - offset, out),
            Some('S') => pad(out, second, 2, '0'),
            Some('t') => out.push('\t'),
            Some('T' | 'X') => write_time("%H:%M:%S", f, offset, out),
            Some('u') => write_i64(weekday + 1, out),
            Some('U') => pad(out, (yearday + 6 - (weekday + 1) % 7) / 7, 2, '0'),
            Some('V') => pad(out, iso_week(f).1, 2, '0'),
            Some('w') => write_i64((weekday + 1) % 7, out),
            Some('W') => pad(out, (yearday + 6 - weekday) / 7, 2, '0'),
            Some('y') => pad(out, year.rem_euclid(100), 2, '0'),
            Some('Y') => write_i64(year, out),
            Some('z') => push_offset(out, offset),
            Some('Z') if offset == 0 => out.push_str("UTC"),
            Some('Z') => push_offset(out, offset),
            Some('%') => out.push('%'),
            Some(other) => {
                out.push('%');
                out.push(other);
            }
            None => out.push('%'),
        }
    }
}

/// The optional time argument of `strftime` and `asctime`, local time if absent, and its distance from UTC.
fn time_argument(vm: &mut Vm, v: Option<Value>) -> Res<([i64; 9], i64)> {
    match v.filter(|v| !v.is_none()) {
        Some(v) => {
            let f = fields_argument(vm, v)?;
            let offset = vm.platform.local_offset(timestamp(&f) as f64);
            Ok((f, offset as i64))
        }
        None => {
            let now = moment(vm, None)?;
            let offset = vm.platform.local_offset(now as f64);
            Ok((local(vm, now), offset as i64))
        }
    }
}

fn strftime(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(format) = vm.as_str(args.at(0)) else {
        return vm.type_error_about(args.at(0), "strftime() argument 1 must be str, not @");
    };
    let (f, offset) = time_argument(vm, args.opt(1))?;
    let mut out = String::new();
    write_time(format.text(), &f, offset, &mut out);
    vm.str(&out)
}
/// Done by a module in Python, which is imported when it is first needed.
fn strptime(vm: &mut Vm, args: &Args<'_>) -> Res {
    let module = vm.import("_strptime")?;
    let f = vm.getattr_text(module, "strptime")?;
    vm.call(f, args.pos)
}
fn asctime(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (f, offset) = time_argument(vm, args.opt(0))?;
    let mut out = String::new();
    write_time("%c", &f, offset, &mut out);
    vm.str(&out)
}
fn ctime(vm: &mut Vm, args: &Args<'_>) -> Res {
    let at = moment(vm, args.opt(0))?;
    let f = local(vm, at);
    let mut out = String::new();
    write_time("%c", &f, 0, &mut out);
    vm.str(&out)
}

// struct_time

fn field(vm: &mut Vm, v: Value, i: usize) -> Res {
    let tuple = vm.unwrap(v);
    let items = if is(tuple, Kind::Tuple) { Gc::<Tuple>::of(tuple).items() } else { &[] };
    Ok(items.get(i).copied().unwrap_or(Value::NONE))
}

macro_rules! field_table {
    ($($name:literal $i:literal)*) => {
        static FIELDS: &[GetSetDef] =
            &[$(GetSetDef { name: $name, get: |vm, v| field(vm, v, $i), set: None },)*];
    };
}
field_table! {
    "tm_year" 0 "tm_mon" 1 "tm_mday" 2 "tm_hour" 3 "tm_min" 4 "tm_sec" 5 "tm_wday" 6 "tm_yday" 7 "tm_isdst" 8
}

fn show(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut out = String::from("time.struct_time(");
    for (i, def) in FIELDS.iter().enumerate() {
        out.push_str(if i > 0 { ", " } else { "" });
        out.push_str(def.name);
        out.push('=');
        let v = field(vm, args.at(0), i)?;
        vm.repr_into(v, &mut out)?;
    }
    out.push(')');
    vm.str(&out)
}

static STRUCT_TIME: &[NativeDef] = &[method("__repr__", show, 1, 1)];

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let dict = Gc::of(module.dict.get());
    let class = sys::class(vm, "struct_time", Builtin::Tuple, STRUCT_TIME)?;
    let name = vm.intern("time")?;
    class.module.set(Some(name));
    let namespace = Gc::of(class.dict.get());
    for row in FIELDS {
        vm.add_getset(class, namespace, row)?;
    }
    vm.dict_set_text(dict, "struct_time", class.value())?;
    let now = vm.platform.now();
    let offset = vm.platform.local_offset(now) as i64;
    let zone = vm.int(-offset)?;
    vm.dict_set_text(dict, "timezone", zone)?;
    vm.dict_set_text(dict, "altzone", zone)?;
    vm.dict_set_text(dict, "daylight", Value::small(0))?;
    let mut name = String::new();
    write_time("%Z", &[0; 9], offset, &mut name);
    let name = vm.str(&name)?;
    let names = vm.tuple(&[name, name])?;
    vm.dict_set_text(dict, "tzname", names)
}

static FUNCTIONS: &[NativeDef] = &[
    function("time", time, 0, 0),
    function("time_ns", time_ns, 0, 0),
    function("monotonic", monotonic, 0, 0),
    function("monotonic_ns", monotonic_ns, 0, 0),
    function("perf_counter", monotonic, 0, 0),
    function("perf_counter_ns", monotonic_ns, 0, 0),
    function("process_time", monotonic, 0, 0),
    function("process_time_ns", monotonic_ns, 0, 0),
    function("thread_time", monotonic, 0, 0),
    function("sleep", sleep, 1, 1),
    function("gmtime", gmtime, 0, 1),
    function("localtime", localtime, 0, 1),
    function("mktime", mktime, 1, 1),
    function("strftime", strftime, 1, 2),
    function("strptime", strptime, 1, 2),
    function("asctime", asctime, 0, 1),
    function("ctime", ctime, 0, 1),
];

/// The module's table.
pub const TIME: ModuleDef = ModuleDef { name: "time", functions: FUNCTIONS, init: Some(init) };

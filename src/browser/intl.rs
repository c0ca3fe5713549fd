//! Dates and spans of time in the person's language, by the browser's `Intl`.

use js_sys::{Array, Function, Intl, Object, Reflect};
use mirrordeck_domain::model::timestamp::Timestamp;
use wasm_bindgen::{JsCast, JsValue};

/// Units of a relative time, largest first, with their length in milliseconds.
const UNITS: [(&str, i64); 5] = [
    ("year", 31_557_600_000),
    ("month", 2_629_800_000),
    ("day", 86_400_000),
    ("hour", 3_600_000),
    ("minute", 60_000),
];

thread_local! {
    /// Kept like the others, because making one costs more than a hundred uses.
    static MOMENT: Function = date_format(&[("dateStyle", "medium"), ("timeStyle", "medium")]);
    static TIME: Function = date_format(&[("timeStyle", "short")]);
    static RELATIVE: Intl::RelativeTimeFormat =
        Intl::RelativeTimeFormat::new(&Array::new(), &options(&[("numeric", "auto")]));
    static WHOLE: Function =
        Intl::NumberFormat::new(&Array::new(), &Object::new()).format();
}

/// `2026-11-22 14:03:05` in the person's zone and language.
pub(crate) fn absolute(time: Timestamp) -> String {
    MOMENT.with(|format| call(format, &milliseconds(time)))
}

/// `14:03` in the person's zone and language.
pub(crate) fn time_of_day(time: Timestamp) -> String {
    TIME.with(|format| call(format, &milliseconds(time)))
}

fn date_format(style: &[(&str, &str)]) -> Function {
    Intl::DateTimeFormat::new(&Array::new(), &options(style)).format()
}

fn options(values: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in values {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

/// `1,284` in the person's language.
pub(crate) fn number(count: u32) -> String {
    WHOLE.with(|format| call(format, &count.into()))
}

/// `3 days ago`, `in 5 minutes`, `just now` within a minute.
pub(crate) fn relative(time: Timestamp, now: Timestamp) -> String {
    let distance = time.since(now);
    let Some((unit, length)) = UNITS.iter().find(|(_, length)| distance.abs() >= *length) else {
        return "just now".to_owned();
    };
    let count = (distance / length) as f64;
    RELATIVE.with(|format| format.format(count, unit).into())
}

fn call(function: &Function, argument: &JsValue) -> String {
    function
        .call1(&JsValue::UNDEFINED, argument)
        .ok()
        .and_then(|text| text.dyn_into::<js_sys::JsString>().ok())
        .map(String::from)
        .unwrap_or_default()
}

fn milliseconds(time: Timestamp) -> JsValue {
    JsValue::from_f64(time.0 as f64)
}

//! Dates and spans of time in the person's language, by the browser's `Intl`.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Intl, Object, Reflect};
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::text;
use wasm_bindgen::{JsCast, JsValue};

/// Units of a relative time, largest first, with their length in milliseconds.
const UNITS: [(&str, i64); 5] = [
    ("year", 31_557_600_000),
    ("month", 2_629_800_000),
    ("day", 86_400_000),
    ("hour", 3_600_000),
    ("minute", 60_000),
];

/// What formats, each made when it is first needed, which takes milliseconds, and then kept.
#[derive(Default)]
struct Formats {
    moment: OnceCell<Function>,
    time: OnceCell<Function>,
    relative: OnceCell<Intl::RelativeTimeFormat>,
    whole: OnceCell<Function>,
    plural: OnceCell<Intl::PluralRules>,
}

thread_local! {
    /// The language as BCP 47 names it; empty: the browser's own.
    static LOCALE: RefCell<String> = const { RefCell::new(String::new()) };
    static FORMATS: RefCell<Rc<Formats>> = RefCell::default();
}

/// Formats in that language from now on.
pub(crate) fn speak(locale: &str) {
    LOCALE.set(locale.to_owned());
    FORMATS.take();
}

/// The language for the constructors of `Intl`.
fn locales() -> Array {
    LOCALE.with_borrow(|locale| {
        let locales = Array::new();
        if !locale.is_empty() {
            locales.push(&locale.as_str().into());
        }
        locales
    })
}

fn formats() -> Rc<Formats> {
    FORMATS.with_borrow(Rc::clone)
}

/// `2026-11-22 14:03:05` in the person's zone and language.
pub(crate) fn absolute(time: Timestamp) -> String {
    let style = [("dateStyle", "medium"), ("timeStyle", "medium")];
    date(&formats().moment, &style, time)
}

/// `14:03` in the person's zone and language.
pub(crate) fn time_of_day(time: Timestamp) -> String {
    date(&formats().time, &[("timeStyle", "short")], time)
}

fn date(format: &OnceCell<Function>, style: &[(&str, &str)], time: Timestamp) -> String {
    let make = || Intl::DateTimeFormat::new(&locales(), &options(style)).format();
    call(format.get_or_init(make), &JsValue::from_f64(time.0 as f64))
}

fn options(values: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in values {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

/// Numbers below this are mere digits in each language that Mirrordeck speaks.
const FIRST_GROUPED: u32 = 1_000;

/// `1,284` in the person's language.
pub(crate) fn number(count: u32) -> String {
    // Making the format costs more than all the rest of a page that has nothing to show yet.
    if count < FIRST_GROUPED {
        return count.to_string();
    }
    let make = || Intl::NumberFormat::new(&locales(), &Object::new()).format();
    call(formats().whole.get_or_init(make), &count.into())
}

/// The form that the language has for a number, in the words of the CLDR, such as `one`.
pub(crate) fn plural_form(number: u64) -> String {
    let make = || Intl::PluralRules::new(&locales(), &Object::new());
    let formats = formats();
    let rules = formats.plural.get_or_init(make);
    rules.select(number as f64).into()
}

/// `3 days ago`, `in 5 minutes`, `just now` within a minute.
pub(crate) fn relative(time: Timestamp, now: Timestamp) -> String {
    let distance = time.since(now);
    let Some((unit, length)) = UNITS.iter().find(|(_, length)| distance.abs() >= *length) else {
        return text("just now").to_owned();
    };
    let count = (distance / length) as f64;
    let make = || {
        let options = options(&[("numeric", "auto")]);
        Intl::RelativeTimeFormat::new(&locales(), &options)
    };
    let formats = formats();
    let relative = formats.relative.get_or_init(make);
    relative.format(count, unit).into()
}

fn call(function: &Function, argument: &JsValue) -> String {
    function
        .call1(&JsValue::UNDEFINED, argument)
        .ok()
        .and_then(|text| text.dyn_into::<js_sys::JsString>().ok())
        .map(String::from)
        .unwrap_or_default()
}

//! From text to values, by the one deserializer of the program.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::model::json::misfit::Step;
use crate::model::json::{Json, JsonError, Misfit};

/// Reads any JSON.
pub(super) fn parse(text: &str) -> Result<Json, JsonError> {
    run(Reader { fault: None }, text)
}

/// Where in the text a misfit is.
///
/// Values do not know their places, so the text is read again, and reading fails at the value in question: the parser
/// adds the line and the column.
pub(super) fn locate(misfit: &Misfit, text: &str) -> JsonError {
    let fault = Some((misfit, misfit.way_up()));
    match run(Reader { fault }, text) {
        Err(error) => error,
        Ok(_) => JsonError(Error::custom(misfit)),
    }
}

fn run(reader: Reader<'_>, text: &str) -> Result<Json, JsonError> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let json = reader.deserialize(&mut parser);
    json.and_then(|json| parser.end().map(|()| json))
        .map_err(JsonError)
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reader { fault: None }.deserialize(deserializer)
    }
}

/// Reads one value.
#[derive(Clone, Copy)]
struct Reader<'a> {
    /// The misfit at which to fail, if it is in this value, and the rest of the way there, last step first.
    fault: Option<(&'a Misfit, &'a [Step])>,
}

impl Reader<'_> {
    /// The reader of what is one step deeper.
    fn inside(self, is_step: impl FnOnce(&Step) -> bool) -> Self {
        let deeper = self.fault.and_then(|(misfit, way)| {
            let (step, rest) = way.split_last()?;
            is_step(step).then_some((misfit, rest))
        });
        Self { fault: deeper }
    }

    /// The value, unless it is the misfit.
    fn done<E: Error>(self, json: Json) -> Result<Json, E> {
        match self.fault {
            Some((misfit, [])) => Err(E::custom(misfit)),
            _ => Ok(json),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        self.done(Json::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Json, E> {
        self.done(Json::Bool(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        self.done(Json::Whole(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        self.done(match u64::try_from(number) {
            Ok(number) => Json::Whole(number),
            Err(_) => Json::Negative(number),
        })
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        self.done(Json::Fraction)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        self.done(Json::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        loop {
            let index = items.len();
            let reader = self.inside(|step| *step == Step::Item(index));
            match list.next_element_seed(reader)? {
                Some(item) => items.push(item),
                None => return self.done(Json::List(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = object.next_key::<String>()? {
            let reader = self.inside(|step| matches!(step, Step::Key(name) if *name == key));
            entries.push((key, object.next_value_seed(reader)?));
        }
        self.done(Json::Object(entries))
    }
}

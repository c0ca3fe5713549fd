//! JSON to and from the plain types of fields.

use crate::model::json::misfit::Step;
use crate::model::json::{Json, Misfit};

impl TryFrom<Json> for String {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        match json {
            Json::Text(text) => Ok(text),
            other => Err(Misfit::new(&other, "a string")),
        }
    }
}

impl TryFrom<Json> for bool {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        match json {
            Json::Bool(flag) => Ok(flag),
            other => Err(Misfit::new(&other, "a boolean")),
        }
    }
}

impl TryFrom<Json> for u64 {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        match json {
            Json::Whole(number) => Ok(number),
            other => Err(Misfit::new(&other, "a whole number")),
        }
    }
}

impl TryFrom<Json> for u32 {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        match json {
            Json::Whole(number) => Self::try_from(number).ok(),
            _ => None,
        }
        .ok_or_else(|| Misfit::new(&json, "a whole number of 32 bits"))
    }
}

impl TryFrom<Json> for u8 {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        match json {
            Json::Whole(number) => Self::try_from(number).ok(),
            _ => None,
        }
        .ok_or_else(|| Misfit::new(&json, "a whole number up to 255"))
    }
}

impl<T: TryFrom<Json, Error = Misfit>> TryFrom<Json> for Vec<T> {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        let Json::List(items) = json else {
            return Err(Misfit::new(&json, "a list"));
        };
        let mut list = Self::with_capacity(items.len());
        for item in items {
            let index = list.len();
            list.push(T::try_from(item).map_err(|misfit| misfit.within(Step::Item(index)))?);
        }
        Ok(list)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

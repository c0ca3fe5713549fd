//! Pages of lists, by offset.
//!
//! <https://docs.gitlab.com/api/rest/#offset-based-pagination>.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use serde::Serialize;

use super::{ApiCall, ApiError, coerce::Declared, error::json_answer};

/// Which page of a list is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    number: usize,
    size: usize,
}

/// The deepest offset of GitLab's default plan, in rows.
pub(crate) const OFFSET_LIMIT: usize = 50_000;

/// Lists longer than this are not counted.
const COUNT_LIMIT: usize = 10_000;

impl Page {
    /// Reads `page` and `per_page`, leaving faults with the other declared parameters.
    pub(crate) fn declare(declared: &mut Declared<'_>) -> Self {
        let number = declared.integer("page").unwrap_or(1);
        let size = declared.integer("per_page");
        if size == Some(0) {
            declared.fault("per_page has a value not allowed");
        }
        let size = match size {
            None => 20,
            Some(size) if size < 1 => 20,
            Some(size) => usize::try_from(size).unwrap_or(100).min(100),
        };
        Self {
            number: usize::try_from(number.max(1)).unwrap_or(usize::MAX),
            size,
        }
    }

    /// The number of rows up to and including this page.
    pub(crate) const fn depth(self) -> usize {
        self.number.saturating_mul(self.size)
    }

    /// The number of rows on a page.
    pub(crate) const fn size(self) -> usize {
        self.size
    }

    /// The rows of this page.
    pub(crate) fn rows<T>(self, rows: &[T]) -> &[T] {
        let first = rows.len().min(self.depth() - self.size);
        &rows[first..rows.len().min(self.depth())]
    }

    /// The rows of this page, as an answer with GitLab's headers.
    pub(crate) fn answer<T, S: Serialize>(
        self,
        call: &ApiCall,
        rows: &[T],
        show: impl Fn(&T) -> S,
    ) -> Result<Response, ApiError> {
        // A page beyond what the database can count to is an error inside GitLab.
        if i64::try_from(self.depth()).is_err() || self.depth() == usize::MAX {
            return Err(ApiError::internal());
        }
        let shown: Vec<S> = self.rows(rows).iter().map(show).collect();
        let pages = rows.len().div_ceil(self.size).max(1);
        let mut response = json_answer(StatusCode::OK, &shown);
        let next = (self.number < pages).then(|| self.number + 1);
        let previous = (self.number > 1 && self.number <= rows.len().div_ceil(self.size))
            .then(|| self.number - 1);
        let shown = |number: Option<usize>| number.map_or_else(String::new, |n| n.to_string());
        let mut headers = vec![
            ("x-per-page", self.size.to_string()),
            ("x-page", self.number.to_string()),
            ("x-next-page", shown(next)),
            ("x-prev-page", shown(previous)),
            ("link", self.links(call, next, previous, pages, rows.len())),
        ];
        if rows.len() <= COUNT_LIMIT {
            headers.push(("x-total", rows.len().to_string()));
            headers.push(("x-total-pages", pages.to_string()));
        }
        for (name, text) in headers {
            if let Ok(value) = HeaderValue::from_str(&text) {
                response
                    .headers_mut()
                    .insert(HeaderName::from_static(name), value);
            }
        }
        Ok(response)
    }

    fn links(
        self,
        call: &ApiCall,
        next: Option<usize>,
        previous: Option<usize>,
        pages: usize,
        total: usize,
    ) -> String {
        let last = (total <= COUNT_LIMIT).then_some(pages);
        [
            ("prev", previous),
            ("next", next),
            ("first", Some(1)),
            ("last", last),
        ]
        .into_iter()
        .filter_map(|(rel, number)| {
            let url = call.link_to(&[("page", number?.to_string())], self.size);
            Some(format!("<{url}>; rel=\"{rel}\""))
        })
        .collect::<Vec<_>>()
        .join(", ")
    }
}

impl ApiCall {
    /// This call's address on the configured host, with every query parameter repeated in order
    /// of name, `id` as asked, and some of them replaced.
    pub(crate) fn link_to(&self, replaced: &[(&str, String)], default_size: usize) -> String {
        let mut query: Vec<(String, String)> =
            form_urlencoded::parse(self.uri.query().unwrap_or_default().as_bytes())
                .into_owned()
                .filter(|(name, _)| !replaced.iter().any(|(replaced, _)| replaced == name))
                .collect();
        query.extend(
            replaced
                .iter()
                .map(|(name, text)| ((*name).to_owned(), text.clone())),
        );
        if let Some(size) = query.iter_mut().find(|(name, _)| name == "per_page") {
            if size.1.is_empty() {
                size.1 = default_size.to_string();
            }
        } else {
            query.push(("per_page".to_owned(), default_size.to_string()));
        }
        if !self.path("id").is_empty() && !query.iter().any(|(name, _)| name == "id") {
            query.push(("id".to_owned(), self.path("id").to_owned()));
        }
        if self.uri.path().ends_with(".json") {
            query.push(("format".to_owned(), "json".to_owned()));
        }
        query.sort_by(|a, b| a.0.cmp(&b.0));
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(query);
        format!(
            "{}{}?{}",
            self.state.external_url(),
            self.uri.path(),
            text.finish()
        )
    }
}

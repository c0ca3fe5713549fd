//! One page of a list, and where the next one is.

use crate::api::call::RawResponse;
use crate::api::error::ApiError;
use crate::api::read;
use crate::model::json::{Json, Misfit};

/// The longest page GitLab gives; it treats more as this.
pub const PER_PAGE: u32 = 100;

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// In the server's order.
    pub items: Vec<T>,
    /// Number of the page to ask for next; `None` at the end.
    pub next: Option<u32>,
    /// Length of the whole list; servers leave it out beyond 10,000.
    pub total: Option<u64>,
}

impl<T> Page<T> {
    /// Reads the items from the body and the place in the list from the headers.
    pub(crate) fn read(response: &RawResponse) -> Result<Self, ApiError>
    where
        T: TryFrom<Json, Error = Misfit>,
    {
        Ok(Self {
            items: read::json(response)?,
            next: next_page(response),
            total: number(response, "x-total"),
        })
    }
}

/// The number of the next page.
///
/// `X-Next-Page` decides, and is empty at the end. Where a proxy dropped it, the page number in `Link` serves; the rest
/// of that address is ignored, because its host is the configured one and may not be the one that was given the token.
/// A next page that is not after this one is no page: it would be read for ever.
fn next_page(response: &RawResponse) -> Option<u32> {
    let next = match response.header("x-next-page") {
        Some(value) => value.trim().parse().ok()?,
        None => linked(response.header("link")?, "page=")?.try_into().ok()?,
    };
    let is_ahead = number(response, "x-page").is_none_or(|page| u64::from(next) > page);
    (is_ahead && next > 1).then_some(next)
}

/// The number behind `key` in the query of the address that is marked `rel="next"`.
pub(crate) fn linked(link: &str, key: &str) -> Option<u64> {
    let mut rest = link;
    while let Some((_, tail)) = rest.split_once('<') {
        let (address, tail) = tail.split_once('>')?;
        let parameters = tail.split('<').next().unwrap_or_default();
        if parameters.contains("rel=\"next\"") || parameters.contains("rel=next") {
            let query = address.split_once('?')?.1;
            let page = query.split('&').find_map(|pair| pair.strip_prefix(key))?;
            return page.parse().ok();
        }
        rest = tail;
    }
    None
}

/// A header that holds a number.
fn number(response: &RawResponse, name: &str) -> Option<u64> {
    response.header(name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a page of three numbers with these headers.
    fn page(headers: &[(&str, &str)]) -> Page<u8> {
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let response = RawResponse {
            status: 200,
            headers,
            body: "[1,2,3]".to_owned(),
            ..RawResponse::default()
        };
        Page::read(&response).expect("the body is a list of numbers")
    }

    #[test]
    fn next_page_comes_from_its_header_and_else_from_link() {
        let check = |headers: &[(&str, &str)], next: Option<u32>| {
            assert_eq!(page(headers).next, next, "{headers:?}");
        };
        let link = "<https://other.example/api/v4/x?id=4&page=2&per_page=100>; rel=\"next\", \
                    <https://other.example/api/v4/x?id=4&page=1&per_page=100>; rel=\"first\"";
        check(&[("x-next-page", "2")], Some(2));
        check(&[("x-next-page", " 7 ")], Some(7));
        check(&[("x-next-page", ""), ("link", link)], None);
        check(&[("x-next-page", "soon"), ("link", link)], None);
        check(&[("link", link)], Some(2));
        check(
            &[(
                "link",
                "<https://h/x?page=1>; rel=\"prev\", <https://h/x?per_page=5&page=3>; rel=\"next\"",
            )],
            Some(3),
        );
        check(&[("link", "<https://h/x?per_page=5>; rel=\"next\"")], None);
        check(&[("link", "<https://h/x?page=1>; rel=\"first\"")], None);
        check(&[("link", "<https://h/x")], None);
        check(&[], None);
    }

    #[test]
    fn list_that_points_back_at_itself_ends() {
        assert_eq!(page(&[("x-page", "3"), ("x-next-page", "3")]).next, None);
        assert_eq!(page(&[("x-page", "3"), ("x-next-page", "1")]).next, None);
        assert_eq!(page(&[("x-page", "3"), ("x-next-page", "4")]).next, Some(4));
        assert_eq!(page(&[("x-next-page", "0")]).next, None);
    }

    #[test]
    fn total_is_unknown_where_the_server_does_not_count() {
        assert_eq!(page(&[("x-total", "12")]).total, Some(12));
        assert_eq!(page(&[("x-total", "")]).total, None);
        assert_eq!(page(&[]).total, None);
        assert_eq!(page(&[]).items, [1, 2, 3]);
    }
}

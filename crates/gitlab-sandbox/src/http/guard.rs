//! The guards outside the CORS layer: what they refuse, no script of another origin can read.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

use super::{ApiError, body};

/// Refuses text in the address that is not UTF-8 or holds a NUL.
pub(crate) fn check_address(uri: &Uri) -> Result<(), ApiError> {
    let query = uri.query().unwrap_or_default();
    if body::is_text(uri.path().as_bytes()) && body::is_text(query.as_bytes()) {
        Ok(())
    } else {
        Err(body::malformed())
    }
}

/// Refuses writes in Maintenance Mode.
///
/// GitLab 18.5 answers 403 to JSON and redirects everything else to where it came from; its
/// documentation speaks of 503:
/// <https://docs.gitlab.com/administration/maintenance_mode/#rest-api>.
pub(crate) fn check_maintenance(method: &Method, headers: &HeaderMap) -> Result<(), ApiError> {
    let is_write = matches!(
        *method,
        Method::POST | Method::PUT | Method::PATCH | Method::DELETE
    );
    if !is_write {
        return Ok(());
    }
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let kind = text(header::CONTENT_TYPE)
        .unwrap_or_default()
        .to_lowercase();
    if kind.starts_with("application/json") {
        let reason = "You cannot perform write operations on a read-only instance";
        return Err(ApiError::message(StatusCode::FORBIDDEN, reason).outside_cors());
    }
    let target = text(header::REFERER).unwrap_or("/");
    Err(ApiError::text(StatusCode::MOVED_PERMANENTLY, "")
        .with_header(header::LOCATION, target)
        .outside_cors())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &'static str, is_accepted: bool) {
        let uri = Uri::from_static(address);
        assert_eq!(check_address(&uri).is_ok(), is_accepted, "{address}");
    }

    #[test]
    fn addresses_must_be_text() {
        check("/api/v4/projects/a%2Fb?search=%C3%A9", true);
        check("/api/v4/projects/a%00b", false);
        check("/api/v4/projects/a%FF", false);
        check("/api/v4/projects?search=%00", false);
    }

    #[test]
    fn maintenance_mode_lets_reads_through() {
        let headers = HeaderMap::new();
        assert!(check_maintenance(&Method::GET, &headers).is_ok());
        assert!(check_maintenance(&Method::DELETE, &headers).is_err());
    }
}

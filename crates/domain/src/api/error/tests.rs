//! Every recorded kind of refusal, and which writes are left in the dark.

use super::*;

fn answered(status: u16, body: &str) -> RawResponse {
    RawResponse {
        status,
        body: body.to_owned(),
        ..RawResponse::default()
    }
}

#[test]
fn bare_401_is_no_rejected_token() {
    let response = answered(401, r#"{"message":"401 Unauthorized"}"#);
    assert_eq!(
        ApiError::from_response(Method::Get, &response),
        Some(ApiError::Unauthorized)
    );
}

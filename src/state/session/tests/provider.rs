//! A server that gives and renews grants.

use std::cell::RefCell;

use mirrordeck_domain::api::call::RawResponse;
use mirrordeck_domain::api::error::ApiError;

use crate::browser::http::{Answer, Outgoing, Transport};

/// Gives the pair `a2`, `r2` for `r1`, the pair `a3`, `r3` for `r2`, and so on; only the newest is good.
#[derive(Default)]
pub(super) struct Provider {
    pub(super) newest: RefCell<u32>,
    pub(super) asked: RefCell<Vec<String>>,
    pub(super) is_away: RefCell<bool>,
    pub(super) is_revoked: RefCell<bool>,
}

impl Transport for Provider {
    fn send(&self, outgoing: Outgoing) -> Answer {
        let path = outgoing.url.replace("https://gitlab.example.com", "");
        let shown = outgoing.authorization.map(|(_, value)| value);
        let line = [
            outgoing.method.as_str(),
            " ",
            &path,
            " ",
            shown.as_deref().unwrap_or("-"),
        ];
        self.asked.borrow_mut().push(line.concat());
        let body = outgoing.body.unwrap_or_default();
        let answer = if path == "/oauth/token" {
            self.token(&body)
        } else {
            self.api(&path, shown.as_deref())
        };
        Box::pin(async move {
            later().await;
            let (status, body) = answer?;
            Ok(RawResponse {
                status,
                content_type: "application/json".to_owned(),
                headers: Vec::new(),
                body,
            })
        })
    }
}

impl Provider {
    fn token(&self, form: &str) -> Result<(u16, String), ApiError> {
        if *self.is_away.borrow() {
            return Err(ApiError::Network);
        }
        let newest = *self.newest.borrow();
        let is_good =
            form.contains(&format!("refresh_token=r{newest}&")) || form.contains("code=good&");
        if !is_good || *self.is_revoked.borrow() {
            let text = r#"{"error":"invalid_grant","error_description":"Ended."}"#;
            return Ok((400, text.to_owned()));
        }
        let next = newest + 1;
        self.newest.replace(next);
        let text =
            format!(r#"{{"access_token":"a{next}","refresh_token":"r{next}","expires_in":7200}}"#);
        Ok((200, text))
    }

    fn api(&self, path: &str, shown: Option<&str>) -> Result<(u16, String), ApiError> {
        let good = format!("Bearer a{}", self.newest.borrow());
        if shown != Some(&good) || *self.is_revoked.borrow() {
            let text = r#"{"error":"invalid_token","error_description":"Token was revoked."}"#;
            return Ok((401, text.to_owned()));
        }
        let text = match path {
            "/api/v4/user" => r#"{"id":5,"username":"ann","name":"Ann"}"#,
            "/oauth/token/info" => r#"{"scope":["api"]}"#,
            "/api/v4/metadata" => r#"{"version":"18.5.0","enterprise":false}"#,
            _ => r#"{"id":42,"name":"app","path_with_namespace":"acme/app"}"#,
        };
        Ok((200, text.to_owned()))
    }

    pub(super) fn renewals(&self) -> usize {
        let asked = self.asked.borrow();
        asked
            .iter()
            .filter(|line| line.contains("/oauth/token "))
            .count()
    }
}

/// As on a network, nothing is answered the moment it is asked.
async fn later() {
    crate::reactive::give_way().await;
}

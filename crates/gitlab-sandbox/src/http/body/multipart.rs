//! Multipart forms, as far as plain fields go.

use serde_json::Value;

use crate::http::Params;

/// The plain fields of a multipart body; parts that cannot be read are left out.
pub(super) fn read(content_type: &str, body: &[u8]) -> Params {
    let mut params = Params::default();
    let Some(boundary) = boundary(content_type) else {
        return params;
    };
    let text = String::from_utf8_lossy(body);
    for part in text.split(&format!("--{boundary}")).skip(1) {
        let Some((head, value)) = part.split_once("\r\n\r\n") else {
            continue;
        };
        if let Some(name) = field_name(head) {
            let value = value.strip_suffix("\r\n").unwrap_or(value);
            params.put(&name, Value::String(value.to_owned()));
        }
    }
    params
}

fn boundary(content_type: &str) -> Option<String> {
    let given = content_type
        .split(';')
        .find_map(|part| part.trim().strip_prefix("boundary="))?;
    Some(given.trim_matches('"').to_owned())
}

fn field_name(head: &str) -> Option<String> {
    let line = head.lines().find(|line| {
        line.to_ascii_lowercase()
            .starts_with("content-disposition:")
    })?;
    let name = line
        .split(';')
        .find_map(|part| part.trim().strip_prefix("name="))?;
    Some(name.trim_matches('"').to_owned())
}

//! Looks for a secret everywhere a page could leave it.

use serde_json::Value;

use crate::person::Person;

const STORAGE: &str = include_str!("scripts/storage.js");

/// Somewhere a secret was found, and how it was written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// The place, such as `sessionStorage mirrordeck.session`.
    pub place: String,
}

impl Person {
    /// Every place of the browser that holds this secret: document, field values, address, history,
    /// storage of each kind, console.
    pub async fn places_of(&self, secret: &str) -> Vec<Find> {
        assert!(
            secret.len() >= 6,
            "too short a secret would be found by chance"
        );
        let mut texts: Vec<(String, String)> =
            serde_json::from_value(self.browser().run_async(STORAGE).await)
                .expect("the script gives pairs of texts");
        let history = self.browser().history().await.into_iter();
        texts.extend(history.map(|entry| ("history".to_owned(), entry)));
        for line in self.watch.console().await {
            texts.push((format!("console ({})", line.level), line.message));
        }
        let forms = spellings(secret);
        texts
            .into_iter()
            .filter(|(_, text)| forms.iter().any(|form| text.contains(form.as_str())))
            .map(|(place, _)| Find { place })
            .collect()
    }

    /// Asserts that the secret stands nowhere but in places whose description begins like one of these.
    pub async fn expect_secret_only_in(&self, secret: &str, allowed: &[&str]) {
        let strays: Vec<_> = self
            .places_of(secret)
            .await
            .into_iter()
            .filter(|find| !allowed.iter().any(|start| find.place.starts_with(start)))
            .collect();
        assert!(strays.is_empty(), "a secret was found in {strays:?}");
    }
}

/// The secret as it is, percent-encoded, reversed by JSON escaping, and in base64.
pub(crate) fn spellings(secret: &str) -> Vec<String> {
    let percent: String = secret
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    let escaped = Value::from(secret).to_string().trim_matches('"').to_owned();
    let mut all = vec![
        secret.to_owned(),
        percent,
        escaped,
        base64(secret.as_bytes()),
    ];
    all.dedup();
    all
}

/// Base64 without its end, which depends on what follows.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks_exact(3)
        .flat_map(|chunk| {
            let word = chunk
                .iter()
                .fold(0_usize, |word, byte| word << 8 | usize::from(*byte));
            [18, 12, 6, 0].map(|shift| char::from(LETTERS[word >> shift & 63]))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_known_in_every_spelling() {
        let forms = spellings("pass/\"word");
        assert!(forms.contains(&"pass/\"word".to_owned()));
        assert!(forms.contains(&"pass%2F%22word".to_owned()));
        assert!(forms.contains(&"pass/\\\"word".to_owned()));
        assert!(forms.contains(&"cGFzcy8id29y".to_owned()));
    }
}

//! Fetching `config.json`, which lies beside the page.

use gloo_net::http::Request;

/// What became of the file.
pub(crate) enum ConfigFile {
    /// Its text.
    Found(String),
    /// The host has none, which is fine.
    Missing,
}

/// Asks for the file; a host without one may answer anything but a success.
pub(crate) async fn fetch() -> ConfigFile {
    let text = text().await;
    text.map_or(ConfigFile::Missing, ConfigFile::Found)
}

async fn text() -> Option<String> {
    let request = web_sys::Request::new_with_str("config.json").ok()?;
    let response = Request::from(request).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}

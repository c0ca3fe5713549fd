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
    let Ok(response) = Request::get("config.json").send().await else {
        return ConfigFile::Missing;
    };
    if !response.ok() {
        return ConfigFile::Missing;
    }
    match response.text().await {
        Ok(text) => ConfigFile::Found(text),
        Err(_) => ConfigFile::Missing,
    }
}

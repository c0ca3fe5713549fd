//! What `demo` and `dev` share: the stand-in GitLab, and settings that lead to it.

use std::{future::Future, net::SocketAddr};

use anyhow::{Context, Result};
use gitlab_sandbox::{Options, Sandbox};
use serde_json::json;

/// Opens the demo world as a Maintainer; the stand-in makes that world on first use.
pub(crate) const TOKEN: &str = "glpat-demo-maintainer";

/// Starts the stand-in on a loopback address.
pub(crate) async fn sandbox(bind: SocketAddr) -> Result<Sandbox> {
    Sandbox::start(Options { bind })
        .await
        .with_context(|| format!("cannot start the stand-in GitLab on {bind}"))
}

/// The `config.json` that offers the stand-in, which knows every application. Only here does a token stand in it: the stand-in's
/// is public, and it opens nothing but the demo world.
pub(crate) fn config(sandbox: &str) -> String {
    json!({
        "instances": [{ "name": "Demo GitLab", "url": sandbox, "client_id": "app-demo" }],
        "demo": { "token": TOKEN },
    })
    .to_string()
}

/// Where a visitor starts: the Connect page with the stand-in filled in.
pub(crate) fn entrance(page: &str, sandbox: &str) -> String {
    format!("{page}#/connect?instance={sandbox}&demo=1")
}

/// Runs a future on a runtime of its own.
pub(crate) fn block_on<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start the async runtime")?
        .block_on(future)
}

/// Returns when the person presses Ctrl-C or the system asks the program to end.
pub(crate) async fn until_stopped() -> Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed?,
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{TOKEN, config, entrance};

    #[test]
    fn demo_settings_offer_the_stand_in_and_its_token() {
        let text = config("http://127.0.0.1:4174");
        let value: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
        assert_eq!(value["instances"][0]["url"], "http://127.0.0.1:4174");
        assert_eq!(value["demo"]["token"], TOKEN);
    }

    #[test]
    fn built_settings_hold_no_token() {
        let path = crate::workspace::path("public/config.json");
        let text = std::fs::read_to_string(path).expect("the file stands in the repository");
        assert!(!text.contains("token"), "{text}");
    }

    #[test]
    fn entrance_has_no_token_in_it() {
        let address = entrance(
            "http://127.0.0.1:4173/tools/mirrors/",
            "http://127.0.0.1:4174",
        );
        assert_eq!(
            address,
            "http://127.0.0.1:4173/tools/mirrors/#/connect?instance=http://127.0.0.1:4174&demo=1"
        );
    }
}

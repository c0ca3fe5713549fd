//! Serves a small folder and reads the raw answers.

#![expect(clippy::unwrap_used, reason = "a test may fail at any line")]

use std::{fs, time::Duration};

use static_host::{Options, RuntimeConfig, StaticHost};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};

fn built_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
    fs::write(folder.path().join("config.json"), "{\"built\":true}").unwrap();
    fs::write(folder.path().join("app-0123456789abcdef_bg.wasm"), "plain").unwrap();
    fs::write(
        folder.path().join("app-0123456789abcdef_bg.wasm.br"),
        "small",
    )
    .unwrap();
    folder
}

async fn get(host: &StaticHost, path: &str, more: &str) -> String {
    let mut stream = TcpStream::connect(host.address()).await.unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{more}connection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

async fn check(config: RuntimeConfig, path: &str, more: &str, expected: &[&str]) {
    let folder = built_folder();
    let options = Options {
        config,
        instances: vec!["https://gitlab.example.com".into()],
        ..Options::new(folder.path())
    };
    let host = StaticHost::start(options).await.unwrap();
    let answer = get(&host, path, more).await;
    for part in expected {
        assert!(answer.contains(part), "{path} lacks {part:?}:\n{answer}");
    }
}

#[tokio::test]
async fn page_comes_under_the_policy_and_is_never_cached_blindly() {
    let expected = [
        "200 OK",
        "content-type: text/html",
        "connect-src 'self' https://gitlab.example.com;",
        "cache-control: no-cache",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "permissions-policy: camera=(), ",
        "; frame-ancestors 'none'\r\n",
    ];
    check(RuntimeConfig::AsBuilt, "/tools/mirrors/", "", &expected).await;
}

#[tokio::test]
async fn bare_prefix_leads_to_the_slash() {
    let expected = ["308 ", "location: /tools/mirrors/\r\n"];
    check(RuntimeConfig::AsBuilt, "/tools/mirrors", "", &expected).await;
}

#[tokio::test]
async fn nothing_answers_outside_the_prefix() {
    check(RuntimeConfig::AsBuilt, "/", "", &["404 "]).await;
    check(RuntimeConfig::AsBuilt, "/config.json", "", &["404 "]).await;
    check(
        RuntimeConfig::AsBuilt,
        "/tools/mirrors/../../etc/passwd",
        "",
        &["404 "],
    )
    .await;
}

#[tokio::test]
async fn wasm_comes_compressed_to_those_who_accept_it() {
    let path = "/tools/mirrors/app-0123456789abcdef_bg.wasm";
    let plain = [
        "content-type: application/wasm",
        "immutable",
        "\r\n\r\nplain",
    ];
    check(RuntimeConfig::AsBuilt, path, "", &plain).await;
    let small = [
        "content-type: application/wasm",
        "immutable",
        "content-encoding: br",
        "\r\n\r\nsmall",
    ];
    check(
        RuntimeConfig::AsBuilt,
        path,
        "accept-encoding: gzip, br\r\n",
        &small,
    )
    .await;
}

#[tokio::test]
async fn a_missing_file_is_never_kept_whatever_its_name() {
    let path = "/tools/mirrors/gone-0123456789abcdef.js";
    let expected = ["404 ", "cache-control: no-cache\r\n"];
    check(RuntimeConfig::AsBuilt, path, "", &expected).await;
}

#[tokio::test]
async fn config_is_the_built_one_an_own_one_or_none() {
    let path = "/tools/mirrors/config.json";
    check(
        RuntimeConfig::AsBuilt,
        path,
        "",
        &["200 OK", "{\"built\":true}"],
    )
    .await;
    let broken = RuntimeConfig::Text("{ broken".into());
    check(
        broken,
        path,
        "",
        &["200 OK", "application/json", "no-cache", "\r\n\r\n{ broken"],
    )
    .await;
    check(RuntimeConfig::Missing, path, "", &["404 "]).await;
}

#[tokio::test]
async fn dropping_the_host_closes_its_port() {
    let folder = built_folder();
    let host = StaticHost::start(Options::new(folder.path()))
        .await
        .unwrap();
    let address = host.address();
    drop(host);
    for _ in 0..200 {
        if TcpStream::connect(address).await.is_err() {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("the port still answers two seconds after the host was dropped");
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let folder = built_folder();
    let first = StaticHost::start(Options::new(folder.path()))
        .await
        .unwrap();
    let options = Options {
        port: first.address().port(),
        ..Options::new(folder.path())
    };
    let error = StaticHost::start(options).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

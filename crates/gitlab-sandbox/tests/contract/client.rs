//! As much of an HTTP client as the contract needs.
//!
//! Cases hold malformed bodies, odd paths and missing headers, which a polite client would mend
//! or refuse to send.

use std::net::SocketAddr;

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// What the server said.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// Names as sent, and values.
    pub(crate) headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, in any letter case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON, if it is some.
    pub(crate) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// Talks to one server, one connection per request.
pub(crate) struct Client {
    address: SocketAddr,
}

impl Client {
    /// Talks to the server at that address.
    pub(crate) const fn new(address: SocketAddr) -> Self {
        Self { address }
    }

    /// Sends JSON.
    pub(crate) async fn json(&self, method: &str, path: &str, body: &Value) -> Answer {
        let headers = [("Content-Type".to_owned(), "application/json".to_owned())];
        self.send(method, path, &headers, body.to_string().as_bytes())
            .await
    }

    /// Sends a request exactly as given, with the headers HTTP itself needs.
    pub(crate) async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let length = body.len();
        head.push_str(&format!(
            "Connection: close\r\nContent-Length: {length}\r\n\r\n"
        ));
        let mut stream = TcpStream::connect(self.address)
            .await
            .expect("the sandbox of this test is listening");
        let request = [head.as_bytes(), body].concat();
        // A server may answer and close before it has read everything.
        stream.write_all(&request).await.ok();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.ok();
        read(&answer).unwrap_or_else(|| panic!("no answer to {method} {path}"))
    }
}

fn read(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect();
    let body = answer[end + 4..].to_vec();
    Some(Answer {
        status,
        headers,
        body,
    })
}

/// The bytes of a recorded text: a lone `ÿ` stands for a byte that is no UTF-8.
pub(crate) fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        if c == 'ÿ' {
            bytes.push(0xff);
        } else {
            bytes.extend(c.to_string().bytes());
        }
    }
    bytes
}

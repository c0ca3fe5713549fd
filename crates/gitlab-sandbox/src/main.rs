//! Starts the stand-in GitLab and prints where it listens.

use std::{env, io, net::SocketAddr, process::ExitCode};

use gitlab_sandbox::{Options, Sandbox};
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "usage: gitlab-sandbox [--port <number>] [--bind <loopback address>]";

#[tokio::main]
async fn main() -> ExitCode {
    let options = match options(env::args().skip(1)) {
        Ok(options) => options,
        Err(reason) => {
            eprintln!("{reason}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> io::Result<()> {
    let mut sandbox = Sandbox::start(options).await?;
    println!("{}", sandbox.url());
    println!("token of the demo: glpat-demo-maintainer");
    tokio::select! {
        ended = sandbox.ended() => ended,
        asked = until_asked() => asked,
    }
}

/// Waits for Ctrl-C or for the system to end the program; after either the repositories are removed.
async fn until_asked() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let (mut port, mut bind) = (0_u16, "127.0.0.1".to_owned());
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--port" => {
                port = value?
                    .parse()
                    .map_err(|_| "--port needs a number".to_owned())?
            }
            "--bind" => bind = value?,
            _ => return Err(format!("unknown option {word}")),
        }
    }
    let ip = bind
        .parse()
        .map_err(|_| format!("`{bind}` is no address"))?;
    Ok(Options {
        bind: SocketAddr::new(ip, port),
    })
}

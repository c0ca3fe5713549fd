//! Reading targets, table by table.

use super::*;

fn network() -> Network {
    let dns = [
        ("github.com", Some(PLAYED)),
        ("gone.example", None),
        ("near.example", Some("127.0.0.1")),
        ("far.example", Some("192.0.2.1")),
    ];
    let dns = dns.map(|(host, to)| (host.to_owned(), to.map(str::to_owned)));
    Network {
        sandbox: ([127, 0, 0, 1], 4000).into(),
        world: "w".to_owned(),
        dns: dns.into_iter().collect(),
    }
}

async fn found(url: &str) -> Result<Destination, String> {
    let git = WorldGit::default();
    let address = Address::parse(url).expect(url);
    find(&address, &SshIdentity::default(), &network(), &git).await
}

async fn check(url: &str, expected: &str) {
    let text = match found(url).await {
        Ok(destination) => destination.url,
        Err(said) => said.trim_end().to_owned(),
    };
    assert_eq!(text, expected, "{url}");
}

#[tokio::test]
async fn played_hosts_lead_to_the_sandbox_in_every_spelling() {
    for spelling in ["github.com", "GitHub.com", "github.com:443"] {
        check(
            &format!("https://u:p@{spelling}/acme/app.git"),
            "http://u:p@127.0.0.1:4000/git/w/github.com/acme/app.git",
        )
        .await;
    }
    check(
        "http://github.com:81/a",
        "http://127.0.0.1:4000/git/w/github.com:81/a",
    )
    .await;
}

#[tokio::test]
async fn loopback_is_taken_as_it_is_and_nothing_else_is_contacted() {
    check(
        "http://u:p@127.0.0.1:9/a.git",
        "http://u:p@127.0.0.1:9/a.git",
    )
    .await;
    check("http://near.example:9/a.git", "http://127.0.0.1:9/a.git").await;
    for host in ["unknown.example", "gone.example"] {
        check(
            &format!("https://u:p@{host}/a.git"),
            &format!(
                "fatal: unable to access 'https://{host}/a.git/': Could not resolve host: {host}"
            ),
        )
        .await;
    }
    for host in ["far.example", "192.0.2.7"] {
        let timed_out = format!("Failed to connect to {host} port 443: Connection timed out");
        check(
            &format!("https://u:p@{host}/a.git"),
            &format!("fatal: unable to access 'https://{host}/a.git/': {timed_out}"),
        )
        .await;
    }
}

#[tokio::test]
async fn ssh_says_what_a_server_would() {
    for (url, expected) in [
        ("ssh://git@github.com/a.git", "Host key verification failed"),
        (
            "ssh://git@unknown.example/a.git",
            "Could not resolve hostname",
        ),
        ("ssh://git@127.0.0.1/a.git", "Connection refused"),
        ("ssh://git@far.example/a.git", "Connection timed out"),
    ] {
        let destination = found(url)
            .await
            .map_err(|_| url)
            .expect("ssh always gets a command");
        let said = destination
            .environment
            .iter()
            .find(|(key, _)| *key == "SANDBOX_SSH_REFUSAL");
        assert!(
            said.is_some_and(|(_, text)| text.contains(expected)),
            "{url}: {said:?}"
        );
    }
}

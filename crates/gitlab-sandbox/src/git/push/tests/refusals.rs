//! Pushes that do not arrive, and what GitLab shows then.

use super::*;
use crate::git::target_rules::{Answer, Declines};

fn answering(answer: Answer) -> TargetRules {
    TargetRules {
        answer,
        ..TargetRules::default()
    }
}

#[tokio::test]
async fn refused_credentials_read_as_gitlab_shows_them() {
    let scene = Scene::new(&[]).await;
    let head = "13:get remote references: create git ls-remote: exit status 128, stderr: \"";
    let github = "remote: Invalid username or token. Password authentication is not supported for Git operations.";
    let plain = "remote: HTTP Basic: Access denied. The password or token is wrong, has expired, or may not be used here.";
    for (url, said) in [
        (
            "https://bot:glpat-revoked@github.com/acme/app.git",
            format!("{github}\\nfatal: Authentication failed for 'https://github.com/acme/app.git/'"),
        ),
        (
            "https://bot:glpat-revoked@git.example.net/app.git",
            format!("{plain}\\nfatal: Authentication failed for 'https://git.example.net/app.git/'"),
        ),
        (
            "https://github.com/acme/app.git",
            "fatal: could not read Username for 'https://github.com': terminal prompts disabled".to_owned(),
        ),
        (
            "https://ghp_token@github.com/acme/app.git",
            "fatal: could not read Password for 'https://*****@github.com': terminal prompts disabled".to_owned(),
        ),
    ] {
        scene.check_failure(url, &format!("{head}{said}\\n\".")).await;
    }
    assert!(scene.refs("github.com/acme/app").await.is_empty());
}

#[tokio::test]
async fn a_played_host_looks_at_the_password_only() {
    let scene = Scene::new(&[]).await;
    let url = format!("https://bot:{PASSWORD}@GitHub.com:443/acme/app");
    assert_eq!(push(scene.job_to(&url)).await, PushOutcome::Success);
    assert_eq!(
        scene.refs("github.com/acme/app").await,
        scene.source_refs().await
    );
    let own = format!("http://bot:{PASSWORD}@{}/git/w/t.git", scene.address);
    assert!(matches!(
        push(scene.job_to(&own)).await,
        PushOutcome::Failed(_)
    ));
}

#[tokio::test]
async fn refusing_targets_say_why() {
    let scene = Scene::new(&[
        ("github.com/gone", answering(Answer::Missing)),
        ("github.com/shut", answering(Answer::Forbidden)),
        ("github.com/down", answering(Answer::Unavailable)),
    ])
    .await;
    let head = "13:get remote references: create git ls-remote: exit status 128, stderr: \"";
    for (name, said) in [
        (
            "github.com/gone.git",
            "remote: Repository not found.\\nfatal: repository 'https://github.com/gone.git/' not found",
        ),
        (
            "github.com/shut.git",
            "remote: Write access to repository not granted.\\nfatal: unable to access 'https://github.com/shut.git/': The requested URL returned error: 403",
        ),
        (
            "github.com/down.git",
            "remote: Down for maintenance.\\nfatal: unable to access 'https://github.com/down.git/': The requested URL returned error: 503",
        ),
        (
            "git.example.net/app",
            "fatal: unable to access 'https://git.example.net/app/': The requested URL returned error: 301",
        ),
    ] {
        let url = format!("https://mirror:{PASSWORD}@{name}");
        scene
            .check_failure(&url, &format!("{head}{said}\\n\"."))
            .await;
    }
}

#[tokio::test]
async fn a_declining_target_shows_its_words() {
    let declines = Declines {
        refs: vec!["refs/heads/main".to_owned()],
        message: "GitLab: You are not allowed to force push code to a protected branch.".to_owned(),
    };
    let rules = TargetRules {
        declines: Some(declines),
        ..TargetRules::default()
    };
    let scene = Scene::new(&[("git.example.net/app", rules)]).await;
    let url = format!("https://mirror:{PASSWORD}@git.example.net/app.git");
    let PushOutcome::Failed(text) = push(scene.job_to(&url)).await else {
        panic!("it was declined");
    };
    for part in [
        "13:push to mirror: git push: exit status 1, stderr: \"remote: GitLab: You are not allowed",
        "To https://git.example.net/app.git\\n",
        "(pre-receive hook declined)",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(
        !text.contains("127.0.0.1") && !text.contains(PASSWORD),
        "{text}"
    );
}

#[tokio::test]
async fn a_target_that_hangs_meets_the_deadline() {
    let scene = Scene::new(&[("t", answering(Answer::Hangs))]).await;
    let job = PushJob {
        timeout: Duration::from_millis(300),
        ..scene.job()
    };
    assert_eq!(
        push(job).await,
        PushOutcome::Failed("4:Deadline Exceeded".to_owned())
    );
}

#[tokio::test]
async fn ssh_pushes_once_host_and_key_are_known() {
    let scene = Scene::new(&[]).await;
    let url = "ssh://git@github.com/acme/app.git";
    let PushOutcome::Failed(text) = push(scene.job_to(url)).await else {
        panic!("no host key is known");
    };
    assert!(
        text.contains("Host key verification failed.")
            && text.contains("Could not read from remote"),
        "{text}"
    );
    let identity = SshIdentity {
        host_keys: vec!["ssh-ed25519 AAAAhost".to_owned()],
        public_key: Some("ssh-rsa AAAAkey".to_owned()),
    };
    let job = PushJob {
        identity,
        ..scene.job_to(url)
    };
    assert_eq!(push(job).await, PushOutcome::Success);
    assert_eq!(
        scene.refs("github.com/acme/app").await,
        scene.source_refs().await
    );
}

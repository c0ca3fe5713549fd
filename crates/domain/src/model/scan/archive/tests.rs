//! Texts that are whole, cut off, of somebody else, or made to do harm.

use super::*;
use crate::model::fleet::samples;

const READ_AT: Timestamp = Timestamp(1_767_323_050_000);

fn head() -> Head {
    Head {
        instance: "https://gitlab.example.com/git\tlab".to_owned(),
        user: UserId(7),
        begun_at: Timestamp(1_767_323_045_678),
        ended_at: Some(Timestamp(1_767_323_099_999)),
        is_given_up: false,
    }
}

/// A text of projects with these numbers of mirrors.
fn text(counts: &[u64]) -> String {
    let mut text = String::new();
    head().push(&mut text);
    for (at, count) in counts.iter().enumerate() {
        let id = at as u64 + 1;
        let project = samples::project(id, "acme/app");
        let mirrors: Vec<Mirror> = (0..*count).map(mirror).collect();
        let end = End::of_mirrors(mirrors.len().try_into().expect("the tables are small"));
        push_project(&mut text, &project, READ_AT, end, &mirrors);
    }
    text
}

fn mirror(id: u64) -> Mirror {
    let text = format!(r#"{{"id":{id},"url":"https://*****:*****@h/a.git"}}"#);
    serde_json::from_str(&text).expect("mirrors are read leniently")
}

/// Numbers of the projects that are read, with those of their mirrors.
fn read(text: &str) -> Vec<(u64, usize)> {
    let (_, records) = Head::read(text).expect("the head is whole");
    records
        .map(|record| (record.project.id.0, record.mirrors.len()))
        .collect()
}

#[test]
fn head_says_whose_result_it_is() {
    let text = text(&[]);
    let (read, mut records) = Head::read(&text).expect("the head is whole");
    assert_eq!(read, head());
    assert!(records.next().is_none());
    assert!(read.is_of("https://gitlab.example.com/git\tlab", UserId(7)));
    assert!(!read.is_of("https://gitlab.example.com/git\tlab", UserId(8)));
    assert!(!read.is_of("https://gitlab.example.com", UserId(7)));
}

#[test]
fn texts_of_others_are_refused() {
    let check = |text: &str, expected: NotOurs| {
        assert_eq!(Head::read(text).err(), Some(expected), "{text}");
    };
    for text in [
        "",
        "\n",
        "{\"rows\":[]}\n",
        "mirrordeck-fleet",
        "mirrordeck-fleet\t1\thttps://h\t7\t1\t\\-\t0",
        "mirrordeck-fleet\t1\n",
        "mirrordeck-fleet\t1\thttps://h\tme\t1\t\\-\t0\n",
        "mirrordeck-fleet\t1\thttps://\\h\t7\t1\t\\-\t0\n",
        "mirrordeck-fleet\t1\thttps://h\t7\t9223372036854775807\t\\-\t0\n",
        "mirrordeck-fleet\t1\thttps://h\t7\t\\-\t\\-\t0\n",
        "mirrordeck-fleet\t1\thttps://h\t7\t1\t\\-\t2\n",
        "P\t1\n",
    ] {
        check(text, NotOurs::Foreign);
    }
    check(
        "mirrordeck-fleet\t2\thttps://h\t7\t1\n",
        NotOurs::OtherVersion,
    );
    check("mirrordeck-fleet\n", NotOurs::OtherVersion);
}

#[test]
fn text_that_was_cut_off_yields_what_is_whole() {
    let whole = text(&[2, 0, 1]);
    assert_eq!(read(&whole), [(1, 2), (2, 0), (3, 1)]);
    for end in whole.find('\n').map_or(0, |at| at + 1)..whole.len() {
        let found = read(&whole[..end]);
        assert!([(1, 2), (2, 0), (3, 1)].starts_with(&found), "{end}");
        assert!(found.len() < 3, "{end}");
    }
}

#[test]
fn broken_projects_are_left_out_and_the_others_stay() {
    let whole = text(&[1, 1, 1]);
    let lines: Vec<&str> = whole.lines().collect();
    let without = |at: usize| {
        let mut lines = lines.clone();
        lines.remove(at);
        lines.join("\n") + "\n"
    };
    assert_eq!(read(&without(3)), [(1, 1), (3, 1)], "a project is gone");
    assert_eq!(read(&without(4)), [(1, 1), (3, 1)], "a mirror is gone");
    let check = |from: &str, to: &str| {
        let changed = whole.replacen(from, to, 1);
        assert_ne!(changed, whole);
        assert_eq!(read(&changed), [(2, 1), (3, 1)], "{to}");
    };
    check("P\t1\t", "P\tone\t");
    check("P\t1\t", "Q\t1\t");
    check("\tread\t1\n", "\tread\t4294967295\n");
    check("\tread\t1\n", "\tread\t-1\n");
    check("\tread\t1\n", "\tmisread\t1\n");
    check("\tread\t1\n", "\tread\t1\tmore\n");
    check("acme/app", "acme\\app");
    check("M\t0\t000\t", "M\t0\t00\t");
    check("M\t0\t000\t", "M\t0\t0002\t");
    check("M\t0\t000\t", "M\t0\t002\t");
    check("h/a.git\t\\-", "h/a.git\t-62167219200001");
    check("h/a.git\t\\-", "h/a.git\t253402300800000");
}

#[test]
fn credentials_are_masked_once_more() {
    let mut mirror = mirror(1);
    mirror.url = Some("https://bob:s3 cr@et@h/a.git?token=t0ken".to_owned());
    mirror.last_error = Some("fatal: https://bob:s3cret@h/a.git?private_token=t0ken".to_owned());
    let mut text = String::new();
    let project = samples::project(1, "acme/app");
    push_project(&mut text, &project, READ_AT, End::Read(1), &[mirror]);
    for secret in ["bob", "s3", "et@", "cret", "t0ken"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    assert!(text.contains("https://*****:*****@h/a.git?token=*****"));
}

#[test]
fn long_errors_are_cut_between_characters() {
    let mut mirror = mirror(1);
    mirror.last_error = Some("ü".repeat(9_999) + "!");
    let mut text = text(&[]);
    let project = samples::project(1, "acme/app");
    push_project(&mut text, &project, READ_AT, End::Read(1), &[mirror]);
    let (_, mut records) = Head::read(&text).expect("the head is whole");
    let record = records.next().expect("the project is whole");
    let error = record.mirrors[0].last_error.as_ref();
    assert_eq!(error.map(String::len), Some(writing::ERROR_LIMIT));
}

#[test]
fn rows_of_an_earlier_scan_may_stand_beside_a_failure() {
    let mut text = text(&[]);
    let project = samples::project(1, "acme/app");
    let end = End::parse("throttled", 0).expect("it is an end");
    push_project(&mut text, &project, READ_AT, end, &[mirror(1)]);
    let (_, mut records) = Head::read(&text).expect("the head is whole");
    let record = records.next().expect("the project is whole");
    assert_eq!((record.end, record.mirrors.len()), (end, 1));
}

#[test]
fn no_more_mirrors_are_read_than_the_table_takes() {
    let mut text = text(&[]);
    let project = samples::project(1, "a/b");
    let mirrors = vec![mirror(1); 30_000];
    for _ in 0..5 {
        push_project(&mut text, &project, READ_AT, End::Read(30_000), &mirrors);
    }
    assert_eq!(read(&text).len(), 4);
}

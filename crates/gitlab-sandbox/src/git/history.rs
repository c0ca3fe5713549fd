//! A little believable history, as a stream for `git fast-import`.
//!
//! The same project always gets the same commits, so that ids in a failing test can be looked up.

use std::fmt::Write as _;

/// Where a commit goes and what it says.
pub(super) struct NewCommit<'a> {
    pub(super) branch: &'a str,
    /// Whether the branch exists already and is continued.
    pub(super) continues: bool,
    pub(super) author: &'a str,
    pub(super) message: &'a str,
    pub(super) seconds: i64,
}

const AUTHORS: [&str; 5] = [
    "Priya Raman <priya@acme.example>",
    "Jonas Weber <jonas@acme.example>",
    "Amara Okafor <amara@acme.example>",
    "Lena Sato <lena@acme.example>",
    "Build Bot <build@acme.example>",
];

const SUBJECTS: [&str; 10] = [
    "Lay out the project",
    "Read settings from the environment",
    "Answer health checks",
    "Retry when the connection drops",
    "Write down how to run it",
    "Time out slow requests",
    "Drop the old configuration format",
    "Count what is waiting",
    "Say which setting is wrong",
    "Update dependencies",
];

/// 2026-01-05, a Monday; each commit comes some hours later.
const BEGINNING: i64 = 1_767_600_000;

/// The whole history of a project: its default branch, two tags, and a few commits on the others.
pub(super) fn of_project(path: &str, branches: &[String]) -> String {
    let mut stream = String::new();
    let Some((default, others)) = branches.split_first() else {
        return stream;
    };
    for (index, subject) in SUBJECTS.iter().enumerate() {
        commit(&mut stream, path, default, index, subject, None);
    }
    for (tag, mark) in [("v1.0.0", 5), ("v1.1.0", 9)] {
        let when = BEGINNING + mark * 30_000;
        let _ = writeln!(
            stream,
            "tag {tag}\nfrom :{mark}\ntagger {} {when} +0000",
            AUTHORS[0]
        );
        data(&mut stream, &format!("Release {tag}\n"));
    }
    for (number, branch) in others.iter().enumerate() {
        let start = 4 + number % 6;
        let at = 100 + number * 10;
        commit(&mut stream, path, branch, at, "Begin", Some(start));
        commit(
            &mut stream,
            path,
            branch,
            at + 1,
            "Finish the first part",
            None,
        );
    }
    stream
}

/// One more commit on a branch, or the first of a new one.
pub(super) fn one_more(new: &NewCommit<'_>) -> String {
    let mut stream = format!(
        "commit refs/heads/{branch}\nauthor {who} {at} +0000\ncommitter {who} {at} +0000\n",
        branch = new.branch,
        who = new.author,
        at = new.seconds
    );
    data(&mut stream, &format!("{}\n", new.message));
    if new.continues {
        let _ = writeln!(stream, "from refs/heads/{}^0", new.branch);
    }
    stream.push_str("M 100644 inline NEWS.md\n");
    data(&mut stream, &format!("{}\n{}\n", new.message, new.seconds));
    stream
}

/// Writes a commit whose mark is its index plus one, so that others can start from it.
fn commit(
    stream: &mut String,
    path: &str,
    branch: &str,
    index: usize,
    subject: &str,
    from: Option<usize>,
) {
    let author = AUTHORS[(index + path.len()) % AUTHORS.len()];
    let when = BEGINNING + 30_000 * i64::try_from(index).unwrap_or_default();
    let _ = writeln!(
        stream,
        "commit refs/heads/{branch}\nmark :{}\nauthor {author} {when} +0000\ncommitter {author} {when} +0000",
        index + 1
    );
    data(stream, &format!("{subject}\n"));
    if let Some(from) = from {
        let _ = writeln!(stream, "from :{from}");
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    stream.push_str("M 100644 inline README.md\n");
    data(
        stream,
        &format!(
            "# {name}\n\n{subject}.\n\nThis is change {} of {branch}.\n",
            index + 1
        ),
    );
    let _ = writeln!(stream, "M 100644 inline src/part-{}.txt", index % 7);
    data(stream, &format!("{path} {branch} {index} {subject}\n"));
}

fn data(stream: &mut String, text: &str) {
    let _ = write!(stream, "data {}\n{text}\n", text.len());
}

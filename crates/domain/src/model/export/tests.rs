//! Files as a whole, piece by piece.

use super::*;
use crate::model::export::samples::{hostile, plain, plain_of, setting};

#[test]
fn pieces_make_up_the_whole_file() {
    let rows: Vec<Row> = (0..3).map(|_| plain()).collect();
    let order: Vec<u32> = (0..3).cycle().take(1_200).collect();
    for format in Format::ALL {
        let pieces: Vec<String> = format.write(&rows, order.clone(), setting()).collect();
        assert_eq!(pieces.len(), 3, "{format:?}");
        let whole = pieces.concat();
        let count = match format {
            Format::Csv => whole.matches("7,acme/app,app,").count(),
            Format::Markdown => whole.matches("| acme/app |").count(),
            Format::Json => serde_json::from_str::<Vec<serde_json::Value>>(&whole)
                .expect("it is JSON")
                .len(),
            Format::Terraform => whole.matches("\nimport {").count(),
        };
        assert_eq!(count, 1_200, "{format:?}");
    }
}

#[test]
fn no_rows_make_a_file_too() {
    for format in Format::ALL {
        let whole: String = format.write(&[], vec![4], setting()).collect();
        assert!(whole.ends_with('\n'), "{format:?}");
    }
    let whole: String = Format::Json.write(&[], Vec::new(), setting()).collect();
    assert_eq!(whole, "[\n]\n");
}

#[test]
fn no_file_holds_a_secret() {
    let rows = [hostile()];
    for format in Format::ALL {
        let whole: String = format.write(&rows, vec![0], setting()).collect();
        assert!(
            !whole.contains("s3cret") && !whole.contains("bob"),
            "{whole}"
        );
    }
}

#[test]
fn every_format_says_with_which_account_a_row_was_read() {
    let rows = [plain(), plain_of(1), plain_of(2)];
    let written =
        |format: Format| -> String { format.write(&rows, vec![2, 1, 0], setting()).collect() };
    for format in [Format::Csv, Format::Json] {
        let whole = written(format);
        for name in [
            "My work",
            "b|<i>`",
            "Bot",
            "https://git.example.net:8443/lab",
        ] {
            assert!(whole.contains(name), "{name} {whole}");
        }
    }
    let report = written(Format::Markdown);
    assert!(report.starts_with(
        "# Push mirrors of https://gitlab.example.com, https://git.example.net:8443/lab\n"
    ));
    assert!(report.contains("| Account |\n"), "{report}");
    assert!(report.contains("| Bot |\n") && report.contains("| b\\|&lt;i&gt;\\` |\n"));
    let terraform = written(Format::Terraform);
    assert_eq!(terraform.matches("\nprovider \"gitlab\" {").count(), 3);
    assert_eq!(terraform.matches(" = gitlab.at_").count(), 4);
}

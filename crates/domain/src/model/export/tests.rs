//! Files as a whole, piece by piece.

use super::*;
use crate::model::export::samples::{MOMENT, hostile, plain};

const SETTING: Setting<'static> = Setting {
    instance: "https://gitlab.example.com",
    moment: MOMENT,
};

#[test]
fn pieces_make_up_the_whole_file() {
    let rows: Vec<Row> = (0..3).map(|_| plain()).collect();
    let order: Vec<u32> = (0..3).cycle().take(1_200).collect();
    for format in Format::ALL {
        let pieces: Vec<String> = format.write(&rows, order.clone(), SETTING).collect();
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
        let whole: String = format.write(&[], vec![4], SETTING).collect();
        assert!(whole.ends_with('\n'), "{format:?}");
    }
    let whole: String = Format::Json.write(&[], Vec::new(), SETTING).collect();
    assert_eq!(whole, "[\n]\n");
}

#[test]
fn no_file_holds_a_secret() {
    let rows = [hostile()];
    for format in Format::ALL {
        let whole: String = format.write(&rows, vec![0], SETTING).collect();
        assert!(
            !whole.contains("s3cret") && !whole.contains("bob"),
            "{whole}"
        );
    }
}

//! Files that the page gives the person to keep.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::person::Person;

impl Person {
    /// Lets files be saved into a folder, without a question.
    pub async fn save_into(&self, folder: &Path) {
        let params = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
        self.browser()
            .command("Browser.setDownloadBehavior", params)
            .await;
    }

    /// Waits until a file of that name stands in the folder, and reads it.
    ///
    /// A browser writes under another name until the file is whole.
    pub async fn expect_file(&self, folder: &Path, name: &str) -> String {
        let path = folder.join(name);
        let what = format!("a file called {name}");
        self.with_patience(Duration::from_secs(30))
            .wait_until(&what, async || path.exists())
            .await;
        std::fs::read_to_string(path).expect("an export is text")
    }
}

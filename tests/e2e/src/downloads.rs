//! Files that the page gives the person to keep.

use std::path::Path;
use std::time::Duration;

use crate::person::Person;

impl Person {
    /// Lets files be saved into a folder, without a question.
    pub async fn save_into(&self, folder: &Path) {
        self.browser().save_into(folder).await;
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

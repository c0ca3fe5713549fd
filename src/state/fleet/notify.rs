//! Telling what has turned while nobody looked.

use mirrordeck_domain::model::fleet::news::News;

use crate::browser::events::Listener;
use crate::browser::{notifications, visibility};
use crate::reactive::keep;
use crate::state::fleet::Fleet;

impl Fleet {
    /// Tells what has turned, if the person wants that and does not see it anyway.
    ///
    /// One notification takes the place of another, so each tells all that is new since somebody looked.
    pub(super) fn tell(self, news: News) {
        let is_wanted = self.fields().preferences.get_untracked().is_notifying;
        if news.is_empty() || !is_wanted || visibility::is_watched() {
            return;
        }
        let fields = self.fields();
        let mut told = fields.told.borrow_mut();
        told.join(news);
        let (title, text) = told.words();
        notifications::show(&title, &text);
    }

    /// What was told is seen by now, or concerns nobody any more.
    pub(super) fn take_back(self) {
        self.fields().told.replace(News::default());
        notifications::withdraw();
    }

    /// Takes back what was told whenever somebody comes back to the page.
    pub(super) fn take_back_when_seen(self) {
        keep(Listener::on_window("focus", move |_| self.take_back()));
    }
}

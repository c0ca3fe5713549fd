//! What stands around every page: the bar, notices, toasts, and the page for a wrong address.

mod not_found;
mod notices;
mod toast_list;
mod top_bar;

pub(crate) use not_found::NotFoundPage;
pub(crate) use notices::Notices;
pub(crate) use toast_list::ToastList;
pub(crate) use top_bar::AppBar;

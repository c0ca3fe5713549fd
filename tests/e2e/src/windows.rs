//! Several windows of one browser, of which the person uses one at a time.

use thirtyfour::WindowHandle;

use crate::person::Person;

impl Person {
    /// The window in use.
    pub async fn window(&self) -> WindowHandle {
        let window = self.browser().handle().window().await;
        window.expect("a browser in use has a window")
    }

    /// Opens a place of the app in a window of its own, as visible as the first, and uses that.
    pub async fn open_window(&self, route: &str) {
        self.watch.collect().await;
        let window = self.browser().handle().new_window().await;
        let window = window.expect("a browser opens as many windows as one likes");
        self.go_to_window(&window).await;
        self.open(route).await;
    }

    /// Uses another window.
    pub async fn go_to_window(&self, window: &WindowHandle) {
        let moved = self
            .browser()
            .handle()
            .switch_to_window(window.clone())
            .await;
        moved.expect("the window is open");
    }

    /// Closes the window in use and goes back to another.
    pub async fn close_window(&self, back_to: &WindowHandle) {
        self.watch.collect().await;
        let closed = self.browser().handle().close_window().await;
        closed.expect("the window is open");
        self.go_to_window(back_to).await;
    }
}

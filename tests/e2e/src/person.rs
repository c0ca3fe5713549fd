//! A person at a browser: opens routes, reads, clicks and types.
//!
//! What can be done anywhere on a page comes from [`Place`]; this adds what concerns the browser:
//! its address, history, window, colour scheme and network.

use std::ops::Deref;
use std::rc::Rc;

use thirtyfour::Key;

use crate::browser::{Browser, Start};
use crate::place::{FOCUSED, Place};
use crate::role::{Name, Role};
use crate::stage::Stage;
use crate::watch::Watch;

/// A person with a browser of their own.
#[derive(Debug)]
pub struct Person {
    pub(crate) page: Place,
    pub(crate) watch: Watch,
    app: String,
}

/// The colours the system asks pages for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Deref for Person {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.page
    }
}

impl Person {
    /// A person whose browser was started like this and who finds the app at this address.
    pub(crate) async fn arrive(stage: &Stage, start: &Start, app: String) -> Self {
        let browser = Rc::new(Browser::start(stage.environment(), start).await);
        Self {
            page: Place::page(Rc::clone(&browser)),
            watch: Watch::of(browser),
            app,
        }
    }

    /// Closes the browser.
    pub(crate) async fn leave(self) {
        let Self { page, watch, .. } = self;
        drop(watch);
        if let Some(browser) = Rc::into_inner(page.browser) {
            browser.quit().await;
        }
    }

    /// The browser itself, for what only Chromium can do.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.page.browser
    }

    /// Where the app is served for this person.
    #[must_use]
    pub fn app(&self) -> &str {
        &self.app
    }

    /// Goes to a place of the app by its address, such as `#/settings`.
    pub async fn open(&self, route: &str) {
        self.visit(&format!("{}{route}", self.app)).await;
    }

    /// Goes to any address.
    pub async fn visit(&self, address: &str) {
        self.watch.collect().await;
        if let Err(error) = self.browser().handle().goto(address).await {
            panic!("{address} could not be opened: {error}");
        }
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.watch.collect().await;
        self.browser()
            .handle()
            .refresh()
            .await
            .expect("a loaded page can be loaded again");
    }

    /// One step back in the history.
    pub async fn back(&self) {
        self.watch.collect().await;
        self.browser()
            .handle()
            .back()
            .await
            .expect("a browser can always be asked to go back");
    }

    /// One step forward in the history.
    pub async fn forward(&self) {
        self.watch.collect().await;
        self.browser()
            .handle()
            .forward()
            .await
            .expect("a browser can always be asked to go on");
    }

    /// Waits until the address of the app ends so.
    pub async fn expect_route(&self, route: &str) {
        let address = format!("{}{route}", self.app);
        self.page
            .until(&format!("the address {address}"), async || {
                let now = self.browser().handle().current_url().await?;
                if now.as_str() == address {
                    Ok(())
                } else {
                    Err(format!("it is {now}").into())
                }
            })
            .await;
    }

    /// Waits until the address of the app begins so, whatever follows.
    pub async fn expect_route_under(&self, route: &str) {
        let address = format!("{}{route}", self.app);
        self.page
            .until(&format!("an address that begins {address}"), async || {
                let now = self.browser().handle().current_url().await?;
                if now.as_str().starts_with(&address) {
                    Ok(())
                } else {
                    Err(format!("it is {now}").into())
                }
            })
            .await;
    }

    /// What follows the app's address.
    pub async fn route(&self) -> String {
        let now = self
            .browser()
            .handle()
            .current_url()
            .await
            .expect("a browser has an address");
        now.as_str()
            .strip_prefix(&self.app)
            .unwrap_or(now.as_str())
            .to_owned()
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: Key) {
        let key = key.value();
        let chain = self
            .browser()
            .handle()
            .action_chain()
            .key_down(key)
            .key_up(key);
        chain.perform().await.expect("a key can always be pressed");
    }

    /// Presses a letter while holding a key.
    pub async fn press_with(&self, held: Key, key: char) {
        let held = held.value();
        let chain = self.browser().handle().action_chain();
        let chain = chain.key_down(held).key_down(key).key_up(key).key_up(held);
        chain.perform().await.expect("keys can always be pressed");
    }

    /// Types where the focus is.
    pub async fn type_keys(&self, text: &str) {
        let chain = self.browser().handle().action_chain().send_keys(text);
        chain.perform().await.expect("text can always be typed");
    }

    /// Presses Tab until the control has the focus, as somebody without a mouse gets there.
    pub async fn tab_to(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        self.page.find(role, name.clone()).await;
        for _ in 0..120 {
            if self.has_focus(role, &name).await {
                return;
            }
            self.press(Key::Tab).await;
            self.browser().return_to_the_page().await;
        }
        panic!("Tab never reaches the {role} named {name}");
    }

    async fn has_focus(&self, role: Role, name: &Name) -> bool {
        let active = match self.browser().handle().execute(FOCUSED, []).await {
            Ok(value) => value.element(),
            Err(_) => return false,
        };
        let Ok(active) = active else { return false };
        let is_role = self
            .browser()
            .computed_role(&active)
            .await
            .is_ok_and(|word| role.is(&word));
        is_role
            && self
                .browser()
                .computed_label(&active)
                .await
                .is_ok_and(|label| name.fits(&label))
    }

    /// Makes the page as wide and high as a screen.
    pub async fn see_through(&self, width: u32, height: u32) {
        self.browser().see_through(width, height).await;
    }

    /// Asks pages for light or dark colours, as the system would.
    pub async fn prefer(&self, scheme: Scheme) {
        self.browser().prefer_dark(scheme == Scheme::Dark).await;
    }

    /// Cuts the network.
    pub async fn go_offline(&self) {
        self.browser().set_offline(true).await;
    }

    /// Gives the network back.
    pub async fn go_online(&self) {
        self.browser().set_offline(false).await;
    }

    /// Waits until transitions have ended, fonts are there and two frames were drawn.
    pub async fn settle(&self) {
        // An animation whose element goes meanwhile never says that it has ended.
        let script = "const done = arguments[arguments.length - 1]; \
            const moves = (one) => one.playState !== 'finished' \
              && one.effect.getComputedTiming().endTime !== Infinity; \
            const look = () => requestAnimationFrame( \
              () => document.getAnimations().some(moves) ? look() : requestAnimationFrame(() => done(null))); \
            document.fonts.ready.then(look);";
        self.browser().run_async(script).await;
    }

    /// What lies in the clipboard.
    pub async fn clipboard(&self) -> String {
        let script = "const done = arguments[arguments.length - 1]; \
            navigator.clipboard.readText().then(done, (error) => done('unreadable: ' + error));";
        self.browser()
            .run_async(script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// A picture of what is seen.
    pub async fn picture(&self) -> Vec<u8> {
        self.browser()
            .handle()
            .screenshot_as_png()
            .await
            .expect("a page can be pictured")
    }

    /// What the content policy refused on any page so far.
    pub async fn policy_violations(&self) -> Vec<String> {
        self.watch.policy_violations().await
    }

    /// This test makes requests fail on purpose: the browser's own notes about that are no errors.
    pub fn expects_failed_requests(&self) {
        self.watch.expect_part("network");
        // Without the right headers a browser reports a failed request as a script error.
        self.watch.expect_part("blocked by CORS policy");
    }

    /// This test makes the console say something that contains this text.
    pub fn expects_in_console(&self, text: &str) {
        self.watch.expect_part(text);
    }
}

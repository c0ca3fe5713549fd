//! A part of the page in which things are looked for: the whole page, a dialog, a row.
//!
//! A place remembers how it was described, not what was found, so that it survives redrawing.
//! Every step waits by looking again until a deadline, never for a fixed time.

use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::{Key, WebElement};

use crate::browser::Browser;
use crate::miss::{Miss, NONE};
use crate::role::{Name, Role, flatten};

const LOCATE: &str = include_str!("scripts/locate.js");
const OUTLINE: &str = include_str!("scripts/outline.js");
const TEXT: &str = include_str!("scripts/text.js");

/// The element that has the focus, in whatever shadow root that is.
pub(crate) const FOCUSED: &str = "let one = document.activeElement; \
     while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; \
     return one;";

/// How long a person waits for something to appear. Generous, because machines that test are slow.
pub const PATIENCE: Duration = Duration::from_secs(15);
const GLANCE: Duration = Duration::from_millis(40);

/// Where to look.
#[derive(Debug, Clone)]
pub struct Place {
    pub(crate) browser: Rc<Browser>,
    path: Vec<(Role, Name)>,
    patience: Duration,
}

impl Place {
    pub(crate) fn page(browser: Rc<Browser>) -> Self {
        Self {
            browser,
            path: Vec::new(),
            patience: PATIENCE,
        }
    }

    /// The part of this place that has this role and name.
    #[must_use]
    pub fn within(&self, role: Role, name: impl Into<Name>) -> Self {
        let mut path = self.path.clone();
        path.push((role, name.into()));
        Self {
            path,
            ..self.clone()
        }
    }

    /// The same place for somebody who waits this long before giving up.
    #[must_use]
    pub fn with_patience(&self, patience: Duration) -> Self {
        Self {
            patience,
            ..self.clone()
        }
    }

    /// Waits until exactly one such element is there.
    pub async fn find(&self, role: Role, name: impl Into<Name>) -> WebElement {
        let name = name.into();
        let what = format!("one {role} named {name}");
        self.until(&what, async || self.one(role, &name).await)
            .await
    }

    /// How many such elements there are now.
    pub async fn count(&self, role: Role, name: impl Into<Name>) -> usize {
        self.all(role, &name.into())
            .await
            .map_or(0, |found| found.len())
    }

    /// What can be read here now.
    pub async fn text(&self) -> String {
        self.until("something to read", async || self.visible_text().await)
            .await
    }

    /// Clicks, as soon as it is there and nothing covers it.
    pub async fn click(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        self.until(&format!("a click on the {role} named {name}"), async || {
            let element = self.one(role, &name).await?;
            match element.click().await {
                // A choice drawn by its label is clicked there, as a person does. Chromium says that
                // the label covers the choice, and Firefox that the choice cannot be seen.
                Err(error)
                    if matches!(
                        error.as_inner(),
                        WebDriverErrorInner::ElementClickIntercepted(_)
                            | WebDriverErrorInner::ElementNotInteractable(_)
                    ) && matches!(role, Role::Radio | Role::Checkbox) =>
                {
                    Ok(self.label_of(&element).await?.click().await?)
                }
                clicked => Ok(clicked?),
            }
        })
        .await;
    }

    /// Replaces what stands in a field by typing.
    pub async fn type_into(&self, name: impl Into<Name>, text: &str) {
        let name = name.into();
        self.until(&format!("a field named {name} to type into"), async || {
            let field = self.field(&name).await?;
            // As a person does: mark all, type over it.
            field.send_keys(Key::Control + "a").await?;
            if text.is_empty() {
                return Ok(field.send_keys(Key::Backspace + "").await?);
            }
            Ok(field.send_keys(text).await?)
        })
        .await;
    }

    /// What stands in a field.
    pub async fn value_of(&self, name: impl Into<Name>) -> String {
        let name = name.into();
        self.until(&format!("a field named {name}"), async || {
            Ok(self
                .field(&name)
                .await?
                .prop("value")
                .await?
                .unwrap_or_default())
        })
        .await
    }

    /// Chooses an entry of a list by what it says.
    pub async fn choose(&self, name: impl Into<Name>, entry: &str) {
        let name = name.into();
        self.until(
            &format!("a list named {name} with \"{entry}\""),
            async || {
                let list = self.one(Role::Combobox, &name).await?;
                let select = thirtyfour::components::SelectElement::new(&list).await?;
                Ok(select.select_by_visible_text(entry).await?)
            },
        )
        .await;
    }

    /// Clicks while holding a key.
    pub async fn click_with(&self, held: Key, role: Role, name: impl Into<Name>) {
        let name = name.into();
        let what = format!("a click on the {role} named {name} with a key held");
        self.until(&what, async || {
            let element = self.one(role, &name).await?;
            let held = held.value();
            let chain = self.browser.handle().action_chain();
            let chain = chain.key_down(held).click_element(&element).key_up(held);
            Ok(chain.perform().await?)
        })
        .await;
    }

    async fn label_of(&self, element: &WebElement) -> Result<WebElement, Miss> {
        let script = "return arguments[0].labels[0] || arguments[0];";
        let label = self
            .browser
            .handle()
            .execute(script, vec![element.to_json()?])
            .await?;
        Ok(label.element()?)
    }

    pub(crate) async fn field(&self, name: &Name) -> Result<WebElement, Miss> {
        let mut miss = Miss::from("no field of that name");
        for role in [
            Role::Textbox,
            Role::Searchbox,
            Role::Spinbutton,
            Role::Combobox,
        ] {
            match self.one(role, name).await {
                Ok(field) => return Ok(field),
                Err(Miss::Other(text)) if text == NONE => {}
                Err(other) => miss = other,
            }
        }
        Err(miss)
    }

    pub(crate) async fn visible_text(&self) -> Result<String, Miss> {
        let root = self.root().await?;
        let text = self.browser.handle().execute(TEXT, vec![root]).await?;
        Ok(flatten(text.json().as_str().unwrap_or_default()))
    }

    async fn root(&self) -> Result<Value, Miss> {
        let mut root = Value::Null;
        for (role, name) in &self.path {
            let mut found = self.candidates(&root, *role, name).await?;
            match found.len() {
                1 => root = found.remove(0).to_json()?,
                0 => return Err(Miss::NoPlace(format!("no {role} named {name} to look in"))),
                many => return Err(format!("{many} × {role} named {name} to look in").into()),
            }
        }
        Ok(root)
    }

    pub(crate) async fn one(&self, role: Role, name: &Name) -> Result<WebElement, Miss> {
        let mut found = self.all(role, name).await?;
        match found.len() {
            0 => Err(NONE.into()),
            1 => Ok(found.remove(0)),
            many => Err(format!("{many} are there, say which").into()),
        }
    }

    pub(crate) async fn all(&self, role: Role, name: &Name) -> Result<Vec<WebElement>, Miss> {
        let root = self.root().await?;
        Ok(self.candidates(&root, role, name).await?)
    }

    async fn candidates(
        &self,
        root: &Value,
        role: Role,
        name: &Name,
    ) -> WebDriverResult<Vec<WebElement>> {
        let arguments = vec![root.clone(), role.candidates().into(), name.text().into()];
        let rough = self
            .browser
            .handle()
            .execute(LOCATE, arguments)
            .await?
            .elements()?;
        let mut sure = Vec::with_capacity(rough.len());
        for element in rough {
            if !role.is(&self.browser.computed_role(&element).await?) {
                continue;
            }
            let computed = if role.is_known_by_its_text() {
                element.text().await?
            } else {
                self.browser.computed_label(&element).await?
            };
            // A place asked for without a name is any of its role.
            if name.text().is_empty() || name.fits(&computed) {
                sure.push(element);
            }
        }
        Ok(sure)
    }

    /// Looks again and again until `look` succeeds; ends the test with what stands there instead.
    pub(crate) async fn until<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> Result<T, Miss>,
    ) -> T {
        let deadline = Instant::now() + self.patience;
        loop {
            let miss = match look().await {
                Ok(value) => return value,
                Err(miss) => miss,
            };
            if Instant::now() > deadline || !miss.may_pass() {
                let outline = self.browser.run(OUTLINE, Vec::new()).await;
                panic!(
                    "waited in vain for {what}: {miss}\n{}",
                    outline.as_str().unwrap_or_default()
                );
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}

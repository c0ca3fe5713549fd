//! A part of the page in which things are looked for: the whole page, a dialog, a row.
//!
//! A place remembers how it was described, not what was found, so that it survives redrawing.
//! Every step waits by looking again until a deadline, never for a fixed time.

use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Key, WebElement};

use crate::browser::Browser;
use crate::miss::{Miss, NONE};
use crate::role::{Name, Role, flatten};

const LOCATE: &str = include_str!("scripts/locate.js");
const OUTLINE: &str = include_str!("scripts/outline.js");

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

    /// Waits until such an element is there and asserts nothing else.
    pub async fn expect(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        let what = format!("a {role} named {name}");
        self.until(&what, async || {
            let found = self.all(role, &name).await?;
            if found.is_empty() {
                Err("none is there".into())
            } else {
                Ok(())
            }
        })
        .await;
    }

    /// Waits until no such element is there.
    pub async fn expect_gone(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        let what = format!("no {role} named {name}");
        self.until(&what, async || match self.all(role, &name).await {
            // A place that is gone took everything in it along.
            Ok(found) if found.is_empty() => Ok(()),
            Ok(found) => Err(format!("{} are there", found.len()).into()),
            Err(Miss::NoPlace(_)) => Ok(()),
            Err(miss) => Err(miss),
        })
        .await;
    }

    /// Waits until there are exactly so many such elements.
    pub async fn expect_count(&self, count: usize, role: Role, name: impl Into<Name>) {
        let name = name.into();
        let what = format!("{count} × {role} named {name}");
        self.until(&what, async || {
            let found = self.all(role, &name).await?.len();
            if found == count {
                Ok(())
            } else {
                Err(format!("{found} are there").into())
            }
        })
        .await;
    }

    /// How many such elements there are now.
    pub async fn count(&self, role: Role, name: impl Into<Name>) -> usize {
        self.all(role, &name.into())
            .await
            .map_or(0, |found| found.len())
    }

    /// Waits until the text can be read here.
    pub async fn expect_text(&self, text: &str) {
        let wanted = flatten(text);
        self.until(&format!("the text \"{text}\""), async || {
            if self.visible_text().await?.contains(&wanted) {
                Ok(())
            } else {
                Err("not there".into())
            }
        })
        .await;
    }

    /// Waits until the text can no longer be read here.
    pub async fn expect_no_text(&self, text: &str) {
        let unwanted = flatten(text);
        self.until(&format!("no text \"{text}\""), async || {
            if self.visible_text().await?.contains(&unwanted) {
                Err("it is there".into())
            } else {
                Ok(())
            }
        })
        .await;
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
            Ok(self.one(role, &name).await?.click().await?)
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

    /// Waits until this stands in the field.
    pub async fn expect_value(&self, name: impl Into<Name>, value: &str) {
        let name = name.into();
        self.until(
            &format!("\"{value}\" in the field named {name}"),
            async || {
                let now = self
                    .field(&name)
                    .await?
                    .prop("value")
                    .await?
                    .unwrap_or_default();
                if now == value {
                    Ok(())
                } else {
                    Err(format!("\"{now}\" stands there").into())
                }
            },
        )
        .await;
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

    /// Waits until the switch, box or choice is on or off.
    pub async fn expect_checked(&self, role: Role, name: impl Into<Name>, is_on: bool) {
        let name = name.into();
        self.until(
            &format!("the {role} named {name} to be {is_on}"),
            async || {
                let element = self.one(role, &name).await?;
                let now = match element.attr("aria-checked").await? {
                    Some(state) => state == "true",
                    None => element.is_selected().await?,
                };
                if now == is_on {
                    Ok(())
                } else {
                    Err("it is the other way round".into())
                }
            },
        )
        .await;
    }

    /// Waits until the control refuses to be used and says why in its description.
    pub async fn expect_refusing(&self, role: Role, name: impl Into<Name>, reason: &str) {
        let name = name.into();
        self.until(&format!("the {role} named {name} to refuse with \"{reason}\""), async || {
            let element = self.one(role, &name).await?;
            let is_off = element.attr("aria-disabled").await?.as_deref() == Some("true")
                || !element.is_enabled().await?;
            if !is_off {
                return Err("it can be used".into());
            }
            let script = "const [element] = arguments; \
                return [...(element.getAttribute('aria-describedby') || '').split(' '), \
                ].filter(Boolean).map((id) => document.getElementById(id)?.textContent || '').join(' ') \
                + ' ' + (element.title || '');";
            let said = self.browser.handle().execute(script, vec![element.to_json()?]).await?;
            let said = flatten(said.json().as_str().unwrap_or_default());
            if said.contains(reason) { Ok(()) } else { Err(format!("it says \"{said}\"").into()) }
        })
        .await;
    }

    /// Waits until the control has the keyboard's focus.
    pub async fn expect_focus(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        self.until(
            &format!("the focus on the {role} named {name}"),
            async || {
                let element = self.one(role, &name).await?;
                let script = "return arguments[0] === document.activeElement;";
                let has = self
                    .browser
                    .handle()
                    .execute(script, vec![element.to_json()?])
                    .await?;
                if has.json() == &Value::Bool(true) {
                    Ok(())
                } else {
                    Err("it is elsewhere".into())
                }
            },
        )
        .await;
    }

    async fn field(&self, name: &Name) -> Result<WebElement, Miss> {
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

    async fn visible_text(&self) -> Result<String, Miss> {
        let root = self.root().await?;
        let script = "return (arguments[0] || document.body).innerText;";
        let text = self.browser.handle().execute(script, vec![root]).await?;
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

    async fn one(&self, role: Role, name: &Name) -> Result<WebElement, Miss> {
        let mut found = self.all(role, name).await?;
        match found.len() {
            0 => Err(NONE.into()),
            1 => Ok(found.remove(0)),
            many => Err(format!("{many} are there, say which").into()),
        }
    }

    async fn all(&self, role: Role, name: &Name) -> Result<Vec<WebElement>, Miss> {
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

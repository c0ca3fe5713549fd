//! One of the pages in a browser of its own, and the hands that use it.

use std::time::{Duration, Instant};

use e2e::browser::{Browser, Start};
use e2e::environment::Environment;
use serde_json::{Value, json};

use crate::subject::Fleet;

const PROBE: &str = include_str!("probe.js");

/// How often a page is asked whether it has come so far; asking costs it a little.
const GLANCE: Duration = Duration::from_millis(200);

/// A page that may still be empty.
#[derive(Debug)]
pub(crate) struct Page {
    browser: Browser,
}

impl Page {
    /// A browser with a fresh profile, that runs so many times slower than the machine.
    pub(crate) async fn new(environment: &Environment, fleet: &Fleet, slow_down: u32) -> Self {
        let browser = Browser::start(environment, &Start::default()).await;
        let arguments = [json!(fleet.session()), json!(fleet.size.mirrors)];
        let source = format!("{}({}, {});", PROBE.trim_end(), arguments[0], arguments[1]);
        let script = json!({ "source": source });
        browser
            .command("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        browser.command("Performance.enable", json!({})).await;
        let page = Self { browser };
        page.slow_down(slow_down).await;
        page
    }

    /// Lets the page run so many times slower than the machine.
    pub(crate) async fn slow_down(&self, rate: u32) {
        let rate = json!({ "rate": rate });
        self.browser
            .command("Emulation.setCPUThrottlingRate", rate)
            .await;
    }

    /// Goes to an address.
    pub(crate) async fn open(&self, address: &str) {
        if let Err(error) = self.browser.handle().goto(address).await {
            panic!("{address} could not be opened: {error}");
        }
    }

    /// Closes the browser.
    pub(crate) async fn close(self) {
        self.browser.quit().await;
    }

    /// Milliseconds from the navigation until the probe noted `first` or `full`.
    pub(crate) async fn noted(&self, what: &str, patience: Duration) -> f64 {
        let deadline = Instant::now() + patience;
        loop {
            let value = self.value(&format!("window.__bench?.{what} ?? null")).await;
            if let Some(time) = value.as_f64() {
                return time;
            }
            if Instant::now() > deadline {
                let shown = self.value("document.body.innerText.slice(0, 400)").await;
                panic!("the page did not come to \"{what}\" within {patience:?}: {shown}");
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// The value of an expression.
    pub(crate) async fn value(&self, expression: &str) -> Value {
        self.browser
            .run(&format!("return {expression};"), Vec::new())
            .await
    }

    /// Seconds that the main thread has been busy.
    pub(crate) async fn busy_seconds(&self) -> f64 {
        let answer = self
            .browser
            .command("Performance.getMetrics", json!({}))
            .await;
        let metrics = answer["metrics"].as_array();
        let metric = metrics
            .into_iter()
            .flatten()
            .find(|metric| metric["name"] == "TaskDuration");
        metric
            .and_then(|metric| metric["value"].as_f64())
            .unwrap_or(0.0)
    }

    /// Milliseconds of each long task that began before that time.
    pub(crate) async fn long_tasks_until(&self, time: f64) -> Vec<f64> {
        let tasks =
            format!("window.__bench.long.filter((one) => one[0] < {time}).map((one) => one[1])");
        serde_json::from_value(self.value(&tasks).await).expect("the probe keeps numbers")
    }

    /// Compressed bytes that came from the page's own host so far.
    pub(crate) async fn fetched_bytes(&self) -> f64 {
        let page = "performance.getEntriesByType('navigation')[0].encodedBodySize";
        let sum = format!("window.__bench.fetched + {page}");
        self.value(&sum).await.as_f64().unwrap_or(0.0)
    }

    /// Bytes in use after a collection: JavaScript, the browser's own objects, buffers, WebAssembly.
    pub(crate) async fn memory_bytes(&self) -> f64 {
        self.browser
            .command("HeapProfiler.collectGarbage", json!({}))
            .await;
        let heap = self
            .browser
            .command("Runtime.getHeapUsage", json!({}))
            .await;
        let part = |name: &str| heap[name].as_f64().unwrap_or(0.0);
        let wasm = self.value("window.__bench.wasmBytes()").await;
        part("usedSize") + part("embedderHeapUsedSize") + wasm.as_f64().unwrap_or(0.0)
    }

    /// How many rows pass the filter, and which the first of them are: both pages must agree.
    pub(crate) async fn sight(&self) -> Value {
        self.value("window.__bench.sight()").await
    }

    /// Clicks a control and tells how long its paint took; nothing if the table did not change.
    pub(crate) async fn measure_click(&self, role: &str, name: &str) -> Option<f64> {
        self.arm("click").await;
        self.click(role, name).await;
        self.gesture().await
    }

    /// Clicks a control.
    pub(crate) async fn click(&self, role: &str, name: &str) {
        let place = self
            .value(&format!("window.__bench.place({role:?}, {name:?})"))
            .await;
        let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else {
            panic!("there is no {role} named {name}");
        };
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.browser
                .command("Input.dispatchMouseEvent", event)
                .await;
        }
    }

    /// Presses a key where the focus is and tells how long its paint took; nothing if the table did
    /// not change.
    pub(crate) async fn measure_key(&self, key: Key) -> Option<f64> {
        self.arm("keydown").await;
        self.press(key).await;
        self.gesture().await
    }

    /// Presses a key where the focus is.
    pub(crate) async fn press(&self, key: Key) {
        for event in key.events() {
            self.browser.command("Input.dispatchKeyEvent", event).await;
        }
    }

    async fn arm(&self, event: &str) {
        self.browser
            .run(&format!("window.__bench.arm({event:?});"), Vec::new())
            .await;
    }

    async fn gesture(&self) -> Option<f64> {
        // Asking earlier would be work in the very frame that is measured.
        tokio::time::sleep(GLANCE).await;
        let script =
            "const done = arguments[arguments.length - 1]; window.__bench.gesture.then(done);";
        self.browser.run_async(script).await.as_f64()
    }

    /// Scrolls down evenly with the wheel for some seconds. Tells the gaps between frames in
    /// milliseconds, and in how many frames a row was missing.
    pub(crate) async fn scroll(&self, seconds: u32, pixels_per_second: u32) -> (Vec<f64>, f64) {
        self.browser
            .run("window.__bench.watchFrames();", Vec::new())
            .await;
        tokio::time::sleep(GLANCE).await;
        let gesture = json!({
            "x": 700, "y": 500,
            "yDistance": -i64::from(seconds * pixels_per_second),
            "speed": pixels_per_second,
            "preventFling": true,
            "gestureSourceType": "mouse",
        });
        self.browser
            .command("Input.synthesizeScrollGesture", gesture)
            .await;
        let seen = self.value("window.__bench.endFrames()").await;
        let number = |name: &str| seen[name].as_f64().unwrap_or(0.0);
        let wanted = f64::from(seconds * pixels_per_second);
        assert!(
            number("moved") > 0.9 * wanted,
            "it scrolled too little: {seen}"
        );
        let gaps = seen["gaps"].as_array().into_iter().flatten();
        let gaps = gaps.filter_map(Value::as_f64).collect();
        (gaps, number("blank"))
    }
}

/// A key of the keyboard.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Key {
    /// A small letter.
    Letter(char),
    /// Takes the last letter back.
    Backspace,
    /// Closes what lies over the page.
    Escape,
}

impl Key {
    fn events(self) -> [Value; 2] {
        let (key, code, number, text) = match self {
            Self::Letter(letter) => (
                letter.to_string(),
                format!("Key{}", letter.to_ascii_uppercase()),
                u32::from(letter.to_ascii_uppercase()),
                Some(letter.to_string()),
            ),
            Self::Backspace => ("Backspace".to_owned(), "Backspace".to_owned(), 8, None),
            Self::Escape => ("Escape".to_owned(), "Escape".to_owned(), 27, None),
        };
        ["keyDown", "keyUp"].map(|kind| {
            let mut event = json!({
                "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number,
            });
            if let (Some(text), "keyDown") = (&text, kind) {
                event["text"] = json!(text);
            }
            event
        })
    }
}

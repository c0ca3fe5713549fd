//! Saving a file that is put together from pieces.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use crate::browser::clock;

/// How long the browser may take to fetch what it was given an address of, in milliseconds.
const FETCHED_AFTER_MS: u32 = 60_000;

/// A file under construction.
pub(crate) struct SaveFile {
    name: String,
    media_type: &'static str,
    pieces: Array,
}

impl SaveFile {
    /// Begins an empty file.
    pub(crate) fn new(name: &str, media_type: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            media_type,
            pieces: Array::new(),
        }
    }

    /// Adds a piece.
    pub(crate) fn push(&mut self, piece: &str) {
        // As a blob, which the browser may keep outside of memory.
        let text = Array::of1(&piece.into());
        match Blob::new_with_str_sequence(&text) {
            Ok(blob) => self.pieces.push(&blob),
            Err(_) => self.pieces.push(&piece.into()),
        };
    }

    /// Hands it to the person, as a download.
    pub(crate) fn finish(self) {
        if self.download().is_err() {
            web_sys::console::error_1(&"The browser could not save the file.".into());
        }
    }

    fn download(&self) -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(self.media_type);
        let blob = Blob::new_with_blob_sequence_and_options(&self.pieces, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let document = web_sys::window()
            .and_then(|window| window.document())
            .ok_or(JsValue::NULL)?;
        let link: HtmlElement = document.create_element("a")?.unchecked_into();
        link.set_attribute("href", &url)?;
        link.set_attribute("download", &self.name)?;
        link.click();
        wasm_bindgen_futures::spawn_local(async move {
            clock::sleep(FETCHED_AFTER_MS).await;
            // Fails for no address that was made here.
            let _ = Url::revoke_object_url(&url);
        });
        Ok(())
    }
}

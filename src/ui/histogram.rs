//! How something is spread: a bar for each bucket, pressed to see only what is in it.

use leptos::prelude::*;
use mirrordeck_language::fill;

use super::{
    element::{Element, el},
    ids::unique_id,
    part::Part,
    tile::pressed,
    tone::Tone,
    when::each,
};
use crate::reactive::{Callback, Memo, Signal};

/// A bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What is in it, in a word or two.
    pub label: String,
    /// How many.
    pub count: u32,
    /// How serious these are.
    pub tone: Tone,
    /// Whether only these are shown.
    pub is_pressed: bool,
}

/// Bars side by side, as high as their bucket is full.
#[component]
pub fn Histogram(
    /// What is spread, and over what.
    #[prop(into)]
    caption: Signal<String>,
    /// The buckets, in their order.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// Someone wants to see only the bucket of this index, or no longer.
    #[prop(into)]
    on_press: Callback<u32>,
) -> Part {
    let caption_id = unique_id();
    let bars = Memo::new(move || bars.get());
    let indices = move || (0..bars.with(Vec::len) as u64).collect();
    el("figure")
        .class("histogram")
        .child((
            el("div")
                .class("histogram-bars")
                .attr("role", "group")
                .attr("aria-labelledby", &caption_id)
                .child(each(indices, move |index| {
                    bar(bars, index as usize, on_press)
                })),
            el("figcaption")
                .class("histogram-caption")
                .attr("id", &caption_id)
                .child(caption),
        ))
        .into()
}

fn bar(bars: Memo<Vec<Bar>>, index: usize, on_press: Callback<u32>) -> Element {
    // A bar that is about to go has no bucket any more.
    let bucket = move || bars.with(|bars| bars.get(index).cloned());
    let words = move || bucket().map(|it| fill("{0}: {1}", &[&it.label, &it.count.to_string()]));
    el("button")
        .class("histogram-bar")
        .attr("type", "button")
        .attr("aria-label", words)
        .attr("title", words)
        .attr("data-tone", move || bucket().map(|it| it.tone.name()))
        .attr("data-empty", move || {
            bucket().is_some_and(|it| it.count == 0)
        })
        .attr("aria-pressed", move || {
            bucket().map(|it| pressed(it.is_pressed))
        })
        .style("--share", move || bars.with(|bars| height(bars, index)))
        .on_click(move || on_press.run(index as u32))
        .child((
            el("span").class("histogram-column"),
            el("span")
                .class("histogram-label")
                .child(move || bucket().map(|it| it.label)),
        ))
}

/// How high a bar is beside the highest.
fn height(bars: &[Bar], index: usize) -> String {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default();
    share(bars.get(index).map_or(0, |bar| bar.count), most)
}

/// A part of a whole, in thousandths, as stylesheets read it. Without floating point, whose
/// writing is large.
pub(super) fn share(part: u32, whole: u32) -> String {
    let thousandths = u64::from(part.min(whole)) * 1000 / u64::from(whole.max(1));
    match thousandths {
        1000 => "1".to_owned(),
        some => format!("0.{some:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_a_number_from_0_to_1() {
        let check = |part, whole, expected: &str| {
            assert_eq!(share(part, whole), expected, "{part} of {whole}");
        };
        check(0, 0, "0.000");
        check(0, 7, "0.000");
        check(7, 7, "1");
        check(9, 7, "1");
        check(1, 2, "0.500");
        check(2, 3, "0.666");
        check(1, 40, "0.025");
        check(1, 5000, "0.000");
        check(u32::MAX - 1, u32::MAX, "0.999");
    }
}

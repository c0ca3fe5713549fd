// Texts of the program that do not fit where they stand, and a page that is wider than its window.
const words = new Set(arguments[0]);
const found = [];
for (const element of document.querySelectorAll("body *")) {
  const text = element.textContent.trim();
  if (!text || !element.checkVisibility() || element.clientWidth <= 1 || element.closest(".visually-hidden")) continue;
  const style = getComputedStyle(element);
  const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
  // What is cut off, and what spills into the cell beside it or out of its button.
  // The label of a bar stands in the room of two, as every other one is shown.
  const isCell = element.matches("[role=cell], [role=columnheader], td, th, button:not(.histogram-bar)");
  const isWide = (cuts(style.overflowX) || (isCell && style.overflowX === "visible")) && element.scrollWidth > element.clientWidth + 1;
  const isHigh = cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
  // Names and addresses of a person's own may end in an ellipsis: their whole text is a tooltip away.
  const isOurs = words.has(text) || style.textOverflow !== "ellipsis";
  if ((isWide || isHigh) && isOurs) found.push(`${element.tagName.toLowerCase()}.${element.className}: ${text.slice(0, 80)}`);
}
const root = document.documentElement;
if (root.scrollWidth > innerWidth + 1) found.push(`the page is ${root.scrollWidth} wide in a window of ${innerWidth}`);
return found;

// Candidates for one role: visible, reachable, and roughly named like what is looked for.
// arguments: root element or null, CSS list, text that must occur somewhere in what could name it.
const [root, css, text] = arguments;
const flat = (value) => (value || "").replace(/\s+/g, " ").trim();
const wanted = flat(text);
// Whoever looks at a page sees no shadow roots, so what stands in them is looked through as well.
const all = (within, selector) => Array.from(within.querySelectorAll("*")).flatMap((element) => [
  ...(element.matches(selector) ? [element] : []),
  ...(element.shadowRoot ? all(element.shadowRoot, selector) : []),
]);
const around = (element, holds) => {
  for (let one = element; one; one = one.parentNode || one.host) if (holds(one)) return true;
  return false;
};
const modals = all(document, "dialog:modal");
const modal = modals.length ? modals[modals.length - 1] : null;
const byIds = (element, ids) =>
  flat(ids).split(" ").filter(Boolean)
    .map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean)
    .map((node) => node.textContent).join(" ");
const names = (element) => [
  element.textContent,
  element.innerText,
  element.getAttribute("aria-label"),
  element.getAttribute("title"),
  element.getAttribute("alt"),
  element.getAttribute("placeholder"),
  element.type === "submit" || element.type === "button" ? element.value : "",
  byIds(element, element.getAttribute("aria-labelledby")),
  ...Array.from(element.labels || [], (label) => label.textContent),
  element.querySelector?.(":scope > caption, :scope > legend, :scope > title")?.textContent,
];
return all(root || document, css).filter((element) =>
  (!modal || around(element, (one) => one === modal || one.matches?.("[popover]:popover-open"))) &&
  !around(element, (one) => one.matches?.("[inert]")) &&
  element.checkVisibility({ visibilityProperty: true }) &&
  (!wanted || names(element).some((name) => flat(name).includes(wanted))));

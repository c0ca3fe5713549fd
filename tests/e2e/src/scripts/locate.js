// Candidates for one role: visible, reachable, and roughly named like what is looked for.
// arguments: root element or null, CSS list, text that must occur somewhere in what could name it.
const [root, css, text] = arguments;
const flat = (value) => (value || "").replace(/\s+/g, " ").trim();
const wanted = flat(text);
const modals = document.querySelectorAll("dialog:modal");
const modal = modals.length ? modals[modals.length - 1] : null;
const byIds = (ids) =>
  flat(ids).split(" ").filter(Boolean)
    .map((id) => document.getElementById(id)).filter(Boolean)
    .map((node) => node.textContent).join(" ");
const names = (element) => [
  element.textContent,
  element.innerText,
  element.getAttribute("aria-label"),
  element.getAttribute("title"),
  element.getAttribute("alt"),
  element.getAttribute("placeholder"),
  element.type === "submit" || element.type === "button" ? element.value : "",
  byIds(element.getAttribute("aria-labelledby")),
  ...Array.from(element.labels || [], (label) => label.textContent),
  element.querySelector?.(":scope > caption, :scope > legend, :scope > title")?.textContent,
];
return Array.from((root || document).querySelectorAll(css)).filter((element) =>
  (!modal || modal.contains(element) || element.closest("[popover]:popover-open")) &&
  !element.closest("[inert]") &&
  element.checkVisibility({ visibilityProperty: true }) &&
  (!wanted || names(element).some((name) => flat(name).includes(wanted))));

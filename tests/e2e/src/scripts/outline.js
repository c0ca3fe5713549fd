// What stands on the page, for the report of a failed test.
const modals = document.querySelectorAll("dialog:modal");
const root = modals.length ? modals[modals.length - 1] : document.body;
const controls = Array.from(root.querySelectorAll("h1,h2,h3,a[href],button,input,select,textarea,[role]"))
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .slice(0, 120)
  .map((element) => {
    const name = element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent || "";
    const role = element.getAttribute("role") || element.localName + (element.type ? `[${element.type}]` : "");
    return `  ${role} "${name.replace(/\s+/g, " ").trim().slice(0, 90)}"`;
  });
return `text: ${root.innerText.replace(/\s+/g, " ").slice(0, 2500)}\ncontrols:\n${controls.join("\n")}`;

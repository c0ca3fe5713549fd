// What stands on the page and was not looked up, where everything that was stands between ⟦ and ⟧.
const found = new Set();
const note = (text, where) => {
  let rest = text;
  // Texts stand in places of others.
  for (let before; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, " ");
  }
  rest = rest.trim();
  if (/\p{L}{2}/u.test(rest)) found.add(`${where}: ${rest.slice(0, 100)}`);
};
const isData = (element) => element.closest("code, pre, kbd, time, svg, script, style, noscript, .shell-notice, .shell-loading, [lang]:not(html)");
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
for (let node = walker.currentNode; node; node = walker.nextNode()) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (!isData(node.parentElement)) note(node.data, node.parentElement.tagName.toLowerCase());
    continue;
  }
  if (isData(node)) continue;
  for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt"]) {
    const value = node.getAttribute(name);
    if (value) note(value, name);
  }
}
return [...found];

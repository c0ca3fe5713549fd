// Everything that is read on the page or spoken by it, piece by piece, without what holds code or data by itself.
const found = new Set();
const note = (text, where) => {
  if (text.trim()) found.add(`${where}: ${text.trim()}`);
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

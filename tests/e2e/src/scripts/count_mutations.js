// Counts every change of the document from now on; the second script reads the count.
window.__mutationsSeenByTheTest = [];
window.__mutationObserverOfTheTest?.disconnect();
window.__mutationObserverOfTheTest = new MutationObserver((records) => {
  for (const record of records) {
    const { target } = record;
    const row = (target.closest ? target : target.parentElement)?.closest("[aria-rowindex]");
    const place = row ? ` in row ${row.getAttribute("aria-rowindex")}` : "";
    window.__mutationsSeenByTheTest.push(
      `${record.type} ${record.attributeName || ""} at ${target.nodeName} "${(target.textContent || "").slice(0, 60)}"${place}`);
  }
});
window.__mutationObserverOfTheTest.observe(document, {
  subtree: true, childList: true, attributes: true, characterData: true,
});

// Counts every change of the document from now on; the second script reads the count.
window.__mutationsSeenByTheTest = [];
window.__mutationObserverOfTheTest?.disconnect();
window.__mutationObserverOfTheTest = new MutationObserver((records) => {
  for (const record of records) {
    window.__mutationsSeenByTheTest.push(
      `${record.type} ${record.attributeName || ""} at ${record.target.nodeName} "${(record.target.textContent || "").slice(0, 60)}"`);
  }
});
window.__mutationObserverOfTheTest.observe(document, {
  subtree: true, childList: true, attributes: true, characterData: true,
});

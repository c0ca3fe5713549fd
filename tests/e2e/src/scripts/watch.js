// Runs before the page's own scripts: keeps what the content policy refused and what nobody caught.
(() => {
  const seen = [];
  Object.defineProperty(window, "__seenByTheTest", { value: seen, enumerable: false });
  document.addEventListener("securitypolicyviolation", (event) => {
    seen.push({ kind: "policy", text: `${event.violatedDirective} refused ${event.blockedURI} (${event.sourceFile || "page"}:${event.lineNumber}) ${event.sample}` });
  });
  window.addEventListener("error", (event) => {
    seen.push({ kind: "error", text: String(event.message || event.target?.outerHTML || event) });
  }, true);
  window.addEventListener("unhandledrejection", (event) => {
    seen.push({ kind: "rejection", text: String(event.reason) });
  });
})();

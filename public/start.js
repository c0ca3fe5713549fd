// Starts the app without a script in the page, which the content policy would refuse.
// The bundler names the two hashed files in preload links; this reads them from there.
for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}
// What nobody caught leaves the app in a state that nobody knows, as a panic does.
addEventListener("error", ({ error }) => {
  if (error) document.getElementById("crash").hidden = false;
});
try {
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;
  const { default: start } = await import(glue);
  await start({ module_or_path: wasm });
} catch (error) {
  // A trap comes from a panic, which has its own notice.
  if (!globalThis.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) {
    document.getElementById("not-started-detail").textContent = String(error);
    document.getElementById("not-started").hidden = false;
  }
  throw error;
}

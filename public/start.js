// Starts the app without a script in the page, which the content policy would refuse.
// The bundler names the two hashed files in preload links; this reads them from there.
for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}
// What nobody caught leaves the app in a state that nobody knows, as a panic does.
addEventListener("error", ({ error }) => {
  if (error) document.getElementById("crash").hidden = false;
});
// Whoever is signed in begins with the fleet: its parts arrive beside the first one. The build names
// them, and a browser that refuses its storage keeps nobody signed in.
try {
  const parts = document.querySelector('meta[name="fleet-parts"]')?.content;
  const isFleet = /^(#\/?(\?.*)?)?$/.test(location.hash);
  const key = "mirrordeck.session";
  if (parts && isFleet && (sessionStorage.getItem(key) || localStorage.getItem(key))) {
    for (const href of parts.split(" ")) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
      document.head.append(link);
    }
  }
} catch {}
try {
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]').href;
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

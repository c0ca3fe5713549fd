// Starts the app without a script in the page, which the content policy would refuse.
// The bundler names the two hashed files in preload links; this reads them from there.
// It runs as soon as it is there itself, when the rest of the page may still be to come.
const page =
  document.readyState === "loading" ? new Promise((done) => addEventListener("DOMContentLoaded", done)) : undefined;
addEventListener("click", ({ target }) => {
  if (target.closest("[data-reload]")) location.reload();
});
// Parts of the program by their addresses, as long as they are on their way to whoever needs them.
const onTheWay = new Map();
// A host need not know the media type, but browsers keep compiled programs only of those that do.
async function fetchPart(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(answer.status);
  const isNamed = answer.headers.get("content-type") === "application/wasm";
  return isNamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}
// The loader of the parts, which the build writes, gets them here. One that failed is fetched anew.
globalThis.mirrordeckPart = ({ href }) => {
  const part = onTheWay.get(href) ?? fetchPart(href);
  onTheWay.delete(href);
  return part;
};
// What nobody caught leaves the app in a state that nobody knows, as a panic does.
addEventListener("error", async ({ error }) => {
  await page;
  if (error) document.getElementById("crash").hidden = false;
});
// The person's language, chosen or the browser's, on its way beside the program, which speaks English itself.
// The build names the files.
const catalogues = new Map(
  document.querySelector('meta[name="languages"]').content.split(" ").map((named) => named.split("=")),
);
const CHOSEN = "mirrordeck.language";
const language = {
  chosen: "",
  async choose(code) {
    try {
      if (code) localStorage.setItem(CHOSEN, code);
      else localStorage.removeItem(CHOSEN);
    } catch {}
    language.chosen = code;
    return spoken(code ? [code] : navigator.languages);
  },
};
async function spoken(wanted) {
  const code = wanted.map((name) => name.split("-")[0]).find((name) => name === "en" || catalogues.has(name)) ?? "en";
  const root = document.documentElement;
  root.lang = code === "pseudo" ? "ar" : code;
  root.dir = code === "pseudo" ? "rtl" : "ltr";
  // With the region, if the browser has one for it.
  const locale = navigator.languages.find((name) => name.split("-")[0] === code) ?? (code === "pseudo" ? "en" : code);
  const file = catalogues.get(code);
  const answer = file && (await fetch(new URL(file, document.baseURI)).catch(() => undefined));
  return { locale, catalogue: answer?.ok ? await answer.text() : undefined };
}
try {
  language.chosen = localStorage.getItem(CHOSEN) ?? "";
} catch {}
language.first = spoken(language.chosen ? [language.chosen] : navigator.languages);
globalThis.mirrordeckLanguage = language;
// Whoever is signed in begins with the fleet: its parts arrive and are compiled beside the first one.
// The build names them, and a browser that refuses its storage keeps nobody signed in.
try {
  const parts = document.querySelector('meta[name="fleet-parts"]')?.content;
  const isFleet = /^(#\/?(\?.*)?)?$/.test(location.hash);
  const stored = [...Object.keys(sessionStorage), ...Object.keys(localStorage)];
  if (parts && isFleet && stored.some((key) => key.startsWith("mirrordeck.session."))) {
    for (const name of parts.split(" ")) {
      const { href } = new URL(name, import.meta.url);
      const part = fetchPart(href);
      // Whoever needs it tells; nobody else has to.
      part.catch(() => {});
      onTheWay.set(href, part);
    }
    // The first rows tell times, for which the browser has to find its words. It does that once, and now it waits.
    new Intl.RelativeTimeFormat(navigator.languages);
  }
} catch {}
try {
  // While the app is being developed, the bundler's links are the last of the head.
  if (!document.querySelector('link[rel="modulepreload"]')) await page;
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]').href;
  const { default: load, startPage } = await import(glue);
  await load({ module_or_path: wasm });
  await page;
  // Inside of a frame the page around it may have a say.
  const host = parent === window ? undefined : await (await import("./embedded-frame.js")).host();
  startPage(host);
} catch (error) {
  await page;
  // A trap comes from a panic, which has its own notice.
  if (!globalThis.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) {
    document.getElementById("not-started-detail").textContent = String(error);
    document.getElementById("not-started").hidden = false;
  }
  throw error;
}

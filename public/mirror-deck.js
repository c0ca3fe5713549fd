// The custom element <mirror-deck>: Mirrordeck inside of a page of somebody else's.
// How it is used stands in docs/embedding.md. Everything else is found beside this file.
import { Host, pathOf } from "./embedded-host.js";

// The build writes the names.
const GLUE = "./%glue%";
const PROGRAM = "./%program%";
const STYLE = "./%style%";
const LANGUAGES = "%languages%";

const at = (name) => new URL(name, import.meta.url).href;

// Once for all elements of the page; what failed may be tried again.
let loading;
// After a crash nothing of the program can be trusted, and neither can what other elements show.
let hasCrashed = false;

function load() {
  loading ??= Promise.all([program(), config()]).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function program() {
  // Where the loader of the parts, which the build writes, gets them.
  globalThis.mirrordeckPart ??= async ({ href }) => {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(answer.status);
    return WebAssembly.compile(await answer.arrayBuffer());
  };
  const glue = await import(at(GLUE));
  await glue.default({ module_or_path: at(PROGRAM) });
  return glue;
}

async function config() {
  try {
    const answer = await fetch(at("./config.json"));
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

// The catalogues by their languages. English stands in the program.
const catalogues = new Map(LANGUAGES.split(" ").map((named) => named.split("=")));

// One language for all elements of the page, which share the program: the one that was asked for last.
async function speak(glue, locale) {
  const file = catalogues.get(languageOf(locale));
  let text;
  try {
    const answer = file && (await fetch(at(file)));
    if (answer?.ok) text = await answer.text();
  } catch {
    // What does not arrive leaves English, which the program has.
  }
  glue.speak(locale, text);
}

const languageOf = (locale) => locale.split("-")[0];

// One stay of the program in an element.
class Stay extends Host {
  #element;
  #give;
  #restart;
  #top;
  #glue;
  #number;
  #prefix;
  #memory;
  #isOver = false;
  #ending = new AbortController();

  // What the element does not offer to the page comes beside it.
  constructor(element, give, restart) {
    super();
    this.#element = element;
    this.#give = give;
    this.#restart = restart;
    this.#prefix = element.getAttribute("prefix");
    this.instance = element.getAttribute("instance") ?? undefined;
    this.readOnly = element.hasAttribute("read-only");
    this.#memory = `#${pathOf(wishes(element))}`;
    const { signal } = this.#ending;
    if (this.#prefix) {
      addEventListener("hashchange", () => this.say("hashchange"), { signal });
      for (const event of ["pointerdown", "keydown"]) {
        element.shadowRoot.addEventListener(event, this.#address, { capture: true, signal });
      }
    }
    // On the element, so that the program has done its part by then.
    for (const event of ["click", "auxclick"]) {
      element.addEventListener(event, this.#follow, { signal });
    }
    this.#begin();
  }

  async #begin() {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = at(STYLE);
    this.#top = document.createElement("div");
    this.#top.className = "deck";
    this.#top.append(line("shell-loading", "Loading Mirrordeck…"));
    const room = document.createElement("div");
    room.className = "deck-room";
    room.append(this.#top);
    this.#element.shadowRoot.append(style, room);
    this.paint();
    if (hasCrashed) return this.crashed();
    try {
      const [glue, config] = await load();
      const locale = this.#element.getAttribute("locale");
      if (locale) await speak(glue, locale);
      if (this.#isOver || hasCrashed) return;
      this.config = config;
      this.#glue = glue;
      this.#top.replaceChildren();
      this.#number = glue.embed(this.#top, this);
    } catch (error) {
      // A trap has been told of by the program.
      if (this.#isOver || error instanceof WebAssembly.RuntimeError) return;
      const message = "A file of the app did not arrive, or this browser cannot run WebAssembly.";
      this.#notice("Mirrordeck could not start", message, this.#restart);
      this.emit("error", { kind: "load", message });
    }
  }

  end() {
    this.#isOver = true;
    this.#ending.abort();
    if (this.#number !== undefined && !hasCrashed) this.#glue.remove(this.#number);
    this.#element.shadowRoot.replaceChildren();
  }

  paint() {
    const locale = this.#element.getAttribute("locale");
    if (locale) {
      this.#top.lang = locale;
      this.#top.dir = languageOf(locale) === "pseudo" ? "rtl" : "ltr";
    }
    const theme = this.#element.getAttribute("theme");
    if (theme) this.#top.dataset.theme = theme;
    else delete this.#top.dataset.theme;
  }

  // Where the program is, kept in memory or behind the prefix in the address bar.
  get address() {
    if (!this.#prefix) return this.#memory;
    const { hash } = location;
    return hash.startsWith(this.#prefix) ? `#${hash.slice(this.#prefix.length)}` : this.#memory;
  }

  go(hash) {
    if (this.#prefix) {
      location.hash = this.#prefix + hash.slice(1);
    } else {
      this.#memory = hash;
      this.say("hashchange");
    }
  }

  replace(hash) {
    this.#memory = hash;
    // The host's own note of this step of the history stays.
    if (this.#prefix && location.hash.startsWith(this.#prefix)) {
      history.replaceState(history.state, "", this.#prefix + hash.slice(1));
    }
  }

  ask(isRejected) {
    return this.#give(isRejected);
  }

  emit(name, detail) {
    const init = { detail, bubbles: true, composed: true };
    if (!this.#isOver) this.#element.dispatchEvent(new CustomEvent(`mirrordeck:${name}`, init));
  }

  crashed() {
    hasCrashed = true;
    super.crashed();
    queueMicrotask(() => {
      if (this.#isOver) return;
      const message =
        "An error in Mirrordeck itself ended it. Your mirrors are not affected: GitLab runs them. If you had just changed something, load the page again and check what GitLab shows before you repeat it.";
      this.#notice("Mirrordeck has stopped", message);
    });
  }

  #notice(title, text, again) {
    const notice = line("shell-notice", "");
    notice.setAttribute("role", "alert");
    notice.append(line("", title), line("", text));
    if (again) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = "Try again";
      button.addEventListener("click", again);
      notice.append(button);
    }
    this.#top.replaceChildren(notice);
  }

  // Links name places of the program. Pressed plainly they lead there, and the address bar stays the host's.
  #follow = (event) => {
    const link = linkOf(event);
    if (!link || event.defaultPrevented) return;
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (isPlain || !this.#prefix) {
      event.preventDefault();
      if (!event.button) this.go(this.#own(link));
    }
  };

  // Whoever opens one in another tab finds it behind the prefix.
  #address = (event) => {
    const link = linkOf(event);
    if (link) link.setAttribute("href", this.#prefix + this.#own(link).slice(1));
  };

  #own(link) {
    const hash = link.getAttribute("href");
    const isPrefixed = this.#prefix && hash.startsWith(this.#prefix);
    return isPrefixed ? `#${hash.slice(this.#prefix.length)}` : hash;
  }
}

function linkOf(event) {
  const [target] = event.composedPath();
  return target instanceof Element ? target.closest('a[href^="#/"]') : null;
}

function line(name, text) {
  const element = document.createElement(name === "shell-notice" ? "section" : "p");
  element.className = name;
  element.textContent = text;
  return element;
}

function wishes(element) {
  return { view: element.getAttribute("view"), project: element.getAttribute("project") };
}

export class MirrorDeck extends HTMLElement {
  static observedAttributes = ["instance", "project", "view", "theme", "locale", "read-only", "prefix"];

  #stay;
  #token;
  #getToken;

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  connectedCallback() {
    // Set before the element was known.
    for (const name of ["token", "getToken"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (!this.#stay) this.#begin();
  }

  disconnectedCallback() {
    // An element that is only moved comes back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#stay || before === now) return;
    if (name === "theme") {
      this.#stay.paint();
    } else if (name === "read-only") {
      this.#stay.readOnly = now !== null;
      this.#stay.say("readonly");
    } else if (["instance", "prefix", "locale"].includes(name)) {
      this.#restart();
    } else {
      this.navigate(pathOf(wishes(this)));
    }
  }

  // A token as it is. It can be set and not be read.
  set token(token) {
    this.#token = token || undefined;
    this.#stay?.say("token");
  }

  get token() {
    return undefined;
  }

  // Called for a token whenever one is needed; the argument tells whether the last one was rejected.
  set getToken(ask) {
    this.#getToken = ask;
    this.#stay?.say("token");
  }

  get getToken() {
    return this.#getToken;
  }

  // A token that GitLab has refused is not given twice.
  async #give(isRejected) {
    if (this.#getToken) return this.#getToken({ isRejected });
    if (isRejected) this.#token = undefined;
    return this.#token;
  }

  // Where the program is, such as "/projects/42".
  get path() {
    return this.#stay?.address.slice(1);
  }

  navigate(path) {
    this.#stay?.go(`#${path}`);
  }

  #begin() {
    this.#stay = new Stay(
      this,
      (isRejected) => this.#give(isRejected),
      () => this.#restart(),
    );
  }

  #restart() {
    this.#end();
    if (this.isConnected) this.#begin();
  }

  #end() {
    this.#stay?.end();
    this.#stay = undefined;
  }
}

if (!customElements.get("mirror-deck")) customElements.define("mirror-deck", MirrorDeck);

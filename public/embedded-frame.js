// The app's side of a frame: meets the page around it, and speaks with that through a port alone.
// Loaded by public/start.js where the app stands in a frame. The other side is public/mirror-deck-frame.js.
import { Host, pathOf } from "./embedded-host.js";

// Messages that every window may send: the first says that the app is here, the second brings the port.
const READY = "mirrordeck:ready";
const CONNECT = "mirrordeck:connect";

// The page around, if config.json names any that may embed the app; else the app is nobody's but the person's.
export async function host() {
  const origins = await allowed();
  return origins.length ? new Around(origins) : undefined;
}

async function allowed() {
  try {
    const { embed } = await (await fetch("config.json")).json();
    // No other words: "null" is the origin of every page that is locked in.
    return embed.origins.filter((origin) => /^https?:/.test(origin));
  } catch {
    return [];
  }
}

class Around extends Host {
  #port;
  #waiting = [];

  constructor(origins) {
    super();
    const meet = (event) => {
      // From nobody else, from nowhere else, and only once. Whoever is not meant hears nothing at all.
      const isMeant = event.source === parent && origins.includes(event.origin);
      if (!isMeant || event.data?.type !== CONNECT || event.ports.length !== 1) return;
      removeEventListener("message", meet);
      [this.#port] = event.ports;
      this.#port.onmessage = ({ data }) => this.#hear(data);
      this.#measure();
      this.#post({ type: "connected" });
    };
    addEventListener("message", meet);
    // Says nothing that the page around does not know: it has put the frame there.
    parent.postMessage({ type: READY }, "*");
  }

  #post(message) {
    this.#port?.postMessage(message);
  }

  #hear(message) {
    switch (message?.type) {
      case "set":
        this.#set(message);
        break;
      case "token":
        this.#answer(message.token);
        break;
      case "navigate":
        location.hash = `#${message.path}`;
        break;
    }
  }

  #set({ instance, readOnly, theme, view, project }) {
    if (theme !== undefined) document.documentElement.dataset.theme = theme;
    if (readOnly !== undefined) {
      this.readOnly = Boolean(readOnly);
      this.say("readonly");
    }
    if (view !== undefined || project !== undefined) location.hash = `#${pathOf({ view, project })}`;
    if (instance !== undefined) {
      this.instance = instance;
      this.say("token");
    }
  }

  // A token that nobody has asked for is a new one.
  #answer(token) {
    const waiting = this.#waiting.splice(0);
    if (waiting.length) for (const answer of waiting) answer(token || undefined);
    else this.say("token");
  }

  ask(isRejected) {
    if (!this.#port || !this.instance) return Promise.resolve(undefined);
    return new Promise((answer) => {
      this.#waiting.push(answer);
      this.#post({ type: "token?", isRejected });
    });
  }

  emit(name, detail) {
    this.#post({ type: "event", name, detail });
  }

  #measure() {
    const app = document.getElementById("app");
    const tell = () => this.#post({ type: "height", height: Math.ceil(app.getBoundingClientRect().height) });
    new ResizeObserver(tell).observe(app);
  }
}

// What the program expects of whoever embeds it. `src/browser/host.rs` uses these names.

// Most severe first, as the program counts them.
const HEALTH = ["failing", "retrying", "stuck", "running", "unproven", "stale", "upToDate", "disabled"];

export class Host extends EventTarget {
  #asking;

  // Set by those who extend this.
  config;
  instance;
  readOnly = false;

  // Whoever extends this tells the page around.
  emit(_name, _detail) {}
  async ask(_isRejected) {}

  // The program has one question at a time, however many of its requests were refused.
  token(isRejected) {
    this.#asking ??= Promise.resolve(this.ask(isRejected))
      .catch(() => undefined)
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  say(event) {
    this.dispatchEvent(new Event(event));
  }

  // Told once the program has done its step: a listener may do anything, even remove the program.
  #tell(name, detail) {
    queueMicrotask(() => this.emit(name, detail));
  }

  navigated(path) {
    this.#tell("navigate", { path });
  }

  changed(action, subject) {
    this.#tell("changed", { action, subject });
  }

  refused(action, subject, message) {
    this.#tell("error", { kind: "write", action, subject, message });
  }

  signedOut() {
    this.#tell("error", { kind: "token", message: "GitLab does not accept the token." });
  }

  counted(...counts) {
    this.#tell("health", Object.fromEntries(HEALTH.map((name, place) => [name, Number(counts[place])])));
  }

  crashed() {
    this.#tell("error", { kind: "crash", message: "An error in Mirrordeck itself ended it. Load the page again." });
  }
}

// A view by its attributes: `view` is a word or a path, and `project` is a number or a full path.
export function pathOf({ view, project }) {
  const words = { fleet: "/", projects: "/projects", activity: "/activity", settings: "/settings" };
  if (view) return words[view] ?? (view.startsWith("/") ? view : "/");
  if (project) return `/projects/${encodeURIComponent(project)}`;
  return "/";
}

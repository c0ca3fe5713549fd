// For pages that show Mirrordeck in a frame: meets the app in there and speaks with it through a port alone.
// How it is used stands in docs/embedding.md.

// Shows the app in a frame that has no address yet. Returns what ends it, and what changes it.
//
// options: src, instance, token or getToken({ isRejected }), theme, view, project, readOnly, fits, onEvent(name, detail)
export function showIn(frame, options) {
  const address = new URL(options.src, document.baseURI);
  const ending = new AbortController();
  let port;

  const post = (message) => port?.postMessage(message);
  const wishes = ({ instance, theme, view, project, readOnly }) => ({ type: "set", instance, theme, view, project, readOnly });

  async function give(isRejected) {
    let token;
    try {
      token = options.getToken ? await options.getToken({ isRejected }) : isRejected ? undefined : options.token;
    } catch {
      // Whoever has no token has none; the app says so.
    }
    post({ type: "token", token });
  }

  function hear({ data }) {
    if (data.type === "token?") give(data.isRejected);
    else if (data.type === "event") options.onEvent?.(data.name, data.detail);
    else if (data.type === "height" && options.fits) frame.style.blockSize = `${data.height}px`;
    else if (data.type === "connected") post(wishes(options));
  }

  // The app says that it is there, again after each time that the frame is loaded.
  function meet({ source, origin, data }) {
    if (source !== frame.contentWindow || origin !== address.origin || data?.type !== "mirrordeck:ready") return;
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = hear;
    // To that origin only: whatever else the frame may show by then gets nothing.
    source.postMessage({ type: "mirrordeck:connect" }, address.origin, [channel.port2]);
  }

  addEventListener("message", meet, { signal: ending.signal });
  frame.src = address.href;

  return {
    // Changes any of instance, theme, view, project and readOnly.
    set: (changed) => post(wishes(changed)),
    // Leads to a place of the app, such as "/projects/42".
    navigate: (path) => post({ type: "navigate", path }),
    // Lets the app ask for a token anew, for example because there is one now.
    renew(token) {
      if (token) options.token = token;
      post({ type: "token" });
    },
    end() {
      ending.abort();
      port?.close();
      frame.removeAttribute("src");
    },
  };
}

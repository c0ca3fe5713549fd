// Runs before the page's own scripts, the same in both pages: signs in, notes when rows appear, and
// measures from an input event to the paint that shows what it did.
((session, rowCount) => {
  if (!location.protocol.startsWith("http")) return;
  sessionStorage.setItem("mirrordeck.session.bench", session);

  const bench = { first: null, full: null, long: [], fetched: 0, memories: new Set() };
  Object.defineProperty(window, "__bench", { value: bench, enumerable: false });

  const table = () => document.querySelector('table[aria-label="Push mirrors"]');

  // The paint of the frame that is being made now, or of the next one.
  const afterPaint = (then) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(null);
    });
  };

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.long.push([entry.startTime, entry.duration]);
  }).observe({ type: "longtask", buffered: true });

  // Compressed bytes from the page's own host. The browser's own list ends at 250 requests.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name.startsWith(location.origin)) bench.fetched += entry.encodedBodySize;
    }
  }).observe({ type: "resource", buffered: true });

  // WebAssembly's memory is not part of the JavaScript heap.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const result = await original(source, imports);
      const { exports } = result.instance ?? result;
      for (const value of Object.values(exports)) {
        if (value instanceof WebAssembly.Memory) bench.memories.add(value);
      }
      return result;
    };
  }
  bench.wasmBytes = () => [...bench.memories].reduce((sum, one) => sum + one.buffer.byteLength, 0);

  // The first row with a text, and then all rows.
  const appears = new MutationObserver(() => {
    const cell = table()?.querySelector("tbody tr td:nth-child(2)");
    if (!cell || cell.textContent.trim() === "") return;
    appears.disconnect();
    afterPaint((time) => (bench.first = time));
    fills.observe(table(), { attributes: true, attributeFilter: ["aria-rowcount"] });
    isFull();
  });
  const isFull = () => {
    if (Number(table().getAttribute("aria-rowcount")) < rowCount + 1) return;
    fills.disconnect();
    afterPaint((time) => (bench.full = time));
  };
  const fills = new MutationObserver(isFull);
  appears.observe(document, { childList: true, subtree: true });

  // The middle of the control of that role and name, in CSS pixels.
  bench.place = (role, name) => {
    const named = (element) => {
      if (element.ariaLabel) return element.ariaLabel;
      if (element.labels?.length) return element.labels[0].textContent.trim();
      const copy = element.cloneNode(true);
      for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
      return copy.textContent.trim();
    };
    const candidates = document.querySelectorAll(role === "button" ? "button" : `[role=${role}]`);
    const found = [...candidates].find((element) => named(element) === name);
    if (!found) return null;
    const box = found.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };

  // Waits for an event of that type; then for the table to change, and to be quiet afterwards. Tells
  // the time from the event to the paint of the last change.
  bench.arm = (type) => {
    bench.gesture = new Promise((done) => {
      let start = null;
      let last = null;
      let quiet = null;
      const end = () => {
        changes.disconnect();
        removeEventListener(type, begin, true);
        done(start === null || last === null ? null : last - start);
      };
      const begin = (event) => {
        start ??= event.timeStamp;
      };
      const changes = new MutationObserver(() => {
        if (start === null) return;
        clearTimeout(quiet);
        afterPaint((time) => {
          last = time;
          clearTimeout(quiet);
          quiet = setTimeout(end, 100);
        });
      });
      addEventListener(type, begin, true);
      changes.observe(table(), { attributes: true, characterData: true, childList: true, subtree: true });
      setTimeout(end, 5000);
    });
  };

  // How many rows pass the filter, and which mirrors the first of them are.
  bench.sight = () => {
    const rows = [...table().querySelectorAll("tbody:not([aria-hidden]) > tr")].slice(0, 5);
    const text = (row) => [1, 2].map((cell) => row.cells[cell].textContent.trim()).join(" to ");
    return [table().getAttribute("aria-rowcount"), ...rows.map(text)];
  };

  // Gaps between frames, and in how many of them a place of the window showed no row.
  //
  // The window is looked at when a scroll event begins, before the page answers it: what it has to
  // show then is what was on screen since the browser moved it.
  bench.watchFrames = () => {
    const seen = { gaps: [], scrolls: 0, blank: 0, moved: 0 };
    const isRow = (share) => {
      const element = document.elementFromPoint(innerWidth / 2, innerHeight * share);
      const row = element?.closest("tr");
      return Boolean(row && table().contains(row) && row.textContent.trim() !== "");
    };
    const look = () => {
      seen.scrolls++;
      if (!(isRow(0.3) && isRow(0.5) && isRow(0.95))) seen.blank++;
    };
    let before = null;
    let known = 0;
    const count = (time) => {
      // Frames before the wheel turns and after it are not counted.
      if (before !== null && seen.scrolls > known) seen.gaps.push(time - before);
      [before, known] = [time, seen.scrolls];
      if (bench.frames === seen) requestAnimationFrame(count);
    };
    // The head and the filter are in the way until the table fills the window.
    scrollTo(0, 600);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      bench.scrolling = look;
      requestAnimationFrame(count);
    }));
    bench.frames = seen;
  };
  bench.endFrames = () => {
    const seen = bench.frames;
    seen.moved = scrollY - 600;
    bench.frames = null;
    bench.scrolling = () => {};
    scrollTo(0, 0);
    return seen;
  };
  bench.scrolling = () => {};
  addEventListener("scroll", () => bench.scrolling(), { capture: true, passive: true });
})

// Everything the browser keeps for this origin and everything the page holds, as labelled texts.
// The last argument is the callback.
const done = arguments[arguments.length - 1];
(async () => {
  const found = [];
  const put = (where, text) => { if (text) found.push([where, String(text)]); };
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE) put("text of the page", node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    for (const attribute of node.attributes) put(`attribute ${attribute.name} of ${node.localName}`, attribute.value);
    if ("value" in node && typeof node.value === "string") put(`value of ${node.localName} ${node.type || ""}`, node.value);
  }
  put("address", location.href);
  put("title", document.title);
  put("history state", JSON.stringify(history.state));
  put("window name", window.name);
  put("cookies", document.cookie);
  put("referrer", document.referrer);
  const entries = (kind) => {
    try {
      const store = window[kind];
      for (let index = 0; index < store.length; index += 1) {
        const key = store.key(index);
        put(`${kind} ${key}`, `${key}=${store.getItem(key)}`);
      }
    } catch { /* A browser that refuses storage keeps nothing. */ }
  };
  entries("localStorage");
  entries("sessionStorage");
  const all = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    for (const { name } of await indexedDB.databases()) {
      const database = await all(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        put(`IndexedDB ${name}/${store}`, JSON.stringify([await all(objects.getAllKeys()), await all(database.transaction(store).objectStore(store).getAll())]));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        put(`cache ${name}`, request.url + " " + await (await cache.match(request)).text());
      }
    }
  } catch { /* As above. */ }
  done(found);
})().catch((error) => done([["scan failed", String(error)]]));

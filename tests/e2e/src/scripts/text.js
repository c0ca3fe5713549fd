// What can be read in an element, or in the page, with what stands in shadow roots.
const [root] = arguments;
const shadows = (within) => Array.from(within.querySelectorAll("*"))
  .filter((element) => element.shadowRoot)
  .flatMap((element) => [
    ...Array.from(element.shadowRoot.children, (child) => child.innerText),
    ...shadows(element.shadowRoot),
  ]);
const top = root || document.body;
return [top.innerText, ...shadows(top)].join("\n");

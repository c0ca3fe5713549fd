// Mirrordeck in a frame, from another origin. A page keeps a copy of mirror-deck-frame.js, so that it runs no
// script of that origin.
import { showIn } from "../mirror-deck-frame.js";

const events = document.querySelector("ol");

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { deck, instance, token } = event.target.elements;
  showIn(document.querySelector("iframe"), {
    src: deck.value,
    instance: instance.value,
    getToken: async ({ isRejected }) => (isRejected ? undefined : token.value),
    theme: "light",
    fits: true,
    onEvent: (name, detail) => {
      const line = document.createElement("li");
      line.textContent = `${name} ${JSON.stringify(detail)}`;
      events.append(line);
    },
  });
});

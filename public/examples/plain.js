// Mirrordeck in a page without a framework. The token comes from a form here, and from a server in earnest.
const deck = document.querySelector("mirror-deck");
const events = document.querySelector("ol");

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { instance, token } = event.target.elements;
  deck.setAttribute("instance", instance.value);
  deck.token = token.value;
});

for (const name of ["navigate", "changed", "error", "health"]) {
  deck.addEventListener(`mirrordeck:${name}`, ({ detail }) => {
    const line = document.createElement("li");
    line.textContent = `${name} ${JSON.stringify(detail)}`;
    events.append(line);
  });
}

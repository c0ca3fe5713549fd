// A second thread of the app, which carries the reads of a long scan. It loads the program that the page has,
// says nothing once it is ready, and then takes orders.
//
// The page's policy does not hold here, so whom a build may call is checked once more: script that has come into
// the page gets no further with this than without. For the same reason nothing is loaded that a message names.
// The build writes the name of the program, and whom it may call if that is not anybody.
import load, { carry } from "./%glue%";

const reach = "".split(" ").filter(Boolean);
const isWithin = (url) => reach.length === 0 || [location.origin, ...reach].includes(new URL(url).origin);

await load();
addEventListener("message", ({ data }) => {
  if (isWithin(data[1])) carry(data);
  else postMessage([data[0], "network"]);
});
postMessage(null);

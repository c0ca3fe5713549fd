// Runs before the page's own scripts: keeps what is written to the console.
(() => {
  const lines = [];
  Object.defineProperty(window, "__consoleOfTheTest", { value: lines, enumerable: false });
  const levels = { debug: "DEBUG", log: "INFO", info: "INFO", warn: "WARNING", error: "SEVERE" };
  for (const [name, level] of Object.entries(levels)) {
    const write = console[name];
    console[name] = (...words) => {
      lines.push([level, words.map(String).join(" ")]);
      write.apply(console, words);
    };
  }
})();

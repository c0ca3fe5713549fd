// Applies the chosen theme before the first paint, so that a dark page never flashes white.
// A browser that denies storage follows the system's theme.
try {
  const theme = localStorage.getItem("mirrordeck.theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is denied: nothing to apply.
}

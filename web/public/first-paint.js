/* Before anything is painted: the scheme and the language that the visitor chose last time, so that nothing flashes. */
(() => {
  const remembered = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const mode = remembered("novis.mode");
  const dark = mode === "dark" || (mode !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-scheme", dark ? "dark" : "light");
  document.documentElement.lang = remembered("novis.language") === "en" ? "en" : "fr";
})();

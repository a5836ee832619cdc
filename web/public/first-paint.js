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
  const language = remembered("novis.language") === "en" ? "en" : "fr";
  document.documentElement.lang = language;
  // index.html holds the top of the French home page, painted before the code arrives; other public pages share its bar.
  const shown = location.pathname === "/" ? "home" : /^\/equipe(\/|$)/.test(location.pathname) ? "none" : "bar";
  document.documentElement.dataset.painted = language === "fr" ? shown : "none";
})();

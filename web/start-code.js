/*
 * The home page is painted from its HTML: its code starts after its picture, or at the first touch. Elsewhere it starts at
 * once, and the code of the page itself with it.
 */
(entry, parts, pages) => {
  let started = false;
  const add = (tag, attributes) => document.head.append(Object.assign(document.createElement(tag), attributes));
  const start = () => {
    if (started) return;
    started = true;
    const own = pages.find(([address]) => new RegExp(address).test(location.pathname))?.[1] ?? [];
    for (const href of [...parts, ...own]) add("link", { rel: "modulepreload", crossOrigin: "", href });
    add("script", { type: "module", crossOrigin: "", src: entry });
  };
  const picture = document.documentElement.dataset.painted === "home" && document.querySelector("#prerendered img");
  if (!picture || picture.complete) {
    start();
    return;
  }
  picture.addEventListener("load", () => requestAnimationFrame(() => setTimeout(start)));
  picture.addEventListener("error", start);
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, start, { once: true });
  setTimeout(start, 1500);
};

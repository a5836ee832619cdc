import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

/** One page serves every address; the emulators and Firebase's own addresses are not ours. */
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/__/] }));

/** Pictures never change under the same name: kept as they are seen, for offline visits. */
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith("/media/"),
  new CacheFirst({ cacheName: "media" }),
);

/** The page asks for it once the person has agreed to update. */
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
});

/** A fresh installation takes the page that is open, so that the very first visit already works offline. */
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

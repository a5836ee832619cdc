import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin, type Rollup } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { paths } from "./src/lib/paths.ts";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), preloadFonts(), prerenderHome(), nothingBlocks(), codeAfterPicture(), pwa()],
  server: { host: "127.0.0.1", port: 5173, strictPort: true },
  preview: { host: "127.0.0.1" },
  build: {
    outDir: resolve(import.meta.dirname, "dist"),
    target: "es2022",
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups() } } },
  },
});

/** What changes rarely keeps its own name, so that an update downloads only our code. */
function chunkGroups() {
  const pack = (name: string, test: RegExp, priority: number) => ({ name, test, priority });
  return [
    pack("firestore", /node_modules\/(@firebase\/firestore|@firebase\/webchannel-wrapper|firebase\/firestore)\//, 30),
    pack("auth", /node_modules\/(@firebase\/auth|firebase\/auth)\//, 30),
    pack("functions", /node_modules\/(@firebase\/functions|firebase\/functions)\//, 30),
    pack("firebase", /node_modules\/(@firebase|firebase|idb)\//, 20),
    pack("temporal", /node_modules\/temporal-(polyfill|utils)\//, 20),
    pack("react", /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom)\//, 20),
  ];
}

/** The two text faces are needed by the first words on screen: the browser hears of them before it reads the CSS. */
function preloadFonts(): Plugin {
  return {
    name: "novis:preload-fonts",
    transformIndexHtml: {
      order: "post",
      handler: (_html, context) =>
        Object.keys(context.bundle ?? {})
          .filter((file) => file.endsWith(".woff2"))
          .map((file) => ({
            tag: "link",
            injectTo: "head-prepend" as const,
            attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: "", href: `/${file}` },
          })),
    },
  };
}

/** Paints the home page from the HTML itself; first-paint.js hides it on every other address. React then replaces it. */
function prerenderHome(): Plugin {
  return {
    name: "novis:prerender-home",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: async (html) => {
        const outDir = resolve(import.meta.dirname, "../node_modules/.cache/novis-prerender");
        await build({
          configFile: false,
          root: import.meta.dirname,
          logLevel: "error",
          plugins: [react()],
          ssr: { noExternal: true, external: ["firebase"] },
          build: { ssr: "src/app/prerender.tsx", outDir, emptyOutDir: true, copyPublicDir: false, minify: false },
        });
        const { prerenderHome } = await import(`${pathToFileURL(outDir)}/prerender.js?${Date.now()}`);
        return html.replace('<div id="root">', `<div id="root"><div id="prerendered">${prerenderHome()}</div>`);
      },
    },
  };
}

/** What would hold the first paint back travels inside index.html: a few hundred bytes each. */
function nothingBlocks(): Plugin {
  const textOf = (file: string) => readFileSync(resolve(import.meta.dirname, file), "utf8");
  return {
    name: "novis:nothing-blocks",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) =>
        html
          .replace(
            '<script src="/first-paint.js"></script>',
            () => `<script>${textOf("public/first-paint.js")}</script>`,
          )
          .replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)">/g, (link, file: string) => {
            const css = bundle[file];
            return css?.type === "asset" ? `<style>${css.source}</style>` : link;
          }),
    },
  };
}

/** The tags that would load the code at once become a call of start-code.js. */
function codeAfterPicture(): Plugin {
  const startCode = readFileSync(resolve(import.meta.dirname, "start-code.js"), "utf8")
    .trim()
    .replace(/;$/, "");
  return {
    name: "novis:code-after-picture",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => {
        const hrefs: string[] = [];
        const without = html.replace(
          /<(?:script type="module"|link rel="modulepreload")[^>]* (?:src|href)="([^"]+)"[^>]*>(?:<\/script>)?\s*/g,
          (_tag, href: string) => {
            hrefs.push(href);
            return "";
          },
        );
        const [entry, ...parts] = hrefs;
        const pages = firstPages.map(([address, name]) => [
          address,
          codeOf(bundle, name).filter((each) => !hrefs.includes(each)),
        ]);
        const given = [entry, parts, pages].map((each) => JSON.stringify(each)).join(", ");
        return without.replace("</body>", () => `<script>(${startCode})(${given})</script></body>`);
      },
    },
  };
}

/** Where people arrive from a search or a shared link: the code of these pages need not wait to be asked for. */
const firstPages = [
  [`^${paths.spaces}$`, "spaces-page"],
  [`^${paths.spaces}/.`, "space-page"],
  [`^${paths.book}$`, "booking-page"],
] as const;

/** The scripts of a lazy page, those that it imports included. Throws when there is no such page. */
function codeOf(bundle: Rollup.OutputBundle, name: string): string[] {
  const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
  const page = chunks.find((chunk) => chunk.isDynamicEntry && chunk.name === name);
  if (!page) throw new Error(`no page is called ${name}`);
  const found = new Set([page.fileName]);
  for (const file of found)
    for (const next of chunks.find((each) => each.fileName === file)?.imports ?? []) found.add(next);
  return [...found].map((file) => `/${file}`);
}

function pwa() {
  return VitePWA({
    strategies: "injectManifest",
    srcDir: "src/service-worker",
    filename: "worker.ts",
    injectRegister: false,
    registerType: "prompt",
    // Pictures are kept as they are seen: the first visit downloads code and fonts, not every photograph.
    injectManifest: { globPatterns: ["**/*.{js,css,html,woff2,svg}"], globIgnores: ["media/**"] },
    manifest: {
      id: "/",
      name: "NOVIS Coworking",
      short_name: "NOVIS",
      description: "Bureaux, salles et postes de travail à réserver en une minute.",
      lang: "fr",
      start_url: "/",
      scope: "/",
      display: "standalone",
      background_color: "#F6F1E7",
      theme_color: "#1F5A4C",
      icons: [
        { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
        { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
        { src: "/icons/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      ],
      shortcuts: [
        { name: "Réserver un espace", url: "/reserver" },
        { name: "Mes réservations", url: "/mon-compte/reservations" },
      ],
    },
  });
}

import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom";
import { Hero } from "../features/home/components/hero.tsx";
import { Providers } from "./providers.tsx";
import { SiteHeader } from "./site-header.tsx";

/** The top of the home page: vite.config.ts puts it into index.html, so that it paints before any code has arrived. */
export function prerenderHome(): string {
  return renderToString(
    <Providers>
      <StaticRouter location="/">
        <SiteHeader />
        <main>
          <Hero />
        </main>
      </StaticRouter>
    </Providers>,
  );
}

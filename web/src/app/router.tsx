import { type ComponentType, lazy, Suspense } from "react";
import { BrowserRouter, Route, Routes } from "react-router-dom";
import { HomePage } from "../features/home/pages/home-page.tsx";
import { paths } from "../lib/paths.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { PageLoading } from "./page-loading.tsx";
import { PublicShell } from "./public-shell.tsx";

/** The home page is in the first download; every other page comes with its first visit. */
const SpacesPage = page(() => import("../features/space/pages/spaces-page.tsx").then((all) => all.SpacesPage));
const SpacePage = page(() => import("../features/space/pages/space-page.tsx").then((all) => all.SpacePage));

export function Router() {
  return (
    <BrowserRouter>
      <Suspense fallback={<PageLoading />}>
        <Routes>
          <Route element={<PublicShell />}>
            <Route path={paths.home} element={<HomePage />} />
            <Route path={paths.spaces} element={<SpacesPage />} />
            <Route path={paths.space(":spaceId")} element={<SpacePage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}

function page(load: () => Promise<ComponentType>) {
  return lazy(() => load().then((component) => ({ default: component })));
}

import { BrowserRouter, Route, Routes } from "react-router-dom";
import { HomePage } from "../features/home/pages/home-page.tsx";
import { paths } from "../lib/paths.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { PublicShell } from "./public-shell.tsx";

/** The home page is in the first download; every other page comes with its first visit. */
export function Router() {
  return (
    <BrowserRouter>
      <Routes>
        <Route element={<PublicShell />}>
          <Route path={paths.home} element={<HomePage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}

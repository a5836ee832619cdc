import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";
import { paths } from "../../lib/paths.ts";
import { StaffGate } from "./components/staff-gate.tsx";
import { NotFound } from "./pages/not-found.tsx";
import { SpacesPage } from "./pages/spaces-page.tsx";
import { StaffShell } from "./staff-shell.tsx";

const CalendarPage = lazy(() =>
  import("../calendar/pages/calendar-page.tsx").then(({ CalendarPage }) => ({ default: CalendarPage })),
);

/** Everything under /equipe; app/router.tsx loads this file only for whoever goes there. */
export function StaffRoutes() {
  return (
    <StaffGate>
      {(staff) => (
        <Routes>
          <Route element={<StaffShell staff={staff} />}>
            <Route index element={<Navigate to={paths.staffCalendar} replace />} />
            <Route
              path="calendrier"
              element={
                <Suspense fallback={<Skeleton variant="rounded" aria-hidden sx={{ m: 3, height: "80vh" }} />}>
                  <CalendarPage staff={staff} />
                </Suspense>
              }
            />
            <Route path="espaces" element={<SpacesPage staff={staff} />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      )}
    </StaffGate>
  );
}

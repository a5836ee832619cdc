import { type ComponentType, lazy, Suspense } from "react";
import { Route, Routes } from "react-router-dom";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { HomePage } from "../features/home/pages/home-page.tsx";
import { paths } from "../lib/paths.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { PageLoading } from "./page-loading.tsx";
import { PublicShell } from "./public-shell.tsx";

/** The home page is in the first download; every other page comes with its first visit. */
const SpacesPage = page(() => import("../features/space/pages/spaces-page.tsx").then((all) => all.SpacesPage));
const BookingPage = page(() => import("../features/booking/pages/booking-page.tsx").then((all) => all.BookingPage));
const ConfirmationPage = page(() =>
  import("../features/booking/pages/confirmation-page.tsx").then((all) => all.ConfirmationPage),
);
const MyBookingsPage = page(() =>
  import("../features/booking/pages/my-bookings-page.tsx").then((all) => all.MyBookingsPage),
);
const MovePage = page(() => import("../features/booking/pages/move-page.tsx").then((all) => all.MovePage));
const AccountPage = page(() => import("../features/account/pages/account-page.tsx").then((all) => all.AccountPage));
const SignInPage = page(() => import("../features/account/pages/sign-in-page.tsx").then((all) => all.SignInPage));
const CreateAccountPage = page(() =>
  import("../features/account/pages/create-account-page.tsx").then((all) => all.CreateAccountPage),
);
const StaffRoutes = page(() => import("../features/staff-shell/routes.tsx").then((all) => all.StaffRoutes));
const SpacePage = page(() => import("../features/space/pages/space-page.tsx").then((all) => all.SpacePage));

export function Pages() {
  return (
    <Routes>
      <Route element={<PublicShell />}>
        <Route path={paths.home} element={<HomePage />} />
        <Route path={paths.spaces} element={<SpacesPage />} />
        <Route path={paths.space(":spaceId")} element={<SpacePage />} />
        <Route path={paths.book} element={<BookingPage />} />
        <Route path={paths.confirmation(":bookingId")} element={<ConfirmationPage />} />
        <Route path={paths.account} element={<AccountPage />} />
        <Route path={paths.myBookings} element={<MyBookingsPage />} />
        <Route path={paths.moveBooking(":bookingId")} element={<MovePage />} />
        <Route path={paths.signIn} element={<SignInPage />} />
        <Route path={paths.createAccount} element={<CreateAccountPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
      <Route
        path={`${paths.staff}/*`}
        element={
          <ErrorBoundary>
            <Suspense fallback={<PageLoading />}>
              <StaffRoutes />
            </Suspense>
          </ErrorBoundary>
        }
      />
    </Routes>
  );
}

function page(load: () => Promise<ComponentType>) {
  return lazy(() => load().then((component) => ({ default: component })));
}

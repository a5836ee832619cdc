import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AppError } from "../lib/app-error.ts";
import { theme } from "./theme.ts";

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Offline, a query fails at once and the page says so, rather than turning for ever.
      networkMode: "always",
      retry: (count, error) => count < 2 && !(error instanceof AppError && settled.includes(error.code)),
    },
    mutations: { networkMode: "always" },
  },
});

/** Answers that a second try would not change. */
const settled: readonly string[] = ["not-allowed", "forbidden", "offline", "space-unknown", "booking-unknown"];

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="novis.mode" noSsr>
        <CssBaseline enableColorScheme />
        {children}
      </ThemeProvider>
    </QueryClientProvider>
  );
}

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { lazy, type ReactNode, Suspense } from "react";
import { type AppError, isError } from "../lib/app-error.ts";
import { useTexts } from "../lib/texts.ts";
import { StateDrawing, type StateKind } from "./state-drawing.tsx";
import { texts } from "./texts.ts";

const ErrorWords = lazy(() => import("./error-words.tsx"));

type Heading = "h1" | "h2";

interface Props {
  kind: StateKind;
  title: string;
  /** "h1" when nothing else on the page has the title. */
  heading?: Heading;
  children?: ReactNode;
  /** What to do next: one button, or a link drawn as one. */
  action?: ReactNode;
}

/** A whole page, or a whole panel, that has nothing to show: why, and what to do. Loading is drawn by skeletons instead. */
export function PageState({ kind, title, heading = "h2", children, action }: Props) {
  return (
    <Box
      role={kind === "empty" ? undefined : "alert"}
      sx={{ mx: "auto", maxWidth: 520, px: 3, py: { xs: 6, md: 10 }, textAlign: "center" }}
    >
      <StateDrawing kind={kind} />
      <Typography variant="h2" component={heading} sx={{ mt: 3, mb: 1.5, fontSize: { xs: "1.375rem", md: "1.75rem" } }}>
        {title}
      </Typography>
      <Typography component="div" sx={{ color: "text.secondary" }}>
        {children}
      </Typography>
      {action && <Box sx={{ mt: 3 }}>{action}</Box>}
    </Box>
  );
}

interface ErrorProps {
  error: AppError;
  heading?: Heading;
  onRetry?: () => void;
}

/** An error told by its kind: offline, not allowed, or failed with a way to try again. */
export function ErrorState({ error, heading, onRetry }: ErrorProps) {
  const t = useTexts(texts);
  const level = heading ? { heading } : {};
  const retry = onRetry && (
    <Button variant="contained" onClick={onRetry}>
      {t.retry}
    </Button>
  );
  if (isError(error, "offline")) {
    return (
      <PageState kind="offline" title={t.offlineTitle} action={retry} {...level}>
        {t.offlineText}
      </PageState>
    );
  }
  if (isError(error, "not-allowed") || isError(error, "forbidden")) {
    return (
      <PageState kind="not-allowed" title={t.notAllowedTitle} {...level}>
        {t.notAllowedText}
      </PageState>
    );
  }
  return (
    <PageState kind="error" title={t.errorTitle} action={retry} {...level}>
      <Suspense>
        <ErrorWords error={error} />
      </Suspense>
    </PageState>
  );
}

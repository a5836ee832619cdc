import Button from "@mui/material/Button";
import { Component, type ReactNode } from "react";
import { useTexts } from "../lib/texts.ts";
import { PageState } from "./page-state.tsx";
import { texts } from "./texts.ts";

/** Keeps the rest of the page alive when a part of it breaks; `key` it by the address so that leaving mends it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

export function Broken() {
  const t = useTexts(texts);
  return (
    <PageState
      heading="h1"
      kind={navigator.onLine ? "error" : "offline"}
      title={navigator.onLine ? t.errorTitle : t.offlineTitle}
      action={
        <Button variant="contained" onClick={() => location.reload()}>
          {t.reload}
        </Button>
      }
    >
      {navigator.onLine ? t.brokenText : t.offlineText}
    </PageState>
  );
}

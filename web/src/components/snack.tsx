import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

export interface Snack {
  message: string;
  /** Offered for as long as the snack is there: undo, rather than "are you sure". */
  action?: { label: string; run: () => void };
}

const ShowSnack = createContext<(snack: Snack) => void>(() => undefined);

/** `const show = useSnack(); show({ message, action: { label: "Annuler", run } })`. */
export function useSnack(): (snack: Snack) => void {
  return useContext(ShowSnack);
}

export function SnackProvider({ children }: { children: ReactNode }) {
  const [snack, setSnack] = useState<(Snack & { id: number }) | null>(null);
  const [open, setOpen] = useState(false);
  const show = useCallback((next: Snack) => {
    setSnack({ ...next, id: Date.now() });
    setOpen(true);
  }, []);
  const action = snack?.action;
  return (
    <ShowSnack value={show}>
      {children}
      <Snackbar
        key={snack?.id}
        open={open}
        message={snack?.message}
        // Long enough to read and reach (WCAG 2.2.1); it waits while it has the focus or the pointer.
        autoHideDuration={action ? 10_000 : 6_000}
        onClose={(_event, reason) => reason !== "clickaway" && setOpen(false)}
        action={
          action && (
            <Button
              color="inherit"
              onClick={() => {
                setOpen(false);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )
        }
      />
    </ShowSnack>
  );
}

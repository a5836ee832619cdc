import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useTexts } from "../lib/texts.ts";
import type { Snack } from "./snack.tsx";
import { texts } from "./texts.ts";

/** Drawn only once there is something to say: its code comes with the first snack. */
export default function SnackBar({ snack, open, onClose }: { snack: Snack; open: boolean; onClose: () => void }) {
  const { action } = snack;
  const t = useTexts(texts);
  return (
    <Snackbar
      open={open}
      message={snack.message}
      // Long enough to read and reach (WCAG 2.2.1); it waits while it has the focus or the pointer.
      autoHideDuration={snack.stays ? null : action ? 10_000 : 6_000}
      onClose={(_event, reason) => reason !== "clickaway" && onClose()}
      action={
        action && (
          <>
            {snack.stays && (
              <Button color="inherit" onClick={onClose}>
                {t.later}
              </Button>
            )}
            <Button
              color="inherit"
              onClick={() => {
                onClose();
                action.run();
              }}
            >
              {action.label}
            </Button>
          </>
        )
      }
    />
  );
}

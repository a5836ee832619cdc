import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from "react";

export interface Snack {
  message: string;
  /** Offered for as long as the snack is there: undo, rather than "are you sure". */
  action?: { label: string; run: () => void };
  /** Does not leave by itself. */
  stays?: boolean;
}

const SnackBar = lazy(() => import("./snack-bar.tsx"));
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
  return (
    <ShowSnack value={show}>
      {children}
      {snack && (
        <Suspense>
          <SnackBar key={snack.id} snack={snack} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </ShowSnack>
  );
}

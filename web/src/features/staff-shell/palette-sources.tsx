import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";

/** One thing that the palette can do. */
export interface PaletteCommand {
  id: string;
  group: string;
  label: string;
  detail?: string;
  run: () => void;
}

/** What a page offers for the words typed; called at each key, so it answers from what is loaded. */
export type PaletteSource = (words: string) => PaletteCommand[];

interface Registry {
  add: (source: PaletteSource) => () => void;
  find: PaletteSource;
}

const Context = createContext<Registry | null>(null);

export function PaletteSources({ children }: { children: ReactNode }) {
  const sources = useRef(new Set<PaletteSource>());
  const registry = useMemo<Registry>(
    () => ({
      add: (source) => {
        sources.current.add(source);
        return () => sources.current.delete(source);
      },
      find: (words) => [...sources.current].flatMap((source) => source(words)),
    }),
    [],
  );
  return <Context.Provider value={registry}>{children}</Context.Provider>;
}

/** A page adds its own commands for as long as it is on screen. */
export function usePaletteSource(source: PaletteSource): void {
  const registry = useContext(Context);
  useEffect(() => registry?.add(source), [registry, source]);
}

export function usePaletteFind(): PaletteSource {
  const registry = useContext(Context);
  return registry ? registry.find : () => [];
}

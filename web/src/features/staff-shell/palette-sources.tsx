import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";

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

/** Where the palette and the pages meet: it tells them what is being typed, they tell it what they can do. */
class Registry {
  readonly #sources = new Set<PaletteSource>();
  readonly #listeners = new Set<() => void>();
  #words = "";
  #changes = 0;

  readonly add = (source: PaletteSource) => {
    this.#sources.add(source);
    this.#tell();
    return () => {
      this.#sources.delete(source);
      this.#tell();
    };
  };
  readonly find: PaletteSource = (words) => [...this.#sources].flatMap((source) => source(words));
  readonly say = (words: string) => {
    this.#words = words;
    this.#tell();
  };
  readonly words = () => this.#words;
  readonly changes = () => this.#changes;
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    this.#changes++;
    for (const listener of this.#listeners) listener();
  }
}

const Context = createContext(new Registry());

export function PaletteSources({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new Registry());
  return <Context.Provider value={registry}>{children}</Context.Provider>;
}

/** A page adds its own commands for as long as it is on screen. */
export function usePaletteSource(source: PaletteSource): void {
  const registry = useContext(Context);
  useEffect(() => registry.add(source), [registry, source]);
}

/** What is being typed, for a page that must ask the server; empty while nobody searches. */
export function usePaletteWords(): string {
  const registry = useContext(Context);
  return useSyncExternalStore(registry.subscribe, registry.words);
}

/** For the palette itself: what all pages offer for these words, again whenever one of them learns more. */
export function usePaletteCommands(words: string): PaletteCommand[] {
  const registry = useContext(Context);
  useSyncExternalStore(registry.subscribe, registry.changes);
  useEffect(() => registry.say(words), [registry, words]);
  useEffect(() => () => registry.say(""), [registry]);
  return registry.find(words);
}

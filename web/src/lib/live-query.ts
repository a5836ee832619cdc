import { type QueryClient, type QueryKey, queryOptions, type UseQueryOptions } from "@tanstack/react-query";
import type { AppError } from "./app-error.ts";
import type { Live } from "./firestore-live.ts";

type Watch<T> = (onNext: (live: Live<T>) => void, onError: (error: AppError) => void) => () => void;

const listeners = new WeakMap<QueryClient, Map<string, () => void>>();

/**
 * A Firestore listener as TanStack Query options: the first answer resolves the query, later ones replace its data, and
 * the listener stops when nobody has looked for half a minute (so that flipping between weeks costs nothing).
 */
export function liveOptions<T>(key: QueryKey, watch: Watch<T>) {
  return queryOptions<Live<T>, AppError>({
    queryKey: ["live", ...key],
    queryFn: ({ client, queryKey }) =>
      new Promise<Live<T>>((resolve, reject) => {
        const open = listenersOf(client);
        const name = JSON.stringify(queryKey);
        open.get(name)?.();
        const stop = watch(
          (live) => {
            client.setQueryData<Live<T>>(queryKey, live);
            resolve(live);
          },
          (error) => {
            // The listener stays: when the server is back in reach, its next answer mends the screen.
            reject(error);
            client.getQueryCache().find({ queryKey })?.setState({ status: "error", error, fetchStatus: "idle" });
          },
        );
        open.set(name, stop);
      }),
    networkMode: "always",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    retry: false,
  } satisfies UseQueryOptions<Live<T>, AppError>);
}

function listenersOf(client: QueryClient): Map<string, () => void> {
  const known = listeners.get(client);
  if (known) return known;
  const open = new Map<string, () => void>();
  listeners.set(client, open);
  client.getQueryCache().subscribe((event) => {
    if (event.type !== "removed") return;
    const name = JSON.stringify(event.query.queryKey);
    open.get(name)?.();
    open.delete(name);
  });
  return open;
}

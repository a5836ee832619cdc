import type { Instant } from "@novis/domain/time/interval";
import type { DocumentData, DocumentSnapshot, QueryConstraint, QuerySnapshot } from "firebase/firestore";
import { AppError, toAppError } from "./app-error.ts";
import { firestore } from "./firebase.ts";
import { plainSdkValue } from "./firestore-values.ts";
import { recallSeen, rememberSeen } from "./seen.ts";

type Scalar = string | number | boolean | null;
/** `{ instant }` compares with a Timestamp field; a bare number with a number field. */
type FilterValue = Scalar | readonly Scalar[] | { instant: Instant };
export type Clause = readonly [
  field: string,
  op: "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "array-contains" | "array-contains-any",
  value: FilterValue,
];

export interface LiveQuery {
  collection: string;
  where?: readonly Clause[];
  orderBy?: readonly (readonly [field: string, direction: "asc" | "desc"])[];
  limit?: number;
}

/** What a listener saw. `seenAt` is when the server last confirmed it: offline screens are dated with it. */
export interface Live<T> {
  data: T;
  fromCache: boolean;
  seenAt: Instant;
}

type Stop = () => void;
type OnError = (error: AppError) => void;

/** Listens to a query; documents come with their `id`, Timestamps as Instants. Returns what stops it. */
export function watchQuery<T>(query: LiveQuery, onNext: (live: Live<T[]>) => void, onError: OnError): Stop {
  return listening(JSON.stringify(query), onNext, onError, async (sdk, db, give, fail) =>
    sdk.onSnapshot(
      sdk.query(sdk.collection(db, query.collection), ...constraintsOf(sdk, query)),
      { includeMetadataChanges: true },
      (snapshot: QuerySnapshot) => give(snapshot.docs.map(withId<T>), snapshot.metadata.fromCache),
      fail,
    ),
  );
}

/** Listens to one document; `null` when it does not exist. */
export function watchDocument<T>(path: string, onNext: (live: Live<T | null>) => void, onError: OnError): Stop {
  return listening(path, onNext, onError, async (sdk, db, give, fail) =>
    sdk.onSnapshot(
      sdk.doc(db, path),
      { includeMetadataChanges: true },
      (snapshot) => give(snapshot.exists() ? withId<T>(snapshot) : null, snapshot.metadata.fromCache),
      fail,
    ),
  );
}

/** Direct writes are for documents whose correctness needs no other document (architecture §3): spaces, sites. */
export async function updateDocument(path: string, fields: Record<string, unknown>): Promise<void> {
  try {
    const [sdk, db] = await Promise.all([import("firebase/firestore"), firestore()]);
    await sdk.updateDoc(sdk.doc(db, path), fields);
  } catch (error) {
    throw toAppError(error);
  }
}

type Sdk = typeof import("firebase/firestore");
type Database = Awaited<ReturnType<typeof firestore>>;

type Give<T> = (data: T, fromCache: boolean) => void;

/** The SDK may arrive after the caller has lost interest. */
function listening<T>(
  key: string,
  onNext: (live: Live<T>) => void,
  onError: OnError,
  start: (sdk: Sdk, db: Database, give: Give<T>, fail: (error: unknown) => void) => Promise<Stop>,
): Stop {
  let stop: Stop | undefined;
  let stopped = false;
  const fail = (error: unknown) => {
    if (!stopped) onError(toAppError(error));
  };
  const dating = dated(key, onNext, fail);
  Promise.all([import("firebase/firestore"), firestore()])
    .then(([sdk, db]) => (stopped ? undefined : start(sdk, db, dating.give, fail)))
    .then((started) => {
      if (stopped) started?.();
      else stop = started;
    })
    .catch(fail);
  return () => {
    stopped = true;
    dating.stop();
    stop?.();
  };
}

const patienceMs = 8_000;

/**
 * Dates each answer. What the cache holds of a query that the server never answered is not an answer (an agenda never
 * seen is not an empty one): it is waited for, then said to be out of reach.
 */
function dated<T>(key: string, onNext: (live: Live<T>) => void, fail: (error: unknown) => void) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(waiting);
  const give: Give<T> = (data, fromCache) => {
    const seenAt = fromCache ? recallSeen(key) : rememberSeen(key);
    stop();
    if (seenAt !== null) onNext({ data, fromCache, seenAt });
    else waiting = setTimeout(() => fail(new AppError("unavailable", {})), navigator.onLine ? patienceMs : 0);
  };
  return { give, stop };
}

function constraintsOf(sdk: Sdk, query: LiveQuery): QueryConstraint[] {
  const value = (each: FilterValue) =>
    typeof each === "object" && each !== null && "instant" in each ? sdk.Timestamp.fromMillis(each.instant) : each;
  return [
    ...(query.where ?? []).map(([field, op, each]) => sdk.where(field, op, value(each))),
    ...(query.orderBy ?? []).map(([field, direction]) => sdk.orderBy(field, direction)),
    ...(query.limit === undefined ? [] : [sdk.limit(query.limit)]),
  ];
}

function withId<T>(snapshot: DocumentSnapshot<DocumentData>): T {
  return { ...(plainSdkValue(snapshot.data() ?? {}) as object), id: snapshot.id } as T;
}

import type { Instant } from "@novis/domain/time/interval";
import type { DocumentData, DocumentSnapshot, QueryConstraint, QuerySnapshot } from "firebase/firestore";
import { type AppError, toAppError } from "./app-error.ts";
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
  seenAt: Instant | null;
}

type Stop = () => void;
type OnError = (error: AppError) => void;

/** Listens to a query; documents come with their `id`, Timestamps as Instants. Returns what stops it. */
export function watchQuery<T>(query: LiveQuery, onNext: (live: Live<T[]>) => void, onError: OnError): Stop {
  const key = JSON.stringify(query);
  return listening(async (sdk, db) => {
    const target = sdk.query(sdk.collection(db, query.collection), ...constraintsOf(sdk, query));
    return sdk.onSnapshot(
      target,
      { includeMetadataChanges: true },
      (snapshot: QuerySnapshot) => {
        onNext(dated(key, snapshot.docs.map(withId<T>), snapshot.metadata.fromCache));
      },
      (error) => onError(toAppError(error)),
    );
  }, onError);
}

/** Listens to one document; `null` when it does not exist. */
export function watchDocument<T>(path: string, onNext: (live: Live<T | null>) => void, onError: OnError): Stop {
  return listening(async (sdk, db) => {
    return sdk.onSnapshot(
      sdk.doc(db, path),
      { includeMetadataChanges: true },
      (snapshot) => {
        onNext(dated(path, snapshot.exists() ? withId<T>(snapshot) : null, snapshot.metadata.fromCache));
      },
      (error) => onError(toAppError(error)),
    );
  }, onError);
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

/** The SDK may arrive after the caller has lost interest. */
function listening(start: (sdk: Sdk, db: Database) => Promise<Stop>, onError: OnError): Stop {
  let stop: Stop | undefined;
  let stopped = false;
  Promise.all([import("firebase/firestore"), firestore()])
    .then(([sdk, db]) => (stopped ? undefined : start(sdk, db)))
    .then((started) => {
      if (stopped) started?.();
      else stop = started;
    })
    .catch((error: unknown) => {
      if (!stopped) onError(toAppError(error));
    });
  return () => {
    stopped = true;
    stop?.();
  };
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

function dated<T>(key: string, data: T, fromCache: boolean): Live<T> {
  if (!fromCache) return { data, fromCache, seenAt: rememberSeen(key) };
  return { data, fromCache, seenAt: recallSeen(key) };
}

/** What the official emulator enforces. https://firebase.google.com/docs/firestore/quotas */
export const limits = {
  documentBytes: 1_048_576,
  /** A string or bytes value, and with one byte more the whole document would be too large anyway. */
  valueBytes: 1_048_487,
  fieldNameBytes: 1_500,
  idBytes: 1_500,
  /** Maps and arrays one inside another. */
  depth: 20,
  vectorDimensions: 2_048,
  /** Documents that find_nearest may be asked for. */
  nearest: 1_000,
  /** Values in an `in` or `array-contains-any`. */
  disjunctiveValues: 30,
  notInValues: 10,
  /** Branches of the disjunctive normal form. */
  disjunctions: 30,
  inequalityFields: 10,
  aggregations: 5,
} as const;

/** What this process keeps, so that neither history nor indexes grow for ever. */
export const budgets = {
  historyMicros: 3_600_000_000,
  historyChanges: 10_000,
  historyBytes: 16_777_216,
  /** Secondary indexes kept per collection; the least recently used goes first. */
  indexesPerCollection: 8,
  /** Collections smaller than this are scanned: an index would cost more than it saves. */
  indexFromDocuments: 200,
  /** An index that nobody reads while so many documents are written is dropped. */
  idleIndexWrites: 20_000,
} as const;

/** Pessimistic transactions (admin SDKs), and clients that come back. */
export const waits = {
  lockMillis: 2_000,
  idleTransactionMillis: 60_000,
  /** A client that comes back is told by name what left a result so recently; if some left before, it finds out by itself. */
  removalMicros: 9_000_000,
} as const;

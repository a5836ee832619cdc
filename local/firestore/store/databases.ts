import { type Clock, Database, type IndexCheck } from "./database.ts";

/** Every database of every project, made on first use: a local Firestore asks nobody to create them. */
export class Databases {
  readonly #clock: Clock;
  readonly #databases = new Map<string, Database>();
  readonly #openings = new Set<(database: Database) => void>();

  #indexes: IndexCheck | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(projectId: string, databaseId: string): Database {
    const key = `${projectId}/${databaseId}`;
    let database = this.#databases.get(key);
    if (!database) {
      database = new Database(projectId, databaseId, this.#clock, () => this.#indexes);
      this.#databases.set(key, database);
      for (const listener of this.#openings) listener(database);
    }
    return database;
  }

  /** From now on, queries are refused that have no index there; undefined: never, as on the official emulator. */
  requireIndexes(indexes: IndexCheck | undefined): void {
    this.#indexes = indexes;
  }

  list(): readonly Database[] {
    return [...this.#databases.values()];
  }

  /** Called for databases that are open, and for each that opens later. */
  onOpen(listener: (database: Database) => void): () => void {
    this.#openings.add(listener);
    for (const database of this.#databases.values()) listener(database);
    return () => this.#openings.delete(listener);
  }

  /** Empties them; those who follow them keep following. */
  clear(): void {
    for (const database of this.#databases.values()) database.clear();
  }
}

import { RpcError } from "../errors.ts";

/** Who holds locks, and waits for those of others. */
export interface Holder {
  readonly keys: Set<string>;
  /** Its reads shut out other transactions' reads, so that a transaction once aborted gets through. */
  readonly exclusive: boolean;
  /** Released and of no use any more; locks are not given to it. */
  ended: boolean;
}

interface Request {
  readonly kind: "read" | "write";
  readonly holder: Holder | undefined;
  readonly keys: readonly string[];
  /** Acts and answers; for an ended holder, refuses. */
  readonly settle: () => void;
}

/**
 * Shared locks of pessimistic transactions, by document and by collection id. Reads take them; writes take none, they
 * wait until nobody else has any. Waiting is first come, first served, and ends with ABORTED: at once when two wait for
 * each other, otherwise after `lockMillis`.
 */
export class Locks {
  readonly #holders = new Map<string, Set<Holder>>();
  readonly #lockMillis: number;
  readonly #waiting: Request[] = [];
  #rounds = 0;

  constructor(lockMillis: number) {
    this.#lockMillis = lockMillis;
  }

  /** Resolves once the holder has all the keys. */
  async read(holder: Holder, keys: readonly string[]): Promise<void> {
    const missing = keys.filter((key) => !holder.keys.has(key));
    if (missing.length > 0) await this.#wait("read", holder, missing, () => this.#give(holder, missing));
  }

  /** Acts in the very moment when no one else holds any of the keys, so that no read comes between. */
  async write<T>(holder: Holder | undefined, keys: readonly string[], act: () => T): Promise<T> {
    return this.#wait("write", holder, keys, act);
  }

  release(holder: Holder): void {
    holder.ended = true;
    for (const key of holder.keys) {
      const holders = this.#holders.get(key);
      holders?.delete(holder);
      if (holders?.size === 0) this.#holders.delete(key);
    }
    holder.keys.clear();
    this.#drain();
  }

  async #wait<T>(kind: Request["kind"], holder: Holder | undefined, keys: readonly string[], act: () => T): Promise<T> {
    if (!this.#isBlocked(kind, holder, keys, this.#waiting)) return act();
    if (holder && this.#waitsForEachOther(kind, holder, keys)) throw contention();
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(request), 1);
        reject(timeout());
        this.#drain();
      }, this.#lockMillis);
      const settle = () => {
        clearTimeout(timer);
        if (holder?.ended) return reject(contention());
        try {
          resolve(act());
        } catch (error) {
          reject(error);
        }
      };
      const request: Request = { kind, holder, keys, settle };
      this.#waiting.push(request);
    });
  }

  #give(holder: Holder, keys: readonly string[]): void {
    for (const key of keys) {
      holder.keys.add(key);
      const holders = this.#holders.get(key);
      if (holders) holders.add(holder);
      else this.#holders.set(key, new Set([holder]));
    }
  }

  /** Serves what has become free, in order of arrival; what stays blocked does not hold up unrelated requests. */
  #drain(): void {
    // An act may release in its turn: that is one more round, not a round within the round.
    this.#rounds++;
    if (this.#rounds > 1) return;
    for (let served = 0; served < this.#rounds; served++) {
      for (let i = 0; i < this.#waiting.length; ) {
        const request = this.#waiting[i] as Request;
        const { kind, holder, keys } = request;
        if (!holder?.ended && this.#isBlocked(kind, holder, keys, this.#waiting.slice(0, i))) i++;
        else {
          this.#waiting.splice(i, 1);
          request.settle();
        }
      }
    }
    this.#rounds = 0;
  }

  #isBlocked(
    kind: Request["kind"],
    holder: Holder | undefined,
    keys: readonly string[],
    ahead: readonly Request[],
  ): boolean {
    if (this.#blockers(kind, holder, keys).length > 0) return true;
    // A newcomer's read lets earlier writers pass, or they might wait for ever; who holds something must go on.
    if (kind === "write" || !holder || holder.keys.size > 0) return false;
    return ahead.some((other) => other.kind === "write" && other.keys.some((key) => keys.includes(key)));
  }

  #blockers(kind: Request["kind"], holder: Holder | undefined, keys: readonly string[]): Holder[] {
    const blockers: Holder[] = [];
    for (const key of keys) {
      for (const other of this.#holders.get(key) ?? []) {
        const isInTheWay = kind === "write" || holder?.exclusive || other.exclusive;
        if (other !== holder && isInTheWay) blockers.push(other);
      }
    }
    return blockers;
  }

  #waitsForEachOther(kind: Request["kind"], holder: Holder, keys: readonly string[]): boolean {
    const seen = new Set<Holder>();
    const toVisit = this.#blockers(kind, holder, keys);
    for (let other = toVisit.pop(); other; other = toVisit.pop()) {
      if (other === holder) return true;
      if (seen.has(other)) continue;
      seen.add(other);
      for (const request of this.#waiting) {
        if (request.holder === other) toVisit.push(...this.#blockers(request.kind, other, request.keys));
      }
    }
    return false;
  }
}

const timeout = (): RpcError => new RpcError("ABORTED", "Transaction lock timeout.");
const contention = (): RpcError => new RpcError("ABORTED", "Too much contention on these documents. Please try again.");

import { RpcError } from "../errors.ts";

/** Who holds locks, and waits for those of others. */
export interface Holder {
  readonly keys: Set<string>;
  /** Its reads shut out other transactions' reads, so that a transaction once aborted gets through. */
  readonly exclusive: boolean;
  /** Of the first attempt; where two wait for each other, the younger goes. */
  readonly age: bigint;
  /** Released and of no use any more; locks are not given to it. */
  ended: boolean;
}

interface Wish {
  readonly kind: "read" | "write";
  readonly holder: Holder | undefined;
  readonly keys: readonly string[];
}

/** A wish that waits. */
interface Request extends Wish {
  /** Acts and answers. */
  readonly settle: () => void;
  readonly refuse: (error: RpcError) => void;
}

/**
 * Shared locks of pessimistic transactions, by document and by collection id. Reads take them; writes take none, they
 * wait until nobody else has any. Waiting ends with ABORTED: at once for the youngest of those that wait for each other,
 * after `lockMillis` for anyone. Who is gone, as its signal tells, waits no longer: what it asked for is not done later,
 * when it may have asked for it again.
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
  async read(holder: Holder, keys: readonly string[], signal?: AbortSignal): Promise<void> {
    const missing = keys.filter((key) => !holder.keys.has(key));
    if (missing.length > 0)
      await this.#ask({ kind: "read", holder, keys: missing }, () => this.#give(holder, missing), signal);
  }

  /** Acts in the very moment when no one else holds any of the keys, so that no read comes between. */
  async write<T>(holder: Holder | undefined, keys: readonly string[], act: () => T, signal?: AbortSignal): Promise<T> {
    return this.#ask({ kind: "write", holder, keys }, act, signal);
  }

  release(holder: Holder): void {
    holder.ended = true;
    for (const key of holder.keys) {
      const holders = this.#holders.get(key);
      holders?.delete(holder);
      if (holders?.size === 0) this.#holders.delete(key);
    }
    holder.keys.clear();
    this.#serve();
  }

  async #ask<T>(wish: Wish, act: () => T, signal?: AbortSignal): Promise<T> {
    if (this.#isFree(wish)) return act();
    if (signal?.aborted) throw cancelled();
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => request.refuse(timeout()), this.#lockMillis);
      const goAway = () => request.refuse(cancelled());
      signal?.addEventListener("abort", goAway);
      const leave = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", goAway);
        const place = this.#waiting.indexOf(request);
        if (place !== -1) this.#waiting.splice(place, 1);
      };
      const settle = () => {
        leave();
        try {
          resolve(act());
        } catch (error) {
          reject(error);
        }
      };
      const refuse = (error: RpcError) => {
        leave();
        reject(error);
        // It stood in nobody's way but those that let it pass.
        this.#serve();
      };
      const request: Request = { ...wish, settle, refuse };
      this.#waiting.push(request);
      if (wish.holder) this.#untangle(request, wish.holder);
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
  #serve(): void {
    // An act may release in its turn: that is one more round, not a round within the round.
    this.#rounds++;
    if (this.#rounds > 1) return;
    for (let served = 0; served < this.#rounds; served++) {
      for (const request of [...this.#waiting]) {
        if (!this.#waiting.includes(request)) continue;
        if (request.holder?.ended) request.refuse(contention());
        else if (this.#isFree(request)) request.settle();
      }
    }
    this.#rounds = 0;
  }

  #isFree(wish: Wish): boolean {
    return this.#blockers(wish).length === 0 && !this.#mustYield(wish);
  }

  #blockers({ kind, holder, keys }: Wish): Holder[] {
    const blockers: Holder[] = [];
    for (const key of keys) {
      for (const other of this.#holders.get(key) ?? []) {
        const isInTheWay = kind === "write" || holder?.exclusive || other.exclusive;
        if (other !== holder && isInTheWay) blockers.push(other);
      }
    }
    return blockers;
  }

  /**
   * A newcomer's read lets those pass that wait to write, and those that have locks already: it would only get in their
   * way, and then wait for them. Who holds nothing can wait without harm.
   */
  #mustYield({ kind, holder, keys }: Wish): boolean {
    if (kind === "write" || !holder || holder.keys.size > 0) return false;
    return this.#waiting.some((other) => {
      if (other.holder === holder || (other.kind === "read" && other.holder?.keys.size === 0)) return false;
      const isConflict = other.kind === "write" || holder.exclusive || other.holder?.exclusive;
      return isConflict && other.keys.some((key) => keys.includes(key));
    });
  }

  /** Aborts the youngest of those that wait for each other in a circle, until there is none. */
  #untangle(request: Request, holder: Holder): void {
    for (;;) {
      const circle = this.#circleFrom(request, holder);
      if (!circle || !this.#waiting.includes(request)) return;
      const victim = circle.reduce((youngest, other) => (other.age > youngest.age ? other : youngest));
      const waits = this.#waiting.filter((other) => other.holder === victim);
      this.release(victim);
      for (const other of waits) other.refuse(contention());
    }
  }

  /** Holders that wait for one another, from this one back to itself. */
  #circleFrom(request: Wish, holder: Holder): Holder[] | undefined {
    const seen = new Set<Holder>();
    const search = (at: Wish, way: readonly Holder[]): Holder[] | undefined => {
      for (const other of this.#blockers(at)) {
        if (other === holder) return [...way];
        if (seen.has(other)) continue;
        seen.add(other);
        for (const next of this.#waiting) {
          const circle = next.holder === other ? search(next, [...way, other]) : undefined;
          if (circle) return circle;
        }
      }
      return undefined;
    };
    return search(request, [holder]);
  }
}

const cancelled = (): RpcError => new RpcError("CANCELLED", "The caller is gone.");
const timeout = (): RpcError => new RpcError("ABORTED", "Transaction lock timeout.");
const contention = (): RpcError => new RpcError("ABORTED", "Too much contention on these documents. Please try again.");

import { describe, expect, it } from "vitest";
import { Database } from "../store/database.ts";
import type { Write } from "../store/write.ts";
import { Transactions } from "./transactions.ts";

const set = (path: string, value: bigint): Write => ({
  op: "set",
  path,
  fields: new Map([["n", value]]),
  transforms: [],
});

function open(lockMillis = 60) {
  const database = new Database("p", "(default)", () => Date.now() * 1000);
  database.commit([set("c/a", 1n)]);
  return { database, transactions: new Transactions(7n, { lockMillis, idleTransactionMillis: 10_000 }) };
}

describe("a read-write transaction", () => {
  it("makes other writes of what it read wait until it ends", async () => {
    const { database, transactions } = open();
    const id = transactions.begin(database);
    await transactions.read(id, { documents: ["c/a"] });
    const plain = transactions.commit(database, [set("c/a", 3n)]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const first = await transactions.commit(database, [set("c/a", 2n)], { transaction: id });
    expect((await plain).commitTime).toBeGreaterThan(first.commitTime);
    expect(database.get("c/a")?.fields.get("n")).toBe(3n);
  });

  it.each([
    ["a document", { documents: ["c/a"] }, "c/a"],
    ["a document that is missing", { documents: ["c/none"] }, "c/none"],
    ["a collection id, whatever the parent", { collectionIds: ["c"] }, "x/y/c/new"],
    ["everything", { everything: true }, "z/z"],
  ])("aborts a write that waits too long for %s", async (_, reads, path) => {
    const { database, transactions } = open();
    await transactions.read(transactions.begin(database), reads);
    await expect(transactions.commit(database, [set(path, 2n)])).rejects.toMatchObject({
      code: "ABORTED",
      message: "Transaction lock timeout.",
    });
  });

  it("of the younger is aborted, though the older came last", async () => {
    const { database, transactions } = open();
    const [older, younger] = [transactions.begin(database), transactions.begin(database)];
    await transactions.read(older, { documents: ["c/a"] });
    await transactions.read(younger, { documents: ["c/a"] });
    const waiting = transactions.commit(database, [set("c/a", 3n)], { transaction: younger });
    const refused = expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
    await transactions.commit(database, [set("c/a", 2n)], { transaction: older });
    await refused;
    const retry = transactions.begin(database, { retry: younger });
    await transactions.read(retry, { documents: ["c/a"] });
    await transactions.commit(database, [set("c/a", 3n)], { transaction: retry });
  });

  it("does not do later what nobody waits for any more", async () => {
    const { database, transactions } = open(5_000);
    const [holder, other] = [transactions.begin(database), transactions.begin(database)];
    await transactions.read(holder, { documents: ["c/a"] });
    const caller = new AbortController();
    const { signal } = caller;
    const outcomes = [
      transactions.commit(database, [set("c/a", 9n)], { signal }),
      transactions.commit(database, [set("c/a", 9n)], { transaction: other, signal }),
    ].map((waiting) => expect(waiting).rejects.toMatchObject({ code: "CANCELLED" }));
    caller.abort();
    await Promise.all(outcomes);
    transactions.rollback(holder);
    expect(database.get("c/a")?.fields.get("n")).toBe(1n);
    await transactions.commit(database, [set("c/a", 2n)], { signal });
    expect(database.get("c/a")?.fields.get("n")).toBe(2n);
  });

  it("leaves unrelated writes alone", async () => {
    const { database, transactions } = open();
    await transactions.read(transactions.begin(database), { documents: ["c/a"], collectionIds: ["d"] });
    await transactions.commit(database, [set("c/b", 2n)]);
    expect(database.get("c/b")).toBeDefined();
  });

  it("is aborted at once when two wait for each other, and the other gets through", async () => {
    const { database, transactions } = open();
    const [one, two] = [transactions.begin(database), transactions.begin(database)];
    await transactions.read(one, { documents: ["c/a"] });
    await transactions.read(two, { documents: ["c/a"] });
    const first = transactions.commit(database, [set("c/a", 2n)], { transaction: one });
    await expect(transactions.commit(database, [set("c/a", 3n)], { transaction: two })).rejects.toMatchObject({
      code: "ABORTED",
    });
    await first;
    expect(database.get("c/a")?.fields.get("n")).toBe(2n);
  });

  it("lets fifty increments through with one retry each", async () => {
    const { database, transactions } = open(5_000);
    let retries = 0;
    const increment = async (retry?: Uint8Array): Promise<void> => {
      const id = transactions.begin(database, retry ? { retry } : {});
      await transactions.read(id, { documents: ["c/a"] });
      await new Promise((resolve) => setTimeout(resolve, 1));
      const n = database.get("c/a")?.fields.get("n") as bigint;
      try {
        await transactions.commit(database, [set("c/a", n + 1n)], { transaction: id });
      } catch {
        if (retry) throw new Error("aborted twice");
        retries++;
        await increment(id);
      }
    };
    await Promise.all(Array.from({ length: 50 }, () => increment()));
    expect(database.get("c/a")?.fields.get("n")).toBe(51n);
    expect(retries).toBeLessThanOrEqual(49);
  });

  it("is serial with all others: of money moved at random, none is lost or made", async () => {
    const { database, transactions } = open(5_000);
    const accounts = ["a", "b", "c", "d"].map((id) => `bank/${id}`);
    database.commit(accounts.map((path) => set(path, 100n)));
    const balance = (path: string): bigint => database.get(path)?.fields.get("n") as bigint;
    const pause = (i: number) => new Promise((resolve) => setTimeout(resolve, i % 3));
    let done = 0;
    const transfer = async (i: number, retry?: Uint8Array): Promise<void> => {
      const [from, to] = [accounts[i % 4] as string, accounts[(i + 1 + (i % 3)) % 4] as string];
      const id = transactions.begin(database, retry ? { retry } : {});
      try {
        await transactions.read(id, i % 5 === 0 ? { collectionIds: ["bank"] } : { documents: [from] });
        const before = balance(from);
        await pause(i);
        await transactions.read(id, { documents: [to] });
        const amount = BigInt(i % 7);
        const writes = [set(from, before - amount), set(to, balance(to) + amount)];
        await pause(i + 1);
        await transactions.commit(database, writes, { transaction: id });
        done++;
      } catch (error) {
        expect(error).toMatchObject({ code: "ABORTED" });
        await transfer(i, id);
      }
    };
    const deposit = (path: string): Write => ({
      op: "update",
      path,
      fields: new Map(),
      mask: [],
      transforms: [{ field: ["n"], kind: "increment", operand: 1n }],
    });
    await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        i % 4 === 3 ? transactions.commit(database, [deposit(accounts[i % 4] as string)]) : transfer(i),
      ),
    );
    expect(done).toBe(90);
    expect(accounts.map(balance).reduce((sum, one) => sum + one)).toBe(430n);
  });

  it("expires when nobody uses it", async () => {
    const { database } = open();
    const transactions = new Transactions(7n, { lockMillis: 60, idleTransactionMillis: 20 });
    const id = transactions.begin(database);
    await transactions.read(id, { documents: ["c/a"] });
    await new Promise((resolve) => setTimeout(resolve, 40));
    await transactions.commit(database, [set("c/a", 9n)]);
    await expect(transactions.commit(database, [], { transaction: id })).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("ends with its commit, also with one that fails", async () => {
    const { database, transactions } = open();
    const id = transactions.begin(database);
    await transactions.read(id, { documents: ["c/a"] });
    const write: Write = { ...set("c/a", 2n), precondition: { exists: false } };
    await expect(transactions.commit(database, [write], { transaction: id })).rejects.toMatchObject({
      code: "ALREADY_EXISTS",
    });
    await transactions.commit(database, [set("c/a", 3n)]);
    await expect(transactions.read(id, {})).rejects.toMatchObject({ code: "ABORTED" });
    expect(() => transactions.rollback(id)).not.toThrow();
  });

  it.each([[new Uint8Array(3)], [new Uint8Array(24)]])("refuses an id it did not give", async (id) => {
    const { transactions } = open();
    await expect(transactions.read(id, {})).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(() => transactions.rollback(id)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});

describe("an id", () => {
  it.each([
    ["of another length", new Uint8Array(3), "Invalid transaction."],
    ["of another process", new Uint8Array(24), "Transaction is invalid or expired."],
  ])("%s is none of ours", async (_, id, message) => {
    const { database, transactions } = open();
    const refusal = expect.objectContaining({ code: "INVALID_ARGUMENT", message });
    expect(() => transactions.rollback(id)).toThrow(refusal);
    await expect(transactions.commit(database, [], { transaction: id })).rejects.toThrow(refusal);
  });

  it("to try again may be of a process that is gone, but must be an id", () => {
    const { database, transactions } = open();
    expect(transactions.begin(database, { retry: new Uint8Array(24) })).toHaveLength(24);
    expect(() => transactions.begin(database, { retry: new Uint8Array(3) })).toThrow("Invalid transaction.");
  });
});

describe("a read-only transaction", () => {
  it("sees the time it began, takes no lock and writes nothing", async () => {
    const { database, transactions } = open();
    const id = transactions.begin(database, { readOnly: {} });
    await transactions.commit(database, [set("c/a", 2n)]);
    const at = await transactions.read(id, { documents: ["c/a"] });
    expect(database.get("c/a", at)?.fields.get("n")).toBe(1n);
    await expect(transactions.commit(database, [set("c/a", 3n)], { transaction: id })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: "Cannot modify entities in a read-only transaction.",
    });
    expect(await transactions.read(id, { documents: ["c/a"] })).toBe(at);
  });

  it("ends with an empty commit", async () => {
    const { database, transactions } = open();
    const id = transactions.begin(database, { readOnly: {} });
    expect(await transactions.commit(database, [], { transaction: id })).toMatchObject({ results: [] });
    await expect(transactions.read(id, {})).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("reads at a past time, never at a future one", async () => {
    const { database, transactions } = open();
    const then = database.now();
    database.commit([set("c/a", 2n)]);
    const id = transactions.begin(database, { readOnly: { readTime: then } });
    expect(database.get("c/a", await transactions.read(id, {}))?.fields.get("n")).toBe(1n);
    expect(() => transactions.begin(database, { readOnly: { readTime: Date.now() * 1000 + 60_000_000 } })).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });
});

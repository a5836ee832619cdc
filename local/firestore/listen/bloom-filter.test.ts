import { setTimeout as wait } from "node:timers/promises";
import { deleteApp, initializeApp } from "firebase/app";
import * as sdk from "firebase/firestore";
import { describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";
import { bloomFilterOf } from "./bloom-filter.ts";

/** What the SDK tells its own tests when a count is not what it expected; no part of its public types. */
interface Mismatch {
  readonly localCacheCount: number;
  readonly existenceFilterCount: number;
  readonly bloomFilter?: { readonly applied: boolean; mightContain(name: string): boolean };
}
const hooks = (sdk as unknown as { _TestingHooks: { onExistenceFilterMismatch(heard: (one: Mismatch) => void): void } })
  ._TestingHooks;

describe("a filter of names", () => {
  it.each([0, 1, 2, 4, 50, 1000])("of %i fills its last byte in part and sets some bits of each name", (count) => {
    const { bits, hashCount } = bloomFilterOf(Array.from({ length: count }, (_, i) => `doc${i}`));
    const bitmap = Buffer.from(bits.bitmap, "base64");
    expect(bits.padding).toBeGreaterThan(0);
    expect(bits.padding).toBeLessThan(8);
    expect(hashCount).toBeGreaterThan(0);
    expect(bitmap.some((byte) => byte !== 0)).toBe(count > 0);
    expect((bitmap.at(-1) ?? 0) >> (8 - bits.padding)).toBe(0);
  });
});

describe("the web SDK, back after a while", () => {
  const server = testServer();

  it("sees by the filter what left, and asks for nothing again", { timeout: 40_000 }, async () => {
    sdk.setLogLevel("error");
    const app = initializeApp({ projectId: "demo-back-later" }, "back-later");
    const localCache = sdk.memoryLocalCache({ garbageCollector: sdk.memoryLruGarbageCollector() });
    const reader = sdk.initializeFirestore(app, { localCache });
    const other = initializeApp({ projectId: "demo-back-later" }, "someone-else");
    const writer = sdk.getFirestore(other);
    for (const db of [reader, writer]) sdk.connectFirestoreEmulator(db, "127.0.0.1", server.port);
    const mismatches: Mismatch[] = [];
    hooks.onExistenceFilterMismatch((one) => mismatches.push(one));
    const ids = ["kept", "\u00e9", "e\u0301", "\u{1F600}", "changed"];
    const gone = Array.from({ length: 20 }, (_, i) => `gone${i}`);
    const commit = async (change: (batch: sdk.WriteBatch, at: (id: string) => sdk.DocumentReference) => void) => {
      const batch = sdk.writeBatch(writer);
      change(batch, (id) => sdk.doc(writer, "rooms", id));
      await batch.commit();
    };
    const free = sdk.query(sdk.collection(reader, "rooms"), sdk.where("free", "==", true));

    await commit((batch, at) => {
      for (const id of [...ids, ...gone, "taken", "lately"]) batch.set(at(id), { free: true });
    });
    expect((await sdk.getDocs(free)).size).toBe(27);
    await commit((batch, at) => {
      for (const id of gone) batch.delete(at(id));
      batch.update(at("taken"), { free: false }).update(at("changed"), { price: 1 }).set(at("new"), { free: true });
    });
    await wait(9_500);
    await commit((batch, at) => batch.delete(at("lately")));
    const found = await sdk.getDocs(free);

    expect(found.docs.map(({ id }) => id).sort()).toEqual([...ids, "new"].sort());
    expect(found.docs.find(({ id }) => id === "changed")?.data()).toEqual({ free: true, price: 1 });
    expect(found.metadata.fromCache).toBe(false);
    expect(mismatches).toMatchObject([
      { localCacheCount: 28, existenceFilterCount: 6, bloomFilter: { applied: true } },
    ]);
    const root = "projects/demo-back-later/databases/(default)/documents";
    for (const { ref } of found.docs)
      expect(mismatches[0]?.bloomFilter?.mightContain(`${root}/${ref.path}`)).toBe(true);
    for (const db of [reader, writer]) await sdk.terminate(db);
    for (const one of [app, other]) await deleteApp(one);
  });
});

import { initializeTestEnvironment, type RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { rolePermissions } from "@novis/domain/access/permissions";
import { collection, type Firestore, getDocs, query, setLogLevel, where } from "firebase/firestore";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aHouse, aWish, type House } from "../flows/world.ts";
import { anonymously, call, must, newKey, newMember, ports, project } from "../support/suite.ts";

setLogLevel("silent");

let environment: RulesTestEnvironment;
let house: House;
beforeAll(async () => {
  environment = await initializeTestEnvironment({
    projectId: project,
    firestore: { host: "127.0.0.1", port: ports.firestore },
  });
  house = await aHouse([{ blocks: ["half"] }, { id: "half", blocks: ["salle-bleue"] }]);
});
afterAll(async () => {
  await environment.cleanup();
  await house.clear();
});

it("shows a passer-by who is there at what hour, and not one word about them", async () => {
  const who = await anonymously();
  const assistant = await newMember({ role: "assistant", permissions: rolePermissions.assistant });
  const customer = {
    firstName: "Xénophon",
    lastName: "Quatremère",
    email: "xenophon@quatremere.example",
    phone: "06 12 34 56 78",
    company: "Quatremère et fils",
  };
  const wish = aWish(house, "2027-05-04", "14:00", { customer, note: "Un secret" });
  const { booking } = await must(call("bookSpace", wish, who));
  const block = {
    startsAt: wish.endsAt,
    endsAt: wish.endsAt + 3_600_000,
    reason: "Une fuite d’eau",
    idempotencyKey: newKey(),
  };
  await must(call("blockSpace", { ...block, spaceId: house.space() }, assistant));

  const passerBy = environment.unauthenticatedContext().firestore() as unknown as Firestore;
  const seen = await everythingPublic(passerBy);
  expect(seen).toContain(booking.id);
  const secrets = [
    ...Object.values(customer),
    "+33612345678",
    "Un secret",
    "fuite",
    booking.reference,
    who.uid,
    assistant.uid,
  ];
  expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
});

async function everythingPublic(db: Firestore): Promise<string> {
  const published = (name: string) => query(collection(db, name), where("published", "==", true));
  const [sites, spaces] = await Promise.all([getDocs(published("sites")), getDocs(published("spaces"))]);
  const agendas = await Promise.all(spaces.docs.map(({ id }) => getDocs(collection(db, `spaces/${id}/agenda`))));
  const all = [sites, spaces, ...agendas].flatMap(({ docs }) => docs.map((each) => [each.ref.path, each.data()]));
  return all.map((each) => JSON.stringify(each)).join("\n");
}

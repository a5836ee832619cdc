import { rolePermissions } from "@novis/domain/access/permissions";
import { type CallableName, callables } from "@novis/domain/contract/callables";
import { instantAt } from "@novis/domain/time/calendar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adminDb, anonymously, call, callRaw, must, newKey, newMember, type Person } from "../support/suite.ts";
import { aCustomer, aHouse, aWish, type House } from "./world.ts";

let house: House;
let owner: Person;
let staff: Person;
/** For each callable, an input that would pass. */
let good: Record<CallableName, Record<string, unknown>>;

beforeAll(async () => {
  house = await aHouse([{}]);
  owner = await anonymously();
  staff = await newMember({ role: "assistant", permissions: rolePermissions.assistant });
  const { booking } = await must(call("bookSpace", aWish(house, "2027-05-04", "14:00"), owner));
  const free = {
    startsAt: instantAt("2027-05-04", "16:00", house.zone),
    endsAt: instantAt("2027-05-04", "17:00", house.zone),
  };
  const key = () => ({ idempotencyKey: newKey() });
  const block = { ...free, spaceId: house.space(), reason: "Peinture", decisions: [] };
  const { blockId } = await must(
    call("blockSpace", { ...block, ...key(), startsAt: free.endsAt, endsAt: free.endsAt + 3_600_000 }, staff),
  );
  good = {
    quote: { spaceId: house.space(), ...free, units: 1 },
    bookSpace: {
      ...aWish(house, "2027-05-04", "16:00"),
      units: 1,
      attendees: 4,
      note: "",
      forClient: false,
      customer: { ...aCustomer(), phone: "06 12 34 56 78", company: "Durand", language: "fr" },
    },
    moveBooking: { bookingId: booking.id, ...key(), spaceId: house.space(), ...free, expectedSequence: 0 },
    cancelBooking: { bookingId: booking.id, ...key(), reason: "" },
    restoreBooking: { bookingId: booking.id, ...key() },
    claimBookings: { visitorToken: owner.token, ...key() },
    blockSpace: { ...block, ...key(), units: 1, replaces: "nothing" },
    unblockSpace: { blockId, ...key() },
    recordPayment: { bookingId: booking.id, ...key(), amountCents: 100, method: "cash" },
  };
});
afterAll(() => house.clear());

const rubbish: unknown[] = [null, -1, 0.5, 1e300, "", "x".repeat(100_000), "../../staff/claire", [], { $gt: "" }];

const names = Object.keys(callables) as CallableName[];

/** Everything that our functions write, as one text: what refusals must leave as it is. */
async function everythingWritten(): Promise<string> {
  const outbox = await adminDb().collection("outbox").where("bookingId", "in", [good.moveBooking.bookingId]).get();
  const commands = await adminDb().collection("commands").where("uid", "in", [owner.uid, staff.uid]).get();
  const [bookings, blocks, entries] = await Promise.all([house.bookings(), house.blocks(), house.entries()]);
  return JSON.stringify({ bookings, blocks, entries, outbox: outbox.size, commands: commands.size });
}

describe.each(names)("%s", (name) => {
  it("answers rubbish with a typed error that names the field, and writes nothing", async () => {
    const before = await everythingWritten();
    const input = good[name];
    for (const [field, right] of Object.entries(input)) {
      for (const wrong of rubbish.filter((value) => !couldPass(field, value, right))) {
        const answer = await callRaw(name, { ...input, [field]: wrong }, staff);
        const said = `${name}.${field} = ${JSON.stringify(wrong).slice(0, 40)}`;
        expect(answer, said).toMatchObject({ ok: false, httpStatus: 400, code: "invalid-input" });
        if (!answer.ok) expect(JSON.stringify(answer.data.fields), said).toContain(`"path":"${field}`);
      }
    }
    expect(await everythingWritten()).toBe(before);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "hello"],
    ["a list", [1]],
    ["a number", 7],
    ["an unknown field", { admin: true }],
  ])("refuses %s", async (_what, input) => {
    expect(await callRaw(name, input, staff)).toMatchObject({ httpStatus: 400, status: "INVALID_ARGUMENT" });
  });

  it("refuses a field too many", async () => {
    expect(await callRaw(name, { ...good[name], userId: "claire" }, staff)).toMatchObject({ code: "invalid-input" });
  });
});

describe.each(names.filter((name) => name !== "quote"))("%s", (name) => {
  it("refuses nobody, and a token that is none", async () => {
    for (const who of [undefined, { uid: "claire", token: "forged" }])
      expect(await callRaw(name, good[name], who)).toMatchObject({ ok: false, status: "UNAUTHENTICATED" });
  });
});

describe("what is well written and wrong", () => {
  const at = (day: string, time: string) => instantAt(day, time, "Europe/Paris");
  const nothing = async () => expect(await house.bookings()).toHaveLength(1);

  it.each([
    ["space-unknown", { spaceId: "no-such-space" }],
    ["in-the-past", { startsAt: at("2020-05-04", "14:00"), endsAt: at("2020-05-04", "15:00") }],
    ["interval-invalid", { startsAt: at("2027-05-04", "12:00"), endsAt: at("2027-05-04", "11:00") }],
    ["interval-invalid", { startsAt: at("2027-05-04", "12:00"), endsAt: at("2027-05-04", "12:00") }],
    ["misaligned", { startsAt: at("2027-05-04", "12:07"), endsAt: at("2027-05-04", "13:07") }],
    ["too-far", { startsAt: at("2099-05-04", "12:00"), endsAt: at("2099-05-04", "13:00") }],
    ["too-long", { startsAt: at("2027-05-04", "12:00"), endsAt: at("2027-06-04", "12:00") }],
    ["units-unavailable", { units: 500 }],
    ["too-many-people", { attendees: 5000 }],
    ["price-changed", { expectedTotalCents: 0 }],
    ["invalid-input", { customer: { ...aCustomer(), phone: "123" } }],
    ["overlaps", { startsAt: at("2027-05-04", "14:30"), endsAt: at("2027-05-04", "15:30") }],
  ])("bookSpace says %s to %j", async (code, change) => {
    const wish = { ...aWish(house, "2027-05-04", "16:00"), ...change };
    expect(await callRaw("bookSpace", wish, owner)).toMatchObject({ ok: false, code });
    await nothing();
  });

  it("tells strangers nothing of a booking but that it is not theirs", async () => {
    const stranger = await anonymously();
    for (const name of ["moveBooking", "cancelBooking"] as const) {
      const answer = await callRaw(name, { ...good[name], idempotencyKey: newKey() }, stranger);
      expect(answer).toMatchObject({ code: "forbidden" });
      expect(JSON.stringify(answer)).not.toContain("Durand");
    }
    for (const name of ["recordPayment", "blockSpace", "unblockSpace"] as const)
      expect(await callRaw(name, { ...good[name], idempotencyKey: newKey() }, stranger)).toMatchObject({
        code: "forbidden",
      });
  });

  it("answers ids of nothing by name", async () => {
    const unknown = { bookingId: "nothing-here", idempotencyKey: newKey() };
    expect(await call("cancelBooking", unknown, staff)).toMatchObject({ code: "booking-unknown", httpStatus: 404 });
    expect(await call("unblockSpace", { blockId: "nothing-here", idempotencyKey: newKey() }, staff)).toMatchObject({
      code: "block-unknown",
    });
  });
});

/** Some rubbish is a valid value of some fields: an empty note, a price of another day, a key that is an id. */
function couldPass(field: string, value: unknown, right: unknown): boolean {
  if (field === "amountCents") return value === -1;
  if (field === "decisions") return Array.isArray(value) && value.length === 0;
  if (field === "forClient") return typeof value === "boolean";
  if ((field === "note" || field === "reason") && typeof value === "string")
    return value.length < 100 && (right === "" || value.trim() !== "");
  return false;
}

import { rolePermissions } from "@novis/domain/access/permissions";
import { afterEach, describe, expect, it } from "vitest";
import {
  adminDb,
  anonymously,
  call,
  callRaw,
  demoPassword,
  must,
  newKey,
  newMember,
  ports,
  signIn,
} from "../support/suite.ts";
import { aCustomer, aHouse, aWish, type House } from "./world.ts";

let house: House;
afterEach(() => house.clear());

describe("a visitor who makes an account afterwards", () => {
  it("keeps the uid, and with it the booking", async () => {
    house = await aHouse([{}]);
    const visitor = await anonymously();
    const customer = aCustomer();
    const { booking } = await must(call("bookSpace", aWish(house, "2027-05-04", "14:00", { customer }), visitor));

    const url = `http://127.0.0.1:${ports.auth}/identitytoolkit.googleapis.com/v1/accounts:update?key=local`;
    const body = { idToken: visitor.token, email: customer.email, password: demoPassword, returnSecureToken: true };
    await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

    const member = await signIn(customer.email);
    expect(member.uid).toBe(visitor.uid);
    const reply = await must(call("cancelBooking", { bookingId: booking.id, idempotencyKey: newKey() }, member));
    expect(reply.booking).toMatchObject({ status: "cancelled", cancelledBy: "customer", userId: visitor.uid });
  });
});

describe("a visitor who already has an account", () => {
  const bookedWithout = async () => {
    house = await aHouse([{}]);
    const visitor = await anonymously();
    const wishes = ["14:00", "16:00"].map((time) => aWish(house, "2027-05-04", time));
    for (const wish of wishes) await must(call("bookSpace", wish, visitor));
    return { visitor, member: await newMember() };
  };
  const owners = async () => (await house.bookings()).map(({ userId }) => userId);

  it("brings the bookings along, once, with the token of the anonymous account", async () => {
    const { visitor, member } = await bookedWithout();
    const claim = { visitorToken: visitor.token, idempotencyKey: newKey() };
    const answers = await Promise.all([0, 1, 2].map(() => must(call("claimBookings", claim, member))));
    expect(new Set(answers.map(({ bookingIds }) => bookingIds.length))).toEqual(new Set([2]));
    expect(await owners()).toEqual([member.uid, member.uid]);

    const again = { ...claim, idempotencyKey: newKey() };
    expect(await must(call("claimBookings", again, member))).toEqual({ bookingIds: [] });
    const [bookingId = ""] = answers[0]?.bookingIds ?? [];
    const cancel = { bookingId, idempotencyKey: newKey() };
    expect(await call("cancelBooking", cancel, visitor)).toMatchObject({ code: "forbidden" });
    expect(await call("cancelBooking", cancel, member)).toMatchObject({ ok: true });
  });

  it("is not believed without it: not with another member's token, nor with a made-up one", async () => {
    const { visitor, member } = await bookedWithout();
    const other = await newMember();
    for (const visitorToken of [other.token, "a.b.c", `${visitor.token}x.y`.replace(/[^\w.-]/g, "")]) {
      const answer = await callRaw("claimBookings", { visitorToken, idempotencyKey: newKey() }, member);
      expect(answer).toMatchObject({ ok: false });
    }
    expect(await owners()).toEqual([visitor.uid, visitor.uid]);
  });
});

describe("staff", () => {
  it("lose what they may at the very next call when they are let go", async () => {
    house = await aHouse([{}]);
    const assistant = await newMember({ role: "assistant", permissions: rolePermissions.assistant });
    const forClient = (time: string) =>
      call("bookSpace", aWish(house, "2027-05-04", time, { forClient: true }), assistant);
    expect(await forClient("14:00")).toMatchObject({ ok: true });
    await adminDb().doc(`staff/${assistant.uid}`).update({ active: false });
    expect(await forClient("15:00")).toMatchObject({ code: "forbidden", status: "PERMISSION_DENIED" });
  });

  it("book for a client without an account: nobody else's account owns it", async () => {
    house = await aHouse([{}]);
    const assistant = await newMember({ role: "assistant", permissions: rolePermissions.assistant });
    const wish = aWish(house, "2027-05-04", "14:00", { forClient: true });
    const { booking } = await must(call("bookSpace", wish, assistant));
    expect(booking).toMatchObject({ userId: null, source: "staff", createdBy: assistant.uid });
  });
});

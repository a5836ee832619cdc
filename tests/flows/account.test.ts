import { rolePermissions } from "@novis/domain/access/permissions";
import { afterEach, describe, expect, it } from "vitest";
import { adminDb, anonymously, call, demoPassword, must, newKey, newMember, ports, signIn } from "../support/suite.ts";
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

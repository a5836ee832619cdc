import type { Booking } from "../booking/booking.ts";
import type { Site } from "../site/site.ts";
import type { Space } from "../space/space.ts";
import type { Permission, StaffMember } from "./permissions.ts";

/** Who is asking. `uid` is null for a visitor without even an anonymous account. */
export interface Actor {
  uid: string | null;
  anonymous: boolean;
  staff?: StaffMember;
}

/** action → what it is done to. One question everywhere: functions refuse by it, screens hide by it, rules repeat it. */
export interface Subjects {
  "booking.create": undefined;
  "booking.createForClient": undefined;
  "booking.read": Pick<Booking, "userId">;
  "booking.move": Pick<Booking, "userId">;
  "booking.cancel": Pick<Booking, "userId">;
  "booking.restore": undefined;
  "booking.claim": undefined;
  "booking.recordPayment": undefined;
  "booking.readAll": undefined;
  "payment.read": undefined;
  "block.read": undefined;
  "block.write": undefined;
  "space.read": Pick<Space, "published">;
  "space.write": undefined;
  "site.read": Pick<Site, "published">;
  "site.write": undefined;
  "outbox.read": undefined;
  "staff.read": Pick<StaffMember, "uid">;
}
export type Action = keyof Subjects;

const answers: { [A in Action]: (actor: Actor, subject: Subjects[A]) => boolean } = {
  "booking.create": (actor) => actor.uid !== null,
  "booking.createForClient": (actor) => may(actor, "bookings.write"),
  "booking.read": (actor, booking) => owns(actor, booking) || may(actor, "bookings.read"),
  "booking.move": (actor, booking) => owns(actor, booking) || may(actor, "bookings.write"),
  "booking.cancel": (actor, booking) => owns(actor, booking) || may(actor, "bookings.write"),
  "booking.restore": (actor) => may(actor, "bookings.write"),
  "booking.claim": (actor) => actor.uid !== null && !actor.anonymous,
  "booking.recordPayment": (actor) => may(actor, "bookings.write"),
  "booking.readAll": (actor) => may(actor, "bookings.read"),
  "payment.read": (actor) => may(actor, "bookings.read"),
  "block.read": (actor) => may(actor, "bookings.read"),
  "block.write": (actor) => may(actor, "bookings.write"),
  "space.read": (actor, space) => space.published || may(actor, "spaces.write") || may(actor, "bookings.read"),
  "space.write": (actor) => may(actor, "spaces.write"),
  "site.read": (actor, site) => site.published || may(actor, "sites.write") || may(actor, "bookings.read"),
  "site.write": (actor) => may(actor, "sites.write"),
  "outbox.read": (actor) => may(actor, "messages.read"),
  "staff.read": (actor, member) => actor.uid === member.uid || may(actor, "staff.manage"),
};

export const actions = Object.keys(answers) as Action[];

export function can<A extends Action>(
  actor: Actor,
  action: A,
  ...[subject]: undefined extends Subjects[A] ? [] : [Subjects[A]]
): boolean {
  return answers[action](actor, subject as Subjects[A]);
}

export function may(actor: Actor, permission: Permission): boolean {
  return actor.staff?.active === true && actor.staff.permissions.includes(permission);
}

function owns(actor: Actor, booking: Pick<Booking, "userId">): boolean {
  return actor.uid !== null && booking.userId === actor.uid;
}

import type { Booking } from "@novis/domain/booking/booking";
import { messageId } from "@novis/domain/booking/reminders";
import { paths } from "@novis/domain/contract/collections";
import type { MessageStatus, OutboxMessage } from "@novis/domain/message/message";
import type { Site } from "@novis/domain/site/site";
import { type Instant, MINUTE } from "@novis/domain/time/interval";
import type { Deps } from "../deps.ts";
import { fromDocument, toDocument } from "../firestore/instants.ts";
import { transact, type Work } from "../firestore/unit-of-work.ts";
import { isWanted } from "./wanted.ts";

/** Longer than a provider may keep silent twice (once asked, once told). */
const leaseMs = 2 * MINUTE;
/** About a day of trying, with the pauses of `pauseAfter`. */
const mostAttempts = 30;

/** A row that is ours until its lease ends, with what its letter needs. */
export interface Claim {
  message: OutboxMessage;
  booking: Booking;
  site: Site;
  /** An earlier attempt may have been accepted: ask before sending. */
  uncertain: boolean;
}

/**
 * Takes a row that is due, so that nobody else sends it meanwhile. A row whose holder died is due again when its lease
 * ends. Undefined when there is nothing to do, or when nobody wants the message any more.
 */
export function claim(deps: Deps, id: string): Promise<Claim | undefined> {
  return transact(deps.db, async (work) => {
    const message = await readMessage(work, id);
    const now = deps.now();
    if (!message || !isOpen(message.status) || message.dueAt > now) return undefined;
    const [bookingData] = await work.read([paths.booking(message.bookingId)]);
    const booking = bookingData && fromDocument<Booking>(bookingData);
    if (!booking || !isWanted(message, booking, now)) return close(work, message, "skipped");
    if (message.attempts >= mostAttempts) return close(work, message, "failed");
    const [siteData] = await work.read([paths.site(booking.siteId)]);
    const site = { ...fromDocument<Site>(siteData ?? {}), id: booking.siteId };
    const leaseUntil = now + leaseMs;
    const taken = {
      ...message,
      status: "sending",
      attempts: message.attempts + 1,
      leaseUntil,
      dueAt: leaseUntil,
    } as const;
    writeMessage(work, taken);
    return { message: taken, booking, site, uncertain: message.status !== "pending" };
  });
}

/** Writes down what became of a claimed row, unless the lease ran out and someone else has taken it since. */
export function conclude(deps: Deps, { message, booking }: Claim, change: Partial<OutboxMessage>): Promise<void> {
  return transact(deps.db, async (work) => {
    const current = await readMessage(work, message.id);
    if (current?.status !== "sending" || current.attempts !== message.attempts) return;
    const { leaseUntil: _ended, error: _old, ...row } = current;
    const after = { ...row, ...change };
    writeMessage(work, after);
    if (after.status === "failed" && after.channel === "sms") await byEmailInstead(work, after, booking, deps.now());
  });
}

/** A number that takes no SMS, a landline perhaps: what it should have said goes by e-mail, unless one says it already. */
async function byEmailInstead(work: Work, sms: OutboxMessage, booking: Booking, now: Instant): Promise<void> {
  const id = messageId(booking.id, sms.sequence, { kind: sms.kind, channel: "email" });
  if (await readMessage(work, id)) return;
  const { error: _why, ...row } = sms;
  const to = booking.customer.email;
  writeMessage(work, { ...row, id, channel: "email", to, status: "pending", attempts: 0, dueAt: now, createdAt: now });
}

/** When to try again: half a minute, then twice as long each time, up to an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(60 * MINUTE, (MINUTE / 2) * 2 ** (attempts - 1));
}

/** Ids of the rows to look at now, oldest first. */
export async function dueMessages(deps: Deps, now: Instant, limit: number): Promise<string[]> {
  const found = await deps.db
    .collection("outbox")
    .where("status", "in", openStatuses)
    .where("dueAt", "<=", new Date(now))
    .orderBy("dueAt")
    .limit(limit)
    .get();
  return found.docs.map(({ id }) => id);
}

const openStatuses: MessageStatus[] = ["pending", "sending", "unknown"];

function isOpen(status: MessageStatus): boolean {
  return openStatuses.includes(status);
}

async function readMessage(work: Work, id: string): Promise<OutboxMessage | undefined> {
  const [data] = await work.read([paths.outboxMessage(id)]);
  return data && fromDocument<OutboxMessage>(data);
}

function writeMessage(work: Work, message: OutboxMessage): void {
  work.put(paths.outboxMessage(message.id), toDocument(message));
}

function close(work: Work, message: OutboxMessage, status: "skipped" | "failed"): undefined {
  const { leaseUntil: _ended, ...row } = message;
  writeMessage(work, { ...row, status });
}

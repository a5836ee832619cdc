import { logger } from "firebase-functions";
import type { Deps } from "../deps.ts";
import { dueMessages } from "./outbox.ts";
import { sendMessage } from "./send-message.ts";

const batch = 50;
const atOnce = 5;
/** Less than the minute until the next run. */
const workMs = 45_000;

/** What is due and nobody has sent: reminders whose hour has come, attempts to repeat, rows whose sender died. */
export async function sendDueMessages(deps: Deps): Promise<void> {
  const stopsAt = Date.now() + workMs;
  while (Date.now() < stopsAt) {
    const ids = await dueMessages(deps, deps.now(), batch);
    for (let next = 0; next < ids.length; next += atOnce)
      await Promise.all(ids.slice(next, next + atOnce).map((id) => sendOrLeave(deps, id)));
    if (ids.length < batch) return;
  }
}

/** One row that cannot be sent keeps no other waiting; its lease brings it back. */
async function sendOrLeave(deps: Deps, id: string): Promise<void> {
  try {
    await sendMessage(deps, id);
  } catch (error) {
    logger.error(`message ${id} was left for later`, error);
  }
}

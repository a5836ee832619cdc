/** What happens through the product's own callables (bookings.json). */
import { createHash } from "node:crypto";
import { call, signIn, signInVisitor, wake } from "./emulators.mjs";
import { plain } from "./values.mjs";

const closedDaysTried = 6;
const callsTogether = 4;

/** Plays the rows in order, each signed in as who it says. */
export async function play(ports, rows, accounts, context) {
  await wake(ports, [...new Set(rows.flatMap(({ call }) => (call === "bookSpace" ? ["quote", call] : [call])))]);
  const tokens = new Map();
  const ids = {};
  const tokenOf = (row, index) => {
    const account = accounts.find(({ uid }) => uid === row.as);
    if (!account && row.as !== "visitor") throw new Error(`nobody is called "${row.as}"`);
    const who = account?.uid ?? `visitor-${index + 1}`;
    if (!tokens.has(who)) tokens.set(who, account ? signIn(ports, account) : signInVisitor(ports, who));
    return tokens.get(who);
  };
  const playOne = async (row, index) => {
    try {
      const answer = await playRow(ports, await tokenOf(row, index), row, index, { ...context, ids });
      if (row.name) ids[row.name] = answer.booking?.id ?? answer.blockId;
    } catch (error) {
      if (row.mayFail) return;
      throw new Error(`bookings.json, row ${index + 1}${row.name ? ` (${row.name})` : ""}: ${error.message}`, {
        cause: error,
      });
    }
  };
  for (let index = 0; index < rows.length; ) {
    const next = rows.slice(index, index + callsTogether);
    const alone = next.findIndex((row) => !row.together);
    const batch = next.slice(0, alone === -1 ? next.length : Math.max(1, alone));
    await Promise.all(batch.map((row, place) => playOne(row, index + place)));
    index += batch.length;
  }
}

/** A day that the house is closed after all is tried again one day later. */
async function playRow(ports, token, row, index, context) {
  for (let shift = 0; ; shift++) {
    const input = plain(row.input, { ...context, shift });
    try {
      if (row.call === "bookSpace" && input.expectedTotalCents === undefined) {
        const { spaceId, startsAt, endsAt, units } = input;
        const { price } = await call(ports, token, "quote", { spaceId, startsAt, endsAt, ...(units && { units }) });
        input.expectedTotalCents = price?.totalCents ?? 0;
      }
      return await call(ports, token, row.call, { idempotencyKey: keyOf(row, index, input), ...input });
    } catch (error) {
      if (error.code !== "closed" || shift === closedDaysTried) throw error;
    }
  }
}

/** The same row on the same day carries the same key: loading a scenario twice books nothing twice. */
function keyOf(row, index, input) {
  return createHash("sha256")
    .update(JSON.stringify([index, row.as, row.call, input]))
    .digest("hex")
    .slice(0, 32);
}

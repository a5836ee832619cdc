import type { Actor } from "@novis/domain/access/can";
import type { Block } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import type { CallableCommand, CallableOutput } from "@novis/domain/contract/callables";
import { paths } from "@novis/domain/contract/collections";
import type { Deps } from "../deps.ts";
import { fromDocument } from "../firestore/instants.ts";
import type { Work } from "../firestore/unit-of-work.ts";
import { once } from "./once.ts";
import { assertCan } from "./party.ts";
import { giveRoomBack } from "./sheets.ts";

export function unblockSpace(
  deps: Deps,
  actor: Actor,
  command: CallableCommand<"unblockSpace">,
): Promise<CallableOutput<"unblockSpace">> {
  assertCan(actor, "block.write");
  return once(deps, actor, "unblockSpace", command, async (work) => {
    await liftBlock(work, command.blockId);
    return { blockId: command.blockId };
  });
}

/** Takes a block off every sheet, and away. Throws `block-unknown` when a colleague was quicker. */
export async function liftBlock(work: Work, blockId: string): Promise<Block> {
  const [data] = await work.read([paths.block(blockId)]);
  if (!data) throw bookingError("block-unknown", { blockId });
  const block = fromDocument<Block>(data);
  await giveRoomBack(work, { ...block, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 });
  work.remove(paths.block(blockId));
  return block;
}

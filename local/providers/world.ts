import type { Aftermath } from "./aftermath.ts";
import type { Faults } from "./faults.ts";
import type { Mailbox } from "./mailbox.ts";

/** What the providers share. */
export interface World {
  readonly mailbox: Mailbox;
  readonly faults: Faults;
  readonly aftermath: Aftermath;
}

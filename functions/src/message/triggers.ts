import type { OutboxMessage } from "@novis/domain/message/message";
import { onDocumentCreated } from "firebase-functions/firestore";
import { inEurope, providerSecrets } from "../env.ts";
import { fromDocument } from "../firestore/instants.ts";
import { runtime } from "../runtime.ts";
import { sendMessage } from "./send-message.ts";

/** News leaves at once; what is due later, or fails, is the scheduled job's. Delivered twice, it does nothing twice. */
export const sendNewMessage = onDocumentCreated(
  { ...inEurope, document: "outbox/{messageId}", secrets: providerSecrets },
  async ({ params, data }) => {
    const deps = runtime();
    const message = fromDocument<Pick<OutboxMessage, "dueAt">>(data?.data() ?? {});
    if (message.dueAt <= deps.now()) await sendMessage(deps, params.messageId);
  },
);

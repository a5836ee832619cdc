import { onDocumentCreated } from "firebase-functions/firestore";
import { inEurope, providerSecrets } from "../env.ts";
import { runtime } from "../runtime.ts";
import { sendMessage } from "./send-message.ts";

/** News leaves at once; what is due later, or fails, is the scheduled job's. Delivered twice, it does nothing twice. */
export const sendNewMessage = onDocumentCreated(
  { ...inEurope, document: "outbox/{messageId}", secrets: providerSecrets },
  ({ params }) => sendMessage(runtime(), params.messageId),
);

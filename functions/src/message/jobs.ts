import { onSchedule } from "firebase-functions/scheduler";
import { inEurope, providerSecrets } from "../env.ts";
import { runtime } from "../runtime.ts";
import { sendDueMessages as sendDueMessagesCase } from "./send-due-messages.ts";

export const sendDueMessages = onSchedule(
  { ...inEurope, schedule: "* * * * *", timeZone: "Etc/UTC", secrets: providerSecrets, maxInstances: 1 },
  () => sendDueMessagesCase(runtime()),
);

import type { Outcome, Texter } from "../carrier.ts";
import { failureOf } from "../failure.ts";

interface Settings {
  baseUrl: string;
  accountSid: string;
  token: () => string;
  from: string;
  timeoutMs: number;
}

/** Twilio carries no key of ours: a message is known again by its number, its text and its hour. */
const lookedThrough = 20;
/** Twilio dates by the second. */
const secondMs = 1000;

export function twilioTexter(settings: Settings): Texter {
  let loading: ReturnType<typeof loadSdk> | undefined;
  const load = () => (loading ??= loadSdk(settings));
  return {
    async send(_key, { to, body }): Promise<Outcome> {
      const client = await load();
      const sender = settings.from.startsWith("MG") ? { messagingServiceSid: settings.from } : { from: settings.from };
      try {
        const message = await client.messages.create({ to, body, ...sender });
        return { result: "sent", providerId: message.sid };
      } catch (error) {
        return failureOf(error);
      }
    },
    async find(_key, { to, body }, since) {
      const client = await load();
      const messages = await client.messages.list({ to, limit: lookedThrough });
      return messages.find((message) => message.body === body && message.dateCreated.getTime() >= since - secondMs)
        ?.sid;
    },
  };
}

/** Loaded at the first SMS: the SDK is large. It has no base address option, so its HTTP client is told where to go. */
async function loadSdk({ baseUrl, accountSid, token, timeoutMs }: Settings) {
  const { default: twilio } = await import("twilio");
  class Elsewhere extends twilio.RequestClient {
    override request<T>(options: Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0]) {
      const uri = options.uri.replace("https://api.twilio.com", baseUrl.replace(/\/$/, ""));
      return super.request<T>({ ...options, uri } as never);
    }
  }
  return twilio(accountSid, token(), { httpClient: new Elsewhere({ timeout: timeoutMs }) });
}

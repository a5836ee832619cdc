import { defineSecret } from "firebase-functions/params";

/** Where every function runs, and how large it is. */
export const inEurope = { region: "europe-west1", memory: "512MiB", timeoutSeconds: 60 } as const;

export const sendgridKey = defineSecret("SENDGRID_API_KEY");
export const twilioToken = defineSecret("TWILIO_AUTH_TOKEN");
/** Functions that talk to providers name these; no other function can read them. */
export const providerSecrets = [sendgridKey, twilioToken];

/** Everything that changes from one place to another, read once; functions/.env.example says what each is for. */
export function readEnvironment() {
  const environment = {
    siteUrl: (process.env.SITE_URL ?? "http://127.0.0.1:5000").replace(/\/$/, ""),
    mail: {
      baseUrl: process.env.SENDGRID_BASE_URL ?? "https://api.sendgrid.com",
      fromEmail: process.env.MAIL_FROM ?? "reservations@novis.example",
      fromName: process.env.MAIL_FROM_NAME ?? "NOVIS",
      timeoutMs: milliseconds("PROVIDER_TIMEOUT_MS", 10_000),
    },
    sms: {
      baseUrl: process.env.TWILIO_BASE_URL ?? "https://api.twilio.com",
      accountSid: process.env.TWILIO_ACCOUNT_SID ?? "",
      from: process.env.SMS_FROM ?? "NOVIS",
      timeoutMs: milliseconds("PROVIDER_TIMEOUT_MS", 10_000),
    },
  };
  assertRealProviders([environment.mail.baseUrl, environment.sms.baseUrl]);
  return environment;
}

/** A deployment that still points at a laptop would lose every message without a word. */
function assertRealProviders(addresses: readonly string[]): void {
  if (process.env.FUNCTIONS_EMULATOR === "true") return;
  const local = addresses.find((address) => /^https?:\/\/(127\.|localhost|\[::1\])/.test(address));
  if (local) throw new Error(`${local} is a local stand-in, and this is not the emulator: see functions/.env.example`);
}

function milliseconds(name: string, otherwise: number): number {
  const value = Number(process.env[name]);
  return Number.isFinite(value) && value > 0 ? value : otherwise;
}

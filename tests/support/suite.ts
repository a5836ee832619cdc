import { randomUUID } from "node:crypto";
import type { BookingErrorCode } from "@novis/domain/booking/booking.errors";
import type { CallableInput, CallableName, CallableOutput } from "@novis/domain/contract/callables";
import { type App, initializeApp } from "firebase-admin/app";
import { type Firestore, getFirestore } from "firebase-admin/firestore";

/** The suite under test stands NOVIS_OFFSET above the default ports; the global setup starts it. */
const offset = Number(process.env.NOVIS_OFFSET ?? 50);
export const project = "demo-novis";
export const ports = {
  hosting: 5000 + offset,
  functions: 5001 + offset,
  firestore: 8080 + offset,
  auth: 9099 + offset,
  storage: 9199 + offset,
  inbox: 8025 + offset,
} as const;

/**
 * Told by `npm test -- --official`: the suite under test runs the official Java programs. What only our own do
 * (docs/local-differences.md) is marked `it.skipIf(official)`.
 */
export const official = process.env.NOVIS_OFFICIAL === "1";

let app: App | undefined;

/** Firestore as our servers see it: no rules. */
export function adminDb(): Firestore {
  process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${ports.firestore}`;
  process.env.METADATA_SERVER_DETECTION = "none"; // Nobody answers there; looking takes seconds and warns.
  app ??= initializeApp({ projectId: project }, "tests");
  return getFirestore(app);
}

export interface Person {
  uid: string;
  token: string;
}

export const demoPassword = "novis-demo-2027";

export function signIn(email: string, password = demoPassword): Promise<Person> {
  return identity("accounts:signInWithPassword", { email, password, returnSecureToken: true });
}

/** A visitor at the moment of booking. */
export function anonymously(): Promise<Person> {
  return identity("accounts:signUp", { returnSecureToken: true });
}

/** Someone of our making, with the staff document that is given. */
export async function newMember(staff?: {
  role: string;
  permissions: readonly string[];
  active?: boolean;
}): Promise<Person & { email: string }> {
  const email = `${randomUUID()}@example.org`;
  const person = await identity("accounts:signUp", { email, password: demoPassword, returnSecureToken: true });
  if (staff) {
    const { role, permissions, active = true } = staff;
    const { uid } = person;
    await adminDb()
      .doc(`staff/${uid}`)
      .set({ uid, name: role, email, role, permissions: [...permissions], active });
  }
  return { ...person, email };
}

async function identity(method: string, body: object): Promise<Person> {
  const url = `http://127.0.0.1:${ports.auth}/identitytoolkit.googleapis.com/v1/${method}?key=local`;
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { localId, idToken, error } = (await answer.json()) as {
    localId: string;
    idToken: string;
    error?: { message: string };
  };
  if (error) throw new Error(`${method}: ${error.message}`);
  return { uid: localId, token: idToken };
}

export type Answer<T> =
  | { ok: true; result: T }
  | {
      ok: false;
      httpStatus: number;
      status: string;
      code: BookingErrorCode | "internal";
      data: Record<string, unknown>;
    };

/** Calls a function over HTTP, as the browser does. */
export function call<N extends CallableName>(
  name: N,
  input: CallableInput<N>,
  who?: Person,
): Promise<Answer<CallableOutput<N>>> {
  return callRaw(name, input, who) as Promise<Answer<CallableOutput<N>>>;
}

/** The same with anything at all as input. */
export async function callRaw(name: string, input: unknown, who?: Person): Promise<Answer<unknown>> {
  const answer = await fetch(`http://127.0.0.1:${ports.functions}/${project}/europe-west1/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(who && { authorization: `Bearer ${who.token}` }) },
    body: JSON.stringify({ data: input }),
  });
  const body = (await answer.json()) as {
    result?: unknown;
    error?: { status: string; details?: { code: BookingErrorCode; data: Record<string, unknown> } };
  };
  if (!body.error) return { ok: true, result: body.result };
  const { status, details } = body.error;
  return { ok: false, httpStatus: answer.status, status, code: details?.code ?? "internal", data: details?.data ?? {} };
}

/** The result, or an error that says what was refused: for the steps a test takes for granted. */
export async function must<T>(answer: Promise<Answer<T>>): Promise<T> {
  const done = await answer;
  if (done.ok) return done.result;
  throw new Error(`${done.code} ${JSON.stringify(done.data)}`);
}

export function newKey(): string {
  return randomUUID();
}

/** Fires a scheduled function now, as its clock would. */
export async function runJob(name: string): Promise<void> {
  const { fire, listJobs } = await import("../../local/scheduler/scheduler.ts");
  const target = { functions: `http://127.0.0.1:${ports.functions}`, project };
  const job = (await listJobs(target)).find((each) => each.name === name);
  if (!job) throw new Error(`no scheduled function ${name}`);
  await fire(target, job);
}

export interface Received {
  channel: "email" | "sms";
  id: string;
  to: string;
  subject: string;
  text: string;
  attachments: { filename: string; url: string }[];
}

/** What the providers accepted for an address or number. */
export async function received(to: string): Promise<Received[]> {
  const answer = await fetch(`http://127.0.0.1:${ports.inbox}/__sandbox/messages?to=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { messages: Received[] }).messages;
}

/** Makes the next calls of the providers fail: error, hang or drop. */
export async function failProviders(fault: {
  provider?: "sendgrid" | "twilio";
  on?: "send" | "lookup";
  mode: "error" | "hang" | "drop";
  status?: number;
  count?: number;
}): Promise<void> {
  await fetch(`http://127.0.0.1:${ports.inbox}/__sandbox/fail`, { method: "POST", body: JSON.stringify(fault) });
}

/** Asks again until it is so: messages leave after the booking, not with it. */
export async function eventually<T>(
  ask: () => Promise<T>,
  until: (value: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const stopsAt = Date.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (until(value)) return value;
    if (Date.now() > stopsAt) throw new Error(`still not so: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

import type { StaffMember } from "@novis/domain/access/permissions";
import type { User } from "firebase/auth";
import { useSyncExternalStore } from "react";
import { AppError, codeOf, toAppError } from "./app-error.ts";
import type { Claimed } from "./claim.ts";
import { firebaseAuth, forgetFirestore } from "./firebase.ts";
import { recall } from "./remembered.ts";

/** Who is here. `staff` is undefined while it is not known yet, null for somebody who is not of the staff. */
export interface Session {
  status: "loading" | "signed-out" | "signed-in";
  uid: string | null;
  anonymous: boolean;
  email: string | null;
  name: string | null;
  staff: StaffMember | null | undefined;
  /** Why `staff` is not known. */
  staffError: AppError | null;
}

const nobody: Session = {
  status: "signed-out",
  uid: null,
  anonymous: false,
  email: null,
  name: null,
  staff: null,
  staffError: null,
};
const hintKey = "novis.session";

const listeners = new Set<() => void>();
let session: Session = mayBeSignedIn() ? { ...nobody, status: "loading", staff: undefined } : nobody;
let started = false;
let stopStaff: (() => void) | undefined;

/** Starts the auth SDK only where somebody may be signed in: a first visit never downloads it. */
export function useSession(): Session {
  return useSyncExternalStore(
    subscribe,
    () => session,
    () => nobody,
  );
}

/** A visitor books without an account: an anonymous one is made at that moment and can be upgraded later. */
export async function ensureSignedIn(): Promise<string> {
  return attempt(async () => {
    const auth = await start();
    if (auth.currentUser) return auth.currentUser.uid;
    const { signInAnonymously } = await import("firebase/auth");
    const { user } = await signInAnonymously(auth);
    return user.uid;
  });
}

/** Bookings made without an account come along: what became of them, or null when there was no such account. */
export async function signIn(email: string, password: string): Promise<Claimed | null> {
  return attempt(async () => {
    const auth = await start();
    const [{ signInWithEmailAndPassword }, { bringAlong }] = await Promise.all([
      import("firebase/auth"),
      import("./claim.ts"),
    ]);
    const visitorToken = auth.currentUser?.isAnonymous ? await auth.currentUser.getIdToken() : null;
    await signInWithEmailAndPassword(auth, email, password);
    return visitorToken === null ? null : bringAlong(visitorToken);
  });
}

/** Links an anonymous account, so that its uid and its bookings stay; otherwise makes a new one. */
export async function createAccount(name: string, email: string, password: string): Promise<void> {
  await attempt(async () => {
    const auth = await start();
    const sdk = await import("firebase/auth");
    const user = auth.currentUser?.isAnonymous
      ? (await sdk.linkWithCredential(auth.currentUser, sdk.EmailAuthProvider.credential(email, password))).user
      : (await sdk.createUserWithEmailAndPassword(auth, email, password)).user;
    await sdk.updateProfile(user, { displayName: name });
    // Linking does not fire onAuthStateChanged: the uid is the same.
    publish(user);
  });
}

export async function sendPasswordReset(email: string): Promise<void> {
  await attempt(async () => {
    const auth = await start();
    const { sendPasswordResetEmail } = await import("firebase/auth");
    await sendPasswordResetEmail(auth, email);
  });
}

/** Leaves nothing personal on the device, then starts afresh at the home page. */
export async function signOut(): Promise<void> {
  const auth = await start();
  await auth.signOut();
  await forgetFirestore().catch(() => undefined);
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("novis.") && !keptOnSignOut.includes(key)) localStorage.removeItem(key);
  }
  location.assign("/");
}

const keptOnSignOut: readonly string[] = [
  "novis.mode",
  "novis.language",
  "novis.remember.sites",
  "novis.remember.spaces",
];

/** What the auth service refused, by its own code, for the account screens' sentences. */
export class SignInError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = "SignInError";
    this.code = code;
  }
}

async function attempt<T>(action: () => Promise<T>): Promise<T> {
  if (!navigator.onLine) throw new AppError("offline", {});
  try {
    return await action();
  } catch (error) {
    const code = codeOf(error);
    if (code === "" || code === "network-request-failed" || code === "internal-error") throw toAppError(error);
    throw new SignInError(code);
  }
}

async function start() {
  const auth = await firebaseAuth();
  if (!started) {
    started = true;
    auth.onAuthStateChanged(publish);
  }
  return auth;
}

function publish(user: User | null): void {
  hint(user !== null);
  if (!user) {
    stopStaff?.();
    stopStaff = undefined;
    set(nobody);
    return;
  }
  const same = session.uid === user.uid && session.anonymous === user.isAnonymous;
  set({
    status: "signed-in",
    uid: user.uid,
    anonymous: user.isAnonymous,
    email: user.email,
    name: user.displayName,
    staff: user.isAnonymous ? null : same ? session.staff : undefined,
    staffError: same ? session.staffError : null,
  });
  if (user.isAnonymous || same) return;
  watchStaff(user.uid);
  if (recall("claim")) void import("./claim.ts").then(({ bringAlongWhatWaits }) => bringAlongWhatWaits());
}

/** Asks again for what could not be read. */
export function retryStaff(): void {
  if (session.uid === null) return;
  set({ ...session, staffError: null });
  watchStaff(session.uid);
}

/** Live: a permission taken away acts on the screens at once, as it does in the rules. */
function watchStaff(uid: string): void {
  stopStaff?.();
  stopStaff = undefined;
  const update = (known: Partial<Pick<Session, "staff" | "staffError">>) => {
    if (session.uid === uid) set({ ...session, ...known });
  };
  // What was known stays: a screen in use is not closed because the network failed.
  const fail = (error: unknown) => update({ staffError: toAppError(error) });
  import("./firestore-live.ts")
    .then(({ watchDocument }) => {
      if (session.uid !== uid) return;
      stopStaff = watchDocument<StaffMember>(
        `staff/${uid}`,
        (live) => update({ staff: live.data ? { ...live.data, uid } : null, staffError: null }),
        fail,
      );
    })
    .catch(fail);
}

function set(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // After the first paint: who is here changes a word of the header, not the page.
  if (!started && session.status === "loading") {
    setTimeout(() => start().catch(() => set(nobody)), 0);
  }
  return () => listeners.delete(listener);
}

function hint(present: boolean): void {
  try {
    if (present) localStorage.setItem(hintKey, "1");
    else localStorage.removeItem(hintKey);
  } catch {
    // Without storage the session lasts as long as the page.
  }
}

function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(hintKey) === "1";
  } catch {
    return false;
  }
}

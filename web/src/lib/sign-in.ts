import { AppError, codeOf, toAppError } from "./app-error.ts";
import { bringAlong, type Claimed } from "./claim.ts";
import { forgetFirestore } from "./firebase.ts";
import { publishUser, startSession } from "./session.ts";

/** A visitor books without an account: an anonymous one is made at that moment and can be upgraded later. */
export async function ensureSignedIn(): Promise<string> {
  return attempt(async () => {
    const auth = await startSession();
    if (auth.currentUser) return auth.currentUser.uid;
    const { signInAnonymously } = await import("firebase/auth");
    const { user } = await signInAnonymously(auth);
    return user.uid;
  });
}

/** Bookings made without an account come along: what became of them, or null when there was no such account. */
export async function signIn(email: string, password: string): Promise<Claimed | null> {
  return attempt(async () => {
    const auth = await startSession();
    const { signInWithEmailAndPassword } = await import("firebase/auth");
    const visitorToken = auth.currentUser?.isAnonymous ? await auth.currentUser.getIdToken() : null;
    await signInWithEmailAndPassword(auth, email, password);
    return visitorToken === null ? null : bringAlong(visitorToken);
  });
}

/** Links an anonymous account, so that its uid and its bookings stay; otherwise makes a new one. */
export async function createAccount(name: string, email: string, password: string): Promise<void> {
  await attempt(async () => {
    const auth = await startSession();
    const sdk = await import("firebase/auth");
    const user = auth.currentUser?.isAnonymous
      ? (await sdk.linkWithCredential(auth.currentUser, sdk.EmailAuthProvider.credential(email, password))).user
      : (await sdk.createUserWithEmailAndPassword(auth, email, password)).user;
    await sdk.updateProfile(user, { displayName: name });
    // Linking does not fire onAuthStateChanged: the uid is the same.
    publishUser(user);
  });
}

export async function sendPasswordReset(email: string): Promise<void> {
  await attempt(async () => {
    const auth = await startSession();
    const { sendPasswordResetEmail } = await import("firebase/auth");
    await sendPasswordResetEmail(auth, email);
  });
}

/** Leaves nothing personal on the device, then starts afresh at the home page. */
export async function signOut(): Promise<void> {
  const auth = await startSession();
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

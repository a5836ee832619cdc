import type { StaffMember } from "@novis/domain/access/permissions";
import type { User } from "firebase/auth";
import { useSyncExternalStore } from "react";
import { type AppError, toAppError } from "./app-error.ts";
import { firebaseAuth } from "./firebase.ts";
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

/** The auth SDK, followed from now on. */
export async function startSession() {
  const auth = await firebaseAuth();
  if (!started) {
    started = true;
    auth.onAuthStateChanged(publishUser);
  }
  return auth;
}

/** Says who is here; called by whoever changes that without the SDK telling. */
export function publishUser(user: User | null): void {
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
    setTimeout(() => startSession().catch(() => set(nobody)), 0);
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

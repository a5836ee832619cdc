import type { App } from "firebase-admin/app";

/** Whose anonymous account a token proves; null when it is expired, forged, or of an account with a password. */
export function visitorOf(app: App): (token: string) => Promise<string | null> {
  return async (token) => {
    // Loaded at the first question: no other callable starts with it.
    const { getAuth } = await import("firebase-admin/auth");
    try {
      const { uid, firebase } = await getAuth(app).verifyIdToken(token);
      return firebase.sign_in_provider === "anonymous" ? uid : null;
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  };
}

/** What the SDK says of a token that is none; anything else (keys that cannot be fetched) is a fault to try again. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "auth/argument-error" || code === "auth/id-token-expired" || code === "auth/invalid-id-token";
}

import type { Auth } from "firebase/auth";
import type { Firestore } from "firebase/firestore";
import type { Functions } from "firebase/functions";
import { emulatorHost, emulators, firebaseConfig, region } from "./environment.ts";

/** Every SDK arrives on first use: the home page reads by plain REST and never pays for them. */

const firebaseApp = once(async () => {
  const { initializeApp } = await import("firebase/app");
  return initializeApp(firebaseConfig);
});

export const firebaseAuth = once(async (): Promise<Auth> => {
  const [app, sdk] = await Promise.all([firebaseApp(), import("firebase/auth")]);
  const auth = sdk.initializeAuth(app, { persistence: [sdk.indexedDBLocalPersistence, sdk.browserLocalPersistence] });
  if (emulators) sdk.connectAuthEmulator(auth, `http://${emulatorHost}:${emulators.auth}`, { disableWarnings: true });
  await auth.authStateReady();
  return auth;
});

export const firebaseFunctions = once(async (): Promise<Functions> => {
  const [app, sdk] = await Promise.all([firebaseApp(), import("firebase/functions"), firebaseAuth()]);
  const functions = sdk.getFunctions(app, region);
  if (emulators) sdk.connectFunctionsEmulator(functions, emulatorHost, emulators.functions);
  return functions;
});

/** Auth comes first: a listener opened before it would be refused, then opened again. */
export const firestore = once(async (): Promise<Firestore> => {
  const [app, sdk] = await Promise.all([firebaseApp(), import("firebase/firestore"), firebaseAuth()]);
  const localCache = sdk.persistentLocalCache({ tabManager: sdk.persistentMultipleTabManager() });
  const db = sdk.initializeFirestore(app, { localCache });
  if (emulators) sdk.connectFirestoreEmulator(db, emulatorHost, emulators.firestore);
  return db;
});

/** Personal data seen on this device goes with the session (product anchors §4.10). The page must be reloaded after. */
export async function forgetFirestore(): Promise<void> {
  const [db, sdk] = await Promise.all([firestore(), import("firebase/firestore")]);
  await sdk.terminate(db);
  await sdk.clearIndexedDbPersistence(db);
}

/** A failed load (offline) is forgotten, so that the next call tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Where the cloud is: the demo project talks to the emulators beside the page, any other project to Google. */

interface FirebaseConfig {
  projectId: string;
  apiKey: string;
  authDomain: string;
  appId: string;
}

const demo: FirebaseConfig = {
  projectId: "demo-novis",
  apiKey: "demo-key",
  authDomain: "demo-novis.firebaseapp.com",
  appId: "1:0:web:0",
};

/** A production build gets its project as JSON in VITE_FIREBASE_CONFIG. */
const configured: string | undefined = import.meta.env.VITE_FIREBASE_CONFIG;
export const firebaseConfig: FirebaseConfig = configured ? JSON.parse(configured) : demo;

export const region = "europe-west1";

export interface EmulatorPorts {
  auth: number;
  firestore: number;
  functions: number;
}

/** Two suites may run side by side, every port shifted by one offset: the page's own port tells which. */
export function emulatorPorts(pagePort: string): EmulatorPorts {
  const port = Number(pagePort);
  const offset = port >= 5000 && port <= 5999 && port !== 5173 ? port - 5000 : 0;
  return { auth: 9099 + offset, firestore: 8080 + offset, functions: 5001 + offset };
}

export const emulators: EmulatorPorts | null = firebaseConfig.projectId.startsWith("demo-")
  ? emulatorPorts(typeof location === "undefined" ? "" : location.port)
  : null;

export const emulatorHost = "127.0.0.1";

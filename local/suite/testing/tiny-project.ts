import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** A project of a few lines, inside the repository's cache so that its functions find their packages. */
export function tinyProject(): string {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/tiny-"));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const emulator = (port: number) => ({ host: "127.0.0.1", port });
  const config = {
    hosting: { public: "public", rewrites: [{ source: "**", destination: "/index.html" }] },
    functions: [{ source: "functions", runtime: "nodejs24" }],
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    storage: { rules: "storage.rules" },
    emulators: {
      ui: { enabled: false },
      hub: emulator(24_400),
      logging: emulator(24_500),
      hosting: emulator(25_000),
      functions: emulator(25_001),
      firestore: { ...emulator(28_080), websocketPort: 29_150 },
      auth: emulator(29_099),
      storage: emulator(29_199),
      eventarc: emulator(29_299),
      tasks: emulator(29_499),
    },
  };
  write("firebase.json", JSON.stringify(config));
  write("package.json", JSON.stringify({ name: "tiny" }));
  write("public/index.html", "<h1>tiny</h1>");
  write("firestore.indexes.json", "{}");
  write("firestore.rules", rules("cloud.firestore", "/databases/{d}/documents/{path=**}", "if false"));
  write("storage.rules", rules("firebase.storage", "/b/{b}/o/{path=**}", "if request.auth != null"));
  write(
    "functions/package.json",
    JSON.stringify({ name: "f", type: "module", main: "index.js", engines: { node: "24" } }),
  );
  write("functions/index.js", functions);
  return folder;
}

const rules = (service: string, match: string, condition: string) =>
  `rules_version = '2';\nservice ${service} { match ${match} { allow read, write: ${condition}; } }\n`;

const functions = `
import { initializeApp } from "firebase-admin/app";
import { getFirestore } from "firebase-admin/firestore";
import { onDocumentCreated } from "firebase-functions/v2/firestore";
import { onCall } from "firebase-functions/v2/https";
import { onSchedule } from "firebase-functions/v2/scheduler";
import { defineSecret } from "firebase-functions/params";
const db = getFirestore(initializeApp({}, "tiny"));
const key = defineSecret("TINY_KEY");
export const tell = onCall({ secrets: [key] }, () => ({ env: process.env.TINY_ENV, key: key.value(), node: process.version }));
export const tick = onSchedule("every 5 minutes", async ({ scheduleTime }) => { await db.doc("ticks/last").set({ scheduleTime }); });
export const broken = onSchedule("every day", async () => { throw new Error("as planned"); });
export const follow = onDocumentCreated("ticks/{id}", async ({ params }) => { await db.doc("seen/" + params.id).set({ seen: true }); });
`;

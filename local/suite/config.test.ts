import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { portsAt, writeConfig, writeSecrets } from "./config.ts";
import { assertFree, isAnswering, PortsTaken } from "./free-ports.ts";

const emulator = (port: number) => ({ host: "127.0.0.1", port });

function project(): string {
  const root = mkdtempSync(join(tmpdir(), "suite-"));
  mkdirSync(join(root, "code"));
  const config = {
    hosting: { public: "public" },
    functions: [{ source: "code" }],
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    storage: { rules: "storage.rules" },
    emulators: {
      hub: emulator(4400),
      logging: emulator(4500),
      hosting: emulator(5000),
      functions: emulator(5001),
      firestore: { ...emulator(8080), websocketPort: 9150 },
      auth: emulator(9099),
      storage: emulator(9199),
      eventarc: emulator(9299),
      tasks: emulator(9499),
    },
  };
  writeFileSync(join(root, "firebase.json"), JSON.stringify(config));
  return root;
}

describe("the configuration of one suite", () => {
  it("moves every port, the inbox's too", () => {
    const ports = portsAt(project(), 50);
    expect(ports).toMatchObject({ hosting: 5050, firestore: 8130, websocket: 9200, hub: 4450, inbox: 8075 });
    expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length);
  });

  it("leads back to the project from its own folder", () => {
    const root = project();
    const file = writeConfig(root, join(root, ".cache/suite-50"), 50, { SITE_URL: 'http://127.0.0.1:5050/"é"' });
    const written = JSON.parse(readFileSync(file, "utf8"));
    expect(written.emulators.auth.port).toBe(9149);
    expect(written.hosting.public).toBe("../../public");
    expect(written.functions[0]).toMatchObject({ source: "../../code", configDir: "functions-env" });
    expect(written.firestore.rules).toBe(join(root, "firestore.rules"));
    const env = readFileSync(join(root, ".cache/suite-50/functions-env/.env.local"), "utf8");
    expect(env).toBe('SITE_URL="http://127.0.0.1:5050/\\"é\\""\n');
  });

  it("puts secrets beside the code, where the emulator looks for them", () => {
    const root = project();
    writeSecrets(root, { KEY: "local" });
    expect(readFileSync(join(root, "code/.secret.local"), "utf8")).toBe('KEY="local"\n');
  });
});

describe("ports", () => {
  const portsAround = (port: number) => ({ ...portsAt(project(), 20_000), auth: port });

  it("names the taken one and what to do", async () => {
    const server = createServer();
    const port = await new Promise<number>((done) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        done(typeof address === "object" && address ? address.port : 0);
      });
    });
    const refusal = await assertFree(portsAround(port)).catch((error) => error);
    expect(refusal).toBeInstanceOf(PortsTaken);
    expect(refusal.message).toContain(`${port} (auth)`);
    expect(refusal.message).toContain("NOVIS_OFFSET=");
    if (process.platform === "linux") expect(refusal.message).toContain(`process ${process.pid}`);
    expect(await isAnswering(port)).toBe(true);
    await assertFree(portsAround(port), ["auth"]);
    await new Promise((done) => server.close(done));
    await assertFree(portsAround(port));
    expect(await isAnswering(port)).toBe(false);
  });

  it("refuses those that browsers refuse", async () => {
    await expect(assertFree(portsAround(5060))).rejects.toThrow("5060");
  });
});

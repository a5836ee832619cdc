import { initializeApp } from "firebase/app";
import * as sdk from "firebase/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { openStage, scenarios } from "./testing/scenarios.ts";

sdk.setLogLevel("error");

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ host: "127.0.0.1", port: 0 });
});
afterAll(() => server.close());

describe("firebase/firestore in Node, over gRPC", () => {
  it.each(Object.keys(scenarios))("%s", async (name) => {
    const scenario = scenarios[name];
    const stage = openStage(sdk, initializeApp, server.port, `demo-${Object.keys(scenarios).indexOf(name)}`);
    try {
      expect(await scenario?.play(stage)).toEqual(scenario?.expected);
    } finally {
      await stage.close();
    }
  });
});

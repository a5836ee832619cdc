import { defineConfig } from "vitest/config";

process.env.TZ = "Asia/Kathmandu";
/** The suite under test stands beside a product that someone may be running on the default ports. */
process.env.NOVIS_OFFSET ??= "50";
/** A provider that hangs on purpose is given up soon. */
process.env.PROVIDER_TIMEOUT_MS ??= "1500";

/** What crosses a border: rules, flows, journeys, on one running suite; one file at a time, since they share it. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["{access,flows,journeys}/**/*.test.ts"],
    globalSetup: ["support/global-setup.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});

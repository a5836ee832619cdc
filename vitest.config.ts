import { defineConfig } from "vitest/config";

/** An unkind zone on purpose: a forgotten time zone fails here (house rule), +05:45 fits no hour-based guess. */
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  test: {
    include: ["{domain,functions,web,local}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

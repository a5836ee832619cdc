/** What makes the generic local suite this product: its project, its keys, its scenario. Used by start, tests and figures. */
import { startSuite } from "../local/suite/suite.ts";
import { offsetFromEnvironment, project } from "./place.mjs";
import { root } from "./run.mjs";
import { seed as load } from "./seed.mjs";

/** Keys that only the stand-ins accept; functions/.env.example explains each name. */
const secrets = { SENDGRID_API_KEY: "SG.local", TWILIO_AUTH_TOKEN: "local-token" };

function environment(ports) {
  return {
    SITE_URL: `http://127.0.0.1:${ports.hosting}`,
    SENDGRID_BASE_URL: `http://127.0.0.1:${ports.inbox}/sendgrid`,
    TWILIO_BASE_URL: `http://127.0.0.1:${ports.inbox}/twilio`,
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    ...(process.env.PROVIDER_TIMEOUT_MS && { PROVIDER_TIMEOUT_MS: process.env.PROVIDER_TIMEOUT_MS }),
  };
}

/**
 * Starts the whole product from what is built. `seed` names a folder of emulator-data, or is false for an empty house.
 * Resolves when a person could use it: { ports, folder, ended, stop() }.
 */
export function startProduct({
  offset = offsetFromEnvironment(),
  seed = "demo",
  official = false,
  except = [],
  scheduler = true,
  onLine,
  signal,
} = {}) {
  return startSuite({
    root,
    project,
    offset,
    official,
    except,
    scheduler,
    functionsEnv: environment,
    functionsSecrets: secrets,
    ...(seed && { seed: (ports) => load(ports, seed) }),
    ...(onLine && { onLine }),
    ...(signal && { signal }),
  });
}

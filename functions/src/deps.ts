import type { Instant } from "@novis/domain/time/interval";
import type { Firestore } from "firebase-admin/firestore";
import type { Mailer, Texter } from "./adapters/carrier.ts";

/** What use cases need of the world; built once in runtime.ts, by hand in tests. */
export interface Deps {
  db: Firestore;
  now: () => Instant;
  /** Unguessable document ids. */
  newId: () => string;
  /** Six letters and digits that nobody confuses on the phone. */
  newReference: () => string;
  /** The uid of the anonymous account that a token proves, or null. */
  visitorOf: (token: string) => Promise<string | null>;
  mailer: Mailer;
  texter: Texter;
  /** Where the public site answers, without a slash at the end; links in messages start there. */
  siteUrl: string;
}

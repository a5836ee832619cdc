import type { Actor } from "@novis/domain/access/can";
import type { StaffMember } from "@novis/domain/access/permissions";
import { paths } from "@novis/domain/contract/collections";
import type { Firestore } from "firebase-admin/firestore";
import type { CallableRequest } from "firebase-functions/https";
import { fromDocument } from "../firestore/instants.ts";

/** Who calls. Staff are looked up at each call, so that a revocation acts at once; an anonymous visitor costs no read. */
export async function actorOf(db: Firestore, auth: CallableRequest["auth"]): Promise<Actor> {
  // The emulator lets a token pass that is none: then there is no uid either.
  if (!auth?.uid) return { uid: null, anonymous: false };
  const anonymous = auth.token.firebase?.sign_in_provider === "anonymous";
  const staff = anonymous ? undefined : await staffMember(db, auth.uid);
  return { uid: auth.uid, anonymous, ...(staff && { staff }) };
}

async function staffMember(db: Firestore, uid: string): Promise<StaffMember | undefined> {
  const snapshot = await db.doc(paths.staff(uid)).get();
  const data = snapshot.data();
  return data && { ...fromDocument<Omit<StaffMember, "uid">>(data), uid };
}

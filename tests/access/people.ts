import type { Actor } from "@novis/domain/access/can";
import { type Permission, permissions, type Role, rolePermissions } from "@novis/domain/access/permissions";
import { anonymously, newMember, type Person } from "../support/suite.ts";

/** Someone who asks, as the three judges know him: the domain, the rules and the functions. */
export interface Asker {
  name: string;
  actor: Actor;
  /** Absent: signed in nowhere. */
  person?: Person;
}

/** Everybody there can be: strangers, the roles, each permission alone, and staff who are no longer. */
export async function everybody(): Promise<Asker[]> {
  const roles: Role[] = ["admin", "assistant", "moderator"];
  return [
    { name: "nobody", actor: { uid: null, anonymous: false } },
    await asker("a visitor", await anonymously(), true),
    await asker("a member", await newMember()),
    ...(await Promise.all(roles.map((role) => employee(`the ${role}`, role, rolePermissions[role])))),
    ...(await Promise.all(permissions.map((each) => employee(`staff with only ${each}`, "moderator", [each])))),
    await employee("staff with nothing", "assistant", []),
    await employee("a former admin", "admin", permissions, false),
  ];
}

async function asker(name: string, person: Person, anonymous = false): Promise<Asker> {
  return { name, person, actor: { uid: person.uid, anonymous } };
}

async function employee(name: string, role: Role, granted: readonly Permission[], active = true): Promise<Asker> {
  const person = await newMember({ role, permissions: granted, active });
  const { uid } = person;
  const staff = { uid, name: role, email: role, role, permissions: [...granted], active };
  return { name, person, actor: { uid, anonymous: false, staff } };
}

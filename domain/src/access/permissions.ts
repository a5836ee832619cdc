/** Fine permissions; a role is a set of them that an admin can adjust person by person. */
export const permissions = [
  "bookings.read",
  "bookings.write",
  "spaces.write",
  "sites.write",
  "messages.read",
  "members.read",
  "content.write",
  "staff.manage",
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ["admin", "assistant", "moderator"] as const;
export type Role = (typeof roles)[number];

export const rolePermissions = {
  admin: permissions,
  assistant: ["bookings.read", "bookings.write", "messages.read", "members.read"],
  moderator: ["content.write", "members.read"],
} as const satisfies Record<Role, readonly Permission[]>;

/** Path: staff/{uid}. Written by functions alone, on an admin's order. */
export interface StaffMember {
  uid: string;
  name: string;
  email: string;
  role: Role;
  permissions: Permission[];
  active: boolean;
}

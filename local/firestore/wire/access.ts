import { RpcError } from "../errors.ts";
import type { Access } from "../security.ts";

const anonymous: Access = { admin: false, token: undefined };
const admin: Access = { admin: true, token: undefined };

/** Nothing is verified: the emulators' tokens are unsigned, and whoever reaches a loopback port is a developer. */
export function accessOf(authorization: string | undefined): Access {
  if (!authorization) return anonymous;
  const [, token] = /^bearer (.*)$/i.exec(authorization) ?? [];
  if (token === undefined) {
    throw new RpcError("UNAUTHENTICATED", "The Authorization header must be of the form `Bearer <token>`.");
  }
  if (token.toLowerCase() === "owner" || token.toLowerCase().startsWith("ya29.")) return admin;
  return { admin: false, token: payloadOf(token) };
}

/** What server SDKs alone may do, whatever the rules say. `what` begins the words of the refusal. */
export function demandAdmin({ admin }: Access, what: "Batch writes require" | "Metadata operations require"): void {
  if (!admin) throw new RpcError("PERMISSION_DENIED", `${what} admin authentication.`);
}

function payloadOf(token: string): Record<string, unknown> {
  const segments = token.split(".");
  const [header, payload] = segments.slice(0, 2).map(jsonObject);
  if (segments.length !== 3 || !header || !payload || !base64url.test(segments[2] ?? "")) {
    throw new RpcError("INVALID_ARGUMENT", "invalid jwt");
  }
  return payload;
}

/** No byte takes one digit alone. */
const base64url = /^(?:[\w-]{4})*(?:[\w-]{2,3})?=*$/;

function jsonObject(segment: string): Record<string, unknown> | undefined {
  if (!base64url.test(segment)) return undefined;
  try {
    const json: unknown = JSON.parse(Buffer.from(segment, "base64url").toString("utf8"));
    return json !== null && typeof json === "object" && !Array.isArray(json)
      ? (json as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

import { RpcError } from "../errors.ts";
import type { TriggerRegistry, V1Registration, V2Registration } from "../triggers/registry.ts";
import type { AdminRoute } from "./routes.ts";

/** How the functions emulator says which function wants to hear of what. */
export function triggerRoutes(registry: TriggerRegistry): AdminRoute[] {
  return [
    {
      method: "PUT",
      path: /^\/emulator\/v1\/projects\/([^/]+)\/triggers\/([^/]+)$/,
      handle: ({ captured: [projectId = "", key = ""], json }) => {
        registry.registerV1(projectId, key, json() as V1Registration);
        return {};
      },
    },
    {
      method: "POST",
      path: /^\/emulator\/v1\/projects\/([^/]+)\/eventarcTrigger$/,
      handle: ({ captured: [projectId = ""], query, json }) => {
        const key = query.get("eventarcTriggerId");
        if (!key) throw new RpcError("INVALID_ARGUMENT", "eventarcTriggerId is missing.");
        const body = json();
        registry.registerV2(projectId, key, body as V2Registration);
        return { json: body };
      },
    },
  ];
}

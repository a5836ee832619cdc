import { useLocation } from "react-router-dom";
import { paths } from "../../lib/paths.ts";

/** Where the person was going when asked to sign in; only addresses of our own. */
export function useWayBack(): string {
  const { state } = useLocation();
  const back: unknown = state?.back;
  return typeof back === "string" && back.startsWith("/") && !back.startsWith("//") ? back : paths.account;
}

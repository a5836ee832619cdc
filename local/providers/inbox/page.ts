import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Call, sendText } from "../http.ts";

const files: Record<string, [file: string, type: string]> = {
  "/": ["inbox.html", "text/html; charset=utf-8"],
  "/inbox.css": ["inbox.css", "text/css; charset=utf-8"],
  "/inbox.js": ["inbox.js", "text/javascript; charset=utf-8"],
};

/** The page that shows what was sent. Its three files are read each time: editing them needs no restart. */
export async function serveInbox({ method, path, response }: Call): Promise<void> {
  const found = method === "GET" ? files[path] : undefined;
  if (!found) return sendText(response, 404, "Not found\n");
  const [file, type] = found;
  response.writeHead(200, {
    "content-type": type,
    "cache-control": "no-store",
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'",
  });
  response.end(await readFile(join(import.meta.dirname, file)));
}

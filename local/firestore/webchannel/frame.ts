/**
 * The back channel is a text the client reads as it grows: `<length>\n<json>` again and again.
 * The length counts UTF-16 code units, not bytes: the client slices a JavaScript string with it.
 */
export function frame(json: string): string {
  return `${json.length}\n${json}`;
}

/** What a server says in a frame: arrays `[id, payload]`, ids rising over the whole session. */
export function arrays(items: readonly { readonly id: number; readonly json: string }[]): string {
  return `[${items.map(({ id, json }) => `[${id},[${json}]]`).join(",")}]`;
}

/** Speaks the protocol by hand, mistakes included, where the SDK would hide what happens. */
export class RawClient {
  readonly #base: string;
  sid = "";
  /** The last array id seen: what the next request acknowledges. */
  aid = 0;
  rid = 40_000;
  sent = 0;

  constructor(port: number, method: "Listen" | "Write" = "Listen") {
    this.#base = `http://127.0.0.1:${port}/google.firestore.v1.Firestore/${method}/channel?VER=8&database=projects/p/databases/d`;
  }

  async shakeHands(messages: readonly object[] = [], headers = ""): Promise<unknown[]> {
    const body = `${headers && `headers=${encodeURIComponent(headers)}&`}${this.form(messages)}`;
    const answer = await this.post(`&RID=${this.rid++}&CVER=22&X-HTTP-Session-Id=gsessionid&t=1`, body);
    const [[, session]] = (await framesOf(answer))[0] as [[number, unknown[]]];
    this.sid = String(session[1]);
    return session;
  }

  /** The numbered form of some messages; the same call gives the next numbers. */
  form(messages: readonly object[], offset = this.sent): string {
    this.sent = Math.max(this.sent, offset + messages.length);
    const fields = messages.map((message, i) => `req${i}___data__=${encodeURIComponent(JSON.stringify(message))}`);
    return [`count=${messages.length}`, `ofs=${offset}`, ...fields].join("&");
  }

  async send(form: string): Promise<number[]> {
    const answer = await this.post(`&SID=${this.sid}&RID=${this.rid++}&AID=${this.aid}`, form);
    return (await framesOf(answer))[0] as number[];
  }

  post(query: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.#base + query, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    });
  }

  /** Opens a back channel; `streaming` false is a long poll. */
  async listen(streaming = true, more = ""): Promise<BackChannelReader> {
    const stop = new AbortController();
    const query = `&RID=rpc&SID=${this.sid}&AID=${this.aid}&CI=${streaming ? 0 : 1}&TYPE=xmlhttp${more}`;
    const response = await fetch(this.#base + query, { signal: stop.signal });
    return new BackChannelReader(response, stop, (id) => {
      this.aid = Math.max(this.aid, id);
    });
  }
}

export class BackChannelReader {
  readonly status: number;
  readonly #chunks: AsyncIterator<string>;
  readonly #stop: AbortController;
  readonly #seen: (id: number) => void;
  readonly #queue: { id: number; message: unknown }[] = [];
  #text = "";

  constructor(response: Response, stop: AbortController, seen: (id: number) => void) {
    this.status = response.status;
    this.#stop = stop;
    this.#seen = seen;
    const text = response.body?.pipeThrough(new TextDecoderStream());
    if (!text) throw new Error("A back channel has a body");
    this.#chunks = text[Symbol.asyncIterator]();
  }

  /** The next message with its id, `noop` included; undefined when the answer ended. */
  async next(): Promise<{ id: number; message: unknown } | undefined> {
    for (;;) {
      const item = this.#queue.shift();
      if (item) {
        this.#seen(item.id);
        return item;
      }
      const { value, done } = await this.#chunks.next();
      if (done) return undefined;
      this.#text += value;
      const { frames, rest } = split(this.#text);
      this.#text = rest;
      for (const array of frames.flat() as [number, unknown[]][])
        this.#queue.push({ id: array[0], message: array[1][0] });
    }
  }

  /** The next message that says something. */
  async message(): Promise<unknown> {
    let item = await this.next();
    while (item?.message === "noop") item = await this.next();
    return item?.message;
  }

  /** As when the network goes: nothing more is read, nothing is said. */
  cut(): void {
    this.#stop.abort();
  }
}

export async function framesOf(response: Response): Promise<unknown[][]> {
  const { frames, rest } = split(await response.text());
  if (rest !== "") throw new Error(`Not a whole frame: ${rest}`);
  return frames;
}

function split(text: string): { frames: unknown[][]; rest: string } {
  const frames: unknown[][] = [];
  let rest = text;
  for (;;) {
    const newline = rest.indexOf("\n");
    const end = newline + 1 + Number(rest.slice(0, newline));
    if (newline < 0 || rest.length < end) return { frames, rest };
    frames.push(JSON.parse(rest.slice(newline + 1, end)) as unknown[]);
    rest = rest.slice(end);
  }
}

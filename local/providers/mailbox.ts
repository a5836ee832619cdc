/** What the providers accepted, newest last, in memory: the inbox page and the lookups read it, the senders fill it. */
export interface Attachment {
  filename: string;
  type: string;
  disposition: "attachment" | "inline";
  contentId?: string;
  content: Buffer;
}

export interface Mail {
  channel: "email";
  id: string;
  /** What the send call answers in X-Message-Id; one call may make several mails. */
  providerId: string;
  from: string;
  to: string;
  copies: string[];
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: Attachment[];
  customArgs: Record<string, string>;
  categories: string[];
  receivedAt: number;
}

export interface Text {
  channel: "sms";
  id: string;
  providerId: string;
  account: string;
  from: string;
  to: string;
  text: string;
  segments: number;
  encoding: "GSM-7" | "UCS-2";
  receivedAt: number;
}

export type Message = Mail | Text;

export class Mailbox {
  #messages: Message[] = [];
  #listeners = new Set<() => void>();
  #made = 0;
  readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** A short id for the page's addresses. */
  nextId(): string {
    return String(++this.#made);
  }

  add(message: Message): void {
    this.#messages.push(message);
    this.#tell();
  }

  all(): readonly Message[] {
    return this.#messages;
  }

  mails(): Mail[] {
    return this.#messages.filter((message) => message.channel === "email");
  }

  texts(): Text[] {
    return this.#messages.filter((message) => message.channel === "sms");
  }

  find(id: string): Message | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  clear(): void {
    this.#messages = [];
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

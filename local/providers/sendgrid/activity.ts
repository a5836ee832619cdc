import type { Mail } from "../mailbox.ts";

/**
 * The query language of Email Activity, the part that finds messages: comparisons of `to_email`, `from_email`, `subject`,
 * `msg_id`, `status` and `unique_args['name']` with = != LIKE, joined by AND, OR and parentheses.
 */
export type Matcher = (mail: Mail) => boolean;

export class QuerySyntaxError extends Error {
  constructor(query: string, position: number) {
    const at = query[position];
    super(
      `error parsing input at line 1, position ${position + 1}: syntax error: unexpected ${at ? `'${at}'` : "end of input"}`,
    );
  }
}

interface Token {
  text: string;
  at: number;
}

export function parseQuery(query: string, statusOf: (mail: Mail) => string): Matcher {
  const tokens = tokensOf(query);
  let index = 0;
  const peek = () => tokens[index]?.text.toUpperCase();
  const fail = (): never => {
    throw new QuerySyntaxError(query, tokens[index]?.at ?? query.length);
  };
  const next = (expected?: RegExp): string => {
    const token = tokens[index];
    if (!token || (expected && !expected.test(token.text))) return fail();
    index += 1;
    return token.text;
  };

  const either = (): Matcher => {
    let left = both();
    while (peek() === "OR") {
      index += 1;
      const [a, b] = [left, both()];
      left = (mail) => a(mail) || b(mail);
    }
    return left;
  };
  const both = (): Matcher => {
    let left = single();
    while (peek() === "AND") {
      index += 1;
      const [a, b] = [left, single()];
      left = (mail) => a(mail) && b(mail);
    }
    return left;
  };
  const single = (): Matcher => {
    if (peek() === "(") {
      index += 1;
      const inside = either();
      next(/^\)$/);
      return inside;
    }
    const read = field();
    const operator = next(/^(=|!=|LIKE)$/i).toUpperCase();
    const value = unquoted(next(/^["']/));
    if (operator === "LIKE") return like(read, value);
    return operator === "=" ? (mail) => read(mail) === value : (mail) => read(mail) !== value;
  };
  const field = (): ((mail: Mail) => string | undefined) => {
    const at = index;
    const name = next(/^[a-z_]+$/i).toLowerCase();
    if (name === "unique_args") {
      next(/^\[$/);
      const argument = unquoted(next(/^["']/));
      next(/^\]$/);
      return (mail) => mail.customArgs[argument];
    }
    const read = name === "status" ? statusOf : fields[name];
    if (read) return read;
    index = at;
    return fail();
  };

  const matcher = either();
  if (index < tokens.length) fail();
  return matcher;
}

const fields: Record<string, (mail: Mail) => string> = {
  to_email: (mail) => addressOnly(mail.to),
  from_email: (mail) => addressOnly(mail.from),
  subject: (mail) => mail.subject,
  msg_id: activityId,
};

/** Longer than what the send call answered: it names the recipient too. */
export function activityId(mail: Mail): string {
  return `${mail.providerId}.recvd-local-${mail.id}`;
}

export function addressOnly(written: string): string {
  return /<([^>]+)>/.exec(written)?.[1] ?? written;
}

function like(read: (mail: Mail) => string | undefined, pattern: string): Matcher {
  const expression = new RegExp(`^${pattern.split("%").map(escaped).join(".*")}$`, "s");
  return (mail) => expression.test(read(mail) ?? "");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|[()[\]]|!=|=|[a-z_]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/giy;
  while (pattern.lastIndex < query.length) {
    const at = pattern.lastIndex;
    const text = pattern.exec(query)?.[0];
    if (text === undefined) throw new QuerySyntaxError(query, at);
    if (text.trim() !== "") tokens.push({ text, at });
  }
  return tokens;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}

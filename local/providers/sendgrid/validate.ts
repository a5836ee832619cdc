import { isRecord } from "../http.ts";

/** One line of SendGrid's error body. */
export interface SendGridError {
  message: string;
  field: string | null;
  help: string | null;
}

export interface Address {
  email: string;
  name?: string;
}

export function problem(message: string, field: string | null = null): SendGridError {
  const anchor = field?.replace(/\.\d+/g, "") ?? "";
  const help = field && `http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.${anchor}`;
  return { message, field, help };
}

const reservedHeaders = new Set(
  [
    "x-sg-id",
    "x-sg-eid",
    "received",
    "dkim-signature",
    "content-type",
    "content-transfer-encoding",
    "to",
    "from",
  ].concat(["subject", "reply-to", "cc", "bcc"]),
);

/** What the real API refuses in a mail/send body, so that a mistake shows here rather than in production. */
export function problemsOf(body: unknown): SendGridError[] {
  if (!isRecord(body)) return [problem("Bad Request")];
  return [
    ...fromProblems(body.from),
    ...replyToProblems(body.reply_to),
    ...personalizationProblems(body),
    ...contentProblems(body),
    ...attachmentProblems(body.attachments),
    ...extrasProblems(body),
  ];
}

function fromProblems(from: unknown): SendGridError[] {
  if (from === undefined) return [problem("The from object must be provided for every email send.", "from.email")];
  return isAddress(from) ? [] : [problem("The from email does not contain a valid address.", "from.email")];
}

function replyToProblems(replyTo: unknown): SendGridError[] {
  if (replyTo === undefined || isAddress(replyTo)) return [];
  return [problem("The reply_to email does not contain a valid address.", "reply_to.email")];
}

function personalizationProblems(body: Record<string, unknown>): SendGridError[] {
  const list = body.personalizations;
  if (!Array.isArray(list) || list.length === 0 || list.length > 1000) {
    return [
      problem("The personalizations field is required and must have at least one personalization.", "personalizations"),
    ];
  }
  return list.flatMap((each: unknown, index) => onePersonalization(each, `personalizations.${index}`, body));
}

function onePersonalization(each: unknown, field: string, body: Record<string, unknown>): SendGridError[] {
  if (!isRecord(each)) return [problem("Each personalization must be an object.", field)];
  const found: SendGridError[] = [];
  const to = each.to;
  if (!Array.isArray(to) || to.length === 0) {
    found.push(
      problem(
        "The to array is required for all personalization objects, and must have at least one email object.",
        `${field}.to`,
      ),
    );
  }
  const seen = new Set<string>();
  for (const list of ["to", "cc", "bcc"]) {
    for (const [index, address] of asList(each[list]).entries()) {
      if (!isAddress(address)) {
        found.push(problem("Does not contain a valid address.", `${field}.${list}.${index}.email`));
        continue;
      }
      const email = address.email.toLowerCase();
      if (seen.has(email)) {
        found.push(
          problem(
            `Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [${email}] in the ${field}.${list} field.`,
            field,
          ),
        );
      }
      seen.add(email);
    }
  }
  const subject = each.subject ?? body.subject;
  if (body.template_id === undefined && !isFilled(subject)) {
    found.push(
      problem(
        "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.",
        "subject",
      ),
    );
  }
  return found;
}

function contentProblems(body: Record<string, unknown>): SendGridError[] {
  const content = body.content;
  if (content === undefined && body.template_id !== undefined) return [];
  if (!Array.isArray(content) || content.length === 0) {
    return [
      problem(
        "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.",
        "content",
      ),
    ];
  }
  const found: SendGridError[] = [];
  for (const [index, part] of content.entries()) {
    if (!isRecord(part) || !isFilled(part.type)) {
      found.push(problem("The content type is required for all content objects.", `content.${index}.type`));
    } else if (!isFilled(part.value)) {
      found.push(
        problem("The content value must be a string at least one character in length.", `content.${index}.value`),
      );
    } else if (/[\r\n]/.test(part.type) || (part.type.includes(";") && !isCalendar(part.type))) {
      found.push(problem("The content type cannot contain ';', or CRLF characters.", `content.${index}.type`));
    }
  }
  const types = content.map((part: unknown) => (isRecord(part) ? part.type : undefined));
  const plain = types.indexOf("text/plain");
  const html = types.indexOf("text/html");
  if (plain > 0 || (html > 0 && plain !== 0) || html > 1) {
    found.push(
      problem("If present, text/plain and text/html must be the first content objects, in that order.", "content"),
    );
  }
  return found;
}

/** The one parameter that is let through is the calendar method: `; charset=utf-8` is refused. */
function isCalendar(type: string): boolean {
  return /^text\/calendar; ?method=(REQUEST|CANCEL|PUBLISH|REPLY)$/i.test(type);
}

function attachmentProblems(attachments: unknown): SendGridError[] {
  if (attachments === undefined) return [];
  if (!Array.isArray(attachments)) return [problem("The attachments must be an array.", "attachments")];
  return attachments.flatMap((each: unknown, index) => {
    const field = `attachments.${index}`;
    if (!isRecord(each)) return [problem("Each attachment must be an object.", field)];
    const found: SendGridError[] = [];
    if (!isFilled(each.content)) found.push(problem("The attachment content is required.", `${field}.content`));
    else if (!/^[A-Za-z0-9+/]+={0,2}$/.test(each.content)) {
      found.push(problem("The attachment content must be base64 encoded.", `${field}.content`));
    }
    if (!isFilled(each.filename)) found.push(problem("The attachment filename is required.", `${field}.filename`));
    const type = each.type;
    if (type !== undefined && (!isFilled(type) || (/[;\r\n]/.test(type) && !isCalendar(type)))) {
      found.push(problem("The attachment type cannot contain ';', or CRLF characters.", `${field}.type`));
    }
    const disposition = each.disposition;
    if (disposition !== undefined && disposition !== "attachment" && disposition !== "inline") {
      found.push(
        problem("The attachment disposition must be either 'attachment' or 'inline'.", `${field}.disposition`),
      );
    }
    return found;
  });
}

function extrasProblems(body: Record<string, unknown>): SendGridError[] {
  const found: SendGridError[] = [];
  const categories = asList(body.categories);
  if (categories.length > 10) found.push(problem("You cannot have more than 10 categories per request.", "categories"));
  if (new Set(categories).size < categories.length) found.push(problem("The categories must be unique.", "categories"));
  for (const [name, value] of Object.entries(asRecord(body.headers))) {
    if (typeof value !== "string") found.push(problem("The header values must be strings.", `headers.${name}`));
    if (reservedHeaders.has(name.toLowerCase())) {
      found.push(problem(`The ${name} header is reserved and cannot be set here.`, `headers.${name}`));
    }
  }
  for (const args of [body, ...asList(body.personalizations)].map((each) => asRecord(each).custom_args)) {
    if (Object.values(asRecord(args)).some((value) => typeof value !== "string")) {
      found.push(problem("The custom_args values must be strings.", "custom_args"));
    }
    if (JSON.stringify(args ?? {}).length > 10_000)
      found.push(problem("The custom_args cannot exceed 10000 bytes.", "custom_args"));
  }
  return found;
}

export function isAddress(value: unknown): value is Address {
  return (
    isRecord(value) && typeof value.email === "string" && /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(value.email)
  );
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isFilled(value: unknown): value is string {
  return typeof value === "string" && value.length > 0;
}

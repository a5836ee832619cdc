import type { Change, Micros } from "../model.ts";
import { encodeDocument } from "../wire/json.ts";
import { encode } from "../wire/protobuf.ts";
import { encodeFieldMask } from "../wire/query-codec.ts";
import { formatMicros } from "../wire/timestamps.ts";
import { changedPaths } from "./changed-paths.ts";
import type { Trigger } from "./registry.ts";

export interface Happening {
  readonly id: string;
  /** `projects/p/databases/d` */
  readonly databaseName: string;
  readonly change: Change;
  readonly time: Micros;
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function messageOf(trigger: Trigger, happening: Happening): Message {
  return trigger.version === 1 ? v1Message(trigger, happening) : v2Message(trigger, happening);
}

function v1Message(trigger: Trigger, happening: Happening): Message {
  const { id, databaseName, change, time } = happening;
  const body = {
    context: {
      eventId: id,
      timestamp: formatMicros(time),
      eventType: trigger.eventType,
      resource: { name: `${databaseName}/documents/${change.path}`, service: "firestore.googleapis.com" },
    },
    data: { ...documentsOf(happening), updateMask: maskOf(change) },
  };
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/**
 * A CloudEvent in binary mode whose body is the *base64 text* of the protobuf: that is what the official program sends
 * and what the functions emulator decodes. Raw bytes make it hang without a word.
 */
function v2Message(trigger: Trigger, happening: Happening): Message {
  const { id, databaseName, change, time } = happening;
  const updateMask = maskOf(change);
  const data = { ...documentsOf(happening), ...(updateMask.fieldPaths ? { updateMask } : {}) };
  return {
    headers: {
      "content-type": "application/protobuf",
      "ce-datacontenttype": "application/protobuf",
      "ce-specversion": "1.0",
      "ce-type": trigger.eventType,
      "ce-source": `//firestore.googleapis.com/${databaseName}`,
      "ce-id": id,
      "ce-subject": headerText(`documents/${change.path}`),
      "ce-time": formatMicros(time),
      "ce-dataschema":
        "https://github.com/googleapis/google-cloudevents/blob/main/proto/google/events/cloud/firestore/v1/data.proto",
      "ce-project": trigger.projectId,
      "ce-database": trigger.databaseId,
      "ce-namespace": "(default)",
      "ce-document": headerText(change.path),
      "ce-location": "us-central1",
      ...(trigger.eventType.endsWith(".withAuthContext")
        ? { "ce-authtype": "unknown", "ce-authid": "local@example.com" }
        : {}),
    },
    body: encode("DocumentEventData", data).toString("base64"),
  };
}

function documentsOf({ databaseName, change }: Happening): { value?: object; oldValue?: object } {
  return {
    ...(change.after ? { value: encodeDocument(databaseName, change.after) } : {}),
    ...(change.before ? { oldValue: encodeDocument(databaseName, change.before) } : {}),
  };
}

function maskOf({ before, after }: Change): { fieldPaths?: string[] } {
  return before && after ? encodeFieldMask(changedPaths(before.fields, after.fields)) : {};
}

/** CloudEvents over HTTP percent-encode what a header cannot hold; ids may be in any script. */
function headerText(text: string): string {
  return text.toWellFormed().replace(/[^\x21-\x7e]|["%]/gu, (character) => encodeURIComponent(character));
}

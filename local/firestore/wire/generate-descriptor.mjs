/**
 * node local/firestore/wire/generate-descriptor.mjs: reads the published .proto files of @google-cloud/firestore and
 * writes descriptor.json, only what the service reaches, in the few words that protobuf.ts needs. Run it after an
 * upgrade of the SDK; its result is committed so that starting the server parses nothing else.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import protobuf from "protobufjs";

const require = createRequire(import.meta.url);
const protos = join(dirname(require.resolve("@google-cloud/firestore/package.json")), "build/protos");

const root = new protobuf.Root();
root.resolvePath = (_origin, target) => join(protos, target);
root.loadSync("google/firestore/v1/firestore.proto", { keepCase: false });
root.resolveAll();

/** Well-known types that JSON writes as what they stand for. */
const scalars = {
  ".google.protobuf.Timestamp": "timestamp",
  ".google.protobuf.NullValue": "null",
  ".google.protobuf.Int32Value": "int32value",
  ".google.protobuf.Int64Value": "int64value",
  ".google.protobuf.DoubleValue": "doublevalue",
  ".google.protobuf.Duration": "duration",
  ".google.protobuf.Struct": "struct",
};
/** The enterprise edition's pipelines, and messages whose JSON form nobody here reads or writes. */
const left = /Pipeline|\.google\.protobuf\.Any$/;
const leftFields = new Set(["fieldReferenceValue", "variableReferenceValue", "functionValue", "pipelineValue"]);

const messages = {};
const enums = {};
const methods = {};

for (const method of root.lookupService("google.firestore.v1.Firestore").methodsArray) {
  if (left.test(method.name)) continue;
  methods[method.name] = {
    request: visit(method.resolvedRequestType),
    response: visit(method.resolvedResponseType),
    ...(method.requestStream ? { requestStream: true } : {}),
    ...(method.responseStream ? { responseStream: true } : {}),
  };
}
// The SDKs' own protos have it; the published ones do not. Without it a transaction that only reads loses its checks.
messages.Write.verify = { id: 5, type: "string", oneof: "operation" };
messages.DocumentEventData = {
  value: { id: 1, type: "Document" },
  oldValue: { id: 2, type: "Document" },
  updateMask: { id: 3, type: "DocumentMask" },
};

function visit(type) {
  const name = type.fullName.replace(/^\.google\.(firestore\.v1|rpc|type|protobuf)\./, "");
  if (messages[name]) return name;
  const fields = {};
  messages[name] = fields;
  for (const field of type.fieldsArray) {
    if (leftFields.has(field.name) || (field.resolvedType && left.test(field.resolvedType.fullName))) continue;
    fields[field.name] = {
      id: field.id,
      type: typeOf(field),
      ...(field.map ? { map: true } : {}),
      ...(field.repeated ? { repeated: true } : {}),
      // One that stands alone only says that a scalar is optional.
      ...(field.partOf?.oneof.length > 1 ? { oneof: field.partOf.name } : {}),
    };
  }
  return name;
}

function typeOf(field) {
  const type = field.resolvedType;
  if (!type) return field.type;
  if (scalars[type.fullName]) return scalars[type.fullName];
  if (type instanceof protobuf.Enum) {
    const name = type.fullName.replace(/^\.google\.firestore\.v1\./, "");
    enums[name] = type.values;
    return name;
  }
  return visit(type);
}

const text = JSON.stringify({ methods, enums, messages }, null, 1)
  .replace(/\{\n\s+("id"|"request"|"[A-Z_]+": \d)/g, "{ $1")
  .replace(/("(?:id|type|map|request|response|requestStream)": [^\n]+,)\n\s+/g, "$1 ")
  .replace(
    /((?:"(?:id|type|map|repeated|oneof|request|response|requestStream|responseStream)": [^\n{}]+))\n\s+\}/g,
    "$1 }",
  );
writeFileSync(join(import.meta.dirname, "descriptor.json"), `${text}\n`);

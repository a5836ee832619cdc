import { expect, it } from "vitest";
import { documentChange, snapshot } from "./messages.ts";

const document = { path: "c/a", fields: new Map(), createTime: 1_000_000, updateTime: 1_000_000 };
const time = "1970-01-01T00:00:01Z";
const encoded = { name: "projects/p/databases/d/documents/c/a", createTime: time, updateTime: time };

it("what is empty or usual is left out, as in all ProtoJSON", () => {
  expect(snapshot({}, "AQ==", 1_000_000)).toEqual({ targetChange: { resumeToken: "AQ==", readTime: time } });
  expect(documentChange("projects/p/databases/d", document, [2], [])).toEqual({
    documentChange: { document: encoded, targetIds: [2] },
  });
  expect(documentChange("projects/p/databases/d", document, [], [2])).toEqual({
    documentChange: { document: encoded, removedTargetIds: [2] },
  });
});

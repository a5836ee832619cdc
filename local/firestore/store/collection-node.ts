import { comparePaths, idOf } from "../paths.ts";
import { IndexSet } from "./index-set.ts";
import type { DocumentRecord } from "./record.ts";
import { SortedList } from "./sorted-list.ts";

/** One collection path. Its children hang from documents that may be missing themselves. */
export class CollectionNode {
  readonly path: string;
  readonly id: string;
  readonly records = new SortedList<DocumentRecord>((a, b) => comparePaths(a.path, b.path));
  /** By document id, then collection id. */
  readonly children = new Map<string, Map<string, CollectionNode>>();
  readonly indexes = new IndexSet();
  /** Documents that exist now. */
  live = 0;

  constructor(path: string) {
    this.path = path;
    this.id = idOf(path);
  }
}

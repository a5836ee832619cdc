import { indexesFor, type Tally } from "../../query/explain.ts";
import type { NormalQuery } from "../../query/normalize.ts";
import type { FieldPath } from "../../query/query.ts";
import { formatDuration } from "../well-known.ts";

export interface JsonExplainOptions {
  analyze?: boolean;
}

interface Explained {
  readonly query: NormalQuery;
  readonly summed?: readonly FieldPath[];
  readonly nearest?: { readonly field: FieldPath; readonly vector: readonly number[] };
}

/** ExplainMetrics of a query that is not run. */
export function planOf({ query, summed, nearest }: Explained): object {
  return { planSummary: { indexesUsed: indexesFor(query, summed, nearest) } };
}

/** Measures one run: `finish` gives its ExplainMetrics. `read` is what production would bill, one at least. */
export class Analysis {
  readonly tally: Tally = { looked: 0 };
  readonly #explained: Explained;
  readonly #started = process.hrtime.bigint();

  constructor(explained: Explained) {
    this.#explained = explained;
  }

  finish(returned: number, read: number): { explainMetrics: object } {
    const nanos = process.hrtime.bigint() - this.#started;
    const operations = Math.max(1, read);
    const count = (value: number): string => String(value);
    const metrics = {
      ...planOf(this.#explained),
      executionStats: {
        resultsReturned: count(returned),
        executionDuration: formatDuration(nanos / 1_000_000_000n, Number(nanos % 1_000_000_000n)),
        readOperations: count(operations),
        debugStats: {
          documents_scanned: count(this.tally.looked),
          index_entries_scanned: count(this.tally.looked),
          billing_details: {
            documents_billable: count(operations),
            index_entries_billable: "0",
            min_query_cost: "0",
            small_ops: "0",
          },
        },
      },
    };
    return { explainMetrics: metrics };
  }
}

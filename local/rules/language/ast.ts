import type { Span } from "./diagnostic.ts";

/** A rules file as written. Every node knows where it stands in the source. */
export interface RulesFile {
  /** Absent `rules_version` means 1. */
  readonly version: 1 | 2;
  readonly services: readonly ServiceNode[];
  /** Declared outside any service; they see only each other. */
  readonly functions: readonly FunctionNode[];
}

export interface ServiceNode extends Span, Block {
  readonly name: string;
}

export interface Block {
  readonly matches: readonly MatchNode[];
  readonly functions: readonly FunctionNode[];
  readonly allows: readonly AllowNode[];
}

export interface MatchNode extends Span, Block {
  readonly path: readonly PatternSegment[];
}

export type PatternSegment = Span &
  (
    | { readonly kind: "literal"; readonly text: string }
    /** `{x}`: one segment. `{x=**}`: the rest, or any number of segments in version 2. */
    | { readonly kind: "capture"; readonly name: string; readonly recursive: boolean }
  );

export const methods = ["get", "list", "create", "update", "delete"] as const;
export type Method = (typeof methods)[number];

export interface AllowNode extends Span {
  readonly methods: ReadonlySet<Method>;
  /** Absent: always true. */
  readonly condition: Expression | undefined;
}

/** Spans its name: that is what diagnostics point at. */
export interface FunctionNode extends Span {
  readonly name: string;
  readonly parameters: readonly Name[];
  readonly lets: readonly LetNode[];
  readonly result: Expression;
}

export interface Name extends Span {
  readonly text: string;
}

export interface LetNode extends Span {
  readonly name: Name;
  readonly value: Expression;
}

export const typeNames = [
  "bool",
  "bytes",
  "constraint",
  "duration",
  "float",
  "int",
  "latlng",
  "list",
  "map",
  "map_diff",
  "number",
  "path",
  "set",
  "string",
  "timestamp",
  "vector",
] as const;
export type TypeName = (typeof typeNames)[number];

export type BinaryOperator = "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "+" | "-" | "*" | "/" | "%";

export type Expression = Span &
  (
    | { readonly kind: "literal"; readonly value: null | boolean | bigint | number | string | Uint8Array }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "parens"; readonly inner: Expression }
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    | { readonly kind: "map"; readonly entries: readonly { readonly key: string; readonly value: Expression }[] }
    | { readonly kind: "path"; readonly segments: readonly (string | Expression)[] }
    | { readonly kind: "member"; readonly target: Expression; readonly name: string }
    | {
        readonly kind: "call";
        /** Absent for `f(x)`. */
        readonly target: Expression | undefined;
        readonly name: string;
        readonly nameAt: Span;
        readonly args: readonly Expression[];
      }
    | { readonly kind: "index"; readonly target: Expression; readonly index: Expression }
    | { readonly kind: "slice"; readonly target: Expression; readonly from: Expression; readonly to: Expression }
    | { readonly kind: "unary"; readonly op: "!" | "-"; readonly operand: Expression }
    | { readonly kind: "binary"; readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "is"; readonly operand: Expression; readonly type: TypeName }
    | {
        readonly kind: "ternary";
        readonly condition: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
  );

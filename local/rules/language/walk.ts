import type { Expression } from "./ast.ts";

/** The expressions directly inside one, in the order they are written. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "literal":
    case "name":
      return [];
    case "parens":
      return [node.inner];
    case "list":
      return node.items;
    case "map":
      return node.entries.map(({ value }) => value);
    case "path":
      return node.segments.filter((segment) => typeof segment !== "string");
    case "member":
      return [node.target];
    case "call":
      return node.target ? [node.target, ...node.args] : node.args;
    case "index":
      return [node.target, node.index];
    case "slice":
      return [node.target, node.from, node.to];
    case "unary":
    case "is":
      return [node.operand];
    case "binary":
      return [node.left, node.right];
    case "ternary":
      return [node.condition, node.then, node.otherwise];
  }
}

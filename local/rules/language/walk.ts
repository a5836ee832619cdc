import type { Block, Expression, RulesFile } from "./ast.ts";

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

/** A block and all those inside it. */
export function blocksIn(block: Block): readonly Block[] {
  return [block, ...block.matches.flatMap(blocksIn)];
}

/** Every expression that stands by itself: conditions, lets and results of functions. */
export function expressionsIn({ functions, services }: RulesFile): readonly Expression[] {
  const blocks = services.flatMap(blocksIn);
  const allFunctions = [...functions, ...blocks.flatMap((block) => block.functions)];
  return [
    ...allFunctions.flatMap(({ lets, result }) => [...lets.map(({ value }) => value), result]),
    ...blocks.flatMap(({ allows }) => allows.flatMap(({ condition }) => condition ?? [])),
  ];
}

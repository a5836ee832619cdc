import type { Run } from "../evaluate/context.ts";
import type { BinaryOperator, Expression } from "../language/ast.ts";
import { index, isIn, isOfType, member, slice } from "../operators/access.ts";
import { type ArithmeticOperator, arithmetic, negate } from "../operators/arithmetic.ts";
import { compare, isEqual, not } from "../operators/comparison.ts";
import { both, either } from "../operators/logic.ts";
import { type Comparison, fail, Odd, oddest } from "../values/odd.ts";
import { Path } from "../values/path.ts";
import { typeError } from "../values/type-error.ts";
import { isPath, type RulesValue, segmentsOf, typeOf } from "../values/value.ts";
import { compileCall } from "./compile-call.ts";
import { compileName, compileRequestMember } from "./compile-name.ts";
import type { Recorder } from "./instrument.ts";
import type { Scope } from "./scope.ts";

/** Turns an expression into a function, once; names are resolved and methods found here, not at each request. */
export function compileExpression(node: Expression, scope: Scope, recorder: Recorder): Run {
  const run = compileNode(node, scope, recorder);
  return node.kind === "parens" ? recorder.observe(node, run) : recorder.instrument(node, run);
}

function compileNode(node: Expression, scope: Scope, recorder: Recorder): Run {
  const compile = (child: Expression): Run => compileExpression(child, scope, recorder);
  switch (node.kind) {
    case "literal": {
      const { value } = node;
      return () => value;
    }
    case "parens":
      return compile(node.inner);
    case "name":
      return compileName(node.name, scope);
    case "list":
      return compileList(node.items.map(compile));
    case "map":
      return compileMap(node.entries.map(({ key, value }) => ({ key, value: compile(value) })));
    case "path":
      return compilePath(node.segments.map((segment) => (typeof segment === "string" ? segment : compile(segment))));
    case "member": {
      const ofRequest = compileRequestMember(node, scope);
      if (ofRequest) return ofRequest;
      const target = compile(node.target);
      const { name } = node;
      return (c) => member(target(c), name);
    }
    case "call":
      return compileCall(node, scope, (child, inside) => compileExpression(child, inside, recorder));
    case "index": {
      const target = compile(node.target);
      const at = compile(node.index);
      return (c) => index(target(c), at(c));
    }
    case "slice": {
      const [target, from, to] = [compile(node.target), compile(node.from), compile(node.to)];
      return (c) => slice(target(c), from(c), to(c));
    }
    case "unary": {
      const operand = compile(node.operand);
      return node.op === "!" ? (c) => not(operand(c)) : (c) => negate(operand(c));
    }
    case "is": {
      const operand = compile(node.operand);
      const { type } = node;
      return (c) => isOfType(operand(c), type);
    }
    case "binary":
      return compileBinary(node.op, compile(node.left), compileRight(node.op, compile(node.right)));
    case "ternary":
      return compileTernary(compile(node.condition), branch(compile(node.then)), branch(compile(node.otherwise)));
  }
}

const compileRight = (op: BinaryOperator, run: Run): Run => (op === "&&" || op === "||" ? branch(run) : run);

/** Production counts one more for whatever it goes into only after looking at something else. */
const branch =
  (run: Run): Run =>
  (c) => {
    c.steps++;
    return run(c);
  };

function compileBinary(op: BinaryOperator, left: Run, right: Run): Run {
  switch (op) {
    case "&&":
      return (c) => {
        const a = left(c);
        if (a === false) return false;
        const b = right(c);
        return b === false ? false : both(a, b);
      };
    case "||":
      return (c) => {
        const a = left(c);
        if (a === true) return true;
        const b = right(c);
        return b === true ? true : either(a, b);
      };
    case "==":
      return (c) => isEqual(left(c), right(c));
    case "!=":
      return (c) => not(isEqual(left(c), right(c)));
    case "in":
      return (c) => {
        const container = right(c);
        return isIn(left(c), container);
      };
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const comparison: Comparison = op;
      return (c) => compare(comparison, left(c), right(c));
    }
    default: {
      const operator: ArithmeticOperator = op;
      return (c) => arithmetic(operator, left(c), right(c));
    }
  }
}

function compileTernary(condition: Run, then: Run, otherwise: Run): Run {
  return (c) => {
    const value = condition(c);
    if (value === true) return then(c);
    if (value === false) return otherwise(c);
    return value instanceof Odd ? value.compute() : typeError(value, "bool");
  };
}

function compileList(items: readonly Run[]): Run {
  return (c) => {
    const values = items.map((item) => item(c));
    return oddest(values) ?? values;
  };
}

function compileMap(entries: readonly { key: string; value: Run }[]): Run {
  return (c) => {
    const map = new Map<string, RulesValue>();
    for (const { key, value } of entries) map.set(key, value(c));
    return oddest([...map.values()]) ?? map;
  };
}

function compilePath(parts: readonly (string | Run)[]): Run {
  const written = parts.filter((part) => typeof part === "string").length;
  return (c) => {
    // As production does: each segment that is written out counts like an expression.
    c.steps += written;
    const segments: string[] = [];
    for (const part of parts) {
      const value = typeof part === "string" ? part : part(c);
      if (typeof value === "string") segments.push(...(value.includes("/") ? Path.parse(value).segments : [value]));
      else if (value instanceof Odd) return value.compute();
      else if (isPath(value)) segments.push(...segmentsOf(value));
      else return fail(`Invalid path segment. Received: ${typeOf(value)}.`);
    }
    return new Path(segments);
  };
}

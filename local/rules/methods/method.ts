import { Failure, fail, oddest } from "../values/odd.ts";
import { type RulesValue, typeOf } from "../values/value.ts";

/** One method of one type, or one function of a namespace (whose receiver is null). Never sees an Odd value. */
export interface Method<Receiver> {
  readonly arity: number;
  run(receiver: Receiver, args: readonly RulesValue[]): RulesValue;
}

/** How a table writes one: `method(1, (text, pattern) => …)`. */
export function method<Receiver>(
  arity: number,
  run: (receiver: Receiver, ...args: RulesValue[]) => RulesValue,
): Method<Receiver> {
  return { arity, run: (receiver, args) => run(receiver, ...args) };
}

export type MethodTable<Receiver> = Readonly<Record<string, Method<Receiver>>>;

/** `receiver.name(args)`, or a function of a namespace, with what is odd dealt with first. */
export function invoke<Receiver extends RulesValue>(
  { arity, run }: Method<Receiver>,
  name: string,
  receiver: Receiver,
  args: readonly RulesValue[],
): RulesValue {
  const odd = args.length === 0 ? undefined : oddest(args);
  if (odd instanceof Failure) return odd;
  if (args.length !== arity)
    return fail(`Incorrect number of arguments for ${name}. Received: ${args.length}. Expected: ${arity}.`);
  return odd ? odd.compute() : run(receiver, args);
}

/** Written as production writes it: `math.abs(string)`, and after it the forms there are, when the table gives them. */
export function wrongArgument(name: string, value: RulesValue, expected = ""): Failure {
  const forms = expected && ` Expected: ${expected}.`;
  return fail(`Unsupported operation error. Received: ${name}(${typeOf(value)}).${forms}`);
}

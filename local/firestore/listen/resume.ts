import { RpcError } from "../errors.ts";
import type { Reader } from "../model.ts";
import type { ResumePoint } from "./decode-target.ts";
import type { Delta, View } from "./view.ts";

export interface Missed {
  readonly delta: Delta;
  /** Documents in the result now. */
  readonly count: number;
}

/**
 * What a client missed since it left off, and the view started; undefined when that cannot be told and it must begin
 * again: its place is unknown or too old, or it does not hold what we think it holds.
 */
export function missedSince(reader: Reader, view: View, { time, count }: ResumePoint): Missed | undefined {
  if (time === undefined || time > reader.now()) return undefined;
  const then = resultAt(view, time);
  if (then === undefined || (count !== undefined && count !== then.length)) return undefined;
  const known = new Map(then.map((document) => [document.path, document]));
  const present = [];
  const now = view.start();
  for (const document of now) {
    if (known.get(document.path)?.updateTime !== document.updateTime) present.push(document);
    known.delete(document.path);
  }
  return { delta: { present, left: [...known.keys()] }, count: now.length };
}

function resultAt(view: View, time: number): ReturnType<View["at"]> | undefined {
  try {
    return view.at(time);
  } catch (error) {
    if (error instanceof RpcError && error.code === "FAILED_PRECONDITION") return undefined;
    throw error;
  }
}

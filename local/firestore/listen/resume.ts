import { RpcError } from "../errors.ts";
import type { Micros, Reader } from "../model.ts";
import type { ResumePoint } from "./decode-target.ts";
import type { Delta, View } from "./view.ts";

export interface Missed {
  readonly delta: Delta;
  /** Paths in the result now. */
  readonly result: readonly string[];
  /** Whether the delta does not say what left: the client must compare what it holds with the result. */
  readonly isPartial: boolean;
}

/**
 * What a client missed since it left off, and the view started; undefined when that cannot be told and it must begin
 * again: its place is unknown or too old, or it does not hold what we think it holds. Once something left before
 * `recently`, all that left goes without saying: SDKs subtract twice what they are told by name and then do not find in
 * the filter either, and ask for everything anew.
 */
export function missedSince(
  reader: Reader,
  view: View,
  { time, count }: ResumePoint,
  recently: Micros,
): Missed | undefined {
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
  const left = leftSince(reader, view, [...known.keys()], Math.max(time, recently));
  const isPartial = left.length < known.size;
  return { delta: { present, left: isPartial ? [] : left }, result: now.map(({ path }) => path), isPartial };
}

function leftSince(reader: Reader, view: View, left: readonly string[], time: Micros): readonly string[] {
  if (left.length === 0) return left;
  const then = new Set(resultAt(view, Math.min(time, reader.now()))?.map(({ path }) => path));
  return left.filter((path) => then.has(path));
}

function resultAt(view: View, time: number): ReturnType<View["at"]> | undefined {
  try {
    return view.at(time);
  } catch (error) {
    if (error instanceof RpcError && error.code === "FAILED_PRECONDITION") return undefined;
    throw error;
  }
}

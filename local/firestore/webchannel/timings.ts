/** How long and how much a channel waits and keeps. Tests shorten them; milliseconds and UTF-16 units. */
export interface Timings {
  /** A streaming back channel says `noop` when nothing else was said for so long; the client gives up after 45 s. */
  readonly noop: number;
  /** A streaming back channel is ended after so long, so that the client acknowledges and its text does not grow for ever. */
  readonly rotation: number;
  /** A browser whose tabs hold all its connections gets one of them back so often. */
  readonly turn: number;
  /** A long poll is answered with a `noop` after so long, unless the client asks for less. */
  readonly longPoll: number;
  /** A channel without back channel or request for so long is dropped, and its stream with it. */
  readonly abandoned: number;
  /** The same for one whose client never came back after the handshake. */
  readonly unclaimed: number;
  /** Sent but not acknowledged, or waiting to be sent: above it the stream is asked to pause. */
  readonly highWater: number;
}

export const timings: Timings = {
  noop: 30_000,
  rotation: 60_000,
  turn: 300,
  longPoll: 25_000,
  abandoned: 5 * 60_000,
  unclaimed: 30_000,
  highWater: 4_000_000,
};

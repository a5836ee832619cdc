import type { RpcError } from "./errors.ts";

/** The transport's end of a bidirectional stream, gRPC or WebChannel: what a session may do with its client. */
export interface StreamPort {
  /** False: the message is taken, but the client reads slowly; say no more until `drain`. */
  send(response: object): boolean;
  /** Ends the stream, cleanly without an error. The session hears nothing afterwards. */
  close(error?: RpcError): void;
}

/** The session's end: what a transport tells it. Messages are proto-JSON shaped (or protobufjs', by the codec given). */
export interface StreamSession {
  handle(request: unknown): void;
  /** The transport has room again. */
  drain(): void;
  /** The client half-closed: finish what is queued, then close. */
  finish(): void;
  /** The client is gone: let go of everything, say nothing more. */
  end(): void;
}

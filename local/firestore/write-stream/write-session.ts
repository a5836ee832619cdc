import { randomBytes } from "node:crypto";
import { RpcError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import type { CommitResult, Write } from "../store/write.ts";
import type { StreamPort, StreamSession } from "../stream.ts";
import type { StreamContext } from "../stream-context.ts";
import { rpcErrorOf } from "../wire/rpc.ts";
import { databaseNamed } from "../wire/service/names.ts";
import { decodeWrites, encodeCommitResult, type JsonWrite } from "../wire/write-codec.ts";

/** google.firestore.v1.WriteRequest in ProtoJSON. */
export interface JsonWriteRequest {
  database?: string;
  streamId?: string;
  streamToken?: string;
  writes?: JsonWrite[];
}

export interface WriteContext extends StreamContext {
  /** One atomic commit; waits for the locks of others' transactions, no longer than the signal. */
  commit(database: Database, writes: readonly Write[], signal: AbortSignal): CommitResult | Promise<CommitResult>;
}

/** A Write stream: a handshake, then one commit after the other. An error ends it; the client opens another. */
export class WriteSession implements StreamSession {
  readonly #context: WriteContext;
  readonly #port: StreamPort;
  readonly #gone = new AbortController();
  readonly #requests: JsonWriteRequest[] = [];
  #database: Database | undefined;
  #token = 0;
  #busy = false;
  #finishing = false;

  constructor(context: WriteContext, port: StreamPort) {
    this.#context = context;
    this.#port = port;
  }

  handle(request: unknown): void {
    if (this.#gone.signal.aborted || this.#finishing) return;
    this.#requests.push(request as JsonWriteRequest);
    if (!this.#busy) void this.#work();
  }

  /** Answers are as many as requests, and small: nothing to hold back. */
  drain(): void {}

  finish(): void {
    this.#finishing = true;
    if (!this.#busy) this.#close();
  }

  end(): void {
    this.#gone.abort();
    this.#requests.length = 0;
  }

  /** One request at a time: the client relies on the order of its writes. */
  async #work(): Promise<void> {
    this.#busy = true;
    try {
      for (let request = this.#requests.shift(); request; request = this.#requests.shift()) {
        const response = this.#database ? await this.#write(this.#database, request) : this.#shakeHands(request);
        if (this.#gone.signal.aborted) return;
        this.#port.send(response);
      }
    } catch (error) {
      this.#close(rpcErrorOf(error));
    } finally {
      this.#busy = false;
    }
    if (this.#finishing) this.#close();
  }

  /** The first answer has no results, or the client takes them for its own writes'. */
  #shakeHands({ database = "", streamId, streamToken, writes }: JsonWriteRequest): object {
    if (writes && writes.length > 0) throw invalid("'writes' must not be set on an initial write request.");
    if (database === "") throw invalid("'database' must be set on an initial write request.");
    if (streamId) throw invalid("Resuming streams is not supported, do not set stream ID.");
    if (streamToken) {
      throw invalid("Resuming streams is not supported, 'stream_token' must not be set on an initial write request.");
    }
    this.#database = databaseNamed(this.#context.databases, database);
    return { streamId: randomBytes(9).toString("base64url"), streamToken: this.#nextToken() };
  }

  async #write(database: Database, { database: name, writes = [] }: JsonWriteRequest): Promise<object> {
    if (name && name !== database.name) {
      throw invalid(
        `Request specified a database (${name}) that did not match the expected database (${database.name})`,
      );
    }
    // The client says goodbye, and which token it has seen: nothing comes after the answer.
    if (writes.length === 0) {
      this.#requests.length = 0;
      this.#finishing = true;
      return { streamToken: this.#nextToken() };
    }
    const decoded = decodeWrites(database.name, writes);
    const result = await this.#context.commit(database, decoded, this.#gone.signal);
    return { streamToken: this.#nextToken(), ...encodeCommitResult(result) };
  }

  #nextToken(): string {
    return Buffer.from(String(this.#token++)).toString("base64");
  }

  #close(error?: RpcError): void {
    if (this.#gone.signal.aborted) return;
    this.end();
    this.#port.close(error);
  }
}

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);

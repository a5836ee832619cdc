import { RpcError } from "../errors.ts";
import { waits } from "../limits.ts";
import type { Database } from "../store/database.ts";
import type { StreamPort, StreamSession } from "../stream.ts";
import type { StreamContext } from "../stream-context.ts";
import { rpcErrorOf } from "../wire/rpc.ts";
import { databaseNamed } from "../wire/service/names.ts";
import { Backlog } from "./backlog.ts";
import { decodeTarget, type JsonTarget, resumePointOf } from "./decode-target.ts";
import { hubOf, type ListenHub } from "./hub.ts";
import { Outlet } from "./outlet.ts";
import { missedSince } from "./resume.ts";
import { Speaker } from "./speaker.ts";
import type { Listener, News, Target } from "./target.ts";
import type { Delta } from "./view.ts";

/** google.firestore.v1.ListenRequest in ProtoJSON. */
interface JsonListenRequest {
  database?: string;
  addTarget?: JsonTarget;
  removeTarget?: number;
}

/** What a session holds once its first request has named the database. */
interface Connection {
  readonly database: Database;
  readonly hub: ListenHub;
  readonly speaker: Speaker;
}

/** A Listen stream: targets come and go, and each commit that concerns them makes one snapshot. */
export class ListenSession implements StreamSession, Listener {
  readonly #context: StreamContext;
  readonly #port: StreamPort;
  readonly #outlet: Outlet;
  readonly #backlog = new Backlog();
  readonly #targets = new Map<number, Target>();
  #connection: Connection | undefined;
  #finishing = false;
  #ended = false;

  constructor(context: StreamContext, port: StreamPort) {
    this.#context = context;
    this.#port = port;
    this.#outlet = new Outlet((message) => port.send(message));
  }

  handle(request: unknown): void {
    const { database = "", addTarget, removeTarget } = request as JsonListenRequest;
    this.#try(() => {
      const connection = this.#connect(database);
      this.#settle(connection);
      if (addTarget) this.#add(connection, addTarget);
      else if (removeTarget !== undefined) this.#remove(connection, removeTarget);
      else throw new RpcError("INVALID_ARGUMENT", "A listen request must set one of add_target or remove_target.");
    });
  }

  drain(): void {
    this.#try(() => {
      if (!this.#outlet.drain()) return;
      if (this.#connection) this.#settle(this.#connection);
      if (this.#finishing) this.finish();
    });
  }

  finish(): void {
    if (this.#ended) return;
    this.#finishing = true;
    if (this.#outlet.isBehind) return;
    this.end();
    this.#port.close();
  }

  end(): void {
    this.#ended = true;
    for (const target of this.#targets.values()) this.#connection?.hub.delete(target);
    this.#targets.clear();
  }

  /** The hub tells of a commit. A client that is still reading earlier news gets this one later, in fewer words. */
  changed(news: News): void {
    const connection = this.#connection;
    if (!connection) return;
    if (this.#outlet.isBehind) this.#backlog.add(news.touched, news.doubted);
    else this.#try(() => this.#publish(connection, news));
  }

  /** What goes wrong ends this stream, and no other's news. */
  #try(act: () => void): void {
    if (this.#ended) return;
    try {
      act();
    } catch (error) {
      this.end();
      this.#port.close(rpcErrorOf(error));
    }
  }

  #connect(name: string): Connection {
    const known = this.#connection;
    if (known) {
      if (name === known.database.name || name === "") return known;
      throw new RpcError("INVALID_ARGUMENT", `This stream listens to "${known.database.name}", not to "${name}".`);
    }
    const { databases, security, access } = this.#context;
    const database = databaseNamed(databases, name);
    const hub = hubOf(database, security);
    const speaker = new Speaker(this.#outlet, database, hub.history, (document) => {
      if (access.admin) return true;
      return isAllowed(() => security.checkGet(access, database, document.path, document, this.#context.clock()));
    });
    this.#connection = { database, hub, speaker };
    return this.#connection;
  }

  #add(connection: Connection, json: JsonTarget): void {
    const { database, hub, speaker } = connection;
    const id = json.targetId || this.#freeId();
    if (this.#targets.has(id)) throw new RpcError("INVALID_ARGUMENT", `Target id ${id} is already in use.`);
    try {
      const { access, security, clock } = this.#context;
      const target = decodeTarget(database, json, id, { owner: this, access, security });
      target.authorise(database, clock());
      this.#begin(connection, target, json);
      this.#targets.set(id, target);
      hub.add(target);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      speaker.removed(id, error);
      return;
    }
    if (json.once) this.#remove(connection, id);
  }

  /** Says the target's result, or what of it the client has missed. */
  #begin({ database, hub, speaker }: Connection, target: Target, json: JsonTarget): void {
    const time = database.now();
    const point = resumePointOf(json, hub.history);
    const isQuery = target.scope.kind !== "documents";
    const recently = isQuery ? this.#context.clock() - waits.removalMicros : 0;
    const missed = point && missedSince(database, target.view, point, recently);
    const documents = missed ? [] : target.view.start();
    speaker.added(target.id);
    if (missed) {
      speaker.deltas(new Map([[target.id, missed.delta]]), time);
      if (isQuery) speaker.count(target.id, missed.result, missed.isPartial);
    } else {
      if (point) speaker.reset(target.id);
      speaker.present(documents, target.id);
      if (target.scope.kind === "documents") {
        for (const path of target.scope.paths) if (!database.get(path)) speaker.gone(path, [target.id], time);
      }
    }
    speaker.current(target.id, time);
    speaker.snapshot(time);
  }

  #remove({ hub, speaker }: Connection, id: number, error?: RpcError): void {
    const target = this.#targets.get(id);
    if (!target) return;
    this.#targets.delete(id);
    this.#backlog.forget(target);
    hub.delete(target);
    speaker.removed(id, error);
  }

  /** Says what happened while the client was reading. */
  #settle(connection: Connection): void {
    if (this.#backlog.isEmpty) return;
    this.#publish(connection, { time: connection.database.now(), ...this.#backlog.take() });
  }

  #publish(connection: Connection, { time, touched, doubted }: News): void {
    for (const target of doubted) this.#askAgain(connection, target);
    const deltas = new Map<number, Delta>();
    for (const [target, changes] of touched) {
      if (this.#targets.get(target.id) === target) deltas.set(target.id, target.view.apply(changes));
    }
    if (connection.speaker.deltas(deltas, time)) connection.speaker.snapshot(time);
  }

  /** What the permission was read from has changed: the client may have lost it. */
  #askAgain(connection: Connection, target: Target): void {
    connection.hub.release(target);
    try {
      target.authorise(connection.database, this.#context.clock());
      connection.hub.depend(target);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      connection.hub.depend(target);
      this.#remove(connection, target.id, error);
    }
  }

  #freeId(): number {
    let id = 1;
    while (this.#targets.has(id)) id++;
    return id;
  }
}

function isAllowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof RpcError) return false;
    throw error;
  }
}

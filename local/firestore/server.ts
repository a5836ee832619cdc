import { randomInt } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { resolve } from "node:path";
import { formatDiagnostic } from "../rules/language/diagnostic.ts";
import { coverageRoutes } from "./admin/coverage.ts";
import { exportRoutes } from "./admin/export.ts";
import { lifeRoutes } from "./admin/life.ts";
import { AdminRoutes } from "./admin/routes.ts";
import { rulesRoutes } from "./admin/rules.ts";
import { triggerRoutes } from "./admin/triggers.ts";
import { readExport } from "./export/import.ts";
import { importInto } from "./export/seeds.ts";
import { IndexCatalog, type IndexFile } from "./query/index-catalog.ts";
import { RequestFeed } from "./requests/feed.ts";
import { RulesSecurity } from "./rules-security.ts";
import type { Database } from "./store/database.ts";
import { Databases } from "./store/databases.ts";
import { Transactions } from "./transactions/transactions.ts";
import { TriggerDispatcher } from "./triggers/dispatcher.ts";
import { TriggerRegistry } from "./triggers/registry.ts";
import { WebChannels } from "./webchannel/webchannel.ts";
import { accessOf } from "./wire/access.ts";
import { wallClock } from "./wire/clock.ts";
import { grpcServer } from "./wire/grpc.ts";
import { httpServer } from "./wire/http.ts";
import { sharedPort } from "./wire/port.ts";
import { serviceOf } from "./wire/service/service.ts";

export interface ServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The text of the rules that hold for every project without its own; absent, everything is allowed. */
  readonly rules?: string;
  /** firestore.indexes.json: queries that production would refuse for want of an index are refused. Absent: none are. */
  readonly indexes?: IndexFile;
  /** An export's overall metadata file: what it holds is in every project's databases from their first use. */
  readonly seedFile?: string;
  /** `host:port` of the functions emulator; absent, no function is told of changes. */
  readonly functionsEmulator?: string;
  /** Where the Emulator UI hears of each request that rules decided; absent, nowhere. */
  readonly websocketPort?: number;
  /** Asked by POST /shutdown. */
  readonly onShutdown?: () => void;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Listens once everything is ready: whoever can connect finds rules and seeds in place. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = wallClock();
  const databases = new Databases(clock);
  if (options.indexes) databases.requireIndexes(new IndexCatalog(options.indexes));
  const security = new RulesSecurity();
  if (options.rules !== undefined) {
    const errors = security.installDefault(options.rules).filter(({ severity }) => severity === "error");
    if (errors.length > 0) {
      console.error(`Error compiling rules, everything is refused:\n${errors.map(formatDiagnostic).join("\n")}`);
    }
  }
  const feed = options.websocketPort ? new RequestFeed({ host: options.host, port: options.websocketPort }) : undefined;
  if (feed) security.onDecision = (decision) => feed.add(decision);
  const transactions = new Transactions();
  const registry = new TriggerRegistry();
  const { functionsEmulator } = options;
  const dispatcher = functionsEmulator ? new TriggerDispatcher({ functionsEmulator, registry }) : undefined;
  const silently = (change: () => void) => (dispatcher ? dispatcher.silently(change) : change());
  const seed = options.seedFile === undefined ? [] : readExport(resolve(options.seedFile));
  const sow = (database: Database) => silently(() => importInto(database, seed));
  databases.onOpen((database) => {
    dispatcher?.attach(database);
    sow(database);
  });

  const service = serviceOf({ databases, transactions, security, clock, newId });
  const channels = new WebChannels({
    access: accessOf,
    open: (method, access, port) => {
      const open = service.bidirectional[method];
      if (!open) throw new Error(`nothing serves ${method}`);
      return open(access, port);
    },
  });
  const admin = new AdminRoutes([
    ...lifeRoutes({
      databases,
      silently,
      reset: () => {
        transactions.clear();
        databases.clear();
        databases.list().forEach(sow);
      },
      shutdown: () => options.onShutdown?.(),
    }),
    ...rulesRoutes(security),
    ...coverageRoutes(security),
    ...triggerRoutes(registry),
    ...exportRoutes({ databases, clock, silently }),
  ]);

  const http1 = httpServer({ service, channels, admin });
  const http2 = grpcServer(service);
  const shared = sharedPort(http1, http2);
  await listening(shared.server, options);
  const { port } = shared.server.address() as AddressInfo;

  return {
    host: options.host,
    port,
    close: async () => {
      channels.close();
      dispatcher?.close();
      feed?.close();
      const closed = once(shared.server, "close");
      shared.server.close();
      shared.destroySockets();
      await closed;
    },
  };
}

async function listening(server: Server, { host, port }: ServerOptions): Promise<void> {
  server.listen({ host, port });
  await once(server, "listening");
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Twenty characters, like the SDKs' own. */
function newId(): string {
  return Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

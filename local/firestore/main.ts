import { startServer } from "./server.ts";

const server = await startServer({ host: "127.0.0.1", port: Number(process.argv[3] ?? 8080) });
console.log(`listening on ${server.port}`);

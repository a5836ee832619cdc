/** npm run job [<name>]: fires a scheduled function of the running product now; without a name, lists them. */
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const { fire, listJobs } = await import("../local/scheduler/scheduler.ts");
const { portsAt } = await import("../local/suite/config.ts");
const { offsetFromEnvironment, project } = await import("./product.mjs");
const { root } = await import("./run.mjs");

try {
  const { functions } = portsAt(root, offsetFromEnvironment());
  const target = { functions: `http://127.0.0.1:${functions}`, project };
  const jobs = await listJobs(target);
  const name = process.argv[2];
  const job = jobs.find((each) => each.name === name);
  if (job) {
    const started = Date.now();
    await fire(target, job);
    console.log(`${job.name}: done in ${Date.now() - started} ms`);
  } else {
    for (const { name, schedule, timeZone } of jobs) console.log(`${name.padEnd(24)} ${schedule} (${timeZone})`);
    if (name) throw new Error(`No scheduled function is called "${name}"; the ones above are.`);
  }
} catch (error) {
  const stopped = error.cause?.code === "ECONNREFUSED";
  console.error(stopped ? "Nothing is running here: npm start first (and the same NOVIS_OFFSET)." : error.message);
  process.exit(1);
}

/** npm run job [<name>]: fires a scheduled function of the running product now; without a name, lists them. */
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const { fire, listJobs } = await import("../local/scheduler/scheduler.ts");
const { explained, ports, project } = await import("./place.mjs");

try {
  const { functions } = await ports();
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
  console.error(explained(error));
  process.exit(1);
}

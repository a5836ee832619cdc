import { Cron } from "croner";

/** One scheduled function, as the functions emulator lists it. */
export interface Job {
  /** "europe-west1-sendDueMessages" */
  id: string;
  /** "sendDueMessages" */
  name: string;
  schedule: string;
  timeZone: string;
}

export interface Target {
  /** "http://127.0.0.1:5001" */
  functions: string;
  project: string;
}

interface Listed {
  id: string;
  name: string;
  schedule?: { schedule?: string; timeZone?: string };
}

/** The emulator knows scheduled functions but has no clock: it only runs them when asked. */
export async function listJobs({ functions }: Target): Promise<Job[]> {
  const response = await fetch(`${functions}/backends`);
  if (!response.ok) throw new Error(`functions emulator: ${response.status} for /backends`);
  const { backends } = (await response.json()) as { backends: { functionTriggers: Listed[] }[] };
  return backends
    .flatMap(({ functionTriggers }) => functionTriggers)
    .filter(({ schedule }) => schedule?.schedule)
    .map(({ id, name, schedule }) => ({
      id,
      name,
      schedule: schedule?.schedule ?? "",
      timeZone: schedule?.timeZone ?? "UTC",
    }));
}

/** Fires one job now, with the headers of Cloud Scheduler. Throws when the function fails or does not exist. */
export async function fire(target: Target, job: Pick<Job, "id" | "name">, at = new Date()): Promise<void> {
  const response = await post(target, `${job.id}-0`, job.name, at);
  if (response.ok) return;
  const text = await response.text();
  // A reload of the emulator gives functions a new generation; its refusal lists the keys that it knows.
  const known = response.status === 404 ? newest(text, job.id) : undefined;
  if (known) {
    const again = await post(target, known, job.name, at);
    if (again.ok) return;
    throw new Error(`${job.name} answered ${again.status}: ${(await again.text()).slice(0, 500)}`);
  }
  throw new Error(`${job.name} answered ${response.status}: ${text.slice(0, 500)}`);
}

function post({ functions, project }: Target, key: string, name: string, at: Date): Promise<Response> {
  return fetch(`${functions}/functions/projects/${project}/triggers/${key}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-cloudscheduler": "true",
      "x-cloudscheduler-jobname": `firebase-schedule-${name}`,
      "x-cloudscheduler-scheduletime": at.toISOString(),
    },
    body: "{}",
  });
}

function newest(refusal: string, id: string): string | undefined {
  const generations = [...refusal.matchAll(/[\w-]+/g)]
    .map(([key]) => key)
    .filter((key) => key.startsWith(`${id}-`) && /^\d+$/.test(key.slice(id.length + 1)))
    .map((key) => Number(key.slice(id.length + 1)));
  return generations.length > 0 ? `${id}-${Math.max(...generations)}` : undefined;
}

/** Both ways of writing a schedule: cron, and App Engine's "every 5 minutes". */
export function cronOf(schedule: string): string {
  const [, count, unit] = /^every (?:(\d+) )?(minute|hour|day)s?$/i.exec(schedule.trim()) ?? [];
  if (!unit) return schedule;
  const step = count && count !== "1" ? `*/${count}` : "*";
  if (unit === "minute") return `${step} * * * *`;
  return unit === "hour" ? `0 ${step} * * *` : `0 0 ${step} * *`;
}

export interface Scheduler {
  stop(): void;
}

/**
 * Fires every scheduled function on its schedule, in its zone; a run that is not over is not started again. What the code
 * schedules is read again now and then, since it may be rebuilt while the suite runs.
 */
export function startScheduler(target: Target, report: (problem: string) => void, refreshMs = 15_000): Scheduler {
  const running = new Map<string, Cron>();
  let stopped = false;
  const tell = (error: Error) => {
    if (!stopped) report(`scheduler: ${error.message}`);
  };
  const refresh = async () => {
    const jobs = await listJobs(target);
    const keys = new Map(jobs.map((job) => [`${job.id} ${job.schedule} ${job.timeZone}`, job]));
    for (const [key, cron] of running) {
      if (keys.has(key)) continue;
      cron.stop();
      running.delete(key);
    }
    if (stopped) return;
    for (const [key, job] of keys) if (!running.has(key)) running.set(key, start(target, job, tell));
  };
  const look = () => refresh().catch(tell);
  void look();
  const timer = setInterval(look, refreshMs);
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
      for (const cron of running.values()) cron.stop();
    },
  };
}

function start(target: Target, job: Job, tell: (error: Error) => void): Cron {
  const run = () => fire(target, job).catch(tell);
  return new Cron(cronOf(job.schedule), { timezone: job.timeZone, protect: true }, run);
}

import { Cron } from "croner";
import { describe, expect, it } from "vitest";
import { cronOf } from "./scheduler.ts";

describe("schedules", () => {
  it.each([
    ["every 5 minutes", "*/5 * * * *"],
    ["every minute", "* * * * *"],
    ["every 1 minutes", "* * * * *"],
    ["every 2 hours", "0 */2 * * *"],
    ["every day", "0 0 * * *"],
    ["0 7 * * 1-5", "0 7 * * 1-5"],
  ])("reads %s", (written, cron) => {
    expect(cronOf(written)).toBe(cron);
  });

  it("counts in the job's own zone, clock changes included", () => {
    const seven = new Cron("0 7 * * *", { timezone: "Europe/Paris", paused: true });
    const next = seven.nextRuns(2, new Date("2027-03-27T00:00:00Z")).map((date) => date.toISOString());
    expect(next).toEqual(["2027-03-27T06:00:00.000Z", "2027-03-28T05:00:00.000Z"]);
  });
});

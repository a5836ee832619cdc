import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const shim = join(import.meta.dirname, "java-shim");
const java = join(shim, "java");

describe("the java that firebase-tools finds first", () => {
  it("says a version that is new enough, on stderr", () => {
    const { status, stderr } = spawnSync(java, ["-Duser.language=en", "-Dfile.encoding=UTF-8", "-version"], {
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(Number(/version "([1-9][0-9]*)/.exec(stderr)?.[1])).toBeGreaterThanOrEqual(21);
  });

  it.each([
    ["firestore.jar", "firestore/main.ts"],
    ["storage-rules.jar", "storage-rules/main.ts"],
  ])("starts %s as our own program, in the same process", async (jar, program) => {
    const folder = mkdtempSync(join(tmpdir(), "java-"));
    // Instead of Node: says who it is and what it was given.
    const node = join(folder, "node");
    writeFileSync(node, '#!/bin/sh\necho "$$ $*"\n');
    chmodSync(node, 0o755);
    const env = { ...process.env, LOCAL_SUITE_NODE: node, LOCAL_SUITE_PIDS: folder };
    const { pid, output } = await run(
      ["-Duser.language=en", "-jar", join(shim, jar), "--host", "a b", "--port", "1"],
      env,
    );
    expect(output.trim()).toBe(`${pid} ${join(import.meta.dirname, "..", program)} --host a b --port 1`);
    expect(Number(readFileSync(join(folder, jar.replace(".jar", ".pid")), "utf8"))).toBe(pid);
  });

  it("hands any other jar to the next java, with its arguments untouched", async () => {
    const folder = mkdtempSync(join(tmpdir(), "java-"));
    writeFileSync(join(folder, "java"), '#!/bin/sh\necho "real $*"\n');
    chmodSync(join(folder, "java"), 0o755);
    const { output } = await run(["-Dx=1", "-jar", "/other.jar", "serve"], { PATH: `${shim}:${folder}:/usr/bin:/bin` });
    expect(output.trim()).toBe("real -Dx=1 -jar /other.jar serve");
  });

  it("says what is missing when there is no other java", () => {
    const folder = mkdtempSync(join(tmpdir(), "java-"));
    for (const tool of ["dirname", "basename"]) {
      const path = spawnSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).stdout.trim();
      writeFileSync(join(folder, tool), `#!/bin/sh\nexec ${path} "$@"\n`);
      chmodSync(join(folder, tool), 0o755);
    }
    const { status, stderr } = spawnSync(java, ["-jar", "/other.jar"], { env: { PATH: folder }, encoding: "utf8" });
    expect(status).toBe(127);
    expect(stderr).toContain("/other.jar needs a real Java 21");
  });
});

function run(args: string[], env: NodeJS.ProcessEnv): Promise<{ pid: number | undefined; output: string }> {
  return new Promise((done, failed) => {
    const child = execFile(java, args, { env }, (error, output) =>
      error ? failed(error) : done({ pid: child.pid, output }),
    );
  });
}

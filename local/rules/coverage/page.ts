import type { CoverageNode, CoverageReport } from "./report.ts";

/** The rules as a page: each expression underlined by what it gave, the counts where the pointer rests. */
export function coveragePage({ rules, report }: CoverageReport): string {
  const characters = Array.from(rules.files.map(({ content }) => content).join("\n"));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Rules coverage</title>
<style>${style}</style>
<h1>Rules coverage</h1>
<p><span class="both">true and false</span> <span class="only-true">never false</span>
<span class="only-false">never true</span> <span class="error">failed</span> <span class="never">never evaluated</span></p>
<pre>${marked(characters, report, 0, characters.length)}</pre>
</html>
`;
}

/** The text between two places, with the nodes that lie in it. */
function marked(characters: readonly string[], nodes: readonly CoverageNode[], from: number, to: number): string {
  let html = "";
  let at = from;
  for (const node of nodes) {
    const { currentOffset, endOffset } = node.sourcePosition;
    const end = endOffset + 1;
    html += escaped(characters.slice(at, currentOffset).join(""));
    const inside = marked(characters, node.children ?? [], currentOffset, end);
    html += `<span class="${classOf(node)}" title="${escaped(titleOf(node))}">${inside}</span>`;
    at = end;
  }
  return html + escaped(characters.slice(at, to).join(""));
}

function classOf({ values = [] }: CoverageNode): string {
  const gave = (key: string, wanted?: unknown) =>
    values.some(({ value }) => {
      const entry = Object.entries(value)[0];
      return entry?.[0] === key && (wanted === undefined || entry[1] === wanted);
    });
  if (values.length === 0) return "never";
  if (gave("undefined")) return "error";
  if (gave("boolValue", true)) return gave("boolValue", false) ? "both" : "only-true";
  return gave("boolValue", false) ? "only-false" : "value";
}

function titleOf({ values = [] }: CoverageNode): string {
  if (values.length === 0) return "never evaluated";
  return values.map(({ value, count }) => `${JSON.stringify(value)} × ${count}`).join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

const style = `
body { font: 15px/1.6 system-ui, sans-serif; margin: 2rem; color: #1b2a33; }
pre { font: 13px/1.7 ui-monospace, monospace; }
.both { background: #d8efdf; } .only-true { background: #e5edc0; } .only-false { background: #fbe3c4; }
.error { background: #f6d0cc; } .never { background: #dfe3e6; } .value { background: none; }
`;

/**
 * npm run rules:coverage [-- --url http://127.0.0.1:8080 --project demo-novis]
 * Lists every allow line, and every condition, that no test made true or no test made false. Reads what the tests saved
 * in .cache/rules-coverage.json, or asks a running Firestore. Fails when an allow line was never reached.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./run.mjs";

const { values: options } = parseArgs({
  options: { url: { type: "string" }, project: { type: "string", default: "demo-novis" }, file: { type: "string" } },
});

const { rules, report, allows } = await coverage();
const characters = Array.from(rules.files.map(({ content }) => content).join("\n"));

const unreached = allows.filter(({ granted, refused }) => granted + refused === 0);
const neverGranted = allows.filter(({ granted, refused }) => granted === 0 && refused > 0);
const neverRefused = allows.filter((allow) => allow.refused === 0 && allow.granted > 0 && isConditional(allow));
const conditions = report.flatMap(leaves);

list("allow lines that nothing reached", unreached.map(describeAllow));
list("allow lines that never granted", neverGranted.map(describeAllow));
list("allow lines that never refused", neverRefused.map(describeAllow));
list("conditions never evaluated", conditions.filter(({ values }) => !values).map(describe));
list("conditions never true", conditions.filter((node) => isBoolean(node) && !gave(node, true)).map(describe));
list("conditions never false", conditions.filter((node) => isBoolean(node) && !gave(node, false)).map(describe));

console.log(`rules: ${allows.length} allow lines, ${allows.length - unreached.length} reached`);
process.exit(unreached.length > 0 ? 1 : 0);

async function coverage() {
  if (options.url) {
    const response = await fetch(`${options.url}/emulator/v1/projects/${options.project}:ruleCoverage`);
    if (!response.ok) fail(`${options.url} has no coverage of ${options.project}: ${await response.text()}`);
    return response.json();
  }
  const file = resolve(root, options.file ?? ".cache/rules-coverage.json");
  if (!existsSync(file)) fail(`${file} does not exist: run npm test first, or give --url of a running Firestore.`);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Conditions that are not made of smaller ones by && || ! or parentheses: those say all there is to say. */
function leaves(node) {
  const text = textOf(node);
  const { children = [] } = node;
  const isComposed = text.startsWith("!") || (text.startsWith("(") && children.length === 1) || joins(node);
  if (isComposed) return children.flatMap(leaves);
  if (["true", "false", "null"].includes(text)) return [];
  // A call tells by itself what it gave; its arguments are no conditions, though they may hold some.
  const inside = children.flatMap(leaves).filter(isBoolean);
  return isBoolean(node) || (!node.values && looksBoolean(text)) ? [node, ...inside] : inside;
}

/** Two operands with `&&`, `||` between them. */
function joins({ children = [] }) {
  if (children.length !== 2) return false;
  const [left, right] = children.map(({ sourcePosition }) => sourcePosition);
  const between = characters.slice(left.endOffset + 1, right.currentOffset).join("");
  return /^\s*(&&|\|\|)\s*$/.test(between.replaceAll(/\/\/[^\n]*/g, ""));
}

/** Of what was never evaluated only comparisons and calls are sure to be conditions. */
function looksBoolean(text) {
  return /\s(==|!=|<=?|>=?|in|is)\s/.test(text) || /^\w+\(/.test(text) || /\.(matches|has(All|Any|Only))\(/.test(text);
}

/** `allow read;` and `allow read: if true;` refuse nobody, and mean to. */
function isConditional(allow) {
  return /:\s*if(?!\s+true$)/.test(textOf(allow));
}

function isBoolean({ values = [] }) {
  return values.some(({ value }) => "boolValue" in value);
}

function gave({ values = [] }, wanted) {
  return values.some(({ value }) => value.boolValue === wanted);
}

function describe(node) {
  return `L${node.sourcePosition.line}: ${textOf(node)}`;
}

function describeAllow(allow) {
  return `L${allow.sourcePosition.line}: ${textOf(allow)}`;
}

function textOf({ sourcePosition: { currentOffset, endOffset } }) {
  return characters
    .slice(currentOffset, endOffset + 1)
    .join("")
    .replaceAll(/\s+/g, " ");
}

function list(title, lines) {
  if (lines.length === 0) return;
  console.log(`${title}:\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

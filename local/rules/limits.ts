/** What the language and its runtime allow. https://firebase.google.com/docs/firestore/security/rules-structure#security_rule_limits */
export const limits = {
  sourceBytes: 256 * 1024,
  /** `match` blocks one inside another. */
  matchNesting: 10,
  /** Brackets, unary operators and blocks one inside another: what the parser's own stack can take. */
  parserNesting: 250,
  /** Parentheses, binary operators, lists, maps and calls one inside another: 98 pairs around a name, 99 names with `&&`. */
  expressionLevels: 99,
  /** Told of one compilation. */
  syntaxErrors: 20,
  /** Anything one inside another. A deeper expression could not be evaluated within its budget. */
  expressionDepth: 1000,
  pathSegments: 100,
  pathCaptures: 20,
  functionParameters: 7,
  /** One more than the message says and the documentation promises; production compiles eleven and refuses twelve. */
  functionLets: 11,
  callDepth: 20,
  /** What a request may evaluate; `compile/` tells what counts, as production's records do: parentheses do not. */
  expressionsPerRequest: 1000,
  /** Distinct documents read by get, exists, getAfter, existsAfter: for one document or one query… */
  documentsPerOperation: 10,
  /** …and for a whole commit of several writes. */
  documentsPerCommit: 20,
  /** Firestore documents that one Storage request may read. */
  documentsPerStorageRequest: 2,
  /** Distinct values remembered per expression for the coverage report. */
  coverageValues: 20,
  /** Regular expressions computed at run time that are kept compiled. */
  compiledPatterns: 200,
} as const;

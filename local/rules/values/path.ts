/** `/databases/(default)/documents/users/1`, without the first slash. Bindings such as `{id}` stay as they are written. */
export class Path {
  readonly segments: readonly string[];
  constructor(segments: readonly string[]) {
    this.segments = segments;
  }
  static parse(text: string): Path {
    return new Path(text.split("/").filter((segment) => segment !== ""));
  }
}

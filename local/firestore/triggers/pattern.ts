/** Whether a document's path is one of those that a trigger's pattern describes: `rooms/{id}`, `{all=**}`, `a/*`. */
export type PathPattern = (path: string) => boolean;

export const anyPath: PathPattern = () => true;

export function exactPath(path: string): PathPattern {
  return (candidate) => candidate === path;
}

export function pathPattern(pattern: string): PathPattern {
  const source = pattern
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => {
      if (segment === "**" || /^\{[^}]*=\*\*\}$/.test(segment)) return ".+";
      if (segment === "*" || /^\{[^}]*\}$/.test(segment)) return "[^/]+";
      return segment.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    })
    .join("/");
  const expression = new RegExp(`^${source}$`, "s");
  return (path) => expression.test(path);
}

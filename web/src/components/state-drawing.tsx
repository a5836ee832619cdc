import Box from "@mui/material/Box";

export type StateKind = "empty" | "error" | "not-allowed" | "offline";

/** One small drawing per state, in the brand's colours, so that each is recognised before it is read. */
export function StateDrawing({ kind }: { kind: StateKind }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 160 120"
      aria-hidden="true"
      sx={{
        width: 160,
        height: 120,
        "& .soft": { fill: "var(--novis-palette-action-hover)" },
        "& .pine": { fill: "var(--novis-palette-primary-main)" },
        "& .clay": { fill: "var(--novis-palette-secondary-main)" },
        "& .sun": { fill: "#E9B44C" },
        "& .paper": {
          fill: "var(--novis-palette-background-paper)",
          stroke: "var(--novis-palette-divider)",
          strokeWidth: 2,
        },
        "& .stroke": {
          fill: "none",
          stroke: "var(--novis-palette-text-primary)",
          strokeWidth: 3,
          strokeLinecap: "round",
          strokeLinejoin: "round",
        },
      }}
    >
      <ellipse className="soft" cx="80" cy="104" rx="62" ry="9" />
      {drawings[kind]}
    </Box>
  );
}

const drawings = {
  empty: (
    <>
      <rect className="paper" x="36" y="58" width="88" height="8" rx="4" />
      <path className="stroke" d="M48 66v36M112 66v36" />
      <path className="pine" d="M78 58c-16-2-22-14-20-26 14 0 22 10 20 26zM80 58c-2-18 8-30 22-32 4 16-6 30-22 32z" />
      <rect className="clay" x="70" y="44" width="20" height="15" rx="4" />
      <circle className="sun" cx="128" cy="24" r="10" />
    </>
  ),
  error: (
    <>
      <rect className="paper" x="44" y="22" width="72" height="80" rx="8" />
      <path className="stroke" d="M58 42h44M58 56h26" />
      <circle className="clay" cx="104" cy="82" r="20" />
      <path className="stroke" d="M104 72v11M104 91v.5" style={{ stroke: "#fff" }} />
    </>
  ),
  "not-allowed": (
    <>
      <rect className="pine" x="52" y="16" width="56" height="88" rx="6" />
      <rect className="paper" x="60" y="26" width="40" height="30" rx="4" />
      <circle className="sun" cx="98" cy="70" r="4" />
      <rect className="clay" x="66" y="72" width="22" height="18" rx="4" />
      <path className="stroke" d="M71 72v-5a6 6 0 0 1 12 0v5" />
    </>
  ),
  offline: (
    <>
      <path className="stroke" d="M40 46c22-20 58-20 80 0M54 62c15-13 37-13 52 0M68 78c7-6 17-6 24 0" />
      <circle className="clay" cx="80" cy="94" r="6" />
      <path
        className="stroke"
        d="M44 26l72 76"
        style={{ stroke: "var(--novis-palette-secondary-main)", strokeWidth: 5 }}
      />
    </>
  ),
} as const;

import { visuallyHidden } from "../../../components/visually-hidden.ts";

/** What is taken is hatched and what is chosen is full: the states do not rest on colour alone. */
const hatched = "repeating-linear-gradient(135deg, var(--novis-palette-divider) 0 3px, transparent 3px 7px)";

export const timelineStyles = {
  help: { m: 0, mb: 1.5, typography: "body2", color: "text.secondary" },
  /** Said to a screen reader everywhere, shown where there is a keyboard. */
  keys: { "@media (hover: none)": visuallyHidden },
  ribbon: {
    display: "grid",
    gridTemplateColumns: { xs: "repeat(8, minmax(0, 1fr))", md: "repeat(12, minmax(0, 1fr))" },
    "&[data-step='60']": { gridTemplateColumns: { xs: "repeat(6, minmax(0, 1fr))", md: "repeat(12, minmax(0, 1fr))" } },
    rowGap: 1,
    // A sideways drag chooses; an up or down one still scrolls the page.
    touchAction: "pan-y",
    userSelect: "none",
  },
  cell: {
    display: "block",
    minHeight: 64,
    p: 0,
    m: 0,
    border: 0,
    bgcolor: "transparent",
    color: "text.secondary",
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    "&[aria-disabled=true]": { cursor: "not-allowed" },
    "&:focus-visible": { outline: "none" },
    "&:focus-visible > span:last-of-type": {
      outline: "3px solid var(--novis-palette-text-primary)",
      outlineOffset: 1,
      position: "relative",
      zIndex: 1,
    },
    "&[data-state=free] > span:last-of-type": {
      bgcolor: "background.paper",
      borderColor: "primary.main",
    },
    "&[data-state=free]:hover > span:last-of-type": {
      bgcolor: "color-mix(in srgb, var(--novis-palette-primary-main) 18%, var(--novis-palette-background-paper))",
    },
    "&[data-state=chosen] > span:last-of-type": { bgcolor: "primary.main", borderColor: "primary.main" },
    "&[data-first=true] > span:last-of-type": { borderTopLeftRadius: 10, borderBottomLeftRadius: 10 },
    "&[data-last=true] > span:last-of-type": { borderTopRightRadius: 10, borderBottomRightRadius: 10 },
    "&[data-state=unknown] > span:last-of-type": { bgcolor: "divider", borderColor: "divider" },
    "&[data-state=taken] > span:last-of-type": { background: hatched },
    "&[data-state=past] > span:last-of-type, &[data-state=too-short] > span:last-of-type": { opacity: 0.45 },
  },
  hour: {
    display: "block",
    height: 18,
    fontSize: "0.875rem",
    lineHeight: "18px",
    whiteSpace: "nowrap",
    fontVariantNumeric: "tabular-nums",
  },
  bar: {
    display: "block",
    height: 46,
    mr: "2px",
    borderRadius: "3px",
    border: 1,
    borderColor: "divider",
    transition: "background-color 150ms",
  },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    gap: 2.5,
    listStyle: "none",
    m: 0,
    mt: 1.5,
    p: 0,
    typography: "body2",
    color: "text.secondary",
    "& li": { display: "flex", alignItems: "center", gap: 1 },
  },
  swatch: {
    width: 22,
    height: 14,
    borderRadius: "3px",
    border: 1,
    borderColor: "divider",
    "&[data-state=free]": { bgcolor: "background.paper", borderColor: "primary.main" },
    "&[data-state=taken]": { background: hatched },
    "&[data-state=chosen]": { bgcolor: "primary.main", borderColor: "primary.main" },
  },
} as const;

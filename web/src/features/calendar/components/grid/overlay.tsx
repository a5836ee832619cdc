import Box from "@mui/material/Box";
import { bottomOf, topOf } from "../../model/axis.ts";
import type { CalendarGrid } from "../../model/calendar-model.ts";
import type { Landing } from "../../model/gesture.ts";
import { columnBox, headPx } from "./geometry.ts";

interface Props {
  grid: CalendarGrid;
  rowPx: number;
  now: number;
  landing?: { landing: Landing; column: number; text: string; refused: boolean } | undefined;
}

/** What floats over the slots and is not theirs: the present, and where a drag would land. */
export function GridOverlay({ grid, rowPx, now, landing }: Props) {
  return (
    <Box aria-hidden sx={layer} style={{ top: headPx }}>
      {grid.columns.map((column, index) =>
        column.track.shown.from <= now && now < column.track.shown.to ? (
          <Box
            key={column.key}
            sx={nowLine}
            style={{ top: topOf(grid.axis, column.track, now) * rowPx, ...columnBox(grid, index) }}
          />
        ) : null,
      )}
      {landing && <LandingBox grid={grid} rowPx={rowPx} {...landing} />}
    </Box>
  );
}

interface LandingProps {
  grid: CalendarGrid;
  rowPx: number;
  landing: Landing;
  column: number;
  text: string;
  refused: boolean;
}

function LandingBox({ grid, rowPx, landing, column, text, refused }: LandingProps) {
  const track = grid.columns[column]?.track;
  if (!track) return null;
  const top = topOf(grid.axis, track, Math.max(landing.interval.from, track.shown.from));
  const bottom = bottomOf(grid.axis, track, Math.min(landing.interval.to, track.shown.to));
  const colour = refused ? "error.main" : "primary.main";
  return (
    <Box
      sx={{ ...landingLook, borderColor: colour, color: colour }}
      style={{ top: top * rowPx, height: Math.max(18, (bottom - top) * rowPx), ...columnBox(grid, column) }}
    >
      {text}
    </Box>
  );
}

const layer = { position: "absolute", insetInline: 0, bottom: 0, zIndex: 3, pointerEvents: "none" } as const;

const nowLine = {
  position: "absolute",
  height: 0,
  borderTop: 2,
  borderColor: "secondary.main",
  "&::before": {
    content: '""',
    position: "absolute",
    left: -4,
    top: -5,
    width: 8,
    height: 8,
    borderRadius: "50%",
    bgcolor: "secondary.main",
  },
} as const;

const landingLook = {
  position: "absolute",
  px: 1,
  py: 0.25,
  border: 2,
  borderRadius: "8px",
  bgcolor: "background.paper",
  fontSize: "0.8125rem",
  fontWeight: 600,
  overflow: "hidden",
  boxShadow: 1,
} as const;

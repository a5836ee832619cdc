import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import type { CalendarGrid, Column } from "../../model/calendar-model.ts";
import { texts } from "../../texts.ts";
import { headPx, tracks } from "./geometry.ts";

interface Props {
  grid: CalendarGrid;
  several: boolean;
  today: string;
  /** A space's head leads to its week, a day's head to that day. */
  onHead: (column: Column) => void;
}

export function GridHead({ grid, several, today, onHead }: Props) {
  const { site } = useCalendarWorld();
  const format = useFormats();
  return (
    <Box role="row" aria-rowindex={1} sx={row} style={{ height: headPx, gridTemplateColumns: tracks(grid) }}>
      <Box role="columnheader" sx={corner}>
        {format.zoneName(site.zone)}
      </Box>
      {grid.columns.map((column, index) => (
        <Box role="columnheader" key={column.key} aria-colindex={index + 2} sx={head}>
          <ButtonBase onClick={() => onHead(column)} sx={several ? button : [button, column.day === today && marked]}>
            {several ? <SpaceHead column={column} /> : <DayHead column={column} />}
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}

function SpaceHead({ column: { space, peakUnits } }: { column: Column }) {
  const t = useTexts(texts);
  return (
    <>
      <Box component="span" sx={name}>
        {space.name}
      </Box>
      <Box component="span" sx={detail}>
        {space.units > 1 ? t.peak(peakUnits, space.units) : t.people(space.capacity)}
        {!space.published && ` · ${t.hiddenSpace}`}
      </Box>
    </>
  );
}

function DayHead({ column: { day, space, peakUnits } }: { column: Column }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { site } = useCalendarWorld();
  const closed = site.closedDays.find((each) => each.day === day)?.label;
  return (
    <>
      <Box component="span" sx={name}>
        {format.civilDay(day, "short")}
      </Box>
      <Box component="span" sx={detail}>
        {closed ?? (space.units > 1 ? t.peak(peakUnits, space.units) : "")}
      </Box>
    </>
  );
}

const row = {
  display: "grid",
  position: "sticky",
  top: 0,
  zIndex: 6,
  bgcolor: "background.paper",
  borderBottom: 1,
  borderColor: "divider",
} as const;

const corner = {
  position: "sticky",
  left: 0,
  zIndex: 1,
  display: "flex",
  alignItems: "flex-end",
  p: 0.75,
  pb: 1,
  fontSize: "0.75rem",
  lineHeight: 1.2,
  color: "text.secondary",
  bgcolor: "background.paper",
  borderRight: 1,
  borderColor: "divider",
} as const;

const head = { minWidth: 0, borderRight: 1, borderColor: "divider" } as const;

const button = {
  display: "flex",
  flexDirection: "column",
  alignItems: "flex-start",
  justifyContent: "center",
  width: "100%",
  height: "100%",
  px: 1.25,
  font: "inherit",
  textAlign: "left",
  color: "text.primary",
  "&:hover": { bgcolor: "action.hover" },
  "&.Mui-focusVisible": { outlineOffset: -3 },
} as const;

const marked = { color: "primary.main", boxShadow: "inset 0 -3px 0 var(--novis-palette-primary-main)" } as const;

const name = {
  maxWidth: "100%",
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
  fontWeight: 600,
  fontSize: "0.9375rem",
} as const;

const detail = { fontSize: "0.8125rem", color: "text.secondary", whiteSpace: "nowrap" } as const;

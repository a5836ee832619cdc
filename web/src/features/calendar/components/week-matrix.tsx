import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { openingOn } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, dayInterval, dayOf } from "@novis/domain/time/calendar";
import { overlaps } from "@novis/domain/time/interval";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useCalendarWorld } from "../calendar-world.ts";
import type { CalendarItem } from "../model/items.ts";
import { texts } from "../texts.ts";
import { cardLook, closedHours } from "./grid/looks.ts";
import { useWords } from "./grid/use-words.ts";

interface Props {
  days: readonly Day[];
  label: string;
  onOpen: (item: CalendarItem) => void;
  onCreate: (space: Space, day: Day) => void;
  onDay: (day: Day) => void;
  onSpace: (space: Space) => void;
}

/** A week of every space: a table, spaces down and days across. Nothing is hidden behind a "one more". */
export function WeekMatrix({ days, label, onOpen, onCreate, onDay, onSpace }: Props) {
  const { site, spaces, items, now, mayWrite } = useCalendarWorld();
  const t = useTexts(texts);
  const format = useFormats();
  const today = dayOf(now, site.zone);
  return (
    <Box sx={scroll} tabIndex={0} role="region" aria-label={label}>
      <Box component="table" aria-label={label} sx={table}>
        <thead>
          <tr>
            <Box component="th" scope="col" sx={corner}>
              {t.space}
            </Box>
            {days.map((day) => (
              <Box component="th" scope="col" key={day} sx={head}>
                <ButtonBase onClick={() => onDay(day)} sx={[headButton, day === today && marked]}>
                  {format.civilDay(day, "short")}
                </ButtonBase>
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {spaces.map((space) => (
            <tr key={space.id}>
              <Box component="th" scope="row" sx={rowHead}>
                <ButtonBase onClick={() => onSpace(space)} sx={headButton}>
                  {space.name}
                </ButtonBase>
              </Box>
              {days.map((day) => {
                const whole = dayInterval(day, site.zone);
                const own = items.filter((item) => item.spaceId === space.id && overlaps(item.interval, whole));
                const closed = openingOn(site, day).length === 0;
                return (
                  <Box component="td" key={day} sx={[cell, closed && { backgroundImage: closedHours }]}>
                    <Uses items={own} day={day} onOpen={onOpen} />
                    {mayWrite && (
                      <ButtonBase
                        onClick={() => onCreate(space, day)}
                        aria-label={t.bookHere(space.name, format.civilDay(day))}
                        sx={add}
                      >
                        <AddIcon fontSize="small" aria-hidden />
                      </ButtonBase>
                    )}
                  </Box>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

interface UsesProps {
  items: readonly CalendarItem[];
  day: Day;
  onOpen: (item: CalendarItem) => void;
}

function Uses({ items, day, onOpen }: UsesProps) {
  const words = useWords();
  return (
    <Box
      component="ul"
      sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 0.5 }}
    >
      {items.map((item) => (
        <li key={item.key}>
          <Box
            component="button"
            type="button"
            aria-label={words.chip(item, day)}
            onClick={() => onOpen(item)}
            sx={[chip, cardLook(item)]}
          >
            {words.onDay(item, day)} <b>{words.title(item)}</b>
          </Box>
        </li>
      ))}
    </Box>
  );
}

const scroll = { flex: 1, minHeight: 320, overflow: "auto", borderTop: 1, borderColor: "divider" } as const;

const table = {
  width: "100%",
  minWidth: 1080,
  tableLayout: "fixed",
  borderCollapse: "separate",
  borderSpacing: 0,
  "& td, & th": { borderRight: 1, borderBottom: 1, borderColor: "divider" },
} as const;

const head = { position: "sticky", top: 0, zIndex: 2, p: 0, bgcolor: "background.paper", fontWeight: 600 } as const;
const corner = { ...head, left: 0, zIndex: 3, width: 148, px: 1.5, textAlign: "left", fontSize: "0.875rem" } as const;
const rowHead = {
  position: "sticky",
  left: 0,
  zIndex: 1,
  p: 0,
  bgcolor: "background.paper",
  verticalAlign: "top",
} as const;

const headButton = {
  display: "block",
  width: "100%",
  minHeight: 48,
  px: 1.5,
  py: 1.25,
  font: "inherit",
  fontSize: "0.9375rem",
  fontWeight: 600,
  textAlign: "left",
  "&:hover": { bgcolor: "action.hover" },
} as const;

const marked = { color: "primary.main", boxShadow: "inset 0 -3px 0 var(--novis-palette-primary-main)" } as const;

const cell = { p: 0.5, verticalAlign: "top", height: 76 } as const;

const chip = {
  display: "block",
  width: "100%",
  minHeight: 28,
  px: 0.75,
  border: 1,
  borderLeftWidth: 4,
  borderRadius: "6px",
  font: "inherit",
  fontSize: "0.8125rem",
  textAlign: "left",
  whiteSpace: "nowrap",
  overflow: "hidden",
  textOverflow: "ellipsis",
  cursor: "pointer",
  fontVariantNumeric: "tabular-nums",
} as const;

const add = {
  width: "100%",
  minHeight: 28,
  mt: 0.5,
  borderRadius: "6px",
  color: "text.secondary",
  "&:hover": { bgcolor: "action.hover" },
  "@media (hover: hover)": { opacity: 0, "td:hover > &, &:focus-visible": { opacity: 1 } },
} as const;

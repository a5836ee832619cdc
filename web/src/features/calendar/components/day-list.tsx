import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Typography from "@mui/material/Typography";
import { type Day, dayInterval } from "@novis/domain/time/calendar";
import { overlaps } from "@novis/domain/time/interval";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useCalendarWorld } from "../calendar-world.ts";
import type { CalendarItem } from "../model/items.ts";
import { texts } from "../texts.ts";
import { cardLook } from "./grid/looks.ts";
import { useWords } from "./grid/use-words.ts";

interface Props {
  days: readonly Day[];
  spaceId: string | undefined;
  onOpen: (item: CalendarItem) => void;
}

/** What happens, hour by hour, one line each: what a phone held in one hand can read. */
export function DayList({ days, spaceId, onOpen }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const { site, items } = useCalendarWorld();
  return (
    <Box sx={{ flex: 1, minWidth: 0, px: 2, pb: 12 }}>
      {days.map((day) => {
        const whole = dayInterval(day, site.zone);
        const shown = items.filter(
          (item) => item.via === undefined && (!spaceId || item.spaceId === spaceId) && overlaps(item.interval, whole),
        );
        const closed = site.closedDays.find((each) => each.day === day)?.label;
        return (
          <Box component="section" key={day} aria-label={format.civilDay(day)} sx={{ mt: 2 }}>
            {days.length > 1 && (
              <Typography
                component="h2"
                sx={{ fontWeight: 600, mb: 1, "&::first-letter": { textTransform: "uppercase" } }}
              >
                {format.civilDay(day)}
              </Typography>
            )}
            {shown.length === 0 && (
              <Typography sx={{ color: "text.secondary" }}>
                {closed ? t.closedDay(closed) : t.nothingThatDay}
              </Typography>
            )}
            <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
              {shown.map((item) => (
                <li key={item.key}>
                  <Line item={item} day={day} onOpen={() => onOpen(item)} />
                </li>
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

function Line({ item, day, onOpen }: { item: CalendarItem; day: Day; onOpen: () => void }) {
  const words = useWords();
  const { waiting } = useCalendarWorld();
  return (
    <ButtonBase onClick={onOpen} aria-busy={waiting.has(item.id) || undefined} sx={[line, cardLook(item)]}>
      <Box component="span" sx={{ flex: "none", width: 96, fontVariantNumeric: "tabular-nums" }}>
        {words.partOf(item, day)}
      </Box>
      <Box component="span" sx={{ minWidth: 0 }}>
        <Box component="span" sx={{ display: "block", fontWeight: 600 }}>
          {words.title(item)}
        </Box>
        <Box component="span" sx={{ display: "block", fontSize: "0.875rem", color: "text.secondary" }}>
          {words.spaceName(item.spaceId)} · {words.status(item)}
        </Box>
      </Box>
    </ButtonBase>
  );
}

const line = {
  display: "flex",
  alignItems: "flex-start",
  justifyContent: "flex-start",
  gap: 1.5,
  width: "100%",
  minHeight: 64,
  px: 1.5,
  py: 1.25,
  border: 1,
  borderLeftWidth: 5,
  borderRadius: "10px",
  font: "inherit",
  textAlign: "left",
} as const;

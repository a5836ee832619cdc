import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Fab from "@mui/material/Fab";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { StaffMember } from "@novis/domain/access/permissions";
import { nearestFree } from "@novis/domain/booking/slots";
import { nextOpenDay, openingOn, type Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, dayOf, instantAt } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { useCallback, useState } from "react";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { SeenAt } from "../../../components/seen-at.tsx";
import { useTexts } from "../../../lib/texts.ts";
import { CalendarWorldProvider } from "../calendar-world.ts";
import type { CalendarAddress } from "../model/address.ts";
import { suggestedEnd } from "../model/gesture.ts";
import { entriesOf } from "../model/items.ts";
import { texts } from "../texts.ts";
import { type CalendarData, useCalendarData } from "../use-calendar-data.ts";
import { useCalendarPalette } from "../use-calendar-palette.ts";
import { GridLoading } from "./calendar-loading.tsx";
import { CalendarView } from "./calendar-view.tsx";
import { NewUse } from "./panel/new-use.tsx";
import { OpenedUse } from "./panel/opened-use.tsx";
import type { When } from "./panel/when-fields.tsx";
import { Toolbar } from "./toolbar.tsx";

interface Props {
  sites: readonly Site[];
  site: Site;
  staff: StaffMember;
  address: CalendarAddress;
  change: (part: Partial<CalendarAddress>) => void;
}

/** One site's calendar, with its bar above and its panel beside. */
export function SiteCalendar({ sites, site, staff, address, change }: Props) {
  const t = useTexts(texts);
  const data = useCalendarData(site, staff, address);
  const { world, day } = data;
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("md"), { noSsr: true });
  const [creating, setCreating] = useState<When | null>(null);
  const [moving, setMoving] = useState(false);

  const create = useCallback(
    (when: When | null) => {
      if (address.openId) change({ openId: undefined });
      setCreating(when);
    },
    [address.openId, change],
  );
  const open = useCallback(
    (openId: string | undefined, move = false) => {
      setCreating(null);
      setMoving(move);
      change({ openId });
    },
    [change],
  );
  const onNew = useCallback(() => create(firstChoice(data)), [create, data]);
  useCalendarPalette({ world, change, onNew });

  return (
    <CalendarWorldProvider value={world}>
      <Box
        sx={{
          display: "flex",
          flexDirection: "column",
          height: { xs: address.form === "grille" ? "calc(100dvh - 76px)" : "auto", md: "100%" },
        }}
      >
        <Toolbar
          sites={sites}
          site={site}
          spaces={world.spaces}
          address={address}
          day={day}
          now={world.now}
          narrow={narrow}
          mayWrite={world.mayWrite}
          change={change}
          onNew={onNew}
        />
        {data.stale && (
          <Box sx={{ px: 3, pb: 1 }}>
            <SeenAt {...data.stale} />
          </Box>
        )}
        <Box sx={{ display: "flex", flex: 1, minHeight: 0 }}>
          <Body
            data={data}
            address={address}
            narrow={narrow}
            change={change}
            proposed={creating}
            onCreate={create}
            onOpen={open}
          />
          {creating && !address.openId && (
            <NewUse when={creating} onWhen={setCreating} narrow={narrow} onClose={() => setCreating(null)} />
          )}
          {address.openId && !data.pending && (
            <OpenedUse
              id={address.openId}
              moving={moving}
              narrow={narrow}
              onMoving={setMoving}
              onClose={() => open(undefined)}
            />
          )}
        </Box>
      </Box>
      {narrow && world.mayWrite && (
        <Fab
          color="primary"
          aria-label={t.newBooking}
          onClick={onNew}
          sx={{ position: "fixed", right: 16, bottom: 84 }}
        >
          <AddIcon />
        </Fab>
      )}
    </CalendarWorldProvider>
  );
}

interface BodyProps {
  data: CalendarData;
  address: CalendarAddress;
  narrow: boolean;
  change: (part: Partial<CalendarAddress>) => void;
  proposed: When | null;
  onCreate: (when: When) => void;
  onOpen: (id: string, move?: boolean) => void;
}

/** Loading, failed, empty, or the calendar. */
function Body({ data, ...view }: BodyProps) {
  const t = useTexts(texts);
  const { world, day, pending, error, retry } = data;
  if (error) {
    return (
      <Box sx={{ flex: 1 }}>
        <ErrorState error={error} onRetry={retry} />
      </Box>
    );
  }
  if (pending) {
    return (
      <Box sx={{ flex: 1 }} aria-busy>
        <GridLoading />
      </Box>
    );
  }
  if (world.spaces.length === 0) {
    return (
      <Box sx={{ flex: 1 }}>
        <PageState kind="empty" title={t.emptyTitle}>
          {t.emptyText}
        </PageState>
      </Box>
    );
  }
  const create = (space: Space, on: Day) => view.onCreate({ space, interval: firstFreeHour(data, space, on) });
  return <CalendarView {...view} day={day} onCreateOn={create} />;
}

/** "New booking" without a slot: the space in view, the next full hour of the day in view. */
function firstChoice(data: CalendarData): When | null {
  const [space] = data.world.spaces;
  return space ? { space, interval: firstFreeHour(data, space, data.day) } : null;
}

function firstFreeHour({ world }: CalendarData, space: Space, day: Day) {
  const { site, now, items } = world;
  const today = dayOf(now, site.zone);
  const on = day < today ? (nextOpenDay(site, today) ?? today) : day;
  const [opening] = openingOn(site, on);
  const opens = opening?.from ?? instantAt(on, "09:00", site.zone);
  const from = Math.max(opens, Math.ceil(now / HOUR) * HOUR);
  const start = on === today && opening && from >= opening.to ? opens : from;
  const wanted = { from: start, to: suggestedEnd(start, space.minimumMinutes, undefined) };
  return nearestFree(site, space, wanted, 1, [on], entriesOf(items, space.id), now) ?? wanted;
}

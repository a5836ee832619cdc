import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import ToggleButton from "@mui/material/ToggleButton";
import type { Site } from "@novis/domain/site/site";
import { spaceKinds } from "@novis/domain/space/space";
import { useSearchParams } from "react-router-dom";
import { civilDayOf } from "../../../lib/civil-day.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { parseFilters, withFilters } from "../filters.ts";
import { texts } from "../texts.ts";

/** Native fields: at home on every phone, and every choice is in the address. */
export function SpaceFilters({ sites }: { sites: readonly Site[] }) {
  const t = useTexts(texts);
  const format = useFormats();
  const [search, setSearch] = useSearchParams();
  const filters = parseFilters(search);
  const change = (changes: Record<string, string>) =>
    setSearch(withFilters(search, changes), { replace: true, preventScrollReset: true });
  const today = civilDayOf(Date.now(), sites[0]?.zone ?? "Europe/Paris");
  const choice = (label: string, name: string, value: string, options: readonly (readonly [string, string])[]) => (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => change({ [name]: event.target.value })}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {options.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </TextField>
  );
  return (
    <Box
      component="form"
      role="search"
      aria-label={t.filters.label}
      sx={fields}
      onSubmit={(event) => event.preventDefault()}
    >
      {choice(t.filters.site, "site", filters.siteId ?? "", [
        ["", t.filters.anySite],
        ...sites.map((site) => [site.id, site.name] as const),
      ])}
      {choice(t.filters.kind, "type", filters.kind ?? "", [
        ["", t.filters.anyKind],
        ...spaceKinds.map((kind) => [kind, t.kinds[kind]] as const),
      ])}
      <TextField
        type="number"
        label={t.filters.people}
        value={filters.people ?? ""}
        onChange={(event) => change({ personnes: event.target.value })}
        slotProps={{ htmlInput: { min: 1, max: 500, inputMode: "numeric" }, inputLabel: { shrink: true } }}
      />
      <TextField
        type="date"
        label={t.filters.day}
        value={filters.day ?? ""}
        onChange={(event) => change({ jour: event.target.value })}
        slotProps={{ htmlInput: { min: today }, inputLabel: { shrink: true } }}
      />
      {choice(t.filters.time, "heure", filters.time ?? "", [
        ["", t.filters.anyTime],
        ...hours.map((time) => [time, format.time(Date.parse(`2000-01-01T${time}:00Z`), "UTC")] as const),
      ])}
      {choice(
        t.filters.duration,
        "duree",
        String(filters.minutes),
        durations.map((minutes) => [String(minutes), format.duration(minutes)] as const),
      )}
      <ToggleButton
        value="free"
        selected={filters.freeNow}
        onChange={() => change({ libre: filters.freeNow ? "" : "1" })}
        sx={freeToggle}
      >
        {t.filters.freeNow}
      </ToggleButton>
      {search.size > 0 && (
        <Button color="inherit" onClick={() => setSearch({}, { replace: true })} sx={{ whiteSpace: "nowrap" }}>
          {t.filters.clear}
        </Button>
      )}
    </Box>
  );
}

const hours = Array.from({ length: 12 }, (_, index) => `${String(index + 8).padStart(2, "0")}:00`);
const durations = [60, 120, 180, 240, 480];

const fields = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(3, 1fr)", md: "repeat(6, 1fr)" },
  gap: 2,
  alignItems: "center",
  mb: { xs: 4, md: 5 },
} as const;

const freeToggle = {
  whiteSpace: "nowrap",
  color: "text.primary",
  bgcolor: "background.paper",
  borderColor: "divider",
  "&::before": {
    content: '""',
    width: 10,
    height: 10,
    mr: 1,
    borderRadius: "50%",
    bgcolor: "success.main",
    flex: "none",
  },
  "&.Mui-selected, &.Mui-selected:hover": { bgcolor: "primary.main", color: "primary.contrastText" },
  "&.Mui-selected::before": { bgcolor: "primary.contrastText" },
} as const;

import TextField from "@mui/material/TextField";
import type { Space } from "@novis/domain/space/space";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** How many of the interchangeable places of a pool. */
export function UnitsField({
  space,
  units,
  onChange,
}: {
  space: Space;
  units: number;
  onChange: (units: number) => void;
}) {
  const t = useTexts(texts);
  return (
    <TextField
      select
      label={t.units}
      value={units}
      onChange={(event) => onChange(Number(event.target.value))}
      slotProps={{ select: { native: true } }}
      sx={{ maxWidth: 140, mb: 2.5 }}
    >
      {counts(Math.min(space.units, 20)).map((count) => (
        <option key={count} value={count}>
          {count}
        </option>
      ))}
    </TextField>
  );
}

function counts(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, index) => index + 1);
}

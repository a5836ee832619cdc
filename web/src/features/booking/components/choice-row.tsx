import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";

interface Props<T> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, words: string])[];
  onChange: (value: T) => void;
}

/** A few exclusive choices as a wrapping row of buttons. */
export function ChoiceRow<T extends string | number>({ label, value, options, onChange }: Props<T>) {
  return (
    <ToggleButtonGroup
      exclusive
      aria-label={label}
      value={value}
      onChange={(_event, next: T | null) => next !== null && onChange(next)}
      sx={row}
    >
      {options.map(([each, words]) => (
        <ToggleButton key={each} value={each}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

const row = {
  display: "flex",
  flexWrap: "wrap",
  gap: 1,
  "& .MuiToggleButton-root": {
    border: 1,
    borderColor: "divider",
    borderRadius: "10px !important",
    px: 2,
    m: "0 !important",
    color: "text.primary",
    bgcolor: "background.paper",
    "&.Mui-selected, &.Mui-selected:hover": {
      bgcolor: "primary.main",
      color: "primary.contrastText",
      borderColor: "primary.main",
    },
  },
} as const;

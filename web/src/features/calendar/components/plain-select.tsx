import Box from "@mui/material/Box";
import type { ChangeEvent, ReactNode } from "react";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

/** A native select: at home on every phone, reachable by its first letters. */
export function PlainSelect({ label, value, onChange, children }: Props) {
  return (
    <Box
      component="select"
      aria-label={label}
      value={value}
      onChange={(event: ChangeEvent<HTMLSelectElement>) => onChange(event.target.value)}
      sx={look}
    >
      {children}
    </Box>
  );
}

const look = {
  minHeight: 44,
  maxWidth: 220,
  px: 1.25,
  font: "inherit",
  fontWeight: 500,
  color: "text.primary",
  bgcolor: "background.paper",
  border: 1,
  borderColor: "text.secondary",
  borderRadius: 1,
} as const;

import Box from "@mui/material/Box";
import { visuallyHidden } from "./visually-hidden.ts";

/** Says `message` to a screen reader each time it changes, without moving the focus. */
export function Announcer({ message }: { message: string }) {
  return (
    <Box role="status" aria-live="polite" sx={visuallyHidden}>
      {message}
    </Box>
  );
}

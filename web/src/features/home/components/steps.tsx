import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

/** Numbered steps, set as a text rather than as cards. */
export function Steps({ steps }: { steps: readonly (readonly string[])[] }) {
  return (
    <Box component="ol" sx={list}>
      {steps.map(([title, text], place) => (
        <Box component="li" key={title}>
          <Box component="span" aria-hidden="true" sx={number}>
            {place + 1}
          </Box>
          <Typography variant="h4" component="h3">
            {title}
          </Typography>
          <Typography sx={{ mt: 0.75, color: "text.secondary", textWrap: "pretty" }}>{text}</Typography>
        </Box>
      ))}
    </Box>
  );
}

const list = {
  listStyle: "none",
  m: 0,
  p: 0,
  display: "grid",
  gridTemplateColumns: { md: "repeat(3, 1fr)" },
  gap: { xs: 3, md: 5 },
} as const;

const number = {
  display: "block",
  typography: "h2",
  color: "secondary.main",
  lineHeight: 1,
  mb: 1.5,
} as const;

import Box from "@mui/material/Box";

/** The house's sign: a door ajar, light behind it. */
export function Wordmark() {
  return (
    <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 1.25 }}>
      <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#1F5A4C" />
        <path d="M9 26V8a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v18z" fill="#E9B44C" />
        <path d="M9 26V8a2 2 0 0 1 2-2l7 4v19z" fill="#F6F1E7" />
        <circle cx="15.4" cy="18" r="1.3" fill="#B4532F" />
      </svg>
      <Box
        component="span"
        sx={{ typography: "h3", fontWeight: 700, letterSpacing: "0.02em", lineHeight: 1, pt: "3px" }}
      >
        NOVIS
      </Box>
    </Box>
  );
}

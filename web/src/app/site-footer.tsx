import Box from "@mui/material/Box";
import Container from "@mui/material/Container";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router-dom";
import { paths } from "../lib/paths.ts";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";
import { ThemeChoice } from "./theme-choice.tsx";
import { Wordmark } from "./wordmark.tsx";

export function SiteFooter() {
  const t = useTexts(texts);
  const links = [
    [paths.spaces, t.spaces],
    [paths.book, t.book],
    [paths.myBookings, t.myBookings],
    [paths.staff, t.staff],
  ] as const;
  return (
    <Box component="footer" sx={{ borderTop: 1, borderColor: "divider", mt: { xs: 6, md: 10 }, py: { xs: 5, md: 6 } }}>
      <Container
        maxWidth="lg"
        sx={{ display: "flex", flexDirection: { xs: "column", md: "row" }, gap: 4, justifyContent: "space-between" }}
      >
        <Box sx={{ maxWidth: 320 }}>
          <Wordmark />
          <Typography sx={{ mt: 1.5, color: "text.secondary" }}>{t.footer}</Typography>
        </Box>
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {links.map(([to, label]) => (
            <li key={to}>
              <Link
                component={RouterLink}
                to={to}
                color="inherit"
                underline="hover"
                sx={{ display: "inline-flex", alignItems: "center", minHeight: 44 }}
              >
                {label}
              </Link>
            </li>
          ))}
        </Box>
        <Box>
          <ThemeChoice />
        </Box>
      </Container>
    </Box>
  );
}

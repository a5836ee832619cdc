import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Typography from "@mui/material/Typography";
import { Link } from "react-router-dom";
import { Picture } from "../../../components/picture.tsx";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import picture from "../hero-picture.json" with { type: "json" };
import { texts } from "../texts.ts";

/** Walking in: what it is, one thing to do, and the room itself. */
export function Hero() {
  const t = useTexts(texts);
  return (
    <Box component="section" sx={{ pt: { xs: 4, md: 8 } }}>
      <Container maxWidth="lg">
        <Box sx={{ display: "grid", gridTemplateColumns: { md: "7fr 4fr" }, gap: { xs: 2, md: 6 }, alignItems: "end" }}>
          <Box>
            <Typography variant="body2" sx={{ fontWeight: 600, color: "primary.main", mb: 1.5 }}>
              {t.kicker}
            </Typography>
            <Typography
              variant="h1"
              sx={{ fontSize: "clamp(2.5rem, 1.4rem + 5vw, 4.5rem)", lineHeight: 1.02, textWrap: "balance" }}
            >
              {t.title}
            </Typography>
          </Box>
          <Box>
            <Typography variant="subtitle1" sx={{ textWrap: "pretty" }}>
              {t.lead}
            </Typography>
            <Box sx={{ display: "flex", gap: 1.5, mt: 2.5, flexWrap: "wrap" }}>
              <Button size="large" variant="contained" component={Link} to={paths.book}>
                {t.book}
              </Button>
              <Button size="large" component={Link} to={paths.spaces}>
                {t.see}
              </Button>
            </Box>
          </Box>
        </Box>
      </Container>
      <Container maxWidth="xl" disableGutters sx={{ mt: { xs: 3, md: 5 }, px: { md: 3 } }}>
        <Picture
          {...picture}
          first
          sizes="(min-width: 1536px) 1488px, 100vw"
          sx={{
            aspectRatio: { xs: "4 / 3", md: "12 / 5" },
            borderRadius: { md: "20px" },
            "& img": { objectPosition: "50% 68%" },
          }}
        />
      </Container>
      <Container maxWidth="lg">
        <Box component="ul" sx={promises}>
          {t.promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </Box>
      </Container>
    </Box>
  );
}

const promises = {
  listStyle: "none",
  m: 0,
  p: 0,
  py: 3,
  display: "flex",
  flexDirection: { xs: "column", sm: "row" },
  justifyContent: "space-between",
  gap: { xs: 1, sm: 3 },
  borderBottom: 1,
  borderColor: "divider",
  fontWeight: 500,
  "& li::before": {
    content: '""',
    display: "inline-block",
    width: 8,
    height: 8,
    mr: 1.5,
    borderRadius: "50%",
    bgcolor: "#E9B44C",
  },
} as const;

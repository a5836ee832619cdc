import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Typography from "@mui/material/Typography";
import { useDeferredValue } from "react";
import { Link } from "react-router-dom";
import { ErrorState } from "../../../components/page-state.tsx";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { useSites, useSpaces } from "../../space/queries.ts";
import { FindUs } from "../components/find-us.tsx";
import { Hero } from "../components/hero.tsx";
import { HomeSpaces } from "../components/home-spaces.tsx";
import { Steps } from "../components/steps.tsx";
import { texts } from "../texts.ts";

/** The editorial home: the place, its spaces as they are now, how to come in. One obvious action. */
export function HomePage() {
  const t = useTexts(texts);
  useTitle(t.documentTitle);
  const spaces = useSpaces();
  const sites = useSites();
  // Drawn in slices once it is there: the hero stays usable meanwhile.
  const shown = { spaces: useDeferredValue(spaces.data), sites: useDeferredValue(sites.data) };
  const error = spaces.data && sites.data ? null : (spaces.error ?? sites.error);
  return (
    <>
      <Hero />
      <Container maxWidth="lg" sx={{ display: "grid", gap: { xs: 9, md: 14 }, pt: { xs: 7, md: 11 } }}>
        <section>
          {error ? (
            <ErrorState error={error} onRetry={() => Promise.all([spaces.refetch(), sites.refetch()])} />
          ) : (
            <HomeSpaces spaces={shown.spaces} sites={shown.sites} />
          )}
        </section>
        <section aria-labelledby="how">
          <Typography variant="h2" id="how" sx={{ mb: 4 }}>
            {t.how.title}
          </Typography>
          <Steps steps={t.how.steps} />
          <Button size="large" variant="outlined" component={Link} to={paths.book} sx={{ mt: 4 }}>
            {t.how.action}
          </Button>
        </section>
        <Box component="section" id="domiciliation" aria-labelledby="domiciliation-title" sx={quietPanel}>
          <Typography variant="h2" id="domiciliation-title">
            {t.domiciliation.title}
          </Typography>
          <Typography variant="subtitle1" sx={{ mt: 1.5, mb: 4, maxWidth: "62ch", textWrap: "pretty" }}>
            {t.domiciliation.text}
          </Typography>
          <Steps steps={t.domiciliation.steps} />
          <Button
            variant="outlined"
            href={`mailto:${sites.data?.[0]?.email ?? "bonjour@novis.example"}`}
            sx={{ mt: 4 }}
          >
            {t.domiciliation.action}
          </Button>
        </Box>
        <FindUs sites={shown.sites ?? []} />
      </Container>
    </>
  );
}

const quietPanel = {
  bgcolor: "background.paper",
  borderRadius: "20px",
  mx: { xs: -2, md: 0 },
  p: { xs: 3, md: 7 },
} as const;

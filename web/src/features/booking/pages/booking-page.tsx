import Box from "@mui/material/Box";
import Container from "@mui/material/Container";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useState } from "react";
import { ErrorState } from "../../../components/page-state.tsx";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { useSites, useSpaces } from "../../space/queries.ts";
import { bookingColumns } from "../components/booking-columns.ts";
import { BookingForm } from "../components/booking-form.tsx";
import { BookingSkeleton } from "../components/booking-skeleton.tsx";
import { Recap } from "../components/recap.tsx";
import { SpaceChoice } from "../components/space-choice.tsx";
import { Step } from "../components/step.tsx";
import { texts } from "../texts.ts";
import { useBookingAddress } from "../use-booking-address.ts";

/** Three steps on one screen: space and day, slot, recap. The choice so far is in the address. */
export function BookingPage() {
  const t = useTexts(texts);
  useTitle(t.title);
  const spaces = useSpaces();
  const sites = useSites();
  const error = spaces.data && sites.data ? null : (spaces.error ?? sites.error);
  return (
    <Container maxWidth="lg" sx={{ py: { xs: 3, md: 5 }, minHeight: "100vh" }} aria-busy={!spaces.data}>
      <Typography variant="h1" sx={{ mb: { xs: 3, md: 4 } }}>
        {t.title}
      </Typography>
      {error && <ErrorState error={error} onRetry={() => Promise.all([spaces.refetch(), sites.refetch()])} />}
      {spaces.data && sites.data ? <Steps spaces={spaces.data} sites={sites.data} /> : !error && <BookingSkeleton />}
    </Container>
  );
}

function Steps({ spaces, sites }: { spaces: readonly Space[]; sites: readonly Site[] }) {
  const t = useTexts(texts);
  const { address, change } = useBookingAddress();
  const [answered, setAnswered] = useState(false);
  const space = spaces.find((each) => each.id === address.spaceId);
  const site = sites.find((each) => each.id === space?.siteId);
  const choice = (
    <SpaceChoice
      spaces={spaces}
      sites={sites}
      chosen={space}
      answered={answered}
      onChoose={(spaceId) => {
        setAnswered(true);
        change({ spaceId, from: undefined, to: undefined, units: 1 });
      }}
    />
  );
  if (space && site) return <BookingForm key={space.id} space={space} site={site} choice={choice} />;
  return (
    <Box sx={bookingColumns}>
      <Step number={1} title={t.steps.space}>
        {choice}
      </Step>
      <Recap space={undefined} site={undefined} interval={undefined} price={null} />
    </Box>
  );
}

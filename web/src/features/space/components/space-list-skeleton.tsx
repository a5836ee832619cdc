import Box from "@mui/material/Box";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

export const spaceGrid = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr", md: "1fr 1fr 1fr" },
  gap: { xs: 4, md: 4 },
} as const;

/** The same places as the cards that come, so that nothing moves. */
export function SpaceListSkeleton({ count }: { count: number }) {
  const t = useTexts(texts);
  return (
    <Box sx={spaceGrid} role="status" aria-label={t.loading}>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places are all alike
        <Box key={place}>
          <Box sx={{ ...blank, aspectRatio: "3 / 2", borderRadius: "14px" }} />
          <Box sx={{ ...blank, height: 28, width: "60%", mt: 2 }} />
          <Box sx={{ ...blank, height: 21, width: "80%", mt: 0.5 }} />
          <Box sx={{ ...blank, height: 24, width: "45%", mt: 1 }} />
        </Box>
      ))}
    </Box>
  );
}

const blank = { bgcolor: "divider", opacity: 0.6, borderRadius: 1 } as const;

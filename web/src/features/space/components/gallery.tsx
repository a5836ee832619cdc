import Box from "@mui/material/Box";
import type { SpacePhoto } from "@novis/domain/space/space";
import { Picture } from "../../../components/picture.tsx";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** On the desk one large picture and the others beside; on a phone a strip that snaps. */
export function Gallery({ photos }: { photos: readonly SpacePhoto[] }) {
  const t = useTexts(texts);
  return (
    // The strip scrolls sideways: it must be reachable by keyboard to be scrolled.
    <Box component="section" tabIndex={0} aria-label={t.gallery} sx={strip} data-count={photos.length}>
      {photos.map((photo, place) => (
        <Picture
          key={photo.src}
          {...photo}
          first={place === 0}
          sizes={place === 0 ? "(min-width: 900px) 750px, 90vw" : "(min-width: 900px) 380px, 90vw"}
          sx={{
            borderRadius: "14px",
            aspectRatio: "3 / 2",
            flex: "none",
            width: { xs: photos.length > 1 ? "90%" : "100%", md: "auto" },
            scrollSnapAlign: "start",
          }}
        />
      ))}
    </Box>
  );
}

const strip = {
  display: { xs: "flex", md: "grid" },
  gridTemplateColumns: { md: "2fr 1fr" },
  gridAutoRows: { md: "1fr" },
  gap: 1.5,
  overflowX: { xs: "auto", md: "visible" },
  scrollSnapType: "x mandatory",
  "& picture:first-of-type": { gridRow: { md: "span 2" } },
  "&[data-count='1']": { gridTemplateColumns: "1fr" },
  // Two pictures: the second is as tall as the first.
  "&[data-count='2'] picture:last-of-type": { aspectRatio: { md: "auto" }, gridRow: { md: "span 2" } },
} as const;

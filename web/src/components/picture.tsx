import Box from "@mui/material/Box";
import type { SxProps, Theme } from "@mui/material/styles";

/** Widths made by scripts/draw-scenes.mjs for each picture of /media: name-480.avif, name-480.webp … */
const widths = [480, 960, 1440] as const;

interface Props {
  /** "/media/salle-bleue-1.webp": the smaller sizes and AVIF stand beside it. Other addresses are shown as they are. */
  src: string;
  alt: string;
  width: number;
  height: number;
  placeholder: string;
  /** As in <img sizes>. */
  sizes: string;
  /** The picture that people see first: loaded at once, before the others. */
  first?: boolean;
  sx?: SxProps<Theme>;
}

/** A picture whose place is kept (no layout shift), blurred until it is there. */
export function Picture({ src, alt, width, height, placeholder, sizes, first = false, sx }: Props) {
  const base = src.startsWith("/media/") ? src.replace(/\.webp$/, "") : undefined;
  const set = (type: string) => widths.map((each) => `${base}-${each}.${type} ${each}w`).join(", ");
  return (
    <Box
      component="picture"
      sx={[
        {
          display: "block",
          overflow: "hidden",
          aspectRatio: `${width} / ${height}`,
          background: `center / cover url("${placeholder}")`,
          "& img": { display: "block", width: "100%", height: "100%", objectFit: "cover", color: "transparent" },
        },
        ...(Array.isArray(sx) ? sx : [sx]),
      ]}
    >
      {base && <source type="image/avif" srcSet={set("avif")} sizes={sizes} />}
      <img
        src={base ? `${base}-960.webp` : src}
        {...(base ? { srcSet: set("webp"), sizes } : {})}
        alt={alt}
        width={width}
        height={height}
        loading={first ? "eager" : "lazy"}
        fetchPriority={first ? "high" : "auto"}
        decoding="async"
      />
    </Box>
  );
}

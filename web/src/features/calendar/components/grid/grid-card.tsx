import EventSeatIcon from "@mui/icons-material/EventSeatOutlined";
import HourglassIcon from "@mui/icons-material/HourglassEmpty";
import LockIcon from "@mui/icons-material/LockOutlined";
import Box from "@mui/material/Box";
import type { Card } from "../../model/calendar-model.ts";
import { cardLook } from "./looks.ts";
import type { Words } from "./use-words.ts";

interface Props {
  card: Card;
  /** The row of the cell that holds it. */
  row: number;
  rowPx: number;
  /** Kept free at the right, for the pool's gauge. */
  marginPx: number;
  words: Words;
  waiting: boolean;
  reachable: boolean;
  resizable: boolean;
  onOpen: () => void;
}

/** A use on the grid, with its buffers hatched around it. */
export function GridCard({ card, row, rowPx, marginPx, words, waiting, reachable, resizable, onOpen }: Props) {
  const { item } = card;
  const height = (card.bottom - card.top) * rowPx;
  const place = {
    left: `calc((100% - ${marginPx}px) * ${card.lane / card.lanes} + 2px)`,
    width: `calc((100% - ${marginPx}px) * ${card.span / card.lanes} - 4px)`,
  };
  const top = (card.top - row) * rowPx;
  return (
    <>
      <Buffer top={top - card.bufferTop * rowPx} height={card.bufferTop * rowPx} place={place} />
      <Box
        component="button"
        type="button"
        data-item={item.key}
        tabIndex={reachable ? 0 : -1}
        aria-label={words.card(item)}
        aria-busy={waiting || undefined}
        onClick={(event) => {
          event.stopPropagation();
          onOpen();
        }}
        style={{ top: top + 1, height: Math.max(16, height - 2), ...place }}
        sx={[base, cardLook(item), waiting && { opacity: 0.65 }, height < 40 && { py: 0, alignItems: "center" }]}
      >
        {/* Time first in the words, as in the name; the person first for the eye. */}
        <Box component="span" sx={height < 40 ? inOneLine : inLines}>
          <Box component="span" sx={oneLine}>
            {words.range(item)}
          </Box>{" "}
          <Box component="span" sx={{ ...oneLine, order: -1, fontWeight: 600 }}>
            {item.kind === "hold" && <HourglassIcon sx={tinyIcon} aria-hidden />}
            {item.kind === "block" && <LockIcon sx={tinyIcon} aria-hidden />}
            {words.title(item)}
          </Box>{" "}
          {height >= 64 && item.units > 1 && item.kind !== "block" && (
            <Box component="span" sx={oneLine}>
              <EventSeatIcon sx={tinyIcon} aria-hidden /> {item.units}
            </Box>
          )}
        </Box>
        {resizable && !card.cutTop && <Box component="span" data-edge="start" aria-hidden sx={startEdge} />}
        {resizable && !card.cutBottom && (
          <Box component="span" data-edge="end" aria-hidden sx={{ ...edge, bottom: 0 }} />
        )}
      </Box>
      <Buffer top={top + height} height={card.bufferBottom * rowPx} place={place} />
    </>
  );
}

function Buffer({ top, height, place }: { top: number; height: number; place: { left: string; width: string } }) {
  if (height <= 0) return null;
  return <Box aria-hidden sx={bufferLook} style={{ top, height, ...place }} />;
}

const base = {
  position: "absolute",
  zIndex: 2,
  display: "flex",
  alignItems: "flex-start",
  overflow: "hidden",
  m: 0,
  px: 1,
  py: 0.5,
  border: 1,
  borderLeftWidth: 4,
  borderRadius: "8px",
  font: "inherit",
  fontSize: "0.8125rem",
  lineHeight: 1.35,
  textAlign: "left",
  cursor: "pointer",
  touchAction: "pan-x pan-y",
  userSelect: "none",
  WebkitTouchCallout: "none",
  "&:hover, &:focus-visible": { zIndex: 3 },
} as const;

const inLines = { display: "flex", flexDirection: "column", minWidth: 0, flex: 1 } as const;
const inOneLine = { display: "flex", gap: 0.75, minWidth: 0, flex: 1 } as const;

const oneLine = {
  display: "block",
  overflow: "hidden",
  whiteSpace: "nowrap",
  textOverflow: "ellipsis",
  fontVariantNumeric: "tabular-nums",
} as const;

const tinyIcon = { fontSize: "0.9rem", verticalAlign: "-2px", mr: 0.5 } as const;

const edge = {
  position: "absolute",
  insetInline: 0,
  height: "8px",
  cursor: "ns-resize",
  "@media (pointer: coarse)": { height: "16px" },
} as const;

/** A finger moves by the top and stretches by the foot: two edges would leave nothing to take a short card by. */
const startEdge = { ...edge, top: 0, "@media (pointer: coarse)": { display: "none" } } as const;

const bufferLook = {
  position: "absolute",
  zIndex: 1,
  pointerEvents: "none",
  opacity: 0.55,
  background: "repeating-linear-gradient(135deg, var(--novis-palette-text-secondary) 0 1px, transparent 1px 6px)",
} as const;

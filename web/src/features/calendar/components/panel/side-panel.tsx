import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTexts } from "../../../../lib/texts.ts";
import { texts } from "../../texts.ts";

interface Props {
  title: string;
  narrow: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the calendar on a desk, so that both are in view; over it on a phone. */
export function SidePanel({ title, narrow, onClose, children }: Props) {
  const titleId = useId();
  if (narrow) {
    return (
      <Dialog
        fullScreen
        open
        onClose={onClose}
        aria-labelledby={titleId}
        slotProps={{ paper: { sx: { borderRadius: 0 } } }}
      >
        <Head title={title} titleId={titleId} onClose={onClose} />
        <Box sx={content}>{children}</Box>
      </Dialog>
    );
  }
  return (
    <Aside titleId={titleId} onClose={onClose}>
      <Head title={title} titleId={titleId} onClose={onClose} />
      <Box sx={content}>{children}</Box>
    </Aside>
  );
}

/** Takes the focus when it opens, gives it back to the slot when it closes; Escape closes it. */
function Aside({ titleId, onClose, children }: { titleId: string; onClose: () => void; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!panel.current?.contains(before)) panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <Box
      component="section"
      ref={panel}
      role="region"
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
      sx={aside}
    >
      {children}
    </Box>
  );
}

function Head({ title, titleId, onClose }: { title: string; titleId: string; onClose: () => void }) {
  const t = useTexts(texts).panel;
  return (
    <Box sx={head}>
      <Typography variant="h2" id={titleId} sx={{ fontSize: "1.25rem", overflowWrap: "anywhere" }}>
        {title}
      </Typography>
      <IconButton aria-label={t.close} onClick={onClose} edge="end">
        <CloseIcon />
      </IconButton>
    </Box>
  );
}

const aside = {
  flex: "none",
  width: 400,
  height: "100%",
  overflowY: "auto",
  borderLeft: 1,
  borderTop: 1,
  borderColor: "divider",
  bgcolor: "background.paper",
  outline: "none",
} as const;

const head = {
  position: "sticky",
  top: 0,
  zIndex: 2,
  display: "flex",
  alignItems: "center",
  justifyContent: "space-between",
  gap: 2,
  px: 2.5,
  py: 1.5,
  bgcolor: "background.paper",
  borderBottom: 1,
  borderColor: "divider",
} as const;

const content = { px: 2.5, py: 2.5 } as const;

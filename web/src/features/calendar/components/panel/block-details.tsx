import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Block } from "@novis/domain/booking/booking";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { texts } from "../../texts.ts";
import { useOutcomes } from "../../use-outcomes.ts";
import { Fact, Facts } from "./fact.tsx";

interface Props {
  block: Block;
  onChange: () => void;
  onClose: () => void;
}

export function BlockDetails({ block, onChange, onClose }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const { spaces, mayWrite, now, commands } = useCalendarWorld();
  const { unblocked, refused } = useOutcomes();
  const space = spaces.find(({ id }) => id === block.spaceId);
  const closed = spaces.filter(({ id }) => block.blockedSpaceIds.includes(id)).map(({ name }) => name);
  const lift = () => {
    onClose();
    commands.unblock(block).then(() => unblocked(block), refused);
  };
  return (
    <>
      <Facts>
        <Fact term={t.details.when}>{format.range({ from: block.startsAt, to: block.endsAt }, block.zone)}</Fact>
        <Fact term={t.details.where}>
          {space?.name}
          {space &&
            space.units > 1 &&
            ` · ${block.units < space.units ? t.unitsTaken(block.units) : t.details.wholeUnits}`}
          {closed.length > 0 && <Box sx={{ color: "text.secondary" }}>{t.details.closes(format.list(closed))}</Box>}
        </Fact>
      </Facts>
      {mayWrite && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, mt: 2.5 }}>
          {block.endsAt > now && (
            <Button variant="contained" onClick={onChange} aria-keyshortcuts="m">
              {t.panel.change}
            </Button>
          )}
          <Button variant="outlined" onClick={lift}>
            {t.panel.unblock}
          </Button>
        </Box>
      )}
    </>
  );
}

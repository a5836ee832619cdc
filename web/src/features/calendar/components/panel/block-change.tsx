import type { Block } from "@novis/domain/booking/booking";
import { useState } from "react";
import { useCalendarWorld } from "../../calendar-world.ts";
import { BlockForm } from "./block-form.tsx";
import type { When } from "./when-fields.tsx";

interface Props {
  block: Block;
  onDone: () => void;
}

/** What dragging a block does, for who does not drag; and its reason. */
export function BlockChange({ block, onDone }: Props) {
  const { spaces } = useCalendarWorld();
  const own = spaces.find(({ id }) => id === block.spaceId);
  const [when, setWhen] = useState<When | null>(
    own ? { space: own, interval: { from: block.startsAt, to: block.endsAt } } : null,
  );
  return when && <BlockForm when={when} onWhen={setWhen} onDone={onDone} replaces={block} />;
}

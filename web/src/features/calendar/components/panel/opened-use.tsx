import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { texts } from "../../texts.ts";
import { nameOf } from "../../use-outcomes.ts";
import { BlockChange } from "./block-change.tsx";
import { BlockDetails } from "./block-details.tsx";
import { BookingDetails } from "./booking-details.tsx";
import { MoveForm } from "./move-form.tsx";
import { SidePanel } from "./side-panel.tsx";

interface Props {
  id: string;
  moving: boolean;
  narrow: boolean;
  onMoving: (moving: boolean) => void;
  onClose: () => void;
}

/** The booking or block that the address names, as it is now: it changes under the eyes when a colleague moves it. */
export function OpenedUse({ id, moving, narrow, onMoving, onClose }: Props) {
  const t = useTexts(texts).panel;
  const { bookings, blocks } = useCalendarWorld();
  const booking = bookings.find((each) => each.id === id);
  const block = blocks.find((each) => each.id === id);
  if (booking) {
    const name = nameOf(booking);
    return (
      <SidePanel title={moving ? t.moveTitle(name) : name} narrow={narrow} onClose={onClose}>
        {moving ? (
          <MoveForm key={booking.sequence} booking={booking} onDone={() => onMoving(false)} />
        ) : (
          <BookingDetails booking={booking} onMove={() => onMoving(true)} onClose={onClose} />
        )}
      </SidePanel>
    );
  }
  if (block) {
    return (
      <SidePanel title={moving ? t.changeBlockTitle : block.reason} narrow={narrow} onClose={onClose}>
        {moving ? (
          <BlockChange key={block.sequence} block={block} onDone={() => onMoving(false)} />
        ) : (
          <BlockDetails block={block} onChange={() => onMoving(true)} onClose={onClose} />
        )}
      </SidePanel>
    );
  }
  return (
    <SidePanel title={t.booking} narrow={narrow} onClose={onClose}>
      {t.gone}
    </SidePanel>
  );
}

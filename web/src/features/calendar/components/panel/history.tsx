import Box from "@mui/material/Box";
import type { Booking } from "@novis/domain/booking/booking";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { texts } from "../../texts.ts";
import { Section } from "./fact.tsx";

/** What the booking itself remembers of its life. */
export function History({ booking }: { booking: Booking }) {
  const t = useTexts(texts).details;
  const format = useFormats();
  const at = (instant: number) => t.on(format.day(instant, booking.zone), format.time(instant, booking.zone));
  const moves = booking.sequence - (booking.status === "cancelled" ? 1 : 0);
  const lines = [
    { what: t.created[booking.source], when: at(booking.createdAt) },
    ...(moves > 0 ? [{ what: t.changed(moves), when: "" }] : []),
    ...(booking.cancelledAt !== undefined
      ? [{ what: t.cancelled[booking.cancelledBy ?? "staff"], when: at(booking.cancelledAt) }]
      : booking.updatedAt > booking.createdAt
        ? [{ what: t.lastChange, when: at(booking.updatedAt) }]
        : []),
  ];
  return (
    <Section title={t.history}>
      <Box component="ol" sx={{ m: 0, pl: 2.5, fontSize: "0.9375rem" }}>
        {lines.map(({ what, when }) => (
          <li key={what}>
            {what}
            {when && (
              <Box component="span" sx={{ color: "text.secondary" }}>
                {" · "}
                {when}
              </Box>
            )}
          </li>
        ))}
      </Box>
    </Section>
  );
}

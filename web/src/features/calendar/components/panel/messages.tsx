import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { errorSentence } from "../../../../lib/error-sentence.ts";
import { useFormats } from "../../../../lib/format.ts";
import { useLanguage } from "../../../../lib/language.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { messagesQuery } from "../../queries.ts";
import { texts } from "../../texts.ts";
import { Section } from "./fact.tsx";

/** What the client was told, and what is planned. */
export function Messages({ bookingId }: { bookingId: string }) {
  const t = useTexts(texts).details;
  const format = useFormats();
  const language = useLanguage();
  const { site } = useCalendarWorld();
  const messages = useQuery(messagesQuery(bookingId));
  const sorted = [...(messages.data?.data ?? [])].sort((a, b) => a.dueAt - b.dueAt);
  return (
    <Section title={t.messages}>
      {messages.isPending && <Skeleton width="70%" />}
      {messages.error && <Typography color="error">{errorSentence(messages.error, language)}</Typography>}
      {messages.data && sorted.length === 0 && <Typography color="text.secondary">{t.noMessages}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: "0.9375rem" }}>
        {sorted.map((message) => {
          const at = message.sentAt ?? message.dueAt;
          return (
            <li key={message.id}>
              {t.channels[message.channel]}, {t.kinds[message.kind]} : {t.states[message.status]}
              <Box component="span" sx={{ color: "text.secondary" }}>
                {" · "}
                {t.on(format.day(at, site.zone, "short"), format.time(at, site.zone))}
              </Box>
            </li>
          );
        })}
      </Box>
    </Section>
  );
}

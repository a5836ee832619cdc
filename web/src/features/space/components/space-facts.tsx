import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { Children, type ReactNode } from "react";
import { useFormats } from "../../../lib/format.ts";
import { houseLanguage } from "../../../lib/house-language.ts";
import { useTexts } from "../../../lib/texts.ts";
import { policySentences } from "../policy.ts";
import { texts } from "../texts.ts";

/** What is on site, the rules in words, where it is. */
export function SpaceFacts({
  space,
  site,
  blockedNames,
}: {
  space: Space;
  site: Site;
  blockedNames: readonly string[];
}) {
  const t = useTexts(texts);
  const format = useFormats();
  const gap = Math.max(space.bufferBeforeMinutes, space.bufferAfterMinutes);
  const rules = [
    t.rule.minimum(format.duration(space.minimumMinutes)),
    space.noticeMinutes > 0 && t.rule.notice(format.duration(space.noticeMinutes)),
    t.rule.horizon(space.horizonDays),
    gap > 0 && t.rule.buffer(gap),
    blockedNames.length > 0 && t.rule.blocks(format.list(blockedNames)),
  ].filter((rule) => rule !== false);
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, gap: 4, mt: 6 }}>
      <Facts title={t.amenities} items={space.amenities} language={houseLanguage} />
      <Facts title={t.policy} items={policySentences(space.cancellation, format)} />
      <Facts title={t.rules} items={rules} />
      <Facts
        title={t.where}
        items={[
          site.name,
          `${site.address.street}, ${site.address.postcode} ${site.address.city}`,
          <span key="directions" lang={houseLanguage}>
            {site.directions}
          </span>,
          <Link
            key="phone"
            href={`tel:${site.phone}`}
            sx={{ display: "inline-flex", alignItems: "center", minHeight: 24 }}
          >
            {format.phone(site.phone)}
          </Link>,
        ]}
      />
    </Box>
  );
}

function Facts({ title, items, language }: { title: string; items: readonly ReactNode[]; language?: string }) {
  return (
    <Box component="section">
      <Typography variant="h4" component="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box
        component="ul"
        lang={language}
        sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.75, color: "text.secondary" }}
      >
        {Children.map(items, (item) => (
          <li>{item}</li>
        ))}
      </Box>
    </Box>
  );
}

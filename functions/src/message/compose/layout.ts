/** A mail before it is text or HTML. */
export interface Letter {
  language: "fr" | "en";
  title: string;
  paragraphs: string[];
  details: { label: string; value: string }[];
  button: { label: string; href: string };
  closing: string;
  footer: string;
}

export function asText(letter: Letter): string {
  const colon = letter.language === "fr" ? "\u00a0:" : ":";
  const details = letter.details.map(({ label, value }) => `${label}${colon} ${value}`).join("\n");
  const button = `${letter.button.label}${colon} ${letter.button.href}`;
  return [...letter.paragraphs, details, button, letter.closing, `--\n${letter.footer}`].join("\n\n");
}

/** Tables and inline styles: what mail readers of every age agree on. The colours are those of the brand. */
export function asHtml(letter: Letter): string {
  const font = "font-family:Inter,Helvetica,Arial,sans-serif;color:#1B2A33";
  const rows = letter.details.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:8px 16px 8px 0;white-space:nowrap;font-weight:500;color:#54626A;border-bottom:1px solid #DDD5C7">${escaped(label)}</th><td style="vertical-align:top;padding:8px 0;color:#1B2A33;border-bottom:1px solid #DDD5C7">${escaped(value)}</td></tr>`,
  );
  const paragraphs = letter.paragraphs.map((text) => `<p style="margin:0 0 16px">${escaped(text)}</p>`);
  return `<!doctype html>
<html lang="${letter.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escaped(letter.title)}</title></head>
<body style="margin:0;background:#F6F1E7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#FFFFFF;border-radius:14px"><tr><td style="padding:32px;${font};font-size:16px;line-height:1.5">
<p style="margin:0 0 24px;font-weight:700;font-size:22px;letter-spacing:-0.02em;color:#1F5A4C">NOVIS</p>
<h1 style="margin:0 0 24px;font-size:22px;line-height:1.3">${escaped(letter.title)}</h1>
${paragraphs.join("\n")}
<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px;font-size:15px;border-collapse:collapse">
${rows.join("\n")}
</table>
<p style="margin:0 0 24px"><a href="${escaped(letter.button.href)}" style="display:inline-block;background:#1F5A4C;color:#FFFFFF;text-decoration:none;padding:12px 20px;border-radius:10px;font-weight:600">${escaped(letter.button.label)}</a></p>
<p style="margin:0">${escaped(letter.closing).replace(/\n/g, "<br>")}</p>
</td></tr></table>
<p style="max-width:560px;margin:16px auto 0;${font};font-size:13px;color:#54626A">${escaped(letter.footer)}</p>
</td></tr></table>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

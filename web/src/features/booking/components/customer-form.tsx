import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { Link as RouterLink, useLocation } from "react-router-dom";
import { paths } from "../../../lib/paths.ts";
import { useSession } from "../../../lib/session.ts";
import { useTexts } from "../../../lib/texts.ts";
import type { CustomerDraft } from "../customer-draft.ts";
import { texts } from "../texts.ts";

interface Props {
  asksPeople: boolean;
  draft: CustomerDraft;
  /** field → what is wrong with it, in words. */
  problems: Partial<Record<keyof CustomerDraft, string>>;
  onChange: (draft: CustomerDraft) => void;
}

export function CustomerForm({ asksPeople, draft, problems, onChange }: Props) {
  const t = useTexts(texts).you;
  const session = useSession();
  const location = useLocation();
  const member = session.status === "signed-in" && !session.anonymous;
  const field = (name: keyof CustomerDraft, label: string, autoComplete: string, help?: string, type = "text") => (
    <TextField
      name={name}
      id={`customer-${name}`}
      label={label}
      type={type}
      {...(type === "number" ? { slotProps: { htmlInput: { min: 1, inputMode: "numeric" } } } : {})}
      value={draft[name]}
      required={name === "firstName" || name === "lastName" || name === "email"}
      autoComplete={autoComplete}
      error={problems[name] !== undefined}
      helperText={problems[name] ?? help}
      onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
    />
  );
  return (
    <Box>
      <Typography sx={{ mb: 2, color: "text.secondary" }}>
        {member ? (
          t.as(session.email ?? "")
        ) : (
          <>
            {t.noAccount}{" "}
            <Link component={RouterLink} to={paths.signIn} state={{ back: location.pathname + location.search }}>
              {t.signIn}
            </Link>
          </>
        )}
      </Typography>
      <Box
        sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, columnGap: 2, rowGap: 2, alignItems: "start" }}
      >
        {field("firstName", t.firstName, "given-name")}
        {field("lastName", t.lastName, "family-name")}
        {field("email", t.email, "email", t.emailHelp, "email")}
        {field("phone", t.phone, "tel", t.phoneHelp, "tel")}
        {field("company", t.company, "organization")}
        {asksPeople && field("people", t.people, "off", undefined, "number")}
        {field("note", t.note, "off")}
      </Box>
    </Box>
  );
}

import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { looksLikeEmail } from "../../../lib/email.ts";
import { useLanguage } from "../../../lib/language.ts";
import { useTexts } from "../../../lib/texts.ts";
import { accountRefusal } from "../refusal.ts";
import { texts } from "../texts.ts";

export interface Credentials {
  name: string;
  email: string;
  password: string;
}
type Field = keyof Credentials;

interface Props {
  fields: readonly Field[];
  initial?: Partial<Credentials>;
  submit: string;
  /** A new password has rules; a known one only has to be there. */
  newPassword: boolean;
  onSubmit: (credentials: Credentials) => Promise<void>;
  onDone: () => void;
  children?: ReactNode;
}

/** Sign in, create an account, upgrade an anonymous one: the same form with fewer or more fields. */
export function AccountForm({ fields, initial, submit, newPassword, onSubmit, onDone, children }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [values, setValues] = useState<Credentials>({ name: "", email: "", password: "", ...initial });
  const [checked, setChecked] = useState(false);
  const send = useMutation({ mutationFn: onSubmit, onSuccess: onDone });
  const problems: Partial<Record<Field, string>> = {
    ...(values.name.trim() === "" ? { name: t.missing.name } : {}),
    ...(looksLikeEmail(values.email) ? {} : { email: t.missing.email }),
    ...(values.password.length >= (newPassword ? 8 : 1)
      ? {}
      : { password: newPassword ? t.missing.password : t.missing.signInPassword }),
  };
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const wrong = fields.find((field) => problems[field] !== undefined);
    if (wrong) document.getElementById(`account-${wrong}`)?.focus();
    else if (!send.isPending) send.mutate({ ...values, name: values.name.trim(), email: values.email.trim() });
  };
  return (
    <Box component="form" noValidate onSubmit={onFormSubmit} sx={{ display: "grid", gap: 2 }}>
      {fields.map((field) => (
        <TextField
          key={field}
          id={`account-${field}`}
          name={field}
          label={t[field]}
          required
          type={field === "name" ? "text" : field}
          autoComplete={
            field === "email"
              ? "username"
              : field === "name"
                ? "name"
                : newPassword
                  ? "new-password"
                  : "current-password"
          }
          value={values[field]}
          error={checked && problems[field] !== undefined}
          helperText={
            (checked && problems[field]) || (field === "password" && newPassword ? t.passwordHelp : undefined)
          }
          onChange={(event) => setValues({ ...values, [field]: event.target.value })}
        />
      ))}
      {send.error && <Alert severity="error">{accountRefusal(send.error, language)}</Alert>}
      <Button type="submit" variant="contained" size="large" loading={send.isPending}>
        {submit}
      </Button>
      {children}
    </Box>
  );
}

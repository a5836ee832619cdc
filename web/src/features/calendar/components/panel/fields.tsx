import TextField from "@mui/material/TextField";
import type { ReactNode } from "react";

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: ReactNode;
  required?: boolean;
}

export function SelectField({
  options,
  ...props
}: FieldProps & { options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <TextField
      {...common(props)}
      select
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}

export function DateField({ min, ...props }: FieldProps & { min?: string }) {
  return (
    <TextField
      {...common(props)}
      type="date"
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { min } }}
      onChange={(event) => event.target.value && props.onChange(event.target.value)}
    />
  );
}

interface TextProps extends FieldProps {
  type?: string;
  autoComplete?: string;
  multiline?: boolean;
  inputMode?: "decimal" | "tel" | "email" | "numeric";
  autoFocus?: boolean;
}

/** Names that the browser would fill in with the employee's own details are kept from it. */
export function WordsField({ type = "text", multiline = false, inputMode, autoFocus = false, ...props }: TextProps) {
  return (
    <TextField
      {...common(props)}
      type={type}
      multiline={multiline}
      autoFocus={autoFocus}
      autoComplete={props.autoComplete ?? "off"}
      slotProps={{ htmlInput: { inputMode } }}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

function common({ label, value, error, hint, required = false }: FieldProps) {
  return { label, value, required, size: "small" as const, error: error !== undefined, helperText: error ?? hint };
}

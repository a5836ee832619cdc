import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Customer } from "@novis/domain/booking/booking";
import { customerSchema } from "@novis/domain/booking/booking.schema";
import { priceOf } from "@novis/domain/booking/pricing";
import { type FormEvent, useRef, useState } from "react";
import { type AppError, isError, toAppError } from "../../../../lib/app-error.ts";
import { useFormats } from "../../../../lib/format.ts";
import { useLanguage } from "../../../../lib/language.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { customerFromWords } from "../../model/customers.ts";
import { texts } from "../../texts.ts";
import { useOutcomes } from "../../use-outcomes.ts";
import { ClientSearch } from "./client-search.tsx";
import { SelectField, WordsField } from "./fields.tsx";
import { Refusal } from "./refusal.tsx";
import { type When, WhenFields } from "./when-fields.tsx";

interface Props {
  when: When;
  onWhen: (when: When) => void;
  onDone: () => void;
}

const nobody = { firstName: "", lastName: "", email: "", phone: "", company: "" };
type Words = typeof nobody;

/** A booking for a client at the counter or on the phone: pick the client, Enter. */
export function BookingForm({ when, onWhen, onDone }: Props) {
  const t = useTexts(texts).panel;
  const language = useLanguage();
  const { site, commands } = useCalendarWorld();
  const { booked } = useOutcomes();
  const format = useFormats();
  const [client, setClient] = useState<Words>(nobody);
  const [known, setKnown] = useState<Customer | null>(null);
  const [units, setUnits] = useState(1);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [touched, setTouched] = useState(false);
  const submit = useRef<HTMLButtonElement>(null);
  const fields = useRef<HTMLDivElement>(null);

  const { space, interval } = when;
  const price = priceOf(interval, units, space.prices, space.vatPercent, site.currency, site.zone);
  const errors = errorsOf(client, refusal, t);

  const pick = (choice: Customer | string, entered: boolean) => {
    if (typeof choice === "string") {
      setKnown(null);
      setClient((before) => ({ ...before, ...customerFromWords(choice) }));
    } else {
      setKnown(choice);
      setClient({ ...nobody, ...choice });
    }
    if (entered) setTimeout(focusNext);
  };

  /** What is still to be filled, or the button: the next Enter books. */
  const focusNext = () => {
    const empty = [...(fields.current?.querySelectorAll<HTMLInputElement>("input[required]") ?? [])];
    (empty.find((input) => input.value === "") ?? submit.current)?.focus();
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (busy || !price || Object.keys(errorsOf(client, null, t)).length > 0) {
      focusNext();
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      const booking = await commands.book({
        space,
        interval,
        units,
        note,
        customer: customerOf(client, known, language),
      });
      booked(booking);
      onDone();
    } catch (error) {
      setRefusal(toAppError(error));
      setBusy(false);
    }
  };

  return (
    <Box component="form" noValidate onSubmit={(event: FormEvent) => void send(event)} sx={{ display: "grid", gap: 2 }}>
      <ClientSearch onPick={pick} />
      <Box ref={fields} sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 2 }}>
        <ClientFields client={client} onChange={setClient} errors={touched ? errors : {}} />
      </Box>
      <WhenFields value={when} onChange={onWhen} />
      {space.units > 1 && (
        <SelectField
          label={t.units}
          value={String(units)}
          onChange={(value) => setUnits(Number(value))}
          options={Array.from({ length: space.units }, (_, index) => [String(index + 1), String(index + 1)])}
        />
      )}
      <WordsField label={t.note} value={note} onChange={setNote} multiline />
      {refusal && !isError(refusal, "invalid-input") && (
        <Refusal
          error={refusal}
          onAlternative={(next) => {
            onWhen(next);
            setRefusal(null);
          }}
        />
      )}
      {!price && <Alert severity="warning">{t.noPrice}</Alert>}
      <Button ref={submit} type="submit" variant="contained" size="large" disabled={!price || busy} aria-busy={busy}>
        {busy ? t.sending : price ? t.bookFor(format.money(price.totalCents, price.currency)) : t.book}
      </Button>
    </Box>
  );
}

interface ClientFieldsProps {
  client: Words;
  onChange: (client: Words) => void;
  errors: Partial<Record<keyof Words, string>>;
}

function ClientFields({ client, onChange, errors }: ClientFieldsProps) {
  const t = useTexts(texts).panel;
  const field = (name: keyof Words) => ({
    value: client[name],
    error: errors[name],
    onChange: (value: string) => onChange({ ...client, [name]: value }),
  });
  return (
    <>
      <WordsField label={t.firstName} required {...field("firstName")} />
      <WordsField label={t.lastName} required {...field("lastName")} />
      <Box sx={{ gridColumn: "1 / -1" }}>
        <WordsField label={t.email} type="email" inputMode="email" required {...field("email")} />
      </Box>
      <WordsField label={t.phone} type="tel" inputMode="tel" {...field("phone")} />
      <WordsField label={t.company} {...field("company")} />
    </>
  );
}

function errorsOf(
  client: Words,
  refusal: AppError | null,
  t: { required: string; badEmail: string; badPhone: string },
): Partial<Record<keyof Words, string>> {
  const errors: Partial<Record<keyof Words, string>> = {};
  if (!client.firstName.trim()) errors.firstName = t.required;
  if (!client.lastName.trim()) errors.lastName = t.required;
  if (!client.email.trim()) errors.email = t.required;
  else if (!customerSchema.shape.email.safeParse(client.email).success) errors.email = t.badEmail;
  if (refusal && isError(refusal, "invalid-input")) {
    if (refusal.data.fields.some(({ path }) => path === "customer.phone")) errors.phone = t.badPhone;
  }
  return errors;
}

function customerOf(client: Words, known: Customer | null, language: "fr" | "en"): Customer {
  const { phone, company } = client;
  return {
    firstName: client.firstName.trim(),
    lastName: client.lastName.trim(),
    email: client.email.trim().toLowerCase(),
    ...(phone.trim() && { phone: phone.trim() }),
    ...(company.trim() && { company: company.trim() }),
    language: known?.language ?? language,
  };
}

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { decimalsOf } from "@novis/domain/money/money";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { amountOf, amountText } from "../../model/amount.ts";
import { paymentsQuery } from "../../queries.ts";
import { texts } from "../../texts.ts";
import { useOutcomes } from "../../use-outcomes.ts";
import { Fact, Facts, Section } from "./fact.tsx";
import { SelectField, WordsField } from "./fields.tsx";

const methods = ["card", "cash", "transfer"] as const;
type Method = (typeof methods)[number];

export function Payment({ booking }: { booking: Booking }) {
  const t = useTexts(texts).details;
  const format = useFormats();
  const { mayWrite } = useCalendarWorld();
  const { price, paidCents, refundDueCents, status } = booking;
  const money = (cents: number) => format.money(cents, price.currency);
  const remaining = status === "cancelled" ? 0 : Math.max(0, price.totalCents - paidCents);
  return (
    <Section title={t.price}>
      <Facts>
        {price.lines.map((line) => (
          <Fact key={line.unit} term={`${format.number(line.quantity)} × ${t.units[line.unit]}`}>
            {money(line.totalCents)}
          </Fact>
        ))}
        <Fact term={t.total}>
          <b>{money(price.totalCents)}</b>{" "}
          <Typography component="span" variant="body2" sx={{ color: "text.secondary" }}>
            {t.vat(format.number(price.vatPercent), money(price.vatCents))}
          </Typography>
        </Fact>
        <Fact term={t.paid}>{money(paidCents)}</Fact>
        {remaining > 0 && <Fact term={t.remaining}>{money(remaining)}</Fact>}
        {refundDueCents > 0 && <Fact term={t.refundDue}>{money(refundDueCents)}</Fact>}
      </Facts>
      {paidCents !== 0 && <Received booking={booking} />}
      {mayWrite && refundDueCents > 0 && <GiveBack booking={booking} cents={refundDueCents} />}
      {mayWrite && remaining > 0 && <TakePayment key={remaining} booking={booking} remaining={remaining} />}
      {remaining === 0 && refundDueCents === 0 && status !== "cancelled" && (
        <Typography variant="body2" sx={{ mt: 1, color: "success.main" }}>
          {t.settled}
        </Typography>
      )}
    </Section>
  );
}

/** Each sum that came in or went back, as it was recorded. */
function Received({ booking }: { booking: Booking }) {
  const t = useTexts(texts).details;
  const format = useFormats();
  const payments = useQuery(paymentsQuery(booking.id));
  return (
    <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, fontSize: "0.9375rem" }}>
      {payments.data?.data.map((payment) => (
        <li key={payment.id}>
          {t.paymentLine(
            format.money(payment.amountCents, payment.currency),
            t.methods[payment.method],
            format.day(payment.receivedAt, booking.zone, "short"),
          )}
        </li>
      ))}
    </Box>
  );
}

/** The money is given back outside of here; this says that it was. */
function GiveBack({ booking, cents }: { booking: Booking; cents: number }) {
  const t = useTexts(texts).details;
  const format = useFormats();
  const { commands } = useCalendarWorld();
  const { paid, refused } = useOutcomes();
  const [method, setMethod] = useState<Method>("card");
  const send = () => commands.pay(booking, -cents, method).then((after) => paid(after, -cents, method), refused);
  return (
    <Box sx={{ display: "grid", gap: 1.5, mt: 2 }}>
      <MethodField value={method} onChange={setMethod} />
      <Button variant="outlined" onClick={() => void send()}>
        {t.refund(format.money(cents, booking.price.currency))}
      </Button>
    </Box>
  );
}

function MethodField({ value, onChange }: { value: Method; onChange: (method: Method) => void }) {
  const t = useTexts(texts).details;
  return (
    <SelectField
      label={t.method}
      value={value}
      onChange={(next) => onChange(methods.find((each) => each === next) ?? "card")}
      options={methods.map((each) => [each, t.methods[each]])}
    />
  );
}

/** At the desk: the whole of what remains is proposed; another amount is one edit away. */
function TakePayment({ booking, remaining }: { booking: Booking; remaining: number }) {
  const t = useTexts(texts).details;
  const format = useFormats();
  const { commands } = useCalendarWorld();
  const { paid, refused } = useOutcomes();
  const { currency } = booking.price;
  const [method, setMethod] = useState<Method>("card");
  const [text, setText] = useState(amountText(remaining, decimalsOf[currency]));
  const cents = amountOf(text, decimalsOf[currency]);
  const wrong = cents === undefined || cents <= 0 || cents > remaining;

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    commands.pay(booking, cents, method).then((after) => paid(after, cents, method), refused);
  };

  return (
    <Box component="form" onSubmit={send} sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 1.5, mt: 2 }}>
      <MethodField value={method} onChange={setMethod} />
      <WordsField
        label={t.amount}
        value={text}
        onChange={setText}
        inputMode="decimal"
        error={wrong ? t.badAmount : undefined}
      />
      <Button type="submit" variant="outlined" disabled={wrong} sx={{ gridColumn: "1 / -1" }}>
        {wrong ? t.pay : t.payAmount(format.money(cents, currency))}
      </Button>
    </Box>
  );
}

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { Customer } from "@novis/domain/booking/booking";
import { panel } from "../../../components/panel.ts";
import { useSnack } from "../../../components/snack.tsx";
import { createAccount } from "../../../lib/sign-in.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";
import { AccountForm } from "./account-form.tsx";

/** After a booking without an account: one password, and the same uid keeps its bookings. */
export function UpgradeAccount({ customer }: { customer: Customer }) {
  const t = useTexts(texts).upgrade;
  const show = useSnack();
  return (
    <Box component="section" sx={{ ...panel, mt: 6 }}>
      <Typography variant="h3" component="h2">
        {t.title}
      </Typography>
      <Typography sx={{ mt: 1, mb: 2.5, color: "text.secondary" }}>{t.text(customer.email)}</Typography>
      <AccountForm
        fields={["password"]}
        initial={{ email: customer.email, name: `${customer.firstName} ${customer.lastName}` }}
        newPassword
        submit={t.submit}
        onSubmit={({ name, email, password }) => createAccount(name, email, password)}
        onDone={() => show({ message: t.done })}
      />
    </Box>
  );
}

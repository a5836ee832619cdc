import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { Link as RouterLink, useLocation, useNavigate } from "react-router-dom";
import { useSnack } from "../../../components/snack.tsx";
import type { Claimed } from "../../../lib/claim.ts";
import { looksLikeEmail } from "../../../lib/email.ts";
import { errorSentence } from "../../../lib/error-sentence.ts";
import { useLanguage } from "../../../lib/language.ts";
import { paths } from "../../../lib/paths.ts";
import { useSession } from "../../../lib/session.ts";
import { sendPasswordReset, signIn } from "../../../lib/sign-in.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { AccountForm } from "../components/account-form.tsx";
import { accountRefusal } from "../refusal.ts";
import { texts } from "../texts.ts";
import { useWayBack } from "../use-way-back.ts";

export function SignInPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { state } = useLocation();
  const session = useSession();
  const back = useWayBack();
  const show = useSnack();
  const language = useLanguage();
  useTitle(t.signIn.title);
  const tell = (claimed: Claimed | null) => {
    if (claimed && "error" in claimed) show({ message: errorSentence(claimed.error, language) });
    else if (claimed && claimed.bookings > 0) show({ message: t.signIn.broughtAlong(claimed.bookings) });
  };
  return (
    <Container maxWidth="xs" sx={{ py: { xs: 4, md: 8 } }}>
      <Typography variant="h1" sx={{ mb: 3 }}>
        {t.signIn.title}
      </Typography>
      {session.anonymous && (
        <Alert severity="info" variant="outlined" sx={{ mb: 3, bgcolor: "background.paper" }}>
          {t.signIn.anonymous}
        </Alert>
      )}
      <AccountForm
        fields={["email", "password"]}
        newPassword={false}
        submit={t.signIn.submit}
        onSubmit={async ({ email, password }) => tell(await signIn(email, password))}
        onDone={() => navigate(back, { replace: true })}
      />
      <Forgotten />
      <Typography sx={{ mt: 2 }}>
        {t.signIn.none}{" "}
        <Link component={RouterLink} to={paths.createAccount} state={state}>
          {t.signIn.create}
        </Link>
      </Typography>
    </Container>
  );
}

/** Asks for the address in the form above; the answer is the same whether the account exists or not. */
function Forgotten() {
  const t = useTexts(texts);
  const language = useLanguage();
  const [answer, setAnswer] = useState("");
  const ask = () => {
    const field = document.getElementById("account-email");
    const email = field instanceof HTMLInputElement ? field.value.trim() : "";
    if (!looksLikeEmail(email)) {
      setAnswer(t.missing.email);
      field?.focus();
      return;
    }
    sendPasswordReset(email)
      .then(() => setAnswer(t.resetSent(email)))
      .catch((error: unknown) => setAnswer(accountRefusal(error, language)));
  };
  return (
    <>
      <Button onClick={ask} sx={{ mt: 1.5 }}>
        {t.signIn.forgot}
      </Button>
      <Typography role="status" variant="body2">
        {answer}
      </Typography>
    </>
  );
}

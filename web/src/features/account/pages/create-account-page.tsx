import Container from "@mui/material/Container";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { Link as RouterLink, useLocation, useNavigate } from "react-router-dom";
import { paths } from "../../../lib/paths.ts";
import { useSession } from "../../../lib/session.ts";
import { createAccount } from "../../../lib/sign-in.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { AccountForm } from "../components/account-form.tsx";
import { texts } from "../texts.ts";
import { useWayBack } from "../use-way-back.ts";

export function CreateAccountPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { state } = useLocation();
  const session = useSession();
  const back = useWayBack();
  useTitle(t.create.title);
  return (
    <Container maxWidth="xs" sx={{ py: { xs: 4, md: 8 } }}>
      <Typography variant="h1" sx={{ mb: 3 }}>
        {t.create.title}
      </Typography>
      {session.anonymous && <Typography sx={{ mb: 3 }}>{t.create.keeps}</Typography>}
      <AccountForm
        fields={["name", "email", "password"]}
        newPassword
        submit={t.create.submit}
        onSubmit={({ name, email, password }) => createAccount(name, email, password)}
        onDone={() => navigate(back, { replace: true })}
      />
      <Typography sx={{ mt: 3 }}>
        {t.create.have}{" "}
        <Link component={RouterLink} to={paths.signIn} state={state}>
          {t.create.signIn}
        </Link>
      </Typography>
    </Container>
  );
}

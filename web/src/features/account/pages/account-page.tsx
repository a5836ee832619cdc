import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { Navigate, Link as RouterLink } from "react-router-dom";
import { paths } from "../../../lib/paths.ts";
import { useSession } from "../../../lib/session.ts";
import { signOut } from "../../../lib/sign-in.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { NextBooking } from "../components/next-booking.tsx";
import { texts } from "../texts.ts";

export function AccountPage() {
  const t = useTexts(texts);
  const session = useSession();
  useTitle(t.account.title);
  if (session.status === "signed-out") return <Navigate to={paths.signIn} replace state={{ back: paths.account }} />;
  const doors = [
    [paths.myBookings, t.account.bookings, t.account.bookingsText],
    [paths.book, t.account.book, t.account.bookText],
    ...(session.staff ? [[paths.staff, t.account.staff, t.account.staffText]] : []),
  ] as const;
  return (
    <Container maxWidth="md" sx={{ py: { xs: 4, md: 6 } }}>
      <Typography variant="h1">{session.name ? t.account.hello(session.name) : t.account.title}</Typography>
      <Typography sx={{ mt: 1, color: "text.secondary" }}>
        {session.anonymous ? t.account.anonymous : session.email}{" "}
        {session.anonymous && (
          <Link component={RouterLink} to={paths.createAccount}>
            {t.signIn.create}
          </Link>
        )}
      </Typography>
      <NextBooking uid={session.uid} />
      <Box sx={{ mt: 4, borderTop: 1, borderColor: "divider" }}>
        {doors.map(([to, title, text]) => (
          <Box key={to} component={RouterLink} to={to ?? paths.home} sx={door}>
            <Box component="span" sx={{ typography: "h4" }}>
              {title}
            </Box>
            <Box component="span" sx={{ color: "text.secondary" }}>
              {text}
            </Box>
          </Box>
        ))}
      </Box>
      {!session.anonymous && (
        <Box sx={{ mt: 4 }}>
          <Button variant="outlined" onClick={() => signOut()}>
            {t.account.signOut}
          </Button>
          <Typography variant="body2" sx={{ mt: 1, color: "text.secondary" }}>
            {t.account.signOutText}
          </Typography>
        </Box>
      )}
    </Container>
  );
}

const door = {
  display: "grid",
  py: 2,
  borderBottom: 1,
  borderColor: "divider",
  color: "inherit",
  textDecoration: "none",
  "&:hover": { color: "primary.main" },
} as const;

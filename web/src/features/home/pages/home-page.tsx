import Container from "@mui/material/Container";
import Typography from "@mui/material/Typography";

export function HomePage() {
  return (
    <Container maxWidth="lg" sx={{ py: 8 }}>
      <Typography variant="h1">NOVIS</Typography>
    </Container>
  );
}

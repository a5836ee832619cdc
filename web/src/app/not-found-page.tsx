import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { PageState } from "../components/page-state.tsx";
import { paths } from "../lib/paths.ts";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

export function NotFoundPage() {
  const t = useTexts(texts).notFound;
  return (
    <PageState
      kind="empty"
      heading="h1"
      title={t.title}
      action={
        <Button variant="contained" component={Link} to={paths.spaces}>
          {t.action}
        </Button>
      }
    >
      {t.text}
    </PageState>
  );
}

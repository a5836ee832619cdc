import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { PageState } from "../../../components/page-state.tsx";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { BarePage } from "../components/bare-page.tsx";
import { texts } from "../texts.ts";

export function NotFound() {
  const t = useTexts(texts);
  return (
    <BarePage title={t.area}>
      <PageState
        kind="empty"
        title={t.notFoundTitle}
        action={
          <Button variant="contained" component={Link} to={paths.staffCalendar}>
            {t.toCalendar}
          </Button>
        }
      >
        {t.notFoundText}
      </PageState>
    </BarePage>
  );
}

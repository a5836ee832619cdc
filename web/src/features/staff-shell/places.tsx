import CalendarMonthIcon from "@mui/icons-material/CalendarMonthOutlined";
import MeetingRoomIcon from "@mui/icons-material/MeetingRoomOutlined";
import { paths } from "../../lib/paths.ts";

/** The nouns of the back office, in the order of the rail. */
export const places = [
  { to: paths.staffCalendar, name: "calendar", Icon: CalendarMonthIcon },
  { to: `${paths.staff}/espaces`, name: "spaces", Icon: MeetingRoomIcon },
] as const;

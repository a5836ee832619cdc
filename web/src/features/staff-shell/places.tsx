import CalendarMonthIcon from "@mui/icons-material/CalendarMonthOutlined";
import MeetingRoomIcon from "@mui/icons-material/MeetingRoomOutlined";
import { can } from "@novis/domain/access/can";
import type { StaffMember } from "@novis/domain/access/permissions";
import { paths } from "../../lib/paths.ts";

/** The nouns of the back office, in the order of the rail. */
const places = [
  { to: paths.staffCalendar, name: "calendar", Icon: CalendarMonthIcon },
  { to: `${paths.staff}/espaces`, name: "spaces", Icon: MeetingRoomIcon },
] as const;

/** Both pages read bookings or what is not published: a moderator has neither. */
export function placesFor(staff: StaffMember) {
  return can({ uid: staff.uid, anonymous: false, staff }, "booking.readAll") ? places : [];
}

/** The inventory: what Firebase deploys. */
export {
  blockSpace,
  bookSpace,
  cancelBooking,
  claimBookings,
  moveBooking,
  quote,
  recordPayment,
  restoreBooking,
  unblockSpace,
} from "./booking/callables.ts";
export { sendDueMessages } from "./message/jobs.ts";
export { sendNewMessage } from "./message/triggers.ts";

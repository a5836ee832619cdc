import { callable } from "../http/callable.ts";
import { blockSpace as blockSpaceCase } from "./block-space.ts";
import { bookSpace as bookSpaceCase } from "./book-space.ts";
import { cancelBooking as cancelBookingCase } from "./cancel-booking.ts";
import { claimBookings as claimBookingsCase } from "./claim-bookings.ts";
import { moveBooking as moveBookingCase } from "./move-booking.ts";
import { quote as quoteCase } from "./quote.ts";
import { recordPayment as recordPaymentCase } from "./record-payment.ts";
import { unblockSpace as unblockSpaceCase } from "./unblock-space.ts";

export const quote = callable("quote", "everyone", quoteCase);
export const bookSpace = callable("bookSpace", "signed-in", bookSpaceCase);
export const moveBooking = callable("moveBooking", "signed-in", moveBookingCase);
export const cancelBooking = callable("cancelBooking", "signed-in", cancelBookingCase);
export const claimBookings = callable("claimBookings", "signed-in", claimBookingsCase);
export const blockSpace = callable("blockSpace", "signed-in", blockSpaceCase);
export const unblockSpace = callable("unblockSpace", "signed-in", unblockSpaceCase);
export const recordPayment = callable("recordPayment", "signed-in", recordPaymentCase);

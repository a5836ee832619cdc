import { useSearchParams } from "react-router-dom";
import { type BookingAddress, bookingSearch, parseBookingSearch } from "../../lib/paths.ts";

/** The choice so far lives in the address: it survives a reload, a sign-in and a link sent to a colleague. */
export function useBookingAddress() {
  const [search, setSearch] = useSearchParams();
  const address = parseBookingSearch(search);
  const change = (changes: BookingAddress) =>
    setSearch(new URLSearchParams(bookingSearch({ ...address, ...changes })), {
      replace: true,
      preventScrollReset: true,
    });
  return { address, change };
}

import type { Booking, Customer } from "@novis/domain/booking/booking";
import { nationalDigits, plain } from "@novis/domain/booking/search-keys";

/** Each client once, by e-mail, as they wrote themselves last; the latest first. */
export function recentCustomers(bookings: readonly Booking[]): Customer[] {
  const byEmail = new Map<string, Customer>();
  for (const booking of [...bookings].sort((a, b) => b.createdAt - a.createdAt)) {
    const email = booking.customer.email.toLowerCase();
    if (!byEmail.has(email)) byEmail.set(email, booking.customer);
  }
  return [...byEmail.values()];
}

/** Every word must be found in the name, e-mail, company or number; accents and capitals do not count. */
export function matchesCustomer(customer: Customer, text: string): boolean {
  const { firstName, lastName, email, phone, company } = customer;
  const where = plain([firstName, lastName, email, company, phone, nationalDigits(phone)].filter(Boolean).join(" "));
  return plain(text)
    .split(/\s+/)
    .every((word) => where.includes(word) || (/^[\d+.()-]+$/.test(word) && where.includes(nationalDigits(word))));
}

/** What someone typed in the search box, as far as it can fill the form: a name, or an e-mail. */
export function customerFromWords(text: string): Partial<Customer> {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const email = words.find((word) => word.includes("@"));
  const phone = words.filter((word) => /^[+\d][\d.]*$/.test(word)).join("");
  const names = words.filter((word) => word !== email && !/^[+\d][\d.]*$/.test(word));
  const [firstName, ...lastNames] = names;
  return {
    ...(firstName !== undefined && { firstName: capital(firstName) }),
    ...(lastNames.length > 0 && { lastName: lastNames.map(capital).join(" ") }),
    ...(email !== undefined && { email: email.toLowerCase() }),
    ...(phone !== "" && { phone }),
  };
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase("fr") + word.slice(1);
}

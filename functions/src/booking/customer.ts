import type { Customer } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import type { CallableCommand } from "@novis/domain/contract/callables";
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

type Given = CallableCommand<"bookSpace">["customer"];

/** The customer with an E.164 number; a national writing is read as one of the site's country. */
export function customerOf(given: Given, country: string): Customer {
  const { firstName, lastName, email, language, phone, company } = given;
  return {
    firstName,
    lastName,
    email,
    language,
    ...(phone && { phone: internationalPhone(phone, country) }),
    ...(company && { company }),
  };
}

function internationalPhone(phone: string, country: string): string {
  const region: CountryCode = isSupportedCountry(country) ? country : "FR";
  const parsed = parsePhoneNumberFromString(phone, region);
  if (!parsed?.isValid())
    throw bookingError("invalid-input", { fields: [{ path: "customer.phone", message: "phone" }] });
  return parsed.number;
}

/** Twilio's error body, which its SDK turns into a RestException. */
export interface TwilioError {
  code: number;
  message: string;
  status: number;
  more_info: string;
}

export function twilioError(code: number, message: string, status = 400): TwilioError {
  return { code, message, status, more_info: `https://www.twilio.com/docs/errors/${code}` };
}

/** Twilio's own magic numbers: what its test credentials answer, ours answer too. */
const magic: Record<string, (to: string) => TwilioError> = {
  "+15005550001": (to) => twilioError(21211, `Invalid 'To' Phone Number: ${to}`),
  "+15005550002": () => twilioError(21612, "The 'To' phone number is not currently reachable via SMS"),
  "+15005550003": () =>
    twilioError(21408, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
  "+15005550004": () => twilioError(21610, "Attempt to send to unsubscribed recipient"),
  "+15005550009": (to) => twilioError(21614, `'To' number is not a valid mobile number: ${to}`),
};

export function refusalOf(form: URLSearchParams): TwilioError | undefined {
  const to = form.get("To") ?? "";
  const from = form.get("From") ?? "";
  const body = form.get("Body") ?? "";
  if (to === "") return twilioError(21604, "A 'To' phone number is required.");
  if (!isE164(to)) return twilioError(21211, `Invalid 'To' Phone Number: ${to}`);
  if (from === "" && !form.get("MessagingServiceSid")) return twilioError(21603, "A 'From' phone number is required.");
  if (form.get("MessagingServiceSid") && !/^MG[0-9a-f]{32}$/.test(form.get("MessagingServiceSid") ?? "")) {
    return twilioError(21705, "The Messaging Service Sid is invalid.");
  }
  if (from !== "" && !isSender(from)) return twilioError(21212, `Invalid From Number (caller ID): ${from}`);
  if (from === to) return twilioError(21266, "'To' and 'From' number cannot be the same.");
  if (body === "" && !form.get("MediaUrl") && !form.get("ContentSid"))
    return twilioError(21602, "Message body is required.");
  if (body.length > 1600) return twilioError(21617, "The concatenated message body exceeds the 1600 character limit.");
  const callback = form.get("StatusCallback");
  if (callback && !/^https?:/.test(callback)) {
    return twilioError(21609, `The 'StatusCallback' URL ${callback} is not a valid URL.`);
  }
  return magic[to]?.(to);
}

function isE164(number: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(number);
}

/** A number, a short code, or up to eleven letters, digits and spaces of which one letter at least. */
function isSender(from: string): boolean {
  return isE164(from) || /^\d{5,6}$/.test(from) || (/^[A-Za-z0-9 ]{1,11}$/.test(from) && /[A-Za-z]/.test(from));
}

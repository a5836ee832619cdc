/** How many SMS a text costs: 160 characters of the GSM alphabet, or 70 as soon as one character falls outside it. */
const gsm = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Written with an escape: two places each. */
const gsmExtension = new Set("\f^{}\\[~]|€");

export function segmentsOf(text: string): { segments: number; encoding: "GSM-7" | "UCS-2" } {
  let places = 0;
  for (const character of text) {
    if (gsm.has(character)) places += 1;
    else if (gsmExtension.has(character)) places += 2;
    else return { segments: counted(text.length, 70, 67), encoding: "UCS-2" };
  }
  return { segments: counted(places, 160, 153), encoding: "GSM-7" };
}

/** A text in several parts spends a few places of each on joining them again. */
function counted(length: number, alone: number, joined: number): number {
  return length <= alone ? 1 : Math.ceil(length / joined);
}

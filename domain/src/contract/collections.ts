/** Firestore paths, once. The same nouns in firestore.rules and docs/glossary.md. */
export const paths = {
  site: (siteId: string) => `sites/${siteId}`,
  space: (spaceId: string) => `spaces/${spaceId}`,
  agenda: (spaceId: string) => `spaces/${spaceId}/agenda`,
  agendaDay: (spaceId: string, day: string) => `spaces/${spaceId}/agenda/${day}`,
  booking: (bookingId: string) => `bookings/${bookingId}`,
  block: (blockId: string) => `blocks/${blockId}`,
  payment: (id: string) => `payments/${id}`,
  staff: (uid: string) => `staff/${uid}`,
  user: (uid: string) => `users/${uid}`,
  outboxMessage: (id: string) => `outbox/${id}`,
  command: (id: string) => `commands/${id}`,
} as const;

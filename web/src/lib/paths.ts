/** Every address of the product, once. Query strings are read and written by the pages themselves. */
export const paths = {
  home: "/",
  spaces: "/espaces",
  space: (spaceId: string) => `/espaces/${spaceId}`,
  book: "/reserver",
  confirmation: (bookingId: string) => `/reserver/${bookingId}`,
  account: "/mon-compte",
  myBookings: "/mon-compte/reservations",
  moveBooking: (bookingId: string) => `/mon-compte/reservations/${bookingId}/deplacer`,
  signIn: "/connexion",
  createAccount: "/inscription",
  staff: "/equipe",
  staffCalendar: "/equipe/calendrier",
} as const;

/** The steps, and beside them (under them on a phone) what they add up to. */
export const bookingColumns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 340px" },
  gap: { xs: 0, md: 6 },
  alignItems: "start",
} as const;

/** What stands apart on the page: a recap, prices, an offer. */
export const panel = {
  p: 3,
  borderRadius: "14px",
  bgcolor: "background.paper",
  border: 1,
  borderColor: "divider",
} as const;

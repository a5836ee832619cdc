import { createTheme } from "@mui/material/styles";

/**
 * The brand's tokens. Clay, success and warning are a shade deeper in light mode than the first sketch of the brand: on
 * sand those fell under 4.5:1.
 */
const light = {
  ink: "#1B2A33",
  quiet: "#4D5B63",
  paper: "#FFFFFF",
  sand: "#F6F1E7",
  pine: "#1F5A4C",
  pineDeep: "#17463B",
  clay: "#A84B29",
  line: "#DDD5C7",
  success: "#29704A",
  warning: "#855900",
  danger: "#B3261E",
  info: "#2B5F8A",
};
const dark: typeof light = {
  ink: "#EDF1F0",
  quiet: "#A9B8BB",
  paper: "#12191D",
  sand: "#1A2328",
  pine: "#7CC4B0",
  pineDeep: "#9AD6C5",
  clay: "#E89A78",
  line: "#2B373D",
  success: "#7FCB9C",
  warning: "#E2B65A",
  danger: "#F2958F",
  info: "#8FBEE3",
};

const headings = '"Bricolage Grotesque Variable", "Bricolage fallback", system-ui, sans-serif';
const text = '"Inter Variable", "Inter fallback", system-ui, sans-serif';

const focusRing = { outline: "3px solid var(--novis-palette-primary-main)", outlineOffset: 2 };

export const theme = createTheme({
  cssVariables: { cssVarPrefix: "novis", colorSchemeSelector: "data-scheme" },
  colorSchemes: { light: { palette: paletteOf(light) }, dark: { palette: paletteOf(dark) } },
  shape: { borderRadius: 10 },
  spacing: 8,
  typography: {
    fontFamily: text,
    fontSize: 16,
    htmlFontSize: 16,
    h1: heading("clamp(2.25rem, 1.6rem + 3vw, 3rem)", 1.08),
    h2: heading("clamp(1.75rem, 1.4rem + 1.4vw, 2.25rem)", 1.15),
    h3: heading("1.375rem", 1.25),
    h4: heading("1.125rem", 1.3),
    body1: { fontSize: "1rem", lineHeight: 1.6 },
    body2: { fontSize: "0.875rem", lineHeight: 1.5 },
    subtitle1: { fontSize: "1.125rem", lineHeight: 1.55 },
    caption: { fontSize: "0.875rem", lineHeight: 1.45 },
    button: { fontSize: "1rem", fontWeight: 600, textTransform: "none", letterSpacing: 0 },
  },
  // One soft shadow only: what floats (menus, dialogs, the sticky recap) has it; cards have hairlines.
  shadows: [
    "none",
    ...Array.from({ length: 24 }, () => "0 1px 2px rgb(27 42 51 / 6%), 0 12px 32px rgb(27 42 51 / 12%)"),
  ] as ReturnType<typeof createTheme>["shadows"],
  transitions: { duration: { shortest: 150, shorter: 150, short: 200, standard: 200, complex: 250 } },
  components: {
    // A subtitle looks like a heading without being one: MUI would make it an <h6>.
    MuiTypography: { defaultProps: { variantMapping: { subtitle1: "p", subtitle2: "p" } } },
    MuiCssBaseline: {
      styleOverrides: {
        html: { scrollBehavior: "smooth", scrollPaddingTop: 88 },
        body: { fontFeatureSettings: '"cv11", "ss03"', textRendering: "optimizeLegibility" },
        ":focus-visible": { outline: "3px solid var(--novis-palette-primary-main)", outlineOffset: 2 },
        "@media (prefers-reduced-motion: reduce)": {
          "*, ::before, ::after": { animationDuration: "1ms !important", transitionDuration: "1ms !important" },
          html: { scrollBehavior: "auto" },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: { minHeight: 44, paddingInline: 20, "&.Mui-focusVisible": focusRing },
        sizeLarge: { minHeight: 52, paddingInline: 28, fontSize: "1.0625rem" },
        outlined: { borderColor: "var(--novis-palette-divider)" },
      },
    },
    MuiIconButton: { styleOverrides: { root: { minWidth: 44, minHeight: 44, "&.Mui-focusVisible": focusRing } } },
    MuiLink: { defaultProps: { underline: "always" } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: "none" }, rounded: { borderRadius: 14 } } },
    MuiChip: { styleOverrides: { root: { borderRadius: 8, fontWeight: 500 } } },
    MuiTextField: { defaultProps: { fullWidth: true } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { backgroundColor: "var(--novis-palette-background-paper)" },
        // A control's edge needs 3:1 against the page (WCAG 1.4.11); the hairline does not have it.
        notchedOutline: { borderColor: "color-mix(in srgb, var(--novis-palette-text-primary) 52%, transparent)" },
      },
    },
    MuiToggleButton: {
      styleOverrides: { root: { minHeight: 44, textTransform: "none", "&.Mui-focusVisible": focusRing } },
    },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 14 } } },
    // Above the bar that holds the price and the action on a phone.
    MuiSnackbar: { styleOverrides: { root: { "@media (max-width: 899px)": { bottom: 96 } } } },
    MuiSkeleton: {
      defaultProps: { animation: "wave" },
      styleOverrides: {
        root: { backgroundColor: "color-mix(in srgb, var(--novis-palette-divider) 60%, transparent)" },
      },
    },
    MuiTooltip: { defaultProps: { arrow: true } },
  },
});

function heading(fontSize: string, lineHeight: number) {
  return { fontFamily: headings, fontWeight: 650, letterSpacing: "-0.02em", fontSize, lineHeight };
}

function paletteOf(tokens: typeof light) {
  const onColour = tokens === light ? "#FFFFFF" : "#10201C";
  return {
    primary: { main: tokens.pine, dark: tokens.pineDeep, contrastText: onColour },
    secondary: { main: tokens.clay, contrastText: onColour },
    success: { main: tokens.success, contrastText: onColour },
    warning: { main: tokens.warning, contrastText: onColour },
    error: { main: tokens.danger, contrastText: onColour },
    info: { main: tokens.info, contrastText: onColour },
    text: { primary: tokens.ink, secondary: tokens.quiet },
    background: { default: tokens.sand, paper: tokens.paper },
    divider: tokens.line,
  };
}

/**
 * Furniture of the drawn scenes: each piece is a function of its place that returns SVG. Flat shapes, the brand's
 * colours, one light from the left. The picture is 1440 × 960; the floor begins at y = 700.
 */
export const colours = {
  ink: "#1B2A33",
  pine: "#1F5A4C",
  pineSoft: "#3F7E6D",
  leaf: "#4F9079",
  clay: "#B4532F",
  claySoft: "#D08A63",
  sun: "#E9B44C",
  sand: "#F6F1E7",
  cream: "#FBF8F1",
  line: "#DDD5C7",
  wood: "#C99A66",
  woodDark: "#A9794A",
  sky: "#CFE3E8",
  night: "#2B5F8A",
};
const c = colours;

export const rect = (x, y, w, h, fill, rx = 0, more = "") =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${fill}" ${more}/>`;
export const circle = (x, y, r, fill, more = "") => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
const ellipse = (x, y, rx, ry, fill, more = "") =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
export const path = (d, fill, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
const stroke = (d, colour, width) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const shadow = (x, y, rx) => ellipse(x, y, rx, rx / 9, c.ink, 'opacity="0.12"');

/** Wall and boards. `wainscot` paints the lower wall. */
export function room({ wall, wainscot, floor = c.wood }) {
  const boards = Array.from({ length: 7 }, (_, row) => {
    const y = 700 + row * 40;
    const joints = Array.from({ length: 5 }, (_, place) =>
      rect(((place * 310 + row * 137) % 1440) + 8, y, 3, 40, c.woodDark, 0, 'opacity="0.35"'),
    ).join("");
    return rect(0, y, 1440, 3, c.woodDark, 0, 'opacity="0.35"') + joints;
  }).join("");
  return (
    rect(0, 0, 1440, 700, wall) +
    (wainscot ? rect(0, 470, 1440, 230, wainscot) + rect(0, 464, 1440, 8, c.cream, 0, 'opacity="0.6"') : "") +
    rect(0, 700, 1440, 260, floor) +
    boards +
    rect(0, 684, 1440, 18, c.cream)
  );
}

/** A paned window with what is outside it. */
export function window(x, y, w, h, { panes = 3, rows = 2, outside = "garden", arch = false } = {}) {
  const id = `w${x}_${y}`;
  const shape = arch
    ? `<path d="M${x} ${y + h}V${y + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V${y + h}z"/>`
    : rect(x, y, w, h, "#000", 6);
  const bars =
    Array.from({ length: panes - 1 }, (_, i) => rect(x + ((i + 1) * w) / panes - 4, y, 8, h, c.ink)).join("") +
    Array.from({ length: rows - 1 }, (_, i) => rect(x, y + ((i + 1) * h) / rows - 4, w, 8, c.ink)).join("");
  const frame = arch
    ? `<path d="M${x} ${y + h}V${y + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V${y + h}z" fill="none" stroke="${c.ink}" stroke-width="12"/>`
    : rect(x, y, w, h, "none", 6, `stroke="${c.ink}" stroke-width="12"`);
  return `<clipPath id="${id}">${shape}</clipPath><g clip-path="url(#${id})">${views[outside](x, y, w, h)}${bars}</g>${frame}${rect(x - 18, y + h - 2, w + 36, 16, c.cream, 4)}`;
}

const views = {
  garden: (x, y, w, h) =>
    rect(x, y, w, h, c.sky) +
    circle(x + w * 0.76, y + h * 0.26, Math.min(w, h) * 0.12, c.sun) +
    [0.05, 0.3, 0.58, 0.86]
      .map((at, i) => circle(x + w * at, y + h * (0.82 - (i % 2) * 0.1), w * 0.2, i % 2 ? c.leaf : c.pineSoft))
      .join("") +
    rect(x, y + h * 0.86, w, h * 0.14, c.pine),
  court: (x, y, w, h) =>
    rect(x, y, w, h, "#E9D9BF") +
    rect(x, y, w, h * 0.16, c.sky) +
    Array.from({ length: 6 }, (_, i) =>
      rect(
        x + w * (0.06 + (i % 3) * 0.33),
        y + h * (0.26 + Math.floor(i / 3) * 0.34),
        w * 0.16,
        h * 0.22,
        "#9DB4B4",
        3,
      ),
    ).join("") +
    circle(x + w * 0.88, y + h * 0.86, w * 0.2, c.leaf) +
    circle(x + w * 0.7, y + h * 0.95, w * 0.16, c.pineSoft),
  lagoon: (x, y, w, h) =>
    rect(x, y, w, h, "#F4D9A8") +
    circle(x + w * 0.3, y + h * 0.34, Math.min(w, h) * 0.11, c.clay, 'opacity="0.85"') +
    [0.55, 0.66, 0.8, 0.9]
      .map((at, i) =>
        rect(x + w * at, y + h * (0.3 - (i % 2) * 0.12), w * 0.08, h * 0.4, ["#8FA9AE", "#6F8F97"][i % 2]),
      )
      .join("") +
    rect(x, y + h * 0.62, w, h * 0.38, "#5F9AA3") +
    [0.7, 0.78, 0.88]
      .map((at, i) => rect(x + w * (0.1 + i * 0.22), y + h * at, w * 0.3, 4, c.cream, 2, 'opacity="0.6"'))
      .join(""),
  sky: (x, y, w, h) =>
    rect(x, y, w, h, c.sky) +
    [0.2, 0.62]
      .map(
        (at, i) =>
          `<g fill="${c.cream}" opacity="0.9">${circle(x + w * at, y + h * (0.34 + i * 0.2), h * 0.08, c.cream)}${circle(x + w * at + h * 0.09, y + h * (0.32 + i * 0.2), h * 0.1, c.cream)}${circle(x + w * at + h * 0.19, y + h * (0.35 + i * 0.2), h * 0.07, c.cream)}</g>`,
      )
      .join("") +
    [0, 0.2, 0.42, 0.68, 0.85]
      .map((at, i) =>
        rect(x + w * at, y + h * (0.72 + (i % 3) * 0.05), w * 0.2, h * 0.3, ["#B9CDD0", "#A5BDC1", "#C6D6D5"][i % 3]),
      )
      .join(""),
};

/** The patch of light that a window throws on the floor. */
export const light = (x, w) => path(`M${x} 700h${w}l160 260h${-w - 60}z`, c.sun, 'opacity="0.16"');

export const pendant = (x, length, fill = c.clay) =>
  rect(x - 2, 0, 4, length, c.ink) +
  path(`M${x - 56} ${length + 52}c0-36 24-56 56-56s56 20 56 56z`, fill) +
  ellipse(x, length + 52, 26, 8, c.sun);

export function plant(x, base, size = 1, pot = c.clay) {
  const leaf = (angle, length, fill) =>
    `<path transform="translate(${x} ${base - 92 * size}) rotate(${angle}) scale(${size})" d="M0 0c-34-40-34-96 0-${length} 34 ${length - 96} 34 ${length - 40} 0 ${length}z" fill="${fill}"/>`;
  return (
    shadow(x, base, 70 * size) +
    [-62, -34, -8, 22, 50]
      .map((angle, i) => leaf(angle, 170 - Math.abs(angle), [c.pine, c.leaf, c.pineSoft][i % 3]))
      .join("") +
    path(`M${x - 48 * size} ${base - 100 * size}h${96 * size}l${-14 * size} ${100 * size}h${-68 * size}z`, pot) +
    rect(x - 54 * size, base - 108 * size, 108 * size, 18 * size, pot, 4)
  );
}

/** A long table seen from the side. */
export const table = (x, y, w, { top = c.wood, legs = c.ink, height = 200 } = {}) =>
  shadow(x + w / 2, y + height, w / 2) +
  stroke(`M${x + 40} ${y + 14}l-22 ${height - 14}M${x + w - 40} ${y + 14}l22 ${height - 14}`, legs, 12) +
  rect(x, y, w, 22, top, 8) +
  rect(x, y + 15, w, 7, c.woodDark, 4, 'opacity="0.5"');

export const chair = (x, floor, fill = c.pine, facing = 1) =>
  shadow(x, floor, 58) +
  stroke(`M${x - 34} ${floor}l8-110M${x + 34} ${floor}l-8-110`, c.ink, 8) +
  rect(x - 48, floor - 122, 96, 20, fill, 10) +
  path(
    `M${x - facing * 52} ${floor - 112}q${-facing * 14}-70 ${-facing * 4}-128h${facing * 22}q${-facing * 6} 70 ${facing * 6} 124z`,
    fill,
  );

/** Somebody at work: behind a table, from the waist up. */
export function person(x, y, { skin, hair, top, long = false, turn = 1 }) {
  return (
    (long ? path(`M${x - 40} ${y - 158}c-14 60-10 96-4 116h88c6-20 10-56-4-116z`, hair) : "") +
    path(`M${x - 86} ${y + 40}c0-86 30-122 86-122s86 36 86 122z`, top) +
    rect(x - 16, y - 104, 32, 36, skin, 12) +
    ellipse(x, y - 136, 36, 42, skin) +
    path(
      `M${x - 40} ${y - 138}c-4-44 20-60 42-60 26 0 44 18 38 58-10-20-${turn > 0 ? 34 : 22}-28-46-28-18 0-28 10-34 30z`,
      hair,
    ) +
    stroke(`M${x - 62} ${y + 6}q${30 + turn * 6} 26 62 22`, skin, 20)
  );
}

export const laptop = (x, y) =>
  path(`M${x - 52} ${y - 66}h104l10 62h-124z`, c.ink) +
  path(`M${x - 44} ${y - 58}h88l7 48h-102z`, "#9FB6BC") +
  rect(x - 68, y - 5, 136, 8, c.ink, 4);

export const mug = (x, y, fill = c.clay) =>
  rect(x, y - 36, 32, 36, fill, 6) +
  `<path d="M${x + 32} ${y - 28}a10 10 0 0 1 0 20" fill="none" stroke="${fill}" stroke-width="6"/>`;

export const papers = (x, y) =>
  path(`M${x} ${y}l12-8h70l-10 8z`, c.cream) + path(`M${x + 20} ${y - 6}l12-8h60l-10 8z`, c.sand);

export const screen = (x, y, w, h) =>
  rect(x, y, w, h, c.ink, 10) +
  rect(x + 12, y + 12, w - 24, h - 24, "#24414A", 4) +
  rect(x + 40, y + 48, w * 0.34, 14, c.sun, 7) +
  rect(x + 40, y + 78, w * 0.5, 10, c.cream, 5, 'opacity="0.7"') +
  rect(x + 40, y + 100, w * 0.42, 10, c.cream, 5, 'opacity="0.5"') +
  [0.3, 0.55, 0.4, 0.75]
    .map((part, i) =>
      rect(
        x + w * 0.62 + i * w * 0.075,
        y + h - 30 - h * part * 0.6,
        w * 0.05,
        h * part * 0.6,
        i === 3 ? c.claySoft : c.leaf,
        3,
      ),
    )
    .join("");

export const whiteboard = (x, y, w, h) =>
  rect(x, y, w, h, c.cream, 8, `stroke="${c.line}" stroke-width="8"`) +
  stroke(
    `M${x + 40} ${y + 60}h${w * 0.4}M${x + 40} ${y + 96}h${w * 0.28}M${x + 40} ${y + 132}h${w * 0.34}`,
    c.pine,
    7,
  ) +
  stroke(`M${x + w * 0.6} ${y + h * 0.7}l40-60 44 30 52-80`, c.clay, 7) +
  circle(x + w * 0.6 + 136, y + h * 0.7 - 110, 10, c.sun);

export function shelf(x, y, w, seed = 0) {
  const fills = [c.clay, c.pine, c.sun, c.night, c.claySoft, c.leaf, c.ink, c.cream];
  let at = x + 14;
  let books = "";
  for (let i = 0; at < x + w - 40; i++) {
    const [bw, bh] = [16 + ((i * 7 + seed * 3) % 14), 62 + ((i * 13 + seed * 5) % 34)];
    if ((i + seed) % 6 !== 5) books += rect(at, y - bh, bw, bh, fills[(i + seed) % fills.length], 3);
    at += bw + 4;
  }
  return books + rect(x, y, w, 14, c.woodDark, 4);
}

export const frame = (x, y, w, h, fill, mark) =>
  rect(x, y, w, h, c.cream, 4, `stroke="${c.ink}" stroke-width="6"`) +
  (mark === "sun"
    ? circle(x + w / 2, y + h * 0.44, w * 0.24, fill) + rect(x + w * 0.18, y + h * 0.62, w * 0.64, 8, c.ink)
    : path(
        `M${x + w * 0.2} ${y + h * 0.8}c${w * 0.04}-${h * 0.5} ${w * 0.5}-${h * 0.56} ${w * 0.56}-${h * 0.6} ${w * 0.06} ${h * 0.36}-${w * 0.14} ${h * 0.6}-${w * 0.56} ${h * 0.6}z`,
        fill,
      ));

export const rug = (x, w, fill) =>
  ellipse(x, 850, w / 2, 70, fill) + ellipse(x, 850, w / 2 - 30, 54, c.cream, 'opacity="0.18"');

export const armchair = (x, floor, fill = c.pine) =>
  shadow(x, floor, 150) +
  rect(x - 118, floor - 30, 16, 30, c.ink) +
  rect(x + 102, floor - 30, 16, 30, c.ink) +
  path(`M${x - 104} ${floor - 90}v-130q0-50 52-50h104q52 0 52 50v130z`, fill) +
  rect(x - 140, floor - 170, 60, 144, fill, 26) +
  rect(x + 80, floor - 170, 60, 144, fill, 26) +
  rect(x - 92, floor - 118, 184, 66, c.cream, 22, 'opacity="0.22"');

export const lamp = (x, floor, height = 420) =>
  shadow(x, floor, 50) +
  rect(x - 3, floor - height, 6, height, c.ink) +
  rect(x - 40, floor - 8, 80, 8, c.ink, 4) +
  path(`M${x - 58} ${floor - height + 60}l24-84h68l24 84z`, c.sun);

export const door = (x, w = 190, fill = c.pine) =>
  rect(x, 250, w, 440, fill, 6) +
  rect(x + 24, 280, w - 48, 170, c.cream, 4, 'opacity="0.16"') +
  rect(x + 24, 480, w - 48, 170, c.cream, 4, 'opacity="0.1"') +
  circle(x + w - 26, 480, 9, c.sun);

export const beams = (fill = c.woodDark) =>
  rect(0, 0, 1440, 34, fill) + [120, 430, 740, 1050, 1330].map((x) => path(`M${x} 34h44l-8 60h-28z`, fill)).join("");

export const blinds = (x, y, w, rows) =>
  Array.from({ length: rows }, (_, i) => rect(x, y + i * 22, w, 10, c.wood, 2, 'opacity="0.9"')).join("");

/**
 * node web/scripts/draw-scenes.mjs: draws the scenes of the spaces and the icons, and writes them small and in several
 * widths into web/public. Photographs of the real places replace them one day under the same names. Also writes the
 * pictures' sizes and placeholders into emulator-data/demo/spaces.json and the home page's own picture description.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import sharp from "sharp";
import { scenes } from "./scenes/scenes.mjs";

const web = resolve(import.meta.dirname, "..");
const media = resolve(web, "public/media");
const icons = resolve(web, "public/icons");
const [width, height] = [1440, 960];
/** The same as in src/components/picture.tsx. */
const widths = [480, 960, 1440];

rmSync(media, { recursive: true, force: true });
for (const folder of [media, icons]) mkdirSync(folder, { recursive: true });

const pictures = new Map();
for (const [name, scene] of Object.entries(scenes)) pictures.set(name, await draw(name, scene));
describeSpaces();
describeHome();
await drawIcons();

async function draw(name, { alt, draw }) {
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${draw()}</svg>`,
  );
  for (const each of widths) {
    const picture = sharp(svg).resize(each);
    await picture
      .clone()
      .avif({ quality: 52, effort: 4 })
      .toFile(resolve(media, `${name}-${each}.avif`));
    await picture
      .clone()
      .webp({ quality: 78, effort: 4 })
      .toFile(resolve(media, `${name}-${each}.webp`));
  }
  const tiny = await sharp(svg).resize(20).blur(0.8).webp({ quality: 40 }).toBuffer();
  const placeholder = `data:image/webp;base64,${tiny.toString("base64")}`;
  return { src: `/media/${name}.webp`, alt, width, height, placeholder };
}

function describeSpaces() {
  const file = resolve(web, "../emulator-data/demo/spaces.json");
  const spaces = JSON.parse(readFileSync(file, "utf8"));
  for (const [path, space] of Object.entries(spaces)) {
    const id = path.slice("spaces/".length);
    space.photos = [...pictures]
      .filter(([name]) => name.replace(/-\d+$/, "") === id)
      .map(([, picture]) => sorted(picture));
  }
  writeFileSync(file, `${JSON.stringify(spaces, null, 2)}\n`);
}

function describeHome() {
  const file = resolve(web, "src/features/home/hero-picture.json");
  writeFileSync(file, `${JSON.stringify(sorted(pictures.get("accueil")), null, 2)}\n`);
}

async function drawIcons() {
  const mark = (inset, background) => {
    const scale = (512 - 2 * inset) / 32;
    return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512"><title>NOVIS</title>
<rect width="512" height="512" rx="${background ? 0 : 128}" fill="#1F5A4C"/>
<g transform="translate(${inset} ${inset}) scale(${scale})"><path d="M9 26V8a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v18z" fill="#E9B44C"/><path d="M9 26V8a2 2 0 0 1 2-2l7 4v19z" fill="#F6F1E7"/><circle cx="15.4" cy="18" r="1.3" fill="#B4532F"/></g></svg>`);
  };
  writeFileSync(resolve(icons, "icon.svg"), mark(0, false));
  for (const size of [192, 512])
    await sharp(mark(0, false))
      .resize(size)
      .png({ palette: true })
      .toFile(resolve(icons, `icon-${size}.png`));
  await sharp(mark(72, true)).png({ palette: true }).toFile(resolve(icons, "icon-maskable-512.png"));
  await sharp(mark(40, true)).resize(180).png({ palette: true }).toFile(resolve(icons, "icon-180.png"));
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => a.localeCompare(b)));
}

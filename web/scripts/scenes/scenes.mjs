import * as p from "./pieces.mjs";

const c = p.colours;
const people = {
  amina: { skin: "#8A5A3C", hair: "#20161A", top: c.sun, long: true },
  hugo: { skin: "#E7B98F", hair: "#6B4226", top: c.night },
  mei: { skin: "#EFC79E", hair: "#1F1B22", top: c.clay, long: true, turn: -1 },
  kofi: { skin: "#5F3B27", hair: "#151012", top: c.cream },
  lea: { skin: "#F0CBA6", hair: "#B4532F", top: c.pineSoft, long: true },
  sami: { skin: "#C08A5C", hair: "#2A1C16", top: c.claySoft, turn: -1 },
};
const at = (x, y, who) => p.person(x, y, people[who]);

/** name → what stands in the room, from the wall to the front. Alternative texts are in French: the site's first language. */
export const scenes = {
  accueil: {
    alt: "La grande salle de NOVIS au matin : de hautes fenêtres, une longue table où l’on travaille, des plantes.",
    draw: () =>
      p.room({ wall: "#EFE4D0", wainscot: "#E2D3B8" }) +
      p.beams() +
      p.window(110, 130, 330, 420, { arch: true }) +
      p.window(510, 130, 330, 420, { arch: true }) +
      p.window(910, 130, 330, 420, { arch: true }) +
      p.light(160, 250) +
      p.light(600, 250) +
      p.pendant(330, 90) +
      p.pendant(720, 130, c.pine) +
      p.pendant(1110, 90) +
      at(420, 640, "amina") +
      at(660, 640, "hugo") +
      at(900, 640, "mei") +
      at(1120, 640, "kofi") +
      p.table(250, 668, 1010, { height: 230 }) +
      p.laptop(420, 666) +
      p.mug(520, 668) +
      p.papers(600, 668) +
      p.laptop(900, 666) +
      p.mug(1010, 668, c.pine) +
      p.laptop(1130, 666) +
      p.chair(360, 930, c.pine) +
      p.chair(760, 930, c.clay, -1) +
      p.chair(1090, 930, c.pine, -1) +
      p.plant(110, 920, 1.5) +
      p.plant(1350, 900, 1.3, c.pine),
  },
  "salle-bleue-1": {
    alt: "Salle Bleue : une table en chêne pour huit, un grand écran, une fenêtre sur le jardin.",
    draw: () =>
      p.room({ wall: "#B9D0D6", wainscot: "#9DBBC4" }) +
      p.window(90, 140, 380, 330) +
      p.light(140, 300) +
      p.screen(640, 170, 420, 240) +
      p.frame(1180, 190, 130, 170, c.clay, "sun") +
      p.pendant(560, 60, c.sun) +
      p.pendant(860, 60, c.sun) +
      at(470, 640, "lea") +
      at(720, 640, "kofi") +
      at(980, 640, "amina") +
      p.table(300, 668, 840) +
      p.laptop(470, 666) +
      p.papers(640, 668) +
      p.mug(800, 668, c.cream) +
      p.laptop(980, 666) +
      p.chair(420, 910, c.night) +
      p.chair(720, 910, c.night) +
      p.chair(1020, 910, c.night, -1) +
      p.plant(1330, 880, 1.3),
  },
  "salle-bleue-2": {
    alt: "Le mur qui s’écrit de la Salle Bleue, et une plante près de la fenêtre.",
    draw: () =>
      p.room({ wall: "#B9D0D6", wainscot: "#9DBBC4" }) +
      p.whiteboard(180, 150, 660, 360) +
      p.window(980, 150, 300, 360, { panes: 2 }) +
      p.light(1000, 220) +
      at(520, 700, "sami") +
      p.table(240, 728, 620, { height: 180 }) +
      p.laptop(680, 726) +
      p.mug(360, 728) +
      p.plant(1300, 900, 1.4),
  },
  "la-verriere-1": {
    alt: "La Verrière entière : un mur de vitres, deux longues tables, une vingtaine de places.",
    draw: () =>
      p.room({ wall: "#F3EBDC", floor: "#D3AC7C" }) +
      p.window(60, 60, 1320, 480, { panes: 8, rows: 3 }) +
      p.light(120, 420) +
      p.light(760, 420) +
      p.pendant(300, 40, c.pine) +
      p.pendant(720, 40, c.pine) +
      p.pendant(1140, 40, c.pine) +
      at(260, 620, "hugo") +
      at(450, 620, "mei") +
      at(640, 620, "kofi") +
      at(860, 620, "lea") +
      at(1050, 620, "amina") +
      at(1230, 620, "sami") +
      p.table(130, 648, 600, { height: 240 }) +
      p.table(760, 648, 580, { height: 240 }) +
      p.laptop(300, 646) +
      p.papers(480, 648) +
      p.laptop(900, 646) +
      p.mug(1100, 648) +
      [220, 400, 580, 860, 1040, 1220].map((x, i) => p.chair(x, 920, i % 2 ? c.clay : c.pine, i % 2 ? -1 : 1)).join(""),
  },
  "la-verriere-2": {
    alt: "La Verrière en théâtre : l’écran, les rangs de chaises, la lumière du toit.",
    draw: () =>
      p.room({ wall: "#F3EBDC", floor: "#D3AC7C" }) +
      p.window(60, 60, 420, 420, { panes: 3, rows: 3 }) +
      p.window(960, 60, 420, 420, { panes: 3, rows: 3 }) +
      p.screen(540, 140, 360, 230) +
      p.light(160, 300) +
      [180, 400, 620, 840, 1060, 1280].map((x) => p.chair(x, 800, c.pine)).join("") +
      [290, 510, 730, 950, 1170].map((x) => p.chair(x, 920, c.clay)).join("") +
      p.plant(70, 780, 1.2),
  },
  "verriere-est-1": {
    alt: "Verrière Est au soleil du matin : dix places, un écran, le jardin derrière les vitres.",
    draw: () =>
      p.room({ wall: "#F7E8C8", floor: "#D3AC7C" }) +
      p.window(80, 80, 760, 440, { panes: 5, rows: 3 }) +
      p.light(160, 520) +
      p.screen(960, 180, 340, 210) +
      p.pendant(460, 40) +
      at(380, 630, "mei") +
      at(640, 630, "sami") +
      p.table(220, 658, 780, { height: 230 }) +
      p.laptop(400, 656) +
      p.papers(560, 658) +
      p.mug(840, 658) +
      p.chair(330, 920) +
      p.chair(620, 920, c.clay) +
      p.chair(900, 920, c.pine, -1) +
      p.plant(1240, 900, 1.6),
  },
  "verriere-est-2": {
    alt: "Un coin de Verrière Est : un fauteuil, une lampe, les feuilles du jardin.",
    draw: () =>
      p.room({ wall: "#F7E8C8", floor: "#D3AC7C" }) +
      p.window(120, 90, 620, 430, { panes: 4, rows: 3 }) +
      p.light(160, 420) +
      p.shelf(860, 300, 420, 2) +
      p.shelf(860, 440, 420, 5) +
      p.rug(720, 900, c.claySoft) +
      p.armchair(560, 880, c.pine) +
      p.lamp(830, 880) +
      p.plant(1240, 900, 1.5),
  },
  "verriere-ouest-1": {
    alt: "Verrière Ouest en fin de journée : la lumière dorée, une table pour dix.",
    draw: () =>
      p.room({ wall: "#F0D6BC", floor: "#C4935F" }) +
      p.window(600, 80, 760, 440, { panes: 5, rows: 3, outside: "lagoon" }) +
      p.light(680, 520) +
      p.whiteboard(110, 170, 360, 250) +
      p.pendant(960, 40, c.pine) +
      at(700, 630, "amina") +
      at(980, 630, "hugo") +
      p.table(440, 658, 780, { height: 230 }) +
      p.laptop(720, 656) +
      p.mug(860, 658, c.pine) +
      p.laptop(1000, 656) +
      p.chair(560, 920, c.clay) +
      p.chair(840, 920, c.clay, -1) +
      p.chair(1110, 920, c.clay, -1) +
      p.plant(180, 900, 1.6, c.pine),
  },
  "verriere-ouest-2": {
    alt: "Après la réunion, Verrière Ouest : deux fauteuils devant la fenêtre.",
    draw: () =>
      p.room({ wall: "#F0D6BC", floor: "#C4935F" }) +
      p.window(330, 90, 780, 430, { panes: 5, rows: 3, outside: "lagoon" }) +
      p.light(420, 520) +
      p.rug(720, 1000, c.pine) +
      p.armchair(480, 880, c.clay) +
      p.armchair(960, 880, c.clay) +
      p.plant(130, 900, 1.4) +
      p.lamp(1270, 880),
  },
  "bureau-cour-1": {
    alt: "Bureau sur cour : quatre postes, une étagère, une fenêtre sur la cour.",
    draw: () =>
      p.room({ wall: "#DCE5DC", wainscot: "#C4D3C6" }) +
      p.window(120, 130, 360, 350, { panes: 2, outside: "court" }) +
      p.light(160, 280) +
      p.shelf(620, 220, 380, 1) +
      p.shelf(620, 350, 380, 4) +
      p.door(1150) +
      at(380, 640, "lea") +
      at(660, 640, "hugo") +
      p.table(200, 668, 780) +
      p.laptop(390, 666) +
      p.mug(520, 668) +
      p.laptop(670, 666) +
      p.papers(790, 668) +
      p.chair(330, 910, c.clay) +
      p.chair(620, 910, c.clay) +
      p.chair(880, 910, c.clay, -1) +
      p.plant(1090, 880, 1.1),
  },
  "bureau-cour-2": {
    alt: "Une table du bureau sur cour, près de la fenêtre, un café à côté de l’ordinateur.",
    draw: () =>
      p.room({ wall: "#DCE5DC", wainscot: "#C4D3C6" }) +
      p.window(460, 90, 520, 430, { panes: 3, outside: "court" }) +
      p.light(520, 380) +
      p.frame(180, 160, 150, 200, c.pine, "leaf") +
      p.frame(1110, 160, 150, 200, c.sun, "sun") +
      p.table(260, 640, 920, { height: 250 }) +
      p.laptop(560, 638) +
      p.mug(720, 640) +
      p.papers(830, 640) +
      p.plant(1010, 640, 0.6) +
      p.chair(560, 920, c.clay) +
      p.chair(900, 920, c.clay, -1),
  },
  "grand-atelier-1": {
    alt: "Le Grand Atelier : sous les poutres, la grande table et ses huit places.",
    draw: () =>
      p.room({ wall: "#F1E6D3", wainscot: "#DCC7A4" }) +
      p.beams() +
      p.window(120, 150, 300, 330, { panes: 2, outside: "sky" }) +
      p.window(560, 150, 300, 330, { panes: 2, outside: "sky" }) +
      p.window(1000, 150, 300, 330, { panes: 2, outside: "sky" }) +
      p.light(160, 220) +
      p.light(1020, 220) +
      p.pendant(340, 120, c.pine) +
      p.pendant(710, 120, c.clay) +
      p.pendant(1080, 120, c.pine) +
      at(330, 640, "kofi") +
      at(560, 640, "lea") +
      at(800, 640, "sami") +
      at(1040, 640, "mei") +
      p.table(160, 668, 1110) +
      [330, 570, 800, 1040].map((x) => p.laptop(x, 666)).join("") +
      p.mug(440, 668) +
      p.mug(690, 668, c.pine) +
      p.papers(900, 668) +
      [260, 480, 720, 940, 1160].map((x, i) => p.chair(x, 910, i % 2 ? c.pine : c.clay, i % 2 ? -1 : 1)).join(""),
  },
  "grand-atelier-2": {
    alt: "Le coin lecture du Grand Atelier : des livres, un fauteuil, une lampe.",
    draw: () =>
      p.room({ wall: "#F1E6D3", wainscot: "#DCC7A4" }) +
      p.beams() +
      p.shelf(120, 260, 560, 0) +
      p.shelf(120, 390, 560, 3) +
      p.window(860, 150, 360, 330, { panes: 2, outside: "sky" }) +
      p.light(880, 280) +
      p.rug(640, 900, c.pineSoft) +
      p.armchair(500, 880, c.clay) +
      p.lamp(760, 880) +
      p.plant(1180, 900, 1.6),
  },
  "salle-lagune-1": {
    alt: "Salle Lagune : dix places, des stores en bois, la lagune au loin.",
    draw: () =>
      p.room({ wall: "#E4EDE9", floor: "#B98A58" }) +
      p.window(70, 90, 820, 420, { panes: 4, rows: 1, outside: "lagoon" }) +
      p.blinds(76, 96, 808, 5) +
      p.light(180, 560) +
      p.screen(990, 170, 360, 220) +
      at(420, 640, "amina") +
      at(680, 640, "kofi") +
      at(930, 640, "sami") +
      p.table(250, 668, 860) +
      p.laptop(430, 666) +
      p.papers(560, 668) +
      p.mug(790, 668, c.sun) +
      p.laptop(940, 666) +
      [360, 640, 920].map((x) => p.chair(x, 910, c.ink)).join("") +
      p.plant(1300, 900, 1.6, c.sun),
  },
  "salle-lagune-2": {
    alt: "La vue de la Salle Lagune : l’eau, la ville, le soir qui vient.",
    draw: () =>
      p.room({ wall: "#E4EDE9", floor: "#B98A58" }) +
      p.window(150, 70, 1140, 450, { panes: 5, rows: 1, outside: "lagoon" }) +
      p.blinds(156, 76, 1128, 3) +
      p.light(320, 700) +
      p.rug(720, 1000, c.sun) +
      p.armchair(430, 880, c.pine) +
      p.armchair(1010, 880, c.pine) +
      p.plant(90, 900, 1.5) +
      p.plant(1360, 900, 1.3),
  },
  "bureau-ebene-1": {
    alt: "Bureau Ébène : trois postes de bois sombre, des stores, une porte qui ferme.",
    draw: () =>
      p.room({ wall: "#E9DCCB", wainscot: "#CDB79A", floor: "#9C6F45" }) +
      p.window(130, 120, 420, 350, { panes: 2, rows: 1, outside: "lagoon" }) +
      p.blinds(136, 126, 408, 4) +
      p.light(180, 300) +
      p.frame(680, 170, 150, 200, c.clay, "sun") +
      p.frame(870, 170, 150, 200, c.pine, "leaf") +
      p.door(1160, 190, c.ink) +
      at(420, 640, "kofi") +
      at(740, 640, "amina") +
      p.table(240, 668, 760, { top: "#4A3426", legs: c.sun }) +
      p.laptop(430, 666) +
      p.mug(570, 668) +
      p.laptop(750, 666) +
      p.chair(360, 910, c.clay) +
      p.chair(640, 910, c.clay) +
      p.chair(900, 910, c.clay, -1) +
      p.plant(1090, 880, 1.1, c.ink),
  },
  "bureau-ebene-2": {
    alt: "Le coin visiteurs du Bureau Ébène : deux fauteuils, une lampe de laiton.",
    draw: () =>
      p.room({ wall: "#E9DCCB", wainscot: "#CDB79A", floor: "#9C6F45" }) +
      p.shelf(160, 240, 480, 6) +
      p.shelf(160, 380, 480, 1) +
      p.window(820, 120, 440, 360, { panes: 2, rows: 1, outside: "lagoon" }) +
      p.rug(700, 940, c.clay) +
      p.armchair(430, 880, c.ink) +
      p.armchair(930, 880, c.ink) +
      p.lamp(680, 860) +
      p.plant(1310, 900, 1.4, c.sun),
  },
  "le-comptoir-1": {
    alt: "Le Comptoir : un long plateau d’iroko devant les fenêtres, cinq tabourets.",
    draw: () =>
      p.room({ wall: "#F2E2C4", floor: "#B98A58" }) +
      p.window(70, 80, 1300, 400, { panes: 6, rows: 1, outside: "lagoon" }) +
      p.light(200, 460) +
      p.light(820, 420) +
      p.pendant(360, 30, c.clay) +
      p.pendant(720, 30, c.sun) +
      p.pendant(1080, 30, c.clay) +
      at(330, 600, "mei") +
      at(660, 600, "hugo") +
      at(1000, 600, "amina") +
      p.table(60, 628, 1320, { height: 270, top: "#9A5F38" }) +
      p.laptop(340, 626) +
      p.mug(470, 628, c.pine) +
      p.laptop(680, 626) +
      p.laptop(1010, 626) +
      p.papers(1130, 628) +
      [230, 480, 730, 980, 1230].map((x) => p.chair(x, 920, c.pine)).join(""),
  },
  "le-comptoir-2": {
    alt: "Le café du Comptoir, à côté de la machine et des plantes.",
    draw: () =>
      p.room({ wall: "#F2E2C4", wainscot: c.pine, floor: "#B98A58" }) +
      p.shelf(140, 220, 420, 2) +
      p.shelf(140, 350, 420, 7) +
      p.window(720, 90, 560, 330, { panes: 3, rows: 1, outside: "lagoon" }) +
      p.table(120, 600, 1200, { height: 300, top: "#9A5F38" }) +
      [220, 290, 360, 980, 1050].map((x, i) => p.mug(x, 600, [c.clay, c.cream, c.sun][i % 3])).join("") +
      p.plant(640, 600, 0.8) +
      p.plant(1200, 600, 0.7, c.clay) +
      p.papers(780, 600) +
      p.chair(420, 920, c.clay) +
      p.chair(900, 920, c.clay, -1),
  },
};

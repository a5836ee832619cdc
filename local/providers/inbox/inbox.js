/** The inbox page: a list that follows the server's events, and the message that the address names (#12). */
const list = document.querySelector("#messages");
const detail = document.querySelector("#message");
const search = document.querySelector("#search");
const clock = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeStyle: "medium" });

let messages = [];
let shown = "";

const events = new EventSource("/__sandbox/events");
events.onmessage = () => void refresh();
events.onerror = () => live(false, "Serveur arrêté, nouvel essai…");

search.addEventListener("input", drawList);
document.querySelector(".filters").addEventListener("change", drawList);
document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
document.querySelector("#clear").addEventListener("click", async () => {
  location.hash = "";
  await fetch("/__sandbox/reset", { method: "POST" });
});
window.addEventListener("hashchange", () => drawDetail(true));
list.addEventListener("keydown", (event) => {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const target = step && event.target.closest("li")?.[step]?.querySelector("a");
  if (!target) return;
  event.preventDefault();
  target.focus();
});

async function refresh() {
  const before = messages.length;
  messages = (await (await fetch("/__sandbox/messages")).json()).messages.reverse();
  const arrived = messages.length - before;
  live(
    true,
    arrived > 0 && before > 0 ? `${arrived} ${arrived > 1 ? "nouveaux messages" : "nouveau message"}` : counted(),
  );
  document.title = `${messages.length > 0 ? `(${messages.length}) ` : ""}Boîte de réception locale`;
  drawList();
  drawDetail(false);
}

function counted() {
  return messages.length === 0 ? "En direct" : `En direct, ${messages.length} message${messages.length > 1 ? "s" : ""}`;
}

function live(on, text) {
  document.querySelector(".live").classList.toggle("on", on);
  document.querySelector("#live").textContent = text;
}

function drawList() {
  const channel = document.querySelector("[name=channel]:checked").value;
  const words = search.value.trim().toLowerCase();
  const found = messages.filter(
    (message) =>
      (channel === "" || message.channel === channel) &&
      `${message.to} ${message.from} ${message.subject ?? ""} ${message.text}`.toLowerCase().includes(words),
  );
  list.replaceChildren(...found.map(row));
  const empty = document.querySelector("#empty");
  empty.hidden = found.length > 0;
  empty.textContent =
    messages.length === 0
      ? "Aucun message pour l’instant. Le prochain apparaîtra ici."
      : "Aucun message ne correspond.";
}

function row(message) {
  const link = element("a", { href: `#${message.id}` }, [
    element("span", { className: "to", textContent: message.to }),
    element("time", { className: "when", textContent: clock.format(message.receivedAt) }),
    element("span", {
      className: "subject",
      textContent: message.channel === "sms" ? `SMS · ${message.text}` : message.subject,
    }),
  ]);
  if (message.attachments?.length > 0)
    link.append(element("span", { className: "tag", textContent: attached(message) }));
  if (`#${message.id}` === location.hash) link.setAttribute("aria-current", "true");
  return element("li", {}, [link]);
}

function attached({ attachments }) {
  return attachments.length > 1 ? `${attachments.length} pièces jointes` : "1 pièce jointe";
}

/** Redrawn only when another message is chosen: an arrival must not scroll the reader back. */
function drawDetail(chosen) {
  const message = messages.find(({ id }) => `#${id}` === location.hash);
  document.body.classList.toggle("open", message !== undefined);
  for (const link of list.querySelectorAll("a"))
    link.toggleAttribute("aria-current", message !== undefined && link.hash === location.hash);
  if ((message?.id ?? "") === shown && detail.childElementCount > 0) return;
  shown = message?.id ?? "";
  detail.replaceChildren(
    ...(message
      ? page(message)
      : [element("p", { className: "empty", textContent: "Choisissez un message dans la liste." })]),
  );
  if (chosen && message) detail.focus();
}

function page(message) {
  const back = element("a", { className: "button back", href: "#", textContent: "Retour à la liste" });
  return message.channel === "sms" ? [back, ...textPage(message)] : [back, ...mailPage(message)];
}

function textPage(message) {
  return [
    element("h2", { textContent: `SMS à ${message.to}` }),
    facts([
      ["De", message.from],
      ["Reçu", day.format(message.receivedAt)],
      ["Longueur", `${message.segments} SMS (${message.encoding}, ${message.text.length} caractères)`],
    ]),
    element("p", { className: "bubble", textContent: message.text }),
  ];
}

function mailPage(message) {
  const body = element("div", { hidden: true });
  const views = [
    message.html && ["Mise en forme", () => frame(message)],
    message.text && ["Texte seul", () => element("pre", { textContent: message.text })],
    ["En-têtes", () => element("pre", { textContent: raw(message) })],
  ].filter(Boolean);
  const buttons = views.map(([label, draw]) => {
    const button = element("button", { type: "button", textContent: label });
    button.addEventListener("click", () => {
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
      const next = draw();
      buttons.body.replaceWith(next);
      buttons.body = next;
    });
    return button;
  });
  buttons.body = body;
  const parts = [
    element("h2", { textContent: message.subject }),
    facts([
      ["De", message.from],
      ["À", message.to],
      ["Copie", message.copies.join(", ")],
      ["Répondre à", message.replyTo],
      ["Reçu", day.format(message.receivedAt)],
    ]),
    element("div", { className: "attachments" }, message.attachments.map(attachmentLink)),
    element("div", { className: "views", role: "group", ariaLabel: "Affichage" }, buttons),
    body,
  ];
  queueMicrotask(() => buttons[0].click());
  return parts;
}

function frame({ id, subject }) {
  const view = element("iframe", { src: `/__sandbox/messages/${id}/html`, title: `Message : ${subject}` });
  view.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  return view;
}

function attachmentLink({ filename, size, url }) {
  const weight = size < 1024 ? `${size} o` : `${Math.round(size / 1024)} ko`;
  return element("a", {
    className: "button",
    href: url,
    download: filename,
    textContent: `Télécharger ${filename} (${weight})`,
  });
}

function raw({ headers, customArgs, categories, providerId, attachments }) {
  return JSON.stringify({ messageId: providerId, headers, customArgs, categories, attachments }, null, 2);
}

function facts(rows) {
  const filled = rows.filter(([, value]) => value);
  return element(
    "dl",
    {},
    filled.flatMap(([name, value]) => [element("dt", { textContent: name }), element("dd", { textContent: value })]),
  );
}

function element(name, properties, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

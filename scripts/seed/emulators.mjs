import { project, region } from "../place.mjs";

/** The three doors that a seed goes through, over plain HTTP: documents and accounts as their owner, callables as anyone. */
export const database = `projects/${project}/databases/(default)`;
const batchSize = 400;
const owner = { authorization: "Bearer owner", "content-type": "application/json" };

export async function writeDocuments(ports, documents) {
  const writes = documents.map(([path, fields]) => ({ update: { name: `${database}/documents/${path}`, fields } }));
  for (let start = 0; start < writes.length; start += batchSize) {
    const body = { writes: writes.slice(start, start + batchSize) };
    await post(`http://127.0.0.1:${ports.firestore}/v1/${database}/documents:commit`, body, owner);
  }
}

export async function clear(ports) {
  const firestore = `http://127.0.0.1:${ports.firestore}/emulator/v1/${database}/documents`;
  const auth = `http://127.0.0.1:${ports.auth}/emulator/v1/projects/${project}/accounts`;
  for (const url of [firestore, auth]) await request("DELETE", url, undefined, owner);
  await post(`http://127.0.0.1:${ports.inbox}/__sandbox/reset`, {});
}

/** Made, or brought back to what the file says when the uid exists. */
export async function writeAccount(ports, account) {
  const { uid, email, password, displayName, phoneNumber, claims } = account;
  const base = `http://127.0.0.1:${ports.auth}/identitytoolkit.googleapis.com/v1/projects/${project}/accounts`;
  const wanted = { localId: uid, email, password, displayName, phoneNumber, emailVerified: true };
  const known = await post(`${base}:lookup`, { localId: [uid] }, owner);
  await post(known.users ? `${base}:update` : base, wanted, owner);
  if (claims) await post(`${base}:update`, { localId: uid, customAttributes: JSON.stringify(claims) }, owner);
}

/** An ID token of an account of the seed. */
export function signIn(ports, { email, password }) {
  return token(ports, "signInWithPassword", { email, password });
}

/**
 * An ID token of a visitor without e-mail. The uid is given, by a custom token that only the emulator takes unsigned: the
 * next loading of the same seed is the same visitor, and books nothing twice.
 */
export function signInVisitor(ports, uid) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    uid,
    aud: "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit",
  };
  return token(ports, "signInWithCustomToken", { token: `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.` });
}

async function token(ports, method, body) {
  const url = `http://127.0.0.1:${ports.auth}/identitytoolkit.googleapis.com/v1/accounts:${method}?key=local`;
  return (await post(url, { ...body, returnSecureToken: true })).idToken;
}

/** Each callable lives in a process of its own, slow to start: a preflight wakes them all at once, instead of one by one. */
export async function wake(ports, names) {
  const headers = { origin: "http://127.0.0.1", "access-control-request-method": "POST" };
  await Promise.all(names.map((name) => fetch(urlOf(ports, name), { method: "OPTIONS", headers })));
}

function urlOf(ports, name) {
  return `http://127.0.0.1:${ports.functions}/${project}/${region}/${name}`;
}

/** Calls as the web application does; throws { code, data } of the refusal. */
export async function call(ports, token, name, data) {
  const response = await fetch(urlOf(ports, name), {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ data }),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer.result;
  const { message = `HTTP ${response.status}`, details } = answer.error ?? {};
  const code = details?.code ?? message;
  throw Object.assign(new Error(`${name}: ${code} ${JSON.stringify(details?.data ?? {})}`), { code });
}

function post(url, body, headers = { "content-type": "application/json" }) {
  return request("POST", url, JSON.stringify(body), headers);
}

async function request(method, url, body, headers) {
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text.slice(0, 300)}`);
  return text.startsWith("{") ? JSON.parse(text) : {};
}

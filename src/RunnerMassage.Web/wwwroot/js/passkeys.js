// Makes and uses passkeys: forms with data-passkey="create" or "get". The server asks (handler "Question"), the browser and its
// authenticator answer, and the answer is sent with the form. Where the page brings a question along (data-question), the browser offers
// passkeys in the e-mail field by itself.
"use strict";

const known = "PublicKeyCredential" in window && "credentials" in navigator;
let waiting;   // what ends the offer in the e-mail field: a browser does one thing at a time

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !known;
  if (!known) continue;
  document.querySelectorAll("[data-passkey-missing]").forEach((text) => { text.hidden = true; });
  form.addEventListener("submit", (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    answer(form);
  });
  if (form.dataset.question) offer(form);
}

// A page that comes back from the browser's back-forward cache must not send an old answer.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-passkey] [name=credential]").forEach((field) => { field.value = ""; });
});

async function answer(form) {
  const button = form.querySelector("button");
  if (button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  tell(form, "");
  waiting?.abort();
  try {
    const question = await ask(form);
    const options = JSON.parse(question.options);
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: creation(options) })
      : await navigator.credentials.get({ publicKey: request(options) });
    send(form, question.state, credential);
  } catch (error) {
    tell(form, reason(error));
    if (form.dataset.question) offer(form);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

async function offer(form) {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  const state = form.elements.state.value;
  waiting = new AbortController();
  try {
    const credential = await navigator.credentials.get(
      { publicKey: request(JSON.parse(form.dataset.question)), mediation: "conditional", signal: waiting.signal });
    if (credential) send(form, state, credential);
  } catch {
    // Nobody asked for it: the button and the password are still there.
  }
}

async function ask(form) {
  const address = new URL(form.action);
  address.searchParams.set("handler", "Question");
  const body = new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
  const response = await fetch(address, { method: "POST", body });
  if (!response.ok) throw new Error(`The question was answered with ${response.status}.`);
  return response.json();
}

function send(form, state, credential) {
  form.elements.state.value = state;
  form.elements.credential.value = JSON.stringify(toJson(credential));
  form.requestSubmit();
}

function tell(form, text) {
  const place = form.querySelector("[data-passkey-message]");
  place.textContent = text;
  place.hidden = !text;
}

function reason(error) {
  switch (error.name) {
    case "NotAllowedError": return "No passkey was used: it was cancelled, it took too long, or this device has none. Please try again.";
    case "InvalidStateError": return "This device already has a passkey for your account.";
    case "SecurityError": return "Passkeys do not work at this address of the site.";
    default: return "That did not work. Please check your connection, load the page again and try once more.";
  }
}

// Binary parts travel as base64url. Done by hand, because some password managers break the browser's own toJSON.
function creation(options) {
  return {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(descriptor),
  };
}

function request(options) {
  return { ...options, challenge: toBytes(options.challenge), allowCredentials: (options.allowCredentials ?? []).map(descriptor) };
}

function descriptor(credential) {
  return { ...credential, id: toBytes(credential.id) };
}

function toJson(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: toText(response.clientDataJSON) };
  if (response.attestationObject) {
    parts.attestationObject = toText(response.attestationObject);
    parts.transports = response.getTransports?.() ?? [];
  } else {
    parts.authenticatorData = toText(response.authenticatorData);
    parts.signature = toText(response.signature);
    if (response.userHandle) parts.userHandle = toText(response.userHandle);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults?.() ?? {},
    response: parts,
  };
}

function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}

function toText(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

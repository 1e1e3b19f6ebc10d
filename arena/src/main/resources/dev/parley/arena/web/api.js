import {hasText, t} from './i18n.js';

/** A request that the server refused, or that never reached it. `message` is a sentence for the user. */
export class ApiError extends Error {
  constructor(code, status, message) {
    super(hasText(`error.${code}`) ? t(`error.${code}`) : message);
    this.code = code;
    this.status = status;
  }
}

async function request(method, path, body) {
  let answer;
  try {
    answer = await fetch(`/api/${path}`, {
      method,
      headers: body === undefined ? {} : {'Content-Type': 'application/json'},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError('unreachable', 0, 'The server cannot be reached.');
  }
  const content = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const {code = 'internal_error', message = answer.statusText} = content.error ?? {};
    throw new ApiError(code, answer.status, message);
  }
  return content;
}

/** A key for a request that may be repeated but must happen once. */
const once = () => crypto.getRandomValues(new Uint32Array(4)).reduce((key, word) => key + word.toString(16), '');

export const api = {
  session: () => request('GET', 'session'),
  consent: version => request('POST', 'consent', {terms: version}),
  chat: id => request('GET', `chats/${encodeURIComponent(id)}`),
  chats: () => request('GET', 'chats'),
  deleteChat: id => request('DELETE', `chats/${encodeURIComponent(id)}`, {}),
  open: (mode, models) => request('POST', 'chats', {mode, models, request: once()}),
  ask: (chat, after, prompt, parameters) =>
    request('POST', `chats/${chat}/turns`, {after, prompt, parameters, request: once()}),
  retry: (turn, side, another, model) =>
    request('POST', `turns/${turn}/sides/${side}/retry`, {another, model, request: once()}),
  stop: turn => request('POST', `turns/${turn}/stop`, {}),
  vote: (turn, choice) => request('POST', `turns/${turn}/vote`, {choice, request: once()}),
  share: turn => request('POST', `turns/${turn}/share`, {}),
  shared: link => request('GET', `shares/${encodeURIComponent(link)}`),
  forget: () => request('DELETE', 'me', {}),
  leaderboard: filter => request('GET', `leaderboard?${new URLSearchParams(filter)}`),
  audit: filter => request('GET', `leaderboard/audit?${new URLSearchParams(filter)}`),
  signIn: password => request('POST', 'admin/sign-in', {password}),
  signOut: () => request('POST', 'admin/sign-out', {}),
  overview: () => request('GET', 'admin/overview'),
  marks: filter => request('GET', `admin/marks?${new URLSearchParams(filter)}`),
  mark: message => request('GET', `admin/marks/${encodeURIComponent(message)}`),
  judge: (message, judgement) => request('POST', `admin/marks/${encodeURIComponent(message)}/judgement`, {judgement}),
  resolve: review => request('POST', `admin/reviews/${review}/resolve`, {}),
};

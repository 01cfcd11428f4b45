// @ts-check
// The conversation of this tab. It outlives a reload, not the tab: the token in it opens the conversation to whoever holds it.
const KEY = 'qabot.conversation';
// Twice in a token's life, so that one refresh may fail; never more often than a server would like.
const REFRESHES = 2;
const SHORTEST_WAIT = 20;

/** @typedef {{ conversationId?: string, token: string, streamUrl?: string, expires_in?: number }} Conversation */

export class ConversationSession {
  /** @param {string} domain @param {Storage} storage */
  constructor(domain, storage) {
    this.domain = domain;
    this.storage = storage;
    this.lifetime = 1800;
  }

  /**
   * Comes back to the conversation of this tab, or gets a token for a new one, which Web Chat then starts.
   * @returns {Promise<Conversation>}
   */
  async open() {
    return await this.#resume() ?? await this.#create();
  }

  /**
   * Keeps the stored token fresh, so that a reload after an hour still finds its conversation.
   * @param {(conversation: Conversation) => void} onRenewed Is given each new token.
   */
  keepFresh(onRenewed) {
    setTimeout(async () => {
      const saved = this.#saved();
      // Offline or refused: the connection notice says so; the next round tries again.
      const answer = saved && await this.#call('POST', 'tokens/refresh', saved.token).catch(() => null);
      if (answer?.ok) {
        onRenewed(this.#save(await answer.json()));
      }
      this.keepFresh(onRenewed);
    }, Math.max(SHORTEST_WAIT, this.lifetime / REFRESHES) * 1000);
  }

  /**
   * The conversation with the token that was kept fresh here, when DirectLineJS was refused with an older one.
   * @returns {Promise<Conversation | null>}
   */
  async renew() {
    return await this.#resume().catch(() => null);
  }

  forget() {
    this.storage.removeItem(KEY);
  }

  /** @returns {Promise<Conversation | null>} */
  async #resume() {
    const saved = this.#saved();
    if (!saved) {
      return null;
    }

    const answer = await this.#call('GET', `conversations/${encodeURIComponent(saved.conversationId)}?watermark=`, saved.token);
    if (answer.ok) {
      return this.#save(await answer.json());
    }

    // Expired, ended, or the server was started anew.
    this.forget();
    return null;
  }

  /** @returns {Promise<Conversation>} */
  async #create() {
    const answer = await this.#call('POST', 'tokens/generate', null, { user: { id: `dl_${randomId()}` } });
    const body = await answer.json().catch(() => null);
    if (!answer.ok) {
      throw new Error(body?.error?.message ?? `The server answered ${answer.status}.`);
    }

    // Without the id Web Chat starts the conversation, and the bot says hello; with it, it would look for one that was never started.
    return { token: this.#save(body).token };
  }

  /** @param {string} method @param {string} path @param {string | null} token @param {object} [body] */
  async #call(method, path, token, body) {
    /** @type {Record<string, string>} */
    const headers = { accept: 'application/json' };
    if (token) {
      headers.authorization = `Bearer ${token}`;
    }

    if (body) {
      headers['content-type'] = 'application/json';
    }

    try {
      return await fetch(`${this.domain}/${path}`, { method, headers, body: body && JSON.stringify(body), cache: 'no-store' });
    } catch {
      throw new Error('The server cannot be reached.');
    }
  }

  /** @returns {{ conversationId: string, token: string } | null} */
  #saved() {
    try {
      const saved = JSON.parse(this.storage.getItem(KEY) ?? 'null');
      return saved?.conversationId && saved?.token ? saved : null;
    } catch {
      return null;
    }
  }

  /** @param {{ conversationId: string, token: string, streamUrl?: string, expires_in?: number }} conversation */
  #save({ conversationId, token, streamUrl, expires_in }) {
    this.lifetime = expires_in ?? this.lifetime;
    this.storage.setItem(KEY, JSON.stringify({ conversationId, token }));
    return { conversationId, token, streamUrl };
  }
}

// crypto.randomUUID is missing on pages that come by plain http from another machine.
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

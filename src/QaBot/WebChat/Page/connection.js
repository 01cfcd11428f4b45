// @ts-check
// Says how the connection stands: a word in the header, and a notice with a way out when the chat cannot go on by itself.

// DirectLineJS's ConnectionStatus.
const CONNECTING = 1, ONLINE = 2, EXPIRED = 3, FAILED = 4, ENDED = 5;

export class ConnectionNotice {
  /** @param {Document} page @param {() => void} startOver */
  constructor(page, startOver) {
    this.state = /** @type {HTMLElement} */ (page.getElementById('state'));
    this.notice = /** @type {HTMLElement} */ (page.getElementById('notice'));
    this.text = /** @type {HTMLElement} */ (page.getElementById('notice-text'));
    this.button = /** @type {HTMLButtonElement} */ (page.getElementById('notice-action'));
    this.startOver = startOver;
    this.wasOnline = false;
    this.hasEnded = false;
  }

  /**
   * @param {{ subscribe(observer: (status: number) => void): unknown }} connectionStatus
   * @param {() => Promise<boolean>} renew Tries to go on with another token.
   */
  follow(connectionStatus, renew) {
    connectionStatus.subscribe(async status => {
      if (status !== EXPIRED || !await renew()) {
        this.#show(status);
      }
    });
  }

  /** The conversation could not even be opened. @param {string} reason */
  failed(reason) {
    this.#say('failed', 'Not connected');
    this.#offer(`${reason} Your conversation is kept.`, 'Try again', () => location.reload());
  }

  /** @param {number} status */
  #show(status) {
    if (this.hasEnded) {
      // DirectLineJS tries its refused token five times and then calls that a failure to connect.
      return;
    }

    switch (status) {
      case CONNECTING:
        this.#say('connecting', this.wasOnline ? 'Reconnecting' : 'Connecting');
        break;
      case ONLINE:
        this.wasOnline = true;
        this.#say('online', 'Connected');
        this.notice.hidden = true;
        break;
      case EXPIRED:
      case ENDED:
        this.hasEnded = true;
        this.#say('failed', 'Ended');
        this.#offer('This conversation has ended on the server. You can still read it here.', 'New conversation', this.startOver);
        break;
      case FAILED:
        this.failed('The server cannot be reached.');
        break;
    }
  }

  /** @param {string} state @param {string} text */
  #say(state, text) {
    this.state.dataset.state = state;
    /** @type {HTMLElement} */ (this.state.firstElementChild).textContent = text;
  }

  /** @param {string} text @param {string} label @param {() => void} act */
  #offer(text, label, act) {
    this.text.textContent = text;
    this.button.textContent = label;
    this.button.onclick = act;
    this.notice.hidden = false;
  }
}

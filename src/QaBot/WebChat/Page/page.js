// @ts-check
// The chat page: opens or resumes a conversation, draws the official Web Chat around it, and says how the connection stands.
import { ConversationSession } from './session.js';
import { ConnectionNotice } from './connection.js';
import { styleOptions } from './style.js';

const chat = /** @type {HTMLElement} */ (document.getElementById('chat'));
const nonce = /** @type {HTMLScriptElement} */ (document.querySelector('script[nonce]')).nonce;
const session = new ConversationSession(new URL('v3/directline', document.baseURI).href, sessionStorage);
const notice = new ConnectionNotice(document, startOver);

document.getElementById('new-conversation')?.addEventListener('click', startOver);
start();

async function start() {
  try {
    const conversation = await session.open();
    const directLine = WebChat.createDirectLine({ domain: session.domain, ...conversation });
    notice.follow(directLine.connectionStatus$, async () => {
      const renewed = await session.renew();
      renewed && directLine.reconnect(renewed);
      return renewed !== null;
    });
    draw(directLine);
    // DirectLineJS itself refreshes every quarter of an hour, whatever a token's life is; by its expired one a question would be lost.
    session.keepFresh(renewed => directLine.reconnect(renewed));
  } catch (fault) {
    notice.failed(fault instanceof Error ? fault.message : String(fault));
  }
}

/** @param {unknown} directLine */
function draw(directLine) {
  const room = document.createElement('div');
  room.className = 'room';
  chat.replaceChildren(room);
  WebChat.renderWebChat({
    directLine,
    locale: document.documentElement.lang,
    nonce,
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: 'Ask a question' },
    styleOptions,
  }, room);
  // A touch screen would answer with its keyboard, over half of the welcome.
  if (!matchMedia('(pointer: coarse)').matches) {
    focusInput(room);
  }
}

/** @param {HTMLElement} room */
function focusInput(room) {
  const focus = () => {
    const input = /** @type {HTMLElement | null} */ (room.querySelector('form textarea, form input[type="text"]'));
    input?.focus();
    return input !== null;
  };
  if (!focus()) {
    new MutationObserver((_, observer) => focus() && observer.disconnect()).observe(room, { childList: true, subtree: true });
  }
}

// A fresh page is the one state that is certainly clean: nothing of the old conversation can draw into the new one.
function startOver() {
  session.forget();
  location.reload();
}

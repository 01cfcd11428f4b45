// Asks one question through the official DirectLineJS and prints the bot's answers, one JSON activity a line.
// usage: node directline.mjs DOMAIN (ws|poll) QUESTION PATTERN
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = require('ws');
globalThis.window = globalThis;
const { DirectLine } = require('botframework-directlinejs');

const [domain, transport, question, pattern] = process.argv.slice(2);
const generated = await fetch(`${domain}/tokens/generate`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{}',
});
if (!generated.ok) {
  throw new Error(`tokens/generate answered ${generated.status}`);
}
const { token } = await generated.json();

const directLine = new DirectLine({ domain, token, webSocket: transport === 'ws', pollingInterval: 300 });
const expected = new RegExp(pattern, 's');
const timer = setTimeout(() => finish(1, 'no answer within 20 s'), 20_000);
directLine.activity$.subscribe((activity) => {
  if (activity.from?.role !== 'bot') {
    return;
  }
  console.log(JSON.stringify(activity));
  if (activity.type === 'message' && expected.test(activity.text ?? '')) {
    finish(0);
  }
});
directLine
  .postActivity({ type: 'message', text: question, textFormat: 'plain', from: { id: 'ignored' }, locale: 'en-US' })
  .subscribe((id) => console.error(`posted as ${id}`), (error) => finish(1, error.message));

function finish(code, reason) {
  clearTimeout(timer);
  if (reason) {
    console.error(reason);
  }
  directLine.end();
  process.exit(code);
}

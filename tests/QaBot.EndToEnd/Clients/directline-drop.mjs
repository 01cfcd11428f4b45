// Asks through the official DirectLineJS, drops its connections, asks again, and waits until it has come back for the answer.
// usage: node directline-drop.mjs DOMAIN (ws|poll) QUESTION PATTERN; prints how often each activity was seen
import http from 'node:http';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require('xhr2');
const Socket = require('ws');
const sockets = [];
globalThis.WebSocket = class extends Socket {
  constructor(...args) {
    super(...args);
    sockets.push(this);
  }
};
globalThis.window = globalThis;
const { DirectLine } = require('botframework-directlinejs');

const [domain, transport, question, pattern] = process.argv.slice(2);
const generated = await fetch(`${domain}/tokens/generate`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{}',
});
const { token } = await generated.json();
const directLine = new DirectLine({ domain, token, webSocket: transport === 'ws', pollingInterval: 300 });
const expected = new RegExp(pattern, 's');
const seen = new Map();
let answers = 0;
const timer = setTimeout(() => finish(1, `${answers} answers within 60 s`), 60_000);
directLine.activity$.subscribe((activity) => {
  seen.set(activity.id, (seen.get(activity.id) ?? 0) + 1);
  if (activity.from?.role !== 'bot' || activity.type !== 'message' || !expected.test(activity.text ?? '')) {
    return;
  }
  answers++;
  if (answers === 1) {
    sockets.forEach((socket) => socket.terminate());
    // Those of the requests that are done: a poll that is cut off in the middle is one that DirectLineJS never repeats.
    http.globalAgent.destroy();
    ask();
  } else {
    // A moment more, to see what else would come.
    setTimeout(() => finish(0), 1000);
  }
});
ask();

function ask() {
  directLine
    .postActivity({ type: 'message', text: question, textFormat: 'plain', from: { id: 'ignored' } })
    .subscribe(() => {}, (error) => finish(1, error.message));
}

function finish(code, reason) {
  clearTimeout(timer);
  console.log(JSON.stringify({ answers, sockets: sockets.length, most: Math.max(...seen.values()), reason }));
  directLine.end();
  process.exit(code);
}

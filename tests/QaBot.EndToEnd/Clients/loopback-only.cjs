// Preloaded with `node -r` before a client that would listen on all interfaces and call out: it may only do so on this machine.
'use strict';
const net = require('node:net');

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) {
    const callback = rest.find((argument) => typeof argument === 'function');
    return listen.call(this, { port: Number(first), host: '127.0.0.1' }, callback);
  }
  if (first && typeof first === 'object' && first.port !== undefined) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  }
  return listen.call(this, first, ...rest);
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === 'object' ? options.host : typeof args[1] === 'string' ? args[1] : 'localhost';
  const isLocal = !host || /^(localhost|127\.|::1$)/.test(host) || (typeof options === 'object' && options.path);
  if (isLocal) {
    return connect.apply(this, args);
  }
  process.nextTick(() => this.destroy(Object.assign(new Error(`refused: ${host} is not this machine`), { code: 'ECONNREFUSED' })));
  return this;
};

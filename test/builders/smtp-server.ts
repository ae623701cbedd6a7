/** A small real SMTP server on loopback: as much of the protocol as a sender needs to hand a mail over. */
import { createServer, type Socket } from 'node:net';

export type Accepted = { readonly from: string; readonly to: readonly string[]; readonly source: string };

type Refusals = {
  /** Answer to RCPT for these addresses, such as '550 no such mailbox'. */
  readonly recipients?: Readonly<Record<string, string>>;
};

const hostName = 'mail.test';

const serve = (socket: Socket, accepted: Accepted[], { recipients = {} }: Refusals, credentials: string[]): void => {
  let pending = '';
  let from = '';
  let to: string[] = [];
  let inMessage = false;
  const say = (line: string) => socket.write(`${line}\r\n`);

  const takeMessage = (): boolean => {
    const end = pending.indexOf('\r\n.\r\n');
    if (end === -1) return false;
    const source = pending.slice(0, end).replace(/^\.\./gm, '.');
    pending = pending.slice(end + 5);
    inMessage = false;
    accepted.push({ from, to, source });
    to = [];
    say('250 taken');
    return true;
  };
  const takeLine = (): boolean => {
    const end = pending.indexOf('\r\n');
    if (end === -1) return false;
    const line = pending.slice(0, end);
    pending = pending.slice(end + 2);
    const address = /<(.*?)>/.exec(line)?.[1] ?? '';
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') socket.write(`250-${hostName}\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n`);
    else if (verb === 'AUTH') {
      credentials.push(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString());
      say('235 welcome');
    } else if (verb === 'MAIL') {
      from = address;
      say('250 ok');
    } else if (verb === 'RCPT') {
      const refusal = recipients[address];
      if (!refusal) to = [...to, address];
      say(refusal ?? '250 ok');
    } else if (verb === 'DATA') {
      inMessage = true;
      say('354 go on');
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else say('250 ok');
    return true;
  };

  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    pending += chunk.toString('utf8');
    while (inMessage ? takeMessage() : takeLine());
  });
  say(`220 ${hostName}`);
};

export const anSmtpServer = async (refusals: Refusals = {}) => {
  const accepted: Accepted[] = [];
  const credentials: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, accepted, refusals, credentials);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    accepted,
    /** What AUTH PLAIN said: NUL user NUL password. */
    credentials,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

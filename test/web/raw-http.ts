/** Sends bytes as they are, for what no client library would send. */
import { connect } from 'node:net';

/** Everything the server says until it closes the connection, or until it is quiet after its answer. */
export const sendRaw = (port: number, ...parts: readonly (string | Buffer)[]): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      heard += part;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    for (const part of parts) socket.write(part);
  });

export const statusOf = (answer: string): number => Number(answer.split(' ')[1]);
export const bodyOf = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4);

/** Hears from the server, as it happens, which executions have ended: one answer that stays open for all of them. */
import { get } from 'node:http';

/** `commits`: transactions of the server since its start. */
type Ending = { readonly commits: number };

export type Endings = {
  /** Resolves once the execution of that name has ended. */
  ended(name: string): Promise<Ending>;
  close(): void;
};

export const listenToEndings = (url: string): Promise<Endings> =>
  new Promise((resolve, reject) => {
    const known = new Map<string, Ending>();
    const waiting = new Map<string, (ending: Ending) => void>();
    const hear = (line: string): void => {
      const [name = '', commits] = line.split(' ');
      const ending = { commits: Number(commits) };
      known.set(name, ending);
      waiting.get(name)?.(ending);
    };
    const request = get(new URL('/demo/ended', url), { agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const lines = (text + chunk).split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) hear(line);
      });
      resolve({
        ended: (name) => {
          const ending = known.get(name);
          return ending === undefined ? new Promise((tell) => waiting.set(name, tell)) : Promise.resolve(ending);
        },
        close: () => request.destroy(),
      });
    });
    // Until it is open; after that the server may end.
    request.on('error', reject);
  });

/** What `floor.ts` measures, in a process of its own: a decision a row, on the disk before it is answered. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const [dataDir = '.'] = process.argv.slice(2);
mkdirSync(dataDir, { recursive: true });
const db = new DatabaseSync(join(dataDir, 'floor.sqlite'));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE decisions (body TEXT NOT NULL) STRICT;');
const insert = db.prepare('INSERT INTO decisions (body) VALUES (?)');

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    insert.run(body);
    response.writeHead(303, { location: '/' }).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});

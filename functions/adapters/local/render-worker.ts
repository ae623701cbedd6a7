/** The thread in which papers become PDFs: a fifth of a second of work each, in which no page could be answered. */
import { parentPort } from 'node:worker_threads';
import type { Paper } from '../../domain/paper.ts';
import { renderPaper } from '../../pdf/render-paper.ts';
import { packageFonts } from './fonts.ts';

export type Asked = { readonly id: number; readonly paper: Paper };
export type Rendered =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly why: string };

const rendered = async ({ id, paper }: Asked): Promise<Rendered> => {
  try {
    return { id, bytes: await renderPaper(paper, packageFonts()) };
  } catch (error) {
    return { id, why: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', (asked: Asked) => {
  void rendered(asked).then((answer) => parentPort?.postMessage(answer));
});

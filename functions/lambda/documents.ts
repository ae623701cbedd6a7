/**
 * Makes PDFs of papers, and keeps in the bucket those that have a name. It has no right to the table and knows nobody:
 * whoever calls it has made the paper, and answers for who may read it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { createBucketFiles } from '../adapters/aws/bucket-files.ts';
import { clientDefaults } from '../adapters/aws/clients.ts';
import { readBucket } from '../adapters/aws/config.ts';
import { once } from '../adapters/aws/once.ts';
import { Paper } from '../domain/paper.ts';
import { createPapers } from '../pdf/papers.ts';
import { renderPaper } from '../pdf/render-paper.ts';

const Asked = z.strictObject({ paper: Paper, name: z.string().optional() });

/** An emulator knows buckets by path alone. */
const bucketClient = (): S3Client => {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 = AWS_ENDPOINT_URL } = process.env;
  return new S3Client({ ...clientDefaults(), forcePathStyle: AWS_ENDPOINT_URL_S3 !== undefined });
};

/** They lie beside the bundle. */
const font = (weight: string): Uint8Array => readFileSync(join(import.meta.dirname, `${weight}.ttf`));

const papers = once(async () => {
  const fonts = { regular: font('regular'), bold: font('bold') };
  return createPapers((paper) => renderPaper(paper, fonts), createBucketFiles(bucketClient(), readBucket()));
});

export const handler = async (event: unknown): Promise<{ pdf: string }> => {
  const { paper, name } = Asked.parse(event);
  const { render, kept } = await papers();
  const bytes = name === undefined ? await render(paper) : await kept(name, paper);
  return { pdf: Buffer.from(bytes).toString('base64') };
};

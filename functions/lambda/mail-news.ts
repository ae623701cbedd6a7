/** What SES tells of our mails: delivered, bounced, complained about. */
import { withRequestId } from '../adapters/aws/log.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { newsOf } from '../adapters/aws/ses-event.ts';
import { addressHash } from '../asking/by-address.ts';
import { hearNews } from '../mail-feedback/hear-news.ts';

const outside = begun(createOutside);

export const handler = withRequestId(async (event: unknown): Promise<void> => {
  const { log, ...rest } = await outside();
  const told = newsOf(event);
  if (!told) return log('warn', 'mail-news-refused', { because: 'not-ours' });
  const { effect, address, ...news } = told;
  const heard = await hearNews({ log, ...rest }, effect, { ...news, address: addressHash(address) });
  if (!heard.ok) return log('warn', 'mail-news-refused', { effect, because: heard.refusal });
  log('info', 'mail-news', { effect, kind: news.kind, heard: heard.value });
});

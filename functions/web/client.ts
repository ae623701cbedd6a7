/** One client of the web, for limits. A household or school has one IPv4 address, and 2^64 of IPv6: these are one. */
export const clientOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = address.split('%')[0]?.split('::') ?? [];
  const first = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(8 - first.length - last.length, 0);
  return [...first, ...Array<string>(zeros).fill('0'), ...last].slice(0, 4).join(':');
};

/** What every answer tells the browser not to do. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Settings } from '../ports.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** For a page with a script: ours, and what it asks of us. */
export const policyWithScript = `${contentSecurityPolicy}; script-src 'self'; connect-src 'self'`;

const permissionsPolicy = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'interest-cohort']
  .map((feature) => `${feature}=()`)
  .join(', ');

const oneYearSeconds = 31_536_000;
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * No referrer at all, except on plain HTTP away from this machine: there browsers send no Sec-Fetch-Site, so the
 * origin check needs their Origin, which `no-referrer` would make `null`. `same-origin` tells no other site either.
 */
const referrerPolicy = (publicUrl: URL): string =>
  publicUrl.protocol === 'http:' && !loopbackNames.has(publicUrl.hostname) ? 'same-origin' : 'no-referrer';

export const securityHeaders = (settings: Settings): Readonly<Record<string, string>> => {
  const publicUrl = new URL(settings.publicUrl);
  return {
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissionsPolicy,
    'referrer-policy': referrerPolicy(publicUrl),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(publicUrl.protocol === 'https:' && {
      'strict-transport-security': `max-age=${oneYearSeconds}`,
    }),
  };
};

type Handled = { response: APIGatewayProxyStructuredResultV2 | null | undefined };

/** The middleware that puts them on whatever leaves. */
export const withSecurityHeaders = (settings: Settings) => {
  const always = securityHeaders(settings);
  const add = (request: Handled): void => {
    if (!request.response) return;
    const { headers } = request.response;
    const mayScript = headers?.['content-security-policy'] === policyWithScript;
    const policy = mayScript ? { 'content-security-policy': policyWithScript } : {};
    // What has a version may be kept by whoever asked, who asks again each time whether it is still that one.
    const keep = headers?.etag === undefined ? {} : { 'cache-control': 'private, no-cache' };
    request.response = { ...request.response, headers: { ...headers, ...always, ...policy, ...keep } };
  };
  return { after: add, onError: add };
};

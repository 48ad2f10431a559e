/**
 * The content security policies of the two pages, in one place: webpack writes them into the pages, the local server
 * sends them as headers.
 */

/** Fluent fills its `<style>` elements by insertRule: they are empty, and this is the hash of the empty string. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

const BASE = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The web edition: nothing from elsewhere, no inline script or style, no string becomes code. */
export const WEB_POLICY = [
  ...BASE,
  `style-src 'self' ${EMPTY_STYLE}`,
  "require-trusted-types-for 'script'",
  'trusted-types taizhang',
].join('; ');

/** The add-in's page: office.js sets two style attributes and needs a default policy for its script addresses. */
export const ADDIN_POLICY = [
  ...BASE,
  `style-src 'self' 'unsafe-hashes' ${EMPTY_STYLE}`,
  "require-trusted-types-for 'script'",
  'trusted-types taizhang default',
].join('; ');

/** What only a header can say. */
export const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

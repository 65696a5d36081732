/**
 * What the page may load: only from its own origin. Mantine sets styles inline; no script is inline. The Caddyfile of the
 * page has the same policy, and a test compares the two.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'", // for the decoders of scanned pages in PDFs; it evaluates no script
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What the API answers, which `npm run web` passes on to the one on port 3000. */
const ofTheApi = '^/(v1|health|oauth2|openapi\\.json|docs|credentials|achievements|issuer|status|ob2|badges/.+|\\.well-known)(/|$)';

/** `npm run web` serves the page while it is written; `npm run web:build` makes dist/web of it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true, // tools/web-size.mjs reads it
    target: 'es2023',
    assetsInlineLimit: 0, // the content security policy takes no data: fonts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000, // the budget is on the first load, and tools/web-size.mjs keeps it
  },
  server: { proxy: { [ofTheApi]: 'http://localhost:3000' } },
});

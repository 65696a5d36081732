import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run web` serves the page while it is written, beside an API on port 3000. */
export default defineConfig({
  root: 'apps/web',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0, // the content security policy takes no data: scripts or styles
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: Object.fromEntries(['/v1', '/badges', '/achievements', '/issuer', '/status', '/health', '/openapi.json', '/docs'].map((path) => [path, 'http://localhost:3000'])) },
});

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What the API answers, which `npm run web` passes on to the one on port 3000. */
const ofTheApi =
  '^/(v1|health|oauth2|openapi\\.json|docs|credentials|achievements|issuer|status|ob2|badges/.+|\\.well-known)(/|$)';

/** Has a script run before the program, and beside it: Vite makes one of all scripts that index.html names. */
function early(script: string): Plugin {
  const path = `${import.meta.dirname}/${script}`;
  return {
    name: 'early',
    buildStart() {
      if (!this.meta.watchMode) this.emitFile({ type: 'chunk', id: path });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const built = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId === path);
        return [
          {
            tag: 'script',
            attrs: { type: 'module', async: true, src: `/${built?.fileName ?? script}` },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}

/** `npm run web` serves the page while it is written; `npm run web:build` makes dist/web of it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), early('src/api/first-requests.ts')],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true, // tools/web-size.mjs reads it
    target: 'es2023',
    assetsInlineLimit: 0, // the content security policy takes no data: fonts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Every file costs a slow processor some milliseconds: what the first page needs is one, what most pages need another.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: (id) => !id.includes('first-requests') },
            {
              name: 'common',
              test: /[\\/]web[\\/]src[\\/]ui[\\/](?!confirm-dialog)|features[\\/]work[\\/](days|enrollment-state|work\.module)|@tanstack[\\/](react-)?query/,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1_000, // the budget is on the first load, and tools/web-size.mjs keeps it
  },
  server: { proxy: { [ofTheApi]: 'http://localhost:3000' } },
});

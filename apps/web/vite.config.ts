import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The paths of the API, which `npm run web` forwards to port 3000. */
const ofTheApi =
  '^/(v1|health|oauth2|openapi\\.json|docs|credentials|achievements|issuer|status|ob2|badges/.+|\\.well-known)(/|$)';

/** Runs a script before the app, in its own file. Vite would merge all scripts that index.html names. */
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

/** `npm run web` serves the page during development; `npm run web:build` builds dist/web. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), early('src/api/first-requests.ts')],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true, // tools/web-size.mjs reads it
    target: 'es2023',
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { bundlerTimings: false }, // on a slow machine its advice would be the first thing that `npm start` says
      output: {
        // Every file costs a slow processor a few milliseconds, so the first page's code is one file, and most pages'
        // shared code another.
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
    chunkSizeWarningLimit: 1_000, // tools/web-size.mjs enforces the budget, on the first load
  },
  server: { proxy: { [ofTheApi]: 'http://localhost:3000' } },
});

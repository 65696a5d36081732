import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { rolldown } from 'rolldown';
import { defineConfig, type Plugin } from 'vite';

/** The paths of the API, which `npm run web` forwards to port 3000. */
const ofTheApi =
  '^/(v1|health|oauth2|openapi\\.json|docs|credentials|achievements|issuer|programs|status|ob2|ims|record|badges/.+|\\.well-known)(/|$)';

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

/** Code and fonts that few pages need. The service worker keeps them once they have been used. */
const notKeptAtFirst = /pdf|jbig2|openjpeg|(cyrillic|greek|vietnamese)[^/]*\.woff2$/;

/** Builds the service worker, with the list of the page's files. It has to have an address without a hash. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const assets = Object.keys(bundle).filter(
        (file) => /^assets\/.*\.(js|css|woff2)$/.test(file) && !notKeptAtFirst.test(file),
      );
      const revised = ['index.html', 'laurel.svg'].map((file) => {
        const content = readFileSync(`${dir}/${file}`);
        return { url: `/${file}`, revision: createHash('sha256').update(content).digest('hex').slice(0, 16) };
      });
      const files = [...revised, ...assets.map((file) => ({ url: `/${file}`, revision: null }))];
      const built = await rolldown({
        input: `${import.meta.dirname}/src/service-worker.ts`,
        platform: 'browser',
        transform: {
          target: 'es2023',
          define: { FILES_OF_THE_PAGE: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
        },
      });
      await built.write({ file: `${dir}/service-worker.js`, format: 'iife', minify: true });
      await built.close();
    },
  };
}

/** `npm run web` serves the page during development; `npm run web:build` builds dist/web. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), early('src/api/first-requests.ts'), serviceWorker()],
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
              test: /[\\/]web[\\/]src[\\/]ui[\\/](?!confirm-dialog|viewers)|features[\\/]work[\\/](days|enrollment-state|work\.module)|@tanstack[\\/](react-)?query/,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1_000, // tools/web-size.mjs enforces the budget, on the first load
  },
  server: { fs: { allow: ['../..'] }, proxy: { [ofTheApi]: 'http://localhost:3000' } },
});

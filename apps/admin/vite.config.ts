import react from '@vitejs/plugin-react';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { inlineDocuments } from './vite/inline-documents.js';

const server = process.env.CHASQUI_SERVER ?? 'http://127.0.0.1:4000';

/** What the server answers itself; every other path is a place of the single-page application. */
const SERVER_PATHS = [
  '^/mailbox/[^/]+/(body|raw)',
  '^/(media|import|export|hooks|o|c|u|p|v)(/|$)',
  '^/(profile|healthz|readyz|metrics|inbox\\.js)$',
];

/** The Latin part of the typeface is on every screen: fetch it with the page, not after the style sheet. */
function preloadTypeface(): Plugin {
  return {
    name: 'preload-typeface',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const font = Object.keys(bundle).find(name => /inter-latin-wght-normal.*\.woff2$/.test(name));
        if (font === undefined) throw new Error('The Latin typeface is not in the bundle.');
        const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' };
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

export default defineConfig({
  plugins: [
    inlineDocuments(join(dirname(fileURLToPath(import.meta.url)), 'src')),
    react(),
    preloadTypeface(),
  ],
  // Workspace packages are read as source, so that no build has to come before.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { manifest: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      ...Object.fromEntries(SERVER_PATHS.map(path => [path, { target: server }])),
    },
  },
});

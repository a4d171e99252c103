import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { oldestBrowsers } from '../browsers.ts';
import { precompress } from '../precompress.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

// No inline scripts (`modulePreload.polyfill` off keeps the page within script-src 'self'); names carry a hash, so files may be kept for a year.
export default defineConfig({
  root: here,
  base: '/staff/',
  publicDir: false,
  plugins: [react(), precompress()],
  build: {
    outDir: '../../dist/staff',
    emptyOutDir: true,
    target: oldestBrowsers,
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1600,
  },
});

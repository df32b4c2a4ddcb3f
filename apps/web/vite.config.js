import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { python } from './scripts/python.mjs';

export default defineConfig({
  plugins: [react()],
  define: { __PYTHON__: JSON.stringify({ folder: python.folder, bytes: python.bytes }) },
  // The server puts a new nonce in its place each time, and names it in its policy.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    // A data URL is no script or worker of this origin, so the policy refuses it.
    assetsInlineLimit: 0,
    target: 'es2023',
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/healthz': 'http://127.0.0.1:3000' } },
});

import { parentPort } from 'node:worker_threads';
import type { PaperDocument } from './document';
import { drawPaper } from './draw-paper';

parentPort?.on('message', ({ id, document }: { id: number; document: PaperDocument }) => {
  drawPaper(document).then(
    (bytes) => parentPort?.postMessage({ id, bytes }),
    (error: Error) => parentPort?.postMessage({ id, error: error.message }),
  );
});

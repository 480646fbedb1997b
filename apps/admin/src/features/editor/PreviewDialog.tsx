import { lazy, Suspense } from 'react';
import type { PreviewDialogProps } from './OpenPreviewDialog.js';

const OpenPreviewDialog = lazy(() => import('./OpenPreviewDialog.js'));

/** A look at a message, without going to the editor. */
export function PreviewDialog(props: PreviewDialogProps) {
  return (
    <Suspense fallback={null}>
      <OpenPreviewDialog {...props} />
    </Suspense>
  );
}

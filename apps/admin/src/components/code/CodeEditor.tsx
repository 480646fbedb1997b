import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense } from 'react';
import type { CodeEditorProps } from './source.js';

/** The editor is heavy, and only who looks at the code fetches it. */
const SourceEditor = lazy(() => import('./SourceEditor.js'));

/**
 * MJML or HTML with Liquid in it, coloured, with folding, search (Ctrl+F), undo, and each problem marked at its line.
 * Tab moves on to the next control, as everywhere; Ctrl+] and Ctrl+[ indent.
 */
export function CodeEditor({ height = '480px', ...props }: CodeEditorProps) {
  return (
    <Suspense fallback={<Skeleton variant="rounded" width="100%" sx={{ height }} />}>
      <SourceEditor height={height} {...props} />
    </Suspense>
  );
}

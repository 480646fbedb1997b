import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { QUIETLY } from '../../api/quietly.js';
import { useServerWords } from '../../api/server-words/useServerWords.js';
import { useSettled } from '../../components/time/useSettled.js';
import { graphql } from '../../gql/index.js';
import type { EditorPreviewQuery, RenderPreviewInput } from '../../gql/graphql.js';

const PREVIEW = graphql(`
  query EditorPreview($input: RenderPreviewInput!) {
    renderPreview(input: $input) {
      subject
      html
      text
      actionUrl
      missing
      user {
        id
        name
        email
      }
      issues {
        severity
        place
        line
        message
      }
    }
  }
`);

export type Preview = EditorPreviewQuery['renderPreview'];
export type Issue = Preview['issues'][number];

export interface LivePreview {
  /** The last one that could be made; absent before the first. */
  shown: Preview | undefined;
  issues: readonly Issue[];
  /** What is shown is older than what is written: the newest has a mistake in it. */
  stale: boolean;
  loading: boolean;
  error: Error | undefined;
  retry: () => void;
}

const PAUSE_MS = 350;

/** In the member's language. */
function useIssueWords(issues: readonly Issue[] | undefined): readonly Issue[] {
  const serverWords = useServerWords();
  return useMemo(
    () => (issues ?? []).map(issue => ({ ...issue, message: serverWords(issue.message) })),
    [issues, serverWords],
  );
}

/** A message as one person would get it, made by the server's own renderer whenever the writing pauses. */
export function usePreview(input: RenderPreviewInput): LivePreview {
  const asked = useSettled(JSON.stringify(input), PAUSE_MS);
  const { data, previousData, loading, error, refetch } = useQuery(PREVIEW, {
    variables: { input: JSON.parse(asked) as RenderPreviewInput },
    fetchPolicy: 'no-cache',
    context: QUIETLY,
  });
  // What could not be asked for is, once the browser is back on the network.
  useEffect(() => {
    if (!error) return;
    const again = () => void refetch();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [error, refetch]);
  const newest = (data ?? previousData)?.renderPreview;
  const issues = useIssueWords(newest?.issues);
  const works = newest !== undefined && newest.issues.every(issue => issue.severity !== 'ERROR');
  const [good, setGood] = useState<Preview>();
  if (works && newest !== good) setGood(newest);
  return {
    shown: works ? newest : good,
    issues,
    stale: newest !== undefined && !works,
    loading,
    error,
    retry: () => void refetch(),
  };
}

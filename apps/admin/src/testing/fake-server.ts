/** What a GraphQL operation is answered with. */
export type Answer =
  { data?: unknown; errors?: { message: string; extensions?: Record<string, unknown> }[] } | Error;

export interface Asked {
  query: string;
  variables: Record<string, unknown>;
  headers: Headers;
}

/**
 * Answers `fetch` in place of the server until the test restores it.
 *
 * @param answers by the name of the operation's first field (`me`, `signIn`); a function may answer differently each time,
 * or by the variables
 * @returns what was asked, in order
 */
export function fakeServer(
  answers: Readonly<Record<string, Answer | ((variables: Asked['variables']) => Answer)>>,
): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = async (_url, init) => {
    const { query, variables } = JSON.parse(init?.body as string) as Asked;
    asked.push({ query, variables, headers: new Headers(init?.headers) });
    const field = Object.keys(answers).find(name => new RegExp(`\\{\\s*${name}\\b`).test(query));
    const given = field === undefined ? new TypeError('nobody answers') : answers[field]!;
    const answer = typeof given === 'function' ? given(variables) : given;
    if (answer instanceof Error) throw answer;
    return Response.json(answer);
  };
  return asked;
}

export const refused = (code: string, extensions: Record<string, unknown> = {}): Answer => ({
  data: null,
  errors: [{ message: `refused: ${code}`, extensions: { code, ...extensions } }],
});

/** One error of a GraphQL answer, as far as anyone here reads it. */
export interface GraphqlError {
  message: string;
  extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface GraphqlAnswer<Data> {
  data?: Data | null;
  errors?: readonly GraphqlError[];
}

/** Requests with this header cannot come from another site's form (CSRF); the server asks for it. */
export const PREFLIGHT_HEADER = { 'apollo-require-preflight': 'true' } as const;

/**
 * One GraphQL operation by plain fetch, for what happens before there is a client: asking who is signed in, signing in.
 *
 * @throws TypeError when the server cannot be reached, SyntaxError when what answers is no GraphQL
 */
export async function postGraphql<Data>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<GraphqlAnswer<Data>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...PREFLIGHT_HEADER },
    body: JSON.stringify({ query, variables }),
  });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw new SyntaxError(`The server's answer (${response.status}) is no GraphQL answer.`);
  return answer as GraphqlAnswer<Data>;
}

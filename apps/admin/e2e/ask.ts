import type { Page } from 'playwright-core';

/** Asks the API as the member who is signed in at the page. */
export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const answer = await page.evaluate(async body => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/graphql', { method: 'POST', headers, body });
    return (await response.json()) as { data: unknown; errors?: { message: string }[] };
  }, JSON.stringify({ query, variables }));
  if (answer.errors) throw new Error(`The API refused: ${JSON.stringify(answer.errors)}`);
  return answer.data as Data;
}

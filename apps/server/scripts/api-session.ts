/** A member's session with the API of a running Chasqui, for scripts. */
export class ApiSession {
  private cookie = '';

  constructor(private readonly origin: string) {}

  async signIn(email: string, password: string): Promise<void> {
    await this.ask('mutation ($input: SignInInput!) { signIn(input: $input) { member { id } } }', {
      input: { email, password },
    });
  }

  /** Sends a document and returns its data. @throws Error with what the API said when it refuses. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? '';
    const { data, errors } = (await response.json()) as { data: Data | null; errors?: { message: string }[] };
    if (errors !== undefined || data === null)
      throw new Error(errors?.map(error => error.message).join(' ') ?? 'The API gave no data.');
    return data;
  }
}

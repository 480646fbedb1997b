import { describe, expect, it, jest } from '@jest/globals';
import { gql } from '@apollo/client';
import { waitFor } from '@testing-library/react';
import { QUIETLY } from '../../api/quietly.js';
import { readRefusal } from '../../api/useRefusalWords.js';
import { bePatient } from '../../testing/be-patient.js';
import { fakeServer, refused } from '../../testing/fake-server.js';
import { createApolloClient } from './client.js';

bePatient();

const CAMPAIGN = gql`
  {
    campaign {
      id
      name
    }
  }
`;
const spring = { data: { campaign: { __typename: 'Campaign', id: '1', name: 'Spring' } } };
const never = { signInAgain: () => new Promise<void>(() => undefined), onUnreachable: () => undefined };

describe('the client', () => {
  it('asks safe from other sites', async () => {
    const asked = fakeServer({ campaign: spring });
    await createApolloClient(never).query({ query: CAMPAIGN });
    expect(asked[0]?.headers.get('apollo-require-preflight')).toBe('true');
  });

  it('waits for a new sign-in when the session has ended, and then repeats what was refused', async () => {
    let ended = true;
    const asked = fakeServer({ campaign: () => (ended ? refused('UNAUTHENTICATED') : spring) });
    const steps: string[] = [];
    const signInAgain = async () => {
      steps.push('asked to sign in');
      ended = false;
    };
    const { data } = await createApolloClient({ ...never, signInAgain }).query({ query: CAMPAIGN });
    expect(data).toEqual(spring.data);
    expect(steps).toEqual(['asked to sign in']);
    expect(asked).toHaveLength(2);
  });

  it('leaves other refusals to the screen', async () => {
    fakeServer({
      campaign: refused('BAD_USER_INPUT', { fields: [{ path: 'name', message: 'Too long.' }, 'noise'] }),
    });
    const onUnreachable = jest.fn();
    const client = createApolloClient({ ...never, onUnreachable });
    const error: unknown = await client.query({ query: CAMPAIGN }).catch((caught: unknown) => caught);
    expect(readRefusal(error)).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'refused: BAD_USER_INPUT',
      fields: [{ path: 'name', message: 'Too long.' }],
    });
    expect(onUnreachable).not.toHaveBeenCalled();
  });

  it('tells when the server cannot be reached, and the screen too', async () => {
    fakeServer({ campaign: new TypeError('Failed to fetch') });
    const onUnreachable = jest.fn();
    const client = createApolloClient({ ...never, onUnreachable });
    await expect(client.query({ query: CAMPAIGN })).rejects.toThrow('Failed to fetch');
    expect(onUnreachable).toHaveBeenCalledTimes(1);
  });

  it('leaves it to the screen alone where that says so', async () => {
    fakeServer({ campaign: new TypeError('Failed to fetch') });
    const onUnreachable = jest.fn();
    const client = createApolloClient({ ...never, onUnreachable });
    await expect(client.query({ query: CAMPAIGN, context: QUIETLY })).rejects.toThrow('Failed to fetch');
    expect(onUnreachable).not.toHaveBeenCalled();
  });

  it('opens the socket with the first subscription, and not for queries', async () => {
    fakeServer({ campaign: spring });
    const opened: string[] = [];
    class NoSocket {
      constructor(url: string) {
        opened.push(url);
      }
      close(): void {}
    }
    Object.assign(globalThis, { WebSocket: NoSocket });
    const client = createApolloClient(never);
    await client.query({ query: CAMPAIGN });
    expect(opened).toEqual([]);

    const ticked = gql`
      subscription {
        ticked
      }
    `;
    const subscription = client.subscribe({ query: ticked }).subscribe({});
    await waitFor(() => expect(opened).toEqual(['ws://localhost/graphql']));
    subscription.unsubscribe();
  });
});

import { ApolloLink, Observable } from '@apollo/client';

/** The WebSocket's code is fetched with the first subscription; most pages have none. */
export function socketLink(url: string): ApolloLink {
  let opened: Promise<ApolloLink> | undefined;
  const open = async () => {
    const { openSocket } = await import('./open-socket.js');
    return openSocket(url);
  };
  return new ApolloLink((operation, forward) => {
    opened ??= open();
    const socket = opened;
    return new Observable(observer => {
      let stop: (() => void) | undefined;
      let stopped = false;
      const subscribe = async () => {
        const link = await socket;
        if (stopped) return;
        const subscription = link.request(operation, forward).subscribe(observer);
        stop = () => subscription.unsubscribe();
      };
      subscribe().catch((error: unknown) => observer.error(error));
      return () => {
        stopped = true;
        stop?.();
      };
    });
  });
}

import type { Permission } from '@chasqui/domain';
import { Authorized, Extensions } from 'type-graphql';

/**
 * Declares which permission an operation needs. Each query, mutation and subscription carries this or {@link Public};
 * a test fails on one that does not.
 */
export function Allow(permission: Permission): MethodDecorator {
  return both(Authorized<Permission>(permission), Extensions({ permission }));
}

/** Declares that an operation answers anybody: signing in, and asking who one is. */
export function Public(): MethodDecorator {
  return Extensions({ permission: 'public' });
}

function both(first: unknown, second: unknown): MethodDecorator {
  return (target, key, descriptor) => {
    (first as MethodDecorator)(target, key, descriptor);
    (second as MethodDecorator)(target, key, descriptor);
  };
}

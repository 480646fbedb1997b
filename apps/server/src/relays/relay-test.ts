import { SmtpStep } from '@chasqui/smtp';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';

/** The steps that a test goes through; a message would be the next. */
const RelayTestStep = {
  CONNECT: SmtpStep.CONNECT,
  GREETING: SmtpStep.GREETING,
  EHLO: SmtpStep.EHLO,
  TLS: SmtpStep.TLS,
  AUTH: SmtpStep.AUTH,
} as const;

registerEnumType(RelayTestStep, {
  name: 'RelayTestStep',
  description:
    'The steps of a test, in their order; with TLS from the first byte, TLS comes before the greeting.',
  valuesConfig: {
    CONNECT: { description: 'Finding the server and reaching it.' },
    GREETING: { description: 'What the relay says first.' },
    EHLO: { description: 'Introducing ourselves and hearing what it offers.' },
    TLS: { description: 'Protecting the connection.' },
    AUTH: { description: 'Signing in.' },
  },
});

@ObjectType({ description: 'What a relay offers.' })
class RelayOffer {
  @Field(() => String, { description: 'The words that it greets with.' })
  greeting: string;

  @Field(() => String, {
    nullable: true,
    description: 'Such as `TLSv1.3`; null: the connection is not encrypted.',
  })
  tlsVersion: string | null;

  @Field(() => String, { nullable: true, description: 'How it is encrypted.' })
  tlsCipher: string | null;

  @Field(() => Boolean, { description: 'Whether it has proved by its certificate who it is.' })
  certificateTrusted: boolean;

  @Field(() => Boolean, { description: 'PIPELINING: several commands go at once, which is faster.' })
  pipelining: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'SIZE: the largest message, in megabytes; null: it names no limit.',
  })
  maxMegabytes: number | null;

  @Field(() => Boolean, { description: '8BITMIME: content that is not ASCII goes as it is.' })
  eightBitMime: boolean;

  @Field(() => Boolean, { description: 'SMTPUTF8: addresses with characters beyond ASCII.' })
  smtpUtf8: boolean;

  @Field(() => [String], { description: 'AUTH: the ways to sign in.' })
  authMechanisms: string[];

  @Field(() => Boolean, { description: 'Whether Chasqui signed in; false: it was not asked to.' })
  signedIn: boolean;
}

@ObjectType({ description: 'Where a test ended.' })
class RelayTestFailure {
  @Field(() => RelayTestStep, { description: 'The step that failed.' })
  step: SmtpStep;

  @Field(() => String, { description: "The relay's own words, or what happened to the connection." })
  words: string;

  @Field(() => String, { description: 'What to do.' })
  advice: string;
}

@ObjectType({ description: 'What trying out a relay has shown. No message was sent.' })
export class RelayTest {
  @Field(() => Boolean, { description: 'Whether messages could be sent through it.' })
  ok: boolean;

  @Field(() => RelayTestFailure, { nullable: true, description: 'Where it failed, if it did.' })
  failure: RelayTestFailure | null;

  @Field(() => RelayOffer, { nullable: true, description: 'What it offers, if it did not fail.' })
  offers: RelayOffer | null;
}
